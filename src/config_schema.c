/* Tells editors what a configuration holds: the rows of config_keys, with the rules, topics and groups there
 * are.
 */
#include "config_schema.h"

#include "config.h"

static json_t *reference(const char *name, struct arena *arena)
{
	return json_pack("{s:s}", "$ref", arena_printf(arena, "#/$defs/%s", name));
}

/* One of them, or a list. */
static json_t *or_list(json_t *schema)
{
	return json_pack("{s:[O, {s:s, s:o}]}", "anyOf", schema, "type", "array", "items", schema);
}

static json_t *string_schema(void)
{
	return json_pack("{s:s, s:i}", "type", "string", "minLength", 1);
}

static json_t *words_schema(enum option_index option)
{
	const char *words[MOST_WORDS];
	unsigned count = option_words(option, COMMAND_CHECK, words);
	json_t *list = json_array();

	for (unsigned i = 0; i < count; i++)
		json_array_append_new(list, json_string(words[i]));
	return json_pack("{s:o}", "enum", list);
}

static json_t *names_schema(void)
{
	json_t *names = json_pack("[s]", "all");

	for (int group = GROUP_DEFAULT; group <= GROUP_STYLE; group++)
		json_array_append_new(names, json_string(group_name((enum group)group)));
	for (size_t t = 0; t < topic_count; t++) {
		json_array_append_new(names, json_string(topics[t]->name));
		for (size_t i = 0; i < topics[t]->count; i++)
			json_array_append_new(names, json_string(topics[t]->rules[i].id));
	}
	return json_pack("{s:[{s:o}, {s:s, s:s}]}", "anyOf", "enum", names, "type", "string", "pattern",
			 "^" USER_TOPIC "(/.+)?$");
}

static json_t *parameters_schema(void)
{
	json_t *properties = json_object();

	for (size_t t = 0; t < topic_count; t++) {
		for (size_t i = 0; i < topics[t]->count; i++) {
			const struct rule *rule = &topics[t]->rules[i];
			const struct parameter *p = rule->parameter;

			if (!p)
				continue;
			json_object_set_new(properties, rule->id,
					    json_pack("{s:s, s:{s:{s:s, s:s, s:I, s:I, s:I}}, s:b}", "type",
						      "object", "properties", p->name, "description", p->help,
						      "type", "integer", "minimum", (json_int_t)p->least,
						      "maximum", (json_int_t)p->most, "default",
						      (json_int_t)p->usual, "additionalProperties", 0));
		}
	}
	return json_pack("{s:s, s:o, s:b}", "type", "object", "properties", properties,
			 "additionalProperties", 0);
}

static json_t *suppression_schema(struct arena *arena)
{
	return json_pack(
		"{s:s, s:{s:o, s:o, s:{s:s, s:s, s:s}, s:{s:s, s:s, s:s}, s:{s:s, s:s, s:s}}, s:[s], "
		"s:[{s:[s]}, {s:[s]}, {s:[s]}], s:b}",
		"type", "object", "properties", "rule", or_list(reference("name", arena)), "files",
		or_list(string_schema()), "at", "type", "string", "pattern", "^(/|$)", "description",
		"the place, as in /containerDefinitions/[name=web]/image, and all below", "reason", "type",
		"string", "pattern", "\\S", "description", "why it is not to be shown", "until", "type",
		"string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description",
		"the last day on which it counts", "required", "reason", "anyOf", "required", "rule",
		"required", "files", "required", "at", "additionalProperties", 0);
}

static json_t *keys_schema(bool in_overrides, struct arena *arena);

static json_t *overrides_schema(struct arena *arena)
{
	json_t *properties = keys_schema(true, arena);

	json_object_set_new(properties, "files", or_list(string_schema()));
	return json_pack("{s:s, s:{s:s, s:o, s:[s], s:b}, s:i}", "type", "array", "items", "type", "object",
			 "properties", properties, "required", "files", "additionalProperties", 0, "maxItems",
			 MOST_OVERRIDES);
}

static json_t *key_schema(enum config_member key, struct arena *arena)
{
	switch (key) {
	case KEY_SCHEMA:
	case KEY_BASELINE:
		return json_pack("{s:s}", "type", "string");
	case KEY_EXTENDS:
	case KEY_EXCLUDE:
	case KEY_INCLUDE:
	case KEY_RULES_FILES:
		return or_list(string_schema());
	case KEY_SELECT:
	case KEY_IGNORE:
	case KEY_MANDATORY:
		return or_list(reference("name", arena));
	case KEY_SEVERITY:
		return json_pack("{s:s, s:o, s:o}", "type", "object", "propertyNames",
				 reference("name", arena), "additionalProperties",
				 words_schema(OPTION_SEVERITY));
	case KEY_RULES:
		return parameters_schema();
	case KEY_LAUNCH_TYPE:
		return or_list(words_schema(OPTION_LAUNCH_TYPE));
	case KEY_CLIENT:
		return words_schema(OPTION_CLIENT);
	case KEY_LATE_BOUND:
		return or_list(json_pack("{s:s, s:s}", "type", "string", "pattern", "^/"));
	case KEY_FAIL_ON:
		return words_schema(OPTION_FAIL_ON);
	case KEY_OVERRIDES:
		return overrides_schema(arena);
	case KEY_SUPPRESS:
		return json_pack("{s:s, s:o}", "type", "array", "items", suppression_schema(arena));
	case KEY_COUNT:
		break;
	}
	return json_object();
}

static json_t *keys_schema(bool in_overrides, struct arena *arena)
{
	json_t *properties = json_object();

	for (int key = 0; key < KEY_COUNT; key++) {
		json_t *schema;

		if (in_overrides && !config_keys[key].in_overrides)
			continue;
		schema = key_schema((enum config_member)key, arena);
		json_object_set_new(schema, "description", json_string(config_keys[key].help));
		json_object_set_new(properties, config_keys[key].name, schema);
	}
	return properties;
}

json_t *config_schema(struct arena *arena)
{
	return json_pack("{s:s, s:s, s:s, s:o, s:b, s:{s:o}}", "$schema",
			 "https://json-schema.org/draft/2020-12/schema", "title",
			 "Configuration of ecslint, " CONFIG_NAME " (docs/configuration.md)", "type",
			 "object", "properties", keys_schema(false, arena), "additionalProperties", 0,
			 "$defs", "name", names_schema());
}
