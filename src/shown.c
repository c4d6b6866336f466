/* Puts a finding into words: masked, escaped, and naming its task definition where that is needed. */
#include "shown.h"

#include "display.h"
#include "format.h"

static const char *words_of(struct document *document, const struct mask *mask, const struct finding *finding,
			    const char *words)
{
	return escaped_words(shown_words(document, mask, finding, words), document->arena);
}

/* The turns that a template's conditions may take do not count. */
static bool holds_several(const struct document *document)
{
	const struct definition *definition = document->definitions;

	if (definition)
		definition = definition->next;
	while (definition && definition->again)
		definition = definition->next;
	return definition;
}

struct shown shown_finding(struct document *document, const struct mask *mask, const struct finding *finding)
{
	struct arena *arena = document->arena;
	const struct page *page = finding->rule->page;
	struct text definition = shown_definition(mask, finding->definition);
	struct shown shown = {
		.message = words_of(document, mask, finding, finding->message),
		.help = words_of(document, mask, finding, finding_help(finding)),
		.answer = words_of(document, mask, finding, finding_answer(finding)),
		.url = page ? page->url : NULL,
		.pointer = escaped_words(shown_pointer(mask, finding->node, arena), arena),
		.inner_pointer = escaped_words(shown_inner_pointer(mask, finding->node, arena), arena),
	};

	if (definition.bytes && holds_several(document))
		shown.message = arena_printf(
			arena, "%s (task definition \"%s\")", shown.message,
			escaped_words(arena_copy(arena, definition.bytes, definition.length), arena));
	return shown;
}

const char *shown_label(struct document *document, const struct mask *mask, const struct finding *finding,
			const struct related *related)
{
	const char *label = words_of(document, mask, finding, related->label);

	return label ? label : "";
}
