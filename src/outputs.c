/* Opens outputs, and puts finished files in their places: nobody may find half a report there. */
#include "outputs.h"

#include "inputs.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_TRIES = 100 };

/* A file beside `target` that nobody has; its mode is what the umask leaves. -1 with errno. */
static int open_temporary(struct output *output, struct arena *arena)
{
	int file = -1;

	for (int try = 0; file < 0 && try < MOST_TRIES; try++) {
		output->temporary =
			arena_printf(arena, "%s.%ld-%d.part", output->target, (long)getpid(), try);
		file = open(output->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
		if (file < 0 && errno != EEXIST)
			break;
	}
	if (file < 0)
		output->temporary = NULL;
	return file;
}

static int open_target(struct output *output, struct arena *arena)
{
	struct stat status;
	char *real;

	output->target = output->path;
	if (stat(output->path, &status))
		return errno == ENOENT ? open_temporary(output, arena) : -1;
	/* A pipe or a device is written to; there is nothing to replace. */
	if (!S_ISREG(status.st_mode))
		return open(output->path, O_WRONLY | O_CLOEXEC);
	real = realpath(output->path, NULL);
	if (real)
		output->target = arena_copy(arena, real, strlen(real));
	free(real);
	return open_temporary(output, arena);
}

static bool open_file(struct output *output, struct arena *arena)
{
	int file = open_target(output, arena);

	output->report.out = file < 0 ? NULL : fdopen(file, "w");
	if (output->report.out)
		return true;
	say_failed(output->path, errno);
	if (file >= 0)
		close(file);
	if (output->temporary)
		unlink(output->temporary);
	return false;
}

static bool add(struct outputs *outputs, struct options *options, struct linter *linter,
		const struct format *format, const char *path)
{
	struct output *output = &outputs->list[outputs->count];

	*output = (struct output){
		.format = format,
		.path = path,
		.report = {
			.out = stdout,
			.color = format->human && (!path || options->color == COLOR_ALWAYS) &&
				 wants_color(options->color),
			.width = terminal_width(),
			.min_severity = options->settings.min_severity,
			.linter = linter,
			.arena = &options->arena,
		},
	};
	if (path && !open_file(output, &options->arena))
		return false;
	outputs->count++;
	return true;
}

void outputs_discard(struct outputs *outputs)
{
	for (size_t i = 0; i < outputs->count; i++) {
		struct output *output = &outputs->list[i];

		if (output->path)
			fclose(output->report.out);
		if (output->temporary)
			unlink(output->temporary);
	}
}

bool outputs_begin(struct outputs *outputs, struct options *options, struct linter *linter)
{
	bool done = add(outputs, options, linter, options->format, NULL);

	for (const struct destination *to = options->destinations; done && to; to = to->next)
		done = add(outputs, options, linter, to->format, to->path);
	if (!done) {
		outputs_discard(outputs);
		return false;
	}
	for (size_t i = 0; i < outputs->count; i++) {
		if (outputs->list[i].format->begin)
			outputs->list[i].format->begin(&outputs->list[i].report);
		output_wanted(&outputs->list[i]);
	}
	return true;
}

bool output_wanted(struct output *output)
{
	if (!ferror(output->report.out))
		return true;
	if (!output->error)
		output->error = errno;
	return false;
}

bool outputs_wanted(struct outputs *outputs)
{
	bool wanted = false;

	for (size_t i = 0; i < outputs->count; i++)
		wanted |= output_wanted(&outputs->list[i]);
	return wanted;
}

static enum status finish_file(struct output *output)
{
	FILE *out = output->report.out;
	bool failed = fflush(out) != 0;

	failed |= !output_wanted(output);
	if (fclose(out) && !failed) {
		failed = true;
		output->error = errno;
	}
	if (!failed && output->temporary && rename(output->temporary, output->target)) {
		failed = true;
		output->error = errno;
	}
	if (!failed)
		return STATUS_CLEAN;
	if (output->error != EPIPE)
		say_failed(output->path, output->error);
	if (output->temporary)
		unlink(output->temporary);
	return STATUS_FAILED;
}

enum status outputs_end(struct outputs *outputs, const struct tally *tally)
{
	enum status status = STATUS_CLEAN;

	for (size_t i = 0; i < outputs->count; i++) {
		struct output *output = &outputs->list[i];
		enum status written;

		if (output->format->end)
			output->format->end(&output->report, tally);
		if (!output_wanted(output))
			errno = output->error; /* flush_output() tells about it */
		written = output->path ? finish_file(output) : flush_output();
		if (written > status)
			status = written;
	}
	return status;
}
