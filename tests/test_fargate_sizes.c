/* The table of Fargate's task sizes, and the questions it answers. */
#include "fargate_sizes.h"

#include "suite.h"
#include <stdlib.h>

static bool takes(int64_t cpu, int64_t memory)
{
	const struct fargate_size *size = fargate_size_find(cpu);

	return size && fargate_size_takes(size, memory);
}

/* What every row must be for the questions to be answered right. */
START_TEST(rows)
{
	for (size_t i = 0; i < fargate_size_count; i++) {
		const struct fargate_size *size = &fargate_sizes[i];

		ck_assert(size->platforms & FARGATE_LINUX_X86_64);
		ck_assert_uint_eq(size->platforms & size->unconfirmed, 0);
		ck_assert_int_le(size->least, size->most);
		if (i)
			ck_assert_int_gt(size->cpu, size[-1].cpu);
		if (size->step) {
			ck_assert_int_eq((size->most - size->least) % size->step, 0);
			ck_assert_int_eq(size->memory[0], 0);
			continue;
		}
		ck_assert_int_eq(size->memory[0], size->least);
		ck_assert_int_eq(size->memory[2], size->most);
		ck_assert_int_eq(size->memory[3], 0);
	}
}
END_TEST

/* The number of pairs, counted one by one, is what the guide's table adds up to. */
START_TEST(pairs)
{
	static const struct {
		int cpu;
		int pairs;
	} expected[] = {
		{ 256, 3 },   { 512, 4 },   { 1024, 7 },   { 2048, 13 },
		{ 4096, 23 }, { 8192, 12 }, { 16384, 12 }, { 32768, 3 },
	};

	ck_assert_uint_eq(fargate_size_count, sizeof expected / sizeof *expected);
	for (size_t i = 0; i < fargate_size_count; i++) {
		int count = 0;

		ck_assert_int_eq(fargate_sizes[i].cpu, expected[i].cpu);
		for (int64_t memory = -1024; memory <= 300000; memory++)
			count += fargate_size_takes(&fargate_sizes[i], memory);
		ck_assert_msg(count == expected[i].pairs, "%d: %d pairs", expected[i].cpu, count);
	}
}
END_TEST

START_TEST(edges)
{
	ck_assert(takes(256, 512) && takes(256, 1024) && takes(256, 2048));
	ck_assert(!takes(256, 511) && !takes(256, 1536) && !takes(256, 3072) && !takes(256, 0));
	ck_assert(!takes(512, 512) && takes(512, 1024) && takes(512, 4096) && !takes(512, 5120));
	ck_assert(!takes(1024, 1024) && takes(1024, 2048) && takes(1024, 8192) && !takes(1024, 8193));
	ck_assert(!takes(4096, 7168) && takes(4096, 8192) && takes(4096, 30720) && !takes(4096, 31744));
	ck_assert(takes(8192, 16384) && !takes(8192, 17408) && takes(8192, 20480) && takes(8192, 61440));
	ck_assert(takes(16384, 32768) && !takes(16384, 36864) && takes(16384, 122880));
	ck_assert(takes(32768, 61440) && !takes(32768, 65536) && takes(32768, 249856));
	ck_assert_ptr_null(fargate_size_find(128));
	ck_assert_ptr_null(fargate_size_find(0));
	ck_assert_ptr_null(fargate_size_find(INT64_C(256) + (INT64_C(1) << 32)));
}
END_TEST

START_TEST(neighbours_in_memory)
{
	const struct fargate_size *listed = fargate_size_find(256), *stepped = fargate_size_find(8192);

	ck_assert_int_eq(fargate_memory_below(listed, 511), 0);
	ck_assert_int_eq(fargate_memory_above(listed, 511), 512);
	ck_assert_int_eq(fargate_memory_below(listed, 1500), 1024);
	ck_assert_int_eq(fargate_memory_above(listed, 1500), 2048);
	ck_assert_int_eq(fargate_memory_above(listed, 2048), 2048);
	ck_assert_int_eq(fargate_memory_above(listed, 2049), 0);
	ck_assert_int_eq(fargate_memory_below(listed, INT64_MAX), 2048);
	ck_assert_int_eq(fargate_memory_above(listed, INT64_MIN), 512);
	ck_assert_int_eq(fargate_memory_below(stepped, 17408), 16384);
	ck_assert_int_eq(fargate_memory_above(stepped, 17408), 20480);
	ck_assert_int_eq(fargate_memory_above(stepped, 20480), 20480);
	ck_assert_int_eq(fargate_memory_above(stepped, 61441), 0);
}
END_TEST

START_TEST(neighbours_in_cpu)
{
	unsigned windows = FARGATE_WINDOWS_X86_64, arm = FARGATE_LINUX_ARM64;

	ck_assert_ptr_null(fargate_size_below(256, FARGATE_LINUX_X86_64));
	ck_assert_int_eq(fargate_size_above(0, FARGATE_LINUX_X86_64)->cpu, 256);
	ck_assert_int_eq(fargate_size_below(300, FARGATE_LINUX_X86_64)->cpu, 256);
	ck_assert_int_eq(fargate_size_above(300, FARGATE_LINUX_X86_64)->cpu, 512);
	ck_assert_ptr_null(fargate_size_above(32768, FARGATE_LINUX_X86_64));
	ck_assert_ptr_null(fargate_size_below(512, windows));
	ck_assert_int_eq(fargate_size_above(512, windows)->cpu, 1024);
	ck_assert_int_eq(fargate_size_below(8192, windows)->cpu, 4096);
	ck_assert_ptr_null(fargate_size_above(8192, windows));
	ck_assert_ptr_null(fargate_size_above(16384, arm));
}
END_TEST

static int64_t smallest(int64_t cpu, int64_t memory, unsigned platforms, int64_t expected_memory)
{
	int64_t rounded = 0;
	const struct fargate_size *size = fargate_size_for(cpu, memory, platforms, &rounded);

	if (!size)
		return 0;
	ck_assert(fargate_size_takes(size, rounded));
	ck_assert_int_eq(rounded, expected_memory);
	return size->cpu;
}

START_TEST(smallest_that_holds)
{
	unsigned linux = FARGATE_LINUX_X86_64;

	ck_assert_int_eq(smallest(0, 0, linux, 512), 256);
	ck_assert_int_eq(smallest(0, 0, FARGATE_WINDOWS_X86_64, 2048), 1024);
	ck_assert_int_eq(smallest(256, 4096, linux, 4096), 512);
	ck_assert_int_eq(smallest(257, 100, linux, 1024), 512);
	ck_assert_int_eq(smallest(0, 31000, linux, 32768), 8192);
	ck_assert_int_eq(smallest(0, 31000, FARGATE_WINDOWS_X86_64, 0), 0);
	ck_assert_int_eq(smallest(0, 122881, linux, 249856), 32768);
	ck_assert_int_eq(smallest(0, 122881, FARGATE_LINUX_ARM64, 0), 0);
	ck_assert_int_eq(smallest(0, 249857, linux, 0), 0);
	ck_assert_int_eq(smallest(32769, 0, linux, 0), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("fargate_sizes");
	TCase *cases = tcase_create("table");

	tcase_add_test(cases, rows);
	tcase_add_test(cases, pairs);
	tcase_add_test(cases, edges);
	tcase_add_test(cases, neighbours_in_memory);
	tcase_add_test(cases, neighbours_in_cpu);
	tcase_add_test(cases, smallest_that_holds);
	suite_add_tcase(suite, cases);
	return run_suite(suite);
}
