/* The task definition as typed structs: one per API shape, members named as in the API, in snake case.
 * bind.c fills them from the field tables in fields.c. */
#ifndef ECSLINT_MODEL_H
#define ECSLINT_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "text.h"
#include "tree.h"

enum state {
	ABSENT, /* not written, or written in a way that ECS takes as unset */
	OK,
	BAD, /* written, but already reported: no rule may speak about it again */
	OPAQUE, /* written, but nobody knows the value yet: a template token */
};

/* Every value begins alike. `at` is the value's node; NULL when ABSENT, except that an explicit null or an
 * empty list keeps its node. */
#define VALUE_HEAD                                                                                           \
	enum state state;                                                                                    \
	const struct node *at

struct value {
	VALUE_HEAD;
};

struct str {
	VALUE_HEAD;
	struct text v;
};

struct num {
	VALUE_HEAD;
	int64_t v;
};

struct boolean {
	VALUE_HEAD;
	bool v;
};

/* A value of a closed set; `v` is the set's enum. */
struct choice {
	VALUE_HEAD;
	int v;
};

/* `open`: a template token stands among the elements, so there may be others. */
#define LIST_HEAD                                                                                            \
	VALUE_HEAD;                                                                                          \
	uint32_t count;                                                                                      \
	bool open

#define LIST_OF(shape)                                                                                       \
	struct shape##_list {                                                                                \
		LIST_HEAD;                                                                                   \
		struct shape *v;                                                                             \
	};

struct list {
	LIST_HEAD;
	void *v;
};

struct pair {
	struct text key;
	struct str value; /* its `at` has the key's place too */
};

LIST_OF(str)
LIST_OF(num)
LIST_OF(choice)

struct map {
	LIST_HEAD;
	struct pair *v;
};

/* For values of any kind: */
#define is_ok(value) ((value).state == OK)
#define is_absent(value) ((value).state == ABSENT)
#define num_ok(value) ((value).state == OK)
#define str_ok(value) ((value).state == OK)
/* An element list may be walked whenever it is OK; it is never NULL then. Elements may be in any state. */

/* `open`: the object may have members that cannot be seen (a template directive or a syntax fault);
 * those not seen are OPAQUE or BAD then, never ABSENT. */
#define OBJECT_HEAD                                                                                          \
	VALUE_HEAD;                                                                                          \
	bool open

enum network_mode { NETWORK_BRIDGE, NETWORK_HOST, NETWORK_AWSVPC, NETWORK_NONE };
enum application_protocol { APPLICATION_HTTP, APPLICATION_HTTP2, APPLICATION_GRPC };
enum environment_file_type { ENVIRONMENT_FILE_S3 };
enum device_permission { DEVICE_READ, DEVICE_WRITE, DEVICE_MKNOD };
enum condition { CONDITION_START, CONDITION_COMPLETE, CONDITION_SUCCESS, CONDITION_HEALTHY };
enum version_consistency { VERSION_CONSISTENCY_ENABLED, VERSION_CONSISTENCY_DISABLED };
enum ulimit_name {
	ULIMIT_CORE,
	ULIMIT_CPU,
	ULIMIT_DATA,
	ULIMIT_FSIZE,
	ULIMIT_LOCKS,
	ULIMIT_MEMLOCK,
	ULIMIT_MSGQUEUE,
	ULIMIT_NICE,
	ULIMIT_NOFILE,
	ULIMIT_NPROC,
	ULIMIT_RSS,
	ULIMIT_RTPRIO,
	ULIMIT_RTTIME,
	ULIMIT_SIGPENDING,
	ULIMIT_STACK,
};
enum log_driver {
	LOG_AWSFIRELENS,
	LOG_AWSLOGS,
	LOG_FLUENTD,
	LOG_GELF,
	LOG_JOURNALD,
	LOG_JSON_FILE,
	LOG_SPLUNK,
	LOG_SYSLOG,
	LOG_NONE, /* registers on EC2 although the API's enum lacks it */
};
enum resource_type { RESOURCE_GPU, RESOURCE_INFERENCE_ACCELERATOR, RESOURCE_NEURON_DEVICE };
enum firelens_type { FIRELENS_FLUENTBIT, FIRELENS_FLUENTD };
enum volume_scope { VOLUME_SCOPE_TASK, VOLUME_SCOPE_SHARED };
enum toggle { TOGGLE_ENABLED, TOGGLE_DISABLED };
enum placement_type { PLACEMENT_MEMBER_OF };
/* In the order of enum launch_type's bits. */
enum compatibility {
	COMPATIBILITY_EC2,
	COMPATIBILITY_FARGATE,
	COMPATIBILITY_EXTERNAL,
	COMPATIBILITY_MANAGED_INSTANCES,
};
enum pid_mode { PID_HOST, PID_TASK };
enum ipc_mode { IPC_HOST, IPC_TASK, IPC_NONE };
enum proxy_type { PROXY_APPMESH };
enum cpu_architecture { CPU_X86_64, CPU_ARM64 };
enum os_family {
	OS_LINUX,
	OS_WINDOWS_SERVER_2016_FULL,
	OS_WINDOWS_SERVER_2019_CORE,
	OS_WINDOWS_SERVER_2019_FULL,
	OS_WINDOWS_SERVER_2004_CORE,
	OS_WINDOWS_SERVER_20H2_CORE,
	OS_WINDOWS_SERVER_2022_CORE,
	OS_WINDOWS_SERVER_2022_FULL,
	OS_WINDOWS_SERVER_2025_CORE,
	OS_WINDOWS_SERVER_2025_FULL,
};

struct repository_credentials {
	OBJECT_HEAD;
	struct str credentials_parameter;
};
LIST_OF(repository_credentials)

struct port {
	OBJECT_HEAD;
	struct num container_port;
	struct num host_port;
	struct str protocol; /* any other text than tcp and udp counts as tcp */
	struct str name;
	struct choice app_protocol;
	struct str container_port_range;
};
LIST_OF(port)

struct restart_policy {
	OBJECT_HEAD;
	struct boolean enabled;
	struct num_list ignored_exit_codes;
	struct num restart_attempt_period;
};
LIST_OF(restart_policy)

struct environment_variable {
	OBJECT_HEAD;
	struct str name;
	struct str value;
};
LIST_OF(environment_variable)

struct environment_file {
	OBJECT_HEAD;
	struct str value;
	struct choice type;
};
LIST_OF(environment_file)

struct mount_point {
	OBJECT_HEAD;
	struct str source_volume;
	struct str container_path;
	struct boolean read_only;
};
LIST_OF(mount_point)

struct volume_from {
	OBJECT_HEAD;
	struct str source_container;
	struct boolean read_only;
};
LIST_OF(volume_from)

struct capabilities {
	OBJECT_HEAD;
	struct str_list add;
	struct str_list drop;
};
LIST_OF(capabilities)

struct device {
	OBJECT_HEAD;
	struct str host_path;
	struct str container_path;
	struct choice_list permissions;
};
LIST_OF(device)

struct tmpfs {
	OBJECT_HEAD;
	struct str container_path;
	struct num size;
	struct str_list mount_options;
};
LIST_OF(tmpfs)

struct linux_parameters {
	OBJECT_HEAD;
	struct capabilities capabilities;
	struct device_list devices;
	struct boolean init_process_enabled;
	struct num shared_memory_size;
	struct tmpfs_list tmpfs;
	struct num max_swap;
	struct num swappiness;
};
LIST_OF(linux_parameters)

struct secret {
	OBJECT_HEAD;
	struct str name;
	struct str value_from;
};
LIST_OF(secret)

struct dependency {
	OBJECT_HEAD;
	struct str container_name;
	struct choice condition;
};
LIST_OF(dependency)

struct host_entry {
	OBJECT_HEAD;
	struct str hostname;
	struct str ip_address;
};
LIST_OF(host_entry)

struct ulimit {
	OBJECT_HEAD;
	struct choice name;
	struct num soft_limit;
	struct num hard_limit;
};
LIST_OF(ulimit)

struct log_configuration {
	OBJECT_HEAD;
	struct choice log_driver;
	struct map options;
	struct secret_list secret_options;
};
LIST_OF(log_configuration)

struct health_check {
	OBJECT_HEAD;
	struct str_list command;
	struct num interval;
	struct num timeout;
	struct num retries;
	struct num start_period;
};
LIST_OF(health_check)

struct system_control {
	OBJECT_HEAD;
	struct str namespace;
	struct str value;
};
LIST_OF(system_control)

struct nvidia_mps {
	OBJECT_HEAD;
	struct num memory;
	struct num max_compute_percent;
};
LIST_OF(nvidia_mps)

struct sharing_strategy {
	OBJECT_HEAD;
	struct nvidia_mps nvidia_mps;
};
LIST_OF(sharing_strategy)

struct resource_requirement {
	OBJECT_HEAD;
	struct str value;
	struct choice type;
	struct sharing_strategy sharing_strategy;
};
LIST_OF(resource_requirement)

struct firelens_configuration {
	OBJECT_HEAD;
	struct choice type;
	struct map options;
};
LIST_OF(firelens_configuration)

struct container {
	OBJECT_HEAD;
	struct str name;
	struct str image;
	struct repository_credentials repository_credentials;
	struct num cpu;
	struct num memory;
	struct num memory_reservation;
	struct str_list links;
	struct port_list port_mappings;
	struct boolean essential;
	struct restart_policy restart_policy;
	struct str_list entry_point;
	struct str_list command;
	struct environment_variable_list environment;
	struct environment_file_list environment_files;
	struct mount_point_list mount_points;
	struct volume_from_list volumes_from;
	struct linux_parameters linux_parameters;
	struct secret_list secrets;
	struct dependency_list depends_on;
	struct num start_timeout;
	struct num stop_timeout;
	struct choice version_consistency;
	struct str hostname;
	struct str user;
	struct str working_directory;
	struct boolean disable_networking;
	struct boolean privileged;
	struct boolean readonly_root_filesystem;
	struct str_list dns_servers;
	struct str_list dns_search_domains;
	struct host_entry_list extra_hosts;
	struct str_list docker_security_options;
	struct boolean interactive;
	struct boolean pseudo_terminal;
	struct map docker_labels;
	struct ulimit_list ulimits;
	struct log_configuration log_configuration;
	struct health_check health_check;
	struct system_control_list system_controls;
	struct resource_requirement_list resource_requirements;
	struct firelens_configuration firelens_configuration;
	struct str_list credential_specs;
};
LIST_OF(container)

struct host_volume {
	OBJECT_HEAD;
	struct str source_path;
};
LIST_OF(host_volume)

struct docker_volume {
	OBJECT_HEAD;
	struct choice scope;
	struct boolean autoprovision;
	struct str driver;
	struct map driver_opts;
	struct map labels;
};
LIST_OF(docker_volume)

struct efs_authorization {
	OBJECT_HEAD;
	struct str access_point_id;
	struct choice iam;
};
LIST_OF(efs_authorization)

struct efs_volume {
	OBJECT_HEAD;
	struct str file_system_id;
	struct str root_directory;
	struct choice transit_encryption;
	struct num transit_encryption_port;
	struct efs_authorization authorization_config;
};
LIST_OF(efs_volume)

struct s3files_volume {
	OBJECT_HEAD;
	struct str file_system_arn;
	struct str root_directory;
	struct num transit_encryption_port;
	struct str access_point_arn;
};
LIST_OF(s3files_volume)

struct fsx_authorization {
	OBJECT_HEAD;
	struct str credentials_parameter;
	struct str domain;
};
LIST_OF(fsx_authorization)

struct fsx_volume {
	OBJECT_HEAD;
	struct str file_system_id;
	struct str root_directory;
	struct fsx_authorization authorization_config;
};
LIST_OF(fsx_volume)

struct volume {
	OBJECT_HEAD;
	struct str name;
	struct host_volume host;
	struct docker_volume docker_volume_configuration;
	struct efs_volume efs_volume_configuration;
	struct s3files_volume s3files_volume_configuration;
	struct fsx_volume fsx_windows_volume_configuration;
	struct boolean configured_at_launch;
};
LIST_OF(volume)

struct placement_constraint {
	OBJECT_HEAD;
	struct choice type;
	struct str expression;
};
LIST_OF(placement_constraint)

struct tag {
	OBJECT_HEAD;
	struct str key;
	struct str value;
};
LIST_OF(tag)

/* The same shape as an environment variable, with other rules for what may be left out. */
struct proxy_property {
	OBJECT_HEAD;
	struct str name;
	struct str value;
};
LIST_OF(proxy_property)

struct proxy_configuration {
	OBJECT_HEAD;
	struct choice type;
	struct str container_name;
	struct proxy_property_list properties;
};
LIST_OF(proxy_configuration)

struct inference_accelerator {
	OBJECT_HEAD;
	struct str device_name;
	struct str device_type;
};
LIST_OF(inference_accelerator)

struct ephemeral_storage {
	OBJECT_HEAD;
	struct num size_in_gib;
};
LIST_OF(ephemeral_storage)

struct runtime_platform {
	OBJECT_HEAD;
	struct choice cpu_architecture;
	struct choice operating_system_family;
};
LIST_OF(runtime_platform)

struct task {
	OBJECT_HEAD;
	struct str family;
	struct str task_role_arn;
	struct str execution_role_arn;
	struct choice network_mode;
	struct container_list container_definitions;
	struct volume_list volumes;
	struct placement_constraint_list placement_constraints;
	struct choice_list requires_compatibilities;
	struct str cpu;
	struct str memory;
	struct tag_list tags;
	struct choice pid_mode;
	struct choice ipc_mode;
	struct proxy_configuration proxy_configuration;
	struct inference_accelerator_list inference_accelerators;
	struct ephemeral_storage ephemeral_storage;
	struct runtime_platform runtime_platform;
	struct boolean enable_fault_injection;
};
LIST_OF(task)

/* The pair with this key, or NULL. */
const struct pair *map_find(const struct map *map, const char *key);

#endif
