/* What stands outside strings and is no JSON: comments, bare words, broken numbers, YAML. */
#include <stdio.h>

#include "reader_internal.h"

/* How far a look ahead goes, so that many of them stay cheap. */
enum { LOOK_AHEAD = 256 };

static const char *line_end(const char *p, const char *end)
{
	const char *newline = memchr(p, '\n', (size_t)(end - p));

	return newline ? newline : end;
}

static bool comment_at(const struct reader *r, const char *p)
{
	char next = p + 1 < r->end ? p[1] : '\0';

	return p < r->end && (*p == '/' ? next == '/' || next == '*' : *p == '#' && next != '{');
}

/* Comments on end are one fault. */
static void skip_comments(struct reader *r)
{
	const char *start = r->at;
	const char *p = start;
	const char *end = start;
	bool open = false;

	while (comment_at(r, p)) {
		if (*p == '/' && p[1] == '*') {
			end = p + 2;
			while (end < r->end && !(*end == '*' && end + 1 < r->end && end[1] == '/'))
				end++;
			open = end >= r->end;
			end = open ? r->end : end + 2;
		} else {
			end = line_end(p, r->end);
			if (end > p && end[-1] == '\r')
				end--;
		}
		p = end;
		while (p < r->end && is_blank(*p))
			p++;
	}
	r->at = end;
	complain(r, open ? COMPLAINT_COMMENT_OPEN : COMPLAINT_COMMENT, start, end, open_node(r));
}

/* The length of an invisible character that is no blank in JSON, or 0. */
static size_t odd_blank(const struct reader *r, const char *p, unsigned *code)
{
	const unsigned char *u = (const unsigned char *)p;
	size_t length = utf8_length(p, r->end);

	if (length == 2)
		*code = (unsigned)(u[0] & 0x1F) << 6 | (u[1] & 0x3F);
	else if (length == 3)
		*code = (unsigned)(u[0] & 0x0F) << 12 | (unsigned)(u[1] & 0x3F) << 6 | (u[2] & 0x3F);
	else
		return 0;
	if (*code == 0x85 || *code == 0xA0 || *code == 0xAD || (*code >= 0x2000 && *code <= 0x200F) ||
	    (*code >= 0x2028 && *code <= 0x202F) || (*code >= 0x205F && *code <= 0x2064) || *code == 0x3000 ||
	    *code == 0xFEFF)
		return length;
	return 0;
}

bool starts_odd_blank(const struct reader *r, const char *p)
{
	unsigned code;

	return (unsigned char)*p >= 0x80 && odd_blank(r, p, &code);
}

bool skip_odd(struct reader *r)
{
	const char *start = r->at;
	const char *p = start;
	unsigned code = 0;
	size_t length;
	char name[16];

	if (comment_at(r, start)) {
		skip_comments(r);
		return true;
	}
	if ((unsigned char)*start < 0x20) {
		while (p < r->end && *p == *start)
			p++;
		r->at = p;
		complain(r, *start ? COMPLAINT_CONTROL : COMPLAINT_NUL, start, p, open_node(r),
			 (unsigned)*start);
		return true;
	}
	length = odd_blank(r, start, &code);
	if (!length)
		return false;
	snprintf(name, sizeof name, "U+%04X", code);
	while (p < r->end && odd_blank(r, p, &code))
		p += odd_blank(r, p, &code);
	r->at = p;
	complain(r, COMPLAINT_ODD_BLANK, start, p, open_node(r), name);
	return true;
}

const char *junk_end(const struct reader *r, const char *start)
{
	const char *p = start + 1;

	while (p < r->end && !strchr(",]}[{\"\n", *p ? *p : '\n') && !(is_blank(p[-1]) && comment_at(r, p)))
		p++;
	while (p > start + 1 && is_blank(p[-1]))
		p--;
	return p;
}

const char *word_end(const struct reader *r, const char *p)
{
	while (p < r->end && byte_class[(unsigned char)*p] & CLASS_WORD && !starts_odd_blank(r, p))
		p++;
	return p;
}

static const char *skip_some_blanks(const struct reader *r, const char *p)
{
	const char *limit = r->end - p > LOOK_AHEAD ? p + LOOK_AHEAD : r->end;

	while (p < limit && is_blank(*p))
		p++;
	return p;
}

bool word_is_key(const struct reader *r, const char *start)
{
	const char *p = word_end(r, start);

	if (p == start)
		return false;
	p = skip_some_blanks(r, p);
	return p < r->end && (*p == ':' || *p == '=');
}

bool looks_like_key(const struct reader *r, const char *start)
{
	const char *p = skip_some_blanks(r, start);
	const char *limit = r->end - p > LOOK_AHEAD ? p + LOOK_AHEAD : r->end;

	if (p >= limit || *p != '"')
		return false;
	for (p++; p < limit && *p != '"' && *p != '\n'; p++)
		if (*p == '\\' && p + 1 < limit)
			p++;
	if (p >= limit || *p != '"')
		return false;
	p = skip_some_blanks(r, p + 1);
	return p < r->end && *p == ':';
}

/* A comment of YAML is skipped: only what follows tells. */
bool looks_like_yaml(const struct reader *r)
{
	const char *p = r->at;
	const char *start;

	for (;;) {
		while (p < r->end && is_blank(*p))
			p++;
		if (p >= r->end || *p != '#')
			break;
		p = line_end(p, r->end);
	}
	start = p;
	if (r->end - p >= 3 && !memcmp(p, "---", 3) && (r->end - p == 3 || is_blank(p[3])))
		return true;
	if (r->end - p >= 5 && !memcmp(p, "%YAML", 5))
		return true;
	if (r->end - p > 2 && *p == '-' && p[1] == ' ' && is_letter(p[2]))
		p += 2;
	if (p < r->end && !is_letter(*p))
		return false;
	while (p < r->end && (is_letter(*p) || is_digit(*p) || *p == '_' || *p == '-'))
		p++;
	return p > start && p < r->end && *p == ':' && (p + 1 == r->end || is_blank(p[1]));
}

/* A value that is not JSON but whose meaning is plain. */
static void read_as(struct reader *r, const char *end, enum node_kind kind, const char *word,
		    const char *json)
{
	const char *start = r->at;
	struct node *node = begin_value(r, kind);

	end_value(r, node, end);
	complain(r, COMPLAINT_KNOWN_WORD, start, end, node, word)->help =
		arena_printf(r->arena, "write `%s`", json);
}

static bool read_known_word(struct reader *r, struct text text)
{
	static const struct {
		const char *word;
		const char *json;
		enum node_kind kind;
	} known[] = {
		{ "True", "true", NODE_TRUE },      { "TRUE", "true", NODE_TRUE },
		{ "False", "false", NODE_FALSE },   { "FALSE", "false", NODE_FALSE },
		{ "None", "null", NODE_NULL },      { "NULL", "null", NODE_NULL },
		{ "Null", "null", NODE_NULL },      { "nil", "null", NODE_NULL },
		{ "undefined", "null", NODE_NULL },
	};
	static const char *const not_finite[] = { "NaN", "nan", "NAN", "Infinity", "infinity", "Inf", "inf" };
	struct text bare = text;

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (text_is(text, known[i].word)) {
			read_as(r, text.bytes + text.length, known[i].kind, known[i].word, known[i].json);
			return true;
		}
	if (text.bytes[0] == '-' || text.bytes[0] == '+')
		bare = text_slice(text, 1, text.length);
	for (size_t i = 0; i < sizeof not_finite / sizeof not_finite[0]; i++)
		if (text_is(bare, not_finite[i])) {
			struct node *node = begin_value(r, NODE_MISSING);

			end_value(r, node, text.bytes + text.length);
			complain(r, COMPLAINT_NOT_FINITE, text.bytes, text.bytes + text.length, node,
				 quoted(r, text.bytes, text.bytes + text.length));
			return true;
		}
	return false;
}

struct number_words {
	const char *message;
	const char *help;
};

/* What is wrong with a text that begins like a number. */
static struct number_words number_words(struct text t)
{
	size_t i = t.bytes[0] == '-' || t.bytes[0] == '+';

	if (i == t.length)
		return (struct number_words){ "a sign without a number", "write the number behind it" };
	if (t.bytes[i] == '.')
		return (struct number_words){ "a number that begins with a point",
					      "write a zero before the point" };
	if (t.bytes[i] == '0' && i + 1 < t.length && lower(t.bytes[i + 1]) == 'x')
		return (struct number_words){ "a hexadecimal number", "write it in decimal" };
	while (i < t.length && is_digit(t.bytes[i]))
		i++;
	if (i < t.length && t.bytes[i] == '.') {
		i++;
		if (i == t.length || !is_digit(t.bytes[i]))
			return (struct number_words){ "a number with nothing behind its point",
						      "write a digit behind the point, or remove the point" };
		while (i < t.length && is_digit(t.bytes[i]))
			i++;
	}
	if (i < t.length && lower(t.bytes[i]) == 'e') {
		i++;
		if (i < t.length && (t.bytes[i] == '-' || t.bytes[i] == '+'))
			i++;
		if (i == t.length || !is_digit(t.bytes[i]))
			return (struct number_words){ "a number with an empty exponent",
						      "write digits behind the `e`" };
	}
	return (struct number_words){ "a number with other text behind it",
				      "write only the number, or put double quotes round it all" };
}

/* The same number as JSON writes it, or no text: a leading zero or plus hides nothing. */
static struct text plain_number(struct reader *r, struct text t)
{
	size_t sign = t.bytes[0] == '-' || t.bytes[0] == '+';
	size_t start = sign;
	char *copy;

	while (start + 1 < t.length && t.bytes[start] == '0' && is_digit(t.bytes[start + 1]))
		start++;
	for (size_t i = start; i < t.length; i++)
		if (!is_digit(t.bytes[i]))
			return (struct text){ NULL, 0 };
	if (start == t.length)
		return (struct text){ NULL, 0 };
	if (t.bytes[0] != '-')
		return text_slice(t, start, t.length);
	copy = arena_copy(r->arena, t.bytes + start - 1, t.length - start + 1);
	copy[0] = '-';
	return (struct text){ copy, t.length - start + 1 };
}

static void read_broken_number(struct reader *r, struct text text)
{
	const char *end = text.bytes + text.length;
	struct text plain = plain_number(r, text);
	struct node *node = begin_value(r, plain.length ? NODE_NUMBER : NODE_MISSING);
	struct number_words words;

	end_value(r, node, end);
	node->text = plain;
	if (plain.length) {
		complain(r, text.bytes[0] == '+' ? COMPLAINT_LEADING_PLUS : COMPLAINT_LEADING_ZERO,
			 text.bytes, end, node);
		return;
	}
	words = number_words(text);
	complain(r, COMPLAINT_NUMBER, text.bytes, end, node, words.message)->help = words.help;
}

void read_word(struct reader *r)
{
	const char *start = r->at;
	const char *end = junk_end(r, start);
	struct text text = { start, (size_t)(end - start) };
	const char *follows;
	struct node *node;

	if (read_known_word(r, text))
		return;
	if (is_digit(*start) || (strchr("+-.", *start) && (text.length == 1 || !is_letter(start[1])))) {
		read_broken_number(r, text);
		return;
	}
	follows = end;
	while (follows < r->end && is_blank(*follows))
		follows++;
	if (!r->depth && follows < r->end && (*follows == '{' || *follows == '[')) {
		/* `config = { … }`: the document follows. */
		r->at = follows;
		complain(r, COMPLAINT_JUNK, start, end, NULL);
		return;
	}
	node = begin_value(r, NODE_MISSING);
	end_value(r, node, end);
	if (!utf8_length(start, r->end))
		complain(r, COMPLAINT_INVALID_UTF8, start, start + 1, node, (unsigned)(unsigned char)*start);
	else
		complain(r, *start == '<' ? COMPLAINT_ANGLE_TOKEN : COMPLAINT_UNQUOTED_VALUE, start, end,
			 node);
	if (!r->depth) {
		r->cut = true;
		r->at = r->end;
	}
}
