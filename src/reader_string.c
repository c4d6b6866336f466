/* Strings: where they end, their escapes and their UTF-8. */
#include "reader_internal.h"

/* One letter a bit of enum byte_class. */
#define Q (CLASS_STOP | CLASS_ESCAPE) /* quote and backslash */
#define A (CLASS_WORD | CLASS_ESCAPE)
#define O (CLASS_STOP | CLASS_ODD) /* a control character */
#define E (CLASS_STOP | CLASS_BLANK) /* a blank that may not stand in a string */
#define B CLASS_BLANK
#define H (CLASS_HINT)
#define W CLASS_WORD
#define D (CLASS_WORD | CLASS_DIGIT)
#define X (CLASS_WORD | CLASS_HINT)
#define C (CLASS_ODD | CLASS_ESCAPE)
#define N (CLASS_HINT | CLASS_ODD)
#define U (CLASS_STOP | CLASS_ODD | CLASS_WORD)

/* clang-format off */
const unsigned char byte_class[256] = {
	O, O, O, O, O, O, O, O,  O, E, E, O, O, E, O, O,
	O, O, O, O, O, O, O, O,  O, O, O, O, O, O, O, O,
	/*  ! " #  $ % & '   ( ) * +  , - . / */
	B, W, Q, N, X, X, W, 0,  0, 0, W, W, 0, W, W, C,
	D, D, D, D, D, D, D, D,  D, D, 0, 0, H, 0, W, W,
	W, W, W, W, W, W, W, W,  W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W,  W, W, W, 0, Q, 0, W, X,
	0, W, A, W, W, W, A, W,  W, W, W, W, W, W, A, W,
	W, W, A, W, A, W, W, W,  W, W, W, H, W, 0, W, W,
	U, U, U, U, U, U, U, U,  U, U, U, U, U, U, U, U,
	U, U, U, U, U, U, U, U,  U, U, U, U, U, U, U, U,
	U, U, U, U, U, U, U, U,  U, U, U, U, U, U, U, U,
	U, U, U, U, U, U, U, U,  U, U, U, U, U, U, U, U,
	U, U, U, U, U, U, U, U,  U, U, U, U, U, U, U, U,
	U, U, U, U, U, U, U, U,  U, U, U, U, U, U, U, U,
	U, U, U, U, U, U, U, U,  U, U, U, U, U, U, U, U,
	U, U, U, U, U, U, U, U,  U, U, U, U, U, U, U, U,
};
/* clang-format on */

#undef Q
#undef A
#undef O
#undef E
#undef B
#undef H
#undef W
#undef D
#undef X
#undef C
#undef N
#undef U

/* U+FFFD in UTF-8: stands for what could not be read. */
static const char replacement[3] = { '\xEF', '\xBF', '\xBD' };

/* What was met on the way through one string. */
struct string_state {
	const struct node *node;
	bool escaped;
	size_t invalid; /* bytes that are no UTF-8 */
	bool told_control;
	bool told_utf8;
};

size_t utf8_length(const char *at, const char *end)
{
	const unsigned char *p = (const unsigned char *)at;
	size_t length = p[0] < 0x80   ? 1
			: p[0] < 0xC2 ? 0
			: p[0] < 0xE0 ? 2
			: p[0] < 0xF0 ? 3
			: p[0] < 0xF5 ? 4
				      : 0;

	if ((size_t)(end - at) < length)
		return 0;
	for (size_t i = 1; i < length; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) || (p[0] == 0xF0 && p[1] < 0x90) ||
	    (p[0] == 0xF4 && p[1] > 0x8F))
		return 0;
	return length;
}

static bool is_hex(char c)
{
	return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}

/* The value of four hexadecimal digits, or -1. */
static int hex4(const char *at, const char *end)
{
	int value = 0;

	if (end - at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		if (!is_hex(at[i]))
			return -1;
		value = value * 16 + (is_digit(at[i]) ? at[i] - '0' : lower(at[i]) - 'a' + 10);
	}
	return value;
}

static bool is_high(int unit)
{
	return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(int unit)
{
	return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* The low half that follows a high one, or -1. */
static int low_half(const char *at, const char *end)
{
	int unit = end - at >= 6 && at[0] == '\\' && at[1] == 'u' ? hex4(at + 2, end) : -1;

	return is_low(unit) ? unit : -1;
}

static size_t put_utf8(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* `p` is at a backslash with four digits behind its u. */
static const char *decode_unicode(const char *p, const char *end, char **out)
{
	int unit = hex4(p + 2, end);

	p += 6;
	if (is_high(unit)) {
		int low = low_half(p, end);

		if (low >= 0) {
			*out += put_utf8(*out, 0x10000 + ((uint32_t)(unit - 0xD800) << 10) +
						       (uint32_t)(low - 0xDC00));
			return p + 6;
		}
	}
	*out += put_utf8(*out, is_high(unit) || is_low(unit) ? 0xFFFD : (uint32_t)unit);
	return p;
}

/* The string between two places; its faults are reported already, so whatever is wrong is kept as it is. At
 * most `invalid` bytes of it are no UTF-8: each becomes three. */
static struct text decode(struct reader *r, const char *p, const char *end, size_t invalid)
{
	static const char meanings[128] = {
		['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
		['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t',
	};
	char *bytes = arena_alloc(r->arena, (size_t)(end - p) + 2 * invalid + 1);
	char *out = bytes;

	while (p < end) {
		if ((unsigned char)*p >= 0x80 && invalid) {
			size_t length = utf8_length(p, end);

			memcpy(out, length ? p : replacement, length ? length : sizeof replacement);
			out += length ? length : sizeof replacement;
			p += length ? length : 1;
			continue;
		}
		if (*p != '\\' || end - p < 2) {
			*out++ = *p++;
			continue;
		}
		if (byte_class[(unsigned char)p[1]] & CLASS_ESCAPE) {
			*out++ = meanings[(unsigned char)p[1]];
			p += 2;
		} else if (p[1] == 'u' && hex4(p + 2, end) >= 0) {
			p = decode_unicode(p, end, &out);
		} else {
			*out++ = *p++;
		}
	}
	return (struct text){ bytes, (size_t)(out - bytes) };
}

/* Borrowed when nothing in it needs decoding. */
static struct text read_text(struct reader *r, const char *start, const char *end,
			     const struct string_state *state)
{
	if (state->escaped || state->invalid)
		return decode(r, start, end, state->invalid);
	return (struct text){ start, (size_t)(end - start) };
}

struct text decode_string(struct reader *r, const char *start, const char *end)
{
	return decode(r, start, end, (size_t)(end - start));
}

/* Whether what follows makes a quote the end of a value. */
static bool closes_value(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r'))
		p++;
	return p >= end || *p == ',' || *p == '}' || *p == ']' || *p == '\n';
}

const char *closing_quote(struct reader *r, const char *start)
{
	const char *p;

	if (start < r->no_quote_before)
		return NULL;
	for (p = start; p < r->end && *p != '\n'; p++)
		if (*p == '"' && closes_value(p + 1, r->end))
			return p;
	r->no_quote_before = p;
	return NULL;
}

/* A text broken over lines: the quote that ends it, or NULL when the string just was not closed. */
static const char *end_on_later_line(const struct reader *r, const char *newline)
{
	const char *quote = memchr(newline, '"', (size_t)(r->end - newline));
	const char *before;

	if (!quote || !closes_value(quote + 1, r->end))
		return NULL;
	before = quote - 1;
	while (*before == ' ' || *before == '\t')
		before--;
	if (*before == '\n' || *before == ',' || *before == ':' || *before == '{' || *before == '[')
		return NULL;
	return quote;
}

/* The place on its line where a string that nobody closed probably ends: before a comma and before
 * closers that match what is open. */
static const char *probable_end(const struct reader *r, const char *start, const char *end)
{
	uint32_t depth = r->depth;

	while (end > start && (byte_class[(unsigned char)end[-1]] & CLASS_BLANK))
		end--;
	if (end > start && end[-1] == ',')
		end--;
	while (end > start && depth) {
		char closer = r->frames[depth].node->kind == NODE_OBJECT ? '}' : ']';
		const char *p = end;

		while (p > start && (p[-1] == ' ' || p[-1] == '\t'))
			p--;
		if (p == start || p[-1] != closer ||
		    memchr(start, closer == '}' ? '{' : '[', (size_t)(p - start)))
			break;
		end = p - 1;
		depth--;
	}
	while (end > start && (byte_class[(unsigned char)end[-1]] & CLASS_BLANK))
		end--;
	return end;
}

static const char *read_unterminated(struct reader *r, const char *start, const char *line_end,
				     const struct string_state *state, struct text *text)
{
	const char *end = line_end < r->end ? end_on_later_line(r, line_end) : NULL;

	if (end) {
		complain(r, COMPLAINT_LINE_BREAK, line_end, line_end + 1, state->node);
		*text = decode(r, start + 1, end, state->invalid + (size_t)(end - line_end));
		return end + 1;
	}
	end = probable_end(r, start + 1, line_end);
	complain(r, COMPLAINT_UNTERMINATED, start, end, state->node);
	*text = read_text(r, start + 1, end, state);
	return end;
}

/* At a backslash; returns the byte to go on with. */
static const char *read_escape(struct reader *r, const char *p, struct string_state *state)
{
	int unit;

	state->escaped = true;
	if (p + 1 >= r->end || p[1] == '\n' || p[1] == '\r')
		return p + 1;
	if (p[1] != 'u') {
		size_t length = utf8_length(p + 1, r->end);

		complain(r, COMPLAINT_BAD_ESCAPE, p, p + 1 + length, state->node,
			 quoted(r, p, p + 1 + length));
		return p + 1;
	}
	unit = hex4(p + 2, r->end);
	if (unit < 0) {
		const char *end = p + 2;

		while (end < r->end && end < p + 6 && is_hex(*end))
			end++;
		complain(r, COMPLAINT_BAD_UNICODE_ESCAPE, p, end, state->node, quoted(r, p, end));
		return p + 2;
	}
	if (is_high(unit) && low_half(p + 6, r->end) >= 0)
		return p + 12;
	if (is_high(unit) || is_low(unit))
		complain(r, COMPLAINT_LONE_SURROGATE, p, p + 6, state->node, quoted(r, p, p + 6));
	return p + 6;
}

/* At a byte that ends the plain run, other than a quote or line break; returns the byte to go on with. */
static const char *read_stop(struct reader *r, const char *p, struct string_state *state)
{
	size_t length;

	if (*p == '\\')
		return read_escape(r, p, state);
	if ((unsigned char)*p < 0x20) {
		if (!state->told_control)
			complain(r, *p ? COMPLAINT_CONTROL_IN_STRING : COMPLAINT_NUL, p, p + 1, state->node,
				 (unsigned)*p,
				 *p == '\t'   ? "\\t"
				 : *p == '\r' ? "\\r"
					      : "");
		state->told_control = true;
		return p + 1;
	}
	length = utf8_length(p, r->end);
	if (length)
		return p + length;
	if (!state->told_utf8)
		complain(r, COMPLAINT_INVALID_UTF8, p, p + 1, state->node, (unsigned)(unsigned char)*p);
	state->told_utf8 = true;
	state->invalid++;
	return p + 1;
}

/* Whether eight bytes are plain: neither do they end a run nor may a template token begin there. A blank
 * is left to the slower way. */
static inline bool plain_word(const char *p)
{
	const uint64_t each = 0x0101010101010101;
	uint64_t word;
	uint64_t folded;

	memcpy(&word, p, sizeof word);
	/* `<`, the backslash and `|` fall together. Below `&` lie controls, blank, `"`, `#`, `$` and `%`. The
	 * top bit of each byte tells; a borrow from a lower byte comes only from one that is not plain. */
	folded = (word | each * 0x60) ^ each * 0x7C;
	return !((word | (word - each * '&') | (folded - each) | ((word ^ each * '_') - each) |
		  ((word ^ each * '{') - each)) &
		 each * 0x80);
}

const char *find_last_stop(struct text text)
{
	const char *p = text.bytes + text.length;

	while (p - text.bytes >= (ptrdiff_t)sizeof(uint64_t) && plain_word(p - sizeof(uint64_t)))
		p -= sizeof(uint64_t);
	while (p > text.bytes && !(byte_class[(unsigned char)p[-1]] & CLASS_STOP))
		p--;
	return p > text.bytes ? p - 1 : p;
}

/* The next byte that ends a run; one is known to follow, so nothing looks for the end. */
static inline const char *skip_run(const char *p, unsigned *seen)
{
	unsigned class = byte_class[(unsigned char)*p];
	while (!(class & CLASS_STOP)) {
		*seen |= class;
		class = byte_class[(unsigned char)*++p];
	}
	return p;
}

/* From the first byte on that is not plain, up to the end of the string. */
static const char *read_rest(struct reader *r, const char *start, const char *p, const struct node *node,
			     struct text *text, unsigned *seen)
{
	struct string_state state = { .node = node };

	while (p <= r->last_stop) {
		p = skip_run(p, seen);
		if (*p == '"') {
			*text = read_text(r, start + 1, p, &state);
			return p + 1;
		}
		if (*p == '\\' && r->end - p > 1 && byte_class[(unsigned char)p[1]] & CLASS_ESCAPE) {
			state.escaped = true;
			p += 2;
			continue;
		}
		if (p >= r->end || *p == '\n' || (*p == '\r' && p[1] == '\n'))
			break;
		p = read_stop(r, p, &state);
	}
	return read_unterminated(r, start, p < r->end && p <= r->last_stop ? p : r->end, &state, text);
}

const char *read_string(struct reader *r, const char *start, const struct node *node, struct text *text,
			uint8_t *flags)
{
	const char *p = start + 1;
	unsigned seen = 0;

	while (r->last_stop - p >= (ptrdiff_t)sizeof(uint64_t) && plain_word(p))
		p += sizeof(uint64_t);
	if (p <= r->last_stop)
		p = skip_run(p, &seen);
	if (p <= r->last_stop && *p == '"') {
		*text = (struct text){ start + 1, (size_t)(p - start - 1) };
		p++;
	} else {
		p = read_rest(r, start, p, node, text, &seen);
	}
	if (seen & CLASS_HINT && has_template_token(*text))
		*flags |= NODE_TEMPLATED;
	return p;
}

size_t other_quote(const struct reader *r, const char *at)
{
	if (*at == '\'' || *at == '`')
		return 1;
	/* U+2018 to U+201F. */
	if (r->end - at >= 3 && at[0] == '\xE2' && at[1] == '\x80' && at[2] >= '\x98' && at[2] <= '\x9F')
		return 3;
	return 0;
}

const char *read_other_quotes(struct reader *r, const char *start, const struct node *node, struct text *text)
{
	size_t open = other_quote(r, start);
	const char *p = start + open;
	size_t close = 0;

	for (; p < r->end && *p != '\n'; p++) {
		if (*p == '\\' && p + 1 < r->end && p[1] != '\n') {
			p++;
			continue;
		}
		close = open == 1 ? *p == *start : *p == '"' ? 1 : other_quote(r, p) == 3 ? 3 : 0;
		if (close)
			break;
	}
	if (!close) {
		p = probable_end(r, start + open, p);
		complain(r, COMPLAINT_OTHER_QUOTES_OPEN, start, p, node);
	} else {
		complain(r, COMPLAINT_OTHER_QUOTES, start, p + close, node,
			 *start == '\''  ? "single quotes"
			 : *start == '`' ? "backticks"
					 : "typographic quotes");
	}
	*text = decode(r, start + open, p, (size_t)(p - start));
	return p + close;
}
