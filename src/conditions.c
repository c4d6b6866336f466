/* Tells which ways a template's conditions can turn out, by trying the values that its parameters can have.
 */
#include "conditions.h"

/* Beyond these nothing is ruled out. */
enum { MOST_VARIABLES = 6, MOST_VALUES = 16, MOST_NESTING = 16, MOST_STEPS = 2000000 };

/* A parameter, or anything else that an Fn::Equals compares with a word. */
struct variable {
	struct text name;
	struct text values[MOST_VALUES]; /* that it is compared with or may have; of them the one tried */
	unsigned count;
	unsigned tried;
	bool any; /* it may have another value, too: tried == count */
};

struct trial {
	struct condition_facts *facts;
	struct variable variables[MOST_VARIABLES];
	unsigned count;
	bool lost; /* too much of something */
};

enum truth { NO, YES, PERHAPS };

const struct node *if_list(const struct node *node)
{
	const struct node *list;

	if (node->kind != NODE_OBJECT || node->count != 1 || !text_is(node->first->key, "Fn::If"))
		return NULL;
	list = node->first;
	return list->kind == NODE_ARRAY && list->count == 3 && list->first->kind == NODE_STRING ? list : NULL;
}

int condition_number(const struct conditions *conditions, struct text name)
{
	for (unsigned i = 0; i < conditions->count; i++)
		if (text_equal(conditions->names[i], name))
			return (int)i;
	return -1;
}

void collect_conditions(struct conditions *conditions, const struct node *node)
{
	const struct node *list = if_list(node);

	if (list && condition_number(conditions, list->first->text) < 0) {
		if (conditions->count == MOST_CONDITIONS)
			conditions->too_many = true;
		else
			conditions->names[conditions->count++] = list->first->text;
	}
	for (const struct node *child = node->first; child && !conditions->too_many; child = child->next)
		collect_conditions(conditions, child);
}

void read_condition_facts(struct condition_facts *facts, const struct node *template, struct arena *arena)
{
	const struct node *formulas = node_member(template, "Conditions");
	const struct node *parameters = node_member(template, "Parameters");

	facts->steps = MOST_STEPS;
	names_init(&facts->formulas, arena);
	names_init(&facts->allowed, arena);
	for (const struct node *f = formulas ? formulas->first : NULL; f; f = f->next)
		names_add(&facts->formulas, f->key, f);
	for (const struct node *p = parameters ? parameters->first : NULL; p; p = p->next) {
		const struct node *allowed = node_member(p, "AllowedValues");

		if (allowed && allowed->kind == NODE_ARRAY && allowed->count <= MOST_VALUES)
			names_add(&facts->allowed, p->key, allowed);
	}
}

/* {"Name": value}: the value. */
static const struct node *only_member(const struct node *node, const char *name)
{
	return node->kind == NODE_OBJECT && node->count == 1 && text_is(node->first->key, name) ? node->first
												: NULL;
}

static const struct node *reference(const struct node *node)
{
	const struct node *name = only_member(node, "Ref");

	return name && name->kind == NODE_STRING ? name : NULL;
}

static void add_value(struct trial *trial, struct variable *variable, struct text value)
{
	for (unsigned i = 0; i < variable->count; i++)
		if (text_equal(variable->values[i], value))
			return;
	if (variable->count == MOST_VALUES)
		trial->lost = true;
	else
		variable->values[variable->count++] = value;
}

static struct variable *variable_called(struct trial *trial, struct text name)
{
	struct variable *variable;
	const struct node *allowed;

	for (unsigned i = 0; i < trial->count; i++)
		if (text_equal(trial->variables[i].name, name))
			return &trial->variables[i];
	if (trial->count == MOST_VARIABLES) {
		trial->lost = true;
		return NULL;
	}
	variable = &trial->variables[trial->count++];
	variable->name = name;
	allowed = names_find(&trial->facts->allowed, name);
	variable->any = !allowed || !allowed->count;
	for (const struct node *value = allowed ? allowed->first : NULL; value; value = value->next) {
		struct text word;

		if (node_word(value, &word))
			add_value(trial, variable, word);
		else
			variable->any = true;
	}
	return variable;
}

/* Fn::Equals of a parameter and a word, either way round. */
static bool is_comparison(const struct node *pair, struct text *name, struct text *word)
{
	const struct node *ref;

	if (pair->kind != NODE_ARRAY || pair->count != 2)
		return false;
	ref = reference(pair->first);
	if (ref ? !node_word(pair->first->next, word) : !node_word(pair->first, word))
		return false;
	if (!ref)
		ref = reference(pair->first->next);
	if (!ref)
		return false;
	*name = ref->text;
	return true;
}

static bool step(struct trial *trial, unsigned nesting)
{
	if (!trial->facts->steps || nesting > MOST_NESTING)
		trial->lost = true;
	else
		trial->facts->steps--;
	return !trial->lost;
}

static enum truth negated(enum truth truth)
{
	return truth == PERHAPS ? PERHAPS : truth == YES ? NO : YES;
}

static enum truth value_of(struct trial *trial, const struct node *formula, unsigned nesting);

static enum truth value_of_condition(struct trial *trial, struct text name, unsigned nesting)
{
	const struct node *formula = names_find(&trial->facts->formulas, name);

	return formula ? value_of(trial, formula, nesting + 1) : PERHAPS;
}

/* Notes the variable when it is new; then only the value tried counts. */
static enum truth value_of_comparison(struct trial *trial, const struct node *pair)
{
	struct text name, word, other;
	struct variable *variable;

	if (!is_comparison(pair, &name, &word)) {
		if (pair->kind == NODE_ARRAY && pair->count == 2 && node_word(pair->first, &word) &&
		    node_word(pair->first->next, &other))
			return text_equal(word, other) ? YES : NO;
		return PERHAPS;
	}
	variable = variable_called(trial, name);
	if (!variable)
		return PERHAPS;
	if (variable->any)
		add_value(trial, variable, word);
	return variable->tried < variable->count && text_equal(variable->values[variable->tried], word) ? YES
													: NO;
}

static enum truth value_of(struct trial *trial, const struct node *formula, unsigned nesting)
{
	const struct node *list;
	bool all = false;
	enum truth truth;

	if (!step(trial, nesting))
		return PERHAPS;
	if ((list = only_member(formula, "Fn::Equals")))
		return value_of_comparison(trial, list);
	if ((list = only_member(formula, "Condition")) && list->kind == NODE_STRING)
		return value_of_condition(trial, list->text, nesting);
	if ((list = only_member(formula, "Fn::Not")) && list->kind == NODE_ARRAY && list->count == 1)
		return negated(value_of(trial, list->first, nesting + 1));
	if ((list = only_member(formula, "Fn::And")))
		all = true;
	else if (!(list = only_member(formula, "Fn::Or")))
		return PERHAPS;
	if (list->kind != NODE_ARRAY)
		return PERHAPS;
	truth = all ? YES : NO;
	/* All are looked at, so that every variable is noted. */
	for (const struct node *part = list->first; part; part = part->next) {
		enum truth value = value_of(trial, part, nesting + 1);

		if (value == (all ? NO : YES))
			truth = value;
		else if (value == PERHAPS && truth == (all ? YES : NO))
			truth = PERHAPS;
	}
	return truth;
}

static bool agrees(struct trial *trial, const struct conditions *conditions, unsigned truths, struct text own)
{
	bool good = true;

	for (unsigned i = 0; i < conditions->count; i++)
		good &= value_of_condition(trial, conditions->names[i], 0) != (truths >> i & 1 ? NO : YES);
	if (own.length)
		good &= value_of_condition(trial, own, 0) != NO;
	return good;
}

/* The next set of values; false when all were tried. */
static bool next_values(struct trial *trial)
{
	for (unsigned i = 0; i < trial->count; i++) {
		struct variable *variable = &trial->variables[i];

		if (++variable->tried < variable->count + variable->any)
			return true;
		variable->tried = 0;
	}
	return false;
}

bool can_turn_out(struct condition_facts *facts, const struct conditions *conditions, unsigned truths,
		  struct text own)
{
	struct trial trial = { .facts = facts };

	/* The first trial also finds the variables and what they are compared with. */
	agrees(&trial, conditions, truths, own);
	do
		if (trial.lost || agrees(&trial, conditions, truths, own) || trial.lost)
			return true;
	while (next_values(&trial));
	return false;
}
