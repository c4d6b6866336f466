/* The words for severities. */
#include "finding.h"

static const char *const names[] = {
	[SEVERITY_INFO] = "info",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

const char *severity_name(enum severity severity)
{
	return names[severity];
}

bool severity_parse(const char *word, enum severity *severity)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!strcmp(word, names[i])) {
			*severity = (enum severity)i;
			return true;
		}
	}
	return false;
}
