/* What is in force for an input: its configuration, the overrides that match, and the command line. */
#ifndef ECSLINT_PROFILE_H
#define ECSLINT_PROFILE_H

#include "configs.h"
#include "discover.h"

struct profile {
	struct config *config; /* NULL: none */
	uint64_t overrides; /* bit n: the n-th one matches */
	struct linter *linter;
	enum severity fail_on;
	bool fail_never;
	struct profile *next;
};

/* Found in or added to `*list`, which belongs to one thread. `file` is the input's absolute path; NULL when
 * that is not known: then no override matches. It lasts until the next call. */
struct profile *profile_for(struct profile **list, const struct options *options, struct config *config,
			    const char *file);
/* Of what is said nowhere but on the command line; `linter` becomes the profile's. */
void profile_add_plain(struct profile **list, const struct options *options, struct linter *linter);
void profiles_release(struct profile *list);

/* Its layers with the overrides that match, those that count later behind; returns how many. */
enum { MOST_LAYERS = MOST_CHAINED + MOST_OVERRIDES };
unsigned profile_layers(const struct profile *profile, const struct layer *layers[MOST_LAYERS]);

/* Whether the patterns mean the file or a folder that it lies in. */
bool is_among(const struct glob_list *list, const char *file);

/* What the configuration and those that it extends say of a file or folder, or of a named one and its
 * folders; `file` is its absolute path. */
enum glob_verdict config_judges(const struct config *config, const char *file, bool is_folder,
				enum configured_list list);
/* Makes `linter` know the rules of users. */
void config_add_topics(const struct config *config, struct linter *linter);
/* Enables in `linter` all that may run for one file or the other. */
void config_list_rules(const struct config *config, struct linter *linter);

#endif
