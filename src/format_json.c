/* The formats for programs: `json` is one object, `jsonl` one object a finding. */
#include "format.h"
#include "json.h"
#include "mask.h"
#include "version.h"

#include <stdlib.h>

/* Of the `json` format: members may be added under the same number, none changed or removed. */
enum { SCHEMA_VERSION = 1 };

static json_t *place_object(struct document *document, uint32_t offset)
{
	struct place place = source_place(&document->source, document->arena, offset);

	return json_pack("{s:I, s:I, s:I}", "line", (json_int_t)place.line, "column",
			 (json_int_t)place.column, "offset", (json_int_t)place.offset);
}

static json_t *range_object(struct document *document, struct span span)
{
	return json_pack("{s:o, s:o}", "start", place_object(document, span.start), "end",
			 place_object(document, span.end > span.start ? span.end : span.start));
}

static json_t *pointer_text(struct document *document, const struct mask *mask, const struct node *node)
{
	return json_words(shown_pointer(mask, node, document->arena));
}

static json_t *related_list(struct document *document, const struct mask *mask, const struct finding *finding)
{
	json_t *list = json_array();

	for (const struct related *related = finding->related; related; related = related->next)
		json_array_append_new(
			list, json_pack("{s:o, s:o, s:o}", "message",
					json_words(shown_words(document, mask, finding, related->label)),
					"range", range_object(document, related->at), "pointer",
					pointer_text(document, mask, related->node)));
	return list;
}

static json_t *finding_object(struct document *document, const struct mask *mask,
			      const struct finding *finding)
{
	const struct page *page = finding->rule->page;
	json_t *object = json_object();

	json_object_set_new(object, "file", json_words(document->source.name));
	json_object_set_new(object, "rule", json_words(finding->rule->id));
	json_object_set_new(object, "severity", json_words(severity_name(finding->severity)));
	json_object_set_new(object, "message",
			    json_words(shown_words(document, mask, finding, finding->message)));
	json_object_set_new(object, "pointer", pointer_text(document, mask, finding->node));
	json_object_set_new(object, "container", json_text(shown_container(mask, finding->node)));
	json_object_set_new(object, "range", range_object(document, finding->at));
	json_object_set_new(object, "help",
			    json_words(shown_words(document, mask, finding, finding_help(finding))));
	json_object_set_new(object, "note",
			    json_words(shown_words(document, mask, finding, finding_answer(finding))));
	json_object_set_new(object, "url", json_words(page ? page->url : NULL));
	json_object_set_new(object, "related", related_list(document, mask, finding));
	return object;
}

static void jsonl_document(struct report *report, struct document *document)
{
	const struct finding *finding = next_shown(report, document->findings);
	struct mask mask;

	if (!finding)
		return;
	mask = mask_document(document);
	for (; finding; finding = next_shown(report, finding->next))
		json_put(report->out, finding_object(document, &mask, finding), JSON_COMPACT);
}

/* The summary stands before the findings and is known after them: they wait here. */
struct pending {
	char *bytes;
	size_t length;
	size_t room;
};

static int keep(const char *bytes, size_t length, void *state)
{
	struct pending *pending = state;

	if (length > pending->room - pending->length) {
		pending->room = (pending->length + length) * 2;
		pending->bytes = realloc(pending->bytes, pending->room);
		if (!pending->bytes)
			abort();
	}
	memcpy(pending->bytes + pending->length, bytes, length);
	pending->length += length;
	return 0;
}

static void json_begin(struct report *report)
{
	report->state = calloc(1, sizeof(struct pending));
	if (!report->state)
		abort();
}

static void json_document(struct report *report, struct document *document)
{
	const struct finding *finding = next_shown(report, document->findings);
	struct pending *pending = report->state;
	struct mask mask;

	if (!finding)
		return;
	mask = mask_document(document);
	for (; finding; finding = next_shown(report, finding->next)) {
		json_t *object = finding_object(document, &mask, finding);

		keep(pending->length ? ",\n" : "\n", pending->length ? 2 : 1, pending);
		json_dump_callback(object, keep, pending, JSON_PRESERVE_ORDER | JSON_COMPACT);
		json_decref(object);
	}
}

static void json_end(struct report *report)
{
	struct pending *pending = report->state;

	fprintf(report->out,
		"{\"version\":%d,\"tool\":{\"name\":\"ecslint\",\"version\":\"%s\"},"
		"\"summary\":{\"files\":%zu,\"errors\":%zu,\"warnings\":%zu,\"infos\":%zu},\"findings\":[",
		SCHEMA_VERSION, PACKAGE_VERSION, report->files, report->counts[SEVERITY_ERROR],
		report->counts[SEVERITY_WARNING], report->counts[SEVERITY_INFO]);
	if (pending->length)
		fwrite(pending->bytes, 1, pending->length, report->out);
	fputs(pending->length ? "\n]}\n" : "]}\n", report->out);
	free(pending->bytes);
	free(pending);
	report->state = NULL;
}

const struct format format_json = {
	.name = "json",
	.begin = json_begin,
	.document = json_document,
	.end = json_end,
};

const struct format format_jsonl = {
	.name = "jsonl",
	.document = jsonl_document,
};
