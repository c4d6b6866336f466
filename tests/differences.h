/* The reader held against jansson: on any input both accept or both refuse, with equal values, but for the
 * deliberate differences listed here and nowhere else. */
#ifndef ECSLINT_TESTS_DIFFERENCES_H
#define ECSLINT_TESTS_DIFFERENCES_H

#include <jansson.h>
#include <stdlib.h>

#include "reader.h"

enum difference {
	/* Accepted with a note; jansson is handed the bytes behind it. */
	DIFFERENCE_BYTE_ORDER_MARK = 1 << 0,
	/* Accepted as unknown values; jansson knows nothing of templates. */
	DIFFERENCE_TEMPLATE = 1 << 1,
	/* Accepted; jansson refuses \u0000, as its strings end there. */
	DIFFERENCE_ESCAPED_NUL = 1 << 2,
	/* Refused; jansson takes a NUL byte behind a literal for the end of the text. */
	DIFFERENCE_RAW_NUL = 1 << 3,
	/* Accepted, as the tree keeps a number's digits; jansson refuses what fits neither int64_t nor
	   double. */
	DIFFERENCE_NUMBER_RANGE = 1 << 4,
	/* Refused beyond 64 levels; jansson goes to 2048. */
	DIFFERENCE_DEPTH = 1 << 5,
};

enum { DIFFERENCE_NONE = 0, DIFFERENCE_WRONG = -1 };

static inline bool is_error(const struct fault *fault)
{
	return fault->kind == FAULT_SYNTAX || fault->kind == FAULT_ENCODING || fault->kind == FAULT_LIMIT ||
	       fault->kind == FAULT_TOKEN;
}

static inline bool has_error(const struct reading *reading)
{
	for (const struct fault *fault = reading->faults; fault; fault = fault->next)
		if (is_error(fault))
			return true;
	return false;
}

/* A token outside strings, a directive, or a string whose token has strings of its own. */
static inline bool has_template(const struct source *source, const struct node *node)
{
	if (node->kind == NODE_TOKEN || node->flags & NODE_OPEN)
		return true;
	if (node->kind == NODE_STRING && node->flags & NODE_TEMPLATED)
		for (uint32_t i = node->at.start + 1; i + 1 < node->at.end; i++) {
			if (source->bytes.bytes[i] == '\\')
				i++;
			else if (source->bytes.bytes[i] == '"')
				return true;
		}
	for (const struct node *child = node->first; child; child = child->next)
		if (has_template(source, child))
			return true;
	return false;
}

static inline bool equal_number(const struct node *node, const json_t *json)
{
	char room[64];
	char *digits = node->text.length < sizeof room ? room : malloc(node->text.length + 1);
	int64_t value;
	bool equal;

	if (!digits)
		abort();
	memcpy(digits, node->text.bytes, node->text.length);
	digits[node->text.length] = '\0';
	if (node_integer(node, &value) == INTEGER_OK)
		equal = json_is_integer(json) && json_integer_value(json) == value;
	else
		equal = json_is_real(json) && !(json_real_value(json) < strtod(digits, NULL)) &&
			!(json_real_value(json) > strtod(digits, NULL));
	if (digits != room)
		free(digits);
	return equal;
}

static inline bool equal_value(const struct node *node, const json_t *json);

static inline bool equal_children(const struct node *node, const json_t *json)
{
	size_t count = 0;

	for (const struct node *child = node->first; child; child = child->next) {
		const json_t *other;

		if (child->flags & NODE_SHADOWED)
			continue;
		other = node->kind == NODE_ARRAY
				? json_array_get(json, count)
				: json_object_getn(json, child->key.bytes, child->key.length);
		if (!other || !equal_value(child, other))
			return false;
		count++;
	}
	return count == (node->kind == NODE_ARRAY ? json_array_size(json) : json_object_size(json));
}

static inline bool equal_value(const struct node *node, const json_t *json)
{
	switch (node->kind) {
	case NODE_OBJECT:
		return json_is_object(json) && equal_children(node, json);
	case NODE_ARRAY:
		return json_is_array(json) && equal_children(node, json);
	case NODE_STRING:
		return json_is_string(json) && node->text.length == json_string_length(json) &&
		       (!node->text.length ||
			!memcmp(node->text.bytes, json_string_value(json), node->text.length));
	case NODE_NUMBER:
		return json_is_number(json) && equal_number(node, json);
	case NODE_TRUE:
		return json_is_true(json);
	case NODE_FALSE:
		return json_is_false(json);
	case NODE_NULL:
		return json_is_null(json);
	case NODE_TOKEN:
	case NODE_MISSING:
		break;
	}
	return false;
}

/* DIFFERENCE_NONE when both agree, DIFFERENCE_WRONG when they differ though they should not, or the
 * deliberate differences that were met. */
static inline int difference(const struct source *source, const struct reading *reading)
{
	size_t skip = source->had_bom ? 3 : 0;
	int met = source->had_bom ? DIFFERENCE_BYTE_ORDER_MARK : DIFFERENCE_NONE;
	json_error_t error;
	json_t *json =
		json_loadb(source->bytes.bytes + skip, source->bytes.length - skip, JSON_DECODE_ANY, &error);
	bool refused = has_error(reading) || !reading->root;

	if (json && !refused) {
		met = equal_value(reading->root, json) ? met : DIFFERENCE_WRONG;
	} else if (json) {
		bool deep = false;

		for (const struct fault *fault = reading->faults; fault; fault = fault->next)
			deep = deep || fault->kind == FAULT_LIMIT;
		met = deep                                                      ? met | DIFFERENCE_DEPTH
		      : memchr(source->bytes.bytes, '\0', source->bytes.length) ? met | DIFFERENCE_RAW_NUL
										: DIFFERENCE_WRONG;
	} else if (!refused) {
		enum json_error_code code = json_error_code(&error);

		met = has_template(source, reading->root)   ? met | DIFFERENCE_TEMPLATE
		      : code == json_error_numeric_overflow ? met | DIFFERENCE_NUMBER_RANGE
		      : code == json_error_null_character || code == json_error_null_byte_in_key
			      ? met | DIFFERENCE_ESCAPED_NUL
			      : DIFFERENCE_WRONG;
	}
	json_decref(json);
	return met;
}

#endif
