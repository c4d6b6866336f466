/* The words of every fault the reader reports. */
#include <stdarg.h>
#include <stdio.h>

#include "reader_internal.h"

enum { MAX_QUOTED = 40 };

struct words {
	enum fault_kind kind;
	const char *message; /* a format; what it takes is given at each complain() */
	const char *help; /* NULL where whoever complains writes it */
	const char *label;
	const char *related_label;
};

static const struct words words[] = {
	[COMPLAINT_EMPTY] = { FAULT_SYNTAX, "%s", "write a task definition: `{ \"family\": … }`", NULL,
			      NULL },
	[COMPLAINT_BYTE_ORDER_MARK] = { FAULT_BYTE_ORDER_MARK, "the file begins with a byte order mark",
					"save it as UTF-8 without a byte order mark: some tools refuse it",
					NULL, NULL },
	[COMPLAINT_UTF16] = { FAULT_ENCODING, "the file is encoded as UTF-16, not UTF-8",
			      "save it as UTF-8; in PowerShell, `Set-Content -Encoding utf8` instead of `>`",
			      NULL, NULL },
	[COMPLAINT_TOO_LONG] = { FAULT_LIMIT, "the document is longer than the limit of %zu bytes", NULL,
				 NULL, NULL },
	[COMPLAINT_TOO_DEEP] = { FAULT_LIMIT, "objects and arrays lie more than %d levels deep",
				 "a task definition needs fewer than 10 levels", "not read", NULL },
	[COMPLAINT_YAML] = { FAULT_SYNTAX, "the file is YAML, not JSON",
			     "convert it to JSON, for instance with `yq -o=json`", NULL, NULL },
	[COMPLAINT_NUL] = { FAULT_SYNTAX, "a NUL byte in the text", "remove it", NULL, NULL },
	[COMPLAINT_CONTROL] = { FAULT_SYNTAX, "control character 0x%02X outside a string", "remove it", NULL,
				NULL },
	[COMPLAINT_ODD_BLANK] = { FAULT_SYNTAX, "an invisible character (%s) that JSON does not allow here",
				  "replace it by an ordinary blank or remove it", NULL, NULL },
	[COMPLAINT_COMMENT] = { FAULT_SYNTAX, "JSON has no comments", "remove the comment", NULL, NULL },
	[COMPLAINT_COMMENT_OPEN] = { FAULT_SYNTAX, "JSON has no comments, and this one is not closed",
				     "remove the comment", NULL, NULL },
	[COMPLAINT_TRAILING_COMMA] = { FAULT_SYNTAX, "trailing comma before `%s`", "remove the comma", NULL,
				       NULL },
	[COMPLAINT_EXTRA_COMMA] = { FAULT_SYNTAX, "a comma with nothing before it", "remove the comma", NULL,
				    NULL },
	[COMPLAINT_MISSING_COMMA] = { FAULT_SYNTAX, "missing comma before the next %s",
				      "put a comma behind the value before", NULL,
				      "a comma belongs behind this" },
	[COMPLAINT_NOT_A_COMMA] = { FAULT_SYNTAX, "`;` stands where a comma belongs", "write `,`", NULL,
				    NULL },
	[COMPLAINT_MISSING_COLON] = { FAULT_SYNTAX, "missing colon between key %s and its value",
				      "put a colon behind the key", NULL, "a colon belongs behind this" },
	[COMPLAINT_NOT_A_COLON] = { FAULT_SYNTAX, "`%s` stands where a colon belongs", "write `:`", NULL,
				    NULL },
	[COMPLAINT_EXTRA_COLON] = { FAULT_SYNTAX, "a colon too many", "remove it", NULL, NULL },
	[COMPLAINT_COLON_IN_ARRAY] = { FAULT_SYNTAX, "a colon in an array: only objects have keys",
				       "write `{ \"key\": value }` for an object, or a comma for the colon",
				       NULL, "the array is opened here" },
	[COMPLAINT_MISSING_VALUE] = { FAULT_SYNTAX, "key %s has no value", "write a value, or remove the key",
				      NULL, "the key" },
	[COMPLAINT_MISSING_KEY] = { FAULT_SYNTAX, "a value without a key in an object",
				    "write `\"key\": ` before the value", NULL, NULL },
	[COMPLAINT_UNQUOTED_KEY] = { FAULT_SYNTAX, "key %s is not quoted", "put double quotes round the key",
				     NULL, NULL },
	[COMPLAINT_UNQUOTED_VALUE] = { FAULT_SYNTAX, "text that is not quoted",
				       "put double quotes round it if it is meant as a string", NULL, NULL },
	[COMPLAINT_KNOWN_WORD] = { FAULT_SYNTAX, "`%s` is not JSON", NULL, NULL, NULL },
	[COMPLAINT_NOT_FINITE] = { FAULT_SYNTAX, "`%s` is not a number in JSON", "write a number or `null`",
				   NULL, NULL },
	[COMPLAINT_ANGLE_TOKEN] = { FAULT_SYNTAX, "a placeholder in angle brackets that is not quoted",
				    "replace it by a value, or put double quotes round it", NULL, NULL },
	[COMPLAINT_OTHER_QUOTES] = { FAULT_SYNTAX, "a string in %s", "use double quotes", NULL, NULL },
	[COMPLAINT_OTHER_QUOTES_OPEN] = { FAULT_SYNTAX, "a quote that is not closed on its line",
					  "put double quotes round the string", NULL, NULL },
	[COMPLAINT_LEADING_ZERO] = { FAULT_SYNTAX, "a number with a leading zero", "remove the zero", NULL,
				     NULL },
	[COMPLAINT_LEADING_PLUS] = { FAULT_SYNTAX, "a number with a plus sign", "remove the sign", NULL,
				     NULL },
	[COMPLAINT_NUMBER] = { FAULT_SYNTAX, "%s", NULL, NULL, NULL },
	[COMPLAINT_UNTERMINATED] = { FAULT_SYNTAX, "a string that is not closed on its line",
				     "put a double quote at its end", NULL, NULL },
	[COMPLAINT_LINE_BREAK] = { FAULT_SYNTAX, "a line break in a string", "write `\\n` for it", NULL,
				   NULL },
	[COMPLAINT_INNER_QUOTE] = { FAULT_SYNTAX, "a double quote inside a string",
				    "write `\\\"` for a quote that belongs to the string", NULL, NULL },
	[COMPLAINT_CONTROL_IN_STRING] = { FAULT_SYNTAX, "control character 0x%02X in a string",
					  "write it as an escape, such as `\\t` for a tab", NULL, NULL },
	[COMPLAINT_BAD_ESCAPE] = { FAULT_SYNTAX, "`%s` is not an escape that JSON knows",
				   "write `\\\\` for a backslash", NULL, NULL },
	[COMPLAINT_BAD_UNICODE_ESCAPE] = { FAULT_SYNTAX, "`%s` is not a whole escape",
					   "write four hexadecimal digits behind `\\u`", NULL, NULL },
	[COMPLAINT_LONE_SURROGATE] = { FAULT_SYNTAX, "`%s` is half a surrogate pair",
				       "write both halves, or the character itself", NULL, NULL },
	[COMPLAINT_INVALID_UTF8] = { FAULT_ENCODING, "byte 0x%02X is not valid UTF-8",
				     "save the file as UTF-8", NULL, NULL },
	[COMPLAINT_UNCLOSED] = { FAULT_SYNTAX, "%s", NULL, "the text ends here", "opened here" },
	[COMPLAINT_WRONG_CLOSER] = { FAULT_SYNTAX, "`%c` closes what `%c` opened", NULL, NULL,
				     "opened here" },
	[COMPLAINT_MISSING_CLOSER] = { FAULT_SYNTAX, "missing `%c` before this `%c`", NULL, NULL,
				       "opened here" },
	[COMPLAINT_STRAY_CLOSER] = { FAULT_SYNTAX, "`%c` closes nothing", "remove it", NULL, NULL },
	[COMPLAINT_TEXT_AFTER] = { FAULT_SYNTAX, "text after the end of the document", NULL, NULL,
				   "the document ends here" },
	[COMPLAINT_SECOND_DOCUMENT] = { FAULT_SYNTAX, "a second document in the same text",
					"keep one document in a file", NULL, "the first ends here" },
	[COMPLAINT_JUNK] = { FAULT_SYNTAX, "text that belongs to no value",
			     "remove it, or put it into a string", NULL, NULL },
	[COMPLAINT_DUPLICATE_KEY] = { FAULT_DUPLICATE_KEY, "key %s is written twice",
				      "remove one: the last value counts", NULL, "first written here" },
	[COMPLAINT_TOKEN] = { FAULT_TOKEN, "a template token was not replaced", "render the template first",
			      NULL, NULL },
	[COMPLAINT_MORE] = { FAULT_SYNTAX, "more than 100 faults: the rest is not shown", "mend these first",
			     NULL, NULL },
	[COMPLAINT_MORE_DUPLICATES] = { FAULT_DUPLICATE_KEY,
					"more than 100 keys are written twice: the rest is not shown", NULL,
					NULL, NULL },
};

struct fault *complain(struct reader *r, enum complaint what, const char *start, const char *end,
		       const struct node *node, ...)
{
	const struct words *say = &words[what];
	unsigned *count = say->kind == FAULT_DUPLICATE_KEY ? &r->duplicate_count : &r->fault_count;
	struct fault *fault = &r->unseen;
	va_list args;

	if (r->relaxed && (what == COMPLAINT_COMMENT || what == COMPLAINT_TRAILING_COMMA))
		return fault;
	/* Nobody sees what lies beyond the limit, so it may cost nothing. */
	if (++*count > MAX_FAULTS + 1)
		return fault;
	fault = arena_zalloc(r->arena, sizeof *fault);
	if (*count == MAX_FAULTS + 1)
		say = &words[what == COMPLAINT_DUPLICATE_KEY ? COMPLAINT_MORE_DUPLICATES : COMPLAINT_MORE];
	fault->kind = say->kind;
	fault->at = span_of(r, start, end);
	fault->node = node;
	fault->label = say->label;
	fault->related_label = say->related_label;
	fault->help = say->help;
	va_start(args, node);
	fault->message = *count > MAX_FAULTS         ? say->message
			 : strchr(say->message, '%') ? arena_vprintf(r->arena, say->message, args)
						     : say->message;
	va_end(args);
	*r->fault_tail = fault;
	r->fault_tail = &fault->next;
	return fault;
}

const char *quote(struct reader *r, const char *start, const char *end)
{
	char room[MAX_QUOTED * 4 + sizeof "…\""];
	size_t used = 0;
	size_t count = 0;
	const char *p = start;

	for (; p < end && count < MAX_QUOTED; count++) {
		size_t length = utf8_length(p, end);

		if (!length || (unsigned char)*p < 0x20 || *p == 0x7F) {
			room[used++] = '?';
			p++;
			continue;
		}
		memcpy(room + used, p, length);
		used += length;
		p += length;
	}
	if (p < end) {
		memcpy(room + used, "…", sizeof "…" - 1);
		used += sizeof "…" - 1;
		/* By its quotes the mask knows what to hide. */
		if (*start == '"')
			room[used++] = '"';
	}
	return arena_copy(r->arena, room, used);
}

const char *quoted(struct reader *r, const char *start, const char *end)
{
	return r->fault_count > MAX_FAULTS ? "" : quote(r, start, end);
}
