/* What containers mount: volumes by mountPoints, other containers' volumes by volumesFrom. */
#include "mentions.h"

static void unknown_volume(struct lint *l, const struct task *task)
{
	const struct container_list *containers = &task->container_definitions;
	struct mentions seen;

	if (!l->facts->volumes_known)
		return;
	mentions_init(&seen, l);
	for (uint32_t c = 0; c < containers->count; c++) {
		const struct mount_point_list *mounts = &containers->v[c].mount_points;

		for (uint32_t i = 0; i < mounts->count; i++) {
			const struct str *source = &mounts->v[i].source_volume;
			struct finding *finding;
			const char *meant;

			if (!is_ok(mounts->v[i]) || !is_ok(*source) || find_volume(l, source->v) ||
			    mentioned(l, &seen, source->v, source->at))
				continue;
			finding = flag(l, source->at, "%s mounts the volume %s, but %s",
				       container_title(l, &containers->v[c]), show(l, source->at),
				       task->volumes.count ? "there is no volume of that name"
							   : "the task definition has no volumes");
			mention(l, &seen, source->v, finding);
			meant = closest_volume(l, source->v);
			if (meant) {
				label(l, finding, "did you mean \"%s\"?", meant);
				advise(l, finding, "write \"%s\", or add the volume to \"volumes\"", meant);
			} else {
				advise(l, finding, "add {\"name\": %s} to \"volumes\"%s", show(l, source->at),
				       task->volumes.count ? ", or name one that is there" : "");
			}
		}
	}
}

/* The names of the volumes that are mounted, or that a misspelt mount means. False when that is uncertain. */
static bool mounted_volumes(struct lint *l, const struct task *task, struct names *names)
{
	const struct container_list *containers = &task->container_definitions;

	names_init(names, l->arena);
	if (!l->facts->volumes_known || !is_ok(*containers) || containers->open)
		return false;
	for (uint32_t c = 0; c < containers->count; c++) {
		const struct mount_point_list *mounts = &containers->v[c].mount_points;

		if (!is_ok(containers->v[c]) || mounts->state > OK || mounts->open)
			return false;
		for (uint32_t i = 0; i < mounts->count; i++) {
			const struct str *source = &mounts->v[i].source_volume;
			const char *meant;

			if (!is_ok(mounts->v[i]) || !is_ok(*source))
				return false;
			if (names_add(names, source->v, source) || find_volume(l, source->v))
				continue;
			meant = closest_volume(l, source->v);
			if (meant)
				names_add(names, (struct text){ meant, strlen(meant) }, source);
		}
	}
	return true;
}

/* l->rule->data tells volumes configured at launch from others. */
static void never_mounted(struct lint *l, const struct task *task)
{
	const bool *at_launch = l->rule->data;
	struct names mounted;
	bool asked = false;

	for (uint32_t i = 0; i < task->volumes.count; i++) {
		const struct volume *volume = &task->volumes.v[i];
		const struct boolean *launch = &volume->configured_at_launch;

		if (launch->state > OK || (is_ok(*launch) && launch->v) != *at_launch || !is_ok(volume->name))
			continue;
		if (!asked && !mounted_volumes(l, task, &mounted))
			return;
		asked = true;
		if (names_find(&mounted, volume->name.v))
			continue;
		flag(l, volume->name.at, "%s is mounted by no container", volume_title(l, volume));
	}
}

static void incomplete(struct lint *l, const struct container *container)
{
	const struct mount_point_list *mounts = &container->mount_points;

	for (uint32_t i = 0; i < mounts->count; i++) {
		const struct mount_point *mount = &mounts->v[i];
		bool no_source = is_absent(mount->source_volume), no_path = is_absent(mount->container_path);
		struct finding *finding;

		if (!is_ok(*mount) || (!no_source && !no_path))
			continue;
		finding = flag(l, mount->at, "%s: a mount point without %s", container_title(l, container),
			       !no_path     ? "sourceVolume"
			       : !no_source ? "containerPath"
					    : "sourceVolume and containerPath");
		if (no_path && !no_source && is_ok(mount->source_volume))
			advise(l, finding, "add a \"containerPath\" at which %s is to appear",
			       show(l, mount->source_volume.at));
	}
}

/* "/data", and for Windows "C:\data", "c:/data" and "\\.\pipe\name". */
static bool is_absolute(const struct lint *l, struct text path)
{
	const struct choice *family = &l->task->runtime_platform.operating_system_family;

	if (text_starts(path, "/"))
		return true;
	/* Only a stated Linux is Linux for certain. */
	if (is_ok(*family) && family->v == OS_LINUX)
		return false;
	return text_starts(path, "\\") ||
	       (path.length > 1 && is_letter(path.bytes[0]) && path.bytes[1] == ':');
}

static void relative_path(struct lint *l, const struct container *container)
{
	const struct mount_point_list *mounts = &container->mount_points;

	for (uint32_t i = 0; i < mounts->count; i++) {
		const struct str *path = &mounts->v[i].container_path;
		struct finding *finding;
		size_t colon;

		if (!is_ok(mounts->v[i]) || !is_ok(*path) || is_absolute(l, path->v))
			continue;
		finding = flag(l, path->at, "%s: containerPath %s is not an absolute path",
			       container_title(l, container), show(l, path->at));
		colon = text_find(path->v, ':');
		if (text_starts(text_slice(path->v, colon, path->v.length), ":/"))
			advise(l, finding, "write %s; the volume stands in \"sourceVolume\"",
			       show_text(l, text_slice(path->v, colon + 1, path->v.length), path->at));
	}
}

static void same_path(struct lint *l, const struct container *container)
{
	const struct mount_point_list *mounts = &container->mount_points;
	struct names paths;

	if (mounts->count < 2)
		return;
	names_init(&paths, l->arena);
	for (uint32_t i = 0; i < mounts->count; i++) {
		const struct str *written = &mounts->v[i].container_path;
		struct text path = written->v;
		const struct node *first;
		struct finding *finding;

		if (!is_ok(mounts->v[i]) || !is_ok(*written))
			continue;
		while (path.length > 1 && path.bytes[path.length - 1] == '/')
			path.length--;
		first = names_add(&paths, path, written->at);
		if (!first)
			continue;
		finding = flag(l, written->at, "%s has two mounts at %s", container_title(l, container),
			       show(l, written->at));
		relate(l, finding, first, "the first one");
	}
}

static void read_only_on_windows(struct lint *l, const struct container *container)
{
	const struct mount_point_list *mounts = &container->mount_points;

	for (uint32_t i = 0; i < mounts->count; i++) {
		const struct boolean *read_only = &mounts->v[i].read_only;

		if (is_ok(mounts->v[i]) && is_ok(*read_only) && read_only->v)
			flag(l, read_only->at,
			     "%s: readOnly should stay false on Windows container instances",
			     container_title(l, container));
	}
}

static void unknown_source_container(struct lint *l, const struct task *task)
{
	const struct container_list *containers = &task->container_definitions;
	struct mentions seen;

	if (!l->facts->containers_known)
		return;
	mentions_init(&seen, l);
	for (uint32_t c = 0; c < containers->count; c++) {
		const struct volume_from_list *list = &containers->v[c].volumes_from;

		for (uint32_t i = 0; i < list->count; i++) {
			const struct str *source = &list->v[i].source_container;
			struct finding *finding;
			const char *meant;

			if (!is_ok(list->v[i]) || !is_ok(*source) || find_container(l, source->v) ||
			    mentioned(l, &seen, source->v, source->at))
				continue;
			finding = flag(l, source->at,
				       "%s mounts the volumes of %s, but there is no such container",
				       container_title(l, &containers->v[c]), show(l, source->at));
			mention(l, &seen, source->v, finding);
			meant = closest_container(l, source->v);
			if (!meant)
				continue;
			label(l, finding, "did you mean \"%s\"?", meant);
			advise(l, finding, "write \"%s\"", meant);
		}
	}
}

static void from_itself(struct lint *l, const struct container *container)
{
	const struct volume_from_list *list = &container->volumes_from;

	for (uint32_t i = 0; i < list->count; i++) {
		const struct str *source = &list->v[i].source_container;

		if (is_ok(list->v[i]) && is_ok(*source) && is_ok(container->name) &&
		    text_equal(source->v, container->name.v))
			flag(l, source->at, "%s mounts the volumes of itself", container_title(l, container));
	}
}

/* clang-format off */
#define TASK(container, volumes) "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', " \
	"'memory': 256, " container "}]" volumes "}"
#define MOUNTS(mounts) TASK("'mountPoints': [" mounts "]", ", 'volumes': [{'name': 'data'}, {'name': 'logs'}]")
#define DATA "{'sourceVolume': 'data', 'containerPath': '/data'}"
#define LOGS "{'sourceVolume': 'logs', 'containerPath': '/logs'}"
#define WINDOWS(mount) "{'family': 'web', 'requiresCompatibilities': ['EC2'], 'runtimePlatform': " \
	"{'operatingSystemFamily': 'WINDOWS_SERVER_2022_CORE'}, 'containerDefinitions': [{'name': 'app', 'image': " \
	"'iis:1.4', 'memory': 2048, 'mountPoints': [{'sourceVolume': 'data', 'containerPath': 'C:\\\\data'" mount "}]}], " \
	"'volumes': [{'name': 'data'}]}"

static const struct rule rules[] = {
	{
		.id = "mount-unknown-volume",
		.severity = SEVERITY_ERROR,
		.summary = "a container mounts a volume that the task definition does not have",
		.why = "sourceVolume is the name of an entry of \"volumes\", at the top of the task definition; upper and lower "
		       "case count. ECS refuses a definition in which there is none. Scripts that copy the containers of a "
		       "definition and forget its volumes are the usual cause.",
		.help = "add the volume to \"volumes\", or name one that is there",
		.answer = "Unknown volume",
		.page = &page_bind_mounts,
		.since = "2026-09-08",
		.bad = TASK("'mountPoints': [" DATA "]", ""),
		.good = TASK("'mountPoints': [" DATA "]", ", 'volumes': [{'name': 'data'}]"),
		.task = unknown_volume,
	},
	{
		.id = "launch-volume-not-mounted",
		.severity = SEVERITY_ERROR,
		.summary = "no container mounts the volume that is configured at launch",
		.why = "A volume with configuredAtLaunch true is made for the containers that mount it, and ECS refuses one that "
		       "none of them does. Other volumes may be left unused.",
		.help = "mount it with \"mountPoints\", or remove it",
		.answer = "Volumes […] are not referenced by any of the containers",
		.page = &page_ebs,
		.since = "2026-09-08",
		.bad = TASK("'essential': true", ", 'volumes': [{'name': 'data', 'configuredAtLaunch': true}]"),
		.good = TASK("'mountPoints': [" DATA "]", ", 'volumes': [{'name': 'data', 'configuredAtLaunch': true}]"),
		.task = never_mounted,
		.data = &(const bool){ true },
	},
	{
		.id = "volume-not-mounted",
		.severity = SEVERITY_WARNING,
		.summary = "no container mounts the volume",
		.why = "ECS takes the definition, and nothing comes of the volume: either it is left over, or the mount was "
		       "forgotten and the application writes to the container's own disk, which is lost with the container.",
		.help = "mount it with \"mountPoints\", or remove it",
		.page = &page_bind_mounts,
		.since = "2026-09-08",
		.bad = MOUNTS(DATA),
		.good = MOUNTS(DATA ", " LOGS),
		.task = never_mounted,
		.data = &(const bool){ false },
	},
	{
		.id = "mount-incomplete",
		.severity = SEVERITY_WARNING,
		.summary = "a mount point without sourceVolume or containerPath",
		.why = "A mount point needs both: which volume, and where it appears. Whether ECS refuses one without the other "
		       "at registration has not been seen; nothing useful is mounted.",
		.help = "write both \"sourceVolume\" and \"containerPath\"",
		.page = &page_bind_mounts,
		.since = "2026-08",
		.bad = MOUNTS(LOGS ", {'sourceVolume': 'data'}"),
		.good = MOUNTS(LOGS ", " DATA),
		.container = incomplete,
	},
	{
		.id = "mount-relative-path",
		.severity = SEVERITY_WARNING,
		.summary = "containerPath is not an absolute path",
		.why = "Docker mounts at absolute paths only; the container cannot be made and the task stops. The short form of "
		       "docker-compose, \"data:/var/lib\", is not known here either.",
		.help = "begin the path with \"/\" (on Windows with a drive, such as \"C:\\data\")",
		.page = &page_bind_mounts,
		.since = "2026-08",
		.bad = MOUNTS(LOGS ", {'sourceVolume': 'data', 'containerPath': 'data'}"),
		.good = MOUNTS(LOGS ", " DATA),
		.container = relative_path,
	},
	{
		.id = "mount-same-path",
		.severity = SEVERITY_WARNING,
		.summary = "two volumes are mounted at one path of a container",
		.why = "Only one volume can appear at a path. Docker refuses to make the container, and the task stops.",
		.help = "remove one of them, or give each a \"containerPath\" of its own",
		.page = &page_bind_mounts,
		.since = "2026-11",
		.bad = MOUNTS(DATA ", {'sourceVolume': 'logs', 'containerPath': '/data/'}"),
		.good = MOUNTS(DATA ", {'sourceVolume': 'logs', 'containerPath': '/data/logs'}"),
		.container = same_path,
	},
	{
		.id = "windows-read-only-mount",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_EC2,
		.os = OS_IS_WINDOWS,
		.summary = "a read-only mount on Windows container instances",
		.why = "The guide asks to leave readOnly at its default, false, for tasks on EC2 instances with Windows.",
		.help = "remove \"readOnly\"",
		.page = &page_fargate,
		.since = "2026-08",
		.bad = WINDOWS(", 'readOnly': true"),
		.good = WINDOWS(", 'readOnly': false"),
		.container = read_only_on_windows,
	},
	{
		.id = "volumes-from-unknown-container",
		.severity = SEVERITY_ERROR,
		.summary = "volumesFrom names a container that the task does not have",
		.why = "sourceContainer is the name of another container of the same task definition; upper and lower case "
		       "count. ECS refuses a name that no container has.",
		.help = "name a container of this task definition",
		.answer = "Invalid 'volumesFrom' setting. Unknown container:",
		.page = &page_container,
		.since = "2026-09-08",
		.bad = "'volumesFrom': [{'sourceContainer': 'data'}]",
		.good = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256, "
			"'volumesFrom': [{'sourceContainer': 'data'}]}, {'name': 'data', 'image': 'busybox:1.36', 'memory': 64}]}",
		.task = unknown_source_container,
	},
	{
		.id = "volumes-from-itself",
		.severity = SEVERITY_WARNING,
		.summary = "a container mounts the volumes of itself",
		.why = "volumesFrom takes over the mounts of another container. From itself there is nothing to take, and the "
		       "container would have to wait for itself.",
		.help = "name the other container, or remove the entry",
		.page = &page_container,
		.since = "2026-11",
		.bad = "'volumesFrom': [{'sourceContainer': 'app'}]",
		.good = "'volumesFrom': []",
		.container = from_itself,
	},
};
/* clang-format on */

const struct topic topic_mounts = TOPIC("mounts", "Mount points", rules);
