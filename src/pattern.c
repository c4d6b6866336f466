/* Regular expressions, compiled on first use and matched within limits. */
#include "pattern.h"

#include "checked.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
	MATCH_STEPS = 100000,
	HEAP_KIB = 1024,
	MOST_PATTERN_BYTES = 4096, /* of a user's */
	BYTES_A_STEP = 64, /* that a start may have looked at in vain */
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

static void prepare(struct pattern_cache *cache)
{
	if (cache->match_data)
		return;
	cache->match_data = pcre2_match_data_create(GROUPS_MAX, NULL);
	cache->context = pcre2_match_context_create(NULL);
	if (!cache->match_data || !cache->context)
		out_of_memory();
	pcre2_set_match_limit(cache->context, MATCH_STEPS);
	pcre2_set_heap_limit(cache->context, HEAP_KIB);
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
	prepare(cache);
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

struct user_pattern {
	pcre2_code *code;
};

/* What the library makes of a user's pattern goes with the arena. */
static void *allocate(PCRE2_SIZE size, void *arena)
{
	return arena_alloc(arena, size);
}

static void keep(void *memory, void *arena)
{
	(void)memory;
	(void)arena;
}

const struct user_pattern *user_pattern_compile(struct text text, struct arena *arena, const char **wrong,
						size_t *at)
{
	pcre2_general_context *general = pcre2_general_context_create(allocate, keep, arena);
	pcre2_compile_context *context = pcre2_compile_context_create(general);
	struct user_pattern *pattern = arena_zalloc(arena, sizeof *pattern);
	enum { LONGEST_MESSAGE = 256 };
	int error;

	if (!general || !context)
		out_of_memory();
	pcre2_set_max_pattern_length(context, MOST_PATTERN_BYTES);
	/* The callouts count what a match costs: the library's own limit is for each place where one may
	 * start. */
	pattern->code = pcre2_compile((PCRE2_SPTR)text.bytes, text.length,
				      PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_DOLLAR_ENDONLY |
					      PCRE2_NEVER_BACKSLASH_C | PCRE2_AUTO_CALLOUT,
				      &error, at, context);
	if (pattern->code)
		return pattern;
	*wrong = arena_alloc(arena, LONGEST_MESSAGE);
	pcre2_get_error_message(error, (PCRE2_UCHAR *)*wrong, LONGEST_MESSAGE);
	return NULL;
}

struct spending {
	uint64_t *steps;
	PCRE2_SIZE start;
	PCRE2_SIZE position;
};

static bool spend(struct spending *spending, uint64_t steps)
{
	bool enough = steps <= *spending->steps;

	*spending->steps = enough ? *spending->steps - steps : 0;
	return enough;
}

static PCRE2_SIZE way(PCRE2_SIZE from, PCRE2_SIZE to)
{
	return from < to ? to - from : from - to;
}

static int count_step(pcre2_callout_block *block, void *data)
{
	struct spending *spending = data;
	uint64_t cost = 1 + way(spending->position, block->current_position) / BYTES_A_STEP;

	if (block->start_match != spending->start)
		cost += (block->subject_length - block->start_match) / BYTES_A_STEP;
	spending->start = block->start_match;
	spending->position = block->current_position;
	return spend(spending, cost) ? 0 : PCRE2_ERROR_CALLOUT;
}

enum match user_pattern_match(struct pattern_cache *cache, const struct user_pattern *pattern,
			      struct text subject, uint64_t *steps)
{
	struct spending spending = { .steps = steps };
	int count;

	prepare(cache);
	pcre2_set_callout(cache->context, count_step, &spending);
	if (!spend(&spending, 1 + subject.length / BYTES_A_STEP))
		return MATCH_LIMIT;
	count = pcre2_match(pattern->code, (PCRE2_SPTR)(subject.length ? subject.bytes : ""), subject.length,
			    0, 0, cache->match_data, cache->context);
	if (count == PCRE2_ERROR_NOMEMORY)
		out_of_memory();
	if (count >= 0)
		return MATCH_YES;
	return count == PCRE2_ERROR_NOMATCH ? MATCH_NO : MATCH_LIMIT;
}

void pattern_cache_release(struct pattern_cache *cache)
{
	for (int i = 0; i < PATTERN_COUNT; i++)
		pcre2_code_free(cache->code[i]);
	pcre2_match_data_free(cache->match_data);
	pcre2_match_context_free(cache->context);
	*cache = (struct pattern_cache){ 0 };
}
