/* Patterns for file names as .gitignore has them. */
#ifndef ECSLINT_GLOB_H
#define ECSLINT_GLOB_H

#include "text.h"

/* What a pattern needs of a name at the least; most are decided by that alone. */
enum glob_kind {
	GLOB_LITERAL, /* it is this text */
	GLOB_SUFFIX, /* it ends in this text */
	GLOB_WILD,
};

/* One pattern. The text is the caller's and must stay. */
struct glob {
	struct text written;
	struct text
		pattern; /* without the signs that the members below stand for; of GLOB_SUFFIX without `*` */
	enum glob_kind kind;
	bool negated; /* `!` before it: takes back what an earlier pattern says */
	bool folders_only; /* `/` behind it */
	bool whole_path; /* a `/` in it: compared with the path, not with its last name */
};

/* False when the line holds no pattern: it is blank. */
bool glob_parse(struct glob *glob, struct text line);

/* `path` is relative to the folder that the pattern is for, without `/` at its ends; `name` is its last part.
 * A folder's pattern does not match what is in the folder. Takes time in proportion to the length of the
 * pattern times that of the path, at most. Bytes are compared as they are, with their case. */
bool glob_matches(const struct glob *glob, struct text path, struct text name, bool is_folder);

struct glob_list {
	struct glob *globs;
	size_t count;
	size_t room;
};

enum glob_verdict { GLOB_SILENT, GLOB_CHOSEN, GLOB_TAKEN_BACK };

/* False when the line holds no pattern. Aborts when out of memory. */
bool glob_list_add(struct glob_list *list, struct text line);
void glob_list_release(struct glob_list *list);
/* The last pattern that matches decides. */
enum glob_verdict glob_list_judge(const struct glob_list *list, struct text path, struct text name,
				  bool is_folder);

/* The last part of a path. */
struct text base_name(struct text path);

#endif
