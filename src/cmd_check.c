/* `ecslint check`: reads the inputs, has them judged, and reports. */
#include "discover.h"
#include "display.h"
#include "options.h"
#include "reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { FIRST_ROOM = 64 * 1024, DEFAULT_WIDTH = 100, LEAST_WIDTH = 40, MOST_WIDTH = 500 };

struct check {
	struct discovery discovery; /* first: the callbacks get it back as the whole */
	struct options *options;
	struct linter *linter;
	struct report report;
	struct arena arena; /* of the document in hand */
	char *bytes; /* one buffer for all inputs */
	size_t room;
	enum status status;
};

static void worsen(struct check *check, enum status status)
{
	if (status > check->status)
		check->status = status;
}

static void input_failed(struct check *check, const char *path, int error)
{
	fputs("ecslint: ", stderr);
	put_escaped(stderr, (struct text){ path, strlen(path) });
	fprintf(stderr, ": %s\n", strerror(error));
	worsen(check, STATUS_FAILED);
}

/* Up to one byte more than a document may have: the reader says then that it is too long. False with errno.
 */
static bool read_all(struct check *check, int file, struct text *text)
{
	size_t limit = check->options->settings.max_bytes;
	size_t length = 0;
	ssize_t count;

	limit = (limit ? limit : READER_MAX_BYTES) + 1;
	for (;;) {
		if (length == check->room) {
			check->room = check->room ? check->room * 2 : FIRST_ROOM;
			check->bytes = realloc(check->bytes, check->room);
			if (!check->bytes) {
				fputs("ecslint: out of memory\n", stderr);
				abort();
			}
		}
		count = limit - length < check->room - length ? (ssize_t)(limit - length)
							      : (ssize_t)(check->room - length);
		count = count ? read(file, check->bytes + length, (size_t)count) : 0;
		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			break;
		length += (size_t)count;
	}
	*text = (struct text){ check->bytes, length };
	return count == 0;
}

static void lint(struct check *check, const char *name, struct text bytes)
{
	struct document document;
	struct report *report = &check->report;

	lint_document(check->linter, &document, name, bytes, &check->arena);
	report->files++;
	for (const struct finding *finding = next_shown(report, document.findings); finding;
	     finding = next_shown(report, finding->next)) {
		report->counts[finding->severity]++;
		if (!check->options->fail_never && finding->severity >= check->options->fail_on)
			worsen(check, STATUS_FINDINGS);
	}
	check->options->format->document(report, &document);
	arena_reset(&check->arena);
}

/* False when there is no sense in going on: nobody takes the report. */
static bool lint_file(struct check *check, const char *path, bool certain)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct text bytes;
	bool done;
	int error;

	if (file < 0) {
		input_failed(check, path, errno);
		return true;
	}
	done = read_all(check, file, &bytes);
	error = errno;
	close(file);
	if (!done && error == EISDIR)
		return discover(&check->discovery, path);
	if (!done)
		input_failed(check, path, error);
	else if (certain || is_task_definition(bytes))
		lint(check, path, bytes);
	return !ferror(check->report.out);
}

static bool file_found(struct discovery *discovery, const char *path, bool certain)
{
	return lint_file((struct check *)discovery, path, certain);
}

static void discovery_failed(struct discovery *discovery, const char *path, int error)
{
	input_failed((struct check *)discovery, path, error);
}

static void lint_standard_input(struct check *check)
{
	const char *name = check->options->stdin_filename;
	struct text bytes;

	if (!read_all(check, STDIN_FILENO, &bytes))
		input_failed(check, name ? name : "<stdin>", errno);
	else
		lint(check, name ? name : "<stdin>", bytes);
}

static bool wants_color(enum color_mode mode)
{
	static const char *const forced[] = { "CLICOLOR_FORCE", "FORCE_COLOR" };
	const char *value;

	if (mode != COLOR_AUTO)
		return mode == COLOR_ALWAYS;
	value = getenv("NO_COLOR");
	if (value && *value)
		return false;
	for (int i = 0; i < 2; i++) {
		value = getenv(forced[i]);
		if (value && *value && strcmp(value, "0") != 0 && strcmp(value, "false") != 0)
			return true;
	}
	value = getenv("TERM");
	return !(value && !strcmp(value, "dumb")) && isatty(STDOUT_FILENO);
}

static unsigned terminal_width(void)
{
	const char *value = getenv("COLUMNS");
	unsigned long width = value ? strtoul(value, NULL, 10) : 0;

#ifdef TIOCGWINSZ
	struct winsize size;

	if (!width && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
		width = size.ws_col;
#endif
	if (!width)
		width = DEFAULT_WIDTH;
	return (unsigned)(width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width);
}

static bool is_group_name(const char *name)
{
	for (int group = GROUP_DEFAULT; group <= GROUP_STYLE; group++)
		if (!strcmp(name, group_name((enum group)group)))
			return true;
	return false;
}

/* --select first, then --ignore, whatever their order: what is ignored stays ignored. */
static bool apply_adjustments(struct options *options, struct linter *linter)
{
	bool selected = false;

	for (int kind = ADJUST_SELECT; kind <= ADJUST_SEVERITY; kind++) {
		for (struct adjustment *a = options->adjustments; a; a = a->next) {
			bool known = false;

			if ((int)a->kind != kind)
				continue;
			switch (a->kind) {
			case ADJUST_SELECT:
				if (!selected)
					linter_select_none(linter);
				selected = true;
				known = linter_enable(linter, a->name);
				break;
			case ADJUST_IGNORE:
				known = linter_disable(linter, a->name);
				break;
			case ADJUST_SEVERITY:
				known = linter_set_severity(linter, a->name, a->severity);
				break;
			}
			/* A group may still be empty. */
			if (known || is_group_name(a->name))
				continue;
			usage_error("there is no rule or topic \"%s\"%s", a->name,
				    did_you_mean_rule(a->name, true, &options->arena));
			return false;
		}
	}
	return true;
}

static void put_count(size_t count, const char *what, const char *separator)
{
	fprintf(stderr, "%s%zu %s%s", separator, count, what, count == 1 ? "" : "s");
}

static void put_summary(const struct check *check)
{
	const struct report *report = &check->report;
	const char *separator = ": ";
	size_t total = 0;

	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--)
		total += report->counts[severity];
	if (check->options->quiet || !check->options->format->human || (!total && !isatty(STDERR_FILENO)))
		return;
	/* A blank line, as between findings. */
	put_count(report->files, "file", report->state ? "\nChecked " : "Checked ");
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--) {
		if (!report->counts[severity])
			continue;
		put_count(report->counts[severity], severity_name((enum severity)severity), separator);
		separator = ", ";
	}
	fputs(total ? ".\n" : ", no problems.\n", stderr);
}

static enum status check_operands(const struct options *options)
{
	int inputs = 0;

	if (options->operand_count == 0)
		return usage_error("name the files or folders to lint, or - for standard input");
	for (int i = 0; i < options->operand_count; i++)
		inputs += !strcmp(options->operands[i], "-");
	if (inputs > 1)
		return usage_error("standard input (-) can be read only once");
	if (options->stdin_filename && !inputs)
		return usage_error("--stdin-filename goes with - for standard input");
	return STATUS_CLEAN;
}

static void run(struct check *check)
{
	struct options *options = check->options;
	enum status written;

	if (options->format->begin)
		options->format->begin(&check->report);
	for (int i = 0; i < options->operand_count && !ferror(stdout); i++) {
		if (!strcmp(options->operands[i], "-"))
			lint_standard_input(check);
		else
			lint_file(check, options->operands[i], true);
	}
	if (options->format->end)
		options->format->end(&check->report);
	written = flush_output();
	worsen(check, written);
	if (written == STATUS_CLEAN && check->report.files)
		put_summary(check);
	if (!check->report.files && check->status == STATUS_CLEAN) {
		fputs("ecslint: no task definition found\n", stderr);
		worsen(check, STATUS_USAGE);
	}
}

enum status cmd_check(struct options *options)
{
	struct check check = {
		.discovery = { .file = file_found, .failed = discovery_failed },
		.options = options,
		.report = { .out = stdout, .min_severity = options->settings.min_severity },
		.arena = ARENA_INIT,
	};
	enum status status = check_operands(options);

	if (status != STATUS_CLEAN)
		return status;
	check.linter = linter_new(&options->settings);
	if (!apply_adjustments(options, check.linter)) {
		check.status = STATUS_USAGE;
	} else {
		check.report.color = options->format->human && wants_color(options->color);
		check.report.width = terminal_width();
		run(&check);
	}
	linter_free(check.linter);
	arena_release(&check.arena);
	free(check.bytes);
	return check.status;
}
