/* Patterns of .gitignore: what they match, and that no pattern takes long. */
#include "glob.h"

#include "suite.h"
#include <time.h>

enum { FILE_ONLY, FOLDER };

static const struct {
	const char *pattern;
	const char *path;
	int folder;
	bool matches;
} cases[] = {
	/* Without a slash: the name, at any depth. */
	{ "a.json", "a.json", FILE_ONLY, true },
	{ "a.json", "x/y/a.json", FILE_ONLY, true },
	{ "a.json", "A.json", FILE_ONLY, false },
	{ "a.json", "a.json/b", FILE_ONLY, false },
	{ "*.json", "x/a.json", FILE_ONLY, true },
	{ "*.json", ".json", FILE_ONLY, true },
	{ "*.json", "a.jsonl", FILE_ONLY, false },
	{ "a*", "x/abc", FILE_ONLY, true },
	{ "a*c", "x/abbc", FILE_ONLY, true },
	{ "a*c", "x/abbd", FILE_ONLY, false },
	{ "a*b*c", "aXbYbZc", FILE_ONLY, true },
	{ "*", "x/y", FILE_ONLY, true },
	{ "**", "x/y", FILE_ONLY, true },
	{ "a**b", "aXXb", FILE_ONLY, true },
	{ "a?c", "abc", FILE_ONLY, true },
	{ "a?c", "ac", FILE_ONLY, false },
	{ "a?c", "abbc", FILE_ONLY, false },
	/* With one: the path from the top. */
	{ "/a.json", "a.json", FILE_ONLY, true },
	{ "/a.json", "x/a.json", FILE_ONLY, false },
	{ "x/a.json", "x/a.json", FILE_ONLY, true },
	{ "x/a.json", "y/x/a.json", FILE_ONLY, false },
	{ "x/*.json", "x/a.json", FILE_ONLY, true },
	{ "x/*.json", "x/y/a.json", FILE_ONLY, false },
	{ "x?y", "x/y", FILE_ONLY, false },
	{ "/*", "a", FILE_ONLY, true },
	{ "/*", "a/b", FILE_ONLY, false },
	{ "x/*/z", "x/y/z", FILE_ONLY, true },
	{ "x/*/z", "x/z", FILE_ONLY, false },
	{ "x/*/z", "x/y/y/z", FILE_ONLY, false },
	{ "x/a*b/c", "x/a/b/c", FILE_ONLY, false },
	/* At the end: folders only. */
	{ "build/", "build", FOLDER, true },
	{ "build/", "x/build", FOLDER, true },
	{ "build/", "build", FILE_ONLY, false },
	{ "x/build/", "y/x/build", FOLDER, false },
	{ "/build/", "build", FOLDER, true },
	{ "build//", "build", FOLDER, false },
	/* Two asterisks between slashes. */
	{ "**/a", "a", FILE_ONLY, true },
	{ "**/a", "x/y/a", FILE_ONLY, true },
	{ "**/a", "x/ya", FILE_ONLY, false },
	{ "**/x/a", "y/x/a", FILE_ONLY, true },
	{ "**/x/a", "y/x/y/a", FILE_ONLY, false },
	{ "x/**", "x/a", FILE_ONLY, true },
	{ "x/**", "x/y/a", FILE_ONLY, true },
	{ "x/**", "x", FOLDER, false },
	{ "/**", "x", FILE_ONLY, true },
	{ "x/**/a", "x/a", FILE_ONLY, true },
	{ "x/**/a", "x/y/z/a", FILE_ONLY, true },
	{ "x/**/a", "xa", FILE_ONLY, false },
	{ "x/**/a", "y/x/a", FILE_ONLY, false },
	{ "x/**/y/*.json", "x/1/y/2/y/a.json", FILE_ONLY, true },
	{ "x/**/y/*.json", "x/1/y/2/z/a.json", FILE_ONLY, false },
	{ "x/**/b*c/**/d", "x/bc/1/bXc/d", FILE_ONLY, true },
	{ "***/a", "x/y/a", FILE_ONLY, true },
	{ "x**/a", "xy/a", FILE_ONLY, true },
	{ "x**/a", "xy/z/a", FILE_ONLY, false },
	/* Sets. */
	{ "[abc].json", "b.json", FILE_ONLY, true },
	{ "[abc].json", "d.json", FILE_ONLY, false },
	{ "[a-c]x", "bx", FILE_ONLY, true },
	{ "[!a-c]x", "bx", FILE_ONLY, false },
	{ "[!a-c]x", "dx", FILE_ONLY, true },
	{ "[^a-c]x", "dx", FILE_ONLY, true },
	{ "[]x]", "]", FILE_ONLY, true },
	{ "[!]x]", "]", FILE_ONLY, false },
	{ "[!]x]", "y", FILE_ONLY, true },
	{ "[a-]", "-", FILE_ONLY, true },
	{ "[--0]", ".", FILE_ONLY, true },
	{ "[\\]]", "]", FILE_ONLY, true },
	{ "[a-\\]]", "^", FILE_ONLY, false },
	{ "[\\[-\\]]", "\\", FILE_ONLY, true },
	{ "[[:digit:]]x", "7x", FILE_ONLY, true },
	{ "[[:digit:]]x", "ax", FILE_ONLY, false },
	{ "[![:upper:]_]", "A", FILE_ONLY, false },
	{ "[[:alpha:]-z]", "-", FILE_ONLY, true },
	{ "[[:alpha:", "a", FILE_ONLY, false },
	{ "[[:]", ":", FILE_ONLY, true },
	{ "[abc", "a", FILE_ONLY, false },
	{ "[abc", "[abc", FILE_ONLY, false },
	{ "a[x/]b", "axb", FILE_ONLY, true },
	{ "a[x/]b", "a/b", FILE_ONLY, false },
	{ "a[!x]b", "a/b", FILE_ONLY, false },
	/* Escapes. */
	{ "\\!a", "!a", FILE_ONLY, true },
	{ "\\#a", "#a", FILE_ONLY, true },
	{ "a\\*", "a*", FILE_ONLY, true },
	{ "a\\*", "ab", FILE_ONLY, false },
	{ "a\\\\b", "a\\b", FILE_ONLY, true },
	{ "a\\", "a\\", FILE_ONLY, false },
	{ "a  ", "a", FILE_ONLY, true },
	{ "a\\ ", "a ", FILE_ONLY, true },
	{ "a\\ b ", "a b", FILE_ONLY, true },
	{ " a", " a", FILE_ONLY, true },
	{ " a", "a", FILE_ONLY, false },
};

static bool matches(const char *pattern, const char *path, bool is_folder)
{
	struct glob glob;

	ck_assert_msg(glob_parse(&glob, text_of(pattern)), "\"%s\" is no pattern", pattern);
	return glob_matches(&glob, text_of(path), base_name(text_of(path)), is_folder);
}

START_TEST(patterns_match)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ck_assert_msg(matches(cases[i].pattern, cases[i].path, cases[i].folder) == cases[i].matches,
			      "\"%s\" and \"%s\"", cases[i].pattern, cases[i].path);
}
END_TEST

START_TEST(the_last_pattern_decides)
{
	struct glob_list list = { 0 };

	glob_list_add(&list, TEXT("*.json"));
	glob_list_add(&list, TEXT("!keep.json"));
	glob_list_add(&list, TEXT("/keep.json"));
	ck_assert_int_eq(glob_list_judge(&list, TEXT("x.json"), TEXT("x.json"), false), GLOB_CHOSEN);
	ck_assert_int_eq(glob_list_judge(&list, TEXT("a/keep.json"), TEXT("keep.json"), false),
			 GLOB_TAKEN_BACK);
	ck_assert_int_eq(glob_list_judge(&list, TEXT("keep.json"), TEXT("keep.json"), false), GLOB_CHOSEN);
	ck_assert_int_eq(glob_list_judge(&list, TEXT("keep.txt"), TEXT("keep.txt"), false), GLOB_SILENT);
	glob_list_release(&list);
}
END_TEST

START_TEST(blank_patterns_are_none)
{
	static const char *const blanks[] = { "", " ", "   ", "!", "/", "! " };
	struct glob glob;

	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		ck_assert_msg(!glob_parse(&glob, text_of(blanks[i])), "\"%s\"", blanks[i]);
}
END_TEST

/* `part` so many times, then `end`. */
static char *repeated(const char *part, int times, const char *end)
{
	size_t length = strlen(part);
	char *made = malloc(length * (size_t)times + strlen(end) + 1);

	ck_assert_ptr_nonnull(made);
	for (int i = 0; i < times; i++)
		memcpy(made + length * (size_t)i, part, length);
	strcpy(made + length * (size_t)times, end);
	return made;
}

START_TEST(hostile_patterns_are_quick)
{
	static const struct {
		const char *part;
		const char *end;
		const char *path_part;
	} hostile[] = {
		{ "*a", "b", "a" },      { "**/a/", "b", "a/" }, { "**/*a", "b", "a/" },
		{ "*/**/", "b", "a/" },  { "a*[[:", "]b", "a" }, { "*[!b]", "b", "a" },
		{ "**/a*/", "b", "a/" }, { "*?", "b", "a" },
	};
	clock_t start = clock();

	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		char *pattern = repeated(hostile[i].part, 500, hostile[i].end);
		char *path = repeated(hostile[i].path_part, 2000, "c");

		ck_assert(!matches(pattern, path, false));
		free(pattern);
		free(path);
	}
	/* Exponential time would not end; some 100 million steps are a second at the worst. */
	ck_assert_int_lt((clock() - start) / CLOCKS_PER_SEC, 20);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("glob");
	TCase *all = tcase_create("all");

	tcase_add_test(all, patterns_match);
	tcase_add_test(all, the_last_pattern_decides);
	tcase_add_test(all, blank_patterns_are_none);
	tcase_add_test(all, hostile_patterns_are_quick);
	tcase_set_timeout(all, 60);
	suite_add_tcase(suite, all);
	return run_suite(suite);
}
