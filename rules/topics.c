/* The topics, in the order in which the catalogue lists them. */
#include "topics.h"

const struct topic *const topics[] = {
	&topic_document,      &topic_schema,        &topic_containers,   &topic_image,
	&topic_roles,         &topic_size,          &topic_memory,       &topic_platform,
	&topic_network,       &topic_links,         &topic_ports,        &topic_port_ranges,
	&topic_port_clashes,  &topic_volumes,       &topic_file_systems, &topic_mounts,
	&topic_dependencies,  &topic_health,        &topic_fargate,      &topic_linux,
	&topic_tags,          &topic_proxy,         &topic_accelerators, &topic_unsupported,
	&topic_logging,       &topic_awslogs,       &topic_firelens,     &topic_firelens_options,
	&topic_environment,   &topic_secrets,       &topic_security,     &topic_security_container,
	&topic_security_host, &topic_credentials,   &topic_reliability,  &topic_cost,
	&topic_style,         &topic_configuration,
};

const size_t topic_count = sizeof topics / sizeof *topics;
