/* What several topics ask of the network mode. */
#ifndef ECSLINT_RULES_NETWORK_H
#define ECSLINT_RULES_NETWORK_H

#include "rule.h"

/* "awsvpc", …: the mode that holds, written or not. NULL when nobody knows. */
const char *network_name(const struct lint *l);
/* For a finding that a network mode is the cause of: points at the mode. Without networkMode on Managed
 * Instances awsvpc holds by the guide alone, not by an answer of ECS: the finding becomes a warning. */
void blame_network(struct lint *l, struct finding *finding);

#endif
