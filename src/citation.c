/* The words and the JSON for a place of a document. */
#include "citation.h"

#include "display.h"
#include "json.h"

static bool is_hidden(const struct mask *mask, struct span span)
{
	for (uint32_t i = span.start; i < span.end; i++)
		if (mask->hidden[i])
			return true;
	return false;
}

/* The key and the value by themselves: an object or array stands for what it holds. */
static const char *value_as_written(struct document *document, const struct mask *mask,
				    const struct node *node)
{
	struct lint l = { .arena = document->arena, .document = document };

	switch (node->kind) {
	case NODE_OBJECT:
		return node->count ? "{…}" : "{}";
	case NODE_ARRAY:
		return node->count ? "[…]" : "[]";
	case NODE_TRUE:
		return "true";
	case NODE_FALSE:
		return "false";
	default:
		return is_hidden(mask, node->at) ? "\"…\"" : show(&l, node);
	}
}

const char *member_as_written(struct document *document, const struct mask *mask, const struct node *node)
{
	const struct node *written = written_node(node);
	const char *value = value_as_written(document, mask, written);

	if (!written->key.length || is_hidden(mask, written->key_at))
		return value;
	return arena_printf(document->arena, "\"%.*s\": %s", TEXT_ARGS(written->key), value);
}

void put_place(FILE *out, struct document *document, const struct mask *mask, const struct node *node)
{
	const char *pointer = shown_pointer(mask, node, document->arena);
	const char *inner = shown_inner_pointer(mask, node, document->arena);
	struct place place =
		source_place(&document->source, document->arena, node ? written_node(node)->at.start : 0);

	if (*pointer) {
		put_escaped(out, (struct text){ pointer, strlen(pointer) });
		fputs(", ", out);
	}
	if (inner) {
		fputs("in it ", out);
		put_escaped(out, (struct text){ inner, strlen(inner) });
		fputs(", ", out);
	}
	fprintf(out, "line %lu", (unsigned long)place.line);
}

json_t *place_members(struct document *document, const struct mask *mask, const struct node *node)
{
	const char *inner = shown_inner_pointer(mask, node, document->arena);
	struct place place =
		source_place(&document->source, document->arena, node ? written_node(node)->at.start : 0);
	json_t *object = json_object();

	json_object_set_new(object, "pointer", json_words(shown_pointer(mask, node, document->arena)));
	if (inner)
		json_object_set_new(object, "inner_pointer", json_words(inner));
	json_object_set_new(object, "container", json_text(shown_container(mask, node)));
	json_object_set_new(object, "line", json_integer((json_int_t)place.line));
	json_object_set_new(object, "column", json_integer((json_int_t)place.column));
	return object;
}
