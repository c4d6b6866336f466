/* The attributes that a definition demands: what causes which, and what stays unknown. */
#include "attributes.h"
#include "lint.h"

#include "suite.h"
#include <string.h>

static struct arena arena;
static struct linter *linter;
static struct document document;

static void set_up(void)
{
	arena = (struct arena)ARENA_INIT;
	linter = linter_new(&(struct settings){ 0 });
}

static void tear_down(void)
{
	linter_free(linter);
	arena_release(&arena);
}

/* In JSON with ' for ". */
static const struct attribute *attributes_of(const char *json)
{
	char *bytes = arena_copy(&arena, json, strlen(json));
	struct source source = { .name = "test", .bytes = { bytes, strlen(json) } };

	for (char *c = bytes; *c; c++)
		if (*c == '\'')
			*c = '"';
	lint_document(linter, &document, source, &arena);
	ck_assert_ptr_nonnull(document.definitions);
	ck_assert_ptr_nonnull(document.definitions->task);
	return required_attributes(document.definitions->task, &arena);
}

/* The names demanded for certain, without their prefixes and in their order, with a blank behind each;
 * unknown ones have a question mark. */
static const char *names_of(const struct attribute *attribute)
{
	static const char *const prefixes[] = { "com.amazonaws.ecs.capability.", "ecs.capability." };
	const char *list = "";

	for (; attribute; attribute = attribute->next) {
		const char *name = attribute->name ? attribute->name : "others";

		for (size_t i = 0; i < 2; i++)
			if (!strncmp(name, prefixes[i], strlen(prefixes[i])))
				name += strlen(prefixes[i]);
		list = arena_printf(&arena, "%s%s%s ", list, name, attribute->causes.first ? "" : "?");
	}
	return list;
}

static const char *names_for(const char *json)
{
	return names_of(attributes_of(json));
}

static const char *names_for_container(const char *members)
{
	return names_for(arena_printf(
		&arena, "{'family': 'f', 'containerDefinitions': [{'name': 'a', 'memory': 64, %s}]}",
		members));
}

static const char *names_for_task(const char *members)
{
	return names_for(arena_printf(&arena,
				      "{'family': 'f', %s, 'containerDefinitions': [{'name': 'a', 'image': "
				      "'nginx', 'memory': 64}]}",
				      members));
}

START_TEST(a_plain_definition_demands_nothing)
{
	ck_assert_str_eq(names_for_container("'image': 'nginx:1.27'"), "");
}
END_TEST

START_TEST(members_of_the_task)
{
	ck_assert_str_eq(names_for_task("'networkMode': 'bridge'"), "docker-remote-api.1.18 ");
	ck_assert_str_eq(names_for_task("'networkMode': 'awsvpc'"), "docker-remote-api.1.18 task-eni ");
	ck_assert_str_eq(names_for_task("'taskRoleArn': 'r'"), "task-iam-role ");
	ck_assert_str_eq(names_for_task("'taskRoleArn': 'r', 'networkMode': 'host'"),
			 "docker-remote-api.1.18 task-iam-role-network-host ");
	ck_assert_str_eq(names_for_task("'executionRoleArn': 'r'"), "");
	ck_assert_str_eq(names_for_task("'pidMode': 'task'"),
			 "docker-remote-api.1.17 pid-ipc-namespace-sharing ");
	ck_assert_str_eq(names_for_task("'enableFaultInjection': true"), "fault-injection ");
	ck_assert_str_eq(names_for_task("'enableFaultInjection': false"), "");
	ck_assert_str_eq(names_for_task("'taskRoleArn': null, 'networkMode': null, 'volumes': []"), "");
}
END_TEST

START_TEST(images_in_private_registries)
{
	static const char ecr[] = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1";

	ck_assert_str_eq(names_for_container(arena_printf(&arena, "'image': '%s'", ecr)), "ecr-auth ");
	ck_assert_str_eq(
		names_for(arena_printf(&arena,
				       "{'family': 'f', 'executionRoleArn': 'r', 'containerDefinitions': "
				       "[{'name': 'a', 'image': '%s', 'memory': 64}]}",
				       ecr)),
		"ecr-auth execution-role-ecr-pull ");
	ck_assert_str_eq(names_for_container("'image': 'public.ecr.aws/nginx/nginx:1'"), "");
}
END_TEST

START_TEST(log_drivers)
{
	ck_assert_str_eq(names_for_container("'image': 'i', 'logConfiguration': {'logDriver': 'awslogs'}"),
			 "docker-remote-api.1.19 logging-driver.awslogs ");
	ck_assert_str_eq(names_for_container("'image': 'i', 'logConfiguration': {'logDriver': 'awslogs', "
					     "'options': {'mode': 'non-blocking'}}"),
			 "docker-remote-api.1.19 docker-remote-api.1.28 logging-driver.awslogs ");
	ck_assert_str_eq(names_for_container("'image': 'i', 'logConfiguration': {'logDriver': 'awslogs', "
					     "'options': {'awslogs-create-group': 'true'}}"),
			 "docker-remote-api.1.19 docker-remote-api.1.29 logging-driver.awslogs ");
	ck_assert_str_eq(names_for_container("'image': 'i', 'logConfiguration': {'logDriver': 'splunk'}"),
			 "logging-driver.splunk ");
	ck_assert_str_eq(
		names_for("{'family': 'f', 'executionRoleArn': 'r', 'containerDefinitions': [{'name': 'a', "
			  "'image': 'i', 'memory': 64, 'logConfiguration': {'logDriver': 'awslogs'}}]}"),
		"docker-remote-api.1.19 logging-driver.awslogs execution-role-awslogs ");
}
END_TEST

START_TEST(other_members_of_a_container)
{
	ck_assert_str_eq(names_for_container("'image': 'i', 'dockerLabels': {}"), "docker-remote-api.1.17 ");
	ck_assert_str_eq(names_for_container("'image': 'i', 'dockerLabels': null"), "");
	ck_assert_str_eq(names_for_container("'image': 'i', 'privileged': false, 'memoryReservation': 8"),
			 "docker-remote-api.1.21 ");
	ck_assert_str_eq(names_for_container("'image': 'i', 'healthCheck': {'command': ['CMD', 'x']}"),
			 "docker-remote-api.1.24 container-health-check ");
	ck_assert_str_eq(names_for_container(
				 "'image': 'i', 'healthCheck': {'command': ['CMD', 'x'], 'startPeriod': 5}"),
			 "docker-remote-api.1.29 container-health-check ");
	ck_assert_str_eq(names_for_container("'image': 'i', 'stopTimeout': 30"), "container-ordering ");
}
END_TEST

START_TEST(secrets_by_their_source)
{
	static const char secret[] = "'image': 'i', 'secrets': [{'name': 'n', 'valueFrom': '%s'}]";
	static const char ssm[] = "secrets.ssm.environment-variables ";
	static const char asm_[] = "secrets.asm.environment-variables ";

	ck_assert_str_eq(names_for_container(arena_printf(&arena, secret, "/app/key")), ssm);
	ck_assert_str_eq(names_for_container(arena_printf(
				 &arena, secret, "arn:aws:ssm:eu-west-1:123456789012:parameter/key")),
			 ssm);
	ck_assert_str_eq(names_for_container(arena_printf(
				 &arena, secret, "arn:aws:secretsmanager:eu-west-1:123456789012:secret:k")),
			 asm_);
	/* The service can be read, whatever the account becomes. */
	ck_assert_str_eq(names_for_container(arena_printf(&arena, secret,
							  "arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/key")),
			 ssm);
	ck_assert_str_eq(names_for_container(arena_printf(&arena, secret, "${KEY}")),
			 "secrets.asm.environment-variables? secrets.ssm.environment-variables? ");
}
END_TEST

START_TEST(volumes)
{
	static const char volume[] = "'volumes': [{'name': 'v', %s}]";

	ck_assert_str_eq(names_for_task(arena_printf(&arena, volume,
						     "'efsVolumeConfiguration': {'fileSystemId': 'fs-1'}")),
			 "docker-remote-api.1.25 efs efsAuth ");
	ck_assert_str_eq(names_for_task(arena_printf(&arena, volume,
						     "'dockerVolumeConfiguration': {'driver': 'rexray'}")),
			 "docker-plugin.rexray ");
	ck_assert_str_eq(names_for_task(arena_printf(&arena, volume, "'configuredAtLaunch': true")),
			 "storage.ebs-task-volume-attach ");
	ck_assert_str_eq(names_for_task(arena_printf(&arena, volume, "'host': {'sourcePath': '/x'}")), "");
}
END_TEST

START_TEST(placeholders_are_not_guessed)
{
	ck_assert_str_eq(names_for_container("'image': '<IMAGE1_NAME>'"), "ecr-auth? ");
	ck_assert_str_eq(names_for_container("'image': 'nginx:${TAG}'"), "");
	ck_assert_str_eq(
		names_for_container("'image': '${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/web:${TAG}'"),
		"ecr-auth ");
	ck_assert_str_eq(names_for_task("'networkMode': '${MODE}'"), "docker-remote-api.1.18? task-eni? ");
	ck_assert_str_eq(names_for("{'family': 'f', 'containerDefinitions': '${CONTAINERS}'}"), "others? ");
	ck_assert_str_eq(names_for("[{'name': 'a', 'image': 'nginx', 'memory': 64}]"), "others? ");
}
END_TEST

START_TEST(causes_stand_in_the_order_of_the_document)
{
	const struct attribute *attribute = attributes_of(
		"{'family': 'f', 'containerDefinitions': [{'name': 'a', 'image': 'i', 'stopTimeout': 3, "
		"'memory': 64}, {'name': 'b', 'image': 'i', 'startTimeout': 4, 'memory': 64}]}");
	const struct cause *cause = attribute->causes.first;

	ck_assert_str_eq(attribute->name, "ecs.capability.container-ordering");
	ck_assert_str_eq(node_pointer(cause->at, &arena), "/containerDefinitions/0/stopTimeout");
	ck_assert_str_eq(cause->words, "stopTimeout is set");
	ck_assert_str_eq(node_pointer(cause->next->at, &arena), "/containerDefinitions/1/startTimeout");
	ck_assert_ptr_null(cause->next->next);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("attributes");
	TCase *mapping = tcase_create("mapping");

	tcase_add_checked_fixture(mapping, set_up, tear_down);
	tcase_add_test(mapping, a_plain_definition_demands_nothing);
	tcase_add_test(mapping, members_of_the_task);
	tcase_add_test(mapping, images_in_private_registries);
	tcase_add_test(mapping, log_drivers);
	tcase_add_test(mapping, other_members_of_a_container);
	tcase_add_test(mapping, secrets_by_their_source);
	tcase_add_test(mapping, volumes);
	tcase_add_test(mapping, placeholders_are_not_guessed);
	tcase_add_test(mapping, causes_stand_in_the_order_of_the_document);
	suite_add_tcase(suite, mapping);
	return run_suite(suite);
}
