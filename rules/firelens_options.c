/* The options of a FireLens log router, and those of the containers that log to it. */
#include "arn.h"
#include "log_options.h"
#include "suggest.h"

/* Options that one finding shows. */
enum { SHOWN_OPTIONS = 8 };

enum router_option { METADATA, CONFIG_TYPE, CONFIG_VALUE, ROUTER_OPTIONS };

static const char *const option_names[] = {
	[METADATA] = "enable-ecs-log-metadata",
	[CONFIG_TYPE] = "config-file-type",
	[CONFIG_VALUE] = "config-file-value",
};

static bool is_router_option(struct text key)
{
	for (size_t i = 0; i < ROUTER_OPTIONS; i++)
		if (text_is(key, option_names[i]))
			return true;
	return false;
}

/* NULL unless the container is a log router with options. */
static const struct map *router_options(const struct container *container)
{
	const struct firelens_configuration *router = &container->firelens_configuration;

	return is_ok(*router) && is_ok(router->options) ? &router->options : NULL;
}

static const struct str *router_option(const struct container *container, enum router_option which)
{
	const struct map *options = router_options(container);
	const struct pair *pair = options ? map_find(options, option_names[which]) : NULL;

	return pair && is_ok(pair->value) ? &pair->value : NULL;
}

static void unknown_option(struct lint *l, const struct container *container)
{
	const struct map *options = router_options(container);

	for (uint32_t i = 0; options && i < options->count; i++) {
		struct text key = options->v[i].key;
		struct suggestion suggestion = suggestion_for(key);
		struct finding *finding;

		if (is_router_option(key))
			continue;
		finding = flag_key(l, options->v[i].value.at,
				   "%s: %s is not in the table of a log router's options of 2026-11",
				   container_title(l, container), show_text(l, key, NULL));
		for (size_t o = 0; o < ROUTER_OPTIONS; o++)
			suggestion_offer(&suggestion, option_names[o], strlen(option_names[o]));
		if (!suggestion.best)
			continue;
		advise(l, finding, "write \"%s\"", suggestion.best);
		label(l, finding, "did you mean \"%s\"?", suggestion.best);
	}
}

/* The known value that was written in other letters. */
static void advise_case(struct lint *l, struct finding *finding, struct text written,
			const char *const *values)
{
	for (; *values; values++)
		if (text_equal_ignoring_case(written, (struct text){ *values, strlen(*values) }))
			advise(l, finding, "write \"%s\"", *values);
}

static void option_value(struct lint *l, const struct container *container)
{
	static const char *const truth[] = { "true", "false", NULL };
	static const char *const types[] = { "file", "s3", NULL };
	const struct str *metadata = router_option(container, METADATA);
	const struct str *type = router_option(container, CONFIG_TYPE);
	struct finding *finding;

	if (metadata && !text_is(metadata->v, "true") && !text_is(metadata->v, "false")) {
		finding = flag(l, metadata->at,
			       "%s: enable-ecs-log-metadata is %s, but can be \"true\" or \"false\"",
			       container_title(l, container), show(l, metadata->at));
		advise_case(l, finding, metadata->v, truth);
	}
	if (type && !text_is(type->v, "s3") && !text_is(type->v, "file")) {
		finding = flag(l, type->at, "%s: config-file-type is %s, but can be \"file\" or \"s3\"",
			       container_title(l, container), show(l, type->at));
		advise_case(l, finding, type->v, types);
	}
}

static void incomplete(struct lint *l, const struct container *container)
{
	const struct map *options = router_options(container);
	const struct pair *type = options ? map_find(options, option_names[CONFIG_TYPE]) : NULL;
	const struct pair *value = options ? map_find(options, option_names[CONFIG_VALUE]) : NULL;
	const char *there = option_names[type ? CONFIG_TYPE : CONFIG_VALUE];
	const char *missing = option_names[type ? CONFIG_VALUE : CONFIG_TYPE];
	struct finding *finding;

	if (!options || options->open || !type == !value)
		return;
	finding = flag(l, options->at, "%s: %s without %s", container_title(l, container), there, missing);
	relate(l, finding, (type ? type : value)->value.at, "stands alone");
	advise(l, finding, "add \"%s\": \"%s\"", missing, type ? "…" : "file");
}

static void s3_on_fargate(struct lint *l, const struct container *container)
{
	const struct str *type = router_option(container, CONFIG_TYPE);
	struct finding *finding;

	if (!type || !text_is(type->v, "s3"))
		return;
	finding = flag(l, type->at, "%s: on Fargate a log router cannot read its configuration from S3",
		       container_title(l, container));
	relate(l, finding, l->task->requires_compatibilities.at, "Fargate is required here");
}

/* The additional configuration in S3; NULL where that is not possible anyway. */
static const struct str *s3_config(const struct lint *l, const struct container *container)
{
	const struct str *type = router_option(container, CONFIG_TYPE);

	return type && text_is(type->v, "s3") && !requires_fargate(l) ? router_option(container, CONFIG_VALUE)
								      : NULL;
}

static void s3_arn(struct lint *l, const struct container *container)
{
	const struct str *value = s3_config(l, container);
	struct finding *finding;
	struct text path;
	struct arn arn;

	if (!value || arn_parse(value->v, &arn))
		return;
	finding = flag(l, value->at, "%s: config-file-value %s is not an ARN", container_title(l, container),
		       show(l, value->at));
	path = text_slice(value->v, strlen("s3://"), value->v.length);
	if (text_starts(value->v, "s3://") && text_find(path, '/') < path.length && path.length < 512)
		advise(l, finding, "write \"arn:aws:s3:::%.*s\"", TEXT_ARGS(path));
}

static void s3_object(struct lint *l, const struct container *container)
{
	const struct str *value = s3_config(l, container);
	struct arn arn;

	if (value && arn_parse(value->v, &arn) &&
	    (!text_is(arn.service, "s3") || text_find(arn.resource, '/') + 1 >= arn.resource.length))
		flag(l, value->at, "%s: config-file-value %s is no object in S3",
		     container_title(l, container), show(l, value->at));
}

static void file_with_arn(struct lint *l, const struct container *container)
{
	const struct str *type = router_option(container, CONFIG_TYPE);
	const struct str *value = router_option(container, CONFIG_VALUE);
	struct finding *finding;

	if (!type || !value || !text_is(type->v, "file") ||
	    (!text_starts(value->v, "arn:") && !text_starts(value->v, "s3://")))
		return;
	finding = flag(l, value->at, "%s: config-file-value is in S3, but config-file-type is \"file\"",
		       container_title(l, container));
	relate(l, finding, type->at, "a path in the image");
}

static void misplaced_option(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_AWSFIRELENS);
	struct finding *left_over = NULL;
	unsigned count = 0;

	for (uint32_t i = 0; log && i < log->options.count; i++) {
		const struct pair *pair = &log->options.v[i];
		const char *key = show_text(l, pair->key, NULL);
		struct finding *finding;

		if (is_router_option(pair->key)) {
			finding = flag_key(l, pair->value.at, "%s: %s belongs into firelensConfiguration",
					   container_title(l, container), key);
			advise(l, finding,
			       "move it to the options of the log router's firelensConfiguration");
		} else if (text_starts(pair->key, "awslogs-") && count++ == 0) {
			left_over =
				flag_key(l, pair->value.at,
					 "%s: %s is an option of awslogs, which a log router does not know",
					 container_title(l, container), key);
			relate(l, left_over, log->log_driver.at, "this driver");
		} else if (text_starts(pair->key, "awslogs-") && count <= SHOWN_OPTIONS) {
			relate(l, left_over, pair->value.at, "this one neither");
		}
	}
}

/* clang-format off */
#define TASK(launch, router, options) "{'family': 'web', 'requiresCompatibilities': ['" launch "'], 'networkMode': 'awsvpc', " \
	"'cpu': '512', 'memory': '1024', 'containerDefinitions': [{'name': 'app', 'image': " \
	"'public.ecr.aws/docker/library/nginx:1.27', 'logConfiguration': {'logDriver': 'awsfirelens', 'options': {'Name': 'loki'" \
	options "}}}, {'name': 'log_router', 'image': 'public.ecr.aws/aws-observability/aws-for-fluent-bit:2.34.3', " \
	"'firelensConfiguration': {'type': 'fluentbit', 'options': {" router "}}}]}"
#define FILE_TYPE "'config-file-type': 'file', 'config-file-value': '/fluent-bit/extra.conf'"
#define S3_TYPE "'config-file-type': 's3', 'config-file-value': 'arn:aws:s3:::example-config/extra.conf'"

static const struct rule rules[] = {
	{
		.id = "firelens-unknown-option",
		.severity = SEVERITY_WARNING,
		.summary = "a log router is not known to have this option",
		.why = "firelensConfiguration.options holds enable-ecs-log-metadata, config-file-type and config-file-value. "
		       "What the router sends where stands in the logConfiguration of the containers that log to it, or in a "
		       "file of the router's own. The table is of 2026-11; an option may be newer.",
		.help = "check the spelling, or move it to the logConfiguration of the container that logs to the router",
		.page = &page_firelens,
		.since = "2026-11-04",
		.bad = TASK("EC2", "'enable-ecs-metadata': 'true'", ""),
		.good = TASK("EC2", "'enable-ecs-log-metadata': 'true'", ""),
		.container = unknown_option,
	},
	{
		.id = "firelens-option-value",
		.severity = SEVERITY_WARNING,
		.summary = "an option of the log router has a value it does not have",
		.why = "enable-ecs-log-metadata is \"true\" or \"false\", config-file-type is \"file\" or \"s3\". Other values are "
		       "not documented: nobody knows what the agent makes of them.",
		.help = "write one of the documented values",
		.page = &page_firelens,
		.since = "2026-11-04",
		.bad = TASK("EC2", "'enable-ecs-log-metadata': 'yes'", ""),
		.good = TASK("EC2", "'enable-ecs-log-metadata': 'false'", ""),
		.container = option_value,
	},
	{
		.id = "firelens-config-incomplete",
		.severity = SEVERITY_WARNING,
		.summary = "config-file-type and config-file-value come in pairs",
		.why = "The type says where the log router's additional configuration is, the value gives its path in the image "
		       "or its ARN in S3. One without the other is not used.",
		.help = "add the other one",
		.page = &page_firelens,
		.since = "2019-11-14",
		.bad = TASK("EC2", "'config-file-value': '/fluent-bit/extra.conf'", ""),
		.good = TASK("EC2", FILE_TYPE, ""),
		.container = incomplete,
	},
	{
		.id = "firelens-s3-config-fargate",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "on Fargate a log router cannot read its configuration from S3",
		.why = "The agent on a container instance fetches the file from S3; on Fargate only a file in the image is "
		       "possible. The image aws-for-fluent-bit:init-latest can fetch it itself instead.",
		.help = "put the file into the router's image and write \"config-file-type\": \"file\"",
		.answer = "Fargate launch type does not support FirelensConfiguration config file from 's3'",
		.page = &page_firelens,
		.since = "2026",
		.bad = TASK("FARGATE", S3_TYPE, ""),
		.good = TASK("FARGATE", FILE_TYPE, ""),
		.container = s3_on_fargate,
	},
	{
		.id = "firelens-s3-config-arn",
		.severity = SEVERITY_ERROR,
		.summary = "config-file-value must be the ARN of an object in S3",
		.why = "With config-file-type \"s3\" ECS wants the ARN of the object and refuses everything else, such as an "
		       "s3:// address.",
		.help = "write \"arn:aws:s3:::BUCKET/KEY\"",
		.answer = "Invalid arn syntax.",
		.page = &page_firelens,
		.since = "2022",
		.bad = TASK("EC2", "'config-file-type': 's3', 'config-file-value': 's3://example-config/extra.conf'", ""),
		.good = TASK("EC2", S3_TYPE, ""),
		.container = s3_arn,
	},
	{
		.id = "firelens-s3-config-object",
		.severity = SEVERITY_WARNING,
		.summary = "config-file-value is the ARN of something else than an object in S3",
		.why = "With config-file-type \"s3\" the agent fetches the object arn:aws:s3:::BUCKET/KEY. The ARN of a bucket, or "
		       "of another service, names no file, and the log router does not start.",
		.help = "write \"arn:aws:s3:::BUCKET/KEY\"",
		.page = &page_firelens,
		.since = "2019-11-14",
		.bad = TASK("EC2", "'config-file-type': 's3', 'config-file-value': 'arn:aws:s3:::example-config'", ""),
		.good = TASK("EC2", S3_TYPE, ""),
		.container = s3_object,
	},
	{
		.id = "firelens-file-config-arn",
		.severity = SEVERITY_WARNING,
		.summary = "config-file-type is file, but the value is in S3",
		.why = "With config-file-type \"file\" the value is a path in the log router's image. The router looks for a file "
		       "of that name, does not find it and stops.",
		.help = "write the path of a file in the image, or \"config-file-type\": \"s3\" outside Fargate",
		.page = &page_firelens,
		.since = "2019-11-14",
		.bad = TASK("EC2", "'config-file-type': 'file', 'config-file-value': 'arn:aws:s3:::example-config/extra.conf'", ""),
		.good = TASK("EC2", FILE_TYPE, ""),
		.container = file_with_arn,
	},
	{
		.id = "firelens-misplaced-option",
		.severity = SEVERITY_WARNING,
		.summary = "an option of awslogs, or of the log router, among those for its plugin",
		.why = "Options under awsfirelens become the output section of the log router. Fluent Bit stops when its plugin "
		       "does not know one (\"unknown configuration property\"). awslogs-… options stay behind when the driver is "
		       "changed; for CloudWatch the plugin's own are region, log_group_name and log_stream_prefix.",
		.help = "write the options of the router's plugin instead",
		.page = &page_firelens,
		.since = "2019-11-14",
		.bad = TASK("EC2", FILE_TYPE, ", 'awslogs-group': '/ecs/web'"),
		.good = TASK("EC2", FILE_TYPE, ", 'log-driver-buffer-limit': '2097152'"),
		.container = misplaced_option,
	},
};
/* clang-format on */

const struct topic topic_firelens_options =
	TOPIC("firelens-options", "Options of FireLens log routers", rules);
