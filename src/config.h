/* One configuration file, `.ecslint.json`, and those that it extends. */
#ifndef ECSLINT_CONFIG_H
#define ECSLINT_CONFIG_H

#include "glob.h"
#include "options.h"
#include "selector.h"
#include "settings_file.h"

#include <stdatomic.h>

#define CONFIG_NAME ".ecslint.json"

/* A rule's parameter. */
struct tuning {
	const char *rule;
	int64_t value;
	struct tuning *next;
};

/* What a file says of rules and of the target, as a whole or for some files. */
struct layer {
	struct adjustment *adjustments;
	struct tuning *tunings;
	unsigned launch; /* LAUNCH_… bits; 0: it says nothing */
	bool says_client;
	enum client client;
	const struct late_bound *late_bound;
	bool says_fail_on;
	enum severity fail_on;
	bool fail_never;
};

/* Counts for the files that match. */
struct override {
	struct glob_list files;
	struct layer layer;
	struct override *next;
};

struct word {
	const char *text;
	const struct node *at;
	struct word *next;
};

/* Findings that are not to be shown. */
struct suppression {
	const struct node *node; /* the entry */
	const struct config *config;
	struct word *rules; /* rules, topics or groups; NULL: all */
	struct glob_list files;
	const char *file; /* the only one, when `files` is a plain path; or NULL */
	bool has_files;
	bool has_at;
	struct selector at;
	const char *until; /* YYYY-MM-DD, the last day; NULL: for good */
	bool expired;
	atomic_bool used;
	atomic_bool file_seen; /* `file` was checked */
	struct suppression *next;
};

struct config {
	struct settings_file file;
	const char *folder; /* absolute, without links */
	const char *root; /* of the repository; nothing outside of it is read */
	struct extension {
		struct config *config;
		struct extension *next;
	} * extends; /* in the order in which they count */
	struct layer layer;
	struct override *overrides;
	struct glob_list exclude;
	struct glob_list include;
	struct suppression *suppressions;
	struct word *mandatory; /* rules that nothing turns off or suppresses */
	struct word *rules_files;
	struct word *baseline; /* NULL: none */
	struct baseline *known; /* the findings that were there before; NULL: none */
	const char
		*path; /* absolute, when it is nobody's extension; its folder when only a baseline is there */
	struct config *next; /* of all that were read */
};

/* Reads the file, not those it extends: `extend` is called for each, and returns NULL when that failed, which
 * it said. `today` is YYYY-MM-DD. */
struct config *
config_read(const char *name, const char *folder, const char *root, struct text bytes, const char *today,
	    struct arena *arena,
	    struct config *(*extend)(void *state, struct config *from, const struct node *path), void *state);
void config_release(struct config *config);

/* The keys of a configuration file, for its schema and for those who print it. */
struct config_key {
	const char *name;
	const char *help;
	bool in_overrides;
};

extern const struct config_key config_keys[];
extern const unsigned config_key_count;

#endif
