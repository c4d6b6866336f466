/* Finds the root of a git repository, and the ignore files between it and a folder. */
#include "git_ignore.h"

#include "arena.h"
#include "checked.h"
#include "whole_file.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

struct ignore_rules *ignore_rules_of(const char *path, size_t base, struct ignore_rules *outer,
				     const struct ignore_faults *faults)
{
	struct ignore_rules *rules = ignore_rules_read(path, base, outer);

	if (!rules && errno)
		faults->failed(faults->context, path, errno);
	return rules;
}

/* The path that a file of git's holds, behind `prefix`; taken from `folder` on when it is relative. NULL when
 * there is none. */
static const char *path_in_file(struct arena *arena, const char *folder, const char *name, const char *prefix)
{
	const char *path = arena_printf(arena, "%s/%s", folder, name);
	struct text text;
	char *bytes = read_whole_file(path, 2 * PATH_MAX, FILE_NO_LINK, &text);

	path = NULL;
	if (bytes && text_starts(text, prefix)) {
		text = text_slice(text, strlen(prefix), text.length);
		text.length = text_find(text, '\n');
		path = text_starts(text, "/") ? arena_copy(arena, text.bytes, text.length)
					      : arena_printf(arena, "%s/%.*s", folder, TEXT_ARGS(text));
	}
	free(bytes);
	return path;
}

struct ignore_rules *git_excludes(const char *folder, size_t base, const struct ignore_faults *faults)
{
	struct arena arena = ARENA_INIT;
	const char *path = arena_printf(&arena, "%s/.git/info/exclude", folder);
	struct ignore_rules *rules = ignore_rules_of(path, base, NULL, faults);

	/* In a linked work tree or a submodule .git is a file that names the folder. */
	if (!rules && (path = path_in_file(&arena, folder, ".git", "gitdir: "))) {
		const char *common = path_in_file(&arena, path, "commondir", "");

		path = arena_printf(&arena, "%s/info/exclude", common ? common : path);
		rules = ignore_rules_of(path, base, NULL, faults);
	}
	arena_release(&arena);
	return rules;
}

/* The length of the path of the nearest folder from this one up that holds .git; false when there is none. */
static bool find_root(struct arena *arena, const char *folder, size_t *length)
{
	struct stat status;

	*length = strcmp(folder, "/") != 0 ? strlen(folder) : 0;
	while (lstat(arena_printf(arena, "%.*s/.git", (int)*length, folder), &status)) {
		if (!*length)
			return false;
		do
			--*length;
		while (folder[*length] != '/');
	}
	return true;
}

void git_above_find(struct git_above *above, const char *folder, const struct ignore_faults *faults)
{
	struct arena arena = ARENA_INIT;
	struct text inside = { "", 0 };
	size_t root;

	*above = (struct git_above){ 0 };
	/* A root knows itself when it is read. */
	if (find_root(&arena, folder, &root) && folder[root]) {
		const char *path = arena_copy(&arena, folder, root);

		inside = (struct text){ folder + root + 1, strlen(folder + root + 1) };
		above->rules = git_excludes(path, 0, faults);
		for (size_t at = 0; at < inside.length; at++) {
			struct ignore_rules *rules;

			path = arena_printf(&arena, "%.*s/.gitignore", (int)(root + at), folder);
			rules = ignore_rules_of(path, at, above->rules, faults);
			if (rules)
				above->rules = rules;
			at += text_find(text_slice(inside, at, inside.length), '/');
		}
	}
	above->inside = malloc(inside.length + 2);
	checked(above->inside);
	memcpy(above->inside, inside.bytes, inside.length);
	strcpy(above->inside + inside.length, inside.length ? "/" : "");
	arena_release(&arena);
}

void git_above_release(struct git_above *above)
{
	ignore_rules_release(above->rules, NULL);
	free(above->inside);
}
