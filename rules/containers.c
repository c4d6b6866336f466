/* Containers side by side: names, which one the task lives by, what they run, and the size of it all. */
#include "rule.h"

#include "example.h"

enum {
	SIZE_MAX_BYTES = 65536,
	SIZE_NEAR_BYTES = 61440,
	MOST_RELATED = 4,
};

static void name_twice(struct lint *l, const struct task *task)
{
	const struct container_list *list = &task->container_definitions;
	struct names seen;

	if (list->count < 2)
		return;
	names_init(&seen, l->arena);
	for (uint32_t i = 0; i < list->count; i++) {
		const struct container *container = &list->v[i];
		const struct container *first;
		struct finding *finding;

		if (!is_ok(*container) || !str_ok(container->name))
			continue;
		first = names_add(&seen, container->name.v, container);
		if (!first)
			continue;
		finding = flag(l, container->name.at, "two containers are named %s",
			       show(l, container->name.at));
		relate(l, finding, first->name.at, "this one is the first");
	}
}

static void none_essential(struct lint *l, const struct task *task)
{
	const struct container_list *list = &task->container_definitions;
	struct finding *finding;

	if (!is_ok(*list) || list->open || !list->count)
		return;
	for (uint32_t i = 0; i < list->count; i++)
		if (!is_ok(list->v[i]) || !is_ok(list->v[i].essential) || list->v[i].essential.v)
			return;
	if (list->count == 1)
		finding = flag_key(l, list->at, "the only container is not essential");
	else
		finding =
			flag_key(l, list->at, "none of the %" PRIu32 " containers is essential", list->count);
	for (uint32_t i = 0; i < list->count && i < MOST_RELATED; i++)
		relate(l, finding, list->v[i].essential.at, "%s", container_title(l, &list->v[i]));
}

/* How much of the document ECS has to keep. */
struct weight {
	size_t content; /* the texts and numbers alone */
	size_t json; /* with the members' names, as JSON without blanks */
	bool open; /* template directives: what is there may drop out */
};

static bool is_map(struct text key)
{
	return text_is(key, "dockerLabels") || text_is(key, "options") || text_is(key, "driverOpts") ||
	       text_is(key, "labels");
}

static void weigh(const struct node *node, bool is_map_value, struct weight *weight)
{
	size_t text = node->flags & NODE_TEMPLATED ? 0 : node->text.length;

	if (node->flags & NODE_SHADOWED || node->kind == NODE_NULL ||
	    ((node->kind == NODE_OBJECT || node->kind == NODE_ARRAY) && !node->count))
		return;
	if (node->flags & (NODE_OPEN | NODE_DAMAGED) || node->kind == NODE_MISSING)
		weight->open = true;
	if (node->key_at.end) {
		weight->json += node->key.length + 3;
		weight->content += is_map_value ? node->key.length : 0;
	}
	weight->json++; /* the comma */
	switch (node->kind) {
	case NODE_STRING:
		weight->json += text + 2;
		weight->content += text;
		break;
	case NODE_NUMBER:
		weight->json += text;
		weight->content += text;
		break;
	case NODE_TRUE:
	case NODE_FALSE:
		weight->json += 4;
		break;
	case NODE_OBJECT:
	case NODE_ARRAY:
		is_map_value = node->key_at.end && node->kind == NODE_OBJECT && is_map(node->key);
		weight->json += 2;
		for (const struct node *child = node->first; child; child = child->next) {
			/* The usual leaf, without a call. */
			if (child->kind == NODE_STRING && !child->flags) {
				weight->json +=
					child->text.length + (child->key_at.end ? child->key.length + 6 : 3);
				weight->content +=
					child->text.length + (is_map_value ? child->key.length : 0);
			} else {
				weigh(child, is_map_value, weight);
			}
		}
		break;
	case NODE_NULL:
	case NODE_TOKEN:
	case NODE_MISSING:
		break;
	}
}

/* Tags are kept elsewhere, and what only DescribeTaskDefinition prints is not sent. */
static bool is_counted(const struct node *member)
{
	static const char *const others[] = {
		"tags",
		"taskDefinitionArn",
		"revision",
		"status",
		"requiresAttributes",
		"compatibilities",
		"registeredAt",
		"registeredBy",
		"deregisteredAt",
		"deleteRequestedAt",
	};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (text_is(member->key, others[i]))
			return false;
	return true;
}

/* The container's member that takes most. */
static const struct node *heaviest(const struct task *task, size_t *bytes)
{
	const struct container_list *list = &task->container_definitions;
	const struct node *most = NULL;

	*bytes = 0;
	for (uint32_t i = 0; i < list->count; i++) {
		if (!list->v[i].at || list->v[i].at->kind != NODE_OBJECT)
			continue;
		for (const struct node *member = list->v[i].at->first; member; member = member->next) {
			struct weight weight = { 0 };

			weigh(member, false, &weight);
			if (weight.json > *bytes) {
				*bytes = weight.json;
				most = member;
			}
		}
	}
	return most;
}

static void definition_size(struct lint *l, const struct task *task)
{
	struct weight weight = { 0 };
	const struct node *most;
	struct finding *finding;
	size_t bytes;

	/* Nothing can be larger than its text; most documents are done here. */
	if (!task->at || task->at->kind != NODE_OBJECT ||
	    task->at->at.end - task->at->at.start <= SIZE_NEAR_BYTES)
		return;
	for (const struct node *member = task->at->first; member; member = member->next)
		if (is_counted(member))
			weigh(member, false, &weight);
	weight.json += 2;
	if (weight.open || task->at->flags & (NODE_OPEN | NODE_DAMAGED) || weight.json <= SIZE_NEAR_BYTES)
		return;
	if (weight.content > SIZE_MAX_BYTES)
		finding = flag(l, task->at,
			       "the task definition holds %zu bytes of text alone, at most %d are allowed",
			       weight.content, SIZE_MAX_BYTES);
	else
		finding = flag(l, task->at,
			       "the task definition takes about %zu bytes as JSON, %s %d that are allowed",
			       weight.json, weight.json > SIZE_MAX_BYTES ? "more than the" : "close to the",
			       SIZE_MAX_BYTES);
	if (finding && weight.content <= SIZE_MAX_BYTES) {
		grade(l, finding, SEVERITY_WARNING);
		finding->answer = "";
	}
	most = heaviest(task, &bytes);
	if (most)
		relate(l, finding, most, "about %zu bytes of it", bytes);
}

static bool is_template(const struct str *element)
{
	return !str_ok(*element) || element->at->flags & NODE_TEMPLATED;
}

static bool has_blank(struct text text)
{
	return text_find(text, ' ') < text.length;
}

static struct text base_name(struct text path)
{
	size_t start = path.length;

	while (start && path.bytes[start - 1] != '/')
		start--;
	return text_slice(path, start, path.length);
}

static bool is_listed(struct text word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(word, words[i]))
			return true;
	return false;
}

static bool is_shell(struct text program)
{
	static const char *const shells[] = { "sh", "bash", "ash", "dash", "zsh", "ksh" };

	return is_listed(base_name(program), shells, sizeof shells / sizeof *shells);
}

/* Programs that are called with arguments: an image's ENTRYPOINT takes hardly ever a text that begins so. */
static bool is_known_program(struct text program)
{
	static const char *const programs[] = {
		"bundle", "celery", "dotnet",  "flask", "gunicorn", "java",    "node",
		"npm",    "npx",    "nginx",   "php",   "pnpm",     "python",  "rails",
		"rake",   "ruby",   "uvicorn", "yarn",  "python2",  "python3", "sh",
		"bash",   "ash",    "bun",     "deno",  "go",       "puma",    "perl",
	};

	return is_listed(base_name(program), programs, sizeof programs / sizeof *programs);
}

static void one_word(struct lint *l, const struct container *container, const struct str *element,
		     const char *member)
{
	struct text line = element->v;
	struct finding *finding;
	const char *words = "";
	size_t i = 0;
	bool plain = true;

	finding = flag(
		l, element->at,
		"%s: %s has a whole command line in one element, which is taken as the name of a program",
		container_title(l, container), member);
	for (size_t c = 0; c < line.length; c++)
		plain &= !strchr("\"'\\$&|;<>()`*?\n\t", line.bytes[c]);
	if (!plain || line.length > 60)
		return;
	while (i < line.length) {
		size_t length = text_find(text_slice(line, i, line.length), ' ');

		if (length)
			words = arena_printf(l->arena, "%s%s\"%.*s\"", words, *words ? ", " : "", (int)length,
					     line.bytes + i);
		i += length + 1;
	}
	advise(l, finding, "write [%s]", words);
}

/* A folder's name may hold a blank. */
static bool may_be_path(struct text line, size_t blank)
{
	struct text rest = text_slice(line, blank, line.length);

	return !is_known_program(text_slice(line, 0, blank)) &&
	       (text_find(rest, '/') < rest.length || text_find(line, '\\') < line.length);
}

static void unsplit(struct lint *l, const struct container *container)
{
	const struct str_list *entry = &container->entry_point;
	const struct str_list *command = &container->command;
	struct text line, program;

	if (is_ok(*entry) && entry->count && !is_template(&entry->v[0])) {
		line = entry->v[0].v;
		program = text_slice(line, 0, text_find(line, ' '));
		if (program.length && program.length < line.length && !may_be_path(line, program.length))
			one_word(l, container, &entry->v[0], "entryPoint");
		return;
	}
	if (!is_absent(*entry) || !is_ok(*command) || command->count != 1 || command->open ||
	    is_template(&command->v[0]))
		return;
	line = command->v[0].v;
	program = text_slice(line, 0, text_find(line, ' '));
	if (program.length < line.length && is_known_program(program))
		one_word(l, container, &command->v[0], "command");
}

/* The elements of entryPoint and command in a row: what is run when both are written. */
static const struct str *element(const struct container *container, uint32_t i)
{
	const struct str_list *entry = &container->entry_point;

	return i < entry->count                              ? &entry->v[i]
	       : i - entry->count < container->command.count ? &container->command.v[i - entry->count]
							     : NULL;
}

/* -c, -ec, -lc, … */
static bool takes_script(struct text option)
{
	return option.length >= 2 && option.length <= 4 && option.bytes[0] == '-' && text_ends(option, "c");
}

static void split_script(struct lint *l, const struct container *container)
{
	const struct str *shell, *option, *script, *next;
	struct finding *finding;

	if ((!is_ok(container->entry_point) && !is_absent(container->entry_point)) ||
	    (!is_ok(container->command) && !is_absent(container->command)) || container->entry_point.open ||
	    container->command.open)
		return;
	shell = element(container, 0);
	option = shell ? element(container, 1) : NULL;
	script = option ? element(container, 2) : NULL;
	next = script ? element(container, 3) : NULL;
	if (!next || is_template(shell) || is_template(option) || is_template(script) || is_template(next) ||
	    !is_shell(shell->v) || !takes_script(option->v))
		return;
	/* A script of one word cannot look at the arguments behind it. */
	for (size_t i = 0; i < script->v.length; i++)
		if (!is_letter(script->v.bytes[i]) && !is_digit(script->v.bytes[i]) &&
		    !strchr("./_-", script->v.bytes[i]))
			return;
	finding = flag(l, next->at, "%s: the shell runs only %s; what follows is not part of the command",
		       container_title(l, container), show(l, script->at));
	relate(l, finding, script->at, "the whole script stands here");
}

static void health_check_words(struct lint *l, const struct container *container)
{
	const struct str_list *const lists[] = { &container->entry_point, &container->command };

	for (size_t i = 0; i < 2; i++) {
		const struct str *first = lists[i]->count ? &lists[i]->v[0] : NULL;

		if (first && !is_template(first) &&
		    (text_is(first->v, "CMD") || text_is(first->v, "CMD-SHELL")))
			flag(l, first->at, "%s: %s belongs to a health check; here it is taken as a program",
			     container_title(l, container), show(l, first->at));
	}
}

static bool is_user_id_too_large(struct text id)
{
	size_t i = 0;

	while (i < id.length && is_digit(id.bytes[i]))
		i++;
	if (i < id.length || !i)
		return false;
	while (id.length && id.bytes[0] == '0')
		id = text_slice(id, 1, id.length);
	return id.length > 10 || (id.length == 10 && memcmp(id.bytes, "2147483647", 10) > 0);
}

static const char *user_fault(struct text user)
{
	size_t colon = text_find(user, ':');
	struct text name = text_slice(user, 0, colon);
	struct text group = text_slice(user, colon + 1, user.length);

	if (text_find(group, ':') < group.length)
		return "has more than one colon";
	/* Windows has users such as NT AUTHORITY\\SYSTEM. */
	if (has_blank(user) && text_find(user, '\\') == user.length)
		return "holds a blank";
	if ((name.length && name.bytes[0] == '-') || (group.length && group.bytes[0] == '-'))
		return "begins with a minus sign";
	if (is_user_id_too_large(name) || is_user_id_too_large(group))
		return "has an id above 2147483647";
	return NULL;
}

static void user(struct lint *l, const struct container *container)
{
	const char *fault;

	if (!str_ok(container->user) || !(fault = user_fault(container->user.v)))
		return;
	flag(l, container->user.at, "%s: user %s %s", container_title(l, container),
	     show(l, container->user.at), fault);
}

static void credential_spec(struct lint *l, const struct container *container)
{
	const struct str_list *list = &container->credential_specs;

	for (uint32_t i = 0; i < list->count; i++) {
		struct text spec = list->v[i].v;
		struct text place;

		if (!str_ok(list->v[i]))
			continue;
		place = text_slice(spec, text_find(spec, ':') + 1, spec.length);
		if ((text_starts(spec, "credentialspec:") ||
		     text_starts(spec, "credentialspecdomainless:")) &&
		    (text_starts(place, "arn:") || text_starts(place, "file://")))
			continue;
		flag(l, list->v[i].at,
		     "%s: a credential spec is \"credentialspec:\" or \"credentialspecdomainless:\" and an "
		     "ARN, not %s",
		     container_title(l, container), show(l, list->v[i].at));
	}
}

/* clang-format off */
#define WEB(containers) "{'family': 'web', 'containerDefinitions': [" containers "]}"

static const struct rule rules[] = {
	{
		.id = "container-name-twice",
		.severity = SEVERITY_ERROR,
		.summary = "two containers have the same name",
		.why = "dependsOn, links, volumesFrom, services and container overrides refer to a container by its name, so "
		       "ECS wants every name once in a task definition.",
		.help = "rename one of the two",
		.answer = "Container names must be unique within a Task Definition.",
		.page = &page_container,
		.since = "2026-09-02",
		.bad = WEB("{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}, {'name': 'app', 'image': 'redis:7.4', 'memory': 256}"),
		.good = WEB("{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}, {'name': 'cache', 'image': 'redis:7.4', 'memory': 256}"),
		.task = name_twice,
	},
	{
		.id = "no-essential-container",
		.severity = SEVERITY_ERROR,
		.summary = "every container is marked as not essential",
		.why = "A task lives as long as its essential containers. essential is true unless it is written false, so "
		       "the definition is refused only when every container says false.",
		.help = "remove \"essential\": false from the container that does the task's work",
		.answer = "Task definition doesn't have any essential container.",
		.page = &page_container,
		.controls = "cfn-lint E3042",
		.since = "2026-06-03",
		.bad = "'essential': false",
		.good = "'essential': true",
		.task = none_essential,
	},
	{
		.id = "definition-size",
		.severity = SEVERITY_ERROR,
		.summary = "the task definition is larger than 64 KiB, or may be",
		.why = "ECS keeps at most 65,536 bytes a task definition, measured in its own serialization. An error means "
		       "that the values alone are more than that; a warning, that the definition comes near it once blanks, "
		       "nulls and empty lists are left out. Nearly always environment variables or files pasted into command "
		       "are the cause.",
		.help = "move large values into environmentFiles, secrets or the image",
		.answer = "Max allowed length is '65536' bytes.",
		.page = &page_quotas,
		.since = "2021-01-21",
		.bad = "'environment': [{'name': 'CONFIG', 'value': '" EXAMPLE_LONG_TEXT "'}]",
		.good = "'environment': [{'name': 'MODE', 'value': 'production'}]",
		.task = definition_size,
	},
	{
		.id = "command-in-one-word",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_LINUX,
		.summary = "a whole command line stands in one element",
		.why = "entryPoint and command are lists of words and no shell splits them: [\"python app.py\"] looks for a "
		       "program whose name holds a blank, and the container stops with \"executable file not found\". A command "
		       "whose entryPoint is a shell with -c is fine as one element.",
		.help = "write one element a word, or put \"sh\", \"-c\" before the line",
		.page = &page_container,
		.since = "2026-11",
		.bad = "'command': ['python app.py']",
		.good = "'command': ['python', 'app.py']",
		.container = unsplit,
	},
	{
		.id = "shell-script-split",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_LINUX,
		.summary = "only the first word after sh -c is run",
		.why = "A shell takes the one argument behind -c as its script; further arguments become $0, $1 and so on. "
		       "[\"sh\", \"-c\", \"npm\", \"start\"] runs \"npm\" alone.",
		.help = "write the script as one element, or leave out the shell",
		.page = &page_container,
		.since = "2026-11",
		.bad = "'command': ['sh', '-c', 'npm', 'start']",
		.good = "'command': ['sh', '-c', 'npm start']",
		.container = split_script,
	},
	{
		.id = "health-check-word-in-command",
		.severity = SEVERITY_WARNING,
		.summary = "CMD or CMD-SHELL stands in a container's command",
		.why = "CMD and CMD-SHELL are words of healthCheck.command (and of Dockerfiles). In entryPoint and command the "
		       "first element is the program: the container stops with \"executable file not found\".",
		.help = "remove the word; for a shell line write [\"sh\", \"-c\", \"…\"]",
		.page = &page_container,
		.since = "2026-11",
		.bad = "'command': ['CMD-SHELL', 'npm start']",
		.good = "'healthCheck': {'command': ['CMD-SHELL', 'exit 0']}",
		.container = health_check_words,
	},
	{
		.id = "user-syntax",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_LINUX,
		.summary = "the container's user is no user and group",
		.why = "user takes user, user:group, uid, uid:gid, user:gid or uid:group, with ids from 0 to 2147483647. ECS "
		       "registers anything; the container does not start when the user cannot be read.",
		.help = "write a name or an id, optionally \":\" and a group",
		.page = &page_container,
		.since = "2026-11",
		.bad = "'user': '1000:1000:1000'",
		.good = "'user': '1000:1000'",
		.container = user,
	},
	{
		.id = "credential-spec",
		.severity = SEVERITY_WARNING,
		.summary = "an entry of credentialSpecs has another form than the API's",
		.why = "An entry is credentialspec: (domain-joined) or credentialspecdomainless: (non-domain-joined) followed by "
		       "the ARN of the file in Systems Manager or S3. With anything else the container gets no gMSA credentials.",
		.help = "write \"credentialspec:ARN\" or \"credentialspecdomainless:ARN\"",
		.page = &page_container,
		.since = "2023-06-30",
		.bad = "'credentialSpecs': ['arn:aws:ssm:eu-west-1:123456789012:parameter/gmsa']",
		.good = "'credentialSpecs': ['credentialspec:arn:aws:ssm:eu-west-1:123456789012:parameter/gmsa']",
		.container = credential_spec,
	},
};
/* clang-format on */

const struct topic topic_containers = TOPIC("containers", "Containers", rules);
