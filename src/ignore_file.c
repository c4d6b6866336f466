/* Reads .gitignore files and asks them in turn, the innermost first. */
#include "ignore_file.h"

#include "checked.h"
#include "whole_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* Far beyond what anybody writes. */
enum { LONGEST_FILE = 16 * 1024 * 1024 };

struct ignore_rules *ignore_rules_read(const char *path, size_t base, struct ignore_rules *outer)
{
	struct ignore_rules *rules;
	struct text rest;
	char *bytes = read_whole_file(path, LONGEST_FILE, FILE_NO_LINK, &rest);

	if (!bytes) {
		if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == EISDIR)
			errno = 0;
		return NULL;
	}
	rules = calloc(1, sizeof *rules);
	checked(rules);
	*rules = (struct ignore_rules){ .base = base, .outer = outer, .bytes = bytes };
	if (text_starts(rest, "\xEF\xBB\xBF"))
		rest = text_slice(rest, 3, rest.length);
	while (rest.length) {
		size_t end = text_find(rest, '\n');
		struct text line = text_slice(rest, 0, end);

		line.length -= text_ends(line, "\r");
		if (!text_starts(line, "#"))
			glob_list_add(&rules->globs, line);
		rest = text_slice(rest, end + 1, rest.length);
	}
	return rules;
}

void ignore_rules_release(struct ignore_rules *rules, const struct ignore_rules *kept)
{
	while (rules && rules != kept) {
		struct ignore_rules *outer = rules->outer;

		glob_list_release(&rules->globs);
		free(rules->bytes);
		free(rules);
		rules = outer;
	}
}

bool is_ignored(const struct ignore_rules *rules, struct text path, struct text name, bool is_folder)
{
	for (; rules; rules = rules->outer) {
		struct text below = text_slice(path, rules->base, path.length);
		enum glob_verdict verdict = glob_list_judge(&rules->globs, below, name, is_folder);

		if (verdict != GLOB_SILENT)
			return verdict == GLOB_CHOSEN;
	}
	return false;
}
