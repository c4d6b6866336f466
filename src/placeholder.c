/* Words in capitals that stand for a value somebody has yet to fill in. */
#include "placeholder.h"

/* Longer than any image reference or ARN. */
enum { LONGEST = 4096 };

static bool is_unmistakable(struct text word)
{
	static const struct {
		unsigned char length;
		char word[16];
	} words[] = {
		{ 10, "ACCOUNT_ID" },  { 14, "AWS_ACCOUNT_ID" },  { 9, "ACCOUNTID" },
		{ 11, "AWS_ACCOUNT" }, { 10, "AWS_REGION" },      { 6, "REGION" },
		{ 11, "PLACEHOLDER" }, { 10, "REPLACE_ME" },      { 9, "CHANGE_ME" },
		{ 8, "CHANGEME" },     { 15, "YOUR_ACCOUNT_ID" },
	};

	if (word.length < 4)
		return false;
	if (lower(word.bytes[0]) == 'y' && text_equal_ignoring_case(text_slice(word, 0, 4), TEXT("your")) &&
	    (word.length == 4 || word.bytes[4] == '_' || (word.bytes[4] >= 'A' && word.bytes[4] <= 'Z')))
		return true;
	if (lower(word.bytes[0]) == 'x' && text_equal_ignoring_case(text_slice(word, 0, 4), TEXT("xxxx")))
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (word.length == words[i].length && !memcmp(word.bytes, words[i].word, word.length))
			return true;
	return false;
}

/* What the documentation writes in an ARN's region and account. */
static bool is_documentation_word(struct text part)
{
	static const char *const words[] = { "region",         "aws_region",    "aws-region", "region-code",
					     "region_code",    "account",       "account_id", "account-id",
					     "aws_account_id", "aws-account-id" };

	if (part.length < 6 || (part.bytes[0] != 'r' && part.bytes[0] != 'a'))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_is(part, words[i]))
			return true;
	return false;
}

/* aws_account_id.dkr.ecr.region.amazonaws.com, as the documentation writes it. */
static bool has_documentation_host(struct text image)
{
	static const char service[] = ".dkr.ecr.";
	size_t account_end = text_find(image, '.');
	struct text region = text_slice(image, account_end, image.length);

	if (!text_starts(region, service))
		return false;
	region = text_slice(region, sizeof service - 1, region.length);
	return is_documentation_word(text_slice(image, 0, account_end)) ||
	       is_documentation_word(text_slice(region, 0, text_find(region, '.')));
}

/* `{name}`, as Python's format() and many documents write it. */
static bool has_braced_name(struct text text)
{
	size_t i = text_find(text, '{') + 1;
	size_t start = i;

	while (i < text.length && (is_letter(text.bytes[i]) || is_digit(text.bytes[i]) ||
				   text.bytes[i] == '_' || text.bytes[i] == '-' || text.bytes[i] == '.'))
		i++;
	return i < text.length && i > start && text.bytes[i] == '}';
}

enum class { CLASS_OTHER, CLASS_DIGIT, CLASS_SMALL, CLASS_CAPITAL };

#define LETTERS_OF(a, class)                                                                                 \
	[a] = class, [(a) + 1] = class, [(a) + 2] = class, [(a) + 3] = class, [(a) + 4] = class,             \
	[(a) + 5] = class, [(a) + 6] = class, [(a) + 7] = class, [(a) + 8] = class, [(a) + 9] = class,       \
	[(a) + 10] = class, [(a) + 11] = class, [(a) + 12] = class, [(a) + 13] = class, [(a) + 14] = class,  \
	[(a) + 15] = class, [(a) + 16] = class, [(a) + 17] = class, [(a) + 18] = class, [(a) + 19] = class,  \
	[(a) + 20] = class, [(a) + 21] = class, [(a) + 22] = class, [(a) + 23] = class, [(a) + 24] = class,  \
	[(a) + 25] = class

static const unsigned char class_of[256] = {
	LETTERS_OF('A', CLASS_CAPITAL),
	LETTERS_OF('a', CLASS_SMALL),
	['0'] = CLASS_DIGIT,
	['1'] = CLASS_DIGIT,
	['2'] = CLASS_DIGIT,
	['3'] = CLASS_DIGIT,
	['4'] = CLASS_DIGIT,
	['5'] = CLASS_DIGIT,
	['6'] = CLASS_DIGIT,
	['7'] = CLASS_DIGIT,
	['8'] = CLASS_DIGIT,
	['9'] = CLASS_DIGIT,
	['_'] = CLASS_DIGIT,
};

/* Three or more capitals, digits or underscores, the first a capital, count before `capitals_end`; words that
 * can be nothing else count everywhere. */
static bool has_word(struct text text, size_t capitals_end)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes;

	for (size_t i = 0; i < text.length; i++) {
		size_t start = i;
		unsigned seen = 0;

		for (; i < text.length && class_of[bytes[i]] != CLASS_OTHER; i++)
			seen |= 1u << class_of[bytes[i]];
		if (i - start < 3)
			continue;
		if (class_of[bytes[start]] == CLASS_CAPITAL) {
			if (!(seen & 1u << CLASS_SMALL) && start < capitals_end)
				return true;
		} else if (bytes[start] != 'x' && bytes[start] != 'y') {
			continue;
		}
		if (is_unmistakable(text_slice(text, start, i)))
			return true;
	}
	return false;
}

static bool arn_has_placeholder(struct text arn)
{
	size_t start = 0;

	for (unsigned field = 0; field < 5; field++) {
		struct text rest = text_slice(arn, start, arn.length);
		size_t length = text_find(rest, ':');
		struct text part = text_slice(rest, 0, length);

		if (has_word(part, field != 0 && field != 2 ? part.length : 0) ||
		    (field >= 3 && is_documentation_word(part)))
			return true;
		if (length == rest.length)
			return false;
		start += length + 1;
	}
	return has_word(text_slice(arn, start, arn.length), 0);
}

bool has_placeholder_word(struct text text)
{
	size_t end = text.length;

	if (text.length > LONGEST)
		return false;
	if (has_braced_name(text))
		return true;
	if (text_starts(text, "arn:"))
		return arn_has_placeholder(text);
	if (has_documentation_host(text))
		return true;
	/* A tag may well be in capitals. */
	for (size_t i = text.length; i-- > 0 && text.bytes[i] != '/';)
		if (text.bytes[i] == ':' || text.bytes[i] == '@')
			end = i;
	return has_word(text, end);
}
