/* Makes trees in the API's spelling out of templates. */
#ifndef ECSLINT_TRANSLATE_H
#define ECSLINT_TRANSLATE_H

#include "judge.h"

/* An object or array in the making. */
struct making {
	struct node *node;
	struct node **last;
};

/* A node that stands for `written` and keeps its place; its key is empty, its text and kind are the same, its
 * children are left out. */
struct node *translated_node(struct lint *l, const struct node *written);
struct making make(struct node *node);
/* Appends; `key` NULL: an element. The place of the key is that of `member`, unless that is NULL. */
void put_member(struct making *making, const char *key, const struct node *member, struct node *value);
void put_node(struct making *making, struct text key, const struct node *member, struct node *value);
/* Turns the node into a value nobody knows. */
void make_unknown(struct lint *l, struct node *node);
/* A value nobody knows of a member that is not written; it takes no room at the start of `place`. */
struct node *unwritten_node(struct lint *l, const struct node *place);

/* The tree of a definition in the API's spelling. */
const struct node *translate_cloudformation(struct lint *l, const struct definition *definition);
const struct node *translate_terraform(struct lint *l, struct definition *definition);
/* List the definitions in a template or plan; false when there is none. */
bool find_in_cloudformation(struct lint *l, const struct node *root);
bool find_in_terraform(struct lint *l, const struct node *root);
/* Whether the document looks like one. */
bool is_cloudformation(const struct node *root);
bool is_terraform(const struct node *root);

#endif
