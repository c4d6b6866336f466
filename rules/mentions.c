/* One finding for a name, however many places have it. */
#include "mentions.h"

enum { OTHER_PLACES = 2 };

struct entry {
	struct finding *finding;
	unsigned *others;
};

void mentions_init(struct mentions *mentions, struct lint *l)
{
	names_init(&mentions->names, l->arena);
}

bool mentioned(struct lint *l, const struct mentions *mentions, struct text name, const struct node *at)
{
	const struct entry *entry = names_find(&mentions->names, name);

	if (entry && (*entry->others)++ < OTHER_PLACES)
		relate(l, entry->finding, at, "and here");
	return entry;
}

void mention(struct lint *l, struct mentions *mentions, struct text name, struct finding *finding)
{
	struct entry *entry = arena_alloc(l->arena, sizeof *entry);

	entry->finding = finding;
	entry->others = arena_zalloc(l->arena, sizeof *entry->others);
	names_add(&mentions->names, name, entry);
}
