/* Matches file names against patterns as .gitignore has them, without backtracking that grows. */
#include "glob.h"

#include "checked.h"

#include <stdio.h>
#include <stdlib.h>

/* Blanks at the end belong to the pattern only behind a backslash. */
static struct text without_blanks(struct text line)
{
	size_t end = 0;

	for (size_t i = 0; i < line.length; i++) {
		if (line.bytes[i] == '\\' && i + 1 < line.length)
			i++;
		else if (line.bytes[i] == ' ')
			continue;
		end = i + 1;
	}
	return text_slice(line, 0, end);
}

static bool is_wild(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (strchr("*?[\\", text.bytes[i]))
			return true;
	return false;
}

bool glob_parse(struct glob *glob, struct text line)
{
	struct text pattern = without_blanks(line);

	*glob = (struct glob){ .written = pattern, .negated = text_starts(pattern, "!") };
	pattern = text_slice(pattern, glob->negated, pattern.length);
	glob->folders_only = text_ends(pattern, "/");
	pattern.length -= glob->folders_only;
	glob->whole_path = text_find(pattern, '/') < pattern.length;
	pattern = text_slice(pattern, text_starts(pattern, "/"), pattern.length);
	glob->pattern = pattern;
	if (!is_wild(pattern)) {
		glob->kind = GLOB_LITERAL;
	} else if (!glob->whole_path && pattern.bytes[0] == '*' &&
		   !is_wild(text_slice(pattern, 1, pattern.length))) {
		glob->kind = GLOB_SUFFIX;
		glob->pattern = text_slice(pattern, 1, pattern.length);
	} else {
		glob->kind = GLOB_WILD;
	}
	return pattern.length > 0;
}

static bool in_class(struct text name, char c)
{
	static const char *const graphic = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
	bool is_lower = c >= 'a' && c <= 'z', is_upper = c >= 'A' && c <= 'Z';
	bool is_sign = c && strchr(graphic, c);

	if (text_is(name, "alnum"))
		return is_letter(c) || is_digit(c);
	if (text_is(name, "alpha"))
		return is_letter(c);
	if (text_is(name, "blank"))
		return c == ' ' || c == '\t';
	if (text_is(name, "cntrl"))
		return (unsigned char)c < ' ' || c == 0x7f;
	if (text_is(name, "digit"))
		return is_digit(c);
	if (text_is(name, "graph"))
		return is_sign || is_letter(c) || is_digit(c);
	if (text_is(name, "lower"))
		return is_lower;
	if (text_is(name, "print"))
		return is_sign || is_letter(c) || is_digit(c) || c == ' ';
	if (text_is(name, "punct"))
		return is_sign;
	if (text_is(name, "space"))
		return c == ' ' || (c >= '\t' && c <= '\r');
	if (text_is(name, "upper"))
		return is_upper;
	if (text_is(name, "xdigit"))
		return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
	return false;
}

/* The name in "[:name:]" at the start of `rest`; empty when there is none. */
static struct text class_name(struct text rest)
{
	size_t end;

	if (!text_starts(rest, "[:"))
		return (struct text){ NULL, 0 };
	end = 2 + text_find(text_slice(rest, 2, rest.length), ':');
	return end + 1 < rest.length && rest.bytes[end + 1] == ']' ? text_slice(rest, 2, end)
								   : (struct text){ NULL, 0 };
}

/* Takes one character of a set, which a backslash may precede. False at the end of the pattern. */
static bool set_character(struct text pattern, size_t *at, unsigned char *c)
{
	if (*at < pattern.length && pattern.bytes[*at] == '\\')
		++*at;
	if (*at >= pattern.length)
		return false;
	*c = (unsigned char)pattern.bytes[(*at)++];
	return true;
}

/* `*at` stands behind the `[` and moves behind the `]`. A set without an end matches nothing. */
static bool in_set(struct text pattern, size_t *at, char c)
{
	unsigned char given = (unsigned char)c, first, last;
	bool negated = *at < pattern.length && (pattern.bytes[*at] == '!' || pattern.bytes[*at] == '^');
	bool found = false;
	size_t start;

	*at += negated;
	start = *at;
	while (*at < pattern.length && (pattern.bytes[*at] != ']' || *at == start)) {
		struct text name = class_name(text_slice(pattern, *at, pattern.length));

		if (name.length) {
			found |= in_class(name, c);
			*at += name.length + 4;
			continue;
		}
		if (!set_character(pattern, at, &first))
			return false;
		last = first;
		if (*at + 1 < pattern.length && pattern.bytes[*at] == '-' && pattern.bytes[*at + 1] != ']') {
			++*at;
			if (!set_character(pattern, at, &last))
				return false;
		}
		found |= given >= first && given <= last;
	}
	if (*at >= pattern.length)
		return false;
	++*at;
	return found != negated;
}

/* Whether one character that is no asterisk matches; `*at` moves behind it. */
static bool one_matches(struct text pattern, size_t *at, char c)
{
	char sign = pattern.bytes[(*at)++];

	if (sign == '?')
		return c != '/';
	if (sign == '[')
		return in_set(pattern, at, c) && c != '/';
	if (sign == '\\') {
		if (*at == pattern.length)
			return false;
		sign = pattern.bytes[(*at)++];
	}
	return sign == c;
}

static size_t behind_asterisks(struct text pattern, size_t at)
{
	while (at < pattern.length && pattern.bytes[at] == '*')
		at++;
	return at;
}

/* Whether the asterisks from `at` to `end` are two or more and fill the part between two slashes. */
static bool spans_folders(struct text pattern, size_t at, size_t end)
{
	return end >= at + 2 && (at == 0 || pattern.bytes[at - 1] == '/') &&
	       (end == pattern.length || pattern.bytes[end] == '/');
}

/* Where to go on after a mismatch: the last asterisk takes one character more, or the last pair of them one
 * folder more. Earlier ones need not be tried again, whatever they take: what stood between matched already.
 */
struct retry {
	bool set;
	size_t pattern;
	size_t path;
};

static bool wild_matches(struct text pattern, struct text path)
{
	struct retry in_name = { 0 }, in_path = { 0 };
	size_t at = 0, i = 0;

	for (;;) {
		if (at < pattern.length && pattern.bytes[at] == '*') {
			size_t end = behind_asterisks(pattern, at);

			in_name.set = false;
			if (!spans_folders(pattern, at, end)) {
				in_name = (struct retry){ true, end, i };
				at = end;
				continue;
			}
			if (end == pattern.length)
				return true;
			at = end + 1;
			in_path = (struct retry){ true, at, i };
			continue;
		}
		if (i == path.length && at == pattern.length)
			return true;
		if (i < path.length && at < pattern.length) {
			size_t slash = path.bytes[i] == '/';

			if (one_matches(pattern, &at, path.bytes[i++])) {
				in_name.set &= !slash;
				continue;
			}
		}
		if (in_name.set && in_name.path < path.length && path.bytes[in_name.path] != '/') {
			at = in_name.pattern;
			i = ++in_name.path;
			continue;
		}
		if (!in_path.set)
			return false;
		i = in_path.path + text_find(text_slice(path, in_path.path, path.length), '/') + 1;
		if (i > path.length)
			return false;
		in_name.set = false;
		in_path.path = i;
		at = in_path.pattern;
	}
}

bool glob_matches(const struct glob *glob, struct text path, struct text name, bool is_folder)
{
	struct text subject = glob->whole_path ? path : name;

	if (glob->folders_only && !is_folder)
		return false;
	switch (glob->kind) {
	case GLOB_LITERAL:
		return text_equal(glob->pattern, subject);
	case GLOB_SUFFIX:
		return subject.length >= glob->pattern.length &&
		       text_equal(glob->pattern,
				  text_slice(subject, subject.length - glob->pattern.length, subject.length));
	case GLOB_WILD:
		return wild_matches(glob->pattern, subject);
	}
	return false;
}

bool glob_list_add(struct glob_list *list, struct text line)
{
	struct glob glob;

	if (!glob_parse(&glob, line))
		return false;
	if (list->count == list->room) {
		list->room = list->room ? list->room * 2 : 8;
		list->globs = realloc(list->globs, list->room * sizeof *list->globs);
		checked(list->globs);
	}
	list->globs[list->count++] = glob;
	return true;
}

void glob_list_release(struct glob_list *list)
{
	free(list->globs);
	*list = (struct glob_list){ 0 };
}

enum glob_verdict glob_list_judge(const struct glob_list *list, struct text path, struct text name,
				  bool is_folder)
{
	for (size_t i = list->count; i-- > 0;)
		if (glob_matches(&list->globs[i], path, name, is_folder))
			return list->globs[i].negated ? GLOB_TAKEN_BACK : GLOB_CHOSEN;
	return GLOB_SILENT;
}

struct text base_name(struct text path)
{
	size_t start = path.length;

	while (start && path.bytes[start - 1] != '/')
		start--;
	return text_slice(path, start, path.length);
}
