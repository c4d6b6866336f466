/* Completion in fish. */
#include "completion.h"

static const char head[] = "# fish completion for ecslint, as `ecslint completion fish` prints it.\n"
			   "\n"
			   "# True when the command on the line is one of these.\n"
			   "function __ecslint_is\n"
			   "	set -l words (commandline -opc)\n"
			   "	set -l command check\n"
			   "	if set -q words[2]; and contains -- $words[2] ";

static const char middle[] =
	"\n"
	"		set command $words[2]\n"
	"	end\n"
	"	contains -- $command $argv\n"
	"end\n"
	"\n"
	"# The value that is being typed.\n"
	"function __ecslint_typed\n"
	"	commandline -ct | string replace -r -- '^--[^=]*=' ''\n"
	"end\n"
	"\n"
	"# These as the next item of a list.\n"
	"function __ecslint_list\n"
	"	set -l listed (__ecslint_typed | string match -r -- '^.*,')\n"
	"	printf '%s\\n' \"$listed\"$argv\n"
	"end\n"
	"\n"
	"# A rule, and behind its = one of these.\n"
	"function __ecslint_rule_level\n"
	"	set -l rule (__ecslint_typed | string match -r -- '^.*=')\n"
	"	if set -q rule[1]\n"
	"		printf '%s\\n' $rule$argv\n"
	"	else\n"
	"		command ecslint completion rules 2>/dev/null | string replace \\t =\\t\n"
	"	end\n"
	"end\n"
	"\n"
	"function __ecslint_names\n"
	"	__ecslint_list (command ecslint completion names 2>/dev/null)\n"
	"end\n"
	"\n"
	"# One of these, and behind its : a file.\n"
	"function __ecslint_word_file\n"
	"	set -l word (__ecslint_typed | string match -r -- '^[^:]*:')\n"
	"	if set -q word[1]\n"
	"		printf '%s\\n' $word(__fish_complete_path (__ecslint_typed | string replace -- $word "
	"''))\n"
	"	else\n"
	"		printf '%s:\\n' $argv\n"
	"	end\n"
	"end\n"
	"\n"
	"function __ecslint_first\n"
	"	test (count (commandline -opc)) -eq 1\n"
	"end\n";

static const char special[] = "\\";

/* What a `complete` offers for a value of this kind. `exclusive` is its option for what is no file. */
static void put_offer(enum value_kind kind, const char *const *words, unsigned count, const char *exclusive)
{
	switch (kind) {
	case VALUE_TEXT:
		printf(" %s", exclusive);
		return;
	case VALUE_FILE:
		fputs(" -r -F", stdout);
		return;
	case VALUE_WORD:
		printf(" %s -a '", exclusive);
		put_words(words, count, " ");
		putchar('\'');
		return;
	case VALUE_WORDS:
		printf(" %s -a '(__ecslint_list ", exclusive);
		put_words(words, count, " ");
		fputs(")'", stdout);
		return;
	case VALUE_WORD_FILE:
		printf(" %s -a '(__ecslint_word_file ", exclusive);
		put_words(words, count, " ");
		fputs(")'", stdout);
		return;
	case VALUE_RULE:
		printf(" %s -a '(command ecslint completion rules 2>/dev/null)'", exclusive);
		return;
	case VALUE_NAMES:
		printf(" %s -a '(__ecslint_names)'", exclusive);
		return;
	case VALUE_RULE_LEVEL:
		printf(" %s -a '(__ecslint_rule_level ", exclusive);
		put_words(words, count, " ");
		fputs(")'", stdout);
		return;
	}
}

static void put_option(enum option_index option, const char *condition, enum command command)
{
	const struct option_row *row = &option_rows[option];
	const char *words[MOST_WORDS];

	printf("complete -c ecslint -n '__ecslint_is%s'", condition);
	if (row->letter)
		printf(" -s %c", row->letter);
	printf(" -l %s", row->name);
	if (row->argument)
		put_offer(row->takes, words, option_words(option, command, words), "-x");
	fputs(" -d '", stdout);
	put_inside_quotes(row->help, special);
	puts("'");
}

static void put_option_rows(enum option_index option)
{
	char condition[256] = "";

	for (int command = 0; command < COMMAND_COUNT; command++) {
		size_t length = strlen(condition);

		if (!command_takes((enum command)command, option))
			continue;
		snprintf(condition + length, sizeof condition - length, " %s", commands[command].name);
		if (!words_are_common(option)) {
			put_option(option, condition, (enum command)command);
			condition[0] = '\0';
		}
	}
	if (condition[0])
		put_option(option, condition, first_command(option));
}

void put_fish_completion(void)
{
	fputs(head, stdout);
	put_commands(" ");
	puts(middle);
	for (int i = 0; i < COMMAND_COUNT; i++) {
		printf("complete -c ecslint -n __ecslint_first -a %s -d '", commands[i].name);
		put_inside_quotes(commands[i].summary, special);
		puts("'");
	}
	for (int i = 0; i < COMMAND_COUNT; i++) {
		const char *words[MOST_WORDS];
		unsigned count = operand_words((enum command)i, words);

		if (commands[i].takes == VALUE_FILE)
			continue;
		printf("complete -c ecslint -n '__ecslint_is %s'", commands[i].name);
		put_offer(commands[i].takes, words, count, "-f");
		putchar('\n');
	}
	for (int i = 0; i < OPTION_COUNT; i++)
		put_option_rows((enum option_index)i);
}
