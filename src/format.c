/* The formats by name, and what they share. */
#include "format.h"

const struct format *const formats[] = { &format_text, &format_concise, &format_json, &format_jsonl };
const size_t format_count = sizeof formats / sizeof *formats;

const struct format *format_find(const char *name)
{
	for (size_t i = 0; i < format_count; i++)
		if (!strcmp(formats[i]->name, name))
			return formats[i];
	return NULL;
}

const struct finding *next_shown(const struct report *report, const struct finding *finding)
{
	while (finding && finding->severity < report->min_severity)
		finding = finding->next;
	return finding;
}

struct text finding_container(const struct finding *finding)
{
	for (const struct node *node = finding->node; node; node = node->parent) {
		const struct node *list = node->parent;
		const struct node *name;

		if (!list || list->kind != NODE_ARRAY || !text_is(list->key, "containerDefinitions"))
			continue;
		name = node_member(node, "name");
		if (name && name->kind == NODE_STRING && name->text.length && !is_masked(name))
			return name->text;
		break;
	}
	return (struct text){ NULL, 0 };
}

const char *finding_help(const struct finding *finding)
{
	return finding->help ? finding->help : finding->rule->help;
}

const char *finding_answer(const struct finding *finding)
{
	return finding->answer ? finding->answer : finding->rule->answer;
}
