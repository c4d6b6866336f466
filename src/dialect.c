/* Members by their names in templates: from there to the fields, and back in messages. */
#include "dialect.h"

enum { LONGEST_NAME = 64 };

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Returns the length of the name, written to `out`. */
static size_t name_in(const struct field *field, enum dialect dialect, char out[LONGEST_NAME])
{
	const char *own = dialect == DIALECT_CLOUDFORMATION ? field->cloudformation
			  : dialect == DIALECT_TERRAFORM    ? field->terraform
							    : field->key;
	size_t length = 0;

	if (own) {
		length = strlen(own);
		memcpy(out, own, length);
		return length;
	}
	for (size_t i = 0; i < field->length; i++) {
		char c = field->key[i];

		if (dialect == DIALECT_CLOUDFORMATION) {
			out[length++] = !i && !is_upper(c) ? (char)(c - 'a' + 'A') : c;
			continue;
		}
		if (is_upper(c))
			out[length++] = '_';
		out[length++] = lower(c);
	}
	return length;
}

const struct field *field_called(const struct object *object, struct text key, enum dialect dialect)
{
	char name[LONGEST_NAME];

	for (size_t i = 0; key.length && i < object->count; i++) {
		const struct field *field = &object->fields[i];

		if (lower(field->key[0]) == lower(key.bytes[0]) || field->terraform)
			if (text_equal(key, (struct text){ name, name_in(field, dialect, name) }))
				return field;
	}
	return NULL;
}

/* The field of that key in the object or below; `containers`: in containers too, which Terraform keeps in the
 * API's spelling. */
static const struct field *field_below(const struct object *object, struct text key, bool containers)
{
	const struct field *field = field_find(object, key);

	for (size_t i = 0; !field && i < object->count; i++)
		if (object->fields[i].object &&
		    (containers || strcmp(object->fields[i].key, "containerDefinitions") != 0))
			field = field_below(object->fields[i].object, key, containers);
	return field;
}

static bool is_name_byte(char c)
{
	return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '/';
}

/* A plain word such as "name" or "cpu" may be no member at all; capital letters inside tell. */
static bool is_camel_case(struct text word)
{
	if (!word.length || is_upper(word.bytes[0]))
		return false;
	for (size_t i = 1; i < word.length; i++)
		if (is_upper(word.bytes[i]))
			return true;
	return false;
}

/* Whether the word, in words that begin at `start`, can only be a member: a step of a path such as
 * healthCheck.interval, or the key in "cpu": "512". */
static bool is_member(const char *start, struct text word)
{
	const char *end = word.bytes + word.length;

	if (word.bytes > start && word.bytes[-1] == '"' && end[0] == '"' && end[1] == ':')
		return true;
	return (*end == '.' && is_letter(end[1])) || *end == '[' ||
	       (word.bytes - start > 1 && word.bytes[-1] == '.' &&
		(is_name_byte(word.bytes[-2]) || word.bytes[-2] == ']'));
}

/* Words about a finding. */
struct words {
	const char *start;
	const struct finding *finding;
	bool quotes_members; /* what it has in quotes is to be written, and no value of the user's */
};

static bool is_key_of(struct text word, const struct node *node)
{
	return node && text_equal(word, node->key);
}

/* A plain word that is the key of one of the places that the finding is about. */
static bool is_own_key(const struct words *words, struct text word)
{
	if (!words->quotes_members && word.bytes > words->start && word.bytes[-1] == '"')
		return false;
	if (is_key_of(word, words->finding->node))
		return true;
	for (const struct related *related = words->finding->related; related; related = related->next)
		if (is_key_of(word, related->node))
			return true;
	return false;
}

/* The word's name in the dialect, written to `name`, or the word. */
static struct text word_in(const struct words *words, struct text word, enum dialect dialect,
			   char name[LONGEST_NAME])
{
	const struct field *field =
		is_camel_case(word) || is_member(words->start, word) || is_own_key(words, word)
			? field_below(&task_object, word, dialect != DIALECT_TERRAFORM)
			: NULL;

	return field ? (struct text){ name, name_in(field, dialect, name) } : word;
}

/* Returns the length; with `out` NULL that is all. */
static size_t put_words(const struct words *words, enum dialect dialect, char *out)
{
	size_t length = 0;

	for (const char *start = words->start, *end; *start; start = end) {
		char name[LONGEST_NAME];
		struct text word;

		for (end = start; is_name_byte(*end);)
			end++;
		if (end == start)
			word = (struct text){ start, (size_t)(++end - start) };
		else
			word = word_in(words, (struct text){ start, (size_t)(end - start) }, dialect, name);
		if (out)
			memcpy(out + length, word.bytes, word.length);
		length += word.length;
	}
	return length;
}

/* The same words with the members called as the dialect does. */
static const char *about(const struct finding *finding, const char *words, bool quotes_members,
			 enum dialect dialect, struct arena *arena)
{
	struct words own = { words, finding, quotes_members };
	size_t length;
	char *out;

	if (!words || dialect == DIALECT_API)
		return words;
	length = put_words(&own, dialect, NULL);
	out = arena_alloc(arena, length + 1);
	put_words(&own, dialect, out);
	out[length] = '\0';
	return out;
}

const char *field_name(const struct field *field, enum dialect dialect, struct arena *arena)
{
	char name[LONGEST_NAME];
	struct text key = { field->key, field->length };

	if (dialect == DIALECT_API ||
	    (dialect == DIALECT_TERRAFORM && !field_below(&task_object, key, false)))
		return field->key;
	return arena_copy(arena, name, name_in(field, dialect, name));
}

static bool is_stray_member(const struct rule *rule)
{
	return rule == &topic_schema.rules[SCHEMA_UNKNOWN_MEMBER] ||
	       rule == &topic_schema.rules[SCHEMA_MISPLACED_MEMBER] ||
	       rule == &topic_schema.rules[SCHEMA_COMMENT_MEMBER];
}

/* The words of clients that never see a template. */
static bool is_other_clients(const char *answer)
{
	static const char *const starts[] = { "Unknown parameter in", "Missing required parameter in",
					      "Invalid type for parameter",
					      "Error parsing parameter 'cli-input-json'" };

	for (size_t i = 0; answer && i < sizeof starts / sizeof *starts; i++)
		if (!strncmp(answer, starts[i], strlen(starts[i])))
			return true;
	return false;
}

/* Both Terraform and, for this resource, CloudFormation take a definition with a member that they do not
 * know; CloudFormation warns of it. */
static void judge_stray_member(struct lint *l, struct finding *finding, enum dialect dialect)
{
	grade(l, finding, SEVERITY_WARNING);
	finding->answer = "";
	advise(l, finding, "%s; %s", finding->help,
	       dialect == DIALECT_CLOUDFORMATION
		       ? "CloudFormation says \"extraneous key\" and goes on without it"
		       : "Terraform drops it without a word");
}

static void say_in_dialect(struct finding *f, enum dialect dialect, struct arena *arena)
{
	if (f->in_dialect)
		return;
	f->in_dialect = true;
	f->message = about(f, f->message, false, dialect, arena);
	f->help = about(f, f->help ? f->help : f->rule->help, true, dialect, arena);
	f->label = about(f, f->label, false, dialect, arena);
	for (struct related *related = f->related; related; related = related->next)
		related->label = about(f, related->label, false, dialect, arena);
}

void findings_in_dialect(struct lint *l)
{
	enum dialect dialect = l->definition->dialect;

	for (struct finding *f = l->document->findings; f; f = f->next) {
		const char *answer = f->answer ? f->answer : f->rule->answer;

		say_in_dialect(f, dialect, l->arena);
		if (is_stray_member(f->rule))
			judge_stray_member(l, f, dialect);
		else if (dialect == DIALECT_TERRAFORM && f->rule == &topic_document.rules[DOCUMENT_SYNTAX])
			f->answer = "container_definitions is invalid: Error decoding JSON";
		else if (is_other_clients(answer))
			f->answer = "";
	}
}
