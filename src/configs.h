/* Which configuration file and which baseline are for which input. */
#ifndef ECSLINT_CONFIGS_H
#define ECSLINT_CONFIGS_H

#include "config.h"
#include "names.h"

#define BASELINE_NAME ".ecslint-baseline.json"

struct configs {
	struct arena arena;
	const struct options *options;
	const char *working_folder; /* absolute */
	char today[sizeof "2026-01-01"];
	struct names folders; /* as written, to struct placed */
	struct names above; /* absolute folders, to what is found from there upwards */
	struct names by_path; /* absolute paths of configuration files, to struct config */
	struct names rules; /* the same of rules files, to struct rules_set */
	struct names baselines; /* the same of baselines, to struct baseline */
	struct config *all; /* in the order in which they were read */
	struct config **last; /* where the next one is linked in */
	struct baseline *known; /* in the same order */
	struct baseline **last_known;
	const struct placed *latest; /* looked up */
	bool failed; /* something in a configuration is wrong, and was said */
};

/* A folder with what is in force for the files in it. */
struct placed {
	const char *folder; /* as written */
	const char *absolute; /* NULL when there is no such folder */
	struct config *config; /* NULL: none */
	const char *baseline_path; /* absolute; the file need not be there; NULL: none is named or found */
	struct baseline *known; /* NULL: none */
};

void configs_init(struct configs *configs, const struct options *options);
void configs_release(struct configs *configs);

/* Of the folder that an input is in; "." for standard input without a name. The configuration is --config or
 * the nearest file upwards to the root of the repository, without one to the working folder; the baseline
 * --baseline, what the configuration names, or again the nearest. */
const struct placed *place_of(struct configs *configs, const char *path);
/* The same for what is in a folder. */
const struct placed *place_in(struct configs *configs, const char *folder);
/* Where an input of that folder lies; NULL when that is not known. */
const char *placed_path(const struct placed *place, const char *path, struct arena *arena);
/* A linter in which all is enabled that may run for the operands, or in the working folder for a command that
 * takes no inputs, by the command line or the configurations there: for lists of rules. NULL when
 * selected_linter() returns it. */
struct linter *listed_linter(struct options *options, struct configs *configs);
/* How messages name an absolute path. */
const char *shown_path(const struct configs *configs, const char *path, struct arena *arena);

#endif
