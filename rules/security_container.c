/* What a container may do: root, privileges, capabilities, its own file system. */
#include "rule.h"

/* Fargate refuses what these rules would only advise against, and its own rules say so. */
static bool fargate_refuses(const struct lint *l)
{
	return l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE;
}

static bool is_true(const struct boolean *value)
{
	return is_ok(*value) && value->v;
}

static bool is_false(const struct boolean *value)
{
	return is_absent(*value) || (is_ok(*value) && !value->v);
}

static void privileged(struct lint *l, const struct container *container)
{
	/* For Windows it does not exist, which is said elsewhere. */
	if (!is_true(&container->privileged) || fargate_refuses(l) || l->facts->os == OS_IS_WINDOWS)
		return;
	flag(l, container->privileged.at, "%s is privileged: on its host it may do what root may do there",
	     container_title(l, container));
}

/* "root", "0", "000", with or without a group. */
static bool is_root(struct text user)
{
	struct text name = text_slice(user, 0, text_find(user, ':'));

	for (size_t i = 0; i < name.length; i++)
		if (name.bytes[i] != '0')
			return text_is(name, "root");
	return name.length;
}

/* Then host-network-root speaks of the user, with the reason that weighs more. */
static bool is_in_host_network(const struct lint *l, const struct container *container)
{
	return l->facts->network == NETWORK_IS_HOST && !fargate_refuses(l) &&
	       is_false(&container->privileged);
}

static void root(struct lint *l, const struct container *container)
{
	struct finding *finding;

	if (!str_ok(container->user) || !is_root(container->user.v) || is_in_host_network(l, container))
		return;
	finding = flag(l, container->user.at, "%s runs as root", container_title(l, container));
	if (!is_ok(container->firelens_configuration))
		return;
	grade(l, finding, SEVERITY_INFO);
	advise(l, finding,
	       "older container agents run a log router as root only; where yours has the attribute "
	       "ecs.capability.firelens.non-root-user, write a user such as \"1000\"");
}

static void no_user(struct lint *l, const struct container *container)
{
	if (is_absent(container->user) && !is_in_host_network(l, container))
		flag(l, container->at, "%s has no user: it runs as root unless its image says otherwise",
		     container_title(l, container));
}

static void host_network_root(struct lint *l, const struct container *container)
{
	struct finding *finding;

	if (!is_in_host_network(l, container))
		return;
	if (str_ok(container->user) && is_root(container->user.v)) {
		finding = flag(l, container->user.at,
			       "%s is root in the host's network without being marked as privileged",
			       container_title(l, container));
	} else if (is_absent(container->user)) {
		finding = flag(l, container->at,
			       "%s is in the host's network, as root unless its image says otherwise",
			       container_title(l, container));
		grade(l, finding, SEVERITY_INFO);
	} else {
		return;
	}
	relate(l, finding, l->task->network_mode.at, "the host's network");
}

static void windows_admin(struct lint *l, const struct container *container)
{
	static const struct text names[] = { { "ContainerAdministrator", 22 },
					     { "Administrator", 13 },
					     { "NT AUTHORITY\\SYSTEM", 19 } };

	if (is_absent(container->user)) {
		flag(l, container->at,
		     "%s has no user: it runs as ContainerAdministrator unless its image says otherwise",
		     container_title(l, container));
		return;
	}
	for (size_t i = 0; str_ok(container->user) && i < sizeof names / sizeof *names; i++)
		if (text_equal_ignoring_case(container->user.v, names[i]))
			flag(l, container->user.at, "%s runs as an administrator",
			     container_title(l, container));
}

static void writable_root(struct lint *l, const struct container *container)
{
	const struct boolean *read_only = &container->readonly_root_filesystem;

	if (is_false(read_only))
		flag(l, is_ok(*read_only) ? read_only->at : container->at,
		     "%s may write to its root file system", container_title(l, container));
}

/* --- Capabilities and profiles ---------------------------------------- */

static const char *danger_of(struct text capability)
{
	static const struct {
		const char *name;
		const char *danger;
	} dangers[] = {
		{ "ALL", "all there are" },
		{ "SYS_ADMIN",
		  "mounts file systems and enters name spaces, nearly as good as root on the host" },
		{ "SYS_MODULE", "loads modules into the host's kernel" },
		{ "SYS_PTRACE", "reads and changes the memory of other processes" },
		{ "SYS_RAWIO", "reads and writes the host's memory and devices" },
		{ "SYS_BOOT", "restarts the host and loads another kernel" },
		{ "SYS_TIME", "sets the host's clock" },
		{ "SYSLOG", "reads the kernel's log and addresses" },
		{ "DAC_READ_SEARCH", "reads every file, also outside the container" },
		{ "NET_ADMIN", "changes addresses, routes and firewall rules" },
		{ "MAC_ADMIN", "changes SELinux and AppArmor rules" },
		{ "MAC_OVERRIDE", "passes by SELinux and AppArmor rules" },
		{ "AUDIT_CONTROL", "turns the host's audit log off" },
	};

	for (size_t i = 0; i < sizeof dangers / sizeof *dangers; i++)
		if (text_is(capability, dangers[i].name))
			return dangers[i].danger;
	return NULL;
}

static void dangerous_capability(struct lint *l, const struct container *container)
{
	const struct str_list *add = &container->linux_parameters.capabilities.add;
	bool fargate = fargate_refuses(l);

	/* A privileged container has them all. */
	if (!is_ok(*add) || is_true(&container->privileged))
		return;
	for (uint32_t i = 0; i < add->count; i++) {
		const char *danger = str_ok(add->v[i]) ? danger_of(add->v[i].v) : NULL;
		struct finding *finding;

		if (!danger || (fargate && !text_is(add->v[i].v, "SYS_PTRACE")))
			continue;
		finding = flag(l, add->v[i].at, "%s gets the capability %s", container_title(l, container),
			       show(l, add->v[i].at));
		label(l, finding, "%s", danger);
		/* The task has a machine for itself there. */
		if (fargate)
			grade(l, finding, SEVERITY_INFO);
	}
}

static void unconfined(struct lint *l, const struct container *container)
{
	static const struct {
		const char *option;
		const char *what;
	} options[] = {
		{ "seccomp:unconfined", "seccomp's filter of system calls" },
		{ "apparmor:unconfined", "AppArmor's profile" },
		{ "label:disable", "SELinux's labels" },
	};
	const struct str_list *list = &container->docker_security_options;

	if (fargate_refuses(l) || is_true(&container->privileged))
		return;
	for (uint32_t i = 0; i < list->count; i++)
		for (size_t o = 0; str_ok(list->v[i]) && o < sizeof options / sizeof *options; o++)
			if (text_is(list->v[i].v, options[o].option))
				flag(l, list->v[i].at, "%s runs without %s", container_title(l, container),
				     options[o].what);
}

/* clang-format off */
#define WINDOWS(more) "{'family': 'shop', 'requiresCompatibilities': ['EC2'], 'runtimePlatform': {'operatingSystemFamily': " \
	"'WINDOWS_SERVER_2022_CORE'}, 'containerDefinitions': [{'name': 'iis', 'image': 'iis:1.4', 'memory': 1024" more "}]}"
#define IN_HOST_NETWORK(more) "{'family': 'agent', 'requiresCompatibilities': ['EC2'], 'networkMode': 'host', " \
	"'containerDefinitions': [{'name': 'agent', 'image': 'example/agent:1.4', 'memory': 256" more "}]}"

static const struct rule rules[] = {
	{
		.id = "privileged-container",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "a privileged container has root's rights on its host",
		.why = "privileged true gives the container all capabilities, all devices and no seccomp or AppArmor profile: "
		       "whoever takes it over has the container instance, and with it every other task there and the "
		       "credentials of the instance's role.",
		.help = "remove \"privileged\", and add only what is needed under linuxParameters: capabilities or devices",
		.page = &page_security,
		.controls = "Security Hub ECS.4, AWS Config ECS_CONTAINERS_NONPRIVILEGED, Control Tower CT.ECS.PR.11, "
			    "checkov CKV_AWS_334, prowler, Powerpipe",
		.since = "2015",
		.bad = "'privileged': true",
		.good = "'linuxParameters': {'capabilities': {'add': ['NET_BIND_SERVICE']}}",
		.container = privileged,
	},
	{
		.id = "root-user",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.os = OS_IS_LINUX,
		.summary = "a container is told to run as root",
		.why = "A process that is root in its container is root for the kernel as well: a hole in the kernel or in the "
		       "container runtime, or a writable mount of the host, is enough to have the host. root, 0 and both with a "
		       "group are the same user.",
		.help = "write the user that the image was made for, such as \"1000:1000\"",
		.page = &page_security,
		.controls = "Security Hub ECS.20, AWS Config ECS_TASK_DEFINITION_NONROOT_USER, AWS Config "
			    "ECS_TASK_DEFINITION_LINUX_USER_NON_ROOT, Control Tower CT.ECS.PR.3, Powerpipe",
		.since = "2015",
		.bad = "'user': '0:0'",
		.good = "'user': '1000:1000'",
		.container = root,
	},
	{
		.id = "user-not-set",
		.severity = SEVERITY_INFO,
		.group = GROUP_SECURITY,
		.os = OS_IS_LINUX,
		.summary = "no user is set, so the image decides whether the container runs as root",
		.why = "Without user the container runs as its image's USER, and most images have none: that is root. Written "
		       "here, the user holds whatever the image says, and the controls of Security Hub and AWS Config are "
		       "content.",
		.help = "add \"user\" with the user that the image was made for, such as \"1000:1000\"",
		.page = &page_security,
		.controls = "Security Hub ECS.20, AWS Config ECS_TASK_DEFINITION_NONROOT_USER, AWS Config "
			    "ECS_TASK_DEFINITION_LINUX_USER_NON_ROOT, Control Tower CT.ECS.PR.3",
		.since = "2015",
		.bad = "'workingDirectory': '/app'",
		.good = "'user': 'node'",
		.container = no_user,
	},
	{
		.id = "host-network-root",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.os = OS_IS_LINUX,
		.summary = "root in the host's network, and not marked as privileged",
		.why = "With networkMode host a process of the container reaches whatever listens on the instance's loopback "
		       "address and may listen on any port; root also on those below 1024. Security Hub's control wants one of "
		       "two: another user than root, or privileged true as a sign that root is meant. So privileged true "
		       "silences this rule, and privileged-container speaks instead.",
		.help = "write a user such as \"1000:1000\", or networkMode \"awsvpc\"",
		.page = &page_security,
		.controls = "Security Hub ECS.1, AWS Config ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK, Control Tower "
			    "CT.ECS.PR.8, AWS Guard rules registry, prowler, cdk-nag",
		.since = "2021",
		.bad = IN_HOST_NETWORK(", 'user': 'root'"),
		.good = IN_HOST_NETWORK(", 'user': '1000'"),
		.container = host_network_root,
	},
	{
		.id = "windows-admin-user",
		.severity = SEVERITY_INFO,
		.group = GROUP_SECURITY,
		.os = OS_IS_WINDOWS,
		.summary = "a Windows container runs as an administrator",
		.why = "ContainerAdministrator, the user of Windows Server Core images when nothing is said, may change "
		       "everything in the container and in what is mounted there. Most applications need no more than "
		       "ContainerUser.",
		.help = "write \"user\": \"ContainerUser\"",
		.page = &page_security,
		.controls = "Security Hub ECS.21, AWS Config ECS_TASK_DEFINITION_WINDOWS_USER_NON_ADMIN",
		.since = "2026-11",
		.bad = WINDOWS(", 'user': 'ContainerAdministrator'"),
		.good = WINDOWS(", 'user': 'ContainerUser'"),
		.container = windows_admin,
	},
	{
		.id = "writable-root-filesystem",
		.severity = SEVERITY_INFO,
		.group = GROUP_SECURITY,
		.os = OS_IS_LINUX,
		.summary = "a container may write to its root file system",
		.why = "With readonlyRootFilesystem true an intruder cannot change programs or leave new ones behind; what the "
		       "application writes goes into volumes that are meant for it. Windows containers do not have the "
		       "parameter.",
		.help = "add \"readonlyRootFilesystem\": true, and mount a volume where the application writes, such as /tmp",
		.page = &page_security,
		.controls = "Security Hub ECS.5, AWS Config ECS_CONTAINERS_READONLY_ACCESS, Control Tower CT.ECS.PR.6, "
			    "checkov CKV_AWS_336, prowler, Powerpipe",
		.since = "2015",
		.bad = "'readonlyRootFilesystem': false",
		.good = "'readonlyRootFilesystem': true",
		.container = writable_root,
	},
	{
		.id = "dangerous-capability",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "a capability that reaches beyond the container",
		.why = "Docker leaves a container the capabilities that ordinary programs need. Those that this rule knows "
		       "reach the kernel, the host or other processes, and several are known ways out of a container. "
		       "Capabilities such as NET_BIND_SERVICE, IPC_LOCK or SYS_NICE are not among them.",
		.help = "remove it, or keep such work in a container of its own",
		.page = &page_capabilities,
		.since = "2026-11",
		.bad = "'linuxParameters': {'capabilities': {'add': ['SYS_ADMIN']}}",
		.good = "'linuxParameters': {'capabilities': {'add': ['IPC_LOCK', 'NET_BIND_SERVICE'], 'drop': ['ALL']}}",
		.container = dangerous_capability,
	},
	{
		.id = "confinement-off",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "a security profile of the container is turned off",
		.why = "Docker confines containers with a filter of system calls (seccomp) and, where the host has it, AppArmor "
		       "or SELinux. They stop what a hole in the kernel would need; without them the container is one step "
		       "nearer to its host.",
		.help = "remove the option, or name a profile that allows what is needed",
		.page = &page_container,
		.since = "2026-11",
		.bad = "'dockerSecurityOptions': ['apparmor:unconfined']",
		.good = "'dockerSecurityOptions': ['no-new-privileges']",
		.container = unconfined,
	},
};
/* clang-format on */

const struct topic topic_security_container =
	TOPIC("security-container", "Security: what a container may do", rules);
