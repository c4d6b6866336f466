/* What is counted over a whole document, and said once: nulls and read-only members; and the other spelling.
 */
#include "binding.h"

#include "linter.h"

/* Described as such, it may hold what only ECS prints. */
static bool may_be_output(const struct lint *l)
{
	return l->linter->settings.input == SHAPE_DESCRIBE;
}

void note_null(struct binding *b, const struct node *null)
{
	const struct rule *rule = &topic_document.rules[DOCUMENT_NULL_MEMBER];

	if (b->l->definition->dialect != DIALECT_API || may_be_output(b->l))
		return; /* Terraform leaves it out */
	b->null_count++;
	if (b->l->client == CLIENT_AWS_CLI) {
		struct finding *finding =
			report(b->l, rule, null, PART_VALUE, "null is no value for the AWS CLI");

		grade(b->l, finding, SEVERITY_ERROR);
		return;
	}
	if (!b->first_null)
		b->first_null = null;
}

/* Members that only describe-task-definition prints. */
bool is_read_only(struct text key)
{
	static const char *const keys[] = {
		"taskDefinitionArn",  "revision",        "status",
		"requiresAttributes", "compatibilities", "registeredAt",
		"registeredBy",       "deregisteredAt",  "deleteRequestedAt",
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (text_is(key, keys[i]))
			return true;
	return false;
}

void note_read_only(struct binding *b, const struct node *member)
{
	const struct rule *rule = &topic_document.rules[DOCUMENT_DESCRIBE_OUTPUT];

	if (may_be_output(b->l))
		return;
	b->read_only_count++;
	if (b->l->client == CLIENT_AWS_CLI) {
		struct finding *finding =
			report(b->l, rule, member, PART_KEY, "%s is not a member that can be registered",
			       show_text(b->l, member->key, NULL));

		advise(b->l, finding, "delete it");
		grade(b->l, finding, SEVERITY_ERROR);
		return;
	}
	if (!b->first_read_only)
		b->first_read_only = member;
}

const struct field *pascal_case_field(const struct object *object, struct text key)
{
	for (size_t i = 0; i < object->count; i++)
		if (text_equal_ignoring_case(
			    key, (struct text){ object->fields[i].key, object->fields[i].length }))
			return &object->fields[i];
	return NULL;
}
