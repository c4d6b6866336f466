/* Which configuration file is for which input. */
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
	struct names by_folder; /* absolute folders, to struct placed */
	struct config *all;
	const struct placed *last; /* looked up */
	bool failed; /* something in a configuration is wrong, and was said */
};

/* A folder with the configuration for what is in it. */
struct placed {
	const char *folder; /* as written */
	const char *absolute; /* NULL when there is no such folder */
	struct config *config; /* NULL: none */
};

void configs_init(struct configs *configs, const struct options *options);
void configs_release(struct configs *configs);

/* Of the folder of an input; "." for standard input without a name. The nearest file upwards to the root of
 * the repository, or --config. */
const struct placed *place_of(struct configs *configs, const char *path);
/* Where an input lies, seen from `folder`; NULL when that is not known. */
const char *path_seen_from(const struct placed *place, const char *path, const char *folder,
			   struct arena *arena);
/* The absolute path that a configuration names, from its folder on; NULL when it lies outside of the
 * repository or, unless it may be missing, does not exist: that is said. */
const char *configured_path(struct configs *configs, struct config *config, const struct node *path,
			    bool may_be_missing);
/* All of a file of up to 16 MiB; bytes NULL with errno. */
struct text read_settings(const char *path, struct arena *arena);

#endif
