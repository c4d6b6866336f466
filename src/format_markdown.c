/* The Markdown format, for the summary of a job: what it came to, then a table. */
#include "display.h"
#include "format.h"
#include "shown.h"

#include <inttypes.h>
#include <stdlib.h>

/* GitHub takes 1 MiB of a step (actions/runner, FileCommandManager.cs); the rest is counted only. */
enum { MOST_BYTES = 900 * 1024 };

struct markdown {
	char *rows;
	size_t length;
	size_t room;
	size_t left_out;
};

/* In a cell of a table; nothing in it is markup. */
static void put_cell_words(FILE *out, const char *words, struct arena *arena)
{
	for (words = escaped_words(words, arena); *words; words++) {
		if (strchr("\\`*_{}[]<>#|~&$@!", *words))
			fputc('\\', out);
		fputc(*words, out);
	}
}

/* What would end the address of a link is encoded. */
static void put_address(FILE *out, const char *url)
{
	for (; *url; url++) {
		if ((unsigned char)*url <= ' ' || strchr("()<>|\\`\x7f", *url))
			fprintf(out, "%%%02X", (unsigned)(unsigned char)*url);
		else
			fputc(*url, out);
	}
}

static void put_row(struct report *report, struct document *document, const struct finding *finding,
		    const struct mask *mask)
{
	struct arena *arena = document->arena;
	struct place place = source_place(&document->source, arena, finding->at.start);
	struct shown shown = shown_finding(document, mask, finding);
	FILE *out = report->out;

	fprintf(out, "| %s | ", severity_name(finding->severity));
	put_cell_words(out, document->source.name, arena);
	fprintf(out, ":%" PRIu64 ":%" PRIu32, place.line, place.column);
	if (*shown.pointer) {
		fputs("<br>", out);
		put_cell_words(out, shown.pointer, arena);
	}
	if (shown.inner_pointer) {
		fputs("<br>in it ", out);
		put_cell_words(out, shown.inner_pointer, arena);
	}
	fputs(" | ", out);
	put_cell_words(out, shown.message, arena);
	if (shown.help) {
		fputs("<br>**Help:** ", out);
		put_cell_words(out, shown.help, arena);
	}
	if (shown.answer) {
		fputs("<br>**Refused with:** ", out);
		put_cell_words(out, shown.answer, arena);
	}
	fputs(shown.url ? " | [" : " | ", out);
	put_cell_words(out, finding->rule->id, arena);
	if (shown.url) {
		fputs("](", out);
		put_address(out, shown.url);
		fputc(')', out);
	}
	fputs(" |\n", out);
}

static void markdown_document(struct report *report, struct document *document)
{
	const struct finding *finding = next_shown(report, document->findings);
	struct mask mask = mask_document(document);

	for (; finding; finding = next_shown(report, finding->next))
		put_row(report, document, finding, &mask);
}

static void markdown_begin(struct report *report)
{
	report->state = arena_zalloc(report->arena, sizeof(struct markdown));
}

static void keep_row(struct markdown *markdown, struct text row)
{
	if (markdown->left_out || row.length > MOST_BYTES - markdown->length) {
		markdown->left_out++;
		return;
	}
	if (markdown->length + row.length > markdown->room) {
		markdown->room = 2 * markdown->room + row.length;
		markdown->rows = realloc(markdown->rows, markdown->room);
		if (!markdown->rows)
			abort(); /* only when out of memory */
	}
	memcpy(markdown->rows + markdown->length, row.bytes, row.length);
	markdown->length += row.length;
}

static void markdown_accept(struct report *report, struct text written)
{
	while (written.length) {
		size_t end = text_find(written, '\n') + 1;

		keep_row(report->state, text_slice(written, 0, end));
		written = text_slice(written, end, written.length);
	}
}

static void markdown_end(struct report *report, const struct tally *tally)
{
	struct markdown *markdown = report->state;
	FILE *out = report->out;

	fputs("## ecslint: ", out);
	put_counts(out, tally->counts);
	fprintf(out, "\n\nChecked %zu file%s.", tally->files, tally->files == 1 ? "" : "s");
	if (tally->unread)
		fprintf(out, " %zu could not be read.", tally->unread);
	fputc('\n', out);
	if (markdown->length) {
		fputs("\n| Severity | Place | Finding | Rule |\n| --- | --- | --- | --- |\n", out);
		fwrite(markdown->rows, 1, markdown->length, out);
	}
	if (markdown->left_out)
		fprintf(out, "\nNot shown here: %zu more.\n", markdown->left_out);
	free(markdown->rows);
}

const struct format format_markdown = {
	.name = "markdown",
	.begin = markdown_begin,
	.document = markdown_document,
	.accept = markdown_accept,
	.end = markdown_end,
};
