/* Finds the places that a user's rule is about, and reports those that are not as it demands. */
#include "user_rule.h"

#include "credential.h"
#include "linter.h"

enum { LONGEST_POINTER = 200 };
enum { LEAST_STEPS = 200 * 1000, STEPS_A_BYTE = 1000, MOST_STEPS = 20 * 1000 * 1000 };

struct check {
	struct judged judged; /* first */
	const struct user_rule *rule;
	const struct node *root;
	/* What was found of `when` for the places below this node, which come one behind the other. */
	const struct node *anchor;
	enum outcome when;
	const struct node *earlier; /* of `unique`: the element that has the value, too */
};

enum reached { REACHED, REACHED_NOTHING, REACHED_UNKNOWN, REACHED_OTHER };

/* Whether a template or a fault may hide the child that the step would lead to. */
static bool may_hide(const struct lint *l, const struct node *node, const struct selector_step *step)
{
	const struct late_bound *late_bound = l->linter->settings.late_bound;

	if (node->flags & (NODE_OPEN | NODE_DAMAGED))
		return true;
	if (step->kind == STEP_KEY)
		/* Tags stand beside what describe-task-definition prints. */
		return (late_bound && is_late_bound(late_bound, node, step->key)) ||
		       (l->definition->described && node == l->definition->root &&
			text_is(step->key, "tags"));
	for (const struct node *child = node->first; child; child = child->next) {
		const struct node *member = node_member_called(child, step->key);

		if (is_unknown(l, child) || child->flags & (NODE_OPEN | NODE_DAMAGED) ||
		    (member && is_unknown(l, member)))
			return true;
	}
	return false;
}

/* Goes on from `*node` by steps that name one place each, to the last place there is. */
static enum reached follow(const struct lint *l, const struct selector *selector, unsigned *step,
			   const struct node **node)
{
	for (; *step < selector->count; ++*step) {
		const struct selector_step *next = &selector->steps[*step];
		const struct node *child;

		if (is_unknown(l, *node))
			return REACHED_UNKNOWN;
		if ((*node)->kind != NODE_OBJECT && (*node)->kind != NODE_ARRAY)
			return REACHED_OTHER;
		child = selector_child(next, *node);
		if (!child)
			return may_hide(l, *node, next) ? REACHED_UNKNOWN : REACHED_NOTHING;
		*node = child;
		if (child->kind == NODE_NULL && ++*step)
			return is_unknown(l, child) ? REACHED_UNKNOWN : REACHED_NOTHING;
	}
	return is_unknown(l, *node) ? REACHED_UNKNOWN : REACHED;
}

/* A bare list of containers is what stands behind the first step, and tells nothing of other members. */
static bool leads_into_list(const struct selector *selector)
{
	return selector->count && (selector->steps[0].kind != STEP_KEY ||
				   text_is(selector->steps[0].key, "containerDefinitions"));
}

static unsigned depth_of(const struct check *check, const struct node *node)
{
	unsigned depth = check->root->kind == NODE_ARRAY;

	for (; node != check->root; node = node->parent)
		depth++;
	return depth;
}

static bool hides_anything(const struct node *node)
{
	if (node->flags & (NODE_OPEN | NODE_DAMAGED) || node->kind == NODE_TOKEN ||
	    node->kind == NODE_MISSING)
		return true;
	for (const struct node *child = node->first; child; child = child->next)
		if (hides_anything(child))
			return true;
	return false;
}

struct asking {
	struct check *check;
	bool any; /* there is such a place */
	enum outcome outcome; /* FAILS until one is found */
};

static bool ask(const struct node *node, void *state)
{
	struct asking *asking = state;
	enum outcome outcome =
		judge_value(&asking->check->judged, &asking->check->rule->when->condition, node);

	asking->any |= node->kind != NODE_NULL;
	if (outcome == OUTCOME_HOLDS || outcome == OUTCOME_COSTLY || outcome == OUTCOME_UNKNOWN)
		asking->outcome = outcome;
	return outcome != OUTCOME_HOLDS && outcome != OUTCOME_COSTLY;
}

static enum outcome when_below(struct check *check, const struct node *anchor)
{
	const struct demand *when = check->rule->when;
	struct asking asking = { .check = check, .outcome = OUTCOME_FAILS };
	unsigned step = check->rule->common;
	bool forbidden = when->condition.forbidden;
	bool steps_are_plain = true;

	for (unsigned i = step; i < when->at.count; i++)
		steps_are_plain &= when->at.steps[i].kind == STEP_KEY || when->at.steps[i].kind == STEP_NAMED;
	if (!step && check->root->kind == NODE_ARRAY) {
		if (!leads_into_list(&when->at))
			return OUTCOME_UNKNOWN;
		steps_are_plain = false;
	}
	if (steps_are_plain) {
		switch (follow(check->judged.l, &when->at, &step, &anchor)) {
		case REACHED:
			ask(anchor, &asking);
			return asking.outcome;
		case REACHED_NOTHING:
			return forbidden ? OUTCOME_HOLDS : OUTCOME_FAILS;
		case REACHED_UNKNOWN:
			return OUTCOME_UNKNOWN;
		default:
			return OUTCOME_FAILS;
		}
	}
	if (step)
		selector_each_from(&when->at, step, anchor, ask, &asking);
	else
		selector_each(&when->at, check->root, ask, &asking);
	if (!forbidden || asking.any)
		return asking.outcome;
	return hides_anything(anchor) ? OUTCOME_UNKNOWN : OUTCOME_HOLDS;
}

/* Whether the rule is for the place that is, or would be, at or below `node`. */
static enum outcome when_holds(struct check *check, const struct node *node)
{
	const struct demand *when = check->rule->when;
	unsigned depth = depth_of(check, node);

	if (!when)
		return OUTCOME_HOLDS;
	if (depth < check->rule->common) /* the place that both have in common is not there */
		return when->condition.forbidden ? OUTCOME_HOLDS : OUTCOME_FAILS;
	for (; depth > check->rule->common && node != check->root; depth--)
		node = node->parent;
	if (check->anchor != node) {
		check->anchor = node;
		check->when = when_below(check, node);
	}
	return check->when;
}

/* The pointer up to the first key that must not be shown. */
static const char *pointer_to(struct lint *l, const struct node *node)
{
	const struct node *shown = node = written_node(node);
	const char *pointer;
	size_t length;

	for (const struct node *step = node; step; step = step->parent) {
		bool inside = false, damaged = false;

		for (const struct node *round = step->parent; round; round = round->parent) {
			inside |= names_masked_container(round->key) || names_credential(round->key);
			damaged |= round->flags & NODE_DAMAGED;
		}
		if (is_key_masked(step, inside, damaged))
			shown = step->parent;
	}
	pointer = node_pointer(shown, l->arena);
	length = strlen(pointer);
	if (length > LONGEST_POINTER) {
		for (length = LONGEST_POINTER; ((unsigned char)pointer[length] & 0xc0) == 0x80; length--)
			;
		return arena_printf(l->arena, "%.*s…", (int)length, pointer);
	}
	return arena_printf(l->arena, "%s%s", pointer, shown == node ? "" : "/…");
}

static const char *container_of(struct lint *l, const struct node *node)
{
	const struct container_list *list = &l->task->container_definitions;

	for (; node != l->definition->root; node = node->parent)
		for (uint32_t i = 0; node->parent->kind == NODE_ARRAY && i < list->count; i++)
			if (list->v[i].at == node)
				return container_title(l, &list->v[i]);
	return "the task definition";
}

/* `rest`: the first step that leads nowhere, from `node` on; NULL when the value is there. */
static const char *words_for(const struct check *check, enum blank blank, const struct node *node,
			     unsigned rest)
{
	struct lint *l = check->judged.l;
	const struct selector *at = &check->rule->demand.at;
	const char *pointer;

	switch (blank) {
	case BLANK_VALUE:
		return rest < at->count ? "missing" : show(l, node);
	case BLANK_CONTAINER:
		return container_of(l, node);
	default:
		pointer = pointer_to(l, node);
		for (unsigned i = rest; i < at->count; i++)
			pointer = arena_printf(l->arena, "%s/%.*s", pointer, TEXT_ARGS(at->steps[i].written));
		return pointer;
	}
}

static const char *message_for(const struct check *check, const struct node *node, unsigned rest)
{
	struct text message = check->rule->message;
	struct arena *arena = check->judged.l->arena;
	const char *words = "";
	size_t start = 0;

	for (size_t at = 0; at < message.length; at++) {
		size_t length;
		enum blank blank;

		if (message.bytes[at] != '{')
			continue;
		blank = blank_at(message, at, &length);
		words = arena_printf(arena, "%s%.*s%s", words, (int)(at - start), message.bytes + start,
				     blank == BLANK_COUNT ? "{" : words_for(check, blank, node, rest));
		at += length - 1;
		start = at + 1;
	}
	return arena_printf(arena, "%s%.*s", words, (int)(message.length - start), message.bytes + start);
}

static void say_costly(struct lint *l, const struct node *node)
{
	struct finding *finding =
		flag(l, node,
		     "the pattern of this rule takes too many steps here: what the rule demands was "
		     "not checked any further");

	grade(l, finding, SEVERITY_ERROR);
	advise(l, finding, "write the pattern in %s without a repetition inside of a repetition, as in (a+)+",
	       l->rule->id);
}

/* Returns whether to go on. */
static bool violated(struct check *check, const struct node *node, unsigned rest)
{
	struct lint *l = check->judged.l;
	const struct selector *at = &check->rule->demand.at;
	struct finding *finding;

	switch (when_holds(check, node)) {
	case OUTCOME_HOLDS:
		break;
	case OUTCOME_COSTLY:
		say_costly(l, node);
		return false;
	default:
		return true;
	}
	if (l->silent)
		return false;
	finding = (check->rule->demand.condition.forbidden ? flag_key : flag)(l, node, "%s",
									      message_for(check, node, rest));
	if (!finding)
		return false;
	finding->in_dialect = true; /* the words are the user's */
	relate(l, finding, check->earlier, "the same here");
	if (rest < at->count && node->kind != NODE_NULL)
		label(l, finding, "no %.*s here", TEXT_ARGS(at->steps[rest].written));
	return true;
}

static bool check_value(const struct node *node, void *state)
{
	struct check *check = state;
	struct judged *judged = &check->judged;

	judged->earlier = NULL;
	switch (judge_value(judged, &check->rule->demand.condition, node)) {
	case OUTCOME_FAILS:
		break;
	case OUTCOME_COSTLY:
		say_costly(judged->l, node);
		return false;
	default:
		return true;
	}
	check->earlier = judged->earlier;
	return violated(check, judged->earlier ? judged->culprit : node, check->rule->demand.at.count);
}

static bool check_presence(const struct node *node, void *state)
{
	struct check *check = state;
	const struct selector *at = &check->rule->demand.at;
	unsigned step = check->rule->fixed;

	if (node == check->root && node->kind == NODE_ARRAY && !step) {
		if (!leads_into_list(at))
			return false;
		step = 1;
	}
	if (follow(check->judged.l, at, &step, &node) != REACHED_NOTHING)
		return true;
	check->earlier = NULL;
	return violated(check, node, step);
}

void check_user_rule(struct lint *l, const struct task *task)
{
	const struct user_rule *rule = l->rule->data;
	uint64_t bytes = l->document->source.bytes.length;
	struct check check = {
		.judged = { .l = l, .steps = LEAST_STEPS + STEPS_A_BYTE * bytes },
		.rule = rule,
		.root = l->definition->root,
	};
	const struct selector prefix = { rule->demand.at.steps, rule->fixed };

	(void)task;
	if (check.judged.steps > MOST_STEPS)
		check.judged.steps = MOST_STEPS;
	if (rule->demand.condition.required && rule->fixed)
		selector_each(&prefix, check.root, check_presence, &check);
	else if (rule->demand.condition.required)
		check_presence(check.root, &check);
	selector_each(&rule->demand.at, check.root, check_value, &check);
}
