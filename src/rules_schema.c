/* Tells editors what a rule file holds: the keys that user_demand.c names, with a schema and a few words
 * each. */
#include "rules_schema.h"

#include "json.h"
#include "user_reading.h"

#define VALUE "{\"type\": [\"string\", \"number\", \"boolean\"]}"
#define WORDS "{\"type\": \"string\", \"minLength\": 1}"
#define BOUND "{\"type\": [\"number\", \"string\"]}"
#define COUNT "{\"type\": \"integer\", \"minimum\": 0}"

static const struct {
	const char *schema;
	const char *description;
} members[KEY_COUNT] = {
	[KEY_ID] = { "{\"type\": \"string\", \"pattern\": \"^user/[a-z0-9]+(-[a-z0-9]+)*$\", \"maxLength\": "
		     "64}",
		     "user/ and words in lower case with - between them" },
	[KEY_SEVERITY] = { "{\"enum\": [\"error\", \"warning\", \"info\"]}", "warning when nothing is said" },
	[KEY_SUMMARY] = { WORDS, "one line for the list of rules" },
	[KEY_MESSAGE] = { WORDS, "what is wrong; {value}, {pointer} and {container} are filled in" },
	[KEY_WHY] = { WORDS, "why that is wrong, for `ecslint explain`" },
	[KEY_HELP] = { WORDS, "what to write instead" },
	[KEY_URL] = { "{\"type\": \"string\", \"pattern\": \"^https?://\"}", "where to read more" },
	[KEY_LAUNCH_TYPES] = { "{\"type\": \"array\", \"items\": {\"enum\": [\"EC2\", \"FARGATE\", "
			       "\"EXTERNAL\", "
			       "\"MANAGED_INSTANCES\"]}}",
			       "only for these" },
	[KEY_WHEN] = { "{\"$ref\": \"#/$defs/demand\"}", "only where this holds" },
	[KEY_AT] = { "{\"type\": \"string\", \"pattern\": \"^(/|$)\"}",
		     "the places, as in /containerDefinitions/*/image; ** is any number of steps, [name=web] "
		     "an element" },
	[KEY_REQUIRED] = { "{\"const\": true}", "the place must be there" },
	[KEY_FORBIDDEN] = { "{\"const\": true}", "the place must not be there" },
	[KEY_EQUALS] = { VALUE, "the one value that is possible" },
	[KEY_ONE_OF] = { "{\"type\": \"array\", \"minItems\": 1, \"items\": " VALUE "}",
			 "the values that are possible" },
	[KEY_MATCHES] = { WORDS, "a PCRE2 pattern that must match somewhere in the text" },
	[KEY_NOT_MATCHES] = { WORDS, "a PCRE2 pattern that must not match" },
	[KEY_MIN] = { BOUND, "the least number; of the task's cpu and memory a size such as \"1 vCPU\"" },
	[KEY_MAX] = { BOUND, "the greatest number; of the task's cpu and memory a size such as \"2 GB\"" },
	[KEY_MIN_ITEMS] = { COUNT, "the fewest elements or members" },
	[KEY_MAX_ITEMS] = { COUNT, "the most elements or members" },
	[KEY_UNIQUE] = { "{\"anyOf\": [{\"type\": \"string\", \"minLength\": 1}, {\"const\": true}]}",
			 "no two elements have the same value in this member; true: no two are the same" },
};

static json_t *member_schema(enum key key)
{
	json_t *schema = json_loads(members[key].schema, 0, NULL);

	if (schema)
		json_object_set_new(schema, "description", json_words(members[key].description));
	return schema;
}

/* Of a rule, or of its `when`. */
static json_t *object_schema(enum key first)
{
	json_t *properties = json_object(), *conditions = json_array();

	for (unsigned key = first; key < KEY_COUNT; key++) {
		json_object_set_new(properties, rule_keys[key], member_schema((enum key)key));
		if (key >= KEY_REQUIRED)
			json_array_append_new(conditions, json_pack("{s:[s]}", "required", rule_keys[key]));
	}
	return json_pack("{s:s, s:o, s:o, s:b}", "type", "object", "properties", properties, "anyOf",
			 conditions, "additionalProperties", 0);
}

json_t *rules_schema(struct arena *arena)
{
	json_t *rule = object_schema(KEY_ID), *demand = object_schema(KEY_AT);

	(void)arena;
	json_object_set_new(
		rule, "required",
		json_pack("[s, s, s]", rule_keys[KEY_ID], rule_keys[KEY_MESSAGE], rule_keys[KEY_AT]));
	json_object_set_new(demand, "required", json_pack("[s]", rule_keys[KEY_AT]));
	return json_pack("{s:s, s:s, s:s, s:{s:{s:s}, s:{s:s, s:{s:s}}}, s:[s], s:b, s:{s:o, s:o}}",
			 "$schema", "https://json-schema.org/draft/2020-12/schema", "title",
			 "Rules of users for ecslint (docs/writing-rules.md)", "type", "object", "properties",
			 "$schema", "type", "string", "rules", "type", "array", "items", "$ref",
			 "#/$defs/rule", "required", "rules", "additionalProperties", 0, "$defs", "rule",
			 rule, "demand", demand);
}
