/* What the terminal is like. */
#ifndef ECSLINT_TERMINAL_H
#define ECSLINT_TERMINAL_H

#include "options.h"

bool wants_color(enum color_mode mode);
/* In columns; a usual width when standard output is none. */
unsigned terminal_width(void);

#endif
