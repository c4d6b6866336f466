/* The topic files of this folder. A new one is declared here and listed in topics.c. */
#ifndef ECSLINT_TOPICS_H
#define ECSLINT_TOPICS_H

#include "built_in.h"
#include "lint.h"

extern const struct topic topic_roles;
extern const struct topic topic_containers;
extern const struct topic topic_image;
extern const struct topic topic_size;
extern const struct topic topic_memory;
extern const struct topic topic_platform;
extern const struct topic topic_volumes;
extern const struct topic topic_file_systems;
extern const struct topic topic_mounts;
extern const struct topic topic_dependencies;
extern const struct topic topic_health;
extern const struct topic topic_fargate;
extern const struct topic topic_linux;
extern const struct topic topic_tags;
extern const struct topic topic_proxy;
extern const struct topic topic_accelerators;
extern const struct topic topic_unsupported;
extern const struct topic topic_network;
extern const struct topic topic_links;
extern const struct topic topic_ports;
extern const struct topic topic_port_ranges;
extern const struct topic topic_port_clashes;
extern const struct topic topic_logging;
extern const struct topic topic_awslogs;
extern const struct topic topic_firelens;
extern const struct topic topic_firelens_options;
extern const struct topic topic_environment;
extern const struct topic topic_secrets;
extern const struct topic topic_security;
extern const struct topic topic_security_container;
extern const struct topic topic_security_host;
extern const struct topic topic_credentials;
extern const struct topic topic_reliability;
extern const struct topic topic_cost;
extern const struct topic topic_style;

#endif
