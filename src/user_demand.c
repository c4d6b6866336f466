/* Reads what a user's rule demands, and where. */
#include "display.h"
#include "selector_fields.h"
#include "user_reading.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_VALUES = 1000 };

const char *const rule_keys[KEY_COUNT] = {
	[KEY_ID] = "id",
	[KEY_SEVERITY] = "severity",
	[KEY_SUMMARY] = "summary",
	[KEY_MESSAGE] = "message",
	[KEY_WHY] = "why",
	[KEY_HELP] = "help",
	[KEY_URL] = "url",
	[KEY_LAUNCH_TYPES] = "launchTypes",
	[KEY_WHEN] = "when",
	[KEY_AT] = "at",
	[KEY_REQUIRED] = "required",
	[KEY_FORBIDDEN] = "forbidden",
	[KEY_EQUALS] = "equals",
	[KEY_ONE_OF] = "oneOf",
	[KEY_MATCHES] = "matches",
	[KEY_NOT_MATCHES] = "notMatches",
	[KEY_MIN] = "min",
	[KEY_MAX] = "max",
	[KEY_MIN_ITEMS] = "minItems",
	[KEY_MAX_ITEMS] = "maxItems",
	[KEY_UNIQUE] = "unique",
};

bool was_said(const struct node *node)
{
	return node->kind == NODE_TOKEN || node->kind == NODE_MISSING ||
	       (node->kind == NODE_STRING && node->flags & NODE_DAMAGED);
}

const char *string_of(struct reading_rules *r, const struct node *value)
{
	const char *string = settings_string(&r->file, value);

	if (string && (!*string || strlen(string) != value->text.length)) {
		settings_error(&r->file, value, PART_VALUE,
			       *string ? "a NUL cannot stand in a text" : "this is empty");
		return NULL;
	}
	return string;
}

void error_inside(struct reading_rules *r, const struct node *string, size_t offset, const char *words)
{
	struct node place = *string;

	if (string->at.end - string->at.start == string->text.length + 2)
		place.at.start += 1 + (uint32_t)offset;
	settings_error(&r->file, &place, PART_VALUE, "%s", words);
}

bool has_key(struct reading_rules *r, const struct node *object, enum key key)
{
	if (!r->there[key] && !(object->flags & NODE_DAMAGED))
		settings_error(&r->file, object, PART_VALUE, "there is no \"%s\" here", rule_keys[key]);
	return r->there[key];
}

static void read_selector(struct reading_rules *r, const struct node *object, struct selector *at)
{
	const struct node *value = r->members[KEY_AT];
	const char *wrong;
	size_t offset;
	unsigned step;

	if (!has_key(r, object, KEY_AT) || !value || !settings_string(&r->file, value))
		return;
	wrong = selector_parse(at, value->text, r->rules->arena, &offset);
	if (!wrong) {
		wrong = selector_misses(at, r->rules->arena, &step);
		offset = 0;
		for (unsigned i = 0; wrong && i < step; i++)
			offset += 1 + at->steps[i].written.length;
	}
	if (wrong)
		error_inside(r, value, offset, wrong);
}

static bool is_plain(const struct node *value)
{
	return value->kind == NODE_STRING || value->kind == NODE_NUMBER || value->kind == NODE_TRUE ||
	       value->kind == NODE_FALSE;
}

static void read_values(struct reading_rules *r, struct conditions *condition)
{
	const struct node *one = r->members[KEY_EQUALS], *list = r->members[KEY_ONE_OF];

	if (r->there[KEY_EQUALS] && r->there[KEY_ONE_OF] && list) {
		settings_error(&r->file, list, PART_KEY, "oneOf and equals cannot stand together");
		return;
	}
	if (one && !is_plain(one))
		settings_error(&r->file, one, PART_VALUE,
			       "this is %s, and should be a string, a number, true or false",
			       node_kind_name(one->kind));
	if (list && (list->kind != NODE_ARRAY || !list->first))
		settings_error(&r->file, list, PART_VALUE, "oneOf is a list of values");
	else if (list && list->count > MOST_VALUES)
		settings_error(&r->file, list, PART_VALUE, "oneOf has at most %d values", MOST_VALUES);
	for (const struct node *value = list ? list->first : NULL; value; value = value->next)
		if (!is_plain(value) && !was_said(value))
			settings_error(&r->file, value, PART_VALUE,
				       "this is %s, and should be a string, a number, true or false",
				       node_kind_name(value->kind));
	condition->one_of = one ? one : list;
	condition->one_value = one;
}

static const struct user_pattern *read_pattern(struct reading_rules *r, enum key key)
{
	const struct node *value = r->members[key];
	const struct user_pattern *pattern;
	const char *wrong;
	size_t offset = 0;

	if (!value || !string_of(r, value))
		return NULL;
	pattern = user_pattern_compile(value->text, r->rules->arena, &wrong, &offset);
	if (!pattern)
		error_inside(r, value, offset,
			     arena_printf(r->rules->arena, "this pattern is wrong: %s", wrong));
	return pattern;
}

/* The member of the task whose size the selector is about; "" for all others. */
static struct text size_member(const struct selector *at)
{
	bool is_size = at->count == 1 && at->steps[0].kind == STEP_KEY &&
		       (text_is(at->steps[0].key, "cpu") || text_is(at->steps[0].key, "memory"));

	return is_size ? at->steps[0].key : TEXT("");
}

static struct bound read_bound(struct reading_rules *r, enum key key, const struct selector *at)
{
	const struct node *value = r->members[key];
	struct bound bound = { .there = value };

	if (!value || value->kind == NODE_NUMBER) {
		bound.there = value && amount_of(value, TEXT(""), &bound.value);
	} else if (value->kind != NODE_STRING || !size_member(at).length) {
		settings_error(&r->file, value, PART_VALUE, "this is %s, and should be a number",
			       node_kind_name(value->kind));
	} else if (!amount_of(value, size_member(at), &bound.value)) {
		settings_error(
			&r->file, value, PART_VALUE,
			"this is no size: a cpu is \"1024\" or \"1 vCPU\", a memory \"2048\" or \"2 GB\"");
	}
	return bound;
}

static struct bound read_count(struct reading_rules *r, enum key key)
{
	const struct node *value = r->members[key];
	struct bound bound = { .there = value };
	int64_t count;

	if (!value)
		return bound;
	if (value->kind != NODE_NUMBER || node_integer(value, &count) != INTEGER_OK || count < 0)
		settings_error(&r->file, value, PART_VALUE, "this is a whole number from 0 on");
	else
		bound.value = (double)count;
	return bound;
}

/* `true`, and nothing else: what is not demanded is left out. */
static bool read_true(struct reading_rules *r, enum key key)
{
	const struct node *value = r->members[key];

	if (value && value->kind != NODE_TRUE)
		settings_error(&r->file, value, PART_VALUE, "\"%s\" is true, or left out", rule_keys[key]);
	return value;
}

/* A member that no element can have makes a rule that finds nothing. */
static void check_member(struct reading_rules *r, const struct node *value, const struct selector *at)
{
	struct selector_step steps[SELECTOR_MAX_STEPS + 2];
	struct selector member = { steps, at->count + 2 };
	const char *wrong;
	unsigned step;

	for (unsigned i = 0; i < at->count; i++)
		steps[i] = at->steps[i];
	steps[at->count] = (struct selector_step){ .kind = STEP_ANY, .written = TEXT("*") };
	steps[at->count + 1] =
		(struct selector_step){ .kind = STEP_KEY, .key = value->text, .written = value->text };
	wrong = selector_misses(&member, r->rules->arena, &step);
	if (wrong)
		settings_error(&r->file, value, PART_VALUE, "%s", wrong);
}

static void read_unique(struct reading_rules *r, struct demand *demand)
{
	const struct node *value = r->members[KEY_UNIQUE];

	demand->condition.unique = value;
	if (value && value->kind == NODE_STRING) {
		demand->condition.unique_by = string_of(r, value);
		if (demand->condition.unique_by && demand->at.count)
			check_member(r, value, &demand->at);
	} else if (value && value->kind != NODE_TRUE) {
		settings_error(&r->file, value, PART_VALUE,
			       "\"unique\" is true, or the name of a member that tells the elements apart");
	}
}

static void check_order(struct reading_rules *r, const struct bound *least, const struct bound *most,
			enum key key)
{
	if (least->there && most->there && most->value < least->value)
		settings_error(&r->file, r->members[key], PART_VALUE, "%s is below %s", rule_keys[key],
			       rule_keys[key - 1]);
}

static void put_slice(FILE *out, struct reading_rules *r, struct span at)
{
	struct text text = text_slice(r->file.source.bytes, at.start, at.end);

	fwrite(text.bytes, 1, text.length, out);
}

static void put_written(FILE *out, struct reading_rules *r, const struct node *value)
{
	bool is_object = value->kind == NODE_OBJECT;

	if (!is_object && value->kind != NODE_ARRAY) {
		put_slice(out, r, value->at);
		return;
	}
	fputc(is_object ? '{' : '[', out);
	for (const struct node *child = value->first; child; child = child->next) {
		put_slice(out, r, child->key_at);
		fputs(is_object ? ": " : "", out);
		put_written(out, r, child);
		fputs(child->next ? ", " : "", out);
	}
	fputc(is_object ? '}' : ']', out);
}

const char *written_demand(struct reading_rules *r)
{
	const char *between = "", *list;
	char *words = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&words, &length);

	if (!out)
		abort(); /* only when out of memory */
	for (unsigned i = KEY_AT; i <= KEY_COUNT; i++) {
		enum key key = i < KEY_COUNT ? (enum key)i : KEY_WHEN; /* last */

		if (!r->members[key])
			continue;
		fprintf(out, "%s\"%s\": ", between, rule_keys[key]);
		put_written(out, r, r->members[key]);
		between = ", ";
	}
	fclose(out);
	list = arena_copy(r->rules->arena, words, length);
	free(words);
	return escaped_words(list, r->rules->arena);
}

void read_demand(struct reading_rules *r, const struct node *object, struct demand *demand)
{
	struct conditions *condition = &demand->condition;
	unsigned conditions = 0;

	for (unsigned key = KEY_REQUIRED; key < KEY_COUNT; key++)
		conditions += r->there[key];
	read_selector(r, object, &demand->at);
	condition->required = read_true(r, KEY_REQUIRED);
	condition->forbidden = read_true(r, KEY_FORBIDDEN);
	read_values(r, condition);
	condition->matches = read_pattern(r, KEY_MATCHES);
	condition->not_matches = read_pattern(r, KEY_NOT_MATCHES);
	condition->min = read_bound(r, KEY_MIN, &demand->at);
	condition->max = read_bound(r, KEY_MAX, &demand->at);
	condition->min_items = read_count(r, KEY_MIN_ITEMS);
	condition->max_items = read_count(r, KEY_MAX_ITEMS);
	read_unique(r, demand);
	check_order(r, &condition->min, &condition->max, KEY_MAX);
	check_order(r, &condition->min_items, &condition->max_items, KEY_MAX_ITEMS);
	if (!conditions && !(object->flags & NODE_DAMAGED))
		settings_error(&r->file, object, PART_VALUE,
			       "nothing is demanded here: say required, forbidden, equals, oneOf, matches, "
			       "notMatches, min, "
			       "max, minItems, maxItems or unique");
	if (condition->forbidden && conditions > 1)
		settings_error(&r->file, r->members[KEY_FORBIDDEN], PART_KEY,
			       "what is forbidden can have no other condition");
}
