/* The document as such: JSON, encoding, limits, templates, and what is no task definition. Reported by the
 * reader and by bind. */
#include "built_in.h"

static const struct rule rules[] = {
	[DOCUMENT_SYNTAX] = {
		.id = "syntax",
		.severity = SEVERITY_ERROR,
		.summary = "the file is not JSON",
		.why = "The AWS CLI and the SDKs read strict JSON: no comments, no trailing commas, double quotes only. "
		       "ecslint tells every fault it can see in one run and still checks the rest of the file.",
		.help = "write it as RFC 8259 says",
		.answer = "Error parsing parameter 'cli-input-json': Invalid JSON received.",
		.page = &page_json,
		.since = "2017-12",
		.bad = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256,}]}",
		.good = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
	},
	[DOCUMENT_ENCODING] = {
		.id = "encoding",
		.severity = SEVERITY_ERROR,
		.summary = "the file is not UTF-8",
		.why = "JSON is exchanged in UTF-8. A shell that redirects output may write UTF-16 (PowerShell's > does), "
		       "and editors may save in an older 8-bit encoding; the clients refuse both.",
		.help = "save the file as UTF-8",
		.page = &page_json,
		.since = "2017-12",
		.bad = "{'family': 'web\xff', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
		.good = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
	},
	[DOCUMENT_LIMIT] = {
		.id = "document-limit",
		.severity = SEVERITY_ERROR,
		.summary = "the file is larger or deeper than ecslint reads",
		.why = "A task definition is at most 64 KiB and nests about ten levels deep. A file beyond 16 MiB "
		       "(--max-bytes) or 64 levels is something else, or broken.",
		.help = "name the file that holds the task definition",
		.page = &page_quotas,
		.since = "2026-11",
		.bad = "{'family': 'web', 'volumes': "
		       "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
		       "]]]]]]]]]]]]]]]]]], 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
		.good = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
	},
	[DOCUMENT_DUPLICATE_KEY] = {
		.id = "duplicate-key",
		.severity = SEVERITY_WARNING,
		.summary = "a key stands twice in one object",
		.why = "The clients keep the last value and drop the earlier one without a word, so half of what the file "
		       "says is not what runs.",
		.help = "keep one of the two",
		.page = &page_json,
		.since = "2017-12",
		.bad = "{'family': 'web', 'family': 'api', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', "
		       "'memory': 256}]}",
		.good = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
	},
	[DOCUMENT_BYTE_ORDER_MARK] = {
		.id = "byte-order-mark",
		.severity = SEVERITY_INFO,
		.summary = "the file begins with a UTF-8 byte order mark",
		.why = "JSON texts carry no byte order mark. Some clients skip it, others stop at it with a message that "
		       "shows nothing, because the mark is invisible.",
		.help = "save the file as UTF-8 without BOM",
		.page = &page_json,
		.since = "2017-12",
		.bad = "\xef\xbb\xbf{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': "
		       "256}]}",
		.good = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
	},
	[DOCUMENT_TEMPLATE_TOKEN] = {
		.id = "template-token",
		.severity = SEVERITY_ERROR,
		.summary = "a placeholder is left in a rendered file (--rendered)",
		.why = "Placeholders such as ${IMAGE}, <IMAGE1_NAME> or {{ must_env `IMAGE` }} are filled in before a "
		       "definition is registered; without --rendered ecslint takes them as values that it cannot know. With "
		       "--rendered nothing fills them in any more: ECS would get the placeholder itself. An unset variable in "
		       "a deploy script is the usual cause.",
		.help = "fill it in before this check, or run without --rendered",
		.page = &page_container,
		.since = "2016",
		.bad = "'image': '${IMAGE}'",
		.good = "'image': 'nginx:1.27'",
	},
	[DOCUMENT_NOT_A_TASK_DEFINITION] = {
		.id = "not-a-task-definition",
		.severity = SEVERITY_ERROR,
		.summary = "the JSON is something else than a task definition",
		.why = "RegisterTaskDefinition takes one object with a family and containerDefinitions. A list of task "
		       "definitions, a single container or another tool's file is refused.",
		.help = "write {\"family\": \"…\", \"containerDefinitions\": […]}",
		.answer = "Unrecognized collection type class com.amazonaws.madison.frontend.RegisterTaskDefinitionRequest",
		.page = &page_register,
		.since = "2024",
		.bad = "{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}",
		.good = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
	},
	[DOCUMENT_DESCRIBE_OUTPUT] = {
		.id = "describe-output",
		.severity = SEVERITY_INFO,
		.summary = "the file is the output of describe-task-definition",
		.why = "taskDefinitionArn, revision, status, requiresAttributes, compatibilities, registeredAt and "
		       "registeredBy are printed by ECS and cannot be registered. The AWS CLI and boto3 refuse them, the "
		       "deploy action for GitHub drops them; --client aws-cli makes them errors.",
		.help = "delete the read-only members, for example with jq 'del(.taskDefinitionArn, .revision, .status, "
			".requiresAttributes, .compatibilities, .registeredAt, .registeredBy)'",
		.answer = "Unexpected key 'registeredAt' found in params / Unknown parameter in input",
		.page = &page_describe,
		.since = "2018",
		.bad = "{'family': 'web', 'revision': 3, 'status': 'ACTIVE', 'containerDefinitions': [{'name': 'app', 'image': "
		       "'nginx:1.27', 'memory': 256}]}",
		.good = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
	},
	[DOCUMENT_NULL_MEMBER] = {
		.id = "null-member",
		.severity = SEVERITY_INFO,
		.summary = "a member is null",
		.why = "The console and some modules print null for everything that is not set. The service, Terraform and "
		       "the deploy action for GitHub treat null as unset; the AWS CLI and boto3 refuse it (--client aws-cli "
		       "makes each an error).",
		.help = "remove the member",
		.answer = "Invalid type for parameter, value: None, type: <class 'NoneType'>",
		.page = &page_register,
		.since = "2018",
		.bad = "'user': null",
		.good = "'user': '1000'",
	},
};

const struct topic topic_document = TOPIC("document", "The document", rules);
