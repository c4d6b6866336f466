/* Words in capitals that stand for a value somebody has yet to fill in. */
#include "placeholder.h"

/* Longer than any image reference or ARN. */
enum { LONGEST = 4096 };

static bool is_word_byte(char c)
{
	return is_letter(c) || is_digit(c) || c == '_';
}

/* Three or more capitals, digits or underscores, beginning with a capital. */
static bool is_capital_word(struct text word)
{
	if (word.length < 3 || word.bytes[0] < 'A' || word.bytes[0] > 'Z')
		return false;
	for (size_t i = 0; i < word.length; i++)
		if (word.bytes[i] >= 'a' && word.bytes[i] <= 'z')
			return false;
	return true;
}

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
	if (!is_capital_word(word))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (word.length == words[i].length && !memcmp(word.bytes, words[i].word, word.length))
			return true;
	return false;
}

static bool any_word(struct text text, bool (*test)(struct text word))
{
	for (size_t i = 0; i < text.length;) {
		size_t start = i;

		while (i < text.length && is_word_byte(text.bytes[i]))
			i++;
		if (i > start && test(text_slice(text, start, i)))
			return true;
		i += i == start;
	}
	return false;
}

/* What the documentation writes in an ARN's region and account. */
static bool is_documentation_word(struct text part)
{
	static const char *const words[] = { "region",     "aws_region", "aws-region",     "account",
					     "account_id", "account-id", "aws_account_id", "aws-account-id" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_is(part, words[i]))
			return true;
	return false;
}

static bool arn_has_placeholder(struct text arn)
{
	size_t start = 0;

	for (unsigned field = 0; field < 5; field++) {
		struct text rest = text_slice(arn, start, arn.length);
		size_t length = text_find(rest, ':');
		struct text part = text_slice(rest, 0, length);

		if (field != 0 && field != 2 &&
		    (any_word(part, is_capital_word) || is_documentation_word(part)))
			return true;
		if (length == rest.length)
			break;
		start += length + 1;
	}
	return any_word(arn, is_unmistakable);
}

static bool image_has_placeholder(struct text image)
{
	size_t end = image.length;

	/* A tag may well be in capitals. */
	for (size_t i = image.length; i-- > 0 && image.bytes[i] != '/';)
		if (image.bytes[i] == ':' || image.bytes[i] == '@')
			end = i;
	return any_word(text_slice(image, 0, end), is_capital_word) || any_word(image, is_unmistakable);
}

bool has_placeholder_word(struct text text)
{
	if (text.length > LONGEST)
		return false;
	return text_starts(text, "arn:") ? arn_has_placeholder(text) : image_has_placeholder(text);
}
