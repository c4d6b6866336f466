/* The API's shape as data: one row a member. Reading, types, enums, bounds, hints all come from these rows.
 */
#ifndef ECSLINT_FIELDS_H
#define ECSLINT_FIELDS_H

#include <stddef.h>
#include <stdint.h>

#include "model.h"

enum field_type {
	FIELD_STRING,
	FIELD_INTEGER,
	FIELD_BOOLEAN,
	FIELD_CHOICE,
	FIELD_OBJECT,
	FIELD_STRINGS,
	FIELD_INTEGERS,
	FIELD_CHOICES,
	FIELD_OBJECTS,
	FIELD_MAP, /* from string to string */
};

enum field_flag {
	/* The client or the service refuses an object without it. */
	FIELD_REQUIRED = 1 << 0,
	/* "" is a value that a rule judges; elsewhere "" counts as unset. */
	FIELD_EMPTY_COUNTS = 1 << 1,
	/* Free text for the application: `${X}` and `<x>` in it are its own business, not placeholders. */
	FIELD_FREE_TEXT = 1 << 2,
	/* Text that only the reader's own tokens make unknown, but where capital words such as ACCOUNT_ID or
	 * REGION stand for values too: images and ARNs. */
	FIELD_CAPITAL_WORDS = 1 << 3,
	/* Free text in which `--rendered` still takes `${X}`, `{{ x }}` and `<X>` for what was not filled in.
	 */
	FIELD_RENDERED = 1 << 5,
	/* A map in which some values have a language of their own, with signs like those of placeholders. */
	FIELD_OWN_LANGUAGE = 1 << 6,
	/* `refused` was seen for values above the bound only. */
	FIELD_REFUSED_ABOVE = 1 << 7,
	/* Must be a name: letters, digits, hyphen, underscore, 1 to 255 of them. */
	FIELD_NAME = 1 << 4,
};

struct bounds {
	int64_t minimum;
	int64_t maximum;
};

#define BOUNDS(minimum, maximum) (&(const struct bounds){ (minimum), (maximum) })

struct choice_value {
	const char *name;
	int value;
};

struct choices {
	const struct choice_value *values;
	size_t count;
	bool lists_only_known; /* the last value is accepted but not part of the API's enum: it is not
				  suggested */
	/* A value with this prefix that is not in the table may be newer than the table: a warning. Or NULL.
	 */
	const char *growing;
};

struct object;

struct field {
	const char *key;
	uint8_t length; /* of the key */
	uint8_t type;
	uint16_t flags;
	uint32_t offset; /* of the member in its struct */
	const struct bounds *bounds; /* of an integer or an integer list's elements; NULL: 32 bits */
	const struct bounds *items; /* of a list's length; NULL: any */
	const struct choices *choices;
	const struct object *object; /* of an OBJECT or an OBJECTS element */
	const char *help; /* what the member is, for people */
	const char *unit; /* "seconds", "MiB"; NULL when it has none */
	/* ECS's words, as far as they were seen, when there is no value, a wrong one, or a list is too long.
	 */
	const char *missing;
	const char *refused;
	const char *since; /* the day the API first had it; NULL: from the start */
	const char *too_many;
	const char *cloudformation; /* its name there, when that is not the key with a capital letter */
	const char *terraform; /* its name there, when that is not the key in snake case */
};

struct object {
	const char *shape; /* the API's name */
	const char *what; /* for messages: "a container", "the task definition" */
	uint32_t size; /* of its struct */
	uint32_t open; /* offset of `open` */
	const struct field *fields;
	size_t count;
};

extern const struct object task_object;

/* NULL when the object has no such member. */
const struct field *field_find(const struct object *object, struct text key);

#endif
