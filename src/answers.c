/* Goes through the documents for a command that answers, and writes what is round its answers. */
#include "answers.h"

#include "display.h"
#include "documents.h"
#include "inputs.h"
#include "json.h"

#include <stdlib.h>

enum { SCHEMA_VERSION = 1 };

struct answering {
	struct answers *answers;
	void (*start)(struct answers *);
	void (*answer)(struct answers *, const struct definition *, size_t index);
};

static bool is_json(const struct answers *answers)
{
	return answers->options->document_format == DOCUMENT_JSON;
}

static void put_document_name(FILE *out, const struct document *document)
{
	put_escaped(out, (struct text){ document->source.name, strlen(document->source.name) });
	if (document->source.is_line)
		fprintf(out, ":%lu", (unsigned long)document->source.lines_before + 1);
}

static void say_no_definition(const struct document *document)
{
	fputs("ecslint: ", stderr);
	put_document_name(stderr, document);
	fputs(": no task definition can be read here; `ecslint check` tells why\n", stderr);
}

static void forget_told(struct answers *answers)
{
	json_decref(answers->told);
	answers->told = json_array();
	answers->name = NULL;
}

static bool use(struct document *document, void *state)
{
	struct answering *answering = state;
	struct answers *answers = answering->answers;
	size_t index = 0;
	bool any = false;

	answers->document = document;
	answers->mask = mask_document(document);
	forget_told(answers);
	if (answering->start)
		answering->start(answers);
	for (const struct definition *d = document->definitions; d; d = d->next, index++) {
		if (!d->task)
			continue;
		any = true;
		answering->answer(answers, d, index);
	}
	if (!any) {
		say_no_definition(document);
		answers->status = STATUS_FINDINGS;
	}
	return !ferror(stdout);
}

enum status answer_all(struct answers *answers, struct linter *linter, void (*start)(struct answers *),
		       void (*answer)(struct answers *, const struct definition *, size_t index))
{
	struct answering answering = { answers, start, answer };
	enum status status = STATUS_CLEAN, written;

	if (is_json(answers))
		printf("{\"version\":%d,\"definitions\":[", SCHEMA_VERSION);
	status = each_document(answers->options, linter, use, &answering);
	if (is_json(answers))
		puts("\n]}");
	json_decref(answers->told);
	written = flush_output();
	if (answers->status > status)
		status = answers->status;
	return written > status ? written : status;
}

json_t *answer_object(const struct answers *answers, const struct definition *definition)
{
	const struct source *source = &answers->document->source;
	json_t *object = json_object();

	json_object_set_new(object, "file", json_words(source->name));
	if (source->is_line)
		json_object_set_new(object, "line", json_integer((json_int_t)source->lines_before + 1));
	json_object_set_new(object, "definition", json_text(shown_definition(&answers->mask, definition)));
	return object;
}

static bool was_told(const json_t *told, const json_t *object)
{
	for (size_t i = 0; i < json_array_size(told); i++)
		if (json_equal(json_array_get(told, i), object))
			return true;
	return false;
}

bool answer_is_for_text(struct answers *answers, const struct definition *definition, json_t *object)
{
	if (!object)
		abort(); /* only when out of memory */
	if (!definition->name || !answers->name || strcmp(definition->name, answers->name) != 0)
		forget_told(answers);
	answers->name = definition->name;
	if (was_told(answers->told, object)) {
		json_decref(object);
		return false;
	}
	answers->again = json_array_size(answers->told) > 0;
	json_array_append(answers->told, object);
	if (is_json(answers)) {
		fputs(answers->count ? ",\n" : "\n", stdout);
		json_dumpf(object, stdout, JSON_PRESERVE_ORDER | JSON_COMPACT);
	}
	answers->count++;
	json_decref(object);
	return !is_json(answers);
}

void put_answer_title(const struct answers *answers, const struct definition *definition)
{
	struct text name = shown_definition(&answers->mask, definition);

	if (answers->count > 1)
		putchar('\n');
	put_document_name(stdout, answers->document);
	if (name.bytes) {
		fputs(" (", stdout);
		put_escaped(stdout, name);
		fputs(answers->again ? ", with other conditions)" : ")", stdout);
	}
}
