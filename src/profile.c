/* Puts the layers of a configuration together for an input. */
#include "profile.h"

#include "checked.h"
#include "linter.h"
#include "paths.h"

#include <stdio.h>
#include <stdlib.h>

/* Of a thread. Files that lie together share theirs, but overrides may make a new one for every file. */
enum { MOST_PROFILES = 64 };

/* The innermost that a pattern means decides: the file, or a folder that it lies in. */
static enum glob_verdict judge(const struct glob_list *list, const char *file, bool is_folder)
{
	struct text path = text_of(file);
	enum glob_verdict verdict = glob_list_judge(list, path, base_name(path), is_folder);

	while (path.length && verdict == GLOB_SILENT) {
		while (path.length && path.bytes[--path.length] != '/')
			;
		if (path.length)
			verdict = glob_list_judge(list, path, base_name(path), true);
	}
	return verdict;
}

bool is_among(const struct glob_list *list, const char *file)
{
	return list->count && judge(list, file, false) == GLOB_CHOSEN;
}

enum glob_verdict config_judges(const struct config *config, const char *file, bool is_folder,
				enum configured_list which)
{
	struct arena arena = ARENA_INIT;
	enum glob_verdict verdict = GLOB_SILENT;

	for (unsigned i = config->chain_length; i-- > 0 && verdict == GLOB_SILENT;) {
		const struct config *from = config->chain[i];
		const struct glob_list *list = which == CONFIGURED_INCLUDE ? &from->include : &from->exclude;
		const char *path;

		if (!list->count)
			continue;
		path = path_from(from->folder, file, &arena);
		if (which == CONFIGURED_EXCLUDE_NAMED)
			verdict = judge(list, path, is_folder);
		else
			verdict = glob_list_judge(list, text_of(path), base_name(text_of(path)), is_folder);
	}
	arena_release(&arena);
	return verdict;
}

static void list_layer(const struct layer *layer, struct linter *linter)
{
	for (const struct adjustment *a = layer->adjustments; a; a = a->next)
		if (a->kind == ADJUST_SELECT)
			linter_enable(linter, a->name);
}

void config_add_topics(const struct config *config, struct linter *linter)
{
	for (const struct topic *const *topic = config->topics; topic && *topic; topic++)
		if ((*topic)->count && !linter_find(linter, (*topic)->rules[0].id))
			linter_add_topic(linter, *topic);
}

void config_list_rules(const struct config *config, struct linter *linter)
{
	for (unsigned i = 0; i < config->chain_length; i++) {
		list_layer(&config->chain[i]->layer, linter);
		for (const struct override *o = config->chain[i]->overrides; o; o = o->next)
			list_layer(&o->layer, linter);
		for (const struct word *word = config->chain[i]->mandatory; word; word = word->next)
			linter_enable(linter, word->text);
	}
}

/* Patterns start from the folder of the file that they stand in. */
static uint64_t matching(const struct config *config, const char *file)
{
	struct arena arena = ARENA_INIT;
	unsigned number = 0;
	uint64_t mask = 0;

	for (unsigned i = 0; i < config->chain_length; i++) {
		const struct override *o = config->chain[i]->overrides;
		const char *path = o ? path_from(config->chain[i]->folder, file, &arena) : NULL;

		for (; o && number < MOST_OVERRIDES; o = o->next)
			mask |= (uint64_t)is_among(&o->files, path) << number++;
	}
	arena_release(&arena);
	return mask;
}

static struct profile *add(struct profile **list, const struct options *options, struct config *config,
			   uint64_t overrides, struct linter *linter)
{
	struct profile *made = malloc(sizeof *made);

	checked(made);
	*made = (struct profile){ .config = config,
				  .overrides = overrides,
				  .linter = linter,
				  .fail_on = options->fail_on,
				  .fail_never = options->fail_never,
				  .next = *list };
	return *list = made;
}

void profile_add_plain(struct profile **list, const struct options *options, struct linter *linter)
{
	add(list, options, NULL, 0, linter);
}

static void say_layer(struct profile *profile, const struct layer *layer)
{
	if (!layer->says_fail_on)
		return;
	profile->fail_on = layer->fail_on;
	profile->fail_never = layer->fail_never;
}

unsigned profile_layers(const struct profile *profile, const struct layer *layers[MOST_LAYERS])
{
	unsigned count = 0, number = 0;

	for (unsigned i = 0; profile->config && i < profile->config->chain_length; i++) {
		layers[count++] = &profile->config->chain[i]->layer;
		for (const struct override *o = profile->config->chain[i]->overrides;
		     o && number < MOST_OVERRIDES; o = o->next)
			if (profile->overrides >> number++ & 1)
				layers[count++] = &o->layer;
	}
	return count;
}

/* Nothing turns these off. */
static void enable_mandatory(struct linter *linter, const struct config *config)
{
	for (unsigned i = 0; i < config->chain_length; i++)
		for (const struct word *word = config->chain[i]->mandatory; word; word = word->next)
			linter_enable(linter, word->text);
}

static struct profile *make_profile(struct profile **list, const struct options *options,
				    struct config *config, uint64_t overrides)
{
	const struct layer *layers[MOST_LAYERS];
	struct profile *profile = add(list, options, config, overrides, NULL);
	unsigned count = profile_layers(profile, layers);

	profile->linter = configured_linter(options, config->topics, layers, count);
	enable_mandatory(profile->linter, config);
	for (unsigned i = 0; i < count && !options->said[OPTION_FAIL_ON]; i++)
		say_layer(profile, layers[i]);
	return profile;
}

static void release(struct profile *profile)
{
	linter_free(profile->linter);
	free(profile);
}

/* The one that was not asked for longest; the plain one is not ours to make again. */
static void forget_oldest(struct profile **list)
{
	struct profile **oldest = NULL, *gone;

	for (struct profile **link = list; *link; link = &(*link)->next)
		if ((*link)->config)
			oldest = link;
	gone = *oldest;
	*oldest = gone->next;
	release(gone);
}

struct profile *profile_for(struct profile **list, const struct options *options, struct config *config,
			    const char *file)
{
	uint64_t overrides = config && file ? matching(config, file) : 0;
	unsigned count = 0;

	for (struct profile **link = list; *link; link = &(*link)->next, count++) {
		struct profile *profile = *link;

		if (profile->config != config || profile->overrides != overrides)
			continue;
		*link = profile->next;
		profile->next = *list;
		return *list = profile;
	}
	if (count > MOST_PROFILES)
		forget_oldest(list);
	return make_profile(list, options, config, overrides);
}

void profiles_release(struct profile *list)
{
	while (list) {
		struct profile *next = list->next;

		release(list);
		list = next;
	}
}
