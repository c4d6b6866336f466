/* `ecslint baseline`: writes the findings of today down, so that later runs show only new ones. */
#include "baseline.h"
#include "check_run.h"
#include "display.h"
#include "inputs.h"
#include "paths.h"

#include <sys/stat.h>

static void ignore_document(struct report *report, struct document *document)
{
	(void)report;
	(void)document;
}

/* Standard output stays empty. */
static const struct format nothing = { .name = "nothing", .document = ignore_document };

/* As the command line has it, the configuration of the first operand, or the nearest that is there; else
 * beside that configuration; else in the working folder or, for files outside of it, where they are.
 * Absolute; NULL when that is no place, which is said. */
static const char *target(struct configs *configs, const struct options *options)
{
	struct arena *arena = &configs->arena;
	const char *path = options->operand_count ? options->operands[0] : ".";
	const struct placed *place = place_in(configs, path);
	const char *folder = configs->working_folder;

	if (!place->absolute)
		place = place_of(configs, path); /* it is a file */
	if (configs->failed || place->baseline_path)
		return configs->failed ? NULL : place->baseline_path;
	if (place->config)
		folder = place->config->folder;
	else if (place->absolute && !lies_in(place->absolute, folder))
		folder = place->absolute;
	return arena_printf(arena, "%s/" BASELINE_NAME, strcmp(folder, "/") ? folder : "");
}

static void put_summary(const struct baseline_writing *writing, const struct tally *tally, const char *path)
{
	fprintf(stderr, "Wrote %zu %s to ", writing->count, writing->count == 1 ? "entry" : "entries");
	put_escaped(stderr, (struct text){ path, strlen(path) });
	fputs(": later runs show only new findings.\n", stderr);
	if (writing->kept)
		fprintf(stderr, "Of these, %zu were there and are about files that were not looked at.\n",
			writing->kept);
	if (tally->elsewhere)
		fprintf(stderr, "Left out: %zu %s with another baseline; run `ecslint baseline` there.\n",
			tally->elsewhere, tally->elsewhere == 1 ? "file" : "files");
}

static enum status write_baseline(struct options *options, struct configs *configs, struct linter *linter,
				  struct baseline_writing *writing)
{
	const char *path = shown_path(configs, options->writes_to, &configs->arena);
	struct destination destination = { .format = &format_baseline, .path = path };
	struct outputs outputs = { .count = 0 };
	enum status status, written;
	struct tally tally;

	options->format = &nothing;
	options->destinations = &destination;
	if (!outputs_begin(&outputs, options, linter)) {
		linter_free(linter);
		return STATUS_FAILED;
	}
	outputs.list[1].report.state = writing;
	status = check_inputs(options, configs, linter, &outputs, &tally);
	if (status == STATUS_USAGE) {
		outputs_discard(&outputs);
		return status;
	}
	written = outputs_end(&outputs, &tally);
	if (written == STATUS_CLEAN && !options->quiet)
		put_summary(writing, &tally, path);
	if (status == STATUS_FINDINGS)
		status = STATUS_CLEAN; /* that is what they are written down for */
	return written > status ? written : status;
}

static bool exists(const char *path)
{
	struct stat status;

	return !lstat(path, &status);
}

enum status cmd_baseline(struct options *options)
{
	static char here[] = ".";
	static char *operands[] = { here };
	struct baseline_writing writing = { .arena = ARENA_INIT };
	enum status status;
	struct configs configs;
	struct linter *linter;

	if (!options->operand_count && !options->files_from) {
		options->operands = operands;
		options->operand_count = 1;
	}
	if (check_operands(options) != STATUS_CLEAN)
		return STATUS_USAGE;
	configs_init(&configs, options);
	names_init(&writing.seen, &writing.arena);
	names_init(&writing.lines, &writing.arena);
	options->writes_to = target(&configs, options);
	if (options->writes_to) {
		writing.folder = folder_of(options->writes_to, &configs.arena);
		if (exists(options->writes_to))
			writing.before = baseline_read(&configs, options->writes_to, NULL);
	}
	linter = options->writes_to && !configs.failed ? selected_linter(options) : NULL;
	status = linter ? write_baseline(options, &configs, linter, &writing) : STATUS_USAGE;
	arena_release(&writing.arena);
	configs_release(&configs);
	return status;
}
