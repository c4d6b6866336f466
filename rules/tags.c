/* Tags of the task definition. */
#include "rule.h"

#include "linter.h"

enum { KEY_MAX = 128, VALUE_MAX = 256 };

static void empty_list(struct lint *l, const struct task *task)
{
	if (is_absent(task->tags) && task->tags.at && task->tags.at->kind == NODE_ARRAY &&
	    !task->tags.at->count)
		flag(l, task->tags.at, "tags is an empty list");
}

/* Characters, not bytes. */
static size_t length_of(struct text text)
{
	size_t length = 0;

	for (size_t i = 0; i < text.length; i++)
		length += ((unsigned char)text.bytes[i] & 0xc0) != 0x80;
	return length;
}

static void key_length(struct lint *l, const struct task *task)
{
	for (uint32_t i = 0; i < task->tags.count; i++) {
		const struct tag *tag = &task->tags.v[i];

		if (!is_ok(*tag) || !is_ok(tag->key))
			continue;
		if (!tag->key.v.length)
			flag(l, tag->key.at, "a tag's key is empty");
		else if (length_of(tag->key.v) > KEY_MAX)
			flag(l, tag->key.at, "a tag's key has %zu characters, at most %d are allowed",
			     length_of(tag->key.v), KEY_MAX);
	}
}

static void value_length(struct lint *l, const struct task *task)
{
	for (uint32_t i = 0; i < task->tags.count; i++) {
		const struct tag *tag = &task->tags.v[i];

		if (is_ok(*tag) && is_ok(tag->value) && length_of(tag->value.v) > VALUE_MAX)
			flag(l, tag->value.at, "a tag's value has %zu characters, at most %d are allowed",
			     length_of(tag->value.v), VALUE_MAX);
	}
}

/* The first byte that no tag may hold, or the length. Letters of other scripts go to the pattern. */
static size_t first_foreign(struct lint *l, struct text text)
{
	struct text groups[GROUPS_MAX];

	for (size_t i = 0; i < text.length; i++) {
		char c = text.bytes[i];

		if ((unsigned char)c >= 0x80) {
			if (pattern_match(&l->linter->patterns, PATTERN_TAG, text_slice(text, i, text.length),
					  groups) == MATCH_YES)
				return i + groups[0].length;
			return text.length;
		}
		if (!is_letter(c) && !is_digit(c) && !(c && strchr(" _.:/=+-@", c)))
			return i;
	}
	return text.length;
}

static void characters(struct lint *l, const struct task *task)
{
	for (uint32_t i = 0; i < task->tags.count; i++) {
		const struct tag *tag = &task->tags.v[i];
		const struct str *parts[] = { &tag->key, &tag->value };

		for (int p = 0; is_ok(*tag) && p < 2; p++) {
			size_t at, end;

			if (!is_ok(*parts[p]))
				continue;
			at = first_foreign(l, parts[p]->v);
			if (at == parts[p]->v.length)
				continue;
			for (end = at + 1; end < parts[p]->v.length &&
					   ((unsigned char)parts[p]->v.bytes[end] & 0xc0) == 0x80;)
				end++;
			flag(l, parts[p]->at, "the tag's %s %s holds %s", p ? "value" : "key",
			     show(l, parts[p]->at),
			     show_text(l, text_slice(parts[p]->v, at, end), parts[p]->at));
		}
	}
}

static void key_twice(struct lint *l, const struct task *task)
{
	struct names keys;

	names_init(&keys, l->arena);
	for (uint32_t i = 0; i < task->tags.count; i++) {
		const struct tag *tag = &task->tags.v[i];
		const struct node *first;
		struct finding *finding;

		if (!is_ok(*tag) || !is_ok(tag->key) || !tag->key.v.length)
			continue;
		first = names_add(&keys, tag->key.v, tag->key.at);
		if (!first)
			continue;
		finding = flag(l, tag->key.at, "tag %s is set twice", show(l, tag->key.at));
		relate(l, finding, first, "first here");
	}
}

static void report_reserved(struct lint *l, const struct str *part, bool is_value)
{
	struct finding *finding = flag(l, part->at, "the tag's %s %s begins with \"aws:\", which is reserved",
				       is_value ? "value" : "key", show(l, part->at));

	if (is_value)
		grade(l, finding, SEVERITY_WARNING); /* documented, but keys alone are known to be checked */
}

static void reserved_prefix(struct lint *l, const struct task *task)
{
	for (uint32_t i = 0; i < task->tags.count; i++) {
		const struct tag *tag = &task->tags.v[i];
		const struct str *parts[] = { &tag->key, &tag->value };

		for (int p = 0; is_ok(*tag) && p < 2; p++)
			if (is_ok(*parts[p]) &&
			    text_equal_ignoring_case(text_slice(parts[p]->v, 0, 4), TEXT("aws:")))
				report_reserved(l, parts[p], p == 1);
	}
}

static void key_missing(struct lint *l, const struct task *task)
{
	for (uint32_t i = 0; i < task->tags.count; i++)
		if (is_ok(task->tags.v[i]) && is_absent(task->tags.v[i].key))
			flag(l, task->tags.v[i].at, "a tag without a key");
}

/* clang-format off */
#define TAGGED(tags) "{'family': 'web', 'tags': " tags ", 'containerDefinitions': [{'name': 'app', 'image': " \
	"'nginx:1.27', 'memory': 256}]}"

static const struct rule rules[] = {
	{
		.id = "tags-empty",
		.severity = SEVERITY_ERROR,
		.summary = "tags is an empty list",
		.why = "ECS refuses an empty list of tags, though it takes an absent one. Scripts that re-register a described "
		       "definition meet this, because the output prints \"tags\": [].",
		.help = "leave \"tags\" out",
		.answer = "Tags can not be empty.",
		.page = &page_register,
		.since = "2020",
		.bad = TAGGED("[]"),
		.good = TAGGED("[{'key': 'team', 'value': 'web'}]"),
		.task = empty_list,
	},
	{
		.id = "tag-key-length",
		.severity = SEVERITY_ERROR,
		.summary = "a tag's key is empty or longer than 128 characters",
		.why = "The API's model bounds a tag's key to 1 to 128 characters; the AWS CLI and boto3 check the lower bound "
		       "before they send anything.",
		.help = "use 1 to 128 characters",
		.answer = "Invalid length for parameter tags[0].key, value: 0, valid min length: 1",
		.page = &page_tag,
		.since = "2018-11-15",
		.bad = TAGGED("[{'key': '', 'value': 'web'}]"),
		.good = TAGGED("[{'key': 'team', 'value': ''}]"),
		.task = key_length,
	},
	{
		.id = "tag-value-length",
		.severity = SEVERITY_ERROR,
		.summary = "a tag's value is longer than 256 characters",
		.why = "The API's model bounds a tag's value to 256 characters. It may be empty or absent.",
		.help = "use at most 256 characters",
		.page = &page_tag,
		.since = "2018-11-15",
		.bad = TAGGED("[{'key': 'note', 'value': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
			      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
			      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'}]"),
		.good = TAGGED("[{'key': 'note', 'value': 'short'}]"),
		.task = value_length,
	},
	{
		.id = "tag-characters",
		.severity = SEVERITY_ERROR,
		.summary = "a tag holds a character that is not allowed",
		.why = "Keys and values of tags take letters and digits of any script, blanks and + - = . _ : / @. Braces, "
		       "commas, quotes and the like are refused.",
		.help = "use letters, digits, blanks and + - = . _ : / @ only",
		.answer = "Some tags contain invalid characters",
		.page = &page_tag,
		.since = "2024",
		.bad = TAGGED("[{'key': 'owner', 'value': '{team}'}]"),
		.good = TAGGED("[{'key': 'owner', 'value': 'Zürich + Basel @ work'}]"),
		.task = characters,
	},
	{
		.id = "tag-key-twice",
		.severity = SEVERITY_ERROR,
		.summary = "two tags have the same key",
		.why = "Each key may stand once: the API reference says that a resource has one value for a key.",
		.help = "keep one of the two",
		.page = &page_register,
		.since = "2018-11-15",
		.bad = TAGGED("[{'key': 'team', 'value': 'web'}, {'key': 'team', 'value': 'api'}]"),
		.good = TAGGED("[{'key': 'team', 'value': 'web'}, {'key': 'Team', 'value': 'api'}]"),
		.task = key_twice,
	},
	{
		.id = "tag-reserved-prefix",
		.severity = SEVERITY_ERROR,
		.summary = "a tag begins with the reserved prefix aws:",
		.why = "Keys and values that begin with aws:, in any case, are reserved for AWS and cannot be set.",
		.help = "use another prefix",
		.page = &page_register,
		.since = "2018-11-15",
		.bad = TAGGED("[{'key': 'AWS:team', 'value': 'web'}]"),
		.good = TAGGED("[{'key': 'awsteam', 'value': 'web'}]"),
		.task = reserved_prefix,
	},
	{
		.id = "tag-without-key",
		.severity = SEVERITY_WARNING,
		.summary = "a tag has no key",
		.why = "The API's model leaves the key optional, but a tag without one names nothing and cannot be stored.",
		.help = "add \"key\", or remove the tag",
		.page = &page_tag,
		.since = "2018-11-15",
		.bad = TAGGED("[{'value': 'web'}]"),
		.good = TAGGED("[{'key': 'team'}]"),
		.task = key_missing,
	},
};

const struct topic topic_tags = TOPIC("tags", "Tags", rules);
