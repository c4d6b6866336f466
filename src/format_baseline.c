/* The findings of a run as a baseline: one entry a line, without lines and messages. */
#include "baseline.h"
#include "finding_key.h"
#include "json.h"
#include "paths.h"

static void baseline_begin(struct report *report)
{
	fputs("{\n\"version\": 1,\n\"findings\": [\n", report->out);
}

static void put_entry(FILE *out, const char *file, const struct finding_key *key, unsigned count)
{
	json_t *entry = json_pack("{s:o, s:o}", "file", json_words(file), "rule", json_words(key->rule));

	if (*key->definition)
		json_object_set_new(entry, "definition", json_words(key->definition));
	json_object_set_new(entry, "at", json_words(key->at));
	if (*key->hash)
		json_object_set_new(entry, "hash", json_words(key->hash));
	if (count > 1)
		json_object_set_new(entry, "count", json_integer(count));
	json_dumpf(entry, out, JSON_PRESERVE_ORDER);
	json_decref(entry);
}

struct counted {
	struct finding_key key;
	unsigned count;
	struct counted *next;
};

static void baseline_document(struct report *report, struct document *document)
{
	struct arena *arena = document->arena;
	const char *path = real_path(document->source.name, arena);
	/* Standard input may have been given a name. */
	const char *file = path ? path_from(report->state, path, arena) : document->source.name;
	struct mask mask = mask_document(document);
	struct counted *list = NULL, **link = &list;
	struct names keys;

	names_init(&keys, arena);
	for (const struct finding *f = next_shown(report, document->findings); f;
	     f = next_shown(report, f->next)) {
		struct finding_key key = finding_key(document, &mask, f);
		const char *words = finding_key_text(&key, "", arena);
		struct text text = { words, strlen(words) };
		struct counted *counted = (struct counted *)names_find(&keys, text); /* they are ours */

		if (!counted) {
			*link = counted = arena_zalloc(arena, sizeof *counted);
			link = &counted->next;
			counted->key = key;
			names_add(&keys, text, counted);
		}
		counted->count++;
	}
	for (const struct counted *c = list; c; c = c->next) {
		put_entry(report->out, file, &c->key, c->count);
		if (c->next)
			fputs(",\n", report->out);
	}
}

static void baseline_end(struct report *report, const struct tally *tally)
{
	(void)tally;
	fputs("\n]\n}\n", report->out);
}

const struct format format_baseline = {
	.name = "baseline",
	.between = ",\n",
	.begin = baseline_begin,
	.document = baseline_document,
	.end = baseline_end,
};
