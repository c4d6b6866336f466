/* Fuzz target over the whole pipeline: any bytes are read, bound, judged and written in every format. */
#include "format.h"
#include "lint.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void run(struct linter *linter, const uint8_t *data, size_t size, FILE *out)
{
	struct arena arena = ARENA_INIT;
	struct document document;

	lint_document(linter, &document, "input.json", (struct text){ (const char *)data, size }, &arena);
	for (size_t i = 0; i < format_count; i++) {
		struct report report = { .out = out, .width = 80, .color = i == 0 };

		if (formats[i]->begin)
			formats[i]->begin(&report);
		formats[i]->document(&report, &document);
		if (formats[i]->end)
			formats[i]->end(&report);
	}
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct linter *plain, *strict;
	static FILE *out;

	if (!out) {
		struct settings all = { .launch = LAUNCH_ALL,
					.client = CLIENT_AWS_CLI,
					.rendered = true,
					.account = "123456789012",
					.region = "eu-west-1" };

		out = fopen("/dev/null", "w");
		plain = linter_new(&(struct settings){ 0 });
		strict = linter_new(&all);
		linter_enable(strict, "all");
		if (!out)
			abort();
	}
	run(plain, data, size, out);
	run(strict, data, size, out);
	return 0;
}
