/* Rules as SARIF's reporting descriptors, with the members that GitHub reads. */
#include "sarif_rules.h"

#include "explain.h"
#include "json.h"

#include <stdlib.h>

static int by_id(const void *a, const void *b)
{
	const struct rule *const *left = a;
	const struct rule *const *right = b;

	return strcmp((*left)->id, (*right)->id);
}

void sarif_rules_init(struct sarif_rules *rules, struct linter *linter, struct arena *arena)
{
	const struct topic *topic;
	size_t room = 0;
	bool stated;

	for (size_t t = 0; (topic = linter_topic(linter, t)); t++)
		room += topic->count;
	*rules = (struct sarif_rules){
		.list = arena_alloc(arena, room * sizeof *rules->list),
		.severities = arena_alloc(arena, room * sizeof *rules->severities),
		.arena = arena,
	};
	for (size_t t = 0; (topic = linter_topic(linter, t)); t++)
		for (size_t i = 0; i < topic->count; i++)
			if (rule_level(linter, &topic->rules[i], &rules->severities[0], &stated))
				rules->list[rules->count++] = &topic->rules[i];
	qsort(rules->list, rules->count, sizeof *rules->list, by_id);
	for (size_t i = 0; i < rules->count; i++)
		rule_level(linter, rules->list[i], &rules->severities[i], &stated);
}

json_int_t sarif_rule_index(const struct sarif_rules *rules, const struct rule *rule)
{
	const struct rule **found = bsearch(&rule, rules->list, rules->count, sizeof *rules->list, by_id);

	return found ? found - rules->list : -1;
}

const char *sarif_sentence(const char *words, struct arena *arena)
{
	size_t length = strlen(words);

	return length && strchr(".!?", words[length - 1]) ? words : arena_printf(arena, "%s.", words);
}

/* FargateMemorySize: the form that SARIF wants for a rule's name. */
static json_t *pascal_name(const char *id)
{
	char name[255]; /* as long as GitHub takes it */
	size_t length = 0;
	bool capital = true;

	for (; *id && length < sizeof name; id++) {
		bool between = *id == '-' || *id == '/';

		if (!between)
			name[length++] = capital && *id >= 'a' && *id <= 'z' ? (char)(*id - 'a' + 'A') : *id;
		capital = between;
	}
	return json_text((struct text){ name, length });
}

/* A description, cut to what GitHub takes. */
static json_t *text_object(const char *words, struct arena *arena)
{
	enum { MOST_BYTES = 1024 };
	struct text text = { sarif_sentence(words, arena), 0 };

	text.length = strlen(text.bytes);
	if (text.length > MOST_BYTES) {
		text.length = MOST_BYTES;
		while ((text.bytes[text.length] & 0xc0) == 0x80)
			text.length--;
	}
	return json_pack("{s:o}", "text", json_text(text));
}

static json_t *markdown(const struct rule *rule, struct arena *arena)
{
	char *words = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&words, &length);
	json_t *value;

	if (!out)
		abort(); /* only when out of memory */
	put_rule_markdown(out, rule, arena);
	fclose(out);
	value = json_words(words);
	free(words);
	return value;
}

static json_t *help_object(const struct rule *rule, struct arena *arena)
{
	const char *words = sarif_sentence(rule->why ? rule->why : rule->summary, arena);

	if (rule->help)
		words = arena_printf(arena, "%s\n\nWhat to do: %s", words, sarif_sentence(rule->help, arena));
	if (rule->answer)
		words = arena_printf(arena, "%s\n\nRefused with: %s", words, rule->answer);
	if (rule->page)
		words = arena_printf(arena, "%s\n\nRead more: %s", words, rule->page->url);
	return json_pack("{s:o, s:o}", "text", json_words(words), "markdown", markdown(rule, arena));
}

/* Findings of errors were proved by ECS's answers; those of advice hold as a rule. */
static json_t *properties_object(const struct rule *rule, enum severity severity)
{
	static const char *const precisions[] = { "medium", "high", "very-high" };
	static const char *const problems[] = { "recommendation", "warning", "error" };
	static const char *const scores[] = { "3.0", "5.5", "8.0" };
	const char *topic = rule_topic(rule)->name, *group = group_name(rule->group);
	json_t *tags = json_pack("[s]", topic);
	json_t *object = json_pack("{s:o, s:s, s:s}", "tags", tags, "precision", precisions[rule->severity],
				   "problem.severity", problems[severity]);

	if (strcmp(topic, group) != 0)
		json_array_append_new(tags, json_words(group));
	/* With it GitHub lists the rule's findings as security alerts. */
	if (rule->group == GROUP_SECURITY)
		json_object_set_new(object, "security-severity", json_words(scores[severity]));
	return object;
}

json_t *sarif_rule_object(const struct sarif_rules *rules, size_t index, const char *const *levels)
{
	const struct rule *rule = rules->list[index];
	struct arena *arena = rules->arena;
	json_t *object = json_object();

	json_object_set_new(object, "id", json_words(rule->id));
	if (strpbrk(rule->id, "-/")) /* a name has to be another one than the id */
		json_object_set_new(object, "name", pascal_name(rule->id));
	json_object_set_new(object, "shortDescription", text_object(rule->summary, arena));
	json_object_set_new(object, "fullDescription",
			    text_object(rule->why ? rule->why : rule->summary, arena));
	json_object_set_new(object, "help", help_object(rule, arena));
	if (rule->page)
		json_object_set_new(object, "helpUri", json_words(rule->page->url));
	json_object_set_new(object, "defaultConfiguration",
			    json_pack("{s:s}", "level", levels[rules->severities[index]]));
	json_object_set_new(object, "properties", properties_object(rule, rules->severities[index]));
	return object;
}
