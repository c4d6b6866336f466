/* Walks the field tables as selector.c walks a document: once, with the set of steps that may come next. */
#include "selector_fields.h"

#include "binding.h"
#include "suggest.h"

struct walk {
	const struct selector *selector;
	bool found;
	unsigned furthest; /* step that may come next anywhere */
	bool asks; /* the second time: which keys there are where `furthest` may come next */
	struct suggestion suggestion;
	const char *what; /* the object there */
	const char *list; /* the list there */
};

/* The set of steps that may come next, with those that may be left out. */
static uint64_t closed(const struct walk *w, uint64_t set)
{
	for (unsigned i = 0; i < w->selector->count; i++)
		if (set >> i & 1 && w->selector->steps[i].kind == STEP_ANY_NUMBER)
			set |= (uint64_t)1 << (i + 1);
	return set;
}

/* What comes next behind something that `is_step` says a step may be. */
static uint64_t behind(struct walk *w, uint64_t set,
		       bool (*is_step)(const struct selector_step *step, const void *place),
		       const void *place)
{
	uint64_t next = 0;

	for (unsigned i = 0; i < w->selector->count; i++) {
		const struct selector_step *step = &w->selector->steps[i];

		if (!(set >> i & 1))
			continue;
		if (step->kind == STEP_ANY_NUMBER)
			next |= (uint64_t)1 << i;
		else if (step->kind == STEP_ANY || is_step(step, place))
			next |= (uint64_t)1 << (i + 1);
	}
	next = closed(w, next);
	w->found |= next >> w->selector->count & 1;
	for (unsigned i = 0; i < w->selector->count; i++)
		if (next >> i & 1 && i > w->furthest)
			w->furthest = i;
	return next;
}

static bool is_field(const struct selector_step *step, const void *place)
{
	const struct field *field = place;

	return step->kind == STEP_KEY && text_equal(step->key, (struct text){ field->key, field->length });
}

/* `place` is the element's object; NULL when it is none. */
static bool is_element(const struct selector_step *step, const void *place)
{
	const struct object *object = place;

	if (step->kind == STEP_NAMED)
		return object && field_find(object, step->key);
	for (size_t i = 0; i < step->key.length; i++)
		if (!is_digit(step->key.bytes[i]))
			return false;
	return step->key.length;
}

static bool is_any_key(const struct selector_step *step, const void *place)
{
	(void)place;
	return step->kind == STEP_KEY;
}

static bool is_read_only_key(const struct selector_step *step, const void *place)
{
	(void)place;
	return step->kind == STEP_KEY && is_read_only(step->key);
}

static void walk_object(struct walk *w, const struct object *object, uint64_t set);

static void note(struct walk *w, uint64_t set, const char *what)
{
	if (w->asks && set >> w->furthest & 1 && !w->what)
		w->what = what;
}

static void note_list(struct walk *w, uint64_t set, const struct field *field)
{
	if (w->asks && set >> w->furthest & 1 && !w->list)
		w->list = field->key;
}

static void walk_field(struct walk *w, const struct field *field, uint64_t set)
{
	switch ((enum field_type)field->type) {
	case FIELD_OBJECT:
		walk_object(w, field->object, set);
		break;
	case FIELD_OBJECTS:
		note_list(w, set, field);
		set = behind(w, set, is_element, field->object);
		if (set)
			walk_object(w, field->object, set);
		break;
	case FIELD_STRINGS:
	case FIELD_INTEGERS:
	case FIELD_CHOICES:
		note_list(w, set, field);
		note(w, behind(w, set, is_element, NULL), "a plain value");
		break;
	case FIELD_MAP:
		note(w, behind(w, set, is_any_key, NULL), "a plain value");
		break;
	default:
		note(w, set, "a plain value");
		break;
	}
}

static void walk_object(struct walk *w, const struct object *object, uint64_t set)
{
	bool asked = w->asks && set >> w->furthest & 1;

	note(w, set, object->what);
	for (size_t i = 0; i < object->count; i++) {
		const struct field *field = &object->fields[i];
		uint64_t next = behind(w, set, is_field, field);

		if (asked)
			suggestion_offer(&w->suggestion, field->key, field->length);
		if (next)
			walk_field(w, field, next);
	}
}

const char *selector_misses(const struct selector *selector, struct arena *arena, unsigned *step)
{
	struct walk w = { .selector = selector };
	uint64_t start = closed(&w, 1);
	struct text word;

	if (start >> selector->count & 1)
		return NULL;
	walk_object(&w, &task_object, start);
	behind(&w, start, is_read_only_key, NULL); /* what describe-task-definition prints */
	if (w.found)
		return NULL;
	*step = w.furthest;
	word = selector->steps[w.furthest].written;
	w.asks = true;
	w.suggestion = suggestion_for(word);
	walk_object(&w, &task_object, start);
	if (!w.suggestion.best && !w.what && w.list)
		return arena_printf(
			arena, "\"%.*s\" is no element of %s: say *, a number or a member, as in [name=web]",
			TEXT_ARGS(word), w.list);
	if (!w.suggestion.best)
		return arena_printf(arena, "there is no \"%.*s\" in %s", TEXT_ARGS(word),
				    w.what ? w.what : "a task definition");
	return arena_printf(arena, "there is no \"%.*s\" in %s; did you mean \"%.*s\"?", TEXT_ARGS(word),
			    w.what, (int)w.suggestion.best_length, w.suggestion.best);
}
