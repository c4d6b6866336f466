/* Decides which names and values are credentials, or may be. */
#include "credential.h"

#include "format.h"
#include "suggest.h"

enum {
	NAME_ROOM = 64,
	USER_ROOM = 512, /* of `-u user:password`, up to the colon */
};

/* Which letters stand in a word, a bit each: most words can be told apart by that alone, and this runs for
 * every key of a document. */
struct word {
	struct text text;
	unsigned letters;
};

#define WORD(literal, letters)                                                                               \
	{                                                                                                    \
		{ literal, sizeof(literal) - 1 }, letters                                                    \
	}

static unsigned letter_bit(char small)
{
	return small >= 'a' && small <= 'z' ? 1u << (small - 'a') : 0;
}

/* Lower case, without `_`, `-`, `.` and blanks; the end of a long name, for there stands what it is. */
static struct word normalised(struct text name, char room[static NAME_ROOM])
{
	size_t length = NAME_ROOM;
	unsigned letters = 0;

	for (size_t i = name.length; i > 0 && length > 0; i--) {
		char c = lower(name.bytes[i - 1]);

		if (c == '_' || c == '-' || c == '.' || c == ' ')
			continue;
		room[--length] = c;
		letters |= letter_bit(c);
	}
	return (struct word){ { room + length, NAME_ROOM - length }, letters };
}

bool names_credential(struct text name)
{
	static const struct word words[] = {
		WORD("password", 0x46c009),   WORD("passwd", 0x448009),
		WORD("passphrase", 0x68091),  WORD("passcode", 0x4c01d),
		WORD("secret", 0xe0014),      WORD("token", 0x86410),
		WORD("apikey", 0x1008511),    WORD("privatekey", 0x12a8511),
		WORD("accesskey", 0x1040415), WORD("accountkey", 0x1186415),
		WORD("authkey", 0x1180491),   WORD("connectionstring", 0xe6154),
	};
	char room[NAME_ROOM];
	struct word plain = normalised(name, room);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if ((plain.letters & words[i].letters) == words[i].letters &&
		    text_contains(plain.text, words[i].text.bytes))
			return true;
	return text_ends(plain.text, "pwd") || text_ends(plain.text, "pgpass");
}

/* No more than two slips of the pen apart; each changes two letters at most. */
static bool is_almost(struct word plain, struct word wanted)
{
	unsigned other = plain.letters ^ wanted.letters;
	unsigned count = 0;

	for (; other && count <= 4; count++)
		other &= other - 1;
	return count <= 4 && word_distance(plain.text, wanted.text, 2) <= 2;
}

bool names_masked_container(struct text name)
{
	static const struct word likely[] = {
		WORD("environment", 0x2a7110),
		WORD("dockerLabels", 0x64c1f),
		WORD("repositoryCredentials", 0x10ee91d),
		WORD("secrets", 0xe0014),
	};
	char room[NAME_ROOM];
	struct word plain;

	if (name.length < 3 || name.length > NAME_ROOM)
		return false;
	plain = normalised(name, room);
	/* Misspelt members too: nothing else in the API begins like these. */
	if (text_starts(plain.text, "env") || text_starts(plain.text, "enivron"))
		return !text_starts(plain.text, "environmentfile");
	if (text_starts(plain.text, "secret"))
		return true;
	for (size_t i = 0; i < sizeof likely / sizeof *likely; i++)
		if (is_almost(plain, likely[i]))
			return true;
	return false;
}

bool names_masked_value(struct text name)
{
	static const char *const words[] = { "value", "valuefrom", "credentialsparameter",
					     "vlaue", "val",       "vaule",
					     "valeu", "values" };
	char room[NAME_ROOM];
	struct text plain;

	if (name.length < 3 || name.length > 32)
		return false;
	plain = normalised(name, room).text;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_is(plain, words[i]))
			return true;
	return false;
}

bool is_plain_member_name(struct text name)
{
	static const char *const names[] = { "name",    "value",     "valueFrom",           "type",
					     "options", "logDriver", "credentialsParameter" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (text_is(name, names[i]))
			return true;
	return false;
}

static bool is_alnum(char c)
{
	return is_letter(c) || is_digit(c);
}

/* Bytes from `start` on that are letters, digits, `_`, `-` or one of `more`. */
static size_t run(struct text text, size_t start, const char *more)
{
	size_t i = start;

	while (i < text.length && text.bytes[i] &&
	       (is_alnum(text.bytes[i]) || strchr("_-", text.bytes[i]) || strchr(more, text.bytes[i])))
		i++;
	return i - start;
}

/* Tokens that their makers marked. */
static bool is_marked_token(struct text word)
{
	static const struct {
		const char *prefix;
		size_t least;
	} marks[] = {
		{ "AKIA", 16 },     { "ASIA", 16 },     { "ghp_", 20 },     { "gho_", 20 },
		{ "ghu_", 20 },     { "ghs_", 20 },     { "ghr_", 20 },     { "github_pat_", 20 },
		{ "glpat-", 16 },   { "xoxa-", 10 },    { "xoxb-", 10 },    { "xoxp-", 10 },
		{ "xoxr-", 10 },    { "xoxs-", 10 },    { "xoxe", 10 },     { "xapp-", 10 },
		{ "sk_live_", 12 }, { "rk_live_", 12 }, { "sk_test_", 12 }, { "sk-", 30 },
		{ "AIza", 30 },     { "npm_", 30 },     { "hvs.", 20 },     { "dckr_pat_", 16 },
		{ "SG.", 30 },      { "pypi-", 30 },    { "shpat_", 20 },   { "AGE-SECRET-KEY-", 20 },
	};

	if (word.length < 10)
		return false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (word.bytes[0] == marks[i].prefix[0] && text_starts(word, marks[i].prefix) &&
		    word.length >= marks[i].least)
			return true;
	return false;
}

/* `eyJ….….…`: a JSON web token. */
static bool is_web_token(struct text word)
{
	size_t first = text_find(word, '.');

	return text_starts(word, "eyJ") && first > 10 && word.length > first + 8;
}

/* An AWS secret access key is 40 characters of base64 without any mark. */
static bool is_secret_key(struct text word)
{
	unsigned upper = 0, small = 0, digits = 0;

	if (word.length != 40)
		return false;
	for (size_t i = 0; i < word.length; i++) {
		char c = word.bytes[i];

		if (c == '-' || c == '_' || c == '.')
			return false;
		upper += c >= 'A' && c <= 'Z';
		small += c >= 'a' && c <= 'z';
		digits += is_digit(c);
	}
	return upper >= 4 && small >= 4 && digits >= 1;
}

/* `://user:password@` at the `:`. */
static bool is_url_with_password(struct text text, size_t colon, struct text *password)
{
	size_t start = 0;

	if (!text_starts(text_slice(text, colon, text.length), "://"))
		return false;
	for (size_t i = colon + 3; i < text.length; i++) {
		char c = text.bytes[i];

		if (c == '/' || c == '"' || c == ' ' || c == '?')
			return false;
		if (c == ':' && !start)
			start = i + 1;
		if (c == '@') {
			*password = text_slice(text, start, i);
			return start && i > start;
		}
	}
	return false;
}

static struct text without_blanks(struct text text)
{
	size_t start = 0;

	while (start < text.length && (text.bytes[start] == ' ' || text.bytes[start] == '\t'))
		start++;
	return text_slice(text, start, text.length);
}

/* `PASSWORD=x`, `--token x`, `password: x`, `-u user:x`; the word ends at `end`. What is assigned begins
 * `*value`. */
static bool is_assignment(struct text text, struct text word, size_t end, struct text *value)
{
	struct text rest = text_slice(text, end, text.length);

	*value = without_blanks(text_slice(rest, 1, rest.length));
	if (!value->length)
		return false;
	if (text_is(word, "-u") || text_is(word, "--user")) {
		for (size_t i = 0; i < value->length && i < USER_ROOM && value->bytes[i] != ' '; i++)
			if (value->bytes[i] == ':')
				return true;
		return false;
	}
	if (!names_credential(word))
		return text_equal_ignoring_case(word, TEXT("bearer")) && rest.bytes[0] == ' ' &&
		       value->length >= 8;
	switch (rest.bytes[0]) {
	case '=':
		return true;
	case ':':
		return rest.length > 1 &&
		       (rest.bytes[1] == ' ' || rest.bytes[1] == '"' || rest.bytes[1] == '\'');
	case '"':
	case '\'':
		if (value->length < 2 || (value->bytes[0] != ':' && value->bytes[0] != '='))
			return false;
		*value = without_blanks(text_slice(*value, 1, value->length));
		return true;
	default:
		return rest.bytes[0] == ' ' && word.bytes[0] == '-' && value->bytes[0] != '-';
	}
}

bool next_credential(struct text text, size_t *at, struct credential *found)
{
	bool mysql = *at && text_contains(text_slice(text, 0, *at), "mysql");

	for (size_t i = *at; i < text.length;) {
		size_t length = run(text, i, "./+");
		struct text word = text_slice(text, i, i + length);
		enum credential_sign sign = SIGN_NONE;
		struct text name, assigned;

		if (!length) {
			if (text.bytes[i] == ':' && is_url_with_password(text, i, &found->value)) {
				found->sign = SIGN_URL;
				found->name = text_slice(text, i, i);
				*at = (size_t)(found->value.bytes - text.bytes) + found->value.length;
				return true;
			}
			i++;
			continue;
		}
		*at = i + length;
		/* Paths and hosts hold words that only look like names. */
		name = text_slice(word, 0, word.length);
		for (size_t slash; (slash = text_find(name, '/')) < name.length;)
			name = text_slice(name, slash + 1, name.length);
		found->name = name;
		found->value = word;
		if (is_marked_token(word) || is_web_token(word))
			sign = SIGN_TOKEN;
		else if (is_secret_key(word))
			sign = SIGN_SECRET_KEY;
		else if (i + length < text.length && is_assignment(text, name, i + length, &assigned)) {
			sign = SIGN_NAME;
			found->value = assigned;
		} else if (text_starts(word, "-----BEGIN") || text_starts(word, "----BEGIN"))
			sign = SIGN_PRIVATE_KEY;
		else if (mysql && text_starts(word, "-p") && word.length > 2) /* `mysql -uroot -psecret` */
			sign = SIGN_OPTION;
		if (sign != SIGN_NONE) {
			found->sign = sign;
			return true;
		}
		mysql |= text_starts(name, "mysql");
		i += length;
	}
	*at = text.length;
	return false;
}

bool looks_like_credential(struct text text)
{
	struct credential found;
	size_t at = 0;

	return text.length >= 6 && next_credential(text, &at, &found);
}

static bool is_name_of_entry(const struct node *node)
{
	return node->kind == NODE_STRING && text_equal_ignoring_case(node->key, TEXT("name")) &&
	       node->parent && node->parent->parent && node->parent->parent->kind == NODE_ARRAY;
}

/* Nothing in it that a name cannot hold but a slip of the pen can bring in from the value. */
static bool is_clean_name(struct text name)
{
	for (size_t i = 0; i < name.length; i++)
		if (name.bytes[i] == '\0' || strchr("=:,;\"'`[]\n\r", name.bytes[i]))
			return false;
	return !looks_like_credential(name);
}

/* `value` means something harmless only in these lists. */
static bool is_known_value(const struct node *node)
{
	static const char *const lists[] = { "resourceRequirements", "systemControls",   "tags",
					     "properties",           "environmentFiles", "ulimits" };
	const struct node *list = node->parent ? node->parent->parent : NULL;

	for (size_t i = 0; list && i < sizeof lists / sizeof *lists; i++)
		if (text_is(list->key, lists[i]))
			return true;
	return false;
}

/* The masked container it stands in, itself excluded; NULL when there is none. */
static const struct node *masked_container(const struct node *node)
{
	for (const struct node *outer = node->parent; outer; outer = outer->parent)
		if (outer->key.length && (names_masked_container(outer->key) || names_credential(outer->key)))
			return outer;
	return NULL;
}

/* `--password`, and the password as the next argument. */
static bool follows_flag(const struct node *node, const struct node *before)
{
	if (!before || before->key.length || before->kind != NODE_STRING || !text_starts(before->text, "-"))
		return false;
	return text_is(before->text, "-u") || text_is(before->text, "--user")
		       ? text_find(node->text, ':') < node->text.length
		       : names_credential(before->text) && !text_starts(node->text, "-");
}

bool is_masked_in(const struct node *node, bool inside, const struct node *before)
{
	if (node->flags & NODE_SENSITIVE)
		return true;
	switch (node->kind) {
	case NODE_STRING:
	case NODE_NUMBER:
	case NODE_TOKEN:
	case NODE_MISSING:
		break;
	default:
		return false;
	}
	if (inside)
		return !(is_name_of_entry(node) && is_clean_name(node->text));
	if (node->key.length) {
		if (names_masked_container(node->key) || names_credential(node->key))
			return true;
		if (names_masked_value(node->key) && !is_known_value(node))
			return true;
	}
	return node->kind != NODE_MISSING &&
	       (looks_like_credential(node->text) || follows_flag(node, before));
}

bool is_masked(const struct node *node)
{
	const struct node *before = NULL;

	if (node->parent && node->parent->kind == NODE_ARRAY)
		for (const struct node *other = node->parent->first; other && other != node;
		     other = other->next)
			before = other;
	return is_masked_in(node, masked_container(node), before);
}

bool is_key_masked(const struct node *node, bool inside, bool damaged)
{
	if (!node->key.length || is_plain_member_name(node->key))
		return false;
	if (inside && (damaged || node->kind == NODE_MISSING || text_find(node->key, '=') < node->key.length))
		return true;
	return looks_like_credential(node->key);
}
