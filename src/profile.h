/* What is in force for an input: its configuration, the overrides that match, and the command line. */
#ifndef ECSLINT_PROFILE_H
#define ECSLINT_PROFILE_H

#include "configs.h"

enum { MOST_OVERRIDES = 64 }; /* of a configuration with all that it extends */

struct profile {
	struct config *config; /* NULL: none */
	uint64_t overrides; /* bit n: the n-th one matches */
	struct linter *linter;
	enum severity fail_on;
	bool fail_never;
	struct profile *next;
};

/* Found in or added to `*list`, which belongs to one thread. `file` is the input's path seen from the folder
 * of `config`; NULL when that is not known. */
struct profile *profile_for(struct profile **list, const struct options *options, struct config *config,
			    const char *file);
/* Of what is said nowhere but on the command line; `linter` becomes the profile's. */
void profile_add_plain(struct profile **list, const struct options *options, struct linter *linter);
void profiles_release(struct profile *list);

/* The configuration and all that it extends, those that count later behind. Returns how many, at most `room`.
 */
unsigned config_chain(struct config *config, struct config **chain, unsigned room);

enum { MOST_CHAINED = 64 };

/* Whether the patterns mean the file or a folder that it lies in; false for NULL. */
bool is_among(const struct glob_list *list, const char *file);

#endif
