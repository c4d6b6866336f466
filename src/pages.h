/* The AWS documentation pages that rules refer to. */
#ifndef ECSLINT_PAGES_H
#define ECSLINT_PAGES_H

struct page {
	const char *title;
	const char *url;
};

extern const struct page page_register; /* API reference of the whole request */
extern const struct page page_container;
extern const struct page page_port_mapping;
extern const struct page page_volume;
extern const struct page page_efs;
extern const struct page page_s3files;
extern const struct page page_fsx;
extern const struct page page_docker_volume;
extern const struct page page_bind_mounts;
extern const struct page page_ebs;
extern const struct page page_health_check;
extern const struct page page_dependency;
extern const struct page page_restart_policy;
extern const struct page page_log_configuration;
extern const struct page page_awslogs;
extern const struct page page_firelens;
extern const struct page page_linux_parameters;
extern const struct page page_capabilities;
extern const struct page page_ulimit;
extern const struct page page_system_control;
extern const struct page page_resource_requirement;
extern const struct page page_gpu;
extern const struct page page_proxy;
extern const struct page page_ephemeral_storage;
extern const struct page page_runtime_platform;
extern const struct page page_placement;
extern const struct page page_tag;
extern const struct page page_fargate; /* guide: task definition parameters for Fargate */
extern const struct page page_fargate_differences;
extern const struct page page_managed_instances;
extern const struct page page_external;
extern const struct page page_windows;
extern const struct page page_task_size_errors; /* guide: invalid CPU or memory errors */
extern const struct page page_task_networking;
extern const struct page page_service_connect;
extern const struct page page_task_role;
extern const struct page page_execution_role;
extern const struct page page_secrets;
extern const struct page page_environment_files;
extern const struct page page_private_registry;
extern const struct page page_ecr;
extern const struct page page_fault_injection;
extern const struct page page_quotas;
extern const struct page page_security;
extern const struct page page_best_practices_images;
extern const struct page page_describe;
extern const struct page page_json; /* RFC 8259 */

#endif
