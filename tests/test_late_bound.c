/* --late-bound: pointers with wildcards against places in a document. */
#include "late_bound.h"
#include "reader.h"

#include "suite.h"
#include <stdlib.h>

static bool matches(const char *pointer, const char *document, const char *key)
{
	struct arena arena = ARENA_INIT;
	struct source source = { .name = "test", .bytes = { document, strlen(document) } };
	struct reading reading = read_document(&source, &(struct reader_options){ 0 }, &arena);
	struct late_bound list = { pointer, NULL };
	const struct node *object = reading.root;
	bool found;

	/* The object in question is the innermost of the first children. */
	while (object->first && object->first->kind <= NODE_ARRAY)
		object = object->first;
	found = is_late_bound(&list, object, (struct text){ key, strlen(key) });
	arena_release(&arena);
	return found;
}

static const char container[] = "{\"containerDefinitions\": [{}]}";

START_TEST(whole_paths_match)
{
	ck_assert(matches("/containerDefinitions/0/image", container, "image"));
	ck_assert(matches("/containerDefinitions/*/image", container, "image"));
	ck_assert(matches("/*/*/*", container, "image"));
	ck_assert(matches("/family", "{}", "family"));
}
END_TEST

START_TEST(other_paths_do_not)
{
	ck_assert(!matches("/containerDefinitions/1/image", container, "image"));
	ck_assert(!matches("/containerDefinitions/*/name", container, "image"));
	ck_assert(!matches("/image", container, "image"));
	ck_assert(!matches("/*/image", container, "image"));
	ck_assert(!matches("/x/containerDefinitions/*/image", container, "image"));
	ck_assert(!matches("/containerDefinitions/*/image/x", container, "image"));
	ck_assert(!matches("/containerDefinitions/0/imag", container, "image"));
	ck_assert(!matches("/containerDefinitions/0/images", container, "image"));
}
END_TEST

START_TEST(a_describe_wrapper_is_left_out)
{
	ck_assert(matches("/containerDefinitions/*/image",
			  "{\"taskDefinition\": {\"containerDefinitions\": [{}]}}", "image"));
}
END_TEST

START_TEST(escapes_are_decoded)
{
	ck_assert(matches("/a~1b~0c", "{}", "a/b~c"));
	ck_assert(!matches("/a~1b~0c", "{}", "a~1b~0c"));
}
END_TEST

START_TEST(pointers_are_checked)
{
	ck_assert(late_bound_is_valid("/a/*/b"));
	ck_assert(late_bound_is_valid("/a~0~1"));
	ck_assert(!late_bound_is_valid(""));
	ck_assert(!late_bound_is_valid("a/b"));
	ck_assert(!late_bound_is_valid("/a~2"));
	ck_assert(!late_bound_is_valid("/a~"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("late bound");
	TCase *pointers = tcase_create("pointers");

	tcase_add_test(pointers, whole_paths_match);
	tcase_add_test(pointers, other_paths_do_not);
	tcase_add_test(pointers, a_describe_wrapper_is_left_out);
	tcase_add_test(pointers, escapes_are_decoded);
	tcase_add_test(pointers, pointers_are_checked);
	suite_add_tcase(suite, pointers);
	return run_suite(suite);
}
