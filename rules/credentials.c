/* Credentials that stand in the task definition in plain text. None of them is ever shown. */
#include "rule.h"

#include "secret_names.h"

enum { AWS_SECRET_LENGTH = 40 }; /* may begin with a slash */

static bool is_known(const struct str *value)
{
	return str_ok(*value) && !(value->at->flags & NODE_TEMPLATED);
}

/* --- Environment ------------------------------------------------------ */

/* Names with one meaning, whatever the value. */
static bool is_aws_key(struct text name)
{
	static const char *const names[] = { "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
					     "AWS_SESSION_TOKEN", "ECS_ENGINE_AUTH_DATA" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (text_is(name, names[i]))
			return true;
	return false;
}

enum suspicion { BY_AWS_NAME, BY_NAME, BY_VALUE };

/* The strongest reason, so that one variable has one finding; false when there is none. `*what` is what the
 * value holds when it is the value that tells. */
static bool suspect(const struct environment_variable *variable, enum suspicion *suspicion, const char **what)
{
	struct text name = variable->name.v, value = variable->value.v;

	*what = NULL;
	*suspicion = BY_AWS_NAME;
	if (is_aws_key(name))
		return may_be_secret(value) || value.length == AWS_SECRET_LENGTH;
	*suspicion = BY_NAME;
	if (names_secret(name) && may_be_secret(value))
		return true;
	*suspicion = BY_VALUE;
	*what = names_public(name) ? NULL : secret_in(value);
	return *what;
}

/* l->rule->data: the suspicion that the rule is about. */
static void environment(struct lint *l, const struct container *container)
{
	const struct environment_variable_list *list = &container->environment;
	const enum suspicion *wanted = l->rule->data;

	for (uint32_t i = 0; i < list->count; i++) {
		const struct environment_variable *variable = &list->v[i];
		enum suspicion suspicion;
		struct finding *finding;
		const char *what;

		if (!is_ok(*variable) || !str_ok(variable->name) || !is_known(&variable->value) ||
		    !suspect(variable, &suspicion, &what) || suspicion != *wanted)
			continue;
		if (suspicion == BY_VALUE)
			finding = flag(l, variable->name.at, "%s: the value of %s holds %s in plain text",
				       container_title(l, container), show(l, variable->name.at), what);
		else
			finding = flag(l, variable->name.at, "%s: the value of %s stands in plain text",
				       container_title(l, container), show(l, variable->name.at));
		if (text_is(variable->name.v, "ECS_ENGINE_AUTH_DATA"))
			advise(l, finding,
			       "name a secret with the user and password as repositoryCredentials of the "
			       "containers that need it");
		if (suspicion != BY_AWS_NAME)
			advise(l, finding,
			       "move it into Secrets Manager or Parameter Store, and write {\"name\": %s, "
			       "\"valueFrom\": \"ARN\"} under \"secrets\"",
			       show(l, variable->name.at));
	}
}

/* --- Commands --------------------------------------------------------- */

/* `--password` as one element, and the password as the next. */
static bool is_flag_with_value(const struct str_list *list, uint32_t i)
{
	struct text flag_name = list->v[i].v;

	return i + 1 < list->count && is_known(&list->v[i + 1]) && text_starts(flag_name, "--") &&
	       text_find(flag_name, '=') == flag_name.length &&
	       text_find(flag_name, ' ') == flag_name.length && names_secret(flag_name) &&
	       !text_starts(list->v[i + 1].v, "-") && may_be_secret(list->v[i + 1].v);
}

static void words(struct lint *l, const struct container *container, const char *member,
		  const struct str_list *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		const char *what;

		/* A variable in one part of a script says nothing about the others. */
		if (!str_ok(list->v[i]))
			continue;
		if (is_flag_with_value(list, i))
			flag(l, list->v[i + 1].at, "%s: %s holds what follows %s in plain text",
			     container_title(l, container), member, show(l, list->v[i].at));
		else if ((what = secret_in(list->v[i].v)))
			flag(l, list->v[i].at, "%s: %s holds %s in plain text", container_title(l, container),
			     member, what);
	}
}

static void command(struct lint *l, const struct container *container)
{
	words(l, container, "entryPoint", &container->entry_point);
	words(l, container, "command", &container->command);
	if (is_ok(container->health_check))
		words(l, container, "the health check", &container->health_check.command);
}

/* --- Maps ------------------------------------------------------------- */

/* What the pair holds, in words; NULL when nothing is known against it. */
static const char *secret_of(const struct pair *pair)
{
	if (!is_known(&pair->value))
		return NULL;
	if (names_secret(pair->key) && may_be_secret(pair->value.v))
		return "a secret";
	return names_public(pair->key) ? NULL : secret_in(pair->value.v);
}

static struct finding *pair(struct lint *l, const char *owner, const char *member, const struct pair *pair)
{
	const char *what = secret_of(pair);

	return what ? flag_key(l, pair->value.at, "%s: %s %s holds %s in plain text", owner, member,
			       show_text(l, pair->key, NULL), what)
		    : NULL;
}

static void pairs(struct lint *l, const char *owner, const char *member, const struct map *map)
{
	for (uint32_t i = 0; i < map->count; i++)
		pair(l, owner, member, &map->v[i]);
}

static void labels(struct lint *l, const struct container *container)
{
	if (is_ok(container->docker_labels))
		pairs(l, container_title(l, container), "the label", &container->docker_labels);
}

static void tags(struct lint *l, const struct task *task)
{
	for (uint32_t i = 0; i < task->tags.count; i++) {
		const struct tag *tag = &task->tags.v[i];
		struct pair entry = { tag->key.v, tag->value };
		const char *what;

		if (!is_ok(*tag) || !str_ok(tag->key) || !str_ok(tag->value))
			continue;
		what = secret_of(&entry);
		if (what)
			flag(l, tag->key.at, "the tag %s holds %s in plain text", show(l, tag->key.at), what);
	}
}

static void log_options(struct lint *l, const struct container *container)
{
	const struct log_configuration *log = &container->log_configuration;

	if (!is_ok(*log) || !is_ok(log->options))
		return;
	for (uint32_t i = 0; i < log->options.count; i++)
		advise(l, pair(l, container_title(l, container), "the log option", &log->options.v[i]),
		       "move it to \"secretOptions\": [{\"name\": %s, \"valueFrom\": \"ARN\"}]",
		       show_text(l, log->options.v[i].key, NULL));
}

static void volume_options(struct lint *l, const struct volume *volume)
{
	const struct docker_volume *docker = &volume->docker_volume_configuration;

	if (!is_ok(*docker))
		return;
	if (is_ok(docker->driver_opts))
		pairs(l, volume_title(l, volume), "the driver's option", &docker->driver_opts);
	if (is_ok(docker->labels))
		pairs(l, volume_title(l, volume), "the label", &docker->labels);
}

static const enum suspicion by_aws_name = BY_AWS_NAME;
static const enum suspicion by_name = BY_NAME;
static const enum suspicion by_value = BY_VALUE;

/* clang-format off */
#define VARIABLE(name, value) "'environment': [{'name': '" name "', 'value': '" value "'}]"
#define READABLE "Whoever may call DescribeTaskDefinition can read it, read-only roles included, and so can whoever sees this " \
	"file; old revisions keep it. "
#define SPLUNK(more) "'logConfiguration': {'logDriver': 'splunk', 'options': {'splunk-url': " \
	"'https://splunk.example.com:8088'" more "}"
#define VOLUME(options) "{'family': 'web', 'requiresCompatibilities': ['EC2'], 'containerDefinitions': [{'name': 'app', 'image': " \
	"'nginx:1.27', 'memory': 256, 'mountPoints': [{'sourceVolume': 'share', 'containerPath': '/share'}]}], 'volumes': " \
	"[{'name': 'share', 'dockerVolumeConfiguration': {'driver': 'local', 'driverOpts': {'type': 'cifs', 'device': " \
	"'//files.example.com/share', 'o': '" options "'}}}]}"

static const struct rule rules[] = {
	{
		.id = "environment-aws-key",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "AWS or registry credentials stand in the environment",
		.why = READABLE "Tasks need no keys of this kind: the task role gives them credentials that change by "
		       "themselves. Only the exact names of AWS count here; under \"secrets\" they are no fault.",
		.help = "remove the variable, and give the task a taskRoleArn with the rights it needs",
		.page = &page_secrets,
		.controls = "Security Hub ECS.8, AWS Config ECS_NO_ENVIRONMENT_SECRETS, Control Tower CT.ECS.PR.12, Powerpipe",
		.since = "2021",
		.bad = VARIABLE("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
		.good = VARIABLE("AWS_REGION", "eu-west-1"),
		.container = environment,
		.data = &by_aws_name,
	},
	{
		.id = "environment-secret-name",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "a variable that is named like a secret has a plain value",
		.why = READABLE "The rule goes by the name (password, secret, token, API key and the like), unless its other "
		       "words say that the value only is about a secret (MAX_TOKENS, TOKEN_TYPE, DB_PASSWORD_FILE) or the value "
		       "is a switch, a path, an ARN or an address.",
		.help = "move it into Secrets Manager or Parameter Store, and name it under \"secrets\" with valueFrom",
		.page = &page_secrets,
		.controls = "trivy AWS-0036, terrascan AC_AWS_0095, cdk-nag AwsSolutions-ECS2",
		.since = "2018-11-15",
		.bad = VARIABLE("DB_PASSWORD", "correct horse battery staple"),
		.good = VARIABLE("DB_PASSWORD_FILE", "/run/secrets/db"),
		.container = environment,
		.data = &by_name,
	},
	{
		.id = "environment-secret-value",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "the value of a variable holds a credential",
		.why = READABLE "The rule goes by what the value looks like: a URL with a password, a private key, an access "
		       "key or a token with its maker's mark, an option such as password=….",
		.help = "move it into Secrets Manager or Parameter Store, and name it under \"secrets\" with valueFrom",
		.page = &page_secrets,
		.controls = "trivy AWS-0036, prowler, KICS, checkov",
		.since = "2018-11-15",
		.bad = VARIABLE("DATABASE_URL", "postgres://shop:correct-horse@db.example.com/shop"),
		.good = VARIABLE("DATABASE_URL", "postgres://db.example.com/shop"),
		.container = environment,
		.data = &by_value,
	},
	{
		.id = "command-secret",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "a command line holds a credential",
		.why = READABLE "On the container instance it stands in the list of processes, too. Shell variables are no "
		       "fault: $DB_PASSWORD is filled in inside the container.",
		.help = "name it under \"secrets\" and let the command read the variable: sh -c \"… --password \\\"$DB_PASSWORD\\\"\"",
		.page = &page_secrets,
		.since = "2018-11-15",
		.bad = "'command': ['app', '--password=correct-horse']",
		.good = "'command': ['sh', '-c', 'app --password=$DB_PASSWORD']",
		.container = command,
	},
	{
		.id = "label-secret",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "a Docker label holds a credential",
		.why = READABLE "Whoever may talk to Docker on the container instance reads labels, too, and monitoring agents "
		       "copy them into their own systems.",
		.help = "take it out of the label, and hand it to the program as a secret",
		.page = &page_secrets,
		.since = "2018-11-15",
		.bad = "'dockerLabels': {'com.example.api-key': 'correct-horse'}",
		.good = "'dockerLabels': {'com.example.token-type': 'jwt'}",
		.container = labels,
	},
	{
		.id = "tag-secret",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "a tag holds a credential",
		.why = READABLE "Tags are also shown in bills, reports and events, and AWS asks not to keep anything confidential "
		       "in them.",
		.help = "remove the tag",
		.page = &page_tag,
		.since = "2018-11-15",
		.bad = "{'family': 'web', 'tags': [{'key': 'api-key', 'value': 'correct-horse'}], 'containerDefinitions': [{'name': "
		       "'app', 'image': 'nginx:1.27', 'memory': 256}]}",
		.good = "{'family': 'web', 'tags': [{'key': 'team', 'value': 'shop'}], 'containerDefinitions': [{'name': 'app', "
			"'image': 'nginx:1.27', 'memory': 256}]}",
		.task = tags,
	},
	{
		.id = "log-option-secret",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "an option of the log driver holds a credential",
		.why = READABLE "secretOptions takes the same options and reads their values from Secrets Manager or Parameter "
		       "Store when the container starts.",
		.help = "move it to \"secretOptions\": [{\"name\": OPTION, \"valueFrom\": ARN}]",
		.page = &page_log_configuration,
		.since = "2019-05-01",
		.bad = SPLUNK(", 'splunk-token': '00000000-0000-0000-0000-000000000000'}"),
		.good = SPLUNK("}, 'secretOptions': [{'name': 'splunk-token', 'valueFrom': 'splunk-token'}]"),
		.container = log_options,
	},
	{
		.id = "volume-option-secret",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "an option of a Docker volume holds a credential",
		.why = READABLE "A mount that needs a password can read it from a file on the container instance, such as the "
		       "credentials= option of CIFS does.",
		.help = "name a file on the container instance that holds it, or use EFS or FSx",
		.page = &page_docker_volume,
		.since = "2018-11-15",
		.bad = VOLUME("username=shop,password=correct-horse"),
		.good = VOLUME("credentials=/etc/shop.cifs"),
		.volume = volume_options,
	},
};
/* clang-format on */

const struct topic topic_credentials = TOPIC("credentials", "Security: credentials in plain text", rules);
