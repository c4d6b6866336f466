/* Reads a configuration file into what it says, and reports every mistake in it. */
#include "config_reading.h"

const struct config_key config_keys[KEY_COUNT] = {
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
	struct config *config = reading->config;
	struct override *made = arena_zalloc(file->arena, sizeof *made);
	struct override **link = &config->overrides;

	while (*link)
		link = &(*link)->next;
	if (config->override_count == MOST_OVERRIDES) {
		settings_error(file, entry, PART_VALUE, "there can be at most %d overrides", MOST_OVERRIDES);
		return;
	}
	config->override_count++;
	*link = made;
	made->layer.file = file;
	if (!is_settings_object(file, entry))
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
			read_layer_key(file, &made->layer, (enum config_member)key, child);
	}
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

static void read_key(struct reading_config *reading, enum config_member key, const struct node *value)
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
config_read(const struct config_origin *origin, struct text bytes, struct arena *arena,
	    struct config *(*extend)(void *state, struct config *from, const struct node *path), void *state)
{
	struct config *config = arena_zalloc(arena, sizeof *config);
	struct reading_config reading = { config, &config->file, origin->today,
					  extend, state,         &config->suppressions };

	config->folder = origin->folder;
	config->root = origin->root;
	config->layer.file = &config->file;
	settings_file_read(&config->file, origin->name, bytes, arena);
	if (!config->file.root)
		return config;
	for (const struct node *child = config->file.root->first; child; child = child->next) {
		int key = key_of(child, false);

		if (child->flags & NODE_SHADOWED)
			continue;
		if (key < 0)
			report_key(&config->file, child, false);
		else
			read_key(&reading, (enum config_member)key, child);
	}
	index_suppressions(config);
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
