/* `ecslint baseline`: writes the findings of today down, so that later runs show only new ones. */
#include "baseline.h"
#include "check_run.h"
#include "display.h"
#include "inputs.h"
#include "paths.h"

#include <errno.h>

static void ignore_document(struct report *report, struct document *document)
{
	(void)report;
	(void)document;
}

/* Standard output stays empty. */
static const struct format nothing = { .name = "nothing", .document = ignore_document };

/* Beside what governs the first input, unless the configuration or the command line names it. */
static const char *target(struct configs *configs, const struct options *options)
{
	const char *path = options->operands[0];
	const struct placed *place =
		place_of(configs, strcmp(path, "-") ? arena_printf(&configs->arena, "%s/x", path) : ".");
	struct config *config;

	if (options->baseline)
		return options->baseline;
	if (!place->absolute)
		place = place_of(configs, path); /* it is a file */
	config = place->config;
	if (config && config->baseline) {
		const char *real = configured_path(configs, config, config->baseline->at, true);

		return real ? path_from(configs->working_folder, real, &configs->arena) : NULL;
	}
	if (config)
		return path_from(configs->working_folder,
				 arena_printf(&configs->arena, "%s/" BASELINE_NAME, config->folder),
				 &configs->arena);
	return BASELINE_NAME;
}

static enum status write_baseline(struct options *options, struct linter *linter, const char *path,
				  const char *folder)
{
	struct destination destination = { .format = &format_baseline, .path = path };
	struct outputs outputs = { .count = 0 };
	enum status status, written;
	struct tally tally;
	size_t count = 0;

	options->format = &nothing;
	options->destinations = &destination;
	if (!outputs_begin(&outputs, options, linter)) {
		linter_free(linter);
		return STATUS_FAILED;
	}
	outputs.list[1].report.state = (char *)folder; /* document() only looks at it */
	status = check_inputs(options, linter, &outputs, &tally);
	written = outputs_end(&outputs, &tally);
	for (int severity = 0; severity <= SEVERITY_ERROR; severity++)
		count += tally.counts[severity];
	if (!tally.files && status <= STATUS_FINDINGS) {
		fputs("ecslint: no task definition found\n", stderr);
		return STATUS_USAGE;
	}
	if (written == STATUS_CLEAN && !options->quiet) {
		fprintf(stderr, "Wrote %zu finding%s of %zu file%s to ", count, count == 1 ? "" : "s",
			tally.files, tally.files == 1 ? "" : "s");
		put_escaped(stderr, (struct text){ path, strlen(path) });
		fputs(": later runs show only new ones.\n", stderr);
	}
	if (status == STATUS_FINDINGS)
		status = STATUS_CLEAN; /* that is what they are written down for */
	return written > status ? written : status;
}

enum status cmd_baseline(struct options *options)
{
	static char here[] = ".";
	static char *operands[] = { here };
	enum status status = STATUS_USAGE;
	struct configs configs;
	struct linter *linter;
	const char *path, *folder = NULL;

	if (!options->operand_count) {
		options->operands = operands;
		options->operand_count = 1;
	}
	options->no_baseline = true;
	if (check_operands(options) != STATUS_CLEAN)
		return STATUS_USAGE;
	configs_init(&configs, options);
	path = target(&configs, options);
	if (path)
		folder = real_path(folder_of(path, &configs.arena), &configs.arena);
	if (path && !folder) {
		say_failed(path, errno);
		status = STATUS_FAILED;
	}
	linter = folder && !configs.failed ? selected_linter(options) : NULL;
	if (linter)
		status = write_baseline(options, linter, path, folder);
	configs_release(&configs);
	return status;
}
