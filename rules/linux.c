/* Linux parameters: capabilities, tmpfs, swap, ulimits, kernel parameters, security options. */
#include "rule.h"

#include "suggest.h"

/* Docker's names without CAP_, as the API reference lists them (2026-08). */
static const char *const capabilities[] = {
	"ALL",
	"AUDIT_CONTROL",
	"AUDIT_WRITE",
	"BLOCK_SUSPEND",
	"CHOWN",
	"DAC_OVERRIDE",
	"DAC_READ_SEARCH",
	"FOWNER",
	"FSETID",
	"IPC_LOCK",
	"IPC_OWNER",
	"KILL",
	"LEASE",
	"LINUX_IMMUTABLE",
	"MAC_ADMIN",
	"MAC_OVERRIDE",
	"MKNOD",
	"NET_ADMIN",
	"NET_BIND_SERVICE",
	"NET_BROADCAST",
	"NET_RAW",
	"SETFCAP",
	"SETGID",
	"SETPCAP",
	"SETUID",
	"SYSLOG",
	"SYS_ADMIN",
	"SYS_BOOT",
	"SYS_CHROOT",
	"SYS_MODULE",
	"SYS_NICE",
	"SYS_PACCT",
	"SYS_PTRACE",
	"SYS_RAWIO",
	"SYS_RESOURCE",
	"SYS_TIME",
	"SYS_TTY_CONFIG",
	"WAKE_ALARM",
};

static bool is_listed(struct text word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(word, words[i]))
			return true;
	return false;
}

static void check_capabilities(struct lint *l, const struct str_list *list)
{
	enum { COUNT = sizeof capabilities / sizeof *capabilities };

	for (uint32_t i = 0; i < list->count; i++) {
		const struct str *name = &list->v[i];
		struct suggestion suggestion;
		struct text bare;
		struct finding *finding;

		if (!is_ok(*name) || is_listed(name->v, capabilities, COUNT))
			continue;
		bare = text_starts(name->v, "CAP_") ? text_slice(name->v, 4, name->v.length) : name->v;
		suggestion = suggestion_for(bare);
		for (size_t c = 0; c < COUNT; c++)
			suggestion_offer(&suggestion, capabilities[c], strlen(capabilities[c]));
		finding =
			flag(l, name->at, "capability %s is not in the table of 2026-11", show(l, name->at));
		if (suggestion.best)
			advise(l, finding, "write \"%s\"", suggestion.best);
	}
}

static void capability_name(struct lint *l, const struct container *container)
{
	const struct capabilities *sets = &container->linux_parameters.capabilities;

	/* On Fargate a foreign name in "add" is already refused. */
	if (!(l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE))
		check_capabilities(l, &sets->add);
	check_capabilities(l, &sets->drop);
}

static void capabilities_of_privileged(struct lint *l, const struct container *container)
{
	const struct capabilities *sets = &container->linux_parameters.capabilities;
	struct finding *finding;

	if (!is_ok(container->privileged) || !container->privileged.v || !is_ok(*sets) ||
	    !(is_ok(sets->add) || is_ok(sets->drop)))
		return;
	finding = flag_key(l, sets->at, "%s is privileged: its capabilities are ignored",
			   container_title(l, container));
	relate(l, finding, container->privileged.at, "has all capabilities");
}

static void tmpfs_path(struct lint *l, const struct container *container)
{
	const struct tmpfs_list *list = &container->linux_parameters.tmpfs;

	for (uint32_t i = 0; i < list->count; i++)
		if (is_ok(list->v[i]) && is_ok(list->v[i].container_path) &&
		    !text_starts(list->v[i].container_path.v, "/"))
			flag(l, list->v[i].container_path.at,
			     "tmpfs containerPath %s is not an absolute path",
			     show(l, list->v[i].container_path.at));
}

static void tmpfs_option(struct lint *l, const struct container *container)
{
	static const char *const options[] = {
		"defaults",   "ro",          "rw",         "suid",        "nosuid",        "dev",     "nodev",
		"exec",       "noexec",      "sync",       "async",       "dirsync",       "remount", "mand",
		"nomand",     "atime",       "noatime",    "diratime",    "nodiratime",    "bind",    "rbind",
		"unbindable", "runbindable", "private",    "rprivate",    "shared",        "rshared", "slave",
		"rslave",     "relatime",    "norelatime", "strictatime", "nostrictatime", "mode",    "uid",
		"gid",        "nr_inodes",   "nr_blocks",  "mpol",
	};
	const struct tmpfs_list *list = &container->linux_parameters.tmpfs;

	for (uint32_t i = 0; i < list->count; i++) {
		const struct str_list *written = &list->v[i].mount_options;

		for (uint32_t o = 0; is_ok(list->v[i]) && o < written->count; o++) {
			const struct str *option = &written->v[o];

			if (is_ok(*option) && !is_listed(text_slice(option->v, 0, text_find(option->v, '=')),
							 options, sizeof options / sizeof *options))
				flag(l, option->at, "tmpfs mount option %s is not in the table of 2026-11",
				     show(l, option->at));
		}
	}
}

static void swappiness_alone(struct lint *l, const struct container *container)
{
	const struct linux_parameters *linux_parameters = &container->linux_parameters;

	if (l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE)
		return; /* which has neither, and says so */
	if (is_ok(linux_parameters->swappiness) && is_absent(linux_parameters->max_swap))
		flag(l, linux_parameters->swappiness.at, "%s: swappiness is ignored without maxSwap",
		     container_title(l, container));
}

static void soft_over_hard(struct lint *l, const struct container *container)
{
	for (uint32_t i = 0; i < container->ulimits.count; i++) {
		const struct ulimit *ulimit = &container->ulimits.v[i];
		struct finding *finding;

		/* -1 means unlimited. */
		if (!is_ok(*ulimit) || !is_ok(ulimit->soft_limit) || !is_ok(ulimit->hard_limit) ||
		    ulimit->soft_limit.v < 0 || ulimit->hard_limit.v < 0 ||
		    ulimit->soft_limit.v <= ulimit->hard_limit.v)
			continue;
		finding = flag(l, ulimit->soft_limit.at, "softLimit %" PRId64 " is above hardLimit %" PRId64,
			       ulimit->soft_limit.v, ulimit->hard_limit.v);
		relate(l, finding, ulimit->hard_limit.at, "the hard limit");
		advise(l, finding, "write at most %" PRId64 ", or raise hardLimit", ulimit->hard_limit.v);
	}
}

static void ulimit_twice(struct lint *l, const struct container *container)
{
	const struct ulimit *first[ULIMIT_STACK + 1] = { NULL };

	for (uint32_t i = 0; i < container->ulimits.count; i++) {
		const struct ulimit *ulimit = &container->ulimits.v[i];
		struct finding *finding;

		if (!is_ok(*ulimit) || !is_ok(ulimit->name))
			continue;
		if (!first[ulimit->name.v]) {
			first[ulimit->name.v] = ulimit;
			continue;
		}
		finding = flag(l, ulimit->name.at, "%s sets ulimit %s twice", container_title(l, container),
			       show(l, ulimit->name.at));
		relate(l, finding, first[ulimit->name.v]->name.at, "first here");
	}
}

static bool is_namespaced(struct text name)
{
	static const char *const ipc[] = {
		"kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem",
		"kernel.shmall", "kernel.shmmax", "kernel.shmmni", "kernel.shm_rmid_forced",
	};

	return text_starts(name, "net.") || text_starts(name, "fs.mqueue.") ||
	       is_listed(name, ipc, sizeof ipc / sizeof *ipc);
}

static void kernel_parameter(struct lint *l, const struct container *container)
{
	for (uint32_t i = 0; i < container->system_controls.count; i++) {
		const struct system_control *control = &container->system_controls.v[i];

		if (is_ok(*control) && is_ok(control->namespace) && !is_namespaced(control->namespace.v))
			flag(l, control->namespace.at,
			     "kernel parameter %s is not one of a container's own name space",
			     show(l, control->namespace.at));
	}
}

static void host_kernel_parameter(struct lint *l, const struct container *container)
{
	bool host_ipc = is_ok(l->task->ipc_mode) && l->task->ipc_mode.v == IPC_HOST;
	bool host_network = l->facts->network == NETWORK_IS_HOST;

	if (!host_ipc && !host_network)
		return;
	for (uint32_t i = 0; i < container->system_controls.count; i++) {
		const struct system_control *control = &container->system_controls.v[i];
		struct finding *finding;
		bool net;

		if (!is_ok(*control) || !is_ok(control->namespace) || !is_namespaced(control->namespace.v))
			continue;
		net = text_starts(control->namespace.v, "net.");
		if (net ? !host_network : !host_ipc)
			continue;
		finding = flag(l, control->namespace.at,
			       "kernel parameter %s cannot be set in the host's %s name space",
			       show(l, control->namespace.at), net ? "network" : "IPC");
		relate(l, finding, net ? l->task->network_mode.at : l->task->ipc_mode.at, "the host's");
	}
}

/* Docker takes `=` as well as `:` behind the name. */
static bool is_security_option(struct text option)
{
	static const char *const names[] = { "apparmor", "label", "credentialspec", "seccomp" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t end = strlen(names[i]);

		if (text_starts(option, names[i]) && option.length > end &&
		    (option.bytes[end] == ':' || option.bytes[end] == '='))
			return true;
	}
	return text_starts(option, "no-new-privileges");
}

static void security_option(struct lint *l, const struct container *container)
{
	const struct str_list *list = &container->docker_security_options;

	for (uint32_t i = 0; i < list->count; i++) {
		const struct str *option = &list->v[i];

		if (is_ok(*option) && !is_security_option(option->v))
			flag(l, option->at, "dockerSecurityOptions takes no %s", show(l, option->at));
	}
}

/* clang-format off */
static const struct rule rules[] = {
	{
		.id = "capability-name",
		.severity = SEVERITY_WARNING,
		.summary = "a capability that the API reference does not list",
		.why = "Capabilities are written in upper case without the CAP_ prefix. The API reference lists 38 of them; with "
		       "another name the container fails to start, unless the list has grown since 2026-11.",
		.help = "write a listed name in upper case, without \"CAP_\"",
		.page = &page_capabilities,
		.since = "2026-08",
		.bad = "'linuxParameters': {'capabilities': {'drop': ['CAP_NET_RAW']}}",
		.good = "'linuxParameters': {'capabilities': {'drop': ['NET_RAW']}}",
		.container = capability_name,
	},
	{
		.id = "capabilities-of-privileged",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_EC2 | LAUNCH_EXTERNAL | LAUNCH_MANAGED_INSTANCES,
		.summary = "a privileged container ignores its capabilities",
		.why = "privileged true gives the container every capability; what \"add\" and \"drop\" say has no effect, so a "
		       "drop that was meant to protect does not.",
		.help = "remove \"privileged\" and add the capabilities that are needed, or remove \"capabilities\"",
		.page = &page_capabilities,
		.since = "2026-08",
		.bad = "'privileged': true, 'linuxParameters': {'capabilities': {'drop': ['NET_RAW']}}",
		.good = "'privileged': false, 'linuxParameters': {'capabilities': {'drop': ['NET_RAW']}}",
		.container = capabilities_of_privileged,
	},
	{
		.id = "tmpfs-path",
		.severity = SEVERITY_WARNING,
		.summary = "a tmpfs mount needs an absolute path",
		.why = "containerPath is where the memory file system is mounted, and the API asks for an absolute path. With a "
		       "relative one the container does not start.",
		.help = "begin the path with \"/\"",
		.page = &page_linux_parameters,
		.since = "2026-08",
		.bad = "'linuxParameters': {'tmpfs': [{'containerPath': 'run', 'size': 64}]}",
		.good = "'linuxParameters': {'tmpfs': [{'containerPath': '/run', 'size': 64}]}",
		.container = tmpfs_path,
	},
	{
		.id = "tmpfs-option",
		.severity = SEVERITY_WARNING,
		.summary = "a tmpfs mount option that the API reference does not list",
		.why = "The API reference lists the options that a tmpfs mount takes (size is a member of its own). Another "
		       "one lets the container fail when it starts.",
		.help = "write a listed option such as \"ro\", \"noexec\", \"nosuid\", \"nodev\" or \"mode=1777\"",
		.page = &page_linux_parameters,
		.since = "2026-08",
		.bad = "'linuxParameters': {'tmpfs': [{'containerPath': '/run', 'size': 64, 'mountOptions': ['no-exec']}]}",
		.good = "'linuxParameters': {'tmpfs': [{'containerPath': '/run', 'size': 64, 'mountOptions': ['noexec', "
			"'mode=1777']}]}",
		.container = tmpfs_option,
	},
	{
		.id = "swappiness-without-max-swap",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_EC2 | LAUNCH_EXTERNAL,
		.summary = "swappiness has no effect without maxSwap",
		.why = "swappiness tunes swap that maxSwap allows. Without maxSwap ECS ignores it, and the container uses the "
		       "instance's swap settings.",
		.help = "add \"maxSwap\", or remove \"swappiness\"",
		.page = &page_linux_parameters,
		.since = "2026-08",
		.bad = "'linuxParameters': {'swappiness': 10}",
		.good = "'linuxParameters': {'swappiness': 10, 'maxSwap': 256}",
		.container = swappiness_alone,
	},
	{
		.id = "ulimit-soft-above-hard",
		.severity = SEVERITY_ERROR,
		.summary = "a soft limit is above its hard limit",
		.why = "The soft limit is what applies at first, the hard limit how far a process may raise it. ECS refuses a "
		       "soft limit above the hard one; equal is fine, and -1 means unlimited.",
		.help = "lower softLimit, or raise hardLimit",
		.answer = "Soft limit exceeds hard limit for ulimit",
		.page = &page_ulimit,
		.since = "2026-09-08",
		.bad = "'ulimits': [{'name': 'nofile', 'softLimit': 65536, 'hardLimit': 4096}]",
		.good = "'ulimits': [{'name': 'nofile', 'softLimit': 4096, 'hardLimit': 4096}]",
		.container = soft_over_hard,
	},
	{
		.id = "ulimit-twice",
		.severity = SEVERITY_WARNING,
		.summary = "the same ulimit is set twice in a container",
		.why = "Only one value of a limit can hold. Which one wins is not documented.",
		.help = "keep one of the two",
		.page = &page_ulimit,
		.since = "2026-11",
		.bad = "'ulimits': [{'name': 'nofile', 'softLimit': 1024, 'hardLimit': 4096}, {'name': 'nofile', 'softLimit': "
		       "2048, 'hardLimit': 4096}]",
		.good = "'ulimits': [{'name': 'nofile', 'softLimit': 1024, 'hardLimit': 4096}, {'name': 'nproc', 'softLimit': "
			"2048, 'hardLimit': 4096}]",
		.container = ulimit_twice,
	},
	{
		.id = "kernel-parameter",
		.severity = SEVERITY_WARNING,
		.summary = "a kernel parameter that containers cannot have of their own",
		.why = "systemControls takes the parameters that Linux keeps per name space: net.*, fs.mqueue.* and eight of "
		       "kernel.*. Others, such as vm.max_map_count, belong to the whole host, and the container fails to "
		       "start with them.",
		.help = "set it on the container instance, for example in its user data",
		.page = &page_system_control,
		.since = "2026-08",
		.bad = "'systemControls': [{'namespace': 'vm.max_map_count', 'value': '262144'}]",
		.good = "'systemControls': [{'namespace': 'net.core.somaxconn', 'value': '1024'}]",
		.container = kernel_parameter,
	},
	{
		.id = "host-kernel-parameter",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_EC2 | LAUNCH_EXTERNAL | LAUNCH_MANAGED_INSTANCES,
		.summary = "a kernel parameter of a name space that the host owns",
		.why = "With networkMode host the container has no network name space of its own, and with ipcMode host no IPC "
		       "name space: parameters of these cannot be set for it.",
		.help = "remove it, or use another networkMode or ipcMode",
		.page = &page_system_control,
		.since = "2026-08",
		.bad = "{'family': 'web', 'networkMode': 'host', 'requiresCompatibilities': ['EC2'], 'containerDefinitions': "
		       "[{'name': 'app', 'image': 'nginx:1.27', 'memory': 256, 'systemControls': [{'namespace': "
		       "'net.core.somaxconn', 'value': '1024'}]}]}",
		.good = "'systemControls': [{'namespace': 'net.core.somaxconn', 'value': '1024'}]",
		.container = host_kernel_parameter,
	},
	{
		.id = "security-option",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_EC2 | LAUNCH_EXTERNAL,
		.summary = "dockerSecurityOptions has a value that Docker does not know",
		.why = "The member takes no-new-privileges, apparmor:PROFILE, label:VALUE and credentialspec:PATH. With anything "
		       "else the container fails to start.",
		.help = "write \"no-new-privileges\", \"apparmor:PROFILE\", \"label:VALUE\" or \"credentialspec:PATH\"",
		.page = &page_container,
		.since = "2026-08",
		.bad = "'dockerSecurityOptions': ['no_new_privs']",
		.good = "'dockerSecurityOptions': ['no-new-privileges', 'label:disable']",
		.container = security_option,
	},
};

const struct topic topic_linux = TOPIC("linux", "Linux parameters, ulimits and kernel parameters", rules);
