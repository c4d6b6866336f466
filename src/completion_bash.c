/* Completion in bash. The script needs no helpers of the bash-completion package, and runs in bash 3.2 too.
 */
#include "completion.h"

static const char head[] =
	"# bash completion for ecslint, as `ecslint completion bash` prints it.\n"
	"# shellcheck shell=bash\n"
	"\n"
	"# Rules, or all that --select takes.\n"
	"_ecslint_names()\n"
	"{\n"
	"	command ecslint completion \"$1\" 2>/dev/null | cut -f 1\n"
	"}\n"
	"\n"
	"_ecslint()\n"
	"{\n"
	"	local command=check option='' typed='' kept='' kind='' list='' word='' cut='' i\n"
	"	local -a words=()\n"
	"\n"
	"	# COMP_WORDS is cut at = and : too.\n"
	"	for ((i = 1; i <= COMP_CWORD; i++)); do\n"
	"		word=${COMP_WORDS[i]}\n"
	"		if ((i > 1)) && [[ $word == [=:]* || ${COMP_WORDS[i - 1]} == *[=:] ]]; then\n"
	"			words[${#words[@]} - 1]+=$word\n"
	"		else\n"
	"			words+=(\"$word\")\n"
	"		fi\n"
	"	done\n"
	"	word=${words[${#words[@]} - 1]}\n"
	"	typed=$word\n"
	"	if ((${#words[@]} > 1)); then\n"
	"		option=${words[${#words[@]} - 2]}\n"
	"		case ${words[0]} in\n"
	"		";

static const char before_options[] = ")\n"
				     "			command=${words[0]}\n"
				     "			;;\n"
				     "		esac\n"
				     "	fi\n"
				     "	if [[ $typed == --*=* ]]; then\n"
				     "		option=${typed%%=*}\n"
				     "		typed=${typed#*=}\n"
				     "	fi\n"
				     "\n"
				     "	case $command:$option in\n";

static const char before_commands[] = "	*) option='' ;;\n"
				      "	esac\n"
				      "	if [[ ! $option && $typed == -* ]]; then\n"
				      "		case $command in\n";

static const char before_operands[] = "		esac\n"
				      "	elif [[ ! $option ]]; then\n"
				      "		case $command in\n";

static const char tail[] = "		esac\n"
			   "	fi\n"
			   "\n"
			   "	case $kind in\n"
			   "	list) kept=${typed%\"${typed##*,}\"} ;;\n"
			   "	level)\n"
			   "		if [[ $typed == *=* ]]; then\n"
			   "			kept=${typed%%=*}=\n"
			   "		else\n"
			   "			list=$(_ecslint_names rules | sed 's/$/=/')\n"
			   "			compopt -o nospace 2>/dev/null\n"
			   "		fi\n"
			   "		;;\n"
			   "	esac\n"
			   "	# bash puts the answer in place of what stands behind the last = or :, where "
			   "it cuts words there.\n"
			   "	for i in = :; do\n"
			   "		if [[ $COMP_WORDBREAKS == *\"$i\"* && $word == *\"$i\"* ]]; then\n"
			   "			i=${word%\"${word##*\"$i\"}\"}\n"
			   "			((${#i} > ${#cut})) && cut=$i\n"
			   "		fi\n"
			   "	done\n"
			   "	COMPREPLY=()\n"
			   "	word=${word%\"$typed\"}$kept\n"
			   "	while IFS= read -r i; do\n"
			   "		i=$word$i\n"
			   "		COMPREPLY+=(\"${i#\"$cut\"}\")\n"
			   "	done < <(compgen -W \"$list\" -- \"${typed#\"$kept\"}\")\n"
			   "	if [[ $kind == first ]]; then\n"
			   "		compopt -o filenames 2>/dev/null\n"
			   "		while IFS= read -r i; do\n"
			   "			COMPREPLY+=(\"$i\")\n"
			   "		done < <(compgen -f -- \"$typed\")\n"
			   "	fi\n"
			   "}\n"
			   "\n"
			   "# Where nothing is offered, files are.\n"
			   "complete -o bashdefault -o default -F _ecslint ecslint";

/* What is offered for a value of this kind: sets `list` and `kind`. */
static void put_offer(enum value_kind kind, const char *const *words, unsigned count)
{
	switch (kind) {
	case VALUE_TEXT:
	case VALUE_FILE:
		puts("return ;;");
		return;
	case VALUE_WORD:
		break;
	case VALUE_WORDS:
		fputs("kind=list ", stdout);
		break;
	case VALUE_WORD_FILE:
		fputs("kind=file list='", stdout);
		put_words(words, count, ": ");
		puts(":' ;;");
		return;
	case VALUE_RULE:
		puts("list=$(_ecslint_names rules) ;;");
		return;
	case VALUE_NAMES:
		puts("kind=list list=$(_ecslint_names names) ;;");
		return;
	case VALUE_RULE_LEVEL:
		fputs("kind=level ", stdout);
		break;
	}
	fputs("list='", stdout);
	put_words(words, count, " ");
	puts("' ;;");
}

static void put_pattern(const char *command, const struct option_row *row)
{
	printf("	%s:--%s", command, row->name);
	if (row->letter)
		printf(" | %s:-%c", command, row->letter);
	fputs(") ", stdout);
}

static void put_option(enum option_index option)
{
	const struct option_row *row = &option_rows[option];
	const char *words[MOST_WORDS];
	unsigned count;

	if (!row->argument)
		return;
	if (words_are_common(option)) {
		count = option_words(option, first_command(option), words);
		put_pattern("*", row);
		put_offer(row->takes, words, count);
		return;
	}
	for (int command = 0; command < COMMAND_COUNT; command++) {
		if (!command_takes((enum command)command, option))
			continue;
		count = option_words(option, (enum command)command, words);
		put_pattern(commands[command].name, row);
		put_offer(row->takes, words, count);
	}
}

static void put_options_of(enum command command)
{
	const char *between = "";

	printf("		%s) list='", commands[command].name);
	for (int i = 0; i < OPTION_COUNT; i++) {
		if (!command_takes(command, (enum option_index)i))
			continue;
		printf("%s--%s", between, option_rows[i].name);
		between = " ";
	}
	puts("' ;;");
}

void put_bash_completion(void)
{
	fputs(head, stdout);
	put_commands(" | ");
	fputs(before_options, stdout);
	for (int i = 0; i < OPTION_COUNT; i++)
		put_option((enum option_index)i);
	fputs(before_commands, stdout);
	for (int i = 0; i < COMMAND_COUNT; i++)
		put_options_of((enum command)i);
	fputs(before_operands, stdout);
	for (int i = 0; i < COMMAND_COUNT; i++) {
		const char *words[MOST_WORDS];
		unsigned count = operand_words((enum command)i, words);

		printf("		%s) ", commands[i].name);
		if (i == COMMAND_CHECK) {
			/* The first word may still become a command. */
			fputs("((${#words[@]} > 1)) && return\n			kind=first list='", stdout);
			put_commands(" ");
			puts("'\n			;;");
		} else {
			put_offer(commands[i].takes, words, count);
		}
	}
	puts(tail);
}
