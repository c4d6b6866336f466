/* Fuzz target over the whole pipeline: any bytes are read, bound, judged and written, by the usual rules and
 * by all of them. */
#include "compat.h"
#include "format.h"
#include "lint.h"
#include "recognise.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As the report is put together in a run. `described` has few rules: those that a format describes. */
static void write_report(struct linter *described, struct document *document, const struct format *format,
			 FILE *out, bool color)
{
	struct report report = {
		.out = out, .width = 80, .color = color, .linter = described, .arena = document->arena
	};
	char *written = NULL;
	size_t length = 0;
	struct report piece;

	if (format->begin)
		format->begin(&report);
	piece = report;
	if (format->accept)
		piece.out = open_memstream(&written, &length);
	if (!piece.out)
		abort();
	if (document->findings || format->all)
		format->document(&piece, document);
	if (format->unread)
		format->unread(&piece, document->source.name, "unreadable");
	if (format->accept) {
		fclose(piece.out);
		format->accept(&report, (struct text){ written, length });
		free(written);
	}
	if (format->end)
		format->end(&report, &(struct tally){ .files = 1 });
}

static void run(struct linter *linter, struct linter *described, const uint8_t *data, size_t size,
		const struct format *format, FILE *out)
{
	struct arena arena = ARENA_INIT;
	struct document document;

	lint_document(linter, &document,
		      (struct source){ .name = "input.json", .bytes = { (const char *)data, size } }, &arena);
	write_report(described, &document, format, out, size & 1);
	arena_release(&arena);
}

/* For each launch type, which asks for the attributes too. */
static void answer(struct linter *linter, struct compat_linters *linters, const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct document document;

	lint_document(linter, &document,
		      (struct source){ .name = "input.json", .bytes = { (const char *)data, size } }, &arena);
	compat_document(linters, &document);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct linter *plain, *strict, *few;
	static struct compat_linters launch;
	static FILE *out;

	if (!out) {
		struct settings all = { .launch = LAUNCH_ALL,
					.client = CLIENT_AWS_CLI,
					.rendered = true,
					.account = "123456789012",
					.region = "eu-west-1" };

		out = fopen("/dev/null", "w");
		plain = linter_new(&(struct settings){ 0 });
		strict = linter_new(&all);
		linter_enable(strict, "all");
		few = linter_new(&all);
		linter_select_none(few);
		compat_linters_init(&launch, &(struct settings){ 0 });
		if (!out)
			abort();
	}
	recognise_text((struct text){ (const char *)data, size });
	/* The length picks the formats, so that the same bytes always go the same way. */
	run(plain, few, data, size, formats[size % format_count], out);
	run(strict, few, data, size, formats[size / 2 % format_count], out);
	if (size % 4 == 0) /* which takes as long as all the rest */
		answer(plain, &launch, data, size);
	return 0;
}
