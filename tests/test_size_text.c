/* The spellings of a task's CPU and memory. */
#include "size_text.h"

#include "suite.h"
#include <stdlib.h>

struct spelling {
	const char *text;
	enum size_text state;
	int64_t value; /* where there is one */
};

static void check_spellings(enum size_text (*parse)(struct text, int64_t *), const struct spelling *spellings,
			    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct spelling *s = &spellings[i];
		int64_t value = -1;
		enum size_text state = parse((struct text){ s->text, strlen(s->text) }, &value);

		ck_assert_msg(state == s->state, "\"%s\": state %d, not %d", s->text, state, s->state);
		if (state == SIZE_OK || state == SIZE_OTHER_SUFFIX)
			ck_assert_msg(value == s->value, "\"%s\" is %lld, not %lld", s->text,
				      (long long)value, (long long)s->value);
	}
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

START_TEST(cpu)
{
	static const struct spelling spellings[] = {
		{ "256", SIZE_OK, 256 },
		{ "0", SIZE_OK, 0 },
		{ "196608", SIZE_OK, 196608 },
		{ "0256", SIZE_OK, 256 },
		{ " 256 ", SIZE_OK, 256 },
		{ ".25 vCPU", SIZE_OK, 256 },
		{ "0.25 vCPU", SIZE_OK, 256 },
		{ ".250000000000000000000000 vcpu", SIZE_OK, 256 },
		{ "1 vCPU", SIZE_OK, 1024 },
		{ "1vcpu", SIZE_OK, 1024 },
		{ "1.0 VCPU", SIZE_OK, 1024 },
		{ "32 vCPU", SIZE_OK, 32768 },
		{ ".125 vCPU", SIZE_OK, 128 },
		{ ".33 vCPU", SIZE_OK, 338 },
		{ "", SIZE_NOT_A_SIZE, 0 },
		{ " ", SIZE_NOT_A_SIZE, 0 },
		{ ".", SIZE_NOT_A_SIZE, 0 },
		{ "vCPU", SIZE_NOT_A_SIZE, 0 },
		{ ". vCPU", SIZE_NOT_A_SIZE, 0 },
		{ "0.5", SIZE_NOT_A_SIZE, 0 },
		{ "-256", SIZE_NOT_A_SIZE, 0 },
		{ "+256", SIZE_NOT_A_SIZE, 0 },
		{ "1e3", SIZE_NOT_A_SIZE, 0 },
		{ "0x100", SIZE_NOT_A_SIZE, 0 },
		{ "1,024", SIZE_NOT_A_SIZE, 0 },
		{ "1.2.3 vCPU", SIZE_NOT_A_SIZE, 0 },
		{ "1 GB", SIZE_NOT_A_SIZE, 0 },
		{ "500m", SIZE_NOT_A_SIZE, 0 },
		{ "256 512", SIZE_NOT_A_SIZE, 0 },
		{ "999999999999999999999999999999", SIZE_TOO_LARGE, 0 },
		{ "9223372036854775808 vCPU", SIZE_TOO_LARGE, 0 },
	};

	check_spellings(parse_task_cpu, spellings, COUNT(spellings));
}
END_TEST

START_TEST(memory)
{
	static const struct spelling spellings[] = {
		{ "512", SIZE_OK, 512 },
		{ "0.5 GB", SIZE_OK, 512 },
		{ ".5GB", SIZE_OK, 512 },
		{ "2gb", SIZE_OK, 2048 },
		{ "1  GB", SIZE_OK, 1024 },
		{ "244 GB", SIZE_OK, 249856 },
		{ "1.5 Gb", SIZE_OK, 1536 },
		{ "512MiB", SIZE_OTHER_SUFFIX, 512 },
		{ "512 MB", SIZE_OTHER_SUFFIX, 512 },
		{ "512M", SIZE_OTHER_SUFFIX, 512 },
		{ "512Mi", SIZE_OTHER_SUFFIX, 512 },
		{ "2 GiB", SIZE_OTHER_SUFFIX, 2048 },
		{ "2G", SIZE_OTHER_SUFFIX, 2048 },
		{ "2Gi", SIZE_OTHER_SUFFIX, 2048 },
		{ "0.5Gi", SIZE_OTHER_SUFFIX, 512 },
		{ "", SIZE_NOT_A_SIZE, 0 },
		{ "GB", SIZE_NOT_A_SIZE, 0 },
		{ "MiB", SIZE_NOT_A_SIZE, 0 },
		{ "512 megs", SIZE_NOT_A_SIZE, 0 },
		{ "0.5", SIZE_NOT_A_SIZE, 0 },
		{ "1 vCPU", SIZE_NOT_A_SIZE, 0 },
		{ "2 GBs", SIZE_NOT_A_SIZE, 0 },
		{ "99999999999999999999 GB", SIZE_TOO_LARGE, 0 },
	};

	check_spellings(parse_task_memory, spellings, COUNT(spellings));
}
END_TEST

/* The longest numbers that are read do not overflow in any unit. */
START_TEST(large)
{
	int64_t value;

	ck_assert_int_eq(parse_task_memory(TEXT("999999999999.999999 GB"), &value), SIZE_OK);
	ck_assert_int_eq(value, INT64_C(999999999999) * 1024 + 1024);
	ck_assert_int_eq(parse_task_memory(TEXT("1000000000000"), &value), SIZE_TOO_LARGE);
	ck_assert(guess_task_memory(TEXT("999999999999.9 TB"), &value));
	ck_assert_int_gt(value, 0);
}
END_TEST

/* Text need not end in NUL, nor be text. */
START_TEST(bytes)
{
	int64_t value;

	ck_assert_int_eq(parse_task_cpu((struct text){ "2560", 3 }, &value), SIZE_OK);
	ck_assert_int_eq(value, 256);
	ck_assert_int_eq(parse_task_cpu((struct text){ "1\0vCPU", 6 }, &value), SIZE_NOT_A_SIZE);
	ck_assert_int_eq(parse_task_memory((struct text){ "1\xc2\xa0GB", 5 }, &value), SIZE_NOT_A_SIZE);
	ck_assert_int_eq(parse_task_cpu((struct text){ NULL, 0 }, &value), SIZE_NOT_A_SIZE);
}
END_TEST

static int64_t guessed(bool (*guess)(struct text, int64_t *), struct text text)
{
	int64_t value;

	return guess(text, &value) ? value : -1;
}

START_TEST(guesses)
{
	ck_assert_int_eq(guessed(guess_task_cpu, TEXT("500m")), 512);
	ck_assert_int_eq(guessed(guess_task_cpu, TEXT("250m")), 256);
	ck_assert_int_eq(guessed(guess_task_cpu, TEXT("0.5")), 512);
	ck_assert_int_eq(guessed(guess_task_cpu, TEXT("2 vCPUs")), 2048);
	ck_assert_int_eq(guessed(guess_task_cpu, TEXT("2 CPU")), 2048);
	ck_assert_int_eq(guessed(guess_task_cpu, TEXT("256 units")), 256);
	ck_assert_int_eq(guessed(guess_task_cpu, TEXT("two")), -1);
	ck_assert_int_eq(guessed(guess_task_cpu, TEXT("0m")), -1);
	ck_assert_int_eq(guessed(guess_task_memory, TEXT("512 megs")), 512);
	ck_assert_int_eq(guessed(guess_task_memory, TEXT("0.5")), 512);
	ck_assert_int_eq(guessed(guess_task_memory, TEXT("524288 KiB")), 512);
	ck_assert_int_eq(guessed(guess_task_memory, TEXT("1 gigabytes")), 1024);
	ck_assert_int_eq(guessed(guess_task_memory, TEXT("")), -1);
	ck_assert_int_eq(guessed(guess_task_memory, TEXT("lots")), -1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("size_text");
	TCase *cases = tcase_create("spellings");

	tcase_add_test(cases, cpu);
	tcase_add_test(cases, memory);
	tcase_add_test(cases, large);
	tcase_add_test(cases, bytes);
	tcase_add_test(cases, guesses);
	suite_add_tcase(suite, cases);
	return run_suite(suite);
}
