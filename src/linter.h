/* The inside of a linter: which rules run, how grave they are, and what is compiled on first use. */
#ifndef ECSLINT_LINTER_H
#define ECSLINT_LINTER_H

#include "lint.h"
#include "pattern.h"

enum hook { HOOK_TASK, HOOK_CONTAINER, HOOK_PORT, HOOK_VOLUME, HOOK_COUNT };

struct level {
	bool enabled;
	bool stated; /* the severity is the user's */
	bool tuned; /* the parameter is */
	int64_t parameter;
	enum severity severity;
};

struct linter {
	struct settings settings;
	const struct topic *const *topics; /* those of the program, then those of users */
	size_t topic_count;
	const struct topic **more_topics; /* the same in memory of its own; NULL: there are none of users */
	struct level *levels; /* one a rule, in the order of the topics */
	size_t rule_count;
	/* The enabled rules by hook, made before the first document. */
	const struct rule **active[HOOK_COUNT];
	size_t active_count[HOOK_COUNT];
	bool ready;
	const struct rule *last; /* asked for, as findings of a rule come one behind the other */
	const struct level *last_level;
	struct pattern_cache patterns;
};

#endif
