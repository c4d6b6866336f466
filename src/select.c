/* The linter that a configuration and the command line ask for: rules, topics and groups turned on and off.
 */
#include "config.h"

static bool apply(struct linter *linter, const struct adjustment *adjustment)
{
	switch (adjustment->kind) {
	case ADJUST_SELECT:
		return linter_enable(linter, adjustment->name);
	case ADJUST_IGNORE:
		return linter_disable(linter, adjustment->name);
	case ADJUST_SEVERITY:
		return linter_set_severity(linter, adjustment->name, adjustment->severity);
	}
	return false;
}

static bool is_of_users(const char *name)
{
	return !strcmp(name, USER_TOPIC) || !strncmp(name, USER_TOPIC "/", sizeof USER_TOPIC);
}

/* What is selected first, then what is ignored, whatever their order: what is ignored stays ignored. NULL, or
 * the name that no rule has. */
static const char *adjust(struct linter *linter, const struct adjustment *adjustments)
{
	bool selected = false;

	for (int kind = ADJUST_SELECT; kind <= ADJUST_SEVERITY; kind++) {
		for (const struct adjustment *a = adjustments; a; a = a->next) {
			if ((int)a->kind != kind)
				continue;
			if (a->kind == ADJUST_SELECT && !selected)
				linter_select_none(linter);
			selected |= a->kind == ADJUST_SELECT;
			/* Rules of users may be those of some configuration. */
			if (!apply(linter, a) && !is_rule_name(a->name) && strcmp(a->name, USER_TOPIC) != 0 &&
			    strncmp(a->name, USER_TOPIC "/", sizeof USER_TOPIC) != 0)
				return a->name;
		}
	}
	return NULL;
}

/* With the rules of --rules. */
static struct linter *new_linter(const struct options *options, const struct settings *settings)
{
	struct linter *linter = linter_new(settings);

	if (options->user_topic)
		linter_add_topic(linter, options->user_topic);
	return linter;
}

static bool is_unknown(struct options *options, const struct linter *linter, const char *name)
{
	if (!name)
		return false;
	usage_error("there is no rule or topic \"%s\"%s", name,
		    did_you_mean_rule_of(linter, name, true, &options->arena));
	return true;
}

struct linter *selected_linter(struct options *options)
{
	struct linter *linter = new_linter(options, &options->settings);
	const char *unknown = adjust(linter, options->adjustments);

	if (!is_unknown(options, linter, unknown))
		return linter;
	linter_free(linter);
	return NULL;
}

bool select_again(struct options *options, struct linter *linter)
{
	adjust(linter, options->adjustments);
	for (const struct adjustment *a = options->adjustments; a; a = a->next)
		if (is_of_users(a->name) && strcmp(a->name, USER_TOPIC) != 0 && !linter_find(linter, a->name))
			return !is_unknown(options, linter, a->name);
	return true;
}

/* Of what the command line does not say, the last layer that says it counts. */
static struct settings merged(const struct options *options, const struct layer *const *layers,
			      unsigned count)
{
	struct settings settings = options->settings;

	for (unsigned i = count; i-- > 0;) {
		if (!settings.launch)
			settings.launch = layers[i]->launch;
		if (!settings.late_bound)
			settings.late_bound = layers[i]->late_bound;
	}
	for (unsigned i = 0; i < count && !options->said[OPTION_CLIENT]; i++)
		if (layers[i]->says_client)
			settings.client = layers[i]->client;
	return settings;
}

struct linter *configured_linter(const struct options *options, const struct topic *const *more,
				 const struct layer *const *layers, unsigned count)
{
	struct settings settings = merged(options, layers, count);
	struct linter *linter = new_linter(options, &settings);

	for (; more && *more; more++)
		linter_add_topic(linter, *more);
	for (unsigned i = 0; i < count; i++) {
		adjust(linter, layers[i]->adjustments);
		for (const struct tuning *t = layers[i]->tunings; t; t = t->next)
			linter_tune(linter, t->rule, t->value);
	}
	adjust(linter, options->adjustments);
	return linter;
}
