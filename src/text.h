/* A run of bytes that somebody else owns. */
#ifndef ECSLINT_TEXT_H
#define ECSLINT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct text {
	const char *bytes;
	size_t length;
};

/* For printf's "%.*s". */
#define TEXT_ARGS(t) ((int)(t).length), ((t).bytes)
#define TEXT(literal) ((struct text){ (literal), sizeof(literal) - 1 })

static inline struct text text_of(const char *words)
{
	return (struct text){ words, strlen(words) };
}

static inline bool text_equal(struct text a, struct text b)
{
	return a.length == b.length && (a.length == 0 || !memcmp(a.bytes, b.bytes, a.length));
}

static inline bool text_is(struct text t, const char *word)
{
	return t.length == strlen(word) && (t.length == 0 || !memcmp(t.bytes, word, t.length));
}

static inline bool text_starts(struct text t, const char *prefix)
{
	size_t length = strlen(prefix);

	return t.length >= length && !memcmp(t.bytes, prefix, length);
}

/* ASCII only: the API's names are. */
static inline char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool text_equal_ignoring_case(struct text a, struct text b);
bool text_ends(struct text t, const char *suffix);
bool text_ends_ignoring_case(struct text t, const char *suffix);
bool text_contains(struct text t, const char *needle);
/* The first of `needle` in `t` as an offset, or t.length. */
static inline size_t text_find(struct text t, char needle)
{
	const char *hit = t.length ? memchr(t.bytes, needle, t.length) : NULL;

	return hit ? (size_t)(hit - t.bytes) : t.length;
}

/* The part of `t` from `start` up to `end`, both cut to what there is. */
static inline struct text text_slice(struct text t, size_t start, size_t end)
{
	if (end > t.length)
		end = t.length;
	if (start > end)
		start = end;
	/* Nothing is added to the null pointer of an absent text. */
	return (struct text){ start ? t.bytes + start : t.bytes, end - start };
}

struct text text_trim(struct text t);

#endif
