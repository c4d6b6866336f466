/* All there is to know about a rule, in Markdown; and examples laid out to be read. */
#include "explain.h"

#include "display.h"
#include "example.h"

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

void put_example(FILE *out, struct text text, int indent)
{
	size_t at = 0;

	while (at < text.length) {
		size_t end = item_end(text, at);
		struct text item = text_trim(text_slice(text, at, end));
		bool comma = end < text.length && text.bytes[end] == ',';
		size_t open = 0;

		fprintf(out, "%*s", indent, "");
		while (open < item.length && item.bytes[open] != '{' && item.bytes[open] != '[')
			open = item.bytes[open] == '"' ? string_end(item, open) : open + 1;
		if ((int)item.length + indent <= EXAMPLE_WIDTH || open >= item.length ||
		    indent > EXAMPLE_WIDTH / 2) {
			put_escaped(out, item);
		} else {
			size_t close = open + 1;

			while (close < item.length && item.bytes[close] != '}' && item.bytes[close] != ']') {
				close = item_end(item, close);
				close += close < item.length && item.bytes[close] == ',';
			}
			put_escaped(out, text_slice(item, 0, open + 1));
			fputc('\n', out);
			put_example(out, text_trim(text_slice(item, open + 1, close)), indent + 2);
			fprintf(out, "%*s", indent, "");
			put_escaped(out, text_slice(item, close, item.length));
		}
		fputs(comma ? ",\n" : "\n", out);
		at = end + 1;
	}
}

static struct text example_of(const char *example, struct arena *arena)
{
	const char *words = example_text(example, arena);

	return (struct text){ words, strlen(words) };
}

void put_rule_markdown(FILE *out, const struct rule *rule, struct arena *arena)
{
	fprintf(out, "# %s\n\n%s\n\n", rule->id, rule->summary);
	fprintf(out, "- Severity: %s\n- Group: %s\n- Topic: %s\n- Launch types: %s\n",
		severity_name(rule->severity), group_name(rule->group), rule_topic(rule)->name,
		launch_names(rule->launch == LAUNCH_ALL ? 0 : rule->launch, arena));
	if (rule->since)
		fprintf(out, "- Known since: %s\n", rule->since);
	if (rule->controls)
		fprintf(out, "- Corresponds to: %s\n", rule->controls);
	if (rule->why)
		fprintf(out, "\n## Why\n\n%s\n", rule->why);
	if (rule->demand) {
		fputs("\n## Demands\n\n```json\n", out);
		put_example(out, (struct text){ rule->demand, strlen(rule->demand) }, 0);
		fputs("```\n", out);
	}
	if (rule->help)
		fprintf(out, "\n## What to do\n\n%s\n", rule->help);
	if (rule->answer)
		fprintf(out, "\n## Refused with\n\n> %s\n", rule->answer);
	if (rule->bad) {
		fputs("\n## Found\n\n```json\n", out);
		put_example(out, example_of(rule->bad, arena), 0);
		fputs("```\n", out);
	}
	if (rule->good) {
		fputs("\n## Fine\n\n```json\n", out);
		put_example(out, example_of(rule->good, arena), 0);
		fputs("```\n", out);
	}
	if (rule->page)
		fprintf(out, "\n## Read more\n\n[%s](%s)\n", rule->page->title, rule->page->url);
	fprintf(out, "\n## To silence it\n\n`--ignore %s`, or `--severity %s=info`\n", rule->id, rule->id);
}
