/* The linter that the command line asks for: rules, topics and groups turned on and off. */
#include "options.h"

static bool is_group_name(const char *name)
{
	for (int group = GROUP_DEFAULT; group <= GROUP_STYLE; group++)
		if (!strcmp(name, group_name((enum group)group)))
			return true;
	return false;
}

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

/* --select first, then --ignore, whatever their order: what is ignored stays ignored. */
struct linter *selected_linter(struct options *options)
{
	struct linter *linter = linter_new(&options->settings);
	bool selected = false;

	for (int kind = ADJUST_SELECT; kind <= ADJUST_SEVERITY; kind++) {
		for (const struct adjustment *a = options->adjustments; a; a = a->next) {
			if ((int)a->kind != kind)
				continue;
			if (a->kind == ADJUST_SELECT && !selected)
				linter_select_none(linter);
			selected |= a->kind == ADJUST_SELECT;
			/* A group may still be empty. */
			if (apply(linter, a) || is_group_name(a->name))
				continue;
			usage_error("there is no rule or topic \"%s\"%s", a->name,
				    did_you_mean_rule(a->name, true, &options->arena));
			linter_free(linter);
			return NULL;
		}
	}
	return linter;
}
