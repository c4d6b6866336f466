/* What a document is, told by a look at its text and by its tree: both must say the same. */
#include "recognise.h"

#include "reader.h"
#include "suite.h"

static const struct {
	enum recognised kind;
	const char *text;
} documents[] = {
	{ RECOGNISED_NOTHING, "" },
	{ RECOGNISED_NOTHING, "{}" },
	{ RECOGNISED_NOTHING, "[]" },
	{ RECOGNISED_NOTHING, "[1,2]" },
	{ RECOGNISED_NOTHING, "\"containerDefinitions\"" },
	{ RECOGNISED_NOTHING, "{\"a\":{\"containerDefinitions\":[]}}" },
	{ RECOGNISED_NOTHING, "{\"a\":\"containerDefinitions\"}" },
	{ RECOGNISED_NOTHING, "{\"family\":\"a\"}" },
	{ RECOGNISED_NOTHING, "{\"family\":\"a\",\"launchType\":\"EC2\",\"desiredCount\":1}" },
	{ RECOGNISED_NOTHING, "{\"name\":\"a\",\"version\":\"1\"}" },
	{ RECOGNISED_DEFINITION, "{\"containerDefinitions\":[]}" },
	{ RECOGNISED_DEFINITION, "{ \"x\" : { \"y\" : [ 1 ] } , \"containerDefinitions\" : [ ] }" },
	{ RECOGNISED_DEFINITION, "{\"family\":\"a\",\"volumes\":[],\"containerDefinitions\":[{}]}" },
	{ RECOGNISED_DEFINITION, "{\"taskDefinition\":{\"containerDefinitions\":[]},\"tags\":[]}" },
	{ RECOGNISED_DEFINITION, "{\"Family\":\"a\",\"ContainerDefinitions\":[]}" },
	{ RECOGNISED_DEFINITION, "{\"version\":\"1\",\"services\":{},\"containerDefinitions\":[]}" },
	{ RECOGNISED_CONTAINERS, "[{\"name\":\"a\",\"image\":\"b\",\"essential\":true}]" },
	{ RECOGNISED_CONTAINERS, "[{\"name\":\"a\",\"portMappings\":[]}]" },
	{ RECOGNISED_CONTAINERS, "[{\"image\":\"${IMAGE}\",\"logConfiguration\":{}}]" },
	{ RECOGNISED_NOTHING, "[{\"name\":\"Ada\",\"image\":\"ada.png\"}]" },
	{ RECOGNISED_NOTHING, "[{},{},{},{},{\"name\":\"a\",\"portMappings\":[]}]" },
	{ RECOGNISED_CLOUDFORMATION,
	  "{\"Resources\":{\"A\":{\"Type\":\"AWS::S3::Bucket\"},\"T\":{\"Properties\":{\"Type\":\"x\"},"
	  "\"Type\":\"AWS::ECS::TaskDefinition\"}}}" },
	{ RECOGNISED_CLOUDFORMATION, "{\"Type\":\"AWS::ECS::TaskDefinition\",\"Properties\":{}}" },
	{ RECOGNISED_OTHER_TEMPLATE, "{\"Resources\":{\"A\":{\"Type\":\"AWS::S3::Bucket\"}}}" },
	{ RECOGNISED_OTHER_TEMPLATE, "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{}}" },
	{ RECOGNISED_TEMPLATE_PART, "{\"Type\":\"AWS::ECS::Service\",\"Properties\":{}}" },
	{ RECOGNISED_TERRAFORM, "{\"format_version\":\"1.2\",\"planned_values\":{\"root_module\":{"
				"\"resources\":[{\"address\":\"x\","
				"\"type\":\"aws_ecs_task_definition\"}]}}}" },
	{ RECOGNISED_OTHER_PLAN, "{\"format_version\":\"1.0\",\"values\":{\"root_module\":{\"resources\":[{"
				 "\"type\":\"aws_vpc\"}]}}}" },
	{ RECOGNISED_TERRAFORM_STATE,
	  "{\"version\":4,\"terraform_version\":\"1.5.0\",\"serial\":3,\"resources\":[{\"type\":"
	  "\"aws_ecs_task_definition\"}]}" },
	{ RECOGNISED_TERRAFORM_CONFIGURATION, "{\"resource\":{\"aws_ecs_task_definition\":{\"a\":{}}}}" },
	{ RECOGNISED_APPSPEC, "{\"version\":0.0,\"Resources\":[{\"TargetService\":{\"Type\":"
			      "\"AWS::ECS::Service\",\"Properties\":{}}}]}" },
	{ RECOGNISED_APPSPEC, "{\"version\":0.0,\"os\":\"linux\",\"files\":[]}" },
	{ RECOGNISED_DOCKERRUN, "{\"AWSEBDockerrunVersion\":2,\"containerDefinitions\":[]}" },
	{ RECOGNISED_DOCKERRUN, "{\"containerDefinitions\":[],\"AWSEBDockerrunVersion\":\"2\"}" },
	{ RECOGNISED_IMAGE_DEFINITIONS, "[{\"name\":\"web\",\"imageUri\":\"a/b:1\"}]" },
	{ RECOGNISED_IMAGE_DETAIL, "{\"ImageURI\":\"a/b@sha256:1\"}" },
	{ RECOGNISED_SERVICE, "{\"serviceName\":\"a\",\"tags\":[]}" },
	{ RECOGNISED_SERVICE, "{\"taskDefinition\":\"web:3\",\"cluster\":\"a\"}" },
	{ RECOGNISED_SERVICE, "{\"desiredCount\":1,\"networkConfiguration\":{}}" },
	{ RECOGNISED_OVERRIDES, "{\"containerOverrides\":[]}" },
	{ RECOGNISED_SERVICES, "{\"services\":[{\"serviceName\":\"a\"}],\"failures\":[]}" },
	{ RECOGNISED_COMPOSE, "{\"version\":\"3\",\"services\":{\"a\":{\"image\":\"b\"}},\"volumes\":{}}" },
	{ RECOGNISED_PACKAGE, "{\"name\":\"a\",\"version\":\"1.0.0\",\"scripts\":{}}" },
	{ RECOGNISED_LOCK, "{\"name\":\"a\",\"lockfileVersion\":3}" },
	{ RECOGNISED_TSCONFIG, "{\"compilerOptions\":{\"types\":[]}}" },
	{ RECOGNISED_COMPOSER, "{\"name\":\"a/b\",\"require\":{\"php\":\"8\"}}" },
	{ RECOGNISED_POLICY, "{\"Version\":\"2012-10-17\",\"Statement\":[]}" },
};

static enum recognised by_tree(const char *bytes)
{
	struct arena arena = ARENA_INIT;
	struct source source = { .name = "test", .bytes = text_of(bytes) };
	struct reading reading = read_document(&source, &(struct reader_options){ 0 }, &arena);
	enum recognised kind = reading.root ? recognise_tree(reading.root) : RECOGNISED_NOTHING;

	arena_release(&arena);
	return kind;
}

START_TEST(both_looks_agree)
{
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		ck_assert_msg(recognise_text(text_of(documents[i].text)) == documents[i].kind, "text: %s",
			      documents[i].text);
		ck_assert_msg(by_tree(documents[i].text) == documents[i].kind, "tree: %s", documents[i].text);
	}
}
END_TEST

START_TEST(texts_need_not_be_json)
{
	static const char *const definitions[] = {
		"\xEF\xBB\xBF{\"containerDefinitions\":[]}",
		"{{ $x := 1 }}\n{\"cpu\": {{ .Cpu }}, \"containerDefinitions\": [{{ .All }}]}",
		"{\"image\": \"{{ must_env \"I\" }}\", \"containerDefinitions\": []",
		"{\"a\": \"\\\"}{\", \"containerDefinitions\": [",
		"{\"level\":\"info\"}\n{\"family\":\"a\",\"containerDefinitions\":[]}\n",
		"{\"containerDefinitions\":[]}\n{\"lockfileVersion\":3}\n",
	};
	static const char *const others[] = {
		"{\"containerDefinitions", "{\"containerDefinitions\"", "\"", "{\"\\", "}}}}", "[[[["
	};

	for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++)
		ck_assert_msg(recognise_text(text_of(definitions[i])) == RECOGNISED_DEFINITION, "%s",
			      definitions[i]);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		ck_assert_msg(recognise_text(text_of(others[i])) == RECOGNISED_NOTHING, "%s", others[i]);
}
END_TEST

START_TEST(bytes_behind_the_text_are_not_read)
{
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		size_t length = strlen(documents[i].text);

		for (size_t cut = 0; cut < length; cut++) {
			char *copy = malloc(cut ? cut : 1);

			ck_assert_ptr_nonnull(copy);
			memcpy(copy, documents[i].text, cut);
			recognise_text((struct text){ copy, cut });
			free(copy);
		}
	}
}
END_TEST

START_TEST(what_is_something_else_has_words)
{
	for (int kind = 0; kind < RECOGNISED_COUNT; kind++) {
		bool other = is_something_else((enum recognised)kind);

		ck_assert_int_eq(other, kind > RECOGNISED_TERRAFORM);
		ck_assert_int_eq(holds_definitions((enum recognised)kind),
				 !other && kind != RECOGNISED_NOTHING);
		ck_assert_int_eq(other, recognised_words((enum recognised)kind) != NULL);
		ck_assert_int_eq(other, recognised_help((enum recognised)kind) != NULL);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("recognise");
	TCase *all = tcase_create("all");

	tcase_add_test(all, both_looks_agree);
	tcase_add_test(all, texts_need_not_be_json);
	tcase_add_test(all, bytes_behind_the_text_are_not_read);
	tcase_add_test(all, what_is_something_else_has_words);
	suite_add_tcase(suite, all);
	return run_suite(suite);
}
