/* Fuzz target: whatever the bytes, the reader keeps its promises and agrees with jansson. */
#include <stdio.h>

#include "differences.h"

enum { MAX_KEPT = 202 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define PROMISE(condition)                                                                                   \
	do {                                                                                                 \
		if (!(condition)) {                                                                          \
			fprintf(stderr, "line %d: broken promise: %s\n", __LINE__, #condition);              \
			abort();                                                                             \
		}                                                                                            \
	} while (0)

static bool inside(struct span span, uint32_t start, uint32_t end)
{
	return span.start <= span.end && span.start >= start && span.end <= end;
}

static void check_node(const struct node *node, uint32_t start, uint32_t end, bool clean)
{
	uint32_t index = 0;
	uint32_t from = node->at.start;

	PROMISE(inside(node->at, start, end));
	PROMISE(node->first || !node->count);
	PROMISE(!clean || node->kind != NODE_MISSING);
	PROMISE(!clean || !(node->flags & NODE_DAMAGED));
	PROMISE(node->kind == NODE_OBJECT || node->kind == NODE_ARRAY || !node->first);
	for (const struct node *child = node->first; child; child = child->next) {
		PROMISE(child->parent == node);
		PROMISE(child->index == index++);
		PROMISE(inside(child->key_at, 0, node->at.end));
		PROMISE((child->key_at.end > child->key_at.start) == (node->kind == NODE_OBJECT));
		check_node(child, from, node->at.end, clean);
		from = child->at.end;
	}
	PROMISE(index == node->count);
}

static void check_pointers(const struct node *node, struct arena *arena)
{
	for (int i = 0; node && i < 100; i++) {
		PROMISE(node_pointer(node, arena)[0] == (node->parent ? '/' : '\0'));
		node = node->first ? node->first : node->next;
	}
}

static void check_faults(const struct reading *reading, uint32_t length)
{
	size_t count = 0;

	for (const struct fault *fault = reading->faults; fault; fault = fault->next) {
		count++;
		PROMISE(inside(fault->at, 0, length));
		PROMISE(inside(fault->related, 0, length));
		PROMISE(fault->message && fault->message[0]);
		PROMISE(fault->message[strlen(fault->message) - 1] != '.');
	}
	PROMISE(count <= MAX_KEPT);
}

static void read_once(struct text text, bool rendered, struct arena *arena)
{
	struct source source = { .name = "fuzz", .bytes = text };
	struct reader_options options = { .rendered = rendered };
	struct reading reading = read_document(&source, &options, arena);
	int met = difference(&source, &reading);

	if (reading.root)
		check_node(reading.root, 0, (uint32_t)text.length, !has_error(&reading));
	check_pointers(reading.root, arena);
	check_faults(&reading, (uint32_t)text.length);
	PROMISE(met != DIFFERENCE_WRONG);
	PROMISE(!rendered || !(met & DIFFERENCE_TEMPLATE));
	PROMISE(reading.root || has_error(&reading));
	source_place(&source, arena, (uint32_t)text.length / 2);
	arena_reset(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena arena = ARENA_INIT;
	/* In memory of its own, so that a byte too far is noticed. */
	char *copy = malloc(size ? size : 1);
	struct text text = { copy, size };

	if (!copy)
		abort();
	if (size)
		memcpy(copy, data, size);
	read_once(text, false, &arena);
	read_once(text, true, &arena);
	arena_release(&arena);
	free(copy);
	return 0;
}
