/* Asks all rows of the mapping about a task definition, and lists what is demanded. */
#include "attribute_rows.h"

#include <string.h>

const char *basis_name(enum basis basis)
{
	static const char *const names[] = { "recorded", "agent", "inferred" };

	return names[basis];
}

/* --- The list ------------------------------------------------------- */

static int by_name(const char *a, const char *b)
{
	if (!a || !b)
		return !a - !b;
	return strcmp(a, b);
}

/* The rest of the name is `suffix`. */
static struct attribute *attribute_named(struct survey *s, const struct attribute_row *row,
					 struct text suffix)
{
	struct attribute **link = &s->first, *made;
	const char *name = row ? row->name : NULL;

	if (suffix.length)
		name = arena_printf(s->arena, "%s%.*s", name, TEXT_ARGS(suffix));
	while (*link && by_name((*link)->name, name) < 0)
		link = &(*link)->next;
	if (*link && !by_name((*link)->name, name))
		return *link;
	made = arena_zalloc(s->arena, sizeof *made);
	*made = (struct attribute){ .name = name,
				    .agents = row ? row->agents : NULL,
				    .never_external = row && row->flags & NEVER_EXTERNAL,
				    .next = *link };
	return *link = made;
}

static void add_cause(struct survey *s, struct cause_list *list, const struct node *at, const char *words)
{
	struct cause *made = arena_zalloc(s->arena, sizeof *made);

	*made = (struct cause){ .at = at, .words = words, .basis = s->row ? s->row->basis : BASIS_RECORDED };
	if (list->last)
		list->last->next = made;
	else
		list->first = made;
	list->last = made;
}

void demand_named(struct survey *s, struct text suffix, const struct node *at)
{
	add_cause(s, &attribute_named(s, s->row, suffix)->causes, at ? at : s->owner->at, s->row->words);
}

void demand(struct survey *s, const struct node *at)
{
	demand_named(s, (struct text){ NULL, 0 }, at);
}

/* Members of an object that cannot be seen as a whole have no place: one entry speaks for all of them. */
void doubt_because(struct survey *s, const struct node *at, const char *words)
{
	bool is_family = s->row->name[strlen(s->row->name) - 1] == '.';

	if (at || !s->owner_open)
		add_cause(s, &attribute_named(s, s->row, is_family ? TEXT("*") : TEXT(""))->doubts,
			  at ? at : s->owner->at, words);
}

static const char *why_unknown(const struct node *at)
{
	const struct node *written = at ? written_node(at) : NULL;

	if (!at)
		return "is filled in later";
	/* A function of a template, or what a plan learns only when it is applied, is no token in a text. */
	return written->kind == NODE_STRING || written->kind == NODE_TOKEN ? "is a placeholder"
									   : "is not known yet";
}

void doubt_member(struct survey *s, const struct node *at, const char *member_name)
{
	doubt_because(s, at, arena_printf(s->arena, "%s %s", member_name, why_unknown(at)));
}

void doubt(struct survey *s, const struct node *at)
{
	doubt_member(s, at, s->row->member_name);
}

/* --- All rows over all objects -------------------------------------- */

static void hidden(struct survey *s, const struct node *at, const char *what, bool is_part)
{
	s->row = NULL;
	add_cause(s, &attribute_named(s, NULL, TEXT(""))->doubts, at,
		  arena_printf(s->arena, "%s %s", what,
			       is_part ? "cannot be seen as a whole" : why_unknown(at)));
}

/* False when nothing is to be asked of the element. */
static bool start_element(struct survey *s, const struct value *element, bool open, const char *what)
{
	s->owner = element;
	s->owner_open = open;
	if (element->state == OPAQUE || (element->state == OK && open))
		hidden(s, element->at, what, element->state == OK);
	return element->state == OK;
}

static void ask_container(struct survey *s, const struct container *container)
{
	if (!start_element(s, (const struct value *)container, container->open, "the container"))
		return;
	for (s->row = attribute_rows; s->row < attribute_rows + attribute_row_count; s->row++)
		if (s->row->container)
			s->row->container(s, container);
}

static void ask_volume(struct survey *s, const struct volume *volume)
{
	if (!start_element(s, (const struct value *)volume, volume->open, "the volume"))
		return;
	for (s->row = attribute_rows; s->row < attribute_rows + attribute_row_count; s->row++)
		if (s->row->volume)
			s->row->volume(s, volume);
}

const struct attribute *required_attributes(const struct task *task, struct arena *arena)
{
	struct survey s = { .task = task, .arena = arena };
	const struct container_list *containers = &task->container_definitions;
	const struct volume_list *volumes = &task->volumes;

	if (!start_element(&s, (const struct value *)task, task->open, "the task"))
		return s.first;
	for (s.row = attribute_rows; s.row < attribute_rows + attribute_row_count; s.row++)
		if (s.row->task)
			s.row->task(&s, task);
	if (containers->at && (containers->state == OPAQUE || containers->open))
		hidden(&s, containers->at, "containerDefinitions", containers->state == OK);
	for (uint32_t i = 0; i < containers->count; i++)
		ask_container(&s, &containers->v[i]);
	if (volumes->at && (volumes->state == OPAQUE || volumes->open))
		hidden(&s, volumes->at, "volumes", volumes->state == OK);
	for (uint32_t i = 0; i < volumes->count; i++)
		ask_volume(&s, &volumes->v[i]);
	return s.first;
}
