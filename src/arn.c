/* Amazon Resource Names: plain splitting, no patterns. */
#include "arn.h"

bool arn_parse(struct text text, struct arn *arn)
{
	struct text *const fields[] = { &arn->partition, &arn->service, &arn->region, &arn->account };
	size_t start = 4;

	if (!text_starts(text, "arn:"))
		return false;
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		struct text rest = text_slice(text, start, text.length);
		size_t length = text_find(rest, ':');

		if (length == rest.length)
			return false;
		*fields[i] = text_slice(rest, 0, length);
		start += length + 1;
	}
	arn->resource = text_slice(text, start, text.length);
	return arn->partition.length && arn->service.length && arn->resource.length;
}

struct text arn_service_name(struct text text)
{
	struct text rest = text_slice(text, strlen("arn:"), text.length);

	if (!text_starts(text, "arn:"))
		return (struct text){ NULL, 0 };
	rest = text_slice(rest, text_find(rest, ':') + 1, rest.length);
	return text_slice(rest, 0, text_find(rest, ':'));
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

bool is_partition(struct text text)
{
	if (!text_starts(text, "aws"))
		return false;
	for (size_t i = 3; i < text.length;) {
		size_t start;

		if (text.bytes[i++] != '-')
			return false;
		for (start = i; i < text.length && is_lower(text.bytes[i]); i++)
			;
		if (i == start)
			return false;
	}
	return true;
}

bool is_account_id(struct text text)
{
	if (text.length != 12)
		return false;
	for (size_t i = 0; i < text.length; i++)
		if (!is_digit(text.bytes[i]))
			return false;
	return true;
}

bool is_region(struct text text)
{
	size_t words = 0, i = 0, start;

	while (i < text.length && is_lower(text.bytes[i])) {
		while (i < text.length && is_lower(text.bytes[i]))
			i++;
		if (i == text.length || text.bytes[i] != '-')
			return false;
		i++;
		words++;
	}
	start = i;
	while (i < text.length && is_digit(text.bytes[i]))
		i++;
	return words >= 2 && i == text.length && i > start && i - start <= 2;
}
