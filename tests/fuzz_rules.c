/* Fuzz target for rule files: any bytes as a whole file, and as the members of a rule, against fixed
 * documents. */
#include "lint.h"
#include "user_rules.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const documents[] = {
	"{\"family\": \"web\", \"cpu\": \"1 vCPU\", \"memory\": 2048, \"tags\": [{\"key\": \"a\", \"value\": "
	"\"${X}\"}], "
	"\"requiresCompatibilities\": [\"FARGATE\"], \"containerDefinitions\": [{\"name\": \"a\", \"image\": "
	"\"nginx:1\", "
	"\"environment\": [{\"name\": \"A\", \"value\": \"b\"}, {\"name\": \"A\", \"value\": null}]}, {{ "
	".More }}]}",
	"[{\"name\": \"a\", \"image\": \"ACCOUNT_ID.dkr.ecr.eu-west-1.amazonaws.com/x\", \"privileged\": "
	"true}, 3, {}]",
};

static void judge(const struct topic *topic, const char *bytes)
{
	struct linter *linter = linter_new(&(struct settings){ 0 });
	struct arena arena = ARENA_INIT;
	struct document document;

	linter_add_topic(linter, topic);
	linter_select_none(linter);
	linter_enable(linter, "user");
	lint_document(linter, &document, (struct source){ .name = "d", .bytes = { bytes, strlen(bytes) } },
		      &arena);
	linter_free(linter);
	arena_release(&arena);
}

static void run(const char *bytes, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct user_rules rules;

	user_rules_init(&rules, &arena);
	if (user_rules_read(&rules, "rules.json", (struct text){ bytes, size }))
		for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
			judge(user_rules_topic(&rules), documents[i]);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char before[] = "{\"rules\": [{\"id\": \"user/x\", \"message\": \"{value}\", ",
			  after[] = "}]}";
	size_t length = sizeof before - 1 + size + sizeof after - 1;
	char *whole = malloc(length);

#ifdef __GLIBC__
	static FILE *nowhere;

	if (!nowhere)
		stderr = nowhere = fopen("/dev/null", "w"); /* where all the mistakes are told */
#endif
	if (!whole)
		abort();
	memcpy(whole, before, sizeof before - 1);
	memcpy(whole + sizeof before - 1, data, size);
	memcpy(whole + sizeof before - 1 + size, after, sizeof after - 1);
	run((const char *)data, size);
	run(whole, length);
	free(whole);
	return 0;
}
