/* From bytes to a tree in one pass; what is not as it should be goes to reader_recovery.c. */
#include "reader.h"

#include "reader_internal.h"

enum { SPARE_NODES = 32 };

static inline const char *skip_indent(const char *p, const char *end)
{
	static const char indent[8] = { ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ' };

	while (end - p >= (ptrdiff_t)sizeof indent && !memcmp(p, indent, sizeof indent))
		p += sizeof indent;
	return p;
}

static inline const char *skip_blanks(const char *p, const char *end)
{
	while (p < end && byte_class[(unsigned char)*p] & CLASS_BLANK)
		p = *p == '\n' ? skip_indent(p + 1, end) : p + 1;
	return p;
}

static inline struct node *node_new(struct reader *r)
{
	struct node *node;

	if (!r->spare_count) {
		r->spare = arena_alloc(r->arena, SPARE_NODES * sizeof *r->spare);
		r->spare_count = SPARE_NODES;
	}
	r->spare_count--;
	node = r->spare++;
	*node = (struct node){ .kind = NODE_MISSING, .parent = r->top->node };
	return node;
}

/* A new last child of what is open, or the root. */
static inline struct node *hang(struct reader *r)
{
	struct frame *frame = r->top;
	struct node *node = node_new(r);

	*frame->tail = node;
	frame->tail = &node->next;
	if (node->parent)
		node->index = node->parent->count++;
	return node;
}

/* Values come and go so often that a call each is felt. */
static inline __attribute__((always_inline)) struct node *value_begins(struct reader *r, enum node_kind kind)
{
	struct node *node = r->member;

	if (node) {
		/* Only now, as a broken key may have been mended meanwhile. */
		check_duplicate(r, r->top, node);
		r->member = NULL;
	} else if (r->orphan) {
		node = node_new(r);
		node->index = node->parent ? node->parent->count : 0;
		r->orphan = false;
	} else {
		node = hang(r);
	}
	node->kind = kind;
	node->at.start = (uint32_t)(r->at - r->bytes);
	return node;
}

static inline __attribute__((always_inline)) void value_ends(struct reader *r, struct node *node,
							     const char *end)
{
	node->at.end = (uint32_t)(end - r->bytes);
	r->last = node;
	r->at = end;
	r->comma = NULL;
	r->directive = false;
	if (!r->depth) {
		r->want = WANT_END;
	} else if (end < r->end && *end == ',') {
		/* Mostly a comma follows at once. */
		r->comma = end;
		r->at = end + 1;
		r->want = r->top->node->kind == NODE_OBJECT ? WANT_KEY : WANT_VALUE;
	} else {
		r->want = WANT_COMMA;
	}
}

struct node *begin_value(struct reader *r, enum node_kind kind)
{
	return value_begins(r, kind);
}

void end_value(struct reader *r, struct node *node, const char *end)
{
	value_ends(r, node, end);
}

void begin_member(struct reader *r, const char *start, const char *end, struct text key)
{
	struct node *member = hang(r);

	member->key_at = span_of(r, start, end);
	member->key = key;
	/* Where the value would stand if there is none. */
	member->at = span_of(r, end, end);
	r->member = member;
	r->comma = NULL;
	r->at = end;
	r->want = WANT_COLON;
}

static void open_container(struct reader *r, enum node_kind kind)
{
	struct node *node = value_begins(r, kind);
	struct frame *frame;

	if (r->depth == READER_MAX_DEPTH) {
		node->kind = NODE_MISSING;
		end_value(r, node, skip_too_deep(r, node));
		return;
	}
	node->at.end = node->at.start + 1;
	r->depth++;
	frame = ++r->top;
	frame->node = node;
	frame->tail = &node->first;
	frame->seen = 0;
	frame->keys = NULL;
	r->at++;
	r->comma = NULL;
	r->directive = false;
	r->want = kind == NODE_OBJECT ? WANT_KEY : WANT_VALUE;
}

static inline void container_ends(struct reader *r, const char *end)
{
	struct node *node = open_node(r);

	r->depth--;
	r->top--;
	value_ends(r, node, end);
}

void close_container(struct reader *r, const char *end)
{
	container_ends(r, end);
}

/* Whether text stands right behind a number or literal. */
static inline bool goes_on(const struct reader *r, const char *end)
{
	return end < r->end && byte_class[(unsigned char)*end] & CLASS_WORD && !starts_odd_blank(r, end);
}

static void read_literal(struct reader *r, const char *word, size_t length, enum node_kind kind)
{
	const char *end = r->at + length;

	if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0 || goes_on(r, end))
		recover_value(r);
	else
		value_ends(r, value_begins(r, kind), end);
}

static inline const char *digits(const char *p, const char *end)
{
	while (p < end && is_digit(*p))
		p++;
	return p;
}

/* Behind the number at r->at, or NULL when it is none. */
static const char *number_end(const struct reader *r)
{
	const char *p = r->at;
	const char *end = r->end;
	const char *run;

	if (*p == '-')
		p++;
	run = digits(p, end);
	if (run == p || (*p == '0' && run - p > 1))
		return NULL;
	p = run;
	if (p >= end || !(byte_class[(unsigned char)*p] & CLASS_WORD))
		return p;
	if (*p == '.') {
		run = digits(++p, end);
		if (run == p)
			return NULL;
		p = run;
	}
	if (p < end && lower(*p) == 'e') {
		p++;
		if (p < end && (*p == '+' || *p == '-'))
			p++;
		run = digits(p, end);
		if (run == p)
			return NULL;
		p = run;
	}
	return goes_on(r, p) ? NULL : p;
}

static void read_number(struct reader *r)
{
	const char *end = number_end(r);
	struct node *node;

	if (!end) {
		recover_value(r);
		return;
	}
	node = value_begins(r, NODE_NUMBER);
	node->text = (struct text){ r->at, (size_t)(end - r->at) };
	value_ends(r, node, end);
}

static void want_value(struct reader *r)
{
	struct node *node;

	switch (*r->at) {
	case '"':
		node = value_begins(r, NODE_STRING);
		value_ends(r, node, read_string(r, r->at, node, &node->text, &node->flags));
		return;
	case '{':
		if (r->end - r->at > 1 && byte_class[(unsigned char)r->at[1]] & CLASS_HINT &&
		    recover_token(r))
			return;
		open_container(r, NODE_OBJECT);
		return;
	case '[':
		open_container(r, NODE_ARRAY);
		return;
	case 't':
		read_literal(r, "true", 4, NODE_TRUE);
		return;
	case 'f':
		read_literal(r, "false", 5, NODE_FALSE);
		return;
	case 'n':
		read_literal(r, "null", 4, NODE_NULL);
		return;
	case ']':
		if (!r->comma && r->depth && open_node(r)->kind == NODE_ARRAY)
			close_container(r, r->at + 1);
		else
			recover_value(r);
		return;
	default:
		if (*r->at == '-' || is_digit(*r->at))
			read_number(r);
		else
			recover_value(r);
	}
}

static void want_key(struct reader *r)
{
	const char *start = r->at;
	uint8_t flags = 0;
	struct text key;
	const char *end;

	if (*start == '"') {
		end = read_string(r, start, open_node(r), &key, &flags);
		begin_member(r, start, end, key);
		if (r->at < r->end && *r->at == ':') {
			r->at++;
			r->want = WANT_VALUE;
		}
	} else if (*start == '}' && !r->comma) {
		close_container(r, start + 1);
	} else {
		recover_key(r);
	}
}

static void want_colon(struct reader *r)
{
	if (*r->at != ':') {
		recover_colon(r);
		return;
	}
	r->forgiven = false;
	r->at++;
	r->want = WANT_VALUE;
}

static void want_comma(struct reader *r)
{
	bool in_object = open_node(r)->kind == NODE_OBJECT;

	if (*r->at == ',') {
		r->comma = r->at++;
		r->want = in_object ? WANT_KEY : WANT_VALUE;
	} else if (*r->at == (in_object ? '}' : ']')) {
		container_ends(r, r->at + 1);
	} else {
		recover_comma(r);
	}
}

static void read_tokens(struct reader *r)
{
	for (;;) {
		unsigned class;

		if (r->at >= r->end)
			return;
		class = byte_class[(unsigned char)*r->at];
		if (class & CLASS_BLANK) {
			/* The last byte is none: there is something behind it. */
			r->at = skip_blanks(r->at, r->end);
			class = byte_class[(unsigned char)*r->at];
		}
		if (class & CLASS_ODD && skip_odd(r))
			continue;
		switch (r->want) {
		case WANT_VALUE:
			want_value(r);
			break;
		case WANT_KEY:
			want_key(r);
			break;
		case WANT_COLON:
			want_colon(r);
			break;
		case WANT_COMMA:
			want_comma(r);
			break;
		case WANT_END:
			recover_end(r);
			break;
		}
	}
}

/* UTF-16, with or without its mark: a document begins with an ASCII character. */
static bool is_utf16(struct text t)
{
	return t.length >= 2 && ((t.bytes[0] == '\xFF' && t.bytes[1] == '\xFE') ||
				 (t.bytes[0] == '\xFE' && t.bytes[1] == '\xFF') ||
				 (t.length % 2 == 0 && !t.bytes[0] != !t.bytes[1]));
}

/* Faults of the text as a whole; true when there is nothing to read. */
static bool refuse(struct reader *r, struct text text, size_t limit)
{
	const char *start = r->at;

	if (text.length > limit || text.length >= UINT32_MAX)
		complain(r, COMPLAINT_TOO_LONG, start, start, NULL,
			 limit < UINT32_MAX ? limit : (size_t)UINT32_MAX - 1);
	else if (is_utf16(text))
		complain(r, COMPLAINT_UTF16, start, start, NULL);
	else if (start == r->end)
		complain(r, COMPLAINT_EMPTY, start, start, NULL,
			 text.length ? "the file holds nothing but blanks" : "the file is empty");
	else if (looks_like_yaml(r))
		complain(r, COMPLAINT_YAML, start, start, NULL);
	else
		return false;
	return true;
}

struct reading read_document(struct source *source, const struct reader_options *options, struct arena *arena)
{
	struct text text = source->bytes;
	size_t limit = options && options->max_bytes ? options->max_bytes : READER_MAX_BYTES;
	struct reader r;

	/* The frames are filled in as they are opened. */
	memset(&r, 0, offsetof(struct reader, frames));
	if (!text.length)
		text.bytes = "";
	r.frames[0] = (struct frame){ .tail = &r.root };
	r.frames[1].node = NULL;
	r.top = r.frames;
	r.bytes = r.at = text.bytes;
	r.end = text.bytes + text.length;
	r.arena = arena;
	r.rendered = options && options->rendered;
	r.relaxed = options && options->relaxed;
	r.fault_tail = &r.first_fault;
	source->had_bom = text_starts(text, "\xEF\xBB\xBF");
	if (source->had_bom) {
		complain(&r, COMPLAINT_BYTE_ORDER_MARK, r.at, r.at + 3, NULL);
		r.at += 3;
	}
	while (r.end > r.at && byte_class[(unsigned char)r.end[-1]] & CLASS_BLANK)
		r.end--;
	if (!refuse(&r, text, limit)) {
		r.last_stop = find_last_stop(text);
		read_tokens(&r);
		finish(&r);
	}
	return (struct reading){ r.root, r.first_fault };
}
