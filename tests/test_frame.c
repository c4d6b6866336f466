/* Widths, escapes, windows and the rows of a frame. */
#include "display.h"
#include "frame.h"

#include "suite.h"
#include <stdlib.h>

static struct arena arena;

static const char *escaped(const char *words, size_t length)
{
	static char shown[512];
	FILE *out = fmemopen(shown, sizeof shown, "w");

	put_escaped(out, (struct text){ words, length });
	fclose(out);
	return shown;
}

START_TEST(escapes)
{
	ck_assert_str_eq(escaped("a b", 3), "a b");
	ck_assert_str_eq(escaped("\033[31m", 5), "\\x1B[31m");
	ck_assert_str_eq(escaped("a\tb\n\0c", 6), "a\\x09b\\x0A\\x00c");
	ck_assert_str_eq(escaped("\xe2\x80\xae", 3), "\\u202E");
	ck_assert_str_eq(escaped("\xef\xbb\xbf", 3), "\\uFEFF");
	ck_assert_str_eq(escaped("\xc2\x9b", 2), "\\u009B");
	ck_assert_str_eq(escaped("\xf3\xa0\x81\x81", 4), "\\U000E0041");
	ck_assert_str_eq(escaped("\x7f", 1), "\\x7F");
	/* Not UTF-8: alone, cut off, overlong, a surrogate, too large. */
	ck_assert_str_eq(escaped("\xff", 1), "\\xFF");
	ck_assert_str_eq(escaped("\xe2\x80", 2), "\\xE2\\x80");
	ck_assert_str_eq(escaped("\xc0\xaf", 2), "\\xC0\\xAF");
	ck_assert_str_eq(escaped("\xed\xa0\x80", 3), "\\xED\\xA0\\x80");
	ck_assert_str_eq(escaped("\xf4\x90\x80\x80", 4), "\\xF4\\x90\\x80\\x80");
	ck_assert_str_eq(escaped("é日😀", strlen("é日😀")), "é日😀");
}
END_TEST

START_TEST(widths)
{
	ck_assert_uint_eq(escaped_width(text_of("abc")), 3);
	ck_assert_uint_eq(escaped_width(text_of("é")), 1);
	ck_assert_uint_eq(escaped_width(text_of("e\xcc\x81")), 1); /* e and a combining accent */
	ck_assert_uint_eq(escaped_width(text_of("日本")), 4);
	ck_assert_uint_eq(escaped_width(text_of("한")), 2);
	ck_assert_uint_eq(escaped_width(text_of("😀")), 2);
	ck_assert_uint_eq(escaped_width(text_of("\033")), 4);
	ck_assert_uint_eq(glyph_at(text_of("\t"), 0, 0).width, 4);
	ck_assert_uint_eq(glyph_at(text_of("\t"), 0, 3).width, 1);
	ck_assert_uint_eq(glyph_at(text_of("\t"), 0, 4).width, 4);
}
END_TEST

struct place_of {
	const char *words; /* the first of these in the document */
	const char *label;
};

/* The frame of a finding at `first`, related to `second` when it has words. Bytes in `hidden` are masked. */
static const char *frame(const char *words, struct place_of first, struct place_of second, const char *hidden,
			 unsigned width)
{
	static char shown[4096];
	FILE *out = fmemopen(shown, sizeof shown, "w");
	struct report report = { .out = out, .width = width };
	struct document document = { .source = { .name = "x", .bytes = text_of(words) }, .arena = &arena };
	struct mask mask = { .hidden = arena_zalloc(&arena, strlen(words) + 1) };
	struct related related = { .label = second.label };
	struct finding finding = { .severity = SEVERITY_ERROR, .label = first.label };

	finding.at.start = (uint32_t)(strstr(words, first.words) - words);
	finding.at.end = finding.at.start + (uint32_t)strlen(first.words);
	if (second.words) {
		related.at.start = (uint32_t)(strstr(words, second.words) - words);
		related.at.end = related.at.start + (uint32_t)strlen(second.words);
		finding.related = &related;
	}
	if (hidden)
		memset(mask.hidden + (strstr(words, hidden) - words), 1, strlen(hidden));
	put_frame(&report, &document, &mask, &finding);
	fclose(out);
	arena_reset(&arena);
	return shown;
}

static const struct place_of none;

START_TEST(one_line)
{
	ck_assert_str_eq(frame("{\n  \"a\": 1\n}", (struct place_of){ "\"a\"", NULL }, none, NULL, 100),
			 "   |\n"
			 " 2 |   \"a\": 1\n"
			 "   |   ^^^\n"
			 "   |\n");
	ck_assert_str_eq(frame("{\n  \"a\": 1\n}", (struct place_of){ "1", "one" }, none, NULL, 100),
			 "   |\n"
			 " 2 |   \"a\": 1\n"
			 "   |        ^ one\n"
			 "   |\n");
	/* The end of a document is a place too. */
	ck_assert_str_eq(frame("{\n", (struct place_of){ "", "here" }, none, NULL, 100), "   |\n"
											 " 1 | {\n"
											 "   | ^ here\n"
											 "   |\n");
}
END_TEST

START_TEST(labels_hang)
{
	ck_assert_str_eq(frame("[80, 80 ]", (struct place_of){ "80 ", "again" },
			       (struct place_of){ "80,", "first" }, NULL, 100),
			 "   |\n"
			 " 1 | [80, 80 ]\n"
			 "   |  --- ^^^ again\n"
			 "   |  first\n"
			 "   |\n");
	/* A label too long for the row goes below, and to the left as far as it must. */
	ck_assert_str_eq(frame("[                    80]",
			       (struct place_of){ "80", "a label of more columns" }, none, NULL, 40),
			 "   |\n"
			 " 1 | [                    80]\n"
			 "   |                      ^^\n"
			 "   |             a label of more columns\n"
			 "   |\n");
}
END_TEST

START_TEST(two_lines)
{
	ck_assert_str_eq(frame("{\n\"a\": 1,\n\"b\": 2\n}", (struct place_of){ "2", NULL },
			       (struct place_of){ "1", "x" }, NULL, 100),
			 "   |\n"
			 " 2 | \"a\": 1,\n"
			 "   |      - x\n"
			 " 3 | \"b\": 2\n"
			 "   |      ^\n"
			 "   |\n");
	ck_assert_str_eq(frame("{\n\"a\": 1,\n\n\n\n\n\n\n\n\"b\": 2\n}", (struct place_of){ "2", NULL },
			       (struct place_of){ "1", "x" }, NULL, 100),
			 "    |\n"
			 "  2 | \"a\": 1,\n"
			 "    |      - x\n"
			 "...\n"
			 " 10 | \"b\": 2\n"
			 "    |      ^\n"
			 "    |\n");
}
END_TEST

START_TEST(blocks)
{
	ck_assert_str_eq(frame("{\"a\": {\n\"b\": 1\n}}", (struct place_of){ "{\n\"b\": 1\n}", NULL }, none,
			       NULL, 100),
			 "   |\n"
			 " 1 | {\"a\": {\n"
			 "   |       ^\n"
			 "   |\n");
}
END_TEST

START_TEST(columns_on_screen)
{
	ck_assert_str_eq(frame("\t\"日本\": \"x\"", (struct place_of){ "\"x\"", NULL }, none, NULL, 100),
			 "   |\n"
			 " 1 |     \"日本\": \"x\"\n"
			 "   |             ^^^\n"
			 "   |\n");
	ck_assert_str_eq(frame("\"\033[2J\": 1", (struct place_of){ "1", NULL }, none, NULL, 100),
			 "   |\n"
			 " 1 | \"\\x1B[2J\": 1\n"
			 "   |            ^\n"
			 "   |\n");
}
END_TEST

START_TEST(hidden_bytes)
{
	ck_assert_str_eq(frame("{\"value\": \"hunter2\", \"x\": 1}", (struct place_of){ "\"x\"", NULL }, none,
			       "\"hunter2\"", 100),
			 "   |\n"
			 " 1 | {\"value\": \"…\", \"x\": 1}\n"
			 "   |                ^^^\n"
			 "   |\n");
	/* Neither the length nor the place inside is told. */
	ck_assert_str_eq(
		frame("{\"value\": \"hunter2\"}", (struct place_of){ "ter", NULL }, none, "\"hunter2\"", 100),
		"   |\n"
		" 1 | {\"value\": \"…\"}\n"
		"   |           ^^^\n"
		"   |\n");
}
END_TEST

START_TEST(windows)
{
	char words[4001];

	memset(words, 'a', sizeof words);
	words[sizeof words - 1] = '\0';
	memcpy(words + 2000, "XYZ", 3);
	ck_assert_str_eq(frame(words, (struct place_of){ "XYZ", NULL }, none, NULL, 40),
			 "   |\n"
			 " 1 | …aaaaaaaaaaaaaaaXYZaaaaaaaaaaaaaaa…\n"
			 "   |                 ^^^\n"
			 "   |\n");
	memcpy(words, "BC", 2);
	ck_assert_str_eq(frame(words, (struct place_of){ "BC", NULL }, none, NULL, 40),
			 "   |\n"
			 " 1 | BCaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…\n"
			 "   | ^^\n"
			 "   |\n");
	memcpy(words + 3998, "YY", 2);
	ck_assert_str_eq(frame(words, (struct place_of){ "YY", NULL }, none, NULL, 40),
			 "   |\n"
			 " 1 | …aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaYY\n"
			 "   |                                  ^^\n"
			 "   |\n");
	/* Two places far apart are two windows of one line. */
	ck_assert_str_eq(
		frame(words, (struct place_of){ "XYZ", "here" }, (struct place_of){ "BC", "and" }, NULL, 40),
		"   |\n"
		" 1 | BCaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…\n"
		"   | -- and\n"
		"...\n"
		" 1 | …aaaaaaaaaaaaaaaXYZaaaaaaaaaaaaaaa…\n"
		"   |                 ^^^ here\n"
		"   |\n");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("frame");
	TCase *cases = tcase_create("frame");
	int status;

	tcase_add_test(cases, escapes);
	tcase_add_test(cases, widths);
	tcase_add_test(cases, one_line);
	tcase_add_test(cases, labels_hang);
	tcase_add_test(cases, two_lines);
	tcase_add_test(cases, blocks);
	tcase_add_test(cases, columns_on_screen);
	tcase_add_test(cases, hidden_bytes);
	tcase_add_test(cases, windows);
	suite_add_tcase(suite, cases);
	status = run_suite(suite);
	arena_release(&arena);
	return status;
}
