/* What ecslint has to say about one place of a document. */
#ifndef ECSLINT_FINDING_H
#define ECSLINT_FINDING_H

#include "source.h"
#include "tree.h"

struct definition;
struct rule;

/* ERROR: ECS or one of its standard clients refuses the document as it stands. WARNING: accepted, but it will
 * fail, be ignored or hurt at run time. INFO: advice. */
enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR };

const char *severity_name(enum severity severity);

enum part { PART_VALUE, PART_KEY };

/* A second place that helps to understand the first. */
struct related {
	struct span at;
	const struct node *node;
	const char *label;
	struct related *next;
};

struct finding {
	const struct rule *rule;
	enum severity severity;
	const struct definition *definition; /* that it is about; NULL: the document */
	unsigned launch; /* the launch types it speaks for, LAUNCH_… bits; 0: all */
	const struct node *node; /* gives the pointer; NULL: the whole document, "" */
	struct span at;
	const char *message; /* lower case, no full stop */
	const char *help; /* what to write instead; NULL: the rule's */
	const char *answer; /* ECS's own words; NULL: the rule's; "": none */
	const char *label; /* a few words under the underlined place, or NULL */
	bool in_dialect; /* its words name the members as the template does */
	struct related *related;
	struct finding *next;
};

#endif
