/* Whether a name says that its value is a secret, and whether a value may be one. */
#include "secret_names.h"

enum {
	NAME_ROOM = 128, /* of a longer name the end is looked at */
	WORDS_MAX = 24,
	SIGNS_MAX = 16, /* in one text */
};

struct words {
	char room[NAME_ROOM];
	struct text word[WORDS_MAX];
	size_t count;
};

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* A word begins at `i`: behind anything that is no letter or digit, at DbPassword's P, at APIKey's K. */
static bool begins_word(struct text name, size_t i)
{
	char c = name.bytes[i], before = name.bytes[i - 1];

	if (!is_letter(before) && !is_digit(before))
		return true;
	return is_upper(c) && (!is_upper(before) || (i + 1 < name.length && is_letter(name.bytes[i + 1]) &&
						     !is_upper(name.bytes[i + 1])));
}

/* DB_PASSWORD_2, dbPassword2 and db.password are all "db", "password". */
static void split(struct text name, struct words *words)
{
	struct text *word = NULL;

	if (name.length > NAME_ROOM)
		name = text_slice(name, name.length - NAME_ROOM, name.length);
	words->count = 0;
	for (size_t i = 0; i < name.length; i++) {
		words->room[i] = lower(name.bytes[i]);
		if (!is_letter(name.bytes[i]))
			word = NULL;
		else if (word && !begins_word(name, i))
			word->length++;
		else if (words->count < WORDS_MAX) {
			word = &words->word[words->count++];
			*word = (struct text){ words->room + i, 1 };
		}
	}
}

static bool is_any(struct text word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(word, list[i]))
			return true;
	return false;
}

#define IS_ANY(word, list) is_any(word, list, sizeof(list) / sizeof *(list))

/* clang-format off: one line a kind */
/* Glued to others too: pgpassword, authtoken, clientsecret. */
static const char *const endings[] = {
	"password", "passwd",     "passphrase", "passcode",      "secret",
	"token",    "apikey",     "secretkey",  "accesskey",     "privatekey",
	"authkey",  "accountkey", "licensekey", "encryptionkey", "connectionstring",
};
static const char *const keys[] = {
	"api",        "secret",  "access", "private", "auth",    "account",
	"encryption", "signing", "master", "license", "storage", "shared",
};
/* What follows tells that the value is about the secret, or where it is. */
static const char *const about[] = {
	"version",   "versions",   "file",     "filename", "files",       "arn",       "arns",
	"path",      "paths",      "url",      "urls",     "uri",         "endpoint",  "endpoints",
	"host",      "hostname",   "port",     "domain",   "server",      "enabled",   "enable",
	"disabled",  "disable",    "type",     "types",    "name",        "names",     "id",
	"ids",       "length",     "len",      "size",     "count",       "limit",     "limits",
	"max",       "min",        "ttl",      "exp",      "expiry",      "expire",    "expires",
	"expired",   "expiration", "lifetime", "lifespan", "life",        "validity",  "timeout",
	"duration",  "age",        "interval", "period",   "window",      "days",      "day",
	"hours",     "hour",       "minutes",  "minute",   "mins",        "seconds",   "second",
	"secs",      "sec",        "ms",       "policy",   "policies",    "region",    "header",
	"headers",   "format",     "field",    "param",    "parameter",   "issuer",    "audience",
	"algorithm", "alg",        "algo",     "prefix",   "suffix",      "dir",       "directory",
	"folder",    "location",   "manager",  "store",    "provider",    "backend",   "service",
	"bucket",    "table",      "cookie",   "rules",    "required",    "require",   "allowed",
	"rotation",  "rotate",     "method",   "mode",     "strategy",    "scope",     "scopes",
	"claim",     "claims",     "source",   "ref",      "reference",   "cache",     "refresh",
	"attempts",  "retries",    "retry",    "change",   "reset",       "regex",     "pattern",
	"validator", "validators", "encoding", "strength", "complexity",  "buffer",    "budget",
	"usage",     "per",        "hash",     "hashing",  "hasher",      "rounds",    "driver",
	"command",   "env",        "var",      "variable", "placeholder", "label",     "hint",
	"template",  "page",       "link",     "subject",  "route",       "query",     "address",
	"symbol",    "decimals",   "contract", "supply",   "price",       "username",  "user",
	"email",     "login",      "auth",     "index",    "offset",      "audiences", "mount",
	"namespace", "engine",
};
/* What precedes tells the same. */
static const char *const ahead[] = {
	"max",      "min",  "num",   "number",  "count",    "enable", "enabled",  "disable",
	"disabled", "use",  "allow", "require", "required", "random", "public",   "publishable",
	"has",      "is",   "show",  "hide",    "skip",     "no",     "validate", "verify",
	"without",  "vite", "path",  "file",    "csrf",     "xsrf",
};
/* clang-format on */

static bool ends_in_secret(struct text word)
{
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (text_ends(word, endings[i]))
			return true;
	return false;
}

/* The word at `i`, or it and the next one, say "secret"; `*next` is the word behind. */
static bool is_secret_at(const struct words *words, size_t i, size_t *next)
{
	static const char *const last[] = { "pass", "pwd", "pw" };
	struct text word = words->word[i];
	bool is_last = i + 1 == words->count;

	*next = i + 1;
	if (ends_in_secret(word))
		return true;
	/* PWD alone is the working directory. */
	if (is_last)
		return i && IS_ANY(word, last);
	if (text_is(words->word[i + 1], "key") && IS_ANY(word, keys)) {
		*next = i + 2;
		return true;
	}
	return false;
}

bool names_secret(struct text name)
{
	struct words words;
	size_t next;
	bool found = false;

	if (text_is(name, "APP_KEY")) /* Laravel's; elsewhere an app key is a name */
		return true;
	split(name, &words);
	for (size_t i = 0; i < words.count; i++)
		if (IS_ANY(words.word[i], ahead))
			return false;
		else if (is_secret_at(&words, i, &next)) {
			found = true;
			break;
		}
	if (!found)
		return false;
	for (size_t i = next; i < words.count; i++)
		if (IS_ANY(words.word[i], about))
			return false;
	return true;
}

bool names_public(struct text name)
{
	static const char *const marks[] = { "public", "publishable", "anon", "vite" };
	struct words words;

	split(name, &words);
	for (size_t i = 0; i < words.count; i++)
		if (IS_ANY(words.word[i], marks))
			return true;
	return false;
}

static bool is_number(struct text value)
{
	for (size_t i = 0; i < value.length; i++)
		if (!is_digit(value.bytes[i]) && value.bytes[i] != '.')
			return false;
	return value.length;
}

/* YOUR_PASSWORD, CHANGE_ME, xxxx, ****, ...: nobody's password. */
static bool is_stand_in(struct text value)
{
	static const char *const parts[] = { "CHANGE_ME", "CHANGEME", "REPLACE_ME", "REPLACE", "PLACEHOLDER",
					     "REDACTED",  "redacted", "TODO",       "FIXME" };
	size_t same = 0;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (text_contains(value, parts[i]))
			return true;
	if (value.length > 4 && text_equal_ignoring_case(text_slice(value, 0, 4), TEXT("your")) &&
	    !is_letter(value.bytes[4]) && !is_digit(value.bytes[4]))
		return true;
	while (same < value.length && strchr("xX*.-_?#", value.bytes[same]))
		same++;
	return same == value.length;
}

/* A value that says where the secret is. */
static bool is_reference(struct text value)
{
	static const char *const schemes[] = {
		"arn:", "ssm:", "secretsmanager:", "vault:",   "op://", "sm://", "file:", "env:", "awssm:",
		"gcp:", "kms:", "projects/",       "azurekv:", "./",    "../",   "~/"
	};

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (text_starts(value, schemes[i]))
			return true;
	return value.length && (value.bytes[0] == '/' || value.bytes[0] == '$' || value.bytes[0] == '`' ||
				value.bytes[0] == '<' || text_starts(value, "{{") || text_starts(value, "%"));
}

static bool is_url(struct text value)
{
	size_t colon = text_find(value, ':');

	for (size_t i = 0; i < colon; i++)
		if (!is_letter(value.bytes[i]) && value.bytes[i] != '+')
			return false;
	return text_starts(text_slice(value, colon, value.length), "://");
}

bool may_be_secret(struct text value)
{
	static const char *const switches[] = { "true",  "false",     "yes",  "no",      "on",
						"off",   "enabled",   "none", "null",    "auto",
						"never", "undefined", "nil",  "disabled" };
	char room[16];

	value = text_trim(value);
	if (!value.length || is_stand_in(value) || is_reference(value) || is_url(value) ||
	    (is_number(value) && value.length < 3))
		return false;
	if (value.length >= sizeof room)
		return true;
	for (size_t i = 0; i < value.length; i++)
		room[i] = lower(value.bytes[i]);
	return !IS_ANY(((struct text){ room, value.length }), switches);
}

/* What an assignment gives: up to its closing quote, a blank, a separator. */
static struct text first_value(struct text value)
{
	char quote = value.length && strchr("\"'", value.bytes[0]) ? value.bytes[0] : '\0';
	size_t end = quote ? 1 : 0;

	while (end < value.length &&
	       (quote ? value.bytes[end] != quote
		      : !value.bytes[end] || !strchr(" \t\n;&|,\"'})", value.bytes[end])))
		end++;
	return text_slice(value, quote ? 1 : 0, end);
}

static const char *in_assignment(struct text text, const struct credential *found)
{
	struct text value = first_value(found->value);

	if (text_is(found->name, "-u") || text_is(found->name, "--user")) {
		size_t colon = text_find(value, ':');

		/* Others have a user and a group there. */
		return text_contains(text, "curl") &&
				       may_be_secret(text_slice(value, colon + 1, value.length))
			       ? "a password"
			       : NULL;
	}
	if (text_equal_ignoring_case(found->name, TEXT("bearer")))
		return may_be_secret(value) ? "an access token" : NULL;
	return names_secret(found->name) && may_be_secret(value) ? "a password or key" : NULL;
}

/* Forty characters alone prove little: a path and a name in capitals and small letters can be that long. */
static bool is_random(struct text word)
{
	unsigned digits = 0, slashes = 0;

	for (size_t i = 0; i < word.length; i++) {
		digits += is_digit(word.bytes[i]);
		slashes += word.bytes[i] == '/';
	}
	return digits >= 3 && slashes <= 4 && word.bytes[0] != '/';
}

/* AKIA and ASIA begin other words too. */
static bool is_access_key(struct text word)
{
	bool digits = false;

	for (size_t i = 0; i < word.length; i++) {
		if (!is_upper(word.bytes[i]) && !is_digit(word.bytes[i]))
			return false;
		digits |= is_digit(word.bytes[i]);
	}
	return word.length == 20 && digits;
}

static const char *what_is(struct text text, const struct credential *found)
{
	switch (found->sign) {
	case SIGN_TOKEN:
		if (text_starts(found->value, "AKIA") || text_starts(found->value, "ASIA"))
			return is_access_key(found->value) ? "an AWS access key" : NULL;
		return "an access token";
	case SIGN_SECRET_KEY:
		return is_random(found->value) ? "what looks like an AWS secret key" : NULL;
	case SIGN_PRIVATE_KEY:
		return text_contains(text, "PRIVATE KEY") ? "a private key" : NULL;
	case SIGN_URL:
		return may_be_secret(found->value) ? "a URL with a password" : NULL;
	case SIGN_NAME:
		return in_assignment(text, found);
	case SIGN_OPTION:
		return may_be_secret(text_slice(found->value, 2, found->value.length)) ? "a password" : NULL;
	case SIGN_NONE:
		break;
	}
	return NULL;
}

const char *secret_in(struct text text)
{
	struct credential found;
	size_t at = 0;

	if (text.length < 6)
		return NULL;
	for (int i = 0; i < SIGNS_MAX && next_credential(text, &at, &found); i++) {
		const char *what = what_is(text, &found);

		if (what)
			return what;
	}
	return NULL;
}
