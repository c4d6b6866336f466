/* Reads users' rules, and reports every mistake in them at its place. */
#include "display.h"
#include "options.h"
#include "user_reading.h"

#define PREFIX USER_TOPIC "/"

enum { LONGEST_MESSAGE = 1000 };

/* For people: what a terminal would not show is escaped. */
static const char *words_at(struct reading_rules *r, enum key key)
{
	return r->members[key] ? escaped_words(string_of(r, r->members[key]), r->rules->arena) : NULL;
}

/* Sorts the members of a rule, or of its `when`, by key. False when it is no object. */
static bool sort_members(struct reading_rules *r, const struct node *object, enum key first)
{
	memset(r->members, 0, sizeof r->members);
	memset(r->there, 0, sizeof r->there);
	if (was_said(object))
		return false;
	if (object->kind != NODE_OBJECT) {
		settings_error(&r->file, object, PART_VALUE, "this is %s, and should be an object",
			       node_kind_name(object->kind));
		return false;
	}
	for (const struct node *child = object->first; child; child = child->next) {
		unsigned key = first;

		while (key < KEY_COUNT && !text_is(child->key, rule_keys[key]))
			key++;
		if (key == KEY_COUNT && !(child->flags & NODE_DAMAGED)) {
			unknown_key(&r->file, child, rule_keys + first, KEY_COUNT - first);
		} else if (key < KEY_COUNT) {
			r->there[key] = true;
			r->members[key] = was_said(child) ? NULL : child;
		}
	}
	return true;
}

static bool is_kebab_case(const char *word)
{
	bool in_word = false;

	for (; *word; word++) {
		if (*word == '-' && (!in_word || !word[1]))
			return false;
		if (*word != '-' && !is_digit(*word) && !(*word >= 'a' && *word <= 'z'))
			return false;
		in_word = *word != '-';
	}
	return in_word;
}

static const char *read_id(struct reading_rules *r, const struct node *object)
{
	enum { LONGEST = 64 };
	const struct node *value = r->members[KEY_ID];
	const char *id = has_key(r, object, KEY_ID) ? words_at(r, KEY_ID) : NULL;
	const struct node *other;

	if (!id)
		return NULL;
	if (strncmp(id, PREFIX, strlen(PREFIX)) || !is_kebab_case(id + strlen(PREFIX))) {
		settings_error(&r->file, value, PART_VALUE,
			       "an id is " PREFIX
			       " and words in lower case with - between them, as in " PREFIX
			       "image-from-ecr");
		return NULL;
	}
	if (strlen(id) > LONGEST) {
		settings_error(&r->file, value, PART_VALUE, "an id has at most %d characters", LONGEST);
		return NULL;
	}
	other = names_add(&r->rules->ids, value->text, value);
	if (other) {
		settings_error(&r->file, value, PART_VALUE, "there is another rule \"%s\"", id);
		return NULL;
	}
	return id;
}

static const char *const blanks[BLANK_COUNT] = {
	[BLANK_VALUE] = "value",
	[BLANK_POINTER] = "pointer",
	[BLANK_CONTAINER] = "container",
};

/* The letters between braces from `at` on; empty when there are none. */
static struct text word_in_braces(struct text message, size_t at)
{
	size_t end = at + 1;

	while (end < message.length && is_letter(message.bytes[end]))
		end++;
	return text_slice(message, at + 1, end < message.length && message.bytes[end] == '}' ? end : at + 1);
}

enum blank blank_at(struct text message, size_t at, size_t *length)
{
	struct text word = word_in_braces(message, at);
	unsigned blank = BLANK_VALUE;

	*length = at + 1 < message.length && message.bytes[at + 1] == '{' ? 2 : 1;
	while (blank < BLANK_COUNT && !text_is(word, blanks[blank]))
		blank++;
	if (blank < BLANK_COUNT)
		*length = word.length + 2;
	return (enum blank)blank;
}

static void read_message(struct reading_rules *r, const struct node *object, struct user_rule *rule)
{
	const char *words = has_key(r, object, KEY_MESSAGE) ? words_at(r, KEY_MESSAGE) : NULL;
	size_t length;

	if (!words)
		return;
	if (strlen(words) > LONGEST_MESSAGE)
		settings_error(&r->file, r->members[KEY_MESSAGE], PART_VALUE,
			       "a message has at most %d bytes", LONGEST_MESSAGE);
	rule->message = (struct text){ words, strlen(words) };
	for (size_t at = 0; at < rule->message.length; at += length) {
		struct text word;

		length = 1;
		if (words[at] != '{' || blank_at(rule->message, at, &length) < BLANK_COUNT || length == 2)
			continue;
		word = word_in_braces(rule->message, at);
		if (word.length)
			error_inside(r, r->members[KEY_MESSAGE], at,
				     arena_printf(r->rules->arena,
						  "{%.*s} is none of {value}, {pointer} and {container}; a "
						  "brace that is "
						  "no more than that is written {{",
						  TEXT_ARGS(word)));
	}
}

/* Its host is what the page is called. */
static void read_page(struct reading_rules *r, struct user_rule *rule)
{
	const char *url = words_at(r, KEY_URL);
	struct page *page;
	size_t start;

	if (!url)
		return;
	start = !strncmp(url, "https://", 8) ? 8 : !strncmp(url, "http://", 7) ? 7 : 0;
	for (const char *c = url; *c && start; c++)
		if ((unsigned char)*c <= ' ' || *c == 0x7f)
			start = 0;
	if (!start || !url[start]) {
		settings_error(&r->file, r->members[KEY_URL], PART_VALUE,
			       "a url begins with https:// or http://");
		return;
	}
	page = arena_zalloc(r->rules->arena, sizeof *page);
	page->url = url;
	page->title = arena_copy(r->rules->arena, url + start, strcspn(url + start, "/?#"));
	rule->row.page = page;
}

static void read_launch_types(struct reading_rules *r, struct user_rule *rule)
{
	const struct node *value = r->members[KEY_LAUNCH_TYPES];
	const char *names[MOST_WORDS];
	unsigned count = option_words(OPTION_LAUNCH_TYPE, COMMAND_CHECK, names);

	for (const struct node *s = value ? first_string(&r->file, value) : NULL; s;
	     s = next_string(&r->file, s)) {
		int type = settings_word(&r->file, s, names, count);

		if (type >= 0)
			rule->row.launch |= 1u << type;
	}
}

/* What must be there needs a place to be missing at. */
static void check_required(struct reading_rules *r, struct user_rule *rule)
{
	const struct selector *at = &rule->demand.at;

	for (unsigned i = 0; i < at->count; i++) {
		if (at->steps[i].kind == STEP_ANY || at->steps[i].kind == STEP_ANY_NUMBER)
			rule->fixed = i + 1;
		if (rule->demand.condition.required && at->steps[i].kind == STEP_ANY_NUMBER) {
			settings_error(
				&r->file, r->members[KEY_REQUIRED], PART_KEY,
				"nobody can tell where something is missing behind **: name the steps");
			return;
		}
	}
	if (rule->demand.condition.required && rule->fixed == at->count && r->members[KEY_AT])
		settings_error(&r->file, r->members[KEY_REQUIRED], PART_KEY,
			       "what is required has a name; for any element say minItems of the list");
}

static void read_rule(struct reading_rules *r, const struct node *object)
{
	static const char *const levels[] = { "info", "warning", "error" };
	struct user_rule *rule = arena_zalloc(r->rules->arena, sizeof *rule);
	const struct node *when;
	int level = SEVERITY_WARNING;

	if (!sort_members(r, object, KEY_ID))
		return;
	rule->row.id = read_id(r, object);
	if (r->members[KEY_SEVERITY])
		level = settings_word(&r->file, r->members[KEY_SEVERITY], levels, 3);
	rule->row.severity = level < 0 ? SEVERITY_WARNING : (enum severity)level;
	read_message(r, object, rule);
	rule->row.summary = words_at(r, KEY_SUMMARY);
	if (!rule->row.summary)
		rule->row.summary = rule->message.bytes;
	rule->row.why = words_at(r, KEY_WHY);
	rule->row.help = words_at(r, KEY_HELP);
	read_page(r, rule);
	read_launch_types(r, rule);
	rule->row.demand = written_demand(r);
	when = r->members[KEY_WHEN];
	read_demand(r, object, &rule->demand);
	check_required(r, rule);
	if (when && sort_members(r, when, KEY_AT)) {
		rule->when = arena_zalloc(r->rules->arena, sizeof *rule->when);
		read_demand(r, when, rule->when);
		rule->common = selector_common(&rule->demand.at, &rule->when->at);
	}
	rule->row.task = check_user_rule;
	rule->row.data = rule;
	if (!rule->row.id || !rule->message.bytes)
		return;
	*r->rules->last = rule;
	r->rules->last = &rule->next;
	r->rules->topic.count++;
}

void user_rules_init(struct user_rules *rules, struct arena *arena)
{
	*rules = (struct user_rules){ .arena = arena,
				      .topic = { .name = USER_TOPIC, .title = "your own rules" } };
	rules->last = &rules->first;
	names_init(&rules->ids, arena);
}

bool user_rules_read(struct user_rules *rules, const char *name, struct text bytes)
{
	static const char *const members[] = { "$schema", "rules" };
	struct reading_rules *r = arena_zalloc(rules->arena, sizeof *r);
	const struct node *list = NULL;

	r->rules = rules;
	settings_file_read(&r->file, name, bytes, rules->arena);
	if (!r->file.root)
		return false;
	for (const struct node *child = r->file.root->first; child; child = child->next) {
		if (text_is(child->key, "rules"))
			list = child;
		else if (!text_is(child->key, "$schema"))
			unknown_key(&r->file, child, members, 2);
	}
	if (!list && !(r->file.root->flags & NODE_DAMAGED))
		settings_error(&r->file, r->file.root, PART_VALUE, "there is no \"rules\" here");
	else if (list && list->kind != NODE_ARRAY && !was_said(list))
		settings_error(&r->file, list, PART_VALUE, "this is %s, and should be a list of rules",
			       node_kind_name(list->kind));
	for (const struct node *child = list && list->kind == NODE_ARRAY ? list->first : NULL; child;
	     child = child->next)
		read_rule(r, child);
	return !r->file.errors;
}

const struct topic *user_rules_topic(struct user_rules *rules)
{
	struct rule *rows;
	size_t count = 0;

	/* Linters of other threads hold on to rows that were handed out. */
	if (rules->topic.rules && rules->row_count == rules->topic.count)
		return &rules->topic;
	rows = arena_alloc(rules->arena, (rules->topic.count + 1) * sizeof *rows);
	for (const struct user_rule *rule = rules->first; rule; rule = rule->next)
		rows[count++] = rule->row;
	rules->topic.rules = rows;
	rules->row_count = count;
	return &rules->topic;
}
