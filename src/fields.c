/* Every member that RegisterTaskDefinition takes, one row each (API of 2026-11-04).
 * A new member is one row here and one line in model.h. */
#include "fields.h"

/* Equal types or a compiler warning: the row's macro names the type that the struct's member must have. */
#define MEMBER(shape, key, member, kind)                                                                     \
	key, sizeof(key) - 1,                                                                                \
		.offset = offsetof(struct shape, member) +                                                   \
			  0 * sizeof(&((struct shape *)0)->member == (kind *)0)

#define STRING(shape, key, member) MEMBER(shape, key, member, struct str), .type = FIELD_STRING
#define INTEGER(shape, key, member) MEMBER(shape, key, member, struct num), .type = FIELD_INTEGER
#define BOOLEAN(shape, key, member) MEMBER(shape, key, member, struct boolean), .type = FIELD_BOOLEAN
#define CHOICE(shape, key, member, set)                                                                      \
	MEMBER(shape, key, member, struct choice), .type = FIELD_CHOICE, .choices = &set
#define OBJECT(shape, key, member, inner)                                                                    \
	MEMBER(shape, key, member, struct inner), .type = FIELD_OBJECT, .object = &inner##_object
#define STRINGS(shape, key, member) MEMBER(shape, key, member, struct str_list), .type = FIELD_STRINGS
#define INTEGERS(shape, key, member) MEMBER(shape, key, member, struct num_list), .type = FIELD_INTEGERS
#define CHOICES(shape, key, member, set)                                                                     \
	MEMBER(shape, key, member, struct choice_list), .type = FIELD_CHOICES, .choices = &set
#define OBJECTS(shape, key, member, inner)                                                                   \
	MEMBER(shape, key, member, struct inner##_list), .type = FIELD_OBJECTS, .object = &inner##_object
#define MAP(shape, key, member) MEMBER(shape, key, member, struct map), .type = FIELD_MAP

#define OBJECT_OF(shape, name, what)                                                                         \
	{                                                                                                    \
		name, what, sizeof(struct shape), offsetof(struct shape, open), shape##_fields,              \
			sizeof shape##_fields / sizeof *shape##_fields                                       \
	}

#define CHOICES_OF(values)                                                                                   \
	{                                                                                                    \
		values, sizeof(values) / sizeof *(values), false, NULL                                       \
	}

/* One row a value, one a member. */
/* clang-format off */

static const struct choice_value network_mode_values[] = {
	{ "awsvpc", NETWORK_AWSVPC }, { "bridge", NETWORK_BRIDGE }, { "host", NETWORK_HOST }, { "none", NETWORK_NONE },
};
static const struct choices network_modes = CHOICES_OF(network_mode_values);

static const struct choice_value application_protocol_values[] = {
	{ "http", APPLICATION_HTTP }, { "http2", APPLICATION_HTTP2 }, { "grpc", APPLICATION_GRPC },
};
static const struct choices application_protocols = CHOICES_OF(application_protocol_values);

static const struct choice_value environment_file_type_values[] = { { "s3", ENVIRONMENT_FILE_S3 } };
static const struct choices environment_file_types = CHOICES_OF(environment_file_type_values);

static const struct choice_value device_permission_values[] = {
	{ "read", DEVICE_READ }, { "write", DEVICE_WRITE }, { "mknod", DEVICE_MKNOD },
};
static const struct choices device_permissions = CHOICES_OF(device_permission_values);

static const struct choice_value condition_values[] = {
	{ "START", CONDITION_START }, { "COMPLETE", CONDITION_COMPLETE }, { "SUCCESS", CONDITION_SUCCESS },
	{ "HEALTHY", CONDITION_HEALTHY },
};
static const struct choices conditions = CHOICES_OF(condition_values);

static const struct choice_value version_consistency_values[] = {
	{ "enabled", VERSION_CONSISTENCY_ENABLED }, { "disabled", VERSION_CONSISTENCY_DISABLED },
};
static const struct choices version_consistencies = CHOICES_OF(version_consistency_values);

static const struct choice_value ulimit_name_values[] = {
	{ "core", ULIMIT_CORE }, { "cpu", ULIMIT_CPU }, { "data", ULIMIT_DATA }, { "fsize", ULIMIT_FSIZE },
	{ "locks", ULIMIT_LOCKS }, { "memlock", ULIMIT_MEMLOCK }, { "msgqueue", ULIMIT_MSGQUEUE },
	{ "nice", ULIMIT_NICE }, { "nofile", ULIMIT_NOFILE }, { "nproc", ULIMIT_NPROC }, { "rss", ULIMIT_RSS },
	{ "rtprio", ULIMIT_RTPRIO }, { "rttime", ULIMIT_RTTIME }, { "sigpending", ULIMIT_SIGPENDING },
	{ "stack", ULIMIT_STACK },
};
static const struct choices ulimit_names = CHOICES_OF(ulimit_name_values);

static const struct choice_value log_driver_values[] = {
	{ "awslogs", LOG_AWSLOGS }, { "awsfirelens", LOG_AWSFIRELENS }, { "splunk", LOG_SPLUNK },
	{ "json-file", LOG_JSON_FILE }, { "syslog", LOG_SYSLOG }, { "journald", LOG_JOURNALD }, { "gelf", LOG_GELF },
	{ "fluentd", LOG_FLUENTD }, { "none", LOG_NONE },
};
static const struct choices log_drivers = {
	log_driver_values, sizeof log_driver_values / sizeof *log_driver_values, true, NULL,
};

static const struct choice_value resource_type_values[] = {
	{ "GPU", RESOURCE_GPU }, { "NeuronDevice", RESOURCE_NEURON_DEVICE },
	{ "InferenceAccelerator", RESOURCE_INFERENCE_ACCELERATOR },
};
static const struct choices resource_types = CHOICES_OF(resource_type_values);

static const struct choice_value firelens_type_values[] = {
	{ "fluentbit", FIRELENS_FLUENTBIT }, { "fluentd", FIRELENS_FLUENTD },
};
static const struct choices firelens_types = CHOICES_OF(firelens_type_values);

static const struct choice_value volume_scope_values[] = {
	{ "task", VOLUME_SCOPE_TASK }, { "shared", VOLUME_SCOPE_SHARED },
};
static const struct choices volume_scopes = CHOICES_OF(volume_scope_values);

static const struct choice_value toggle_values[] = { { "ENABLED", TOGGLE_ENABLED }, { "DISABLED", TOGGLE_DISABLED } };
static const struct choices toggles = CHOICES_OF(toggle_values);

static const struct choice_value placement_type_values[] = { { "memberOf", PLACEMENT_MEMBER_OF } };
static const struct choices placement_types = CHOICES_OF(placement_type_values);

static const struct choice_value compatibility_values[] = {
	{ "EC2", COMPATIBILITY_EC2 }, { "FARGATE", COMPATIBILITY_FARGATE }, { "EXTERNAL", COMPATIBILITY_EXTERNAL },
	{ "MANAGED_INSTANCES", COMPATIBILITY_MANAGED_INSTANCES },
};
static const struct choices compatibilities = CHOICES_OF(compatibility_values);

static const struct choice_value pid_mode_values[] = { { "host", PID_HOST }, { "task", PID_TASK } };
static const struct choices pid_modes = CHOICES_OF(pid_mode_values);

static const struct choice_value ipc_mode_values[] = {
	{ "host", IPC_HOST }, { "task", IPC_TASK }, { "none", IPC_NONE },
};
static const struct choices ipc_modes = CHOICES_OF(ipc_mode_values);

static const struct choice_value proxy_type_values[] = { { "APPMESH", PROXY_APPMESH } };
static const struct choices proxy_types = CHOICES_OF(proxy_type_values);

static const struct choice_value cpu_architecture_values[] = { { "X86_64", CPU_X86_64 }, { "ARM64", CPU_ARM64 } };
static const struct choices cpu_architectures = CHOICES_OF(cpu_architecture_values);

static const struct choice_value os_family_values[] = {
	{ "LINUX", OS_LINUX },
	{ "WINDOWS_SERVER_2025_CORE", OS_WINDOWS_SERVER_2025_CORE },
	{ "WINDOWS_SERVER_2025_FULL", OS_WINDOWS_SERVER_2025_FULL },
	{ "WINDOWS_SERVER_2022_CORE", OS_WINDOWS_SERVER_2022_CORE },
	{ "WINDOWS_SERVER_2022_FULL", OS_WINDOWS_SERVER_2022_FULL },
	{ "WINDOWS_SERVER_2019_CORE", OS_WINDOWS_SERVER_2019_CORE },
	{ "WINDOWS_SERVER_2019_FULL", OS_WINDOWS_SERVER_2019_FULL },
	{ "WINDOWS_SERVER_2016_FULL", OS_WINDOWS_SERVER_2016_FULL },
	{ "WINDOWS_SERVER_2004_CORE", OS_WINDOWS_SERVER_2004_CORE },
	{ "WINDOWS_SERVER_20H2_CORE", OS_WINDOWS_SERVER_20H2_CORE },
};
static const struct choices os_families = {
	os_family_values, sizeof os_family_values / sizeof *os_family_values, false, "WINDOWS_SERVER_20",
};

static const struct field repository_credentials_fields[] = {
	{ STRING(repository_credentials, "credentialsParameter", credentials_parameter), .flags = FIELD_REQUIRED | FIELD_CAPITAL_WORDS | FIELD_EMPTY_COUNTS,
	  .help = "ARN or name of the Secrets Manager secret with the registry's user name and password",
	  .since = "2018-07-25" },
};
static const struct object repository_credentials_object = OBJECT_OF(repository_credentials, "RepositoryCredentials", "repositoryCredentials");

static const struct field port_fields[] = {
	{ INTEGER(port, "containerPort", container_port), .bounds = BOUNDS(1, 65535),
	  .help = "port the container listens on",
	  .refused = "Invalid 'containerPort' setting for container" },
	{ INTEGER(port, "hostPort", host_port), .bounds = BOUNDS(0, 65535),
	  .help = "port on the host; in awsvpc and host mode equal to containerPort or left out, in bridge mode 0 or absent for a dynamic one",
	  .refused = "Invalid 'hostPort' setting for container" },
	{ STRING(port, "protocol", protocol),
	  .help = "tcp (default) or udp",
	  .since = "2015-06-11" },
	{ STRING(port, "name", name),
	  .help = "name of the mapping for Service Connect",
	  .since = "2022-11-28" },
	{ CHOICE(port, "appProtocol", app_protocol, application_protocols),
	  .help = "application protocol that Service Connect understands: http, http2 or grpc",
	  .since = "2022-11-28" },
	{ STRING(port, "containerPortRange", container_port_range),
	  .help = "range of ports such as \"8080-8090\", instead of containerPort",
	  .since = "2022-12-15" },
};
static const struct object port_object = OBJECT_OF(port, "PortMapping", "a port mapping");

static const struct field restart_policy_fields[] = {
	{ BOOLEAN(restart_policy, "enabled", enabled), .flags = FIELD_REQUIRED,
	  .help = "whether ECS restarts the container when it exits",
	  .since = "2024-08-15" },
	{ INTEGERS(restart_policy, "ignoredExitCodes", ignored_exit_codes), .items = BOUNDS(0, 50),
	  .help = "exit codes after which the container is not restarted",
	  .since = "2024-08-15" },
	{ INTEGER(restart_policy, "restartAttemptPeriod", restart_attempt_period), .bounds = BOUNDS(60, 1800),
	  .help = "how long the container must run before it may be restarted", .unit = "seconds",
	  .refused = "The 'restartAttemptPeriod' setting for container must be between 60 and 1800.",
	  .since = "2024-08-15" },
};
static const struct object restart_policy_object = OBJECT_OF(restart_policy, "ContainerRestartPolicy", "restartPolicy");

static const struct field environment_variable_fields[] = {
	{ STRING(environment_variable, "name", name), .flags = FIELD_REQUIRED,
	  .help = "name of the variable",
	  .missing = "Environment variable name cannot be null or blank." },
	{ STRING(environment_variable, "value", value), .flags = FIELD_FREE_TEXT | FIELD_RENDERED | FIELD_EMPTY_COUNTS,
	  .help = "value of the variable" },
};
static const struct object environment_variable_object = OBJECT_OF(environment_variable, "KeyValuePair", "an environment variable");

static const struct field environment_file_fields[] = {
	{ STRING(environment_file, "value", value), .flags = FIELD_REQUIRED | FIELD_CAPITAL_WORDS,
	  .help = "ARN of the S3 object that holds the variables, a file that ends in .env",
	  .since = "2020-05-18" },
	{ CHOICE(environment_file, "type", type, environment_file_types), .flags = FIELD_REQUIRED,
	  .help = "where the file is: s3",
	  .since = "2020-05-18" },
};
static const struct object environment_file_object = OBJECT_OF(environment_file, "EnvironmentFile", "an environment file");

static const struct field mount_point_fields[] = {
	{ STRING(mount_point, "sourceVolume", source_volume),
	  .help = "name of a volume of the task definition" },
	{ STRING(mount_point, "containerPath", container_path),
	  .help = "absolute path in the container" },
	{ BOOLEAN(mount_point, "readOnly", read_only),
	  .help = "whether the container may only read the volume" },
};
static const struct object mount_point_object = OBJECT_OF(mount_point, "MountPoint", "a mount point");

static const struct field volume_from_fields[] = {
	{ STRING(volume_from, "sourceContainer", source_container),
	  .help = "container whose volumes are mounted" },
	{ BOOLEAN(volume_from, "readOnly", read_only),
	  .help = "whether the container may only read them" },
};
static const struct object volume_from_object = OBJECT_OF(volume_from, "VolumeFrom", "a volumesFrom entry");

static const struct field capabilities_fields[] = {
	{ STRINGS(capabilities, "add", add),
	  .help = "Linux capabilities added to Docker's default",
	  .since = "2017-09-22" },
	{ STRINGS(capabilities, "drop", drop),
	  .help = "Linux capabilities taken from Docker's default",
	  .since = "2017-09-22" },
};
static const struct object capabilities_object = OBJECT_OF(capabilities, "KernelCapabilities", "capabilities");

static const struct field device_fields[] = {
	{ STRING(device, "hostPath", host_path), .flags = FIELD_REQUIRED,
	  .help = "path of the device on the host",
	  .since = "2017-11-03" },
	{ STRING(device, "containerPath", container_path),
	  .help = "path of the device in the container",
	  .since = "2017-11-03" },
	{ CHOICES(device, "permissions", permissions, device_permissions),
	  .help = "what the container may do with it: read, write, mknod",
	  .since = "2017-11-03" },
};
static const struct object device_object = OBJECT_OF(device, "Device", "a device");

static const struct field tmpfs_fields[] = {
	{ STRING(tmpfs, "containerPath", container_path), .flags = FIELD_REQUIRED,
	  .help = "absolute path at which the memory file system is mounted",
	  .since = "2018-03-20" },
	{ INTEGER(tmpfs, "size", size), .flags = FIELD_REQUIRED, .bounds = BOUNDS(0, INT32_MAX),
	  .help = "largest size of the file system", .unit = "MiB",
	  .since = "2018-03-20" },
	{ STRINGS(tmpfs, "mountOptions", mount_options),
	  .help = "mount options",
	  .since = "2018-03-20" },
};
static const struct object tmpfs_object = OBJECT_OF(tmpfs, "Tmpfs", "a tmpfs mount");

static const struct field linux_parameters_fields[] = {
	{ OBJECT(linux_parameters, "capabilities", capabilities, capabilities),
	  .help = "Linux capabilities of the container",
	  .since = "2017-09-22" },
	{ OBJECTS(linux_parameters, "devices", devices, device),
	  .help = "host devices shown to the container",
	  .since = "2017-11-03" },
	{ BOOLEAN(linux_parameters, "initProcessEnabled", init_process_enabled),
	  .help = "whether an init process forwards signals and reaps children",
	  .since = "2017-11-03" },
	{ INTEGER(linux_parameters, "sharedMemorySize", shared_memory_size), .bounds = BOUNDS(0, INT32_MAX),
	  .help = "size of /dev/shm", .unit = "MiB",
	  .since = "2018-03-20" },
	{ OBJECTS(linux_parameters, "tmpfs", tmpfs, tmpfs),
	  .help = "memory file systems",
	  .since = "2018-03-20" },
	{ INTEGER(linux_parameters, "maxSwap", max_swap), .bounds = BOUNDS(0, INT32_MAX),
	  .help = "swap the container may use", .unit = "MiB",
	  .since = "2019-08-16" },
	{ INTEGER(linux_parameters, "swappiness", swappiness), .bounds = BOUNDS(0, 100),
	  .help = "how eagerly pages are swapped, 0 to 100",
	  .since = "2019-08-16" },
};
static const struct object linux_parameters_object = OBJECT_OF(linux_parameters, "LinuxParameters", "linuxParameters");

static const struct field secret_fields[] = {
	{ STRING(secret, "name", name), .flags = FIELD_REQUIRED,
	  .help = "name of the environment variable or log option that gets the value",
	  .since = "2018-11-15" },
	{ STRING(secret, "valueFrom", value_from), .flags = FIELD_REQUIRED | FIELD_CAPITAL_WORDS,
	  .help = "ARN of a Secrets Manager secret, or ARN or name of a Systems Manager parameter",
	  .since = "2018-11-15" },
};
static const struct object secret_object = OBJECT_OF(secret, "Secret", "a secret");

static const struct field dependency_fields[] = {
	{ STRING(dependency, "containerName", container_name), .flags = FIELD_REQUIRED,
	  .help = "container this one waits for",
	  .since = "2019-03-07" },
	{ CHOICE(dependency, "condition", condition, conditions), .flags = FIELD_REQUIRED,
	  .help = "START, COMPLETE, SUCCESS or HEALTHY",
	  .since = "2019-03-07" },
};
static const struct object dependency_object = OBJECT_OF(dependency, "ContainerDependency", "a dependency");

static const struct field host_entry_fields[] = {
	{ STRING(host_entry, "hostname", hostname), .flags = FIELD_REQUIRED,
	  .help = "name to be entered in /etc/hosts",
	  .since = "2015-10-07" },
	{ STRING(host_entry, "ipAddress", ip_address), .flags = FIELD_REQUIRED,
	  .help = "its address",
	  .since = "2015-10-07" },
};
static const struct object host_entry_object = OBJECT_OF(host_entry, "HostEntry", "an extraHosts entry");

static const struct field ulimit_fields[] = {
	{ CHOICE(ulimit, "name", name, ulimit_names), .flags = FIELD_REQUIRED,
	  .help = "which limit",
	  .since = "2015-10-07" },
	{ INTEGER(ulimit, "softLimit", soft_limit), .flags = FIELD_REQUIRED,
	  .help = "the limit that applies at first",
	  .since = "2015-10-07" },
	{ INTEGER(ulimit, "hardLimit", hard_limit), .flags = FIELD_REQUIRED,
	  .help = "how far a process may raise the limit",
	  .since = "2015-10-07" },
};
static const struct object ulimit_object = OBJECT_OF(ulimit, "Ulimit", "a ulimit");

static const struct field log_configuration_fields[] = {
	{ CHOICE(log_configuration, "logDriver", log_driver, log_drivers), .flags = FIELD_REQUIRED,
	  .help = "where the container's output goes",
	  .since = "2015-10-07" },
	{ MAP(log_configuration, "options", options), .flags = FIELD_OWN_LANGUAGE,
	  .help = "options of the log driver, all values strings",
	  .since = "2015-10-07" },
	{ OBJECTS(log_configuration, "secretOptions", secret_options, secret),
	  .help = "options of the log driver whose values are secrets",
	  .since = "2019-05-01" },
};
static const struct object log_configuration_object = OBJECT_OF(log_configuration, "LogConfiguration", "logConfiguration");

static const struct field health_check_fields[] = {
	{ STRINGS(health_check, "command", command), .flags = FIELD_REQUIRED | FIELD_FREE_TEXT | FIELD_EMPTY_COUNTS,
	  .items = BOUNDS(1, INT32_MAX),
	  .help = "[\"CMD-SHELL\", \"one shell line\"] or [\"CMD\", \"program\", \"argument\", …]",
	  .since = "2018-03-08" },
	{ INTEGER(health_check, "interval", interval), .flags = FIELD_REFUSED_ABOVE, .bounds = BOUNDS(5, 300),
	  .help = "time between two checks", .unit = "seconds",
	  .refused = "Health check interval must be less than or equal to the maximum allowed value",
	  .since = "2018-03-08" },
	{ INTEGER(health_check, "timeout", timeout), .flags = FIELD_REFUSED_ABOVE, .bounds = BOUNDS(2, 60),
	  .help = "time a check may take", .unit = "seconds",
	  .refused = "Health check timeout must be less than or equal to the maximum allowed value",
	  .since = "2018-03-08" },
	{ INTEGER(health_check, "retries", retries), .flags = FIELD_REFUSED_ABOVE, .bounds = BOUNDS(1, 10),
	  .help = "failures in a row after which the container is unhealthy",
	  .refused = "Health check retries must be less than or equal to the maximum allowed value",
	  .since = "2018-03-08" },
	{ INTEGER(health_check, "startPeriod", start_period), .flags = FIELD_REFUSED_ABOVE, .bounds = BOUNDS(0, 300),
	  .help = "time in which failures do not count", .unit = "seconds",
	  .refused = "Health check startPeriod must be less than or equal to the maximum allowed value",
	  .since = "2018-03-08" },
};
static const struct object health_check_object = OBJECT_OF(health_check, "HealthCheck", "healthCheck");

static const struct field system_control_fields[] = {
	{ STRING(system_control, "namespace", namespace),
	  .help = "name of the kernel parameter",
	  .since = "2018-09-17" },
	{ STRING(system_control, "value", value),
	  .help = "its value",
	  .since = "2018-09-17" },
};
static const struct object system_control_object = OBJECT_OF(system_control, "SystemControl", "a systemControls entry");

static const struct field nvidia_mps_fields[] = {
	{ INTEGER(nvidia_mps, "memory", memory), .flags = FIELD_REQUIRED, .bounds = BOUNDS(1, INT32_MAX),
	  .help = "GPU memory of the container", .unit = "MiB",
	  .since = "2026-10-27" },
	{ INTEGER(nvidia_mps, "maxComputePercent", max_compute_percent), .bounds = BOUNDS(1, 100),
	  .help = "largest share of the GPU's compute",
	  .since = "2026-10-27" },
};
static const struct object nvidia_mps_object = OBJECT_OF(nvidia_mps, "NvidiaMpsAllocation", "nvidiaMps");

static const struct field sharing_strategy_fields[] = {
	{ OBJECT(sharing_strategy, "nvidiaMps", nvidia_mps, nvidia_mps),
	  .help = "share of a GPU through NVIDIA MPS",
	  .since = "2026-10-27" },
};
static const struct object sharing_strategy_object = OBJECT_OF(sharing_strategy, "SharingStrategy", "sharingStrategy");

static const struct field resource_requirement_fields[] = {
	{ STRING(resource_requirement, "value", value),
	  .help = "number of GPUs as a string, \"ALL\", or a fraction",
	  .since = "2019-02-04" },
	{ CHOICE(resource_requirement, "type", type, resource_types), .flags = FIELD_REQUIRED,
	  .help = "GPU, NeuronDevice or InferenceAccelerator",
	  .since = "2019-02-04" },
	{ OBJECT(resource_requirement, "sharingStrategy", sharing_strategy, sharing_strategy),
	  .help = "how the container shares a GPU, instead of value",
	  .since = "2026-10-27" },
};
static const struct object resource_requirement_object = OBJECT_OF(resource_requirement, "ResourceRequirement", "a resource requirement");

static const struct field firelens_configuration_fields[] = {
	{ CHOICE(firelens_configuration, "type", type, firelens_types), .flags = FIELD_REQUIRED,
	  .help = "log router: fluentbit or fluentd",
	  .since = "2019-08-30" },
	{ MAP(firelens_configuration, "options", options), .flags = FIELD_CAPITAL_WORDS,
	  .help = "enable-ecs-log-metadata, config-file-type and config-file-value",
	  .since = "2019-08-30" },
};
static const struct object firelens_configuration_object = OBJECT_OF(firelens_configuration, "FirelensConfiguration", "firelensConfiguration");

static const struct field container_fields[] = {
	{ STRING(container, "name", name), .flags = FIELD_REQUIRED | FIELD_NAME,
	  .help = "name of the container",
	  .missing = "Container.name should not be null or empty." },
	{ STRING(container, "image", image), .flags = FIELD_REQUIRED | FIELD_CAPITAL_WORDS,
	  .help = "image reference: [registry/]repository[:tag][@sha256:digest]",
	  .missing = "Container.image should not be null or empty." },
	{ OBJECT(container, "repositoryCredentials", repository_credentials, repository_credentials),
	  .help = "credentials of a private registry outside ECR",
	  .since = "2018-07-25" },
	{ INTEGER(container, "cpu", cpu), .bounds = BOUNDS(0, INT32_MAX),
	  .help = "CPU units (1024 = 1 vCPU) reserved for the container", .unit = "CPU units" },
	{ INTEGER(container, "memory", memory), .bounds = BOUNDS(0, INT32_MAX),
	  .help = "hard limit: the container is stopped when it takes more", .unit = "MiB" },
	{ INTEGER(container, "memoryReservation", memory_reservation), .bounds = BOUNDS(0, INT32_MAX),
	  .help = "soft limit: memory reserved for the container", .unit = "MiB",
	  .since = "2016-08-16" },
	{ STRINGS(container, "links", links),
	  .help = "containers reachable by name, bridge mode only" },
	{ OBJECTS(container, "portMappings", port_mappings, port),
	  .help = "ports the container listens on" },
	{ BOOLEAN(container, "essential", essential),
	  .help = "whether the task stops when this container stops; true unless written false" },
	{ OBJECT(container, "restartPolicy", restart_policy, restart_policy),
	  .help = "whether and how the container is restarted by itself",
	  .since = "2024-08-15" },
	{ STRINGS(container, "entryPoint", entry_point), .flags = FIELD_FREE_TEXT,
	  .help = "replaces the image's ENTRYPOINT" },
	{ STRINGS(container, "command", command), .flags = FIELD_FREE_TEXT,
	  .help = "replaces the image's CMD" },
	{ OBJECTS(container, "environment", environment, environment_variable),
	  .help = "environment variables in plain text, a list of name and value" },
	{ OBJECTS(container, "environmentFiles", environment_files, environment_file), .items = BOUNDS(0, 10),
	  .help = "files in S3 with environment variables",
	  .too_many = "The maximum number of environment files was exceeded. Specify ten or less and try again.",
	  .since = "2020-05-18" },
	{ OBJECTS(container, "mountPoints", mount_points, mount_point),
	  .help = "volumes mounted into the container" },
	{ OBJECTS(container, "volumesFrom", volumes_from, volume_from),
	  .help = "containers whose volumes are mounted too" },
	{ OBJECT(container, "linuxParameters", linux_parameters, linux_parameters),
	  .help = "Linux-only settings: capabilities, devices, tmpfs, swap",
	  .since = "2017-09-22" },
	{ OBJECTS(container, "secrets", secrets, secret),
	  .help = "environment variables whose values come from Secrets Manager or Systems Manager",
	  .since = "2018-11-15" },
	{ OBJECTS(container, "dependsOn", depends_on, dependency),
	  .help = "containers that must have reached a state before this one starts",
	  .since = "2019-03-07" },
	{ INTEGER(container, "startTimeout", start_timeout),
	  .help = "how long a container that depends on this one waits for it", .unit = "seconds",
	  .since = "2019-03-07" },
	{ INTEGER(container, "stopTimeout", stop_timeout),
	  .help = "time between SIGTERM and SIGKILL", .unit = "seconds",
	  .since = "2019-03-07" },
	{ CHOICE(container, "versionConsistency", version_consistency, version_consistencies),
	  .help = "whether ECS resolves the image's tag to a digest: enabled or disabled",
	  .since = "2024-11-19" },
	{ STRING(container, "hostname", hostname),
	  .help = "host name in the container",
	  .since = "2015-10-07" },
	{ STRING(container, "user", user),
	  .help = "user the container runs as: name or id, optionally with :group",
	  .since = "2015-10-07" },
	{ STRING(container, "workingDirectory", working_directory),
	  .help = "working directory of the container",
	  .since = "2015-10-07" },
	{ BOOLEAN(container, "disableNetworking", disable_networking),
	  .help = "whether the container has no network",
	  .since = "2015-10-07" },
	{ BOOLEAN(container, "privileged", privileged),
	  .help = "whether the container has the host's root powers",
	  .since = "2015-10-07" },
	{ BOOLEAN(container, "readonlyRootFilesystem", readonly_root_filesystem),
	  .help = "whether the container may not write to its root file system",
	  .since = "2015-10-07" },
	{ STRINGS(container, "dnsServers", dns_servers),
	  .help = "DNS servers",
	  .since = "2015-10-07" },
	{ STRINGS(container, "dnsSearchDomains", dns_search_domains),
	  .help = "DNS search domains",
	  .since = "2015-10-07" },
	{ OBJECTS(container, "extraHosts", extra_hosts, host_entry),
	  .help = "entries for /etc/hosts",
	  .since = "2015-10-07" },
	{ STRINGS(container, "dockerSecurityOptions", docker_security_options),
	  .help = "SELinux, AppArmor and credential spec options",
	  .since = "2015-10-07" },
	{ BOOLEAN(container, "interactive", interactive),
	  .help = "whether standard input stays open",
	  .since = "2018-09-17" },
	{ BOOLEAN(container, "pseudoTerminal", pseudo_terminal),
	  .help = "whether a terminal is allocated",
	  .since = "2018-09-17" },
	{ MAP(container, "dockerLabels", docker_labels), .flags = FIELD_FREE_TEXT,
	  .help = "labels of the container, all values strings",
	  .since = "2015-10-07" },
	{ OBJECTS(container, "ulimits", ulimits, ulimit),
	  .help = "resource limits",
	  .since = "2015-10-07" },
	{ OBJECT(container, "logConfiguration", log_configuration, log_configuration),
	  .help = "where the container's output goes",
	  .since = "2015-10-07" },
	{ OBJECT(container, "healthCheck", health_check, health_check),
	  .help = "command that tells whether the container is healthy",
	  .since = "2018-03-08" },
	{ OBJECTS(container, "systemControls", system_controls, system_control),
	  .help = "kernel parameters",
	  .since = "2018-09-17" },
	{ OBJECTS(container, "resourceRequirements", resource_requirements, resource_requirement),
	  .help = "GPUs and accelerators",
	  .since = "2019-02-04" },
	{ OBJECT(container, "firelensConfiguration", firelens_configuration, firelens_configuration),
	  .help = "makes this container the log router of the task",
	  .since = "2019-08-30" },
	{ STRINGS(container, "credentialSpecs", credential_specs), .flags = FIELD_CAPITAL_WORDS, .items = BOUNDS(0, 1),
	  .help = "gMSA credential spec, at most one",
	  .since = "2023-06-30" },
};
static const struct object container_object = OBJECT_OF(container, "ContainerDefinition", "a container");

static const struct field host_volume_fields[] = {
	{ STRING(host_volume, "sourcePath", source_path), .terraform = "host_path", .flags = FIELD_EMPTY_COUNTS,
	  .help = "path on the host; absent for an empty volume of the task" },
};
static const struct object host_volume_object = OBJECT_OF(host_volume, "HostVolumeProperties", "host");

static const struct field docker_volume_fields[] = {
	{ CHOICE(docker_volume, "scope", scope, volume_scopes),
	  .help = "task or shared",
	  .since = "2018-08-09" },
	{ BOOLEAN(docker_volume, "autoprovision", autoprovision),
	  .help = "whether a shared volume is made when it does not exist",
	  .since = "2018-08-09" },
	{ STRING(docker_volume, "driver", driver), .flags = FIELD_EMPTY_COUNTS,
	  .help = "Docker volume driver",
	  .since = "2018-08-09" },
	{ MAP(docker_volume, "driverOpts", driver_opts),
	  .help = "options of the driver",
	  .since = "2018-08-09" },
	{ MAP(docker_volume, "labels", labels), .flags = FIELD_FREE_TEXT,
	  .help = "labels of the volume",
	  .since = "2018-08-09" },
};
static const struct object docker_volume_object = OBJECT_OF(docker_volume, "DockerVolumeConfiguration", "dockerVolumeConfiguration");

static const struct field efs_authorization_fields[] = {
	{ STRING(efs_authorization, "accessPointId", access_point_id),
	  .help = "EFS access point",
	  .since = "2020-04-08" },
	{ CHOICE(efs_authorization, "iam", iam, toggles), .cloudformation = "IAM",
	  .help = "whether the task's role is used to mount: ENABLED or DISABLED",
	  .since = "2020-04-08" },
};
static const struct object efs_authorization_object = OBJECT_OF(efs_authorization, "EFSAuthorizationConfig", "authorizationConfig");

static const struct field efs_volume_fields[] = {
	{ STRING(efs_volume, "fileSystemId", file_system_id), .cloudformation = "FilesystemId", .flags = FIELD_REQUIRED | FIELD_CAPITAL_WORDS,
	  .help = "EFS file system",
	  .since = "2020-01-17" },
	{ STRING(efs_volume, "rootDirectory", root_directory),
	  .help = "directory of the file system that is mounted",
	  .since = "2020-01-17" },
	{ CHOICE(efs_volume, "transitEncryption", transit_encryption, toggles),
	  .help = "whether traffic to the file system is encrypted: ENABLED or DISABLED",
	  .since = "2020-04-08" },
	{ INTEGER(efs_volume, "transitEncryptionPort", transit_encryption_port), .bounds = BOUNDS(0, 65535),
	  .help = "port for encrypted traffic",
	  .since = "2020-04-08" },
	{ OBJECT(efs_volume, "authorizationConfig", authorization_config, efs_authorization),
	  .help = "access point and IAM authorization",
	  .since = "2020-04-08" },
};
static const struct object efs_volume_object = OBJECT_OF(efs_volume, "EFSVolumeConfiguration", "efsVolumeConfiguration");

static const struct field s3files_volume_fields[] = {
	{ STRING(s3files_volume, "fileSystemArn", file_system_arn), .flags = FIELD_REQUIRED | FIELD_CAPITAL_WORDS,
	  .help = "ARN of the S3 Files file system",
	  .since = "2026-04-07" },
	{ STRING(s3files_volume, "rootDirectory", root_directory),
	  .help = "directory of the file system that is mounted",
	  .since = "2026-04-07" },
	{ INTEGER(s3files_volume, "transitEncryptionPort", transit_encryption_port), .bounds = BOUNDS(0, 65535),
	  .help = "port for encrypted traffic",
	  .since = "2026-04-07" },
	{ STRING(s3files_volume, "accessPointArn", access_point_arn), .flags = FIELD_CAPITAL_WORDS,
	  .help = "ARN of the S3 Files access point",
	  .since = "2026-04-07" },
};
static const struct object s3files_volume_object = OBJECT_OF(s3files_volume, "S3FilesVolumeConfiguration", "s3filesVolumeConfiguration");

static const struct field fsx_authorization_fields[] = {
	{ STRING(fsx_authorization, "credentialsParameter", credentials_parameter), .flags = FIELD_REQUIRED | FIELD_CAPITAL_WORDS,
	  .help = "ARN of the secret or parameter with the Active Directory credentials",
	  .since = "2020-11-09" },
	{ STRING(fsx_authorization, "domain", domain), .flags = FIELD_REQUIRED,
	  .help = "Active Directory domain",
	  .since = "2020-11-09" },
};
static const struct object fsx_authorization_object = OBJECT_OF(fsx_authorization, "FSxWindowsFileServerAuthorizationConfig", "authorizationConfig");

static const struct field fsx_volume_fields[] = {
	{ STRING(fsx_volume, "fileSystemId", file_system_id), .flags = FIELD_REQUIRED,
	  .help = "FSx for Windows File Server file system",
	  .since = "2020-11-09" },
	{ STRING(fsx_volume, "rootDirectory", root_directory), .flags = FIELD_REQUIRED,
	  .help = "directory of the file system that is mounted",
	  .since = "2020-11-09" },
	{ OBJECT(fsx_volume, "authorizationConfig", authorization_config, fsx_authorization), .flags = FIELD_REQUIRED,
	  .help = "credentials for the file system",
	  .since = "2020-11-09" },
};
static const struct object fsx_volume_object = OBJECT_OF(fsx_volume, "FSxWindowsFileServerVolumeConfiguration", "fsxWindowsFileServerVolumeConfiguration");

static const struct field volume_fields[] = {
	{ STRING(volume, "name", name), .flags = FIELD_NAME,
	  .help = "name that mountPoints refer to",
	  .refused = "volume.name contains invalid characters." },
	{ OBJECT(volume, "host", host, host_volume),
	  .help = "directory on the host, or {} for an empty volume of the task" },
	{ OBJECT(volume, "dockerVolumeConfiguration", docker_volume_configuration, docker_volume),
	  .help = "Docker volume",
	  .since = "2018-08-09" },
	{ OBJECT(volume, "efsVolumeConfiguration", efs_volume_configuration, efs_volume), .cloudformation = "EFSVolumeConfiguration",
	  .help = "Amazon EFS file system",
	  .since = "2020-01-17" },
	{ OBJECT(volume, "s3filesVolumeConfiguration", s3files_volume_configuration, s3files_volume), .cloudformation = "S3FilesVolumeConfiguration",
	  .help = "Amazon S3 Files file system",
	  .since = "2026-04-07" },
	{ OBJECT(volume, "fsxWindowsFileServerVolumeConfiguration", fsx_windows_volume_configuration, fsx_volume), .cloudformation = "FSxWindowsFileServerVolumeConfiguration",
	  .help = "FSx for Windows File Server file system",
	  .since = "2020-11-09" },
	{ BOOLEAN(volume, "configuredAtLaunch", configured_at_launch), .terraform = "configure_at_launch",
	  .help = "whether the service or the run-task call describes the volume (Amazon EBS)",
	  .since = "2024-01-11" },
};
static const struct object volume_object = OBJECT_OF(volume, "Volume", "a volume");

static const struct field placement_constraint_fields[] = {
	{ CHOICE(placement_constraint, "type", type, placement_types), .flags = FIELD_REQUIRED,
	  .help = "memberOf",
	  .refused = "constraint.type … is not supported.",
	  .since = "2016-12-29" },
	{ STRING(placement_constraint, "expression", expression),
	  .help = "cluster query language expression",
	  .since = "2016-12-29" },
};
static const struct object placement_constraint_object = OBJECT_OF(placement_constraint, "TaskDefinitionPlacementConstraint", "a placement constraint");

static const struct field tag_fields[] = {
	{ STRING(tag, "key", key), .flags = FIELD_EMPTY_COUNTS,
	  .help = "key of the tag",
	  .since = "2018-11-15" },
	{ STRING(tag, "value", value), .flags = FIELD_EMPTY_COUNTS,
	  .help = "value of the tag",
	  .since = "2018-11-15" },
};
static const struct object tag_object = OBJECT_OF(tag, "Tag", "a tag");

static const struct field proxy_property_fields[] = {
	{ STRING(proxy_property, "name", name),
	  .help = "name of the setting",
	  .since = "2019-03-07" },
	{ STRING(proxy_property, "value", value), .flags = FIELD_EMPTY_COUNTS | FIELD_REQUIRED,
	  .help = "its value, \"\" for none",
	  .missing = "ProxyConfiguration properties value cannot be null.",
	  .since = "2019-03-07" },
};
static const struct object proxy_property_object = OBJECT_OF(proxy_property, "KeyValuePair", "a proxy property");

static const struct field proxy_configuration_fields[] = {
	{ CHOICE(proxy_configuration, "type", type, proxy_types),
	  .help = "APPMESH",
	  .since = "2019-03-07" },
	{ STRING(proxy_configuration, "containerName", container_name), .flags = FIELD_REQUIRED,
	  .help = "container that is the proxy",
	  .since = "2019-03-07" },
	{ OBJECTS(proxy_configuration, "properties", properties, proxy_property), .cloudformation = "ProxyConfigurationProperties",
	  .help = "settings of the proxy: IgnoredUID or IgnoredGID, AppPorts, ProxyIngressPort, ProxyEgressPort, EgressIgnoredPorts, EgressIgnoredIPs",
	  .since = "2019-03-07" },
};
static const struct object proxy_configuration_object = OBJECT_OF(proxy_configuration, "ProxyConfiguration", "proxyConfiguration");

static const struct field inference_accelerator_fields[] = {
	{ STRING(inference_accelerator, "deviceName", device_name), .flags = FIELD_REQUIRED,
	  .help = "name of the accelerator",
	  .since = "2019-09-03" },
	{ STRING(inference_accelerator, "deviceType", device_type), .flags = FIELD_REQUIRED,
	  .help = "type of the accelerator",
	  .since = "2019-09-03" },
};
static const struct object inference_accelerator_object = OBJECT_OF(inference_accelerator, "InferenceAccelerator", "an inference accelerator");

static const struct field ephemeral_storage_fields[] = {
	{ INTEGER(ephemeral_storage, "sizeInGiB", size_in_gib), .terraform = "size_in_gib", .flags = FIELD_REQUIRED, .bounds = BOUNDS(21, 200),
	  .help = "size of the task's storage; leave it out for the usual 20 GiB", .unit = "GiB",
	  .refused = "EphemeralStorage size should be at least 21 … at most 200",
	  .since = "2021-04-29" },
};
static const struct object ephemeral_storage_object = OBJECT_OF(ephemeral_storage, "EphemeralStorage", "ephemeralStorage");

static const struct field runtime_platform_fields[] = {
	{ CHOICE(runtime_platform, "cpuArchitecture", cpu_architecture, cpu_architectures),
	  .help = "X86_64 or ARM64",
	  .since = "2021-10-28" },
	{ CHOICE(runtime_platform, "operatingSystemFamily", operating_system_family, os_families),
	  .help = "LINUX or a Windows Server release",
	  .since = "2021-10-28" },
};
static const struct object runtime_platform_object = OBJECT_OF(runtime_platform, "RuntimePlatform", "runtimePlatform");

static const struct field task_fields[] = {
	{ STRING(task, "family", family), .flags = FIELD_REQUIRED | FIELD_NAME,
	  .help = "name under which the revisions are kept",
	  .refused = "Family contains invalid characters." },
	{ STRING(task, "taskRoleArn", task_role_arn), .flags = FIELD_CAPITAL_WORDS | FIELD_EMPTY_COUNTS,
	  .help = "role of the application in the containers",
	  .since = "2016-07-13" },
	{ STRING(task, "executionRoleArn", execution_role_arn), .flags = FIELD_CAPITAL_WORDS | FIELD_EMPTY_COUNTS,
	  .help = "role with which ECS pulls images, writes logs and reads secrets",
	  .since = "2017-11-29" },
	{ CHOICE(task, "networkMode", network_mode, network_modes),
	  .help = "awsvpc, bridge, host or none",
	  .since = "2016-08-16" },
	{ OBJECTS(task, "containerDefinitions", container_definitions, container), .flags = FIELD_REQUIRED, .items = BOUNDS(1, 10),
	  .help = "one to ten containers",
	  .missing = "Container list cannot be empty.", .too_many = "Too many containers." },
	{ OBJECTS(task, "volumes", volumes, volume), .terraform = "volume",
	  .help = "volumes that containers mount" },
	{ OBJECTS(task, "placementConstraints", placement_constraints, placement_constraint), .items = BOUNDS(0, 10),
	  .help = "where tasks may be placed",
	  .since = "2016-12-29" },
	{ CHOICES(task, "requiresCompatibilities", requires_compatibilities, compatibilities),
	  .help = "launch types against which ECS checks the definition",
	  .since = "2017-11-29" },
	{ STRING(task, "cpu", cpu), .flags = FIELD_EMPTY_COUNTS,
	  .help = "CPU of the task as a string: units (\"256\") or vCPU (\".25 vCPU\")",
	  .since = "2017-11-29" },
	{ STRING(task, "memory", memory), .flags = FIELD_EMPTY_COUNTS,
	  .help = "memory of the task as a string: MiB (\"512\") or GB (\"0.5 GB\")",
	  .since = "2017-11-29" },
	{ OBJECTS(task, "tags", tags, tag), .items = BOUNDS(0, 50),
	  .help = "tags of the task definition, at most 50",
	  .since = "2018-11-15" },
	{ CHOICE(task, "pidMode", pid_mode, pid_modes),
	  .help = "process name space: host or task",
	  .since = "2018-11-16" },
	{ CHOICE(task, "ipcMode", ipc_mode, ipc_modes),
	  .help = "IPC name space: host, task or none",
	  .since = "2018-11-16" },
	{ OBJECT(task, "proxyConfiguration", proxy_configuration, proxy_configuration),
	  .help = "App Mesh proxy",
	  .since = "2019-03-07" },
	{ OBJECTS(task, "inferenceAccelerators", inference_accelerators, inference_accelerator), .terraform = "inference_accelerator",
	  .help = "retired: ECS refuses it",
	  .since = "2019-09-03" },
	{ OBJECT(task, "ephemeralStorage", ephemeral_storage, ephemeral_storage),
	  .help = "storage of the task on Fargate above 20 GiB",
	  .since = "2021-04-29" },
	{ OBJECT(task, "runtimePlatform", runtime_platform, runtime_platform),
	  .help = "operating system and CPU architecture",
	  .since = "2021-10-28" },
	{ BOOLEAN(task, "enableFaultInjection", enable_fault_injection),
	  .help = "whether fault injection is allowed",
	  .since = "2024-12-17" },
};
const struct object task_object = OBJECT_OF(task, "RegisterTaskDefinitionRequest", "the task definition");

/* clang-format on */

const struct field *field_find(const struct object *object, struct text key)
{
	for (size_t i = 0; i < object->count; i++) {
		const struct field *field = &object->fields[i];

		if (field->length == key.length && field->key[0] == key.bytes[0] &&
		    !memcmp(field->key, key.bytes, key.length))
			return field;
	}
	return NULL;
}
