/* Template tokens outside strings: values nobody knows yet, and directives between members. */
#include "reader_internal.h"

/* How long an `if … end` may be that stands for one value. */
enum { MAX_BLOCK = 2000 };

/* The token at `p`; failing searches are remembered, so that many of them stay cheap. */
static struct token token_at(struct reader *r, const char *p)
{
	struct token token = { TOKEN_NONE, 0, 0, 0 };

	if (p >= r->end || (p >= r->no_token_from && p < r->no_token_before) ||
	    !(byte_class[(unsigned char)*p] & CLASS_HINT))
		return token;
	token = template_token((struct text){ p, (size_t)(r->end - p) }, 0);
	if (token.kind == TOKEN_ANGLE) {
		token.kind = TOKEN_NONE;
	} else if (token.kind == TOKEN_NONE) {
		r->no_token_from = p;
		r->no_token_before = p + token.scanned;
	}
	return token;
}

const char *token_run(struct reader *r, const char *start)
{
	const char *p = start;
	bool found = false;

	while (p < r->end) {
		struct token token = token_at(r, p);

		if (token.kind != TOKEN_NONE) {
			found = true;
			p += token.end;
		} else if (byte_class[(unsigned char)*p] & CLASS_WORD || *p == '/' || *p == ':' ||
			   *p == '@') {
			p++;
		} else {
			break;
		}
	}
	/* A colon at the end belongs to the document. */
	while (p > start && p[-1] == ':')
		p--;
	return found ? p : NULL;
}

void read_token(struct reader *r, const char *end)
{
	const char *start = r->at;
	struct node *node = begin_value(r, NODE_TOKEN);

	node->text = (struct text){ start, (size_t)(end - start) };
	end_value(r, node, end);
	if (r->rendered)
		complain(r, COMPLAINT_TOKEN, start, end, node);
}

static void read_directive(struct reader *r, const char *end)
{
	if (r->depth)
		open_node(r)->flags |= NODE_OPEN;
	else
		r->steered = true;
	if (r->rendered)
		complain(r, COMPLAINT_TOKEN, r->at, end, open_node(r));
	r->directive = true;
	r->at = end;
}

/* Behind the directive that ends what the one at `start` begins, or NULL. */
static const char *block_end(struct reader *r, const char *start)
{
	const char *limit = r->end - start > MAX_BLOCK ? start + MAX_BLOCK : r->end;
	const char *p = start;
	int depth = 0;

	if (start < r->no_block_before)
		return NULL;
	while (p < limit) {
		struct token token = token_at(r, p);

		if (token.kind == TOKEN_NONE) {
			p++;
			continue;
		}
		p += token.end;
		depth += token.nesting;
		if (token.nesting < 0 && depth <= 0)
			return p;
	}
	r->no_block_before = p;
	return NULL;
}

/* A number or word that a token continues, as in `1{{ zeros }}`. */
static bool continue_value(struct reader *r)
{
	struct node *last = r->last;
	const char *end;

	if (!last || last->parent != open_node(r) || node_end(r, last) != r->at || last->kind < NODE_NUMBER ||
	    last->kind > NODE_TOKEN)
		return false;
	end = token_run(r, r->at);
	last->kind = NODE_TOKEN;
	last->text = (struct text){ node_start(r, last), (size_t)(end - node_start(r, last)) };
	end_value(r, last, end);
	if (r->rendered)
		complain(r, COMPLAINT_TOKEN, node_start(r, last), end, last);
	return true;
}

static bool follows(const struct reader *r, const char *p, const char *wanted)
{
	while (p < r->end && byte_class[(unsigned char)*p] & CLASS_BLANK)
		p++;
	return p < r->end && strchr(wanted, *p ? *p : ' ');
}

bool recover_token(struct reader *r)
{
	struct token token = token_at(r, r->at);
	const char *end = r->at + token.end;
	bool has_key = r->member || r->orphan;

	if (token.kind == TOKEN_NONE)
		return false;
	switch (r->want) {
	case WANT_VALUE:
		if (token.kind == TOKEN_DIRECTIVE) {
			const char *block = has_key && token.nesting > 0 ? block_end(r, r->at) : NULL;

			if (block)
				read_token(r, token_run(r, r->at) > block ? token_run(r, r->at) : block);
			else
				read_directive(r, end);
			return true;
		}
		if (r->depth && !has_key && *r->at == '{') {
			/* It may stand for any number of elements. */
			open_node(r)->flags |= NODE_OPEN;
			if (!follows(r, token_run(r, r->at), ",]")) {
				read_directive(r, end);
				return true;
			}
		}
		read_token(r, token_run(r, r->at));
		return true;
	case WANT_KEY:
		if (token.kind == TOKEN_VALUE && follows(r, token_run(r, r->at), ":")) {
			const char *colon = token_run(r, r->at);

			read_directive(r, colon);
			while (*r->at != ':')
				r->at++;
			r->at++;
			r->comma = NULL;
			r->orphan = true;
			r->want = WANT_VALUE;
			return true;
		}
		break;
	case WANT_COLON:
		/* The value of a key whose colon is missing. */
		if (token.kind == TOKEN_VALUE)
			return false;
		break;
	case WANT_COMMA:
		if (continue_value(r))
			return true;
		break;
	case WANT_END:
		if (continue_value(r))
			return true;
		/* Behind the document only what steers the template has a place. */
		if (!strchr("{<%", *r->at))
			return false;
		break;
	}
	read_directive(r, end);
	return true;
}
