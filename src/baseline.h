/* The findings that were there when ecslint was brought in: later runs show only what is new. */
#ifndef ECSLINT_BASELINE_H
#define ECSLINT_BASELINE_H

#include "configs.h"
#include "finding_key.h"
#include "mask.h"

struct baseline;

/* NULL, and configs->failed, when the file is not in order, which is said. Lives in configs->arena. */
struct baseline *baseline_read(struct configs *configs, const char *path, struct config *config);
/* The same from bytes, which stay the caller's; `name` is for messages, `folder` what its files are told
 * from.
 */
struct baseline *baseline_parse(const char *name, const char *folder, struct text bytes, struct arena *arena);
/* The absolute folder that its files are told from. */
const char *baseline_folder(const struct baseline *baseline);
/* Whether the finding was there before. Each entry hides as many findings as it counts; of definitions that
 * stand one a line, all that are equal. `file` is the path seen from baseline_folder(). May be called from
 * several threads. */
bool baseline_holds(struct baseline *baseline, const char *file, const struct document *document,
		    const struct mask *mask, const struct finding *finding);
/* Tells that the file was checked, so that entries of it which are left over are stale. */
void baseline_saw(struct baseline *baseline, const char *file);
/* Entries that hid less than they count: the first of them, and how many. Looked at are those of files that
 * were checked and, after a search of its folder, of files that are gone. */
const struct node *baseline_stale(const struct baseline *baseline, bool searched, size_t *count);
struct settings_file *baseline_file(struct baseline *baseline);
struct baseline *baseline_next(const struct baseline *baseline); /* of those that were read */
struct config *baseline_config(const struct baseline *baseline); /* that was given when it was read */

/* How findings become a baseline. */
struct baseline_writing {
	const char *folder; /* absolute; where the file will be */
	struct baseline *before; /* what is there of files that this run does not see stays; NULL: nothing */
	struct names seen; /* files, in JSON */
	struct names lines; /* entries, in JSON */
	struct baseline_line *first;
	const char *file; /* that the next lines are about, in JSON */
	size_t count;
	size_t kept; /* entries of other files */
	struct arena arena;
};

/* Calls back for each entry of files that are there, and where `is_seen` says false. */
void baseline_keep(const struct baseline *baseline, bool (*is_seen)(const char *file, void *state),
		   void (*use)(const char *file, const struct finding_key *key, unsigned count, void *state),
		   void *state);

/* What `ecslint baseline` writes; the state of its report is a struct baseline_writing. */
extern const struct format format_baseline;

#endif
