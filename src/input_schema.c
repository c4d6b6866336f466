/* Turns the field tables into JSON Schema, draft 2020-12. */
#include "input_schema.h"

#include "fields.h"

static json_t *schema_of_object(const struct object *object, struct arena *arena);

/* A template token may stand for a value of any type; ecslint itself knows better what is one. */
static json_t *or_placeholder(json_t *schema)
{
	return json_pack("{s:[o, {s:s}]}", "anyOf", schema, "$ref", "#/$defs/placeholder");
}

static json_t *string_schema(const struct field *field)
{
	json_t *schema = json_pack("{s:s}", "type", "string");

	if (!(field->flags & FIELD_NAME))
		return schema;
	json_object_set_new(schema, "pattern",
			    json_string(field->flags & FIELD_REQUIRED ? "^[A-Za-z0-9_-]{1,255}$"
								      : "^[A-Za-z0-9_-]{0,255}$"));
	return or_placeholder(schema);
}

static json_t *integer_schema(const struct bounds *bounds)
{
	return or_placeholder(json_pack("{s:s, s:I, s:I}", "type", "integer", "minimum",
					(json_int_t)(bounds ? bounds->minimum : INT32_MIN), "maximum",
					(json_int_t)(bounds ? bounds->maximum : INT32_MAX)));
}

static json_t *choice_schema(const struct field *field, struct arena *arena)
{
	const struct choices *choices = field->choices;
	json_t *words = json_array();
	json_t *schema;

	for (size_t i = 0; i < choices->count; i++)
		json_array_append_new(words, json_string(choices->values[i].name));
	schema = or_placeholder(json_pack("{s:o}", "enum", words));
	/* As in other members, "" counts as unset; but no editor should offer it. */
	if (!(field->flags & FIELD_REQUIRED) && field->type == FIELD_CHOICE)
		json_array_append_new(json_object_get(schema, "anyOf"),
				      json_pack("{s:s, s:i}", "type", "string", "maxLength", 0));
	if (choices->growing)
		json_array_append_new(json_object_get(schema, "anyOf"),
				      json_pack("{s:s, s:s}", "type", "string", "pattern",
						arena_printf(arena, "^%s", choices->growing)));
	return schema;
}

static json_t *list_schema(const struct field *field, json_t *items)
{
	json_t *schema = json_pack("{s:s, s:o}", "type", "array", "items", items);

	if (field->items && field->items->minimum)
		json_object_set_new(schema, "minItems", json_integer(field->items->minimum));
	if (field->items && field->items->maximum < INT32_MAX)
		json_object_set_new(schema, "maxItems", json_integer(field->items->maximum));
	return schema;
}

static json_t *type_schema(const struct field *field, struct arena *arena)
{
	switch ((enum field_type)field->type) {
	case FIELD_STRING:
		return string_schema(field);
	case FIELD_INTEGER:
		return integer_schema(field->bounds);
	case FIELD_BOOLEAN:
		return or_placeholder(json_pack("{s:s}", "type", "boolean"));
	case FIELD_CHOICE:
		return choice_schema(field, arena);
	case FIELD_OBJECT:
		return schema_of_object(field->object, arena);
	case FIELD_STRINGS:
		return list_schema(field, json_pack("{s:s}", "type", "string"));
	case FIELD_INTEGERS:
		return list_schema(field, integer_schema(field->bounds));
	case FIELD_CHOICES:
		return list_schema(field, choice_schema(field, arena));
	case FIELD_OBJECTS:
		return list_schema(field, schema_of_object(field->object, arena));
	case FIELD_MAP:
		break;
	}
	return json_pack("{s:s, s:{s:s}}", "type", "object", "additionalProperties", "type", "string");
}

/* An explicit null counts as unset. */
static void add_null(json_t *schema)
{
	json_t *type = json_object_get(schema, "type");

	if (type)
		json_object_set_new(schema, "type", json_pack("[O, s]", type, "null"));
	else
		json_array_append_new(json_object_get(schema, "anyOf"), json_pack("{s:s}", "type", "null"));
}

static json_t *described(const struct field *field, struct arena *arena)
{
	json_t *schema = type_schema(field, arena);
	const char *words = field->help;

	if (field->unit)
		words = arena_printf(arena, "%s (%s)", words, field->unit);
	if (field->since)
		words = arena_printf(arena, "%s; since %s", words, field->since);
	json_object_set_new(schema, "description", json_string(words));
	if (!(field->flags & FIELD_REQUIRED))
		add_null(schema);
	return schema;
}

static json_t *schema_of_object(const struct object *object, struct arena *arena)
{
	json_t *required = json_array(), *properties = json_object();
	json_t *schema = json_pack("{s:s, s:s}", "title", object->shape, "type", "object");

	for (size_t i = 0; i < object->count; i++) {
		const struct field *field = &object->fields[i];

		json_object_set_new(properties, field->key, described(field, arena));
		if (field->flags & FIELD_REQUIRED)
			json_array_append_new(required, json_string(field->key));
	}
	json_object_set_new(schema, "required", required);
	json_object_set_new(schema, "properties", properties);
	json_object_set_new(schema, "additionalProperties", json_false());
	return schema;
}

json_t *input_schema(struct arena *arena)
{
	json_t *schema = json_pack("{s:s}", "$schema", "https://json-schema.org/draft/2020-12/schema");
	json_t *placeholder = json_pack("{s:s, s:s, s:s}", "description",
					"what a template is going to fill in: ${X}, {{ x }}, <X>", "type",
					"string", "pattern", "\\$\\{|\\$[A-Za-z_]|\\{\\{|<[A-Za-z0-9_]+>");

	json_object_update_new(schema, schema_of_object(&task_object, arena));
	json_object_set_new(schema, "title", json_string("Amazon ECS task definition"));
	json_object_set_new(schema, "$defs", json_pack("{s:o}", "placeholder", placeholder));
	return schema;
}
