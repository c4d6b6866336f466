/* Which members tell what a document is: the one table of them. */
#include "evidence.h"

#define BIT(n) (UINT64_C(1) << (n))

enum {
	IN_DEFINITION = 0,
	CONTAINERS,
	WRAPPED_CONTAINERS,
	PASCAL_CASE,
	PASCAL_CASE_CONTAINERS,
	DOCKERRUN,
	FILE_VERSION,
	OPERATING_SYSTEM,
	RESOURCES_LIST,
	RESOURCES_OBJECT,
	TEMPLATE_VERSION,
	TEMPLATE_RESOURCE,
	TEMPLATE_TASK,
	LONE_RESOURCE,
	FORMAT_VERSION,
	PLANNED,
	PLANNED_TASK,
	TERRAFORM_VERSION,
	SERIAL,
	CONFIGURED_TASK,
	TASK_DEFINITION_NAME,
	SERVICE_NAME,
	CONTAINER_OVERRIDES,
	SERVICES_OBJECT,
	SERVICES_LIST,
	IMAGE_URI,
	STATEMENT,
	POLICY_VERSION,
	NAME_MEMBER,
	PACKAGE_MEMBER,
	LOCK,
	COMPILER_OPTIONS,
	COMPOSER,
	ELEMENT_NAME,
	ELEMENT_IMAGE,
	ELEMENT_IMAGE_URI,
	ELEMENT_CONTAINER, /* a member that hardly anything but a container has */
	ELEMENT_USUAL, /* one that a container has, and other things too */
	SERVICE_WORD, /* and the following */
	LAST_SERVICE_WORD = SERVICE_WORD + 12,
};

_Static_assert(LAST_SERVICE_WORD < 64, "each has a bit");

enum { ANY_WORTH = -1, LONGEST_KEY = 24 };

/* Small and without pointers: it costs nothing to load. */
struct clue {
	uint8_t region;
	int8_t worth; /* enum worth, or ANY_WORTH */
	uint8_t says;
	uint8_t length;
	char key[LONGEST_KEY + 1];
};

#define CLUE(region, worth, key, says)                                                                       \
	{                                                                                                    \
		region, worth, says, sizeof(key) - 1, key                                                    \
	}

/* The most usual ones come first; one at the most says something about a member. */
static const struct clue clues[] = {
	CLUE(REGION_ROOT, ANY_WORTH, "containerDefinitions", CONTAINERS),
	CLUE(REGION_ROOT, ANY_WORTH, "family", IN_DEFINITION),
	CLUE(REGION_ROOT, ANY_WORTH, "taskDefinitionArn", IN_DEFINITION),
	CLUE(REGION_ROOT, ANY_WORTH, "requiresCompatibilities", IN_DEFINITION),
	CLUE(REGION_ROOT, ANY_WORTH, "executionRoleArn", IN_DEFINITION),
	CLUE(REGION_ROOT, ANY_WORTH, "taskRoleArn", IN_DEFINITION),
	CLUE(REGION_ROOT, ANY_WORTH, "networkMode", IN_DEFINITION),
	CLUE(REGION_WRAPPED, ANY_WORTH, "containerDefinitions", WRAPPED_CONTAINERS),
	CLUE(REGION_ROOT, WORTH_LIST, "ContainerDefinitions", PASCAL_CASE_CONTAINERS),
	CLUE(REGION_ROOT, ANY_WORTH, "Family", PASCAL_CASE),
	CLUE(REGION_ROOT, ANY_WORTH, "ExecutionRoleArn", PASCAL_CASE),
	CLUE(REGION_ROOT, ANY_WORTH, "RequiresCompatibilities", PASCAL_CASE),
	CLUE(REGION_ROOT, ANY_WORTH, "AWSEBDockerrunVersion", DOCKERRUN),
	CLUE(REGION_ROOT, ANY_WORTH, "version", FILE_VERSION),
	CLUE(REGION_ROOT, WORTH_STRING, "os", OPERATING_SYSTEM),
	CLUE(REGION_ROOT, WORTH_LIST, "Resources", RESOURCES_LIST),
	CLUE(REGION_ROOT, WORTH_OBJECT, "Resources", RESOURCES_OBJECT),
	CLUE(REGION_ROOT, ANY_WORTH, "AWSTemplateFormatVersion", TEMPLATE_VERSION),
	CLUE(REGION_ROOT, WORTH_STRING, "format_version", FORMAT_VERSION),
	CLUE(REGION_ROOT, WORTH_OBJECT, "planned_values", PLANNED),
	CLUE(REGION_ROOT, WORTH_LIST, "resource_changes", PLANNED),
	CLUE(REGION_ROOT, WORTH_OBJECT, "values", PLANNED),
	CLUE(REGION_ROOT, WORTH_STRING, "terraform_version", TERRAFORM_VERSION),
	CLUE(REGION_ROOT, ANY_WORTH, "serial", SERIAL),
	CLUE(REGION_ROOT, ANY_WORTH, "lineage", SERIAL),
	CLUE(REGION_CONFIGURATION, ANY_WORTH, "aws_ecs_task_definition", CONFIGURED_TASK),
	CLUE(REGION_ROOT, WORTH_STRING, "taskDefinition", TASK_DEFINITION_NAME),
	CLUE(REGION_ROOT, ANY_WORTH, "serviceName", SERVICE_NAME),
	CLUE(REGION_ROOT, ANY_WORTH, "desiredCount", SERVICE_WORD),
	CLUE(REGION_ROOT, ANY_WORTH, "launchType", SERVICE_WORD + 1),
	CLUE(REGION_ROOT, ANY_WORTH, "networkConfiguration", SERVICE_WORD + 2),
	CLUE(REGION_ROOT, ANY_WORTH, "loadBalancers", SERVICE_WORD + 3),
	CLUE(REGION_ROOT, ANY_WORTH, "deploymentConfiguration", SERVICE_WORD + 4),
	CLUE(REGION_ROOT, ANY_WORTH, "deploymentController", SERVICE_WORD + 5),
	CLUE(REGION_ROOT, ANY_WORTH, "schedulingStrategy", SERVICE_WORD + 6),
	CLUE(REGION_ROOT, ANY_WORTH, "capacityProviderStrategy", SERVICE_WORD + 7),
	CLUE(REGION_ROOT, ANY_WORTH, "platformVersion", SERVICE_WORD + 8),
	CLUE(REGION_ROOT, ANY_WORTH, "serviceRegistries", SERVICE_WORD + 9),
	CLUE(REGION_ROOT, ANY_WORTH, "enableExecuteCommand", SERVICE_WORD + 10),
	CLUE(REGION_ROOT, ANY_WORTH, "cluster", SERVICE_WORD + 11),
	CLUE(REGION_ROOT, ANY_WORTH, "containerOverrides", CONTAINER_OVERRIDES),
	CLUE(REGION_ROOT, WORTH_OBJECT, "services", SERVICES_OBJECT),
	CLUE(REGION_ROOT, WORTH_LIST, "services", SERVICES_LIST),
	CLUE(REGION_ROOT, ANY_WORTH, "failures", LAST_SERVICE_WORD),
	CLUE(REGION_ROOT, WORTH_STRING, "ImageURI", IMAGE_URI),
	CLUE(REGION_ROOT, ANY_WORTH, "Statement", STATEMENT),
	CLUE(REGION_ROOT, WORTH_STRING, "Version", POLICY_VERSION),
	CLUE(REGION_ROOT, WORTH_STRING, "name", NAME_MEMBER),
	CLUE(REGION_ROOT, WORTH_OBJECT, "scripts", PACKAGE_MEMBER),
	CLUE(REGION_ROOT, WORTH_OBJECT, "dependencies", PACKAGE_MEMBER),
	CLUE(REGION_ROOT, WORTH_OBJECT, "devDependencies", PACKAGE_MEMBER),
	CLUE(REGION_ROOT, WORTH_OBJECT, "peerDependencies", PACKAGE_MEMBER),
	CLUE(REGION_ROOT, WORTH_OBJECT, "engines", PACKAGE_MEMBER),
	CLUE(REGION_ROOT, ANY_WORTH, "workspaces", PACKAGE_MEMBER),
	CLUE(REGION_ROOT, ANY_WORTH, "lockfileVersion", LOCK),
	CLUE(REGION_ROOT, ANY_WORTH, "content-hash", LOCK),
	CLUE(REGION_ROOT, WORTH_LIST, "packages-dev", LOCK),
	CLUE(REGION_ROOT, WORTH_OBJECT, "compilerOptions", COMPILER_OPTIONS),
	CLUE(REGION_ROOT, WORTH_OBJECT, "require", COMPOSER),
	CLUE(REGION_ROOT, WORTH_OBJECT, "require-dev", COMPOSER),
	CLUE(REGION_ROOT, WORTH_OBJECT, "autoload", COMPOSER),
	CLUE(REGION_ELEMENT, WORTH_STRING, "name", ELEMENT_NAME),
	CLUE(REGION_ELEMENT, ANY_WORTH, "image", ELEMENT_IMAGE),
	CLUE(REGION_ELEMENT, ANY_WORTH, "imageUri", ELEMENT_IMAGE_URI),
	CLUE(REGION_ELEMENT, WORTH_LIST, "portMappings", ELEMENT_CONTAINER),
	CLUE(REGION_ELEMENT, WORTH_LIST, "mountPoints", ELEMENT_CONTAINER),
	CLUE(REGION_ELEMENT, WORTH_LIST, "volumesFrom", ELEMENT_CONTAINER),
	CLUE(REGION_ELEMENT, WORTH_OBJECT, "logConfiguration", ELEMENT_CONTAINER),
	CLUE(REGION_ELEMENT, ANY_WORTH, "memoryReservation", ELEMENT_CONTAINER),
	CLUE(REGION_ELEMENT, ANY_WORTH, "linuxParameters", ELEMENT_CONTAINER),
	CLUE(REGION_ELEMENT, ANY_WORTH, "firelensConfiguration", ELEMENT_CONTAINER),
	CLUE(REGION_ELEMENT, ANY_WORTH, "readonlyRootFilesystem", ELEMENT_CONTAINER),
	CLUE(REGION_ELEMENT, ANY_WORTH, "essential", ELEMENT_USUAL),
	CLUE(REGION_ELEMENT, ANY_WORTH, "cpu", ELEMENT_USUAL),
	CLUE(REGION_ELEMENT, ANY_WORTH, "memory", ELEMENT_USUAL),
	CLUE(REGION_ELEMENT, ANY_WORTH, "environment", ELEMENT_USUAL),
	CLUE(REGION_ELEMENT, ANY_WORTH, "secrets", ELEMENT_USUAL),
	CLUE(REGION_ELEMENT, ANY_WORTH, "command", ELEMENT_USUAL),
	CLUE(REGION_ELEMENT, ANY_WORTH, "entryPoint", ELEMENT_USUAL),
};

#define SERVICE_WORDS (~UINT64_C(0) << SERVICE_WORD)

/* The first that holds is the verdict. */
static const struct {
	enum recognised kind;
	uint64_t all;
	uint64_t some; /* at least `count` of these */
	unsigned count;
} verdicts[] = {
	{ RECOGNISED_DOCKERRUN, BIT(DOCKERRUN), 0, 0 },
	{ RECOGNISED_DEFINITION, 0, BIT(CONTAINERS) | BIT(WRAPPED_CONTAINERS), 1 },
	{ RECOGNISED_DEFINITION, BIT(PASCAL_CASE_CONTAINERS) | BIT(PASCAL_CASE), 0, 0 },
	/* It lacks its containers; that is for the linter to say. */
	{ RECOGNISED_NOTHING, BIT(IN_DEFINITION), 0, 0 },
	{ RECOGNISED_IMAGE_DEFINITIONS, BIT(ELEMENT_NAME) | BIT(ELEMENT_IMAGE_URI), 0, 0 },
	{ RECOGNISED_CONTAINERS, BIT(ELEMENT_NAME) | BIT(ELEMENT_CONTAINER), 0, 0 },
	{ RECOGNISED_CONTAINERS, BIT(ELEMENT_IMAGE) | BIT(ELEMENT_CONTAINER), 0, 0 },
	{ RECOGNISED_CONTAINERS, BIT(ELEMENT_NAME) | BIT(ELEMENT_IMAGE) | BIT(ELEMENT_USUAL), 0, 0 },
	{ RECOGNISED_CLOUDFORMATION, BIT(TEMPLATE_TASK), 0, 0 },
	{ RECOGNISED_APPSPEC, BIT(FILE_VERSION) | BIT(RESOURCES_LIST), 0, 0 },
	{ RECOGNISED_APPSPEC, BIT(FILE_VERSION) | BIT(OPERATING_SYSTEM), 0, 0 },
	{ RECOGNISED_OTHER_TEMPLATE, BIT(RESOURCES_OBJECT), BIT(TEMPLATE_VERSION) | BIT(TEMPLATE_RESOURCE),
	  1 },
	{ RECOGNISED_TEMPLATE_PART, BIT(LONE_RESOURCE), 0, 0 },
	{ RECOGNISED_TERRAFORM, BIT(FORMAT_VERSION) | BIT(PLANNED) | BIT(PLANNED_TASK), 0, 0 },
	{ RECOGNISED_OTHER_PLAN, BIT(FORMAT_VERSION) | BIT(PLANNED), 0, 0 },
	{ RECOGNISED_TERRAFORM_STATE, BIT(TERRAFORM_VERSION) | BIT(SERIAL), 0, 0 },
	{ RECOGNISED_TERRAFORM_CONFIGURATION, BIT(CONFIGURED_TASK), 0, 0 },
	{ RECOGNISED_SERVICES, BIT(SERVICES_LIST), SERVICE_WORDS, 1 },
	{ RECOGNISED_SERVICE, 0, BIT(TASK_DEFINITION_NAME) | BIT(SERVICE_NAME), 1 },
	{ RECOGNISED_SERVICE, 0, SERVICE_WORDS, 2 },
	{ RECOGNISED_OVERRIDES, BIT(CONTAINER_OVERRIDES), 0, 0 },
	{ RECOGNISED_COMPOSE, BIT(SERVICES_OBJECT), 0, 0 },
	{ RECOGNISED_IMAGE_DETAIL, BIT(IMAGE_URI), 0, 0 },
	{ RECOGNISED_LOCK, BIT(LOCK), 0, 0 },
	{ RECOGNISED_TSCONFIG, BIT(COMPILER_OPTIONS), 0, 0 },
	{ RECOGNISED_COMPOSER, BIT(COMPOSER), BIT(NAME_MEMBER), 1 },
	{ RECOGNISED_PACKAGE, BIT(PACKAGE_MEMBER), BIT(NAME_MEMBER) | BIT(FILE_VERSION), 1 },
	{ RECOGNISED_POLICY, BIT(STATEMENT) | BIT(POLICY_VERSION), 0, 0 },
};

/* The members whose value tells: the type of a resource. */
static uint64_t type_says(const struct evidence *evidence, enum region region, struct text key,
			  struct text string)
{
	if (text_is(key, "Type") && text_is(string, "AWS::ECS::TaskDefinition") &&
	    (region == REGION_ROOT || region == REGION_RESOURCE))
		return BIT(TEMPLATE_TASK);
	if (text_is(key, "Type") && text_starts(string, "AWS::")) {
		if (region == REGION_ROOT)
			return BIT(LONE_RESOURCE);
		if (region == REGION_RESOURCE)
			return BIT(TEMPLATE_RESOURCE);
	}
	if (evidence_goes_deep(evidence) && text_is(key, "type") &&
	    text_is(string, "aws_ecs_task_definition"))
		return BIT(PLANNED_TASK);
	return 0;
}

void evidence_add(struct evidence *evidence, enum region region, struct text key, enum worth worth,
		  struct text string)
{
	if (!key.length || key.length > LONGEST_KEY)
		return;
	if (worth == WORTH_STRING && key.length == strlen("Type"))
		evidence->seen |= type_says(evidence, region, key, string);
	if (region == REGION_OTHER || region == REGION_RESOURCES || region == REGION_RESOURCE)
		return;
	for (size_t i = 0; i < sizeof clues / sizeof *clues; i++) {
		const struct clue *clue = &clues[i];

		if (clue->length == key.length && clue->region == region &&
		    (clue->worth == ANY_WORTH || clue->worth == (int)worth) &&
		    !memcmp(clue->key, key.bytes, key.length)) {
			evidence->seen |= BIT(clue->says);
			return;
		}
	}
}

enum region region_below(enum region region, struct text key)
{
	switch (region) {
	case REGION_ROOT:
		return text_is(key, "taskDefinition") ? REGION_WRAPPED
		       : text_is(key, "Resources")    ? REGION_RESOURCES
		       : text_is(key, "resource")     ? REGION_CONFIGURATION
						      : REGION_OTHER;
	case REGION_RESOURCES:
		return REGION_RESOURCE;
	case REGION_LIST:
		return REGION_ELEMENT;
	default:
		return REGION_OTHER;
	}
}

bool evidence_goes_deep(const struct evidence *evidence)
{
	return evidence->seen & BIT(FORMAT_VERSION);
}

bool evidence_settles(const struct evidence *evidence)
{
	static const uint64_t alone =
		BIT(DOCKERRUN) | BIT(WRAPPED_CONTAINERS) | BIT(TEMPLATE_TASK) | BIT(PLANNED_TASK) | BIT(LOCK);
	static const uint64_t both = BIT(CONTAINERS) | BIT(IN_DEFINITION);

	return evidence->seen & alone || (evidence->seen & both) == both;
}

static unsigned count_bits(uint64_t bits)
{
	unsigned count = 0;

	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

enum recognised evidence_verdict(const struct evidence *evidence)
{
	for (size_t i = 0; evidence->seen && i < sizeof verdicts / sizeof *verdicts; i++)
		if ((evidence->seen & verdicts[i].all) == verdicts[i].all &&
		    count_bits(evidence->seen & verdicts[i].some) >= verdicts[i].count)
			return verdicts[i].kind;
	return RECOGNISED_NOTHING;
}
