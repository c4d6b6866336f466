/* `ecslint config`: tells what is in force for a file, and where that is said. */
#include "baseline.h"
#include "display.h"
#include "linter.h"
#include "paths.h"
#include "profile.h"

#include <stdlib.h>

struct telling {
	const struct options *options;
	struct configs *configs;
	const struct placed *place;
	const struct profile *profile;
	const struct layer *layers[MOST_LAYERS];
	unsigned count;
};

static void put_words(const char *words)
{
	put_escaped(stdout, (struct text){ words, strlen(words) });
}

static void put_quoted(struct text text)
{
	putchar('"');
	for (size_t start = 0; start < text.length;) {
		size_t end = start + text_find(text_slice(text, start, text.length), '"');

		put_escaped(stdout, text_slice(text, start, end));
		if (end < text.length)
			fputs("\\\"", stdout);
		start = end + 1;
	}
	putchar('"');
}

static void put_string(const char *words)
{
	put_quoted((struct text){ words, strlen(words) });
}

/* On one line, without comments. */
static void put_node(const struct node *node)
{
	if (node->kind == NODE_STRING) {
		put_quoted(node->text);
		return;
	}
	if (node->kind > NODE_ARRAY) {
		fputs(node->kind == NODE_TRUE ? "true" : node->kind == NODE_FALSE ? "false" : "", stdout);
		put_escaped(stdout, node->text);
		return;
	}
	putchar(node->kind == NODE_OBJECT ? '{' : '[');
	for (const struct node *child = node->first; child; child = child->next) {
		if (node->kind == NODE_OBJECT) {
			put_quoted(child->key);
			fputs(": ", stdout);
		}
		put_node(child);
		fputs(child->next ? ", " : "", stdout);
	}
	putchar(node->kind == NODE_OBJECT ? '}' : ']');
}

static void end_line(const struct settings_file *file, const struct node *at)
{
	struct source source = file->source;

	fputs("  (", stdout);
	put_words(file->name);
	printf(":%lu)\n", (unsigned long)source_place(&source, file->arena,
						      at->key_at.end ? at->key_at.start : at->at.start)
				  .line);
}

/* Flags and variables come behind all files. */
static void end_option_line(const struct telling *telling, enum option_index option)
{
	if (telling->options->said[option] == SAID_BY_ENVIRONMENT)
		printf("  (%s)\n", option_variable(option));
	else
		printf("  (--%s)\n", option_rows[option].name);
}

static void put_item(const struct settings_file *file, const char *key, const struct node *node)
{
	printf("%s: ", key);
	put_node(node);
	end_line(file, node);
}

/* The last layer that selects takes back what was selected and ignored before; 0 when none does. */
static unsigned first_layer(const struct telling *telling)
{
	if (telling->options->said[OPTION_SELECT])
		return telling->count;
	for (unsigned i = telling->count; i-- > 0;)
		for (const struct adjustment *a = telling->layers[i]->adjustments; a; a = a->next)
			if (a->kind == ADJUST_SELECT)
				return i;
	return 0;
}

static bool is_mandatory(const struct config *config, const struct topic *topic, const struct rule *rule)
{
	for (unsigned i = 0; config && i < config->chain_length; i++)
		for (const struct word *word = config->chain[i]->mandatory; word; word = word->next)
			if (rule_is_named(topic, rule, word->text))
				return true;
	return false;
}

/* The name stands for a rule that is not mandatory. */
static bool turns_off(const struct telling *telling, const char *name)
{
	const struct topic *topic;

	for (size_t t = 0; (topic = linter_topic(telling->profile->linter, t)); t++)
		for (size_t i = 0; i < topic->count; i++)
			if (rule_is_named(topic, &topic->rules[i], name) &&
			    !is_mandatory(telling->profile->config, topic, &topic->rules[i]))
				return true;
	return false;
}

static void put_adjustments(const struct telling *telling, const struct adjustment *list,
			    const struct settings_file *file, enum adjustment_kind kind)
{
	static const char *const keys[] = { "select", "ignore", "severity" };
	static const enum option_index options[] = { OPTION_SELECT, OPTION_IGNORE, OPTION_SEVERITY };

	for (const struct adjustment *a = list; a; a = a->next) {
		if (a->kind != kind || (kind == ADJUST_IGNORE && !turns_off(telling, a->name)))
			continue;
		printf("%s: ", keys[kind]);
		put_string(a->name);
		if (kind == ADJUST_SEVERITY)
			printf(" is \"%s\"", severity_name(a->severity));
		if (file)
			end_line(file, a->at);
		else
			end_option_line(telling, options[kind]);
	}
}

static void put_selection(const struct telling *telling)
{
	unsigned first = first_layer(telling);

	for (unsigned kind = ADJUST_SELECT; kind <= ADJUST_IGNORE; kind++) {
		for (unsigned i = first; i < telling->count; i++)
			put_adjustments(telling, telling->layers[i]->adjustments, telling->layers[i]->file,
					(enum adjustment_kind)kind);
		put_adjustments(telling, telling->options->adjustments, NULL, (enum adjustment_kind)kind);
	}
}

static const struct adjustment *severity_in(const struct adjustment *list, const struct topic *topic,
					    const struct rule *rule)
{
	const struct adjustment *last = NULL;

	for (const struct adjustment *a = list; a; a = a->next)
		if (a->kind == ADJUST_SEVERITY && rule_is_named(topic, rule, a->name))
			last = a;
	return last;
}

/* What decides the rule's severity in the end. */
static const struct adjustment *severity_of(const struct telling *telling, const struct topic *topic,
					    const struct rule *rule)
{
	const struct adjustment *found = severity_in(telling->options->adjustments, topic, rule);

	for (unsigned i = telling->count; !found && i-- > 0;)
		found = severity_in(telling->layers[i]->adjustments, topic, rule);
	return found;
}

static bool decides(const struct telling *telling, const struct adjustment *adjustment)
{
	const struct topic *topic;

	for (size_t t = 0; (topic = linter_topic(telling->profile->linter, t)); t++)
		for (size_t i = 0; i < topic->count; i++)
			if (rule_is_named(topic, &topic->rules[i], adjustment->name) &&
			    severity_of(telling, topic, &topic->rules[i]) == adjustment)
				return true;
	return false;
}

static void put_severities_of(const struct telling *telling, const struct adjustment *list,
			      const struct settings_file *file)
{
	for (const struct adjustment *a = list; a; a = a->next) {
		struct adjustment alone = *a;

		alone.next = NULL;
		if (a->kind == ADJUST_SEVERITY && decides(telling, a))
			put_adjustments(telling, &alone, file, ADJUST_SEVERITY);
	}
}

static void put_severities(const struct telling *telling)
{
	for (unsigned i = 0; i < telling->count; i++)
		put_severities_of(telling, telling->layers[i]->adjustments, telling->layers[i]->file);
	put_severities_of(telling, telling->options->adjustments, NULL);
}

static bool is_tuned_later(const struct telling *telling, unsigned layer, const char *rule)
{
	while (++layer < telling->count)
		for (const struct tuning *t = telling->layers[layer]->tunings; t; t = t->next)
			if (!strcmp(t->rule, rule))
				return true;
	return false;
}

static void put_tunings(const struct telling *telling)
{
	for (unsigned i = 0; i < telling->count; i++) {
		for (const struct tuning *t = telling->layers[i]->tunings; t; t = t->next) {
			if (is_tuned_later(telling, i, t->rule))
				continue;
			printf("rules: %s: ", t->rule);
			put_node(t->at);
			end_line(telling->layers[i]->file, t->at);
		}
	}
}

static void put_launch_types(unsigned launch)
{
	const char *names[MOST_WORDS];
	unsigned count = option_words(OPTION_LAUNCH_TYPE, COMMAND_CHECK, names);
	bool any = false;

	putchar('[');
	for (unsigned i = 0; i < count; i++) {
		if (!(launch >> i & 1))
			continue;
		fputs(any ? ", " : "", stdout);
		put_string(names[i]);
		any = true;
	}
	putchar(']');
}

static void put_option_value(const struct options *options, enum option_index option)
{
	const char *words[MOST_WORDS];

	switch (option) {
	case OPTION_LAUNCH_TYPE:
		put_launch_types(options->settings.launch);
		break;
	case OPTION_CLIENT:
		option_words(OPTION_CLIENT, COMMAND_CHECK, words);
		put_string(words[options->settings.client == CLIENT_AWS_CLI]);
		break;
	case OPTION_LATE_BOUND:
		putchar('[');
		for (const struct late_bound *l = options->settings.late_bound; l; l = l->next) {
			put_string(l->pointer);
			fputs(l->next ? ", " : "", stdout);
		}
		putchar(']');
		break;
	default:
		put_string(options->fail_never ? "never" : severity_name(options->fail_on));
		break;
	}
}

/* Of these only the last one that says it counts. */
static void put_single(const struct telling *telling, enum config_member key, enum option_index option)
{
	if (telling->options->said[option]) {
		printf("%s: ", config_keys[key].name);
		put_option_value(telling->options, option);
		end_option_line(telling, option);
		return;
	}
	for (unsigned i = telling->count; i-- > 0;) {
		const struct node *said = telling->layers[i]->said[key];

		/* An empty list says nothing. */
		if (!said || (said->kind == NODE_ARRAY && !said->first))
			continue;
		put_item(telling->layers[i]->file, config_keys[key].name, said);
		return;
	}
}

static void put_elements(const struct settings_file *file, const char *key, const struct node *list)
{
	if (list && list->kind != NODE_ARRAY)
		put_item(file, key, list);
	else
		for (const struct node *node = list ? list->first : NULL; node; node = node->next)
			put_item(file, key, node);
}

/* Of these all files count together. */
static void put_all_of(const struct telling *telling, enum config_member key)
{
	const struct config *config = telling->place->config;

	for (unsigned i = 0; config && i < config->chain_length; i++)
		put_elements(&config->chain[i]->file, config_keys[key].name,
			     node_member(config->chain[i]->file.root, config_keys[key].name));
}

static void put_globs(const struct telling *telling, enum config_member key, enum option_index option)
{
	const struct glob_list *list =
		option == OPTION_EXCLUDE ? &telling->options->excludes : &telling->options->includes;

	put_all_of(telling, key);
	for (size_t i = 0; i < list->count; i++) {
		printf("%s: ", config_keys[key].name);
		put_quoted(list->globs[i].written);
		end_option_line(telling, option);
	}
}

static void put_suppressions(const struct telling *telling)
{
	const struct config *config = telling->place->config;

	for (unsigned i = 0; config && i < config->chain_length; i++)
		for (const struct suppression *s = config->chain[i]->suppressions; s; s = s->next)
			if (!s->expired)
				put_item(&config->chain[i]->file, "suppress", s->node);
}

static void put_baseline(const struct telling *telling)
{
	const struct config *config = telling->place->config;

	if (!telling->place->baseline_path)
		return;
	fputs("baseline: ", stdout);
	put_string(shown_path(telling->configs, telling->place->baseline_path, &telling->configs->arena));
	if (!telling->place->known)
		fputs(", which is not there", stdout);
	if (telling->options->said[OPTION_BASELINE]) {
		end_option_line(telling, OPTION_BASELINE);
		return;
	}
	for (unsigned i = config ? config->chain_length : 0; i-- > 0;) {
		if (!config->chain[i]->baseline)
			continue;
		end_line(&config->chain[i]->file, config->chain[i]->baseline->at);
		return;
	}
	fputs("  (found)\n", stdout);
}

static void put_files(const struct telling *telling, const char *path)
{
	const struct config *config = telling->place->config;

	fputs("# ", stdout);
	put_words(path);
	if (!config) {
		fputs(": no configuration file\n", stdout);
		return;
	}
	fputs(": ", stdout);
	for (unsigned i = 0; i < config->chain_length; i++) {
		fputs(i ? ", then " : "", stdout);
		put_words(config->chain[i]->file.name);
	}
	if (telling->options->said[OPTION_CONFIG])
		end_option_line(telling, OPTION_CONFIG);
	else
		putchar('\n');
}

static void put_all(struct telling *telling, const char *path)
{
	put_files(telling, path);
	put_selection(telling);
	put_severities(telling);
	put_tunings(telling);
	put_single(telling, KEY_LAUNCH_TYPE, OPTION_LAUNCH_TYPE);
	put_single(telling, KEY_CLIENT, OPTION_CLIENT);
	put_single(telling, KEY_LATE_BOUND, OPTION_LATE_BOUND);
	put_single(telling, KEY_FAIL_ON, OPTION_FAIL_ON);
	put_globs(telling, KEY_EXCLUDE, OPTION_EXCLUDE);
	put_globs(telling, KEY_INCLUDE, OPTION_INCLUDE);
	put_suppressions(telling);
	put_baseline(telling);
	put_all_of(telling, KEY_MANDATORY);
	put_all_of(telling, KEY_RULES_FILES);
}

enum status cmd_config(struct options *options)
{
	const char *path = options->operand_count ? options->operands[0] : ".";
	struct profile *profiles = NULL;
	struct configs configs;
	struct telling telling = { .options = options, .configs = &configs };
	struct linter *linter;
	enum status status;
	const char *file;

	if (options->operand_count > 1)
		return usage_error("name one file or folder");
	linter = selected_linter(options);
	if (!linter)
		return STATUS_USAGE;
	profile_add_plain(&profiles, options, linter);
	configs_init(&configs, options);
	telling.place = place_in(&configs, path);
	file = telling.place->absolute;
	if (!file && !configs.failed) { /* it is a file */
		telling.place = place_of(&configs, path);
		file = placed_path(telling.place, path, &configs.arena);
	}
	if (!configs.failed) {
		telling.profile = profile_for(&profiles, options, telling.place->config, file);
		telling.count = profile_layers(telling.profile, telling.layers);
		put_all(&telling, path);
	}
	status = configs.failed ? STATUS_USAGE : STATUS_CLEAN;
	profiles_release(profiles);
	configs_release(&configs);
	return flush_output() == STATUS_CLEAN ? status : STATUS_FAILED;
}
