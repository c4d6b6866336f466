/* The scripts that make shells complete ecslint's command line, made from the tables of commands and options.
 */
#ifndef ECSLINT_COMPLETION_H
#define ECSLINT_COMPLETION_H

#include "options.h"

/* In the order of operand_words(). */
enum completion_shell { COMPLETION_BASH, COMPLETION_ZSH, COMPLETION_FISH };

void put_bash_completion(void);
void put_fish_completion(void);
void put_zsh_completion(void);

bool command_takes(enum command command, enum option_index option);
/* True when the option has the same words under every command that takes it. */
bool words_are_common(enum option_index option);
/* The first command that takes the option. */
enum command first_command(enum option_index option);
/* All commands' names, or all words, with `between` between them. */
void put_commands(const char *between);
void put_words(const char *const *words, unsigned count, const char *between);
/* What stands between single quotes, in zsh and in fish. Each byte of `escaped` gets a backslash. */
void put_inside_quotes(const char *words, const char *escaped);

#endif
