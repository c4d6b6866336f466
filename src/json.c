/* JSON for reports, by way of jansson. */
#include "json.h"

#include "display.h"
#include "example.h"

#include <stdlib.h>

static json_t *mended(struct text text)
{
	char *room = malloc(text.length * 3 + 1);
	size_t length = 0;
	json_t *value;

	if (!room)
		abort();
	for (size_t i = 0; i < text.length;) {
		unsigned code;
		unsigned width = utf8_decode(text, i, &code);

		memcpy(room + length, width ? text.bytes + i : "\xef\xbf\xbd", width ? width : 3);
		length += width ? width : 3;
		i += width ? width : 1;
	}
	value = json_stringn(room, length);
	free(room);
	return value;
}

json_t *json_text(struct text text)
{
	json_t *value;

	if (!text.bytes)
		return json_null();
	value = json_stringn(text.bytes, text.length);
	return value ? value : mended(text);
}

json_t *json_words(const char *words)
{
	return json_text((struct text){ words, words ? strlen(words) : 0 });
}

static json_t *example_json(const char *example, struct arena *arena)
{
	return example ? json_words(example_text(example, arena)) : json_null();
}

static json_t *launch_list(unsigned launch, struct arena *arena)
{
	json_t *list = json_array();

	for (unsigned bit = LAUNCH_EC2; bit < LAUNCH_ALL; bit <<= 1)
		if (!launch || launch & bit)
			json_array_append_new(list, json_words(launch_names(bit, arena)));
	return list;
}

json_t *rule_object(const struct rule *rule, bool whole, struct arena *arena)
{
	json_t *object = json_object();

	json_object_set_new(object, "id", json_words(rule->id));
	json_object_set_new(object, "topic", json_words(rule_topic(rule)->name));
	json_object_set_new(object, "severity", json_words(severity_name(rule->severity)));
	json_object_set_new(object, "group", json_words(group_name(rule->group)));
	json_object_set_new(object, "launchTypes", launch_list(rule->launch, arena));
	json_object_set_new(object, "summary", json_words(rule->summary));
	json_object_set_new(object, "controls", json_words(rule->controls));
	json_object_set_new(object, "since", json_words(rule->since));
	json_object_set_new(object, "url", json_words(rule->page ? rule->page->url : NULL));
	if (!whole)
		return object;
	json_object_set_new(object, "why", json_words(rule->why));
	if (rule->demand)
		json_object_set_new(object, "demand", json_words(rule->demand));
	json_object_set_new(object, "help", json_words(rule->help));
	json_object_set_new(object, "answer", json_words(rule->answer));
	if (rule->parameter)
		json_object_set_new(object, "parameter",
				    json_pack("{s:o, s:I, s:I, s:I, s:o}", "name",
					      json_words(rule->parameter->name), "default",
					      (json_int_t)rule->parameter->usual, "minimum",
					      (json_int_t)rule->parameter->least, "maximum",
					      (json_int_t)rule->parameter->most, "help",
					      json_words(rule->parameter->help)));
	json_object_set_new(object, "bad", example_json(rule->bad, arena));
	json_object_set_new(object, "good", example_json(rule->good, arena));
	return object;
}

static int put(const char *bytes, size_t length, void *out)
{
	return fwrite(bytes, 1, length, out) == length ? 0 : -1;
}

void json_put(FILE *out, json_t *value, size_t flags)
{
	if (!value)
		abort(); /* only when out of memory */
	json_dump_callback(value, put, out, JSON_PRESERVE_ORDER | JSON_ENCODE_ANY | flags);
	json_decref(value);
	fputc('\n', out);
}
