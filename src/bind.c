/* From the tree to the typed structs, by the field tables: objects, lists and maps. */
#include "binding.h"

#include "dialect.h"
#include "reader.h"

enum { JUDGED_TIMES = 4, JUDGED_BYTES = 512 * 1024 };

static enum state bind_child(struct binding *b, const struct field *field, const struct node *node,
			     void *target, const struct enclosing *enclosing)
{
	struct value *value = target;
	enum state state;

	value->at = node;
	if (settled_or_token(b, node, &state))
		return value->state = state;
	if (node->kind != NODE_OBJECT)
		return value->state = wrong_type(b, field, node, "an object");
	bind_object(b, field->object, node, target, enclosing);
	return value->state;
}

static void check_item_count(struct binding *b, const struct field *field, const struct node *node)
{
	struct finding *finding;

	if (!field->items)
		return;
	if ((int64_t)node->count < field->items->minimum) {
		finding = schema_finding(b, SCHEMA_ITEM_COUNT, node, "%s is empty", title_of(b->l, node));
		advise(b->l, finding, "write %s", field->help);
		if (finding)
			finding->answer = field->missing;
	} else if ((int64_t)node->count > field->items->maximum) {
		finding = schema_finding(b, SCHEMA_ITEM_COUNT, node,
					 "%s has %" PRIu32 " entries, at most %" PRId64 " are allowed",
					 title_of(b->l, node), node->count, field->items->maximum);
		advise(b->l, finding, "remove %" PRId64 " of them",
		       (int64_t)node->count - field->items->maximum);
		if (finding)
			finding->answer = field->too_many;
	}
}

static size_t element_size(const struct field *field)
{
	switch ((enum field_type)field->type) {
	case FIELD_STRINGS:
		return sizeof(struct str);
	case FIELD_INTEGERS:
		return sizeof(struct num);
	case FIELD_CHOICES:
		return sizeof(struct choice);
	default:
		return field->object->size;
	}
}

static void bind_list(struct binding *b, const struct field *field, const struct node *node,
		      struct list *list, const struct enclosing *enclosing)
{
	size_t size = element_size(field);
	uint32_t room = node->count;
	char *element;

	list->at = node;
	if (settled_or_token(b, node, &list->state))
		return;
	if (node->kind != NODE_ARRAY) {
		list->state = wrong_type(b, field, node, field_wants(field));
		return;
	}
	list->open = node->flags & (NODE_OPEN | NODE_DAMAGED);
	if (!list->open)
		check_item_count(b, field, node);
	if (!node->count) {
		list->state = node->flags & NODE_DAMAGED ? BAD : node->flags & NODE_OPEN ? OPAQUE : ABSENT;
		return;
	}
	/* Far beyond what a definition of 64 KiB can mean, a part is judged. */
	if (field->items && room / JUDGED_TIMES > (uint64_t)field->items->maximum)
		room = (uint32_t)field->items->maximum * JUDGED_TIMES;
	if (room > JUDGED_BYTES / size)
		room = (uint32_t)(JUDGED_BYTES / size);
	list->open |= room < node->count;
	list->state = OK;
	list->v = element = arena_zalloc(b->l->arena, room * size);
	for (const struct node *child = node->first; child && list->count < room; child = child->next) {
		enum state state;

		if (child->kind == NODE_TOKEN)
			list->open = true;
		switch ((enum field_type)field->type) {
		case FIELD_STRINGS:
			state = bind_string(b, field, child, (struct str *)(void *)element);
			if (state == ABSENT && child->kind == NODE_STRING)
				((struct str *)(void *)element)->state = state = OK;
			break;
		case FIELD_INTEGERS:
			state = bind_integer(b, field, child, (struct num *)(void *)element);
			break;
		case FIELD_CHOICES:
			state = bind_choice(b, field, child, (struct choice *)(void *)element);
			break;
		default:
			state = bind_child(b, field, child, element, enclosing);
			break;
		}
		if (state == ABSENT && child->kind == NODE_NULL)
			continue; /* clients that send nulls at all drop them from lists */
		if (state == ABSENT)
			((struct value *)(void *)element)->state = OK; /* an empty object is an element */
		element += size;
		list->count++;
	}
	if (!list->count)
		list->state = ABSENT;
}

/* The log router's plugins, Docker's tags, time formats and regular expressions: `$TAG`, `{{.Name}}`, `%S%z`.
 */
static bool is_own_language(const struct node *option, bool routed)
{
	static const char *const options[] = { "tag",
					       "awslogs-datetime-format",
					       "awslogs-multiline-pattern",
					       "env-regex",
					       "labels-regex",
					       "splunk-format",
					       "syslog-format" };

	for (size_t i = 0; !routed && i < sizeof options / sizeof *options; i++)
		routed = text_is(option->key, options[i]);
	return routed;
}

/* Whether these are the options of a log router. */
static bool is_routed(const struct node *options)
{
	const struct node *driver = options->parent ? node_member(options->parent, "logDriver") : NULL;

	return driver && driver->kind == NODE_STRING && text_is(driver->text, "awsfirelens");
}

static void bind_map(struct binding *b, const struct field *field, const struct node *node, struct map *map)
{
	bool own = b->rendered && field->flags & FIELD_OWN_LANGUAGE;
	bool routed = own && is_routed(node);

	map->at = node;
	if (settled_or_token(b, node, &map->state))
		return;
	if (node->kind != NODE_OBJECT) {
		map->state = wrong_type(b, field, node, "an object of strings");
		return;
	}
	map->open = node->flags & (NODE_OPEN | NODE_DAMAGED);
	map->state = node->count ? OK : map->open ? OPAQUE : ABSENT;
	if (!node->count)
		return;
	map->v = arena_zalloc(b->l->arena, node->count * sizeof *map->v);
	for (const struct node *child = node->first; child; child = child->next) {
		struct pair *pair = &map->v[map->count];

		if (child->flags & NODE_SHADOWED)
			continue;
		if (has_template_token(child->key)) {
			if (!(field->flags & FIELD_FREE_TEXT))
				opaque_key(b, child);
			map->open = true; /* it may become any key */
			continue;
		}
		pair->key = child->key;
		pair->value.at = child;
		if (!settled(b, child, &pair->value.state)) {
			if (child->kind != NODE_STRING) {
				pair->value.state = wrong_map_value(b, field, child);
			} else {
				pair->value.v = child->text;
				pair->value.state = !is_opaque(b, field, child) ? OK
						    : own && is_own_language(child, routed)
							    ? OPAQUE
							    : opaque(b, child);
			}
		}
		map->count++;
	}
}

void bind_member(struct binding *b, const struct field *field, const struct node *node, void *target,
		 const struct enclosing *enclosing)
{
	void *member = (char *)target + field->offset;

	if (b->late_bound && (node->kind == NODE_NULL || (node->kind == NODE_STRING && !node->text.length)) &&
	    is_late_bound(b->late_bound, node->parent, node->key)) {
		((struct value *)member)->state = OPAQUE;
		((struct value *)member)->at = node;
		return;
	}
	if (node->kind == NODE_NULL && field->flags & FIELD_REQUIRED) {
		((struct value *)member)->at = node; /* reported as missing, not as null too */
		return;
	}
	switch ((enum field_type)field->type) {
	case FIELD_STRING:
		bind_string(b, field, node, member);
		break;
	case FIELD_INTEGER:
		bind_integer(b, field, node, member);
		break;
	case FIELD_BOOLEAN:
		bind_boolean(b, field, node, member);
		break;
	case FIELD_CHOICE:
		bind_choice(b, field, node, member);
		break;
	case FIELD_OBJECT:
		bind_child(b, field, node, member, enclosing);
		break;
	case FIELD_STRINGS:
	case FIELD_INTEGERS:
	case FIELD_CHOICES:
	case FIELD_OBJECTS:
		bind_list(b, field, node, member, enclosing);
		break;
	case FIELD_MAP:
		bind_map(b, field, node, member);
		break;
	}
}

static struct value *field_value(const struct field *field, void *target)
{
	return (struct value *)(void *)((char *)target + field->offset);
}

static void missing_member(struct binding *b, const struct object *object, const struct field *field,
			   const struct node *node, const struct value *value)
{
	const char *verb = value->at ? "is null" : "is missing";
	const char *name = field_name(field, b->l->definition->dialect, b->l->arena);
	struct finding *finding = schema_finding(b, SCHEMA_MISSING_MEMBER, value->at ? value->at : node,
						 "%s %s in %s", name, verb, object->what);

	if (!finding)
		return;
	advise(b->l, finding, "add \"%s\": %s", name, field->help);
	if (!value->at)
		label(b->l, finding, "no %s here", name);
	finding->answer = field->missing
				  ? field->missing
				  : arena_printf(b->l->arena, "Missing required parameter in %s: \"%s\"",
						 node->parent ? "…" : "input", field->key);
}

static void finish_object(struct binding *b, const struct object *object, const struct node *node,
			  void *target)
{
	bool damaged = node->flags & NODE_DAMAGED;
	bool open = damaged || node->flags & NODE_OPEN;

	for (size_t i = 0; i < object->count; i++) {
		const struct field *field = &object->fields[i];
		struct value *value = field_value(field, target);

		if (value->state != ABSENT)
			continue;
		if (b->late_bound &&
		    is_late_bound(b->late_bound, node, (struct text){ field->key, field->length })) {
			value->state = OPAQUE;
			continue;
		}
		if (open && !value->at)
			value->state = damaged ? BAD : OPAQUE;
		else if (field->flags & FIELD_REQUIRED && !(value->at && value->at->kind != NODE_NULL))
			missing_member(b, object, field, node, value);
	}
}

static bool has_required(const struct object *object)
{
	for (size_t i = 0; i < object->count; i++)
		if (object->fields[i].flags & FIELD_REQUIRED)
			return true;
	return false;
}

void bind_object(struct binding *b, const struct object *object, const struct node *node, void *target,
		 const struct enclosing *outer)
{
	struct enclosing enclosing = { object, outer };
	struct value *head = target;

	head->at = node;
	head->state =
		node->count || node->flags & (NODE_OPEN | NODE_DAMAGED) || has_required(object) ? OK : ABSENT;
	*(bool *)((char *)target + object->open) = node->flags & (NODE_OPEN | NODE_DAMAGED);
	for (const struct node *child = node->first; child; child = child->next) {
		const struct field *field;

		if (child->flags & NODE_SHADOWED)
			continue;
		field = field_find(object, child->key);
		if (!field && b->pascal_case)
			field = pascal_case_field(object, child->key);
		if (field && field_value(field, target)->at)
			continue; /* a second spelling of it: none is filled in twice */
		if (!field && object == &task_object && is_read_only(child->key)) {
			note_read_only(b, child);
			continue;
		}
		if (!field) {
			if (child->key.length && !text_starts(child->key, "$schema") &&
			    !text_starts(child->key, "$comment") && has_template_token(child->key)) {
				opaque_key(b, child);
				continue;
			}
			field = unknown_member(b->l, &enclosing, child);
			if (!field)
				continue;
			if (field_value(field, target)->at || node_member(node, field->key))
				continue;
		}
		bind_member(b, field, child, target, &enclosing);
	}
	finish_object(b, object, node, target);
}

const struct pair *map_find(const struct map *map, const char *key)
{
	if (map->state == OK)
		for (uint32_t i = 0; i < map->count; i++)
			if (text_is(map->v[i].key, key))
				return &map->v[i];
	return NULL;
}
