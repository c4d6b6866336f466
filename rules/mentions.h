/* A mistake that several places share: the first carries the finding, a few others are shown beside it. */
#ifndef ECSLINT_MENTIONS_H
#define ECSLINT_MENTIONS_H

#include "rule.h"

struct mentions {
	struct names names;
};

void mentions_init(struct mentions *mentions, struct lint *l);
/* True when the name has a finding already; `at` is then shown with it. */
bool mentioned(struct lint *l, const struct mentions *mentions, struct text name, const struct node *at);
void mention(struct lint *l, struct mentions *mentions, struct text name, struct finding *finding);

#endif
