/* Image references: the plain pass against the pattern, known references, private ECR registries, limits. */
#include "image_reference.h"

#include "suite.h"
#include <stdint.h>
#include <stdlib.h>

#define DIGEST "sha256:0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"

static struct pattern_cache cache;

static void release(void)
{
	pattern_cache_release(&cache);
}

static struct text text(const char *words)
{
	return (struct text){ words, strlen(words) };
}

struct known {
	const char *image, *registry, *repository, *tag, *digest;
};

static const struct known known[] = {
	{ "nginx", "", "nginx", "", "" },
	{ "nginx:1.27", "", "nginx", "1.27", "" },
	{ "library/nginx", "", "library/nginx", "", "" },
	{ "amazon/amazon-ecs-agent", "", "amazon/amazon-ecs-agent", "", "" },
	{ "localhost/app:dev", "localhost", "app", "dev", "" },
	{ "localhost:5000", "", "localhost", "5000", "" },
	{ "localhost:5000/app", "localhost:5000", "app", "", "" },
	{ "registry.example.com:5000/team/sub/app:1.0_rc-2", "registry.example.com:5000", "team/sub/app",
	  "1.0_rc-2", "" },
	{ "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:v1.4.2",
	  "123456789012.dkr.ecr.eu-west-1.amazonaws.com", "web", "v1.4.2", "" },
	{ "public.ecr.aws/nginx/nginx@" DIGEST, "public.ecr.aws", "nginx/nginx", "", DIGEST },
	{ "nginx:1.27@" DIGEST, "", "nginx", "1.27", DIGEST },
	{ "app:_", "", "app", "_", "" },
	{ "a__b/c---d.e", "", "a__b/c---d.e", "", "" },
	{ "my--host.example/app", "my--host.example", "app", "", "" },
	{ "Registry.Example.COM/MyApp", "Registry.Example.COM", "MyApp", "", "" },
	{ "team_a/app:1/x", NULL, NULL, NULL, NULL },
	{ "app:1/x", "app:1", "x", "", "" },
	/* No registry may hold an underscore: a repository of Docker Hub, then. */
	{ "odd_host.example/app", "", "odd_host.example/app", "", "" },
	{ "", NULL, NULL, NULL, NULL },
	{ "/nginx", NULL, NULL, NULL, NULL },
	{ "nginx/", NULL, NULL, NULL, NULL },
	{ "team//nginx", NULL, NULL, NULL, NULL },
	{ "nginx:", NULL, NULL, NULL, NULL },
	{ "nginx:1:2", NULL, NULL, NULL, NULL },
	{ "nginx:-1", NULL, NULL, NULL, NULL },
	{ "nginx:.1", NULL, NULL, NULL, NULL },
	{ "nginx#1", NULL, NULL, NULL, NULL },
	{ "nginx@", NULL, NULL, NULL, NULL },
	{ "nginx@sha256:abc", NULL, NULL, NULL, NULL },
	{ "nginx@" DIGEST "0", NULL, NULL, NULL, NULL },
	{ "@" DIGEST, NULL, NULL, NULL, NULL },
	{ "nginx\n", NULL, NULL, NULL, NULL },
	{ " nginx", NULL, NULL, NULL, NULL },
	{ "-nginx", NULL, NULL, NULL, NULL },
	{ "nginx-", NULL, NULL, NULL, NULL },
	{ "a___b", NULL, NULL, NULL, NULL },
	{ "a..b", NULL, NULL, NULL, NULL },
	{ "https://nginx", NULL, NULL, NULL, NULL },
	{ "host.example:x/app", NULL, NULL, NULL, NULL },
	{ "host.example:/app", NULL, NULL, NULL, NULL },
};

START_TEST(known_references)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		struct image_reference reference;
		enum image_verdict verdict = image_parse(&cache, text(known[i].image), &reference);

		ck_assert_msg(verdict == (known[i].repository ? IMAGE_FITS : IMAGE_FITS_NOT), "%s: %d",
			      known[i].image, verdict);
		if (verdict != IMAGE_FITS)
			continue;
		ck_assert_msg(text_is(reference.registry, known[i].registry), "%s: registry %.*s",
			      known[i].image, TEXT_ARGS(reference.registry));
		ck_assert_msg(text_is(reference.repository, known[i].repository), "%s: repository %.*s",
			      known[i].image, TEXT_ARGS(reference.repository));
		ck_assert_msg(text_is(reference.tag, known[i].tag), "%s: tag %.*s", known[i].image,
			      TEXT_ARGS(reference.tag));
		ck_assert_msg(text_is(reference.digest, known[i].digest), "%s: digest %.*s", known[i].image,
			      TEXT_ARGS(reference.digest));
	}
}
END_TEST

static bool same(struct text part, struct text group)
{
	return text_equal(part, group) && (!part.length || part.bytes == group.bytes);
}

/* Whatever the plain pass settles, the pattern settles alike; and it settles all but the rare. */
static void compare(struct text image)
{
	struct image_reference reference;
	struct text groups[GROUPS_MAX];
	bool ordinary = image_parse_ordinary(image, &reference);
	enum match match = pattern_match(&cache, PATTERN_IMAGE, image, groups);
	struct text first = text_slice(image, 0, text_find(image, '/'));
	bool hostlike = first.length < image.length &&
			(text_find(first, '.') < first.length || text_find(first, ':') < first.length);

	ck_assert_msg(match != MATCH_LIMIT, "\"%.*s\" costs too much", TEXT_ARGS(image));
	if (ordinary) {
		ck_assert_msg(match == MATCH_YES, "the pattern refuses \"%.*s\"", TEXT_ARGS(image));
		ck_assert_msg(same(reference.registry, groups[1]) && same(reference.repository, groups[2]) &&
				      same(reference.tag, groups[3]) && same(reference.digest, groups[4]),
			      "\"%.*s\" has other parts", TEXT_ARGS(image));
	} else if (match == MATCH_YES) {
		ck_assert_msg(text_contains(image, "__") || text_contains(image, "--") ||
				      (hostlike && !groups[1].length),
			      "the plain pass leaves \"%.*s\"", TEXT_ARGS(image));
	}
}

START_TEST(plain_pass_equals_pattern_on_all_short_texts)
{
	static const char alphabet[] = { 'a', 'Z', '0', '.', '-', '_', '/', ':', '@', '#' };
	enum { LONGEST = 5 };
	char bytes[LONGEST];

	for (size_t length = 0; length <= LONGEST; length++) {
		size_t count = 1;

		for (size_t i = 0; i < length; i++)
			count *= sizeof alphabet;
		for (size_t n = 0; n < count; n++) {
			size_t rest = n;

			for (size_t i = 0; i < length; i++, rest /= sizeof alphabet)
				bytes[i] = alphabet[rest % sizeof alphabet];
			compare((struct text){ bytes, length });
		}
	}
}
END_TEST

START_TEST(plain_pass_equals_pattern_on_long_texts)
{
	static const char *const pieces[] = {
		"a",
		"web",
		"My",
		"0",
		"1.27",
		"latest",
		".",
		"-",
		"_",
		"__",
		"--",
		"/",
		"/",
		"/",
		":",
		":",
		"@",
		"@" DIGEST,
		"sha256:",
		DIGEST,
		"localhost",
		"localhost/",
		":5000",
		".com",
		"host.example",
		"123456789012.dkr.ecr.eu-west-1.amazonaws.com",
		"\n",
		" ",
		"é",
		"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789ab"
		"cdef0123456789abcdef0123456789abcdef",
	};
	uint32_t state = 1;

	for (int n = 0; n < 60000; n++) {
		char bytes[2048];
		size_t length = 0;
		size_t parts;

		state = state * 1664525 + 1013904223;
		parts = 1 + (state >> 16) % 10;
		for (size_t i = 0; i < parts; i++) {
			const char *piece;

			state = state * 1664525 + 1013904223;
			piece = pieces[(state >> 16) % (sizeof pieces / sizeof *pieces)];
			memcpy(bytes + length, piece, strlen(piece));
			length += strlen(piece);
		}
		compare((struct text){ bytes, length });
	}
}
END_TEST

START_TEST(a_limit_is_not_a_no)
{
	enum { PARTS = 300000 };
	char *bytes = malloc(PARTS * 5 + 1);
	struct text groups[GROUPS_MAX];
	struct image_reference reference;
	struct text image = { bytes, PARTS * 5 + 1 };

	ck_assert_ptr_nonnull(bytes);
	for (size_t i = 0; i < PARTS; i++)
		memcpy(bytes + i * 5, "a--b/", 5);
	bytes[PARTS * 5] = 'c';
	ck_assert_int_eq(pattern_match(&cache, PATTERN_IMAGE, image, groups), MATCH_LIMIT);
	ck_assert_int_eq(image_parse(&cache, image, &reference), IMAGE_UNDECIDED);
	free(bytes);
}
END_TEST

START_TEST(tag_and_digest_bounds)
{
	char image[256] = "a:";
	struct image_reference reference;

	memset(image + 2, 'x', 129);
	image[2 + 128] = 0;
	ck_assert_int_eq(image_parse(&cache, text(image), &reference), IMAGE_FITS);
	image[2 + 128] = 'x';
	image[2 + 129] = 0;
	ck_assert_int_eq(image_parse(&cache, text(image), &reference), IMAGE_FITS_NOT);
	ck_assert(is_image_digest(TEXT(DIGEST)));
	ck_assert(is_image_digest(
		TEXT("sha256:ABCDEF0000000000000000000000000000000000000000000000000000000000")));
	ck_assert(!is_image_digest(TEXT(DIGEST "0")));
	ck_assert(!is_image_digest(text_slice(TEXT(DIGEST), 0, sizeof DIGEST - 2)));
	ck_assert(!is_image_digest(
		TEXT("sha512:0000000000000000000000000000000000000000000000000000000000000000")));
	ck_assert(!is_image_digest(
		TEXT("sha256:g000000000000000000000000000000000000000000000000000000000000000")));
}
END_TEST

START_TEST(private_ecr)
{
	static const char *const ours[] = {
		"123456789012.dkr.ecr.eu-west-1.amazonaws.com/web",
		"123456789012.dkr.ecr.us-gov-east-1.amazonaws.com/team/web:1",
		"123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/web:1",
		"123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/web:1",
		"123456789012.dkr-ecr.eu-west-1.on.aws/web:1",
		"123456789012.dkr-ecr-fips.us-west-2.on.aws/web:1",
		"123456789012.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn/web:1",
		"123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov/web:1",
		"123456789012.dkr.ecr.us-isob-east-1.sc2s.sgov.gov/web:1",
		"123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu/web:1",
	};
	static const char *const others[] = {
		"nginx",
		"public.ecr.aws/nginx/nginx:1.27",
		"12345678901.dkr.ecr.eu-west-1.amazonaws.com/web",
		"123456789012.dkr.ecr.eu-west-1a.amazonaws.com/web",
		"123456789012.dkr.ecr.eu-west-1.example.com/web",
		"123456789012.ecr.eu-west-1.amazonaws.com/web",
		"docker.io/123456789012.dkr.ecr.eu-west-1.amazonaws.com/web",
		"",
	};
	struct ecr_registry registry;

	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		ck_assert_msg(image_is_private_ecr(text(ours[i])), "%s is not private ECR", ours[i]);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		ck_assert_msg(!image_is_private_ecr(text(others[i])), "%s is private ECR", others[i]);
	ck_assert(ecr_registry_parse(TEXT("12345.dkr.ecr.somewhere.amazonaws.com:1.0"), &registry));
	ck_assert(text_is(registry.account, "12345") && text_is(registry.region, "somewhere") &&
		  text_is(registry.suffix, "amazonaws.com") && registry.known_suffix && !registry.dual_stack);
	ck_assert(ecr_registry_parse(
		TEXT("000000000000.dkr.ecr.us-east-1.localhost.localstack.cloud:4566/web"), &registry));
	ck_assert(!registry.known_suffix);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("image");
	TCase *all = tcase_create("all");

	tcase_add_checked_fixture(all, NULL, release);
	tcase_set_timeout(all, 60);
	tcase_add_test(all, known_references);
	tcase_add_test(all, plain_pass_equals_pattern_on_all_short_texts);
	tcase_add_test(all, plain_pass_equals_pattern_on_long_texts);
	tcase_add_test(all, a_limit_is_not_a_no);
	tcase_add_test(all, tag_and_digest_bounds);
	tcase_add_test(all, private_ecr);
	suite_add_tcase(suite, all);
	return run_suite(suite);
}
