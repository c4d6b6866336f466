/* Words: how far apart they are, what stands for a value, and sets of names. */
#include "names.h"
#include "placeholder.h"
#include "suggest.h"

#include "suite.h"
#include <stdio.h>
#include <stdlib.h>

static struct text text(const char *word)
{
	return (struct text){ word, strlen(word) };
}

START_TEST(distances)
{
	ck_assert_uint_eq(word_distance(text("memory"), text("memory"), 2), 0);
	ck_assert_uint_eq(word_distance(text("Memory"), text("memory"), 2), 0);
	ck_assert_uint_eq(word_distance(text("port_mappings"), text("portMappings"), 2), 0);
	ck_assert_uint_eq(word_distance(text("portMapings"), text("portMappings"), 2), 1);
	ck_assert_uint_eq(word_distance(text("hots"), text("host"), 2), 1); /* neighbours swapped */
	ck_assert_uint_eq(word_distance(text("memroy"), text("memory"), 2), 1);
	ck_assert_uint_eq(word_distance(text("image"), text("links"), 2), 3); /* beyond the limit */
	ck_assert_uint_eq(word_distance(text(""), text("ab"), 2), 2);
	ck_assert_uint_eq(word_distance(text("abc"), text(""), 2), 3);
}
END_TEST

START_TEST(long_words_are_far)
{
	char word[NORMAL_LONGEST + 2];

	memset(word, 'a', sizeof word);
	ck_assert_uint_eq(word_distance((struct text){ word, NORMAL_LONGEST },
					(struct text){ word, NORMAL_LONGEST }, 2),
			  0);
	ck_assert_uint_eq(word_distance((struct text){ word, NORMAL_LONGEST + 1 },
					(struct text){ word, NORMAL_LONGEST + 1 }, 2),
			  3);
}
END_TEST

/* Against the textbook, over all words of up to four letters from three. */
static unsigned slow_distance(const char *a, size_t m, const char *b, size_t n)
{
	unsigned least, with;

	if (!m || !n)
		return (unsigned)(m + n);
	least = slow_distance(a, m - 1, b, n) + 1;
	with = slow_distance(a, m, b, n - 1) + 1;
	least = with < least ? with : least;
	with = slow_distance(a, m - 1, b, n - 1) + (a[m - 1] != b[n - 1]);
	least = with < least ? with : least;
	if (m > 1 && n > 1 && a[m - 1] == b[n - 2] && a[m - 2] == b[n - 1]) {
		with = slow_distance(a, m - 2, b, n - 2) + 1;
		least = with < least ? with : least;
	}
	return least;
}

static size_t nth_word(unsigned n, char *word)
{
	size_t length = 0;

	for (; n; n = (n - 1) / 3)
		word[length++] = "abc"[(n - 1) % 3];
	return length;
}

START_TEST(distances_are_the_textbook_s)
{
	enum { WORDS = 1 + 3 + 9 + 27 + 81 };

	for (unsigned i = 0; i < WORDS; i++) {
		for (unsigned j = 0; j < WORDS; j++) {
			char a[8], b[8];
			size_t m = nth_word(i, a), n = nth_word(j, b);
			unsigned exact = slow_distance(a, m, b, n);

			ck_assert_uint_eq(word_distance((struct text){ a, m }, (struct text){ b, n }, 2),
					  exact > 2 ? 3 : exact);
		}
	}
}
END_TEST

START_TEST(spellings)
{
	ck_assert(same_spelling(text("depends_on"), text("dependsOn")));
	ck_assert(same_spelling(text("FARGATE"), text("fargate")));
	ck_assert(same_spelling(text("managed-instances"), text("MANAGED_INSTANCES")));
	ck_assert(!same_spelling(text("memory"), text("memor")));
	ck_assert(same_spelling(text("_"), text("")));
}
END_TEST

static const char *closest(const char *word)
{
	static const char *const words[] = { "cpu", "memory", "memoryReservation", "name", "image" };
	struct suggestion suggestion = suggestion_for(text(word));

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		suggestion_offer(&suggestion, words[i], strlen(words[i]));
	return suggestion.best;
}

START_TEST(suggestions)
{
	ck_assert_str_eq(closest("memmory"), "memory");
	ck_assert_str_eq(closest("memoryReservatoin"), "memoryReservation");
	ck_assert_str_eq(closest("imgae"), "image");
	ck_assert_str_eq(closest("CPU"), "cpu");
	ck_assert_ptr_null(closest("cpx")); /* short words must be the same */
	ck_assert_ptr_null(closest("volumes"));
	ck_assert_ptr_null(closest(""));
}
END_TEST

START_TEST(placeholder_words)
{
	static const char *const placeholders[] = {
		"ACCOUNT_ID.dkr.ecr.REGION.amazonaws.com/web:1.4",
		"123456789012.dkr.ecr.AWS_REGION.amazonaws.com/web",
		"IMAGE",
		"XXXXXXXXXXXX.dkr.ecr.eu-west-1.amazonaws.com/web",
		"your-account-id.dkr.ecr.eu-west-1.amazonaws.com/web:1",
		"arn:aws:iam::ACCOUNT_ID:role/web",
		"arn:aws:iam::xxxxxxxxxxxx:role/web",
		"arn:aws:secretsmanager:REGION:123456789012:secret:db",
		"arn:aws:iam::123456789012:role/YOUR_ROLE",
		"arn:aws:ssm:region:account_id:parameter/db",
	};
	static const char *const values[] = {
		"nginx",
		"nginx:LATEST",
		"registry.example.com/team/web:RELEASE_42",
		"registry.example.com/Team/Web:1",
		"arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
		"arn:aws:iam::123456789012:role/PROD",
		"arn:aws:secretsmanager:eu-west-1:123456789012:secret:DB_PASSWORD-AbCdEf",
		"arn:aws:iam::123456789012:role/yourself",
		"",
	};

	for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++)
		ck_assert_msg(has_placeholder_word(text(placeholders[i])), "%s", placeholders[i]);
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		ck_assert_msg(!has_placeholder_word(text(values[i])), "%s", values[i]);
}
END_TEST

START_TEST(names_keep_the_first)
{
	enum { MANY = 5000 };
	static int values[MANY];
	static char words[MANY][16];
	struct arena arena = ARENA_INIT;
	struct names names;

	names_init(&names, &arena);
	ck_assert_ptr_null(names_find(&names, text("a")));
	for (int i = 0; i < MANY; i++) {
		snprintf(words[i], sizeof words[i], "n%d", i);
		ck_assert_ptr_null(names_add(&names, text(words[i]), &values[i]));
	}
	for (int i = 0; i < MANY; i++) {
		ck_assert_ptr_eq(names_find(&names, text(words[i])), &values[i]);
		ck_assert_ptr_eq(names_add(&names, text(words[i]), &values[0]), &values[i]);
	}
	ck_assert_ptr_null(names_find(&names, text("n5000")));
	ck_assert_ptr_null(names_add(&names, text(""), &values[1]));
	ck_assert_ptr_eq(names_find(&names, text("")), &values[1]);
	arena_release(&arena);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("words");
	TCase *words = tcase_create("words");

	tcase_add_test(words, distances);
	tcase_add_test(words, long_words_are_far);
	tcase_add_test(words, distances_are_the_textbook_s);
	tcase_add_test(words, spellings);
	tcase_add_test(words, suggestions);
	tcase_add_test(words, placeholder_words);
	tcase_add_test(words, names_keep_the_first);
	tcase_set_timeout(words, 60);
	suite_add_tcase(suite, words);
	return run_suite(suite);
}
