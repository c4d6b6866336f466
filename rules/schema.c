/* Members, types and closed sets of values, as the API's model has them. Reported by bind from the field
 * tables. */
#include "built_in.h"

static const struct rule rules[] = {
	[SCHEMA_WRONG_TYPE] = {
		.id = "wrong-type",
		.severity = SEVERITY_ERROR,
		.summary = "a value has another JSON type than the API's model",
		.why = "The clients compare every value with the service model before they send it; the service converts "
		       "nothing. At the top level cpu and memory are strings, in a container they are integers: mixing the two "
		       "up is the most common case. Terraform and CloudFormation convert, which hides it until the JSON is "
		       "used elsewhere.",
		.help = "write the value in the type that is named",
		.answer = "Invalid type for parameter …, valid types: … / STRING_VALUE cannot be converted to Integer",
		.page = &page_register,
		.since = "2016",
		.bad = "'cpu': '256'",
		.good = "'cpu': 256",
	},
	[SCHEMA_UNKNOWN_MEMBER] = {
		.id = "unknown-member",
		.severity = SEVERITY_ERROR,
		.summary = "the API does not know this member",
		.why = "Names are case-sensitive. The AWS CLI and boto3 refuse a member that the API does not have; "
		       "Terraform drops it without a word, so the setting never takes effect.",
		.help = "write the member as the API spells it",
		.answer = "Unknown parameter in input / Unexpected key found in params",
		.page = &page_register,
		.since = "2018",
		.bad = "'portMapping': [{'containerPort': 80}]",
		.good = "'portMappings': [{'containerPort': 80}]",
	},
	[SCHEMA_MISPLACED_MEMBER] = {
		.id = "misplaced-member",
		.severity = SEVERITY_ERROR,
		.summary = "this member belongs somewhere else",
		.why = "The API has a member of that name, but not here: privileged is a member of the container and not of "
		       "linuxParameters, family one of the task definition, valueFrom one of secrets; desiredCount belongs to "
		       "the service. The clients refuse it where it stands.",
		.help = "move it to where it belongs",
		.answer = "Unknown parameter in input / Unexpected key found in params",
		.page = &page_register,
		.since = "2018",
		.bad = "'linuxParameters': {'privileged': true}",
		.good = "'privileged': true",
	},
	[SCHEMA_COMMENT_MEMBER] = {
		.id = "comment-member",
		.severity = SEVERITY_ERROR,
		.summary = "$schema or a comment stands among the members",
		.why = "The clients know neither $schema nor comment members and refuse the whole document for them.",
		.help = "remove it; an editor can map a schema by file name instead (in VS Code \"json.schemas\": "
			"[{\"fileMatch\": [\"*task-definition*.json\"], \"url\": \"…\"}])",
		.answer = "Unknown parameter in input: \"$schema\"",
		.page = &page_register,
		.since = "2018",
		.bad = "{'$schema': 'https://example.com/task.json', 'family': 'web', 'containerDefinitions': [{'name': 'app', "
		       "'image': 'nginx:1.27', 'memory': 256}]}",
		.good = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
	},
	[SCHEMA_CLOUDFORMATION_SPELLING] = {
		.id = "cloudformation-spelling",
		.severity = SEVERITY_ERROR,
		.summary = "the members are spelt as in CloudFormation",
		.why = "CloudFormation writes ContainerDefinitions, the API containerDefinitions. A definition copied from a "
		       "template is refused member by member; ecslint says it once and checks the rest.",
		.help = "begin every member with a lower-case letter, or register through CloudFormation",
		.answer = "Unknown parameter in input: \"ContainerDefinitions\"",
		.page = &page_register,
		.since = "2018",
		.bad = "{'Family': 'web', 'ContainerDefinitions': [{'Name': 'app', 'Image': 'nginx:1.27', 'Memory': 256}]}",
		.good = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
	},
	[SCHEMA_MISSING_MEMBER] = {
		.id = "missing-member",
		.severity = SEVERITY_ERROR,
		.summary = "a required member is missing",
		.why = "The model or the service requires the member; null, and for names an empty string, count as missing. "
		       "The client stops before it sends anything, or the service refuses the definition.",
		.help = "add the member",
		.answer = "Missing required parameter in input",
		.page = &page_register,
		.since = "2017",
		.bad = "'logConfiguration': {'options': {'awslogs-group': '/ecs/web', 'awslogs-region': 'eu-west-1'}}",
		.good = "'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': '/ecs/web', "
			"'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app'}}",
	},
	[SCHEMA_ENUM_VALUE] = {
		.id = "enum-value",
		.severity = SEVERITY_ERROR,
		.summary = "the value is not in the API's closed list",
		.why = "The API lists the values it takes, and compares upper and lower case. The table is that of "
		       "2026-11-04; should ECS have learnt a new value since, --severity enum-value=warning softens exactly "
		       "this rule.",
		.help = "write one of the listed values",
		.page = &page_register,
		.since = "2026-11-04",
		.bad = "{'family': 'web', 'networkMode': 'AWSVPC', 'containerDefinitions': [{'name': 'app', 'image': "
		       "'nginx:1.27', 'memory': 256}]}",
		.good = "{'family': 'web', 'networkMode': 'awsvpc', 'containerDefinitions': [{'name': 'app', 'image': "
			"'nginx:1.27', 'memory': 256}]}",
	},
	[SCHEMA_NEWER_VALUE] = {
		.id = "newer-value",
		.severity = SEVERITY_WARNING,
		.summary = "the value may be newer than ecslint's table",
		.why = "AWS adds a Windows Server release every few years. This one was not in the API on 2026-11-04: either "
		       "it is a slip, or ECS has learnt it since.",
		.help = "check the release in the page below",
		.page = &page_runtime_platform,
		.since = "2026-11-04",
		.bad = "{'family': 'web', 'runtimePlatform': {'operatingSystemFamily': 'WINDOWS_SERVER_2028_CORE'}, "
		       "'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
		.good = "{'family': 'web', 'runtimePlatform': {'operatingSystemFamily': 'WINDOWS_SERVER_2025_CORE'}, "
			"'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
	},
	[SCHEMA_VALUE_RANGE] = {
		.id = "value-range",
		.severity = SEVERITY_ERROR,
		.summary = "a number is outside the range that ECS takes",
		.why = "The range stands in the API reference, and ECS refuses what lies outside.",
		.help = "write a number inside the range",
		.page = &page_register,
		.since = "2026-09-08",
		.bad = "'healthCheck': {'command': ['CMD-SHELL', 'exit 0'], 'interval': 400}",
		.good = "'healthCheck': {'command': ['CMD-SHELL', 'exit 0'], 'interval': 300}",
	},
	[SCHEMA_ITEM_COUNT] = {
		.id = "item-count",
		.severity = SEVERITY_ERROR,
		.summary = "a list has too few or too many entries",
		.why = "ECS bounds some lists: one to ten containers, at most ten environment files, ten placement "
		       "constraints, fifty tags, fifty ignored exit codes. None of these quotas can be raised.",
		.help = "keep to the bound",
		.page = &page_quotas,
		.since = "2017",
		.bad = "{'family': 'web', 'containerDefinitions': []}",
		.good = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
	},
	[SCHEMA_INVALID_NAME] = {
		.id = "invalid-name",
		.severity = SEVERITY_ERROR,
		.summary = "a name holds a character that ECS refuses",
		.why = "The family and the names of containers and volumes take 1 to 255 letters, digits, hyphens and "
		       "underscores: no blank, point, slash or colon.",
		.help = "use letters, digits, \"-\" and \"_\" only",
		.answer = "Container.name contains invalid characters.",
		.page = &page_register,
		.since = "2015",
		.bad = "'name': 'my app'",
		.good = "'name': 'my-app'",
	},
};

const struct topic topic_schema = TOPIC("schema", "Members, types and values", rules);
