/* Matches places step by step, with a set of the steps that may come next: linear in the tree. */
#include "selector.h"

/* Sets of steps are masks: bit n, step n may come next; bit `count`, the place is found. */

static struct text unescaped(struct text text, struct arena *arena)
{
	char *out = arena_alloc(arena, text.length + 1);
	size_t length = 0;

	for (size_t i = 0; i < text.length; i++) {
		out[length] = text.bytes[i];
		if (text.bytes[i] == '~')
			out[length] = text.bytes[++i] == '1' ? '/' : '~';
		length++;
	}
	return (struct text){ out, length };
}

static const char *check_escapes(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.bytes[i] == '~' &&
		    (i + 1 == text.length || (text.bytes[i + 1] != '0' && text.bytes[i + 1] != '1')))
			return "~ must be written ~0, and / in a name ~1";
	return NULL;
}

static const char *parse_step(struct selector_step *step, struct text text, struct arena *arena)
{
	const char *wrong = check_escapes(text);
	size_t equals;

	step->written = (struct text){ arena_copy(arena, text.bytes, text.length), text.length };
	if (wrong)
		return wrong;
	if (text_is(text, "*") || text_is(text, "**")) {
		step->kind = text.length == 1 ? STEP_ANY : STEP_ANY_NUMBER;
		return NULL;
	}
	if (!text_starts(text, "[")) {
		step->kind = STEP_KEY;
		step->key = unescaped(text, arena);
		return NULL;
	}
	equals = text_find(text, '=');
	if (equals < 2 || equals == text.length || !text_ends(text, "]"))
		return "an element is told as [name=web]";
	step->kind = STEP_NAMED;
	step->key = unescaped(text_slice(text, 1, equals), arena);
	step->value = unescaped(text_slice(text, equals + 1, text.length - 1), arena);
	return NULL;
}

/* The step that starts at `start` ends at the next slash outside of brackets. */
static size_t end_of_step(struct text text, size_t start)
{
	bool inside = start < text.length && text.bytes[start] == '[';

	for (; start < text.length; start++) {
		if (text.bytes[start] == ']' && (start + 1 == text.length || text.bytes[start + 1] == '/'))
			inside = false;
		else if (text.bytes[start] == '/' && !inside)
			break;
	}
	return start;
}

const char *selector_parse(struct selector *selector, struct text text, struct arena *arena, size_t *at)
{
	struct selector_step *steps = arena_zalloc(arena, SELECTOR_MAX_STEPS * sizeof *steps);
	unsigned count = 0;

	*at = 0;
	*selector = (struct selector){ .steps = steps };
	if (text.length && text.bytes[0] != '/')
		return "it starts with /, as in /containerDefinitions/*/image";
	while (*at < text.length) {
		size_t start = *at + 1, end = end_of_step(text, start);
		const char *wrong;

		if (count == SELECTOR_MAX_STEPS)
			return "it has too many steps";
		wrong = parse_step(&steps[count], text_slice(text, start, end), arena);
		if (wrong)
			return wrong;
		count++;
		*at = end;
	}
	selector->count = count;
	return NULL;
}

/* With what may be left out. */
static uint64_t closed(const struct selector *selector, uint64_t set)
{
	for (unsigned i = 0; i < selector->count; i++)
		if (set >> i & 1 && selector->steps[i].kind == STEP_ANY_NUMBER)
			set |= (uint64_t)1 << (i + 1);
	return set;
}

static bool is_index(struct text text, uint32_t index)
{
	uint64_t number = 0;

	if (!text.length || text.length > 9 || (text.length > 1 && text.bytes[0] == '0'))
		return false;
	for (size_t i = 0; i < text.length; i++) {
		if (!is_digit(text.bytes[i]))
			return false;
		number = number * 10 + (uint64_t)(text.bytes[i] - '0');
	}
	return number == index;
}

static bool is_step(const struct selector_step *step, const struct node *node)
{
	const struct node *name;

	switch (step->kind) {
	case STEP_KEY:
		return node->parent && node->parent->kind == NODE_ARRAY ? is_index(step->key, node->index)
									: text_equal(step->key, node->key);
	case STEP_NAMED:
		name = node_member_called(node, step->key);
		return name && name->kind == NODE_STRING && text_equal(name->text, step->value);
	default:
		return true;
	}
}

/* The set behind `node`, whose parent was reached with `set`. */
static uint64_t advance(const struct selector *selector, uint64_t set, const struct node *node)
{
	uint64_t next = 0;

	for (unsigned i = 0; i < selector->count; i++) {
		if (!(set >> i & 1))
			continue;
		if (selector->steps[i].kind == STEP_ANY_NUMBER)
			next |= (uint64_t)1 << i;
		else if (is_step(&selector->steps[i], node))
			next |= (uint64_t)1 << (i + 1);
	}
	return closed(selector, next);
}

/* A bare list stands for the member that it would be. */
static uint64_t start(const struct selector *selector, const struct node *root)
{
	const struct node list = { .key = TEXT("containerDefinitions"), .first = root->first };
	uint64_t set = closed(selector, 1);

	return root->kind == NODE_ARRAY ? advance(selector, set, &list) : set;
}

static bool is_found(const struct selector *selector, uint64_t set)
{
	return set >> selector->count & 1;
}

static uint64_t cover(const struct selector *selector, const struct node *root, const struct node *node,
		      bool *found)
{
	uint64_t set;

	if (node == root || !node)
		set = node ? start(selector, root) : 0;
	else
		set = advance(selector, cover(selector, root, node->parent, found), node);
	*found |= is_found(selector, set);
	return set;
}

bool selector_covers(const struct selector *selector, const struct node *root, const struct node *node)
{
	bool found = false;

	cover(selector, root, node, &found);
	return found;
}

struct search {
	const struct selector *selector;
	bool (*use)(const struct node *node, void *state);
	void *state;
};

static bool search(const struct search *s, const struct node *node, uint64_t set)
{
	if (is_found(s->selector, set) && !s->use(node, s->state))
		return false;
	for (const struct node *child = node->first; set && child; child = child->next) {
		if (child->flags & NODE_SHADOWED)
			continue;
		if (!search(s, child, advance(s->selector, set, child)))
			return false;
	}
	return true;
}

void selector_each(const struct selector *selector, const struct node *root,
		   bool (*use)(const struct node *node, void *state), void *state)
{
	struct search s = { selector, use, state };

	search(&s, root, start(selector, root));
}

void selector_each_from(const struct selector *selector, unsigned step, const struct node *node,
			bool (*use)(const struct node *node, void *state), void *state)
{
	struct search s = { selector, use, state };

	search(&s, node, closed(selector, (uint64_t)1 << step));
}

const struct node *selector_child(const struct selector_step *step, const struct node *node)
{
	if (step->kind == STEP_KEY && node->kind == NODE_OBJECT)
		return node_member_called(node, step->key);
	for (const struct node *child = node->first; child; child = child->next)
		if (!(child->flags & NODE_SHADOWED) && is_step(step, child))
			return child;
	return NULL;
}

unsigned selector_common(const struct selector *a, const struct selector *b)
{
	unsigned count = 0;

	while (count < a->count && count < b->count && a->steps[count].kind != STEP_ANY_NUMBER &&
	       text_equal(a->steps[count].written, b->steps[count].written))
		count++;
	return count;
}
