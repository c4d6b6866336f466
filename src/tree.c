/* Questions to a node: its member, its pointer, its exact integer. */
#include "tree.h"

#include <stdio.h>

struct node *node_member_called(const struct node *object, struct text key)
{
	if (object->kind != NODE_OBJECT)
		return NULL;
	for (struct node *member = object->first; member; member = member->next)
		if (!(member->flags & NODE_SHADOWED) && text_equal(member->key, key))
			return member;
	return NULL;
}

struct node *node_member(const struct node *object, const char *key)
{
	return node_member_called(object, (struct text){ key, strlen(key) });
}

/* What a node adds to its parent's pointer, written to `out` when there is one; returns the length. */
static size_t pointer_step(const struct node *node, char *out)
{
	char digits[16];
	size_t length = 1;

	if (node->parent->kind == NODE_ARRAY) {
		int count = snprintf(digits, sizeof digits, "/%lu", (unsigned long)node->index);

		if (out)
			memcpy(out, digits, (size_t)count);
		return (size_t)count;
	}
	if (out)
		out[0] = '/';
	for (size_t i = 0; i < node->key.length; i++) {
		char c = node->key.bytes[i];

		if (c == '~' || c == '/') {
			if (out) {
				out[length] = '~';
				out[length + 1] = c == '~' ? '0' : '1';
			}
			length += 2;
			continue;
		}
		if (out)
			out[length] = c;
		length++;
	}
	return length;
}

const struct node *written_node(const struct node *node)
{
	return node->flags & NODE_TRANSLATED ? ((const struct translated_node *)(const void *)node)->written
					     : node;
}

const struct node *node_of_key(const struct node *node, struct arena *arena)
{
	const struct translated_node *translated = (const struct translated_node *)(const void *)node;
	struct translated_node *made;

	if (!(node->flags & NODE_TRANSLATED) || !translated->member ||
	    translated->member == translated->written)
		return node;
	made = arena_alloc(arena, sizeof *made);
	*made = *translated;
	made->written = translated->member;
	return &made->node;
}

static bool is_root(const struct node *node)
{
	return !node->parent || node->flags & NODE_EMBEDDED;
}

/* The root of the document that the node lies in, embedded or not. */
static const struct node *root_of(const struct node *node)
{
	while (!is_root(node))
		node = node->parent;
	return node;
}

static const char *pointer_from_root(const struct node *node, struct arena *arena)
{
	size_t length = 0;
	char *pointer;

	for (const struct node *step = node; !is_root(step); step = step->parent)
		length += pointer_step(step, NULL);
	pointer = arena_alloc(arena, length + 1);
	pointer[length] = '\0';
	for (const struct node *step = node; !is_root(step); step = step->parent) {
		length -= pointer_step(step, NULL);
		pointer_step(step, pointer + length);
	}
	return pointer;
}

const char *node_pointer(const struct node *node, struct arena *arena)
{
	const struct node *root;

	node = written_node(node);
	root = root_of(node);
	return pointer_from_root(root->flags & NODE_EMBEDDED ? root->parent : node, arena);
}

const char *node_inner_pointer(const struct node *node, struct arena *arena)
{
	node = written_node(node);
	return root_of(node)->flags & NODE_EMBEDDED ? pointer_from_root(node, arena) : NULL;
}

enum integer_state node_integer(const struct node *number, int64_t *value)
{
	struct text text = number->text;
	bool negative = text.length && text.bytes[0] == '-';
	uint64_t limit = negative ? (uint64_t)INT64_MAX + 1 : INT64_MAX;
	uint64_t sum = 0;
	bool huge = false;

	for (size_t i = negative; i < text.length; i++) {
		uint64_t digit;

		if (!is_digit(text.bytes[i])) {
			*value = 0;
			return INTEGER_FRACTION;
		}
		digit = (uint64_t)(text.bytes[i] - '0');
		if (huge || sum > (limit - digit) / 10)
			huge = true;
		else
			sum = sum * 10 + digit;
	}
	if (huge) {
		*value = negative ? INT64_MIN : INT64_MAX;
		return INTEGER_HUGE;
	}
	/* Negate below zero, for the bound itself has no positive twin. */
	*value = negative && sum ? -(int64_t)(sum - 1) - 1 : (int64_t)sum;
	return INTEGER_OK;
}

/* The exponent behind `e`, cut off far beyond what matters. */
static int exponent_of(struct text digits)
{
	enum { FAR = 1000 };
	bool negative = digits.length && digits.bytes[0] == '-';
	int exponent = 0;

	for (size_t i = 0; i < digits.length; i++)
		if (is_digit(digits.bytes[i]) && exponent < FAR)
			exponent = exponent * 10 + (digits.bytes[i] - '0');
	return negative ? -exponent : exponent;
}

bool node_is_whole(const struct node *number, int64_t *value)
{
	enum { MOST = 15 };
	struct text text = number->text;
	bool negative = text.length && text.bytes[0] == '-', behind_point = false;
	int64_t sum = 0, limit = 1;
	int scale = 0;

	*value = 0;
	for (int i = 0; i < MOST; i++)
		limit *= 10;
	for (size_t i = negative; i < text.length; i++) {
		char c = text.bytes[i];

		if (c == '.') {
			behind_point = true;
		} else if (is_digit(c)) {
			if (sum >= limit / 10)
				return false;
			sum = sum * 10 + (c - '0');
			scale -= behind_point;
		} else {
			scale += exponent_of(text_slice(text, i + 1, text.length));
			break;
		}
	}
	if (!sum)
		return true;
	for (; scale < 0; scale++, sum /= 10)
		if (sum % 10)
			return false;
	for (; scale > 0; scale--, sum *= 10)
		if (sum >= limit / 10)
			return false;
	*value = negative ? -sum : sum;
	return true;
}

bool node_word(const struct node *node, struct text *word)
{
	switch (node->kind) {
	case NODE_STRING:
	case NODE_NUMBER:
		*word = node->text;
		return true;
	case NODE_TRUE:
		*word = TEXT("true");
		return true;
	case NODE_FALSE:
		*word = TEXT("false");
		return true;
	default:
		return false;
	}
}

const char *node_kind_name(enum node_kind kind)
{
	static const char *const names[] = {
		[NODE_OBJECT] = "an object", [NODE_ARRAY] = "an array",
		[NODE_STRING] = "a string",  [NODE_NUMBER] = "a number",
		[NODE_TRUE] = "true",        [NODE_FALSE] = "false",
		[NODE_NULL] = "null",        [NODE_TOKEN] = "a template token",
		[NODE_MISSING] = "no value",
	};

	return names[kind];
}
