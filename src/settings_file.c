/* Reads settings, and says where they are wrong. */
#include "settings_file.h"

#include "discover.h"
#include "display.h"
#include "options.h"
#include "reader.h"
#include "suggest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_ERRORS = 50 };

static int fault_of(mode_t mode)
{
	return S_ISREG(mode)    ? 0
	       : S_ISDIR(mode)  ? EISDIR
	       : S_ISFIFO(mode) ? INPUT_IS_PIPE
	       : S_ISSOCK(mode) ? INPUT_IS_SOCKET
				: INPUT_IS_DEVICE;
}

static bool read_all(int file, struct text *bytes, char *room, size_t size)
{
	ssize_t count = 1;

	*bytes = (struct text){ room, 0 };
	while (count && bytes->length < size) {
		count = read(file, room + bytes->length, size - bytes->length);
		if (count < 0 && errno != EINTR)
			return false;
		if (count > 0)
			bytes->length += (size_t)count;
	}
	return true;
}

bool settings_bytes(const char *path, size_t longest, struct arena *arena, struct text *bytes, int *error)
{
	/* Nothing that is put in place of a file makes this wait. */
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW);
	struct stat status;

	*error = 0;
	if (file < 0 || fstat(file, &status))
		*error = errno;
	else
		*error = fault_of(status.st_mode);
	if (!*error && (uint64_t)status.st_size > longest)
		*error = EFBIG;
	if (!*error &&
	    !read_all(file, bytes, arena_alloc(arena, (size_t)status.st_size + 1), (size_t)status.st_size))
		*error = errno;
	if (file >= 0)
		close(file);
	return !*error;
}

/* False when enough was said of this file. */
static bool may_speak(struct settings_file *file)
{
	if (file->errors++ < MOST_ERRORS)
		return true;
	if (file->errors == MOST_ERRORS + 1) {
		fputs("ecslint: ", stderr);
		put_escaped(stderr, (struct text){ file->name, strlen(file->name) });
		fputs(": there are more mistakes in this file: mend these first\n", stderr);
	}
	return false;
}

static void put_place(struct settings_file *file, struct span at)
{
	struct place place = source_place(&file->source, file->arena, at.start);

	fputs("ecslint: ", stderr);
	put_escaped(stderr, (struct text){ file->name, strlen(file->name) });
	fprintf(stderr, ":%lu:%lu: ", (unsigned long)place.line, (unsigned long)place.column);
}

static void put_words(const char *words)
{
	put_escaped(stderr, (struct text){ words, strlen(words) });
	fputc('\n', stderr);
}

void settings_error(struct settings_file *file, const struct node *at, enum part part, const char *format,
		    ...)
{
	va_list args;

	if (!may_speak(file))
		return;
	put_place(file, part == PART_KEY && at->key_at.end ? at->key_at : at->at);
	va_start(args, format);
	put_words(arena_vprintf(file->arena, format, args));
	va_end(args);
}

void settings_file_read(struct settings_file *file, const char *name, struct text bytes, struct arena *arena)
{
	struct reader_options options = { .max_bytes = bytes.length + 1, .rendered = true, .relaxed = true };
	struct reading reading;

	*file = (struct settings_file){ .name = name,
					.source = { .name = name, .bytes = bytes },
					.arena = arena };
	reading = read_document(&file->source, &options, arena);
	for (const struct fault *fault = reading.faults; fault; fault = fault->next) {
		if (fault->kind == FAULT_BYTE_ORDER_MARK)
			continue; /* some editors write one unasked */
		/* In a string it is text about templates, or a pattern. */
		if (fault->kind == FAULT_TOKEN && fault->node && fault->node->kind == NODE_STRING)
			continue;
		if (!may_speak(file))
			continue;
		put_place(file, fault->at);
		put_words(fault->message);
	}
	file->root = reading.root;
	if (file->root && file->root->kind != NODE_OBJECT) {
		settings_error(file, file->root, PART_VALUE, "this is %s, and should be an object",
			       node_kind_name(file->root->kind));
		file->root = NULL;
	}
}

const char *settings_string(struct settings_file *file, const struct node *value)
{
	if (value->kind == NODE_STRING)
		return arena_copy(file->arena, value->text.bytes, value->text.length);
	settings_error(file, value, PART_VALUE, "this is %s, and should be a string",
		       node_kind_name(value->kind));
	return NULL;
}

const struct node *next_string(struct settings_file *file, const struct node *string)
{
	for (string = string->parent->kind == NODE_ARRAY ? string->next : NULL; string;
	     string = string->next) {
		if (string->kind == NODE_STRING)
			return string;
		settings_string(file, string);
	}
	return NULL;
}

const struct node *first_string(struct settings_file *file, const struct node *value)
{
	if (value->kind == NODE_STRING)
		return value;
	if (value->kind != NODE_ARRAY) {
		settings_error(file, value, PART_VALUE, "this is %s, and should be a list of strings",
			       node_kind_name(value->kind));
		return NULL;
	}
	if (!value->first || value->first->kind == NODE_STRING)
		return value->first;
	settings_string(file, value->first);
	return next_string(file, value->first);
}

static const char *guess(struct settings_file *file, struct text word, const char *const *words,
			 unsigned count)
{
	struct suggestion suggestion = suggestion_for(word);

	if (file->errors > MOST_ERRORS)
		return ""; /* nobody hears it */
	for (unsigned i = 0; i < count; i++)
		suggestion_offer(&suggestion, words[i], strlen(words[i]));
	return did_you_mean(&suggestion, file->arena);
}

int settings_word(struct settings_file *file, const struct node *value, const char *const *words,
		  unsigned count)
{
	if (!settings_string(file, value))
		return -1;
	for (unsigned i = 0; i < count; i++)
		if (text_is(value->text, words[i]))
			return (int)i;
	settings_error(file, value, PART_VALUE, "\"%.*s\" is not possible here%s", TEXT_ARGS(value->text),
		       guess(file, value->text, words, count));
	return -1;
}

void unknown_key(struct settings_file *file, const struct node *member, const char *const *words,
		 unsigned count)
{
	settings_error(file, member, PART_KEY, "there is no key \"%.*s\" here%s", TEXT_ARGS(member->key),
		       guess(file, member->key, words, count));
}
