/* Reads a baseline and compares findings with it: by file, rule, place and value, never by line. */
#include "baseline.h"

#include "inputs.h"
#include "paths.h"

#include <errno.h>
#include <sys/stat.h>

enum { MOST_BYTES = 256 * 1024 * 1024 };

struct entry {
	unsigned count;
	atomic_uint left; /* findings that it may still hide */
	const struct node *node;
	const char *file;
	struct finding_key key;
	struct entry *next;
};

/* A file that has entries. */
struct known_file {
	atomic_bool seen;
};

struct baseline {
	struct settings_file file;
	const char *folder;
	struct names entries; /* by their keys */
	struct names files;
	struct entry *list; /* in the order of the file */
	struct config *config; /* of the first file that it is for; NULL: none */
	struct baseline *next;
};

struct config *baseline_config(const struct baseline *baseline)
{
	return baseline->config;
}

struct baseline *baseline_next(const struct baseline *baseline)
{
	return baseline->next;
}

const char *baseline_folder(const struct baseline *baseline)
{
	return baseline->folder;
}

struct settings_file *baseline_file(struct baseline *baseline)
{
	return &baseline->file;
}

static const char *member_text(struct settings_file *file, const struct node *entry, const char *key,
			       bool wanted)
{
	const struct node *member = node_member(entry, key);

	if (member)
		return settings_string(file, member);
	if (wanted)
		settings_error(file, entry, PART_VALUE, "\"%s\" is missing", key);
	return "";
}

static bool is_one_of(struct text word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(word, words[i]))
			return true;
	return false;
}

static unsigned count_of(struct settings_file *file, const struct node *entry)
{
	const struct node *member = node_member(entry, "count");
	int64_t count = 1;

	if (member && (member->kind != NODE_NUMBER || node_integer(member, &count) != INTEGER_OK ||
		       count < 1 || count > INT32_MAX))
		settings_error(file, member, PART_VALUE, "a count is a whole number from 1 on");
	return (unsigned)count;
}

static void read_entry(struct baseline *baseline, const struct node *node, struct entry ***link)
{
	static const char *const keys[] = { "file", "rule", "definition", "at", "hash", "count" };
	struct settings_file *file = &baseline->file;
	struct finding_key key;
	struct entry *made;
	const char *name, *words;

	if (node->kind != NODE_OBJECT) {
		settings_error(file, node, PART_VALUE, "an entry is an object");
		return;
	}
	for (const struct node *child = node->first; child; child = child->next)
		if (!is_one_of(child->key, keys, sizeof keys / sizeof *keys))
			unknown_key(file, child, keys, sizeof keys / sizeof *keys);
	name = member_text(file, node, "file", true);
	key.rule = member_text(file, node, "rule", true);
	key.definition = member_text(file, node, "definition", false);
	key.at = member_text(file, node, "at", true);
	key.hash = member_text(file, node, "hash", false);
	if (!name || !key.rule || !key.definition || !key.at || !key.hash)
		return;
	words = finding_key_text(&key, name, file->arena);
	made = (struct entry *)names_find(&baseline->entries, text_of(words)); /* the entries are ours */
	if (!made) {
		made = arena_zalloc(file->arena, sizeof *made);
		made->node = node;
		made->file = name;
		made->key = key;
		names_add(&baseline->entries, text_of(words), made);
		**link = made;
		*link = &made->next;
	}
	made->count += count_of(file, node);
	made->left = made->count;
	if (!names_find(&baseline->files, text_of(name)))
		names_add(&baseline->files, text_of(name),
			  arena_zalloc(file->arena, sizeof(struct known_file)));
}

static void check_members(struct settings_file *file)
{
	static const char *const keys[] = { "version", "findings" };
	const struct node *version = node_member(file->root, "version");
	int64_t number;

	for (const struct node *child = file->root->first; child; child = child->next)
		if (!is_one_of(child->key, keys, sizeof keys / sizeof *keys))
			unknown_key(file, child, keys, sizeof keys / sizeof *keys);
	if (version &&
	    (version->kind != NODE_NUMBER || node_integer(version, &number) != INTEGER_OK || number != 1))
		settings_error(file, version, PART_VALUE, "this ecslint knows version 1 only");
}

struct baseline *baseline_parse(const char *name, const char *folder, struct text bytes, struct arena *arena)
{
	struct baseline *baseline = arena_zalloc(arena, sizeof *baseline);
	struct settings_file *file = &baseline->file;
	const struct node *findings;
	struct entry **link = &baseline->list;

	baseline->folder = folder;
	names_init(&baseline->entries, arena);
	names_init(&baseline->files, arena);
	settings_file_read(file, name, bytes, arena);
	if (!file->root)
		return baseline;
	check_members(file);
	findings = node_member(file->root, "findings");
	if (!findings || findings->kind != NODE_ARRAY)
		settings_error(file, findings ? findings : file->root, PART_VALUE,
			       "this is no baseline: there is no list of \"findings\"");
	else
		for (const struct node *node = findings->first; node; node = node->next)
			read_entry(baseline, node, &link);
	return baseline;
}

struct baseline *baseline_read(struct configs *configs, const char *path, struct config *config)
{
	struct arena *arena = &configs->arena;
	const char *name = shown_path(configs, path, arena);
	struct baseline *baseline;
	struct text bytes;
	int error;

	if (!settings_bytes(path, MOST_BYTES, arena, &bytes, &error)) {
		say_failed(name, error);
		configs->failed = true;
		return NULL;
	}
	baseline = baseline_parse(name, folder_of(path, arena), bytes, arena);
	if (baseline->file.errors) {
		configs->failed = true;
		return NULL;
	}
	baseline->config = config;
	*configs->last_known = baseline;
	configs->last_known = &baseline->next;
	return baseline;
}

void baseline_saw(struct baseline *baseline, const char *file)
{
	struct known_file *known = (struct known_file *)names_find(&baseline->files, text_of(file));

	if (known)
		known->seen = true;
}

bool baseline_holds(struct baseline *baseline, const char *file, const struct document *document,
		    const struct mask *mask, const struct finding *finding)
{
	struct finding_key key = finding_key(document, mask, finding);
	struct entry *entry = (struct entry *)names_find(
		&baseline->entries, text_of(finding_key_text(&key, file, document->arena)));
	unsigned left = entry ? entry->left : 0;

	/* Which of equal lines comes first is not known while several threads judge them. */
	if (entry && document->source.is_line) {
		entry->left = 0;
		return true;
	}
	while (left && !atomic_compare_exchange_weak(&entry->left, &left, left - 1))
		;
	return left > 0;
}

static bool is_gone(const struct baseline *baseline, const char *file)
{
	struct arena arena = ARENA_INIT;
	struct stat status;
	bool gone = lstat(arena_printf(&arena, "%s/%s", baseline->folder, file), &status) &&
		    (errno == ENOENT || errno == ENOTDIR);

	arena_release(&arena);
	return gone;
}

const struct node *baseline_stale(const struct baseline *baseline, bool searched, size_t *count)
{
	const struct node *first = NULL;
	const char *asked = NULL;
	bool gone = false;

	*count = 0;
	for (const struct entry *entry = baseline->list; entry; entry = entry->next) {
		const struct known_file *file = names_find(&baseline->files, text_of(entry->file));

		if (!file->seen && searched && (!asked || strcmp(asked, entry->file) != 0)) {
			asked = entry->file;
			gone = is_gone(baseline, asked);
		}
		if (file->seen ? !entry->left : !searched || !gone)
			continue;
		if (!first)
			first = entry->node;
		++*count;
	}
	return first;
}

void baseline_keep(const struct baseline *baseline, bool (*is_seen)(const char *file, void *state),
		   void (*use)(const char *file, const struct finding_key *key, unsigned count, void *state),
		   void *state)
{
	for (const struct entry *entry = baseline->list; entry; entry = entry->next)
		if (!is_seen(entry->file, state) && !is_gone(baseline, entry->file))
			use(entry->file, &entry->key, entry->count, state);
}
