/* The formats for programs: `json` is one object, `jsonl` one object a finding. */
#include "format.h"
#include "json.h"
#include "mask.h"
#include "version.h"

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

	for (const struct related *related = finding->related; related; related = related->next) {
		const char *inner = shown_inner_pointer(mask, related->node, document->arena);
		json_t *place = json_pack("{s:o, s:o, s:o}", "message",
					  json_words(shown_words(document, mask, finding, related->label)),
					  "range", range_object(document, related->at), "pointer",
					  pointer_text(document, mask, related->node));

		if (inner)
			json_object_set_new(place, "inner_pointer", json_words(inner));
		json_array_append_new(list, place);
	}
	return list;
}

static json_t *finding_object(struct document *document, const struct mask *mask,
			      const struct finding *finding)
{
	const struct page *page = finding->rule->page;
	const char *inner = shown_inner_pointer(mask, finding->node, document->arena);
	json_t *object = json_object();

	json_object_set_new(object, "file", json_words(document->source.name));
	json_object_set_new(object, "rule", json_words(finding->rule->id));
	json_object_set_new(object, "severity", json_words(severity_name(finding->severity)));
	json_object_set_new(object, "message",
			    json_words(shown_words(document, mask, finding, finding->message)));
	json_object_set_new(object, "shape", json_words(shape_name(document_shape(document))));
	json_object_set_new(object, "definition", json_text(shown_definition(mask, finding->definition)));
	json_object_set_new(object, "pointer", pointer_text(document, mask, finding->node));
	if (inner)
		json_object_set_new(object, "inner_pointer", json_words(inner));
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
	struct mask mask = mask_document(document);

	for (; finding; finding = next_shown(report, finding->next))
		json_put(report->out, finding_object(document, &mask, finding), JSON_COMPACT);
}

static void json_begin(struct report *report)
{
	fprintf(report->out,
		"{\"version\":%d,\"tool\":{\"name\":\"ecslint\",\"version\":\"%s\"},\n\"findings\":[\n",
		SCHEMA_VERSION, PACKAGE_VERSION);
}

static void json_document(struct report *report, struct document *document)
{
	const struct finding *first = next_shown(report, document->findings);
	struct mask mask = mask_document(document);

	for (const struct finding *finding = first; finding; finding = next_shown(report, finding->next)) {
		json_t *object = finding_object(document, &mask, finding);

		if (finding != first)
			fputs(",\n", report->out);
		json_dumpf(object, report->out, JSON_PRESERVE_ORDER | JSON_COMPACT);
		json_decref(object);
	}
}

static void json_end(struct report *report, const struct tally *tally)
{
	const char *separator = "";

	fprintf(report->out,
		"],\n\"summary\":{\"files\":%zu,\"definitions\":%zu,\"errors\":%zu,\"warnings\":%zu,"
		"\"infos\":%zu,\"shapes\":{",
		tally->files, tally->definitions, tally->counts[SEVERITY_ERROR],
		tally->counts[SEVERITY_WARNING], tally->counts[SEVERITY_INFO]);
	for (int shape = 0; shape < SHAPE_COUNT; shape++) {
		if (!tally->shapes[shape])
			continue;
		fprintf(report->out, "%s\"%s\":%zu", separator, shape_name((enum shape)shape),
			tally->shapes[shape]);
		separator = ",";
	}
	fputs("}}}\n", report->out);
}

const struct format format_json = {
	.name = "json",
	.between = ",\n",
	.begin = json_begin,
	.document = json_document,
	.end = json_end,
};

const struct format format_jsonl = {
	.name = "jsonl",
	.document = jsonl_document,
};
