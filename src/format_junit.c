/* The JUnit format: a suite for each input, a failed case for each finding, a passed one where there is none.
 */
#include "format.h"
#include "shown.h"
#include "xml.h"

#include <inttypes.h>
#include <stdlib.h>

/* What documents write are lines: one of these letters, then XML. SUITE begins an input, with its attributes
 * for each case behind its name. */
enum { SUITE = 'S', PASSED = 'P', FAILED = 'F', UNREAD = 'E' };

struct junit {
	/* All suites that are complete, and the cases of the one in hand. */
	FILE *suites, *cases;
	char *suites_bytes, *cases_bytes;
	size_t suites_length, cases_length;
	struct text suite; /* the line that began it; empty before the first */
	size_t tests, failures, errors; /* of the suite */
	size_t all_tests, all_failures, all_errors;
};

/* a/web.json is the case of a class a.web. */
static const char *class_name(const char *path, struct arena *arena)
{
	size_t length = strlen(path);
	const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
	char *name;

	if (dot && dot > path && (!slash || dot > slash + 1))
		length = (size_t)(dot - path);
	name = arena_copy(arena, path, length);
	for (size_t i = 0; i < length; i++)
		if (name[i] == '/')
			name[i] = '.';
	return name;
}

static void put_suite(FILE *out, const char *path, struct arena *arena)
{
	fputc(SUITE, out);
	put_attribute(out, "name", path, arena);
	fputc('\t', out);
	put_attribute(out, "classname", class_name(path, arena), arena);
	put_attribute(out, "file", path, arena);
	fputc('\n', out);
}

static void put_case(struct report *report, struct document *document, const struct finding *finding,
		     const struct mask *mask)
{
	struct arena *arena = document->arena;
	const char *path = document->source.name, *element = "failure";
	struct place place = source_place(&document->source, arena, finding->at.start);
	struct shown shown = shown_finding(document, mask, finding);
	const char *name = arena_printf(arena, "%s %s%s%s", finding->rule->id, shown.pointer,
					shown.inner_pointer ? " in it " : "",
					shown.inner_pointer ? shown.inner_pointer : "");
	FILE *out = report->out;

	/* No line number: the case would be another one whenever it moves. */
	if (document->source.is_line)
		name = arena_printf(arena, "%s of line %" PRIu64, name, place.line);
	fprintf(out, "%c<testcase", finding->severity == SEVERITY_INFO ? PASSED : FAILED);
	put_attribute(out, "name", name, arena);
	put_attribute(out, "classname", class_name(path, arena), arena);
	put_attribute(out, "file", path, arena);
	fprintf(out, " line=\"%" PRIu64 "\">", place.line);
	if (finding->severity == SEVERITY_INFO) {
		element = "system-out";
		fprintf(out, "<%s>", element);
	} else {
		fprintf(out, "<%s", element);
		put_attribute(out, "message", shown.message, arena);
		put_attribute(out, "type", severity_name(finding->severity), arena);
		fputc('>', out);
	}
	put_xml(out, path, arena);
	fprintf(out, ":%" PRIu64 ":%" PRIu32 ": %s: ", place.line, place.column,
		severity_name(finding->severity));
	put_xml(out, shown.message, arena);
	if (shown.help) {
		fputs("&#10;help: ", out);
		put_xml(out, shown.help, arena);
	}
	if (shown.answer) {
		fputs("&#10;note: refused with &quot;", out);
		put_xml(out, shown.answer, arena);
		fputs("&quot;", out);
	}
	fprintf(out, "</%s></testcase>\n", element);
}

static void junit_document(struct report *report, struct document *document)
{
	const struct finding *finding = next_shown(report, document->findings);
	struct mask mask = { NULL, false };

	put_suite(report->out, document->source.name, document->arena);
	if (finding)
		mask = mask_document(document);
	for (; finding; finding = next_shown(report, finding->next))
		put_case(report, document, finding, &mask);
}

static void junit_unread(struct report *report, const char *path, const char *reason)
{
	struct arena arena = ARENA_INIT;
	FILE *out = report->out;

	put_suite(out, path, &arena);
	fprintf(out, "%c<testcase name=\"read\"", UNREAD);
	put_attribute(out, "classname", class_name(path, &arena), &arena);
	put_attribute(out, "file", path, &arena);
	fputs("><error", out);
	put_attribute(out, "message", reason, &arena);
	fputs(" type=\"unread\"/></testcase>\n", out);
	arena_release(&arena);
}

static FILE *checked(FILE *out)
{
	if (!out)
		abort(); /* only when out of memory */
	return out;
}

static void junit_begin(struct report *report)
{
	struct junit *junit = arena_zalloc(report->arena, sizeof *junit);

	junit->suites = checked(open_memstream(&junit->suites_bytes, &junit->suites_length));
	junit->cases = checked(open_memstream(&junit->cases_bytes, &junit->cases_length));
	report->state = junit;
}

static void finish_suite(struct junit *junit)
{
	size_t tab = text_find(junit->suite, '\t');
	struct text name = text_slice(junit->suite, 1, tab);
	struct text attributes = text_slice(junit->suite, tab + 1, junit->suite.length);

	if (!junit->suite.length)
		return;
	if (!junit->tests) {
		fprintf(junit->cases, "<testcase name=\"no problems\"%.*s/>\n", TEXT_ARGS(attributes));
		junit->tests++;
	}
	fflush(junit->cases);
	fprintf(junit->suites,
		"<testsuite%.*s tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"0\">\n",
		TEXT_ARGS(name), junit->tests, junit->failures, junit->errors);
	fwrite(junit->cases_bytes, 1, junit->cases_length, junit->suites);
	fputs("</testsuite>\n", junit->suites);
	rewind(junit->cases);
	junit->all_tests += junit->tests;
	junit->all_failures += junit->failures;
	junit->all_errors += junit->errors;
	junit->tests = junit->failures = junit->errors = 0;
}

static void junit_accept(struct report *report, struct text written)
{
	struct junit *junit = report->state;

	while (written.length) {
		size_t end = text_find(written, '\n');
		struct text line = text_slice(written, 0, end);

		written = text_slice(written, end + 1, written.length);
		if (line.bytes[0] != SUITE) {
			junit->tests++;
			junit->failures += line.bytes[0] == FAILED;
			junit->errors += line.bytes[0] == UNREAD;
			fprintf(junit->cases, "%.*s\n", TEXT_ARGS(text_slice(line, 1, line.length)));
		} else if (!text_equal(line, junit->suite)) {
			/* Lines of one file come one behind the other, each as a document of that name. */
			finish_suite(junit);
			junit->suite = (struct text){ arena_copy(report->arena, line.bytes, line.length),
						      line.length };
		}
	}
}

static void junit_end(struct report *report, const struct tally *tally)
{
	struct junit *junit = report->state;

	(void)tally;
	finish_suite(junit);
	fclose(junit->cases);
	fclose(junit->suites);
	fprintf(report->out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<testsuites name=\"ecslint\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\">\n",
		junit->all_tests, junit->all_failures, junit->all_errors);
	fwrite(junit->suites_bytes, 1, junit->suites_length, report->out);
	fputs("</testsuites>\n", report->out);
	free(junit->cases_bytes);
	free(junit->suites_bytes);
}

const struct format format_junit = {
	.name = "junit",
	.all = true,
	.begin = junit_begin,
	.document = junit_document,
	.unread = junit_unread,
	.accept = junit_accept,
	.end = junit_end,
};
