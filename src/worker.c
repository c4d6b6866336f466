/* Opens inputs, tells one document from many lines of them, and hands each to the linter. */
#include "worker.h"

#include "checked.h"
#include "reader.h"
#include "recognise.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { FIRST_ROOM = 64 * 1024 };

void worker_init(struct worker *worker, const struct options *options, struct linter *linter)
{
	worker->options = options;
	worker->linter = linter;
	worker->arena = (struct arena)ARENA_INIT;
	worker->bytes = NULL;
	worker->room = 0;
}

void worker_release(struct worker *worker)
{
	arena_release(&worker->arena);
	free(worker->bytes);
}

static size_t longest_document(const struct worker *worker)
{
	size_t limit = worker->options->settings.max_bytes;

	return limit ? limit : READER_MAX_BYTES;
}

static bool judge(struct worker *worker, struct source source)
{
	struct document document;
	bool going;

	lint_document(worker->linter, &document, source, &worker->arena);
	going = worker->use(worker, &document);
	arena_reset(&worker->arena);
	return going;
}

/* Up to `limit` bytes. False with errno. */
static bool read_up_to(struct worker *worker, int file, size_t *length, size_t limit)
{
	ssize_t count = 1;

	while (count && *length < limit) {
		size_t room;

		if (*length == worker->room) {
			worker->room = worker->room ? worker->room * 2 : FIRST_ROOM;
			worker->bytes = realloc(worker->bytes, worker->room);
			checked(worker->bytes);
		}
		room = limit < worker->room ? limit - *length : worker->room - *length;
		count = read(file, worker->bytes + *length, room);
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return false;
		*length += (size_t)count;
	}
	return true;
}

enum worked work_on_block(struct worker *worker, const struct line_block *block, const char *name)
{
	struct source source = { .name = name, .is_line = true, .lines_before = block->first_line };
	size_t at = 0;

	for (; at < block->length; source.lines_before++) {
		source.bytes_before = block->offset + at;
		source.bytes = next_line(block, &at);
		if (!text_trim(source.bytes).length)
			continue;
		if (!judge(worker, source))
			return WORKED_STOP;
	}
	return WORKED;
}

enum worked work_on_lines(struct worker *worker, struct line_blocks *blocks, const char *name)
{
	struct line_block block = { 0 };
	enum worked worked = WORKED;

	while (worked == WORKED && next_block(blocks, &block))
		worked = work_on_block(worker, &block, name);
	line_block_release(&block);
	return worked;
}

static enum worked work_on_stream(struct worker *worker, int file, const char *name, struct text start)
{
	struct line_blocks blocks;
	enum worked worked;

	line_blocks_init(&blocks, file, longest_document(worker), start);
	worked = worker->lines ? worker->lines(worker, &blocks, name) : work_on_lines(worker, &blocks, name);
	if (blocks.error)
		worker->failed(worker, name, blocks.error);
	line_blocks_release(&blocks);
	return worked;
}

static bool has_lines_name(const char *name)
{
	struct text text = { name, strlen(name) };

	return text_ends_ignoring_case(text, ".ndjson") || text_ends_ignoring_case(text, ".jsonl");
}

bool is_lines(const struct worker *worker, const char *name)
{
	enum shape shape = worker->options->settings.input;

	return shape == SHAPE_LINES || (shape == SHAPE_UNKNOWN && has_lines_name(name));
}

/* Whether an input that begins like this is to be judged. */
static bool is_wanted(const struct input *input, struct text start)
{
	switch (input->certainty) {
	case BY_WORD:
		return true;
	case BY_NAME:
		return !is_something_else(recognise_text(start));
	default:
		return holds_definitions(recognise_text(start));
	}
}

static enum worked work_on_file(struct worker *worker, int file, const struct input *input)
{
	struct source source = { .name = input->name };
	bool lines = is_lines(worker, input->name), done;
	size_t length = 0;
	struct text start;

	done = read_up_to(worker, file, &length, FIRST_ROOM);
	start = (struct text){ worker->bytes, length };
	/* What begins with a bracket alone in its line is one document, whatever it was taken for. */
	lines = lines && !opens_in_lines(start);
	if (done && lines && input->certainty == BY_WORD)
		return work_on_stream(worker, file, input->name, start);
	if (done &&
	    (lines || (worker->options->settings.input == SHAPE_UNKNOWN && looks_like_lines(start)))) {
		if (!is_wanted(input, start))
			return WORKED_NOT;
		if (worker->defers)
			return WORKED_LATER;
		return work_on_stream(worker, file, input->name, start);
	}
	/* One byte more than a document may have: the reader says then that it is too long. */
	if (done && length == FIRST_ROOM)
		done = read_up_to(worker, file, &length, longest_document(worker) + 1);
	if (!done) {
		worker->failed(worker, input->name, errno);
		return WORKED_NOT;
	}
	source.bytes = (struct text){ worker->bytes, length };
	if (!is_wanted(input, source.bytes))
		return WORKED_NOT;
	return judge(worker, source) ? WORKED : WORKED_STOP;
}

enum worked work_on(struct worker *worker, const struct input *input)
{
	enum worked worked;
	int file;

	if (!input->path)
		return work_on_file(worker, STDIN_FILENO, input);
	/* What was a file when it was looked at may be a pipe by now. */
	file = open(input->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (input->is_stream ? 0 : O_NONBLOCK));
	if (file < 0) {
		worker->failed(worker, input->path, errno);
		return WORKED_NOT;
	}
	worked = work_on_file(worker, file, input);
	close(file);
	return worked;
}
