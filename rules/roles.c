/* Roles, and the credentials of private registries. */
#include "rule.h"

#include "arn.h"
#include "image_reference.h"

enum {
	ROLE_NAME_MAX = 64,
	SECRET_NAME_MAX = 255,
	MOST_RELATED = 4,
};

/* Both roles are judged alike. */
static const struct role {
	const char *member;
	size_t offset;
} roles[] = {
	{ "taskRoleArn", offsetof(struct task, task_role_arn) },
	{ "executionRoleArn", offsetof(struct task, execution_role_arn) },
};

static const struct str *role_of(const struct task *task, const struct role *role)
{
	return (const struct str *)(const void *)((const char *)task + role->offset);
}

/* A name of IAM, with the slashes of a path. */
static bool is_role_path(struct text path)
{
	for (size_t i = 0; i < path.length; i++)
		if (!is_letter(path.bytes[i]) && !is_digit(path.bytes[i]) &&
		    (!path.bytes[i] || !strchr("_+=,.@-/", path.bytes[i])))
			return false;
	return path.length && path.bytes[path.length - 1] != '/';
}

static bool looks_like_arn(struct text text)
{
	return text_starts(text_trim(text), "arn:");
}

/* What is wrong with a role's ARN; NULL for nothing. */
static const char *arn_fault(struct lint *l, struct text text, const struct node *at)
{
	struct arn arn;
	size_t slash;

	if (text_trim(text).length < text.length)
		return "has blanks round its ARN";
	if (!arn_parse(text, &arn))
		return "is an ARN with parts missing: arn:aws:iam::ACCOUNT:role/NAME is wanted";
	slash = text_find(arn.resource, '/');
	if (!text_is(arn.service, "iam") || !text_is(text_slice(arn.resource, 0, slash), "role"))
		return text_is(arn.service, "iam")
			       ? arena_printf(l->arena, "is the ARN of an IAM %s, not of a role",
					      show_text(l, text_slice(arn.resource, 0, slash), at))
			       : arena_printf(l->arena, "is an ARN of %s, not of an IAM role",
					      show_text(l, arn.service, at));
	if (!is_account_id(arn.account))
		return arena_printf(l->arena, "has the account %s, but accounts are 12 digits",
				    show_text(l, arn.account, at));
	if (slash == arn.resource.length || slash + 1 == arn.resource.length)
		return "is the ARN of a role without a name";
	if (!is_role_path(text_slice(arn.resource, slash + 1, arn.resource.length)))
		return "is an ARN with a character that no role's name holds";
	return NULL;
}

static void role_arn(struct lint *l, const struct task *task)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		const struct str *role = role_of(task, &roles[i]);
		const char *fault;

		if (!str_ok(*role) || !looks_like_arn(role->v) || !(fault = arn_fault(l, role->v, role->at)))
			continue;
		flag(l, role->at, "%s %s", roles[i].member, fault);
	}
}

static void role_name(struct lint *l, const struct task *task)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		const struct str *role = role_of(task, &roles[i]);

		if (!str_ok(*role) || !role->v.length || looks_like_arn(role->v))
			continue;
		if (!is_role_path(role->v))
			flag(l, role->at, "%s %s is neither an ARN nor the name of a role", roles[i].member,
			     show(l, role->at));
		else if (role->v.length > ROLE_NAME_MAX && text_find(role->v, '/') == role->v.length)
			flag(l, role->at, "%s is a role's name of %zu characters, at most %d are allowed",
			     roles[i].member, role->v.length, ROLE_NAME_MAX);
	}
}

static void same_role(struct lint *l, const struct task *task)
{
	struct finding *finding;

	if (!str_ok(task->task_role_arn) || !str_ok(task->execution_role_arn) ||
	    !task->task_role_arn.v.length || !text_equal(task->task_role_arn.v, task->execution_role_arn.v))
		return;
	finding = flag(l, task->task_role_arn.at, "the application has the role that starts its containers");
	relate(l, finding, task->execution_role_arn.at, "the same role");
}

/* Why a task definition needs an execution role, the strongest first. */
enum need {
	NEED_SECRETS,
	NEED_REGISTRY_CREDENTIALS,
	NEED_FARGATE_ECR,
	NEED_FARGATE_AWSLOGS,
	NEED_SECRET_OPTIONS,
	NEED_EXTERNAL_AWSLOGS,
	NEED_ENVIRONMENT_FILES,
	NEED_FIRELENS_S3,
	NEED_CREDENTIAL_SPECS,
	NEED_COUNT,
};

static const struct {
	const char *what; /* behind "but " */
	const char *label;
	const char *answer;
	unsigned launch; /* refused for these launch types only */
	bool refused;
} needs[NEED_COUNT] = {
	[NEED_SECRETS] = { "%s has secrets", "read with the execution role",
			   "When you are specifying container secrets, you must also specify a value for "
			   "'executionRoleArn'.",
			   0, true },
	[NEED_REGISTRY_CREDENTIALS] = { "%s has repositoryCredentials", "read with the execution role",
					"Private repository authentication requires that the task definition "
					"specify a value for executionRoleArn.",
					0, true },
	[NEED_FARGATE_ECR] = { "Fargate pulls the image of %s from ECR with it",
			       "pulled with the execution role",
			       "Fargate requires task definition to have execution role ARN to support ECR "
			       "images.",
			       LAUNCH_FARGATE, true },
	[NEED_FARGATE_AWSLOGS] = { "Fargate writes the awslogs of %s with it",
				   "written with the execution role",
				   "Fargate requires task definition to have execution role ARN to support "
				   "log driver awslogs.",
				   LAUNCH_FARGATE, true },
	[NEED_SECRET_OPTIONS] = { "%s has secretOptions", "read with the execution role", NULL, 0, false },
	[NEED_EXTERNAL_AWSLOGS] = { "an external instance writes the awslogs of %s with it",
				    "written with the execution role", NULL, LAUNCH_EXTERNAL, false },
	[NEED_ENVIRONMENT_FILES] = { "%s has environmentFiles", "read with the execution role", NULL, 0,
				     false },
	[NEED_FIRELENS_S3] = { "%s has a FireLens configuration in S3", "read with the execution role", NULL,
			       0, false },
	[NEED_CREDENTIAL_SPECS] = { "%s has credentialSpecs", "read with the execution role", NULL, 0,
				    false },
};

struct needed {
	enum need strongest;
	unsigned rank; /* of the strongest */
	const struct container *container; /* that has it */
	const struct node *at[MOST_RELATED];
	enum need need[MOST_RELATED];
	size_t count;
};

static void need(struct lint *l, struct needed *needed, enum need need, const struct node *at,
		 const struct container *container)
{
	unsigned launch = needs[need].launch;
	unsigned rank;

	if (launch && !(l->facts->launch & launch))
		return;
	/* Nobody said External: not a word about it. */
	if (launch && !needs[need].refused && !l->facts->launch_stated)
		return;
	/* Where no launch type is required, what holds for all of them counts more. */
	rank = need + (launch && !l->facts->launch_stated ? NEED_COUNT : 0);
	if (!needed->count || rank < needed->rank) {
		needed->rank = rank;
		needed->strongest = need;
		needed->container = container;
	}
	if (needed->count < MOST_RELATED) {
		needed->at[needed->count] = at;
		needed->need[needed->count] = need;
	}
	needed->count++;
}

/* An empty parameter, as the console's JSON has it, may be as good as none. */
static bool has_credentials(const struct container *container)
{
	const struct str *parameter = &container->repository_credentials.credentials_parameter;

	return is_ok(container->repository_credentials) && !is_absent(*parameter) &&
	       !(str_ok(*parameter) && !parameter->v.length);
}

static void needs_of_container(struct lint *l, struct needed *needed, const struct container *container)
{
	const struct log_configuration *log = &container->log_configuration;
	const struct firelens_configuration *firelens = &container->firelens_configuration;
	const struct pair *type;

	if (is_ok(container->secrets))
		need(l, needed, NEED_SECRETS, container->secrets.at, container);
	if (has_credentials(container) &&
	    !(str_ok(container->image) && image_is_private_ecr(container->image.v)))
		need(l, needed, NEED_REGISTRY_CREDENTIALS, container->repository_credentials.at, container);
	if (str_ok(container->image) && image_is_private_ecr(container->image.v))
		need(l, needed, NEED_FARGATE_ECR, container->image.at, container);
	if (is_ok(*log) && is_ok(log->log_driver) && log->log_driver.v == LOG_AWSLOGS) {
		need(l, needed, NEED_FARGATE_AWSLOGS, log->log_driver.at, container);
		need(l, needed, NEED_EXTERNAL_AWSLOGS, log->log_driver.at, container);
	}
	if (is_ok(*log) && is_ok(log->secret_options))
		need(l, needed, NEED_SECRET_OPTIONS, log->secret_options.at, container);
	if (is_ok(container->environment_files))
		need(l, needed, NEED_ENVIRONMENT_FILES, container->environment_files.at, container);
	if (is_ok(container->credential_specs))
		need(l, needed, NEED_CREDENTIAL_SPECS, container->credential_specs.at, container);
	if (!is_ok(*firelens) || !is_ok(firelens->options))
		return;
	type = map_find(&firelens->options, "config-file-type");
	if (type && str_ok(type->value) && text_is(type->value.v, "s3"))
		need(l, needed, NEED_FIRELENS_S3, type->value.at, container);
}

static struct needed needs_of(struct lint *l, const struct task *task)
{
	struct needed needed = { 0 };

	for (uint32_t i = 0; i < task->container_definitions.count; i++)
		if (is_ok(task->container_definitions.v[i]))
			needs_of_container(l, &needed, &task->container_definitions.v[i]);
	return needed;
}

static void execution_role_missing(struct lint *l, const struct task *task)
{
	const struct str *role = &task->execution_role_arn;
	bool empty = str_ok(*role) && !role->v.length;
	struct finding *finding;
	struct needed needed;

	if (!is_absent(*role) && !empty)
		return;
	needed = needs_of(l, task);
	if (!needed.count)
		return;
	finding = flag(
		l, empty ? role->at : task->at, "executionRoleArn is %s, but %s", empty ? "empty" : "missing",
		arena_printf(l->arena, needs[needed.strongest].what, container_title(l, needed.container)));
	if (!finding)
		return;
	if (!needs[needed.strongest].refused)
		grade(l, finding, SEVERITY_WARNING);
	/* Where no launch type is required, this speaks only for those that refuse. */
	if (!l->facts->launch_stated)
		finding->launch = needs[needed.strongest].launch;
	finding->answer = needs[needed.strongest].answer ? needs[needed.strongest].answer : "";
	for (size_t i = 0; i < needed.count && i < MOST_RELATED; i++)
		if (l->facts->launch_stated || needs[needed.need[i]].launch == finding->launch)
			relate(l, finding, needed.at[i], "%s", needs[needed.need[i]].label);
}

static bool is_surely_needed(struct lint *l, const struct task *task)
{
	struct needed needed = needs_of(l, task);

	return needed.count && (l->facts->launch_stated || !needs[needed.strongest].launch);
}

/* What has no consequence beyond itself; else execution-role-missing tells it. */
static void role_empty(struct lint *l, const struct task *task)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		const struct str *role = role_of(task, &roles[i]);

		if (!str_ok(*role) || role->v.length ||
		    (role == &task->execution_role_arn && is_surely_needed(l, task)))
			continue;
		flag(l, role->at, "%s is empty", roles[i].member);
	}
}

static void credentials_for_ecr(struct lint *l, const struct container *container)
{
	struct finding *finding;

	if (!has_credentials(container) || !str_ok(container->image) ||
	    !image_is_private_ecr(container->image.v))
		return;
	finding = flag_key(l, container->repository_credentials.at,
			   "%s: repositoryCredentials cannot be used for an image in ECR",
			   container_title(l, container));
	relate(l, finding, container->image.at, "this image is in ECR");
}

static bool has_blank(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.bytes[i] == ' ' || text.bytes[i] == '\t' || text.bytes[i] == '\n')
			return true;
	return false;
}

static void credentials_parameter(struct lint *l, const struct container *container)
{
	const struct str *parameter = &container->repository_credentials.credentials_parameter;
	const char *fault = NULL;
	struct finding *finding;
	struct arn arn;
	bool surely = true;

	if (!is_ok(container->repository_credentials) || !str_ok(*parameter))
		return;
	if (!parameter->v.length) {
		fault = "is empty";
		surely = false;
	} else if (has_blank(parameter->v)) {
		fault = "holds a blank";
	} else if (text_starts(parameter->v, "arn:")) {
		if (!arn_parse(parameter->v, &arn))
			fault = "is an ARN with parts missing";
		else if (!text_is(arn.service, "secretsmanager"))
			fault = "is not the ARN of a secret in Secrets Manager";
		else if (!text_starts(arn.resource, "secret:"))
			fault = "is an ARN of Secrets Manager, but not of a secret";
	} else if (parameter->v.length > SECRET_NAME_MAX) {
		fault = "is neither an ARN nor a name of at most 255 characters";
	} else if (memchr(parameter->v.bytes, ':', parameter->v.length)) {
		fault = "is neither an ARN nor a name";
	}
	if (!fault)
		return;
	finding = flag(l, parameter->at, "%s: credentialsParameter %s", container_title(l, container), fault);
	if (finding && !surely) {
		grade(l, finding, SEVERITY_WARNING);
		finding->answer = "";
	}
}

/* clang-format off */
#define WEB(members) "{'family': 'web', " members ", 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}"
#define ROLE(name) "'arn:aws:iam::123456789012:role/" name "'"
#define WITH_SECRETS(role) "{'family': 'web', " role "'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256, " \
	"'secrets': [{'name': 'DB_PASSWORD', 'valueFrom': 'db-password'}]}]}"
#define WITH_CREDENTIALS(image, parameter) "{'family': 'web', 'executionRoleArn': 'ecsTaskExecutionRole', 'containerDefinitions': " \
	"[{'name': 'app', 'image': '" image "', 'memory': 256, 'repositoryCredentials': {'credentialsParameter': '" parameter "'}}]}"
#define SECRET "arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry-AbCdEf"

static const struct rule rules[] = {
	{
		.id = "role-arn",
		.severity = SEVERITY_ERROR,
		.summary = "the ARN of a role is none",
		.why = "taskRoleArn and executionRoleArn take the full ARN of an IAM role, arn:aws:iam::ACCOUNT:role/NAME, in "
		       "any partition and with any path. The ARN of a policy, an instance profile, a user or a cluster is "
		       "refused, as is an account that is not 12 digits.",
		.help = "copy the role's ARN, as \"aws iam get-role --role-name NAME\" shows it, or write its name alone",
		.answer = "Role is not valid",
		.page = &page_task_role,
		.since = "2018-07-18",
		.bad = WEB("'taskRoleArn': 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'"),
		.good = WEB("'taskRoleArn': " ROLE("teams/web/webTask")),
		.task = role_arn,
	},
	{
		.id = "role-name",
		.severity = SEVERITY_WARNING,
		.summary = "the name of a role is one that IAM does not allow",
		.why = "Instead of an ARN the name of a role in the same account is enough. IAM's names have 1 to 64 letters, "
		       "digits and _ + = , . @ -, so a role of this name cannot exist.",
		.help = "write the role's name or its full ARN",
		.page = &page_task_role,
		.since = "2020",
		.bad = WEB("'taskRoleArn': 'web task role'"),
		.good = WEB("'taskRoleArn': 'webTask'"),
		.task = role_name,
	},
	{
		.id = "role-empty",
		.severity = SEVERITY_WARNING,
		.summary = "a role is an empty string",
		.why = "Generated files and unset variables leave \"\" where a role belongs. ECS has answered an empty role "
		       "with \"Role is not valid\"; where it does not, the task runs without the role.",
		.help = "remove the member, or name the role",
		.page = &page_task_role,
		.since = "2024-08-05",
		.bad = WEB("'taskRoleArn': ''"),
		.good = WEB("'taskRoleArn': 'webTask'"),
		.task = role_empty,
	},
	{
		.id = "execution-role-missing",
		.severity = SEVERITY_ERROR,
		.summary = "something in the task definition needs an execution role, and there is none",
		.why = "With the execution role ECS pulls private images, writes logs and reads secrets before the application "
		       "starts. ECS refuses a definition without it for secrets and repositoryCredentials, and on Fargate for "
		       "images in private ECR and for awslogs; a role named when the task is run does not count. For "
		       "secretOptions, environmentFiles, FireLens files in S3 and credentialSpecs, and for awslogs on "
		       "external instances, the documentation asks for the role: a warning.",
		.help = "add \"executionRoleArn\", usually \"arn:aws:iam::ACCOUNT:role/ecsTaskExecutionRole\"",
		.answer = "you must also specify a value for 'executionRoleArn' / Fargate requires task definition to have "
			  "execution role ARN to support",
		.page = &page_execution_role,
		.since = "2018",
		.bad = WITH_SECRETS(),
		.good = WITH_SECRETS("'executionRoleArn': " ROLE("ecsTaskExecutionRole") ", "),
		.task = execution_role_missing,
	},
	{
		.id = "same-role-twice",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "one role is both task role and execution role",
		.why = "The execution role may read every secret and pull every image that the task needs to start. When it is "
		       "the task role as well, the application, and whoever takes it over, has those rights too.",
		.help = "give the application a role of its own, with only what it calls itself",
		.page = &page_security,
		.controls = "checkov CKV_AWS_249, brainiac CB_TFAWS_281, Powerpipe",
		.since = "2026-11",
		.bad = WEB("'taskRoleArn': 'webTask', 'executionRoleArn': 'webTask'"),
		.good = WEB("'taskRoleArn': 'webTask', 'executionRoleArn': 'ecsTaskExecutionRole'"),
		.task = same_role,
	},
	{
		.id = "registry-credentials-for-ecr",
		.severity = SEVERITY_ERROR,
		.summary = "repositoryCredentials are given for an image in ECR",
		.why = "repositoryCredentials hold a user name and password for registries outside AWS. ECR is reached with "
		       "the execution role, or the role of the container instance, and ECS refuses other credentials for it.",
		.help = "remove \"repositoryCredentials\" and let the execution role read the repository",
		.answer = "Private repository credentials are not a supported authentication method for ECR repositories.",
		.page = &page_private_registry,
		.since = "2020",
		.bad = WITH_CREDENTIALS("123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1.4", SECRET),
		.good = WITH_CREDENTIALS("registry.example.com/web:1.4", SECRET),
		.container = credentials_for_ecr,
	},
	{
		.id = "registry-credentials-parameter",
		.severity = SEVERITY_ERROR,
		.summary = "credentialsParameter names no secret",
		.why = "credentialsParameter takes the ARN of a secret in Secrets Manager, or its name when it is in the same "
		       "region. An ARN of another service, an ARN with parts missing and blanks are refused.",
		.help = "write the secret's ARN: arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME",
		.answer = "The repository credentials parameter specified for container … is invalid. Parameter names can "
			  "include up to 255 (uppercase and lowercase), numbers, hyphens, and underscores are allowed. Spaces "
			  "are not allowed.",
		.page = &page_private_registry,
		.since = "2022-04-29",
		.bad = WITH_CREDENTIALS("registry.example.com/web:1.4", "arn:aws:ssm:eu-west-1:123456789012:parameter/registry"),
		.good = WITH_CREDENTIALS("registry.example.com/web:1.4", SECRET),
		.container = credentials_parameter,
	},
};
/* clang-format on */

const struct topic topic_roles = TOPIC("roles", "Roles and registry credentials", rules);
