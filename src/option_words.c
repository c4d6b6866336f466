/* The words that the values of options and the operands of commands are chosen from. */
#include "options.h"

static unsigned all_of(const char *words[MOST_WORDS], const char *const *list, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		words[i] = list[i];
	return count;
}

static unsigned format_words(enum command command, const char *words[MOST_WORDS])
{
	/* In the order of enum document_format. */
	static const char *const documents[] = { "text", "json", "markdown" };

	if (command == COMMAND_RULES || command == COMMAND_EXPLAIN)
		return all_of(words, documents, 3);
	if (command != COMMAND_CHECK)
		return all_of(words, documents, 2);
	for (size_t i = 0; i < format_count; i++)
		words[i] = formats[i]->name;
	return (unsigned)format_count;
}

static unsigned shape_words(const char *words[MOST_WORDS])
{
	words[0] = "auto"; /* SHAPE_UNKNOWN */
	for (int shape = SHAPE_UNKNOWN + 1; shape < SHAPE_COUNT; shape++)
		words[shape] = shape_name((enum shape)shape);
	return SHAPE_COUNT;
}

unsigned option_words(enum option_index option, enum command command, const char *words[MOST_WORDS])
{
	/* In the order of the enums that they stand for. */
	static const char *const severities[] = { "info", "warning", "error", "never" };
	static const char *const launch_types[] = { "EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES" };
	static const char *const clients[] = { "any", "aws-cli" };
	static const char *const colors[] = { "auto", "always", "never" };

	switch (option) {
	case OPTION_FORMAT:
	case OPTION_OUTPUT:
		return format_words(command, words);
	case OPTION_INPUT:
		return shape_words(words);
	case OPTION_FAIL_ON:
		return all_of(words, severities, 4);
	case OPTION_MIN_SEVERITY:
	case OPTION_SEVERITY:
		return all_of(words, severities, 3);
	case OPTION_LAUNCH_TYPE:
		return all_of(words, launch_types, 4);
	case OPTION_CLIENT:
		return all_of(words, clients, 2);
	case OPTION_COLOR:
		return all_of(words, colors, 3);
	default:
		return 0;
	}
}

unsigned operand_words(enum command command, const char *words[MOST_WORDS])
{
	/* In the order of enum completion_shell. */
	static const char *const shells[] = { "bash", "zsh", "fish" };
	/* In the order of the functions in cmd_schema.c. */
	static const char *const schemas[] = { "input", "output", "rules", "config" };

	return command == COMMAND_COMPLETION ? all_of(words, shells, 3)
	       : command == COMMAND_SCHEMA   ? all_of(words, schemas, 4)
					     : 0;
}
