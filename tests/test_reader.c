/* The reader: faults and their places, recovery, numbers, pointers, positions, limits, differences to
 * jansson. */
#include "suite.h"
#include <stdio.h>

#include "differences.h"

static struct arena arena;
static struct source source;

static struct reading read_with(struct text text, const struct reader_options *options)
{
	arena_reset(&arena);
	source = (struct source){ .name = "test", .bytes = text };
	return read_document(&source, options, &arena);
}

static struct reading read_text(const char *text)
{
	return read_with((struct text){ text, strlen(text) }, NULL);
}

static size_t fault_count(const struct reading *reading)
{
	size_t count = 0;

	for (const struct fault *fault = reading->faults; fault; fault = fault->next)
		count++;
	return count;
}

/* The tree in a few letters: {a:1,b:"x"}; ? for what is missing, T for a token. */
static void sketch(const struct node *node, char *out, size_t room)
{
	const char *comma = "";
	size_t used;

	switch (node->kind) {
	case NODE_STRING:
		snprintf(out, room, "\"%.*s\"", TEXT_ARGS(node->text));
		return;
	case NODE_NUMBER:
		snprintf(out, room, "%.*s", TEXT_ARGS(node->text));
		return;
	case NODE_TRUE:
	case NODE_FALSE:
	case NODE_NULL:
		snprintf(out, room, "%s", node_kind_name(node->kind));
		return;
	case NODE_TOKEN:
		snprintf(out, room, "T");
		return;
	case NODE_MISSING:
		snprintf(out, room, "?");
		return;
	case NODE_OBJECT:
	case NODE_ARRAY:
		break;
	}
	used = (size_t)snprintf(out, room, node->kind == NODE_OBJECT ? "{" : "[");
	for (const struct node *child = node->first; child; child = child->next) {
		used += (size_t)snprintf(out + used, room - used, "%s", comma);
		if (node->kind == NODE_OBJECT)
			used += (size_t)snprintf(out + used, room - used, "%.*s:", TEXT_ARGS(child->key));
		sketch(child, out + used, room - used);
		used += strlen(out + used);
		comma = ",";
	}
	snprintf(out + used, room - used, node->kind == NODE_OBJECT ? "}" : "]");
}

static void assert_tree(const struct reading *reading, const char *expected)
{
	char out[1024] = "";

	if (reading->root)
		sketch(reading->root, out, sizeof out);
	ck_assert_str_eq(out, expected);
}

struct fault_case {
	const char *text;
	uint32_t offset;
	const char *message;
	const char *tree;
};

/* One mistake each: one fault, at the start of the offending token, and the obvious tree. */
static const struct fault_case fault_cases[] = {
	{ "", 0, "the file is empty", "" },
	{ " \n", 0, "the file holds nothing but blanks", "" },
	{ "{\"a\": 1,}", 7, "trailing comma before `}`", "{a:1}" },
	{ "[1,2, ]", 4, "trailing comma before `]`", "[1,2]" },
	{ "[1,,2]", 3, "a comma with nothing before it", "[1,2]" },
	{ "[,1]", 1, "a comma with nothing before it", "[1]" },
	{ "{,,}", 1, "a comma with nothing before it", "{}" },
	{ "{\"a\": 1\n \"b\": 2}", 9, "missing comma before the next key", "{a:1,b:2}" },
	{ "[1 2]", 3, "missing comma before the next element", "[1,2]" },
	{ "[{} []]", 4, "missing comma before the next element", "[{},[]]" },
	{ "{\"a\": 1; \"b\": 2}", 7, "`;` stands where a comma belongs", "{a:1,b:2}" },
	{ "{\"a\" 1}", 5, "missing colon between key \"a\" and its value", "{a:1}" },
	{ "{\"a\" = 1}", 5, "`=` stands where a colon belongs", "{a:1}" },
	{ "{\"a\" => 1}", 5, "`=>` stands where a colon belongs", "{a:1}" },
	{ "{\"a\", 1}", 4, "`,` stands where a colon belongs", "{a:1}" },
	{ "{\"a\":: 1}", 5, "a colon too many", "{a:1}" },
	{ "{\"a\": \"b\": 1, \"c\": 2}", 9, "text that belongs to no value", "{a:\"b\",c:2}" },
	{ "[\"a\": 1]", 4, "a colon in an array: only objects have keys", "[\"a\",1]" },
	{ "{\"a\": }", 6, "key \"a\" has no value", "{a:?}" },
	{ "{\"a\":, \"b\": 1}", 5, "key \"a\" has no value", "{a:?,b:1}" },
	{ "{\"a\"}", 4, "key \"a\" has no value", "{a:?}" },
	{ "{\"a\", \"b\": 1}", 4, "key \"a\" has no value", "{a:?,b:1}" },
	{ "{\"a\" \"b\": 1}", 5, "key \"a\" has no value", "{a:?,b:1}" },
	{ "{\"a\":\n \"b\": 1}", 7, "key \"a\" has no value", "{a:?,b:1}" },
	{ "{: 1, \"b\": 2}", 1, "a value without a key in an object", "{b:2}" },
	{ "{\"a\": 1, {\"c\": 2}}", 9, "a value without a key in an object", "{a:1}" },
	{ "{\"a\": 1 {\"c\": 2}}", 8, "a value without a key in an object", "{a:1}" },
	{ "{name: 1}", 1, "key `name` is not quoted", "{name:1}" },
	{ "{1: 2}", 1, "key `1` is not quoted", "{1:2}" },
	{ "{'a': 1}", 1, "a string in single quotes", "{a:1}" },
	{ "['a\\'b\"c', 1]", 1, "a string in single quotes", "[\"a\\'b\"c\",1]" },
	{ "[`a`]", 1, "a string in backticks", "[\"a\"]" },
	{ "[\xE2\x80\x9C"
	  "a\xE2\x80\x9D, 1]",
	  1, "a string in typographic quotes", "[\"a\",1]" },
	{ "['a, 1]\n", 1, "a quote that is not closed on its line", "[\"a, 1\"]" },
	{ "{\"a\": hello world, \"b\": 1}", 6, "text that is not quoted", "{a:?,b:1}" },
	{ "{\"a\": nginx:1 // x\n}", 6, "text that is not quoted", NULL },
	{ "[<NAME>]", 1, "a placeholder in angle brackets that is not quoted", "[?]" },
	{ "[True]", 1, "`True` is not JSON", "[true]" },
	{ "[False]", 1, "`False` is not JSON", "[false]" },
	{ "[None]", 1, "`None` is not JSON", "[null]" },
	{ "[undefined]", 1, "`undefined` is not JSON", "[null]" },
	{ "[NaN]", 1, "`NaN` is not a number in JSON", "[?]" },
	{ "[-Infinity]", 1, "`-Infinity` is not a number in JSON", "[?]" },
	{ "[tru]", 1, "text that is not quoted", "[?]" },
	{ "[007]", 1, "a number with a leading zero", "[7]" },
	{ "[-00]", 1, "a number with a leading zero", "[-0]" },
	{ "[+1]", 1, "a number with a plus sign", "[1]" },
	{ "[.5]", 1, "a number that begins with a point", "[?]" },
	{ "[5.]", 1, "a number with nothing behind its point", "[?]" },
	{ "[1e]", 1, "a number with an empty exponent", "[?]" },
	{ "[1e+]", 1, "a number with an empty exponent", "[?]" },
	{ "[-]", 1, "a sign without a number", "[?]" },
	{ "[0x1F]", 1, "a hexadecimal number", "[?]" },
	{ "[512MB]", 1, "a number with other text behind it", "[?]" },
	{ "[1_000]", 1, "a number with other text behind it", "[?]" },
	{ "{\"a\": \"b,\n \"c\": 1}", 6, "a string that is not closed on its line", "{a:\"b\",c:1}" },
	{ "{\"a\": \"b}\n", 6, "a string that is not closed on its line", "{a:\"b\"}" },
	{ "{\"a\": [\"b], \"c\": 1}", 7, "a string that is not closed on its line", NULL },
	{ "{\"a\": [\"b],\n \"c\": 1}", 7, "a string that is not closed on its line", "{a:[\"b\"],c:1}" },
	{ "{\"a\": \"b, \"c\": 1}", 6, "a string that is not closed on its line", "{a:\"b\",c:1}" },
	{ "{\"a: 1, \"b\": 2}", 1, "a string that is not closed on its line", "{a:1,b:2}" },
	{ "{\"a\": \"b\nc\", \"d\": 1}", 8, "a line break in a string", "{a:\"b\nc\",d:1}" },
	{ "{\"a\": \"say \"b\"!\", \"c\": 1}", 11, "a double quote inside a string",
	  "{a:\"say \"b\"!\",c:1}" },
	{ "{\"a\"b\": 1}", 3, "a double quote inside a string", "{a\"b:1}" },
	{ "[\"a\tb\tc\"]", 3, "control character 0x09 in a string", "[\"a\tb\tc\"]" },
	{ "[1\f]", 2, "control character 0x0C outside a string", "[1]" },
	{ "[1\xC2\xA0]", 2, "an invisible character (U+00A0) that JSON does not allow here", "[1]" },
	{ "[\xEF\xBB\xBF"
	  "1]",
	  1, "an invisible character (U+FEFF) that JSON does not allow here", "[1]" },
	{ "[\"\\x\"]", 2, "`\\x` is not an escape that JSON knows", "[\"\\x\"]" },
	{ "[\"\\u12g4\"]", 2, "`\\u12` is not a whole escape", "[\"\\u12g4\"]" },
	{ "[\"a\\ud800b\"]", 3, "`\\ud800` is half a surrogate pair",
	  "[\"a\xEF\xBF\xBD"
	  "b\"]" },
	{ "[\"\\udc00\"]", 2, "`\\udc00` is half a surrogate pair", "[\"\xEF\xBF\xBD\"]" },
	{ "[\"a\xFF\xFE\"]", 3, "byte 0xFF is not valid UTF-8", "[\"a\xEF\xBF\xBD\xEF\xBF\xBD\"]" },
	{ "[\"\xED\xA0\x80\"]", 2, "byte 0xED is not valid UTF-8", NULL },
	{ "[\"\xC0\xAF\"]", 2, "byte 0xC0 is not valid UTF-8", NULL },
	{ "[\xFF]", 1, "byte 0xFF is not valid UTF-8", "[?]" },
	{ "[1, // x\n 2]", 4, "JSON has no comments", "[1,2]" },
	{ "[1, /* x */ 2]", 4, "JSON has no comments", "[1,2]" },
	{ "# x\n# y\n[1]", 0, "JSON has no comments", "[1]" },
	{ "[1] /* x", 4, "JSON has no comments, and this one is not closed", "[1]" },
	{ "{\"a\": [1, 2", 11, "2 brackets are not closed, the innermost a `[`", "{a:[1,2]}" },
	{ "{\"a\": 1\n\n", 7, "`{` is not closed", "{a:1}" },
	{ "{\"a\":", 5, "`{` is not closed", "{a:?}" },
	{ "{\"a\"", 4, "`{` is not closed", "{a:?}" },
	{ "[1,", 3, "`[` is not closed", "[1]" },
	{ "{\"a\": [1, 2}, \"b\": 3}", 11, "`}` closes what `[` opened", "{a:[1,2],b:3}" },
	{ "{\"a\": 1]", 7, "`]` closes what `{` opened", "{a:1}" },
	{ "{\"a\": [1, 2}", 11, "missing `]` before this `}`", "{a:[1,2]}" },
	{ "[{\"a\": {\"b\": 1, \"c\": [2]]", 24, "missing `}` before this `]`", "[{a:{b:1,c:[2]}}]" },
	{ "{\"a\": [{}}], \"b\": 1}", 9, "`}` closes nothing", "{a:[{}],b:1}" },
	{ "{}}", 2, "`}` closes nothing", "{}" },
	{ "{\"a\": 1}, \"b\": 2}", 8, "text after the end of the document", "{a:1,b:2}" },
	{ "{} x", 3, "text after the end of the document", "{}" },
	{ "{}{}", 2, "a second document in the same text", "{}" },
	{ "\"a\": 1", 3, "text after the end of the document", "\"a\"" },
	{ "x = {\"a\": 1}", 0, "text that belongs to no value", "{a:1}" },
	{ "hello", 0, "text that is not quoted", "?" },
	{ "{\"a\": 1 b, \"c\": 2}", 8, "text that belongs to no value", "{a:1,c:2}" },
	{ "{\"a\": \"x\" \"y\", \"c\": 2}", 10, "text that belongs to no value", "{a:\"x\",c:2}" },
	{ "{\"a\": 1, b}", 9, "text that belongs to no value", "{a:1}" },
	{ "family: web\ncpu: 256\n", 0, "the file is YAML, not JSON", "" },
	{ "# x\n---\na: 1\n", 0, "the file is YAML, not JSON", "" },
	{ "- name: web\n", 0, "the file is YAML, not JSON", "" },
};

START_TEST(one_fault)
{
	const struct fault_case *c = &fault_cases[_i];
	struct reading reading = read_text(c->text);

	ck_assert_msg(reading.faults, "no fault in %s", c->text);
	ck_assert_str_eq(reading.faults->message, c->message);
	ck_assert_msg(reading.faults->at.start == c->offset, "%s: at %u", c->text,
		      (unsigned)reading.faults->at.start);
	ck_assert(is_error(reading.faults));
	ck_assert_ptr_nonnull(reading.faults->help);
	if (!c->tree)
		return;
	ck_assert_msg(!reading.faults->next, "%s: also %s", c->text,
		      reading.faults->next ? reading.faults->next->message : "");
	assert_tree(&reading, c->tree);
}
END_TEST

START_TEST(several_faults)
{
	struct reading reading =
		read_text("{'a': True, b: 007,\n \"c\" 1 \"d\": [1,,2,], // x\n \"e\": \"\\x\"}");

	ck_assert_uint_eq(fault_count(&reading), 10);
	assert_tree(&reading, "{a:true,b:7,c:1,d:[1,2],e:\"\\x\"}");
}
END_TEST

START_TEST(related_places)
{
	struct reading reading = read_text("{\"a\": [1");

	ck_assert_uint_eq(reading.faults->related.start, 6);
	ck_assert_uint_eq(reading.faults->related.end, 7);
	ck_assert_str_eq(reading.faults->related_label, "opened here");
	ck_assert_str_eq(reading.faults->help, "write `]}` at the end");
	reading = read_text("{\"a\": 12 \"b\": 2}");
	ck_assert_uint_eq(reading.faults->related.start, 7);
	reading = read_text("{\"a\": [1, 2}, \"b\": 3}");
	ck_assert_uint_eq(reading.faults->related.start, 6);
	ck_assert_str_eq(reading.faults->help, "write `]`");
}
END_TEST

/* A closer that could belong to either bracket belongs to the one it is aligned with. */
START_TEST(aligned_closers)
{
	struct reading reading = read_text("{\n  \"x\": {\n    \"a\": [\n      1\n  },\n  \"b\": 2\n}\n");

	assert_tree(&reading, "{x:{a:[1]},b:2}");
	ck_assert_str_eq(reading.faults->message, "missing `]` before this `}`");
	reading = read_text("{\n  \"x\": {\n    \"a\": [\n      1\n    },\n    \"b\": 2\n  }\n}\n");
	assert_tree(&reading, "{x:{a:[1],b:2}}");
	ck_assert_uint_eq(fault_count(&reading), 1);
}
END_TEST

START_TEST(fault_nodes)
{
	struct reading reading = read_text("{\"a\": {\"b\": \"\\x\"}}");

	ck_assert_str_eq(node_pointer(reading.faults->node, &arena), "/a/b");
	reading = read_text("{\"a\": [1, NaN]}");
	ck_assert_str_eq(node_pointer(reading.faults->node, &arena), "/a/1");
	reading = read_text("{\"a\": {\"b\": }}");
	ck_assert_str_eq(node_pointer(reading.faults->node, &arena), "/a/b");
	reading = read_text("{\"a\": [1 2]}");
	ck_assert_str_eq(node_pointer(reading.faults->node, &arena), "/a");
	reading = read_text("{\"a\": {\"b\\x\": 1}}");
	ck_assert_str_eq(node_pointer(reading.faults->node, &arena), "/a");
}
END_TEST

START_TEST(damage)
{
	ck_assert(read_text("[1 x]").root->flags & NODE_DAMAGED);
	ck_assert(read_text("[1,,2]").root->flags & NODE_DAMAGED);
	ck_assert(read_text("[1").root->flags & NODE_DAMAGED);
	ck_assert(!(read_text("[1,]").root->flags & NODE_DAMAGED));
	ck_assert(!(read_text("[1, 'a']").root->flags & NODE_DAMAGED));
}
END_TEST

/* Whatever may be a secret is in no message. */
START_TEST(no_secrets)
{
	static const char *const texts[] = {
		"{\"a\": s3cret}",
		"{\"a\": \"s3cret\\x\"}",
		"{\"a\": 's3cret}",
		"{\"a\": \"x\" \"s3cret\"}",
		"{\"a\": \"x\" s3cret}",
		"{\"a\": abc,s3cret}",
		"{\"a\": \"s3cret\n}",
		"{\"a\": \"b\"s3cret\"}",
		"{\"a\": <s3cret>}",
		"{\"a\": 12s3cret}",
		"[\"s3cret\": \"s3cret\"]",
		"s3cret",
		"{\"a\": \"b\" = \"s3cret\"}",
		"{\"a\": \"x\n s3cret\"}",
		"{\"a\": \"s3cret\": 1}",
		"{\"a\": \"b\": \"s3cret\"}",
	};

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct reading reading = read_text(texts[i]);

		ck_assert(reading.faults);
		for (const struct fault *fault = reading.faults; fault; fault = fault->next) {
			ck_assert_msg(!strstr(fault->message, "s3c"), "%s: %s", texts[i], fault->message);
			ck_assert(!fault->help || !strstr(fault->help, "s3c"));
		}
	}
}
END_TEST

START_TEST(long_words_are_cut)
{
	struct reading reading = read_text("{\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee\": }");

	ck_assert_str_eq(reading.faults->message,
			 "key \"aaaaaaaaaabbbbbbbbbbccccccccccddddddddd…\" has no value");
}
END_TEST

START_TEST(many_faults)
{
	char text[1000] = "[";
	struct reading reading;
	const struct fault *last;

	for (int i = 0; i < 150; i++)
		strcat(text, "tru,");
	strcat(text, "1]");
	reading = read_text(text);
	ck_assert_uint_eq(fault_count(&reading), 101);
	for (last = reading.faults; last->next; last = last->next)
		;
	ck_assert_str_eq(last->message, "more than 100 faults: the rest is not shown");
	ck_assert_uint_eq(reading.root->count, 151);
}
END_TEST

START_TEST(many_duplicates)
{
	char text[2000] = "{";
	struct reading reading;

	for (int i = 0; i < 150; i++)
		strcat(text, "\"a\": 1,");
	strcat(text, "\"b\": tru}");
	reading = read_text(text);
	/* Duplicates are warnings, and leave room for faults. */
	ck_assert_uint_eq(fault_count(&reading), 102);
	ck_assert(has_error(&reading));
}
END_TEST

START_TEST(duplicate_keys)
{
	struct reading reading = read_text("{\"a\": 1, \"b\": 2, \"\\u0061\": 3, \"a\": 4}");
	struct fault *fault = reading.faults;
	const struct node *a = node_member(reading.root, "a");

	ck_assert_uint_eq(fault_count(&reading), 2);
	ck_assert(!has_error(&reading));
	ck_assert_int_eq(fault->kind, FAULT_DUPLICATE_KEY);
	ck_assert_uint_eq(fault->at.start, 17);
	ck_assert_uint_eq(fault->related.start, 1);
	ck_assert_uint_eq(fault->next->at.start, 30);
	ck_assert_uint_eq(fault->next->related.start, 1);
	ck_assert(text_is(a->text, "4"));
	ck_assert(reading.root->first->flags & NODE_SHADOWED);
	ck_assert(reading.root->first->next->next->flags & NODE_SHADOWED);
	ck_assert(!(a->flags & NODE_SHADOWED));
}
END_TEST

/* Beyond a few members another way of finding them is taken. */
START_TEST(duplicates_in_large_objects)
{
	char text[4096] = "{";
	struct reading reading;
	size_t shadowed = 0;

	for (int i = 0; i < 100; i++)
		sprintf(text + strlen(text), "\"key%d\": %d,", i, i);
	strcat(text, "\"key3\": 100, \"key99\": 101, \"key3\": 102}");
	reading = read_text(text);
	ck_assert_uint_eq(fault_count(&reading), 3);
	for (const struct node *node = reading.root->first; node; node = node->next)
		shadowed += (node->flags & NODE_SHADOWED) != 0;
	ck_assert_uint_eq(shadowed, 3);
	ck_assert(text_is(node_member(reading.root, "key3")->text, "102"));
	ck_assert_uint_eq(reading.faults->related.start, strstr(text, "\"key3\"") - text);
	ck_assert_uint_eq(reading.faults->next->next->related.start, strstr(text, "\"key3\"") - text);
	ck_assert(!node_member(reading.root, "key100"));
}
END_TEST

START_TEST(no_duplicates_among_branches)
{
	ck_assert(!read_text("{{% if x %} \"a\": 1 {% else %} \"a\": 2 {% endif %}}").faults);
}
END_TEST

static void assert_integer(const char *literal, enum integer_state state, int64_t value)
{
	struct reading reading = read_text(literal);
	int64_t got = 12345;

	ck_assert(!reading.faults);
	ck_assert(text_is(reading.root->text, literal));
	ck_assert_int_eq(node_integer(reading.root, &got), state);
	if (state != INTEGER_FRACTION)
		ck_assert_int_eq(got, value);
}

START_TEST(integers)
{
	assert_integer("0", INTEGER_OK, 0);
	assert_integer("-0", INTEGER_OK, 0);
	assert_integer("-1", INTEGER_OK, -1);
	assert_integer("512", INTEGER_OK, 512);
	assert_integer("9223372036854775807", INTEGER_OK, INT64_MAX);
	assert_integer("-9223372036854775808", INTEGER_OK, INT64_MIN);
	assert_integer("9223372036854775808", INTEGER_HUGE, INT64_MAX);
	assert_integer("-9223372036854775809", INTEGER_HUGE, INT64_MIN);
	assert_integer("123456789012345678901234567890", INTEGER_HUGE, INT64_MAX);
	assert_integer("1.0", INTEGER_FRACTION, 0);
	assert_integer("1e3", INTEGER_FRACTION, 0);
	assert_integer("-0.10000000000000000000000000001E-400", INTEGER_FRACTION, 0);
}
END_TEST

static void assert_whole(const char *literal, bool whole, int64_t value)
{
	struct reading reading = read_text(literal);
	int64_t got = 12345;

	ck_assert_int_eq(node_is_whole(reading.root, &got), whole);
	ck_assert_int_eq(got, value);
}

START_TEST(whole_numbers)
{
	assert_whole("512.0", true, 512);
	assert_whole("-1.50e1", true, -15);
	assert_whole("2.56E+2", true, 256);
	assert_whole("25600e-2", true, 256);
	assert_whole("0e999999999999999999999", true, 0);
	assert_whole("-0.000", true, 0);
	assert_whole("99999999999999e0", true, 99999999999999);
	assert_whole("512.5", false, 0);
	assert_whole("1e-1", false, 0);
	assert_whole("1e-999999999999999999999", false, 0);
	assert_whole("1e15", false, 0);
	assert_whole("1e999999999999999999999", false, 0);
	assert_whole("123456789012345678901234567890.0", false, 0);
}
END_TEST

START_TEST(strings)
{
	struct reading reading = read_text("[\"a\\n\\u00e9\\ud83d\\ude00\\/\", \"\xC3\xA9\", \"\"]");
	const struct node *node = reading.root->first;

	ck_assert(!reading.faults);
	ck_assert(text_is(node->text, "a\n\xC3\xA9\xF0\x9F\x98\x80/"));
	ck_assert(text_is(node->next->text, "\xC3\xA9"));
	/* Borrowed from the source. */
	ck_assert_ptr_eq(node->next->text.bytes, source.bytes.bytes + node->next->at.start + 1);
	ck_assert_uint_eq(node->next->next->text.length, 0);
}
END_TEST

START_TEST(spans)
{
	struct reading reading = read_text(" {\"a\" : [ 10 , \"x\" ] } ");
	const struct node *a = node_member(reading.root, "a");

	ck_assert_uint_eq(reading.root->at.start, 1);
	ck_assert_uint_eq(reading.root->at.end, 22);
	ck_assert_uint_eq(a->key_at.start, 2);
	ck_assert_uint_eq(a->key_at.end, 5);
	ck_assert_uint_eq(a->at.start, 8);
	ck_assert_uint_eq(a->at.end, 20);
	ck_assert_uint_eq(a->first->at.start, 10);
	ck_assert_uint_eq(a->first->at.end, 12);
	ck_assert_uint_eq(a->first->next->at.start, 15);
	ck_assert_uint_eq(a->first->next->index, 1);
	ck_assert_uint_eq(a->count, 2);
}
END_TEST

START_TEST(missing_values_have_a_place)
{
	struct reading reading = read_text("{\"a\":  \n}");

	ck_assert_uint_eq(reading.root->first->at.start, 5);
	ck_assert_uint_eq(reading.root->first->at.end, 5);
	reading = read_text("{\"a\": hello }");
	ck_assert_uint_eq(reading.root->first->at.start, 6);
	ck_assert_uint_eq(reading.root->first->at.end, 11);
}
END_TEST

START_TEST(pointers)
{
	struct reading reading = read_text("{\"a/b\": [0, {\"~x\": 1}], \"\": 2, \"c\\u00e9\": 3}");
	const struct node *first = reading.root->first;

	ck_assert_str_eq(node_pointer(reading.root, &arena), "");
	ck_assert_str_eq(node_pointer(first, &arena), "/a~1b");
	ck_assert_str_eq(node_pointer(first->first->next->first, &arena), "/a~1b/1/~0x");
	ck_assert_str_eq(node_pointer(first->next, &arena), "/");
	ck_assert_str_eq(node_pointer(first->next->next, &arena), "/c\xC3\xA9");
}
END_TEST

START_TEST(members)
{
	struct reading reading = read_text("{\"a\": 1, \"ab\": [\"a\"]}");

	ck_assert_ptr_eq(node_member(reading.root, "ab"), reading.root->first->next);
	ck_assert_ptr_null(node_member(reading.root, "b"));
	ck_assert_ptr_null(node_member(reading.root, ""));
	ck_assert_ptr_null(node_member(node_member(reading.root, "ab"), "a"));
}
END_TEST

static void assert_place(uint32_t offset, uint32_t line, uint32_t column)
{
	struct place place = source_place(&source, &arena, offset);

	ck_assert_uint_eq(place.line, line);
	ck_assert_uint_eq(place.column, column);
}

static void assert_line(uint32_t line, const char *expected)
{
	struct span span = source_line(&source, &arena, line);

	ck_assert(text_is(text_slice(source.bytes, span.start, span.end), expected));
}

START_TEST(places)
{
	read_text("{\r\n\t\"a\": 1\r\r\n\n}");
	assert_place(0, 1, 1);
	assert_place(1, 1, 2);
	assert_place(2, 1, 3);
	assert_place(3, 2, 1);
	assert_place(4, 2, 2);
	assert_place(13, 3, 1);
	assert_place(14, 4, 1);
	assert_place(15, 4, 2);
	assert_place(99, 4, 2);
	assert_line(0, "");
	assert_line(1, "{");
	assert_line(2, "\t\"a\": 1\r");
	assert_line(3, "");
	assert_line(4, "}");
	assert_line(5, "");
}
END_TEST

START_TEST(places_of_nothing)
{
	read_text("");
	assert_place(0, 1, 1);
	assert_line(1, "");
	read_text("\n");
	assert_place(1, 2, 1);
	assert_line(2, "");
}
END_TEST

START_TEST(byte_order_mark)
{
	struct reading reading = read_text("\xEF\xBB\xBF{\"a\": 1}");

	ck_assert(source.had_bom);
	ck_assert_uint_eq(fault_count(&reading), 1);
	ck_assert_int_eq(reading.faults->kind, FAULT_BYTE_ORDER_MARK);
	ck_assert(!has_error(&reading));
	assert_tree(&reading, "{a:1}");
	assert_place(reading.root->at.start, 1, 1);
	assert_place(0, 1, 1);
	assert_line(1, "{\"a\": 1}");
}
END_TEST

START_TEST(utf16)
{
	static const struct text texts[] = {
		TEXT("\xFF\xFE{\0}\0"),
		TEXT("\xFE\xFF\0{\0}"),
		TEXT("{\0}\0"),
		TEXT("\0{\0}"),
	};

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct reading reading = read_with(texts[i], NULL);

		ck_assert_uint_eq(fault_count(&reading), 1);
		ck_assert_int_eq(reading.faults->kind, FAULT_ENCODING);
		ck_assert_str_eq(reading.faults->message, "the file is encoded as UTF-16, not UTF-8");
		ck_assert_ptr_null(reading.root);
	}
}
END_TEST

START_TEST(nul_bytes)
{
	struct reading reading = read_with(TEXT("[1, \0\0 \"a\0b\"]"), NULL);

	ck_assert_uint_eq(fault_count(&reading), 2);
	ck_assert_str_eq(reading.faults->message, "a NUL byte in the text");
	ck_assert_uint_eq(reading.faults->at.start, 4);
	ck_assert_uint_eq(reading.faults->at.end, 6);
	ck_assert_uint_eq(reading.faults->next->at.start, 9);
	ck_assert_uint_eq(reading.root->count, 2);
}
END_TEST

static struct reading read_nested(size_t depth)
{
	static char text[4096];

	memset(text, '[', depth);
	memcpy(text + depth, "1", 1);
	memset(text + depth + 1, ']', depth);
	return read_with((struct text){ text, 2 * depth + 1 }, NULL);
}

START_TEST(depth)
{
	struct reading reading = read_nested(READER_MAX_DEPTH);

	ck_assert(!reading.faults);
	reading = read_nested(READER_MAX_DEPTH + 1);
	ck_assert_uint_eq(fault_count(&reading), 1);
	ck_assert_int_eq(reading.faults->kind, FAULT_LIMIT);
	ck_assert_uint_eq(reading.faults->at.start, READER_MAX_DEPTH);
	reading = read_nested(2000);
	ck_assert_uint_eq(fault_count(&reading), 1);
}
END_TEST

START_TEST(size_limit)
{
	struct reader_options options = { .max_bytes = 10 };
	struct reading reading = read_with(TEXT("[12345678]"), &options);

	ck_assert(!reading.faults);
	reading = read_with(TEXT("[123456789]"), &options);
	ck_assert_int_eq(reading.faults->kind, FAULT_LIMIT);
	ck_assert_str_eq(reading.faults->message, "the document is longer than the limit of 10 bytes");
	ck_assert_ptr_null(reading.root);
}
END_TEST

struct template_case {
	const char *text;
	const char *tree;
	bool open;
};

static const struct template_case template_cases[] = {
	{ "{\"cpu\": {{ .Cpu }}, \"memory\": ${MEM}}", "{cpu:T,memory:T}", false },
	{ "{\"a\": $NAME, \"b\": __B__, \"c\": #{C}, \"d\": %D%, \"e\": <%= e %>}", "{a:T,b:T,c:T,d:T,e:T}",
	  false },
	{ "{\"a\": 1{{ x }}, \"b\": {{ x }}00, \"c\": ${A}${B}, \"d\": x-${A}}", "{a:T,b:T,c:T,d:T}", false },
	{ "{\"a\": ${jsonencode({ b = \"c\" })}, \"d\": 1}", "{a:T,d:1}", false },
	{ "{\"a\": {{ if .P }} 1 {{ else }} 2 {{ end }}, \"b\": 1}", "{a:T,b:1}", false },
	{ "{\"a\": {% if p %}[1, 2]{% else %}[]{% endif %}}", "{a:T}", false },
	{ "[{{ range . }} {\"a\": 1}, {{ end }}]", "[{a:1}]", true },
	{ "[{% for c in d %}{\"a\": 1}{% if not loop.last %},{% endif %}{% endfor %}]", "[{a:1}]", true },
	{ "{{% if x %} \"a\": 1, {% endif %} \"b\": 2}", "{a:1,b:2}", true },
	{ "{\"a\": 1 {{ if .X }}, \"b\": 2 {{ end }}}", "{a:1,b:2}", true },
	{ "{\"a\": 1, {{ .Key }}: 2}", "{a:1}", true },
	{ "{\"a\": 1, ${MORE}}", "{a:1}", true },
	{ "[{{ .A }}, 1]", "[T,1]", true },
	{ "[1, $X]", "[1,T]", false },
	{ "{% set x = 1 %}\n[1]\n{# done #}\n", "[1]", true },
	{ "{% include 'x' %}", "T", true },
	{ "${WHOLE}", "T", false },
	{ "{\"a\": \"{{ env \"X\" }}:{{ must_env \"Y\" \"z\" }}\", \"b\": 1}",
	  "{a:\"{{ env \"X\" }}:{{ must_env \"Y\" \"z\" }}\",b:1}", false },
};

START_TEST(templates)
{
	const struct template_case *c = &template_cases[_i];
	struct reader_options rendered = { .rendered = true };
	struct reading reading = read_text(c->text);

	ck_assert_msg(!reading.faults, "%s: %s", c->text, reading.faults ? reading.faults->message : "");
	assert_tree(&reading, c->tree);
	ck_assert_int_eq((reading.root->flags & NODE_OPEN) != 0, c->open);
	ck_assert_int_eq(difference(&source, &reading), DIFFERENCE_TEMPLATE);
	reading = read_with((struct text){ c->text, strlen(c->text) }, &rendered);
	ck_assert(has_error(&reading));
}
END_TEST

START_TEST(rendered)
{
	struct reader_options options = { .rendered = true };
	struct reading reading = read_with(TEXT("{\"a\": ${X}, \"b\": \"${X}\"}"), &options);

	ck_assert_uint_eq(fault_count(&reading), 1);
	ck_assert_int_eq(reading.faults->kind, FAULT_TOKEN);
	ck_assert_uint_eq(reading.faults->at.start, 6);
	assert_tree(&reading, "{a:T,b:\"${X}\"}");
	ck_assert(node_member(reading.root, "b")->flags & NODE_TEMPLATED);
}
END_TEST

START_TEST(relaxed)
{
	static const char text[] = "// for people\n{\"a\": [1, 2,], /* why */ \"b\": {\"c\": 3,},}\n# end\n";
	const struct reader_options options = { .relaxed = true };
	struct reading reading = read_with((struct text){ text, strlen(text) }, &options);

	ck_assert_ptr_null(reading.faults);
	assert_tree(&reading, "{a:[1,2],b:{c:3}}");
	reading = read_with((struct text)TEXT("{\"a\": 1,, \"b\": 2}"), &options);
	ck_assert_uint_eq(fault_count(&reading), 1);
	reading = read_with((struct text)TEXT("{} /* not closed"), &options);
	ck_assert_uint_eq(fault_count(&reading), 1);
}
END_TEST

START_TEST(tokens_in_strings)
{
	static const char *const with[] = {
		"${X}",       "a${X}b",   "${{ x }}",    "$X",    "$_x",       "a$Xb",  "{{ x }}", "{{x}}",
		"{% if x %}", "<NAME>",   "<a b-c.1_d>", "__X__", "a__X_Y1__", "%X%",   "%A_1%",   "#{X}",
		"#{X}#",      "<%= x %>", "${ ${X}",     "%%A%",  "__ __A__",  "${{X}", "$(X)",    "a$(x.y)",
	};
	static const char *const without[] = {
		"",     "$",      "$1",         "$$",  "${X",  "${}",     "{{ x",    "{{}}", "{x}",
		"< x>", "<>",     "</b>",       "<1>", "<a",   "a<b",     "__x__",   "__X",  "_X_",
		"%x%",  "%X",     "100% of 5%", "#X",  "#{X",  "<% x %>", "DB_HOST", "a__b", "%{http_code}",
		"{%",   "{% x }", "$()",        "$(x", "%S%z", "%H%M%S",
	};

	for (size_t i = 0; i < sizeof with / sizeof with[0]; i++)
		ck_assert_msg(has_template_token((struct text){ with[i], strlen(with[i]) }), "%s", with[i]);
	for (size_t i = 0; i < sizeof without / sizeof without[0]; i++)
		ck_assert_msg(!has_template_token((struct text){ without[i], strlen(without[i]) }), "%s",
			      without[i]);
	ck_assert(read_text("\"\\n${X}\"").root->flags & NODE_TEMPLATED);
	ck_assert(!(read_text("\"a\"").root->flags & NODE_TEMPLATED));
}
END_TEST

/* Every deliberate difference to jansson, and that it is still one. */
START_TEST(differences)
{
	static const struct {
		struct text text;
		int difference;
	} cases[] = {
		{ TEXT("{\"a\": [1, 2.5, \"b\", null, true, false]}"), DIFFERENCE_NONE },
		{ TEXT("{\"a\": 1, \"a\": 2}"), DIFFERENCE_NONE },
		{ TEXT("[1,]"), DIFFERENCE_NONE },
		{ TEXT("[<X>]"), DIFFERENCE_NONE },
		{ TEXT("{}{}"), DIFFERENCE_NONE },
		{ TEXT("\xEF\xBB\xBF{}"), DIFFERENCE_BYTE_ORDER_MARK },
		{ TEXT("{\"a\": ${X}}"), DIFFERENCE_TEMPLATE },
		{ TEXT("[\"a\\u0000b\"]"), DIFFERENCE_ESCAPED_NUL },
		{ TEXT("{\"a\\u0000b\": 1}"), DIFFERENCE_ESCAPED_NUL },
		{ TEXT("12\0"), DIFFERENCE_RAW_NUL },
		{ TEXT("[9223372036854775808]"), DIFFERENCE_NUMBER_RANGE },
		{ TEXT("[1e999]"), DIFFERENCE_NUMBER_RANGE },
	};
	struct reading reading;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		reading = read_with(cases[i].text, NULL);
		ck_assert_msg(difference(&source, &reading) == cases[i].difference, "case %d", (int)i);
	}
	reading = read_nested(READER_MAX_DEPTH + 1);
	ck_assert_int_eq(difference(&source, &reading), DIFFERENCE_DEPTH);
}
END_TEST

static Suite *reader_suite(void)
{
	Suite *suite = suite_create("reader");
	TCase *faults = tcase_create("faults");
	TCase *tree = tcase_create("tree");
	TCase *tokens = tcase_create("templates");

	tcase_add_loop_test(faults, one_fault, 0, sizeof fault_cases / sizeof fault_cases[0]);
	tcase_add_test(faults, several_faults);
	tcase_add_test(faults, related_places);
	tcase_add_test(faults, aligned_closers);
	tcase_add_test(faults, fault_nodes);
	tcase_add_test(faults, damage);
	tcase_add_test(faults, no_secrets);
	tcase_add_test(faults, long_words_are_cut);
	tcase_add_test(faults, many_faults);
	tcase_add_test(faults, many_duplicates);
	tcase_add_test(faults, byte_order_mark);
	tcase_add_test(faults, utf16);
	tcase_add_test(faults, nul_bytes);
	tcase_add_test(faults, depth);
	tcase_add_test(faults, size_limit);
	suite_add_tcase(suite, faults);
	tcase_add_test(tree, duplicate_keys);
	tcase_add_test(tree, duplicates_in_large_objects);
	tcase_add_test(tree, no_duplicates_among_branches);
	tcase_add_test(tree, integers);
	tcase_add_test(tree, whole_numbers);
	tcase_add_test(tree, strings);
	tcase_add_test(tree, spans);
	tcase_add_test(tree, missing_values_have_a_place);
	tcase_add_test(tree, pointers);
	tcase_add_test(tree, members);
	tcase_add_test(tree, places);
	tcase_add_test(tree, places_of_nothing);
	tcase_add_test(tree, differences);
	suite_add_tcase(suite, tree);
	tcase_add_loop_test(tokens, templates, 0, sizeof template_cases / sizeof template_cases[0]);
	tcase_add_test(tokens, rendered);
	tcase_add_test(tokens, relaxed);
	tcase_add_test(tokens, tokens_in_strings);
	suite_add_tcase(suite, tokens);
	return suite;
}

int main(void)
{
	int status = run_suite(reader_suite());

	arena_release(&arena);
	return status;
}
