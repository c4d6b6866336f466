/* The findings of a run as a baseline: one entry a line, without lines and messages, sorted by file. */
#include "baseline.h"
#include "checked.h"
#include "json.h"
#include "paths.h"

#include <stdlib.h>

struct baseline_line {
	const char *file; /* in JSON */
	struct text words;
	size_t number;
	struct baseline_line *next;
};

/* From threads to the main one: the file in JSON, then a line for each entry. */
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
	fputc('\n', out);
	json_decref(entry);
}

static void put_file(FILE *out, const char *file)
{
	json_t *words = json_words(file);

	json_dumpf(words, out, JSON_ENCODE_ANY);
	fputc('\n', out);
	json_decref(words);
}

struct counted {
	struct finding_key key;
	unsigned count;
	struct counted *next;
};

static void baseline_document(struct report *report, struct document *document)
{
	const struct baseline_writing *writing = report->state;
	struct arena *arena = document->arena;
	const char *path = absolute_path(document->source.name, arena);
	/* Standard input may have been given a name. */
	const char *file = path ? path_from(writing->folder, path, arena) : document->source.name;
	struct counted *list = NULL, **link = &list;
	struct names keys;
	struct mask mask;

	put_file(report->out, file);
	if (!next_shown(report, document->findings))
		return;
	mask = mask_document(document);
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
		/* One entry hides all equal findings of a file of lines. */
		if (!counted->count || !document->source.is_line)
			counted->count++;
	}
	for (const struct counted *c = list; c; c = c->next)
		put_entry(report->out, file, &c->key, c->count);
}

static struct text copied(struct arena *arena, struct text text)
{
	return (struct text){ arena_copy(arena, text.bytes, text.length), text.length };
}

static void take_line(struct baseline_writing *writing, struct text line)
{
	struct baseline_line *made;

	if (text_starts(line, "\"")) {
		if (!writing->file || !text_is(line, writing->file))
			writing->file = copied(&writing->arena, line).bytes;
		return;
	}
	if (names_find(&writing->lines, line))
		return; /* of another line of a file of lines */
	made = arena_zalloc(&writing->arena, sizeof *made);
	*made = (struct baseline_line){ writing->file, copied(&writing->arena, line), writing->count++,
					writing->first };
	writing->first = made;
	names_add(&writing->lines, made->words, made);
}

static void take(struct baseline_writing *writing, struct text written, bool is_seen)
{
	const char *before = writing->file;

	while (written.length) {
		size_t end = text_find(written, '\n');

		take_line(writing, text_slice(written, 0, end));
		if (is_seen && writing->file != before)
			names_add(&writing->seen, (struct text){ writing->file, strlen(writing->file) },
				  writing);
		before = writing->file;
		written = text_slice(written, end + (end < written.length), written.length);
	}
}

static void baseline_accept(struct report *report, struct text written)
{
	take(report->state, written, true);
}

static char *json_of(const char *file, size_t *length)
{
	char *words = NULL;
	FILE *out = open_memstream(&words, length);

	checked(out);
	put_file(out, file);
	fclose(out);
	return words;
}

static bool is_seen(const char *file, void *state)
{
	const struct baseline_writing *writing = state;
	size_t length;
	char *words = json_of(file, &length);
	bool seen = names_find(&writing->seen, (struct text){ words, length - 1 });

	free(words);
	return seen;
}

static void keep(const char *file, const struct finding_key *key, unsigned count, void *state)
{
	struct baseline_writing *writing = state;
	char *words = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&words, &length);

	checked(out);
	put_file(out, file);
	put_entry(out, file, key, count);
	fclose(out);
	take(writing, (struct text){ words, length }, false);
	writing->kept++;
	free(words);
}

static int by_file(const void *a, const void *b)
{
	const struct baseline_line *one = *(struct baseline_line *const *)a;
	const struct baseline_line *other = *(struct baseline_line *const *)b;
	int order = strcmp(one->file, other->file);

	return order ? order : one->number < other->number ? -1 : 1;
}

static void baseline_end(struct report *report, const struct tally *tally)
{
	struct baseline_writing *writing = report->state;
	struct baseline_line **lines;
	size_t count = 0;

	(void)tally;
	if (writing->before)
		baseline_keep(writing->before, is_seen, keep, writing);
	lines = arena_alloc(&writing->arena, (writing->count + 1) * sizeof *lines);
	for (struct baseline_line *line = writing->first; line; line = line->next)
		lines[count++] = line;
	qsort(lines, count, sizeof *lines, by_file);
	fputs("{\n\"version\": 1,\n\"findings\": [\n", report->out);
	for (size_t i = 0; i < count; i++)
		fprintf(report->out, "%s%s\n", lines[i]->words.bytes, i + 1 < count ? "," : "");
	fputs("]\n}\n", report->out);
}

const struct format format_baseline = {
	.name = "baseline",
	.all = true,
	.document = baseline_document,
	.accept = baseline_accept,
	.end = baseline_end,
};
