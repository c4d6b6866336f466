/* Fuzz target over the shapes: whatever the bytes are taken for, each finding must point at a value that is
 * in the file, and its range must be a part of that value or its key. */
#include "built_in.h"
#include "line_blocks.h"
#include "linter.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool good)
{
	if (!good)
		abort();
}

/* The first step of a pointer, decoded; *rest stands behind it. */
static struct text first_step(const char *pointer, const char **rest, struct arena *arena)
{
	char *out = arena_copy(arena, pointer, strlen(pointer));
	size_t length = 0;

	for (pointer++; *pointer && *pointer != '/'; pointer++) {
		out[length] = *pointer;
		if (*pointer == '~')
			out[length] = *++pointer == '1' ? '/' : '~';
		length++;
	}
	*rest = pointer;
	return (struct text){ out, length };
}

/* Whether the way from `from` leads to `to`; a key may stand there several times. */
static bool leads_to(const struct node *from, const char *pointer, const struct node *to, struct arena *arena)
{
	struct text step;
	const char *rest;

	if (!*pointer)
		return from == to;
	step = first_step(pointer, &rest, arena);
	for (const struct node *child = from->first; child; child = child->next) {
		char index[16];

		if (from->kind == NODE_ARRAY) {
			snprintf(index, sizeof index, "%u", child->index);
			if (!text_is(step, index))
				continue;
		} else if (!text_equal(child->key, step)) {
			continue;
		}
		if (leads_to(child, rest, to, arena))
			return true;
	}
	return false;
}

static const struct node *root_of(const struct node *node)
{
	while (node->parent && !(node->flags & NODE_EMBEDDED))
		node = node->parent;
	return node;
}

/* Where text was mended, members may have no keys; and a pointer ends where a key has a NUL. */
static bool has_no_pointer(const struct node *node)
{
	for (; node; node = node->parent)
		if (node->flags & NODE_DAMAGED || node->kind == NODE_MISSING ||
		    (node->parent && node->parent->kind == NODE_OBJECT && !node->key_at.end) ||
		    text_find(node->key, '\0') < node->key.length)
			return true;
	return false;
}

static bool is_within(struct span inner, struct span outer)
{
	return inner.start >= outer.start && inner.end <= outer.end;
}

static void check_place(const struct document *document, const struct node *node, struct span at, bool exact)
{
	const char *inner;
	const struct node *written, *root;

	expect(at.start <= document->source.bytes.length);
	expect(at.end <= document->source.bytes.length);
	if (!node)
		return;
	expect(!exact || is_within(at, node->at) || is_within(at, node->key_at));
	written = written_node(node);
	if (has_no_pointer(written))
		return;
	root = root_of(written);
	inner = node_inner_pointer(node, document->arena);
	expect(!inner == !(root->flags & NODE_EMBEDDED));
	if (inner) {
		expect(leads_to(root, inner, written, document->arena));
		expect(is_within(at, root->parent->at));
		written = root->parent;
		expect(written->kind == NODE_STRING);
	}
	expect(leads_to(document->root, node_pointer(node, document->arena), written, document->arena));
}

static bool is_of_reader(const struct rule *rule)
{
	return rule_topic(rule) == &topic_document;
}

static void run(struct linter *linter, struct source source)
{
	struct arena arena = ARENA_INIT;
	struct document document;

	lint_document(linter, &document, source, &arena);
	for (const struct finding *f = document.findings; f; f = f->next) {
		check_place(&document, f->node, f->at, !is_of_reader(f->rule));
		for (const struct related *r = f->related; r; r = r->next)
			check_place(&document, r->node, r->at, !is_of_reader(f->rule));
	}
	for (const struct definition *d = document.definitions; d; d = d->next)
		expect(d->task != NULL);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct linter *linters[SHAPE_COUNT];
	struct line_block block = { .bytes = (char *)data, .length = size };
	struct source source = { .name = "input.json", .bytes = { (const char *)data, size } };
	enum shape shape = (enum shape)(size % SHAPE_COUNT);
	size_t at = 0;

	if (!linters[0])
		for (int i = 0; i < SHAPE_COUNT; i++) {
			linters[i] = linter_new(&(struct settings){ .input = (enum shape)i });
			linter_enable(linters[i], "all");
		}
	run(linters[SHAPE_UNKNOWN], source);
	if (shape != SHAPE_UNKNOWN && shape != SHAPE_LINES)
		run(linters[shape], source);
	/* The same as lines, when there are some. */
	source.is_line = true;
	for (; memchr(data, '\n', size) && at < block.length; source.lines_before++) {
		source.bytes_before = at;
		source.bytes = next_line(&block, &at);
		run(linters[SHAPE_LINES], source);
	}
	return 0;
}
