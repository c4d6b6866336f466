/* The command line. */
#ifndef ECSLINT_OPTIONS_H
#define ECSLINT_OPTIONS_H

#include "format.h"
#include "glob.h"

/* Highest wins. */
enum status {
	STATUS_CLEAN, /* nothing at or above --fail-on */
	STATUS_FINDINGS,
	STATUS_USAGE, /* wrong usage, or nothing to lint */
	STATUS_FAILED, /* an input could not be read or the output not written */
};

enum command {
	COMMAND_CHECK,
	COMMAND_RULES,
	COMMAND_EXPLAIN,
	COMMAND_COST,
	COMMAND_ATTRIBUTES,
	COMMAND_COMPAT,
	COMMAND_SCHEMA,
	COMMAND_COMPLETION,
	COMMAND_BASELINE,
	COMMAND_CONFIG,
	COMMAND_INIT,
	COMMAND_COUNT,
};

/* What an option's value or a command's operands are: tells the completion of shells what to offer. */
enum value_kind {
	VALUE_TEXT, /* nothing that could be offered; or it takes none */
	VALUE_FILE,
	VALUE_WORD, /* one of option_words() or operand_words() */
	VALUE_WORDS, /* a list of them */
	VALUE_WORD_FILE, /* WORD:FILE */
	VALUE_RULE,
	VALUE_NAMES, /* a list of rules, topics and groups */
	VALUE_RULE_LEVEL, /* RULE=WORD */
};

struct command_row {
	const char *name;
	const char *arguments;
	const char *summary;
	enum value_kind takes;
};

extern const struct command_row commands[COMMAND_COUNT];

/* One option. --help is printed from these rows. */
struct option_row {
	const char *name;
	char letter; /* '\0': it has none */
	const char *argument; /* NULL: it takes none */
	const char *help;
	unsigned commands; /* bits 1 << COMMAND_… */
	enum value_kind takes;
};

enum option_index {
	OPTION_FORMAT,
	OPTION_OUTPUT,
	OPTION_INPUT,
	OPTION_FAIL_ON,
	OPTION_MIN_SEVERITY,
	OPTION_LAUNCH_TYPE,
	OPTION_CLIENT,
	OPTION_RENDERED,
	OPTION_ACCOUNT,
	OPTION_REGION,
	OPTION_LATE_BOUND,
	OPTION_SELECT,
	OPTION_IGNORE,
	OPTION_SEVERITY,
	OPTION_RULES,
	OPTION_PRICES,
	OPTION_TASKS,
	OPTION_EC2_HOURLY,
	OPTION_EC2_VCPU,
	OPTION_EC2_MEMORY,
	OPTION_EXCLUDE,
	OPTION_INCLUDE,
	OPTION_FORCE_EXCLUDE,
	OPTION_NO_GITIGNORE,
	OPTION_SKIP_UNRECOGNISED,
	OPTION_FILES_FROM,
	OPTION_NULL,
	OPTION_ALLOW_NO_FILES,
	OPTION_STDIN_FILENAME,
	OPTION_MAX_BYTES,
	OPTION_JOBS,
	OPTION_CONFIG,
	OPTION_ISOLATED,
	OPTION_BASELINE,
	OPTION_NO_BASELINE,
	OPTION_COLOR,
	OPTION_QUIET,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COUNT,
};

extern const struct option_row option_rows[OPTION_COUNT];

enum { MOST_WORDS = 32 };

/* The words that the option's value is chosen from under this command, in the order in which they are
 * counted, and how many; 0 when it is not chosen from words. */
unsigned option_words(enum option_index option, enum command command, const char *words[MOST_WORDS]);
/* The same for the operands of a command. */
unsigned operand_words(enum command command, const char *words[MOST_WORDS]);

enum color_mode { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
/* Markdown is for what tells about rules. */
enum document_format { DOCUMENT_TEXT, DOCUMENT_JSON, DOCUMENT_MARKDOWN };

/* --output: a report beside the one on standard output. */
struct destination {
	const struct format *format;
	const char *path;
	struct destination *next;
};

enum { MOST_OUTPUTS = 16 }; /* with standard output */

enum adjustment_kind { ADJUST_SELECT, ADJUST_IGNORE, ADJUST_SEVERITY };

/* --select, --ignore and --severity, each item of a list by itself. */
struct adjustment {
	enum adjustment_kind kind;
	enum severity severity;
	const char *name;
	const struct node *at; /* in a configuration; NULL: on the command line */
	struct adjustment *next;
};

/* --rules: a file of rules that users wrote. */
struct rules_file {
	const char *path;
	struct rules_file *next;
};

/* What only `ecslint cost` takes. Texts as written, NULL when they are not. */
struct cost_options {
	const char *prices;
	unsigned tasks;
	const char *ec2_hourly;
	const char *ec2_vcpu;
	const char *ec2_memory;
};

/* Who gave an option; a configuration counts below both. */
enum said { SAID_NOWHERE, SAID_BY_ENVIRONMENT, SAID_ON_COMMAND_LINE };

struct options {
	enum command command;
	enum said said[OPTION_COUNT];
	struct settings settings;
	const struct format *format; /* of check, on standard output */
	bool stdout_taken; /* by --output FORMAT:- */
	struct destination *destinations; /* as written */
	unsigned destination_count;
	enum document_format document_format; /* of the other commands */
	struct cost_options cost;
	struct adjustment *adjustments; /* as written */
	struct rules_file *rules_files; /* the same */
	const struct topic *user_topic; /* what they hold; NULL: there are none, or they were not read yet */
	enum severity fail_on;
	bool fail_never;
	const char *config; /* a file; NULL: the nearest to each input */
	bool isolated; /* no configuration is looked for */
	const char *baseline; /* a file; NULL: as configured */
	bool no_baseline;
	const char *writes_to; /* the absolute path of the baseline that `ecslint baseline` writes */
	unsigned jobs; /* worker threads; 0: as many as there are cores */
	const char *stdin_filename;
	struct glob_list excludes;
	struct glob_list includes;
	bool force_exclude;
	bool no_gitignore;
	bool skip_unrecognised;
	bool allow_no_files;
	const char *files_from; /* NULL: there is no list; "-": it is on standard input */
	bool null; /* NULs are between its paths */
	enum color_mode color;
	bool quiet;
	char **operands;
	int operand_count;
	bool done; /* --help or --version was all that was asked for */
	enum status status; /* STATUS_USAGE: said on standard error */
	struct arena arena;
};

/* The environment variable that stands for the option; NULL: there is none. Flags count in place of it. */
const char *option_variable(enum option_index option);
void options_parse(struct options *options, int argc, char **argv);
void options_release(struct options *options);
/* Says what is wrong, and where to read more; returns STATUS_USAGE. */
enum status usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
struct suggestion;
/* `; did you mean "x"?`, or "". */
const char *did_you_mean(const struct suggestion *suggestion, struct arena *arena);
/* The same for the id of a rule, and with_groups for all that --select takes. */
const char *did_you_mean_rule(const char *name, bool with_groups, struct arena *arena);
/* The same with the rules of users that the linter has. */
const char *did_you_mean_rule_of(const struct linter *linter, const char *name, bool with_groups,
				 struct arena *arena);

void put_help(void);

/* Reads what --rules names, once, for all linters. What is wrong is said. */
enum status read_rules_files(struct options *options);
/* A linter as the settings and adjustments want it; NULL when they name what does not exist, which it says.
 * The rules of users may be those of a configuration: see select_again(). */
struct linter *selected_linter(struct options *options);
/* The same for a linter that got more rules of users. False when the adjustments name one that it still does
 * not have, which it says. */
bool select_again(struct options *options, struct linter *linter);
struct layer;
/* The same on top of what a configuration says, in layers of which the last one counts, with the rules of
 * users in `more`, which ends with NULL; it is NULL itself when there are none. */
struct linter *configured_linter(const struct options *options, const struct topic *const *more,
				 const struct layer *const *layers, unsigned count);

enum status cmd_check(struct options *options);
enum status cmd_rules(struct options *options);
enum status cmd_explain(struct options *options);
enum status cmd_schema(struct options *options);
enum status cmd_baseline(struct options *options);
enum status cmd_config(struct options *options);
enum status cmd_init(struct options *options);
enum status cmd_cost(struct options *options);
enum status cmd_attributes(struct options *options);
enum status cmd_compat(struct options *options);
enum status cmd_completion(struct options *options);
/* Writes out what is still in standard output's buffer. Says what failed, but for a closed pipe. */
enum status flush_output(void);

#endif
