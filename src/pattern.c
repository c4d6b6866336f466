/* Regular expressions, compiled on first use and matched within limits. */
#include "pattern.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
	MATCH_STEPS = 100000,
	HEAP_KIB = 1024,
};

/* The grammar of distribution/reference, but with upper case in the repository, which ECS takes and only the
 * pull refuses. Groups: 1 registry (host, port), 2 repository, 3 tag, 4 digest. A first part is a registry
 * when it holds a point or a colon or is "localhost". Possessive where it can be: nothing to try again. */
#define HOST_LABEL "[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+"
#define PATH_PART "[A-Za-z0-9]++(?:(?:[._]|__|-++)[A-Za-z0-9]++)*+"

static const char *const sources[PATTERN_COUNT] = {
	[PATTERN_IMAGE] = "^(?:((?=[^/.:]*+[.:][^/]*+/|localhost/)" HOST_LABEL "(?:\\." HOST_LABEL
			  ")*+(?::[0-9]++)?+)/)?+"
			  "(" PATH_PART "(?:/" PATH_PART ")*+)"
			  "(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}+))?+"
			  "(?:@(sha256:[0-9A-Fa-f]{64}))?+$",
	[PATTERN_TAG] = "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*+",
};

static const uint32_t flags[PATTERN_COUNT] = {
	[PATTERN_TAG] = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF,
};

static void out_of_memory(void)
{
	fputs("ecslint: out of memory\n", stderr);
	abort();
}

static pcre2_code *compiled(struct pattern_cache *cache, enum pattern pattern)
{
	int error;
	PCRE2_SIZE offset;

	if (!cache->code[pattern]) {
		cache->code[pattern] =
			pcre2_compile((PCRE2_SPTR)sources[pattern], PCRE2_ZERO_TERMINATED,
				      flags[pattern] | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C, &error,
				      &offset, NULL);
		assert(cache->code[pattern]);
	}
	if (!cache->match_data) {
		cache->match_data = pcre2_match_data_create(GROUPS_MAX, NULL);
		cache->context = pcre2_match_context_create(NULL);
		if (!cache->match_data || !cache->context)
			out_of_memory();
		pcre2_set_match_limit(cache->context, MATCH_STEPS);
		pcre2_set_heap_limit(cache->context, HEAP_KIB);
	}
	return cache->code[pattern];
}

enum match pattern_match(struct pattern_cache *cache, enum pattern pattern, struct text subject,
			 struct text groups[GROUPS_MAX])
{
	pcre2_code *code = compiled(cache, pattern);
	int count = pcre2_match(code, (PCRE2_SPTR)subject.bytes, subject.length, 0, 0, cache->match_data,
				cache->context);
	const PCRE2_SIZE *ends;

	if (count == PCRE2_ERROR_NOMATCH)
		return MATCH_NO;
	if (count == PCRE2_ERROR_NOMEMORY)
		out_of_memory();
	if (count < 0)
		return MATCH_LIMIT;
	ends = pcre2_get_ovector_pointer(cache->match_data);
	for (int i = 0; i < GROUPS_MAX; i++) {
		bool took_part = i < count && ends[2 * i] != PCRE2_UNSET;

		groups[i] = took_part ? text_slice(subject, ends[2 * i], ends[2 * i + 1])
				      : (struct text){ "", 0 };
	}
	return MATCH_YES;
}

void pattern_cache_release(struct pattern_cache *cache)
{
	for (int i = 0; i < PATTERN_COUNT; i++)
		pcre2_code_free(cache->code[i]);
	pcre2_match_data_free(cache->match_data);
	pcre2_match_context_free(cache->context);
	*cache = (struct pattern_cache){ 0 };
}
