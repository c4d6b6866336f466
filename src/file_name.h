/* What the name of a file says about its content. */
#ifndef ECSLINT_FILE_NAME_H
#define ECSLINT_FILE_NAME_H

#include "text.h"

enum certainty {
	NOT_AT_ALL,
	BY_CONTENT, /* its content has to show that it is a task definition */
	BY_NAME, /* it is one, unless its content shows that it is something else */
	BY_WORD, /* somebody said so */
};

/* `folder` is the name of the folder it lies in: in one of task definitions every *.json is one. */
enum certainty certainty_by_name(struct text name, struct text folder);
/* `task-definition`, `taskdef` and the like are in it somewhere. */
bool has_task_name(struct text name);

#endif
