/* What must never be shown. */
#ifndef ECSLINT_CREDENTIAL_H
#define ECSLINT_CREDENTIAL_H

#include "lint.h"

/* `password`, `apiKey`, `DB_SECRET`, `--access-token`: what stands behind it is a credential. */
bool names_credential(struct text name);
/* A key, a token, a private key, a URL with a password, `password=…` inside a command. */
bool looks_like_credential(struct text text);

/* What gives a credential away. */
enum credential_sign {
	SIGN_NONE,
	SIGN_TOKEN, /* its maker's mark: AKIA…, ghp_…, eyJ….… */
	SIGN_SECRET_KEY, /* 40 characters such as AWS's secret keys have: a guess */
	SIGN_PRIVATE_KEY,
	SIGN_URL, /* user:password@ */
	SIGN_NAME, /* the word before it: `password=`, `--token `, `Bearer `, `-u user:` */
	SIGN_OPTION, /* mysql's -p */
};

struct credential {
	enum credential_sign sign;
	struct text name; /* the word that gives it away; empty for a URL */
	struct text value; /* of an assignment: all that follows */
};

/* The next one from *at on, which then stands behind what gave it away. */
bool next_credential(struct text text, size_t *at, struct credential *found);
/* Members whose whole contents are masked, in any spelling: environment, secrets, dockerLabels, … */
bool names_masked_container(struct text name);
/* `value`, `valueFrom`, `credentialsParameter`: what stands behind it is masked wherever the document cannot
 * be trusted. */
bool names_masked_value(struct text name);
/* Member names of the API that may be shown inside a masked container of a damaged document. */
bool is_plain_member_name(struct text name);

/* is_masked for who walks the tree: whether it stands inside a masked container, and its elder sibling. */
bool is_masked_in(const struct node *node, bool inside, const struct node *before);
/* True when the member's key must not be shown: where the object or one round it is damaged, a value may have
 * come to stand where a key belongs. */
bool is_key_masked(const struct node *node, bool inside, bool damaged);

#endif
