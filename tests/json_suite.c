/* Runs the JSON syntax suite: every y_ file is accepted, every n_ file refused, no i_ file does harm. */
#include <dirent.h>
#include <stdio.h>

#include "differences.h"

enum { SKIPPED = 77 };

static struct text read_file(const char *directory, const char *name, struct arena *arena)
{
	const char *path = arena_printf(arena, "%s/%s", directory, name);
	FILE *file = fopen(path, "rb");
	struct text text = { NULL, 0 };
	size_t room = 1024 * 1024;
	char *bytes = arena_alloc(arena, room);

	if (!file) {
		perror(path);
		return text;
	}
	text.bytes = bytes;
	text.length = fread(bytes, 1, room, file);
	fclose(file);
	return text;
}

/* What is wrong with the verdict on one file, or NULL. */
static const char *judge(const char *name, const struct source *source, const struct reading *reading)
{
	bool refused = has_error(reading);
	int met = difference(source, reading);

	if (met == DIFFERENCE_WRONG)
		return "differs from jansson";
	if (name[0] == 'y' && refused)
		return "should be accepted";
	if (name[0] == 'n' && !refused)
		return "should be refused";
	return NULL;
}

static bool is_case(const char *name)
{
	size_t length = strlen(name);

	return length > 7 && strchr("yni", name[0]) && name[1] == '_' && !strcmp(name + length - 5, ".json");
}

static int run(const char *directory, DIR *entries)
{
	struct arena arena = ARENA_INIT;
	struct dirent *entry;
	int failures = 0;
	int count = 0;

	while ((entry = readdir(entries))) {
		struct source source = { .name = entry->d_name };
		struct reader_options options = { .max_bytes = 0 };
		struct reading reading;
		const char *wrong;

		if (!is_case(entry->d_name))
			continue;
		source.bytes = read_file(directory, entry->d_name, &arena);
		if (!source.bytes.bytes) {
			failures++;
			continue;
		}
		reading = read_document(&source, &options, &arena);
		wrong = judge(entry->d_name, &source, &reading);
		if (wrong) {
			printf("%s: %s\n", entry->d_name, wrong);
			failures++;
		}
		count++;
		arena_reset(&arena);
	}
	arena_release(&arena);
	printf("%d files, %d failures\n", count, failures);
	return failures || !count;
}

/* json_suite [DIRECTORY] */
int main(int argc, char **argv)
{
	struct arena arena = ARENA_INIT;
	const char *data = getenv("ECSLINT_TEST_DATA");
	const char *directory = argc > 1 ? argv[1]
				: data   ? arena_printf(&arena, "%s/corpus/json", data)
					 : NULL;
	DIR *entries = directory ? opendir(directory) : NULL;
	int status;

	if (!entries) {
		printf("skipped: no JSON syntax suite%s%s; ECSLINT_TEST_DATA names the folder that holds "
		       "corpus/json\n",
		       directory ? " in " : "", directory ? directory : "");
		status = SKIPPED;
	} else {
		status = run(directory, entries);
		closedir(entries);
	}
	arena_release(&arena);
	return status;
}
