/* The formats for reviewdog: `rdjson` is one object, `rdjsonl` one object a finding. */
#include "format.h"
#include "json.h"
#include "shown.h"

static const char *const severities[] = {
	[SEVERITY_INFO] = "INFO",
	[SEVERITY_WARNING] = "WARNING",
	[SEVERITY_ERROR] = "ERROR",
};

static json_t *source_object(void)
{
	return json_pack("{s:s}", "name", "ecslint");
}

/* Columns in bytes, as reviewdog counts them. */
static json_t *position_object(struct document *document, uint32_t offset)
{
	struct place place = source_place(&document->source, document->arena, offset);

	return json_pack("{s:I, s:I}", "line", (json_int_t)place.line, "column", (json_int_t)place.column);
}

static json_t *location_object(struct document *document, struct span span)
{
	return json_pack("{s:o, s:{s:o, s:o}}", "path", json_words(document->source.name), "range", "start",
			 position_object(document, span.start), "end",
			 position_object(document, span.end > span.start ? span.end : span.start));
}

static json_t *related_list(struct document *document, const struct mask *mask, const struct finding *finding)
{
	json_t *list = json_array();

	for (const struct related *related = finding->related; related; related = related->next)
		json_array_append_new(list,
				      json_pack("{s:o, s:o}", "message",
						json_words(shown_label(document, mask, finding, related)),
						"location", location_object(document, related->at)));
	return list;
}

static json_t *message_text(const struct shown *shown, struct arena *arena)
{
	return json_words(shown->help ? arena_printf(arena, "%s\nhelp: %s", shown->message, shown->help)
				      : shown->message);
}

static json_t *diagnostic_object(struct document *document, const struct mask *mask,
				 const struct finding *finding, bool with_source)
{
	struct shown shown = shown_finding(document, mask, finding);
	json_t *object = json_object();
	json_t *code = json_pack("{s:s}", "value", finding->rule->id);

	json_object_set_new(object, "message", message_text(&shown, document->arena));
	json_object_set_new(object, "location", location_object(document, finding->at));
	json_object_set_new(object, "severity", json_words(severities[finding->severity]));
	if (with_source)
		json_object_set_new(object, "source", source_object());
	if (shown.url)
		json_object_set_new(code, "url", json_words(shown.url));
	json_object_set_new(object, "code", code);
	if (finding->related)
		json_object_set_new(object, "related_locations", related_list(document, mask, finding));
	return object;
}

static void rdjsonl_document(struct report *report, struct document *document)
{
	const struct finding *finding = next_shown(report, document->findings);
	struct mask mask = mask_document(document);

	for (; finding; finding = next_shown(report, finding->next))
		json_put(report->out, diagnostic_object(document, &mask, finding, true), JSON_COMPACT);
}

static void rdjson_begin(struct report *report)
{
	fputs("{\"source\":", report->out);
	json_put(report->out, source_object(), JSON_COMPACT);
	fputs(",\"diagnostics\":[\n", report->out);
}

static void rdjson_document(struct report *report, struct document *document)
{
	const struct finding *first = next_shown(report, document->findings);
	struct mask mask = mask_document(document);

	for (const struct finding *finding = first; finding; finding = next_shown(report, finding->next)) {
		if (finding != first)
			fputc(',', report->out);
		json_put(report->out, diagnostic_object(document, &mask, finding, false), JSON_COMPACT);
	}
}

static void rdjson_end(struct report *report, const struct tally *tally)
{
	(void)tally;
	fputs("]}\n", report->out);
}

const struct format format_rdjson = {
	.name = "rdjson",
	.between = ",",
	.begin = rdjson_begin,
	.document = rdjson_document,
	.end = rdjson_end,
};

const struct format format_rdjsonl = {
	.name = "rdjsonl",
	.document = rdjsonl_document,
};
