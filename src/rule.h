/* What a rule is, and what its hooks may call. The only header a file in rules/ needs. */
#ifndef ECSLINT_RULE_H
#define ECSLINT_RULE_H

#include <inttypes.h>
#include <stddef.h>

#include "finding.h"
#include "model.h"
#include "names.h"
#include "pages.h"

enum launch_type {
	LAUNCH_EC2 = 1 << 0,
	LAUNCH_FARGATE = 1 << 1,
	LAUNCH_EXTERNAL = 1 << 2,
	LAUNCH_MANAGED_INSTANCES = 1 << 3,
	LAUNCH_ALL = (1 << 4) - 1,
};

enum {
	NETWORK_IS_BRIDGE = 1 << 0,
	NETWORK_IS_HOST = 1 << 1,
	NETWORK_IS_AWSVPC = 1 << 2,
	NETWORK_IS_NONE = 1 << 3
};
enum { OS_IS_LINUX = 1 << 0, OS_IS_WINDOWS = 1 << 1 };

/* Rules outside GROUP_DEFAULT run only when selected. */
enum group { GROUP_DEFAULT, GROUP_SECURITY, GROUP_RELIABILITY, GROUP_COST, GROUP_STYLE };

struct lint;

/* A number that a configuration may set. */
struct parameter {
	const char *name;
	int64_t usual;
	int64_t least;
	int64_t most;
	const char *help;
};

#define PARAMETER(...) (&(const struct parameter){ __VA_ARGS__ })

struct rule {
	const char *id; /* kebab case; part of the interface, as is the severity: a change goes into NEWS */
	enum severity severity;
	enum group group;
	/* Bits; 0 = wherever it is. A rule with launch types runs when one of them is in the set under
	 * judgement. */
	unsigned launch;
	unsigned network;
	unsigned os;
	const char *summary; /* one line, for tables */
	const char *why; /* a few sentences that a stranger understands */
	const char *help; /* what to write instead */
	const char *answer; /* the searchable part of ECS's own words; NULL when they were never seen */
	const struct page *page;
	const char *demand; /* of a rule that a user wrote: the members that say what and where; or NULL */
	const char *controls; /* corresponding checks of other tools, "Security Hub ECS.4, CKV_AWS_334"; or
				 NULL */
	const char *since; /* the day from which the fact is known, "2026-09-02" or as short as "2018" */
	/* Examples in JSON with ' for ". A whole document when it starts with {; else members of a container,
	 * put into a definition that is sound for the rule's launch types. The tests run them. */
	const char *bad;
	const char *good;
	/* Exactly one, or none for a rule that the reader or bind reports. */
	void (*task)(struct lint *, const struct task *);
	void (*container)(struct lint *, const struct container *);
	void (*port)(struct lint *, const struct container *, const struct port *);
	void (*volume)(struct lint *, const struct volume *);
	const void *data; /* what distinguishes rows that share a hook: l->rule->data */
	const struct parameter *parameter; /* NULL: none */
};

/* A topic file ends in:  const struct topic topic_size = TOPIC("size", "CPU and memory of the task", rules);
 */
struct topic {
	const char *name;
	const char *title;
	const struct rule *rules;
	size_t count;
};

#define TOPIC(name, title, rules)                                                                            \
	{                                                                                                    \
		name, title, rules, sizeof(rules) / sizeof *(rules)                                          \
	}

/* Facts about the document that many rules ask for, computed once before the rules run. */
struct facts {
	unsigned launch; /* the set under judgement; 0 = unknown (template) */
	bool launch_stated; /* by requiresCompatibilities or --launch-type */
	unsigned network; /* one bit, the default filled in; 0 = unknown or already reported */
	unsigned os; /* one bit; LINUX when nothing is said; 0 = unknown */
	struct num cpu; /* task CPU in units (1024 = 1 vCPU), from any spelling; `at` is the node of /cpu */
	struct num memory; /* task memory in MiB */
	bool containers_known; /* every container's name can be read: "no such container" is certain */
	bool volumes_known; /* the same for volumes */
};

enum client { CLIENT_ANY, CLIENT_AWS_CLI };

/* Whose words a definition is written in. */
enum dialect { DIALECT_API, DIALECT_CLOUDFORMATION, DIALECT_TERRAFORM };

struct lint {
	const struct definition *definition; /* NULL while the document as a whole is looked at */
	const struct facts *facts;
	const struct task *task;
	const struct rule *rule; /* the one that runs; flag() reports under it */
	bool silent; /* so many findings that those of this rule are not kept any more */
	enum client client;
	const char *account; /* what the user told about the target; NULL when unknown */
	const char *region;
	struct arena *arena; /* of the document */
	struct linter *linter;
	struct document *document;
};

/* Reports `at` under the rule that runs. NULL when nothing was reported; the functions below take that. */
struct finding *flag(struct lint *l, const struct node *at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The same for the member's key instead of its value: for members that should not be there at all. */
struct finding *flag_key(struct lint *l, const struct node *at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Replaces the rule's own help. */
void advise(struct lint *l, struct finding *finding, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* A few words under the underlined place. */
void label(struct lint *l, struct finding *finding, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* A second place, with a few words. NULL nodes are ignored. */
void relate(struct lint *l, struct finding *finding, const struct node *at, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* This finding is less (or more) grave than its rule usually is. A user's --severity still wins. */
void grade(struct lint *l, struct finding *finding, enum severity severity);

/* A value for a message: in quotes, at most 40 characters, control characters escaped; "…" for anything that
 * may be a credential. */
const char *show(struct lint *l, const struct node *value);
/* The same for text that is not a node's whole value; `owner` decides whether it may be shown. */
const char *show_text(struct lint *l, struct text text, const struct node *owner);
/* container "web", or the container's index when it has no name. */
const char *container_title(struct lint *l, const struct container *container);
/* The same for volumes. */
const char *volume_title(struct lint *l, const struct volume *volume);

/* Of the rule that runs, as the configuration sets it. */
int64_t parameter(const struct lint *l);

/* NULL when there is none. Constant time. */
const struct container *find_container(struct lint *l, struct text name);
const struct volume *find_volume(struct lint *l, struct text name);
/* The closest container or volume name, for "did you mean"; NULL when none is close. */
const char *closest_container(struct lint *l, struct text name);
const char *closest_volume(struct lint *l, struct text name);

/* essential is true unless written false. False when unknown. */
bool is_essential(const struct container *container);

#endif
