/* Places in a task definition by selector. */
#include "reader.h"
#include "selector.h"

#include "suite.h"
#include <stdio.h>

static struct arena arena = ARENA_INIT;

static const struct node *read_text(const char *text)
{
	struct source source = { .name = "test", .bytes = { text, strlen(text) } };

	return read_document(&source, &(struct reader_options){ 0 }, &arena).root;
}

static struct selector parsed(const char *text)
{
	struct selector selector;
	size_t at;
	const char *wrong = selector_parse(&selector, (struct text){ text, strlen(text) }, &arena, &at);

	ck_assert_msg(!wrong, "%s: %s", text, wrong);
	return selector;
}

struct found {
	char pointers[512];
	size_t length;
};

static bool add(const struct node *node, void *state)
{
	struct found *found = state;

	found->length +=
		(size_t)snprintf(found->pointers + found->length, sizeof found->pointers - found->length,
				 "%s ", node_pointer(node, &arena));
	return true;
}

static void finds(const char *selector, const char *document, const char *pointers)
{
	const struct node *root = read_text(document);
	struct selector parsed_selector = parsed(selector);
	struct found found = { "", 0 };

	selector_each(&parsed_selector, root, add, &found);
	ck_assert_str_eq(found.pointers, pointers);
	arena_reset(&arena);
}

static const char two[] = "{\"family\": \"f\", \"containerDefinitions\": ["
			  "{\"name\": \"web\", \"environment\": [{\"name\": \"A/B\", \"value\": \"1\"}]},"
			  "{\"name\": \"sidecar\", \"dockerLabels\": {\"a/b\": \"c\", \"*\": \"d\"}}]}";

START_TEST(finds_places)
{
	finds("", two, " ");
	finds("/family", two, "/family ");
	finds("/containerDefinitions/1/name", two, "/containerDefinitions/1/name ");
	finds("/containerDefinitions/01/name", two, "");
	finds("/containerDefinitions/*/name", two,
	      "/containerDefinitions/0/name /containerDefinitions/1/name ");
	finds("/containerDefinitions/[name=sidecar]/name", two, "/containerDefinitions/1/name ");
	finds("/containerDefinitions/[name=web]/environment/[name=A/B]/value", two,
	      "/containerDefinitions/0/environment/0/value ");
	finds("/**/value", two, "/containerDefinitions/0/environment/0/value ");
	finds("/**/name", two,
	      "/containerDefinitions/0/name /containerDefinitions/0/environment/0/name "
	      "/containerDefinitions/1/name ");
	finds("/containerDefinitions/*/dockerLabels/a~1b", two, "/containerDefinitions/1/dockerLabels/a~1b ");
	finds("/**/**/dockerLabels/**", two,
	      "/containerDefinitions/1/dockerLabels /containerDefinitions/1/dockerLabels/a~1b "
	      "/containerDefinitions/1/dockerLabels/* ");
	finds("/nothing/**", two, "");
}
END_TEST

START_TEST(a_bare_list_is_the_member_it_would_be)
{
	finds("/containerDefinitions/[name=a]/image", "[{\"name\": \"a\", \"image\": \"i\"}]", "/0/image ");
	finds("/containerDefinitions", "[{\"name\": \"a\"}]", " ");
	finds("/0/image", "[{\"name\": \"a\", \"image\": \"i\"}]", "");
}
END_TEST

START_TEST(covers_what_is_below)
{
	const struct node *root = read_text(two);
	const struct node *container = node_member(root, "containerDefinitions")->first;
	const struct node *value = node_member(node_member(container, "environment")->first, "value");
	struct selector whole = parsed("/containerDefinitions/[name=web]");
	struct selector other = parsed("/containerDefinitions/[name=sidecar]");
	struct selector deeper = parsed("/containerDefinitions/*/environment/0/value/x");
	struct selector everything = parsed("");

	ck_assert(selector_covers(&whole, root, value));
	ck_assert(selector_covers(&whole, root, container));
	ck_assert(!selector_covers(&whole, root, container->parent));
	ck_assert(!selector_covers(&other, root, value));
	ck_assert(!selector_covers(&deeper, root, value));
	ck_assert(selector_covers(&everything, root, root));
	ck_assert(!selector_covers(&everything, root, NULL));
	arena_reset(&arena);
}
END_TEST

static void refuses(const char *text, size_t offset)
{
	struct selector selector;
	size_t at;

	ck_assert_ptr_nonnull(selector_parse(&selector, (struct text){ text, strlen(text) }, &arena, &at));
	ck_assert_uint_eq(at, offset);
	arena_reset(&arena);
}

START_TEST(says_where_it_is_wrong)
{
	char steps[2 * SELECTOR_MAX_STEPS + 3] = "";

	refuses("family", 0);
	refuses("/a/b~", 2);
	refuses("/a/b~2", 2);
	refuses("/a/[name]", 2);
	refuses("/a/[=x]", 2);
	refuses("/a/[name=x", 2);
	for (int i = 0; i <= SELECTOR_MAX_STEPS; i++)
		strcat(steps, "/*");
	refuses(steps, 2 * SELECTOR_MAX_STEPS);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("selector");
	TCase *places = tcase_create("places");
	int status;

	tcase_add_test(places, finds_places);
	tcase_add_test(places, a_bare_list_is_the_member_it_would_be);
	tcase_add_test(places, covers_what_is_below);
	tcase_add_test(places, says_where_it_is_wrong);
	suite_add_tcase(suite, places);
	status = run_suite(suite);
	arena_release(&arena);
	return status;
}
