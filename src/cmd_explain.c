/* `ecslint explain`: all there is to know about a rule. */
#include "display.h"
#include "example.h"
#include "json.h"
#include "options.h"

enum { WIDTH = 76, INDENT = 2 };

static struct text text_of(const char *words)
{
	return (struct text){ words, strlen(words) };
}

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

static size_t string_end(struct text text, size_t start)
{
	size_t end = start + 1;

	while (end < text.length && text.bytes[end] != '"')
		end += text.bytes[end] == '\\' ? 2 : 1;
	return end < text.length ? end + 1 : text.length;
}

/* The end of the member or element that starts at `start`: its comma, or the bracket that closes its parent.
 */
static size_t item_end(struct text text, size_t start)
{
	int depth = 0;

	for (size_t i = start; i < text.length;) {
		switch (text.bytes[i]) {
		case '"':
			i = string_end(text, i);
			continue;
		case '{':
		case '[':
			depth++;
			break;
		case '}':
		case ']':
			if (depth-- == 0)
				return i;
			break;
		case ',':
			if (!depth)
				return i;
			break;
		}
		i++;
	}
	return text.length;
}

/* Members or elements, each in a line of its own, broken up further where they are too long for one. Goes by
 * the look only, for some examples are broken on purpose. */
static void put_items(struct text text, int indent)
{
	size_t at = 0;

	while (at < text.length) {
		size_t end = item_end(text, at);
		struct text item = text_trim(text_slice(text, at, end));
		bool comma = end < text.length && text.bytes[end] == ',';
		size_t open = 0;

		printf("%*s", indent, "");
		while (open < item.length && item.bytes[open] != '{' && item.bytes[open] != '[')
			open = item.bytes[open] == '"' ? string_end(item, open) : open + 1;
		if ((int)item.length + indent <= WIDTH || open >= item.length || indent > WIDTH / 2) {
			put_escaped(stdout, item);
		} else {
			size_t close = open + 1;

			while (close < item.length && item.bytes[close] != '}' && item.bytes[close] != ']') {
				close = item_end(item, close);
				close += close < item.length && item.bytes[close] == ',';
			}
			put_escaped(stdout, text_slice(item, 0, open + 1));
			putchar('\n');
			put_items(text_trim(text_slice(item, open + 1, close)), indent + 2);
			printf("%*s", indent, "");
			put_escaped(stdout, text_slice(item, close, item.length));
		}
		puts(comma ? "," : "");
		at = end + 1;
	}
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
		put_items(text_of(example_text(rule->bad, arena)), INDENT);
	}
	if (rule->good) {
		put_heading("Fine");
		put_items(text_of(example_text(rule->good, arena)), INDENT);
	}
	if (rule->page) {
		put_heading("Read more");
		printf("%*s%s\n%*s%s\n", INDENT, "", rule->page->title, INDENT, "", rule->page->url);
	}
	if (rule->controls) {
		put_heading("Corresponds to");
		put_paragraph(rule->controls);
	}
	put_heading("To silence it");
	printf("%*s--ignore %s, or --severity %s=info\n", INDENT, "", rule->id, rule->id);
}

static void put_markdown(const struct rule *rule, struct arena *arena)
{
	printf("# %s\n\n%s\n\n", rule->id, rule->summary);
	printf("- Severity: %s\n- Group: %s\n- Topic: %s\n- Launch types: %s\n",
	       severity_name(rule->severity), group_name(rule->group), rule_topic(rule)->name,
	       launch_names(rule->launch == LAUNCH_ALL ? 0 : rule->launch, arena));
	if (rule->since)
		printf("- Known since: %s\n", rule->since);
	if (rule->controls)
		printf("- Corresponds to: %s\n", rule->controls);
	if (rule->why)
		printf("\n## Why\n\n%s\n", rule->why);
	if (rule->help)
		printf("\n## What to do\n\n%s\n", rule->help);
	if (rule->answer)
		printf("\n## Refused with\n\n> %s\n", rule->answer);
	if (rule->bad) {
		puts("\n## Found\n\n```json");
		put_items(text_of(example_text(rule->bad, arena)), 0);
		puts("```");
	}
	if (rule->good) {
		puts("\n## Fine\n\n```json");
		put_items(text_of(example_text(rule->good, arena)), 0);
		puts("```");
	}
	if (rule->page)
		printf("\n## Read more\n\n[%s](%s)\n", rule->page->title, rule->page->url);
	printf("\n## To silence it\n\n`--ignore %s`, or `--severity %s=info`\n", rule->id, rule->id);
}

enum status cmd_explain(struct options *options)
{
	for (int i = 0; i < options->operand_count; i++)
		if (!rule_find(options->operands[i]))
			return usage_error("there is no rule \"%s\"%s", options->operands[i],
					   did_you_mean_rule(options->operands[i], false, &options->arena));
	if (!options->operand_count)
		return usage_error("name a rule; `ecslint rules` lists them");
	for (int i = 0; i < options->operand_count; i++) {
		const struct rule *rule = rule_find(options->operands[i]);

		if (i && options->document_format != DOCUMENT_JSON)
			putchar('\n');
		switch (options->document_format) {
		case DOCUMENT_TEXT:
			put_text(rule, &options->arena);
			break;
		case DOCUMENT_MARKDOWN:
			put_markdown(rule, &options->arena);
			break;
		case DOCUMENT_JSON:
			json_put(stdout, rule_object(rule, true, &options->arena), JSON_INDENT(2));
			break;
		}
	}
	return flush_output();
}
