/* Container image references: a plain pass for the ordinary ones, the pattern for the rest. */
#include "image_reference.h"

#include "arn.h"

static bool is_alphanumeric(char c)
{
	return is_letter(c) || is_digit(c);
}

static bool is_hexadecimal(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_image_digest(struct text digest)
{
	enum { PREFIX = sizeof "sha256:" - 1 };

	if (digest.length != PREFIX + IMAGE_DIGEST_DIGITS || !text_starts(digest, "sha256:"))
		return false;
	for (size_t i = PREFIX; i < digest.length; i++)
		if (!is_hexadecimal(digest.bytes[i]))
			return false;
	return true;
}

/* Where letters and digits with single separators between them end; `start` when there are none. */
static size_t words_end(struct text text, size_t start, const char *separators)
{
	size_t i = start;

	for (;;) {
		size_t word = i;

		while (i < text.length && is_alphanumeric(text.bytes[i]))
			i++;
		if (i == word)
			return start;
		if (i == text.length || !text.bytes[i] || !strchr(separators, text.bytes[i]))
			return i;
		i++;
	}
}

static bool is_registry(struct text registry)
{
	size_t i = words_end(registry, 0, ".-");

	if (!i || i == registry.length)
		return i > 0;
	if (registry.bytes[i++] != ':' || i == registry.length)
		return false;
	while (i < registry.length && is_digit(registry.bytes[i]))
		i++;
	return i == registry.length;
}

static size_t tag_end(struct text text, size_t start)
{
	size_t i = start;

	while (i < text.length && (is_alphanumeric(text.bytes[i]) || text.bytes[i] == '_' ||
				   (i > start && (text.bytes[i] == '.' || text.bytes[i] == '-'))))
		i++;
	return i - start > IMAGE_TAG_MAX ? start : i;
}

bool image_parse_ordinary(struct text image, struct image_reference *reference)
{
	struct text first = text_slice(image, 0, text_find(image, '/'));
	size_t start = 0, i;

	*reference = (struct image_reference){ { "", 0 }, { "", 0 }, { "", 0 }, { "", 0 } };
	if (first.length < image.length &&
	    (text_find(first, '.') < first.length || text_find(first, ':') < first.length ||
	     text_is(first, "localhost"))) {
		if (!is_registry(first))
			return false;
		reference->registry = first;
		start = first.length + 1;
	}
	for (i = start;;) {
		size_t end = words_end(image, i, "._-");

		if (end == i)
			return false;
		i = end;
		if (i == image.length || image.bytes[i] != '/')
			break;
		i++;
	}
	reference->repository = text_slice(image, start, i);
	if (i < image.length && image.bytes[i] == ':') {
		size_t end = tag_end(image, i + 1);

		if (end == i + 1)
			return false;
		reference->tag = text_slice(image, i + 1, end);
		i = end;
	}
	if (i < image.length && image.bytes[i] == '@') {
		reference->digest = text_slice(image, i + 1, image.length);
		return is_image_digest(reference->digest);
	}
	return i == image.length;
}

enum image_verdict image_parse(struct pattern_cache *cache, struct text image,
			       struct image_reference *reference)
{
	struct text groups[GROUPS_MAX];

	if (image_parse_ordinary(image, reference))
		return IMAGE_FITS;
	switch (pattern_match(cache, PATTERN_IMAGE, image, groups)) {
	case MATCH_YES:
		*reference = (struct image_reference){ groups[1], groups[2], groups[3], groups[4] };
		return IMAGE_FITS;
	case MATCH_NO:
		return IMAGE_FITS_NOT;
	case MATCH_LIMIT:
		break;
	}
	return IMAGE_UNDECIDED;
}

/* Takes what stands before the next point off `rest`. */
static bool take_label(struct text *rest, struct text *label)
{
	size_t point = text_find(*rest, '.');

	if (point == rest->length)
		return false;
	*label = text_slice(*rest, 0, point);
	*rest = text_slice(*rest, point + 1, rest->length);
	return true;
}

/* What AWS's registries end in, by partition; a table of 2026-11. */
static bool is_ecr_suffix(struct text suffix)
{
	static const char *const suffixes[] = {
		"amazonaws.com",  "amazonaws.com.cn",        "on.aws",     "on.amazonwebservices.com.cn",
		"amazonaws.eu",   "on.amazonwebservices.eu", "c2s.ic.gov", "sc2s.sgov.gov",
		"cloud.adc-e.uk", "csp.hci.ic.gov",
	};

	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (text_is(suffix, suffixes[i]))
			return true;
	return false;
}

bool ecr_registry_parse(struct text image, struct ecr_registry *registry)
{
	struct text rest = text_slice(image, 0, text_find(image, '/'));
	struct text label;

	if (!take_label(&rest, &registry->account) || !text_starts(rest, "dkr") || !take_label(&rest, &label))
		return false;
	registry->dual_stack = text_is(label, "dkr-ecr") || text_is(label, "dkr-ecr-fips");
	if (!registry->dual_stack && (!text_is(label, "dkr") || !take_label(&rest, &label) ||
				      (!text_is(label, "ecr") && !text_is(label, "ecr-fips"))))
		return false;
	if (!take_label(&rest, &registry->region))
		return false;
	/* Without a repository a tag may follow right here. */
	registry->suffix = text_slice(rest, 0, text_find(rest, ':'));
	registry->known_suffix = is_ecr_suffix(registry->suffix);
	return registry->suffix.length > 0;
}

bool image_is_private_ecr(struct text image)
{
	struct ecr_registry registry;

	return ecr_registry_parse(image, &registry) && is_account_id(registry.account) &&
	       is_region(registry.region) && registry.known_suffix;
}
