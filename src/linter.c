/* Which rules run and how grave they are. */
#include "linter.h"

#include "checked.h"
#include "judge.h"

#include <stdio.h>
#include <stdlib.h>

static void *enlarge(void *memory, size_t count, size_t size)
{
	memory = realloc(memory, (count ? count : 1) * size); /* all that is new is written at once */
	checked(memory);
	return memory;
}

static void *allocate(size_t count, size_t size)
{
	return enlarge(NULL, count, size);
}

static struct level first_level(const struct rule *rule)
{
	return (struct level){ .enabled = rule->group == GROUP_DEFAULT, .severity = rule->severity };
}

struct linter *linter_new(const struct settings *settings)
{
	struct linter *linter = allocate(1, sizeof *linter);
	size_t r = 0;

	*linter = (struct linter){ .settings = *settings, .topics = topics, .topic_count = topic_count };
	for (size_t t = 0; t < topic_count; t++)
		linter->rule_count += topics[t]->count;
	linter->levels = allocate(linter->rule_count, sizeof *linter->levels);
	for (size_t t = 0; t < topic_count; t++)
		for (size_t i = 0; i < topics[t]->count; i++, r++)
			linter->levels[r] = first_level(&topics[t]->rules[i]);
	return linter;
}

void linter_add_topic(struct linter *linter, const struct topic *topic)
{
	bool first = !linter->more_topics;

	linter->more_topics =
		enlarge(linter->more_topics, linter->topic_count + 1, sizeof *linter->more_topics);
	if (first)
		memcpy(linter->more_topics, topics, topic_count * sizeof *topics);
	linter->more_topics[linter->topic_count++] = topic;
	linter->topics = linter->more_topics;
	linter->levels = enlarge(linter->levels, linter->rule_count + topic->count, sizeof *linter->levels);
	for (size_t i = 0; i < topic->count; i++)
		linter->levels[linter->rule_count++] = first_level(&topic->rules[i]);
	for (int hook = 0; hook < HOOK_COUNT; hook++) {
		free(linter->active[hook]);
		linter->active[hook] = NULL;
	}
	linter->ready = false;
	linter->last = NULL;
}

void linter_free(struct linter *linter)
{
	if (!linter)
		return;
	for (int hook = 0; hook < HOOK_COUNT; hook++)
		free(linter->active[hook]);
	free(linter->levels);
	free(linter->more_topics);
	pattern_cache_release(&linter->patterns);
	free(linter);
}

static enum hook hook_of(const struct rule *rule)
{
	return rule->task        ? HOOK_TASK
	       : rule->container ? HOOK_CONTAINER
	       : rule->port      ? HOOK_PORT
	       : rule->volume    ? HOOK_VOLUME
				 : HOOK_COUNT;
}

void linter_prepare(struct linter *linter)
{
	size_t r = 0;

	if (linter->ready)
		return;
	linter->ready = true;
	for (int hook = 0; hook < HOOK_COUNT; hook++) {
		linter->active_count[hook] = 0;
		if (!linter->active[hook])
			linter->active[hook] = allocate(linter->rule_count, sizeof *linter->active[hook]);
	}
	for (size_t t = 0; t < linter->topic_count; t++) {
		for (size_t i = 0; i < linter->topics[t]->count; i++, r++) {
			const struct rule *rule = &linter->topics[t]->rules[i];
			enum hook hook = hook_of(rule);

			if (linter->levels[r].enabled && hook != HOOK_COUNT)
				linter->active[hook][linter->active_count[hook]++] = rule;
		}
	}
}

static struct level *level_of(const struct linter *linter, const struct rule *rule)
{
	size_t base = 0;

	for (size_t t = 0; t < linter->topic_count; t++) {
		if (rule >= linter->topics[t]->rules &&
		    rule < linter->topics[t]->rules + linter->topics[t]->count)
			return &linter->levels[base + (size_t)(rule - linter->topics[t]->rules)];
		base += linter->topics[t]->count;
	}
	return NULL;
}

bool rule_level(struct linter *linter, const struct rule *rule, enum severity *severity, bool *stated)
{
	const struct level *level = linter->last == rule ? linter->last_level : level_of(linter, rule);

	linter->last = rule;
	linter->last_level = level;
	if (!level || !level->enabled)
		return false;
	*severity = level->severity;
	*stated = level->stated;
	return true;
}

int64_t parameter(const struct lint *l)
{
	const struct level *level = level_of(l->linter, l->rule);

	return level->tuned ? level->parameter : l->rule->parameter->usual;
}

void linter_tune(struct linter *linter, const char *id, int64_t value)
{
	const struct rule *rule = rule_find(id);
	struct level *level = rule ? level_of(linter, rule) : NULL;

	if (!level)
		return;
	level->tuned = true;
	level->parameter = value;
}

const char *group_name(enum group group)
{
	static const char *const names[] = { "default", "security", "reliability", "cost", "style" };

	return names[group];
}

bool rule_is_named(const struct topic *topic, const struct rule *rule, const char *name)
{
	return !strcmp(name, "all") || !strcmp(name, rule->id) || !strcmp(name, topic->name) ||
	       !strcmp(name, group_name(rule->group));
}

static bool change(struct linter *linter, const char *name, void (*apply)(struct level *level, int what),
		   int what)
{
	bool found = false;
	size_t r = 0;

	linter->ready = false;
	for (size_t t = 0; t < linter->topic_count; t++) {
		for (size_t i = 0; i < linter->topics[t]->count; i++, r++) {
			if (!rule_is_named(linter->topics[t], &linter->topics[t]->rules[i], name))
				continue;
			apply(&linter->levels[r], what);
			found = true;
		}
	}
	return found;
}

static void apply_enabled(struct level *level, int enabled)
{
	level->enabled = enabled;
}

static void apply_severity(struct level *level, int severity)
{
	level->severity = (enum severity)severity;
	level->stated = true;
}

bool linter_select_none(struct linter *linter)
{
	bool done = change(linter, "all", apply_enabled, false);

	/* A file that cannot be read as a task definition was not checked: never silent about that. */
	for (int i = 0; i <= DOCUMENT_LIMIT; i++)
		linter_enable(linter, topic_document.rules[i].id);
	linter_enable(linter, topic_document.rules[DOCUMENT_NOT_A_TASK_DEFINITION].id);
	return done;
}

bool linter_enable(struct linter *linter, const char *name)
{
	return change(linter, name, apply_enabled, true);
}

bool linter_disable(struct linter *linter, const char *name)
{
	return change(linter, name, apply_enabled, false);
}

bool linter_set_severity(struct linter *linter, const char *name, enum severity severity)
{
	return change(linter, name, apply_severity, (int)severity);
}

bool is_rule_name(const char *name)
{
	for (int group = GROUP_DEFAULT; group <= GROUP_STYLE; group++)
		if (!strcmp(name, group_name((enum group)group)))
			return true; /* even if it is empty */
	for (size_t t = 0; t < topic_count; t++)
		for (size_t i = 0; i < topics[t]->count; i++)
			if (rule_is_named(topics[t], &topics[t]->rules[i], name))
				return true;
	return false;
}

const struct rule *rule_find(const char *id)
{
	for (size_t t = 0; t < topic_count; t++)
		for (size_t i = 0; i < topics[t]->count; i++)
			if (!strcmp(topics[t]->rules[i].id, id))
				return &topics[t]->rules[i];
	return NULL;
}

const struct rule *linter_find(const struct linter *linter, const char *id)
{
	const struct rule *found = rule_find(id);

	for (size_t t = topic_count; !found && t < linter->topic_count; t++)
		for (size_t i = 0; !found && i < linter->topics[t]->count; i++)
			if (!strcmp(linter->topics[t]->rules[i].id, id))
				found = &linter->topics[t]->rules[i];
	return found;
}

const struct topic *linter_topic(const struct linter *linter, size_t index)
{
	return index < linter->topic_count ? linter->topics[index] : NULL;
}

const struct topic *rule_topic(const struct rule *rule)
{
	static const struct topic of_users = { USER_TOPIC, "your own rules", NULL, 0 };

	for (size_t t = 0; t < topic_count; t++)
		if (rule >= topics[t]->rules && rule < topics[t]->rules + topics[t]->count)
			return topics[t];
	return &of_users;
}

const char *launch_names(unsigned launch, struct arena *arena)
{
	static const char *const names[] = { "EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES" };
	const char *list = NULL;

	for (int i = 0; i < 4; i++)
		if (launch & 1u << i)
			list = list ? arena_printf(arena, "%s, %s", list, names[i]) : names[i];
	return list ? list : "any";
}
