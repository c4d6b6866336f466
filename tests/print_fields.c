/* Prints the field tables as JSON: what model-check compares with the SDK. */
#include "fields.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const type_names[] = {
	[FIELD_STRING] = "string",     [FIELD_INTEGER] = "number",   [FIELD_BOOLEAN] = "boolean",
	[FIELD_CHOICE] = "choice",     [FIELD_OBJECT] = "object",    [FIELD_STRINGS] = "string[]",
	[FIELD_INTEGERS] = "number[]", [FIELD_CHOICES] = "choice[]", [FIELD_OBJECTS] = "object[]",
	[FIELD_MAP] = "map",
};

static json_t *values_of(const struct choices *choices)
{
	json_t *values = json_array();

	for (size_t i = 0; i < choices->count; i++)
		json_array_append_new(values, json_string(choices->values[i].name));
	return values;
}

static void add(json_t *shapes, const struct object *object)
{
	json_t *members;

	if (json_object_get(shapes, object->shape))
		return;
	members = json_object();
	json_object_set_new(shapes, object->shape, members);
	for (size_t i = 0; i < object->count; i++) {
		const struct field *field = &object->fields[i];
		json_t *member = json_object();

		json_object_set_new(member, "type", json_string(type_names[field->type]));
		json_object_set_new(member, "required", json_boolean(field->flags & FIELD_REQUIRED));
		if (field->choices)
			json_object_set_new(member, "values", values_of(field->choices));
		if (field->object)
			json_object_set_new(member, "shape", json_string(field->object->shape));
		json_object_set_new(members, field->key, member);
		if (field->object)
			add(shapes, field->object);
	}
}

int main(void)
{
	json_t *shapes = json_object();

	add(shapes, &task_object);
	if (json_dumpf(shapes, stdout, JSON_INDENT(1) | JSON_PRESERVE_ORDER) < 0 || putchar('\n') == EOF)
		return EXIT_FAILURE;
	json_decref(shapes);
	return EXIT_SUCCESS;
}
