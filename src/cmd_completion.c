/* `ecslint completion`: the scripts for shells, and the names that they ask for. */
#include "completion.h"

bool command_takes(enum command command, enum option_index option)
{
	return option_rows[option].commands & 1u << command;
}

enum command first_command(enum option_index option)
{
	int command = 0;

	while (!command_takes((enum command)command, option))
		command++;
	return (enum command)command;
}

bool words_are_common(enum option_index option)
{
	const char *words[MOST_WORDS];
	unsigned count = option_words(option, first_command(option), words);

	for (int command = 0; command < COMMAND_COUNT; command++) {
		const char *others[MOST_WORDS];

		if (!command_takes((enum command)command, option))
			continue;
		if (option_words(option, (enum command)command, others) != count)
			return false;
		for (unsigned i = 0; i < count; i++)
			if (strcmp(words[i], others[i]))
				return false;
	}
	return true;
}

void put_words(const char *const *words, unsigned count, const char *between)
{
	for (unsigned i = 0; i < count; i++)
		printf("%s%s", i ? between : "", words[i]);
}

void put_commands(const char *between)
{
	for (int i = 0; i < COMMAND_COUNT; i++)
		printf("%s%s", i ? between : "", commands[i].name);
}

void put_inside_quotes(const char *words, const char *escaped)
{
	for (; *words; words++) {
		if (*words == '\'') {
			fputs("'\\''", stdout);
			continue;
		}
		if (strchr(escaped, *words))
			putchar('\\');
		putchar(*words);
	}
}

/* What --select takes, or only the rules: a line for each, with what it is behind a tab. */
static void put_names(bool with_groups)
{
	for (size_t t = 0; t < topic_count; t++) {
		if (with_groups)
			printf("%s\t%s\n", topics[t]->name, topics[t]->title);
		for (size_t i = 0; i < topics[t]->count; i++)
			printf("%s\t%s\n", topics[t]->rules[i].id, topics[t]->rules[i].summary);
	}
	for (int group = GROUP_DEFAULT; with_groups && group <= GROUP_STYLE; group++)
		printf("%s\tgroup of rules\n", group_name((enum group)group));
	if (with_groups)
		puts("all\tall rules");
}

enum status cmd_completion(struct options *options)
{
	const char *shells[MOST_WORDS];
	int count = (int)operand_words(COMMAND_COMPLETION, shells);
	const char *wanted = options->operand_count == 1 ? options->operands[0] : NULL;
	int i = 0;

	if (!wanted)
		return usage_error("name one shell: bash, zsh or fish");
	/* What the scripts ask for while someone types. */
	if (!strcmp(wanted, "names") || !strcmp(wanted, "rules")) {
		put_names(!strcmp(wanted, "names"));
		return flush_output();
	}
	while (i < count && strcmp(wanted, shells[i]))
		i++;
	switch (i) {
	case COMPLETION_BASH:
		put_bash_completion();
		break;
	case COMPLETION_ZSH:
		put_zsh_completion();
		break;
	case COMPLETION_FISH:
		put_fish_completion();
		break;
	default:
		return usage_error("there is no completion for \"%s\", only for bash, zsh and fish", wanted);
	}
	return flush_output();
}
