/* What of the host a task shares: its name spaces, its network, its files. */
#include "rule.h"

static bool fargate_refuses(const struct lint *l)
{
	return l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE;
}

/* --- Name spaces ------------------------------------------------------ */

static void pid_mode(struct lint *l, const struct task *task)
{
	if (is_ok(task->pid_mode) && task->pid_mode.v == PID_HOST && !fargate_refuses(l) &&
	    l->facts->os != OS_IS_WINDOWS)
		flag(l, task->pid_mode.at, "the containers see and may signal every process of their host");
}

static void ipc_mode(struct lint *l, const struct task *task)
{
	/* On Managed Instances and Windows ipcMode is not supported, which is said elsewhere. */
	if (is_ok(task->ipc_mode) && task->ipc_mode.v == IPC_HOST && !fargate_refuses(l) &&
	    l->facts->launch != LAUNCH_MANAGED_INSTANCES && l->facts->os != OS_IS_WINDOWS)
		flag(l, task->ipc_mode.at,
		     "the containers share memory and message queues with all of their host");
}

static void network_mode(struct lint *l, const struct task *task)
{
	if (is_ok(task->network_mode) && task->network_mode.v == NETWORK_HOST && !fargate_refuses(l) &&
	    l->facts->os != OS_IS_WINDOWS)
		flag(l, task->network_mode.at, "the containers use the network of their host as their own");
}

static void without_awsvpc(struct lint *l, const struct task *task)
{
	/* There is no awsvpc on external instances. */
	if (fargate_refuses(l) || (l->facts->launch_stated && l->facts->launch & LAUNCH_EXTERNAL))
		return;
	if (is_ok(task->network_mode))
		flag(l, task->network_mode.at, "the task shares the network interface of its host");
	else
		flag(l, task->at, "without networkMode the task shares the network interface of its host");
}

/* --- Files ------------------------------------------------------------ */

/* What a mount with readOnly true is worth. */
enum reading {
	READING_HARMS_NOT,
	READING_TELLS, /* keys, settings, the files of other containers */
	READING_IS_AS_BAD, /* a socket is talked to, not written to */
};

/* A path of the host that gives more away than a container should have. */
struct sensitive {
	const char *path;
	const char *what;
	enum reading reading;
	bool below; /* what holds for it holds for all that lies below it */
};

static const struct sensitive sockets[] = {
	{ "/var/run/docker.sock", "Docker's socket", READING_IS_AS_BAD, false },
	{ "/run/docker.sock", "Docker's socket", READING_IS_AS_BAD, false },
	{ "/var/run/containerd/containerd.sock", "containerd's socket", READING_IS_AS_BAD, false },
	{ "/run/containerd/containerd.sock", "containerd's socket", READING_IS_AS_BAD, false },
	{ "\\\\.\\pipe\\docker_engine", "Docker's pipe", READING_IS_AS_BAD, false },
	{ NULL, NULL, READING_HARMS_NOT, false },
};

/* The first that fits counts. */
static const struct sensitive places[] = {
	{ "/", "every file of the host", READING_TELLS, false },
	{ "/etc/ecs", "the container agent's settings", READING_TELLS, true },
	{ "/etc/ssh", "the host's SSH keys", READING_TELLS, true },
	{ "/etc/shadow", "the host's passwords", READING_TELLS, false },
	{ "/etc", "the host's configuration", READING_TELLS, false },
	{ "/etc", "the host's configuration", READING_HARMS_NOT, true },
	{ "/root", "root's own files", READING_TELLS, true },
	{ "/home", "the files and SSH keys of the host's users", READING_TELLS, false },
	{ "/home/ec2-user", "the files and SSH keys of the host's user", READING_TELLS, false },
	{ "/home/ubuntu", "the files and SSH keys of the host's user", READING_TELLS, false },
	{ "/boot", "the host's kernel", READING_HARMS_NOT, true },
	{ "/bin", "programs of the host", READING_HARMS_NOT, true },
	{ "/sbin", "programs of the host", READING_HARMS_NOT, true },
	{ "/lib", "libraries of the host", READING_HARMS_NOT, true },
	{ "/lib64", "libraries of the host", READING_HARMS_NOT, true },
	{ "/usr", "programs of the host", READING_HARMS_NOT, false },
	{ "/usr/bin", "programs of the host", READING_HARMS_NOT, true },
	{ "/usr/sbin", "programs of the host", READING_HARMS_NOT, true },
	{ "/usr/lib", "libraries of the host", READING_HARMS_NOT, true },
	{ "/dev", "the host's devices, its disks among them", READING_TELLS, false },
	{ "/proc", "the host's processes and kernel settings", READING_TELLS, false },
	{ "/proc", "the host's processes and kernel settings", READING_HARMS_NOT, true },
	{ "/sys", "kernel and device settings of the host", READING_HARMS_NOT, true },
	{ "/var", "the state of the host's services", READING_TELLS, false },
	{ "/var/run", "the sockets of the host's services, Docker's among them", READING_IS_AS_BAD, false },
	{ "/run", "the sockets of the host's services, Docker's among them", READING_IS_AS_BAD, false },
	{ "/run/containerd", "containerd's sockets", READING_IS_AS_BAD, false },
	{ "/var/lib", "the state of the host's services", READING_TELLS, false },
	{ "/var/lib/docker", "the files of all containers of the host", READING_TELLS, false },
	{ "/var/lib/containerd", "the files of all containers of the host", READING_TELLS, true },
	{ "/var/lib/ecs", "the container agent's state", READING_TELLS, true },
	{ NULL, NULL, READING_HARMS_NOT, false },
};

static struct text without_last_slash(struct text path)
{
	while (path.length > 1 && path.bytes[path.length - 1] == '/')
		path.length--;
	return path;
}

/* The host's path that the volume shows: host.sourcePath, or what a Docker volume binds. */
static const struct str *host_path(const struct volume *volume)
{
	const struct docker_volume *docker = &volume->docker_volume_configuration;
	const struct pair *device, *options;

	if (is_ok(volume->host) && str_ok(volume->host.source_path))
		return &volume->host.source_path;
	if (!is_ok(*docker) || !is_ok(docker->driver_opts))
		return NULL;
	device = map_find(&docker->driver_opts, "device");
	options = map_find(&docker->driver_opts, "o");
	if (!device || !options || !str_ok(device->value) || !str_ok(options->value) ||
	    !text_contains(options->value.v, "bind"))
		return NULL;
	return &device->value;
}

static const struct sensitive *find_sensitive(const struct sensitive *table, struct text path)
{
	for (const struct sensitive *place = table; place->path; place++) {
		size_t length = strlen(place->path);

		if (text_is(path, place->path) ||
		    (place->below && path.length > length && path.bytes[length] == '/' &&
		     text_starts(path, place->path)))
			return place;
	}
	return NULL;
}

enum { MOUNTS_SHOWN = 2 };

struct exposure {
	const struct volume *volume;
	const struct str *path;
	const struct sensitive *place;
	const struct container *writer; /* the first that mounts it for writing */
	const struct mount_point *mounts[MOUNTS_SHOWN];
	unsigned mounted;
};

/* One that is mounted for writing is shown first. */
static void count_mount(struct exposure *exposure, const struct container *container,
			const struct mount_point *mount)
{
	bool writes = is_absent(mount->read_only) || (is_ok(mount->read_only) && !mount->read_only.v);
	unsigned place = exposure->mounted < MOUNTS_SHOWN ? exposure->mounted : MOUNTS_SHOWN;

	/* A template decides: nothing is certain of this one. */
	if (!writes && !is_ok(mount->read_only))
		return;
	if (writes && !exposure->writer) {
		exposure->writer = container;
		if (place == MOUNTS_SHOWN)
			exposure->mounts[0] = mount;
	}
	if (place < MOUNTS_SHOWN)
		exposure->mounts[place] = mount;
	exposure->mounted++;
}

static void count_mounts(const struct task *task, const struct names *exposures)
{
	for (uint32_t c = 0; c < task->container_definitions.count; c++) {
		const struct container *container = &task->container_definitions.v[c];

		for (uint32_t i = 0; i < container->mount_points.count; i++) {
			const struct mount_point *mount = &container->mount_points.v[i];
			struct exposure *exposure;

			if (!is_ok(*mount) || !str_ok(mount->source_volume))
				continue;
			exposure =
				(struct exposure *)(uintptr_t)names_find(exposures, mount->source_volume.v);
			if (exposure)
				count_mount(exposure, container, mount);
		}
	}
}

static void report_socket(struct lint *l, const struct exposure *exposure)
{
	struct finding *finding = flag(l, exposure->path->at, "%s hands out %s, and with it the whole host",
				       volume_title(l, exposure->volume), exposure->place->what);

	for (unsigned i = 0; i < exposure->mounted && i < MOUNTS_SHOWN; i++)
		relate(l, finding, exposure->mounts[i]->source_volume.at, "mounted here");
}

static void report_place(struct lint *l, const struct exposure *exposure)
{
	const struct sensitive *place = exposure->place;
	struct finding *finding;

	if (!exposure->writer && place->reading == READING_HARMS_NOT)
		return;
	finding = flag(l, exposure->path->at, "%s %s %s: %s",
		       exposure->writer ? container_title(l, exposure->writer)
					: volume_title(l, exposure->volume),
		       exposure->writer ? "may write to the host's" : "shows the host's",
		       show(l, exposure->path->at), place->what);
	for (unsigned i = 0; i < exposure->mounted && i < MOUNTS_SHOWN; i++)
		relate(l, finding, exposure->mounts[i]->source_volume.at, "mounted here%s",
		       is_ok(exposure->mounts[i]->read_only) && exposure->mounts[i]->read_only.v
			       ? ", for reading"
			       : "");
	if (!exposure->writer && place->reading != READING_IS_AS_BAD)
		grade(l, finding, SEVERITY_INFO);
	if (!exposure->writer || place->reading == READING_IS_AS_BAD)
		advise(l, finding, "mount only the file or directory that is needed");
}

/* l->rule->data: the table of what is looked for. */
static void exposed(struct lint *l, const struct task *task)
{
	const struct sensitive *table = l->rule->data;
	const struct volume_list *volumes = &task->volumes;
	struct exposure *exposures = NULL;
	struct names names;
	uint32_t count = 0;

	if (fargate_refuses(l))
		return;
	for (uint32_t i = 0; i < volumes->count; i++) {
		const struct str *path = is_ok(volumes->v[i]) ? host_path(&volumes->v[i]) : NULL;
		const struct sensitive *place =
			path ? find_sensitive(table, without_last_slash(path->v)) : NULL;

		if (!place || !str_ok(volumes->v[i].name))
			continue;
		if (!exposures) {
			exposures = arena_zalloc(l->arena, volumes->count * sizeof *exposures);
			names_init(&names, l->arena);
		}
		exposures[count] =
			(struct exposure){ .volume = &volumes->v[i], .path = path, .place = place };
		names_add(&names, volumes->v[i].name.v, &exposures[count++]);
	}
	if (!exposures)
		return;
	count_mounts(task, &names);
	for (uint32_t i = 0; i < count; i++) {
		/* A volume that nobody mounts shows nothing. */
		if (!exposures[i].mounted)
			continue;
		if (table == sockets)
			report_socket(l, &exposures[i]);
		else
			report_place(l, &exposures[i]);
	}
}

/* clang-format off */
#define TASK(more) "{'family': 'agent', 'requiresCompatibilities': ['EC2'], " more ", 'containerDefinitions': [{'name': 'agent', " \
	"'image': 'example/agent:1.4', 'memory': 256}]}"
#define SHOWN(path, more) "{'family': 'agent', 'requiresCompatibilities': ['EC2'], 'containerDefinitions': [{'name': 'agent', " \
	"'image': 'example/agent:1.4', 'memory': 256, 'mountPoints': [{'sourceVolume': 'host', 'containerPath': '/host'" more \
	"}]}], 'volumes': [{'name': 'host', 'host': {'sourcePath': '" path "'}}]}"

static const struct rule rules[] = {
	{
		.id = "host-pid-mode",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "the containers share the processes of their host",
		.why = "With pidMode host a container sees all processes of the container instance with their command lines, "
		       "and as root it may signal them and read their environment: the one of the container agent and those of "
		       "other tasks too.",
		.help = "remove \"pidMode\", or write \"task\" when only the task's own containers must see each other",
		.page = &page_security,
		.controls = "Security Hub ECS.3, AWS Config ECS_TASK_DEFINITION_PID_MODE_CHECK, Control Tower CT.ECS.PR.10, "
			    "checkov CKV_AWS_335, prowler, Powerpipe",
		.since = "2018",
		.bad = TASK("'pidMode': 'host'"),
		.good = TASK("'pidMode': 'task'"),
		.task = pid_mode,
	},
	{
		.id = "host-ipc-mode",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "the containers share memory and message queues with their host",
		.why = "With ipcMode host a container may read and change the shared memory, semaphores and message queues of "
		       "everything on the container instance, also of other tasks.",
		.help = "remove \"ipcMode\", or write \"task\" when only the task's own containers share memory",
		.page = &page_security,
		.since = "2018",
		.bad = TASK("'ipcMode': 'host'"),
		.good = TASK("'ipcMode': 'task'"),
		.task = ipc_mode,
	},
	{
		.id = "host-network-mode",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "the containers use the network of their host",
		.why = "With networkMode host the containers reach services that the container instance offers to itself only, "
		       "and each port that they open is open on the instance, under the instance's security groups.",
		.help = "write \"awsvpc\", which gives the task an interface and security groups of its own",
		.page = &page_task_networking,
		.controls = "Security Hub ECS.17, AWS Config ECS_TASK_DEFINITION_NETWORK_MODE_NOT_HOST, Control Tower "
			    "CT.ECS.PR.4, KICS, terrascan AC_AWS_0088",
		.since = "2017",
		.bad = TASK("'networkMode': 'host'"),
		.good = TASK("'networkMode': 'awsvpc'"),
		.task = network_mode,
	},
	{
		.id = "network-without-awsvpc",
		.severity = SEVERITY_INFO,
		.group = GROUP_SECURITY,
		.network = NETWORK_IS_BRIDGE,
		.summary = "the task has no network interface of its own",
		.why = "In bridge mode, which holds when nothing is written, all tasks of a container instance share its "
		       "network interface and its security groups: what one of them may reach, all may. In awsvpc mode each task "
		       "has an interface and security groups of its own. External instances have no awsvpc mode.",
		.help = "write \"networkMode\": \"awsvpc\"",
		.page = &page_task_networking,
		.controls = "Control Tower CT.ECS.PR.4, KICS, terrascan AC_AWS_0088",
		.since = "2017",
		.bad = TASK("'networkMode': 'bridge'"),
		.good = TASK("'networkMode': 'awsvpc'"),
		.task = without_awsvpc,
	},
	{
		.id = "docker-socket-mount",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "a container gets the socket of Docker or containerd",
		.why = "Who may talk to the socket may start a privileged container with the host's whole file system in it: "
		       "that is root on the container instance. readOnly does not help, for a socket is not written to but "
		       "talked to.",
		.help = "remove the mount; what only reads container data can ask the task metadata endpoint, or a proxy that "
			"lets nothing else through",
		.page = &page_bind_mounts,
		.since = "2026-11",
		.bad = SHOWN("/var/run/docker.sock", ", 'readOnly': true"),
		.good = SHOWN("/var/run/datadog", ""),
		.task = exposed,
		.data = sockets,
	},
	{
		.id = "host-path-mount",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "a container gets a directory that the host lives on",
		.why = "Who may write to the host's /etc, its programs or its run-time state can make the host run what they "
		       "like. A mount with readOnly true is only an info, and only where what can be read there is worth "
		       "keeping: keys, settings with credentials, the files of other containers.",
		.help = "mount a directory of the application's own, or add \"readOnly\": true to the mount point",
		.page = &page_bind_mounts,
		.since = "2026-11",
		.bad = SHOWN("/etc", ""),
		.good = SHOWN("/etc/localtime", ", 'readOnly': true"),
		.task = exposed,
		.data = places,
	},
};
/* clang-format on */

const struct topic topic_security_host =
	TOPIC("security-host", "Security: what a task shares with its host", rules);
