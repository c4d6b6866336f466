/* Finds task definitions in a folder. */
#ifndef ECSLINT_DISCOVER_H
#define ECSLINT_DISCOVER_H

#include "file_name.h"
#include "glob.h"

/* Why something cannot be an input, beside the values of errno. */
enum input_fault { INPUT_HAS_NULS = -5, INPUT_IS_PIPE, INPUT_IS_SOCKET, INPUT_IS_DEVICE, INPUT_LEADS_OUT };

/* The pattern lists of a configuration. NAMED: for what was named, of which no folder on the way was looked
 * at. */
enum configured_list { CONFIGURED_EXCLUDE, CONFIGURED_EXCLUDE_NAMED, CONFIGURED_INCLUDE };

struct operands;

struct discovery {
	/* False: stop. The path is valid during the call only. */
	bool (*file)(struct discovery *discovery, const char *path, enum certainty certainty);
	/* `error` is an errno or an input_fault. */
	void (*failed)(struct discovery *discovery, const char *path, int error);
	/* What a configuration says of a file or folder that is found, for the patterns of exclude or of
	 * include; NULL: there is none. */
	enum glob_verdict (*configured)(struct discovery *discovery, const char *path, bool is_folder,
					enum configured_list list);
	struct glob_list excludes;
	struct glob_list includes;
	bool no_gitignore;
	bool skip_unrecognised; /* what is named gets no more credit than what is found */
	struct operands *operands; /* what is named, to be taken once; NULL when that is one thing alone */
	bool ignored; /* set when something was left out because git ignores it */
};

/* Calls back for every file below that may be a task definition, in the order of the names: whose name says
 * so, or that should be looked at, or that is included. Left out are what is excluded or ignored by git, and
 * the folders of version control and of node's packages. Links to folders are not followed, nor are those
 * to files outside of the repository or, without one, of the folder. False when
 * stopped. */
bool discover(struct discovery *discovery, const char *folder);

#endif
