/* Walks folders, and tells a task definition from other JSON by its name or by a glance. */
#define _DEFAULT_SOURCE /* for d_type, where the system has it */
#include "discover.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* `task[-_]?def(inition)?` anywhere in a name that ends in .json. */
static bool has_task_name(struct text name)
{
	for (size_t i = 0; i + 7 <= name.length; i++) {
		size_t next = i + 4;

		if (!text_equal_ignoring_case(text_slice(name, i, next), TEXT("task")))
			continue;
		if (name.bytes[next] == '-' || name.bytes[next] == '_')
			next++;
		if (text_equal_ignoring_case(text_slice(name, next, next + 3), TEXT("def")))
			return true;
	}
	return false;
}

static bool is_json_name(struct text name)
{
	return name.length > 5 &&
	       text_equal_ignoring_case(text_slice(name, name.length - 5, name.length), TEXT(".json"));
}

static bool is_skipped(const char *name)
{
	static const char *const names[] = { ".", "..", ".git", ".hg", ".svn", "node_modules" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

static void *checked(void *memory)
{
	if (!memory) {
		fputs("ecslint: out of memory\n", stderr);
		abort();
	}
	return memory;
}

static char *joined(const char *folder, const char *name)
{
	size_t length = strlen(folder);
	char *path = checked(malloc(length + strlen(name) + 2));

	while (length > 1 && folder[length - 1] == '/')
		length--;
	if (!strcmp(folder, ".") || !strcmp(folder, "./")) {
		strcpy(path, name);
		return path;
	}
	memcpy(path, folder, length);
	if (path[length - 1] != '/')
		path[length++] = '/';
	strcpy(path + length, name);
	return path;
}

enum kind { KIND_UNKNOWN, KIND_FILE, KIND_FOLDER };

struct entry {
	char *name;
	enum kind kind; /* as far as the folder itself tells */
};

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

static enum kind kind_of(const struct dirent *entry)
{
#ifdef DT_REG
	if (entry->d_type == DT_REG)
		return KIND_FILE;
	if (entry->d_type == DT_DIR)
		return KIND_FOLDER;
#else
	(void)entry;
#endif
	return KIND_UNKNOWN;
}

/* All that is in a folder, by name; NULL with errno when it cannot be opened. */
static struct entry *entries_in(struct discovery *discovery, const char *folder, size_t *count)
{
	DIR *dir = opendir(folder);
	struct entry *entries;
	size_t room = 0;
	struct dirent *entry;

	*count = 0;
	if (!dir)
		return NULL;
	entries = checked(malloc(sizeof *entries));
	while ((errno = 0, entry = readdir(dir))) {
		if (is_skipped(entry->d_name))
			continue;
		if (*count == room) {
			room = room ? room * 2 : 32;
			entries = checked(realloc(entries, room * sizeof *entries));
		}
		entries[*count].name = strcpy(checked(malloc(strlen(entry->d_name) + 1)), entry->d_name);
		entries[(*count)++].kind = kind_of(entry);
	}
	if (errno)
		discovery->failed(discovery, folder, errno); /* but what was read so far is linted */
	closedir(dir);
	if (*count)
		qsort(entries, *count, sizeof *entries, by_name);
	return entries;
}

static bool visit(struct discovery *discovery, const char *path, const struct entry *entry)
{
	struct text name = { entry->name, strlen(entry->name) };
	struct stat status;

	if (entry->kind == KIND_FOLDER)
		return discover(discovery, path);
	if (entry->kind == KIND_FILE)
		return !is_json_name(name) || discovery->file(discovery, path, has_task_name(name));
	if (lstat(path, &status)) {
		/* Gone since the folder was read: nothing to lint. */
		if (errno != ENOENT)
			discovery->failed(discovery, path, errno);
		return true;
	}
	if (S_ISDIR(status.st_mode))
		return discover(discovery, path);
	if (!is_json_name(name))
		return true;
	/* A link to a file is as good as the file; folders behind links are not walked, so none is met twice.
	 */
	if (S_ISLNK(status.st_mode) && stat(path, &status))
		return true;
	return !S_ISREG(status.st_mode) || discovery->file(discovery, path, has_task_name(name));
}

bool discover(struct discovery *discovery, const char *folder)
{
	size_t count;
	struct entry *entries = entries_in(discovery, folder, &count);
	bool going = true;

	if (!entries) {
		discovery->failed(discovery, folder, errno);
		return true;
	}
	for (size_t i = 0; i < count; i++) {
		if (going) {
			char *path = joined(folder, entries[i].name);

			going = visit(discovery, path, &entries[i]);
			free(path);
		}
		free(entries[i].name);
	}
	free(entries);
	return going;
}

bool is_task_definition(struct text bytes)
{
	int64_t depth = 0;
	int64_t wrapped_depth = -1; /* inside taskDefinition */

	for (size_t i = 0; i < bytes.length; i++) {
		size_t start = i + 1;
		struct text string;

		switch (bytes.bytes[i]) {
		case '{':
			depth++;
			continue;
		case '[':
			if (!depth)
				return false;
			depth++;
			continue;
		case '}':
		case ']':
			if (--depth <= wrapped_depth)
				wrapped_depth = -1;
			continue;
		case '"':
			break;
		default:
			continue;
		}
		for (i = start; i < bytes.length && bytes.bytes[i] != '"'; i++)
			i += bytes.bytes[i] == '\\';
		string = text_slice(bytes, start, i);
		if (text_is(string, "taskDefinition") && depth == 1)
			wrapped_depth = 1;
		else if (text_is(string, "containerDefinitions") &&
			 (depth == 1 || (depth == 2 && wrapped_depth == 1)))
			return true;
	}
	return false;
}
