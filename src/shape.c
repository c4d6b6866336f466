/* The document as a whole: is it a task definition, in which spelling, and is it one that ECS printed? */
#include "binding.h"
#include "recognise.h"
#include "translate.h"

const char *shape_name(enum shape shape)
{
	static const char *const names[SHAPE_COUNT] = {
		[SHAPE_UNKNOWN] = "unknown",     [SHAPE_REGISTER] = "register",
		[SHAPE_DESCRIBE] = "describe",   [SHAPE_CONTAINERS] = "containers",
		[SHAPE_LINES] = "ndjson",        [SHAPE_CLOUDFORMATION] = "cloudformation",
		[SHAPE_TERRAFORM] = "terraform",
	};

	return names[shape];
}

enum shape document_shape(const struct document *document)
{
	return document->source.is_line ? SHAPE_LINES : document->shape;
}

#define UNWRAP_HELP                                                                                          \
	"keep what can be registered, for example with jq '.taskDefinition | del(.taskDefinitionArn, "       \
	".revision, .status, .requiresAttributes, .compatibilities, .registeredAt, .registeredBy)'"

static void report_shape(struct binding *b, const struct node *node, bool describe)
{
	struct lint *l = b->l;

	if (b->first_null && !describe) {
		struct finding *finding =
			report(l, &topic_document.rules[DOCUMENT_NULL_MEMBER], b->first_null, PART_VALUE,
			       b->null_count == 1 ? "%" PRIu32 " member is null and counts as unset"
						  : "%" PRIu32
						    " members are null and count as unset; the first is here",
			       b->null_count);
		(void)finding;
	}
	if (!describe || l->client == CLIENT_AWS_CLI)
		return;
	if (b->first_read_only) {
		struct finding *finding = report(
			l, &topic_document.rules[DOCUMENT_DESCRIBE_OUTPUT], b->first_read_only, PART_KEY,
			b->read_only_count == 1 ? "this is the output of describe-task-definition: %" PRIu32
						  " member is read-only"
						: "this is the output of describe-task-definition: %" PRIu32
						  " members are read-only",
			b->read_only_count);

		if (node->parent)
			advise(l, finding, UNWRAP_HELP);
	} else {
		advise(l,
		       report(l, &topic_document.rules[DOCUMENT_DESCRIBE_OUTPUT], node, PART_KEY,
			      "this is the output of describe-task-definition, with its wrapper"),
		       UNWRAP_HELP);
	}
}

static const struct field *root_field(const struct node *child)
{
	return field_find(&task_object, child->key);
}

/* No member in the API's spelling, but two or more in CloudFormation's. */
static bool is_pascal_case(const struct node *root, const struct node **first)
{
	size_t count = 0;

	*first = NULL;
	for (const struct node *child = root->first; child; child = child->next) {
		if (root_field(child))
			return false;
		if (pascal_case_field(&task_object, child->key)) {
			if (!*first)
				*first = child;
			count++;
		}
	}
	return count >= 2;
}

static bool knows_any_member(const struct node *root)
{
	for (const struct node *child = root->first; child; child = child->next)
		if (child->flags & NODE_SHADOWED || root_field(child) || is_read_only(child->key))
			return true;
	return false;
}

static bool has_read_only_member(const struct node *root)
{
	for (const struct node *child = root->first; child; child = child->next)
		if (!(child->flags & NODE_SHADOWED) && is_read_only(child->key))
			return true;
	return false;
}

static void not_a_task_definition(struct lint *l, const struct node *root, const char *what, const char *help)
{
	struct finding *finding = report(l, &topic_document.rules[DOCUMENT_NOT_A_TASK_DEFINITION], root,
					 PART_VALUE, "this is not a task definition but %s", what);

	advise(l, finding, "%s", help);
	if (finding && l->document->shape != SHAPE_UNKNOWN)
		finding->answer = "";
	else if (finding && root->kind == NODE_OBJECT)
		finding->answer = "Missing required parameter in input: \"family\"";
}

static void refuse(struct lint *l, const struct node *root, enum recognised kind)
{
	not_a_task_definition(l, root, recognised_words(kind), recognised_help(kind));
}

static bool is_container(const struct node *node)
{
	return node && node->kind == NODE_OBJECT &&
	       (node_member(node, "image") || node_member(node, "portMappings"));
}

struct definition *add_definition(struct lint *l, const struct node *root)
{
	struct definition *made = arena_zalloc(l->arena, sizeof *made);

	made->root = root;
	((struct node *)written_node(root))->flags |= NODE_DEFINITION; /* the tree is ours */
	*l->document->last = made;
	l->document->last = &made->next;
	return made;
}

static void find_in_list(struct lint *l, const struct node *root, enum shape shape)
{
	if (shape == SHAPE_CONTAINERS || is_container(root->first)) {
		l->document->shape = SHAPE_CONTAINERS;
		add_definition(l, root);
		return;
	}
	if (root->first && node_member(root->first, "containerDefinitions"))
		not_a_task_definition(l, root, "a list of them, and ECS takes one at a time",
				      "give each a file of its own, or write one a line for --input ndjson");
	else
		not_a_task_definition(l, root, "a list",
				      "put the list into {\"family\": \"…\", \"containerDefinitions\": […]}");
}

static const struct node *wrapped(const struct node *root)
{
	const struct node *inner = node_member(root, "taskDefinition");

	return inner && inner->kind == NODE_OBJECT && !node_member(root, "containerDefinitions") ? inner
												 : NULL;
}

static void find_in_template(struct lint *l, const struct node *root)
{
	l->document->shape = SHAPE_CLOUDFORMATION;
	if (!find_in_cloudformation(l, root))
		refuse(l, root, RECOGNISED_OTHER_TEMPLATE);
}

static void find_in_plan(struct lint *l, const struct node *root)
{
	l->document->shape = SHAPE_TERRAFORM;
	if (!find_in_terraform(l, root))
		refuse(l, root, RECOGNISED_OTHER_PLAN);
}

static void find_in_object(struct lint *l, const struct node *root, const struct settings *settings)
{
	const struct node *inner = wrapped(root);
	const struct node *first;
	struct definition *definition;

	if (inner && l->client == CLIENT_AWS_CLI && settings->input != SHAPE_DESCRIBE)
		grade(l,
		      report(l, &topic_document.rules[DOCUMENT_DESCRIBE_OUTPUT], inner, PART_KEY,
			     "\"taskDefinition\" is the wrapper that describe-task-definition prints"),
		      SEVERITY_ERROR);
	if (inner)
		root = inner;
	if (root->count && !knows_any_member(root) && !(root->flags & (NODE_OPEN | NODE_DAMAGED)) &&
	    !is_pascal_case(root, &first)) {
		not_a_task_definition(l, root, "an object that has none of its members", NAME_THE_FILE);
		return;
	}
	if (is_container(root) && !node_member(root, "containerDefinitions")) {
		not_a_task_definition(l, root, "a single container",
				      "put it into {\"family\": \"…\", \"containerDefinitions\": [{…}]}");
		return;
	}
	definition = add_definition(l, root);
	definition->described = inner || settings->input == SHAPE_DESCRIBE || has_read_only_member(root);
	l->document->shape = definition->described ? SHAPE_DESCRIBE : SHAPE_REGISTER;
}

/* What it is instead of a definition in the API's words; NULL when it may be one. */
static const char *is_no_definition(const struct node *root)
{
	if (root->kind != NODE_OBJECT)
		return node_kind_name(root->kind);
	if (is_cloudformation(root))
		return "a CloudFormation template";
	return is_terraform(root) ? "a Terraform plan or state" : NULL;
}

/* False when the document cannot be what the user said, which is reported. */
static bool has_shape(struct lint *l, const struct node *root, enum shape shape)
{
	const char *sign = NULL, *other;
	struct finding *finding;

	switch (shape) {
	case SHAPE_REGISTER:
	case SHAPE_DESCRIBE:
		other = is_no_definition(root);
		sign = other ? arena_printf(l->arena, "it is %s", other) : NULL;
		break;
	case SHAPE_CONTAINERS:
		sign = root->kind == NODE_ARRAY ? NULL : "it is no list of containers";
		break;
	case SHAPE_LINES:
		sign = l->document->source.is_line ? NULL : "its first line is only a bracket";
		break;
	case SHAPE_CLOUDFORMATION:
		sign = is_cloudformation(root) ? NULL : "it has no Resources with a Type";
		break;
	case SHAPE_TERRAFORM:
		sign = is_terraform(root) ? NULL : "it has no format_version with planned_values or values";
		break;
	default:
		break;
	}
	if (!sign)
		return true;
	finding = report(l, &topic_document.rules[DOCUMENT_NOT_A_TASK_DEFINITION], root, PART_VALUE,
			 "this is not what --input %s says: %s", shape_name(shape), sign);
	advise(l, finding, "leave --input out, and the shape is told by the content");
	if (finding)
		finding->answer = "";
	return false;
}

void find_definitions(struct lint *l, const struct node *root, const struct settings *settings)
{
	enum shape shape = settings->input;
	enum recognised kind = shape == SHAPE_UNKNOWN ? recognise_tree(root) : RECOGNISED_NOTHING;

	l->document->last = &l->document->definitions;
	if (root->kind == NODE_TOKEN || root->kind == NODE_MISSING || !has_shape(l, root, shape))
		return;
	if (shape == SHAPE_LINES)
		shape = SHAPE_UNKNOWN; /* that of the line */
	if (shape == SHAPE_CLOUDFORMATION || (shape == SHAPE_UNKNOWN && is_cloudformation(root)))
		find_in_template(l, root);
	else if (shape == SHAPE_TERRAFORM || (shape == SHAPE_UNKNOWN && is_terraform(root)))
		find_in_plan(l, root);
	else if (is_something_else(kind))
		refuse(l, root, kind);
	else if (root->kind == NODE_ARRAY)
		find_in_list(l, root, shape);
	else if (root->kind == NODE_OBJECT)
		find_in_object(l, root, settings);
	else
		not_a_task_definition(l, root, node_kind_name(root->kind),
				      "write {\"family\": \"…\", \"containerDefinitions\": […]}");
}

/* The containers can be judged, the task cannot. */
static void bind_container_list(struct binding *b, const struct node *root, struct task *task)
{
	const struct field *field = field_find(&task_object, TEXT("containerDefinitions"));
	struct enclosing enclosing = { &task_object, NULL };

	task->state = OK;
	task->at = root;
	task->open = true;
	for (size_t i = 0; i < task_object.count; i++)
		((struct value *)(void *)((char *)task + task_object.fields[i].offset))->state = OPAQUE;
	task->container_definitions.state = ABSENT;
	bind_member(b, field, root, task, &enclosing);
}

struct task *bind_definition(struct lint *l, struct definition *definition, const struct settings *settings)
{
	struct binding b = { .l = l, .rendered = settings->rendered, .late_bound = settings->late_bound };
	struct task *task = arena_zalloc(l->arena, sizeof *task);
	const struct node *root, *first;

	if (definition->dialect == DIALECT_CLOUDFORMATION)
		definition->root = translate_cloudformation(l, definition);
	else if (definition->dialect == DIALECT_TERRAFORM)
		definition->root = translate_terraform(l, definition);
	root = definition->root;
	if (definition->dialect != DIALECT_API) {
		bind_object(&b, &task_object, root, task, NULL);
		return task;
	}
	if (root->kind == NODE_ARRAY) {
		bind_container_list(&b, root, task);
	} else {
		if (is_pascal_case(root, &first)) {
			report(l, &topic_schema.rules[SCHEMA_CLOUDFORMATION_SPELLING], first, PART_KEY,
			       "the members are in CloudFormation's spelling: %s",
			       show_text(l, first->key, NULL));
			b.pascal_case = true;
		}
		bind_object(&b, &task_object, root, task, NULL);
		if (definition->described && is_absent(task->tags))
			task->tags.at = NULL; /* an empty list of tags is what the output prints */
	}
	if (settings->input != SHAPE_DESCRIBE)
		report_shape(&b, root, definition->described);
	return task;
}
