/* The formats for programs: `json` is one object, `jsonl` one object a finding. */
#include "format.h"
#include "json.h"
#include "json_report.h"

static void jsonl_document(struct report *report, struct document *document)
{
	const struct finding *finding = next_shown(report, document->findings);
	struct mask mask = mask_document(document);

	for (; finding; finding = next_shown(report, finding->next)) {
		struct told told = { .document = document, .mask = &mask, .finding = finding };

		json_put(report->out, json_from_table(&json_finding_table, &told), JSON_COMPACT);
	}
}

static void put_members(FILE *out, const struct json_table *table, const void *context, size_t flags)
{
	json_t *object = json_from_table(table, context);

	json_dumpf(object, out, JSON_PRESERVE_ORDER | JSON_COMPACT | flags);
	json_decref(object);
}

static void json_begin(struct report *report)
{
	fputc('{', report->out);
	put_members(report->out, &json_report_table, NULL, JSON_EMBED);
	fprintf(report->out, ",\n\"%s\":[\n", json_report_rows[JSON_REPORT_FINDINGS].name);
}

static void json_document(struct report *report, struct document *document)
{
	const struct finding *first = next_shown(report, document->findings);
	struct mask mask = mask_document(document);

	for (const struct finding *finding = first; finding; finding = next_shown(report, finding->next)) {
		struct told told = { .document = document, .mask = &mask, .finding = finding };

		if (finding != first)
			fputs(",\n", report->out);
		put_members(report->out, &json_finding_table, &told, 0);
	}
}

static void json_end(struct report *report, const struct tally *tally)
{
	fprintf(report->out, "],\n\"%s\":", json_report_rows[JSON_REPORT_SUMMARY].name);
	put_members(report->out, &json_summary_table, tally, 0);
	fputs("}\n", report->out);
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
