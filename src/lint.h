/* Settings, documents and the one call that judges a document. */
#ifndef ECSLINT_LINT_H
#define ECSLINT_LINT_H

#include "arena.h"
#include "finding.h"
#include "late_bound.h"
#include "rule.h"
#include "source.h"

/* What a document is. Found by its content unless the user says. */
enum shape {
	SHAPE_UNKNOWN,
	SHAPE_REGISTER, /* what register-task-definition takes */
	SHAPE_DESCRIBE, /* what describe-task-definition prints, bare or in {"taskDefinition": …} */
	SHAPE_CONTAINERS, /* a bare list of containers: Terraform's container_definitions */
	SHAPE_LINES, /* one definition a line */
	SHAPE_CLOUDFORMATION,
	SHAPE_TERRAFORM, /* what `terraform show -json` prints */
	SHAPE_COUNT,
};

/* The word for --input and for reports, "cloudformation". */
const char *shape_name(enum shape shape);

/* What the user said on the command line. */
struct settings {
	enum shape input; /* SHAPE_UNKNOWN: tell by the content */
	unsigned judged_as; /* launch types to judge for in place of what the document requires; 0: those */
	unsigned launch; /* --launch-type: added to what the document requires */
	enum client client;
	bool rendered;
	size_t max_bytes; /* of one document; 0 = READER_MAX_BYTES */
	enum severity min_severity;
	const char *account;
	const char *region;
	const struct late_bound *late_bound; /* NULL: nothing is filled in later */
};

/* A set of rules with their severities, compiled once and used for many documents. Not shared between
 * threads. */
struct linter;

struct linter *linter_new(const struct settings *settings);
void linter_free(struct linter *linter);
/* Rules that users wrote; they are turned on and off like all others. The topic must outlive the linter;
 * several linters may share it. */
void linter_add_topic(struct linter *linter, const struct topic *topic);
/* The topics, those of users behind the program's; NULL behind the last. */
const struct topic *linter_topic(const struct linter *linter, size_t index);
/* NULL when there is no rule with this id, of the program or of users. */
const struct rule *linter_find(const struct linter *linter, const char *id);

/* Turns everything off but what says that a file could not be checked at all. */
bool linter_select_none(struct linter *linter);
/* Changes what runs. `name` is a rule, a topic, a group or `all`. False when there is no such thing. */
bool linter_enable(struct linter *linter, const char *name);
bool linter_disable(struct linter *linter, const char *name);
bool linter_set_severity(struct linter *linter, const char *name, enum severity severity);
/* False when the rule is off. `*severity` is what its findings get, `*stated` whether the user set that. */
bool rule_level(struct linter *linter, const struct rule *rule, enum severity *severity, bool *stated);
/* Sets the parameter of a rule that has one. */
void linter_tune(struct linter *linter, const char *id, int64_t value);

/* Findings kept of one definition for each severity (and again for rules of launch types, which may yet be
 * dropped): who has more has another problem than the next one. */
enum { FINDINGS_MAX = 100 };

/* A task definition in a document: most documents are one, templates may hold any number. */
struct definition {
	const char *name; /* in a template: its logical id or address; NULL elsewhere */
	const struct node *root; /* in the API's spelling; see written_node() */
	enum dialect dialect;
	unsigned truths; /* of the conditions in a CloudFormation template, one bit each */
	bool undecided; /* which way these conditions turn out is not looked at */
	bool repeated; /* a template's Fn::ForEach makes any number of it */
	bool again; /* the one before it, with its conditions turned out another way */
	const struct node *unknown; /* what a Terraform plan says is known only after apply; or NULL */
	const struct node *embedded; /* the string that its containers were read from, when it may be shown */
	bool discreet; /* nothing of its containers may be quoted */
	bool described; /* as describe-task-definition prints it */
	const struct task *task; /* NULL: it could not be read */
	struct facts facts;
	struct definition *next;
};

struct document {
	struct source source;
	enum shape shape;
	bool is_settings; /* a file of ecslint's own, in which nothing is secret */
	struct definition *definitions; /* in the order of the document */
	struct definition **last; /* where the next one is linked in */
	struct arena *arena;
	struct node *root; /* NULL when there is nothing but faults */
	struct finding *findings; /* sorted by place, then rule */
	size_t counts[SEVERITY_ERROR + 1];
	/* Of the definition in hand. By the rule's severity, and whether it belongs to launch types; those
	 * beyond the limit too. */
	size_t reported[SEVERITY_ERROR + 1][2];
	size_t unkept[4]; /* errors beyond the limit, by the launch types that they speak for */
};

/* SHAPE_LINES for one line of many, whatever stands in it. */
enum shape document_shape(const struct document *document);

/* Judges what `source` holds. Its name and bytes stay the caller's and must outlive the document, as must
 * `arena`. */
void lint_document(struct linter *linter, struct document *document, struct source source,
		   struct arena *arena);

extern const struct topic *const topics[];
extern const size_t topic_count;
/* Whether `name` stands for the rule of this topic: its id, the topic, the group or `all`. */
bool rule_is_named(const struct topic *topic, const struct rule *rule, const char *name);
/* Whether it stands for any rule. */
bool is_rule_name(const char *name);
/* NULL when the program has no rule with this id. */
const struct rule *rule_find(const char *id);
/* What the topics are called that users' rules are in. */
#define USER_TOPIC "user"
/* For a rule that is not the program's it has that name and no rows. */
const struct topic *rule_topic(const struct rule *rule);
const char *group_name(enum group group);
/* "FARGATE, EC2"; "any" for 0. Lives in `arena`. */
const char *launch_names(unsigned launch, struct arena *arena);

#endif
