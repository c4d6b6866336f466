/* Says a CloudFormation template's task definition in the API's words. What a template only knows when it is
 * deployed becomes a value nobody knows. */
#include "cloudformation.h"
#include "conditions.h"
#include "dialect.h"
#include "translate.h"

struct translation {
	struct lint *l;
	struct conditions conditions;
	bool repeated; /* inside Fn::ForEach, whose variable stands in strings as ${X} or &{X} */
	unsigned truths; /* bit n: conditions.names[n] holds */
	unsigned guesses; /* at what a stray member stands for */
	bool api_spelling_said; /* an object pasted from the API was reported */
};

/* What stands there once the conditions are decided: another node, or NULL for AWS::NoValue. */
static const struct node *decided(const struct translation *t, const struct node *node)
{
	const struct node *list;

	while (!t->conditions.too_many && (list = if_list(node))) {
		int number = condition_number(&t->conditions, list->first->text);

		node = t->truths >> number & 1 ? list->first->next : list->first->next->next;
	}
	if (node->kind == NODE_OBJECT && node->count == 1 && text_is(node->first->key, "Ref") &&
	    node->first->kind == NODE_STRING && text_is(node->first->text, "AWS::NoValue"))
		return NULL;
	return node;
}

static bool is_whole_number(struct text text)
{
	size_t i = text.length && text.bytes[0] == '-';

	if (i == text.length)
		return false;
	for (; i < text.length; i++)
		if (!is_digit(text.bytes[i]))
			return false;
	return true;
}

/* CloudFormation turns numbers and booleans into strings and back, as the member wants them. */
static void coerce(struct node *node, enum field_type type)
{
	bool yes = node->kind == NODE_TRUE;

	switch (type) {
	case FIELD_STRING:
	case FIELD_CHOICE:
	case FIELD_STRINGS:
	case FIELD_CHOICES:
	case FIELD_MAP:
		if (node->kind == NODE_TRUE || node->kind == NODE_FALSE)
			node->text = yes ? TEXT("true") : TEXT("false");
		if (node->kind == NODE_NUMBER || node->kind == NODE_TRUE || node->kind == NODE_FALSE)
			node->kind = NODE_STRING;
		break;
	case FIELD_INTEGER:
	case FIELD_INTEGERS:
		if (node->kind == NODE_STRING && is_whole_number(node->text))
			node->kind = NODE_NUMBER;
		break;
	case FIELD_BOOLEAN:
		if (node->kind == NODE_STRING && text_equal_ignoring_case(node->text, TEXT("true")))
			node->kind = NODE_TRUE;
		else if (node->kind == NODE_STRING && text_equal_ignoring_case(node->text, TEXT("false")))
			node->kind = NODE_FALSE;
		break;
	case FIELD_OBJECT:
	case FIELD_OBJECTS:
		break;
	}
}

/* {{resolve:ssm:…}}: CloudFormation looks it up while it deploys. */
static bool is_dynamic_reference(const struct node *node)
{
	return node->kind == NODE_STRING && text_contains(node->text, "{{resolve:");
}

static bool has_loop_variable(const struct node *node)
{
	return node->kind == NODE_STRING &&
	       (text_contains(node->text, "${") || text_contains(node->text, "&{"));
}

static struct node *translate(struct translation *t, const struct field *field, const struct node *written);

static void report_null(struct translation *t, const struct node *null)
{
	struct finding *finding = report(t->l, &topic_document.rules[DOCUMENT_NULL_MEMBER], null, PART_VALUE,
					 "null is no value in a CloudFormation template");

	advise(t->l, finding, "leave it out, or put a Ref to AWS::NoValue there");
	grade(t->l, finding, SEVERITY_ERROR);
	if (finding)
		finding->answer = "'null' values are not allowed in templates";
}

/* `field` says what the elements are; NULL: nobody knows. */
static void translate_list(struct translation *t, const struct field *field, const struct node *written,
			   struct node *node)
{
	struct making list = make(node);

	for (const struct node *child = written->first; child; child = child->next) {
		const struct node *value = decided(t, child);

		if (value)
			put_member(&list, NULL, NULL, translate(t, field, value));
	}
}

static void report_spelling(struct translation *t, const struct node *member, struct text key,
			    const struct field *field)
{
	struct lint *l = t->l;
	const char *name = field_name(field, DIALECT_CLOUDFORMATION, l->arena);
	struct finding *finding =
		report(l, &topic_schema.rules[SCHEMA_UNKNOWN_MEMBER], member, PART_KEY,
		       "unknown member %s; CloudFormation calls it \"%s\"", show_text(l, key, NULL), name);

	advise(l, finding, "write \"%s\"", name);
	if (finding)
		finding->in_dialect = true;
}

/* "PortMappings" -> "portMappings" */
static struct text api_spelling(struct translation *t, struct text key)
{
	char *own;

	if (!key.length || lower(key.bytes[0]) == key.bytes[0])
		return key;
	own = arena_copy(t->l->arena, key.bytes, key.length);
	own[0] = lower(own[0]);
	return (struct text){ own, key.length };
}

/* A member that CloudFormation does not know by that name. It is read as what it most likely stands for, so
 * that one slip makes one finding. */
static void translate_stray_member(struct translation *t, const struct object *object, struct making *making,
				   const struct node *child, const struct node *value)
{
	struct text key = api_spelling(t, child->key);
	const struct field *field = field_find(object, key);
	struct node *made;

	if (field) {
		made = translate(t, field, value);
		put_node(making, key, child, made);
		report_spelling(t, made, child->key, field);
		if (node_member(child->parent, field_name(field, DIALECT_CLOUDFORMATION, t->l->arena)))
			made->flags |= NODE_SHADOWED; /* by the one in the right spelling */
		return;
	}
	if (t->guesses < FINDINGS_MAX) {
		t->guesses++;
		field = field_meant(object, key);
	}
	put_node(making, key, child, translate(t, field, value));
}

/* None of its members in CloudFormation's spelling, but some in the API's: pasted from there. */
static bool is_in_api_spelling(const struct object *object, const struct node *written)
{
	bool in_api = false;

	for (const struct node *child = written->first; child; child = child->next) {
		if (field_called(object, child->key, DIALECT_CLOUDFORMATION))
			return false;
		in_api |= field_find(object, child->key) != NULL;
	}
	return in_api;
}

/* Said once for a definition. */
static void report_api_spelling(struct translation *t, const struct node *member, const struct field *field)
{
	struct lint *l = t->l;
	const char *name = field_name(field, DIALECT_CLOUDFORMATION, l->arena);
	struct finding *finding =
		report(l, &topic_schema.rules[SCHEMA_UNKNOWN_MEMBER], member, PART_KEY,
		       "\"%s\" is the API's spelling; CloudFormation calls it \"%s\"", field->key, name);

	advise(l, finding, "write \"%s\", and the members beside and below it with a capital letter too",
	       name);
	if (finding)
		finding->in_dialect = true;
	t->api_spelling_said = true;
}

static bool is_empty_list_of_tags(const struct object *object, const struct field *field,
				  const struct node *node)
{
	return object == &task_object && !strcmp(field->key, "tags") && node->kind == NODE_ARRAY &&
	       !node->count && !(node->flags & NODE_OPEN);
}

/* Members of an object of the API, or with `object` NULL of a map or of something unknown. */
static void translate_members(struct translation *t, const struct object *object, const struct field *map,
			      const struct node *written, struct node *node)
{
	struct making making = make(node);
	bool in_api_spelling = object && is_in_api_spelling(object, written);

	for (const struct node *child = written->first; child; child = child->next) {
		const struct field *field =
			object ? field_called(object, child->key, DIALECT_CLOUDFORMATION) : NULL;
		const struct node *value;
		struct node *made;

		if (child->flags & NODE_SHADOWED)
			continue;
		if (text_starts(child->key, "Fn::ForEach::") || text_is(child->key, "Fn::Transform")) {
			node->flags |= NODE_OPEN; /* it makes further members */
			continue;
		}
		value = decided(t, child);
		if (!value)
			continue;
		if (field) {
			made = translate(t, field, value);
			/* Not asked for, as with every list that the template's resource does not need. */
			if (!is_empty_list_of_tags(object, field, made))
				put_member(&making, field->key, child, made);
		} else if (in_api_spelling && (field = field_find(object, child->key))) {
			made = translate(t, field, value);
			put_member(&making, field->key, child, made);
			if (!t->api_spelling_said)
				report_api_spelling(t, made, field);
		} else if (object)
			translate_stray_member(t, object, &making, child, value);
		else
			put_node(&making, child->key, child, translate(t, map, value));
	}
}

/* `field` NULL: an unknown member, which is copied. */
static struct node *translate(struct translation *t, const struct field *field, const struct node *written)
{
	struct node *node = translated_node(t->l, written);

	if (written->kind == NODE_NULL) {
		report_null(t, node);
		node->kind = NODE_MISSING; /* no more is said of it */
	} else if (is_function(written) || is_dynamic_reference(written) ||
		   (t->repeated && has_loop_variable(written))) {
		make_unknown(t->l, node);
	} else if (written->kind == NODE_ARRAY) {
		translate_list(t, field, written, node);
	} else if (written->kind == NODE_OBJECT && field && field->type == FIELD_MAP) {
		translate_members(t, NULL, field, written, node);
	} else if (written->kind == NODE_OBJECT) {
		translate_members(t, field ? field->object : NULL, NULL, written, node);
	} else if (field) {
		coerce(node, (enum field_type)field->type);
	}
	return node;
}

const struct node *translate_cloudformation(struct lint *l, const struct definition *definition)
{
	struct translation t = { .l = l, .truths = definition->truths, .repeated = definition->repeated };
	struct node *root = translated_node(l, definition->root);
	struct making making;

	t.conditions.too_many = definition->undecided;
	if (!definition->undecided)
		collect_conditions(&t.conditions, definition->root);
	translate_members(&t, &task_object, NULL, definition->root, root);
	if (!node_member(root, "family")) {
		/* CloudFormation makes one up. */
		struct node *family = unwritten_node(l, definition->root);

		making = make(root);
		while (*making.last)
			making.last = &(*making.last)->next;
		put_member(&making, "family", NULL, family);
	}
	return root;
}
