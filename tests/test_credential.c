/* What counts as a credential, and what does not. */
#include "credential.h"
#include "format.h"
#include "mask.h"
#include "reader.h"

#include "suite.h"
#include <stdlib.h>

START_TEST(names_that_hold_credentials)
{
	static const char *const yes[] = { "password", "DB_PASSWORD", "dbPassword", "apiKey",
					   "api-key",  "API_KEY",     "secret",     "token",
					   "--token",  "PrivateKey",  "accessKey",  "SSH_PASSPHRASE",
					   "pwd",      "splunk-token" };
	static const char *const no[] = { "name", "image", "passenger", "key", "keyboard", "path", "" };

	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		ck_assert_msg(names_credential(text_of(yes[i])), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		ck_assert_msg(!names_credential(text_of(no[i])), "%s", no[i]);
}
END_TEST

START_TEST(masked_containers)
{
	static const char *const yes[] = { "environment",   "Environment",   "enviroment",
					   "env",           "envVars",       "secrets",
					   "Secrets",       "secretOptions", "dockerLabels",
					   "docker_labels", "ockerLabels",   "repositoryCredentials" };
	static const char *const no[] = {
		"environmentFiles", "EnvironmentFiles", "devices", "volumes", "options", "tags", "name",
		"ulimits"
	};

	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		ck_assert_msg(names_masked_container(text_of(yes[i])), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		ck_assert_msg(!names_masked_container(text_of(no[i])), "%s", no[i]);
}
END_TEST

START_TEST(values_that_are_credentials)
{
	static const char *const yes[] = {
		"AKIAIOSFODNN7EXAMPLE",
		"ghp_16C7e42F292c6912E7710c838347Ae178B4a",
		"xoxb-123456789012-abcdefghijkl",
		"-----BEGIN RSA PRIVATE KEY-----",
		"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJSMeKKF2QT4",
		"postgres://app:s3cret@db:5432/app",
		"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
		"--password=x",
		"mysqld --password=x --port 1",
		"app --api-key 12345",
		"DB_PASSWORD=x app",
		"Authorization: Bearer abcdefghij",
		"curl -u me:x http://localhost",
		"mysql -uroot -px",
		"{\"password\": \"x\"}",
		"key AKIAIOSFODNN7EXAMPLE here",
	};
	static const char *const no[] = {
		"",
		"nginx:1.27",
		"123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/token-service:1.4.2",
		"public.ecr.aws/x/secret:latest",
		"arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf",
		"arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
		"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"https://example.com/a@b",
		"http://localhost:8080/health",
		"/var/run/secrets/x",
		"--port=8080",
		"curl -f http://localhost/ || exit 1",
		"cat /run/secrets/token",
		"awslogs-stream-prefix",
		"attribute:ecs.instance-type == t2.micro",
	};

	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		ck_assert_msg(looks_like_credential(text_of(yes[i])), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		ck_assert_msg(!looks_like_credential(text_of(no[i])), "%s", no[i]);
}
END_TEST

START_TEST(what_gives_credentials_away)
{
	static const struct {
		const char *text;
		enum credential_sign sign;
		const char *name;
		const char *value;
	} cases[] = {
		{ "key AKIAIOSFODNN7EXAMPLE", SIGN_TOKEN, "AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE" },
		{ "-----BEGIN RSA PRIVATE KEY-----", SIGN_PRIVATE_KEY, "-----BEGIN", "-----BEGIN" },
		{ "postgres://app:s3cret@db/app", SIGN_URL, "", "s3cret" },
		{ "app --api-key 12345 -v", SIGN_NAME, "--api-key", "12345 -v" },
		{ "{\"password\": \"x y\"}", SIGN_NAME, "password", "\"x y\"}" },
		{ "curl -u me:x http://localhost", SIGN_NAME, "-u", "me:x http://localhost" },
		{ "mysql -uroot -px", SIGN_OPTION, "-px", "-px" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct credential found;
		size_t at = 0;

		ck_assert_msg(next_credential(text_of(cases[i].text), &at, &found), "%s", cases[i].text);
		ck_assert_int_eq(found.sign, cases[i].sign);
		ck_assert_msg(text_is(found.name, cases[i].name), "%s: %.*s", cases[i].text,
			      TEXT_ARGS(found.name));
		ck_assert_msg(text_is(found.value, cases[i].value), "%s: %.*s", cases[i].text,
			      TEXT_ARGS(found.value));
	}
}
END_TEST

START_TEST(one_credential_after_the_other)
{
	struct text text = text_of("A_TOKEN=1 redis://:pw@cache mysql -px B_SECRET=2");
	static const enum credential_sign signs[] = { SIGN_NAME, SIGN_URL, SIGN_OPTION, SIGN_NAME };
	struct credential found;
	size_t at = 0, count = 0;

	while (next_credential(text, &at, &found)) {
		ck_assert_uint_lt(count, sizeof signs / sizeof *signs);
		ck_assert_int_eq(found.sign, signs[count++]);
	}
	ck_assert_uint_eq(count, sizeof signs / sizeof *signs);
	ck_assert_uint_eq(at, text.length);
}
END_TEST

static struct arena arena;

static struct document read(const char *words)
{
	struct document document = { .source = { .name = "x", .bytes = text_of(words) }, .arena = &arena };
	struct reader_options options = { .rendered = false };

	document.root = read_document(&document.source, &options, &arena).root;
	return document;
}

/* The node that a pointer without escapes leads to. */
static const struct node *at(const struct document *document, const char *pointer)
{
	const struct node *node = document->root;

	while (*pointer == '/') {
		struct text step = text_of(pointer + 1);

		step = text_slice(step, 0, text_find(step, '/'));
		for (node = node->first; node; node = node->next)
			if (node->key.length ? text_equal(node->key, step)
					     : node->index == strtoul(step.bytes, NULL, 10))
				break;
		ck_assert_ptr_nonnull(node);
		pointer = step.bytes + step.length;
	}
	return node;
}

START_TEST(nodes)
{
	struct document document = read(
		"{\"family\": \"web\", \"cpu\": 256, \"c\": [{\"name\": \"app\","
		" \"environment\": [{\"name\": \"A\", \"value\": \"x\"}, {\"name\": \"A=x\", \"value\": 7}, "
		"\"A=x\"],"
		" \"secrets\": {\"A\": \"x\", \"name\": \"x\"}, \"command\": [\"--token\", \"x\", \"y\"]}],"
		" \"tags\": [{\"key\": \"a\", \"value\": \"b\"}], \"password\": {\"deep\": [\"x\"]},"
		" \"other\": [{\"name\": \"a\", \"value\": \"x\"}]}");
	static const char *const yes[] = {
		"/c/0/environment/0/value", "/c/0/environment/1/name", "/c/0/environment/1/value",
		"/c/0/environment/2",       "/c/0/secrets/A",          "/c/0/secrets/name",
		"/c/0/command/1",           "/password/deep/0",        "/other/0/value"
	};
	static const char *const no[] = { "/family",        "/cpu",
					  "/c/0/name",      "/c/0/environment/0/name",
					  "/c/0/command/0", "/c/0/command/2",
					  "/tags/0/value",  "/other/0/name" };

	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		ck_assert_msg(is_masked(at(&document, yes[i])), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		ck_assert_msg(!is_masked(at(&document, no[i])), "%s", no[i]);
	arena_reset(&arena);
}
END_TEST

/* The document with `*` for each byte that is hidden. */
static const char *masked(const char *words)
{
	struct document document = read(words);
	struct mask mask = mask_document(&document);
	char *shown = arena_copy(&arena, words, strlen(words));

	for (size_t i = 0; shown[i]; i++)
		if (mask.hidden[i])
			shown[i] = '*';
	return shown;
}

START_TEST(bytes)
{
	ck_assert_str_eq(masked("{\"a\": \"b\", \"environment\": [{\"name\": \"A\", \"value\": \"x\"}]}"),
			 "{\"a\": \"b\", \"environment\": [{\"name\": \"A\", \"value\": ***}]}");
	/* A map's keys are names. */
	ck_assert_str_eq(masked("{\"environment\": {\"A\": \"x\", \"B\": 7, \"C\": null}}"),
			 "{\"environment\": {\"A\": ***, \"B\": *, \"C\": null}}");
	/* Where a fault stands, only what is certain is shown. */
	ck_assert_str_eq(masked("{\"environment\": [{\"name\": \"A\", \"value\": x}]}"),
			 "{\"environment\": [{\"name\": \"A\", \"value\": *}]}");
	ck_assert_str_eq(masked("{\"environment\": [{\"value\" \"x\"}], \"cpu\": 256}"),
			 "{\"environment\": [{\"value\" ***}], \"cpu\": 256}");
	ck_assert_str_eq(masked("{\"environment\": [{\"value\": \"x"), "{\"environment\": [{\"value\": **");
	ck_assert_str_eq(masked("\"family\": \"web\" \"password\": \"x\""),
			 "\"family\": ***** \"password\": ***");
	ck_assert_str_eq(masked("{\"cpu\": 256, // x y\n\"memory\": 512}"),
			 "{\"cpu\": 256, //****\n\"memory\": 512}");
	arena_reset(&arena);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("credential");
	TCase *cases = tcase_create("credential");
	int status;

	tcase_add_test(cases, names_that_hold_credentials);
	tcase_add_test(cases, masked_containers);
	tcase_add_test(cases, values_that_are_credentials);
	tcase_add_test(cases, what_gives_credentials_away);
	tcase_add_test(cases, one_credential_after_the_other);
	tcase_add_test(cases, nodes);
	tcase_add_test(cases, bytes);
	suite_add_tcase(suite, cases);
	status = run_suite(suite);
	arena_release(&arena);
	return status;
}
