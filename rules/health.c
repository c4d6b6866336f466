/* Health checks and the restart of single containers. */
#include "rule.h"

/* How Docker runs the command of a health check. */
enum form {
	FORM_UNKNOWN, /* nothing may be said */
	FORM_NONE, /* ["NONE"] turns the image's check off */
	FORM_SHELL, /* ["CMD-SHELL", "line"]: only that one line */
	FORM_EXEC, /* a program and its arguments, behind CMD or without it */
};

struct check {
	enum form form;
	const struct str *words; /* behind CMD or CMD-SHELL */
	uint32_t count;
	bool bare; /* FORM_EXEC without CMD */
};

static struct check check_of(const struct container *container)
{
	const struct str_list *command = &container->health_check.command;
	struct check check = { FORM_UNKNOWN, command->v, command->count, false };

	if (!is_ok(container->health_check) || !is_ok(*command) || command->open)
		return check;
	for (uint32_t i = 0; i < command->count; i++)
		if (!is_ok(command->v[i]))
			return check;
	if (text_is(command->v[0].v, "NONE")) {
		check.form = FORM_NONE;
		return check;
	}
	check.form = text_is(command->v[0].v, "CMD-SHELL") ? FORM_SHELL : FORM_EXEC;
	check.bare = check.form == FORM_EXEC && !text_is(command->v[0].v, "CMD");
	if (!check.bare) {
		check.words++;
		check.count--;
	}
	return check;
}

static bool holds_nothing(const struct str *word)
{
	return !text_trim(word->v).length;
}

static bool holds_blank(const struct str *word)
{
	struct text text = text_trim(word->v);

	return text_find(text, ' ') < text.length || text_find(text, '\t') < text.length;
}

static void nothing_to_run(struct lint *l, const struct container *container)
{
	const struct str_list *command = &container->health_check.command;
	struct check check = check_of(container);

	if (check.form != FORM_SHELL && check.form != FORM_EXEC)
		return;
	for (uint32_t i = 0; i < check.count; i++)
		if (!holds_nothing(&check.words[i]))
			return;
	flag(l, command->at, "%s: healthCheck.command runs nothing%s%s", container_title(l, container),
	     check.bare ? "" : " after ", check.bare ? "" : show(l, command->v[0].at));
}

/* The keyword that was meant by another word: "CMD-SHELL" by "CMD_SHELL", "cmd-shell" or "CMD-SHELL, curl …",
 * "CMD" by "CMD curl …". NULL when it is none of these; a bare "cmd" is a program of Windows. */
static const char *meant_keyword(struct text text)
{
	static const char *const spellings[] = { "CMD-SHELL", "CMD_SHELL", "CMDSHELL", "CMD SHELL" };
	struct text word = text_trim(text);
	size_t end = 0;

	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
		if (text_equal_ignoring_case(word, (struct text){ spellings[i], strlen(spellings[i]) }))
			return "CMD-SHELL";
	while (end < word.length && !strchr(" ,:", word.bytes[end]))
		end++;
	if (end == text.length)
		return NULL;
	word = text_slice(word, 0, end);
	return text_is(word, "CMD-SHELL") ? "CMD-SHELL" : text_is(word, "CMD") ? "CMD" : NULL;
}

static const char *meant_keyword_of(const struct check *check)
{
	return check->form == FORM_EXEC && check->bare ? meant_keyword(check->words[0].v) : NULL;
}

static void keyword(struct lint *l, const struct container *container)
{
	struct check check = check_of(container);
	const char *meant = meant_keyword_of(&check);
	struct finding *finding;

	if (!meant)
		return;
	finding = flag(l, check.words[0].at, "%s: %s is taken as the name of a program, not as \"%s\"",
		       container_title(l, container), show(l, check.words[0].at), meant);
	if (check.count > 1)
		advise(l, finding, "write \"%s\" as the first string", meant);
}

/* Whether a shell line uses the words that follow it. */
static bool uses_arguments(struct text line)
{
	for (size_t i = 0; i + 1 < line.length; i++) {
		size_t next = i + 1;

		if (line.bytes[i] != '$')
			continue;
		if (line.bytes[next] == '{' && next + 1 < line.length)
			next++;
		if (is_digit(line.bytes[next]) || strchr("@*#", line.bytes[next]))
			return true;
	}
	return false;
}

static void split_line(struct lint *l, const struct container *container)
{
	struct check check = check_of(container);
	struct finding *finding;
	uint32_t ignored = 1;

	if (check.form != FORM_SHELL || check.count < 2 || uses_arguments(check.words[0].v))
		return;
	while (ignored < check.count && holds_nothing(&check.words[ignored]))
		ignored++;
	if (ignored == check.count || holds_nothing(&check.words[0]))
		return;
	finding = flag(l, check.words[ignored].at,
		       "%s: the shell runs %s alone, the words behind it are not part of the line",
		       container_title(l, container), show(l, check.words[0].at));
	relate(l, finding, check.words[0].at, "the whole line");
}

static void one_string(struct lint *l, const struct container *container)
{
	struct check check = check_of(container);
	const struct str *word = check.words;
	struct finding *finding;

	if (check.form != FORM_EXEC || check.count != 1 || !holds_blank(word) || meant_keyword_of(&check) ||
	    l->facts->os == OS_IS_WINDOWS)
		return;
	if (word->at->flags & NODE_TEMPLATED &&
	    (text_contains(word->v, "{{") || text_contains(word->v, "{%") || text_contains(word->v, "#{") ||
	     text_contains(word->v, "<%")))
		return; /* the blanks may be the template's */
	finding = flag(l, word->at, "%s: the health check would run a program named %s",
		       container_title(l, container), show(l, word->at));
	label(l, finding, "no shell splits this");
	advise(l, finding, "write [\"CMD-SHELL\", %s]", show(l, word->at));
}

/* The last part of a path. */
static struct text base_name(struct text path)
{
	size_t start = path.length;

	while (start && path.bytes[start - 1] != '/')
		start--;
	return text_slice(path, start, path.length);
}

static void shell_operator(struct lint *l, const struct container *container)
{
	struct check check = check_of(container);
	bool fetches;

	if (check.form != FORM_EXEC || check.count < 2)
		return;
	fetches =
		text_is(base_name(check.words[0].v), "curl") || text_is(base_name(check.words[0].v), "wget");
	for (uint32_t i = 1; i < check.count; i++) {
		const struct str *word = &check.words[i];

		if (!text_is(word->v, "||") && !text_is(word->v, "&&") &&
		    !(fetches && text_contains(word->v, "|| ")))
			continue;
		flag(l, word->at, "%s: no shell runs this health check, so %s is an argument of %s",
		     container_title(l, container), show(l, word->at), show(l, check.words[0].at));
		return;
	}
}

static void timeout_over_interval(struct lint *l, const struct container *container)
{
	const struct health_check *check = &container->health_check;
	struct finding *finding;

	if (!is_ok(*check) || !num_ok(check->timeout) || !num_ok(check->interval) ||
	    check->timeout.v <= check->interval.v)
		return;
	finding = flag(l, check->timeout.at,
		       "%s: the health check's timeout is %" PRId64
		       " seconds, longer than its interval of %" PRId64,
		       container_title(l, container), check->timeout.v, check->interval.v);
	relate(l, finding, check->interval.at, "the interval");
}

static void restart_disabled(struct lint *l, const struct container *container)
{
	const struct restart_policy *policy = &container->restart_policy;
	bool codes = is_ok(policy->ignored_exit_codes), period = is_ok(policy->restart_attempt_period);
	struct finding *finding;

	if (!is_ok(*policy) || !is_ok(policy->enabled) || policy->enabled.v || (!codes && !period))
		return;
	finding = flag(l, policy->enabled.at, "%s: restartPolicy is not enabled, so %s%s%s no effect",
		       container_title(l, container), codes ? "ignoredExitCodes" : "",
		       codes && period ? " and " : "",
		       !period ? " has"
		       : codes ? "restartAttemptPeriod have"
			       : "restartAttemptPeriod has");
	if (codes)
		relate(l, finding, policy->ignored_exit_codes.at, "not looked at");
	if (period)
		relate(l, finding, policy->restart_attempt_period.at, "not looked at");
}

static void restart_on_windows(struct lint *l, const struct container *container)
{
	const struct restart_policy *policy = &container->restart_policy;
	struct finding *finding;

	if (!is_ok(*policy) || !is_ok(policy->enabled) || !policy->enabled.v)
		return;
	finding = flag_key(l, policy->at, "%s: restartPolicy is not supported for Windows on Fargate",
			   container_title(l, container));
	relate(l, finding, l->task->runtime_platform.operating_system_family.at, "Windows here");
}

/* clang-format off */
#define CHECK(command) "'healthCheck': {'command': [" command "]}"
#define CURL "'CMD-SHELL', 'curl -f http://localhost/ || exit 1'"
#define WINDOWS(enabled) "{'family': 'web', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', 'cpu': '1024', " \
	"'memory': '2048', 'runtimePlatform': {'operatingSystemFamily': 'WINDOWS_SERVER_2022_CORE'}, 'containerDefinitions': " \
	"[{'name': 'app', 'image': 'iis:1.4', 'restartPolicy': {'enabled': " enabled "}}]}"

static const struct rule rules[] = {
	{
		.id = "health-check-nothing",
		.severity = SEVERITY_WARNING,
		.summary = "a health check that runs nothing",
		.why = "Behind CMD or CMD-SHELL no command follows. An empty shell line always succeeds, so a dead application "
		       "counts as healthy; without any line or program the check never succeeds.",
		.help = "write [\"CMD-SHELL\", \"curl -f http://localhost/ || exit 1\"], or [\"NONE\"] to turn the image's check off",
		.page = &page_health_check,
		.since = "2026-11",
		.bad = CHECK("'CMD-SHELL'"),
		.good = CHECK(CURL),
		.container = nothing_to_run,
	},
	{
		.id = "health-check-keyword",
		.severity = SEVERITY_WARNING,
		.summary = "CMD-SHELL or CMD is misspelt in a health check",
		.why = "The list begins with CMD-SHELL or CMD, exactly so, and the command follows in strings of its own. "
		       "Anything else at the front is run as a program, which the image does not have: the container is never "
		       "healthy.",
		.help = "write [\"CMD-SHELL\", \"curl -f http://localhost/ || exit 1\"]",
		.page = &page_health_check,
		.since = "2025",
		.bad = CHECK("'CMD-SHELL, curl -f http://localhost/ || exit 1'"),
		.good = CHECK(CURL),
		.container = keyword,
	},
	{
		.id = "health-check-split",
		.severity = SEVERITY_WARNING,
		.summary = "the shell line of a health check is split into several strings",
		.why = "The shell behind CMD-SHELL takes one string as its script; further strings become $0, $1 and so on. "
		       "[\"CMD-SHELL\", \"curl\", \"-f\", \"http://localhost/\"] runs curl without arguments, and an \"|| exit 1\" in a "
		       "string of its own is never seen.",
		.help = "write the whole line as one string: [\"CMD-SHELL\", \"curl -f http://localhost/ || exit 1\"]",
		.page = &page_health_check,
		.since = "2026-11",
		.bad = CHECK("'CMD-SHELL', 'curl', '-f', 'http://localhost/'"),
		.good = CHECK("'CMD', 'curl', '-f', 'http://localhost/'"),
		.container = split_line,
	},
	{
		.id = "health-check-one-string",
		.severity = SEVERITY_WARNING,
		.summary = "a whole command line stands where a program's name belongs",
		.why = "Without CMD-SHELL no shell splits the line at its blanks: the container looks for a program of that whole "
		       "name, does not find it, and is never healthy.",
		.help = "put \"CMD-SHELL\" before it",
		.page = &page_health_check,
		.since = "2025",
		.bad = CHECK("'curl -f http://localhost/ || exit 1'"),
		.good = CHECK("'/healthcheck'"),
		.container = one_string,
	},
	{
		.id = "health-check-shell-operator",
		.severity = SEVERITY_WARNING,
		.summary = "|| or && in a health check that no shell runs",
		.why = "Behind CMD, and without either keyword, the strings are a program and its arguments. The program gets "
		       "\"||\" and what follows as arguments and usually fails over them.",
		.help = "write one line behind CMD-SHELL: [\"CMD-SHELL\", \"curl -f http://localhost/ || exit 1\"]",
		.page = &page_health_check,
		.since = "2026-11",
		.bad = CHECK("'CMD', 'curl', '-f', 'http://localhost/', '||', 'exit', '1'"),
		.good = CHECK("'CMD', 'sh', '-c', 'curl -f http://localhost/ || exit 1'"),
		.container = shell_operator,
	},
	{
		.id = "health-check-timeout",
		.severity = SEVERITY_INFO,
		.summary = "a health check may take longer than its interval",
		.why = "The interval is the time between two checks, the timeout the time one may take. A check that hangs "
		       "delays the next ones, so an unhealthy container is found later than the interval promises.",
		.help = "make the timeout shorter than the interval (5 and 30 seconds when left out)",
		.page = &page_health_check,
		.since = "2026-11",
		.bad = "'healthCheck': {'command': [" CURL "], 'interval': 10, 'timeout': 30}",
		.good = "'healthCheck': {'command': [" CURL "], 'interval': 10, 'timeout': 10}",
		.container = timeout_over_interval,
	},
	{
		.id = "restart-policy-disabled",
		.severity = SEVERITY_WARNING,
		.summary = "settings of a restart policy that is not enabled",
		.why = "With enabled false ECS does not restart the container, whatever else the policy says.",
		.help = "write \"enabled\": true, or remove the other members",
		.page = &page_restart_policy,
		.since = "2026-11",
		.bad = "'restartPolicy': {'enabled': false, 'restartAttemptPeriod': 300}",
		.good = "'restartPolicy': {'enabled': true, 'restartAttemptPeriod': 300}",
		.container = restart_disabled,
	},
	{
		.id = "restart-policy-windows",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_FARGATE,
		.os = OS_IS_WINDOWS,
		.summary = "a restart policy for Windows on Fargate",
		.why = "The guide says that container restart policies do not work for Windows tasks on Fargate. Whether ECS "
		       "refuses them at registration has not been seen.",
		.help = "remove \"restartPolicy\"; the service starts a new task when this one ends",
		.page = &page_restart_policy,
		.since = "2026-08",
		.bad = WINDOWS("true"),
		.good = WINDOWS("false"),
		.container = restart_on_windows,
	},
};
/* clang-format on */

const struct topic topic_health = TOPIC("health", "Health checks and restarts", rules);
