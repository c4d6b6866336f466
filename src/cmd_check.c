/* `ecslint check`: has the inputs judged, and reports. */
#include "check_run.h"
#include "inputs.h"

#include <unistd.h>

static void put_count(size_t count, const char *one, const char *more, const char *separator)
{
	fprintf(stderr, "%s%zu %s", separator, count, count == 1 ? one : more);
}

static void put_summary(const struct options *options, const struct tally *tally)
{
	static const char *const words[SHAPE_COUNT][2] = {
		[SHAPE_CONTAINERS] = { "container list", "container lists" },
		[SHAPE_LINES] = { "file of lines", "files of lines" },
		[SHAPE_CLOUDFORMATION] = { "CloudFormation template", "CloudFormation templates" },
		[SHAPE_TERRAFORM] = { "Terraform plan or state", "Terraform plans or states" },
	};
	size_t total = 0, several = 0;

	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--)
		total += tally->counts[severity];
	if (options->quiet || !options->format->human || (!total && !isatty(STDERR_FILENO)))
		return;
	/* A blank line, as between findings. */
	put_count(tally->files, "file", "files",
		  total && options->format->between ? "\nChecked " : "Checked ");
	for (int shape = 0; shape < SHAPE_COUNT; shape++) {
		if (!words[shape][0] || !tally->shapes[shape])
			continue;
		put_count(tally->shapes[shape], words[shape][0], words[shape][1], several ? ", " : " (");
		several++;
	}
	if (several)
		put_count(tally->definitions, "task definition", "task definitions", " with "),
			fputc(')', stderr);
	fputs(total ? ": " : ", ", stderr);
	put_counts(stderr, tally->counts);
	fputs(".\n", stderr);
}

static enum status check(struct options *options, struct configs *configs, struct linter *linter,
			 struct linter *listed)
{
	struct outputs outputs = { .count = 0 };
	enum status status, written;
	struct tally tally;

	if (!listed || configs->failed || !outputs_begin(&outputs, options, listed)) {
		linter_free(linter);
		return !listed || configs->failed ? STATUS_USAGE : STATUS_FAILED;
	}
	status = check_inputs(options, configs, linter, &outputs, &tally);
	written = outputs_end(&outputs, &tally);
	if (written == STATUS_CLEAN && tally.files)
		put_summary(options, &tally);
	return written > status ? written : status;
}

enum status cmd_check(struct options *options)
{
	enum status status = check_operands(options);
	struct linter *linter, *listed;
	struct configs configs;

	if (status != STATUS_CLEAN)
		return status;
	linter = selected_linter(options);
	if (!linter)
		return STATUS_USAGE;
	configs_init(&configs, options);
	listed = listed_linter(options, &configs);
	status = check(options, &configs, linter, listed);
	linter_free(listed);
	configs_release(&configs);
	return status;
}
