/* What the parts of the reader share; nobody else includes this. */
#ifndef ECSLINT_READER_INTERNAL_H
#define ECSLINT_READER_INTERNAL_H

#include "reader.h"

enum byte_class {
	CLASS_STOP = 1 << 0, /* ends the plain run of a string: quote, backslash, control, not ASCII */
	CLASS_HINT = 1 << 1, /* a template token may begin here */
	CLASS_BLANK = 1 << 2,
	CLASS_WORD = 1 << 3, /* part of an unquoted word or number */
	CLASS_DIGIT = 1 << 4,
	CLASS_ODD = 1 << 5, /* perhaps a comment, or a byte that has no place outside strings */
	CLASS_ESCAPE = 1 << 6, /* makes an escape with the backslash before it */
};

extern const unsigned char byte_class[256];

enum token_kind {
	TOKEN_NONE,
	TOKEN_VALUE, /* stands for a value */
	TOKEN_DIRECTIVE, /* steers the template: `{% if x %}` */
	TOKEN_ANGLE, /* `<NAME>`: a token only inside strings */
};

struct token {
	enum token_kind kind;
	int nesting; /* 1: `if`, -1: `end` */
	size_t end; /* behind it */
	size_t scanned; /* when there is none: up to where another search would find none either */
};

/* The template token that starts at `start`, which must lie inside the text. */
struct token template_token(struct text text, size_t start);

enum { MAX_FAULTS = 100 }; /* of a document, and as many duplicate keys */

/* What the reader has to say; the words stand in reader_faults.c. */
enum complaint {
	COMPLAINT_EMPTY,
	COMPLAINT_BYTE_ORDER_MARK,
	COMPLAINT_UTF16,
	COMPLAINT_TOO_LONG,
	COMPLAINT_TOO_DEEP,
	COMPLAINT_YAML,
	COMPLAINT_NUL,
	COMPLAINT_CONTROL,
	COMPLAINT_ODD_BLANK,
	COMPLAINT_COMMENT,
	COMPLAINT_COMMENT_OPEN,
	COMPLAINT_TRAILING_COMMA,
	COMPLAINT_EXTRA_COMMA,
	COMPLAINT_MISSING_COMMA,
	COMPLAINT_NOT_A_COMMA,
	COMPLAINT_MISSING_COLON,
	COMPLAINT_NOT_A_COLON,
	COMPLAINT_EXTRA_COLON,
	COMPLAINT_COLON_IN_ARRAY,
	COMPLAINT_MISSING_VALUE,
	COMPLAINT_MISSING_KEY,
	COMPLAINT_UNQUOTED_KEY,
	COMPLAINT_UNQUOTED_VALUE,
	COMPLAINT_KNOWN_WORD,
	COMPLAINT_NOT_FINITE,
	COMPLAINT_ANGLE_TOKEN,
	COMPLAINT_OTHER_QUOTES,
	COMPLAINT_OTHER_QUOTES_OPEN,
	COMPLAINT_LEADING_ZERO,
	COMPLAINT_LEADING_PLUS,
	COMPLAINT_NUMBER,
	COMPLAINT_UNTERMINATED,
	COMPLAINT_LINE_BREAK,
	COMPLAINT_INNER_QUOTE,
	COMPLAINT_CONTROL_IN_STRING,
	COMPLAINT_BAD_ESCAPE,
	COMPLAINT_BAD_UNICODE_ESCAPE,
	COMPLAINT_LONE_SURROGATE,
	COMPLAINT_INVALID_UTF8,
	COMPLAINT_UNCLOSED,
	COMPLAINT_WRONG_CLOSER,
	COMPLAINT_MISSING_CLOSER,
	COMPLAINT_STRAY_CLOSER,
	COMPLAINT_TEXT_AFTER,
	COMPLAINT_SECOND_DOCUMENT,
	COMPLAINT_JUNK,
	COMPLAINT_DUPLICATE_KEY,
	COMPLAINT_TOKEN,
	COMPLAINT_MORE,
	COMPLAINT_MORE_DUPLICATES,
};

struct key_set;

/* An object or array that is still open. */
struct frame {
	struct node *node;
	struct node **tail; /* where the next child is hung */
	uint64_t seen; /* one bit for each likeness of keys: no bit, no duplicate */
	struct key_set *keys; /* of a large object */
};

enum want { WANT_VALUE, WANT_KEY, WANT_COLON, WANT_COMMA, WANT_END };

struct reader {
	const char *bytes; /* the whole source */
	const char *at; /* the byte to be read next */
	const char *end; /* behind the last byte that is not blank */
	const char *last_stop; /* the last byte that ends a run inside a string, or NULL */
	struct arena *arena;
	struct node *root;
	struct node *member; /* a member whose key is read and whose value is not */
	struct node *last; /* the value read last */
	struct node *spare; /* unused nodes, cut from the arena in one piece */
	uint32_t spare_count;
	enum want want;
	bool rendered;
	bool relaxed;
	bool reopened; /* the document was closed too early: it ends without a closer */
	bool steered; /* a directive stands outside the document */
	bool cut; /* the rest was skipped: what is not closed was already reported */
	bool orphan; /* the value to come has no key and belongs nowhere */
	bool forgiven; /* the fault of this key is reported: its missing colon is no other */
	bool directive; /* a directive stands since the last value: commas are its business */
	uint32_t depth;
	struct frame *top; /* &frames[depth] */
	const char *comma; /* the comma that was read last, when nothing followed it yet */
	const char *no_token_from; /* from here … */
	const char *no_token_before; /* … up to here no template token begins */
	const char *no_block_before;
	const char *no_token_quote_before;
	const char *no_quote_before; /* up to here no quote on this line ends a value */
	struct fault *first_fault;
	struct fault **fault_tail;
	struct fault unseen; /* takes what is written to a fault beyond the limit */
	unsigned fault_count;
	unsigned duplicate_count;
	struct frame frames[READER_MAX_DEPTH + 1]; /* frames[0] is the world outside the document */
};

static inline struct span span_of(const struct reader *r, const char *start, const char *end)
{
	return (struct span){ (uint32_t)(start - r->bytes), (uint32_t)(end - r->bytes) };
}

static inline void damage(struct reader *r)
{
	if (r->depth)
		r->top->node->flags |= NODE_DAMAGED;
}

static inline const char *node_start(const struct reader *r, const struct node *node)
{
	return r->bytes + node->at.start;
}

static inline const char *node_end(const struct reader *r, const struct node *node)
{
	return r->bytes + node->at.end;
}

static inline struct node *open_node(const struct reader *r)
{
	return r->top->node;
}

/* Adds a fault; the rest of the arguments are for the message's format. The result may be filled up
 * further, and is to be thrown away when there are too many. */
struct fault *complain(struct reader *r, enum complaint what, const char *start, const char *end,
		       const struct node *node, ...);
/* A text for a message: printable, in one line, cut to 40 characters. */
const char *quote(struct reader *r, const char *start, const char *end);
/* The same for a fault; costs nothing when there are too many of them. */
const char *quoted(struct reader *r, const char *start, const char *end);

/* Reads the string whose opening quote is at `start`; returns the byte behind it. Faults inside it
 * belong to `node`. */
const char *read_string(struct reader *r, const char *start, const struct node *node, struct text *text,
			uint8_t *flags);
/* Reads 'text' and its like, with the fault already reported. */
const char *read_other_quotes(struct reader *r, const char *start, const struct node *node,
			      struct text *text);
/* 0, or the length of the quote (single, backtick, typographic) that is none in JSON. */
/* The last byte that ends a run inside a string; the first byte if there is none. */
const char *find_last_stop(struct text text);
/* For a string that has proved to reach further than its first quote. */
struct text decode_string(struct reader *r, const char *start, const char *end);
/* The quote on this line that ends the value whose string went wrong before `start`, or NULL. */
const char *closing_quote(struct reader *r, const char *start);
size_t other_quote(const struct reader *r, const char *at);
/* The length of the valid UTF-8 sequence at `at`, or 0. */
size_t utf8_length(const char *at, const char *end);

/* Looks for an earlier member with the same key, and remembers this one. */
void check_duplicate(struct reader *r, struct frame *frame, struct node *member);

/* reader_words.c: what stands outside strings and is no JSON. */

/* Steps over what stands like a blank but is none: comments, control characters; false when there is none. */
bool skip_odd(struct reader *r);
/* Whether an invisible character that is no blank in JSON stands at `p`, which is not the end. */
bool starts_odd_blank(const struct reader *r, const char *p);
/* Behind a run of text that no JSON token begins; never `start` itself. */
const char *junk_end(const struct reader *r, const char *start);
/* Whether the word at `start` is followed by a colon or something meant as one. */
bool word_is_key(const struct reader *r, const char *start);
const char *word_end(const struct reader *r, const char *start);
/* Whether a short string and a colon follow. */
bool looks_like_key(const struct reader *r, const char *start);
bool looks_like_yaml(const struct reader *r);
/* An unquoted word or a broken number where a value is wanted. */
void read_word(struct reader *r);

/* reader_tokens.c: template tokens outside strings. */

/* True when a token was read, as a value or as a directive. */
bool recover_token(struct reader *r);
/* Behind a run of word characters and tokens that begins at `start`, or NULL without a token in it. */
const char *token_run(struct reader *r, const char *start);
void read_token(struct reader *r, const char *end);

/* reader_recovery.c: what to do where something else is wanted; each moves on or changes what is wanted. */

void recover_value(struct reader *r);
void recover_key(struct reader *r);
void recover_colon(struct reader *r);
void recover_comma(struct reader *r);

/* reader_brackets.c: closers that do not match, the depth limit, and the end of the document. */

void recover_closer(struct reader *r);
void recover_end(struct reader *r);
/* Behind the object or array at r->at, which lies too deep to be read. */
const char *skip_too_deep(struct reader *r, const struct node *node);
void finish(struct reader *r);

/* reader.c, for those. */

struct node *begin_value(struct reader *r, enum node_kind kind);
void end_value(struct reader *r, struct node *node, const char *end);
void begin_member(struct reader *r, const char *start, const char *end, struct text key);
void close_container(struct reader *r, const char *end);

#endif
