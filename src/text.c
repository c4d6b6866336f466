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

bool text_ends_ignoring_case(struct text t, const char *suffix)
{
	size_t length = strlen(suffix);

	return t.length >= length && text_equal_ignoring_case(text_slice(t, t.length - length, t.length),
							      (struct text){ suffix, length });
}

bool text_contains(struct text t, const char *needle)
{
	size_t length = strlen(needle);
	const char *at = t.bytes;
	const char *last;

	if (length == 0 || length > t.length)
		return length == 0;
	last = t.bytes + t.length - length;
	while (at <= last && (at = memchr(at, needle[0], (size_t)(last - at) + 1))) {
		if (!memcmp(at, needle, length))
			return true;
		at++;
	}
	return false;
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
