/* Hides what may be a credential, byte by byte, by the tree; and says of other words whether they may be
 * shown. */
#include "mask.h"

#include "credential.h"
#include "mask_text.h"

enum { LONGEST_NAME = 255 };

struct walk {
	struct document *document;
	unsigned char *hidden;
	bool damaged;
	size_t structure; /* brackets, commas and colons that the tree needs */
};

/* What stands round a node. */
struct round {
	bool inside; /* a masked container */
	bool outside; /* the definitions of a template or plan: there, anything may be a secret */
	bool damaged;
};

static void mark(struct walk *walk, struct span span, unsigned char how)
{
	if (span.end > walk->document->source.bytes.length || span.start >= span.end)
		return;
	if (how == SHOWN && walk->document->source.bytes.bytes[span.start] != '"')
		how = BARE;
	memset(walk->hidden + span.start, how, span.end - span.start);
}

/* One pair of quotes, in one line: the reader may have mended it. */
static bool is_sound_string(const struct document *document, struct span span)
{
	const char *bytes = document->source.bytes.bytes;
	uint32_t last = span.end - 1;

	if (span.end - span.start < 2 || bytes[span.start] != '"' || bytes[last] != '"')
		return false;
	for (uint32_t i = span.start + 1; i < last; i++) {
		if (bytes[i] == '"' || bytes[i] == '\n')
			return false;
		if (bytes[i] == '\\' && ++i == last)
			return false;
	}
	return true;
}

/* Terraform's string of containers is hidden as a whole, unless it was read and each value in it is known. */
static bool holds_containers(const struct node *node)
{
	return node->kind == NODE_STRING && text_is(node->key, "container_definitions");
}

/* What says which resource it is. */
static bool tells_resource(const struct node *node)
{
	return text_is(node->key, "Type") || text_is(node->key, "type") || text_is(node->key, "address") ||
	       text_is(node->key, "mode");
}

static void mark_node(struct walk *walk, const struct node *node, struct round round,
		      const struct node *before)
{
	const struct node *elder = NULL;

	if (node->flags & NODE_DAMAGED || node->kind == NODE_MISSING)
		walk->damaged = true;
	if ((node->key_at.end && !is_sound_string(walk->document, node->key_at)) ||
	    (node->kind == NODE_STRING && !is_sound_string(walk->document, node->at)))
		walk->damaged = true;
	round.outside &= !(node->flags & NODE_DEFINITION);
	if (node->key_at.end)
		mark(walk, node->key_at, is_key_masked(node, round.inside, round.damaged) ? HIDDEN : SHOWN);
	if (node->kind != NODE_OBJECT && node->kind != NODE_ARRAY) {
		/* A missing value's place is one to point at, not one that was read. */
		if (node->kind != NODE_MISSING)
			mark(walk, node->at,
			     (round.outside && !tells_resource(node)) ||
					     is_masked_in(node, round.inside, before) ||
					     holds_containers(node)
				     ? HIDDEN
				     : SHOWN);
		return;
	}
	if (node->key.length && (names_masked_container(node->key) || names_credential(node->key)))
		round.inside = true;
	walk->structure +=
		2 + (node->count ? node->count - 1 : 0) + (node->kind == NODE_OBJECT ? node->count : 0);
	round.damaged |= node->flags & NODE_DAMAGED;
	for (const struct node *child = node->first; child; child = child->next) {
		mark_node(walk, child, round, elder);
		elder = child;
	}
}

/* In the API's words it shows what must be hidden; only that is marked. */
static void hide_translated(struct walk *walk, const struct node *node, bool inside,
			    const struct node *before)
{
	const struct node *elder = NULL;

	if (node->key_at.end && is_key_masked(node, inside, false))
		mark(walk, node->key_at, HIDDEN);
	if (node->kind != NODE_OBJECT && node->kind != NODE_ARRAY) {
		if (node->kind != NODE_MISSING && is_masked_in(node, inside, before))
			mark(walk, node->at, HIDDEN);
		return;
	}
	inside |= node->key.length && (names_masked_container(node->key) || names_credential(node->key));
	for (const struct node *child = node->first; child; child = child->next) {
		hide_translated(walk, child, inside, elder);
		elder = child;
	}
}

/* Whether there is more in it than the definitions. */
static bool holds_more(const struct document *document)
{
	return document->shape == SHAPE_CLOUDFORMATION || document->shape == SHAPE_TERRAFORM;
}

struct mask mask_document(struct document *document)
{
	struct text bytes = document->source.bytes;
	struct walk walk = { .document = document };
	size_t structure = 0;

	walk.hidden = arena_alloc(document->arena, bytes.length + 1);
	if (document->is_settings) {
		memset(walk.hidden, 0, bytes.length + 1);
		return (struct mask){ walk.hidden, false };
	}
	memset(walk.hidden, UNREAD, bytes.length + 1);
	if (document->root)
		mark_node(&walk, document->root, (struct round){ .outside = holds_more(document) }, NULL);
	for (const struct definition *d = document->definitions; d; d = d->next)
		if (d->embedded)
			mark(&walk, d->embedded->at, SHOWN);
	for (size_t i = 0; i < bytes.length; i++) {
		if (walk.hidden[i] != UNREAD)
			continue;
		if (is_blank(bytes.bytes[i]) || is_structure(bytes.bytes[i])) {
			walk.hidden[i] = SHOWN;
			structure += is_structure(bytes.bytes[i]);
		} else if (i > 2 || !document->source.had_bom) {
			walk.damaged = true;
		}
	}
	if (!document->root || structure != walk.structure)
		walk.damaged = true;
	for (const struct definition *d = document->definitions; d; d = d->next)
		if (d->dialect != DIALECT_API && d->task)
			hide_translated(&walk, d->root, false, NULL);
	if (walk.damaged)
		mask_text(document->source.bytes, walk.hidden);
	for (size_t i = 0; i < bytes.length; i++)
		walk.hidden[i] = walk.hidden[i] == HIDDEN;
	return (struct mask){ walk.hidden, walk.damaged };
}

static bool is_hidden(const struct mask *mask, struct span span)
{
	for (size_t i = span.start; i < span.end; i++)
		if (mask->hidden[i])
			return true;
	return false;
}

/* The outermost step of the way to the node that must not be shown; NULL when there is none. */
static const struct node *masked_step(const struct mask *mask, const struct node *node)
{
	const struct node *masked = NULL;

	for (const struct node *step = node; step; step = step->parent)
		if (is_hidden(mask, step->key_at))
			masked = step;
	return masked;
}

const char *shown_pointer(const struct mask *mask, const struct node *node, struct arena *arena)
{
	const struct node *masked;

	if (!node)
		return "";
	masked = masked_step(mask, written_node(node));
	if (!masked || node_inner_pointer(masked, arena))
		return node_pointer(node, arena);
	return arena_printf(arena, "%s/…", masked->parent ? node_pointer(masked->parent, arena) : "");
}

const char *shown_inner_pointer(const struct mask *mask, const struct node *node, struct arena *arena)
{
	const char *pointer = node ? node_inner_pointer(node, arena) : NULL;
	const struct node *masked = pointer ? masked_step(mask, written_node(node)) : NULL;

	if (!masked)
		return pointer;
	pointer = node_inner_pointer(masked->parent, arena);
	return pointer ? arena_printf(arena, "%s/…", pointer) : NULL;
}

struct text shown_definition(const struct mask *mask, const struct definition *definition)
{
	const struct str *family = definition && definition->task ? &definition->task->family : NULL;

	if (definition && definition->name)
		return (struct text){ definition->name, strlen(definition->name) };
	if (family && is_ok(*family) && family->v.length <= LONGEST_NAME && !is_hidden(mask, family->at->at))
		return family->v;
	return (struct text){ NULL, 0 };
}

struct text shown_container(const struct mask *mask, const struct node *node)
{
	for (; node; node = node->parent) {
		const struct node *name;

		if (!node->parent || node->parent->kind != NODE_ARRAY ||
		    (node->parent->parent && !text_is(node->parent->key, "containerDefinitions")))
			continue;
		name = node_member(node, "name");
		/* What is longer is no name, and stands beside every finding. */
		if (name && name->kind == NODE_STRING && name->text.length &&
		    name->text.length <= LONGEST_NAME && !is_hidden(mask, name->at))
			return name->text;
		break;
	}
	return (struct text){ NULL, 0 };
}

/* What is said about an object or array does not quote what stands in it. */
static bool quotes_hidden(const struct document *document, const struct mask *mask,
			  const struct finding *finding)
{
	const char *bytes = document->source.bytes.bytes;
	struct span at = finding->at;

	if (finding->node &&
	    (finding->node->flags & NODE_SENSITIVE || is_hidden(mask, finding->node->key_at)))
		return true;
	/* In a sound document the rules know themselves which values not to quote. */
	if (!mask->damaged)
		return false;
	if (at.end > document->source.bytes.length)
		at.end = (uint32_t)document->source.bytes.length;
	return at.start < at.end && bytes[at.start] != '{' && bytes[at.start] != '[' && is_hidden(mask, at);
}

/* How many bytes of the words name the container, as the report does anyway. */
static size_t title_length(const struct mask *mask, const struct finding *finding, const char *words)
{
	static const char start[] = "container \"";
	struct text name = shown_container(mask, finding->node);
	size_t length = sizeof start - 1 + name.length;

	if (!name.length || strncmp(words, start, sizeof start - 1) || strlen(words) <= length ||
	    memcmp(words + sizeof start - 1, name.bytes, name.length) || words[length] != '"')
		return 0;
	return length + 1;
}

const char *shown_words(const struct document *document, const struct mask *mask,
			const struct finding *finding, const char *words)
{
	const char *first = words ? strchr(words + title_length(mask, finding, words), '"') : NULL;
	const char *last = words ? strrchr(words, '"') : NULL;

	if (!first || first == last ||
	    is_plain_member_name((struct text){ first + 1, (size_t)(last - first - 1) }) ||
	    !quotes_hidden(document, mask, finding))
		return words;
	return arena_printf(document->arena, "%.*s\"…%s", (int)(first - words), words, last);
}
