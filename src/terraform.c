/* What `terraform show -json` prints: finds the task definitions of a plan or state and says them in the
 * API's words. What is known only after apply becomes a value nobody knows. */
#include "dialect.h"
#include "embedded.h"
#include "linter.h"
#include "translate.h"

/* An object with more members is hidden as a whole when any of it is sensitive. */
enum { MOST_COMPARED = 64 * 1024 };

/* A definition's values, and what the plan says of those it cannot tell yet: `true` in place of a value. */
struct translation {
	struct lint *l;
	struct definition *definition;
};

bool is_terraform(const struct node *root)
{
	return node_member(root, "format_version") &&
	       (node_member(root, "planned_values") || node_member(root, "values") ||
		node_member(root, "resource_changes") || node_member(root, "terraform_version"));
}

static bool is_string(const struct node *node)
{
	return node && node->kind == NODE_STRING;
}

static bool is_word(const struct node *node, const char *word)
{
	return is_string(node) && text_is(node->text, word);
}

static bool is_task_definition_resource(const struct node *resource)
{
	const struct node *mode = node_member(resource, "mode");

	return is_word(node_member(resource, "type"), "aws_ecs_task_definition") &&
	       (!mode || is_word(mode, "managed"));
}

static const char *address_of(struct lint *l, const struct node *resource)
{
	const struct node *address = node_member(resource, "address");

	return is_string(address) ? arena_copy(l->arena, address->text.bytes, address->text.length) : NULL;
}

/* By their addresses; of an object that is replaced the old one does not count. */
static void index_changes(struct names *names, struct lint *l, const struct node *root)
{
	const struct node *changes = node_member(root, "resource_changes");

	names_init(names, l->arena);
	if (!changes || changes->kind != NODE_ARRAY)
		return;
	for (const struct node *change = changes->first; change; change = change->next) {
		const struct node *address = node_member(change, "address");
		const struct node *planned = node_member(change, "change");

		if (planned && is_task_definition_resource(change) && is_string(address) &&
		    !node_member(change, "deposed"))
			names_add(names, address->text, planned);
	}
}

static void hide(const struct node *node)
{
	((struct node *)node)->flags |= NODE_SENSITIVE; /* the tree is ours */
	for (const struct node *child = node->first; child; child = child->next)
		hide(child);
}

/* Terraform writes `true` in place of what must not be shown. */
static void hide_sensitive(const struct node *values, const struct node *sensitive)
{
	const struct node *value = values->first;

	if (!sensitive)
		return;
	if (sensitive->kind == NODE_TRUE || (uint64_t)sensitive->count * values->count > MOST_COMPARED) {
		hide(values);
	} else if (sensitive->kind == NODE_OBJECT && values->kind == NODE_OBJECT) {
		for (; value; value = value->next)
			for (const struct node *s = sensitive->first; s; s = s->next)
				if (text_equal(s->key, value->key))
					hide_sensitive(value, s);
	} else if (sensitive->kind == NODE_ARRAY && values->kind == NODE_ARRAY) {
		for (const struct node *s = sensitive->first; s && value; s = s->next, value = value->next)
			hide_sensitive(value, s);
	}
}

static bool find_in_module(struct lint *l, const struct node *module, struct names *changes)
{
	const struct node *resources = node_member(module, "resources");
	const struct node *modules = node_member(module, "child_modules");
	bool found = false;

	for (const struct node *r = resources ? resources->first : NULL; r; r = r->next) {
		const struct node *values = node_member(r, "values");
		struct definition *definition;

		if (!is_task_definition_resource(r) || !values || values->kind != NODE_OBJECT)
			continue;
		found = true;
		definition = add_definition(l, values);
		definition->dialect = DIALECT_TERRAFORM;
		definition->name = address_of(l, r);
		if (definition->name) {
			const struct node *change = names_find(
				changes, (struct text){ definition->name, strlen(definition->name) });

			definition->unknown = change ? node_member(change, "after_unknown") : NULL;
		}
		hide_sensitive(values, node_member(r, "sensitive_values"));
	}
	for (const struct node *m = modules ? modules->first : NULL; m; m = m->next)
		found |= find_in_module(l, m, changes);
	return found;
}

bool find_in_terraform(struct lint *l, const struct node *root)
{
	const struct node *values = node_member(root, "planned_values");
	const struct node *module;
	struct names changes;

	if (!values)
		values = node_member(root, "values");
	module = values ? node_member(values, "root_module") : NULL;
	index_changes(&changes, l, root);
	return module && find_in_module(l, module, &changes);
}

/* The part of `unknown` that speaks of a member or an element. */
static const struct node *unknown_member_of(const struct node *unknown, struct text key)
{
	if (unknown && unknown->kind == NODE_OBJECT)
		for (const struct node *child = unknown->first; child; child = child->next)
			if (text_equal(child->key, key))
				return child;
	return NULL;
}

/* The first of the elements that speak of a list's elements, one each. */
static const struct node *unknown_elements(const struct node *unknown)
{
	return unknown && unknown->kind == NODE_ARRAY ? unknown->first : NULL;
}

/* Terraform writes what is not set as null, "" or an empty block. */
static bool is_unset(const struct node *value)
{
	if (value->kind == NODE_NULL)
		return true;
	if (value->kind == NODE_STRING)
		return !value->text.length;
	return (value->kind == NODE_ARRAY || value->kind == NODE_OBJECT) && !value->count;
}

/* What the plan has, but the provider leaves out of its call: a port of 0, the directory beside an access
 * point, and the `autoprovision` that nobody wrote. */
static bool is_dropped(const struct object *object, const struct field *field, const struct node *block,
		       const struct node *value)
{
	const struct node *other;

	if (!strcmp(field->key, "transitEncryptionPort"))
		return value->kind == NODE_NUMBER && text_is(value->text, "0");
	if (!strcmp(field->key, "rootDirectory") && !strcmp(object->shape, "EFSVolumeConfiguration")) {
		other = node_member(block, "authorization_config");
		return other && other->kind == NODE_ARRAY && other->count;
	}
	if (!strcmp(field->key, "autoprovision"))
		return value->kind == NODE_FALSE && is_word(node_member(block, "scope"), "task");
	return false;
}

static struct node *translate_block(struct translation *t, const struct object *object,
				    const struct node *block, const struct node *unknown);

static struct node *unknown_value(struct translation *t, const struct node *place)
{
	struct node *node = translated_node(t->l, place);

	make_unknown(t->l, node);
	return node;
}

/* Some of a map's values are known only after apply: the plan leaves these members out. */
static bool has_unknown_member(const struct node *unknown)
{
	return unknown && unknown->kind == NODE_OBJECT && unknown->count;
}

/* {"team": "web"} as [{"key": "team", "value": "web"}] */
static struct node *list_of_pairs(struct translation *t, const struct node *map, const char *key,
				  const struct node *unknown)
{
	struct node *node = translated_node(t->l, map);
	struct making list = make(node);

	node->kind = NODE_ARRAY;
	if (has_unknown_member(unknown))
		node->flags |= NODE_OPEN;
	for (const struct node *child = map->first; child; child = child->next) {
		struct node *pair = translated_node(t->l, child), *name = translated_node(t->l, child);
		struct making making = make(pair);

		pair->kind = NODE_OBJECT;
		name->kind = NODE_STRING;
		name->text = child->key;
		name->at = child->key_at;
		put_member(&making, key, NULL, name);
		if (child->kind != NODE_NULL)
			put_member(&making, "value", NULL, translated_node(t->l, child));
		put_member(&list, NULL, NULL, pair);
	}
	return node;
}

/* The containers, which stand in a string. Their names are the API's, in any case. */
static struct node *copy_containers(struct translation *t, const struct object *object,
				    const struct node *written)
{
	struct node *node = translated_node(t->l, written);
	struct making making = make(node);

	for (const struct node *child = written->first; child; child = child->next) {
		const struct field *field = NULL;

		if (child->flags & NODE_SHADOWED)
			continue;
		for (size_t i = 0; object && child->key.length && i < object->count && !field; i++)
			if (text_equal_ignoring_case(child->key, (struct text){ object->fields[i].key,
										object->fields[i].length }))
				field = &object->fields[i];
		put_node(&making, field ? (struct text){ field->key, field->length } : child->key,
			 child->key_at.end ? child : NULL,
			 copy_containers(t,
					 written->kind == NODE_ARRAY ? object
					 : field                     ? field->object
								     : NULL,
					 child));
	}
	return node;
}

static struct node *embedded_containers(struct translation *t, const struct field *field,
					const struct node *string)
{
	const struct settings *settings = &t->l->linter->settings;
	struct reader_options options = { .max_bytes = settings->max_bytes, .rendered = settings->rendered };
	struct reading reading = read_embedded(&t->l->document->source, string, &options, t->l->arena);

	report_faults(t->l, reading.faults);
	if (!reading.root) {
		hide(string);
		return unknown_value(t, string);
	}
	/* What the mask cannot read, nobody gets to see. */
	if (reading.faults || string->flags & NODE_SENSITIVE) {
		hide(string);
		hide(reading.root);
		t->definition->discreet = true;
	} else {
		t->definition->embedded = string;
	}
	return copy_containers(t, field->object, reading.root);
}

/* NULL: it is not set. */
static struct node *translate(struct translation *t, const struct field *field, const struct node *value,
			      const struct node *unknown)
{
	struct node *node;
	struct making list;

	if (is_unset(value))
		return has_unknown_member(unknown) ? unknown_value(t, value) : NULL;
	if (!strcmp(field->key, "containerDefinitions") && value->kind == NODE_STRING)
		return embedded_containers(t, field, value);
	if (field->type == FIELD_OBJECTS && value->kind == NODE_OBJECT)
		return list_of_pairs(t, value, !strcmp(field->key, "tags") ? "key" : "name", unknown);
	if (field->type == FIELD_OBJECT && value->kind == NODE_ARRAY)
		return value->first->kind == NODE_OBJECT
			       ? translate_block(t, field->object, value->first, unknown_elements(unknown))
			       : unknown_value(t, value);
	node = translated_node(t->l, value);
	list = make(node);
	if (value->kind == NODE_OBJECT && has_unknown_member(unknown))
		node->flags |= NODE_OPEN;
	unknown = unknown_elements(unknown);
	for (const struct node *child = value->first; child; child = child->next) {
		if (unknown && unknown->kind == NODE_TRUE)
			put_member(&list, NULL, NULL, unknown_value(t, child));
		else if (field->object && child->kind == NODE_OBJECT)
			put_member(&list, NULL, NULL, translate_block(t, field->object, child, unknown));
		else
			put_node(&list, child->key, child->key_at.end ? child : NULL,
				 translated_node(t->l, child));
		unknown = unknown ? unknown->next : NULL;
	}
	return node;
}

/* `host_path` of a volume is what the API calls host.sourcePath. */
static void put_host(struct translation *t, struct making *volume, const struct node *member)
{
	struct node *host = translated_node(t->l, member), *path = translated_node(t->l, member);
	struct making making = make(host);

	if (member->kind == NODE_TRUE) {
		make_unknown(t->l, host);
	} else {
		host->kind = NODE_OBJECT;
		put_member(&making, "sourcePath", member, path);
	}
	put_member(volume, "host", member, host);
}

static bool is_host_path(const struct object *object, const struct node *member)
{
	return text_is(member->key, "host_path") && field_find(object, TEXT("host"));
}

static struct node *translate_block(struct translation *t, const struct object *object,
				    const struct node *block, const struct node *unknown)
{
	struct node *node = translated_node(t->l, block);
	struct making making = make(node);

	for (const struct node *child = block->first; child; child = child->next) {
		const struct field *field = field_called(object, child->key, DIALECT_TERRAFORM);
		const struct node *inner;
		struct node *value;

		if (child->flags & NODE_SHADOWED)
			continue;
		if (is_host_path(object, child) && child->kind == NODE_STRING && child->text.length)
			put_host(t, &making, child);
		if (!field || is_dropped(object, field, block, child))
			continue;
		inner = unknown_member_of(unknown, child->key);
		if (inner && inner->kind == NODE_TRUE)
			continue; /* below */
		value = translate(t, field, child, inner);
		if (value)
			put_member(&making, field->key, child, value);
	}
	if (!unknown || unknown->kind != NODE_OBJECT)
		return node;
	for (const struct node *child = unknown->first; child; child = child->next) {
		const struct field *field = field_called(object, child->key, DIALECT_TERRAFORM);

		if (child->kind != NODE_TRUE)
			continue;
		if (is_host_path(object, child))
			put_host(t, &making, child);
		else if (field)
			put_member(&making, field->key, NULL, unwritten_node(t->l, block));
	}
	return node;
}

const struct node *translate_terraform(struct lint *l, struct definition *definition)
{
	struct translation t = { .l = l, .definition = definition };

	return translate_block(&t, &task_object, definition->root, definition->unknown);
}
