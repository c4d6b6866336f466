/* Rules that users write: each condition, what is unknown, and patterns that would never end. */
#include "example.h"
#include "lint.h"
#include "user_rules.h"

#include "suite.h"
#include <stdio.h>
#include <time.h>

static struct arena arena = ARENA_INIT;

/* With ' for ". */
static struct text json(const char *text)
{
	size_t length = strlen(text);
	char *copy = arena_copy(&arena, text, length);

	for (char *c = copy; *c; c++)
		if (*c == '\'')
			*c = '"';
	return (struct text){ copy, length };
}

/* What a rule with these members finds in the document: a message each, by place. */
static const char *found(const struct settings *settings, const char *members, struct text bytes)
{
	const char *text = arena_printf(
		&arena, "{'rules': [{'id': 'user/x', 'message': '{value} at {pointer} in {container}', %s}]}",
		members);
	struct linter *linter = linter_new(settings);
	struct user_rules rules;
	struct document document;
	const char *list = "";

	user_rules_init(&rules, &arena);
	ck_assert_msg(user_rules_read(&rules, "rules.json", json(text)), "%s", members);
	linter_add_topic(linter, user_rules_topic(&rules));
	linter_select_none(linter);
	linter_enable(linter, "user");
	lint_document(linter, &document, (struct source){ .name = "d", .bytes = bytes }, &arena);
	for (const struct finding *f = document.findings; f; f = f->next)
		if (rule_topic(f->rule)->count == 0)
			list = arena_printf(&arena, "%s%s%s", list, *list ? "; " : "", f->message);
	linter_free(linter);
	return list;
}

static void finds_with(const struct settings *settings, const char *members, const char *document,
		       const char *messages)
{
	const char *list = found(settings, members, json(document));

	ck_assert_msg(!strcmp(list, messages), "%s in %s: found \"%s\", not \"%s\"", members, document, list,
		      messages);
	arena_reset(&arena);
}

static void finds(const char *members, const char *document, const char *messages)
{
	finds_with(&(struct settings){ 0 }, members, document, messages);
}

#define TASK(members) "{'family': 'f'" members "}"
#define CONTAINER(members) TASK(", 'containerDefinitions': [{'name': 'a'" members "}]")

START_TEST(required)
{
	static const char logs[] =
		"'at': '/containerDefinitions/*/logConfiguration/logDriver', 'required': true";
	static const char tag[] = "'at': '/tags/[key=team]/value', 'required': true";

	finds(logs,
	      TASK(", 'containerDefinitions': [{'name': 'a'}, {'name': 'b', 'logConfiguration': {}}, "
		   "{'name': 'c', 'logConfiguration': {'logDriver': 'awslogs'}}, {'logConfiguration': "
		   "null}]"),
	      "missing at /containerDefinitions/0/logConfiguration/logDriver in container \"a\"; "
	      "missing at /containerDefinitions/1/logConfiguration/logDriver in container \"b\"; "
	      "missing at /containerDefinitions/3/logConfiguration/logDriver in container 3");
	finds(logs, TASK(""), "");
	finds(logs, TASK(", 'containerDefinitions': {}"), "");
	finds(logs, CONTAINER(", 'logConfiguration': 'x'"), "");
	finds(tag, TASK(""), "missing at /tags/[key=team]/value in the task definition");
	finds(tag, TASK(", 'tags': []"), "missing at /tags/[key=team]/value in the task definition");
	finds(tag, TASK(", 'tags': [{'key': 'team'}]"), "missing at /tags/0/value in the task definition");
	finds(tag, TASK(", 'tags': [{'key': 'team', 'value': 'x'}]"), "");
	finds("'at': '/cpu', 'required': true", TASK(", 'cpu': null"), "null at /cpu in the task definition");
	/* A bare list tells nothing of the task. */
	finds("'at': '/cpu', 'required': true", "[{'name': 'a', 'image': 'i'}]", "");
	finds("'at': '/containerDefinitions', 'required': true", "[{'name': 'a', 'image': 'i'}]", "");
	finds("'at': '/containerDefinitions/*/user', 'required': true", "[{'name': 'a', 'image': 'i'}]",
	      "missing at /0/user in container \"a\"");
	finds("'at': '/containerDefinitions/[name=log]/image', 'required': true",
	      "[{'name': 'a', 'image': 'i'}]", "missing at /[name=log]/image in the task definition");
	/* Tags stand elsewhere there. */
	finds(tag, "{'taskDefinition': {'family': 'f', 'containerDefinitions': []}, 'tags': []}", "");
}
END_TEST

START_TEST(what_is_unknown_violates_nothing)
{
	static const struct late_bound late = { "/containerDefinitions/*/image", NULL };
	static const char image[] =
		"'at': '/containerDefinitions/*/image', 'required': true, 'matches': '^ours/'";
	static const char tag[] = "'at': '/tags/[key=team]', 'required': true";

	finds(image, CONTAINER(", 'image': 'theirs/x'"),
	      "\"theirs/x\" at /containerDefinitions/0/image in container \"a\"");
	finds(image, CONTAINER(""), "missing at /containerDefinitions/0/image in container \"a\"");
	finds_with(&(struct settings){ .late_bound = &late }, image, CONTAINER(""), "");
	finds_with(&(struct settings){ .late_bound = &late }, image, CONTAINER(", 'image': ''"), "");
	finds(image, CONTAINER(", 'image': '${IMAGE}'"), "");
	finds(image, CONTAINER(", 'image': ${IMAGE}"), "");
	finds(image, CONTAINER(", 'image': 'ACCOUNT_ID.dkr.ecr.eu-west-1.amazonaws.com/x'"), "");
	finds(image, CONTAINER(", {{ if .X }} 'image': 'ours/x' {{ end }}"), "");
	finds(tag, TASK(", 'tags': ${TAGS}"), "");
	finds(tag, TASK(", 'tags': [{'key': '${KEY}', 'value': 'x'}]"), "");
	finds(tag, TASK(", 'tags': [${TAG}]"), "");
	finds("'at': '/tags', 'minItems': 2", TASK(", 'tags': [${TAG}]"), "");
	finds("'at': '/tags', 'maxItems': 1", TASK(", 'tags': [{'key': 'a'}, {'key': 'b'}, ${TAG}]"),
	      "an array at /tags in the task definition");
	finds("'at': '/cpu', 'forbidden': true", TASK(", 'cpu': ${CPU}"), "");
	finds("'at': '/cpu', 'forbidden': true", TASK(", 'cpu': '${CPU}'"),
	      "\"${CPU}\" at /cpu in the task definition");
	finds("'at': '/cpu', 'max': 256", TASK(", 'cpu': '${CPU}'"), "");
}
END_TEST

START_TEST(values)
{
	finds("'at': '/cpu', 'equals': 256", TASK(", 'cpu': '256'"), "");
	finds("'at': '/cpu', 'equals': '0.25 vCPU'", TASK(", 'cpu': '256'"), "");
	finds("'at': '/cpu', 'equals': '256'", TASK(", 'cpu': '0.25 vCPU'"), "");
	finds("'at': '/cpu', 'oneOf': ['256', '512']", TASK(", 'cpu': '1024'"),
	      "\"1024\" at /cpu in the task definition");
	finds("'at': '/memory', 'oneOf': ['2 GB']", TASK(", 'memory': 2048"), "");
	finds("'at': '/containerDefinitions/*/memory', 'equals': 512", CONTAINER(", 'memory': 5.12e2"), "");
	finds("'at': '/containerDefinitions/*/memory', 'equals': '512'", CONTAINER(", 'memory': 512"), "");
	finds("'at': '/containerDefinitions/*/memory', 'equals': 512", CONTAINER(", 'memory': 513"),
	      "513 at /containerDefinitions/0/memory in container \"a\"");
	/* Texts are texts: no number is read into a version. */
	finds("'at': '/family', 'equals': '1.10'", "{'family': '1.1'}",
	      "\"1.1\" at /family in the task definition");
	finds("'at': '/containerDefinitions/*/essential', 'equals': true", CONTAINER(", 'essential': true"),
	      "");
	finds("'at': '/containerDefinitions/*/essential', 'equals': true", CONTAINER(", 'essential': 'true'"),
	      "");
	finds("'at': '/containerDefinitions/*/essential', 'equals': true", CONTAINER(", 'essential': false"),
	      "false at /containerDefinitions/0/essential in container \"a\"");
	/* Absent, null and of another kind: not its business. */
	finds("'at': '/cpu', 'equals': 256", TASK(""), "");
	finds("'at': '/cpu', 'equals': 256", TASK(", 'cpu': null"), "");
	finds("'at': '/cpu', 'equals': 256", TASK(", 'cpu': [256]"), "");
	finds("'at': '/containerDefinitions/*/privileged', 'forbidden': true",
	      CONTAINER(", 'privileged': null"), "");
	finds("'at': '/containerDefinitions/*/privileged', 'forbidden': true",
	      CONTAINER(", 'privileged': false"),
	      "false at /containerDefinitions/0/privileged in container \"a\"");
}
END_TEST

START_TEST(patterns)
{
	finds("'at': '/family', 'matches': '^[a-z]+$'", "{'family': 'web1'}",
	      "\"web1\" at /family in the task definition");
	finds("'at': '/family', 'matches': '(?i)^WEB'", "{'family': 'web1'}", "");
	finds("'at': '/family', 'matches': '^.$'", "{'family': '\xc3\xa9'}", "");
	finds("'at': '/family', 'matches': 'a$'", "{'family': 'a\\n'}",
	      "\"a\\u000a\" at /family in the task definition");
	finds("'at': '/family', 'notMatches': 'test', 'matches': 'f'", "{'family': 'testf'}",
	      "\"testf\" at /family in the task definition");
	finds("'at': '/containerDefinitions/*/memory', 'matches': '^5'", CONTAINER(", 'memory': 512"), "");
	finds("'at': '/containerDefinitions/*/environment/*/name', 'notMatches': '^AWS_'",
	      CONTAINER(", 'environment': [{'name': 'AWS_KEY', 'value': 'x'}, {'name': 'B', 'value': 'y'}]"),
	      "\"AWS_KEY\" at /containerDefinitions/0/environment/0/name in container \"a\"");
	/* Values stay hidden, whoever asks. */
	finds("'at': '/containerDefinitions/*/environment/*/value', 'notMatches': 'x'",
	      CONTAINER(", 'environment': [{'name': 'A', 'value': 'xx'}]"),
	      "\"…\" at /containerDefinitions/0/environment/0/value in container \"a\"");
}
END_TEST

START_TEST(bounds)
{
	finds("'at': '/cpu', 'max': '1 vCPU'", TASK(", 'cpu': '2048'"),
	      "\"2048\" at /cpu in the task definition");
	finds("'at': '/cpu', 'max': '1 vCPU'", TASK(", 'cpu': '1024'"), "");
	finds("'at': '/memory', 'min': 512, 'max': '1GB'", TASK(", 'memory': '.25 GB'"),
	      "\".25 GB\" at /memory in the task definition");
	finds("'at': '/containerDefinitions/*/memory', 'min': 128", CONTAINER(", 'memory': 64"),
	      "64 at /containerDefinitions/0/memory in container \"a\"");
	finds("'at': '/containerDefinitions/*/memory', 'min': 128", CONTAINER(", 'memory': '64'"),
	      "\"64\" at /containerDefinitions/0/memory in container \"a\"");
	finds("'at': '/containerDefinitions/*/memory', 'min': 128", CONTAINER(", 'memory': 'little'"), "");
	finds("'at': '/containerDefinitions', 'minItems': 2", CONTAINER(""),
	      "an array at /containerDefinitions in the task definition");
	finds("'at': '/containerDefinitions/*/dockerLabels', 'maxItems': 1",
	      CONTAINER(", 'dockerLabels': {'a': '1', 'b': '2'}"),
	      "an object at /containerDefinitions/0/dockerLabels in container \"a\"");
	finds("'at': '/containerDefinitions/*/command', 'maxItems': 0", CONTAINER(", 'command': [null]"), "");
}
END_TEST

START_TEST(unique)
{
	finds("'at': '/containerDefinitions/*/environment', 'unique': 'name'",
	      TASK(", 'containerDefinitions': [{'name': 'a', 'environment': [{'name': 'A'}, {'name': 'B'}, "
		   "{'name': 'A'}]}, "
		   "{'name': 'b', 'environment': [{'name': 'A'}, {'name': '${X}'}, {'name': '${X}'}, {}]}]"),
	      "\"A\" at /containerDefinitions/0/environment/2/name in container \"a\"");
	finds("'at': '/containerDefinitions/*/dnsServers', 'unique': true",
	      CONTAINER(", 'dnsServers': ['1.1.1.1', '1.1.1.1', '1.1.1.1']"),
	      "\"1.1.1.1\" at /containerDefinitions/0/dnsServers/1 in container \"a\"");
}
END_TEST

#define TWO                                                                                                  \
	TASK(", 'containerDefinitions': [{'name': 'a', 'logConfiguration': {'logDriver': 'awslogs'}}, "      \
	     "{'name': 'b', 'logConfiguration': {'logDriver': 'splunk'}}, {'name': 'c'}]")

START_TEST(when)
{
	static const char same[] =
		"'at': '/containerDefinitions/*/logConfiguration/options/awslogs-group', 'required': true, "
		"'when': "
		"{'at': '/containerDefinitions/*/logConfiguration/logDriver', 'equals': 'awslogs'}";
	static const char without[] = "'at': '/containerDefinitions/*/name', 'matches': '^x', 'when': "
				      "{'at': '/containerDefinitions/*/logConfiguration', 'forbidden': true}";

	/* Both begin with the same container. */
	finds(same, TWO,
	      "missing at /containerDefinitions/0/logConfiguration/options/awslogs-group in container \"a\"");
	finds(without, TWO, "\"c\" at /containerDefinitions/2/name in container \"c\"");
	finds(without, CONTAINER(", {{ .More }}"), "");
	finds(without, CONTAINER(", 'logConfiguration': ${LOG}"), "");
	finds("'at': '/cpu', 'required': true, 'when': {'at': '/requiresCompatibilities/*', 'equals': "
	      "'FARGATE'}",
	      TASK(", 'requiresCompatibilities': ['EC2', 'FARGATE']"),
	      "missing at /cpu in the task definition");
	finds("'at': '/cpu', 'required': true, 'when': {'at': '/requiresCompatibilities/*', 'equals': "
	      "'FARGATE'}",
	      TASK(", 'requiresCompatibilities': ['EC2', '${TYPE}']"), "");
	finds("'at': '/cpu', 'required': true, 'when': {'at': '/**/image', 'matches': 'gpu'}",
	      CONTAINER(", 'image': 'gpu'"), "missing at /cpu in the task definition");
	finds("'at': '/cpu', 'required': true, 'when': {'at': '/volumes/*/host', 'forbidden': true}",
	      TASK(", 'volumes': [{'name': 'v', 'host': {}}]"), "");
	finds("'at': '/cpu', 'required': true, 'when': {'at': '/volumes/*/host', 'forbidden': true}",
	      TASK(", 'volumes': [{'name': 'v'}]"), "missing at /cpu in the task definition");
	finds("'at': '/cpu', 'required': true, 'when': {'at': '/volumes/*/host', 'forbidden': true}",
	      TASK(", 'volumes': ${VOLUMES}"), "");
	finds("'at': '/containerDefinitions/*/name', 'matches': '^x', 'when': {'at': '/cpu', 'forbidden': "
	      "true}",
	      "[{'name': 'a', 'image': 'i'}]", "");
	finds("'at': '/containerDefinitions/0/name', 'matches': '^x', 'when': "
	      "{'at': '/containerDefinitions/1/name', 'equals': 'b'}",
	      "[{'name': 'a', 'image': 'i'}, {'name': 'b', 'image': 'i'}]",
	      "\"a\" at /0/name in container \"a\"");
}
END_TEST

START_TEST(launch_types)
{
	static const char rule[] = "'at': '/family', 'equals': 'x', 'launchTypes': ['FARGATE']";

	finds(rule, TASK(", 'requiresCompatibilities': ['FARGATE']"),
	      "\"f\" at /family in the task definition");
	finds(rule, TASK(", 'requiresCompatibilities': ['EC2']"), "");
	finds_with(&(struct settings){ .launch = LAUNCH_FARGATE }, rule, TASK(""),
		   "\"f\" at /family in the task definition");
}
END_TEST

/* A text that is no end of work for the pattern, and a limit that a machine under any tool holds. */
static void is_costly(const char *members, const char *start, char byte, size_t count)
{
	struct text bytes = json(arena_printf(&arena, "{'family': '%s%*s!'}", start, (int)count, ""));
	clock_t began = clock();
	const char *list;

	for (size_t i = 0; i < bytes.length; i++)
		if (bytes.bytes[i] == ' ' && i > 10)
			((char *)bytes.bytes)[i] = byte;
	list = found(&(struct settings){ 0 }, members, bytes);
	ck_assert_msg(!strncmp(list, "the pattern of this rule takes too many steps here", 50), "%s: %s",
		      members, list);
	ck_assert_msg((clock() - began) / CLOCKS_PER_SEC < 60, "%s", members);
	arena_reset(&arena);
}

START_TEST(hostile_patterns_end)
{
	is_costly("'at': '/family', 'matches': '^(a+)+$'", "", 'a', 60);
	is_costly("'at': '/family', 'notMatches': '(a|aa)+$'", "", 'a', 60);
	is_costly("'at': '/family', 'matches': '^(?:.*){20}[xy]'", "", 'a', 3000);
	is_costly("'at': '/family', 'matches': '\\\\w*1\\\\w*[23]'", "1", 'a', 60000);
	is_costly("'at': '/family', 'matches': '(?=.*[xw])[a-z]*?[zy]'", "", 'a', 60000);
	is_costly("'at': '/family', 'matches': '(?:(?R)?a)+?[bc]'", "", 'a', 2000);
	is_costly("'at': '/family', 'equals': 'f', 'when': {'at': '/family', 'matches': '^(a+)+$'}", "", 'a',
		  60);
}
END_TEST

START_TEST(ordinary_patterns_are_not_costly)
{
	static char text[32 * 1024];
	const char *list;

	memset(text, 'a', sizeof text - 1);
	list = found(&(struct settings){ 0 },
		     "'at': '/containerDefinitions/*/command/*', 'notMatches': '.*curl .*\\\\| *sh'",
		     json(arena_printf(&arena, CONTAINER(", 'command': ['%s', 'curl x | sh']"), text)));
	ck_assert_str_eq(list, "\"curl x | sh\" at /containerDefinitions/0/command/1 in container \"a\"");
	arena_reset(&arena);
}
END_TEST

START_TEST(long_pointers_are_cut)
{
	enum { LENGTH = 60 * 1024 };
	char *key = arena_alloc(&arena, LENGTH + 1);
	const char *list;

	memset(key, 'k', LENGTH);
	key[LENGTH] = '\0';
	list = found(&(struct settings){ 0 }, "'at': '/containerDefinitions/*/dockerLabels/*', 'equals': 'x'",
		     json(arena_printf(&arena, CONTAINER(", 'dockerLabels': {'%s': 'y'}"), key)));
	ck_assert_uint_lt(strlen(list), 300);
	ck_assert_ptr_nonnull(strstr(list, "kkk… in container"));
	arena_reset(&arena);
}
END_TEST

START_TEST(rules_of_users_are_rules)
{
	struct linter *linter = linter_new(&(struct settings){ 0 });
	const struct rule *rule;
	struct user_rules rules;
	enum severity severity;
	bool stated;

	user_rules_init(&rules, &arena);
	ck_assert(user_rules_read(
		&rules, "a",
		json("{'rules': [{'id': 'user/a', 'message': 'm', 'at': '/cpu', 'required': true}]}")));
	ck_assert(user_rules_read(
		&rules, "b",
		json("{'rules': [{'id': 'user/b', 'message': 'm', 'at': '/cpu', 'required': true, "
		     "'severity': 'info'}]}")));
	linter_add_topic(linter, user_rules_topic(&rules));
	rule = linter_find(linter, "user/b");
	ck_assert_ptr_nonnull(rule);
	ck_assert_ptr_null(rule_find("user/b"));
	ck_assert_ptr_nonnull(linter_find(linter, "wrong-type"));
	ck_assert_str_eq(rule_topic(rule)->name, "user");
	ck_assert_ptr_eq(linter_topic(linter, topic_count), &rules.topic);
	ck_assert_ptr_null(linter_topic(linter, topic_count + 1));
	ck_assert(rule_level(linter, rule, &severity, &stated));
	ck_assert(severity == SEVERITY_INFO && !stated);
	ck_assert(linter_set_severity(linter, "user/b", SEVERITY_ERROR));
	ck_assert(rule_level(linter, rule, &severity, &stated));
	ck_assert(severity == SEVERITY_ERROR && stated);
	ck_assert(linter_disable(linter, "user"));
	ck_assert(!rule_level(linter, rule, &severity, &stated));
	ck_assert(linter_enable(linter, "default"));
	ck_assert(rule_level(linter, rule, &severity, &stated));
	linter_free(linter);
	arena_reset(&arena);
}
END_TEST

extern const struct topic topic_example;

static bool raises(const struct rule *rule, const char *example)
{
	struct linter *linter = linter_new(&(struct settings){ 0 });
	const char *text = example_document(rule, example, &arena);
	struct document document;
	bool is_raised = false;

	linter_add_topic(linter, &topic_example);
	lint_document(linter, &document, (struct source){ .name = "d", .bytes = { text, strlen(text) } },
		      &arena);
	for (const struct finding *f = document.findings; f; f = f->next)
		is_raised |= f->rule == rule;
	linter_free(linter);
	return is_raised;
}

START_TEST(the_example_in_c_works)
{
	const struct rule *rule = topic_example.rules;

	ck_assert(raises(rule, rule->bad));
	ck_assert(!raises(rule, rule->good));
	ck_assert(!raises(rule, "'mountPoints': [{'sourceVolume': 'data', 'containerPath': '${PATH}'}]"));
	arena_reset(&arena);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("user rules");
	TCase *conditions = tcase_create("conditions");
	TCase *costs = tcase_create("costs");
	int status;

	tcase_add_test(conditions, required);
	tcase_add_test(conditions, what_is_unknown_violates_nothing);
	tcase_add_test(conditions, values);
	tcase_add_test(conditions, patterns);
	tcase_add_test(conditions, bounds);
	tcase_add_test(conditions, unique);
	tcase_add_test(conditions, when);
	tcase_add_test(conditions, launch_types);
	tcase_add_test(conditions, rules_of_users_are_rules);
	tcase_add_test(conditions, long_pointers_are_cut);
	tcase_add_test(conditions, the_example_in_c_works);
	tcase_set_timeout(costs, 120);
	tcase_add_test(costs, hostile_patterns_end);
	tcase_add_test(costs, ordinary_patterns_are_not_costly);
	suite_add_tcase(suite, conditions);
	suite_add_tcase(suite, costs);
	status = run_suite(suite);
	arena_release(&arena);
	return status;
}
