/* Finds task definitions in a folder. */
#ifndef ECSLINT_DISCOVER_H
#define ECSLINT_DISCOVER_H

#include "file_name.h"
#include "glob.h"

/* Why something cannot be an input, beside the values of errno. */
enum input_fault { INPUT_HAS_NULS = -4, INPUT_IS_PIPE, INPUT_IS_SOCKET, INPUT_IS_DEVICE };

struct operands;

struct discovery {
	/* False: stop. The path is valid during the call only. */
	bool (*file)(struct discovery *discovery, const char *path, enum certainty certainty);
	/* `error` is an errno or an input_fault. */
	void (*failed)(struct discovery *discovery, const char *path, int error);
	struct glob_list excludes;
	struct glob_list includes;
	bool no_gitignore;
	bool skip_unrecognised; /* what is named gets no more credit than what is found */
	struct operands *operands; /* what is named, to be taken once; NULL when that is one thing alone */
	bool ignored; /* set when something was left out because git ignores it */
};

/* Calls back for every file below that may be a task definition, in the order of the names: whose name says
 * so, or that should be looked at, or that is included. Left out are what is excluded or ignored by git, and
 * the folders of version control and of node's packages. Links to folders are not followed. False when
 * stopped. */
bool discover(struct discovery *discovery, const char *folder);

#endif
