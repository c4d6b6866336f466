/* Hides what may be a credential, byte by byte: by the tree, and by the look of the text where the tree
 * cannot be trusted because the document is damaged. */
#include "mask.h"

#include "credential.h"

/* Beside 0 and 1 while the mask is made: the byte stands in no node. */
enum { SHOWN, HIDDEN, UNREAD };

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
};

static void mark(struct walk *walk, struct span span, unsigned char how)
{
	if (span.end > walk->document->source.bytes.length || span.start >= span.end)
		return;
	memset(walk->hidden + span.start, how, span.end - span.start);
}

static void mark_node(struct walk *walk, const struct node *node, bool inside, const struct node *before)
{
	const struct node *elder = NULL;

	if (node->flags & NODE_DAMAGED || node->kind == NODE_MISSING)
		walk->damaged = true;
	if (node->key_at.end)
		mark(walk, node->key_at, is_key_masked(node) ? HIDDEN : SHOWN);
	if (node->kind != NODE_OBJECT && node->kind != NODE_ARRAY) {
		/* A missing value's place is one to point at, not one that was read. */
		if (node->kind != NODE_MISSING)
			mark(walk, node->at, is_masked_in(node, inside, before) ? HIDDEN : SHOWN);
		return;
	}
	if (node->key.length && (names_masked_container(node->key) || names_credential(node->key)))
		inside = true;
	for (const struct node *child = node->first; child; child = child->next) {
		mark_node(walk, child, inside, elder);
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
	int line_depth; /* the rest of the line is hidden while depth is at least this; -1: it is not */
	bool container_next; /* the next bracket opens a masked container */
	bool value_next; /* the next word or string is a masked value */
	bool after_colon;
	bool in_key_block; /* between -----BEGIN and -----END */
};

/* A string in any quotes ends at its quote or with the line; a word at a blank, bracket, comma or colon. */
static size_t token_end(const struct scan *scan, struct text *content)
{
	struct text text = scan->text;
	char quote = text.bytes[scan->at];
	size_t end = scan->at + 1;

	if (quote == '"' || quote == '\'' || quote == '`') {
		while (end < text.length && text.bytes[end] != quote && text.bytes[end] != '\n')
			end += text.bytes[end] == '\\' && end + 1 < text.length && text.bytes[end + 1] != '\n'
				       ? 2
				       : 1;
		*content = text_slice(text, scan->at + 1, end);
		if (end < text.length && text.bytes[end] == quote)
			end++;
		return end < text.length ? end : text.length;
	}
	while (end < text.length && !is_blank(text.bytes[end]) && !is_structure(text.bytes[end]) &&
	       text.bytes[end] != '"' && text.bytes[end] != '\'')
		end++;
	*content = text_slice(text, scan->at, end);
	return end;
}

/* The next byte that is not blank, '\0' at the end. */
static char next_byte(const struct scan *scan, size_t at)
{
	while (at < scan->text.length && is_blank(scan->text.bytes[at]))
		at++;
	return at < scan->text.length ? scan->text.bytes[at] : '\0';
}

static void scan_structure(struct scan *scan, char c)
{
	switch (c) {
	case '{':
	case '[':
		if (scan->container_next && scan->secret_depth < 0)
			scan->secret_depth = scan->depth;
		scan->container_next = false;
		scan->value_next = scan->value_next && c == '[';
		scan->after_colon = false;
		scan->depth++;
		break;
	case '}':
	case ']':
		scan->depth--;
		if (scan->depth <= scan->secret_depth)
			scan->secret_depth = -1;
		if (scan->depth < scan->line_depth)
			scan->line_depth = -1;
		scan->container_next = scan->value_next = scan->after_colon = false;
		if (scan->depth < 0)
			scan->depth = 0;
		break;
	case ',':
		scan->container_next = scan->value_next = scan->after_colon = false;
		break;
	case ':':
		scan->after_colon = true;
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

static bool hides_token(const struct scan *scan, struct text content, bool quoted, size_t end)
{
	bool unread = scan->hidden[scan->at] == UNREAD;
	bool is_key = next_byte(scan, end) == ':';

	if (scan->value_next || scan->in_key_block)
		return true;
	if (scan->line_depth >= 0)
		return !(is_key && is_plain_member_name(content));
	if (scan->secret_depth >= 0) {
		/* A name that the tree knows, standing as a name should, is what a reader looks for. */
		if (scan->hidden[scan->at] == SHOWN && scan->after_colon && quoted && content.length &&
		    (next_byte(scan, end) == ',' || next_byte(scan, end) == '}'))
			return names_credential(content) && looks_like_credential(content);
		return !(is_key && is_plain_member_name(content));
	}
	if (looks_like_credential(content))
		return true;
	if (!unread || !quoted)
		return false;
	return scan->after_colon || text_find(content, '=') < content.length;
}

static void scan_token(struct scan *scan)
{
	struct text content;
	size_t end = token_end(scan, &content);
	char next = next_byte(scan, end);
	bool quoted = content.bytes != scan->text.bytes + scan->at;
	bool leads = next && next != ',' && next != '}' && next != ']';

	if (text_contains(content, "-----BEGIN"))
		scan->in_key_block = true;
	if (hides_token(scan, content, quoted, end))
		memset(scan->hidden + scan->at, HIDDEN, end - scan->at);
	if (scan->in_key_block && text_contains(content, "-----END"))
		scan->in_key_block = false;
	scan->value_next = false;
	if (leads && names_masked_container(content) && scan->secret_depth < 0) {
		scan->container_next = true;
		if (next != ':' && next != '[' && next != '{')
			expect_value(scan);
		else if (next == ':')
			scan->value_next = true;
	} else if (leads && (names_masked_value(content) || names_credential(content))) {
		expect_value(scan);
	}
	scan->after_colon = false;
	scan->at = end;
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
		if (is_blank(c)) {
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

	walk.hidden = arena_alloc(document->arena, bytes.length + 1);
	memset(walk.hidden, UNREAD, bytes.length + 1);
	if (document->root)
		mark_node(&walk, document->root, false, NULL);
	for (size_t i = 0; i < bytes.length; i++) {
		if (walk.hidden[i] != UNREAD)
			continue;
		if (is_blank(bytes.bytes[i]) || is_structure(bytes.bytes[i]))
			walk.hidden[i] = SHOWN;
		else if (i > 2 || !document->source.had_bom)
			walk.damaged = true;
	}
	if (!document->root)
		walk.damaged = true;
	if (walk.damaged)
		scan_text(document, walk.hidden);
	for (size_t i = 0; i < bytes.length; i++)
		walk.hidden[i] = walk.hidden[i] == HIDDEN;
	return (struct mask){ walk.hidden, walk.damaged };
}

static bool touches_hidden(const struct document *document, const struct mask *mask, struct span span)
{
	size_t end = span.end < document->source.bytes.length ? span.end : document->source.bytes.length;

	/* What is said about an object or array does not quote what stands in it. */
	if (span.start < end && (document->source.bytes.bytes[span.start] == '{' ||
				 document->source.bytes.bytes[span.start] == '['))
		return false;
	for (size_t i = span.start; i < end; i++)
		if (mask->hidden[i])
			return true;
	return false;
}

const char *shown_message(const struct document *document, const struct mask *mask,
			  const struct finding *finding)
{
	const char *first = strchr(finding->message, '"');
	const char *last = strrchr(finding->message, '"');
	struct text between;

	if (!mask->damaged || !first || first == last)
		return finding->message;
	between = (struct text){ first + 1, (size_t)(last - first - 1) };
	if (is_plain_member_name(between) ||
	    !(touches_hidden(document, mask, finding->at) || (finding->node && is_key_masked(finding->node))))
		return finding->message;
	return arena_printf(document->arena, "%.*s\"…%s", (int)(first - finding->message), finding->message,
			    last);
}
