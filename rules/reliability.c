/* What keeps a task alive and lets it end in good order: health checks, restarts, time to stop. */
#include "log_options.h"

#include "image_reference.h"
#include "linter.h"

enum {
	SHORT_STOP = 10, /* seconds */
	DEFAULT_STOP = 30,
};

/* --- Who waits for whom ----------------------------------------------- */

/* Names of containers, and the conditions for which others wait, a bit each. */
static bool find_waits(struct lint *l, const struct task *task, struct names *waits)
{
	const struct container_list *list = &task->container_definitions;

	names_init(waits, l->arena);
	if (!l->facts->containers_known)
		return false;
	for (uint32_t c = 0; c < list->count; c++) {
		const struct dependency_list *waited = &list->v[c].depends_on;

		if (!is_ok(list->v[c]) || waited->state > OK || waited->open)
			return false;
		for (uint32_t i = 0; i < waited->count; i++) {
			const struct dependency *dependency = &waited->v[i];
			unsigned *bits;

			if (!is_ok(*dependency) || !str_ok(dependency->container_name) ||
			    !is_ok(dependency->condition))
				return false;
			bits = (unsigned *)(uintptr_t)names_find(waits, dependency->container_name.v);
			if (!bits) {
				bits = arena_zalloc(l->arena, sizeof *bits);
				names_add(waits, dependency->container_name.v, bits);
			}
			*bits |= 1u << dependency->condition.v;
		}
	}
	return true;
}

static bool is_awaited(const struct names *waits, const struct container *container, unsigned conditions)
{
	const unsigned *bits = names_find(waits, container->name.v);

	return bits && *bits & conditions;
}

enum {
	ENDS_BY_ITSELF = 1u << CONDITION_COMPLETE | 1u << CONDITION_SUCCESS,
	MUST_BE_HEALTHY = 1u << CONDITION_HEALTHY,
};

static bool is_router(const struct container *container)
{
	return !is_absent(container->firelens_configuration);
}

/* --- Images that tell what a container is for ------------------------- */

static bool runs_image(struct lint *l, const struct container *container, const char *const *names,
		       size_t count)
{
	struct image_reference reference;

	if (!str_ok(container->image) ||
	    (!image_parse_ordinary(container->image.v, &reference) &&
	     image_parse(&l->linter->patterns, container->image.v, &reference) != IMAGE_FITS))
		return false;
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(names[i]);
		size_t before = reference.repository.length - length;

		if (text_ends(reference.repository, names[i]) &&
		    (!before || reference.repository.bytes[before - 1] == '/'))
			return true;
	}
	return false;
}

static bool is_observer(struct lint *l, const struct container *container)
{
	static const char *const names[] = {
		"aws-xray-daemon",
		"cloudwatch-agent",
		"aws-otel-collector",
		"opentelemetry-collector",
		"opentelemetry-collector-contrib",
		"datadog/agent",
		"datadog-agent",
		"newrelic/infrastructure",
		"newrelic-infra",
		"grafana/agent",
		"grafana/alloy",
		"sysdig/agent",
		"dynatrace/oneagent",
		"telegraf",
		"filebeat",
		"metricbeat",
		"node-exporter",
		"nginx-prometheus-exporter",
		"fluent-bit",
		"aws-for-fluent-bit",
	};

	return runs_image(l, container, names, sizeof names / sizeof *names);
}

static bool is_data_store(struct lint *l, const struct container *container)
{
	static const char *const names[] = {
		"postgres",  "postgresql",    "postgis",    "timescaledb", "mysql",    "mysql-server",
		"mariadb",   "percona",       "mongo",      "mongodb",     "kafka",    "cp-kafka",
		"zookeeper", "elasticsearch", "opensearch", "cassandra",   "influxdb", "clickhouse-server",
		"neo4j",     "couchdb",       "rabbitmq",   "cockroach",   "jenkins",
	};

	return runs_image(l, container, names, sizeof names / sizeof *names);
}

/* --- Rules ------------------------------------------------------------ */

static void health_check_missing(struct lint *l, const struct task *task)
{
	const struct container_list *list = &task->container_definitions;
	struct names waits;

	if (!find_waits(l, task, &waits))
		return;
	for (uint32_t c = 0; c < list->count; c++) {
		const struct container *container = &list->v[c];

		/* For HEALTHY a check must be there, which is said elsewhere. */
		if (is_absent(container->health_check) && is_essential(container) && !is_router(container) &&
		    !is_awaited(&waits, container, ENDS_BY_ITSELF | MUST_BE_HEALTHY))
			flag(l, container->at, "%s has no health check", container_title(l, container));
	}
}

static void sidecar_not_restarted(struct lint *l, const struct task *task)
{
	const struct container_list *list = &task->container_definitions;
	struct names waits;

	/* There is no restart policy for Windows on Fargate. */
	if ((l->facts->os != OS_IS_LINUX && requires_fargate(l)) || !find_waits(l, task, &waits))
		return;
	for (uint32_t c = 0; c < list->count; c++) {
		const struct container *container = &list->v[c];

		if (is_ok(container->essential) && !container->essential.v && !is_router(container) &&
		    is_absent(container->restart_policy) && !is_awaited(&waits, container, ENDS_BY_ITSELF))
			flag(l, container->essential.at,
			     "%s is not essential and has no restart policy: once it ends, it stays away",
			     container_title(l, container));
	}
}

static void essential_sidecar(struct lint *l, const struct task *task)
{
	const struct container_list *list = &task->container_definitions;
	const struct container *worker = NULL;

	if (!l->facts->containers_known || list->count < 2)
		return;
	for (uint32_t c = 0; c < list->count && !worker; c++)
		if (is_essential(&list->v[c]) && str_ok(list->v[c].image) && !is_router(&list->v[c]) &&
		    !is_observer(l, &list->v[c]))
			worker = &list->v[c];
	for (uint32_t c = 0; worker && c < list->count; c++) {
		const struct container *container = &list->v[c];
		struct finding *finding;

		if (!is_essential(container) || is_router(container) || !is_observer(l, container))
			continue;
		finding = flag(l, is_ok(container->essential) ? container->essential.at : container->at,
			       "when %s ends, so does the whole task", container_title(l, container));
		relate(l, finding, worker->name.at, "stopped as well");
	}
}

static void short_stop(struct lint *l, const struct task *task)
{
	const struct container_list *list = &task->container_definitions;
	struct names waits;
	bool asked = false;

	for (uint32_t c = 0; c < list->count; c++) {
		const struct container *container = &list->v[c];
		const struct num *timeout = &container->stop_timeout;

		/* Below 2 a default rule speaks. */
		if (!is_ok(*container) || !num_ok(*timeout) || timeout->v < 2 || timeout->v >= SHORT_STOP)
			continue;
		if (!asked && !find_waits(l, task, &waits))
			return;
		asked = true;
		if (!is_awaited(&waits, container, ENDS_BY_ITSELF))
			flag(l, timeout->at, "%s is killed %" PRId64 " seconds after it is told to stop",
			     container_title(l, container), timeout->v);
	}
}

static void store_stop(struct lint *l, const struct container *container)
{
	if (is_absent(container->stop_timeout) && is_data_store(l, container))
		flag(l, container->at, "%s keeps data, and is killed %d seconds after it is told to stop",
		     container_title(l, container), DEFAULT_STOP);
}

static void blocking(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = &container->log_configuration;
	const struct str *mode;

	if (!is_ok(*log) || !is_ok(log->log_driver) || log->log_driver.v == LOG_AWSFIRELENS ||
	    log->log_driver.v == LOG_NONE)
		return;
	mode = log_option(log, "mode");
	/* With a buffer size it does not start at all, which is said elsewhere. */
	if (mode && text_is(mode->v, "blocking") && lacks_log_option(log, "max-buffer-size"))
		flag(l, mode->at, "%s waits when its logs cannot be sent", container_title(l, container));
}

static bool is_checked(const struct container *container)
{
	const struct str_list *command = &container->health_check.command;

	return is_ok(container->health_check) && is_ok(*command) &&
	       !(str_ok(command->v[0]) && text_is(command->v[0].v, "NONE"));
}

static void start_only(struct lint *l, const struct container *container)
{
	for (uint32_t i = 0; i < container->depends_on.count; i++) {
		const struct dependency *dependency = &container->depends_on.v[i];
		const struct container *other;
		struct finding *finding;

		if (!is_ok(*dependency) || !str_ok(dependency->container_name) ||
		    !is_ok(dependency->condition) || dependency->condition.v != CONDITION_START)
			continue;
		other = find_container(l, dependency->container_name.v);
		if (!other || is_router(other) || !is_checked(other))
			continue;
		finding = flag(l, dependency->condition.at,
			       "%s starts as soon as %s has started, healthy or not",
			       container_title(l, container), show(l, dependency->container_name.at));
		relate(l, finding, other->health_check.at, "it has a health check");
	}
}

/* clang-format off */
#define TASK(containers) "{'family': 'shop', 'containerDefinitions': [" containers "]}"
#define APP(more) "{'name': 'app', 'image': 'example/shop:1.4', 'memory': 256" more "}"
#define AGENT(more) "{'name': 'agent', 'image': 'public.ecr.aws/datadog/agent:7.58.0', 'memory': 256" more "}"
#define AWSLOGS(mode) "'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': '/ecs/shop', " \
	"'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app'" mode "}}"
#define CHECKED ", 'healthCheck': {'command': ['CMD', '/healthy']}"
#define DATABASE(more) "{'name': 'db', 'image': 'postgres:16.4', 'memory': 256" more "}"

static const struct rule rules[] = {
	{
		.id = "health-check-missing",
		.severity = SEVERITY_INFO,
		.group = GROUP_RELIABILITY,
		.summary = "an essential container has no health check",
		.why = "Without healthCheck ECS knows only whether the process runs: one that hangs stays in service. A "
		       "HEALTHCHECK of the image does not count. Where a load balancer checks the container, or the task is a "
		       "job that ends, none is needed; log routers and containers that others wait for to end are left alone.",
		.help = "add \"healthCheck\": {\"command\": [\"CMD-SHELL\", \"curl -f http://localhost/ || exit 1\"]}",
		.page = &page_health_check,
		.controls = "KICS",
		.since = "2018-03-08",
		.bad = TASK(APP("")),
		.good = TASK(APP(CHECKED)),
		.task = health_check_missing,
	},
	{
		.id = "sidecar-not-restarted",
		.severity = SEVERITY_INFO,
		.group = GROUP_RELIABILITY,
		.summary = "a container that is not essential is not restarted when it ends",
		.why = "When a container with essential false ends, the task goes on without it until somebody notices: metrics "
		       "or logs are missing, or a cache is gone. A restart policy brings it back and leaves the others alone.",
		.help = "add \"restartPolicy\": {\"enabled\": true}",
		.page = &page_restart_policy,
		.since = "2024-08-15",
		.bad = TASK(APP("") ", " AGENT(", 'essential': false")),
		.good = TASK(APP("") ", " AGENT(", 'essential': false, 'restartPolicy': {'enabled': true}")),
		.task = sidecar_not_restarted,
	},
	{
		.id = "essential-sidecar",
		.severity = SEVERITY_INFO,
		.group = GROUP_RELIABILITY,
		.summary = "an agent that only watches takes the whole task down when it ends",
		.why = "A container is essential unless essential is false, and when an essential container ends, ECS stops all "
		       "others. For an agent that collects metrics or traces that is a high price: the application could go on "
		       "without it. The rule knows such agents by their images.",
		.help = "add \"essential\": false and \"restartPolicy\": {\"enabled\": true}",
		.page = &page_container,
		.since = "2026-11",
		.bad = TASK(APP("") ", " AGENT("")),
		.good = TASK(APP("") ", " AGENT(", 'essential': false, 'restartPolicy': {'enabled': true}")),
		.task = essential_sidecar,
	},
	{
		.id = "stop-timeout-short",
		.severity = SEVERITY_INFO,
		.group = GROUP_RELIABILITY,
		.summary = "a container has less than 10 seconds to stop",
		.why = "At every deployment, scale-in and replacement ECS sends SIGTERM and, after stopTimeout, SIGKILL. What is "
		       "not finished then is lost: requests in flight, messages half processed, logs not yet sent. Without "
		       "stopTimeout it is 30 seconds.",
		.help = "give it as long as a request may take, up to 120 seconds on Fargate",
		.page = &page_container,
		.since = "2019-03-07",
		.bad = TASK(APP(", 'stopTimeout': 5")),
		.good = TASK(APP(", 'stopTimeout': 10")),
		.task = short_stop,
	},
	{
		.id = "stop-timeout-data-store",
		.severity = SEVERITY_INFO,
		.group = GROUP_RELIABILITY,
		.summary = "a database or broker has only the default 30 seconds to stop",
		.why = "Databases, brokers and search engines write what they hold in memory when they are told to stop. Killed "
		       "before they are done, they recover for a long time at the next start, or lose data. The rule knows them "
		       "by their images.",
		.help = "add \"stopTimeout\": 120",
		.page = &page_container,
		.since = "2019-03-07",
		.bad = TASK(DATABASE("")),
		.good = TASK(DATABASE(", 'stopTimeout': 120")),
		.container = store_stop,
	},
	{
		.id = "log-mode-blocking",
		.severity = SEVERITY_INFO,
		.group = GROUP_RELIABILITY,
		.summary = "a container waits when its logs cannot be sent",
		.why = "In mode blocking a write to standard output waits until the log driver has taken it. When CloudWatch "
		       "cannot be reached, the application stands still and fails its health checks. Since 2025-06-25 the mode "
		       "is non-blocking when nothing is said, so only an explicit blocking is meant here.",
		.help = "write \"mode\": \"non-blocking\", unless losing a line is worse than standing still",
		.page = &page_log_configuration,
		.controls = "prowler logging_block_mode",
		.since = "2025-06-25",
		.bad = AWSLOGS(", 'mode': 'blocking'"),
		.good = AWSLOGS(""),
		.container = blocking,
	},
	{
		.id = "waits-for-start-only",
		.severity = SEVERITY_INFO,
		.group = GROUP_RELIABILITY,
		.summary = "a container waits for the start of another, whose health check goes unused",
		.why = "START is met as soon as the other container's process exists, long before a database takes connections. "
		       "The other container has a health check, so HEALTHY can be asked for.",
		.help = "write \"condition\": \"HEALTHY\"",
		.page = &page_dependency,
		.since = "2019-03-07",
		.bad = TASK(APP(", 'dependsOn': [{'containerName': 'db', 'condition': 'START'}]") ", " DATABASE(CHECKED)),
		.good = TASK(APP(", 'dependsOn': [{'containerName': 'db', 'condition': 'HEALTHY'}]") ", " DATABASE(CHECKED)),
		.container = start_only,
	},
};
/* clang-format on */

const struct topic topic_reliability = TOPIC("reliability", "Reliability", rules);
