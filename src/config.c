/* Reads a configuration file into what it says, and reports every mistake in it. */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>

enum key {
	KEY_SCHEMA,
	KEY_EXTENDS,
	KEY_SELECT,
	KEY_IGNORE,
	KEY_SEVERITY,
	KEY_RULES,
	KEY_LAUNCH_TYPE,
	KEY_CLIENT,
	KEY_LATE_BOUND,
	KEY_FAIL_ON,
	KEY_OVERRIDES,
	KEY_EXCLUDE,
	KEY_INCLUDE,
	KEY_SUPPRESS,
	KEY_BASELINE,
	KEY_MANDATORY,
	KEY_RULES_FILES,
	KEY_COUNT,
};

const struct config_key config_keys[] = {
	[KEY_SCHEMA] = { "$schema", "the schema of this file, for editors", false },
	[KEY_EXTENDS] = { "extends", "other configuration files that count before this one", false },
	[KEY_SELECT] = { "select", "run only these rules, topics or groups", true },
	[KEY_IGNORE] = { "ignore", "leave these rules, topics or groups out", true },
	[KEY_SEVERITY] = { "severity", "other severities for rules, topics or groups", true },
	[KEY_RULES] = { "rules", "parameters of rules", true },
	[KEY_LAUNCH_TYPE] = { "launchType", "judge for these launch types too", true },
	[KEY_CLIENT] = { "client", "what registers the files", true },
	[KEY_LATE_BOUND] = { "lateBound", "members that a deploy step fills in", true },
	[KEY_FAIL_ON] = { "failOn", "exit with 1 from this severity on", true },
	[KEY_OVERRIDES] = { "overrides", "other settings for some files", false },
	[KEY_EXCLUDE] = { "exclude", "files and folders that are not searched", false },
	[KEY_INCLUDE] = { "include", "files that are task definitions whatever their names", false },
	[KEY_SUPPRESS] = { "suppress", "findings that are not to be shown, each with its reason", false },
	[KEY_BASELINE] = { "baseline", "the file of findings that were there before", false },
	[KEY_MANDATORY] = { "mandatory", "rules that nothing turns off or suppresses", false },
	[KEY_RULES_FILES] = { "rulesFiles", "files of your own rules", false },
};
const unsigned config_key_count = KEY_COUNT;

struct reading_config {
	struct config *config;
	struct settings_file *file;
	const char *today;
	struct config *(*extend)(void *state, struct config *from, const struct node *path);
	void *state;
};

/* A rule, a topic or a group; those that users write are known only when their files are read. */
static bool is_adjustable(struct settings_file *file, const struct node *at, enum part part, struct text name)
{
	const char *word = arena_copy(file->arena, name.bytes, name.length);

	if (text_starts(name, "user/") || text_is(name, "user") || is_rule_name(word))
		return true;
	settings_error(file, at, part, "there is no rule or topic \"%s\"%s", word,
		       did_you_mean_rule(word, true, file->arena));
	return false;
}

static struct adjustment *add_adjustment(struct settings_file *file, struct layer *layer,
					 enum adjustment_kind kind, struct text name)
{
	struct adjustment *made = arena_zalloc(file->arena, sizeof *made);
	struct adjustment **link = &layer->adjustments;

	made->kind = kind;
	made->name = arena_copy(file->arena, name.bytes, name.length);
	while (*link)
		link = &(*link)->next;
	return *link = made;
}

static void read_adjustments(struct settings_file *file, struct layer *layer, enum adjustment_kind kind,
			     const struct node *value)
{
	for (const struct node *s = first_string(file, value); s; s = next_string(file, s))
		if (is_adjustable(file, s, PART_VALUE, s->text))
			add_adjustment(file, layer, kind, s->text);
}

static bool is_object(struct settings_file *file, const struct node *value)
{
	if (value->kind == NODE_OBJECT)
		return true;
	settings_error(file, value, PART_VALUE, "this is %s, and should be an object",
		       node_kind_name(value->kind));
	return false;
}

static void read_severities(struct settings_file *file, struct layer *layer, const struct node *value)
{
	static const char *const levels[] = { "info", "warning", "error" };

	if (!is_object(file, value))
		return;
	for (const struct node *child = value->first; child; child = child->next) {
		int level = settings_word(file, child, levels, 3);

		if (level >= 0 && is_adjustable(file, child, PART_KEY, child->key))
			add_adjustment(file, layer, ADJUST_SEVERITY, child->key)->severity =
				(enum severity)level;
	}
}

/* {"rule": {"parameter": 5}} */
static void read_tunings(struct settings_file *file, struct layer *layer, const struct node *value)
{
	if (!is_object(file, value))
		return;
	for (const struct node *child = value->first; child; child = child->next) {
		const char *id = arena_copy(file->arena, child->key.bytes, child->key.length);
		const struct rule *rule = rule_find(id);
		const struct parameter *parameter = rule ? rule->parameter : NULL;
		struct tuning *made;

		if (!rule)
			settings_error(file, child, PART_KEY, "there is no rule \"%s\"%s", id,
				       did_you_mean_rule(id, false, file->arena));
		else if (!parameter)
			settings_error(file, child, PART_KEY, "the rule \"%s\" has no parameter", id);
		if (!parameter || !is_object(file, child))
			continue;
		made = arena_zalloc(file->arena, sizeof *made);
		for (const struct node *p = child->first; p; p = p->next) {
			if (!text_is(p->key, parameter->name))
				unknown_key(file, p, &parameter->name, 1);
			else if (p->kind != NODE_NUMBER || node_integer(p, &made->value) != INTEGER_OK ||
				 made->value < parameter->least || made->value > parameter->most)
				settings_error(file, p, PART_VALUE,
					       "%s is a whole number from %" PRId64 " to %" PRId64,
					       parameter->name, parameter->least, parameter->most);
			else
				made->rule = rule->id;
		}
		if (made->rule) {
			made->next = layer->tunings;
			layer->tunings = made;
		}
	}
}

static void read_launch_types(struct settings_file *file, struct layer *layer, const struct node *value)
{
	const char *names[MOST_WORDS];
	unsigned count = option_words(OPTION_LAUNCH_TYPE, COMMAND_CHECK, names);

	for (const struct node *s = first_string(file, value); s; s = next_string(file, s)) {
		int type = settings_word(file, s, names, count);

		if (type >= 0)
			layer->launch |= 1u << type;
	}
}

static void read_late_bound(struct settings_file *file, struct layer *layer, const struct node *value)
{
	for (const struct node *s = first_string(file, value); s; s = next_string(file, s)) {
		struct late_bound *made = arena_zalloc(file->arena, sizeof *made);

		made->pointer = arena_copy(file->arena, s->text.bytes, s->text.length);
		made->next = (struct late_bound *)layer->late_bound; /* the list is ours */
		if (late_bound_is_valid(made->pointer))
			layer->late_bound = made;
		else
			settings_error(file, s, PART_VALUE,
				       "this is a JSON pointer such as /containerDefinitions/*/image");
	}
}

static void read_layer_key(struct settings_file *file, struct layer *layer, enum key key,
			   const struct node *value)
{
	const char *words[MOST_WORDS];
	int chosen;

	switch (key) {
	case KEY_SELECT:
		read_adjustments(file, layer, ADJUST_SELECT, value);
		break;
	case KEY_IGNORE:
		read_adjustments(file, layer, ADJUST_IGNORE, value);
		break;
	case KEY_SEVERITY:
		read_severities(file, layer, value);
		break;
	case KEY_RULES:
		read_tunings(file, layer, value);
		break;
	case KEY_LAUNCH_TYPE:
		read_launch_types(file, layer, value);
		break;
	case KEY_CLIENT:
		chosen = settings_word(file, value, words, option_words(OPTION_CLIENT, COMMAND_CHECK, words));
		layer->says_client = chosen >= 0;
		layer->client = chosen == 1 ? CLIENT_AWS_CLI : CLIENT_ANY;
		break;
	case KEY_LATE_BOUND:
		read_late_bound(file, layer, value);
		break;
	case KEY_FAIL_ON:
		chosen =
			settings_word(file, value, words, option_words(OPTION_FAIL_ON, COMMAND_CHECK, words));
		layer->says_fail_on = chosen >= 0;
		layer->fail_never = chosen > SEVERITY_ERROR;
		layer->fail_on = layer->fail_never || chosen < 0 ? SEVERITY_ERROR : (enum severity)chosen;
		break;
	default:
		break;
	}
}

static void read_globs(struct settings_file *file, struct glob_list *list, const struct node *value)
{
	for (const struct node *s = first_string(file, value); s; s = next_string(file, s))
		if (!glob_list_add(list, s->text))
			settings_error(file, s, PART_VALUE, "an empty pattern");
}

static void read_words(struct settings_file *file, struct word **list, const struct node *value)
{
	while (*list)
		list = &(*list)->next;
	for (const struct node *s = first_string(file, value); s; s = next_string(file, s)) {
		struct word *made = arena_zalloc(file->arena, sizeof *made);

		made->text = arena_copy(file->arena, s->text.bytes, s->text.length);
		made->at = s;
		*list = made;
		list = &made->next;
	}
}

static int key_of(const struct node *member, bool in_override)
{
	for (int key = 0; key < KEY_COUNT; key++)
		if (text_is(member->key, config_keys[key].name) &&
		    (!in_override || config_keys[key].in_overrides))
			return key;
	return -1;
}

static void report_key(struct settings_file *file, const struct node *member, bool in_override)
{
	const char *words[KEY_COUNT + 1];
	unsigned count = 0;

	for (int key = 0; key < KEY_COUNT; key++)
		if (!in_override || config_keys[key].in_overrides)
			words[count++] = config_keys[key].name;
	if (in_override)
		words[count++] = "files";
	unknown_key(file, member, words, count);
}

static void read_override(struct reading_config *reading, const struct node *entry)
{
	struct settings_file *file = reading->file;
	struct override **link = &reading->config->overrides;
	struct override *made = arena_zalloc(file->arena, sizeof *made);

	while (*link)
		link = &(*link)->next;
	*link = made;
	if (!is_object(file, entry))
		return;
	if (!node_member(entry, "files"))
		settings_error(file, entry, PART_VALUE, "\"files\" is missing: which files is this for?");
	for (const struct node *child = entry->first; child; child = child->next) {
		int key = key_of(child, true);

		if (text_is(child->key, "files"))
			read_globs(file, &made->files, child);
		else if (key < 0)
			report_key(file, child, true);
		else
			read_layer_key(file, &made->layer, (enum key)key, child);
	}
}

static bool is_date(struct text text)
{
	static const char shape[] = "0000-00-00";

	if (text.length != sizeof shape - 1)
		return false;
	for (size_t i = 0; i < text.length; i++)
		if (shape[i] == '0' ? !is_digit(text.bytes[i]) : text.bytes[i] != '-')
			return false;
	return true;
}

static bool is_plain_path(const char *pattern)
{
	return !strpbrk(pattern, "*?[]!\\") && *pattern && pattern[strlen(pattern) - 1] != '/';
}

static void read_suppressed_files(struct settings_file *file, struct suppression *made,
				  const struct node *value)
{
	read_globs(file, &made->files, value);
	made->has_files = true;
	if (value->kind == NODE_STRING) {
		const char *path = settings_string(file, value);

		made->file = is_plain_path(path) ? path : NULL;
	}
}

static void read_suppression_key(struct reading_config *reading, struct suppression *made,
				 const struct node *member)
{
	static const char *const words[] = { "rule", "files", "at", "reason", "until" };
	struct settings_file *file = reading->file;
	const char *wrong = NULL;
	size_t offset;

	if (text_is(member->key, "rule")) {
		read_words(file, &made->rules, member);
		for (const struct word *word = made->rules; word; word = word->next)
			is_adjustable(file, word->at, PART_VALUE, word->at->text);
	} else if (text_is(member->key, "files")) {
		read_suppressed_files(file, made, member);
	} else if (text_is(member->key, "at")) {
		if (settings_string(file, member))
			wrong = selector_parse(&made->at, member->text, file->arena, &offset);
		if (wrong)
			settings_error(file, member, PART_VALUE, "no place in a task definition: %s", wrong);
		made->has_at = true;
	} else if (text_is(member->key, "until")) {
		made->until = settings_string(file, member);
		if (made->until && !is_date(member->text))
			settings_error(file, member, PART_VALUE, "a day is written 2027-03-01");
		else if (made->until)
			made->expired = strcmp(made->until, reading->today) < 0;
	} else if (text_is(member->key, "reason")) {
		settings_string(file, member);
	} else {
		unknown_key(file, member, words, sizeof words / sizeof *words);
	}
}

static void read_suppression(struct reading_config *reading, const struct node *entry)
{
	struct settings_file *file = reading->file;
	struct suppression *made = arena_zalloc(file->arena, sizeof *made);
	struct suppression **link = &reading->config->suppressions;
	const struct node *reason;

	if (!is_object(file, entry))
		return;
	made->node = entry;
	made->config = reading->config;
	while (*link)
		link = &(*link)->next;
	*link = made;
	for (const struct node *child = entry->first; child; child = child->next)
		read_suppression_key(reading, made, child);
	reason = node_member(entry, "reason");
	if (!reason || (reason->kind == NODE_STRING && !text_trim(reason->text).length))
		settings_error(file, reason ? reason : entry, PART_VALUE,
			       "\"reason\" is missing: why is this not to be shown?");
	if (!made->rules && !made->has_files && !made->has_at)
		settings_error(file, entry, PART_VALUE, "say which findings: \"rule\", \"files\" or \"at\"");
}

static void read_list(struct reading_config *reading, const struct node *list,
		      void (*read)(struct reading_config *reading, const struct node *entry))
{
	if (list->kind != NODE_ARRAY) {
		settings_error(reading->file, list, PART_VALUE, "this is %s, and should be a list of objects",
			       node_kind_name(list->kind));
		return;
	}
	for (const struct node *entry = list->first; entry; entry = entry->next)
		read(reading, entry);
}

static void read_extends(struct reading_config *reading, const struct node *value)
{
	struct extension **link = &reading->config->extends;

	for (const struct node *s = first_string(reading->file, value); s;
	     s = next_string(reading->file, s)) {
		struct config *config = reading->extend(reading->state, reading->config, s);

		if (!config) {
			reading->file->errors++;
			continue;
		}
		*link = arena_zalloc(reading->file->arena, sizeof **link);
		(*link)->config = config;
		link = &(*link)->next;
	}
}

static void read_key(struct reading_config *reading, enum key key, const struct node *value)
{
	struct config *config = reading->config;
	struct settings_file *file = reading->file;

	switch (key) {
	case KEY_SCHEMA:
		settings_string(file, value);
		break;
	case KEY_EXTENDS:
		read_extends(reading, value);
		break;
	case KEY_OVERRIDES:
		read_list(reading, value, read_override);
		break;
	case KEY_EXCLUDE:
		read_globs(file, &config->exclude, value);
		break;
	case KEY_INCLUDE:
		read_globs(file, &config->include, value);
		break;
	case KEY_SUPPRESS:
		read_list(reading, value, read_suppression);
		break;
	case KEY_BASELINE:
		if (settings_string(file, value))
			read_words(file, &config->baseline, value);
		break;
	case KEY_MANDATORY:
		read_words(file, &config->mandatory, value);
		for (const struct word *word = config->mandatory; word; word = word->next)
			is_adjustable(file, word->at, PART_VALUE, word->at->text);
		break;
	case KEY_RULES_FILES:
		read_words(file, &config->rules_files, value);
		break;
	default:
		read_layer_key(file, &config->layer, key, value);
	}
}

struct config *
config_read(const char *name, const char *folder, const char *root, struct text bytes, const char *today,
	    struct arena *arena,
	    struct config *(*extend)(void *state, struct config *from, const struct node *path), void *state)
{
	struct config *config = arena_zalloc(arena, sizeof *config);
	struct reading_config reading = { config, &config->file, today, extend, state };

	config->folder = folder;
	config->root = root;
	settings_file_read(&config->file, name, bytes, arena);
	if (!config->file.root)
		return config;
	for (const struct node *child = config->file.root->first; child; child = child->next) {
		int key = key_of(child, false);

		if (child->flags & NODE_SHADOWED)
			continue;
		if (key < 0)
			report_key(&config->file, child, false);
		else
			read_key(&reading, (enum key)key, child);
	}
	return config;
}

void config_release(struct config *config)
{
	for (struct override *o = config->overrides; o; o = o->next)
		glob_list_release(&o->files);
	for (struct suppression *s = config->suppressions; s; s = s->next)
		glob_list_release(&s->files);
	glob_list_release(&config->exclude);
	glob_list_release(&config->include);
}
