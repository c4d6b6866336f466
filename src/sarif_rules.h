/* What SARIF says about the rules themselves. */
#ifndef ECSLINT_SARIF_RULES_H
#define ECSLINT_SARIF_RULES_H

#include <jansson.h>

#include "lint.h"

struct sarif_rules {
	const struct rule **list; /* those enabled, by id */
	enum severity *severities; /* as configured */
	size_t count;
	struct arena *arena;
};

void sarif_rules_init(struct sarif_rules *rules, struct linter *linter, struct arena *arena);
/* Where the rule stands in the list. */
json_int_t sarif_rule_index(const struct sarif_rules *rules, const struct rule *rule);
/* `levels` are SARIF's words by severity. */
json_t *sarif_rule_object(const struct sarif_rules *rules, size_t index, const char *const *levels);
/* With a full stop at its end, as SARIF wants it. */
const char *sarif_sentence(const char *words, struct arena *arena);

#endif
