/* From members to the attributes that ECS demands for them: a table, and the questions that its rows ask. */
#include "attribute_rows.h"

#include "arn.h"
#include "image_reference.h"
#include "reader.h"

#include <string.h>

#define C "com.amazonaws.ecs.capability."
#define E "ecs.capability."
#define DOCKER C "docker-remote-api."

/* True for OK; an unknown value is noted as such. */
static bool holds(struct survey *s, const struct value *value)
{
	if (value->state == OPAQUE)
		doubt(s, value->at);
	return value->state == OK;
}

#define HOLDS(s, v) holds(s, (const struct value *)&(v))

/* --- Hooks that serve many rows ------------------------------------- */

static const struct value *member_of(const struct survey *s, const void *owner)
{
	return (const struct value *)(const void *)((const char *)owner + s->row->member);
}

static void present(struct survey *s, const struct value *value)
{
	if (holds(s, value))
		demand(s, value->at);
}

static void task_has(struct survey *s, const struct task *task)
{
	present(s, member_of(s, task));
}

static void container_has(struct survey *s, const struct container *container)
{
	present(s, member_of(s, container));
}

static void volume_has(struct survey *s, const struct volume *volume)
{
	present(s, member_of(s, volume));
}

static void truth(struct survey *s, const struct value *value)
{
	if (holds(s, value) && ((const struct boolean *)(const void *)value)->v)
		demand(s, value->at);
}

static void task_is(struct survey *s, const struct task *task)
{
	truth(s, member_of(s, task));
}

static void container_is(struct survey *s, const struct container *container)
{
	truth(s, member_of(s, container));
}

static void volume_is(struct survey *s, const struct volume *volume)
{
	truth(s, member_of(s, volume));
}

/* --- The task ------------------------------------------------------- */

static void network_is_awsvpc(struct survey *s, const struct task *task)
{
	if (HOLDS(s, task->network_mode) && task->network_mode.v == NETWORK_AWSVPC)
		demand(s, task->network_mode.at);
}

/* Whatever role a placeholder becomes, it is one; unless it is a null that is filled in later. */
static bool is_role(const struct str *role)
{
	return is_ok(*role) || (role->state == OPAQUE && role->at && role->at->kind != NODE_NULL &&
				!(role->at->kind == NODE_STRING && !role->at->text.length));
}

/* In host mode another attribute takes the place of the usual one. */
static void task_role(struct survey *s, const struct task *task)
{
	bool host_row = text_ends((struct text){ s->row->name, strlen(s->row->name) }, "-host");

	if (!is_role(&task->task_role_arn)) {
		HOLDS(s, task->task_role_arn);
		return;
	}
	if (task->network_mode.state == OPAQUE)
		doubt_member(s, task->network_mode.at, "networkMode");
	else if (host_row == (is_ok(task->network_mode) && task->network_mode.v == NETWORK_HOST))
		demand(s, task->task_role_arn.at);
}

static void proxy_is_appmesh(struct survey *s, const struct task *task)
{
	if (HOLDS(s, task->proxy_configuration) && task->proxy_configuration.type.state <= OK)
		demand(s, task->proxy_configuration.at);
}

/* --- Images --------------------------------------------------------- */

enum answer { NO, YES, MAYBE };

/* A token in the tag says nothing about the registry, nor does one in the registry's account. */
static enum answer is_ecr_image(const struct str *image)
{
	struct ecr_registry registry;
	struct text text, host;

	if (is_ok(*image))
		return ecr_registry_parse(image->v, &registry) ? YES : NO;
	if (image->state != OPAQUE)
		return NO;
	if (!image->at || image->at->kind != NODE_STRING)
		return MAYBE;
	text = image->at->text;
	if (ecr_registry_parse(text, &registry))
		return YES;
	host = text_slice(text, 0, text_find(text, '/'));
	if (host.length == text.length)
		host = text_slice(text, 0, text_find(text, ':'));
	return !text.length || has_template_token(host) ? MAYBE : NO;
}

static void ecr_image(struct survey *s, const struct container *container)
{
	enum answer answer = is_ecr_image(&container->image);

	if (answer == YES)
		demand(s, container->image.at);
	else if (answer == MAYBE)
		doubt(s, container->image.at);
}

/* A row about a container that holds only with an execution role. */
static void with_execution_role(struct survey *s, const struct node *at)
{
	const struct str *role = &s->task->execution_role_arn;

	if (is_role(role))
		demand(s, at);
	else if (role->state == OPAQUE)
		doubt_because(s, at, "executionRoleArn is not known");
}

static void ecr_image_with_role(struct survey *s, const struct container *container)
{
	enum answer answer = is_ecr_image(&container->image);

	if (answer == YES)
		with_execution_role(s, container->image.at);
	else if (answer == MAYBE && s->task->execution_role_arn.state != ABSENT)
		doubt(s, container->image.at);
}

/* --- Logs ----------------------------------------------------------- */

static const char *driver_name(enum log_driver driver)
{
	static const char *const names[] = {
		[LOG_AWSFIRELENS] = "awsfirelens",
		[LOG_AWSLOGS] = "awslogs",
		[LOG_FLUENTD] = "fluentd",
		[LOG_GELF] = "gelf",
		[LOG_JOURNALD] = "journald",
		[LOG_JSON_FILE] = "json-file",
		[LOG_SPLUNK] = "splunk",
		[LOG_SYSLOG] = "syslog",
		[LOG_NONE] = "none",
	};

	return names[driver];
}

/* The log configuration when its driver is one of the bits; an unknown one is noted. */
static const struct log_configuration *logs_with(struct survey *s, const struct container *container,
						 unsigned drivers)
{
	const struct log_configuration *log = &container->log_configuration;

	if (!HOLDS(s, *log) || !HOLDS(s, log->log_driver) || !(drivers & 1u << log->log_driver.v))
		return NULL;
	return log;
}

static void log_driver(struct survey *s, const struct container *container)
{
	const struct log_configuration *log = logs_with(s, container, ~0u);
	const char *name;

	if (!log)
		return;
	name = driver_name((enum log_driver)log->log_driver.v);
	demand_named(s, (struct text){ name, strlen(name) }, log->log_driver.at);
}

static void newer_log_driver(struct survey *s, const struct container *container)
{
	const struct log_configuration *log =
		logs_with(s, container, 1u << LOG_AWSLOGS | 1u << LOG_AWSFIRELENS | 1u << LOG_FLUENTD);

	if (log)
		demand(s, log->log_driver.at);
}

static void older_log_driver(struct survey *s, const struct container *container)
{
	const struct log_configuration *log = logs_with(s, container, 1u << LOG_JSON_FILE | 1u << LOG_SYSLOG);

	if (log)
		demand(s, log->log_driver.at);
}

static void awslogs_with_role(struct survey *s, const struct container *container)
{
	const struct log_configuration *log;

	if (is_absent(s->task->execution_role_arn))
		return;
	log = logs_with(s, container, 1u << LOG_AWSLOGS);
	if (log)
		with_execution_role(s, log->log_driver.at);
}

/* The options of one driver; NULL when there are none. */
static const struct map *options_of(struct survey *s, const struct container *container,
				    enum log_driver driver)
{
	const struct log_configuration *log = &container->log_configuration;

	if (!is_ok(*log) || !is_ok(log->log_driver) || log->log_driver.v != (int)driver)
		return NULL;
	return HOLDS(s, log->options) ? &log->options : NULL;
}

static void demand_option(struct survey *s, const struct map *options, const char *key)
{
	const struct pair *pair = options ? map_find(options, key) : NULL;

	if (pair && (is_ok(pair->value) || pair->value.state == OPAQUE))
		demand(s, pair->value.at);
}

static void awslogs_buffer(struct survey *s, const struct container *container)
{
	const struct map *options = options_of(s, container, LOG_AWSLOGS);

	demand_option(s, options, "mode");
	demand_option(s, options, "max-buffer-size");
}

static void awslogs_create_group(struct survey *s, const struct container *container)
{
	demand_option(s, options_of(s, container, LOG_AWSLOGS), "awslogs-create-group");
}

static void firelens_buffer(struct survey *s, const struct container *container)
{
	demand_option(s, options_of(s, container, LOG_AWSFIRELENS), "log-driver-buffer-limit");
}

/* --- Other members of a container ----------------------------------- */

/* An empty object counts too: ECS was seen to demand the attribute for it. */
static void labels_written(struct survey *s, const struct container *container)
{
	const struct map *labels = &container->docker_labels;

	if (labels->at && labels->at->kind == NODE_OBJECT)
		demand(s, labels->at);
	else if (labels->state == OPAQUE)
		doubt(s, labels->at);
}

/* The start period came later than the rest of the health check. */
static void health_check(struct survey *s, const struct container *container)
{
	const struct health_check *check = &container->health_check;

	if (!HOLDS(s, *check))
		return;
	if (is_absent(check->start_period))
		demand(s, check->at);
}

static void health_start_period(struct survey *s, const struct container *container)
{
	const struct num *period = &container->health_check.start_period;

	if (is_ok(container->health_check) && (is_ok(*period) || period->state == OPAQUE))
		demand(s, period->at);
}

static void restarts(struct survey *s, const struct container *container)
{
	if (HOLDS(s, container->restart_policy))
		truth(s, (const struct value *)&container->restart_policy.enabled);
}

static void sources(struct survey *s, const struct secret_list *list)
{
	bool parameters = text_contains((struct text){ s->row->name, strlen(s->row->name) }, ".ssm.");

	for (uint32_t i = 0; HOLDS(s, *list) && i < list->count; i++) {
		const struct str *from = &list->v[i].value_from;
		const struct node *at = from->at ? from->at : list->v[i].at;
		bool readable = from->at && from->at->kind == NODE_STRING;
		struct text service;

		if (list->v[i].state == BAD || from->state == BAD || is_absent(*from))
			continue;
		/* A token inside an ARN leaves its service to be read. */
		if (!is_ok(*from) && !(readable && text_starts(from->at->text, "arn:"))) {
			doubt(s, at);
			continue;
		}
		service = arn_service_name(from->at->text);
		if (has_template_token(service))
			doubt(s, at);
		else if (parameters ? !service.length || text_is(service, "ssm")
				    : text_is(service, "secretsmanager"))
			demand(s, at);
	}
}

static void secrets(struct survey *s, const struct container *container)
{
	sources(s, &container->secrets);
}

static void log_secrets(struct survey *s, const struct container *container)
{
	if (is_ok(container->log_configuration))
		sources(s, &container->log_configuration.secret_options);
}

static void init_process(struct survey *s, const struct container *container)
{
	if (HOLDS(s, container->linux_parameters))
		truth(s, (const struct value *)&container->linux_parameters.init_process_enabled);
}

static void shared_memory(struct survey *s, const struct container *container)
{
	const struct linux_parameters *linux_parameters = &container->linux_parameters;

	if (!HOLDS(s, *linux_parameters))
		return;
	present(s, (const struct value *)&linux_parameters->shared_memory_size);
	present(s, (const struct value *)&linux_parameters->tmpfs);
}

static void no_new_privileges(struct survey *s, const struct container *container)
{
	const struct str_list *list = &container->docker_security_options;

	for (uint32_t i = 0; HOLDS(s, *list) && i < list->count; i++)
		if (is_ok(list->v[i]) && text_starts(list->v[i].v, "no-new-privileges"))
			demand(s, list->v[i].at);
}

static void port_ranges(struct survey *s, const struct container *container)
{
	const struct port_list *list = &container->port_mappings;

	for (uint32_t i = 0; HOLDS(s, *list) && i < list->count; i++)
		if (is_ok(list->v[i]) && list->v[i].container_port_range.at &&
		    !is_absent(list->v[i].container_port_range))
			demand(s, list->v[i].container_port_range.at);
}

static void firelens_type(struct survey *s, const struct container *container)
{
	const struct firelens_configuration *firelens = &container->firelens_configuration;

	if (HOLDS(s, *firelens) && HOLDS(s, firelens->type))
		demand_named(s, firelens->type.v == FIRELENS_FLUENTD ? TEXT("fluentd") : TEXT("fluentbit"),
			     firelens->type.at);
}

static void firelens_file(struct survey *s, const struct container *container)
{
	const struct firelens_configuration *firelens = &container->firelens_configuration;
	const struct pair *type;

	if (!is_ok(*firelens) || !HOLDS(s, firelens->options))
		return;
	type = map_find(&firelens->options, "config-file-type");
	if (type && type->value.state == OPAQUE)
		doubt(s, type->value.at);
	else if (type && is_ok(type->value) &&
		 (text_is(type->value.v, "file") || text_is(type->value.v, "s3")))
		demand_named(s, type->value.v, type->value.at);
}

static void credential_specs(struct survey *s, const struct container *container)
{
	const struct str_list *list = &container->credential_specs;
	bool domainless = text_ends((struct text){ s->row->name, strlen(s->row->name) }, "domainless");

	for (uint32_t i = 0; HOLDS(s, *list) && i < list->count; i++) {
		struct text text =
			list->v[i].at && list->v[i].at->kind == NODE_STRING ? list->v[i].at->text : TEXT("");

		if (text_starts(text, domainless ? "credentialspecdomainless:" : "credentialspec:"))
			demand(s, list->v[i].at);
	}
}

/* --- Volumes -------------------------------------------------------- */

static void volume_driver(struct survey *s, const struct volume *volume)
{
	const struct str *driver = &volume->docker_volume_configuration.driver;

	if (HOLDS(s, volume->docker_volume_configuration) && HOLDS(s, *driver))
		demand_named(s, driver->v, driver->at);
}

/* --- The mapping ---------------------------------------------------- */

#define OF_TASK(m, key) .member = offsetof(struct task, m), .member_name = key
#define OF_CONTAINER(m, key) .member = offsetof(struct container, m), .member_name = key
#define OF_VOLUME(m, key) .member = offsetof(struct volume, m), .member_name = key

/* clang-format off */
/* What the levels of Docker's interface are demanded for is known from recorded answers only, and agents publish them all. */
const struct attribute_row attribute_rows[] = {
	{ DOCKER "1.17", BASIS_RECORDED, "dockerLabels is written, even if it is empty", .container = labels_written,
	  OF_CONTAINER(docker_labels, "dockerLabels") },
	{ DOCKER "1.17", BASIS_RECORDED, "hostname is set", .container = container_has, OF_CONTAINER(hostname, "hostname") },
	{ DOCKER "1.17", BASIS_INFERRED, "dockerSecurityOptions is set", .container = container_has,
	  OF_CONTAINER(docker_security_options, "dockerSecurityOptions") },
	{ DOCKER "1.17", BASIS_INFERRED, "the container has no network", .container = container_is,
	  OF_CONTAINER(disable_networking, "disableNetworking") },
	{ DOCKER "1.17", BASIS_RECORDED, "pidMode is set", .task = task_has, OF_TASK(pid_mode, "pidMode") },
	{ DOCKER "1.17", BASIS_RECORDED, "ipcMode is set", .task = task_has, OF_TASK(ipc_mode, "ipcMode") },
	{ DOCKER "1.18", BASIS_RECORDED, "networkMode is written", .task = task_has, OF_TASK(network_mode, "networkMode") },
	{ DOCKER "1.18", BASIS_INFERRED, "ulimits is set", .container = container_has, OF_CONTAINER(ulimits, "ulimits") },
	{ DOCKER "1.18", BASIS_INFERRED, "the log driver is json-file or syslog", .container = older_log_driver,
	  .member_name = "logDriver" },
	{ DOCKER "1.19", BASIS_RECORDED, "the log driver is awslogs, awsfirelens or fluentd", .container = newer_log_driver,
	  .member_name = "logDriver" },
	{ DOCKER "1.21", BASIS_RECORDED, "memoryReservation is set", .container = container_has,
	  OF_CONTAINER(memory_reservation, "memoryReservation") },
	{ DOCKER "1.22", BASIS_INFERRED, "sharedMemorySize or tmpfs is set", .container = shared_memory,
	  .member_name = "linuxParameters" },
	{ DOCKER "1.23", BASIS_INFERRED, "no-new-privileges is among dockerSecurityOptions", .container = no_new_privileges,
	  .member_name = "dockerSecurityOptions" },
	{ DOCKER "1.24", BASIS_RECORDED, "a health check without startPeriod", .container = health_check,
	  .member_name = "healthCheck" },
	{ DOCKER "1.25", BASIS_INFERRED, "initProcessEnabled is true", .container = init_process, .member_name = "linuxParameters" },
	{ DOCKER "1.25", BASIS_RECORDED, "a volume in EFS", .volume = volume_has,
	  OF_VOLUME(efs_volume_configuration, "efsVolumeConfiguration") },
	{ DOCKER "1.28", BASIS_RECORDED, "awslogs with mode or max-buffer-size", .container = awslogs_buffer,
	  .member_name = "options" },
	{ DOCKER "1.29", BASIS_RECORDED, "awslogs with awslogs-create-group", .container = awslogs_create_group,
	  .member_name = "options" },
	{ DOCKER "1.29", BASIS_RECORDED, "a health check with startPeriod", .container = health_start_period,
	  .member_name = "startPeriod" },
	{ DOCKER "1.32", BASIS_INFERRED, "ipcMode is set", .task = task_has, OF_TASK(ipc_mode, "ipcMode") },

	{ C "ecr-auth", BASIS_RECORDED, "the image is in a private ECR registry", .container = ecr_image, .member_name = "image" },
	{ E "execution-role-ecr-pull", BASIS_RECORDED, "the image is in a private ECR registry, and there is an executionRoleArn",
	  .container = ecr_image_with_role, .member_name = "image" },
	{ C "logging-driver.", BASIS_RECORDED, "the log driver", .container = log_driver, .member_name = "logDriver",
	  .agents = "those that list the driver in ECS_AVAILABLE_LOGGING_DRIVERS" },
	{ E "execution-role-awslogs", BASIS_RECORDED, "the log driver is awslogs, and there is an executionRoleArn",
	  .container = awslogs_with_role, .member_name = "logDriver",
	  .agents = "those with ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE=true" },
	{ E "secrets.ssm.bootstrap.log-driver", BASIS_AGENT, "an option of the log driver comes from Parameter Store",
	  .container = log_secrets, .member_name = "secretOptions" },
	{ E "secrets.asm.bootstrap.log-driver", BASIS_AGENT, "an option of the log driver comes from Secrets Manager",
	  .container = log_secrets, .member_name = "secretOptions" },
	{ E "logging-driver.awsfirelens.log-driver-buffer-limit", BASIS_AGENT, "awsfirelens with log-driver-buffer-limit",
	  .container = firelens_buffer, .member_name = "options" },
	{ E "firelens.", BASIS_RECORDED, "the log router's type", .container = firelens_type, .member_name = "type" },
	{ E "firelens.options.config.", BASIS_RECORDED, "config-file-type of the log router", .container = firelens_file,
	  .member_name = "config-file-type" },

	{ C "task-iam-role", BASIS_RECORDED, "taskRoleArn is set", .task = task_role, .member_name = "taskRoleArn",
	  .agents = "those with ECS_ENABLE_TASK_IAM_ROLE=true" },
	{ C "task-iam-role-network-host", BASIS_RECORDED, "taskRoleArn is set, and networkMode is host", .task = task_role,
	  .member_name = "taskRoleArn", .agents = "those with ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST=true" },
	{ E "task-eni", BASIS_RECORDED, "networkMode is awsvpc", .task = network_is_awsvpc, .member_name = "networkMode",
	  .agents = "those with ECS_ENABLE_TASK_ENI=true", .flags = NEVER_EXTERNAL },
	{ E "aws-appmesh", BASIS_RECORDED, "proxyConfiguration is set", .task = proxy_is_appmesh,
	  .member_name = "proxyConfiguration", .flags = NEVER_EXTERNAL },
	{ E "pid-ipc-namespace-sharing", BASIS_RECORDED, "pidMode is set", .task = task_has, OF_TASK(pid_mode, "pidMode") },
	{ E "pid-ipc-namespace-sharing", BASIS_RECORDED, "ipcMode is set", .task = task_has, OF_TASK(ipc_mode, "ipcMode") },
	{ E "extensible-ephemeral-storage", BASIS_RECORDED, "ephemeralStorage is set", .task = task_has,
	  OF_TASK(ephemeral_storage, "ephemeralStorage"), .agents = "none: it is Fargate's own", .flags = NEVER_EXTERNAL },
	{ E "task-eia", BASIS_AGENT, "inferenceAccelerators is set", .task = task_has,
	  OF_TASK(inference_accelerators, "inferenceAccelerators"), .flags = NEVER_EXTERNAL },
	{ E "fault-injection", BASIS_AGENT, "enableFaultInjection is true", .task = task_is,
	  OF_TASK(enable_fault_injection, "enableFaultInjection"), .flags = NEVER_EXTERNAL },

	{ C "privileged-container", BASIS_RECORDED, "the container is privileged", .container = container_is,
	  OF_CONTAINER(privileged, "privileged"), .agents = "those without ECS_DISABLE_PRIVILEGED=true" },
	{ E "container-health-check", BASIS_RECORDED, "healthCheck is set", .container = container_has,
	  OF_CONTAINER(health_check, "healthCheck"), .agents = "those without ECS_DISABLE_DOCKER_HEALTH_CHECK=true" },
	{ E "container-ordering", BASIS_RECORDED, "dependsOn is set", .container = container_has,
	  OF_CONTAINER(depends_on, "dependsOn") },
	{ E "container-ordering", BASIS_RECORDED, "startTimeout is set", .container = container_has,
	  OF_CONTAINER(start_timeout, "startTimeout") },
	{ E "container-ordering", BASIS_RECORDED, "stopTimeout is set", .container = container_has,
	  OF_CONTAINER(stop_timeout, "stopTimeout") },
	{ E "container-restart-policy", BASIS_AGENT, "the restart policy is enabled", .container = restarts,
	  .member_name = "restartPolicy" },
	{ E "env-files.s3", BASIS_RECORDED, "environmentFiles is set", .container = container_has,
	  OF_CONTAINER(environment_files, "environmentFiles") },
	{ E "secrets.ssm.environment-variables", BASIS_RECORDED, "a secret comes from Parameter Store", .container = secrets,
	  .member_name = "valueFrom" },
	{ E "secrets.asm.environment-variables", BASIS_RECORDED, "a secret comes from Secrets Manager", .container = secrets,
	  .member_name = "valueFrom" },
	{ E "private-registry-authentication.secretsmanager", BASIS_RECORDED, "repositoryCredentials is set",
	  .container = container_has, OF_CONTAINER(repository_credentials, "repositoryCredentials") },
	{ E "network.container-port-range", BASIS_AGENT, "a range of ports is mapped", .container = port_ranges,
	  .member_name = "portMappings" },
	{ E "gmsa", BASIS_AGENT, "credentialSpecs is set", .container = credential_specs, .member_name = "credentialSpecs",
	  .agents = "those with ECS_GMSA_SUPPORTED=true" },
	{ E "gmsa-domainless", BASIS_AGENT, "credentialSpecs is set, without a domain", .container = credential_specs,
	  .member_name = "credentialSpecs", .agents = "those with ECS_GMSA_SUPPORTED=true" },

	{ E "efs", BASIS_RECORDED, "a volume in EFS", .volume = volume_has,
	  OF_VOLUME(efs_volume_configuration, "efsVolumeConfiguration") },
	{ E "efsAuth", BASIS_RECORDED, "a volume in EFS, with or without authorizationConfig", .volume = volume_has,
	  OF_VOLUME(efs_volume_configuration, "efsVolumeConfiguration"),
	  .agents = "those that list efsAuth in ECS_VOLUME_PLUGIN_CAPABILITIES" },
	{ E "docker-plugin.", BASIS_AGENT, "the driver of a Docker volume", .volume = volume_driver, .member_name = "driver",
	  .agents = "those whose Docker has the plugin" },
	{ E "fsxWindowsFileServer", BASIS_AGENT, "a volume in FSx for Windows File Server", .volume = volume_has,
	  OF_VOLUME(fsx_windows_volume_configuration, "fsxWindowsFileServerVolumeConfiguration"),
	  .agents = "those on Windows Server 2019 or newer, unless ECS_FSX_WINDOWS_FILE_SERVER_SUPPORTED=false" },
	{ E "storage.ebs-task-volume-attach", BASIS_AGENT, "a volume is configured at launch", .volume = volume_is,
	  OF_VOLUME(configured_at_launch, "configuredAtLaunch"), .flags = NEVER_EXTERNAL },
	{ E "storage.s3-files", BASIS_AGENT, "a volume in S3 Files", .volume = volume_has,
	  OF_VOLUME(s3files_volume_configuration, "s3filesVolumeConfiguration") },
};
/* clang-format on */

const size_t attribute_row_count = sizeof attribute_rows / sizeof *attribute_rows;
