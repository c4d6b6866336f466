/* Names a finding by its rule, its place told by names, and a hash of the value. */
#include "finding_key.h"

#include "credential.h"
#include "format.h"

#include <inttypes.h>

/* Of a name in a key. Every finding has a key with the names on its way, and hostile names have megabytes. */
enum { LONGEST_NAME = 256 };

/* FNV-1a, 64 bits: equal values give equal words on every machine. */
static uint64_t hash_of(struct text text)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < text.length; i++)
		hash = (hash ^ (unsigned char)text.bytes[i]) * 1099511628211u;
	return hash;
}

static bool is_shown(const struct mask *mask, struct span at)
{
	for (uint32_t i = at.start; i < at.end; i++)
		if (mask->hidden[i])
			return false;
	return true;
}

/* A longer name is told by how it starts and how long it is. */
static const char *short_name(struct text name, struct arena *arena)
{
	size_t length = LONGEST_NAME;

	if (name.length <= LONGEST_NAME)
		return arena_copy(arena, name.bytes, name.length);
	while (length && ((unsigned char)name.bytes[length] & 0xc0) == 0x80)
		length--;
	return arena_printf(arena, "%.*s…%zu", (int)length, name.bytes, name.length);
}

static const char *escaped(struct text name, struct arena *arena)
{
	const char *key = short_name(name, arena);
	char *out = arena_alloc(arena, strlen(key) * 2 + 1);
	size_t length = 0;

	for (size_t i = 0; key[i]; i++) {
		char c = key[i];

		if (c == '~' || c == '/')
			out[length++] = '~';
		out[length++] = c == '~' ? '0' : c == '/' ? '1' : c;
	}
	out[length] = '\0';
	return out;
}

static const char *step_of(const struct mask *mask, const struct node *node, struct arena *arena)
{
	const struct node *name;

	if (node->parent->kind != NODE_ARRAY)
		return is_shown(mask, node->key_at) ? escaped(node->key, arena) : "…";
	name = node_member(node, "name");
	if (name && name->kind == NODE_STRING && name->text.length && is_shown(mask, name->at))
		return arena_printf(arena, "[name=%s]", escaped(name->text, arena));
	return arena_printf(arena, "%" PRIu32, node->index);
}

static const char *place_of(const struct mask *mask, const struct node *root, const struct node *node,
			    struct arena *arena)
{
	const char *place = "";

	for (; node && node != root && node->parent; node = node->parent)
		place = arena_printf(arena, "/%s%s", step_of(mask, node, arena), place);
	return root && root->kind == NODE_ARRAY ? arena_printf(arena, "/containerDefinitions%s", place)
						: place;
}

/* Of many definitions in a file, one a line. */
static const char *family_of(const struct definition *definition, struct arena *arena)
{
	const struct node *family = node_member(definition->root, "family");

	if (!family || family->kind != NODE_STRING)
		return "";
	return short_name(family->text, arena);
}

struct finding_key finding_key(const struct document *document, const struct mask *mask,
			       const struct finding *finding)
{
	struct arena *arena = document->arena;
	const struct definition *definition = finding->definition;
	const struct node *node = finding->node;
	struct finding_key key = { .rule = finding->rule->id, .definition = "", .hash = "" };

	if (definition && definition->name)
		key.definition =
			short_name((struct text){ definition->name, strlen(definition->name) }, arena);
	else if (definition && document->source.is_line)
		key.definition = family_of(definition, arena);
	key.at = place_of(mask, definition ? definition->root : NULL, node, arena);
	/* What is wrong about a key is wrong whatever the value. */
	if (node && finding->at.start == node->at.start && node->kind >= NODE_STRING &&
	    node->kind <= NODE_TOKEN && node->text.length && !is_masked(node) && is_shown(mask, node->at))
		key.hash = arena_printf(arena, "%016" PRIx64, hash_of(node->text));
	return key;
}

const char *finding_key_text(const struct finding_key *key, const char *file, struct arena *arena)
{
	return arena_printf(arena, "%s\n%s\n%s\n%s\n%s", file, key->rule, key->definition, key->at,
			    key->hash);
}
