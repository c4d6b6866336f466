/* Reads the rule files that the command line names. */
#include "inputs.h"
#include "user_rules.h"

#include <errno.h>
#include <stdio.h>

enum { MOST_BYTES = 1024 * 1024 };

static bool read_bytes(const char *path, struct arena *arena, struct text *bytes)
{
	FILE *file = fopen(path, "re");
	char *room = arena_alloc(arena, MOST_BYTES + 1);
	int error = file ? 0 : errno;

	*bytes = (struct text){ room, file ? fread(room, 1, MOST_BYTES + 1, file) : 0 };
	if (file && ferror(file))
		error = errno;
	else if (bytes->length > MOST_BYTES)
		error = EFBIG;
	if (file)
		fclose(file);
	if (error)
		say_failed(path, error);
	return !error;
}

enum status read_rules_files(struct options *options)
{
	struct user_rules *rules;
	enum status status = STATUS_CLEAN;

	if (!options->rules_files || options->user_topic)
		return STATUS_CLEAN;
	rules = arena_zalloc(&options->arena, sizeof *rules);
	user_rules_init(rules, &options->arena);
	for (const struct rules_file *file = options->rules_files; file; file = file->next) {
		struct text bytes;

		if (!read_bytes(file->path, &options->arena, &bytes))
			status = STATUS_FAILED;
		else if (!user_rules_read(rules, file->path, bytes) && status == STATUS_CLEAN)
			status = STATUS_USAGE;
	}
	options->user_topic = user_rules_topic(rules);
	return status;
}
