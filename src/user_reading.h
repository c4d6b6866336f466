/* What reads the parts of a rule file shares. */
#ifndef ECSLINT_USER_READING_H
#define ECSLINT_USER_READING_H

#include "settings_file.h"
#include "user_rule.h"
#include "user_rules.h"

enum key {
	KEY_ID,
	KEY_SEVERITY,
	KEY_SUMMARY,
	KEY_MESSAGE,
	KEY_WHY,
	KEY_HELP,
	KEY_URL,
	KEY_LAUNCH_TYPES,
	KEY_WHEN,
	KEY_AT, /* from here on those of `when`, too */
	KEY_REQUIRED,
	KEY_FORBIDDEN,
	KEY_EQUALS,
	KEY_ONE_OF,
	KEY_MATCHES,
	KEY_NOT_MATCHES,
	KEY_MIN,
	KEY_MAX,
	KEY_MIN_ITEMS,
	KEY_MAX_ITEMS,
	KEY_UNIQUE,
	KEY_COUNT,
};

/* By enum key. */
extern const char *const rule_keys[KEY_COUNT];

struct reading_rules {
	struct user_rules *rules;
	struct settings_file file;
	const struct node *members[KEY_COUNT]; /* of the object in hand; NULL: not there, or wrong and said */
	bool there[KEY_COUNT];
};

/* An unquoted token or a fault: that was said. */
bool was_said(const struct node *node);
/* NULL, and an error, when it is no string or an empty one. */
const char *string_of(struct reading_rules *r, const struct node *value);
/* An error inside of a string; its place is exact where the string has no escapes. */
void error_inside(struct reading_rules *r, const struct node *string, size_t offset, const char *words);
/* Whether the key is there; says so when it is not, but for an object of which something may be lost. */
bool has_key(struct reading_rules *r, const struct node *object, enum key key);
/* Where the object in hand is about, and what it demands there. */
void read_demand(struct reading_rules *r, const struct node *object, struct demand *demand);
/* The same as JSON, in one line. */
const char *written_demand(struct reading_rules *r);

#endif
