/* CloudFormation templates: finds the task definitions, each in the ways that its conditions can turn out. */
#include "cloudformation.h"

#include "conditions.h"
#include "translate.h"

/* Definitions are judged again for each way that their conditions can turn out, up to so many bytes of them
 * in a template; a small one counts for more than it is. */
enum { MOST_BYTES_AGAIN = 16 * 1024 * 1024, BYTES_OF_DEFINITION = 4096 };

static bool is_task_definition_type(const struct node *resource)
{
	const struct node *type = node_member(resource, "Type");

	return type && type->kind == NODE_STRING && text_is(type->text, "AWS::ECS::TaskDefinition");
}

static bool has_aws_type(const struct node *resource)
{
	const struct node *type = node_member(resource, "Type");

	return type && type->kind == NODE_STRING &&
	       (text_starts(type->text, "AWS::") || text_starts(type->text, "Custom::"));
}

bool is_cloudformation(const struct node *root)
{
	const struct node *resources = node_member(root, "Resources");

	if (has_aws_type(root))
		return true;
	if (!resources || resources->kind != NODE_OBJECT)
		return false;
	if (node_member(root, "AWSTemplateFormatVersion"))
		return true;
	for (const struct node *resource = resources->first; resource; resource = resource->next)
		if (has_aws_type(resource))
			return true;
	return false;
}

static bool is_function_name(struct text key)
{
	return text_is(key, "Ref") || (text_starts(key, "Fn::") && !text_starts(key, "Fn::ForEach::"));
}

bool is_function(const struct node *node)
{
	return node->kind == NODE_OBJECT && node->count == 1 && is_function_name(node->first->key);
}

/* What the search for definitions knows of the template. */
struct search {
	struct lint *l;
	struct condition_facts facts;
	size_t bytes; /* of definitions that may yet be judged again */
	bool repeated; /* inside Fn::ForEach */
	bool found;
};

/* One definition for each way its conditions can turn out. A condition of the resource itself holds wherever
 * the resource is. */
static void add_ways(struct search *search, const struct node *resource, const struct node *properties,
		     const char *name)
{
	const struct node *own = node_member(resource, "Condition");
	struct text own_name = own && own->kind == NODE_STRING ? own->text : TEXT("");
	struct conditions conditions = { 0 };
	bool again = false;
	size_t bytes;
	int fixed;

	collect_conditions(&conditions, properties);
	fixed = condition_number(&conditions, own_name);
	bytes = (((size_t)1 << conditions.count) - 1) *
		(properties->at.end - properties->at.start + BYTES_OF_DEFINITION);
	conditions.too_many |= bytes > search->bytes;
	if (conditions.too_many)
		conditions.count = 0;
	else
		search->bytes -= bytes;
	for (unsigned truths = 0; truths < 1u << conditions.count; truths++) {
		struct definition *definition;

		if (conditions.count && ((fixed >= 0 && !(truths >> fixed & 1)) ||
					 !can_turn_out(&search->facts, &conditions, truths, own_name)))
			continue;
		definition = add_definition(search->l, properties);
		definition->name = name;
		definition->dialect = DIALECT_CLOUDFORMATION;
		definition->undecided = conditions.too_many;
		definition->repeated = search->repeated;
		definition->truths = truths;
		definition->again = again;
		again = true;
	}
}

static void add_resource(struct search *search, const struct node *resource, const char *name)
{
	const struct node *properties = node_member(resource, "Properties");

	search->found = true;
	if (!properties)
		properties = translated_node(search->l, resource); /* without members */
	if (properties->kind != NODE_OBJECT || is_function(properties))
		return; /* made elsewhere */
	add_ways(search, resource, properties, name);
}

static void find_in_resources(struct search *search, const struct node *resources)
{
	for (const struct node *resource = resources->first; resource; resource = resource->next) {
		if (resource->flags & NODE_SHADOWED)
			continue;
		/* {"Fn::ForEach::Name": [variable, values, {id: resource}]} */
		if (text_starts(resource->key, "Fn::ForEach::") && resource->kind == NODE_ARRAY &&
		    resource->count == 3 && resource->first->next->next->kind == NODE_OBJECT) {
			bool outer = search->repeated;

			search->repeated = true;
			find_in_resources(search, resource->first->next->next);
			search->repeated = outer;
		}
		if (is_task_definition_type(resource))
			add_resource(search, resource,
				     arena_copy(search->l->arena, resource->key.bytes, resource->key.length));
	}
}

bool find_in_cloudformation(struct lint *l, const struct node *root)
{
	const struct node *resources = node_member(root, "Resources");
	struct search search = { .l = l, .bytes = MOST_BYTES_AGAIN };

	read_condition_facts(&search.facts, root, l->arena);
	if (is_task_definition_type(root))
		add_resource(&search, root, NULL);
	else if (resources && resources->kind == NODE_OBJECT)
		find_in_resources(&search, resources);
	return search.found;
}
