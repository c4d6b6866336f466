/* Words about values: where they stand, of which type they are, and what to write instead. */
#include "binding.h"

struct finding *schema_finding(struct binding *b, enum schema_rule rule, const struct node *at,
			       const char *format, ...)
{
	va_list args;
	struct finding *finding;

	va_start(args, format);
	finding = report_list(b->l, &topic_schema.rules[rule], at, PART_VALUE, format, args);
	va_end(args);
	return finding;
}

struct text written_key(struct lint *l, const struct node *node)
{
	if (l->definition->dialect != DIALECT_CLOUDFORMATION || !node->key_at.end)
		return node->key;
	return text_slice(l->document->source.bytes, node->key_at.start + 1, node->key_at.end - 1);
}

/* Where a value stands, seen from its container or from the task: "healthCheck.interval", "ulimits[0].name".
 */
static const char *path_of(struct lint *l, const struct node *node)
{
	const struct node *parent = node->parent;
	const struct node *grandparent = parent ? parent->parent : NULL;
	struct text key = text_slice(written_key(l, node), 0, 40);

	if (!parent)
		return "the document";
	if (parent->kind == NODE_ARRAY && !grandparent)
		return arena_printf(l->arena, "element %" PRIu32 " of the list", node->index);
	if (parent->kind == NODE_ARRAY)
		return arena_printf(l->arena, "%s[%" PRIu32 "]", path_of(l, parent), node->index);
	if (!grandparent || (grandparent->kind == NODE_ARRAY && !grandparent->parent) ||
	    text_is(parent->key, "taskDefinition") ||
	    (grandparent->kind == NODE_ARRAY &&
	     text_equal_ignoring_case(grandparent->key, TEXT("containerDefinitions"))))
		return arena_printf(l->arena, "%.*s", TEXT_ARGS(key));
	return arena_printf(l->arena, "%s.%.*s", path_of(l, parent), TEXT_ARGS(key));
}

/* Nobody would see another error of the field tables, so it may cost nothing. */
static bool beyond_limit(const struct lint *l)
{
	return l->document->reported[SEVERITY_ERROR][0] > FINDINGS_MAX;
}

const char *title_of(struct lint *l, const struct node *node)
{
	return beyond_limit(l) ? "" : path_of(l, node);
}

const char *field_wants(const struct field *field)
{
	switch ((enum field_type)field->type) {
	case FIELD_STRING:
	case FIELD_CHOICE:
		return "a string";
	case FIELD_INTEGER:
		return "an integer";
	case FIELD_BOOLEAN:
		return "true or false";
	case FIELD_OBJECT:
		return "an object";
	case FIELD_STRINGS:
	case FIELD_CHOICES:
		return "a list of strings";
	case FIELD_INTEGERS:
		return "a list of integers";
	case FIELD_OBJECTS:
		return "a list of objects";
	case FIELD_MAP:
		return "an object of strings";
	}
	return "something else";
}

static bool reads_as_integer(struct text text)
{
	size_t i = text.length && text.bytes[0] == '-';

	if (i == text.length || text.length > 18)
		return false;
	for (; i < text.length; i++)
		if (!is_digit(text.bytes[i]))
			return false;
	return true;
}

/* What the AWS CLI and boto3 print for a value of the wrong type; and what ECS answers to clients that send
 * it.
 */
static const char *type_answer(const char *wants, enum node_kind kind)
{
	static const struct {
		const char *wants;
		const char *answer;
	} answers[] = {
		{ "a string", "Invalid type for parameter …, valid types: <class 'str'>" },
		{ "an integer", "Invalid type for parameter …, valid types: <class 'int'>" },
		{ "true or false", "Invalid type for parameter …, valid types: <class 'bool'>" },
		{ "an object", "Invalid type for parameter …, valid types: <class 'dict'>" },
		{ "an object of strings", "Invalid type for parameter …, valid types: <class 'dict'>" },
	};

	if (kind == NODE_NUMBER && !strcmp(wants, "a string"))
		return "Invalid type for parameter …, valid types: <class 'str'> / NUMBER_VALUE can not be "
		       "converted to a String";
	if (kind == NODE_STRING && !strcmp(wants, "an integer"))
		return "Invalid type for parameter …, valid types: <class 'int'> / STRING_VALUE cannot be "
		       "converted to Integer";
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
		if (!strcmp(wants, answers[i].wants))
			return answers[i].answer;
	return "Invalid type for parameter …, valid types: <class 'list'>, <class 'tuple'>";
}

/* A number with a unit behind it, as docker-compose has it: "512m", "1GB", "30s"; false for anything else. */
static bool reads_with_unit(const struct node *node, int64_t *value)
{
	static const struct {
		const char *key;
		const char *unit;
		int64_t times;
	} units[] = {
		{ "memory", "m", 1 },
		{ "memory", "mb", 1 },
		{ "memory", "mib", 1 },
		{ "memory", "g", 1024 },
		{ "memory", "gb", 1024 },
		{ "memory", "gib", 1024 },
		{ "memoryReservation", "m", 1 },
		{ "interval", "s", 1 },
		{ "timeout", "s", 1 },
		{ "startPeriod", "s", 1 },
		{ "startTimeout", "s", 1 },
		{ "stopTimeout", "s", 1 },
	};
	struct text text = node->text;
	size_t digits = 0;

	*value = 0;
	while (digits < text.length && digits < 9 && is_digit(text.bytes[digits]))
		*value = *value * 10 + (text.bytes[digits++] - '0');
	for (size_t i = 0; digits && i < sizeof units / sizeof *units; i++) {
		struct text unit = text_trim(text_slice(text, digits, text.length));

		if (!text_is(node->key, units[i].key) ||
		    !text_equal_ignoring_case(unit, (struct text){ units[i].unit, strlen(units[i].unit) }))
			continue;
		*value *= units[i].times;
		return true;
	}
	return false;
}

/* A command line in one string. */
static void advise_command(struct lint *l, struct finding *finding, const struct node *node)
{
	struct text text = text_trim(node->text);
	bool health = text_is(node->key, "command") && node->parent &&
		      text_equal_ignoring_case(node->parent->key, TEXT("healthCheck"));

	if (health && !text_starts(text, "CMD") && !text_equal_ignoring_case(text, TEXT("NONE")))
		advise(l, finding, "write a list: [\"CMD-SHELL\", %s]", show(l, node));
	else if (health)
		advise(l, finding,
		       "write a list such as [\"CMD-SHELL\", \"curl -f http://localhost/ || exit 1\"]");
	else if (text_find(text, ' ') < text.length)
		advise(l, finding, "write a list with one element a word, or [\"sh\", \"-c\", %s]",
		       show(l, node));
	else
		advise(l, finding, "write a list: [%s]", show(l, node));
}

/* What an entry of a list of objects looks like, for who wrote a string as docker-compose takes it. */
static void advise_entry(struct lint *l, struct finding *finding, const struct object *object,
			 const struct node *node)
{
	static const struct {
		const char *shape;
		const char *entry;
	} entries[] = {
		{ "KeyValuePair", "{\"name\": \"…\", \"value\": \"…\"}" },
		{ "Secret", "{\"name\": \"…\", \"valueFrom\": \"…\"}" },
		{ "MountPoint", "{\"sourceVolume\": \"…\", \"containerPath\": \"…\"}" },
		{ "VolumeFrom", "{\"sourceContainer\": \"…\"}" },
		{ "EnvironmentFile", "{\"type\": \"s3\", \"value\": \"arn:aws:s3:::…\"}" },
		{ "HostEntry", "{\"hostname\": \"…\", \"ipAddress\": \"…\"}" },
		{ "ContainerDependency", "{\"containerName\": \"…\", \"condition\": \"START\"}" },
		{ "Volume", "{\"name\": \"…\"}" },
		{ "Tag", "{\"key\": \"…\", \"value\": \"…\"}" },
		{ "PortMapping", "{\"containerPort\": 80}" },
	};

	if (node->kind != NODE_STRING && node->kind != NODE_NUMBER)
		return;
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
		if (!strcmp(object->shape, entries[i].shape))
			advise(l, finding, "write an object such as %s", entries[i].entry);
}

void advise_type(struct binding *b, struct finding *finding, const struct field *field,
		 const struct node *node, const char *wants)
{
	struct lint *l = b->l;
	struct text text = node->text;
	int64_t number;

	if (!finding)
		return;
	finding->answer = type_answer(wants, node->kind);
	advise(l, finding, "write %s", wants);
	switch ((enum field_type)field->type) {
	case FIELD_STRING:
	case FIELD_CHOICE:
	case FIELD_MAP:
		if (node->kind == NODE_NUMBER)
			advise(l, finding, "put it in quotes: %s", show_text(l, text, node));
		else if (node->kind == NODE_TRUE || node->kind == NODE_FALSE)
			advise(l, finding, "put it in quotes: \"%s\"",
			       node->kind == NODE_TRUE ? "true" : "false");
		break;
	case FIELD_INTEGER:
	case FIELD_INTEGERS:
		if (node->kind == NODE_STRING && reads_as_integer(text))
			advise(l, finding, "leave out the quotes: %.*s", TEXT_ARGS(text));
		else if (node->kind == NODE_STRING && reads_with_unit(node, &number))
			advise(l, finding, "write the number alone: %" PRId64, number);
		break;
	case FIELD_BOOLEAN:
		if (node->kind == NODE_STRING && text_equal_ignoring_case(text, TEXT("true")))
			advise(l, finding, "leave out the quotes: true");
		else if (node->kind == NODE_STRING && text_equal_ignoring_case(text, TEXT("false")))
			advise(l, finding, "leave out the quotes: false");
		break;
	case FIELD_STRINGS:
	case FIELD_CHOICES:
		if (node->kind != NODE_STRING)
			break;
		if (!strcmp(field->key, "command") || !strcmp(field->key, "entryPoint"))
			advise_command(l, finding, node);
		else
			advise(l, finding, "write a list: [%s]", show(l, node));
		break;
	case FIELD_OBJECTS:
		if (node->kind == NODE_OBJECT && field_find(field->object, TEXT("name")) &&
		    field_find(field->object, TEXT("value")))
			advise(l, finding, "write a list of objects: [{\"name\": \"…\", \"value\": \"…\"}]");
		else if (node->kind == NODE_OBJECT)
			advise(l, finding, "put the object into a list: [{…}]");
		else if (node->kind != NODE_ARRAY && node->parent && node->parent->kind == NODE_ARRAY)
			advise_entry(l, finding, field->object, node);
		break;
	case FIELD_OBJECT:
		break;
	}
}

enum state wrong_type(struct binding *b, const struct field *field, const struct node *node,
		      const char *wants)
{
	struct finding *finding;

	if (beyond_limit(b->l))
		return BAD;
	finding = schema_finding(b, SCHEMA_WRONG_TYPE, node, "%s is %s, but ECS wants %s",
				 title_of(b->l, node), node_kind_name(node->kind), wants);
	advise_type(b, finding, field, node, wants);
	return BAD;
}

enum state wrong_map_value(struct binding *b, const struct field *field, const struct node *node)
{
	struct finding *finding =
		schema_finding(b, SCHEMA_WRONG_TYPE, node, "%s is %s, but ECS wants a string",
			       title_of(b->l, node), node_kind_name(node->kind));

	advise_type(b, finding, field, node, "a string");
	return BAD;
}
