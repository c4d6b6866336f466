/* What to do where something else is wanted than what stands there: one fault, the obvious node, and on. */
#include "reader_internal.h"

static bool in_object(const struct reader *r)
{
	return r->depth && open_node(r)->kind == NODE_OBJECT;
}

static enum want next_want(const struct reader *r)
{
	return in_object(r) ? WANT_KEY : WANT_VALUE;
}

/* Where a value would stand in front of `p`: behind the colon, not a line further. */
static struct span place_before(const struct reader *r, const char *p)
{
	while (byte_class[(unsigned char)p[-1]] & CLASS_BLANK)
		p--;
	return span_of(r, p, p);
}

/* The member's value is not there; r->at is what stands in its place. */
static void complain_missing_value(struct reader *r)
{
	struct node *member = r->member;

	if (member && !r->forgiven)
		complain(r, COMPLAINT_MISSING_VALUE, r->at, r->at + 1, member,
			 quoted(r, r->bytes + member->key_at.start, r->bytes + member->key_at.end))
			->related = member->key_at;
	r->orphan = false;
	r->forgiven = false;
	r->member = NULL;
	r->last = member;
	r->comma = NULL;
	if (member) {
		member->at = place_before(r, r->at);
		check_duplicate(r, &r->frames[r->depth], member);
	}
	r->want = WANT_COMMA;
}

/* A string or an unquoted text; where a value is expected to end it may be a secret, so it becomes no key. */
static void skip_junk(struct reader *r)
{
	struct text ignored;
	uint8_t flags = 0;

	if (r->at < r->end && *r->at == '"')
		r->at = read_string(r, r->at, open_node(r), &ignored, &flags);
	else if (r->at < r->end && !strchr(",]}[{", *r->at ? *r->at : ' '))
		r->at = junk_end(r, r->at);
}

static void complain_junk(struct reader *r)
{
	const char *start = r->at;

	skip_junk(r);
	complain(r, COMPLAINT_JUNK, start, r->at, open_node(r));
	damage(r);
}

static void complain_trailing_comma(struct reader *r)
{
	if (!r->directive)
		complain(r, COMPLAINT_TRAILING_COMMA, r->comma, r->comma + 1, open_node(r),
			 in_object(r) ? "}" : "]");
}

/* A comma where a member or element is wanted: round directives nobody knows, elsewhere it is one too many.
 */
static void recover_extra_comma(struct reader *r)
{
	const char *start = r->at;
	const char *end = start;

	if (r->directive) {
		r->comma = r->at++;
		return;
	}
	for (const char *p = start; p < r->end && (*p == ',' || byte_class[(unsigned char)*p] & CLASS_BLANK);
	     p++)
		if (*p == ',')
			end = p + 1;
	complain(r, COMPLAINT_EXTRA_COMMA, start, end, open_node(r));
	damage(r);
	/* What follows may well be the closer: that is the same mistake. */
	r->comma = NULL;
	r->at = end;
}

static void read_quoted_value(struct reader *r)
{
	struct node *node = begin_value(r, NODE_STRING);

	end_value(r, node, read_other_quotes(r, r->at, node, &node->text));
	if (has_template_token(node->text))
		node->flags |= NODE_TEMPLATED;
}

void recover_value(struct reader *r)
{
	bool has_key = r->member || r->orphan;
	const char *run;

	if (byte_class[(unsigned char)*r->at] & CLASS_HINT && recover_token(r))
		return;
	if (other_quote(r, r->at)) {
		read_quoted_value(r);
		return;
	}
	switch (*r->at) {
	case ',':
		if (has_key)
			complain_missing_value(r);
		else if (r->depth)
			recover_extra_comma(r);
		else
			read_word(r);
		return;
	case ':':
		if (has_key) {
			complain(r, COMPLAINT_EXTRA_COLON, r->at, r->at + 1, open_node(r));
			while (r->at < r->end && *r->at == ':')
				r->at++;
		} else if (r->depth) {
			complain_junk(r);
		} else {
			read_word(r);
		}
		return;
	case ']':
	case '}':
		if (has_key) {
			complain_missing_value(r);
		} else if (!r->depth) {
			complain(r, COMPLAINT_STRAY_CLOSER, r->at, r->at + 1, NULL, *r->at);
			while (r->at < r->end && (*r->at == ']' || *r->at == '}'))
				r->at++;
		} else if (*r->at == ']') {
			complain_trailing_comma(r);
			close_container(r, r->at + 1);
		} else {
			recover_closer(r);
		}
		return;
	default:
		run = token_run(r, r->at);
		if (run)
			read_token(r, run);
		else
			read_word(r);
	}
}

static void read_quoted_key(struct reader *r)
{
	const char *start = r->at;
	struct text key;
	const char *end = read_other_quotes(r, start, open_node(r), &key);

	begin_member(r, start, end, key);
	r->forgiven = true;
}

static void read_bare_key(struct reader *r)
{
	const char *start = r->at;
	const char *end = word_end(r, start);

	if (!utf8_length(start, r->end))
		complain(r, COMPLAINT_INVALID_UTF8, start, start + 1, open_node(r),
			 (unsigned)(unsigned char)*start);
	else
		complain(r, COMPLAINT_UNQUOTED_KEY, start, end, open_node(r),
			 arena_printf(r->arena, "`%s`", quoted(r, start, end)));
	begin_member(r, start, end, decode_string(r, start, end));
	r->forgiven = true;
}

void recover_key(struct reader *r)
{
	if (byte_class[(unsigned char)*r->at] & CLASS_HINT && recover_token(r))
		return;
	if (other_quote(r, r->at)) {
		read_quoted_key(r);
		return;
	}
	switch (*r->at) {
	case '}':
		complain_trailing_comma(r);
		close_container(r, r->at + 1);
		return;
	case ']':
		recover_closer(r);
		return;
	case ',':
		recover_extra_comma(r);
		return;
	case ':':
	case '{':
	case '[':
		complain(r, COMPLAINT_MISSING_KEY, r->at, r->at + 1, open_node(r));
		damage(r);
		r->at += *r->at == ':';
		r->orphan = true;
		r->want = WANT_VALUE;
		return;
	default:
		if (word_is_key(r, r->at)) {
			read_bare_key(r);
			return;
		}
		/* Perhaps the rest of a value that went wrong: it is not named. */
		complain_junk(r);
		r->last = NULL;
		r->want = WANT_COMMA;
	}
}

/* `"key: 1, "next": …`: the key's closing quote was forgotten before its colon. And `"a"b": …`. */
static bool mend_key(struct reader *r)
{
	struct node *member = r->member;
	const char *start = r->bytes + member->key_at.start;
	const char *end = r->bytes + member->key_at.end;
	const char *colon;

	if (*start != '"' || r->at != end || !(byte_class[(unsigned char)*r->at] & CLASS_WORD))
		return false;
	colon = memchr(start, ':', (size_t)(end - start));
	if (!colon || colon == start + 1) {
		const char *quote = word_end(r, r->at);

		if (quote >= r->end || *quote != '"')
			return false;
		complain(r, COMPLAINT_INNER_QUOTE, r->at - 1, r->at, open_node(r));
		member->key_at.end = (uint32_t)(quote + 1 - r->bytes);
		member->key = decode_string(r, start + 1, quote);
		r->at = quote + 1;
		return true;
	}
	complain(r, COMPLAINT_UNTERMINATED, start, colon, open_node(r));
	damage(r);
	member->key_at.end = (uint32_t)(colon - r->bytes);
	member->key = decode_string(r, start + 1, colon);
	member->at = span_of(r, colon, colon);
	r->at = colon;
	return true;
}

static void complain_not_a_colon(struct reader *r, size_t length)
{
	if (!r->forgiven)
		complain(r, COMPLAINT_NOT_A_COLON, r->at, r->at + length, r->member,
			 quoted(r, r->at, r->at + length));
	r->forgiven = false;
	r->at += length;
	r->want = WANT_VALUE;
}

static void complain_missing_colon(struct reader *r)
{
	struct span key = r->member->key_at;

	if (!r->forgiven)
		complain(r, COMPLAINT_MISSING_COLON, r->at, r->at + 1, r->member,
			 quoted(r, r->bytes + key.start, r->bytes + key.end))
			->related = (struct span){ key.end - 1, key.end };
	r->forgiven = false;
	r->want = WANT_VALUE;
}

void recover_colon(struct reader *r)
{
	if (byte_class[(unsigned char)*r->at] & CLASS_HINT && recover_token(r))
		return;
	switch (*r->at) {
	case '=':
		complain_not_a_colon(r, r->end - r->at > 1 && r->at[1] == '>' ? 2 : 1);
		return;
	case ',':
		if (!r->forgiven && r->end - r->at > 1 && !looks_like_key(r, r->at + 1) &&
		    !strchr("}],", r->at[1] ? r->at[1] : ','))
			complain_not_a_colon(r, 1);
		else
			complain_missing_value(r);
		return;
	case '}':
	case ']':
		complain_missing_value(r);
		return;
	case '"':
		if (looks_like_key(r, r->at)) {
			complain_missing_value(r);
			r->want = WANT_KEY;
			return;
		}
		break;
	default:
		if (mend_key(r))
			return;
	}
	complain_missing_colon(r);
}

/* What would close the token in which `raw` ends, or NULL: `"{{ env "TAG" }}"` has strings of its own. */
static const char *open_token(struct text raw)
{
	for (size_t i = raw.length; i-- > 1;) {
		char c = raw.bytes[i];

		switch (raw.bytes[i - 1]) {
		case '{':
			if (c == '{' || c == '%')
				return c == '{' ? "}}" : "%}";
			break;
		case '<':
			if (c == '%')
				return "%>";
			break;
		case '$':
			if (c == '{')
				return "}";
			break;
		}
		if (c == '}' || c == '>')
			return NULL;
	}
	return NULL;
}

/* The quote that ends a string from whose token `p` was reached by a quote too early, or NULL. */
static const char *quote_behind_tokens(struct reader *r, const char *p, const char *close)
{
	while (close && p >= r->no_token_quote_before) {
		size_t length = strlen(close);
		const char *start;

		while (p < r->end && *p != '\n' &&
		       ((size_t)(r->end - p) < length || memcmp(p, close, length) != 0))
			p++;
		start = p;
		while (p < r->end && *p != '\n' && *p != '"')
			p++;
		if (p >= r->end || *p == '\n') {
			r->no_token_quote_before = p;
			return NULL;
		}
		close = open_token((struct text){ start, (size_t)(p - start) });
		if (!close)
			return p;
		p++;
	}
	return NULL;
}

/* Text right behind a string: the string ended too late or too early. */
static bool mend_string(struct reader *r)
{
	struct node *last = r->last;
	const char *start;
	const char *end;
	struct text raw;

	if (!last || last->kind != NODE_STRING || last->parent != open_node(r) || node_end(r, last) != r->at)
		return false;
	start = node_start(r, last);
	if (*start != '"' || r->at - start < 2)
		return false;
	raw = (struct text){ start + 1, (size_t)(r->at - start - 2) };
	end = raw.bytes + raw.length;
	while (end > raw.bytes && byte_class[(unsigned char)end[-1]] & CLASS_BLANK)
		end--;
	if (end > raw.bytes && end[-1] == ',' && *r->at != '"') {
		end--;
		complain(r, COMPLAINT_UNTERMINATED, start, end, last);
		damage(r);
		last->text = decode_string(r, start + 1, end);
		end_value(r, last, end);
		return true;
	}
	end = quote_behind_tokens(r, r->at, open_token(raw));
	if (end && !r->rendered) {
		last->flags |= NODE_TEMPLATED;
	} else {
		end = end ? end : closing_quote(r, r->at);
		if (!end)
			return false;
		complain(r, COMPLAINT_INNER_QUOTE, r->at - 1, r->at, last);
	}
	last->text = decode_string(r, start + 1, end);
	end_value(r, last, end + 1);
	return true;
}

/* A key took the place of the value before, as it does when the value's line was left unfinished. On one
 * line with its key it is rather a value, which may be a secret and becomes no key. */
static bool turn_into_key(struct reader *r)
{
	struct node *last = r->last;

	if (!in_object(r) || !last || last->parent != open_node(r) || last->kind != NODE_STRING ||
	    last->key_at.start == last->key_at.end ||
	    !memchr(r->bytes + last->key_at.end, '\n', last->at.start - last->key_at.end))
		return false;
	complain(r, COMPLAINT_MISSING_VALUE, node_start(r, last), node_end(r, last), last,
		 quoted(r, r->bytes + last->key_at.start, r->bytes + last->key_at.end))
		->related = last->key_at;
	last->kind = NODE_MISSING;
	last->flags &= (uint8_t)~NODE_TEMPLATED;
	begin_member(r, node_start(r, last), node_end(r, last), last->text);
	last->text = (struct text){ NULL, 0 };
	last->at = place_before(r, node_start(r, last));
	return true;
}

static void complain_missing_comma(struct reader *r)
{
	struct node *last = r->last;

	/* Behind a directive nobody knows which commas will remain. */
	if (!r->directive) {
		struct fault *fault = complain(r, COMPLAINT_MISSING_COMMA, r->at, r->at + 1, open_node(r),
					       in_object(r) ? "key" : "element");

		if (last && last->at.end > last->at.start)
			fault->related = (struct span){ last->at.end - 1, last->at.end };
	}
	r->want = next_want(r);
}

/* Whether a word in an array is an element whose comma is missing. */
static bool word_is_value(const struct reader *r)
{
	struct text word = { r->at, (size_t)(word_end(r, r->at) - r->at) };

	return word.length && (is_digit(*r->at) || *r->at == '-' || text_is(word, "true") ||
			       text_is(word, "false") || text_is(word, "null"));
}

static void recover_colon_for_comma(struct reader *r)
{
	if (turn_into_key(r))
		return;
	if (in_object(r)) {
		const char *start = r->at++;

		while (r->at < r->end && byte_class[(unsigned char)*r->at] & CLASS_BLANK)
			r->at++;
		skip_junk(r);
		complain(r, COMPLAINT_JUNK, start, r->at, open_node(r));
		damage(r);
		return;
	}
	complain(r, COMPLAINT_COLON_IN_ARRAY, r->at, r->at + 1, open_node(r))->related =
		(struct span){ open_node(r)->at.start, open_node(r)->at.start + 1 };
	damage(r);
	r->at++;
	r->want = WANT_VALUE;
}

void recover_comma(struct reader *r)
{
	bool key = in_object(r);

	switch (*r->at) {
	case '}':
	case ']':
		recover_closer(r);
		return;
	case ';':
		complain(r, COMPLAINT_NOT_A_COMMA, r->at, r->at + 1, open_node(r));
		r->at++;
		r->want = next_want(r);
		return;
	case ':':
		recover_colon_for_comma(r);
		return;
	case ',':
		return;
	case '"':
		if (!key || r->directive || looks_like_key(r, r->at))
			complain_missing_comma(r);
		else if (!mend_string(r))
			complain_junk(r);
		return;
	}
	if (byte_class[(unsigned char)*r->at] & CLASS_HINT && recover_token(r))
		return;
	if (*r->at == '{' || *r->at == '[') {
		if (key)
			r->want = WANT_KEY;
		else
			complain_missing_comma(r);
		return;
	}
	if (mend_string(r))
		return;
	if (other_quote(r, r->at) || (key ? word_is_key(r, r->at) : word_is_value(r)))
		complain_missing_comma(r);
	else
		complain_junk(r);
}
