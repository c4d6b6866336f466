/* Tells what a document is by its content: which shape of task definition, or what else a deploy folder
 * holds. */
#ifndef ECSLINT_RECOGNISE_H
#define ECSLINT_RECOGNISE_H

#include "text.h"

enum recognised {
	RECOGNISED_NOTHING,
	/* These hold task definitions. */
	RECOGNISED_DEFINITION, /* as register takes or describe prints it; also when many stand one a line */
	RECOGNISED_CONTAINERS,
	RECOGNISED_CLOUDFORMATION,
	RECOGNISED_TERRAFORM,
	/* These are something else. */
	RECOGNISED_APPSPEC,
	RECOGNISED_DOCKERRUN,
	RECOGNISED_IMAGE_DEFINITIONS,
	RECOGNISED_IMAGE_DETAIL,
	RECOGNISED_SERVICE,
	RECOGNISED_OVERRIDES,
	RECOGNISED_SERVICES,
	RECOGNISED_COMPOSE,
	RECOGNISED_OTHER_TEMPLATE,
	RECOGNISED_TEMPLATE_PART,
	RECOGNISED_OTHER_PLAN,
	RECOGNISED_TERRAFORM_STATE,
	RECOGNISED_TERRAFORM_CONFIGURATION,
	RECOGNISED_POLICY,
	RECOGNISED_PACKAGE,
	RECOGNISED_LOCK,
	RECOGNISED_TSCONFIG,
	RECOGNISED_COMPOSER,
	RECOGNISED_COUNT,
};

struct node;

/* A cheap look, once over the bytes at most: for JSON that need not be whole or even be JSON yet. */
enum recognised recognise_text(struct text bytes);
/* The same of a document that was read. */
enum recognised recognise_tree(const struct node *root);

bool holds_definitions(enum recognised kind);
bool is_something_else(enum recognised kind);
/* For a message, "a CodeDeploy appspec"; and what to do about it. NULL unless it is something else. */
const char *recognised_words(enum recognised kind);
const char *recognised_help(enum recognised kind);
/* What helps when nothing better is known. */
#define NAME_THE_FILE "name the file that holds \"family\" and \"containerDefinitions\""

#endif
