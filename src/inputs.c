/* Goes through what is named: a file is an input, a folder is searched for them. */
#include "inputs.h"

#include "display.h"
#include "operands.h"
#include "whole_file.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { LONGEST_LIST = 1 << 30 }; /* of --files-from, in bytes */

enum status check_operands(const struct options *options)
{
	const char *list = options->files_from;
	int inputs = 0;

	if (options->operand_count == 0 && !list)
		return usage_error("name the files or folders to read, or - for standard input");
	for (int i = 0; i < options->operand_count; i++)
		inputs += !strcmp(options->operands[i], "-");
	if (inputs > 1)
		return usage_error("standard input (-) can be read only once");
	if (inputs && list && !strcmp(list, "-"))
		return usage_error("standard input (-) cannot be both an input and the list of --files-from");
	if (options->stdin_filename && !inputs)
		return usage_error("--stdin-filename goes with - for standard input");
	if (options->null && !list)
		return usage_error("--null goes with --files-from");
	return STATUS_CLEAN;
}

const char *input_fault_words(int error)
{
	switch (error) {
	case INPUT_HAS_NULS:
		return "NUL bytes are in this list: give --null too";
	case INPUT_IS_PIPE:
		return "this is a named pipe; give what it holds on standard input (-)";
	case INPUT_IS_SOCKET:
		return "this is a socket, not a file";
	case INPUT_IS_DEVICE:
		return "this is a device, not a file";
	case INPUT_LEADS_OUT:
		return "this is a link to a file outside of what is searched; name it to have it read";
	default:
		return strerror(error);
	}
}

void say_failed(const char *path, int error)
{
	fputs("ecslint: ", stderr);
	put_escaped(stderr, (struct text){ path, strlen(path) });
	fprintf(stderr, ": %s\n", input_fault_words(error));
}

enum status nothing_found(const struct options *options, const struct inputs *inputs)
{
	if (options->allow_no_files || inputs->excused)
		return STATUS_CLEAN;
	fprintf(stderr, "ecslint: no task definition found%s\n",
		inputs->discovery.ignored ? "; what git ignores was left out (--no-gitignore takes it)" : "");
	return STATUS_USAGE;
}

static bool file_found(struct discovery *discovery, const char *path, enum certainty certainty)
{
	struct inputs *inputs = (struct inputs *)(void *)discovery;
	struct input input = { .path = path, .name = path, .certainty = certainty };

	return inputs->take(inputs, &input);
}

/* As seen from the working directory, where that is possible. */
static struct text relative(const char *path)
{
	struct text text = { path, strlen(path) };
	char *here = *path == '/' ? realpath(".", NULL) : NULL;

	if (here && text_starts(text, here) && path[strlen(here)] == '/')
		text = text_slice(text, strlen(here) + 1, text.length);
	while (text_starts(text, "./"))
		text = text_slice(text, 2, text.length);
	while (text.length > 1 && text_ends(text, "/"))
		text.length--;
	free(here);
	return text;
}

/* Whether a path that was named, or a folder on its way, is excluded. */
static bool is_excluded(const struct options *options, struct discovery *discovery, const char *name,
			enum operand_kind kind)
{
	struct text path = relative(name);
	bool excluded = false;

	for (size_t end = 0; end < path.length && !excluded; end++) {
		struct text part;
		bool is_folder;

		end += text_find(text_slice(path, end, path.length), '/');
		part = text_slice(path, 0, end);
		is_folder = end < path.length || kind == OPERAND_FOLDER;
		excluded =
			glob_list_judge(&options->excludes, part, base_name(part), is_folder) == GLOB_CHOSEN;
	}
	return excluded ||
	       (discovery->configured && discovery->configured(discovery, name, kind == OPERAND_FOLDER,
							       CONFIGURED_EXCLUDE_NAMED) == GLOB_CHOSEN);
}

static enum certainty certainty_of(const struct options *options, const char *path)
{
	struct text text = { path, strlen(path) }, name = base_name(text);
	struct text folder = text_slice(text, 0, text.length - name.length);
	enum certainty certainty;

	if (!options->skip_unrecognised)
		return BY_WORD;
	folder.length -= folder.length > 0;
	certainty = certainty_by_name(name, base_name(folder));
	return certainty == NOT_AT_ALL ? BY_CONTENT : certainty;
}

static bool take_operand(const struct options *options, struct inputs *inputs, struct operand *operand)
{
	struct input input = { .path = operand->path, .name = operand->path };

	if (operand->taken)
		return true;
	if (operand->kind == OPERAND_STANDARD_INPUT) {
		input.path = NULL;
		input.name = options->stdin_filename ? options->stdin_filename : "<stdin>";
	}
	if (options->force_exclude && is_excluded(options, &inputs->discovery, input.name, operand->kind)) {
		inputs->excused++;
		return true;
	}
	operand->taken = true;
	if (operand->kind == OPERAND_FAULT) {
		inputs->discovery.failed(&inputs->discovery, operand->path, operand->error);
		return true;
	}
	if (operand->kind == OPERAND_FOLDER)
		return discover(&inputs->discovery, operand->path);
	input.certainty = certainty_of(options, input.name);
	input.is_stream = operand->kind == OPERAND_STREAM;
	inputs->excused += input.certainty != BY_WORD;
	return inputs->take(inputs, &input);
}

/* The bytes of the list that --files-from names, to be freed; NULL when there is none, or when it cannot be
 * read, which is told. */
static char *add_list(const struct options *options, struct inputs *inputs, struct operands *operands)
{
	const char *path = options->files_from;
	struct text text;
	char *list;
	int error = 0;

	if (!path)
		return NULL;
	if (!strcmp(path, "-")) {
		path = "<stdin>";
		list = read_to_end(STDIN_FILENO, LONGEST_LIST, &text);
	} else {
		list = read_whole_file(path, LONGEST_LIST, FILE_ANY, &text);
	}
	if (!list)
		error = errno;
	else if (!options->null && text_find(text, '\0') < text.length)
		error = INPUT_HAS_NULS;
	if (error)
		inputs->discovery.failed(&inputs->discovery, path, error);
	else
		operands_add_list(operands, list, text.length, options->null ? '\0' : '\n');
	return list;
}

void each_input(const struct options *options, struct inputs *inputs)
{
	struct operands operands = { 0 };
	char *list;

	inputs->discovery.file = file_found;
	inputs->discovery.excludes = options->excludes;
	inputs->discovery.includes = options->includes;
	inputs->discovery.no_gitignore = options->no_gitignore;
	inputs->discovery.skip_unrecognised = options->skip_unrecognised;
	for (int i = 0; i < options->operand_count; i++)
		operands_add(&operands, options->operands[i], true);
	list = add_list(options, inputs, &operands);
	if (operands.count > 1) {
		operands_index(&operands);
		inputs->discovery.operands = &operands;
	}
	for (size_t i = 0; i < operands.count; i++)
		if (!take_operand(options, inputs, &operands.all[i]))
			break;
	operands_release(&operands);
	free(list);
}
