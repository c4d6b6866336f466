/* The document as a whole: is it a task definition, in which spelling, and is it one that ECS printed? */
#include "binding.h"

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
		if (root_field(child) || is_read_only(child->key) || child->flags & NODE_SHADOWED)
			return true;
	return false;
}

static void not_a_task_definition(struct lint *l, const struct node *root, const char *what, const char *help)
{
	struct finding *finding = report(l, &topic_document.rules[DOCUMENT_NOT_A_TASK_DEFINITION], root,
					 PART_VALUE, "this is not a task definition but %s", what);

	advise(l, finding, "%s", help);
	if (finding && root->kind == NODE_OBJECT)
		finding->answer = "Missing required parameter in input: \"family\"";
}

/* What else has been given in place of a task definition, by the members that tell. */
static void something_else(struct lint *l, const struct node *root)
{
	const struct node *type = node_member(root, "Type");

	if (node_member(root, "Resources") ||
	    (type && type->kind == NODE_STRING && text_starts(type->text, "AWS::")))
		not_a_task_definition(
			l, root, "a part of a CloudFormation template",
			"cfn-lint reads CloudFormation; here belongs what ECS gets, with \"family\" "
			"and \"containerDefinitions\"");
	else if (node_member(root, "taskDefinition") || node_member(root, "serviceName"))
		not_a_task_definition(l, root, "the input of create-service or run-task",
				      "name the file that holds \"family\" and \"containerDefinitions\"");
	else if (node_member(root, "services") && node_member(root, "services")->kind == NODE_OBJECT)
		not_a_task_definition(
			l, root, "a Compose file",
			"write what ECS gets: {\"family\": \"…\", \"containerDefinitions\": […]}");
	else
		not_a_task_definition(l, root, "an object that has none of its members",
				      "name the file that holds \"family\" and \"containerDefinitions\"");
}

/* The bare list that Terraform's container_definitions takes: the containers can be judged, the task cannot.
 */
static struct task *bind_container_list(struct binding *b, const struct node *root)
{
	const struct field *field = field_find(&task_object, TEXT("containerDefinitions"));
	struct enclosing enclosing = { &task_object, NULL };
	struct task *task = arena_zalloc(b->l->arena, sizeof *task);

	task->state = OK;
	task->at = root;
	task->open = true;
	for (size_t i = 0; i < task_object.count; i++)
		((struct value *)(void *)((char *)task + task_object.fields[i].offset))->state = OPAQUE;
	task->container_definitions.state = ABSENT;
	bind_member(b, field, root, task, &enclosing);
	report_shape(b, root, false);
	return task;
}

static bool is_container(const struct node *node)
{
	return node && node->kind == NODE_OBJECT &&
	       (node_member(node, "image") || node_member(node, "portMappings"));
}

struct task *bind_task(struct lint *l, const struct node *root, const struct settings *settings)
{
	struct binding b = { .l = l, .rendered = settings->rendered, .late_bound = settings->late_bound };
	const struct node *wrapper = NULL;
	const struct node *first;
	struct task *task;

	if (root->kind == NODE_TOKEN || root->kind == NODE_MISSING)
		return NULL;
	if (root->kind == NODE_ARRAY) {
		not_a_task_definition(l, root,
				      root->count && is_container(root->first) ? "a bare list of containers"
									       : "a list",
				      "put the list into {\"family\": \"…\", \"containerDefinitions\": […]}");
		return is_container(root->first) ? bind_container_list(&b, root) : NULL;
	}
	if (root->kind != NODE_OBJECT) {
		not_a_task_definition(l, root, node_kind_name(root->kind),
				      "write {\"family\": \"…\", \"containerDefinitions\": […]}");
		return NULL;
	}
	wrapper = node_member(root, "taskDefinition");
	if (wrapper && wrapper->kind == NODE_OBJECT && !node_member(root, "containerDefinitions")) {
		root = wrapper;
		if (l->client == CLIENT_AWS_CLI)
			grade(l,
			      report(l, &topic_document.rules[DOCUMENT_DESCRIBE_OUTPUT], wrapper, PART_KEY,
				     "\"taskDefinition\" is the wrapper that describe-task-definition "
				     "prints"),
			      SEVERITY_ERROR);
	} else {
		wrapper = NULL;
	}
	if (is_pascal_case(root, &first)) {
		report(l, &topic_schema.rules[SCHEMA_CLOUDFORMATION_SPELLING], first, PART_KEY,
		       "the members are in CloudFormation's spelling: %s", show_text(l, first->key, NULL));
		b.pascal_case = true;
	} else if (root->count && !knows_any_member(root) && !(root->flags & (NODE_OPEN | NODE_DAMAGED))) {
		something_else(l, root);
		return NULL;
	} else if (is_container(root) && !node_member(root, "containerDefinitions")) {
		not_a_task_definition(l, root, "a single container",
				      "put it into {\"family\": \"…\", \"containerDefinitions\": [{…}]}");
		return NULL;
	}
	task = arena_zalloc(l->arena, sizeof *task);
	bind_object(&b, &task_object, root, task, NULL);
	report_shape(&b, root, wrapper || b.read_only_count);
	if ((wrapper || b.read_only_count) && is_absent(task->tags))
		task->tags.at = NULL; /* an empty list of tags is what the output prints */
	return task;
}
