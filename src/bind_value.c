/* Single values: types, closed sets, bounds, names, placeholders. */
#include "binding.h"

#include "format.h"
#include "placeholder.h"
#include "reader.h"
#include "suggest.h"

#include <stdio.h>

enum { INLINE_CHOICES = 8 };

/* The states that do not depend on what the member should hold. */
bool settled(struct binding *b, const struct node *node, enum state *state)
{
	switch (node->kind) {
	case NODE_NULL:
		note_null(b, node);
		*state = ABSENT;
		return true;
	case NODE_TOKEN:
		*state = OPAQUE;
		return true;
	case NODE_MISSING:
		*state = BAD;
		return true;
	case NODE_STRING:
		*state = BAD;
		return node->flags & NODE_DAMAGED;
	default:
		return false;
	}
}

static void forbid_token(struct binding *b, const struct node *node)
{
	const struct rule *rule = &topic_document.rules[DOCUMENT_TEMPLATE_TOKEN];

	if (is_masked(node))
		report(b->l, rule, node, PART_VALUE, "%s still holds a placeholder", title_of(b->l, node));
	else
		report(b->l, rule, node, PART_VALUE, "%s still holds a placeholder: %s", title_of(b->l, node),
		       show(b->l, node));
}

/* A string whose value is not known yet. */
bool is_opaque(const struct binding *b, const struct field *field, const struct node *node)
{
	if (field->flags & FIELD_FREE_TEXT)
		return false;
	if (node->flags & NODE_TEMPLATED)
		return true;
	return !b->rendered && (field->flags & FIELD_CAPITAL_WORDS) && has_placeholder_word(node->text);
}

enum state opaque(struct binding *b, const struct node *node)
{
	if (!b->rendered)
		return OPAQUE;
	forbid_token(b, node);
	return BAD;
}

void opaque_key(struct binding *b, const struct node *member)
{
	if (b->rendered)
		report(b->l, &topic_document.rules[DOCUMENT_TEMPLATE_TOKEN], member, PART_KEY,
		       "a key still holds a placeholder: %s", show_text(b->l, member->key, NULL));
}

bool settled_or_token(struct binding *b, const struct node *node, enum state *state)
{
	if (settled(b, node, state))
		return true;
	if (node->kind != NODE_STRING || !(node->flags & NODE_TEMPLATED))
		return false;
	*state = opaque(b, node);
	return true;
}

static enum state check_string(struct binding *b, const struct field *field, const struct node *node)
{
	struct text text = node->text;
	struct finding *finding;

	if (is_opaque(b, field, node))
		return opaque(b, node);
	if (b->rendered && field->flags & FIELD_RENDERED && node->flags & NODE_TEMPLATED &&
	    has_unmistakable_token(text))
		return opaque(b, node);
	if (!text.length) {
		if (field->flags & FIELD_REQUIRED && !(field->flags & FIELD_EMPTY_COUNTS)) {
			finding = schema_finding(b, SCHEMA_MISSING_MEMBER, node, "%s is empty",
						 title_of(b->l, node));
			advise(b->l, finding, "write the %s", field->help);
			if (finding)
				finding->answer = field->missing;
			return BAD;
		}
		return field->flags & FIELD_EMPTY_COUNTS ? OK : ABSENT;
	}
	if (field->flags & FIELD_NAME) {
		size_t i = 0;

		while (i < text.length && (is_letter(text.bytes[i]) || is_digit(text.bytes[i]) ||
					   text.bytes[i] == '-' || text.bytes[i] == '_'))
			i++;
		if (i < text.length) {
			size_t end = i + 1;

			while (end < text.length && ((unsigned char)text.bytes[end] & 0xc0) == 0x80)
				end++;
			finding = schema_finding(b, SCHEMA_INVALID_NAME, node, "%s %s holds %s",
						 title_of(b->l, node), show(b->l, node),
						 show_text(b->l, text_slice(text, i, end), NULL));
			if (finding)
				finding->answer = field->refused;
		} else if (text.length > 255) {
			finding = schema_finding(b, SCHEMA_INVALID_NAME, node,
						 "%s has %zu characters, at most 255 are allowed",
						 title_of(b->l, node), text.length);
			advise(b->l, finding, "write at most 255 characters");
			if (finding)
				finding->answer = ""; /* not seen */
		} else {
			return OK;
		}
		return BAD;
	}
	return OK;
}

enum state bind_string(struct binding *b, const struct field *field, const struct node *node,
		       struct str *value)
{
	enum state state;

	value->at = node;
	if (!settled(b, node, &state)) {
		if (node->kind != NODE_STRING) {
			state = wrong_type(b, field, node, "a string");
		} else {
			value->v = node->text;
			state = check_string(b, field, node);
		}
	}
	return value->state = state;
}

enum state bind_integer(struct binding *b, const struct field *field, const struct node *node,
			struct num *value)
{
	static const struct bounds any = { INT32_MIN, INT32_MAX };
	const struct bounds *bounds = field->bounds ? field->bounds : &any;
	const char *name;
	struct finding *finding;
	enum integer_state integer;
	enum state state;

	value->at = node;
	if (settled_or_token(b, node, &state))
		return value->state = state;
	if (node->kind != NODE_NUMBER)
		return value->state = wrong_type(b, field, node, "an integer");
	integer = node_integer(node, &value->v);
	if (integer == INTEGER_OK && value->v >= bounds->minimum && value->v <= bounds->maximum)
		return value->state = OK;
	name = title_of(b->l, node);
	if (integer == INTEGER_FRACTION && node_is_whole(node, &value->v) && value->v >= bounds->minimum &&
	    value->v <= bounds->maximum) {
		/* Clients in JavaScript send 512 for 512.0; those in Python and Go refuse it. */
		finding = schema_finding(b, SCHEMA_WRONG_TYPE, node,
					 "%s is %s, which not every client takes for an integer", name,
					 show(b->l, node));
		advise(b->l, finding, "write %" PRId64, value->v);
		if (finding)
			finding->answer = "Invalid type for parameter …, valid types: <class 'int'>";
		grade(b->l, finding, b->l->client == CLIENT_AWS_CLI ? SEVERITY_ERROR : SEVERITY_WARNING);
		return value->state = OK;
	}
	if (integer == INTEGER_FRACTION) {
		finding = schema_finding(b, SCHEMA_WRONG_TYPE, node, "%s is %s, but ECS wants an integer",
					 name, show(b->l, node));
		advise_type(b, finding, field, node, "an integer");
		return value->state = BAD;
	}
	if (bounds->minimum > INT32_MIN && bounds->maximum < INT32_MAX)
		finding = schema_finding(b, SCHEMA_VALUE_RANGE, node,
					 "%s is %s, but must be from %" PRId64 " to %" PRId64 "%s%s", name,
					 show(b->l, node), bounds->minimum, bounds->maximum,
					 field->unit ? " " : "", field->unit ? field->unit : "");
	else if (bounds->minimum > INT32_MIN && value->v < bounds->minimum)
		finding = schema_finding(b, SCHEMA_VALUE_RANGE, node,
					 "%s is %s, but must be at least %" PRId64 "%s%s", name,
					 show(b->l, node), bounds->minimum, field->unit ? " " : "",
					 field->unit ? field->unit : "");
	else
		finding = schema_finding(b, SCHEMA_VALUE_RANGE, node, "%s is %s, beyond a 32-bit integer",
					 name, show(b->l, node));
	if (finding && value->v < bounds->minimum)
		advise(b->l, finding, "write at least %" PRId64, bounds->minimum);
	else if (finding && bounds->maximum < INT32_MAX)
		advise(b->l, finding, "write at most %" PRId64, bounds->maximum);
	if (finding && !(value->v < bounds->minimum && field->flags & FIELD_REFUSED_ABOVE))
		finding->answer = field->refused;
	return value->state = BAD;
}

enum state bind_boolean(struct binding *b, const struct field *field, const struct node *node,
			struct boolean *value)
{
	enum state state;

	value->at = node;
	if (settled_or_token(b, node, &state))
		return value->state = state;
	if (node->kind != NODE_TRUE && node->kind != NODE_FALSE)
		return value->state = wrong_type(b, field, node, "true or false");
	value->v = node->kind == NODE_TRUE;
	return value->state = OK;
}

/* "awsvpc", "bridge", "host" or "none" */
static const char *choice_list(struct lint *l, const struct choices *choices)
{
	size_t count = choices->count - choices->lists_only_known;
	size_t shown = count > INLINE_CHOICES ? INLINE_CHOICES : count;
	const char *list = arena_printf(l->arena, "\"%s\"", choices->values[0].name);

	for (size_t i = 1; i < shown; i++)
		list = arena_printf(l->arena, "%s%s\"%s\"", list, i + 1 == count ? " or " : ", ",
				    choices->values[i].name);
	return shown < count ? arena_printf(l->arena, "%s or %zu more", list, count - shown) : list;
}

/* A known value without its end: WINDOWS_SERVER_2022. That is no new one. */
static bool is_cut_short(const struct choices *choices, struct text text)
{
	for (size_t i = 0; i < choices->count; i++)
		if (!strncmp(choices->values[i].name, text.bytes, text.length))
			return true;
	return false;
}

static void unknown_choice(struct binding *b, const struct field *field, const struct node *node)
{
	const struct choices *choices = field->choices;
	struct suggestion suggestion = suggestion_for(node->text);
	struct finding *finding;

	if (choices->growing && text_starts(node->text, choices->growing) &&
	    !is_cut_short(choices, node->text)) {
		schema_finding(b, SCHEMA_NEWER_VALUE, node, "%s %s is not in the table of 2026-11",
			       title_of(b->l, node), show(b->l, node));
		return;
	}
	if (!node->text.length) {
		finding = schema_finding(b, SCHEMA_ENUM_VALUE, node, "%s is empty", title_of(b->l, node));
		advise(b->l, finding, "leave %s out, or write %s", field->key, choice_list(b->l, choices));
		/* Clients in Go drop it, so it registers from there. */
		if (!(field->flags & FIELD_REQUIRED))
			grade(b->l, finding, SEVERITY_INFO);
		return;
	}
	for (size_t i = 0; i < choices->count; i++)
		suggestion_offer(&suggestion, choices->values[i].name, strlen(choices->values[i].name));
	if (choices->count - choices->lists_only_known == 1)
		finding = schema_finding(b, SCHEMA_ENUM_VALUE, node, "%s is %s, but can only be \"%s\"",
					 title_of(b->l, node), show(b->l, node), choices->values[0].name);
	else
		finding = schema_finding(b, SCHEMA_ENUM_VALUE, node, "%s %s is not a value that ECS knows",
					 title_of(b->l, node), show(b->l, node));
	if (finding)
		finding->answer = field->refused;
	if (suggestion.best) {
		advise(b->l, finding, "write \"%s\"", suggestion.best);
		label(b->l, finding, "did you mean \"%s\"?", suggestion.best);
	} else {
		advise(b->l, finding, "write %s", choice_list(b->l, choices));
	}
}

enum state bind_choice(struct binding *b, const struct field *field, const struct node *node,
		       struct choice *value)
{
	enum state state;

	value->at = node;
	if (settled_or_token(b, node, &state))
		return value->state = state;
	if (node->kind != NODE_STRING)
		return value->state = wrong_type(b, field, node, "a string");
	for (size_t i = 0; i < field->choices->count; i++) {
		if (text_is(node->text, field->choices->values[i].name)) {
			value->v = field->choices->values[i].value;
			return value->state = OK;
		}
	}
	unknown_choice(b, field, node);
	if (!node->text.length && field->type == FIELD_CHOICE && !(field->flags & FIELD_REQUIRED))
		return value->state = ABSENT;
	return value->state = BAD;
}
