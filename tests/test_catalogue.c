/* What holds for every rule: an explanation, examples that do what they say, fixtures, a row in
 * docs/rules.md. */
#include "built_in.h"
#include "example.h"
#include "lint.h"

#include "suite.h"
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static const char *source_folder(void)
{
	const char *folder = getenv("srcdir");

	return folder ? folder : ".";
}

static void each_rule(void (*test)(const struct topic *topic, const struct rule *rule))
{
	for (size_t t = 0; t < topic_count; t++)
		for (size_t i = 0; i < topics[t]->count; i++)
			test(topics[t], &topics[t]->rules[i]);
}

static void check_row(const struct topic *topic, const struct rule *rule)
{
	int hooks = !!rule->task + !!rule->container + !!rule->port + !!rule->volume;
	size_t length = strlen(rule->id);

	for (const char *c = rule->id; *c; c++)
		ck_assert_msg(islower((unsigned char)*c) || isdigit((unsigned char)*c) || *c == '-',
			      "%s: an id is kebab case", rule->id);
	ck_assert_msg(rule->id[0] != '-' && length && rule->id[length - 1] != '-', "%s: an id is kebab case",
		      rule->id);
	ck_assert_ptr_eq(rule_find(rule->id), rule); /* or the id stands twice */
	ck_assert_ptr_eq(rule_topic(rule), topic);
	ck_assert_msg(hooks <= 1, "%s: more than one hook", rule->id);
	ck_assert_msg(rule->summary && strlen(rule->summary) >= 10 && strlen(rule->summary) <= 100,
		      "%s: a summary of 10 to 100 bytes", rule->id);
	ck_assert_msg(rule->summary[strlen(rule->summary) - 1] != '.', "%s: summary ends in a full stop",
		      rule->id);
	ck_assert_msg(rule->why && strlen(rule->why) >= 60, "%s: why is missing or too short", rule->id);
	ck_assert_msg(rule->why[strlen(rule->why) - 1] == '.', "%s: why is sentences", rule->id);
	ck_assert_msg(rule->help && strlen(rule->help) >= 5, "%s: help is missing", rule->id);
	/* What ecslint's own configuration may hold is no fact of ECS. */
	if (topic == &topic_configuration)
		return;
	ck_assert_msg(rule->page && !strncmp(rule->page->url, "https://", 8), "%s: page is missing",
		      rule->id);
	ck_assert_msg(rule->since && isdigit((unsigned char)rule->since[0]), "%s: since is missing",
		      rule->id);
	ck_assert_msg(rule->bad && rule->good, "%s: examples are missing", rule->id);
	ck_assert_msg(!(rule->group != GROUP_DEFAULT && rule->severity == SEVERITY_ERROR),
		      "%s: a rule of an optional group is no error", rule->id);
}

START_TEST(every_row_is_whole)
{
	each_rule(check_row);
}
END_TEST

static bool raises(const struct rule *rule, const char *example)
{
	struct settings settings = { .rendered = !strcmp(rule->id, "template-token"),
				     .account = "123456789012",
				     .region = "eu-west-1" };
	struct linter *linter = linter_new(&settings);
	struct arena arena = ARENA_INIT;
	struct document document;
	const char *text = example_document(rule, example, &arena);
	bool found = false;

	linter_enable(linter, rule->id);
	lint_document(linter, &document, (struct source){ .name = rule->id, .bytes = { text, strlen(text) } },
		      &arena);
	for (const struct finding *finding = document.findings; finding; finding = finding->next) {
		found |= finding->rule == rule;
		/* An example is about one thing: nothing else in it may be refused. But nothing can nest too
		 * deep and have the right type. */
		ck_assert_msg(finding->rule == rule || finding->severity != SEVERITY_ERROR ||
				      !strcmp(rule->id, "document-limit"),
			      "%s: an example also raises %s: %s", rule->id, finding->rule->id,
			      finding->message);
	}
	arena_release(&arena);
	linter_free(linter);
	return found;
}

static void check_examples(const struct topic *topic, const struct rule *rule)
{
	if (topic == &topic_configuration)
		return; /* its examples are no task definitions: see tests/config.sh */
	ck_assert_msg(raises(rule, rule->bad), "%s: the bad example does not raise it", rule->id);
	ck_assert_msg(!raises(rule, rule->good), "%s: the good example raises it", rule->id);
}

START_TEST(examples_do_what_they_say)
{
	each_rule(check_examples);
}
END_TEST

static void check_fixtures(const struct topic *topic, const struct rule *rule)
{
	char path[4096];
	int cases[2] = { 0, 0 };
	DIR *folder;

	(void)topic;
	snprintf(path, sizeof path, "%s/fixtures/%s", source_folder(), rule->id);
	folder = opendir(path);
	ck_assert_msg(folder, "%s: no folder %s", rule->id, path);
	for (struct dirent *entry; (entry = readdir(folder));) {
		cases[0] += !strncmp(entry->d_name, "bad", 3);
		cases[1] += !strncmp(entry->d_name, "good", 4);
	}
	closedir(folder);
	ck_assert_msg(cases[0] && cases[1], "%s: a bad-… and a good-… case are wanted in %s", rule->id, path);
}

START_TEST(every_rule_has_fixtures)
{
	each_rule(check_fixtures);
}
END_TEST

static bool is_rule_folder(const char *name)
{
	return name[0] == '.' || !strcmp(name, "clean") || !strcmp(name, "json") || !strcmp(name, "shapes") ||
	       rule_find(name);
}

START_TEST(every_fixture_has_a_rule)
{
	char path[4096];
	DIR *folder;

	snprintf(path, sizeof path, "%s/fixtures", source_folder());
	folder = opendir(path);
	ck_assert_ptr_nonnull(folder);
	for (struct dirent *entry; (entry = readdir(folder));)
		ck_assert_msg(is_rule_folder(entry->d_name), "fixtures/%s belongs to no rule", entry->d_name);
	closedir(folder);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("catalogue");
	TCase *rows = tcase_create("rows");

	tcase_add_test(rows, every_row_is_whole);
	tcase_add_test(rows, examples_do_what_they_say);
	tcase_add_test(rows, every_rule_has_fixtures);
	tcase_add_test(rows, every_fixture_has_a_rule);
	tcase_set_timeout(rows, 60);
	suite_add_tcase(suite, rows);
	return run_suite(suite);
}
