/* Completion in zsh, by its _arguments. */
#include "completion.h"

static const char head[] = "#compdef ecslint\n"
			   "# zsh completion for ecslint, as `ecslint completion zsh` prints it.\n"
			   "\n"
			   "# Rules, or all that --select takes; the other arguments are compadd's.\n"
			   "_ecslint_names() {\n"
			   "	local -a names\n"
			   "	names=(${(f)\"$(command ecslint completion $1 2>/dev/null)\"})\n"
			   "	names=(${names/$'\\t'/:})\n"
			   "	shift\n"
			   "	_describe -t rules rule names \"$@\"\n"
			   "}\n"
			   "\n"
			   "_ecslint_rules() {\n"
			   "	_ecslint_names rules \"$@\"\n"
			   "}\n"
			   "\n"
			   "# RULE=LEVEL\n"
			   "_ecslint_rule_level() {\n"
			   "	if compset -P '*='; then\n"
			   "		compadd \"$@\"\n"
			   "	else\n"
			   "		_ecslint_rules -qS =\n"
			   "	fi\n"
			   "}\n"
			   "\n"
			   "# WORD:FILE\n"
			   "_ecslint_word_file() {\n"
			   "	if compset -P '*:'; then\n"
			   "		_files\n"
			   "	else\n"
			   "		compadd -qS : \"$@\"\n"
			   "	fi\n"
			   "}\n"
			   "\n"
			   "_ecslint() {\n"
			   "	local command=check ret=1\n"
			   "	local -a commands\n"
			   "	commands=(\n";

/* What means something in a description of _arguments. */
static const char special[] = "[]:\\";

/* The action of a value of this kind. */
static void put_action(enum value_kind kind, const char *const *words, unsigned count)
{
	switch (kind) {
	case VALUE_TEXT:
		putchar(' ');
		break;
	case VALUE_FILE:
		fputs("_files", stdout);
		break;
	case VALUE_WORD:
		putchar('(');
		put_words(words, count, " ");
		putchar(')');
		break;
	case VALUE_WORDS:
		fputs("_values -s , value ", stdout);
		put_words(words, count, " ");
		break;
	case VALUE_WORD_FILE:
		fputs("_ecslint_word_file ", stdout);
		put_words(words, count, " ");
		break;
	case VALUE_RULE:
		fputs("_ecslint_rules", stdout);
		break;
	case VALUE_NAMES:
		fputs("_sequence _ecslint_names names -", stdout);
		break;
	case VALUE_RULE_LEVEL:
		fputs("_ecslint_rule_level ", stdout);
		put_words(words, count, " ");
		break;
	}
}

static void put_option(enum command command, enum option_index option)
{
	const struct option_row *row = &option_rows[option];
	const char *equals = row->argument ? "=" : "";
	const char *words[MOST_WORDS];

	if (row->letter)
		printf("			'*'{-%c%s,--%s%s}'[", row->letter, row->argument ? "+" : "",
		       row->name, equals);
	else
		printf("			'*--%s%s[", row->name, equals);
	put_inside_quotes(row->help, special);
	putchar(']');
	if (row->argument) {
		putchar(':');
		put_inside_quotes(row->argument, special);
		putchar(':');
		put_action(row->takes, words, option_words(option, command, words));
	}
	puts("' \\");
}

static void put_command(enum command command)
{
	const char *words[MOST_WORDS];
	unsigned count = operand_words(command, words);

	printf("	%s)\n"
	       "		_arguments -s -S : \\\n",
	       commands[command].name);
	for (int i = 0; i < OPTION_COUNT; i++)
		if (command_takes(command, (enum option_index)i))
			put_option(command, (enum option_index)i);
	if (*commands[command].arguments) {
		fputs("			'*:", stdout);
		put_inside_quotes(commands[command].arguments, special);
		putchar(':');
		put_action(commands[command].takes, words, count);
		puts("' \\");
	}
	puts("			&& ret=0\n"
	     "		;;");
}

void put_zsh_completion(void)
{
	fputs(head, stdout);
	for (int i = 0; i < COMMAND_COUNT; i++) {
		printf("		'%s:", commands[i].name);
		put_inside_quotes(commands[i].summary, "");
		puts("'");
	}
	fputs("	)\n"
	      "	if (( CURRENT > 2 )); then\n"
	      "		case $words[2] in\n"
	      "		",
	      stdout);
	put_commands("|");
	fputs(")\n"
	      "			command=$words[2]\n"
	      "			shift words\n"
	      "			(( CURRENT-- ))\n"
	      "			;;\n"
	      "		esac\n"
	      "	else\n"
	      "		_describe -t commands command commands && ret=0\n"
	      "	fi\n"
	      "	case $command in\n",
	      stdout);
	for (int i = 0; i < COMMAND_COUNT; i++)
		put_command((enum command)i);
	puts("	esac\n"
	     "	return ret\n"
	     "}\n"
	     "\n"
	     "# Loaded by compinit this file is the function's body; sourced it defines the function.\n"
	     "if [[ $funcstack[1] == _ecslint ]]; then\n"
	     "	_ecslint \"$@\"\n"
	     "else\n"
	     "	compdef _ecslint ecslint\n"
	     "fi");
}
