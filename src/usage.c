/* The commands and options as tables, and what is said about them. */
#include "options.h"

#include "suggest.h"

#include <stdarg.h>

const struct command_row commands[COMMAND_COUNT] = {
	[COMMAND_CHECK] = { "check", "PATH...",
			    "lint files and folders; - is standard input (the default command)", VALUE_FILE },
	[COMMAND_RULES] = { "rules", "", "list all rules", VALUE_TEXT },
	[COMMAND_EXPLAIN] = { "explain", "RULE", "tell what a rule finds, why, and how to mend it",
			      VALUE_RULE },
	[COMMAND_COST] = { "cost", "PATH...", "tell what the definitions cost on Fargate", VALUE_FILE },
	[COMMAND_ATTRIBUTES] = { "attributes", "PATH...",
				 "tell what a container instance must offer, and why", VALUE_FILE },
	[COMMAND_SCHEMA] = { "schema", "input|output|rules|config",
			     "print the JSON Schema of task definitions, reports, rule files or "
			     "configurations",
			     VALUE_WORD },
	[COMMAND_COMPAT] = { "compat", "PATH...", "tell which launch types take the definitions, and why not",
			     VALUE_FILE },
	[COMMAND_COMPLETION] = { "completion", "SHELL",
				 "print what makes bash, zsh or fish complete the command line", VALUE_WORD },
	[COMMAND_BASELINE] = { "baseline", "[PATH...]",
			       "write down the findings of today, so that later runs show only new ones",
			       VALUE_FILE },
	[COMMAND_CONFIG] = { "config", "[PATH]", "tell what is in force for a file, and where that is said",
			     VALUE_FILE },
	[COMMAND_INIT] = { "init", "", "write a configuration file to start from", VALUE_TEXT },
};

enum {
	CHECK = 1 << COMMAND_CHECK,
	COST = 1 << COMMAND_COST,
	BASELINE = 1 << COMMAND_BASELINE,
	CONFIG = 1 << COMMAND_CONFIG,
	READING = CHECK | COST | BASELINE | 1 << COMMAND_ATTRIBUTES |
		  1 << COMMAND_COMPAT, /* what takes inputs */
	ANY = (1 << COMMAND_COUNT) - 1,
	INIT = 1 << COMMAND_INIT,
	CHECKING = CHECK | BASELINE | CONFIG, /* what runs the rules, or tells which would run */
	REPORTS = ANY & ~(1 << COMMAND_COMPLETION | 1 << COMMAND_SCHEMA | BASELINE | CONFIG | INIT),
};

const struct option_row option_rows[OPTION_COUNT] = {
	[OPTION_FORMAT] = { "format", 'f', "FORMAT",
			    "check: text (default), concise, json, jsonl, github, sarif, gitlab, junit, "
			    "checkstyle, rdjson, rdjsonl or markdown; rules, explain: text, json or "
			    "markdown; "
			    "else: text or json",
			    REPORTS, VALUE_WORD },
	[OPTION_OUTPUT] = { "output", 'o', "FORMAT:FILE",
			    "write a report to a file too, as in json:report.json; - is standard output, in "
			    "place of --format",
			    CHECK, VALUE_WORD_FILE },
	[OPTION_INPUT] = { "input", 0, "SHAPE",
			   "what the input is: auto (default), register, describe, containers, ndjson, "
			   "cloudformation or terraform",
			   READING, VALUE_WORD },
	[OPTION_FAIL_ON] = { "fail-on", 0, "LEVEL",
			     "exit with 1 from this severity on: error, warning (default), info or never",
			     CHECK | CONFIG, VALUE_WORD },
	[OPTION_MIN_SEVERITY] = { "min-severity", 0, "LEVEL",
				  "show nothing below error, warning or info (default)", CHECKING,
				  VALUE_WORD },
	[OPTION_LAUNCH_TYPE] = { "launch-type", 0, "LIST",
				 "judge for EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES too, beside what the "
				 "file says",
				 CHECKING | COST, VALUE_WORDS },
	[OPTION_CLIENT] = { "client", 0, "CLIENT",
			    "what registers the file: any (default) or aws-cli, which refuses nulls and "
			    "read-only members",
			    CHECKING, VALUE_WORD },
	[OPTION_RENDERED] = { "rendered", 0, NULL,
			      "no template is filled in any more: a token left over is an error", READING,
			      VALUE_TEXT },
	[OPTION_ACCOUNT] = { "account", 0, "ID", "the account that the file is meant for, 12 digits",
			     CHECKING, VALUE_TEXT },
	[OPTION_REGION] = { "region", 0, "REGION", "the region that the file is meant for", CHECKING | COST,
			    VALUE_TEXT },
	[OPTION_LATE_BOUND] = { "late-bound", 0, "POINTER",
				"a deploy step fills this member in, as in /containerDefinitions/*/image",
				READING | CONFIG, VALUE_TEXT },
	[OPTION_SELECT] = { "select", 0, "LIST",
			    "run only these rules, topics or groups; `default` is the usual group, `all` is "
			    "all",
			    CHECKING, VALUE_NAMES },
	[OPTION_IGNORE] = { "ignore", 0, "LIST", "leave these rules, topics or groups out", CHECKING,
			    VALUE_NAMES },
	[OPTION_SEVERITY] = { "severity", 0, "RULE=LEVEL",
			      "give a rule another severity: error, warning or info", CHECKING,
			      VALUE_RULE_LEVEL },
	[OPTION_RULES] = { "rules", 0, "FILE", "rules of your own, in JSON; the option can be repeated",
			   CHECKING | 1 << COMMAND_RULES | 1 << COMMAND_EXPLAIN, VALUE_FILE },
	[OPTION_PRICES] = { "prices", 0, "FILE", "cost: a price file in place of the one in the program",
			    COST, VALUE_FILE },
	[OPTION_TASKS] = { "tasks", 0, "N", "cost: for so many tasks (default 1)", COST, VALUE_TEXT },
	[OPTION_EC2_HOURLY] = { "ec2-hourly", 0, "PRICE", "cost: compare with an instance of this price",
				COST, VALUE_TEXT },
	[OPTION_EC2_VCPU] = { "ec2-vcpu", 0, "N", "cost: the instance's vCPUs", COST, VALUE_TEXT },
	[OPTION_EC2_MEMORY] = { "ec2-memory", 0, "GIB", "cost: the instance's memory", COST, VALUE_TEXT },
	[OPTION_EXCLUDE] = { "exclude", 0, "GLOB",
			     "leave files and folders out of a search, by a pattern as in .gitignore; can be "
			     "repeated",
			     READING | CONFIG, VALUE_TEXT },
	[OPTION_INCLUDE] = { "include", 0, "GLOB",
			     "take files into a search whatever they look like, as '*.json.tpl'; can be "
			     "repeated",
			     READING | CONFIG, VALUE_TEXT },
	[OPTION_FORCE_EXCLUDE] = { "force-exclude", 0, NULL,
				   "let --exclude hold for what is named on the command line too", READING,
				   VALUE_TEXT },
	[OPTION_NO_GITIGNORE] = { "no-gitignore", 0, NULL, "search what git ignores too", READING,
				  VALUE_TEXT },
	[OPTION_SKIP_UNRECOGNISED] = { "skip-unrecognised", 0, NULL,
				       "pass over named files that hold no task definition", READING,
				       VALUE_TEXT },
	[OPTION_FILES_FROM] = { "files-from", 0, "FILE",
				"read the files and folders that this list names, one a line; - is standard "
				"input",
				READING, VALUE_FILE },
	[OPTION_NULL] = { "null", '0', NULL, "NULs separate the names in that list, as from git -z", READING,
			  VALUE_TEXT },
	[OPTION_ALLOW_NO_FILES] = { "allow-no-files", 0, NULL, "exit with 0 when there is nothing to lint",
				    READING, VALUE_TEXT },
	[OPTION_STDIN_FILENAME] = { "stdin-filename", 0, "NAME", "what to call standard input in the report",
				    READING, VALUE_FILE },
	[OPTION_MAX_BYTES] = { "max-bytes", 0, "N", "the longest document to read (default 16777216)",
			       READING, VALUE_TEXT },
	[OPTION_JOBS] = { "jobs", 'j', "N", "worker threads for many files (default: the number of cores)",
			  CHECKING, VALUE_TEXT },
	[OPTION_CONFIG] = { "config", 0, "FILE",
			    "the configuration, in place of the nearest .ecslint.json of each file",
			    CHECK | BASELINE | CONFIG, VALUE_FILE },
	[OPTION_ISOLATED] = { "isolated", 0, NULL, "look for no configuration and no baseline",
			      READING | CONFIG, VALUE_TEXT },
	[OPTION_BASELINE] = { "baseline", 0, "FILE",
			      "the known findings, in place of what is configured or .ecslint-baseline.json",
			      CHECK | BASELINE | CONFIG, VALUE_FILE },
	[OPTION_NO_BASELINE] = { "no-baseline", 0, NULL, "show known findings too", CHECK | CONFIG,
				 VALUE_TEXT },
	[OPTION_COLOR] = { "color", 0, "WHEN", "auto (default), always or never", REPORTS, VALUE_WORD },
	[OPTION_QUIET] = { "quiet", 'q', NULL, "no summary on standard error", CHECKING | INIT, VALUE_TEXT },
	[OPTION_HELP] = { "help", 'h', NULL, "print this help", ANY, VALUE_TEXT },
	[OPTION_VERSION] = { "version", 0, NULL, "print the version", ANY, VALUE_TEXT },
};

enum status usage_error(const char *format, ...)
{
	va_list args;

	fputs("ecslint: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputs("\nTry `ecslint --help`.\n", stderr);
	return STATUS_USAGE;
}

const char *did_you_mean(const struct suggestion *suggestion, struct arena *arena)
{
	return suggestion->best ? arena_printf(arena, "; did you mean \"%s\"?", suggestion->best) : "";
}

static void offer(struct suggestion *suggestion, const char *word)
{
	suggestion_offer(suggestion, word, strlen(word));
}

static void offer_topic(struct suggestion *suggestion, const struct topic *topic, bool with_groups)
{
	if (with_groups)
		offer(suggestion, topic->name);
	for (size_t i = 0; i < topic->count; i++)
		offer(suggestion, topic->rules[i].id);
}

const char *did_you_mean_rule_of(const struct linter *linter, const char *name, bool with_groups,
				 struct arena *arena)
{
	struct suggestion suggestion = suggestion_for((struct text){ name, strlen(name) });
	const struct topic *topic;

	for (size_t t = 0; !linter && t < topic_count; t++)
		offer_topic(&suggestion, topics[t], with_groups);
	for (size_t t = 0; linter && (topic = linter_topic(linter, t)); t++)
		offer_topic(&suggestion, topic, with_groups);
	for (int group = GROUP_DEFAULT; with_groups && group <= GROUP_STYLE; group++)
		offer(&suggestion, group_name((enum group)group));
	if (with_groups)
		offer(&suggestion, "all");
	return did_you_mean(&suggestion, arena);
}

const char *did_you_mean_rule(const char *name, bool with_groups, struct arena *arena)
{
	return did_you_mean_rule_of(NULL, name, with_groups, arena);
}

void put_help(void)
{
	puts("ecslint reads Amazon ECS task definitions and says, at the exact character, what is wrong.\n\n"
	     "Usage:");
	for (int i = 0; i < COMMAND_COUNT; i++) {
		int width = printf(i == COMMAND_CHECK ? "  ecslint [%s] [OPTIONS] %s"
						      : "  ecslint %s [OPTIONS] %s",
				   commands[i].name, commands[i].arguments);

		printf("%*s%s\n", width < 40 ? 40 - width : 1, "", commands[i].summary);
	}
	puts("\nOptions:");
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = &option_rows[i];
		char letter[] = { row->letter ? '-' : ' ', row->letter ? row->letter : ' ',
				  row->letter ? ',' : ' ', '\0' };
		int width = printf("  %s --%s%s%s", letter, row->name, row->argument ? " " : "",
				   row->argument ? row->argument : "");

		printf("%*s%s\n", width < 30 ? 30 - width : 1, "", row->help);
	}
	puts("\nLists are separated by commas, and options with lists can be repeated.\n\n"
	     "Exit status:\n"
	     "  0  nothing found at or above --fail-on\n"
	     "  1  findings\n"
	     "  2  wrong usage, or nothing to lint\n"
	     "  3  an input could not be read, or the report not be written");
}
