/* FireLens: a container that routes the logs of the others. */
#include "log_options.h"

static bool is_router(const struct container *container)
{
	return is_ok(container->firelens_configuration);
}

static bool is_user(const struct container *container)
{
	return logs_with(container, LOG_AWSFIRELENS);
}

/* False when a container may turn out to be a router, or to log to one. */
static bool all_known(const struct task *task)
{
	const struct container_list *list = &task->container_definitions;

	if (!is_ok(*list) || list->open)
		return false;
	for (uint32_t i = 0; i < list->count; i++) {
		const struct container *container = &list->v[i];

		if (!is_ok(*container) || container->firelens_configuration.state > OK ||
		    container->log_configuration.state > OK)
			return false;
		if (is_ok(container->log_configuration) && !is_ok(container->log_configuration.log_driver))
			return false;
	}
	return true;
}

static const struct container *first_that(const struct task *task,
					  bool (*test)(const struct container *container))
{
	const struct container_list *list = &task->container_definitions;

	for (uint32_t i = 0; i < list->count; i++)
		if (test(&list->v[i]))
			return &list->v[i];
	return NULL;
}

static void without_router(struct lint *l, const struct task *task)
{
	const struct container_list *list = &task->container_definitions;
	const struct container *user = first_that(task, is_user);
	struct finding *finding;

	if (!user || !all_known(task) || first_that(task, is_router))
		return;
	finding = flag(l, user->log_configuration.log_driver.at,
		       "%s logs to a FireLens log router, but no container is one", container_title(l, user));
	for (const struct container *other = user + 1; other < list->v + list->count; other++)
		if (is_user(other))
			relate(l, finding, other->log_configuration.log_driver.at, "this one too");
}

static void router_unused(struct lint *l, const struct task *task)
{
	const struct container *router = first_that(task, is_router);

	if (router && all_known(task) && !first_that(task, is_user))
		flag_key(l, router->firelens_configuration.at,
			 "%s is a log router, but no container logs with awsfirelens",
			 container_title(l, router));
}

static void second_router(struct lint *l, const struct task *task)
{
	const struct container_list *list = &task->container_definitions;
	const struct container *router = first_that(task, is_router);

	for (uint32_t i = 0; router && i < list->count; i++) {
		struct finding *finding;

		if (&list->v[i] <= router || !is_router(&list->v[i]))
			continue;
		finding = flag_key(l, list->v[i].firelens_configuration.at,
				   "%s is a second log router, and a task has one",
				   container_title(l, &list->v[i]));
		relate(l, finding, router->firelens_configuration.at, "the first one");
	}
}

static void router_not_essential(struct lint *l, const struct container *container)
{
	struct finding *finding;

	if (!is_router(container) || !is_ok(container->essential) || container->essential.v)
		return;
	finding = flag(l, container->essential.at, "%s routes the logs but is not essential",
		       container_title(l, container));
	relate(l, finding, container->firelens_configuration.at, "makes it the log router");
}

static void waits_for_end(struct lint *l, const struct container *container)
{
	for (uint32_t i = 0; i < container->depends_on.count; i++) {
		const struct dependency *dependency = &container->depends_on.v[i];
		const struct container *router;
		struct finding *finding;

		if (!is_ok(*dependency) || !is_ok(dependency->container_name) ||
		    !is_ok(dependency->condition) || dependency->condition.v == CONDITION_START ||
		    dependency->condition.v == CONDITION_HEALTHY)
			continue;
		router = find_container(l, dependency->container_name.v);
		/* Waiting for the end of an essential container is another rule's fault. */
		if (!router || !is_router(router) || !is_ok(router->essential) || router->essential.v)
			continue;
		finding = flag(l, dependency->condition.at, "%s waits for the end of a log router",
			       container_title(l, container));
		relate(l, finding, router->firelens_configuration.at, "the log router");
	}
}

static void router_waits(struct lint *l, const struct container *container)
{
	if (!is_router(container))
		return;
	for (uint32_t i = 0; i < container->depends_on.count; i++) {
		const struct dependency *dependency = &container->depends_on.v[i];
		const struct container *user;
		struct finding *finding;

		if (!is_ok(*dependency) || !is_ok(dependency->container_name))
			continue;
		user = find_container(l, dependency->container_name.v);
		if (!user || user == container || !is_user(user))
			continue;
		finding = flag(l, dependency->container_name.at,
			       "%s routes the logs of a container that it waits for",
			       container_title(l, container));
		relate(l, finding, user->log_configuration.log_driver.at, "logs to it");
	}
}

static void on_windows(struct lint *l, const struct task *task)
{
	const struct container *router = first_that(task, is_router);
	struct finding *finding;

	if (!router)
		return;
	finding = flag_key(l, router->firelens_configuration.at,
			   "%s is a log router, and FireLens does not run on Windows",
			   container_title(l, router));
	relate(l, finding, task->runtime_platform.operating_system_family.at, "Windows");
}

/* The plugin that gets a container's logs: "Name" for Fluent Bit, "@type" for Fluentd. */
static const struct str *destination(const struct container *container)
{
	static const char *const keys[] = { "Name", "name", "@type" };
	const struct log_configuration *log = logs_with(container, LOG_AWSFIRELENS);

	for (size_t i = 0; log && i < sizeof keys / sizeof *keys; i++) {
		const struct str *option = log_option(log, keys[i]);

		if (option)
			return option;
	}
	return NULL;
}

static bool is_aws_plugin(struct text name)
{
	static const char *const plugins[] = { "cloudwatch", "cloudwatch_logs",
					       "firehose",   "kinesis_firehose",
					       "kinesis",    "kinesis_streams",
					       "s3" };

	for (size_t i = 0; i < sizeof plugins / sizeof *plugins; i++)
		if (text_is(name, plugins[i]))
			return true;
	return false;
}

/* The router may bring credentials of its own. */
static bool may_have_credentials(const struct container *router)
{
	if (router->environment.state > OK || router->environment.open || router->secrets.state > OK ||
	    router->secrets.open || !is_absent(router->environment_files))
		return true;
	for (uint32_t i = 0; i < router->environment.count; i++) {
		const struct str *name = &router->environment.v[i].name;

		if (!is_ok(router->environment.v[i]) || !is_ok(*name) || text_starts(name->v, "AWS_"))
			return true;
	}
	for (uint32_t i = 0; i < router->secrets.count; i++) {
		const struct str *name = &router->secrets.v[i].name;

		if (!is_ok(router->secrets.v[i]) || !is_ok(*name) || text_starts(name->v, "AWS_"))
			return true;
	}
	return false;
}

static void no_task_role(struct lint *l, const struct task *task)
{
	const struct container_list *list = &task->container_definitions;
	const struct container *router = first_that(task, is_router);

	if (!is_absent(task->task_role_arn) || !router || may_have_credentials(router))
		return;
	for (uint32_t i = 0; i < list->count; i++) {
		const struct str *plugin = destination(&list->v[i]);
		struct finding *finding;

		if (!plugin || !is_aws_plugin(plugin->v))
			continue;
		finding = flag(l, plugin->at, "the log router sends to %s, but the task has no taskRoleArn",
			       show(l, plugin->at));
		relate(l, finding, router->firelens_configuration.at, "the log router");
		return;
	}
}

/* clang-format off */
#define TASK(containers) "{'family': 'web', 'networkMode': 'awsvpc', 'containerDefinitions': [" containers "]}"
#define FARGATE(more, containers) "{'family': 'web', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', " \
	"'cpu': '512', 'memory': '1024', " more "'containerDefinitions': [" containers "]}"
#define WINDOWS(containers) "{'family': 'web', 'runtimePlatform': {'operatingSystemFamily': 'WINDOWS_SERVER_2022_CORE'}, " \
	"'containerDefinitions': [" containers "]}"
#define CONTAINER(name, more) "{'name': '" name "', 'image': 'public.ecr.aws/docker/library/nginx:1.27', 'memory': 256" \
	more "}"
#define ROUTER(more) "{'name': 'log_router', 'image': 'public.ecr.aws/aws-observability/aws-for-fluent-bit:2.34.3', " \
	"'memory': 64, 'firelensConfiguration': {'type': 'fluentbit'}" more "}"
#define LOGS_TO_IT ", 'logConfiguration': {'logDriver': 'awsfirelens', 'options': {'Name': 'cloudwatch_logs'}}"
#define LOGS_AWAY ", 'logConfiguration': {'logDriver': 'awsfirelens', 'options': {'Name': 'loki'}}"

static const struct rule rules[] = {
	{
		.id = "firelens-without-router",
		.severity = SEVERITY_ERROR,
		.summary = "awsfirelens without a log router in the task",
		.why = "The awsfirelens driver hands the logs to a container of the same task that runs Fluent Bit or Fluentd. "
		       "That container is marked by firelensConfiguration; ECS refuses a definition that uses the driver but "
		       "has no such container.",
		.help = "add a container with \"firelensConfiguration\": {\"type\": \"fluentbit\"}, for example of the image "
			"public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",
		.answer = "When awsfirelens log driver is specified in log configuration, a firelens configuration object must "
			  "be configured in one of the containers.",
		.page = &page_firelens,
		.since = "2026-09",
		.bad = TASK(CONTAINER("app", LOGS_TO_IT)),
		.good = TASK(CONTAINER("app", LOGS_TO_IT) ", " ROUTER("")),
		.task = without_router,
	},
	{
		.id = "firelens-router-unused",
		.severity = SEVERITY_ERROR,
		.summary = "a log router that no container logs to",
		.why = "A container with firelensConfiguration routes the logs of those containers whose log driver is "
		       "awsfirelens. ECS refuses the definition when there is none: usually the driver of the application is "
		       "still awslogs.",
		.help = "write \"logDriver\": \"awsfirelens\" in a container's logConfiguration, or remove "
			"\"firelensConfiguration\"",
		.answer = "When a firelensConfiguration object is specified, at least one container has to be configured with "
			  "the awsfirelens log driver.",
		.page = &page_firelens,
		.since = "2020",
		.bad = TASK(CONTAINER("app", "") ", " ROUTER("")),
		.good = TASK(CONTAINER("app", LOGS_TO_IT) ", " ROUTER("")),
		.task = router_unused,
	},
	{
		.id = "firelens-second-router",
		.severity = SEVERITY_WARNING,
		.summary = "more than one container is a log router",
		.why = "The awsfirelens driver does not say which router it means: there is one for the task. What ECS does with "
		       "a second one is not documented.",
		.help = "keep \"firelensConfiguration\" in one container, and let it send to several destinations",
		.page = &page_firelens,
		.since = "2019-08-30",
		.bad = TASK(CONTAINER("app", LOGS_TO_IT) ", " ROUTER("") ", " CONTAINER("fluentd", ", 'firelensConfiguration': "
		       "{'type': 'fluentd'}")),
		.good = TASK(CONTAINER("app", LOGS_TO_IT) ", " ROUTER("")),
		.task = second_router,
	},
	{
		.id = "firelens-router-not-essential",
		.severity = SEVERITY_WARNING,
		.summary = "the log router is not essential",
		.why = "When a container that is not essential stops, the task goes on without it. Without its log router the "
		       "task goes on without logs, and nobody notices. AWS recommends an essential log router.",
		.help = "write \"essential\": true",
		.page = &page_firelens,
		.since = "2019-11-14",
		.bad = TASK(CONTAINER("app", LOGS_TO_IT) ", " ROUTER(", 'essential': false")),
		.good = TASK(CONTAINER("app", LOGS_TO_IT) ", " ROUTER(", 'essential': true")),
		.container = router_not_essential,
	},
	{
		.id = "firelens-router-end",
		.severity = SEVERITY_WARNING,
		.summary = "a container waits until the log router has ended",
		.why = "A log router runs as long as the task. A container that waits for it with the condition COMPLETE or "
		       "SUCCESS never starts.",
		.help = "write \"START\", or \"HEALTHY\" when the log router has a health check",
		.page = &page_firelens,
		.since = "2019-11-14",
		.bad = TASK(CONTAINER("app", LOGS_TO_IT ", 'dependsOn': [{'containerName': 'log_router', 'condition': "
		       "'COMPLETE'}]") ", " ROUTER(", 'essential': false")),
		.good = TASK(CONTAINER("app", LOGS_TO_IT ", 'dependsOn': [{'containerName': 'log_router', 'condition': "
			"'START'}]") ", " ROUTER("")),
		.container = waits_for_end,
	},
	{
		.id = "firelens-router-waits",
		.severity = SEVERITY_INFO,
		.summary = "the log router waits for a container that logs to it",
		.why = "The agent starts the log router before the containers that log to it, but not when the router itself "
		       "depends on a container. Then the first lines of the containers it waits for may be lost.",
		.help = "remove the dependency, or let that container log with awslogs",
		.page = &page_firelens,
		.since = "2019-11-14",
		.bad = TASK(CONTAINER("app", LOGS_TO_IT) ", " ROUTER(", 'dependsOn': [{'containerName': 'app', 'condition': "
		       "'START'}]")),
		.good = TASK(CONTAINER("app", LOGS_TO_IT) ", " ROUTER("")),
		.container = router_waits,
	},
	{
		.id = "firelens-windows",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_WINDOWS,
		.summary = "a FireLens log router in a Windows task",
		.why = "FireLens is not available for Windows containers. Whether ECS refuses the definition was not seen; the "
		       "logs arrive nowhere.",
		.help = "log with \"awslogs\", or run Fluent Bit as an ordinary container",
		.page = &page_windows,
		.since = "2023-06",
		.bad = WINDOWS(CONTAINER("app", LOGS_TO_IT) ", " ROUTER("")),
		.good = WINDOWS(CONTAINER("app", "")),
		.task = on_windows,
	},
	{
		.id = "firelens-no-task-role",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_FARGATE,
		.summary = "the log router sends to an AWS service, but the task has no task role",
		.why = "The log router sends logs to CloudWatch, Kinesis, Firehose or S3 with the task role, as every program in "
		       "the task does; the execution role is only for ECS itself. On Fargate there is no other role. The "
		       "definition registers, and the router fails to deliver.",
		.help = "add \"taskRoleArn\" with a role that may write to the destination",
		.page = &page_firelens,
		.since = "2019-11-14",
		.bad = FARGATE("", CONTAINER("app", LOGS_TO_IT) ", " ROUTER("")),
		.good = FARGATE("", CONTAINER("app", LOGS_AWAY) ", " ROUTER("")),
		.task = no_task_role,
	},
};
/* clang-format on */

const struct topic topic_firelens = TOPIC("firelens", "FireLens log routers", rules);
