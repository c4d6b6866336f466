/* Hashes what tells a finding from others. */
#include "fingerprint.h"

#include "rule.h"

#include <inttypes.h>

void fingerprints_init(struct fingerprints *fingerprints, struct document *document, const struct mask *mask)
{
	*fingerprints = (struct fingerprints){ .document = document, .mask = mask };
	names_init(&fingerprints->seen, document->arena);
}

/* FNV-1a. The end of the text counts too. */
static uint64_t add_text(uint64_t hash, struct text text)
{
	for (size_t i = 0; i <= text.length; i++)
		hash = (hash ^ (i < text.length ? (unsigned char)text.bytes[i] : 0)) * 1099511628211u;
	return hash;
}

static uint64_t add_words(uint64_t hash, const char *words)
{
	return add_text(hash, (struct text){ words, words ? strlen(words) : 0 });
}

/* The container's name in place of its number, which changes when another one comes before it. */
static uint64_t add_pointer(uint64_t hash, const char *pointer, struct text container)
{
	static const char list[] = "ontainerDefinitions/";
	const char *found = container.bytes ? strstr(pointer, list) : NULL;
	size_t length;

	if (!found)
		return add_words(hash, pointer);
	length = (size_t)(found - pointer) + sizeof list - 1;
	hash = add_text(hash, (struct text){ pointer, length });
	hash = add_text(hash, container);
	return add_words(hash, pointer + length + strspn(pointer + length, "0123456789"));
}

const char *fingerprint_of(struct fingerprints *fingerprints, const char *path, const struct finding *finding)
{
	struct document *document = fingerprints->document;
	const struct mask *mask = fingerprints->mask;
	struct arena *arena = document->arena;
	struct text container = shown_container(mask, finding->node);
	uint64_t hash = 14695981039346656037u;
	const char *shown;

	hash = add_words(hash, path);
	hash = add_words(hash, finding->rule->id);
	hash = add_text(hash, shown_definition(mask, finding->definition));
	hash = add_pointer(hash, shown_pointer(mask, finding->node, arena), container);
	hash = add_words(hash, shown_inner_pointer(mask, finding->node, arena));
	/* Many of these may be alike, and nothing else tells them apart. */
	if (document->source.is_line)
		hash = add_words(hash, arena_printf(arena, "%" PRIu64, document->source.lines_before));
	do {
		shown = arena_printf(arena, "%016" PRIx64, hash);
		hash = add_words(hash, "again");
	} while (names_add(&fingerprints->seen, (struct text){ shown, strlen(shown) }, shown));
	return shown;
}
