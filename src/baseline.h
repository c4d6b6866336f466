/* The findings that were there when ecslint was brought in: later runs show only what is new. */
#ifndef ECSLINT_BASELINE_H
#define ECSLINT_BASELINE_H

#include "configs.h"
#include "mask.h"

struct baseline;

/* NULL, and configs->failed, when the file is not in order, which is said. Lives in configs->arena. */
struct baseline *baseline_read(struct configs *configs, const char *path);
/* The absolute folder that its files are told from. */
const char *baseline_folder(const struct baseline *baseline);
/* Whether the finding was there before; each entry hides as many findings as it counts. `file` is the path
 * seen from baseline_folder(). May be called from several threads. */
bool baseline_holds(struct baseline *baseline, const char *file, const struct document *document,
		    const struct mask *mask, const struct finding *finding);
/* Tells that the file was checked, so that entries of it which are left over are stale. */
void baseline_saw(struct baseline *baseline, const char *file);
/* Entries of checked files that hid less than they count: the first of them, and how many. */
const struct node *baseline_stale(const struct baseline *baseline, size_t *count);
struct settings_file *baseline_file(struct baseline *baseline);

/* What `ecslint baseline` writes. */
extern const struct format format_baseline;

#endif
