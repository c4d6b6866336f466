/* Port ranges: spelling and bounds. */
#include "port_range.h"

#include "suite.h"
#include <stdlib.h>

static const struct {
	const char *text;
	enum port_range kind;
	int64_t first;
	int64_t last;
} ranges[] = {
	{ "8080-8090", PORT_RANGE_OK, 8080, 8090 },
	{ "1-65535", PORT_RANGE_OK, 1, 65535 },
	{ "65534-65535", PORT_RANGE_OK, 65534, 65535 },
	{ "00080-081", PORT_RANGE_OK, 80, 81 },
	{ "8090-8080", PORT_RANGE_REVERSED, 8090, 8080 },
	{ "8080-8080", PORT_RANGE_OF_ONE, 8080, 8080 },
	{ "0-80", PORT_RANGE_OUTSIDE, 0, 80 },
	{ "80-0", PORT_RANGE_OUTSIDE, 80, 0 },
	{ "0-0", PORT_RANGE_OUTSIDE, 0, 0 },
	{ "65535-65536", PORT_RANGE_OUTSIDE, 65535, 65536 },
	{ "65536-65537", PORT_RANGE_OUTSIDE, 65536, 65536 },
	{ "1-18446744073709551617", PORT_RANGE_OUTSIDE, 1, 65536 },
	{ "99999999999999999999-1", PORT_RANGE_OUTSIDE, 65536, 1 },
};

START_TEST(ranges_are_read)
{
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		struct text text = { ranges[i].text, strlen(ranges[i].text) };
		int64_t first, last;

		ck_assert_msg(parse_port_range(text, &first, &last) == ranges[i].kind, "%s", ranges[i].text);
		ck_assert_msg(first == ranges[i].first && last == ranges[i].last, "%s: %d to %d",
			      ranges[i].text, (int)first, (int)last);
	}
}
END_TEST

START_TEST(what_is_no_range)
{
	static const char *const others[] = {
		"",      "-",       "80",     "80-",    "-80",    "80--90", "-1-80",     "80-90-100", "80:90",
		"80,90", "80 - 90", " 80-90", "80-90 ", "+80-90", "8o-90",  "80-90/udp", "80‑90",
	};
	int64_t first, last;

	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct text text = { others[i], strlen(others[i]) };

		ck_assert_msg(parse_port_range(text, &first, &last) == PORT_RANGE_NOT_A_RANGE,
			      "\"%s\" was taken for a range", others[i]);
	}
}
END_TEST

START_TEST(a_byte_behind_the_text_is_not_read)
{
	int64_t first, last;

	ck_assert_int_eq(parse_port_range((struct text){ "80-909", 5 }, &first, &last), PORT_RANGE_OK);
	ck_assert_int_eq(last, 90);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("port_range");
	TCase *all = tcase_create("all");

	tcase_add_test(all, ranges_are_read);
	tcase_add_test(all, what_is_no_range);
	tcase_add_test(all, a_byte_behind_the_text_is_not_read);
	suite_add_tcase(suite, all);
	return run_suite(suite);
}
