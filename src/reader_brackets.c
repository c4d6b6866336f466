/* Closers that do not match, the depth limit, and the end of the document. */
#include "reader_internal.h"

/* How far a look ahead or back goes, so that many of them stay cheap. */
enum { LOOK = 256 };

static char opener_of(const struct node *node)
{
	return node->kind == NODE_OBJECT ? '{' : '[';
}

static char closer_of(const struct node *node)
{
	return node->kind == NODE_OBJECT ? '}' : ']';
}

static struct span opener_span(const struct node *node)
{
	return (struct span){ node->at.start, node->at.start + 1 };
}

/* Whether what follows at `p` makes sense inside the container at `depth`. */
static bool fits(const struct reader *r, const char *p, uint32_t depth)
{
	const char *limit = r->end - p > LOOK ? p + LOOK : r->end;
	const struct node *node = r->frames[depth].node;

	while (p < limit && is_blank(*p))
		p++;
	if (!depth)
		return p >= r->end;
	if (p >= limit)
		return false;
	if (*p == closer_of(node))
		return true;
	return *p == ',' && looks_like_key(r, p + 1) == (node->kind == NODE_OBJECT);
}

/* How far the line on which `p` stands is indented; -1 for a line too long to tell. */
static int indentation(const struct reader *r, const char *p, bool *first)
{
	const char *start = p;
	const char *line;

	while (start > r->bytes && start[-1] != '\n') {
		if (p - start > LOOK)
			return -1;
		start--;
	}
	for (line = start; line < p && (*line == ' ' || *line == '\t'); line++)
		;
	*first = line == p;
	return (int)(line - start);
}

/* Which opener a closer belongs to, by the look of the page. */
static bool aligned_with_outer(const struct reader *r, const struct node *outer, const struct node *inner)
{
	bool first = false;
	bool ignored;
	int closer = indentation(r, r->at, &first);

	return first && closer >= 0 && closer == indentation(r, node_start(r, outer), &ignored) &&
	       closer != indentation(r, node_start(r, inner), &ignored);
}

/* The closer of the innermost was forgotten: closes everything inside `outer`, and `outer` itself. */
static void close_outer(struct reader *r, uint32_t outer)
{
	const char *at = r->at;
	const struct node *inner = open_node(r);
	struct fault *fault = complain(r, COMPLAINT_MISSING_CLOSER, at, at + 1, inner, closer_of(inner), *at);

	fault->related = opener_span(inner);
	fault->help = inner->kind == NODE_OBJECT ? "write `}` first" : "write `]` first";
	while (r->depth > outer) {
		damage(r);
		close_container(r, at);
	}
	close_container(r, at + 1);
}

void recover_closer(struct reader *r)
{
	struct node *inner = open_node(r);
	const char *at = r->at;
	uint32_t outer = r->depth - 1;
	struct fault *fault;
	bool missing;
	bool wrong;

	while (outer && closer_of(r->frames[outer].node) != *at)
		outer--;
	missing = outer && fits(r, at + 1, outer - 1);
	wrong = fits(r, at + 1, r->depth - 1);
	if (missing && (!wrong || aligned_with_outer(r, r->frames[outer].node, inner))) {
		close_outer(r, outer);
		return;
	}
	damage(r);
	if (!wrong && fits(r, at + 1, r->depth)) {
		complain(r, COMPLAINT_STRAY_CLOSER, at, at + 1, inner, *at);
		r->at++;
		return;
	}
	if (!wrong && outer) {
		close_outer(r, outer);
		return;
	}
	fault = complain(r, COMPLAINT_WRONG_CLOSER, at, at + 1, inner, *at, opener_of(inner));
	fault->related = opener_span(inner);
	fault->help = inner->kind == NODE_OBJECT ? "write `}`" : "write `]`";
	close_container(r, at + 1);
}

/* The document was closed too early and goes on. */
static void reopen(struct reader *r)
{
	struct fault *fault = complain(r, COMPLAINT_TEXT_AFTER, r->at, r->at + 1, r->root);

	fault->related = (struct span){ r->root->at.end - 1, r->root->at.end };
	fault->help = "remove the closing bracket before it, or the text";
	r->depth = 1;
	r->top = &r->frames[1];
	r->reopened = true;
	r->want = WANT_COMMA;
	damage(r);
}

void recover_end(struct reader *r)
{
	const char *at = r->at;
	const char *p = at;
	bool goes_on = *at == ',' && r->frames[1].node == r->root && looks_like_key(r, at + 1);
	struct fault *fault;

	if (byte_class[(unsigned char)*at] & CLASS_HINT && recover_token(r))
		return;
	if (*at == '}' || *at == ']') {
		while (p < r->end && (*p == '}' || *p == ']' || is_blank(*p)))
			p++;
		r->at = p;
		complain(r, COMPLAINT_STRAY_CLOSER, at, at + 1, r->root, *at);
		return;
	}
	if (goes_on && r->root->kind == NODE_OBJECT && !r->reopened) {
		reopen(r);
		return;
	}
	fault = complain(r, *at == '{' || *at == '[' ? COMPLAINT_SECOND_DOCUMENT : COMPLAINT_TEXT_AFTER, at,
			 at + 1, NULL);
	if (r->root && r->root->at.end)
		fault->related = (struct span){ r->root->at.end - 1, r->root->at.end };
	if (!fault->help)
		fault->help = *at == ':' ? "put braces round the members" : "remove it";
	r->at = r->end;
}

const char *skip_too_deep(struct reader *r, const struct node *node)
{
	const char *p = r->at;
	size_t depth = 0;
	bool in_string = false;

	complain(r, COMPLAINT_TOO_DEEP, p, p + 1, node, (int)READER_MAX_DEPTH);
	damage(r);
	for (; p < r->end; p++) {
		if (in_string) {
			if (*p == '\\' && p + 1 < r->end)
				p++;
			else if (*p == '"' || *p == '\n')
				in_string = false;
			continue;
		}
		if (*p == '"')
			in_string = true;
		else if (*p == '{' || *p == '[')
			depth++;
		else if ((*p == '}' || *p == ']') && !--depth)
			return p + 1;
	}
	r->cut = true;
	return r->end;
}

static void complain_unclosed(struct reader *r)
{
	const struct node *inner = open_node(r);
	char closers[READER_MAX_DEPTH];
	struct fault *fault;

	for (uint32_t i = 0; i < r->depth; i++)
		closers[i] = closer_of(r->frames[r->depth - i].node);
	fault = complain(r, COMPLAINT_UNCLOSED, r->end, r->end, inner,
			 r->depth == 1
				 ? arena_printf(r->arena, "`%c` is not closed", opener_of(inner))
				 : arena_printf(r->arena, "%u brackets are not closed, the innermost a `%c`",
						(unsigned)r->depth, opener_of(inner)));
	fault->related = opener_span(inner);
	fault->help = arena_printf(r->arena, "write `%.*s` at the end", (int)r->depth, closers);
}

void finish(struct reader *r)
{
	/* A key at the very end: the bracket's fault says enough. */
	r->member = NULL;
	if (r->depth && !r->cut && !(r->reopened && r->depth == 1))
		complain_unclosed(r);
	while (r->depth) {
		damage(r);
		close_container(r, r->end);
	}
	/* Nothing but directives: whatever comes of them is a document. */
	if (!r->root && r->steered && !r->cut) {
		r->at = r->bytes;
		end_value(r, begin_value(r, NODE_TOKEN), r->end);
		r->root->text = (struct text){ r->bytes, (size_t)(r->end - r->bytes) };
	}
	if (r->root && r->steered)
		r->root->flags |= NODE_OPEN;
}
