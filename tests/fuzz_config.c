/* Fuzz target over what settings can hold: any bytes are read as a configuration and as a baseline, and a
 * document with findings goes through both. */
#include "baseline.h"
#include "suppress.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct text document_bytes = TEXT(
	"{\"family\": \"web\", \"containerDefinitions\": [{\"name\": \"app\", \"image\": \"nginx\", "
	"\"memory\": \"1\", \"environment\": [{\"name\": \"AWS_SECRET_ACCESS_KEY\", \"value\": \"x\"}]}, "
	"{\"name\": \"b\"}], \"volumes\": [{\"name\": \"data\"}], \"x\": 1}");

/* No file is looked at. */
static struct config *extend(void *state, struct config *from, const struct node *path)
{
	(void)state;
	(void)from;
	(void)path;
	return NULL;
}

static struct config *read_config(struct text bytes, struct arena *arena)
{
	const struct config_origin origin = { ".ecslint.json", "/r", "/r", "2026-11-21" };
	struct config *config = config_read(&origin, bytes, arena, extend, NULL);
	struct config **chain = arena_alloc(arena, sizeof *chain);

	chain[0] = config;
	config->chain = chain;
	config->chain_length = 1;
	return config;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct options options = { .fail_on = SEVERITY_WARNING };
	struct arena arena = ARENA_INIT;
	struct text bytes = { (const char *)data, size };
	struct config *config;
	struct baseline *known;
	struct profile *profiles = NULL;
	struct document document;
	struct filter filter;

#ifdef __GLIBC__
	static FILE *nowhere;

	if (!nowhere)
		stderr = nowhere = fopen("/dev/null", "w"); /* where all the mistakes are told */
#endif
	config = read_config(bytes, &arena);
	known = baseline_parse("known.json", "/r", bytes, &arena);
	lint_document(profile_for(&profiles, &options, config, "/r/a/web.json")->linter, &document,
		      (struct source){ .name = "a/web.json", .bytes = document_bytes }, &arena);
	filter_begin(&filter, config, known, "/r/a/web.json", &arena);
	filter_document(&filter, &document);
	config_judges(config, "/r/a/web.json", false,
		      size % 2 ? CONFIGURED_EXCLUDE_NAMED : CONFIGURED_INCLUDE);
	profiles_release(profiles);
	config_release(config);
	arena_release(&arena);
	return 0;
}
