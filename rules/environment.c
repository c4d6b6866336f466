/* Environment variables and the files that hold them. */
#include "arn.h"
#include "rule.h"

static void duplicate_name(struct lint *l, const struct container *container)
{
	const struct environment_variable_list *list = &container->environment;
	struct names names;

	names_init(&names, l->arena);
	for (uint32_t i = 0; i < list->count && !l->silent; i++) {
		const struct environment_variable *earlier;
		struct finding *finding;

		if (!is_ok(list->v[i]) || !is_ok(list->v[i].name))
			continue;
		earlier = names_add(&names, list->v[i].name.v, &list->v[i]);
		if (!earlier)
			continue;
		finding = flag(l, list->v[i].name.at, "%s sets %s twice", container_title(l, container),
			       show(l, list->v[i].name.at));
		relate(l, finding, earlier->name.at, "also set here");
	}
}

static void without_value(struct lint *l, const struct container *container)
{
	const struct environment_variable_list *list = &container->environment;

	for (uint32_t i = 0; i < list->count; i++) {
		const struct environment_variable *variable = &list->v[i];

		if (!is_ok(*variable) || !is_ok(variable->name) || !is_absent(variable->value))
			continue;
		if (variable->at->count > 1)
			continue; /* null, or the value stands under another name: reported */
		flag(l, variable->at, "%s: the environment variable %s has no value",
		     container_title(l, container), show(l, variable->name.at));
	}
}

static void name_blank(struct lint *l, const struct container *container, const struct node *name)
{
	struct finding *finding = flag(l, name, "%s: the name of an environment variable is blank",
				       container_title(l, container));

	grade(l, finding, SEVERITY_ERROR);
	advise(l, finding, "write the name, or remove the entry");
	if (finding)
		finding->answer = "Environment variable name cannot be null or blank.";
}

static void odd_name(struct lint *l, const struct container *container)
{
	const struct environment_variable_list *list = &container->environment;

	for (uint32_t i = 0; i < list->count; i++) {
		const struct str *name = &list->v[i].name;

		if (!is_ok(list->v[i]) || !is_ok(*name))
			continue;
		/* A value may stand behind the sign: not shown. */
		if (text_find(name->v, '=') < name->v.length)
			flag(l, name->at, "%s: the name of an environment variable holds \"=\"",
			     container_title(l, container));
		else if (!text_trim(name->v).length)
			name_blank(l, container, name->at);
		else if (text_trim(name->v).length < name->v.length)
			flag(l, name->at, "%s: the name of an environment variable has blanks around it",
			     container_title(l, container));
	}
}

static void unexpanded(struct lint *l, const struct container *container)
{
	const struct environment_variable_list *list = &container->environment;

	for (uint32_t i = 0; i < list->count; i++) {
		const struct environment_variable *variable = &list->v[i];

		if (is_ok(*variable) && is_ok(variable->name) && is_ok(variable->value) &&
		    text_contains(variable->value.v, "${{"))
			flag(l, variable->value.at, "%s: the value of %s holds a GitHub Actions expression",
			     container_title(l, container), show(l, variable->name.at));
	}
}

enum file { NO_ARN, NO_OBJECT, OTHER_EXTENSION, GOOD };

static enum file judge_file(struct text value)
{
	struct arn arn;

	if (!arn_parse(value, &arn))
		return NO_ARN;
	if (!text_is(arn.service, "s3") || text_find(arn.resource, '/') + 1 >= arn.resource.length)
		return NO_OBJECT;
	return text_ends(arn.resource, ".env") ? GOOD : OTHER_EXTENSION;
}

/* What a file may be besides GOOD, and the end of the sentence. */
struct file_fault {
	enum file fault;
	const char *words;
};

static void environment_file(struct lint *l, const struct container *container)
{
	const struct file_fault *wanted = l->rule->data;
	const struct environment_file_list *list = &container->environment_files;

	for (uint32_t i = 0; i < list->count; i++) {
		const struct str *value = &list->v[i].value;
		struct finding *finding;
		struct text path;

		if (!is_ok(list->v[i]) || !is_ok(*value) || judge_file(value->v) != wanted->fault)
			continue;
		finding = flag(l, value->at, "%s: the environment file %s %s", container_title(l, container),
			       show(l, value->at), wanted->words);
		path = text_slice(value->v, strlen("s3://"), value->v.length);
		if (text_starts(value->v, "s3://") && text_find(path, '/') < path.length && path.length < 512)
			advise(l, finding, "write \"arn:aws:s3:::%.*s\"", TEXT_ARGS(path));
	}
}

static void files_on_windows(struct lint *l, const struct container *container)
{
	struct finding *finding;

	if (!is_ok(container->environment_files))
		return;
	finding = flag_key(l, container->environment_files.at,
			   "%s: environmentFiles do not work in Windows containers",
			   container_title(l, container));
	relate(l, finding, l->task->runtime_platform.operating_system_family.at, "Windows");
}

/* clang-format off */
#define ENVIRONMENT(entries) "'environment': [" entries "]"
#define FAULT(fault, words) &(const struct file_fault){ fault, words }
#define ENVIRONMENT_FILE(value) "'environmentFiles': [{'value': '" value "', 'type': 's3'}]"

static const struct rule rules[] = {
	{
		.id = "duplicate-environment-name",
		.severity = SEVERITY_WARNING,
		.summary = "an environment variable is set twice in one container",
		.why = "ECS was not seen to refuse it, but a process has one value for a name: which of the two it gets is not "
		       "documented. The other one is not what runs.",
		.help = "keep one of the two",
		.page = &page_environment_files,
		.since = "2018",
		.bad = ENVIRONMENT("{'name': 'PORT', 'value': '80'}, {'name': 'PORT', 'value': '8080'}"),
		.good = ENVIRONMENT("{'name': 'PORT', 'value': '80'}, {'name': 'port', 'value': '8080'}"),
		.container = duplicate_name,
	},
	{
		.id = "environment-without-value",
		.severity = SEVERITY_WARNING,
		.summary = "an environment variable without a value",
		.why = "The variable does not arrive in the container. An empty string is no way out: ECS drops such entries "
		       "silently, so a variable that must exist but be empty belongs into the image or the entry point.",
		.help = "add \"value\", or remove the entry",
		.page = &page_environment_files,
		.since = "2024",
		.bad = ENVIRONMENT("{'name': 'PORT'}"),
		.good = ENVIRONMENT("{'name': 'PORT', 'value': '80'}"),
		.container = without_value,
	},
	{
		.id = "environment-name",
		.severity = SEVERITY_WARNING,
		.summary = "the name of an environment variable holds \"=\" or blanks around it",
		.why = "A process gets its environment as NAME=VALUE: behind the first \"=\" begins the value. With a blank "
		       "before or behind it the variable has another name than the one the program asks for.",
		.help = "write the name alone, and what belongs behind the \"=\" as \"value\"",
		.page = &page_environment_files,
		.since = "2018",
		.bad = ENVIRONMENT("{'name': 'PORT=', 'value': '80'}"),
		.good = ENVIRONMENT("{'name': 'discovery.type', 'value': 'single-node'}"),
		.container = odd_name,
	},
	{
		.id = "unexpanded-expression",
		.severity = SEVERITY_WARNING,
		.summary = "a GitHub Actions expression stands in a value",
		.why = "GitHub evaluates ${{ … }} in workflow files only. In a task definition nothing does, so the program gets "
		       "the expression itself as its value, and a secret is not filled in.",
		.help = "set it with environment-variables of amazon-ecs-render-task-definition in the workflow, or as a secret "
			"with valueFrom",
		.page = &page_environment_files,
		.since = "2020",
		.bad = ENVIRONMENT("{'name': 'DATABASE_URL', 'value': '${{ secrets.DATABASE_URL }}'}"),
		.good = ENVIRONMENT("{'name': 'PROMPT', 'value': '${USER}@{{ host }}'}"),
		.container = unexpanded,
	},
	{
		.id = "environment-file-arn",
		.severity = SEVERITY_ERROR,
		.summary = "an environment file must be the ARN of an object in S3",
		.why = "ECS wants the ARN of the object with the variables and refuses everything else: an s3:// address, an "
		       "https:// address, a path in the repository.",
		.help = "write \"arn:aws:s3:::BUCKET/KEY.env\"",
		.answer = "Invalid arn syntax.",
		.page = &page_environment_files,
		.since = "2026-09-08",
		.bad = ENVIRONMENT_FILE("s3://example-config/web.env"),
		.good = ENVIRONMENT_FILE("arn:aws:s3:::example-config/web.env"),
		.container = environment_file,
		.data = FAULT(NO_ARN, "is not an ARN"),
	},
	{
		.id = "environment-file-object",
		.severity = SEVERITY_WARNING,
		.summary = "an environment file is the ARN of something else than an object in S3",
		.why = "The agent reads the object arn:aws:s3:::BUCKET/KEY. The ARN of a bucket, or of another service, names no "
		       "file, and the task does not start.",
		.help = "write \"arn:aws:s3:::BUCKET/KEY.env\"",
		.page = &page_environment_files,
		.since = "2020-05-18",
		.bad = ENVIRONMENT_FILE("arn:aws:s3:::example-config"),
		.good = ENVIRONMENT_FILE("arn:aws:s3:::example-config/web.env"),
		.container = environment_file,
		.data = FAULT(NO_OBJECT, "is no object in S3"),
	},
	{
		.id = "environment-file-extension",
		.severity = SEVERITY_WARNING,
		.summary = "an environment file must end in .env",
		.why = "The API reference asks for the extension .env. What ECS does with another one was not seen; the agent "
		       "that reads the file relies on it.",
		.help = "rename the object to end in .env",
		.page = &page_environment_files,
		.since = "2020-05-18",
		.bad = ENVIRONMENT_FILE("arn:aws:s3:::example-config/web.txt"),
		.good = ENVIRONMENT_FILE("arn:aws:s3:::example-config/production/.env"),
		.container = environment_file,
		.data = FAULT(OTHER_EXTENSION, "does not end in .env"),
	},
	{
		.id = "environment-files-windows",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_WINDOWS,
		.summary = "environment files do not work in Windows containers",
		.why = "The guide takes environment files from the parameters of Windows containers. The definition registers; "
		       "on Fargate the service then refuses to start it (PlatformTaskDefinitionIncompatibilityException).",
		.help = "write the variables as \"environment\" and \"secrets\"",
		.page = &page_windows,
		.since = "2022",
		.bad = ENVIRONMENT_FILE("arn:aws:s3:::example-config/web.env"),
		.good = ENVIRONMENT("{'name': 'PORT', 'value': '80'}"),
		.container = files_on_windows,
	},
};
/* clang-format on */

const struct topic topic_environment = TOPIC("environment", "Environment variables", rules);
