/* Prices and sums: what Fargate bills, to the billionth, and what price files are refused. */
#include "suite.h"

#include "cost.h"
#include "lint.h"

#include <stdio.h>

static struct arena arena;
static struct linter *linter;

static void set_up(void)
{
	struct settings settings = { 0 };

	arena = (struct arena)ARENA_INIT;
	linter = linter_new(&settings);
}

static void tear_down(void)
{
	linter_free(linter);
	arena_release(&arena);
}

/* The definition in a text with ' for ". */
static const struct definition *read_definition(const char *words)
{
	struct document *document = arena_alloc(&arena, sizeof *document);
	char *text = arena_copy(&arena, words, strlen(words));

	for (char *c = text; *c; c++)
		if (*c == '\'')
			*c = '"';
	lint_document(linter, document, (struct source){ .name = "test", .bytes = { text, strlen(text) } },
		      &arena);
	ck_assert_ptr_nonnull(document->definitions);
	ck_assert_ptr_nonnull(document->definitions->task);
	return document->definitions;
}

#define FARGATE(members) "{'family': 'web', 'requiresCompatibilities': ['FARGATE'], " members "}"
#define APP(members) "'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27'" members "}]"
#define SMALL "'cpu': '256', 'memory': '512', "

static const char *trouble(const char *words, struct billed *billed)
{
	const struct definition *definition = read_definition(words);

	return find_billed(definition->task, &definition->facts, &arena, billed);
}

static struct unit_prices prices_in(const char *region, enum fargate_platform platform)
{
	struct prices prices;
	struct unit_prices found = { 0 };
	const char *fault = NULL;

	ck_assert_msg(prices_parse(&prices, (struct text){ built_in_prices, strlen(built_in_prices) }, &arena,
				   &fault),
		      "%s", fault);
	ck_assert_int_eq(prices_find(&prices, region, platform, &found), PRICES_FOUND);
	found.source = NULL; /* goes with the prices */
	prices_release(&prices);
	return found;
}

START_TEST(a_month_of_the_smallest_task_in_seoul_comes_to_10_36)
{
	struct unit_prices prices = prices_in("ap-northeast-2", FARGATE_LINUX_X86_64);
	struct billed billed = { 256, 512, FREE_STORAGE, FARGATE_LINUX_X86_64 };
	struct cost cost = cost_of(&billed, &prices);

	/* 0.25 x 0.04656 = 0.01164 and 0.5 x 0.00511 = 0.002555, exactly. */
	ck_assert(cost.cpu == 11640000);
	ck_assert(cost.memory == 2555000);
	ck_assert(cost.sum == 14195000);
	ck_assert_str_eq(amount_text(cost.sum, 6, &arena), "0.014195");
	ck_assert_str_eq(amount_text(cost.sum * HOURS_PER_MONTH, 5, &arena), "10.36235");
	ck_assert_str_eq(amount_text(cost.sum * HOURS_PER_MONTH, 2, &arena), "10.36");
	ck_assert(!cost_is_partial(&cost));
}
END_TEST

START_TEST(amounts_are_rounded_to_the_nearest)
{
	ck_assert_str_eq(amount_text(0, 2, &arena), "0.00");
	ck_assert_str_eq(amount_text(4999999, 2, &arena), "0.00");
	ck_assert_str_eq(amount_text(5000000, 2, &arena), "0.01");
	ck_assert_str_eq(amount_text(10364999999.0, 2, &arena), "10.36");
	/* Binary has no 10.365: printf makes 10.36 of it. */
	ck_assert_str_eq(amount_text(10365000000.0, 2, &arena), "10.37");
	ck_assert_str_eq(amount_text(1005000000.0, 2, &arena), "1.01");
	ck_assert_str_eq(amount_text(999999999, 6, &arena), "1.000000");
	ck_assert_str_eq(amount_text(1234567890, 9, &arena), "1.234567890");
	ck_assert_str_eq(amount_text(9007199.25 * BILLIONTHS, 2, &arena), "9007199.25");
	ck_assert_str_eq(amount_text(9007199.125 * BILLIONTHS, 2, &arena), "9007199.13");
}
END_TEST

START_TEST(arm_storage_and_windows_have_prices_of_their_own)
{
	struct unit_prices prices = prices_in("us-east-1", FARGATE_LINUX_ARM64);
	struct billed arm = { 1024, 2048, 50, FARGATE_LINUX_ARM64 };
	struct billed windows = { 2048, 4096, FREE_STORAGE, FARGATE_WINDOWS_X86_64 };
	struct cost cost = cost_of(&arm, &prices);

	ck_assert(cost.cpu == 32380000);
	ck_assert(cost.memory == 7120000);
	ck_assert(cost.storage == 30 * 111000);
	ck_assert(cost.licence == 0);
	ck_assert(cost.sum == 42830000);
	prices = prices_in("us-east-1", FARGATE_WINDOWS_X86_64);
	cost = cost_of(&windows, &prices);
	ck_assert(cost.cpu == 182960000);
	ck_assert(cost.licence == 92000000);
	ck_assert(cost.sum == 182960000 + 40200000 + 92000000);
}
END_TEST

START_TEST(what_the_file_lacks_is_not_in_the_sum)
{
	struct unit_prices prices = prices_in("ap-northeast-2", FARGATE_LINUX_X86_64);
	struct billed billed = { 256, 512, 21, FARGATE_LINUX_X86_64 };
	struct cost cost = cost_of(&billed, &prices);

	ck_assert(cost.storage == PRICE_UNKNOWN);
	ck_assert(cost.sum == 14195000);
	ck_assert(cost_is_partial(&cost));
	billed.storage = 0; /* not known */
	prices.storage = 111000;
	cost = cost_of(&billed, &prices);
	ck_assert(cost.storage == PRICE_UNKNOWN);
	billed.storage = FREE_STORAGE;
	prices.licence = PRICE_UNKNOWN;
	cost = cost_of(&billed, &prices);
	ck_assert(cost.licence == PRICE_UNKNOWN);
	ck_assert(cost_is_partial(&cost));
	ck_assert(cost.sum == 14195000);
}
END_TEST

START_TEST(sizes_are_read_in_any_spelling)
{
	struct billed billed;

	ck_assert_ptr_null(trouble(FARGATE("'cpu': '.25 vCPU', 'memory': '0.5GB', " APP("")), &billed));
	ck_assert_int_eq(billed.cpu, 256);
	ck_assert_int_eq(billed.memory, 512);
	ck_assert_int_eq(billed.storage, FREE_STORAGE);
	ck_assert_int_eq(billed.platform, FARGATE_LINUX_X86_64);
	ck_assert_ptr_null(trouble(FARGATE("'cpu': '1 vcpu', 'memory': '2048', 'ephemeralStorage': "
					   "{'sizeInGiB': 100}, 'runtimePlatform': {'cpuArchitecture': "
					   "'ARM64'}, " APP("")),
				   &billed));
	ck_assert_int_eq(billed.cpu, 1024);
	ck_assert_int_eq(billed.storage, 100);
	ck_assert_int_eq(billed.platform, FARGATE_LINUX_ARM64);
	ck_assert_ptr_null(
		trouble(FARGATE(SMALL "'ephemeralStorage': {'sizeInGiB': '${SIZE}'}, " APP("")), &billed));
	ck_assert_int_eq(billed.storage, 0);
}
END_TEST

static const struct {
	const char *words;
	const char *part; /* of the answer */
} refused[] = {
	{ "{'family': 'web', " SMALL APP("") "}", "does not name FARGATE" },
	{ "{'family': 'web', 'requiresCompatibilities': ['EC2', 'EXTERNAL'], " SMALL APP("") "}",
	  "not for Fargate but for EC2, EXTERNAL" },
	{ "{'family': 'web', 'requiresCompatibilities': ['${LAUNCH}'], " SMALL APP("") "}",
	  "requiresCompatibilities is not known yet" },
	{ FARGATE("'memory': '512', " APP("")), "no cpu at the task level" },
	{ FARGATE("'cpu': '256', " APP("")), "no memory at the task level" },
	{ FARGATE("'cpu': '${CPU}', 'memory': '512', " APP("")), "cpu of the task is not known yet" },
	{ FARGATE("'cpu': '256', 'memory': 'much', " APP("")), "memory of the task is wrong" },
	{ FARGATE("'cpu': '256', 'memory': '4096', " APP("")),
	  "no size with cpu 256 and memory 4096 on LINUX/X86_64" },
	{ FARGATE("'cpu': '300', 'memory': '512', " APP("")), "no size with cpu 300" },
	{ FARGATE(SMALL "'runtimePlatform': {'operatingSystemFamily': 'WINDOWS_SERVER_2022_CORE'}, " APP("")),
	  "no size with cpu 256 and memory 512 on WINDOWS/X86_64" },
	{ FARGATE(SMALL "'runtimePlatform': {'cpuArchitecture': '${ARCH}'}, " APP("")),
	  "runtimePlatform is not known yet" },
	{ FARGATE("'cpu': '1024', 'memory': '2048', 'runtimePlatform': {'cpuArchitecture': 'ARM64', "
		  "'operatingSystemFamily': 'WINDOWS_SERVER_2022_CORE'}, " APP("")),
	  "no Windows on ARM64" },
	{ FARGATE(SMALL "'ephemeralStorage': {'sizeInGiB': 500}, " APP("")), "ephemeralStorage is wrong" },
};

START_TEST(what_has_no_price_says_why)
{
	struct billed billed;
	const char *answer = trouble(refused[_i].words, &billed);

	ck_assert_msg(answer != NULL, "%s has a price", refused[_i].words);
	ck_assert_msg(strstr(answer, refused[_i].part) != NULL, "%s: %s", refused[_i].words, answer);
}
END_TEST

static const char *region_of(const char *words, const char **other)
{
	return find_region(read_definition(words)->task, &arena, other);
}

START_TEST(the_region_is_what_the_definition_names)
{
	const char *other;

	ck_assert_ptr_null(region_of(FARGATE(SMALL APP("")), &other));
	ck_assert_ptr_null(other);
	ck_assert_str_eq(region_of(FARGATE(SMALL "'containerDefinitions': [{'name': 'app', 'image': "
						 "'111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1'}]"),
				   &other),
			 "eu-west-1");
	ck_assert_ptr_null(other);
	ck_assert_str_eq(region_of(FARGATE(SMALL APP(", 'logConfiguration': {'logDriver': 'awslogs', "
						     "'options': {'awslogs-region': 'sa-east-1'}}")),
				   &other),
			 "sa-east-1");
	ck_assert_str_eq(
		region_of(FARGATE(SMALL "'executionRoleArn': 'arn:aws:iam::111122223333:role/x', " APP(
				  ", 'secrets': [{'name': 'A', 'valueFrom': "
				  "'arn:aws:ssm:us-east-1:111122223333:parameter/a'}, {'name': "
				  "'B', 'valueFrom': 'arn:aws:ssm:us-west-2:111122223333:"
				  "parameter/a'}]")),
			  &other),
		"us-east-1");
	ck_assert_str_eq(other, "us-west-2");
	/* What the program in the container talks to may lie anywhere. */
	ck_assert_ptr_null(region_of(FARGATE(SMALL APP(", 'environment': [{'name': 'Q', 'value': "
						       "'arn:aws:sqs:us-east-1:111122223333:q'}]")),
				     &other));
}
END_TEST

START_TEST(requests_are_added_up)
{
	struct asked asked = find_asked(
		read_definition(FARGATE("'cpu': '1024', 'memory': '4096', 'containerDefinitions': ["
					"{'name': 'a', 'image': 'a:1', 'cpu': 128, 'memory': 1024, "
					"'memoryReservation': 256, 'portMappings': [{'containerPort': 80, "
					"'name': 'http'}]}, "
					"{'name': 'b', 'image': 'b:1', 'cpu': 0, 'memory': 300}]"))
			->task);

	ck_assert_int_eq(asked.containers, 2);
	ck_assert_int_eq(asked.cpu, 128);
	ck_assert_int_eq(asked.with_cpu, 1);
	ck_assert_int_eq(asked.memory, 556);
	ck_assert_int_eq(asked.with_memory, 2);
	ck_assert_int_eq(asked.largest, 1024);
	ck_assert(asked.proxy);
	ck_assert(!asked.more);
	ck_assert(!says_all_cpu(&asked));
	ck_assert(says_all_memory(&asked));
	asked = find_asked(read_definition(FARGATE(SMALL "'containerDefinitions': ['${SIDECAR}', {'name': "
							 "'a', 'image': 'a:1', 'cpu': 128, 'memory': 64}]"))
				   ->task);
	ck_assert(!says_all_memory(&asked));
}
END_TEST

START_TEST(smaller_sizes_hold_what_is_asked_for)
{
	struct unit_prices prices = prices_in("us-east-1", FARGATE_LINUX_X86_64);
	struct billed billed = { 1024, 4096, 30, FARGATE_LINUX_X86_64 };
	struct asked asked = {
		.cpu = 300, .memory = 900, .largest = 900, .containers = 1, .with_cpu = 1, .with_memory = 1
	};
	struct smaller next, least;

	ck_assert(find_smaller(&billed, &asked, &prices, &next, &least));
	ck_assert_int_eq(next.cpu, 1024);
	ck_assert_int_eq(next.memory, 3072);
	ck_assert(next.saved == 4445000);
	ck_assert_int_eq(least.cpu, 512);
	ck_assert_int_eq(least.memory, 1024);
	ck_assert(least.saved == 20240000 + 3 * 4445000);
	/* No container may have more memory than the task. */
	asked.largest = 2000;
	ck_assert(find_smaller(&billed, &asked, &prices, &next, &least));
	ck_assert_int_eq(least.memory, 2048);
	/* Room for the proxy. */
	asked.largest = 0;
	asked.proxy = true;
	asked.memory = 1000;
	ck_assert(find_smaller(&billed, &asked, &prices, &next, &least));
	ck_assert_int_eq(least.cpu, 1024);
	ck_assert_int_eq(least.memory, 2048);
	/* What nobody states is kept. */
	asked.with_cpu = 0;
	asked.proxy = false;
	ck_assert(find_smaller(&billed, &asked, &prices, &next, &least));
	ck_assert_int_eq(least.cpu, 1024);
	ck_assert_int_eq(least.memory, 2048);
	asked.with_memory = 0;
	ck_assert(!find_smaller(&billed, &asked, &prices, &next, &least));
	/* Windows begins at 1 vCPU. */
	asked.with_cpu = asked.with_memory = 1;
	billed.platform = FARGATE_WINDOWS_X86_64;
	ck_assert(find_smaller(&billed, &asked, &prices, &next, &least));
	ck_assert_int_eq(least.cpu, 1024);
	/* More than the size has. */
	asked.memory = 4097;
	ck_assert(!find_smaller(&billed, &asked, &prices, &next, &least));
}
END_TEST

START_TEST(an_instance_pays_off_from_some_task_on)
{
	struct billed billed = { 256, 512, FREE_STORAGE, FARGATE_LINUX_X86_64 };
	struct cost cost = { .sum = 10000000 };
	struct instance instance = { .hourly = 40000000, .cpu = 2048, .memory = 8192 };

	ck_assert_int_eq(tasks_on_instance(&billed, &instance), 8);
	/* Four cost as much as the instance, five more. */
	ck_assert_int_eq(tasks_to_pay_off(&cost, &instance, 8), 5);
	ck_assert_int_eq(tasks_to_pay_off(&cost, &instance, 5), 5);
	ck_assert_int_eq(tasks_to_pay_off(&cost, &instance, 4), 0);
	instance.hourly = 39999999;
	ck_assert_int_eq(tasks_to_pay_off(&cost, &instance, 8), 4);
	instance.memory = 1535;
	ck_assert_int_eq(tasks_on_instance(&billed, &instance), 2);
	ck_assert_int_eq(tasks_to_pay_off(&cost, &instance, 0), 0);
	cost.sum = 0;
	ck_assert_int_eq(tasks_to_pay_off(&cost, &instance, 8), 0);
}
END_TEST

#define FILE_OF(regions) "{'date': '2026-11', 'currency': 'USD', 'regions': {" regions "}}"
#define PLATFORM "'LINUX/X86_64': {'vcpuHour': 1, 'gbHour': 2.5}"

static bool parse(const char *words, struct prices *prices, const char **fault)
{
	char *text = arena_copy(&arena, words, strlen(words));

	for (char *c = text; *c; c++)
		if (*c == '\'')
			*c = '"';
	return prices_parse(prices, (struct text){ text, strlen(text) }, &arena, fault);
}

static const struct {
	const char *words;
	const char *fault; /* its beginning */
} faulty[] = {
	{ "", "1:0: not JSON: " },
	{ "{'date': '2026-11',\n 'currency' 'USD'}", "2:17: not JSON: " },
	{ "{'date': '2026-11', 'date': '2026-12'}", "1:26: not JSON: duplicate object key" },
	{ "[]", "/: not an object" },
	{ "{}", "/: date, currency and regions are all required" },
	{ "{'date': '2026-11', 'currency': 'USD', 'regions': []}", "/regions: not an object" },
	{ "{'date': 2026, 'currency': 'USD', 'regions': {}}", "/date: " },
	{ "{'date': 'November', 'currency': 'USD', 'regions': {}}", "/date: " },
	{ "{'date': '2026-11-', 'currency': 'USD', 'regions': {}}", "/date: " },
	{ "{'date': '2026-11', 'currency': '$', 'regions': {}}", "/currency: " },
	{ "{'date': '2026-11', 'currency': 'USD', 'regions': {}, 'x/y': 1}", "/x~1y: unknown: " },
	{ FILE_OF("'Seoul': {}"), "/regions/Seoul: not the name of a region" },
	{ FILE_OF("'us-east-1': 1"), "/regions/us-east-1: not an object" },
	{ FILE_OF("'us-east-1': {'LINUX': {}}"), "/regions/us-east-1/LINUX: unknown: " },
	{ FILE_OF("'us-east-1': {'storageGbHour': '1'}"), "/regions/us-east-1/storageGbHour: a price is a " },
	{ FILE_OF("'us-east-1': {'LINUX/X86_64': 1}"), "/regions/us-east-1/LINUX~1X86_64: not an object" },
	{ FILE_OF("'us-east-1': {'LINUX/X86_64': {'vcpuHour': 1}}"),
	  "/regions/us-east-1/LINUX~1X86_64: vcpuHour and gbHour" },
	{ FILE_OF("'us-east-1': {'LINUX/X86_64': {'vcpuHour': 1, 'gbHour': -1}}"),
	  "/regions/us-east-1/LINUX~1X86_64/gbHour: a price is from 0 to 100000 an hour" },
	{ FILE_OF("'us-east-1': {'LINUX/X86_64': {'vcpuHour': 1e300, 'gbHour': 1}}"),
	  "/regions/us-east-1/LINUX~1X86_64/vcpuHour: a price is from 0 to 100000 an hour" },
	{ FILE_OF("'us-east-1': {'LINUX/X86_64': {'vcpuhour': 1, 'gbHour': 1}}"),
	  "/regions/us-east-1/LINUX~1X86_64/vcpuhour: unknown: " },
	{ FILE_OF("'us-east-1': {'LINUX/X86_64': {'vcpuHour': 1, 'gbHour': 1, 'licenceVcpuHour': 1}}"),
	  "/regions/us-east-1/LINUX~1X86_64/licenceVcpuHour: only Windows" },
	{ FILE_OF("'us-east-1': {'LINUX/X86_64': {'vcpuHour': 1, 'gbHour': 1, 'source': 1}}"),
	  "/regions/us-east-1/LINUX~1X86_64/source: source is a text" },
};

START_TEST(faults_of_price_files_are_placed)
{
	struct prices prices;
	const char *fault = NULL;

	ck_assert(!parse(faulty[_i].words, &prices, &fault));
	ck_assert_msg(!strncmp(fault, faulty[_i].fault, strlen(faulty[_i].fault)), "%s: %s", faulty[_i].words,
		      fault);
}
END_TEST

START_TEST(prices_are_found_by_region_and_platform)
{
	struct prices prices;
	struct unit_prices found;
	const char *fault = NULL;

	ck_assert(parse(FILE_OF("'eu-west-1': {'WINDOWS/X86_64': {'vcpuHour': 1, 'gbHour': 2}, " PLATFORM
				"}, 'us-east-1': {" PLATFORM "}"),
			&prices, &fault));
	ck_assert_int_eq(prices_find(&prices, "eu-west-1", FARGATE_LINUX_X86_64, &found), PRICES_FOUND);
	ck_assert(found.vcpu == BILLIONTHS);
	ck_assert(found.gb == 2.5 * BILLIONTHS);
	ck_assert(found.licence == 0);
	ck_assert(found.storage == PRICE_UNKNOWN);
	ck_assert_int_eq(prices_find(&prices, "eu-west-1", FARGATE_WINDOWS_X86_64, &found), PRICES_FOUND);
	ck_assert(found.licence == PRICE_UNKNOWN);
	ck_assert_int_eq(prices_find(&prices, "eu-west-1", FARGATE_LINUX_ARM64, &found), PRICES_NO_PLATFORM);
	ck_assert_int_eq(prices_find(&prices, "eu-west-2", FARGATE_LINUX_X86_64, &found), PRICES_NO_REGION);
	ck_assert_str_eq(prices_regions(&prices, &arena), "eu-west-1, us-east-1");
	ck_assert_str_eq(prices_platforms(&prices, "eu-west-1", &arena), "LINUX/X86_64, WINDOWS/X86_64");
	prices_release(&prices);
	ck_assert(parse(FILE_OF(""), &prices, &fault));
	ck_assert_str_eq(prices_regions(&prices, &arena), "none");
	prices_release(&prices);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("cost");
	TCase *sums = tcase_create("sums"), *files = tcase_create("price files");

	tcase_add_checked_fixture(sums, set_up, tear_down);
	tcase_add_test(sums, a_month_of_the_smallest_task_in_seoul_comes_to_10_36);
	tcase_add_test(sums, amounts_are_rounded_to_the_nearest);
	tcase_add_test(sums, arm_storage_and_windows_have_prices_of_their_own);
	tcase_add_test(sums, what_the_file_lacks_is_not_in_the_sum);
	tcase_add_test(sums, sizes_are_read_in_any_spelling);
	tcase_add_loop_test(sums, what_has_no_price_says_why, 0, sizeof refused / sizeof *refused);
	tcase_add_test(sums, the_region_is_what_the_definition_names);
	tcase_add_test(sums, requests_are_added_up);
	tcase_add_test(sums, smaller_sizes_hold_what_is_asked_for);
	tcase_add_test(sums, an_instance_pays_off_from_some_task_on);
	suite_add_tcase(suite, sums);
	tcase_add_checked_fixture(files, set_up, tear_down);
	tcase_add_loop_test(files, faults_of_price_files_are_placed, 0, sizeof faulty / sizeof *faulty);
	tcase_add_test(files, prices_are_found_by_region_and_platform);
	suite_add_tcase(suite, files);
	return run_suite(suite);
}
