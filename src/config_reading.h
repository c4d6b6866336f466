/* What the parts that read a configuration file share. */
#ifndef ECSLINT_CONFIG_READING_H
#define ECSLINT_CONFIG_READING_H

#include "config.h"

struct reading_config {
	struct config *config;
	struct settings_file *file;
	const char *today;
	struct config *(*extend)(void *state, struct config *from, const struct node *path);
	void *state;
	struct suppression **last; /* where the next one is linked in */
};

/* A rule, a topic or a group, or an error; those that users write are known only when their files are read.
 */
bool is_adjustable(struct settings_file *file, const struct node *at, enum part part, struct text name);
bool is_settings_object(struct settings_file *file, const struct node *value);
void read_globs(struct settings_file *file, struct glob_list *list, const struct node *value);
void read_words(struct settings_file *file, struct word **list, const struct node *value);
/* One of the keys that overrides may have too. */
void read_layer_key(struct settings_file *file, struct layer *layer, enum config_member key,
		    const struct node *value);
void read_suppression(struct reading_config *reading, const struct node *entry);
/* Once all are read: which of them may be for a file. */
void index_suppressions(struct config *config);

#endif
