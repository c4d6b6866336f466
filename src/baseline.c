/* Reads a baseline and compares findings with it: by file, rule, place and value, never by line. */
#include "baseline.h"

#include "finding_key.h"
#include "paths.h"

struct entry {
	atomic_uint left; /* findings that it may still hide */
	const struct node *node;
	const char *file;
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
};

const char *baseline_folder(const struct baseline *baseline)
{
	return baseline->folder;
}

struct settings_file *baseline_file(struct baseline *baseline)
{
	return &baseline->file;
}

static struct text text_of(const char *words)
{
	return (struct text){ words, strlen(words) };
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
		names_add(&baseline->entries, text_of(words), made);
		**link = made;
		*link = &made->next;
	}
	made->left += count_of(file, node);
	if (!names_find(&baseline->files, text_of(name)))
		names_add(&baseline->files, text_of(name),
			  arena_zalloc(file->arena, sizeof(struct known_file)));
}

struct baseline *baseline_read(struct configs *configs, const char *path)
{
	struct baseline *baseline = arena_zalloc(&configs->arena, sizeof *baseline);
	struct settings_file *file = &baseline->file;
	const char *name = path_from(configs->working_folder, path, &configs->arena);
	struct text bytes = read_settings(path, &configs->arena);
	const struct node *findings;
	struct entry **link = &baseline->list;

	baseline->folder = folder_of(path, &configs->arena);
	names_init(&baseline->entries, &configs->arena);
	names_init(&baseline->files, &configs->arena);
	settings_file_read(file, name, bytes, &configs->arena);
	findings = file->root ? node_member(file->root, "findings") : NULL;
	if (file->root && (!findings || findings->kind != NODE_ARRAY))
		settings_error(file, file->root, PART_VALUE,
			       "this is no baseline: there is no list of \"findings\"");
	else if (findings)
		for (const struct node *node = findings->first; node; node = node->next)
			read_entry(baseline, node, &link);
	if (file->errors)
		configs->failed = true;
	return file->errors ? NULL : baseline;
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

	while (left && !atomic_compare_exchange_weak(&entry->left, &left, left - 1))
		;
	return left > 0;
}

const struct node *baseline_stale(const struct baseline *baseline, size_t *count)
{
	const struct node *first = NULL;

	*count = 0;
	for (const struct entry *entry = baseline->list; entry; entry = entry->next) {
		const struct known_file *file = names_find(&baseline->files, text_of(entry->file));

		if (!file->seen || !entry->left)
			continue;
		if (!first)
			first = entry->node;
		++*count;
	}
	return first;
}
