/* Finds, reads and keeps configuration files. Nothing outside of their repository is read, whatever they say.
 */
#include "configs.h"

#include "baseline.h"
#include "paths.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { MOST_BYTES = 16 * 1024 * 1024, MOST_EXTENSIONS = 16 };

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
	names_init(&configs->by_folder, &configs->arena);
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

struct text read_settings(const char *path, struct arena *arena)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct text text = { NULL, 0 };
	off_t size;
	char *bytes;
	ssize_t count = -1;

	if (file < 0)
		return text;
	size = lseek(file, 0, SEEK_END);
	errno = size > MOST_BYTES ? EFBIG : errno;
	if (size >= 0 && size <= MOST_BYTES && !lseek(file, 0, SEEK_SET)) {
		bytes = arena_alloc(arena, (size_t)size + 1);
		count = read(file, bytes, (size_t)size);
		if (count >= 0)
			text = (struct text){ bytes, (size_t)count };
	}
	if (!text.bytes) {
		int error = errno;

		close(file);
		errno = error;
		return text;
	}
	close(file);
	return text;
}

static bool exists(const char *path)
{
	return !access(path, F_OK);
}

struct chain {
	struct configs *configs;
	const struct chain *outer;
	const char *path;
	unsigned depth;
};

static struct config *extended(void *state, struct config *from, const struct node *path);

static struct config *read_file(struct chain *chain, const char *path, const char *root)
{
	struct configs *configs = chain->configs;
	const char *name = path_from(configs->working_folder, path, &configs->arena);
	struct text bytes = read_settings(path, &configs->arena);
	struct config *config;

	if (!bytes.bytes) {
		fprintf(stderr, "ecslint: %s: %s\n", name, strerror(errno));
		configs->failed = true;
		return NULL;
	}
	config = config_read(name, folder_of(path, &configs->arena), root, bytes, configs->today,
			     &configs->arena, extended, chain);
	config->next = configs->all;
	configs->all = config;
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
		if (strcmp(c->path, chain.path) && chain.depth < MOST_EXTENSIONS)
			continue;
		settings_error(&from->file, node, PART_VALUE, "the files extend one another without end");
		return NULL;
	}
	return read_file(&chain, chain.path, from->root);
}

const char *configured_path(struct configs *configs, struct config *config, const struct node *node,
			    bool may_be_missing)
{
	const char *written = arena_copy(&configs->arena, node->text.bytes, node->text.length);
	const char *path =
		*written == '/' ? written : arena_printf(&configs->arena, "%s/%s", config->folder, written);
	const char *real = real_path(path, &configs->arena);
	const char *wrong = NULL;

	if (!real && may_be_missing && errno == ENOENT) {
		const char *slash = strrchr(path, '/');

		real = real_path(folder_of(path, &configs->arena), &configs->arena);
		if (real)
			real = arena_printf(&configs->arena, "%s%s", strcmp(real, "/") ? real : "", slash);
	}
	if (!real)
		wrong = strerror(errno);
	else if (!lies_in(real, config->root))
		wrong = "it lies outside of the repository";
	if (!wrong)
		return real;
	settings_error(&config->file, node, PART_VALUE, "\"%s\" cannot be read: %s", written, wrong);
	configs->failed = true;
	return NULL;
}

/* Upwards from `folder`; "" when it is in no repository. */
static const char *repository_of(const char *folder, struct arena *arena)
{
	for (const char *at = folder;; at = folder_of(at, arena)) {
		if (exists(arena_printf(arena, "%s/.git", at)))
			return at;
		if (!strcmp(at, "/"))
			return "";
	}
}

/* A folder without a configuration that has a baseline is as good as one that names it. */
static struct config *without_file(struct configs *configs, const char *folder, const char *root)
{
	struct config *config = arena_zalloc(&configs->arena, sizeof *config);

	config->file.name = path_from(configs->working_folder, folder, &configs->arena);
	config->file.arena = &configs->arena;
	config->folder = folder;
	config->root = root;
	config->next = configs->all;
	configs->all = config;
	return config;
}

static struct config *read_config(struct configs *configs, const char *path, const char *root)
{
	struct chain chain = { configs, NULL, path, 0 };
	const char *real = real_path(path, &configs->arena);

	if (real && !lies_in(real, root)) {
		fprintf(stderr, "ecslint: %s: it is a link to something outside of the repository\n",
			path_from(configs->working_folder, path, &configs->arena));
		configs->failed = true;
		return NULL;
	}
	return read_file(&chain, path, root);
}

static void load_baseline(struct configs *configs, struct config *config)
{
	const char *path = arena_printf(&configs->arena, "%s/" BASELINE_NAME, config->folder);

	if (configs->options->no_baseline)
		return;
	if (configs->options->baseline)
		path = real_path(configs->options->baseline, &configs->arena);
	else if (config->baseline)
		path = configured_path(configs, config, config->baseline->at, true);
	if (path && exists(path))
		config->known = baseline_read(configs, path);
}

static struct config *governing(const struct configs *configs, const char *path)
{
	for (struct config *config = configs->all; config; config = config->next)
		if (config->path && !strcmp(config->path, path))
			return config;
	return NULL;
}

/* `path` is that of a configuration file, or of a folder that has none but a baseline. */
static struct config *take(struct configs *configs, const char *path, const char *root, bool is_file)
{
	struct config *config = governing(configs, path);

	if (config)
		return config;
	config = is_file ? read_config(configs, path, root) : without_file(configs, path, root);
	if (!config)
		return NULL;
	config->path = path;
	load_baseline(configs, config);
	return config;
}

static struct config *config_above(struct configs *configs, const char *folder)
{
	struct arena *arena = &configs->arena;
	const char *root = repository_of(folder, arena);
	/* Without a repository, no further than the working folder: a folder above may be anybody's. */
	const char *top = *root                                      ? root
			  : lies_in(folder, configs->working_folder) ? configs->working_folder
								     : folder;

	for (const char *at = folder;; at = folder_of(at, arena)) {
		const char *path = arena_printf(arena, "%s/" CONFIG_NAME, at);
		bool is_file = exists(path);

		if (is_file || exists(arena_printf(arena, "%s/" BASELINE_NAME, at)))
			return take(configs, is_file ? path : at, *root ? root : at, is_file);
		if (!strcmp(at, top) || !strcmp(at, "/"))
			return NULL;
	}
}

/* --config */
static struct config *config_said(struct configs *configs)
{
	const char *path = real_path(configs->options->config, &configs->arena);
	const char *folder, *root;

	if (!path) {
		fprintf(stderr, "ecslint: %s: %s\n", configs->options->config, strerror(errno));
		configs->failed = true;
		return NULL;
	}
	folder = folder_of(path, &configs->arena);
	root = repository_of(folder, &configs->arena);
	return take(configs, path, *root ? root : folder, true);
}

static struct config *config_of(struct configs *configs, const char *absolute)
{
	if (configs->options->config)
		return config_said(configs);
	if (configs->options->isolated || !absolute)
		return NULL;
	return config_above(configs, absolute);
}

const struct placed *place_of(struct configs *configs, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct text folder =
		slash ? (struct text){ path, slash == path ? 1 : (size_t)(slash - path) } : TEXT(".");
	const struct placed *known = configs->last;
	struct placed *made;

	if (known && text_is(folder, known->folder))
		return known;
	known = names_find(&configs->by_folder, folder);
	if (!known) {
		made = arena_zalloc(&configs->arena, sizeof *made);
		made->folder = arena_copy(&configs->arena, folder.bytes, folder.length);
		made->absolute = real_path(made->folder, &configs->arena);
		made->config = config_of(configs, made->absolute);
		names_add(&configs->by_folder, (struct text){ made->folder, folder.length }, made);
		known = made;
	}
	return configs->last = known;
}

const char *path_seen_from(const struct placed *place, const char *path, const char *folder,
			   struct arena *arena)
{
	const char *slash = strrchr(path, '/');

	if (!place->absolute)
		return NULL;
	return path_from(folder,
			 arena_printf(arena, "%s/%s", strcmp(place->absolute, "/") ? place->absolute : "",
				      slash ? slash + 1 : path),
			 arena);
}
