/* A set of names: open addressing in the arena. */
#include "names.h"

#include <stdint.h>

/* Differs from process to process where addresses do, so that collisions cannot be prepared. */
static size_t hash_of(struct text name)
{
	uint64_t hash = (uint64_t)(uintptr_t)&hash_of * UINT64_C(0x9e3779b97f4a7c15) ^ name.length;
	size_t i = 0;

	for (; i + 8 <= name.length; i += 8) {
		uint64_t word;

		memcpy(&word, name.bytes + i, 8);
		hash = (hash ^ word) * UINT64_C(0xff51afd7ed558ccd);
		hash ^= hash >> 32;
	}
	for (; i < name.length; i++)
		hash = (hash ^ (unsigned char)name.bytes[i]) * UINT64_C(0xc4ceb9fe1a85ec53);
	hash ^= hash >> 33;
	return (size_t)hash;
}

void names_init(struct names *names, struct arena *arena)
{
	*names = (struct names){ .arena = arena };
}

static struct names_entry *slot(const struct names *names, struct text name, size_t hash)
{
	for (size_t i = hash & (names->room - 1);; i = (i + 1) & (names->room - 1)) {
		struct names_entry *entry = &names->entries[i];

		if (!entry->value || (entry->hash == hash && text_equal(entry->name, name)))
			return entry;
	}
}

static void grow(struct names *names)
{
	struct names_entry *old = names->entries;
	size_t room = names->room;

	names->room = room ? room * 2 : 16;
	names->entries = arena_zalloc(names->arena, names->room * sizeof *names->entries);
	for (size_t i = 0; i < room; i++)
		if (old[i].value)
			*slot(names, old[i].name, old[i].hash) = old[i];
}

const void *names_add(struct names *names, struct text name, const void *value)
{
	size_t hash = hash_of(name);
	struct names_entry *entry;

	/* At most three quarters full. */
	if ((names->count + 1) * 4 > names->room * 3)
		grow(names);
	entry = slot(names, name, hash);
	if (entry->value)
		return entry->value;
	*entry = (struct names_entry){ name, value, hash };
	names->count++;
	return NULL;
}

const void *names_find(const struct names *names, struct text name)
{
	return names->count ? slot(names, name, hash_of(name))->value : NULL;
}
