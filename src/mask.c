/* Hides what may be a credential, byte by byte: by the tree, and by the look of the text where the tree
 * cannot be trusted because the document is damaged. */
#include "mask.h"

#include "credential.h"
#include "fields.h"

/* While the mask is made. UNREAD: in no node. BARE: in one that has no quotes, such as a number. */
enum { SHOWN, HIDDEN, UNREAD, BARE };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_structure(char c)
{
	return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':';
}

/* What follows goes by the tree. */

struct walk {
	struct document *document;
	unsigned char *hidden;
	bool damaged;
	size_t structure; /* brackets, commas and colons that the tree needs */
};

/* What stands round a node. */
struct round {
	bool inside; /* a masked container */
	bool damaged;
};

static void mark(struct walk *walk, struct span span, unsigned char how)
{
	if (span.end > walk->document->source.bytes.length || span.start >= span.end)
		return;
	if (how == SHOWN && walk->document->source.bytes.bytes[span.start] != '"')
		how = BARE;
	memset(walk->hidden + span.start, how, span.end - span.start);
}

/* One pair of quotes, in one line: the reader may have mended it. */
static bool is_sound_string(const struct document *document, struct span span)
{
	const char *bytes = document->source.bytes.bytes;
	uint32_t last = span.end - 1;

	if (span.end - span.start < 2 || bytes[span.start] != '"' || bytes[last] != '"')
		return false;
	for (uint32_t i = span.start + 1; i < last; i++) {
		if (bytes[i] == '"' || bytes[i] == '\n')
			return false;
		if (bytes[i] == '\\' && ++i == last)
			return false;
	}
	return true;
}

static void mark_node(struct walk *walk, const struct node *node, struct round round,
		      const struct node *before)
{
	const struct node *elder = NULL;

	if (node->flags & NODE_DAMAGED || node->kind == NODE_MISSING)
		walk->damaged = true;
	if ((node->key_at.end && !is_sound_string(walk->document, node->key_at)) ||
	    (node->kind == NODE_STRING && !is_sound_string(walk->document, node->at)))
		walk->damaged = true;
	if (node->key_at.end)
		mark(walk, node->key_at, is_key_masked(node, round.inside, round.damaged) ? HIDDEN : SHOWN);
	if (node->kind != NODE_OBJECT && node->kind != NODE_ARRAY) {
		/* A missing value's place is one to point at, not one that was read. */
		if (node->kind != NODE_MISSING)
			mark(walk, node->at, is_masked_in(node, round.inside, before) ? HIDDEN : SHOWN);
		return;
	}
	if (node->key.length && (names_masked_container(node->key) || names_credential(node->key)))
		round.inside = true;
	walk->structure +=
		2 + (node->count ? node->count - 1 : 0) + (node->kind == NODE_OBJECT ? node->count : 0);
	round.damaged |= node->flags & NODE_DAMAGED;
	for (const struct node *child = node->first; child; child = child->next) {
		mark_node(walk, child, round, elder);
		elder = child;
	}
}

/* What follows goes by the look of the text. It hides too much rather than too little. */

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

static void scan_text(struct document *document, unsigned char *hidden)
{
	struct scan scan = {
		.text = document->source.bytes, .hidden = hidden, .secret_depth = -1, .line_depth = -1
	};

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

struct mask mask_document(struct document *document)
{
	struct text bytes = document->source.bytes;
	struct walk walk = { .document = document };
	size_t structure = 0;

	walk.hidden = arena_alloc(document->arena, bytes.length + 1);
	memset(walk.hidden, UNREAD, bytes.length + 1);
	if (document->root)
		mark_node(&walk, document->root, (struct round){ false, false }, NULL);
	for (size_t i = 0; i < bytes.length; i++) {
		if (walk.hidden[i] != UNREAD)
			continue;
		if (is_blank(bytes.bytes[i]) || is_structure(bytes.bytes[i])) {
			walk.hidden[i] = SHOWN;
			structure += is_structure(bytes.bytes[i]);
		} else if (i > 2 || !document->source.had_bom) {
			walk.damaged = true;
		}
	}
	if (!document->root || structure != walk.structure)
		walk.damaged = true;
	if (walk.damaged)
		scan_text(document, walk.hidden);
	for (size_t i = 0; i < bytes.length; i++)
		walk.hidden[i] = walk.hidden[i] == HIDDEN;
	return (struct mask){ walk.hidden, walk.damaged };
}

bool is_hidden(const struct mask *mask, struct span span)
{
	for (size_t i = span.start; i < span.end; i++)
		if (mask->hidden[i])
			return true;
	return false;
}

const char *shown_pointer(const struct mask *mask, const struct node *node, struct arena *arena)
{
	const struct node *masked = NULL;

	if (!node)
		return "";
	for (const struct node *step = node; step; step = step->parent)
		if (is_hidden(mask, step->key_at))
			masked = step;
	if (!masked)
		return node_pointer(node, arena);
	return arena_printf(arena, "%s/…", masked->parent ? node_pointer(masked->parent, arena) : "");
}

struct text shown_container(const struct mask *mask, const struct node *node)
{
	for (; node; node = node->parent) {
		const struct node *name;

		if (!node->parent || node->parent->kind != NODE_ARRAY ||
		    !text_is(node->parent->key, "containerDefinitions"))
			continue;
		name = node_member(node, "name");
		if (name && name->kind == NODE_STRING && name->text.length && !is_hidden(mask, name->at))
			return name->text;
		break;
	}
	return (struct text){ NULL, 0 };
}

/* What is said about an object or array does not quote what stands in it. */
static bool quotes_hidden(const struct document *document, const struct mask *mask,
			  const struct finding *finding)
{
	const char *bytes = document->source.bytes.bytes;
	struct span at = finding->at;

	if (finding->node && is_hidden(mask, finding->node->key_at))
		return true;
	/* In a sound document the rules know themselves which values not to quote. */
	if (!mask->damaged)
		return false;
	if (at.end > document->source.bytes.length)
		at.end = (uint32_t)document->source.bytes.length;
	return at.start < at.end && bytes[at.start] != '{' && bytes[at.start] != '[' && is_hidden(mask, at);
}

const char *shown_words(const struct document *document, const struct mask *mask,
			const struct finding *finding, const char *words)
{
	const char *first = words ? strchr(words, '"') : NULL;
	const char *last = words ? strrchr(words, '"') : NULL;

	if (!first || first == last ||
	    is_plain_member_name((struct text){ first + 1, (size_t)(last - first - 1) }) ||
	    !quotes_hidden(document, mask, finding))
		return words;
	return arena_printf(document->arena, "%.*s\"…%s", (int)(first - words), words, last);
}
