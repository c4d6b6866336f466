/* Hides what may be a credential by the look of the text alone. */
#include "mask_text.h"

#include "credential.h"
#include "fields.h"

struct scan {
	struct text text;
	unsigned char *hidden;
	size_t at;
	int depth;
	int secret_depth; /* inside a masked container when depth is above; -1: not inside */
	char secret_closer;
	int line_depth; /* the rest of the line is hidden while depth is at least this; -1: it is not */
	bool container_next; /* the next bracket opens a masked container */
	bool value_next; /* the next word or string is a masked value */
	bool unknown_next; /* the same where it follows a key that the API does not know, within its value */
	bool after_colon;
	bool argument_next; /* the string behind the next comma is what `--password` takes */
	size_t unclosed_until[3]; /* up to here, no string in these quotes ends */
	bool in_key_block; /* between -----BEGIN and -----END */
};

/* A string in any quotes ends at its quote; one that is not closed on its line ends with its first word, so
 * that the rest is looked at. A word ends at a blank, bracket, comma or colon. */
static size_t token_end(struct scan *scan, struct text *content)
{
	struct text text = scan->text;
	char quote = text.bytes[scan->at];
	size_t end = scan->at + 1;

	if (quote == '"' || quote == '\'' || quote == '`') {
		size_t *unclosed_until = &scan->unclosed_until[quote == '"' ? 0 : quote == '`' ? 1 : 2];
		size_t start = end;

		while (*unclosed_until <= start && end < text.length && text.bytes[end] != quote &&
		       text.bytes[end] != '\n')
			end += text.bytes[end] == '\\' && end + 1 < text.length && text.bytes[end + 1] != '\n'
				       ? 2
				       : 1;
		if (end < text.length && text.bytes[end] == quote) {
			*content = text_slice(text, start, end);
			return end + 1;
		}
		if (*unclosed_until <= start)
			*unclosed_until = end;
		end = start;
	}
	*content = text_slice(text, end, end);
	while (end < text.length && !is_blank(text.bytes[end]) && !is_structure(text.bytes[end]) &&
	       text.bytes[end] != '"' && text.bytes[end] != '\'')
		end++;
	if (content->bytes == text.bytes + scan->at + 1 && quote != '"' && quote != '\'' && quote != '`')
		content->bytes--;
	content->length = (size_t)(text.bytes + end - content->bytes);
	return end;
}

/* The next byte that is not blank, '\0' at the end. */
static char next_byte(const struct scan *scan, size_t at)
{
	while (at < scan->text.length && is_blank(scan->text.bytes[at]))
		at++;
	return at < scan->text.length ? scan->text.bytes[at] : '\0';
}

/* `://user:password@` right here: hides the password, and what may be a part of it. */
static void scan_url(struct scan *scan)
{
	struct text rest = text_slice(scan->text, scan->at, scan->text.length);
	size_t end = 3;

	if (!text_starts(rest, "://"))
		return;
	while (end < rest.length && !is_blank(rest.bytes[end]) && rest.bytes[end] != '"' &&
	       rest.bytes[end] != '/' && rest.bytes[end] != '@')
		end++;
	if (end < rest.length && rest.bytes[end] == '@') {
		memset(scan->hidden + scan->at + 3, HIDDEN, end - 3);
		scan->at += end - 1;
	}
}

static void scan_structure(struct scan *scan, char c)
{
	if (c != ':')
		scan->after_colon = scan->unknown_next = false;
	switch (c) {
	case '{':
	case '[':
		if (scan->container_next && scan->secret_depth < 0) {
			scan->secret_depth = scan->depth;
			scan->secret_closer = c == '{' ? '}' : ']';
		}
		scan->container_next = false;
		scan->depth++;
		break;
	case '}':
	case ']':
		/* The other bracket does not end it: it is a slip, or a part of the secret. */
		if (scan->depth - 1 == scan->secret_depth && c != scan->secret_closer)
			break;
		scan->depth--;
		if (scan->depth <= scan->secret_depth)
			scan->secret_depth = -1;
		if (scan->depth < scan->line_depth)
			scan->line_depth = -1;
		if (scan->depth < 0)
			scan->depth = 0;
		break;
	case ':':
		scan->after_colon = true;
		scan_url(scan);
		break;
	}
}

/* A masked value follows: hide the next token, wherever it stands, and whatever else is on this line, as it
 * may be its rest after a stray quote. Two closing brackets end that: they close the entry and its list. */
static void expect_value(struct scan *scan)
{
	scan->value_next = true;
	if (scan->line_depth < 0)
		scan->line_depth = scan->depth > 1 ? scan->depth - 1 : 0;
}

/* `DB_PASSWORD=…`: an entry of an environment that is written as a list of strings. */
static bool is_variable(struct text content)
{
	size_t i = 0;

	while (i < content.length && ((content.bytes[i] >= 'A' && content.bytes[i] <= 'Z') ||
				      content.bytes[i] == '_' || (i && is_digit(content.bytes[i]))))
		i++;
	return i && i < content.length && content.bytes[i] == '=';
}

/* The name that the token begins with: a quote that is lacking or too many glues more to it. */
static struct text leading_name(struct text content)
{
	size_t length = 0;

	while (length < content.length &&
	       (is_letter(content.bytes[length]) || is_digit(content.bytes[length]) ||
		strchr("_-.", content.bytes[length])))
		length++;
	return text_slice(content, 0, length);
}

static bool is_api_name(const struct object *object, struct text name)
{
	for (size_t i = 0; i < object->count; i++)
		if (text_is(name, object->fields[i].key) ||
		    (object->fields[i].object && is_api_name(object->fields[i].object, name)))
			return true;
	return false;
}

/* Words outside quotes that cannot be a value of the user's: numbers, literals of other languages, keys of
 * the API, template tokens, punctuation. */
static bool is_plain_word(struct text word)
{
	static const char *const literals[] = { "true", "false", "null",     "none", "undefined",
						"nan",  "nil",   "infinity", "yes",  "no" };
	size_t i = 0;

	for (size_t k = 0; k < sizeof literals / sizeof *literals; k++)
		if (text_equal_ignoring_case(word, (struct text){ literals[k], strlen(literals[k]) }))
			return true;
	while (i < word.length && !is_letter(word.bytes[i]) && (unsigned char)word.bytes[i] < 0x80)
		i++;
	return i == word.length || is_api_name(&task_object, word);
}

static bool hides_token(const struct scan *scan, struct text content, bool quoted, size_t end)
{
	bool unread = scan->hidden[scan->at] == UNREAD;
	bool may_be_key = next_byte(scan, end) == ':' || next_byte(scan, end) == '"';

	if (scan->value_next || scan->unknown_next || scan->argument_next || scan->in_key_block)
		return true;
	if (scan->line_depth >= 0)
		return !(may_be_key && is_plain_member_name(content));
	if (scan->secret_depth >= 0) {
		/* A name that the tree knows, standing as a name should, is what a reader looks for. */
		if (scan->hidden[scan->at] == SHOWN && scan->after_colon && quoted && content.length &&
		    (next_byte(scan, end) == ',' || next_byte(scan, end) == '}'))
			return names_credential(content) && looks_like_credential(content);
		return !(may_be_key && is_plain_member_name(content));
	}
	if (looks_like_credential(content) || is_variable(content))
		return true;
	if (text_find(content, '=') < content.length)
		return true;
	if (quoted)
		return unread && scan->after_colon;
	/* A word that the tree has inside a string: one of the two is wrong about where strings begin. */
	return scan->hidden[scan->at] != BARE && !is_plain_word(content);
}

static void scan_token(struct scan *scan)
{
	struct text content;
	size_t end = token_end(scan, &content);
	struct text name = leading_name(content);
	char next = next_byte(scan, end);
	bool quoted = content.bytes != scan->text.bytes + scan->at;
	bool glued = name.length < content.length;
	bool leads = glued || (next && next != ',' && next != '}' && next != ']');

	if (text_contains(content, "-----BEGIN"))
		scan->in_key_block = true;
	/* The bracket of a masked container is lacking. */
	if (scan->container_next && scan->after_colon)
		expect_value(scan);
	if (hides_token(scan, content, quoted, end))
		memset(scan->hidden + scan->at, HIDDEN, end - scan->at);
	if (scan->in_key_block && text_contains(content, "-----END"))
		scan->in_key_block = false;
	scan->value_next = scan->container_next = scan->unknown_next = scan->after_colon = false;
	if ((quoted && content.length) || text_starts(content, "-"))
		scan->argument_next = text_starts(content, "-") && names_credential(content) &&
				      text_find(content, '=') == content.length;
	if (leads && names_masked_container(name)) {
		scan->container_next = true;
		if (glued || (next != ':' && next != '[' && next != '{'))
			expect_value(scan);
	} else if (names_masked_value(name) || (leads && names_credential(name))) {
		expect_value(scan);
	} else if (next == ':' && !is_api_name(&task_object, content)) {
		scan->unknown_next = true;
	}
	scan->at = end;
}

/* At a comment's start: what people write there is no part of the definition, and may be anything. */
static bool is_comment(const struct scan *scan)
{
	struct text rest = text_slice(scan->text, scan->at, scan->text.length);

	return scan->hidden[scan->at] == UNREAD &&
	       (text_starts(rest, "//") || text_starts(rest, "/*") || text_starts(rest, "#"));
}

void mask_text(struct text text, unsigned char *hidden)
{
	struct scan scan = { .text = text, .hidden = hidden, .secret_depth = -1, .line_depth = -1 };

	while (scan.at < scan.text.length) {
		char c = scan.text.bytes[scan.at];

		if (c == '\n')
			scan.line_depth = -1;
		if (is_comment(&scan)) {
			size_t start = scan.at + 1;

			while (start < scan.text.length && strchr("/*#", scan.text.bytes[start]))
				start++;
			scan.at = start + text_find(text_slice(scan.text, start, scan.text.length), '\n');
			memset(hidden + start, HIDDEN, scan.at - start);
		} else if (is_blank(c)) {
			scan.at++;
		} else if (is_structure(c)) {
			scan_structure(&scan, c);
			scan.at++;
		} else {
			scan_token(&scan);
		}
	}
}
