/* Log drivers: which launch type has which, and the options that belong to them. */
#include "log_options.h"
#include "suggest.h"

/* Options of Docker's drivers as of 2026-11. `mode` and `max-buffer-size` belong to all of them. */
static const char *const awslogs_options[] = {
	"awslogs-group",
	"awslogs-region",
	"awslogs-stream-prefix",
	"awslogs-create-group",
	"awslogs-datetime-format",
	"awslogs-multiline-pattern",
	NULL,
};
static const char *const splunk_options[] = {
	"splunk-token",
	"splunk-url",
	"splunk-source",
	"splunk-sourcetype",
	"splunk-index",
	"splunk-capath",
	"splunk-caname",
	"splunk-insecureskipverify",
	"splunk-format",
	"splunk-verify-connection",
	"splunk-gzip",
	"splunk-gzip-level",
	"splunk-index-acknowledgment",
	NULL,
};
static const char *const json_file_options[] = { "max-size", "max-file", "compress", NULL };
static const char *const syslog_options[] = {
	"syslog-address",  "syslog-facility", "syslog-format",          "syslog-tls-ca-cert",
	"syslog-tls-cert", "syslog-tls-key",  "syslog-tls-skip-verify", NULL,
};
static const char *const journald_options[] = { NULL };
static const char *const gelf_options[] = {
	"gelf-address",           "gelf-compression-type",    "gelf-compression-level",
	"gelf-tcp-max-reconnect", "gelf-tcp-reconnect-delay", NULL,
};
static const char *const fluentd_options[] = {
	"fluentd-address",
	"fluentd-async",
	"fluentd-async-connect",
	"fluentd-async-reconnect-interval",
	"fluentd-buffer-limit",
	"fluentd-max-retries",
	"fluentd-request-ack",
	"fluentd-retry-wait",
	"fluentd-sub-second-precision",
	"fluentd-write-timeout",
	NULL,
};
/* Options of every driver, and those of every driver but awslogs. */
static const char *const common_options[] = { "mode", "max-buffer-size", NULL };
static const char *const docker_options[] = {
	"tag",
	"labels",
	"labels-regex",
	"env",
	"env-regex",
	"cache-disabled",
	"cache-max-size",
	"cache-max-file",
	"cache-compress",
	NULL,
};

static const struct driver {
	const char *name;
	const char *const *options; /* NULL: open, or none */
} drivers[] = {
	[LOG_AWSFIRELENS] = { "awsfirelens", NULL },
	[LOG_AWSLOGS] = { "awslogs", awslogs_options },
	[LOG_FLUENTD] = { "fluentd", fluentd_options },
	[LOG_GELF] = { "gelf", gelf_options },
	[LOG_JOURNALD] = { "journald", journald_options },
	[LOG_JSON_FILE] = { "json-file", json_file_options },
	[LOG_SPLUNK] = { "splunk", splunk_options },
	[LOG_SYSLOG] = { "syslog", syslog_options },
	[LOG_NONE] = { "none", NULL },
};

/* The container's log configuration when its driver is known, else NULL. */
static const struct log_configuration *known_log(const struct container *container)
{
	const struct log_configuration *log = &container->log_configuration;

	return is_ok(*log) && is_ok(log->log_driver) ? log : NULL;
}

static void fargate_driver(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = known_log(container);
	struct finding *finding;

	if (!log || log->log_driver.v == LOG_AWSLOGS || log->log_driver.v == LOG_SPLUNK ||
	    log->log_driver.v == LOG_AWSFIRELENS)
		return;
	finding = flag(l, log->log_driver.at, "%s: Fargate has no log driver %s",
		       container_title(l, container), show(l, log->log_driver.at));
	relate(l, finding, l->task->requires_compatibilities.at, "Fargate is required here");
}

static void managed_instances_driver(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = known_log(container);
	struct finding *finding;

	if (!log || log->log_driver.v == LOG_AWSLOGS || log->log_driver.v == LOG_SPLUNK ||
	    log->log_driver.v == LOG_AWSFIRELENS || log->log_driver.v == LOG_JSON_FILE)
		return;
	if (requires_fargate(l))
		return; /* said already */
	finding = flag(l, log->log_driver.at, "%s: Managed Instances are not known to have the log driver %s",
		       container_title(l, container), show(l, log->log_driver.at));
	relate(l, finding, l->task->requires_compatibilities.at, "required here");
}

static void splunk_options_missing(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_SPLUNK);
	bool token = log && lacks_log_secret(log, "splunk-token");
	bool url = log && lacks_log_secret(log, "splunk-url");
	struct finding *finding;

	if (!token && !url)
		return;
	finding = flag(l, log_options_at(log), "%s: splunk needs %s%s%s", container_title(l, container),
		       token ? "splunk-token" : "", token && url ? " and " : "", url ? "splunk-url" : "");
	advise(l, finding, "add %s%s%s", url ? "\"splunk-url\": \"https://…:8088\" to \"options\"" : "",
	       token && url ? ", and " : "",
	       token ? "\"splunk-token\" to \"secretOptions\": [{\"name\": \"splunk-token\", "
		       "\"valueFrom\": \"…\"}]"
		     : "");
	if (token)
		relate_log_option(l, finding, log, "splunk-token");
	if (url)
		relate_log_option(l, finding, log, "splunk-url");
}

static void gelf_address_missing(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_GELF);

	struct finding *finding;

	if (!log || !lacks_log_secret(log, "gelf-address"))
		return;
	finding = flag(l, log_options_at(log), "%s: gelf needs gelf-address", container_title(l, container));
	relate_log_option(l, finding, log, "gelf-address");
}

static bool stands_in(const char *const *options, struct text key)
{
	for (; *options; options++)
		if (text_is(key, *options))
			return true;
	return false;
}

/* The driver whose own option this is, or NULL. */
static const struct driver *owner_of(struct text key)
{
	for (size_t i = 0; i < sizeof drivers / sizeof *drivers; i++)
		if (drivers[i].options && stands_in(drivers[i].options, key))
			return &drivers[i];
	return NULL;
}

static void offer_all(struct suggestion *suggestion, const char *const *options)
{
	for (; *options; options++)
		suggestion_offer(suggestion, *options, strlen(*options));
}

/* Its absence is an error. */
static bool is_required(const struct lint *l, const char *option)
{
	static const char *const required[] = { "awslogs-group", "awslogs-region", "splunk-token",
						"splunk-url",    "gelf-address",   NULL };

	return stands_in(required, (struct text){ option, strlen(option) }) ||
	       (requires_fargate(l) && !strcmp(option, "awslogs-stream-prefix"));
}

static void report_unknown(struct lint *l, const struct container *container, const struct driver *driver,
			   const struct pair *pair)
{
	const struct driver *owner = owner_of(pair->key);
	const char *key = show_text(l, pair->key, NULL);
	struct suggestion suggestion = suggestion_for(pair->key);
	struct finding *finding;

	if (owner) {
		finding = flag_key(l, pair->value.at, "%s: %s is an option of %s, and the driver is %s",
				   container_title(l, container), key, owner->name, driver->name);
		relate(l, finding, container->log_configuration.log_driver.at, "this driver");
		return;
	}
	offer_all(&suggestion, driver->options);
	offer_all(&suggestion, common_options);
	if (driver->options != awslogs_options)
		offer_all(&suggestion, docker_options);
	if (suggestion.best && is_required(l, suggestion.best) &&
	    lacks_log_option(&container->log_configuration, suggestion.best))
		return; /* the finding about the lacking option says it */
	finding = flag_key(l, pair->value.at, "%s: %s is not in the table of %s's options of 2026-11",
			   container_title(l, container), key, driver->name);
	if (suggestion.best) {
		advise(l, finding, "write \"%s\"", suggestion.best);
		label(l, finding, "did you mean \"%s\"?", suggestion.best);
	}
}

static void unknown_option(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = known_log(container);
	const struct driver *driver = log ? &drivers[log->log_driver.v] : NULL;

	if (!driver || !driver->options)
		return;
	for (uint32_t i = 0; i < log->options.count; i++) {
		struct text key = log->options.v[i].key;

		if (stands_in(driver->options, key) || stands_in(common_options, key))
			continue;
		if (driver->options == awslogs_options ? is_refused_by_awslogs(key)
						       : stands_in(docker_options, key))
			continue;
		report_unknown(l, container, driver, &log->options.v[i]);
	}
}

/* An option of Docker's delivery, which every driver has but the two that hand their options on or take none.
 */
static const struct str *delivery_option(const struct container *container, const char *key)
{
	const struct log_configuration *log = known_log(container);

	if (!log || log->log_driver.v == LOG_AWSFIRELENS || log->log_driver.v == LOG_NONE)
		return NULL;
	return log_option(log, key);
}

static void mode_value(struct lint *l, const struct container *container)
{
	const struct str *mode = delivery_option(container, "mode");
	struct suggestion suggestion;
	struct finding *finding;

	if (!mode || text_is(mode->v, "blocking") || text_is(mode->v, "non-blocking"))
		return;
	finding = flag(l, mode->at, "%s: mode is %s, but can only be \"blocking\" or \"non-blocking\"",
		       container_title(l, container), show(l, mode->at));
	suggestion = suggestion_for(mode->v);
	suggestion_offer(&suggestion, "blocking", strlen("blocking"));
	suggestion_offer(&suggestion, "non-blocking", strlen("non-blocking"));
	if (suggestion.best)
		advise(l, finding, "write \"%s\"", suggestion.best);
}

/* Docker's sizes: digits, a decimal part, a unit, a letter b. */
static bool is_size(struct text size)
{
	size_t i = 0, digits = 0;

	while (i < size.length && (is_digit(size.bytes[i]) || (digits && size.bytes[i] == '.')))
		digits += is_digit(size.bytes[i++]);
	if (!digits || size.bytes[i - 1] == '.')
		return false;
	if (i < size.length && size.bytes[i] == ' ')
		i++;
	if (i < size.length && size.bytes[i] && strchr("kmgtp", lower(size.bytes[i])))
		i++;
	if (i < size.length && lower(size.bytes[i]) == 'i')
		i++;
	if (i < size.length && lower(size.bytes[i]) == 'b')
		i++;
	return i == size.length;
}

static void buffer_size(struct lint *l, const struct container *container)
{
	const struct str *size = delivery_option(container, "max-buffer-size");

	if (size && !is_size(size->v))
		flag(l, size->at, "%s: max-buffer-size %s is not a size", container_title(l, container),
		     show(l, size->at));
}

static void buffer_blocking(struct lint *l, const struct container *container)
{
	const struct str *size = delivery_option(container, "max-buffer-size");
	const struct str *mode = size ? delivery_option(container, "mode") : NULL;
	struct finding *finding;

	if (!mode || !text_is(mode->v, "blocking"))
		return;
	finding = flag_key(l, size->at, "%s: max-buffer-size does not go with mode \"blocking\"",
			   container_title(l, container));
	relate(l, finding, mode->at, "blocking");
}

static void no_log_configuration(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = &container->log_configuration;
	bool fargate = requires_fargate(l);
	struct finding *finding;

	if (is_absent(*log)) {
		finding = flag(l, container->at, "%s has no logConfiguration: %s",
			       container_title(l, container),
			       fargate                   ? "what it prints is lost"
			       : l->facts->launch_stated ? "what it prints stays on its instance"
							 : "nobody collects what it prints");
		if (!fargate)
			grade(l, finding, SEVERITY_INFO);
	} else if (is_ok(*log) && is_ok(log->log_driver) && log->log_driver.v == LOG_NONE && !fargate) {
		finding = flag(l, log->log_driver.at, "%s: the log driver \"none\" drops what it prints",
			       container_title(l, container));
		grade(l, finding, SEVERITY_INFO);
	}
}

/* clang-format off */
#define LOG(driver, options) "'logConfiguration': {'logDriver': '" driver "', 'options': {" options "}}"
#define AWSLOGS(more) LOG("awslogs", "'awslogs-group': '/ecs/web', 'awslogs-region': 'eu-west-1', " \
	"'awslogs-stream-prefix': 'app'" more)
#define JSON_FILE(more) LOG("json-file", "'max-size': '10m'" more)

static const struct rule rules[] = {
	{
		.id = "fargate-log-driver",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "a log driver that Fargate does not have",
		.why = "Tasks on Fargate log with awslogs, splunk or awsfirelens. The other drivers of Docker need the host, "
		       "which is AWS's there.",
		.help = "write \"awslogs\", or \"awsfirelens\" with a log router that sends the logs on",
		.answer = "is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]",
		.page = &page_log_configuration,
		.controls = "cfn-lint E3048",
		.since = "2026-09-08",
		.bad = JSON_FILE(""),
		.good = AWSLOGS(""),
		.container = fargate_driver,
	},
	{
		.id = "managed-instances-log-driver",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_MANAGED_INSTANCES,
		.summary = "a log driver that Managed Instances are not known to have",
		.why = "The API reference names awslogs, splunk, awsfirelens and, since 2026-11-04, json-file for tasks on Amazon "
		       "ECS Managed Instances. ECS was not yet seen to refuse the others, but nobody can configure the host for "
		       "them.",
		.help = "write \"awslogs\", or \"awsfirelens\" with a log router that sends the logs on",
		.page = &page_log_configuration,
		.since = "2026-11-04",
		.bad = LOG("syslog", "'syslog-address': 'udp://10.0.0.5:514'"),
		.good = JSON_FILE(""),
		.container = managed_instances_driver,
	},
	{
		.id = "splunk-missing-options",
		.severity = SEVERITY_ERROR,
		.summary = "splunk without splunk-token or splunk-url",
		.why = "The splunk driver must be told the address of the HTTP Event Collector and a token. The token belongs "
		       "into secretOptions, where it comes from Secrets Manager or Systems Manager; options take it too, but "
		       "then everybody who may read the definition reads the token.",
		.help = "add \"splunk-url\" to the options and \"splunk-token\" to secretOptions",
		.answer = "Log driver splunk requires options",
		.page = &page_log_configuration,
		.since = "2019-05-09",
		.bad = LOG("splunk", "'splunk-url': 'https://splunk.example.com:8088'"),
		.good = "'logConfiguration': {'logDriver': 'splunk', 'options': {'splunk-url': 'https://splunk.example.com:8088'}, "
			"'secretOptions': [{'name': 'splunk-token', 'valueFrom': '/splunk/token'}]}",
		.container = splunk_options_missing,
	},
	{
		.id = "gelf-missing-address",
		.severity = SEVERITY_WARNING,
		.summary = "gelf without gelf-address",
		.why = "Docker's gelf driver has no default address: \"gelf-address is a required parameter\". The definition "
		       "registers, but the container cannot start.",
		.help = "add \"gelf-address\": \"udp://…:12201\"",
		.page = &page_log_configuration,
		.since = "2018",
		.bad = LOG("gelf", "'tag': 'web'"),
		.good = LOG("gelf", "'gelf-address': 'udp://10.0.0.5:12201'"),
		.container = gelf_address_missing,
	},
	{
		.id = "unknown-log-option",
		.severity = SEVERITY_WARNING,
		.summary = "the log driver is not known to have this option",
		.why = "ECS keeps a list of options for each driver and refuses others (\"Log driver awslogs disallows "
		       "options\"), and Docker does not start a container "
		       "with an option that its driver does not have. The lists are not published: this table is of 2026-11, "
		       "and an option may be newer. With awsfirelens any option is legal, as it is handed to the log router.",
		.help = "check the spelling, or remove the option",
		.page = &page_log_configuration,
		.controls = "cfn-lint E3046",
		.since = "2026-11",
		.bad = AWSLOGS(", 'awslogs-stream': 'web'"),
		.good = AWSLOGS(", 'mode': 'non-blocking', 'max-buffer-size': '25m'"),
		.container = unknown_option,
	},
	{
		.id = "log-mode",
		.severity = SEVERITY_WARNING,
		.summary = "mode is neither blocking nor non-blocking",
		.why = "mode says what happens when logs are written faster than they can be sent: \"blocking\" lets the "
		       "application wait, \"non-blocking\" loses lines. Docker does not start a container with another value.",
		.help = "write \"non-blocking\" or \"blocking\"",
		.page = &page_log_configuration,
		.since = "2025-06-25",
		.bad = AWSLOGS(", 'mode': 'nonblocking'"),
		.good = AWSLOGS(", 'mode': 'non-blocking'"),
		.container = mode_value,
	},
	{
		.id = "log-buffer-size",
		.severity = SEVERITY_WARNING,
		.summary = "max-buffer-size is not a size",
		.why = "The buffer between the application and the log driver is given as a number with a unit: 512k, 25m, 1g. "
		       "Docker does not start a container with anything else.",
		.help = "write a size such as \"25m\"",
		.page = &page_log_configuration,
		.since = "2025-06-25",
		.bad = AWSLOGS(", 'mode': 'non-blocking', 'max-buffer-size': '25 megabytes'"),
		.good = AWSLOGS(", 'mode': 'non-blocking', 'max-buffer-size': '25m'"),
		.container = buffer_size,
	},
	{
		.id = "log-buffer-blocking",
		.severity = SEVERITY_WARNING,
		.summary = "max-buffer-size beside mode blocking",
		.why = "Only the mode \"non-blocking\" has a buffer. Docker refuses the two together (\"max-buffer-size option is "
		       "only supported with 'mode=non-blocking'\"), so the container does not start. Without mode ECS takes "
		       "non-blocking since 2025-06-25, unless the account's setting says otherwise.",
		.help = "remove max-buffer-size, or write \"mode\": \"non-blocking\"",
		.page = &page_log_configuration,
		.since = "2025-06-25",
		.bad = AWSLOGS(", 'mode': 'blocking', 'max-buffer-size': '25m'"),
		.good = AWSLOGS(", 'max-buffer-size': '25m'"),
		.container = buffer_blocking,
	},
	{
		.id = "no-log-configuration",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "nobody collects what the container prints",
		.why = "Without a log driver nothing collects what the container writes to standard output and error. On Fargate "
		       "it is gone at once, and with it the trace of a crash or an attack. Elsewhere it stays on the container "
		       "instance for as long as that lives, so there this is only an info.",
		.help = "add \"logConfiguration\": {\"logDriver\": \"awslogs\", \"options\": {\"awslogs-group\": \"/ecs/…\", "
			"\"awslogs-region\": \"…\", \"awslogs-stream-prefix\": \"ecs\"}}",
		.page = &page_awslogs,
		.controls = "Security Hub ECS.9, AWS Config ECS_TASK_DEFINITION_LOG_CONFIGURATION, Control Tower CT.ECS.PR.5, "
			    "prowler, cdk-nag AwsSolutions-ECS7, Powerpipe",
		.since = "2018",
		.bad = "'user': '1000'",
		.good = AWSLOGS(""),
		.container = no_log_configuration,
	},
};
/* clang-format on */

const struct topic topic_logging = TOPIC("logging", "Log drivers and their options", rules);
