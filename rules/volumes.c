/* Volumes as such: names and kinds, host directories, Docker volumes, EBS volumes configured at launch, the
 * task's own storage. */
#include "rule.h"

enum { KINDS = 6 };

/* The kinds of storage that a volume asks for, in the order in which they are written. */
struct kind {
	const char *name;
	const struct node *at;
};

static bool has_source_path(const struct volume *volume)
{
	return is_ok(volume->host) && is_ok(volume->host.source_path) && volume->host.source_path.v.length;
}

static size_t kinds_of(const struct volume *volume, struct kind kinds[KINDS])
{
	const struct {
		const char *name;
		const struct node *at;
		bool there;
	} all[KINDS] = {
		{ "host.sourcePath", volume->host.at, has_source_path(volume) },
		{ "dockerVolumeConfiguration", volume->docker_volume_configuration.at,
		  is_ok(volume->docker_volume_configuration) },
		{ "efsVolumeConfiguration", volume->efs_volume_configuration.at,
		  is_ok(volume->efs_volume_configuration) },
		{ "s3filesVolumeConfiguration", volume->s3files_volume_configuration.at,
		  is_ok(volume->s3files_volume_configuration) },
		{ "fsxWindowsFileServerVolumeConfiguration", volume->fsx_windows_volume_configuration.at,
		  is_ok(volume->fsx_windows_volume_configuration) },
		{ "configuredAtLaunch", volume->configured_at_launch.at,
		  is_ok(volume->configured_at_launch) && volume->configured_at_launch.v },
	};
	size_t count = 0;

	for (size_t i = 0; i < KINDS; i++) {
		size_t place = count;

		if (!all[i].there)
			continue;
		for (; place && kinds[place - 1].at->index > all[i].at->index; place--)
			kinds[place] = kinds[place - 1];
		kinds[place] = (struct kind){ all[i].name, all[i].at };
		count++;
	}
	return count;
}

static bool is_for_fargate(const struct kind *kind)
{
	return !text_is(kind->at->key, "host") && !text_is(kind->at->key, "dockerVolumeConfiguration") &&
	       !text_is(kind->at->key, "fsxWindowsFileServerVolumeConfiguration");
}

/* Where Fargate leaves no choice, the one that it takes is named. */
static void advise_for_fargate(struct lint *l, struct finding *finding, const struct kind *kinds,
			       size_t count)
{
	const struct kind *only = NULL;

	for (size_t i = 0; i < count; i++) {
		if (!is_for_fargate(&kinds[i]))
			continue;
		if (only)
			return;
		only = &kinds[i];
	}
	if (only)
		advise(l, finding, "keep \"%s\": Fargate does not support the other", only->name);
}

static void two_configurations(struct lint *l, const struct volume *volume)
{
	struct kind kinds[KINDS];
	size_t count = kinds_of(volume, kinds);
	struct finding *finding;

	if (count < 2)
		return;
	finding = flag(l, volume->at, "%s has %s beside %s", volume_title(l, volume), kinds[count - 1].name,
		       kinds[0].name);
	for (size_t i = 0; i < count; i++)
		relate(l, finding, kinds[i].at, i ? "and this" : "this");
	if (l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE)
		advise_for_fargate(l, finding, kinds, count);
}

static void duplicate_name(struct lint *l, const struct task *task)
{
	struct names names;

	names_init(&names, l->arena);
	for (uint32_t i = 0; i < task->volumes.count; i++) {
		const struct volume *volume = &task->volumes.v[i];
		const struct node *first;
		struct finding *finding;

		if (!is_ok(*volume) || !is_ok(volume->name))
			continue;
		first = names_add(&names, volume->name.v, volume->name.at);
		if (!first)
			continue;
		finding = flag(l, volume->name.at, "two volumes are named %s", show(l, volume->name.at));
		relate(l, finding, first, "the first one");
	}
}

static void name_missing(struct lint *l, const struct volume *volume)
{
	struct kind kinds[KINDS];
	struct finding *finding;

	if (!is_absent(volume->name))
		return;
	if (kinds_of(volume, kinds))
		finding = flag(l, volume->at, "the volume with %s has no name", kinds[0].name);
	else
		finding = flag(l, volume->at, "the volume has no name");
	label(l, finding, "no container can mount it");
}

static void source_path_blank(struct lint *l, const struct volume *volume)
{
	if (is_ok(volume->host) && is_ok(volume->host.source_path) && !volume->host.source_path.v.length)
		flag(l, volume->host.source_path.at, "%s: host.sourcePath is empty", volume_title(l, volume));
}

static void fargate_source_path(struct lint *l, const struct volume *volume)
{
	struct kind kinds[KINDS];
	struct finding *finding;

	if (!has_source_path(volume) || kinds_of(volume, kinds) > 1)
		return; /* of two kinds one is too many anyway: volume-two-configurations says which */
	finding = flag(l, volume->host.source_path.at, "%s: host.sourcePath is not supported on Fargate",
		       volume_title(l, volume));
	relate(l, finding, l->task->requires_compatibilities.at, "Fargate is required here");
}

static void docker_volume(struct lint *l, const struct volume *volume)
{
	const char *launch = l->rule->data;
	struct kind kinds[KINDS];
	struct finding *finding;

	if (!is_ok(volume->docker_volume_configuration) || kinds_of(volume, kinds) > 1)
		return;
	finding = flag_key(l, volume->docker_volume_configuration.at,
			   "%s: dockerVolumeConfiguration is not supported on %s", volume_title(l, volume),
			   launch);
	relate(l, finding, l->task->requires_compatibilities.at, "required here");
}

static void driver_empty(struct lint *l, const struct volume *volume)
{
	const struct str *driver = &volume->docker_volume_configuration.driver;

	if (is_ok(volume->docker_volume_configuration) && is_ok(*driver) && !driver->v.length)
		flag(l, driver->at, "%s: the Docker volume's driver is empty", volume_title(l, volume));
}

static void task_autoprovision(struct lint *l, const struct volume *volume)
{
	const struct docker_volume *docker = &volume->docker_volume_configuration;
	struct finding *finding;

	if (!is_ok(*docker) || !is_ok(docker->scope) || docker->scope.v != VOLUME_SCOPE_TASK ||
	    !is_ok(docker->autoprovision) || docker->autoprovision.v)
		return;
	finding = flag(l, docker->autoprovision.at,
		       "%s: autoprovision is false, but a volume of scope \"task\" is always made",
		       volume_title(l, volume));
	relate(l, finding, docker->scope.at, "the scope");
}

static void windows_driver(struct lint *l, const struct volume *volume)
{
	const struct str *driver = &volume->docker_volume_configuration.driver;
	struct finding *finding;

	if (!is_ok(volume->docker_volume_configuration) || !is_ok(*driver) || !driver->v.length ||
	    text_is(driver->v, "local"))
		return;
	finding = flag(l, driver->at, "%s: Windows knows only the driver \"local\", and this is %s",
		       volume_title(l, volume), show(l, driver->at));
	relate(l, finding, l->task->runtime_platform.operating_system_family.at, "Windows here");
}

static bool is_launch_volume(const struct volume *volume)
{
	return is_ok(*volume) && is_ok(volume->configured_at_launch) && volume->configured_at_launch.v;
}

static void launch_volume_two(struct lint *l, const struct task *task)
{
	const struct volume *first = NULL;

	for (uint32_t i = 0; i < task->volumes.count; i++) {
		const struct volume *volume = &task->volumes.v[i];
		struct finding *finding;

		if (!is_launch_volume(volume))
			continue;
		if (!first) {
			first = volume;
			continue;
		}
		finding = flag(l, volume->configured_at_launch.at,
			       "%s: only one volume can be configured at launch, and %s is",
			       volume_title(l, volume), volume_title(l, first));
		relate(l, finding, first->configured_at_launch.at, "the first one");
	}
}

static void launch_volume_windows(struct lint *l, const struct volume *volume)
{
	struct finding *finding;

	if (!is_launch_volume(volume))
		return;
	finding = flag(l, volume->configured_at_launch.at,
		       "%s: EBS volumes cannot be attached to Windows tasks on Fargate",
		       volume_title(l, volume));
	relate(l, finding, l->task->runtime_platform.operating_system_family.at, "Windows here");
}

static void ephemeral_storage(struct lint *l, const struct task *task)
{
	bool settled = l->facts->launch_stated;
	struct finding *finding;

	/* Beside FARGATE the size belongs to Fargate; EC2's refusal comes before advice about the others. */
	if (!is_ok(task->ephemeral_storage) || (settled && l->facts->launch & LAUNCH_FARGATE) ||
	    (!(l->rule->launch & LAUNCH_EC2) && l->facts->launch & LAUNCH_EC2))
		return;
	finding = flag_key(l, task->ephemeral_storage.at, "ephemeralStorage is for Fargate only");
	relate(l, finding, task->requires_compatibilities.at, "Fargate is not among these");
}

/* clang-format off */
#define TASK(launch, more) "{'family': 'web', " launch "'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', " \
	"'memory': 256, 'mountPoints': [{'sourceVolume': 'data', 'containerPath': '/data'}]}], " more "}"
#define VOLUME(launch, more) TASK(launch, "'volumes': [{" more "}]")
#define EC2 "'requiresCompatibilities': ['EC2'], "
#define FARGATE "'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', 'cpu': '1024', 'memory': '2048', "
#define PLATFORM(family) "'runtimePlatform': {'operatingSystemFamily': '" family "'}, "
#define MANAGED "'requiresCompatibilities': ['MANAGED_INSTANCES'], 'networkMode': 'awsvpc', "
#define WINDOWS EC2 PLATFORM("WINDOWS_SERVER_2022_CORE")
#define STORAGE(launch) "{'family': 'web', " launch "'ephemeralStorage': {'sizeInGiB': 50}, " \
	"'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}"
#define LAUNCH(launch, last) "{'family': 'db', " launch "'containerDefinitions': [{'name': 'app', 'image': 'postgres:17.2', " \
	"'memory': 256, 'mountPoints': [{'sourceVolume': 'data', 'containerPath': '/data'}, {'sourceVolume': 'wal', " \
	"'containerPath': '/wal'}]}], 'volumes': [{'name': 'data', 'configuredAtLaunch': true}, {'name': 'wal'" last "}]}"

static const struct rule rules[] = {
	{
		.id = "volume-two-configurations",
		.severity = SEVERITY_ERROR,
		.summary = "a volume asks for more than one kind of storage",
		.why = "A volume is one of: a directory of the host, a Docker volume, an EFS, S3 Files or FSx file system, or "
		       "a volume configured at launch. ECS refuses two of them in one volume. \"host\": {}, "
		       "\"configuredAtLaunch\": false and nulls, as describe-task-definition prints them, do not count.",
		.help = "keep one of them, or make two volumes",
		.answer = "When the volume parameter is specified, only one volume configuration type should be used.",
		.page = &page_volume,
		.since = "2023",
		.bad = VOLUME(EC2, "'name': 'data', 'host': {'sourcePath': '/srv'}, 'efsVolumeConfiguration': "
			      "{'fileSystemId': 'fs-0123456789abcdef0'}"),
		.good = VOLUME(EC2, "'name': 'data', 'host': {}, 'configuredAtLaunch': false, 'efsVolumeConfiguration': "
			       "{'fileSystemId': 'fs-0123456789abcdef0'}"),
		.volume = two_configurations,
	},
	{
		.id = "volume-duplicate-name",
		.severity = SEVERITY_WARNING,
		.summary = "two volumes have the same name",
		.why = "mountPoints refer to volumes by name, so nobody can tell which of the two a container gets. Whether "
		       "ECS refuses it at registration has not been seen.",
		.help = "give each volume a name of its own",
		.page = &page_volume,
		.since = "2026-11",
		.bad = TASK("", "'volumes': [{'name': 'data'}, {'name': 'data', 'host': {'sourcePath': '/srv'}}]"),
		.good = TASK("", "'volumes': [{'name': 'data'}]"),
		.task = duplicate_name,
	},
	{
		.id = "volume-name-missing",
		.severity = SEVERITY_WARNING,
		.summary = "a volume has no name",
		.why = "mountPoints refer to volumes by name. The API reference requires a name for EFS, S3 Files and volumes "
		       "configured at launch; any other volume is of no use without one.",
		.help = "add a \"name\" and mount it as \"sourceVolume\"",
		.page = &page_volume,
		.since = "2026-08",
		.bad = TASK("", "'volumes': [{'name': 'data'}, {'host': {'sourcePath': '/srv'}}]"),
		.good = TASK("", "'volumes': [{'name': 'data', 'host': {'sourcePath': '/srv'}}]"),
		.volume = name_missing,
	},
	{
		.id = "host-source-path-blank",
		.severity = SEVERITY_WARNING,
		.summary = "host.sourcePath is an empty string",
		.why = "An empty string is not the same as no sourcePath: ECS has refused it. Usually a variable of a script "
		       "or a template was not set.",
		.help = "name the directory, or write \"host\": {} for an empty volume of the task",
		.answer = "host.sourcePath should not be blank.",
		.page = &page_bind_mounts,
		.since = "2015",
		.bad = VOLUME("", "'name': 'data', 'host': {'sourcePath': ''}"),
		.good = VOLUME("", "'name': 'data', 'host': {}"),
		.volume = source_path_blank,
	},
	{
		.id = "fargate-host-source-path",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "a directory of the host cannot be mounted on Fargate",
		.why = "On Fargate there is no host that you know, and ECS refuses host.sourcePath. Containers of one task "
		       "share files in a volume without it; files that outlive the task belong on EFS or S3 Files.",
		.help = "remove \"sourcePath\" (an empty volume of the task remains), or use efsVolumeConfiguration",
		.answer = "Fargate compatible task definitions do not support sourcePath",
		.page = &page_bind_mounts,
		.since = "2026-09-08",
		.bad = VOLUME(FARGATE, "'name': 'data', 'host': {'sourcePath': '/srv'}"),
		.good = VOLUME(FARGATE, "'name': 'data', 'host': {}"),
		.volume = fargate_source_path,
	},
	{
		.id = "fargate-docker-volume",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "Docker volumes do not exist on Fargate",
		.why = "dockerVolumeConfiguration speaks to the Docker daemon of a container instance. Fargate has none, and "
		       "ECS refuses the member.",
		.help = "remove \"dockerVolumeConfiguration\": a volume with a name alone is an empty one of the task",
		.answer = "Fargate compatible task definitions do not support dockerVolumeConfiguration",
		.page = &page_docker_volume,
		.since = "2026-09-08",
		.bad = VOLUME(FARGATE, "'name': 'data', 'dockerVolumeConfiguration': {'scope': 'task', 'driver': 'local'}"),
		.good = VOLUME(FARGATE, "'name': 'data'"),
		.volume = docker_volume,
		.data = "Fargate",
	},
	{
		.id = "managed-instances-docker-volume",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_MANAGED_INSTANCES,
		.summary = "Docker volumes are not supported on Managed Instances",
		.why = "The guide lists dockerVolumeConfiguration among the parameters that Managed Instances do not support. "
		       "Whether ECS refuses it at registration has not been seen.",
		.help = "use \"host\", EFS, S3 Files or a volume configured at launch",
		.page = &page_managed_instances,
		.since = "2025-10",
		.bad = VOLUME(MANAGED, "'name': 'data', 'dockerVolumeConfiguration': {'scope': 'task', 'driver': 'local'}"),
		.good = VOLUME(MANAGED, "'name': 'data', 'host': {'sourcePath': '/srv'}"),
		.volume = docker_volume,
		.data = "Managed Instances",
	},
	{
		.id = "docker-volume-driver-empty",
		.severity = SEVERITY_ERROR,
		.summary = "a Docker volume's driver is an empty string",
		.why = "The driver is handed to Docker, which makes the volume with it. ECS refuses an empty one.",
		.help = "write \"driver\": \"local\", or the name of the plugin as docker plugin ls prints it",
		.answer = "volume.dockerVolumeConfiguration.driver should not be null or empty.",
		.page = &page_docker_volume,
		.since = "2019",
		.bad = VOLUME(EC2, "'name': 'data', 'dockerVolumeConfiguration': {'scope': 'task', 'driver': ''}"),
		.good = VOLUME(EC2, "'name': 'data', 'dockerVolumeConfiguration': {'scope': 'task', 'driver': 'local'}"),
		.volume = driver_empty,
	},
	{
		.id = "docker-volume-task-autoprovision",
		.severity = SEVERITY_ERROR,
		.summary = "autoprovision is false for a Docker volume of the task",
		.why = "A volume of scope \"task\" is made when the task starts and removed when it stops, so it cannot be "
		       "there beforehand. ECS takes autoprovision false only for scope \"shared\".",
		.help = "remove \"autoprovision\", or write \"scope\": \"shared\" for a volume that exists already",
		.answer = "When 'scope' parameter is 'task', 'autoprovision' must either not be specified or set to 'True'.",
		.page = &page_docker_volume,
		.since = "2023",
		.bad = VOLUME(EC2, "'name': 'data', 'dockerVolumeConfiguration': {'scope': 'task', 'autoprovision': false, "
			      "'driver': 'local'}"),
		.good = VOLUME(EC2, "'name': 'data', 'dockerVolumeConfiguration': {'scope': 'shared', 'autoprovision': false, "
			       "'driver': 'local'}"),
		.volume = task_autoprovision,
	},
	{
		.id = "windows-docker-volume-driver",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_WINDOWS,
		.summary = "Docker volumes on Windows have the driver \"local\" only",
		.why = "Volume plugins exist for Linux container instances. On Windows Docker knows its own driver only, so "
		       "the task cannot start.",
		.help = "write \"driver\": \"local\"",
		.page = &page_windows,
		.since = "2023",
		.bad = VOLUME(WINDOWS, "'name': 'data', 'dockerVolumeConfiguration': {'scope': 'shared', 'driver': 'rexray/ebs'}"),
		.good = VOLUME(WINDOWS, "'name': 'data', 'dockerVolumeConfiguration': {'scope': 'shared', 'driver': 'local'}"),
		.volume = windows_driver,
	},
	{
		.id = "launch-volume-two",
		.severity = SEVERITY_ERROR,
		.summary = "more than one volume configured at launch",
		.why = "A task definition can have one volume that the service or RunTask describes: an EBS volume, one a "
		       "task.",
		.help = "keep one of them and use EFS or the task's own storage for the other",
		.page = &page_volume,
		.since = "2026-08",
		.bad = LAUNCH("", ", 'configuredAtLaunch': true"),
		.good = LAUNCH("", ", 'configuredAtLaunch': false"),
		.task = launch_volume_two,
	},
	{
		.id = "launch-volume-windows",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_FARGATE,
		.os = OS_IS_WINDOWS,
		.summary = "EBS volumes for Windows tasks on Fargate",
		.why = "EBS volumes can be attached to Linux tasks on Fargate and to tasks on EC2, not to Windows tasks on "
		       "Fargate.",
		.help = "run the task on EC2, or leave out \"configuredAtLaunch\"",
		.page = &page_ebs,
		.since = "2024-10",
		.bad = LAUNCH(FARGATE PLATFORM("WINDOWS_SERVER_2022_CORE"), ""),
		.good = LAUNCH(FARGATE, ""),
		.volume = launch_volume_windows,
	},
	{
		.id = "ephemeral-storage-ec2",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_EC2,
		.summary = "ephemeralStorage without Fargate",
		.why = "The member sets the size of a Fargate task's own storage. A task on EC2 uses the disk of its container "
		       "instance, and ECS refuses the member unless FARGATE is among requiresCompatibilities.",
		.help = "remove \"ephemeralStorage\", or require FARGATE",
		.answer = "Tasks using the EC2 launch type do not support EphemeralStorage.",
		.page = &page_ephemeral_storage,
		.since = "2026-09-08",
		.bad = STORAGE(EC2),
		.good = STORAGE(FARGATE),
		.task = ephemeral_storage,
	},
	{
		.id = "ephemeral-storage-unsupported",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_MANAGED_INSTANCES | LAUNCH_EXTERNAL,
		.summary = "ephemeralStorage on Managed Instances or external instances",
		.why = "The member sets the size of a Fargate task's own storage. The guide lists it among the parameters that "
		       "Managed Instances do not support, and an external instance has its own disk. Whether ECS refuses it "
		       "at registration has been seen for EC2 only.",
		.help = "remove \"ephemeralStorage\"; the size of a managed instance's disk is set in its capacity provider",
		.page = &page_managed_instances,
		.since = "2025-10",
		.bad = STORAGE(MANAGED),
		.good = STORAGE(FARGATE),
		.task = ephemeral_storage,
	},
};
/* clang-format on */

const struct topic topic_volumes = TOPIC("volumes", "Volumes", rules);
