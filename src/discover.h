/* Finds task definitions in a folder. */
#ifndef ECSLINT_DISCOVER_H
#define ECSLINT_DISCOVER_H

#include "text.h"

struct discovery {
	/* `certain`: the name says that it is a task definition; else its content has to. False: stop. */
	bool (*file)(struct discovery *discovery, const char *path, bool certain);
	void (*failed)(struct discovery *discovery, const char *path, int error);
};

/* Calls back for every JSON file below, in the order of the names. False when stopped. */
bool discover(struct discovery *discovery, const char *folder);
/* A cheap look: an object with containerDefinitions, or with such an object as taskDefinition. */
bool is_task_definition(struct text bytes);

#endif
