/* GitHub's hash of lines, and columns in other units than bytes. */
#include "columns.h"
#include "line_hash.h"

#include "suite.h"
#include <inttypes.h>
#include <stdio.h>

static struct arena arena;

/* "HASH:OCCURRENCE" of lines 1 to `count`, each followed by a blank. */
static const char *hashes(const char *words, size_t count)
{
	static char shown[1024];
	struct line_hash lines[16] = { { 0, 0, 0 } };
	size_t length = 0;

	for (size_t i = 0; i < count; i++)
		lines[i].line = i + 1;
	line_hashes((struct text){ words, strlen(words) }, lines, count, &arena);
	for (size_t i = 0; i < count; i++)
		length += (size_t)snprintf(shown + length, sizeof shown - length, "%" PRIx64 ":%" PRIu64 " ",
					   lines[i].hash, lines[i].occurrence);
	return shown;
}

/* The vectors of github/codeql-action, src/fingerprints.test.ts. */
START_TEST(known_hashes)
{
	ck_assert_str_eq(hashes("", 1), "c129715d7a2bc9a3:1 ");
	ck_assert_str_eq(hashes(" a\nb\n  \t\tc\n d", 4), "271789c17abda88f:1 54703d4cd895b18:1 "
							  "180aee12dab6264:1 a23a3dc5e078b07b:1 ");
}
END_TEST

START_TEST(blanks_and_line_ends_do_not_count)
{
	char plain[256];

	snprintf(plain, sizeof plain, "%s", hashes("a\nb\nc\nd", 4));
	ck_assert_str_eq(hashes("\ta \r\nb\r\nc\r\n  d", 4), plain);
	ck_assert_str_eq(hashes("a\rb\rc\rd", 4), plain);
	ck_assert_str_ne(hashes("a\nb\nc\ne", 4), plain);
}
END_TEST

static uint64_t hash_of(const char *words, uint64_t line)
{
	struct line_hash one = { line, 0, 0 };

	line_hashes((struct text){ words, strlen(words) }, &one, 1, &arena);
	return one.hash;
}

START_TEST(equal_lines_are_counted)
{
	char words[1024] = "";
	struct line_hash lines[2] = { { 2, 0, 0 }, { 9, 0, 0 } };

	/* Lines longer than the window, so that what follows does not count. */
	for (int i = 0; i < 9; i++) {
		memset(words + strlen(words), i % 2 ? 'x' : 'y', 100);
		strcat(words, "\n");
	}
	line_hashes((struct text){ words, strlen(words) }, lines, 2, &arena);
	ck_assert_uint_eq(lines[0].occurrence, 1);
	ck_assert_uint_eq(lines[1].occurrence, 5);
	ck_assert_uint_ne(lines[0].hash, lines[1].hash);
	ck_assert_uint_eq(lines[0].hash, hash_of(words, 8));
	/* A line that is not there is left alone. */
	ck_assert_uint_eq(hash_of("a\nb", 7), 0);
}
END_TEST

START_TEST(units_are_utf16)
{
	/* The euro sign is one unit, a face two; what is not UTF-8 is replaced. */
	ck_assert_uint_ne(hash_of("\xe2\x82\xac", 1), hash_of("\xf0\x9f\x98\x80", 1));
	ck_assert_uint_eq(hash_of("\xff", 1), hash_of("\xef\xbf\xbd", 1));
	ck_assert_uint_ne(hash_of("\xff\xff", 1), hash_of("\xef\xbf\xbd", 1));
}
END_TEST

static uint32_t column(const char *words, const char *at, enum column_unit unit)
{
	struct source source = { .name = "x", .bytes = { words, strlen(words) } };
	struct columns columns = columns_init(&source, &arena, unit);

	return columns_place(&columns, (uint32_t)(strstr(words, at) - words)).column;
}

START_TEST(columns_in_units)
{
	char words[4096] = "";

	ck_assert_uint_eq(column("abc", "c", COLUMN_POINTS), 3);
	ck_assert_uint_eq(column("a\nb c", "c", COLUMN_UTF16), 3);
	ck_assert_uint_eq(column("é日x", "x", COLUMN_POINTS), 3);
	ck_assert_uint_eq(column("é日😀x", "x", COLUMN_POINTS), 4);
	ck_assert_uint_eq(column("é日😀x", "x", COLUMN_UTF16), 5);
	ck_assert_uint_eq(column("😀\né\nüx", "x", COLUMN_UTF16), 2);
	ck_assert_uint_eq(column("é\n", "\n", COLUMN_POINTS), 2);
	for (int i = 0; i < 500; i++)
		strcat(words, "é😀");
	strcat(words, "x");
	ck_assert_uint_eq(column(words, "x", COLUMN_POINTS), 1001);
	ck_assert_uint_eq(column(words, "x", COLUMN_UTF16), 1501);
}
END_TEST

START_TEST(columns_beyond_the_end)
{
	struct source source = { .name = "x", .bytes = { "é", 2 } };
	struct columns columns = columns_init(&source, &arena, COLUMN_POINTS);

	ck_assert_uint_eq(columns_place(&columns, 99).column, 2);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("line hash");
	TCase *cases = tcase_create("line hash");
	int status;

	tcase_add_test(cases, known_hashes);
	tcase_add_test(cases, blanks_and_line_ends_do_not_count);
	tcase_add_test(cases, equal_lines_are_counted);
	tcase_add_test(cases, units_are_utf16);
	tcase_add_test(cases, columns_in_units);
	tcase_add_test(cases, columns_beyond_the_end);
	suite_add_tcase(suite, cases);
	status = run_suite(suite);
	arena_release(&arena);
	return status;
}
