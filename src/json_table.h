/* JSON objects described by rows: they are written from them, and so is their JSON Schema. */
#ifndef ECSLINT_JSON_TABLE_H
#define ECSLINT_JSON_TABLE_H

#include <jansson.h>
#include <stdbool.h>

enum json_kind {
	JSON_ROW_TEXT,
	JSON_ROW_COUNT, /* an integer */
	JSON_ROW_OBJECT,
	JSON_ROW_OBJECTS,
	JSON_ROW_COUNTS, /* an object of integers */
};

struct json_table;

struct json_row {
	const char *name;
	enum json_kind kind;
	const char *description;
	bool nullable;
	bool optional; /* left out when value() is NULL */
	unsigned minimum; /* of a COUNT */
	const struct json_table *table; /* of an OBJECT or the OBJECTS */
	json_t *(*words)(void); /* a new list of the texts there are, or of the keys of COUNTS; NULL: any */
	json_t *(*value)(const void *context); /* NULL: written by other means */
};

struct json_table {
	const char *title;
	const struct json_row *rows;
	size_t count;
};

#define JSON_TABLE(title, rows)                                                                              \
	{                                                                                                    \
		title, rows, sizeof(rows) / sizeof *(rows)                                                   \
	}

/* The members from those rows that have a value(). */
json_t *json_from_table(const struct json_table *table, const void *context);
/* Members may come to such an object later: none is forbidden. */
json_t *json_schema_of_table(const struct json_table *table);

#endif
