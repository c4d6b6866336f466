/* Finds, reads and keeps configuration files. Nothing outside of their repository is read, whatever they say.
 */
#include "configs.h"

#include "baseline.h"
#include "display.h"
#include "inputs.h"
#include "paths.h"
#include "profile.h"
#include "user_rules.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

enum { MOST_BYTES = 1024 * 1024, MOST_EXTENSIONS = 16 };

struct above {
	const char *root; /* of the repository; "" when it is in none */
	const char *config; /* NULL: there is none */
	const char *baseline;
};

struct rules_set {
	struct user_rules rules;
};

/* SOURCE_DATE_EPOCH makes a run repeatable. */
static void set_today(struct configs *configs)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
	struct tm date;

	if (!gmtime_r(&now, &date) || !strftime(configs->today, sizeof configs->today, "%Y-%m-%d", &date))
		strcpy(configs->today, "1970-01-01");
}

void configs_init(struct configs *configs, const struct options *options)
{
	*configs = (struct configs){ .arena = ARENA_INIT, .options = options };
	configs->last = &configs->all;
	configs->last_known = &configs->known;
	names_init(&configs->folders, &configs->arena);
	names_init(&configs->above, &configs->arena);
	names_init(&configs->by_path, &configs->arena);
	names_init(&configs->rules, &configs->arena);
	names_init(&configs->baselines, &configs->arena);
	configs->working_folder = real_path(".", &configs->arena);
	if (!configs->working_folder)
		configs->working_folder = "/";
	set_today(configs);
}

void configs_release(struct configs *configs)
{
	for (struct config *config = configs->all; config; config = config->next)
		config_release(config);
	arena_release(&configs->arena);
}

const char *shown_path(const struct configs *configs, const char *path, struct arena *arena)
{
	return path_from(configs->working_folder, path, arena);
}

static void say_unreadable(struct configs *configs, const char *path, int error)
{
	say_failed(shown_path(configs, path, &configs->arena), error);
	configs->failed = true;
}

static bool exists(const char *folder, const char *name, struct arena *arena)
{
	struct stat status;

	/* A link to nothing is there too. */
	return !lstat(arena_printf(arena, "%s/%s", strcmp(folder, "/") ? folder : "", name), &status);
}

static const char *configured_path(struct configs *configs, struct config *config, const struct node *node,
				   bool may_be_missing)
{
	const char *written = arena_copy(&configs->arena, node->text.bytes, node->text.length);
	const char *wrong;
	const char *path =
		confined_path(config->folder, config->root, written, may_be_missing, &configs->arena, &wrong);

	if (path)
		return path;
	settings_error(&config->file, node, PART_VALUE, "\"%s\" cannot be read: %s", written, wrong);
	configs->failed = true;
	return NULL;
}

struct chain {
	struct configs *configs;
	const struct chain *outer;
	const char *path;
	unsigned depth;
};

static struct config *extended(void *state, struct config *from, const struct node *path);

static bool is_chained(struct config *const *chain, unsigned length, const struct config *config)
{
	for (unsigned i = 0; i < length; i++)
		if (chain[i] == config)
			return true;
	return false;
}

/* What several files extend counts where it comes first. */
static void set_chain(struct config *config, struct arena *arena)
{
	struct config **chain = arena_alloc(arena, MOST_CHAINED * sizeof *chain);
	unsigned length = 0, overrides = config->override_count;

	for (const struct extension *e = config->extends; e; e = e->next)
		for (unsigned i = 0; i < e->config->chain_length; i++)
			if (length < MOST_CHAINED && !is_chained(chain, length, e->config->chain[i])) {
				chain[length++] = e->config->chain[i];
				overrides += e->config->chain[i]->override_count;
			}
	if (length == MOST_CHAINED)
		settings_error(&config->file, config->file.root, PART_VALUE,
			       "this extends more than %d files", MOST_CHAINED - 1);
	else
		chain[length++] = config;
	if (overrides > MOST_OVERRIDES)
		settings_error(&config->file, config->file.root, PART_VALUE,
			       "there can be at most %d overrides, with those of the files that this extends",
			       MOST_OVERRIDES);
	for (unsigned i = 0; i < length; i++)
		config->says_what_is_searched |= chain[i]->exclude.count || chain[i]->include.count;
	config->chain = chain;
	config->chain_length = length;
}

static struct rules_set *read_rules_file(struct configs *configs, const char *path)
{
	struct rules_set *set = (struct rules_set *)names_find(&configs->rules, text_of(path)); /* ours */
	struct text bytes;
	int error;

	if (set)
		return set;
	set = arena_zalloc(&configs->arena, sizeof *set);
	names_add(&configs->rules, text_of(path), set);
	user_rules_init(&set->rules, &configs->arena);
	if (!settings_bytes(path, MOST_BYTES, &configs->arena, &bytes, &error))
		say_unreadable(configs, path, error);
	else if (!user_rules_read(&set->rules, shown_path(configs, path, &configs->arena), bytes))
		configs->failed = true;
	return set;
}

/* Every id once, whichever files it stands in. */
static void check_ids(struct configs *configs, struct config *config, const struct node *at,
		      const struct topic *topic, struct names *ids)
{
	for (size_t i = 0; i < topic->count; i++) {
		if (!names_add(ids, text_of(topic->rules[i].id), topic))
			continue;
		settings_error(&config->file, at, PART_VALUE, "the rule \"%s\" is in another rules file too",
			       topic->rules[i].id);
		configs->failed = true;
	}
}

static bool is_topic_of(const struct topic *const *found, size_t count, const struct topic *topic)
{
	for (size_t i = 0; i < count; i++)
		if (found[i] == topic)
			return true;
	return false;
}

static void read_user_rules(struct configs *configs, struct config *config)
{
	const struct topic **found;
	size_t most = 1, count = 0;
	struct names ids;

	for (unsigned i = 0; i < config->chain_length; i++)
		for (const struct word *word = config->chain[i]->rules_files; word; word = word->next)
			most++;
	if (most == 1)
		return;
	found = arena_zalloc(&configs->arena, most * sizeof *found);
	names_init(&ids, &configs->arena);
	for (unsigned i = 0; i < config->chain_length; i++) {
		for (const struct word *word = config->chain[i]->rules_files; word; word = word->next) {
			const char *path = configured_path(configs, config->chain[i], word->at, false);
			const struct topic *topic =
				path ? user_rules_topic(&read_rules_file(configs, path)->rules) : NULL;

			if (!topic || is_topic_of(found, count, topic))
				continue;
			check_ids(configs, config->chain[i], word->at, topic, &ids);
			found[count++] = topic;
		}
	}
	config->topics = found;
}

/* `path` is that of the file as it is found, `real` where it is. */
static struct config *read_file(struct chain *chain, const char *real, const char *root)
{
	struct configs *configs = chain->configs;
	struct arena *arena = &configs->arena;
	struct config *config =
		(struct config *)names_find(&configs->by_path, text_of(chain->path)); /* ours */
	struct config_origin origin = { shown_path(configs, chain->path, arena),
					folder_of(chain->path, arena), root, configs->today };
	struct text bytes;
	int error;

	if (config)
		return config;
	if (!settings_bytes(real, MOST_BYTES, arena, &bytes, &error)) {
		say_unreadable(configs, chain->path, error);
		return NULL;
	}
	config = config_read(&origin, bytes, arena, extended, chain);
	*configs->last = config;
	configs->last = &config->next;
	names_add(&configs->by_path, text_of(chain->path), config);
	set_chain(config, arena);
	if (config->file.errors)
		configs->failed = true;
	return config;
}

static struct config *extended(void *state, struct config *from, const struct node *node)
{
	struct chain *outer = state;
	struct chain chain = { outer->configs, outer, NULL, outer->depth + 1 };

	chain.path = configured_path(chain.configs, from, node, false);
	if (!chain.path)
		return NULL;
	for (const struct chain *c = outer; c; c = c->outer) {
		if (strcmp(c->path, chain.path) != 0 && chain.depth < MOST_EXTENSIONS)
			continue;
		settings_error(&from->file, node, PART_VALUE, "the files extend one another without end");
		return NULL;
	}
	return read_file(&chain, chain.path, from->root);
}

/* The configuration that governs inputs, with all that it names. */
static struct config *governing(struct configs *configs, const char *path, const char *real, const char *root)
{
	struct chain chain = { configs, NULL, path, 0 };
	struct config *config = read_file(&chain, real, root);

	if (!config)
		return NULL;
	config->governs = true;
	if (!config->topics)
		read_user_rules(configs, config);
	return config;
}

/* What is there from `folder` upwards, an absolute one. */
static struct above *above(struct configs *configs, const char *folder)
{
	struct arena *arena = &configs->arena;
	struct above *made = (struct above *)names_find(&configs->above, text_of(folder)); /* ours */
	const struct above *outer;
	bool is_top = !strcmp(folder, "/"), is_root;

	if (made)
		return made;
	made = arena_zalloc(arena, sizeof *made);
	names_add(&configs->above, text_of(folder), made);
	is_root = exists(folder, ".git", arena);
	outer = is_root || is_top ? NULL : above(configs, folder_of(folder, arena));
	made->root = is_root ? folder : outer ? outer->root : "";
	/* Without a repository, no further than the working folder: a folder above may be anybody's. */
	if (!*made->root &&
	    (!strcmp(folder, configs->working_folder) || !lies_in(folder, configs->working_folder)))
		outer = NULL;
	made->config = exists(folder, CONFIG_NAME, arena) ? arena_printf(arena, "%s/" CONFIG_NAME, folder)
		       : outer                            ? outer->config
							  : NULL;
	made->baseline = exists(folder, BASELINE_NAME, arena)
				 ? arena_printf(arena, "%s/" BASELINE_NAME, folder)
			 : outer ? outer->baseline
				 : NULL;
	return made;
}

/* A file that was found, where it really is; NULL, and it is said, when that is outside. */
static const char *found_path(struct configs *configs, const char *path, const char *root)
{
	const char *wrong;
	const char *real = confined_path("/", root, path, false, &configs->arena, &wrong);

	if (real)
		return real;
	fputs("ecslint: ", stderr);
	put_escaped(stderr, text_of(shown_path(configs, path, &configs->arena)));
	fprintf(stderr, ": %s\n", wrong);
	configs->failed = true;
	return NULL;
}

static const char *root_for(const struct above *above, const char *file, struct arena *arena)
{
	return *above->root ? above->root : folder_of(file, arena);
}

/* --config */
static struct config *config_said(struct configs *configs)
{
	const char *path = real_path(configs->options->config, &configs->arena);
	const char *folder;

	if (!path) {
		say_failed(configs->options->config, errno);
		configs->failed = true;
		return NULL;
	}
	folder = folder_of(path, &configs->arena);
	return governing(configs, path, path, root_for(above(configs, folder), path, &configs->arena));
}

static const char *baseline_said(struct configs *configs)
{
	const char *path = real_path(configs->options->baseline, &configs->arena);

	if (path)
		return path;
	if (errno == ENOENT && configs->options->command == COMMAND_BASELINE)
		path = absolute_path(configs->options->baseline, &configs->arena);
	if (!path) {
		say_failed(configs->options->baseline, errno);
		configs->failed = true;
	}
	return path;
}

static const char *baseline_path(struct configs *configs, const struct config *config,
				 const struct above *above)
{
	const char *path = NULL;

	if (configs->options->baseline)
		return baseline_said(configs);
	for (unsigned i = config ? config->chain_length : 0; i-- > 0;)
		if (config->chain[i]->baseline)
			return configured_path(configs, config->chain[i], config->chain[i]->baseline->at,
					       true);
	if (above && above->baseline)
		path = found_path(configs, above->baseline,
				  root_for(above, above->baseline, &configs->arena));
	return path;
}

static struct baseline *baseline_at(struct configs *configs, const char *path, struct config *config)
{
	struct baseline *known = (struct baseline *)names_find(&configs->baselines, text_of(path)); /* ours */
	struct stat status;

	if (known || (lstat(path, &status) && errno == ENOENT))
		return known;
	known = baseline_read(configs, path, config);
	if (known)
		names_add(&configs->baselines, text_of(path), known);
	return known;
}

static void find(struct configs *configs, struct placed *made)
{
	const struct options *options = configs->options;
	const char *folder = made->absolute ? made->absolute : configs->working_folder;
	const struct above *found = options->isolated ? NULL : above(configs, folder);

	if (options->config)
		made->config = config_said(configs);
	else if (found && found->config) {
		const char *root = root_for(found, found->config, &configs->arena);
		const char *real = found_path(configs, found->config, root);

		made->config = real ? governing(configs, found->config, real, root) : NULL;
	}
	if (options->no_baseline || configs->failed)
		return;
	made->baseline_path = baseline_path(configs, made->config, found);
	if (made->baseline_path && options->command != COMMAND_BASELINE)
		made->known = baseline_at(configs, made->baseline_path, made->config);
}

struct linter *listed_linter(struct options *options, struct configs *configs)
{
	struct linter *linter = selected_linter(options);
	bool has_inputs = option_rows[OPTION_INPUT].commands & 1u << options->command;
	int count = has_inputs ? options->operand_count : 1;

	for (int i = 0; linter && i < count; i++) {
		const char *path = has_inputs ? options->operands[i] : ".";
		const struct placed *place = place_in(configs, path);

		if (!place->absolute)
			place = place_of(configs, path);
		if (!place->config)
			continue;
		config_add_topics(place->config, linter);
		if (!options->said[OPTION_SELECT])
			config_list_rules(place->config, linter);
	}
	if (!linter || !options->adjustments || select_again(options, linter))
		return linter;
	linter_free(linter);
	return NULL;
}

static const struct placed *place(struct configs *configs, struct text folder)
{
	const struct placed *known = configs->latest;
	struct placed *made;

	if (known && text_is(folder, known->folder))
		return known;
	known = names_find(&configs->folders, folder);
	if (!known) {
		made = arena_zalloc(&configs->arena, sizeof *made);
		made->folder = arena_copy(&configs->arena, folder.bytes, folder.length);
		made->absolute = real_path(made->folder, &configs->arena);
		find(configs, made);
		names_add(&configs->folders, text_of(made->folder), made);
		known = made;
	}
	return configs->latest = known;
}

const struct placed *place_of(struct configs *configs, const char *path)
{
	const char *slash = strrchr(path, '/');

	return place(configs,
		     slash ? (struct text){ path, slash == path ? 1 : (size_t)(slash - path) } : TEXT("."));
}

const struct placed *place_in(struct configs *configs, const char *folder)
{
	return place(configs, text_of(folder));
}

const char *placed_path(const struct placed *place, const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/');

	if (!place->absolute)
		return NULL;
	return arena_printf(arena, "%s/%s", strcmp(place->absolute, "/") ? place->absolute : "",
			    slash ? slash + 1 : path);
}
