/* Puts the layers of a configuration together for an input. */
#include "profile.h"

#include "linter.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_LAYERS = MOST_CHAINED + MOST_OVERRIDES };

unsigned config_chain(struct config *config, struct config **chain, unsigned room)
{
	unsigned count = 0;

	for (const struct extension *e = config->extends; e; e = e->next)
		count += config_chain(e->config, chain + count, room - count);
	if (count < room)
		chain[count++] = config;
	return count;
}

bool is_among(const struct glob_list *list, const char *file)
{
	struct text path = { file, file ? strlen(file) : 0 };

	if (!file)
		return false;
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

static uint64_t matching(struct config *config, const char *file)
{
	struct config *chain[MOST_CHAINED];
	unsigned length = config_chain(config, chain, MOST_CHAINED), number = 0;
	uint64_t mask = 0;

	for (unsigned i = 0; i < length; i++)
		for (const struct override *o = chain[i]->overrides; o && number < MOST_OVERRIDES;
		     o = o->next)
			mask |= (uint64_t)is_among(&o->files, file) << number++;
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

/* Nothing turns these off. */
static void enable_mandatory(struct linter *linter, struct config *const *chain, unsigned length)
{
	for (unsigned i = 0; i < length; i++)
		for (const struct word *word = chain[i]->mandatory; word; word = word->next)
			linter_enable(linter, word->text);
}

static struct profile *make_profile(struct profile **list, const struct options *options,
				    struct config *config, uint64_t overrides)
{
	struct config *chain[MOST_CHAINED];
	const struct layer *layers[MOST_LAYERS] = { NULL };
	unsigned length = config_chain(config, chain, MOST_CHAINED), count = 0, number = 0;
	struct profile *profile;

	for (unsigned i = 0; i < length; i++) {
		layers[count++] = &chain[i]->layer;
		for (const struct override *o = chain[i]->overrides; o && number < MOST_OVERRIDES;
		     o = o->next)
			if (overrides >> number++ & 1)
				layers[count++] = &o->layer;
	}
	profile = add(list, options, config, overrides, configured_linter(options, layers, count));
	enable_mandatory(profile->linter, chain, length);
	for (unsigned i = 0; i < count && !options->fail_on_said; i++)
		say_layer(profile, layers[i]);
	return profile;
}

struct profile *profile_for(struct profile **list, const struct options *options, struct config *config,
			    const char *file)
{
	uint64_t overrides = config ? matching(config, file) : 0;

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
