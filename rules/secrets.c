/* Secrets: their names, and where their values come from. No value is ever shown. */
#include "arn.h"
#include "rule.h"

/* --- Names ----------------------------------------------------------- */

static const struct node *later(const struct node *a, const struct node *b)
{
	return a->at.start > b->at.start ? a : b;
}

static void clash_with_environment(struct lint *l, const struct container *container)
{
	const struct environment_variable_list *variables = &container->environment;
	const struct secret_list *secrets = &container->secrets;
	struct names names;

	if (!variables->count || !secrets->count)
		return;
	names_init(&names, l->arena);
	for (uint32_t i = 0; i < variables->count; i++)
		if (is_ok(variables->v[i]) && is_ok(variables->v[i].name))
			names_add(&names, variables->v[i].name.v, &variables->v[i]);
	for (uint32_t i = 0; i < secrets->count; i++) {
		const struct str *name = &secrets->v[i].name;
		const struct environment_variable *variable;
		const struct node *at;
		struct finding *finding;

		if (!is_ok(secrets->v[i]) || !is_ok(*name))
			continue;
		variable = names_find(&names, name->v);
		if (!variable)
			continue;
		at = later(name->at, variable->name.at);
		finding = flag(l, at, "%s: %s is both a secret and an environment variable",
			       container_title(l, container), show(l, name->at));
		relate(l, finding, at == name->at ? variable->name.at : name->at,
		       at == name->at ? "the environment variable" : "the secret");
		label(l, finding, at == name->at ? "the secret" : "the environment variable");
	}
}

static void duplicate_name(struct lint *l, const struct container *container)
{
	const struct secret_list *secrets = &container->secrets;
	struct names names;

	names_init(&names, l->arena);
	for (uint32_t i = 0; i < secrets->count; i++) {
		const struct secret *earlier;
		struct finding *finding;

		if (!is_ok(secrets->v[i]) || !is_ok(secrets->v[i].name))
			continue;
		earlier = names_add(&names, secrets->v[i].name.v, &secrets->v[i]);
		if (!earlier)
			continue;
		finding = flag(l, secrets->v[i].name.at, "%s has the secret %s twice",
			       container_title(l, container), show(l, secrets->v[i].name.at));
		relate(l, finding, earlier->name.at, "also set here");
	}
}

/* --- Sources --------------------------------------------------------- */

typedef void judge_source(struct lint *l, const struct container *container, const struct secret *secret);

static void each_of(struct lint *l, const struct container *container, const struct secret_list *list,
		    judge_source *judge)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (is_ok(list->v[i]) && is_ok(list->v[i].value_from))
			judge(l, container, &list->v[i]);
}

static void each_source(struct lint *l, const struct container *container, judge_source *judge)
{
	each_of(l, container, &container->secrets, judge);
	if (is_ok(container->log_configuration))
		each_of(l, container, &container->log_configuration.secret_options, judge);
}

/* container "app": the valueFrom of "DB_PASSWORD" */
static const char *source_title(struct lint *l, const struct container *container,
				const struct secret *secret)
{
	return arena_printf(l->arena, "%s: valueFrom of %s", container_title(l, container),
			    is_ok(secret->name) ? show(l, secret->name.at) : "a secret");
}

enum origin { PLAIN_NAME, PARAMETER_ARN, SECRET_ARN, OTHER_ARN };

/* The kind of source, also of an ARN that lacks fields. */
static enum origin origin_of(struct text text)
{
	struct text service = arn_service_name(text);

	if (!text_starts(text, "arn:"))
		return PLAIN_NAME;
	if (text_is(service, "ssm"))
		return PARAMETER_ARN;
	return text_is(service, "secretsmanager") ? SECRET_ARN : OTHER_ARN;
}

/* What an ARN of a parameter lacks, or NULL. */
static const char *lacking_part(struct text text)
{
	struct arn arn;

	if (!arn_parse(text, &arn))
		return "a part";
	if (!arn.region.length)
		return "the region";
	if (!arn.account.length)
		return "the account";
	if (text_is(arn.resource, "parameter") || text_is(arn.resource, "parameter/"))
		return "the name";
	return NULL;
}

static void judge_incomplete(struct lint *l, const struct container *container, const struct secret *secret)
{
	struct text text = secret->value_from.v;
	const char *part = origin_of(text) == PARAMETER_ARN ? lacking_part(text) : NULL;

	if (part)
		flag(l, secret->value_from.at, "%s: the parameter's ARN lacks %s",
		     source_title(l, container, secret), part);
}

static void ssm_arn_incomplete(struct lint *l, const struct container *container)
{
	each_source(l, container, judge_incomplete);
}

static void judge_shape(struct lint *l, const struct container *container, const struct secret *secret)
{
	struct text text = secret->value_from.v;
	enum origin origin = origin_of(text);
	const char *wrong = NULL;
	struct arn arn;

	if ((origin != PARAMETER_ARN && origin != SECRET_ARN) ||
	    (origin == PARAMETER_ARN && lacking_part(text)))
		return;
	if (!arn_parse(text, &arn))
		wrong = "a part is missing";
	else if (!is_partition(arn.partition))
		wrong = "it does not begin with arn:aws:";
	else if (!is_region(arn.region))
		wrong = arn.region.length ? "its fourth part is no region" : "the region is missing";
	else if (!is_account_id(arn.account))
		wrong = arn.account.length ? "its fifth part is no account" : "the account is missing";
	else if (origin == PARAMETER_ARN && !text_starts(arn.resource, "parameter/"))
		wrong = "its last part is not parameter/…";
	else if (origin == SECRET_ARN &&
		 (!text_starts(arn.resource, "secret:") || text_is(arn.resource, "secret:")))
		wrong = "its last part is not secret:…";
	if (wrong)
		flag(l, secret->value_from.at, "%s is not the ARN of a %s: %s",
		     source_title(l, container, secret), origin == PARAMETER_ARN ? "parameter" : "secret",
		     wrong);
}

static void arn_shape(struct lint *l, const struct container *container)
{
	each_source(l, container, judge_shape);
}

static size_t colons(struct text text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.length; i++)
		count += text.bytes[i] == ':';
	return count;
}

/* arn:…:secret:NAME has one colon in its resource, arn:…:secret:NAME:KEY:STAGE:VERSION has four. */
static void judge_fields(struct lint *l, const struct container *container, const struct secret *secret)
{
	struct finding *finding;
	struct arn arn;
	size_t count;

	if (origin_of(secret->value_from.v) != SECRET_ARN || !arn_parse(secret->value_from.v, &arn) ||
	    !text_starts(arn.resource, "secret:"))
		return;
	count = colons(arn.resource);
	if (count == 1 || count == 4)
		return;
	finding = flag(l, secret->value_from.at,
		       "%s: %zu %s behind the secret's name, where 3 or none must stand",
		       source_title(l, container, secret), count - 1, count == 2 ? "colon" : "colons");
	if (count < 4)
		advise(l, finding,
		       "add %s at the end: NAME:JSON-KEY:VERSION-STAGE:VERSION-ID, with empty parts",
		       count == 2 ? "\"::\"" : "\":\"");
}

static void secret_fields(struct lint *l, const struct container *container)
{
	each_source(l, container, judge_fields);
}

static void judge_service(struct lint *l, const struct container *container, const struct secret *secret)
{
	if (origin_of(secret->value_from.v) == OTHER_ARN)
		flag(l, secret->value_from.at, "%s is the ARN of neither a parameter nor a secret",
		     source_title(l, container, secret));
}

static void arn_service(struct lint *l, const struct container *container)
{
	each_source(l, container, judge_service);
}

static bool may_be_name(struct text text)
{
	for (size_t i = 0; i < text.length; i++) {
		char c = text.bytes[i];

		if (!is_letter(c) && !is_digit(c) && (!c || !strchr("_.-/:", c)))
			return false;
	}
	return !text_contains(text, "://");
}

static void judge_name(struct lint *l, const struct container *container, const struct secret *secret)
{
	struct text text = secret->value_from.v;
	struct finding *finding;

	if (origin_of(text) != PLAIN_NAME || may_be_name(text))
		return;
	finding = flag(l, secret->value_from.at, "%s is neither an ARN nor a name a parameter can have",
		       source_title(l, container, secret));
	if (text_starts(text_trim(text), "arn:"))
		advise(l, finding, "remove the blanks around the ARN");
}

static void pasted_value(struct lint *l, const struct container *container)
{
	each_source(l, container, judge_name);
}

static void judge_key(struct lint *l, const struct container *container, const struct secret *secret)
{
	struct text text = secret->value_from.v;

	if (origin_of(text) == PLAIN_NAME && may_be_name(text) && colons(text) > 1)
		flag(l, secret->value_from.at, "%s picks a key of a secret, but is not the secret's ARN",
		     source_title(l, container, secret));
}

static void key_without_arn(struct lint *l, const struct container *container)
{
	each_source(l, container, judge_key);
}

/* --- Accounts -------------------------------------------------------- */

/* The parameters of one foreign account, reported once. */
struct foreign {
	struct text account;
	const struct container *container;
	const struct secret *first;
	size_t count;
	struct foreign *next;
};

struct foreigners {
	struct lint *lint;
	struct names accounts;
	struct foreign *first;
	struct foreign **end;
	struct text own;
};

static void collect(struct foreigners *foreigners, const struct container *container,
		    const struct secret_list *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		const struct str *source = &list->v[i].value_from;
		struct foreign *foreign;
		struct arn arn;

		if (!is_ok(list->v[i]) || !is_ok(*source) || !arn_parse(source->v, &arn) ||
		    !text_is(arn.service, "ssm") || !is_account_id(arn.account) ||
		    text_equal(arn.account, foreigners->own))
			continue;
		foreign = (struct foreign *)(uintptr_t)names_find(&foreigners->accounts, arn.account);
		if (!foreign) {
			foreign = arena_zalloc(foreigners->lint->arena, sizeof *foreign);
			foreign->account = arn.account;
			foreign->container = container;
			foreign->first = &list->v[i];
			names_add(&foreigners->accounts, arn.account, foreign);
			*foreigners->end = foreign;
			foreigners->end = &foreign->next;
		}
		foreign->count++;
	}
}

static struct foreign *find_foreign(struct lint *l, const struct task *task, struct text own)
{
	struct foreigners foreigners = { .lint = l, .own = own };

	foreigners.end = &foreigners.first;
	names_init(&foreigners.accounts, l->arena);
	for (uint32_t i = 0; i < task->container_definitions.count; i++) {
		const struct container *container = &task->container_definitions.v[i];

		collect(&foreigners, container, &container->secrets);
		if (is_ok(container->log_configuration))
			collect(&foreigners, container, &container->log_configuration.secret_options);
	}
	return foreigners.first;
}

/* A role of the task that tells the account. */
static const struct str *role_with_account(const struct task *task, struct text *account)
{
	const struct str *const roles[] = { &task->execution_role_arn, &task->task_role_arn };

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		struct arn arn;

		if (!is_ok(*roles[i]) || !arn_parse(roles[i]->v, &arn) || !text_is(arn.service, "iam") ||
		    !is_account_id(arn.account))
			continue;
		*account = arn.account;
		return roles[i];
	}
	return NULL;
}

static void other_account(struct lint *l, const struct task *task)
{
	const struct str *role = NULL;
	struct text own;

	if (l->account) {
		own = (struct text){ l->account, strlen(l->account) };
	} else {
		role = role_with_account(task, &own);
		if (!role)
			return;
	}
	for (const struct foreign *foreign = find_foreign(l, task, own); foreign; foreign = foreign->next) {
		const char *others = "";
		struct finding *finding;

		if (foreign->count > 1)
			others = arena_printf(l->arena, ", like %zu more", foreign->count - 1);
		finding =
			flag(l, foreign->first->value_from.at,
			     "%s is a parameter of account %.*s%s, but %s account %.*s",
			     source_title(l, foreign->container, foreign->first), TEXT_ARGS(foreign->account),
			     others, role ? "the role is of" : "the definition is for", TEXT_ARGS(own));
		if (!role)
			continue;
		relate(l, finding, role->at, "account %.*s", TEXT_ARGS(own));
	}
}

/* clang-format off */
#define SECRET(name, from) "{'name': '" name "', 'valueFrom': '" from "'}"
#define SECRETS(list) "'secrets': [" list "]"
#define SSM "arn:aws:ssm:eu-west-1:123456789012:parameter/web/db"
#define ASM "arn:aws:secretsmanager:eu-west-1:123456789012:secret:web/db-AbCdEf"

static const struct rule rules[] = {
	{
		.id = "secret-name-clash",
		.severity = SEVERITY_ERROR,
		.summary = "a name is both a secret and an environment variable",
		.why = "Secrets become environment variables of the container. ECS refuses a definition in which a name of secrets "
		       "is also one of environment; it happens when a plain value is moved to a secret and the old entry stays.",
		.help = "remove the entry from environment",
		.answer = "The secret name must be unique and not shared with any new or existing environment variables set on "
			  "the container, such as",
		.page = &page_secrets,
		.since = "2023",
		.bad = "'environment': [{'name': 'DB_USER', 'value': 'web'}], " SECRETS(SECRET("DB_USER", "/web/db-user")),
		.good = "'environment': [{'name': 'DB_USER', 'value': 'web'}], " SECRETS(SECRET("DB_PASSWORD", "/web/db")),
		.container = clash_with_environment,
	},
	{
		.id = "duplicate-secret-name",
		.severity = SEVERITY_ERROR,
		.summary = "a secret's name occurs twice in one container",
		.why = "Secrets become environment variables of the container, and a variable has one value. ECS wants the names "
		       "of a container's secrets to be unique.",
		.help = "remove one of the two, or give it another name",
		.answer = "The secret name must be unique and not shared with any new or existing environment variables set on "
			  "the container, such as",
		.page = &page_secrets,
		.since = "2023",
		.bad = SECRETS(SECRET("DB_PASSWORD", "/web/db") ", " SECRET("DB_PASSWORD", "/web/database")),
		.good = SECRETS(SECRET("DB_PASSWORD", "/web/db") ", " SECRET("DB_PASSWORD_OLD", "/web/database")),
		.container = duplicate_name,
	},
	{
		.id = "ssm-arn-incomplete",
		.severity = SEVERITY_ERROR,
		.summary = "the ARN of a Systems Manager parameter lacks a part",
		.why = "A parameter's ARN is arn:aws:ssm:REGION:ACCOUNT:parameter/NAME. ECS refuses one without the region, the "
		       "account or the name; usually a variable was empty when the file was written. The bare name of the "
		       "parameter is fine when it is in the region of the task.",
		.help = "write \"arn:aws:ssm:REGION:ACCOUNT:parameter/NAME\", or only the parameter's name",
		.answer = "The Systems Manager parameter ARN spec",
		.page = &page_secrets,
		.since = "2019",
		.bad = SECRETS(SECRET("DB_PASSWORD", "arn:aws:ssm:eu-west-1::parameter/web/db")),
		.good = SECRETS(SECRET("DB_PASSWORD", SSM)),
		.container = ssm_arn_incomplete,
	},
	{
		.id = "ssm-other-account",
		.severity = SEVERITY_ERROR,
		.summary = "a Systems Manager parameter of another account",
		.why = "ECS reads parameters of the account in which the definition is registered and refuses ARNs of others. "
		       "--account says which it is; without it the account of the task's roles tells, since ECS takes roles of its "
		       "own account only: one of the two is wrong. A secret of another account works with Secrets Manager, when its "
		       "policy and key allow it.",
		.help = "write the parameter's ARN in this account, or only its name",
		.answer = "The Systems Manager parameter ARN has a different account ID than the current account. Cross-account "
			  "access for ARNs is not currently supported.",
		.page = &page_secrets,
		.since = "2026-09-08",
		.bad = SECRETS(SECRET("DB_PASSWORD", "arn:aws:ssm:eu-west-1:210987654321:parameter/web/db")),
		.good = SECRETS(SECRET("DB_PASSWORD", SSM)),
		.task = other_account,
	},
	{
		.id = "secret-arn-shape",
		.severity = SEVERITY_WARNING,
		.summary = "an ARN in valueFrom is not shaped like that of a parameter or a secret",
		.why = "The two forms are arn:aws:ssm:REGION:ACCOUNT:parameter/NAME and "
		       "arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME. With another shape the task cannot start, as ECS "
		       "does not find the value.",
		.help = "copy the ARN from the console, or from aws ssm get-parameter or aws secretsmanager describe-secret",
		.page = &page_secrets,
		.since = "2018-11-15",
		.bad = SECRETS(SECRET("DB_PASSWORD", "arn:aws:ssm:eu-west-1:1234:parameter/web/db")),
		.good = SECRETS(SECRET("DB_PASSWORD", SSM)),
		.container = arn_shape,
	},
	{
		.id = "secret-arn-fields",
		.severity = SEVERITY_WARNING,
		.summary = "a secret's ARN has neither none nor all three of its optional fields",
		.why = "Behind the name of the secret may stand :JSON-KEY:VERSION-STAGE:VERSION-ID. When one of them is used, all "
		       "three colons must be there, the last ones with nothing behind them: …:password:: picks the key "
		       "password. The definition registers, but the task does not start (\"unexpected ARN format with parameters "
		       "when trying to retrieve ASM secret\").",
		.help = "write NAME:JSON-KEY:: to pick a key, or NAME alone",
		.page = &page_secrets,
		.since = "2026-01-16",
		.bad = SECRETS(SECRET("DB_PASSWORD", ASM ":password")),
		.good = SECRETS(SECRET("DB_PASSWORD", ASM ":password::") ", " SECRET("DB", ASM)),
		.container = secret_fields,
	},
	{
		.id = "secret-arn-service",
		.severity = SEVERITY_WARNING,
		.summary = "valueFrom is the ARN of something that holds no secret",
		.why = "Values come from Systems Manager parameters and Secrets Manager secrets. An ARN of another service, such "
		       "as the key that encrypts the secret, gives no value, and the task does not start.",
		.help = "write the ARN of a Systems Manager parameter or of a Secrets Manager secret",
		.page = &page_secrets,
		.since = "2018-11-15",
		.bad = SECRETS(SECRET("DB_PASSWORD", "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab")),
		.good = SECRETS(SECRET("DB_PASSWORD", ASM)),
		.container = arn_service,
	},
	{
		.id = "secret-pasted-value",
		.severity = SEVERITY_WARNING,
		.summary = "valueFrom cannot be a name: is it the value itself?",
		.why = "valueFrom says where the value is, by ARN or by the name of a Systems Manager parameter, which consists of "
		       "letters, digits, '_', '.', '-' and '/'. When the secret itself was pasted here, it is now visible to "
		       "everybody who may read the task definition: change it.",
		.help = "write the ARN of a secret or parameter, or the name of a parameter",
		.page = &page_secrets,
		.since = "2018-11-15",
		.bad = SECRETS(SECRET("DB_PASSWORD", "not a name!")),
		.good = SECRETS(SECRET("DB_PASSWORD", "/web/db-password")),
		.container = pasted_value,
	},
	{
		.id = "secret-key-without-arn",
		.severity = SEVERITY_WARNING,
		.summary = "a key of a secret, but the secret is not given by its ARN",
		.why = "A bare name in valueFrom is that of a Systems Manager parameter. To pick a key of a Secrets Manager "
		       "secret with NAME:JSON-KEY::, the name must be the secret's ARN.",
		.help = "write \"arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME:JSON-KEY::\"",
		.page = &page_secrets,
		.since = "2018-11-15",
		.bad = SECRETS(SECRET("DB_PASSWORD", "web/db:password::")),
		.good = SECRETS(SECRET("DB_PASSWORD", ASM ":password::")),
		.container = key_without_arn,
	},
};
/* clang-format on */

const struct topic topic_secrets = TOPIC("secrets", "Secrets and where they come from", rules);
