/* One configuration file, `.ecslint.json`, and those that it extends. */
#ifndef ECSLINT_CONFIG_H
#define ECSLINT_CONFIG_H

#include "glob.h"
#include "names.h"
#include "options.h"
#include "selector.h"
#include "settings_file.h"

#include <stdatomic.h>

#define CONFIG_NAME ".ecslint.json"

enum {
	MOST_OVERRIDES = 64, /* of a configuration with all that it extends */
	MOST_CHAINED = 64, /* files that a configuration extends, with itself */
};

enum config_member {
	KEY_SCHEMA,
	KEY_EXTENDS,
	KEY_SELECT,
	KEY_IGNORE,
	KEY_SEVERITY,
	KEY_RULES,
	KEY_LAUNCH_TYPE,
	KEY_CLIENT,
	KEY_LATE_BOUND,
	KEY_FAIL_ON,
	KEY_OVERRIDES,
	KEY_EXCLUDE,
	KEY_INCLUDE,
	KEY_SUPPRESS,
	KEY_BASELINE,
	KEY_MANDATORY,
	KEY_RULES_FILES,
	KEY_COUNT,
};

/* A rule's parameter. */
struct tuning {
	const char *rule;
	int64_t value;
	const struct node *at;
	struct tuning *next;
};

/* What a file says of rules and of the target, as a whole or for some files. */
struct layer {
	const struct settings_file *file;
	const struct node *said[KEY_COUNT]; /* the members; NULL: it does not say it */
	struct adjustment *adjustments;
	struct adjustment **last; /* where the next one is linked in */
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
	struct word *rules; /* rules, topics or groups; NULL: all */
	struct glob_list files;
	bool has_files;
	bool has_at;
	struct selector at;
	const char *until; /* YYYY-MM-DD, the last day; NULL: for good */
	bool expired;
	bool is_for_one_file; /* that its path names */
	atomic_bool used;
	atomic_bool file_seen; /* that one file was checked */
	struct suppression *next;
};

struct suppression_link {
	struct suppression *suppression;
	const struct glob *glob; /* the pattern that it was found by; NULL: none */
	struct suppression_link *next;
};

struct suppression_list {
	struct suppression_link *first;
};

/* Suppressions that have not ended, by what must be looked at to tell whether they are for a file. */
struct suppression_index {
	struct names paths; /* a path of a file or a folder, to a list */
	struct names file_names; /* a name on the path, to a list */
	struct suppression_link *others;
};

struct config {
	struct settings_file file;
	const char *folder; /* absolute, without links: what the paths and patterns in the file start from */
	const char *root; /* of the repository; nothing outside of it is read */
	struct extension {
		struct config *config;
		struct extension *next;
	} * extends; /* in the order in which they count */
	/* Those that it extends, directly or not, each once, and itself; the last one counts most. */
	struct config *const *chain;
	unsigned chain_length;
	struct layer layer;
	struct override *overrides;
	unsigned override_count;
	struct glob_list exclude;
	struct glob_list include;
	struct suppression *suppressions; /* in the order of the file */
	struct suppression_index index;
	struct word *mandatory; /* rules that nothing turns off or suppresses */
	struct word *rules_files;
	struct word *baseline; /* NULL: none */
	const struct topic *const *topics; /* of the rules in the rules files of the chain; ends with NULL */
	bool says_what_is_searched; /* there is an exclude or include in the chain */
	bool governs; /* it is nobody's extension only */
	bool remarked; /* what is wrong about its suppressions was told */
	struct config *next; /* of all that were read */
};

/* Where a configuration file is. */
struct config_origin {
	const char *name; /* for messages */
	const char *folder;
	const char *root;
	const char *today; /* YYYY-MM-DD */
};

/* Reads the file, not those it extends: `extend` is called for each, and returns NULL when that failed, which
 * it said. */
struct config *
config_read(const struct config_origin *origin, struct text bytes, struct arena *arena,
	    struct config *(*extend)(void *state, struct config *from, const struct node *path), void *state);
void config_release(struct config *config);

/* The keys of a configuration file, for its schema and for those who print it. */
struct config_key {
	const char *name;
	const char *help;
	bool in_overrides;
};

extern const struct config_key config_keys[KEY_COUNT];
#endif
