/* `ecslint explain`: all there is to know about a rule. */
#include "configs.h"
#include "display.h"
#include "example.h"
#include "explain.h"
#include "json.h"
#include "options.h"

enum { WIDTH = EXAMPLE_WIDTH, INDENT = 2 };

/* Broken between words and indented. */
static void put_paragraph(const char *words)
{
	struct text left = text_of(words);
	unsigned column = 0;

	while (left.length) {
		size_t end = text_find(left, ' ');
		struct text word = text_slice(left, 0, end);
		unsigned width = escaped_width(word);

		if (column && column + 1 + width > WIDTH) {
			putchar('\n');
			column = 0;
		}
		if (column)
			putchar(' '), column++;
		else
			printf("%*s", INDENT, ""), column = INDENT;
		put_escaped(stdout, word);
		column += width;
		left = text_slice(left, end + 1, left.length);
	}
	putchar('\n');
}

static void put_heading(const char *heading)
{
	printf("\n%s\n", heading);
}

static void put_text(const struct rule *rule, struct arena *arena)
{
	printf("%s: %s\n", rule->id, rule->summary);
	printf("%s", severity_name(rule->severity));
	if (rule->group != GROUP_DEFAULT)
		printf(", group %s (runs only when selected)", group_name(rule->group));
	printf(", launch types: %s", launch_names(rule->launch == LAUNCH_ALL ? 0 : rule->launch, arena));
	if (rule->since)
		printf(", known since %s", rule->since);
	putchar('\n');
	if (rule->why) {
		put_heading("Why");
		put_paragraph(rule->why);
	}
	if (rule->demand) {
		put_heading("Demands");
		put_example(stdout, text_of(rule->demand), INDENT);
	}
	if (rule->help) {
		put_heading("What to do");
		put_paragraph(rule->help);
	}
	if (rule->answer) {
		put_heading("Refused with");
		printf("%*s\"%s\"\n", INDENT, "", rule->answer);
	}
	if (rule->bad) {
		put_heading("Found");
		put_example(stdout, text_of(example_text(rule->bad, arena)), INDENT);
	}
	if (rule->good) {
		put_heading("Fine");
		put_example(stdout, text_of(example_text(rule->good, arena)), INDENT);
	}
	if (rule->page) {
		put_heading("Read more");
		printf("%*s%s\n%*s%s\n", INDENT, "", rule->page->title, INDENT, "", rule->page->url);
	}
	if (rule->controls) {
		put_heading("Corresponds to");
		put_paragraph(rule->controls);
	}
	if (rule->parameter) {
		put_heading("To tune it");
		printf("%*s{\"rules\": {\"%s\": {\"%s\": %" PRId64 "}}} in .ecslint.json: %s\n", INDENT, "",
		       rule->id, rule->parameter->name, rule->parameter->usual, rule->parameter->help);
	}
	put_heading("To silence it");
	printf("%*s--ignore %s, or --severity %s=info\n", INDENT, "", rule->id, rule->id);
}

static void explain(struct options *options, const struct linter *linter)
{
	for (int i = 0; i < options->operand_count; i++) {
		const struct rule *rule = linter_find(linter, options->operands[i]);

		if (i && options->document_format != DOCUMENT_JSON)
			putchar('\n');
		switch (options->document_format) {
		case DOCUMENT_TEXT:
			put_text(rule, &options->arena);
			break;
		case DOCUMENT_MARKDOWN:
			put_rule_markdown(stdout, rule, &options->arena);
			break;
		case DOCUMENT_JSON:
			json_put(stdout, rule_object(rule, true, &options->arena), JSON_INDENT(2));
			break;
		}
	}
}

enum status cmd_explain(struct options *options)
{
	enum status status = STATUS_CLEAN;
	struct linter *linter;
	struct configs configs;

	if (!options->operand_count)
		return usage_error("name a rule; `ecslint rules` lists them");
	configs_init(&configs, options);
	linter = listed_linter(options, &configs);
	for (int i = 0; status == STATUS_CLEAN && i < options->operand_count; i++)
		if (!linter_find(linter, options->operands[i]))
			status = usage_error(
				"there is no rule \"%s\"%s", options->operands[i],
				did_you_mean_rule_of(linter, options->operands[i], false, &options->arena));
	if (status == STATUS_CLEAN)
		explain(options, linter);
	linter_free(linter);
	configs_release(&configs);
	return status == STATUS_CLEAN ? flush_output() : status;
}
