/* `ecslint rules`: the catalogue of rules. In Markdown it is docs/rules.md. */
#include "configs.h"
#include "json.h"
#include "options.h"

static void put_text(const struct linter *linter, struct arena *arena)
{
	const struct topic *topic;

	for (size_t t = 0; (topic = linter_topic(linter, t)); t++) {
		printf("%s%s: %s\n", t ? "\n" : "", topic->name, topic->title);
		for (size_t i = 0; i < topic->count; i++) {
			const struct rule *rule = &topic->rules[i];

			printf("  %-32s %-8s %s", rule->id, severity_name(rule->severity), rule->summary);
			if (rule->launch && rule->launch != LAUNCH_ALL)
				printf(" (%s)", launch_names(rule->launch, arena));
			if (rule->group != GROUP_DEFAULT)
				printf(" [%s]", group_name(rule->group));
			putchar('\n');
			if (rule->controls)
				printf("  %-41s corresponds to %s\n", "", rule->controls);
		}
	}
}

/* A cell of a Markdown table. */
static void put_cell(const char *words)
{
	fputs(" ", stdout);
	for (; words && *words; words++) {
		if (*words == '|' || *words == '<')
			putchar('\\');
		putchar(*words);
	}
	fputs(" |", stdout);
}

static void put_markdown(const struct linter *linter, struct arena *arena)
{
	const struct topic *topic;
	size_t count = 0;

	for (size_t t = 0; (topic = linter_topic(linter, t)); t++)
		count += topic->count;
	printf("# Rules\n\n"
	       "The %zu rules of ecslint, as `ecslint rules --format markdown` prints them.\n"
	       "`ecslint explain RULE` tells more about each.\n\n"
	       "An *error* is refused by ECS or one of its clients; a *warning* is accepted, but it will "
	       "fail, be ignored or\n"
	       "hurt at run time; an *info* is advice. Rules of another group than `default` run only when "
	       "selected:\n"
	       "`--select default,security`.\n",
	       count);
	for (size_t t = 0; (topic = linter_topic(linter, t)); t++) {
		printf("\n## %s: %s\n\n"
		       "| Rule | Severity | Launch types | Group | Finds | Corresponds to |\n"
		       "| --- | --- | --- | --- | --- | --- |\n",
		       topic->name, topic->title);
		for (size_t i = 0; i < topic->count; i++) {
			const struct rule *rule = &topic->rules[i];

			printf("| `%s` |", rule->id);
			put_cell(severity_name(rule->severity));
			put_cell(launch_names(rule->launch == LAUNCH_ALL ? 0 : rule->launch, arena));
			put_cell(group_name(rule->group));
			put_cell(rule->summary);
			put_cell(rule->controls);
			putchar('\n');
		}
	}
}

static void put_json(const struct linter *linter, struct arena *arena)
{
	const struct topic *topic;
	json_t *list = json_array();

	for (size_t t = 0; (topic = linter_topic(linter, t)); t++)
		for (size_t i = 0; i < topic->count; i++)
			json_array_append_new(list, rule_object(&topic->rules[i], false, arena));
	json_put(stdout, json_pack("{s:o}", "rules", list), JSON_INDENT(2));
}

enum status cmd_rules(struct options *options)
{
	struct linter *linter;
	struct configs configs;

	if (options->operand_count)
		return usage_error(
			"`ecslint rules` takes no arguments; `ecslint explain %s` tells about one rule",
			options->operands[0]);
	configs_init(&configs, options);
	linter = listed_linter(options, &configs);
	switch (options->document_format) {
	case DOCUMENT_TEXT:
		put_text(linter, &options->arena);
		break;
	case DOCUMENT_MARKDOWN:
		put_markdown(linter, &options->arena);
		break;
	case DOCUMENT_JSON:
		put_json(linter, &options->arena);
		break;
	}
	linter_free(linter);
	configs_release(&configs);
	return flush_output();
}
