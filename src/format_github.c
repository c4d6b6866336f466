/* The format for GitHub's workflow log: commands that become annotations, errors first, no more than GitHub
 * keeps. */
#include "columns.h"
#include "display.h"
#include "format.h"
#include "repository.h"
#include "shown.h"

/* So many of each kind are kept of one step (actions/toolkit, docs/problem-matchers.md); the last notice is
 * for the count of the rest. */
enum { MOST = 10 };

static const char *const commands[] = {
	[SEVERITY_INFO] = "notice",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

struct github {
	struct repository repository;
	const char *kept[SEVERITY_ERROR + 1][MOST];
	size_t counts[SEVERITY_ERROR + 1];
};

/* The escapes of actions/toolkit: in a property's value `:` and `,` have a meaning too. */
static void put_data(FILE *out, const char *words, bool property)
{
	for (; *words; words++) {
		if (*words == '%' || *words == '\r' || *words == '\n' ||
		    (property && (*words == ':' || *words == ',')))
			fprintf(out, "%%%02X", (unsigned)*words);
		else
			fputc(*words, out);
	}
}

/* The runner drops columns of a range over several lines. */
static void put_range(FILE *out, const struct place *start, const struct place *end)
{
	fprintf(out, ",line=%llu,endLine=%llu", (unsigned long long)start->line,
		(unsigned long long)end->line);
	if (start->line == end->line)
		fprintf(out, ",col=%lu,endColumn=%lu", (unsigned long)start->column,
			(unsigned long)end->column);
}

static void put_command(struct report *report, struct document *document, const struct finding *finding,
			const struct mask *mask, const struct columns *columns)
{
	const struct github *github = report->state;
	struct shown shown = shown_finding(document, mask, finding);
	struct place start = columns_place(columns, finding->at.start);
	struct place end = columns_place(columns, finding->at.end > finding->at.start ? finding->at.end
										      : finding->at.start);
	const char *path = repository_path(&github->repository, document->source.name, document->arena);
	FILE *out = report->out;

	fprintf(out, "::%s file=", commands[finding->severity]);
	put_data(out, escaped_words(path, document->arena), true);
	put_range(out, &start, &end);
	fputs(",title=", out);
	put_data(out, finding->rule->id, true);
	fputs("::", out);
	put_data(out, shown.message, false);
	if (*shown.pointer) {
		fputs("%0Aat: ", out);
		put_data(out, shown.pointer, false);
	}
	if (shown.inner_pointer) {
		fputs(" in it: ", out);
		put_data(out, shown.inner_pointer, false);
	}
	if (shown.help) {
		fputs("%0Ahelp: ", out);
		put_data(out, shown.help, false);
	}
	if (shown.answer) {
		fputs("%0Anote: refused with \"", out);
		put_data(out, shown.answer, false);
		fputc('"', out);
	}
	fputc('\n', out);
}

static void github_document(struct report *report, struct document *document)
{
	const struct finding *finding = next_shown(report, document->findings);
	struct mask mask = mask_document(document);
	struct columns columns = columns_init(&document->source, document->arena, COLUMN_POINTS);

	for (; finding; finding = next_shown(report, finding->next))
		put_command(report, document, finding, &mask, &columns);
}

static void github_begin(struct report *report)
{
	struct github *github = arena_zalloc(report->arena, sizeof *github);

	github->repository = repository_here(report->arena);
	report->state = github;
}

static enum severity severity_of(struct text line)
{
	for (int severity = SEVERITY_ERROR; severity > SEVERITY_INFO; severity--)
		if (text_starts(text_slice(line, 2, line.length), commands[severity]))
			return (enum severity)severity;
	return SEVERITY_INFO;
}

static void github_accept(struct report *report, struct text written)
{
	struct github *github = report->state;

	while (written.length) {
		size_t end = text_find(written, '\n');
		struct text line = text_slice(written, 0, end);
		enum severity severity = severity_of(line);
		size_t count = github->counts[severity]++;

		if (count < MOST)
			github->kept[severity][count] = arena_copy(report->arena, line.bytes, line.length);
		written = text_slice(written, end + 1, written.length);
	}
}

/* How many of the kept ones are written. */
static size_t room_for(const struct github *github, enum severity severity, bool rest)
{
	size_t most = rest && severity == SEVERITY_INFO ? MOST - 1 : MOST;

	return github->counts[severity] < most ? github->counts[severity] : most;
}

static void put_rest(FILE *out, const struct github *github)
{
	size_t rest[SEVERITY_ERROR + 1];

	for (int severity = SEVERITY_INFO; severity <= SEVERITY_ERROR; severity++)
		rest[severity] = github->counts[severity] - room_for(github, (enum severity)severity, true);
	fputs("::notice title=ecslint::not shown here: ", out);
	put_counts(out, rest);
	fputc('\n', out);
}

static void github_end(struct report *report, const struct tally *tally)
{
	const struct github *github = report->state;
	bool rest = false;

	(void)tally;
	for (int severity = SEVERITY_INFO; severity <= SEVERITY_ERROR; severity++)
		rest |= github->counts[severity] > MOST;
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--)
		for (size_t i = 0; i < room_for(github, (enum severity)severity, rest); i++)
			fprintf(report->out, "%s\n", github->kept[severity][i]);
	if (rest)
		put_rest(report->out, github);
}

const struct format format_github = {
	.name = "github",
	.begin = github_begin,
	.document = github_document,
	.accept = github_accept,
	.end = github_end,
};
