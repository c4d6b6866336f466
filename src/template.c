/* What counts as a template token, in a string and outside. */
#include "reader.h"
#include "reader_internal.h"

/* The longest token with line breaks inside, so that a forgotten closer does not eat the file. */
enum { MAX_TOKEN = 2000 };

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_name(char c)
{
	return is_letter(c) || is_digit(c) || c == '_';
}

static bool pair_at(struct text t, size_t i, const char *pair)
{
	return i + 1 < t.length && t.bytes[i] == pair[0] && t.bytes[i + 1] == pair[1];
}

/* The end of `{{ … }}` and its like that starts at `start`, or 0; `*scanned` is how far it looked. */
static size_t pair_end(struct text t, size_t start, const char *close, size_t *scanned)
{
	char open[2] = { t.bytes[start], t.bytes[start + 1] };
	size_t limit = t.length - start > MAX_TOKEN ? start + MAX_TOKEN : t.length;
	size_t i = start + 2;

	for (; i + 1 < limit; i++) {
		if (pair_at(t, i, close)) {
			/* `}}}` closes a token whose last argument ends with a brace. */
			while (close[0] == '}' && i + 2 < limit && t.bytes[i + 2] == '}' &&
			       t.bytes[start + 2] == '{')
				i++;
			*scanned = i + 2;
			return i + 2;
		}
		/* The closer was forgotten: here begins the next token. */
		if (pair_at(t, i, open) && open[0] != open[1])
			break;
		if (pair_at(t, i, open) && i > start + 2)
			break;
	}
	*scanned = i;
	return 0;
}

/* The end of `${…}` and its like, which stays on its line and may hold braces in pairs; or 0. */
static size_t brace_end(struct text t, size_t start, size_t *scanned)
{
	size_t depth = 1;
	size_t i = start + 2;

	for (; i < t.length && t.bytes[i] != '\n'; i++) {
		depth += t.bytes[i] == '{';
		depth -= t.bytes[i] == '}';
		if (!depth) {
			*scanned = i + 1;
			/* `${}` names nothing. */
			return i > start + 2 ? i + 1 : 0;
		}
	}
	*scanned = i;
	return 0;
}

/* `__NAME__` or `%NAME%`. */
static size_t fenced_end(struct text t, size_t start, size_t fence)
{
	size_t i = start + fence;

	if (i >= t.length || !is_upper(t.bytes[i]))
		return 0;
	if (t.bytes[start] == '_') {
		while (i < t.length && is_name(t.bytes[i])) {
			if (pair_at(t, i, "__"))
				return i + 2;
			i++;
		}
		return 0;
	}
	while (i < t.length && (is_upper(t.bytes[i]) || is_digit(t.bytes[i]) || t.bytes[i] == '_'))
		i++;
	if (i == t.length || t.bytes[i] != t.bytes[start])
		return 0;
	/* `%S%z` is a time's format. */
	return i == start + 2 && i + 1 < t.length && is_letter(t.bytes[i + 1]) ? 0 : i + 1;
}

static size_t angle_end(struct text t, size_t start)
{
	size_t i = start + 1;

	if (i >= t.length || !is_letter(t.bytes[i]))
		return 0;
	while (i < t.length &&
	       (is_name(t.bytes[i]) || t.bytes[i] == '-' || t.bytes[i] == ' ' || t.bytes[i] == '.'))
		i++;
	return i < t.length && t.bytes[i] == '>' ? i + 1 : 0;
}

/* The first word inside `{{ … }}` or `{% … %}` tells a directive from a value. */
static struct text first_word(struct text t, size_t i)
{
	size_t start;

	while (i < t.length && strchr(" \t\r\n-~+", t.bytes[i]))
		i++;
	start = i;
	if (i < t.length && strchr("#/^!", t.bytes[i]))
		return text_slice(t, start, start + 1);
	while (i < t.length && is_name(t.bytes[i]))
		i++;
	return text_slice(t, start, i);
}

static void judge_word(struct text word, struct token *token)
{
	static const struct {
		const char *word;
		int nesting;
	} words[] = {
		{ "if", 1 },       { "range", 1 },  { "with", 1 },    { "for", 1 },      { "block", 1 },
		{ "define", 1 },   { "unless", 1 }, { "each", 1 },    { "#", 1 },        { "^", 1 },
		{ "end", -1 },     { "endif", -1 }, { "endfor", -1 }, { "endwith", -1 }, { "endblock", -1 },
		{ "/", -1 },       { "else", 0 },   { "elif", 0 },    { "elsif", 0 },    { "break", 0 },
		{ "continue", 0 }, { "!", 0 },
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (text_is(word, words[i].word)) {
			token->kind = TOKEN_DIRECTIVE;
			token->nesting = words[i].nesting;
		}
}

struct token template_token(struct text t, size_t start)
{
	struct token token = { TOKEN_NONE, 0, 0, start };
	char next = start + 1 < t.length ? t.bytes[start + 1] : '\0';

	switch (t.bytes[start]) {
	case '$':
		token.kind = TOKEN_VALUE;
		if (next == '{') {
			token.end = brace_end(t, start, &token.scanned);
		} else if (is_letter(next) || next == '_') {
			token.end = start + 2;
			while (token.end < t.length && is_name(t.bytes[token.end]))
				token.end++;
		}
		break;
	case '{':
		token.kind = TOKEN_VALUE;
		/* `{{% if x %}` opens an object in front of a directive. */
		if (next == '{' && !pair_at(t, start + 1, "{%")) {
			token.end = pair_end(t, start, "}}", &token.scanned);
		} else if (next == '%' || next == '#') {
			token.kind = TOKEN_DIRECTIVE;
			token.end = pair_end(t, start, next == '%' ? "%}" : "#}", &token.scanned);
		}
		break;
	case '<':
		if (next == '%') {
			bool prints = start + 2 < t.length && t.bytes[start + 2] == '=';

			token.kind = prints ? TOKEN_VALUE : TOKEN_DIRECTIVE;
			token.end = pair_end(t, start, "%>", &token.scanned);
		} else {
			token.kind = TOKEN_ANGLE;
			token.end = angle_end(t, start);
		}
		break;
	case '_':
		token.kind = TOKEN_VALUE;
		if (next == '_')
			token.end = fenced_end(t, start, 2);
		break;
	case '%':
		token.kind = next == '{' ? TOKEN_DIRECTIVE : TOKEN_VALUE;
		token.end = next == '{' ? brace_end(t, start, &token.scanned) : fenced_end(t, start, 1);
		break;
	case '#':
		token.kind = TOKEN_VALUE;
		if (next == '{')
			token.end = brace_end(t, start, &token.scanned);
		break;
	}
	if (!token.end)
		token.kind = TOKEN_NONE;
	else if (token.kind != TOKEN_ANGLE && (next == '{' || next == '%'))
		judge_word(first_word(t, start + 2), &token);
	return token;
}

/* Whether `pair` still follows; remembers when it does not, so that the search stays linear. */
static bool closes(struct text t, size_t i, const char *pair, bool *gone)
{
	if (*gone)
		return false;
	for (; i + (pair[1] != '\0') < t.length; i++)
		if (t.bytes[i] == pair[0] && (!pair[1] || t.bytes[i + 1] == pair[1]))
			return true;
	*gone = true;
	return false;
}

bool has_template_token(struct text t)
{
	enum { BRACE, BRACES, PERCENT, ANGLE, PARENTHESIS };
	bool gone[5] = { false };
	size_t i = 0;

	for (;; i++) {
		char next;

		while (i < t.length && !(byte_class[(unsigned char)t.bytes[i]] & CLASS_HINT))
			i++;
		if (i + 2 >= t.length)
			return i + 1 < t.length && t.bytes[i] == '$' &&
			       (is_letter(t.bytes[i + 1]) || t.bytes[i + 1] == '_');
		next = t.bytes[i + 1];
		switch (t.bytes[i]) {
		case '$':
			if (is_letter(next) || next == '_')
				return true;
			if (next == '(' && t.bytes[i + 2] != ')' && closes(t, i + 2, ")", &gone[PARENTHESIS]))
				return true;
			/* fall through */
		case '#':
			if (next == '{' && t.bytes[i + 2] != '}' && closes(t, i + 2, "}", &gone[BRACE]))
				return true;
			break;
		case '{':
			if (next == '{' && t.bytes[i + 2] != '}' && closes(t, i + 2, "}}", &gone[BRACES]))
				return true;
			if (next == '%' && closes(t, i + 2, "%}", &gone[PERCENT]))
				return true;
			break;
		case '<':
			if (angle_end(t, i))
				return true;
			if (next == '%' && t.bytes[i + 2] == '=' && closes(t, i + 3, "%>", &gone[ANGLE]))
				return true;
			break;
		case '_':
			if (next == '_' && fenced_end(t, i, 2))
				return true;
			break;
		case '%':
			if (fenced_end(t, i, 1))
				return true;
			break;
		}
	}
}

/* The name behind `start`, up to `close`: a letter or `_`, then those and digits. */
static bool is_enclosed_name(struct text text, size_t start, char close, bool capitals)
{
	size_t i = start;

	for (; i < text.length && text.bytes[i] != close; i++) {
		char c = text.bytes[i];

		if (!(c >= 'A' && c <= 'Z') && c != '_' && !(i > start && is_digit(c)) &&
		    (capitals || !is_letter(c)))
			return false;
	}
	return i < text.length && i > start + capitals;
}

/* Where `pair` stands for the last time; 0 when nowhere (or at the start, where it closes nothing). */
static size_t last_pair(struct text text, const char *pair)
{
	for (size_t i = text.length; i-- > 1;)
		if (text.bytes[i] == pair[1] && text.bytes[i - 1] == pair[0])
			return i - 1;
	return 0;
}

bool has_unmistakable_token(struct text text)
{
	size_t brace_end = last_pair(text, "}}"), percent_end = last_pair(text, "%}");

	for (size_t i = 0; i + 2 < text.length; i++) {
		char c = text.bytes[i], next = text.bytes[i + 1];

		if (c == '$' && next == '{' && is_enclosed_name(text, i + 2, '}', false))
			return true;
		if (c == '<' && is_enclosed_name(text, i + 1, '>', true))
			return true;
		if (c == '{' &&
		    ((next == '{' && i + 2 <= brace_end) || (next == '%' && i + 2 <= percent_end)))
			return true;
	}
	return false;
}
