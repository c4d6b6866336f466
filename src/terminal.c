/* Colour and width of the terminal, by the usual variables. */
#include "terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { DEFAULT_WIDTH = 100, LEAST_WIDTH = 40, MOST_WIDTH = 500 };

bool wants_color(enum color_mode mode)
{
	static const char *const forced[] = { "CLICOLOR_FORCE", "FORCE_COLOR" };
	const char *value;

	if (mode != COLOR_AUTO)
		return mode == COLOR_ALWAYS;
	value = getenv("NO_COLOR");
	if (value && *value)
		return false;
	for (int i = 0; i < 2; i++) {
		value = getenv(forced[i]);
		if (value && *value && strcmp(value, "0") != 0 && strcmp(value, "false") != 0)
			return true;
	}
	value = getenv("TERM");
	return !(value && !strcmp(value, "dumb")) && isatty(STDOUT_FILENO);
}

unsigned terminal_width(void)
{
	const char *value = getenv("COLUMNS");
	unsigned long width = value ? strtoul(value, NULL, 10) : 0;

#ifdef TIOCGWINSZ
	struct winsize size;

	if (!width && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
		width = size.ws_col;
#endif
	if (!width)
		width = DEFAULT_WIDTH;
	return (unsigned)(width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width);
}
