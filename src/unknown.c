/* Members that the API does not know: what was meant, or where they belong. */
#include "dialect.h"

#include "suggest.h"

#include <stdarg.h>

/* Names of other tools and older habits that no distance finds. */
static const struct alias {
	const char *shape;
	const char *written;
	const char *meant;
} aliases[] = {
	{ "ContainerDefinition", "ports", "portMappings" },
	{ "ContainerDefinition", "expose", "portMappings" },
	{ "ContainerDefinition", "env", "environment" },
	{ "ContainerDefinition", "envs", "environment" },
	{ "ContainerDefinition", "environmentVariables", "environment" },
	{ "ContainerDefinition", "env_file", "environmentFiles" },
	{ "ContainerDefinition", "envFile", "environmentFiles" },
	{ "ContainerDefinition", "labels", "dockerLabels" },
	{ "ContainerDefinition", "logging", "logConfiguration" },
	{ "ContainerDefinition", "volumeMounts", "mountPoints" },
	{ "ContainerDefinition", "args", "command" },
	{ "ContainerDefinition", "cmd", "command" },
	{ "ContainerDefinition", "mem_limit", "memory" },
	{ "ContainerDefinition", "mem_reservation", "memoryReservation" },
	{ "ContainerDefinition", "stop_grace_period", "stopTimeout" },
	{ "ContainerDefinition", "working_dir", "workingDirectory" },
	{ "ContainerDefinition", "workdir", "workingDirectory" },
	{ "ContainerDefinition", "read_only", "readonlyRootFilesystem" },
	{ "ContainerDefinition", "readonlyRootFileSystem", "readonlyRootFilesystem" },
	{ "ContainerDefinition", "restart", "restartPolicy" },
	{ "ContainerDefinition", "sysctls", "systemControls" },
	{ "ContainerDefinition", "tty", "pseudoTerminal" },
	{ "ContainerDefinition", "stdin_open", "interactive" },
	{ "ContainerDefinition", "links_to", "links" },
	{ "RegisterTaskDefinitionRequest", "containers", "containerDefinitions" },
	{ "RegisterTaskDefinitionRequest", "taskRole", "taskRoleArn" },
	{ "RegisterTaskDefinitionRequest", "executionRole", "executionRoleArn" },
	{ "RegisterTaskDefinitionRequest", "taskExecutionRoleArn", "executionRoleArn" },
	{ "RegisterTaskDefinitionRequest", "compatibilities", "requiresCompatibilities" },
	{ "PortMapping", "target", "containerPort" },
	{ "PortMapping", "published", "hostPort" },
	{ "KeyValuePair", "key", "name" },
	{ "Secret", "key", "name" },
	{ "LogConfiguration", "driver", "logDriver" },
	{ "MountPoint", "mountPath", "containerPath" },
	{ "MountPoint", "volumeName", "sourceVolume" },
	{ "HealthCheck", "test", "command" },
	{ "HealthCheck", "start_period", "startPeriod" },
	{ "ContainerDependency", "container", "containerName" },
	{ "ContainerDependency", "name", "containerName" },
	{ "Secret", "value", "valueFrom" },
	{ "Secret", "arn", "valueFrom" },
	{ "SystemControl", "name", "namespace" },
	{ "HostEntry", "host", "hostname" },
	{ "HostEntry", "name", "hostname" },
	{ "HostEntry", "ip", "ipAddress" },
	{ "VolumeFrom", "container", "sourceContainer" },
	{ "EnvironmentFile", "path", "value" },
	{ "Ulimit", "soft", "softLimit" },
	{ "Ulimit", "hard", "hardLimit" },
};

/* Members of calls that take a task definition, not of the task definition. */
static const struct foreign {
	const char *key;
	const char *call;
} foreign_members[] = {
	{ "assignPublicIp", "create-service or run-task (networkConfiguration)" },
	{ "availabilityZoneRebalancing", "create-service" },
	{ "capacityProviderStrategy", "create-service or run-task" },
	{ "clientToken", "create-service or run-task" },
	{ "cluster", "create-service or run-task" },
	{ "containerOverrides", "run-task (overrides)" },
	{ "count", "run-task" },
	{ "deploymentConfiguration", "create-service" },
	{ "deploymentController", "create-service" },
	{ "desiredCount", "create-service" },
	{ "enableECSManagedTags", "create-service or run-task" },
	{ "enableExecuteCommand", "create-service or run-task" },
	{ "group", "run-task" },
	{ "healthCheckGracePeriodSeconds", "create-service" },
	{ "launchType", "create-service or run-task (here requiresCompatibilities says it)" },
	{ "loadBalancers", "create-service" },
	{ "networkConfiguration", "create-service or run-task" },
	{ "overrides", "run-task" },
	{ "placementStrategy", "create-service or run-task" },
	{ "platformFamily", "the running task (here runtimePlatform says it)" },
	{ "platformVersion", "create-service or run-task" },
	{ "propagateTags", "create-service or run-task" },
	{ "referenceId", "run-task" },
	{ "role", "create-service" },
	{ "schedulingStrategy", "create-service" },
	{ "securityGroups", "create-service or run-task (networkConfiguration)" },
	{ "serviceConnectConfiguration", "create-service" },
	{ "serviceName", "create-service" },
	{ "serviceRegistries", "create-service" },
	{ "startedBy", "run-task" },
	{ "subnets", "create-service or run-task (networkConfiguration)" },
	{ "taskDefinition", "create-service or run-task" },
	{ "volumeConfigurations", "create-service or run-task" },
	{ "vpcLatticeConfigurations", "create-service" },
};

static bool is_comment(struct text key)
{
	static const char *const keys[] = { "$schema",     "//",      "#",        "_comment",
					    "_comments",   "comment", "comments", "$comment",
					    "__comment__", "_note",   "note",     "_doc" };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (text_is(key, keys[i]))
			return true;
	return text_starts(key, "//") || text_starts(key, "_comment");
}

static bool same_but_spelling(struct text a, const struct field *field)
{
	return same_spelling(a, (struct text){ field->key, field->length });
}

/* Where below `object` a member of that name is, as a path; NULL when nowhere. Nearest first, five levels at
 * most. */
static const char *path_below(struct lint *l, const struct object *object, struct text key, unsigned levels)
{
	if (levels == 0)
		return NULL;
	for (size_t i = 0; i < object->count; i++)
		if (object->fields[i].object && field_find(object->fields[i].object, key))
			return object->fields[i].key;
	for (size_t i = 0; i < object->count; i++) {
		const struct field *field = &object->fields[i];
		const char *below;

		if (!field->object)
			continue;
		below = path_below(l, field->object, key, levels - 1);
		if (below)
			return arena_printf(l->arena, "%s.%s", field->key, below);
	}
	return NULL;
}

/* "a container" -> "the container" */
static const char *the(struct lint *l, const struct object *object)
{
	const char *what = object->what;

	if (strncmp(what, "a ", 2) && strncmp(what, "an ", 3))
		return what;
	return arena_printf(l->arena, "the%s", strchr(what, ' '));
}

static bool is_log_option(struct text key)
{
	return text_starts(key, "awslogs-") || text_starts(key, "splunk-") || text_is(key, "mode") ||
	       text_is(key, "max-buffer-size");
}

static bool is_router_option(struct text key)
{
	return text_is(key, "enable-ecs-log-metadata") || text_starts(key, "config-file-");
}

/* "in linuxParameters", "in the container", "at the top level"; NULL when the API has it
 * nowhere. */
static const char *home_of(struct lint *l, const struct enclosing *enclosing, struct text key)
{
	const char *below;

	if (text_is(key, "valueFrom") && !strcmp(enclosing->object->shape, "KeyValuePair"))
		return "in secrets";
	if (!strcmp(enclosing->object->shape, "LogConfiguration") && is_log_option(key))
		return "in options";
	if (!strcmp(enclosing->object->shape, "LogConfiguration") && text_is(key, "secrets"))
		return "in secretOptions"; /* a container has secrets too, but these are for the driver */
	if (!strcmp(enclosing->object->shape, "FirelensConfiguration") && is_router_option(key))
		return "in options";
	below = path_below(l, enclosing->object, key, 1);
	if (below)
		return arena_printf(l->arena, "in %s", below);
	for (const struct enclosing *outer = enclosing->outer; outer; outer = outer->outer) {
		if (!field_find(outer->object, key))
			continue;
		return outer->outer ? arena_printf(l->arena, "in %s", the(l, outer->object))
				    : "at the top level";
	}
	if (enclosing->outer && !path_below(l, &task_object, key, 5))
		return NULL; /* nowhere at all */
	below = path_below(l, enclosing->object, key, 4);
	for (const struct enclosing *outer = enclosing->outer; outer && !below; outer = outer->outer)
		below = path_below(l, outer->object, key, 4);
	return below ? arena_printf(l->arena, "in %s", below) : NULL;
}

static const struct foreign *foreign_member(struct text key)
{
	for (size_t i = 0; i < sizeof foreign_members / sizeof *foreign_members; i++)
		if (text_is(key, foreign_members[i].key))
			return &foreign_members[i];
	return NULL;
}

/* Certain: only case, `_` or `-` differ, or it is another tool's name for it. */
static const struct field *same_member(const struct object *object, struct text key)
{
	for (size_t i = 0; i < object->count; i++)
		if (same_but_spelling(key, &object->fields[i]))
			return &object->fields[i];
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (!strcmp(aliases[i].shape, object->shape) && text_is(key, aliases[i].written))
			return field_find(object,
					  (struct text){ aliases[i].meant, strlen(aliases[i].meant) });
	return NULL;
}

static const struct field *similar_member(const struct object *object, struct text key)
{
	struct suggestion suggestion = suggestion_for(key);

	for (size_t i = 0; i < object->count; i++)
		suggestion_offer(&suggestion, object->fields[i].key, object->fields[i].length);
	return suggestion.best ? field_find(object, (struct text){ suggestion.best, strlen(suggestion.best) })
			       : NULL;
}

const struct field *field_meant(const struct object *object, struct text key)
{
	const struct field *same = same_member(object, key);

	return same ? same : similar_member(object, key);
}

/* The value has the kind that the field wants, so that reading it as that member is certain to be meant. */
static bool fits(const struct field *field, const struct node *value)
{
	switch ((enum field_type)field->type) {
	case FIELD_STRING:
	case FIELD_CHOICE:
		return value->kind == NODE_STRING;
	case FIELD_INTEGER:
		return value->kind == NODE_NUMBER;
	case FIELD_BOOLEAN:
		return value->kind == NODE_TRUE || value->kind == NODE_FALSE;
	case FIELD_OBJECT:
	case FIELD_MAP:
		return value->kind == NODE_OBJECT;
	case FIELD_OBJECTS:
		return value->kind == NODE_ARRAY && (!value->first || value->first->kind == NODE_OBJECT);
	default:
		return value->kind == NODE_ARRAY;
	}
}

static void report_comment(struct lint *l, const struct node *member)
{
	const char *key = show_text(l, member->key, NULL);
	bool schema = text_is(member->key, "$schema");
	struct finding *finding = report(
		l, &topic_schema.rules[SCHEMA_COMMENT_MEMBER], member, PART_KEY,
		schema ? "%s is no member of a task definition" : "%s: JSON for ECS has no comments", key);

	if (!finding)
		return;
	if (!schema)
		advise(l, finding, "remove it; keep the remark beside the file or in the commit");
	finding->answer = arena_printf(l->arena, "Unknown parameter in input: %s", key);
}

static struct finding *report_unknown(struct lint *l, enum schema_rule rule, const struct node *member,
				      const char *format, ...) __attribute__((format(printf, 4, 5)));

static struct finding *report_unknown(struct lint *l, enum schema_rule rule, const struct node *member,
				      const char *format, ...)
{
	va_list args;
	struct finding *finding;

	va_start(args, format);
	finding = report_list(l, &topic_schema.rules[rule], member, PART_KEY, format, args);
	va_end(args);
	if (finding)
		finding->answer = arena_printf(
			l->arena,
			"Unknown parameter in %s: %s, must be one of: … / Unexpected key … found "
			"in params",
			member->parent->parent ? "…" : "input", show_text(l, member->key, NULL));
	return finding;
}

const struct field *unknown_member(struct lint *l, const struct enclosing *enclosing,
				   const struct node *member)
{
	const struct object *object = enclosing->object;
	const char *key;
	const struct field *same, *meant;
	const struct foreign *foreign;
	const char *home;
	struct finding *finding;

	if (l->document->reported[SEVERITY_ERROR][0] > FINDINGS_MAX)
		return NULL; /* nobody would see it */
	key = show_text(l, written_key(l, member), NULL);
	if (is_comment(member->key)) {
		report_comment(l, member);
		return NULL;
	}
	same = same_member(object, member->key);
	home = same ? NULL : home_of(l, enclosing, member->key);
	if (home) {
		finding = report_unknown(l, SCHEMA_MISPLACED_MEMBER, member,
					 "%s is not a member of %s; it belongs %s", key, object->what, home);
		if (!strncmp(home, "in ", 3))
			advise(l, finding, "move it into %s", home + 3);
		else
			advise(l, finding, "move it to %s", home + 3);
		return NULL;
	}
	meant = same ? same : similar_member(object, member->key);
	if (meant) {
		const char *name = field_name(meant, l->definition->dialect, l->arena);

		finding = report_unknown(l, SCHEMA_UNKNOWN_MEMBER, member,
					 "unknown member %s in %s; did you mean \"%s\"?", key, object->what,
					 name);
		advise(l, finding, "write \"%s\"", name);
		label(l, finding, "\"%s\"?", name);
		return fits(meant, member) || same_but_spelling(member->key, meant) ? meant : NULL;
	}
	foreign = foreign_member(member->key);
	if (foreign) {
		finding = report_unknown(l, SCHEMA_MISPLACED_MEMBER, member,
					 "%s is not a member of %s; it belongs to %s", key, object->what,
					 foreign->call);
		advise(l, finding, "remove it here and give it to %s", foreign->call);
		return NULL;
	}
	finding = report_unknown(l, SCHEMA_UNKNOWN_MEMBER, member, "unknown member %s in %s", key,
				 object->what);
	advise(l, finding, "remove it: ECS has no such member");
	return NULL;
}
