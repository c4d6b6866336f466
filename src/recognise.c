/* Looks for evidence in a text or in a tree, and has the words for what it comes to. */
#include "recognise.h"

#include "evidence.h"
#include "tree.h"

enum { DEPTH_KEPT = 4, ELEMENTS_SEEN = 4 };

/* How far the look has come. */
struct scan {
	struct text bytes;
	size_t at;
	size_t depth;
	enum region regions[DEPTH_KEPT + 1]; /* by depth; [0]: outside of all */
	enum region below; /* of the value that comes next */
	size_t elements; /* of a list as the root */
	struct evidence evidence;
	enum recognised first; /* verdict on an earlier value of the same text */
};

static size_t behind_blanks(struct text bytes, size_t at)
{
	while (at < bytes.length && is_blank(bytes.bytes[at]))
		at++;
	return at;
}

/* What stands between the quotes, the first of which is at `*at`, which moves behind the second. */
static struct text quoted(struct text bytes, size_t *at)
{
	size_t start = ++*at, end;

	while (*at < bytes.length && bytes.bytes[*at] != '"')
		*at += bytes.bytes[*at] == '\\' ? 2 : 1;
	end = *at < bytes.length ? *at : bytes.length;
	*at = end + (end < bytes.length);
	return text_slice(bytes, start, end);
}

static enum region region_here(const struct scan *scan)
{
	return scan->depth > DEPTH_KEPT ? REGION_OTHER : scan->regions[scan->depth];
}

static void see_string(struct scan *scan)
{
	struct text key = quoted(scan->bytes, &scan->at), string = { NULL, 0 };
	enum region region = region_here(scan);
	enum worth worth = WORTH_OTHER;
	size_t at;

	if (region == REGION_OTHER && !evidence_goes_deep(&scan->evidence))
		return;
	at = behind_blanks(scan->bytes, scan->at);
	if (at == scan->bytes.length || scan->bytes.bytes[at] != ':')
		return;
	at = behind_blanks(scan->bytes, at + 1);
	scan->at = at;
	if (at < scan->bytes.length)
		worth = scan->bytes.bytes[at] == '"'   ? WORTH_STRING
			: scan->bytes.bytes[at] == '{' ? WORTH_OBJECT
			: scan->bytes.bytes[at] == '[' ? WORTH_LIST
						       : WORTH_OTHER;
	if (worth == WORTH_STRING)
		string = quoted(scan->bytes, &scan->at);
	scan->below = worth == WORTH_OBJECT ? region_below(region, key) : REGION_OTHER;
	evidence_add(&scan->evidence, region, key, worth, string);
}

/* False when the list has shown enough of its elements. */
static bool open_bracket(struct scan *scan, char bracket)
{
	enum region region = scan->below;

	if (!scan->depth) {
		enum recognised kind = evidence_verdict(&scan->evidence);

		if (!scan->first || holds_definitions(kind))
			scan->first = kind;
		if (holds_definitions(kind))
			return false;
		scan->evidence = (struct evidence){ 0 };
		region = bracket == '{' ? REGION_ROOT : REGION_LIST;
	} else if (region_here(scan) == REGION_LIST) {
		if (bracket == '[' || scan->elements++ == ELEMENTS_SEEN)
			return false;
		region = REGION_ELEMENT;
	}
	if (++scan->depth <= DEPTH_KEPT)
		scan->regions[scan->depth] = region;
	scan->below = REGION_OTHER;
	return true;
}

enum recognised recognise_text(struct text bytes)
{
	struct scan scan = { .bytes = bytes };
	enum recognised kind;
	bool going = true;

	while (going && scan.at < bytes.length) {
		switch (bytes.bytes[scan.at]) {
		case '{':
		case '[':
			going = open_bracket(&scan, bytes.bytes[scan.at++]);
			break;
		case '}':
		case ']':
			scan.depth -= scan.depth > 0;
			scan.at++;
			break;
		case '"':
			see_string(&scan);
			going = !evidence_settles(&scan.evidence);
			break;
		default:
			scan.at++;
		}
	}
	kind = evidence_verdict(&scan.evidence);
	return scan.first && !holds_definitions(kind) ? scan.first : kind;
}

static enum worth worth_of(const struct node *node)
{
	switch (node->kind) {
	case NODE_STRING:
		return WORTH_STRING;
	case NODE_OBJECT:
		return WORTH_OBJECT;
	case NODE_ARRAY:
		return WORTH_LIST;
	default:
		return WORTH_OTHER;
	}
}

static void see_members(struct evidence *evidence, const struct node *node, enum region region)
{
	for (const struct node *child = node->first; child && !evidence_settles(evidence);
	     child = child->next) {
		enum worth worth = worth_of(child);
		enum region below = worth == WORTH_OBJECT ? region_below(region, child->key) : REGION_OTHER;

		if (region == REGION_LIST && child->index == ELEMENTS_SEEN)
			return;
		if (child->flags & NODE_SHADOWED)
			continue;
		evidence_add(evidence, region, child->key, worth, child->text);
		if (below != REGION_OTHER || evidence_goes_deep(evidence))
			see_members(evidence, child, below);
	}
}

enum recognised recognise_tree(const struct node *root)
{
	struct evidence evidence = { 0 };

	see_members(&evidence, root, root->kind == NODE_ARRAY ? REGION_LIST : REGION_ROOT);
	return evidence_verdict(&evidence);
}

static const struct {
	const char *words;
	const char *help;
} something_else[RECOGNISED_COUNT] = {
	[RECOGNISED_APPSPEC] = { "a CodeDeploy appspec", NAME_THE_FILE },
	[RECOGNISED_DOCKERRUN] = { "a Dockerrun.aws.json of Elastic Beanstalk",
				   "Elastic Beanstalk reads it and makes a task definition of it; ECS does "
				   "not take it" },
	[RECOGNISED_IMAGE_DEFINITIONS] = { "a list of images for CodePipeline (imagedefinitions.json)",
					   NAME_THE_FILE "; the images are filled in there" },
	[RECOGNISED_IMAGE_DETAIL] = { "an image for CodePipeline (imageDetail.json)",
				      NAME_THE_FILE "; the image is filled in there" },
	[RECOGNISED_SERVICE] = { "the input of create-service or run-task", NAME_THE_FILE },
	[RECOGNISED_OVERRIDES] = { "the overrides of run-task", NAME_THE_FILE },
	[RECOGNISED_SERVICES] = { "the output of describe-services",
				  "pipe the output of `aws ecs describe-task-definition` instead" },
	[RECOGNISED_COMPOSE] = { "a Compose file",
				 "write what ECS gets: {\"family\": \"…\", \"containerDefinitions\": […]}" },
	[RECOGNISED_OTHER_TEMPLATE] = { "a CloudFormation template without an AWS::ECS::TaskDefinition",
					"name a template that has one" },
	[RECOGNISED_TEMPLATE_PART] = { "a part of a CloudFormation template",
				       "name the whole template, or write what ECS gets, with \"family\" and "
				       "\"containerDefinitions\"" },
	[RECOGNISED_OTHER_PLAN] = { "a Terraform plan or state without an aws_ecs_task_definition",
				    "name one that has such a resource" },
	[RECOGNISED_TERRAFORM_STATE] = { "Terraform's state as it is stored",
					 "give what `terraform show -json` prints of it" },
	[RECOGNISED_TERRAFORM_CONFIGURATION] = { "a Terraform configuration",
						 "give what `terraform show -json` prints of its plan" },
	[RECOGNISED_POLICY] = { "an IAM policy", NAME_THE_FILE },
	[RECOGNISED_PACKAGE] = { "a package.json", NAME_THE_FILE },
	[RECOGNISED_LOCK] = { "a lock file of a package manager", NAME_THE_FILE },
	[RECOGNISED_TSCONFIG] = { "a tsconfig.json", NAME_THE_FILE },
	[RECOGNISED_COMPOSER] = { "a composer.json", NAME_THE_FILE },
};

bool holds_definitions(enum recognised kind)
{
	return kind != RECOGNISED_NOTHING && !something_else[kind].words;
}

bool is_something_else(enum recognised kind)
{
	return something_else[kind].words != NULL;
}

const char *recognised_words(enum recognised kind)
{
	return something_else[kind].words;
}

const char *recognised_help(enum recognised kind)
{
	return something_else[kind].help;
}
