/* Reads suppressions, and sorts them by the files that they are for. */
#include "config_reading.h"

static int number(struct text text, size_t start, size_t end)
{
	int value = 0;

	for (size_t i = start; i < end; i++) {
		if (!is_digit(text.bytes[i]))
			return -1;
		value = value * 10 + text.bytes[i] - '0';
	}
	return value;
}

static bool is_date(struct text text)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year, month, day;

	if (text.length != 10 || text.bytes[4] != '-' || text.bytes[7] != '-')
		return false;
	year = number(text, 0, 4);
	month = number(text, 5, 7);
	day = number(text, 8, 10);
	if (year < 0 || month < 1 || month > 12 || day < 1)
		return false;
	return day <= days[month - 1] ||
	       (month == 2 && day == 29 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

/* An empty one would stand for everything, or for nothing: neither was meant. */
static void refuse_empty(struct settings_file *file, const struct node *list)
{
	if (list->kind == NODE_ARRAY && !list->first)
		settings_error(file, list, PART_VALUE, "this list is empty");
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
		refuse_empty(file, member);
		for (const struct word *word = made->rules; word; word = word->next)
			is_adjustable(file, word->at, PART_VALUE, word->at->text);
	} else if (text_is(member->key, "files")) {
		read_globs(file, &made->files, member);
		refuse_empty(file, member);
		made->has_files = true;
	} else if (text_is(member->key, "at")) {
		if (settings_string(file, member))
			wrong = selector_parse(&made->at, member->text, file->arena, &offset);
		if (wrong)
			settings_error(file, member, PART_VALUE, "this is no place in a task definition: %s",
				       wrong);
		made->has_at = true;
	} else if (text_is(member->key, "until")) {
		made->until = settings_string(file, member);
		if (made->until && !is_date(member->text))
			settings_error(file, member, PART_VALUE, "this is no day; one is written 2027-03-01");
		else if (made->until)
			made->expired = strcmp(made->until, reading->today) < 0;
	} else if (text_is(member->key, "reason")) {
		settings_string(file, member);
	} else {
		unknown_key(file, member, words, sizeof words / sizeof *words);
	}
}

void read_suppression(struct reading_config *reading, const struct node *entry)
{
	struct settings_file *file = reading->file;
	struct suppression *made = arena_zalloc(file->arena, sizeof *made);
	const struct node *reason;

	if (!is_settings_object(file, entry))
		return;
	made->node = entry;
	*reading->last = made;
	reading->last = &made->next;
	for (const struct node *child = entry->first; child; child = child->next)
		read_suppression_key(reading, made, child);
	reason = node_member(entry, "reason");
	if (!reason || (reason->kind == NODE_STRING && !text_trim(reason->text).length))
		settings_error(file, reason ? reason : entry, PART_VALUE,
			       "\"reason\" is missing: why is this not to be shown?");
	if (!made->rules && !made->has_files && !made->has_at)
		settings_error(file, entry, PART_VALUE, "say which findings: \"rule\", \"files\" or \"at\"");
}

static struct suppression_link *add_link(struct arena *arena, struct suppression_link *next,
					 struct suppression *s, const struct glob *glob)
{
	struct suppression_link *link = arena_alloc(arena, sizeof *link);

	*link = (struct suppression_link){ s, glob, next };
	return link;
}

static bool has_plain_files(const struct suppression *s)
{
	for (size_t i = 0; i < s->files.count; i++)
		if (s->files.globs[i].kind != GLOB_LITERAL || s->files.globs[i].negated)
			return false;
	return s->has_files;
}

static void index_suppression(struct suppression_index *index, struct suppression *s, struct arena *arena)
{
	if (!has_plain_files(s)) {
		index->others = add_link(arena, index->others, s, NULL);
		return;
	}
	for (size_t i = 0; i < s->files.count; i++) {
		const struct glob *glob = &s->files.globs[i];
		struct names *names = glob->whole_path ? &index->paths : &index->file_names;
		struct suppression_list *list =
			(struct suppression_list *)names_find(names, glob->pattern); /* the lists are ours */

		if (!list) {
			list = arena_zalloc(arena, sizeof *list);
			names_add(names, glob->pattern, list);
		}
		list->first = add_link(arena, list->first, s, glob);
	}
	s->is_for_one_file =
		s->files.count == 1 && s->files.globs[0].whole_path && !s->files.globs[0].folders_only;
}

void index_suppressions(struct config *config)
{
	struct arena *arena = config->file.arena;

	names_init(&config->index.paths, arena);
	names_init(&config->index.file_names, arena);
	for (struct suppression *s = config->suppressions; s; s = s->next)
		if (!s->expired)
			index_suppression(&config->index, s, arena);
}
