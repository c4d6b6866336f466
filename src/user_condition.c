/* Whether a value is what a user's rule demands. */
#include "user_rule.h"

#include "linter.h"
#include "names.h"
#include "placeholder.h"
#include "size_text.h"

#include <stdlib.h>

static const struct field *field_at(const struct node *root, const struct node *node);

static const struct object *object_at(const struct node *root, const struct node *node)
{
	static const struct text containers = { "containerDefinitions", sizeof "containerDefinitions" - 1 };
	const struct field *field = NULL;

	if (node == root)
		return root->kind == NODE_OBJECT ? &task_object : NULL;
	if (node->parent == root && root->kind == NODE_ARRAY)
		field = field_find(&task_object, containers);
	else if (node->parent)
		field = field_at(root, node);
	return field ? field->object : NULL;
}

/* The member that the node is, or an element of. */
static const struct field *field_at(const struct node *root, const struct node *node)
{
	const struct object *object;

	if (node == root || !node->parent)
		return NULL;
	if (node->parent->kind == NODE_ARRAY)
		return field_at(root, node->parent);
	object = object_at(root, node->parent);
	return object ? field_find(object, node->key) : NULL;
}

bool is_unknown(const struct lint *l, const struct node *node)
{
	const struct settings *settings = &l->linter->settings;
	const struct field *field;

	if (node->kind == NODE_TOKEN || node->kind == NODE_MISSING)
		return true;
	if (settings->late_bound &&
	    (node->kind == NODE_NULL || (node->kind == NODE_STRING && !node->text.length)) && node->parent &&
	    is_late_bound(settings->late_bound, node->parent, node->key))
		return true;
	if (node->kind != NODE_STRING)
		return false;
	if (node->flags & (NODE_TEMPLATED | NODE_DAMAGED))
		return true;
	if (settings->rendered || !has_placeholder_word(node->text))
		return false;
	field = field_at(l->definition->root, node);
	return field && field->flags & FIELD_CAPITAL_WORDS;
}

static bool number_of(struct text text, double *number)
{
	enum { LONGEST = 63 };
	char room[LONGEST + 1];
	char *end;

	if (!text.length || text.length > LONGEST)
		return false;
	memcpy(room, text.bytes, text.length);
	room[text.length] = '\0';
	if (strspn(room, "0123456789+-.eE") != text.length)
		return false;
	*number = strtod(room, &end);
	return !*end;
}

bool amount_of(const struct node *value, struct text member, double *amount)
{
	bool is_cpu = text_is(member, "cpu"), is_memory = text_is(member, "memory");
	int64_t size;

	if (value->kind == NODE_NUMBER)
		return number_of(value->text, amount);
	if (value->kind != NODE_STRING)
		return false;
	if (!is_cpu && !is_memory)
		return number_of(value->text, amount);
	if ((is_cpu ? parse_task_cpu : parse_task_memory)(value->text, &size) != SIZE_OK)
		return false;
	*amount = (double)size;
	return true;
}

/* The key of a member of the task itself, for its cpu and memory are sizes. */
static struct text task_member(const struct lint *l, const struct node *node)
{
	return node->parent == l->definition->root ? node->key : TEXT("");
}

static bool is_equal(const struct lint *l, const struct node *node, const struct node *wanted)
{
	struct text member = task_member(l, node), a, b;
	bool is_size = text_is(member, "cpu") || text_is(member, "memory");
	double left, right;

	/* 1.10 and 1.1 are one number but two texts. */
	if ((is_size || node->kind == NODE_NUMBER || wanted->kind == NODE_NUMBER) &&
	    amount_of(node, member, &left) && amount_of(wanted, member, &right))
		return left <= right && left >= right;
	return node_word(node, &a) && node_word(wanted, &b) && text_equal(a, b);
}

static enum outcome judge_words(const struct lint *l, const struct conditions *condition,
				const struct node *node)
{
	struct text text;

	if (!node_word(node, &text))
		return OUTCOME_OTHER;
	if (is_unknown(l, node))
		return OUTCOME_UNKNOWN;
	if (condition->one_value)
		return is_equal(l, node, condition->one_of) ? OUTCOME_HOLDS : OUTCOME_FAILS;
	for (const struct node *wanted = condition->one_of->first; wanted; wanted = wanted->next)
		if (is_equal(l, node, wanted))
			return OUTCOME_HOLDS;
	return OUTCOME_FAILS;
}

static enum outcome judge_pattern(struct judged *judged, const struct user_pattern *pattern, bool wanted,
				  const struct node *node)
{
	struct text text;

	if (!node_word(node, &text))
		return OUTCOME_OTHER;
	if (is_unknown(judged->l, node))
		return OUTCOME_UNKNOWN;
	switch (user_pattern_match(&judged->l->linter->patterns, pattern, text, &judged->steps)) {
	case MATCH_YES:
		return wanted ? OUTCOME_HOLDS : OUTCOME_FAILS;
	case MATCH_NO:
		return wanted ? OUTCOME_FAILS : OUTCOME_HOLDS;
	default:
		return OUTCOME_COSTLY;
	}
}

static enum outcome judge_amount(const struct lint *l, const struct conditions *condition,
				 const struct node *node)
{
	double amount;

	if (node->kind == NODE_STRING && is_unknown(l, node))
		return OUTCOME_UNKNOWN;
	if (!amount_of(node, task_member(l, node), &amount))
		return OUTCOME_OTHER;
	return (condition->min.there && amount < condition->min.value) ||
			       (condition->max.there && amount > condition->max.value)
		       ? OUTCOME_FAILS
		       : OUTCOME_HOLDS;
}

static enum outcome judge_count(const struct conditions *condition, const struct node *node)
{
	bool open = node->flags & (NODE_OPEN | NODE_DAMAGED);
	double count = 0;

	if (node->kind != NODE_ARRAY && node->kind != NODE_OBJECT)
		return OUTCOME_OTHER;
	for (const struct node *child = node->first; child; child = child->next) {
		if (child->flags & NODE_SHADOWED || child->kind == NODE_NULL)
			continue;
		open |= child->kind == NODE_TOKEN || child->kind == NODE_MISSING;
		count += child->kind != NODE_TOKEN && child->kind != NODE_MISSING;
	}
	if (condition->max_items.there && count > condition->max_items.value)
		return OUTCOME_FAILS;
	if (!condition->min_items.there || count >= condition->min_items.value)
		return OUTCOME_HOLDS;
	return open ? OUTCOME_UNKNOWN : OUTCOME_FAILS;
}

static enum outcome judge_unique(struct judged *judged, const struct conditions *condition,
				 const struct node *node)
{
	struct names seen;

	if (node->kind != NODE_ARRAY)
		return OUTCOME_OTHER;
	names_init(&seen, judged->l->arena);
	for (const struct node *child = node->first; child; child = child->next) {
		const struct node *value =
			condition->unique_by ? node_member(child, condition->unique_by) : child;
		struct text text;

		if (!value || !node_word(value, &text) || is_unknown(judged->l, value))
			continue;
		judged->earlier = names_add(&seen, text, value);
		judged->culprit = value;
		if (judged->earlier)
			return OUTCOME_FAILS;
	}
	return OUTCOME_HOLDS;
}

/* The graver one: what fails, fails, whatever else is unknown. */
static void weigh(enum outcome *all, enum outcome one)
{
	static const int weights[] = {
		[OUTCOME_HOLDS] = 0, [OUTCOME_UNKNOWN] = 1, [OUTCOME_OTHER] = 2,
		[OUTCOME_FAILS] = 3, [OUTCOME_COSTLY] = 4,
	};

	if (weights[one] > weights[*all])
		*all = one;
}

enum outcome judge_value(struct judged *judged, const struct conditions *condition, const struct node *node)
{
	const struct lint *l = judged->l;
	enum outcome outcome = OUTCOME_HOLDS;

	if (node->kind == NODE_TOKEN || node->kind == NODE_MISSING)
		return OUTCOME_UNKNOWN;
	if (node->kind == NODE_NULL)
		return is_unknown(l, node) ? OUTCOME_UNKNOWN : OUTCOME_OTHER;
	if (condition->forbidden)
		return OUTCOME_FAILS;
	if (condition->one_of)
		weigh(&outcome, judge_words(l, condition, node));
	if (condition->min.there || condition->max.there)
		weigh(&outcome, judge_amount(l, condition, node));
	if (condition->min_items.there || condition->max_items.there)
		weigh(&outcome, judge_count(condition, node));
	if (condition->unique)
		weigh(&outcome, judge_unique(judged, condition, node));
	if (condition->matches && outcome != OUTCOME_FAILS)
		weigh(&outcome, judge_pattern(judged, condition->matches, true, node));
	if (condition->not_matches && outcome != OUTCOME_FAILS && outcome != OUTCOME_COSTLY)
		weigh(&outcome, judge_pattern(judged, condition->not_matches, false, node));
	return outcome;
}
