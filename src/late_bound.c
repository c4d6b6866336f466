/* Members that a deploy step fills in: pointers with `*` against places in the tree. */
#include "late_bound.h"

#include <stdio.h>

bool late_bound_is_valid(const char *pointer)
{
	if (pointer[0] != '/')
		return false;
	for (const char *c = pointer; *c; c++)
		if (*c == '~' && c[1] != '0' && c[1] != '1')
			return false;
	return true;
}

/* One step of a pointer, still escaped, against a key. */
static bool step_is(struct text step, struct text key)
{
	size_t k = 0;

	if (text_is(step, "*"))
		return true;
	for (size_t i = 0; i < step.length; i++, k++) {
		char c = step.bytes[i];

		if (c == '~')
			c = step.bytes[++i] == '1' ? '/' : '~';
		if (k >= key.length || key.bytes[k] != c)
			return false;
	}
	return k == key.length;
}

/* The last step of `pointer`, which becomes what stands before it. */
static struct text last_step(struct text *pointer)
{
	size_t slash = pointer->length;
	struct text step;

	while (slash > 0 && pointer->bytes[slash - 1] != '/')
		slash--;
	step = text_slice(*pointer, slash, pointer->length);
	pointer->length = slash ? slash - 1 : 0;
	return step;
}

static bool is_top(const struct node *node)
{
	return !node->parent || (!node->parent->parent && text_is(node->key, "taskDefinition"));
}

static bool matches(struct text pointer, const struct node *object, struct text key)
{
	if (!step_is(last_step(&pointer), key))
		return false;
	for (const struct node *node = object; !is_top(node); node = node->parent) {
		char room[16];
		struct text name = node->key;

		if (!pointer.length)
			return false;
		if (node->parent->kind == NODE_ARRAY)
			name = (struct text){ room, (size_t)snprintf(room, sizeof room, "%u", node->index) };
		if (!step_is(last_step(&pointer), name))
			return false;
	}
	return !pointer.length;
}

bool is_late_bound(const struct late_bound *list, const struct node *object, struct text key)
{
	for (; list; list = list->next)
		if (matches((struct text){ list->pointer, strlen(list->pointer) }, object, key))
			return true;
	return false;
}
