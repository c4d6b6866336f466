/* Puts the layers of a configuration together for an input. */
#include "profile.h"

#include "linter.h"
#include "paths.h"

#include <stdio.h>
#include <stdlib.h>

bool is_among(const struct glob_list *list, const char *file)
{
	struct text path = { file, strlen(file) };

	if (glob_list_judge(list, path, base_name(path), false) == GLOB_CHOSEN)
		return true;
	while (path.length) {
		while (path.length && path.bytes[--path.length] != '/')
			;
		if (path.length && glob_list_judge(list, path, base_name(path), true) == GLOB_CHOSEN)
			return true;
	}
	return false;
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

	if (!made) {
		fputs("ecslint: out of memory\n", stderr);
		abort();
	}
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

struct profile *profile_for(struct profile **list, const struct options *options, struct config *config,
			    const char *file)
{
	uint64_t overrides = config && file ? matching(config, file) : 0;

	for (struct profile *profile = *list; profile; profile = profile->next)
		if (profile->config == config && profile->overrides == overrides)
			return profile;
	return make_profile(list, options, config, overrides);
}

void profiles_release(struct profile *list)
{
	while (list) {
		struct profile *next = list->next;

		linter_free(list->linter);
		free(list);
		list = next;
	}
}
