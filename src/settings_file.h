/* A JSON file that tells ecslint what to do: comments and trailing commas are allowed, mistakes are not. */
#ifndef ECSLINT_SETTINGS_FILE_H
#define ECSLINT_SETTINGS_FILE_H

#include "finding.h"

struct settings_file {
	const char *name; /* for messages */
	struct source source;
	struct arena *arena;
	const struct node *root; /* an object; NULL when it cannot be read */
	unsigned errors; /* said on standard error with line and column, as long as they are few */
};

/* All of a regular file that is no link. False and why not, an errno or an input_fault. */
bool settings_bytes(const char *path, size_t longest, struct arena *arena, struct text *bytes, int *error);
/* Reads `bytes`, which stay the caller's; all that is made of them lives in `arena`, as does `name`. */
void settings_file_read(struct settings_file *file, const char *name, struct text bytes, struct arena *arena);
/* Says what is wrong with a member's key or value. */
void settings_error(struct settings_file *file, const struct node *at, enum part part, const char *format,
		    ...) __attribute__((format(printf, 4, 5)));

/* NULL, and an error, when it is no string. */
const char *settings_string(struct settings_file *file, const struct node *value);
/* The first string of a list of strings, or a single one; then the next. NULL at the end; errors for others.
 */
const struct node *first_string(struct settings_file *file, const struct node *value);
const struct node *next_string(struct settings_file *file, const struct node *string);
/* The number of the word among `count` words; -1, and an error with a suggestion, when it is none. */
int settings_word(struct settings_file *file, const struct node *value, const char *const *words,
		  unsigned count);
/* An error for a key that is none of the words, with a suggestion. */
void unknown_key(struct settings_file *file, const struct node *member, const char *const *words,
		 unsigned count);

#endif
