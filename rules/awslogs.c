/* The awslogs driver: what it needs, what it takes, and where it writes. */
#include "arn.h"
#include "log_options.h"

/* Containers that are looked at for a region to propose. */
enum { FEW_CONTAINERS = 16 };
/* Options that one finding shows. */
enum { SHOWN_OPTIONS = 8 };

/* The region of an image in private ECR, or an empty text. */
static struct text ecr_region(struct text image)
{
	static const char host[] = ".dkr.ecr.";
	struct text region = { NULL, 0 };
	size_t first = text_find(image, '.');

	if (text_starts(text_slice(image, first, image.length), host)) {
		region = text_slice(image, first + sizeof host - 1, image.length);
		region = text_slice(region, 0, text_find(region, '.'));
	}
	return is_region(region) ? region : (struct text){ NULL, 0 };
}

/* A region to propose, or "…". */
static const char *likely_region(struct lint *l, const struct container *container)
{
	const struct container_list *list = &l->task->container_definitions;
	struct text region;

	if (l->region)
		return l->region;
	for (uint32_t i = 0; i < list->count && i < FEW_CONTAINERS; i++) {
		const struct log_configuration *log = logs_with(&list->v[i], LOG_AWSLOGS);
		const struct str *option = log ? log_option(log, "awslogs-region") : NULL;

		if (option && is_region(option->v))
			return arena_copy(l->arena, option->v.bytes, option->v.length);
	}
	region = is_ok(container->image) ? ecr_region(container->image.v) : (struct text){ NULL, 0 };
	return region.length ? arena_copy(l->arena, region.bytes, region.length) : "…";
}

static void missing_options(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_AWSLOGS);
	bool group, region, prefix;
	struct finding *finding;
	const char *family = "";

	if (!log)
		return;
	group = lacks_log_option(log, "awslogs-group");
	region = lacks_log_option(log, "awslogs-region");
	if (!group && !region)
		return;
	prefix = requires_fargate(l) && lacks_log_option(log, "awslogs-stream-prefix");
	finding =
		flag(l, log_options_at(log), "%s: awslogs needs %s%s%s%s", container_title(l, container),
		     group ? "awslogs-group" : "", group && region ? prefix ? ", " : " and " : "",
		     region ? "awslogs-region" : "", prefix ? " and, on Fargate, awslogs-stream-prefix" : "");
	if (is_ok(l->task->family))
		family = arena_copy(l->arena, l->task->family.v.bytes, l->task->family.v.length);
	advise(l, finding, "add %s%s%s%s%s%s", log->options.at ? "" : "\"options\": {",
	       group ? arena_printf(l->arena, "\"awslogs-group\": \"/ecs/%s\"", *family ? family : "…") : "",
	       group && region ? ", " : "",
	       region ? arena_printf(l->arena, "\"awslogs-region\": \"%s\"", likely_region(l, container))
		      : "",
	       prefix ? ", \"awslogs-stream-prefix\": \"ecs\"" : "", log->options.at ? "" : "}");
	relate(l, finding, log->log_driver.at, "this driver");
	if (group)
		relate_log_option(l, finding, log, "awslogs-group");
	if (region)
		relate_log_option(l, finding, log, "awslogs-region");
}

/* Refused for the group; not seen for the others, which have a rule of their own. */
static const char *const empty_group[] = { "awslogs-group", NULL };
static const char *const empty_others[] = { "awslogs-region", "awslogs-stream-prefix", NULL };

static void empty_option(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_AWSLOGS);

	for (const char *const *key = l->rule->data; log && *key; key++) {
		const struct str *option = log_option(log, *key);

		if (option && !option->v.length)
			flag(l, option->at, "%s: %s is empty", container_title(l, container), *key);
	}
}

static void stream_prefix_missing(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_AWSLOGS);
	struct finding *finding;

	if (!log || !lacks_log_option(log, "awslogs-stream-prefix") ||
	    lacks_log_option(log, "awslogs-group") || lacks_log_option(log, "awslogs-region"))
		return; /* one finding names all that is missing */
	finding = flag(l, log_options_at(log), "%s: awslogs on Fargate needs awslogs-stream-prefix",
		       container_title(l, container));
	relate(l, finding, l->task->requires_compatibilities.at, "Fargate is required here");
	relate_log_option(l, finding, log, "awslogs-stream-prefix");
}

static void stream_prefix_advised(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_AWSLOGS);

	if (!log || requires_fargate(l) || !lacks_log_option(log, "awslogs-stream-prefix") ||
	    lacks_log_option(log, "awslogs-group") || lacks_log_option(log, "awslogs-region"))
		return;
	flag(l, log_options_at(log), "%s: without awslogs-stream-prefix log streams bear container ids only",
	     container_title(l, container));
}

static void create_group(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_AWSLOGS);
	const struct str *option = log ? log_option(log, "awslogs-create-group") : NULL;
	struct finding *finding;

	/* AWS's own samples write "True". */
	if (!option || text_equal_ignoring_case(option->v, TEXT("true")))
		return;
	finding = flag(l, option->at, "%s: awslogs-create-group is %s, but can only be \"true\"",
		       container_title(l, container), show(l, option->at));
	if (text_equal_ignoring_case(option->v, TEXT("false")) || !option->v.length)
		advise(l, finding, "remove awslogs-create-group: without it no log group is created");
}

/* Options that the log router's plugins have and the service refuses for awslogs. */
static bool is_router_option(struct text key)
{
	static const char *const keys[] = {
		"@type",
		"Name",
		"Match",
		"region",
		"log_key",
		"log_format",
		"log_group_name",
		"log_group_template",
		"log_stream_name",
		"log_stream_prefix",
		"log_stream_template",
		"log_retention_days",
		"auto_create_group",
		"delivery_stream",
		"stream",
		"data_keys",
		"retry_limit",
		"log-driver-buffer-limit",
		"config-file-type",
		"config-file-value",
		"enable-ecs-log-metadata",
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (text_equal_ignoring_case(key, (struct text){ keys[i], strlen(keys[i]) }))
			return true;
	return false;
}

bool is_refused_by_awslogs(struct text key)
{
	return text_is(key, "awslogs-endpoint") || is_router_option(key);
}

/* One finding for all of them, as ECS has one answer. */
static void refused_option(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_AWSLOGS);
	struct finding *finding = NULL;
	unsigned count = 0;

	for (uint32_t i = 0; log && i < log->options.count; i++) {
		const struct pair *pair = &log->options.v[i];

		if (!is_refused_by_awslogs(pair->key))
			continue;
		if (count++ == 0) {
			finding = flag_key(l, pair->value.at, "%s: awslogs does not take the option %s",
					   container_title(l, container), show_text(l, pair->key, NULL));
			relate(l, finding, log->log_driver.at, "this driver");
			if (is_router_option(pair->key)) {
				label(l, finding, "an option of a log router");
				advise(l, finding, "remove it, or log with \"awsfirelens\" to a log router");
			}
		} else if (count <= SHOWN_OPTIONS) {
			relate(l, finding, pair->value.at, "this one neither");
		}
	}
}

static void multiline_ignored(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_AWSLOGS);
	const struct pair *pattern = log ? map_find(&log->options, "awslogs-multiline-pattern") : NULL;
	const struct pair *format = log ? map_find(&log->options, "awslogs-datetime-format") : NULL;
	struct finding *finding;

	if (!pattern || !format || is_absent(pattern->value) || is_absent(format->value))
		return;
	finding = flag_key(l, pattern->value.at,
			   "%s: awslogs-multiline-pattern is ignored beside awslogs-datetime-format",
			   container_title(l, container));
	relate(l, finding, format->value.at, "this one counts");
}

/* The first byte that CloudWatch Logs does not take in a name, or the text's length. */
static size_t odd_byte(struct text name, bool group)
{
	for (size_t i = 0; i < name.length; i++) {
		char c = name.bytes[i];

		if (group ? !is_letter(c) && !is_digit(c) && (!c || !strchr("._-/#", c))
			  : c == ':' || c == '*')
			return i;
	}
	return name.length;
}

static void odd_name(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_AWSLOGS);
	const struct str *group = log ? log_option(log, "awslogs-group") : NULL;
	const struct str *prefix = log ? log_option(log, "awslogs-stream-prefix") : NULL;
	struct finding *finding;

	if (group && odd_byte(group->v, true) < group->v.length) {
		finding = flag(l, group->at, "%s: no log group can be called %s",
			       container_title(l, container), show(l, group->at));
		if (text_starts(group->v, "arn:"))
			advise(l, finding, "write the group's name instead of its ARN");
	}
	if (prefix && odd_byte(prefix->v, false) < prefix->v.length) {
		finding = flag(l, prefix->at, "%s: no log stream can begin with %s",
			       container_title(l, container), show(l, prefix->at));
		advise(l, finding, "leave out ':' and '*'");
	}
}

static void odd_region(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_AWSLOGS);
	const struct str *option = log ? log_option(log, "awslogs-region") : NULL;
	struct text region, trimmed;
	struct finding *finding;

	if (!option)
		return;
	trimmed = region = text_trim(option->v);
	if (region.length && is_letter(region.bytes[region.length - 1]))
		region.length--;
	if (region.length == option->v.length || !is_region(region))
		return;
	finding = flag(l, option->at, "%s: awslogs-region %s is %s", container_title(l, container),
		       show(l, option->at),
		       region.length < trimmed.length ? "an Availability Zone" : "a region with blanks");
	advise(l, finding, "write \"%.*s\"", TEXT_ARGS(region));
}

/* AWS gives out images of its own from these, in few regions. */
static bool is_account_of_aws(struct text image)
{
	static const char *const accounts[] = { "840364872350", "906394416424", "602401143452",
						"763104351884", "877085696533", "800184023465" };

	for (size_t i = 0; i < sizeof accounts / sizeof *accounts; i++)
		if (text_starts(image, accounts[i]))
			return true;
	return false;
}

static void region_differs(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = logs_with(container, LOG_AWSLOGS);
	const struct str *option = log ? log_option(log, "awslogs-region") : NULL;
	struct text region;
	struct finding *finding;

	if (!option || !is_region(option->v) || !is_ok(container->image))
		return;
	region = ecr_region(container->image.v);
	if (!region.length || text_equal(region, option->v) || is_account_of_aws(container->image.v))
		return;
	if (l->region && text_is(option->v, l->region))
		return;
	finding = flag(l, option->at, "%s logs to %s, its image is in %.*s", container_title(l, container),
		       show(l, option->at), TEXT_ARGS(region));
	relate(l, finding, container->image.at, "%.*s", TEXT_ARGS(region));
}

/* clang-format off */
#define AWSLOGS(more) "'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': '/ecs/web', " \
	"'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app'" more "}}"
#define TWO_OPTIONS "'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': '/ecs/web', " \
	"'awslogs-region': 'eu-west-1'}}"

static const struct rule rules[] = {
	{
		.id = "awslogs-missing-options",
		.severity = SEVERITY_ERROR,
		.summary = "awslogs without awslogs-group or awslogs-region",
		.why = "The awslogs driver must be told the log group and its region; neither has a default in a task "
		       "definition, not even when the container instance is in that region. Without them ECS refuses the "
		       "definition.",
		.help = "add \"awslogs-group\" and \"awslogs-region\" to the options",
		.answer = "Log driver awslogs requires options: awslogs-region, awslogs-group",
		.page = &page_awslogs,
		.controls = "cfn-lint E3046",
		.since = "2026-09-08",
		.bad = "'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-region': 'eu-west-1'}}",
		.good = AWSLOGS(""),
		.container = missing_options,
	},
	{
		.id = "awslogs-empty-group",
		.severity = SEVERITY_ERROR,
		.summary = "awslogs-group is empty",
		.why = "ECS refuses an empty awslogs-group. It usually comes from a variable that was not set when the file was "
		       "written.",
		.help = "write the log group's name, for example \"/ecs/web\"",
		.answer = "awslogs-group should not be null or empty",
		.page = &page_awslogs,
		.since = "2024",
		.bad = "'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': '', 'awslogs-region': 'eu-west-1', "
		       "'awslogs-stream-prefix': 'app'}}",
		.good = AWSLOGS(""),
		.container = empty_option,
		.data = empty_group,
	},
	{
		.id = "awslogs-empty-option",
		.severity = SEVERITY_WARNING,
		.summary = "awslogs-region or awslogs-stream-prefix is empty",
		.why = "An empty region or stream prefix was not seen to be refused, but cannot be meant: it usually comes from "
		       "a variable that was not set when the file was written. Without a region the container cannot log.",
		.help = "write a value",
		.page = &page_awslogs,
		.since = "2024",
		.bad = "'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': '/ecs/web', 'awslogs-region': '', "
		       "'awslogs-stream-prefix': 'app'}}",
		.good = AWSLOGS(""),
		.container = empty_option,
		.data = empty_others,
	},
	{
		.id = "awslogs-stream-prefix-fargate",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "awslogs on Fargate without awslogs-stream-prefix",
		.why = "On Fargate ECS names every log stream prefix/container/task-id and refuses a definition that does not "
		       "give the prefix. On EC2 the prefix is optional.",
		.help = "add \"awslogs-stream-prefix\": \"ecs\"",
		.answer = "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver "
			  "awslogs.",
		.page = &page_awslogs,
		.since = "2026-09-08",
		.bad = TWO_OPTIONS,
		.good = AWSLOGS(""),
		.container = stream_prefix_missing,
	},
	{
		.id = "awslogs-stream-prefix",
		.severity = SEVERITY_INFO,
		.launch = LAUNCH_EC2 | LAUNCH_EXTERNAL | LAUNCH_MANAGED_INSTANCES,
		.summary = "log streams without a prefix bear container ids only",
		.why = "Without awslogs-stream-prefix a log stream is named after the container's id, which nobody can trace to "
		       "its task or service later, and the logs of the task stay empty in the ECS console. With a prefix the "
		       "name is prefix/container/task-id.",
		.help = "add \"awslogs-stream-prefix\": \"ecs\"",
		.page = &page_awslogs,
		.since = "2017",
		.bad = TWO_OPTIONS,
		.good = AWSLOGS(""),
		.container = stream_prefix_advised,
	},
	{
		.id = "awslogs-create-group",
		.severity = SEVERITY_ERROR,
		.summary = "awslogs-create-group can only be \"true\"",
		.why = "The option has one value: \"true\" lets the driver create the log group when it does not exist, which "
		       "also needs logs:CreateLogGroup in the role. Not to create it is said by leaving the option out; ECS "
		       "refuses \"false\" and everything else.",
		.help = "write \"true\", or remove the option",
		.answer = "Log driver awslogs option 'awslogs-create-group' should only be set to 'true', else omit option.",
		.page = &page_awslogs,
		.since = "2022-05-26",
		.bad = AWSLOGS(", 'awslogs-create-group': 'false'"),
		.good = AWSLOGS(", 'awslogs-create-group': 'true'"),
		.container = create_group,
	},
	{
		.id = "awslogs-refused-option",
		.severity = SEVERITY_ERROR,
		.summary = "an option that ECS does not allow for awslogs",
		.why = "ECS has a closed list of options for awslogs and refuses others: awslogs-endpoint of Docker's driver, and "
		       "the options of a FireLens log router such as Name, region or log_key, which stay behind when the driver "
		       "is changed from awsfirelens to awslogs.",
		.help = "remove the option",
		.answer = "Log driver awslogs disallows options",
		.page = &page_awslogs,
		.since = "2022-09-02",
		.bad = AWSLOGS(", 'log_key': 'log'"),
		.good = AWSLOGS(", 'awslogs-datetime-format': '%Y-%m-%d'"),
		.container = refused_option,
	},
	{
		.id = "awslogs-multiline-ignored",
		.severity = SEVERITY_WARNING,
		.summary = "awslogs-datetime-format and awslogs-multiline-pattern exclude each other",
		.why = "Both say where a message of several lines begins. When both are set, the date format counts and "
		       "the pattern is ignored.",
		.help = "keep one of the two",
		.page = &page_awslogs,
		.since = "2017-06",
		.bad = AWSLOGS(", 'awslogs-datetime-format': '%Y-%m-%d', 'awslogs-multiline-pattern': '^INFO'"),
		.good = AWSLOGS(", 'awslogs-multiline-pattern': '^INFO'"),
		.container = multiline_ignored,
	},
	{
		.id = "awslogs-invalid-name",
		.severity = SEVERITY_WARNING,
		.summary = "CloudWatch Logs takes no such log group or stream name",
		.why = "A log group's name holds letters, digits, '_', '-', '/', '.' and '#'; a stream's name anything but ':' and "
		       "'*'. The definition registers with another name, but the container cannot start, because its log "
		       "stream cannot be created. An ARN in place of the group's name is the usual case.",
		.help = "use letters, digits and '_', '-', '/', '.', '#'",
		.page = &page_awslogs,
		.since = "2014-07",
		.bad = "'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': "
		       "'arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/web', 'awslogs-region': 'eu-west-1', "
		       "'awslogs-stream-prefix': 'app'}}",
		.good = AWSLOGS(""),
		.container = odd_name,
	},
	{
		.id = "awslogs-invalid-region",
		.severity = SEVERITY_WARNING,
		.summary = "awslogs-region is an Availability Zone, or has blanks around it",
		.why = "The driver builds the address of CloudWatch Logs from awslogs-region. \"eu-west-1a\" is an Availability "
		       "Zone of the region \"eu-west-1\": there is no such address, and the container does not start.",
		.help = "write the region, for example \"eu-west-1\"",
		.page = &page_awslogs,
		.since = "2017",
		.bad = "'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': '/ecs/web', 'awslogs-region': "
		       "'eu-west-1a', 'awslogs-stream-prefix': 'app'}}",
		.good = AWSLOGS(""),
		.container = odd_region,
	},
	{
		.id = "awslogs-region-differs",
		.severity = SEVERITY_INFO,
		.summary = "the logs go to another region than the one the image comes from",
		.why = "Tasks usually run in the region of their ECR repository and log there. Another awslogs-region is legal, "
		       "but often left over from the definition this one was copied from; the log group must then exist over "
		       "there, and the transfer costs.",
		.help = "check which region is meant",
		.page = &page_awslogs,
		.since = "2017",
		.bad = "{'family': 'web', 'networkMode': 'bridge', 'containerDefinitions': [{'name': 'app', 'image': "
		       "'123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1.4', 'memory': 256, 'logConfiguration': {'logDriver': "
		       "'awslogs', 'options': {'awslogs-group': '/ecs/web', 'awslogs-region': 'us-east-1', "
		       "'awslogs-stream-prefix': 'app'}}}]}",
		.good = "{'family': 'web', 'networkMode': 'bridge', 'containerDefinitions': [{'name': 'app', 'image': "
			"'123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1.4', 'memory': 256, " AWSLOGS("") "}]}",
		.container = region_differs,
	},
};
/* clang-format on */

const struct topic topic_awslogs = TOPIC("awslogs", "Logs in CloudWatch: the awslogs driver", rules);
