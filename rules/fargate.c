/* Parameters that Fargate does not take. */
#include "rule.h"

/* One member that is refused: where it is and what may stay. */
struct refused {
	const char *name;
	size_t offset; /* in the struct that the hook gets */
	bool only_true; /* a boolean that may be false */
};

static const struct value *value_at(const void *owner, size_t offset)
{
	return (const struct value *)(const void *)((const char *)owner + offset);
}

/* `container` is NULL for a member of the task. */
static struct finding *report_refused(struct lint *l, const void *owner, const struct container *container)
{
	const struct refused *refused = l->rule->data;
	const struct value *value = value_at(owner, refused->offset);
	struct finding *finding;

	if (value->state != OK || (refused->only_true && !((const struct boolean *)(const void *)value)->v))
		return NULL;
	finding = flag(l, value->at, "%s%s%s is not supported on Fargate",
		       container ? container_title(l, container) : "", container ? ": " : "", refused->name);
	relate(l, finding, l->task->requires_compatibilities.at, "Fargate is required here");
	return finding;
}

static void container_refused(struct lint *l, const struct container *container)
{
	report_refused(l, container, container);
}

static void linux_parameter_refused(struct lint *l, const struct container *container)
{
	const struct refused *refused = l->rule->data;
	const struct value *value = value_at(&container->linux_parameters, refused->offset);
	struct finding *finding;

	if (!is_ok(container->linux_parameters))
		return;
	finding = report_refused(l, &container->linux_parameters, container);
	if (!finding || value->at->kind != NODE_NUMBER || ((const struct num *)(const void *)value)->v)
		return;
	grade(l, finding, SEVERITY_WARNING); /* 0 may count as unset */
	finding->answer = "";
}

static void task_refused(struct lint *l, const struct task *task)
{
	report_refused(l, task, NULL);
}

static void pid_mode_host(struct lint *l, const struct task *task)
{
	struct finding *finding;

	if (!is_ok(task->pid_mode) || task->pid_mode.v != PID_HOST)
		return;
	finding = flag(l, task->pid_mode.at, "pidMode \"host\" is not supported on Fargate");
	relate(l, finding, task->requires_compatibilities.at, "Fargate is required here");
}

static void capability(struct lint *l, const struct container *container)
{
	const struct str_list *add = &container->linux_parameters.capabilities.add;

	for (uint32_t i = 0; i < add->count; i++) {
		struct finding *finding;

		if (!is_ok(add->v[i]) || text_is(add->v[i].v, "SYS_PTRACE"))
			continue;
		finding =
			flag(l, add->v[i].at, "%s: Fargate adds no capability but SYS_PTRACE, and this is %s",
			     container_title(l, container), show(l, add->v[i].at));
		relate(l, finding, l->task->requires_compatibilities.at, "Fargate is required here");
	}
}

static void gpu(struct lint *l, const struct container *container)
{
	const struct resource_requirement_list *list = &container->resource_requirements;

	for (uint32_t i = 0; i < list->count; i++) {
		struct finding *finding;

		if (!is_ok(list->v[i]) || !is_ok(list->v[i].type) || list->v[i].type.v != RESOURCE_GPU)
			continue;
		finding = flag(l, list->v[i].at, "%s asks for a GPU, and Fargate has none",
			       container_title(l, container));
		relate(l, finding, l->task->requires_compatibilities.at, "Fargate is required here");
	}
}

#define CONTAINER(name, member, only_true)                                                                   \
	&(const struct refused)                                                                              \
	{                                                                                                    \
		name, offsetof(struct container, member), only_true                                          \
	}
#define LINUX(name, member)                                                                                  \
	&(const struct refused)                                                                              \
	{                                                                                                    \
		name, offsetof(struct linux_parameters, member), false                                       \
	}
#define TASK(name, member)                                                                                   \
	&(const struct refused)                                                                              \
	{                                                                                                    \
		name, offsetof(struct task, member), false                                                   \
	}

/* clang-format off */
#define FARGATE_TASK(more) "{'family': 'web', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', " \
	"'cpu': '256', 'memory': '512', " more "'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27'}]}"

static const struct rule rules[] = {
	{
		.id = "fargate-privileged",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "privileged containers do not exist on Fargate",
		.why = "A privileged container has root's powers on the host. On Fargate the host is AWS's, so ECS refuses "
		       "privileged true at registration; false and absence are fine.",
		.help = "remove \"privileged\", or run on EC2 or Managed Instances",
		.answer = "Fargate requires that the 'privileged' setting be 'false' at the container level.",
		.page = &page_fargate_differences,
		.since = "2026-09-08",
		.bad = "'privileged': true",
		.good = "'privileged': false",
		.container = container_refused,
		.data = CONTAINER("privileged", privileged, true),
	},
	{
		.id = "fargate-devices",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "host devices cannot be mapped on Fargate",
		.why = "linuxParameters.devices shows devices of the host to the container. On Fargate there is no host that "
		       "you know, and ECS refuses the member.",
		.help = "remove \"devices\", or run on EC2",
		.answer = "Fargate compatible task definitions do not support devices",
		.page = &page_fargate_differences,
		.since = "2026-09-08",
		.bad = "'linuxParameters': {'devices': [{'hostPath': '/dev/fuse'}]}",
		.good = "'linuxParameters': {'devices': []}",
		.container = linux_parameter_refused,
		.data = LINUX("linuxParameters.devices", devices),
	},
	{
		.id = "fargate-shared-memory",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "sharedMemorySize is not supported on Fargate",
		.why = "The size of /dev/shm cannot be set on Fargate, and ECS refuses the member. Browsers and databases that "
		       "need more than 64 MiB there can use a tmpfs mount, which Fargate has supported since January 2026.",
		.help = "remove \"sharedMemorySize\"; mount a tmpfs at /dev/shm if the application needs the room",
		.answer = "Fargate compatible task definitions do not support sharedMemorySize",
		.page = &page_fargate_differences,
		.since = "2026-09-08",
		.bad = "'linuxParameters': {'sharedMemorySize': 256}",
		.good = "'linuxParameters': {'tmpfs': [{'containerPath': '/dev/shm', 'size': 256}]}",
		.container = linux_parameter_refused,
		.data = LINUX("linuxParameters.sharedMemorySize", shared_memory_size),
	},
	{
		.id = "fargate-max-swap",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "swap cannot be set on Fargate",
		.why = "Fargate tasks have no swap space, whatever their size, and ECS refuses maxSwap in any container.",
		.help = "remove \"maxSwap\" and size the memory instead",
		.answer = "Fargate compatible task definitions do not support maxSwap",
		.page = &page_fargate_differences,
		.since = "2026-09-08",
		.bad = "'linuxParameters': {'maxSwap': 512}",
		.good = "'linuxParameters': {'initProcessEnabled': true}",
		.container = linux_parameter_refused,
		.data = LINUX("linuxParameters.maxSwap", max_swap),
	},
	{
		.id = "fargate-swappiness",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "swappiness cannot be set on Fargate",
		.why = "Fargate tasks have no swap space; the API reference lists swappiness as not valid there, like maxSwap.",
		.help = "remove \"swappiness\"",
		.page = &page_linux_parameters,
		.since = "2026-08",
		.bad = "'linuxParameters': {'swappiness': 10}",
		.good = "'linuxParameters': {'initProcessEnabled': true}",
		.container = linux_parameter_refused,
		.data = LINUX("linuxParameters.swappiness", swappiness),
	},
	{
		.id = "fargate-capability",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "SYS_PTRACE is the only capability that Fargate adds",
		.why = "Capabilities give a container parts of root's power over the kernel, which Fargate shares with nobody "
		       "else's tasks but does not hand out. Only SYS_PTRACE can be added; any capability can be dropped.",
		.help = "remove it from \"add\"; only \"SYS_PTRACE\" may stay",
		.answer = "is not allowed on Fargate.",
		.page = &page_capabilities,
		.since = "2026-09-08",
		.bad = "'linuxParameters': {'capabilities': {'add': ['NET_ADMIN']}}",
		.good = "'linuxParameters': {'capabilities': {'add': ['SYS_PTRACE'], 'drop': ['ALL']}}",
		.container = capability,
	},
	{
		.id = "fargate-security-options",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "dockerSecurityOptions is not supported on Fargate",
		.why = "SELinux and AppArmor labels are options of the container instance's Docker daemon; Fargate has none that "
		       "you configure, and ECS refuses the member unless it is empty.",
		.help = "remove \"dockerSecurityOptions\"",
		.answer = "Fargate compatible task definitions do not support dockerSecurityOptions",
		.page = &page_fargate_differences,
		.since = "2026-09-08",
		.bad = "'dockerSecurityOptions': ['no-new-privileges']",
		.good = "'dockerSecurityOptions': []",
		.container = container_refused,
		.data = CONTAINER("dockerSecurityOptions", docker_security_options, false),
	},
	{
		.id = "fargate-gpu",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "Fargate has no GPUs",
		.why = "GPU resource requirements are met by container instances or Managed Instances with GPUs. Fargate has "
		       "none, and ECS refuses the requirement.",
		.help = "remove the requirement, or run on EC2 or Managed Instances",
		.answer = "Tasks using the Fargate launch type do not support GPU resource requirements.",
		.page = &page_gpu,
		.since = "2026-09-08",
		.bad = "'resourceRequirements': [{'type': 'GPU', 'value': '1'}]",
		.good = "'resourceRequirements': []",
		.container = gpu,
	},
	{
		.id = "fargate-placement-constraints",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "placement constraints do not apply on Fargate",
		.why = "Placement constraints choose among container instances. Fargate has none to choose from; tasks spread "
		       "over the subnets' Availability Zones by themselves. An empty list is fine.",
		.help = "remove \"placementConstraints\"",
		.answer = "Fargate compatible task definitions do not support constraints",
		.page = &page_fargate_differences,
		.since = "2026-09-08",
		.bad = FARGATE_TASK("'placementConstraints': [{'type': 'memberOf', 'expression': 'attribute:ecs.os-type == linux'}], "),
		.good = FARGATE_TASK("'placementConstraints': [], "),
		.task = task_refused,
		.data = TASK("placementConstraints", placement_constraints),
	},
	{
		.id = "fargate-ipc-mode",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "ipcMode is not supported on Fargate",
		.why = "Containers of a Fargate task cannot share an IPC name space, and ECS refuses ipcMode with any value, "
		       "\"none\" included.",
		.help = "remove \"ipcMode\"",
		.answer = "Fargate compatible task definitions do not support ipcMode",
		.page = &page_fargate_differences,
		.since = "2026-09-08",
		.bad = FARGATE_TASK("'ipcMode': 'task', "),
		.good = FARGATE_TASK("'pidMode': 'task', "),
		.task = task_refused,
		.data = TASK("ipcMode", ipc_mode),
	},
	{
		.id = "fargate-pid-mode",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "pidMode can only be \"task\" on Fargate",
		.why = "pidMode host would show the host's processes to the containers. On Fargate only \"task\" is supported: "
		       "the containers of the task see one another's processes.",
		.help = "write \"task\", or remove \"pidMode\"",
		.answer = "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is "
			  "'task'.",
		.page = &page_fargate,
		.since = "2026-09-08",
		.bad = FARGATE_TASK("'pidMode': 'host', "),
		.good = FARGATE_TASK("'pidMode': 'task', "),
		.task = pid_mode_host,
	},
};

const struct topic topic_fargate = TOPIC("fargate", "Parameters that Fargate does not take", rules);
