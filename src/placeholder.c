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
	static const char *const words[] = { "region",     "aws_region", "aws-region",     "account",
					     "account_id", "account-id", "aws_account_id", "aws-account-id" };

	if (part.length < 6 || (part.bytes[0] != 'r' && part.bytes[0] != 'a'))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_is(part, words[i]))
			return true;
	return false;
}

enum class { CLASS_OTHER, CLASS_LOWER, CLASS_CAPITAL };

static enum class class_of(char c) {
	if (c >= 'A' && c <= 'Z') return CLASS_CAPITAL;
	return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' ? CLASS_LOWER : CLASS_OTHER;
}

/* Three or more capitals, digits or underscores, the first a capital, count before `capitals_end`; words that
 * can be nothing else count everywhere. */
static bool has_word(struct text text, size_t capitals_end)
{
	for (size_t i = 0; i < text.length;) {
		size_t start = i;
		bool small = false;
		enum class class, first = class_of(text.bytes[i]);

		for (; i < text.length && (class = class_of(text.bytes[i])) != CLASS_OTHER; i++)
			small |= class == CLASS_LOWER && text.bytes[i] >= 'a';
		if (first == CLASS_CAPITAL && !small && i - start >= 3 && start < capitals_end)
			return true;
		if ((first == CLASS_CAPITAL || text.bytes[start] == 'x' || text.bytes[start] == 'y') &&
		    is_unmistakable(text_slice(text, start, i)))
			return true;
		i += i == start;
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
	if (text_starts(text, "arn:"))
		return arn_has_placeholder(text);
	/* A tag may well be in capitals. */
	for (size_t i = text.length; i-- > 0 && text.bytes[i] != '/';)
		if (text.bytes[i] == ':' || text.bytes[i] == '@')
			end = i;
	return has_word(text, end);
}
