/* Fills objects by their tables, and describes them in JSON Schema. */
#include "json_table.h"

json_t *json_from_table(const struct json_table *table, const void *context)
{
	json_t *object = json_object();

	for (size_t i = 0; i < table->count; i++) {
		const struct json_row *row = &table->rows[i];
		json_t *value = row->value ? row->value(context) : NULL;

		if (value)
			json_object_set_new(object, row->name, value);
	}
	return object;
}

static void set_type(json_t *schema, const char *type, bool nullable)
{
	json_object_set_new(schema, "type", nullable ? json_pack("[s, s]", type, "null") : json_string(type));
}

static json_t *schema_of_row(const struct json_row *row)
{
	json_t *schema = json_object();

	json_object_set_new(schema, "description", json_string(row->description));
	switch (row->kind) {
	case JSON_ROW_TEXT:
		set_type(schema, "string", row->nullable);
		if (row->words)
			json_object_set_new(schema, "enum", row->words());
		break;
	case JSON_ROW_COUNT:
		set_type(schema, "integer", row->nullable);
		json_object_set_new(schema, "minimum", json_integer(row->minimum));
		break;
	case JSON_ROW_OBJECT:
		json_object_update_new(schema, json_schema_of_table(row->table));
		break;
	case JSON_ROW_OBJECTS:
		set_type(schema, "array", row->nullable);
		json_object_set_new(schema, "items", json_schema_of_table(row->table));
		break;
	case JSON_ROW_COUNTS:
		set_type(schema, "object", row->nullable);
		json_object_set_new(schema, "additionalProperties",
				    json_pack("{s:s, s:i}", "type", "integer", "minimum", 0));
		if (row->words)
			json_object_set_new(schema, "propertyNames",
					    json_pack("{s:o}", "enum", row->words()));
		break;
	}
	return schema;
}

json_t *json_schema_of_table(const struct json_table *table)
{
	json_t *schema = json_object(), *required = json_array(), *properties = json_object();

	for (size_t i = 0; i < table->count; i++) {
		const struct json_row *row = &table->rows[i];

		json_object_set_new(properties, row->name, schema_of_row(row));
		if (!row->optional)
			json_array_append_new(required, json_string(row->name));
	}
	if (table->title)
		json_object_set_new(schema, "title", json_string(table->title));
	set_type(schema, "object", false);
	json_object_set_new(schema, "required", required);
	json_object_set_new(schema, "properties", properties);
	return schema;
}
