/* The checkstyle format: a `file` for each input, with an `error` for each finding. */
#include "columns.h"
#include "format.h"
#include "shown.h"
#include "xml.h"

#include <inttypes.h>

struct checkstyle {
	struct text file; /* the line that opened the one in hand; empty before the first */
};

static void put_error(struct report *report, struct document *document, const struct finding *finding,
		      const struct mask *mask, const struct columns *columns)
{
	struct arena *arena = document->arena;
	struct shown shown = shown_finding(document, mask, finding);
	struct place place = columns_place(columns, finding->at.start);
	FILE *out = report->out;

	fprintf(out, "<error line=\"%" PRIu64 "\" column=\"%" PRIu32 "\"", place.line, place.column);
	put_attribute(out, "severity", severity_name(finding->severity), arena);
	put_attribute(out, "message",
		      shown.help ? arena_printf(arena, "%s; help: %s", shown.message, shown.help)
				 : shown.message,
		      arena);
	put_attribute(out, "source", arena_printf(arena, "ecslint.%s", finding->rule->id), arena);
	fputs("/>\n", out);
}

static void checkstyle_document(struct report *report, struct document *document)
{
	const struct finding *finding = next_shown(report, document->findings);
	struct mask mask = { NULL, false };
	struct columns columns = { .source = &document->source };

	fputs("<file", report->out);
	put_attribute(report->out, "name", document->source.name, document->arena);
	fputs(">\n", report->out);
	if (!finding)
		return;
	mask = mask_document(document);
	columns = columns_init(&document->source, document->arena, COLUMN_POINTS);
	for (; finding; finding = next_shown(report, finding->next))
		put_error(report, document, finding, &mask, &columns);
}

static void checkstyle_begin(struct report *report)
{
	report->state = arena_zalloc(report->arena, sizeof(struct checkstyle));
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n", report->out);
}

/* Lines of one file come one behind the other, each as a document of that name. */
static void checkstyle_accept(struct report *report, struct text written)
{
	struct checkstyle *checkstyle = report->state;

	while (written.length) {
		size_t end = text_find(written, '\n');
		struct text line = text_slice(written, 0, end);
		bool opens = text_starts(line, "<file");

		written = text_slice(written, end + 1, written.length);
		if (opens && text_equal(line, checkstyle->file))
			continue;
		if (opens) {
			if (checkstyle->file.length)
				fputs("</file>\n", report->out);
			checkstyle->file = (struct text){ arena_copy(report->arena, line.bytes, line.length),
							  line.length };
		}
		fprintf(report->out, "%.*s\n", TEXT_ARGS(line));
	}
}

static void checkstyle_end(struct report *report, const struct tally *tally)
{
	const struct checkstyle *checkstyle = report->state;

	(void)tally;
	if (checkstyle->file.length)
		fputs("</file>\n", report->out);
	fputs("</checkstyle>\n", report->out);
}

const struct format format_checkstyle = {
	.name = "checkstyle",
	.all = true,
	.begin = checkstyle_begin,
	.document = checkstyle_document,
	.accept = checkstyle_accept,
	.end = checkstyle_end,
};
