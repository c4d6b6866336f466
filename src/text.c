/* Helpers for runs of bytes. */
#include "text.h"

bool text_equal_ignoring_case(struct text a, struct text b)
{
	if (a.length != b.length)
		return false;
	for (size_t i = 0; i < a.length; i++)
		if (lower(a.bytes[i]) != lower(b.bytes[i]))
			return false;
	return true;
}

bool text_ends(struct text t, const char *suffix)
{
	size_t length = strlen(suffix);

	return t.length >= length && !memcmp(t.bytes + t.length - length, suffix, length);
}

bool text_contains(struct text t, const char *needle)
{
	size_t length = strlen(needle);

	for (size_t i = 0; i + length <= t.length; i++)
		if (!memcmp(t.bytes + i, needle, length))
			return true;
	return false;
}

size_t text_find(struct text t, char needle)
{
	const char *hit = t.length ? memchr(t.bytes, needle, t.length) : NULL;

	return hit ? (size_t)(hit - t.bytes) : t.length;
}

struct text text_slice(struct text t, size_t start, size_t end)
{
	if (end > t.length)
		end = t.length;
	if (start > end)
		start = end;
	return (struct text){ t.bytes + start, end - start };
}

struct text text_trim(struct text t)
{
	while (t.length && (t.bytes[0] == ' ' || t.bytes[0] == '\t')) {
		t.bytes++;
		t.length--;
	}
	while (t.length && (t.bytes[t.length - 1] == ' ' || t.bytes[t.length - 1] == '\t'))
		t.length--;
	return t;
}
