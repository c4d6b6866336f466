/* Goes through the operands: a file is an input, a folder is searched for them. */
#include "inputs.h"

#include "display.h"

#include <errno.h>
#include <sys/stat.h>

enum status check_operands(const struct options *options)
{
	int inputs = 0;

	if (options->operand_count == 0)
		return usage_error("name the files or folders to read, or - for standard input");
	for (int i = 0; i < options->operand_count; i++)
		inputs += !strcmp(options->operands[i], "-");
	if (inputs > 1)
		return usage_error("standard input (-) can be read only once");
	if (options->stdin_filename && !inputs)
		return usage_error("--stdin-filename goes with - for standard input");
	return STATUS_CLEAN;
}

void say_failed(const char *path, int error)
{
	fputs("ecslint: ", stderr);
	put_escaped(stderr, (struct text){ path, strlen(path) });
	fprintf(stderr, ": %s\n", strerror(error));
}

static bool file_found(struct discovery *discovery, const char *path, bool certain)
{
	struct inputs *inputs = (struct inputs *)(void *)discovery;
	struct input input = { path, path, certain };

	return inputs->take(inputs, &input);
}

static bool take_operand(const struct options *options, struct inputs *inputs, const char *operand)
{
	struct input input = { operand, operand, true };
	struct stat status;

	if (!strcmp(operand, "-")) {
		input.path = NULL;
		input.name = options->stdin_filename ? options->stdin_filename : "<stdin>";
	} else if (stat(operand, &status)) {
		inputs->discovery.failed(&inputs->discovery, operand, errno);
		return true;
	} else if (S_ISDIR(status.st_mode)) {
		return discover(&inputs->discovery, operand);
	}
	return inputs->take(inputs, &input);
}

void each_input(const struct options *options, struct inputs *inputs)
{
	inputs->discovery.file = file_found;
	for (int i = 0; i < options->operand_count; i++)
		if (!take_operand(options, inputs, options->operands[i]))
			return;
}
