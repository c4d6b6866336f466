/* Volumes on file systems: EFS, S3 Files, FSx for Windows File Server. */
#include "arn.h"
#include "rule.h"

static bool is_root(struct text path)
{
	return text_is(path, "/");
}

/* "fs-" and hexadecimal digits: 8 of them in the early days, 17 and more since. */
static bool is_id(struct text text, const char *prefix)
{
	size_t i = strlen(prefix);

	if (!text_starts(text, prefix) || text.length < i + 8)
		return false;
	for (; i < text.length; i++)
		if (!is_digit(text.bytes[i]) && !(text.bytes[i] >= 'a' && text.bytes[i] <= 'f'))
			return false;
	return true;
}

/* Whether the text is a resource of that service, of the form file-system/fs-… */
static bool is_file_system_arn(struct text text, const char *service, struct text *rest)
{
	struct arn arn;
	size_t end;

	if (!arn_parse(text, &arn) || !text_is(arn.service, service) ||
	    !text_starts(arn.resource, "file-system/"))
		return false;
	arn.resource = text_slice(arn.resource, strlen("file-system/"), arn.resource.length);
	end = text_find(arn.resource, '/');
	*rest = text_slice(arn.resource, end, arn.resource.length);
	return is_id(text_slice(arn.resource, 0, end), "fs-");
}

/* What follows is about EFS. */

static bool lacks_encryption(const struct efs_volume *efs)
{
	return is_absent(efs->transit_encryption) ||
	       (is_ok(efs->transit_encryption) && efs->transit_encryption.v == TOGGLE_DISABLED);
}

static bool wants_iam(const struct efs_volume *efs)
{
	return is_ok(*efs) && is_ok(efs->authorization_config) && is_ok(efs->authorization_config.iam) &&
	       efs->authorization_config.iam.v == TOGGLE_ENABLED;
}

static bool has_access_point(const struct efs_volume *efs)
{
	return is_ok(*efs) && is_ok(efs->authorization_config) &&
	       is_ok(efs->authorization_config.access_point_id);
}

/* `at` is the member that wants the encryption. */
static void report_encryption(struct lint *l, const struct volume *volume, const struct node *at,
			      const char *what)
{
	const struct choice *encryption = &volume->efs_volume_configuration.transit_encryption;
	struct finding *finding =
		flag(l, at, "%s: %s needs transitEncryption \"ENABLED\"%s", volume_title(l, volume), what,
		     is_ok(*encryption) ? ", and it is \"DISABLED\"" : "");

	if (is_ok(*encryption))
		relate(l, finding, encryption->at, "not encrypted");
}

static void efs_iam_encryption(struct lint *l, const struct volume *volume)
{
	const struct efs_volume *efs = &volume->efs_volume_configuration;

	if (wants_iam(efs) && lacks_encryption(efs))
		report_encryption(l, volume, efs->authorization_config.iam.at, "IAM authorization");
}

static void efs_access_point_encryption(struct lint *l, const struct volume *volume)
{
	const struct efs_volume *efs = &volume->efs_volume_configuration;

	if (has_access_point(efs) && lacks_encryption(efs) && !wants_iam(efs))
		report_encryption(l, volume, efs->authorization_config.access_point_id.at, "an access point");
}

static void efs_port_encryption(struct lint *l, const struct volume *volume)
{
	const struct efs_volume *efs = &volume->efs_volume_configuration;

	/* 0 leaves the choice of the port to the mount helper. */
	if (is_ok(*efs) && is_ok(efs->transit_encryption_port) && efs->transit_encryption_port.v &&
	    lacks_encryption(efs) && !wants_iam(efs) && !has_access_point(efs))
		report_encryption(l, volume, efs->transit_encryption_port.at, "transitEncryptionPort");
}

static void report_root(struct lint *l, const struct volume *volume, const struct str *root,
			const struct str *access_point)
{
	struct finding *finding;

	if (!is_ok(*root) || is_root(root->v) || !is_ok(*access_point))
		return;
	finding = flag(l, root->at, "%s: rootDirectory is %s, but the access point has its own",
		       volume_title(l, volume), show(l, root->at));
	relate(l, finding, access_point->at, "the access point");
}

static void efs_access_point_root(struct lint *l, const struct volume *volume)
{
	const struct efs_volume *efs = &volume->efs_volume_configuration;

	if (has_access_point(efs))
		report_root(l, volume, &efs->root_directory, &efs->authorization_config.access_point_id);
}

static void efs_file_system_id(struct lint *l, const struct volume *volume)
{
	const struct efs_volume *efs = &volume->efs_volume_configuration;
	struct finding *finding;
	struct text rest;

	if (!is_ok(*efs) || !is_ok(efs->file_system_id) || is_id(efs->file_system_id.v, "fs-") ||
	    (is_file_system_arn(efs->file_system_id.v, "elasticfilesystem", &rest) && !rest.length))
		return;
	finding =
		flag(l, efs->file_system_id.at, "%s: fileSystemId %s is not of the form fs-0123456789abcdef0",
		     volume_title(l, volume), show(l, efs->file_system_id.at));
	if (text_starts(efs->file_system_id.v, "fsap-"))
		advise(l, finding,
		       "this is an access point: write it as authorizationConfig.accessPointId, and "
		       "the file system's id here");
}

static void efs_iam_task_role(struct lint *l, const struct task *task)
{
	if (!is_absent(task->task_role_arn))
		return;
	for (uint32_t i = 0; i < task->volumes.count; i++) {
		const struct volume *volume = &task->volumes.v[i];

		if (!is_ok(*volume) || !wants_iam(&volume->efs_volume_configuration))
			continue;
		flag(l, volume->efs_volume_configuration.authorization_config.iam.at,
		     "%s: IAM authorization uses the task's role, and there is no taskRoleArn",
		     volume_title(l, volume));
		return; /* one role serves all */
	}
}

static void efs_platform(struct lint *l, const struct volume *volume)
{
	bool windows = l->rule->os == OS_IS_WINDOWS;
	struct finding *finding;

	if (!is_ok(volume->efs_volume_configuration) || (!windows && l->facts->os == OS_IS_WINDOWS))
		return;
	finding = flag_key(l, volume->efs_volume_configuration.at, "%s: EFS cannot be mounted %s",
			   volume_title(l, volume),
			   windows ? "by Windows containers" : "on external instances");
	relate(l, finding,
	       windows ? l->task->runtime_platform.operating_system_family.at
		       : l->task->requires_compatibilities.at,
	       windows ? "Windows here" : "EXTERNAL is required here");
}

/* What follows is about S3 Files. */

static void s3files_task_role(struct lint *l, const struct task *task)
{
	if (!is_absent(task->task_role_arn))
		return;
	for (uint32_t i = 0; i < task->volumes.count; i++) {
		const struct volume *volume = &task->volumes.v[i];

		if (!is_ok(*volume) || !is_ok(volume->s3files_volume_configuration))
			continue;
		flag_key(l, volume->s3files_volume_configuration.at,
			 "%s: S3 Files is mounted with the task's role, and there is no taskRoleArn",
			 volume_title(l, volume));
		return;
	}
}

static void s3files_access_point_root(struct lint *l, const struct volume *volume)
{
	const struct s3files_volume *s3files = &volume->s3files_volume_configuration;

	if (is_ok(*s3files))
		report_root(l, volume, &s3files->root_directory, &s3files->access_point_arn);
}

static void s3files_arn(struct lint *l, const struct volume *volume)
{
	const struct s3files_volume *s3files = &volume->s3files_volume_configuration;
	const struct str *file_system = &s3files->file_system_arn, *access_point = &s3files->access_point_arn;
	struct text rest;

	if (!is_ok(*s3files))
		return;
	if (is_ok(*file_system) && !(is_file_system_arn(file_system->v, "s3files", &rest) && !rest.length))
		flag(l, file_system->at, "%s: fileSystemArn %s is not the ARN of an S3 Files file system",
		     volume_title(l, volume), show(l, file_system->at));
	if (is_ok(*access_point) && !(is_file_system_arn(access_point->v, "s3files", &rest) &&
				      text_starts(rest, "/access-point/fsap-"))) {
		struct finding *finding =
			flag(l, access_point->at,
			     "%s: accessPointArn %s is not the ARN of an S3 Files access point",
			     volume_title(l, volume), show(l, access_point->at));

		advise(l, finding,
		       "write it as arn:aws:s3files:REGION:ACCOUNT:file-system/fs-…/access-point/fsap-…");
	}
}

/* What follows is about FSx for Windows File Server. */

static void fsx_launch_type(struct lint *l, const struct volume *volume)
{
	struct finding *finding;

	if (!is_ok(volume->fsx_windows_volume_configuration))
		return;
	finding = flag_key(l, volume->fsx_windows_volume_configuration.at,
			   "%s: FSx for Windows File Server can be mounted by Windows tasks on EC2 only",
			   volume_title(l, volume));
	relate(l, finding, l->task->requires_compatibilities.at, "not on EC2 alone");
}

static void fsx_on_linux(struct lint *l, const struct volume *volume)
{
	const struct choice *family = &l->task->runtime_platform.operating_system_family;
	struct finding *finding;

	/* Windows definitions for EC2 often say nothing about the system, so only a stated Linux counts. */
	if (!is_ok(volume->fsx_windows_volume_configuration) || !is_ok(*family) || family->v != OS_LINUX ||
	    (l->facts->launch_stated && l->facts->launch & (LAUNCH_FARGATE | LAUNCH_MANAGED_INSTANCES)))
		return;
	finding = flag_key(l, volume->fsx_windows_volume_configuration.at,
			   "%s: FSx for Windows File Server cannot be mounted by Linux containers",
			   volume_title(l, volume));
	relate(l, finding, family->at, "Linux here");
}

static void fsx_execution_role(struct lint *l, const struct task *task)
{
	if (!is_absent(task->execution_role_arn))
		return;
	for (uint32_t i = 0; i < task->volumes.count; i++) {
		const struct volume *volume = &task->volumes.v[i];

		if (!is_ok(*volume) || !is_ok(volume->fsx_windows_volume_configuration))
			continue;
		flag_key(
			l, volume->fsx_windows_volume_configuration.at,
			"%s: the file system's credentials are read with the execution role, and there is no "
			"executionRoleArn",
			volume_title(l, volume));
		return;
	}
}

static void fsx_credentials(struct lint *l, const struct volume *volume)
{
	const struct fsx_volume *fsx = &volume->fsx_windows_volume_configuration;
	const struct str *parameter = &fsx->authorization_config.credentials_parameter;
	struct arn arn;

	if (!is_ok(*fsx) || !is_ok(fsx->authorization_config) || !is_ok(*parameter))
		return;
	if (!arn_parse(parameter->v, &arn) ||
	    !(text_is(arn.service, "secretsmanager") || text_is(arn.service, "ssm")))
		flag(l, parameter->at, "%s: credentialsParameter is not the ARN of a secret or parameter",
		     volume_title(l, volume));
}

/* clang-format off */
#define TASK(launch, volume) "{'family': 'web', " launch "'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', " \
	"'memory': 256, 'mountPoints': [{'sourceVolume': 'data', 'containerPath': '/data'}]}], " \
	"'volumes': [{'name': 'data', " volume "}]}"
#define EFS(more) TASK("", "'efsVolumeConfiguration': {'fileSystemId': 'fs-0123456789abcdef0', " more "}")
#define EFS_ON(launch) TASK(launch, "'efsVolumeConfiguration': {'fileSystemId': 'fs-0123456789abcdef0'}")
#define TASK_ROLE "'taskRoleArn': 'arn:aws:iam::123456789012:role/web', "
#define EXECUTION_ROLE "'executionRoleArn': 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole', "
#define EC2 "'requiresCompatibilities': ['EC2'], "
#define FARGATE "'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', 'cpu': '1024', 'memory': '2048', "
#define PLATFORM(family) "'runtimePlatform': {'operatingSystemFamily': '" family "'}, "
#define S3FILES_ARN "arn:aws:s3files:eu-west-1:123456789012:file-system/fs-0123456789abcdef0"
#define S3FILES(role, more) TASK(role, "'s3filesVolumeConfiguration': {'fileSystemArn': '" S3FILES_ARN "'" more "}")
#define FSX(launch, parameter) TASK(launch, "'fsxWindowsFileServerVolumeConfiguration': {'fileSystemId': " \
	"'fs-0123456789abcdef0', 'rootDirectory': 'share', 'authorizationConfig': {'credentialsParameter': '" parameter \
	"', 'domain': 'corp.example.com'}}")
#define FSX_SECRET "arn:aws:secretsmanager:eu-west-1:123456789012:secret:fsx-AbCdEf"

static const struct rule rules[] = {
	{
		.id = "efs-access-point-root",
		.severity = SEVERITY_ERROR,
		.summary = "an EFS access point together with a rootDirectory",
		.why = "An access point sets the directory that its clients see as the root. ECS refuses another "
		       "rootDirectory beside it; \"/\" counts as left out.",
		.help = "remove \"rootDirectory\", or make an access point for that directory",
		.answer = "When using an EFS access point, the root directory must either be set to \"/\" or be omitted",
		.page = &page_efs,
		.since = "2026-09-08",
		.bad = EFS("'rootDirectory': '/srv', 'transitEncryption': 'ENABLED', 'authorizationConfig': "
			   "{'accessPointId': 'fsap-0123456789abcdef0'}"),
		.good = EFS("'rootDirectory': '/', 'transitEncryption': 'ENABLED', 'authorizationConfig': "
			    "{'accessPointId': 'fsap-0123456789abcdef0'}"),
		.volume = efs_access_point_root,
	},
	{
		.id = "efs-iam-needs-encryption",
		.severity = SEVERITY_ERROR,
		.summary = "EFS with IAM authorization but without encryption in transit",
		.why = "With IAM authorization the mount signs its requests, which EFS takes over TLS only. ECS refuses the "
		       "volume unless transitEncryption is ENABLED; left out, it is DISABLED.",
		.help = "set \"transitEncryption\": \"ENABLED\" in efsVolumeConfiguration",
		.answer = "EFS IAM authorization requires TransitEncryption to be enabled.",
		.page = &page_efs,
		.since = "2026-09-08",
		.bad = TASK(TASK_ROLE, "'efsVolumeConfiguration': {'fileSystemId': 'fs-0123456789abcdef0', "
			    "'authorizationConfig': {'iam': 'ENABLED'}}"),
		.good = TASK(TASK_ROLE, "'efsVolumeConfiguration': {'fileSystemId': 'fs-0123456789abcdef0', "
			     "'transitEncryption': 'ENABLED', 'authorizationConfig': {'iam': 'ENABLED'}}"),
		.volume = efs_iam_encryption,
	},
	{
		.id = "efs-access-point-needs-encryption",
		.severity = SEVERITY_ERROR,
		.summary = "an EFS access point without encryption in transit",
		.why = "EFS serves access points over TLS only. ECS refuses the volume unless transitEncryption is ENABLED; "
		       "left out, it is DISABLED.",
		.help = "set \"transitEncryption\": \"ENABLED\" in efsVolumeConfiguration",
		.page = &page_efs,
		.since = "2020",
		.bad = EFS("'authorizationConfig': {'accessPointId': 'fsap-0123456789abcdef0'}"),
		.good = EFS("'transitEncryption': 'ENABLED', 'authorizationConfig': {'accessPointId': 'fsap-0123456789abcdef0'}"),
		.volume = efs_access_point_encryption,
	},
	{
		.id = "efs-port-needs-encryption",
		.severity = SEVERITY_ERROR,
		.summary = "transitEncryptionPort without encryption in transit",
		.why = "The port is the one of the local end of the TLS tunnel. Without transitEncryption ENABLED there is no "
		       "tunnel, and ECS refuses the port.",
		.help = "set \"transitEncryption\": \"ENABLED\" in efsVolumeConfiguration, or remove the port",
		.answer = "TransitEncryptionPort requires that TransitEncryption is enabled.",
		.page = &page_efs,
		.since = "2026-09-08",
		.bad = EFS("'transitEncryptionPort': 2999"),
		.good = EFS("'transitEncryption': 'ENABLED', 'transitEncryptionPort': 2999"),
		.volume = efs_port_encryption,
	},
	{
		.id = "efs-file-system-id",
		.severity = SEVERITY_WARNING,
		.summary = "fileSystemId does not look like an EFS file system",
		.why = "EFS file systems have ids such as fs-0123456789abcdef0; ECS takes the file system's ARN too. "
		       "Anything else registers at best, and the task then stops because it cannot mount the volume.",
		.help = "write the id that the EFS console shows, fs- and 8 or 17 hexadecimal digits",
		.page = &page_efs,
		.since = "2026-08",
		.bad = TASK("", "'efsVolumeConfiguration': {'fileSystemId': 'web-files'}"),
		.good = TASK("", "'efsVolumeConfiguration': {'fileSystemId': 'fs-0123456789abcdef0'}"),
		.volume = efs_file_system_id,
	},
	{
		.id = "efs-iam-task-role",
		.severity = SEVERITY_WARNING,
		.summary = "EFS with IAM authorization, but the task has no role",
		.why = "IAM authorization mounts the file system as the task's role. Without taskRoleArn there is nobody to "
		       "mount it as, and the task stops before its containers start.",
		.help = "add \"taskRoleArn\" with a role that may call elasticfilesystem:ClientMount, or leave out \"iam\"",
		.page = &page_efs,
		.since = "2020-04",
		.bad = EFS("'transitEncryption': 'ENABLED', 'authorizationConfig': {'iam': 'ENABLED'}"),
		.good = TASK(TASK_ROLE, "'efsVolumeConfiguration': {'fileSystemId': 'fs-0123456789abcdef0', "
			     "'transitEncryption': 'ENABLED', 'authorizationConfig': {'iam': 'ENABLED'}}"),
		.task = efs_iam_task_role,
	},
	{
		.id = "efs-on-windows",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_WINDOWS,
		.summary = "Windows containers cannot mount EFS",
		.why = "EFS speaks NFS, and ECS mounts it on Linux only. Whether ECS refuses the volume at registration has "
		       "not been seen.",
		.help = "use fsxWindowsFileServerVolumeConfiguration",
		.page = &page_windows,
		.since = "2023",
		.bad = EFS_ON(EC2 PLATFORM("WINDOWS_SERVER_2022_CORE")),
		.good = EFS_ON(EC2 PLATFORM("LINUX")),
		.volume = efs_platform,
	},
	{
		.id = "efs-on-external",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_EXTERNAL,
		.summary = "external instances cannot mount EFS",
		.why = "The guide lists EFS volumes among what external instances do not support. Whether ECS refuses them at "
		       "registration has not been seen.",
		.help = "use \"host\": {\"sourcePath\": …} with a directory that the instance itself has mounted",
		.page = &page_external,
		.since = "2023",
		.bad = EFS_ON("'requiresCompatibilities': ['EXTERNAL'], 'networkMode': 'bridge', "),
		.good = EFS_ON(EC2),
		.volume = efs_platform,
	},
	{
		.id = "s3files-task-role",
		.severity = SEVERITY_WARNING,
		.summary = "an S3 Files volume, but the task has no role",
		.why = "The file system is always mounted with the task's role, and the API reference calls taskRoleArn "
		       "mandatory. Whether ECS refuses the definition without it has not been seen.",
		.help = "add \"taskRoleArn\" with a role that may mount the file system",
		.page = &page_s3files,
		.since = "2026-04-07",
		.bad = S3FILES("", ""),
		.good = S3FILES(TASK_ROLE, ""),
		.task = s3files_task_role,
	},
	{
		.id = "s3files-access-point-root",
		.severity = SEVERITY_WARNING,
		.summary = "an S3 Files access point together with a rootDirectory",
		.why = "An access point sets the directory that its clients see as the root. The API reference wants "
		       "rootDirectory left out or \"/\" beside it, as for EFS; a refusal has not been seen yet.",
		.help = "remove \"rootDirectory\", or make an access point for that directory",
		.page = &page_s3files,
		.since = "2026-04-07",
		.bad = S3FILES(TASK_ROLE, ", 'rootDirectory': '/srv', 'accessPointArn': '" S3FILES_ARN
			       "/access-point/fsap-0123456789abcdef0'"),
		.good = S3FILES(TASK_ROLE, ", 'rootDirectory': '/', 'accessPointArn': '" S3FILES_ARN
				"/access-point/fsap-0123456789abcdef0'"),
		.volume = s3files_access_point_root,
	},
	{
		.id = "s3files-arn",
		.severity = SEVERITY_WARNING,
		.summary = "the ARN is not one of an S3 Files file system or access point",
		.why = "S3 Files volumes are named by ARN, not by id, and not by the ARN of the bucket behind them. With "
		       "another ARN the task cannot mount the volume.",
		.help = "write it as arn:aws:s3files:REGION:ACCOUNT:file-system/fs-…",
		.page = &page_s3files,
		.since = "2026-04-07",
		.bad = TASK(TASK_ROLE, "'s3filesVolumeConfiguration': {'fileSystemArn': 'arn:aws:s3:::web-files'}"),
		.good = S3FILES(TASK_ROLE, ""),
		.volume = s3files_arn,
	},
	{
		.id = "fsx-launch-type",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_FARGATE | LAUNCH_MANAGED_INSTANCES,
		.summary = "FSx for Windows File Server outside Windows on EC2",
		.why = "The container instance mounts the file share. That works for Windows tasks on EC2; Fargate and Managed "
		       "Instances cannot.",
		.help = "run the task on EC2 with Windows, or use EFS for a Linux task",
		.page = &page_fsx,
		.since = "2023",
		.bad = FSX(FARGATE EXECUTION_ROLE, FSX_SECRET),
		.good = FSX(EC2 EXECUTION_ROLE PLATFORM("WINDOWS_SERVER_2022_CORE"), FSX_SECRET),
		.volume = fsx_launch_type,
	},
	{
		.id = "fsx-on-linux",
		.severity = SEVERITY_WARNING,
		.summary = "Linux containers cannot mount FSx for Windows File Server",
		.why = "The share is mounted by a Windows container instance. A task for Linux never gets one.",
		.help = "set \"operatingSystemFamily\" to the Windows release, or use EFS",
		.page = &page_fsx,
		.since = "2020-11",
		.bad = FSX(EC2 EXECUTION_ROLE PLATFORM("LINUX"), FSX_SECRET),
		.good = FSX(EC2 EXECUTION_ROLE PLATFORM("WINDOWS_SERVER_2022_CORE"), FSX_SECRET),
		.volume = fsx_on_linux,
	},
	{
		.id = "fsx-execution-role",
		.severity = SEVERITY_ERROR,
		.summary = "FSx for Windows File Server without an execution role",
		.why = "ECS reads the Active Directory credentials from Secrets Manager or Systems Manager with the execution "
		       "role. The role is required for such a volume.",
		.help = "add \"executionRoleArn\" with a role that may read the secret",
		.page = &page_fsx,
		.since = "2022",
		.bad = FSX(EC2, FSX_SECRET),
		.good = FSX(EC2 EXECUTION_ROLE, FSX_SECRET),
		.task = fsx_execution_role,
	},
	{
		.id = "fsx-credentials-parameter",
		.severity = SEVERITY_WARNING,
		.summary = "credentialsParameter is not the ARN of a secret or parameter",
		.why = "The Active Directory user and password stand in a Secrets Manager secret or a Systems Manager "
		       "parameter, which the member names by ARN. They must never stand in the task definition itself.",
		.help = "write the ARN, such as arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME",
		.page = &page_fsx,
		.since = "2020-11",
		.bad = FSX(EC2 EXECUTION_ROLE, "fsx-login"),
		.good = FSX(EC2 EXECUTION_ROLE, FSX_SECRET),
		.volume = fsx_credentials,
	},
};
/* clang-format on */

const struct topic topic_file_systems = TOPIC("file-systems", "EFS, S3 Files and FSx volumes", rules);
