/* ARNs: splitting, and the shapes of their fields. */
#include "arn.h"

#include "suite.h"
#include <stdlib.h>

static struct text text(const char *words)
{
	return (struct text){ words, strlen(words) };
}

#define assert_text(part, words)                                                                             \
	ck_assert_msg(text_is(part, words), "\"%.*s\" is not \"%s\"", TEXT_ARGS(part), words)

START_TEST(splits_at_five_colons)
{
	struct arn arn;

	ck_assert(arn_parse(TEXT("arn:aws:ssm:eu-west-1:123456789012:parameter/db/password"), &arn));
	assert_text(arn.partition, "aws");
	assert_text(arn.service, "ssm");
	assert_text(arn.region, "eu-west-1");
	assert_text(arn.account, "123456789012");
	assert_text(arn.resource, "parameter/db/password");
}
END_TEST

START_TEST(resource_keeps_its_colons)
{
	struct arn arn;

	ck_assert(arn_parse(TEXT("arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:db-a1b2c3:user::"),
			    &arn));
	assert_text(arn.partition, "aws-cn");
	assert_text(arn.resource, "secret:db-a1b2c3:user::");
}
END_TEST

START_TEST(region_and_account_may_be_empty)
{
	struct arn arn;

	ck_assert(arn_parse(TEXT("arn:aws:s3:::bucket/app.env"), &arn));
	assert_text(arn.region, "");
	assert_text(arn.account, "");
	assert_text(arn.resource, "bucket/app.env");
}
END_TEST

START_TEST(what_is_no_arn)
{
	static const char *const others[] = {
		"",
		"arn",
		"arn:",
		"arn:aws:iam::123456789012",
		"arn:aws:iam::123456789012:",
		"arn::iam::123456789012:role/x",
		"arn:aws:::123456789012:role/x",
		"ARN:aws:iam::123456789012:role/x",
		" arn:aws:iam::123456789012:role/x",
		"arn:aws:ssm:eu-west-1:parameter/db",
		"ecsTaskExecutionRole",
	};
	struct arn arn;

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		ck_assert_msg(!arn_parse(text(others[i]), &arn), "\"%s\" was taken for an ARN", others[i]);
}
END_TEST

static void compare(bool (*is_shape)(struct text), const char *const *words, size_t count, bool expected)
{
	for (size_t i = 0; i < count; i++)
		ck_assert_msg(is_shape(text(words[i])) == expected, "\"%s\": %s", words[i],
			      expected ? "refused" : "taken");
}

#define COMPARE(is_shape, expected, ...)                                                                     \
	do {                                                                                                 \
		static const char *const words[] = { __VA_ARGS__ };                                          \
		compare(is_shape, words, sizeof words / sizeof *words, expected);                            \
	} while (0)

START_TEST(shapes_of_fields)
{
	COMPARE(is_partition, true, "aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-f",
		"aws-eusc");
	COMPARE(is_partition, false, "", "AWS", "amazon", "aws-", "aws--cn", "aws_cn", "awscn", "aws-2");
	COMPARE(is_account_id, true, "123456789012", "000000000000");
	COMPARE(is_account_id, false, "", "12345678901", "1234567890123", "12345678901a", "1234-5678-9012");
	COMPARE(is_region, true, "eu-west-1", "us-gov-east-1", "ap-southeast-7", "us-isob-east-1",
		"eusc-de-east-1", "cn-northwest-1", "mx-central-1", "us-east-10");
	COMPARE(is_region, false, "", "eu", "eu-west", "eu-west-", "eu-west-1a", "eu-west-1-", "-west-1",
		"eu--1", "euwest1", "EU-WEST-1", "eu_west_1", "east-1", "eu-west-100");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("arn");
	TCase *all = tcase_create("all");

	tcase_add_test(all, splits_at_five_colons);
	tcase_add_test(all, resource_keeps_its_colons);
	tcase_add_test(all, region_and_account_may_be_empty);
	tcase_add_test(all, what_is_no_arn);
	tcase_add_test(all, shapes_of_fields);
	suite_add_tcase(suite, all);
	return run_suite(suite);
}
