/* Prints the sections of the manual that say what tables in the program say, in mdoc. */
#include "config.h"

#include <ctype.h>

/* A text line's width, as mandoc wants it at most. */
enum { WIDTH = 80 };

/* How roff writes this byte; NULL: as it is. */
static const char *escape_of(char byte)
{
	return byte == '\\' ? "\\e" : byte == '`' ? "\\(ga" : NULL;
}

static void put_word(const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (escape_of(word[i]))
			fputs(escape_of(word[i]), stdout);
		else
			putchar(word[i]);
	}
}

static size_t written_length(const char *word, size_t length)
{
	size_t written = 0;

	for (size_t i = 0; i < length; i++)
		written += escape_of(word[i]) ? strlen(escape_of(word[i])) : 1;
	return written;
}

/* As a sentence: it begins with a capital letter, unless the first word is a name, and ends in a full stop.
 */
static void put_sentence(const char *words)
{
	size_t column = 0;
	bool named = strcspn(words, ":") < strcspn(words, " ");

	for (const char *word = words; *word;) {
		size_t length = strcspn(word, " ");
		size_t width = written_length(word, length);

		/* With a blank and the full stop. */
		if (column + width + 2 > WIDTH) {
			putchar('\n');
			column = 0;
		} else if (column) {
			putchar(' ');
			column++;
		}
		if (word == words && !named) {
			putchar(toupper((unsigned char)*word));
			put_word(word + 1, length - 1);
		} else {
			put_word(word, length);
		}
		column += width;
		word += length;
		word += *word == ' ';
	}
	puts(".");
}

/* `PATH...`, `[PATH]` and `this|that` in mdoc's words. */
static void put_arguments(const char *arguments, const char *before)
{
	while (*arguments) {
		size_t length = strcspn(arguments, " ");
		const char *end = arguments + length;
		bool optional = *arguments == '[';
		const char *start = arguments + optional;
		size_t dots = length > 3 && !strncmp(end - 3 - optional, "...", 3) ? 3 : 0;
		bool literal = islower((unsigned char)*start);

		printf("%s%s%s ", before, optional ? "Op " : "", literal ? "Cm" : "Ar");
		for (; start < end - optional - dots; start++) {
			if (*start == '|')
				fputs(" | ", stdout);
			else
				putchar(*start);
		}
		if (dots)
			fputs(" ...", stdout);
		arguments = end + (*end == ' ');
	}
}

static void put_synopsis(void)
{
	puts(".Sh SYNOPSIS");
	for (int i = 0; i < COMMAND_COUNT; i++) {
		printf(".Nm\n.%s %s\n.Op Ar OPTIONS", i == COMMAND_CHECK ? "Op Cm" : "Cm", commands[i].name);
		put_arguments(commands[i].arguments, "\n.");
		putchar('\n');
	}
}

static void put_commands(void)
{
	puts(".Sh COMMANDS\n.Bl -tag -width Ds");
	for (int i = 0; i < COMMAND_COUNT; i++) {
		printf(".It Cm %s", commands[i].name);
		put_arguments(commands[i].arguments, " ");
		putchar('\n');
		put_sentence(commands[i].summary);
	}
	puts(".El");
}

static void put_option(const struct option_row *row)
{
	const char *between = "";

	fputs(".It Fl ", stdout);
	if (row->letter)
		printf("%c , ", row->letter);
	printf("-%s", row->name);
	if (row->argument)
		printf(" Ar %s", row->argument);
	putchar('\n');
	put_sentence(row->help);
	if (row->commands == (1u << COMMAND_COUNT) - 1)
		return;
	fputs(".Pq Cm ", stdout);
	for (int i = 0; i < COMMAND_COUNT; i++) {
		if (!(row->commands & 1u << i))
			continue;
		printf("%s%s", between, commands[i].name);
		between = " , ";
	}
	putchar('\n');
}

static void put_keys(void)
{
	puts(".Sh KEYS\n"
	     "Those that are marked with a star may stand in\n"
	     ".Ic overrides\n"
	     "too.\n"
	     ".Bl -tag -width Ds");
	for (unsigned i = 0; i < KEY_COUNT; i++) {
		printf(".It Ic %s%s\n", config_keys[i].name, config_keys[i].in_overrides ? " No *" : "");
		put_sentence(config_keys[i].help);
	}
	puts(".El");
}

int main(void)
{
	put_synopsis();
	put_commands();
	puts(".Sh OPTIONS\n"
	     "The commands that take an option stand behind it, unless all do.\n"
	     "Lists are separated by commas, and options with lists can be repeated.\n"
	     ".Bl -tag -width Ds");
	for (int i = 0; i < OPTION_COUNT; i++)
		put_option(&option_rows[i]);
	puts(".El");
	put_keys();
	return 0;
}
