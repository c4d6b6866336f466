/* Parameters that Windows containers, Managed Instances or external instances leave aside: accepted as far as
 * is known, without effect or failing at run time. */
#include "rule.h"

/* One member; `inner` is its offset in linuxParameters when that is where it stands. */
struct aside {
	const char *name;
	size_t offset;
	bool only_true;
	bool in_linux_parameters;
};

#define CONTAINER(name, member)                                                                              \
	{                                                                                                    \
		name, offsetof(struct container, member), false, false                                       \
	}
#define SWITCH(name, member)                                                                                 \
	{                                                                                                    \
		name, offsetof(struct container, member), true, false                                        \
	}
#define LINUX(name, member)                                                                                  \
	{                                                                                                    \
		name, offsetof(struct linux_parameters, member), false, true                                 \
	}

static const struct aside windows_members[] = {
	SWITCH("privileged", privileged),
	SWITCH("readonlyRootFilesystem", readonly_root_filesystem),
	SWITCH("disableNetworking", disable_networking),
	CONTAINER("linuxParameters", linux_parameters),
	CONTAINER("ulimits", ulimits),
	CONTAINER("systemControls", system_controls),
	CONTAINER("links", links),
	CONTAINER("dnsServers", dns_servers),
	CONTAINER("dnsSearchDomains", dns_search_domains),
	CONTAINER("extraHosts", extra_hosts),
	{ NULL, 0, false, false },
};

static const struct aside managed_members[] = {
	SWITCH("disableNetworking", disable_networking),
	CONTAINER("links", links),
	CONTAINER("dnsServers", dns_servers),
	CONTAINER("dockerSecurityOptions", docker_security_options),
	LINUX("linuxParameters.maxSwap", max_swap),
	LINUX("linuxParameters.swappiness", swappiness),
	{ NULL, 0, false, false },
};

/* In awsvpc these are refused by rules of their own. */
static bool is_refused_by_network_mode(const char *name)
{
	static const char *const names[] = { "disableNetworking", "dnsServers", "dnsSearchDomains",
					     "extraHosts" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

/* Exports hold the object with nothing in it. */
static bool sets_nothing(const struct linux_parameters *linux_parameters)
{
	return is_absent(linux_parameters->devices) && is_absent(linux_parameters->shared_memory_size) &&
	       is_absent(linux_parameters->tmpfs) && is_absent(linux_parameters->max_swap) &&
	       is_absent(linux_parameters->swappiness) && is_absent(linux_parameters->capabilities.add) &&
	       is_absent(linux_parameters->capabilities.drop) &&
	       (is_absent(linux_parameters->init_process_enabled) ||
		(is_ok(linux_parameters->init_process_enabled) && !linux_parameters->init_process_enabled.v));
}

static void left_aside(struct lint *l, const struct container *container, const char *where,
		       const struct node *cause)
{
	for (const struct aside *aside = l->rule->data; aside->name; aside++) {
		const char *owner =
			(const char *)(aside->in_linux_parameters ? (const void *)&container->linux_parameters
								  : container);
		const struct value *value = (const struct value *)(const void *)(owner + aside->offset);
		struct finding *finding;

		if (value->state != OK ||
		    (aside->only_true && !((const struct boolean *)(const void *)value)->v))
			continue;
		if (value == (const struct value *)(const void *)&container->linux_parameters &&
		    sets_nothing(&container->linux_parameters))
			continue;
		if (!strcmp(aside->name, "links") && l->facts->network != NETWORK_IS_BRIDGE)
			continue; /* a rule of its own speaks */
		if (l->facts->network == NETWORK_IS_AWSVPC && is_refused_by_network_mode(aside->name))
			continue;
		if (l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE &&
		    !strcmp(aside->name, "privileged"))
			continue; /* refused by a rule of its own */
		finding = flag_key(l, value->at, "%s: %s is not supported %s", container_title(l, container),
				   aside->name, where);
		relate(l, finding, cause, "because of this");
	}
}

static void windows(struct lint *l, const struct container *container)
{
	left_aside(l, container, "for Windows containers",
		   l->task->runtime_platform.operating_system_family.at);
}

static void managed(struct lint *l, const struct container *container)
{
	left_aside(l, container, "on Managed Instances", l->task->requires_compatibilities.at);
}

static void windows_task(struct lint *l, const struct task *task)
{
	const struct choice *members[] = { &task->pid_mode, &task->ipc_mode };
	static const char *const names[] = { "pidMode", "ipcMode" };

	for (int i = 0; i < 2; i++) {
		/* On Fargate a mode that does not exist there is already refused. */
		if (!is_ok(*members[i]) || (l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE &&
					    (i == 1 || members[i]->v == PID_HOST)))
			continue;
		relate(l, flag_key(l, members[i]->at, "%s is not supported for Windows containers", names[i]),
		       task->runtime_platform.operating_system_family.at, "because of this");
	}
}

static void managed_ipc(struct lint *l, const struct task *task)
{
	if (is_ok(task->ipc_mode))
		relate(l, flag_key(l, task->ipc_mode.at, "ipcMode is not supported on Managed Instances"),
		       task->requires_compatibilities.at, "MANAGED_INSTANCES is required here");
}

static void proxy(struct lint *l, const struct task *task)
{
	if (is_ok(task->proxy_configuration))
		relate(l,
		       flag_key(l, task->proxy_configuration.at, "proxyConfiguration is not supported %s",
				(const char *)l->rule->data),
		       l->rule->os ? task->runtime_platform.operating_system_family.at
				   : task->requires_compatibilities.at,
		       "because of this");
}

static void fault_injection(struct lint *l, const struct task *task)
{
	struct finding *finding;

	if (!is_ok(task->enable_fault_injection) || !task->enable_fault_injection.v)
		return;
	if (l->facts->os == OS_IS_WINDOWS) {
		finding = flag(l, task->enable_fault_injection.at,
			       "fault injection does not work for Windows containers");
		relate(l, finding, task->runtime_platform.operating_system_family.at, "because of this");
	} else if (l->facts->network && !(l->facts->network & (NETWORK_IS_AWSVPC | NETWORK_IS_HOST))) {
		finding = flag(l, task->enable_fault_injection.at,
			       "fault injection works with networkMode \"awsvpc\" or \"host\" only");
		relate(l, finding, task->network_mode.at, "another mode");
	}
}

static void expression_missing(struct lint *l, const struct placement_constraint *constraint)
{
	const struct node *at = constraint->expression.at;
	struct finding *finding =
		flag(l, at ? at : constraint->at, "the placement constraint has no expression");

	advise(l, finding,
	       "add \"expression\": \"attribute:ecs.instance-type == m7g.large\", or remove the constraint");
	grade(l, finding, SEVERITY_WARNING);
	if (finding)
		finding->answer = "";
}

/* After brackets and "not" an expression names what it compares: attribute:NAME, task:group and the like. */
static bool begins_with_subject(struct text expression)
{
	static const char *const subjects[] = {
		"attribute:",        "task:",         "agentConnected", "agentVersion", "registeredAt",
		"runningTasksCount", "ec2InstanceId",
	};

	while (expression.length && (strchr(" \t\n\r(!", expression.bytes[0]) ||
				     (text_starts(expression, "not") && expression.length > 3 &&
				      strchr(" (", expression.bytes[3]))))
		expression = text_slice(expression, expression.bytes[0] == 'n' ? 3 : 1, expression.length);
	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
		if (text_starts(expression, subjects[i]))
			return true;
	return false;
}

/* ECS's grammar is not published in full: a warning. */
static void no_subject(struct lint *l, const struct node *expression)
{
	struct finding *finding =
		flag(l, expression, "the expression does not say what it compares: %s", show(l, expression));

	advise(l, finding, "begin it with attribute:NAME, as in \"attribute:ecs.instance-type =~ m7g.*\"");
	grade(l, finding, SEVERITY_WARNING);
	if (finding)
		finding->answer = "";
}

static void placement_expression(struct lint *l, const struct task *task)
{
	for (uint32_t i = 0; i < task->placement_constraints.count; i++) {
		const struct placement_constraint *constraint = &task->placement_constraints.v[i];

		if (is_ok(*constraint) && is_ok(constraint->type) && is_absent(constraint->expression))
			expression_missing(l, constraint);
		if (!is_ok(*constraint) || !is_ok(constraint->expression))
			continue;
		if (text_starts(constraint->expression.v, "attributes:"))
			flag(l, constraint->expression.at,
			     "the expression begins with \"attributes:\" instead of \"attribute:\"");
		else if (!begins_with_subject(constraint->expression.v))
			no_subject(l, constraint->expression.at);
	}
}

static void managed_placement(struct lint *l, const struct task *task)
{
	static const char *const known[] = { "ecs.subnet-id", "ecs.availability-zone", "ecs.cpu-architecture",
					     "ecs.instance-type" };

	for (uint32_t i = 0; i < task->placement_constraints.count; i++) {
		const struct placement_constraint *constraint = &task->placement_constraints.v[i];
		bool found = false;

		if (!is_ok(*constraint) || !is_ok(constraint->expression) ||
		    !text_contains(constraint->expression.v, "attribute:"))
			continue;
		for (size_t k = 0; k < sizeof known / sizeof *known; k++)
			found |= text_contains(constraint->expression.v, known[k]);
		if (!found)
			flag(l, constraint->expression.at, "Managed Instances have no such attribute: %s",
			     show(l, constraint->expression.at));
	}
}

/* clang-format off */
#define TASK(more) "{'family': 'web', " more ", 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}"
#define WINDOWS "'requiresCompatibilities': ['EC2'], 'runtimePlatform': {'operatingSystemFamily': 'WINDOWS_SERVER_2022_CORE'}"
#define MANAGED "'requiresCompatibilities': ['MANAGED_INSTANCES'], 'networkMode': 'awsvpc', 'cpu': '1024', 'memory': '2048'"
#define MESH "'proxyConfiguration': {'containerName': 'app', 'properties': [{'name': 'IgnoredUID', 'value': '1337'}, " \
	"{'name': 'AppPorts', 'value': '80'}, {'name': 'ProxyIngressPort', 'value': '15000'}, {'name': " \
	"'ProxyEgressPort', 'value': '15001'}, {'name': 'EgressIgnoredIPs', 'value': '169.254.170.2'}]}"

static const struct rule rules[] = {
	{
		.id = "windows-unsupported",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_WINDOWS,
		.summary = "a container parameter that Windows containers do not have",
		.why = "Linux name spaces, capabilities, ulimits and the like do not exist for Windows containers. The API "
		       "reference says that these parameters are not supported there: they are ignored, or the container fails "
		       "to start.",
		.help = "remove it",
		.page = &page_windows,
		.since = "2026-08",
		.bad = "'readonlyRootFilesystem': true",
		.good = "'readonlyRootFilesystem': false",
		.container = windows,
		.data = windows_members,
	},
	{
		.id = "windows-name-spaces",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_WINDOWS,
		.summary = "pidMode and ipcMode do not exist for Windows containers",
		.why = "Both name spaces are Linux's. The API reference says that the members are not supported for Windows "
		       "containers.",
		.help = "remove it",
		.page = &page_register,
		.since = "2026-08",
		.bad = TASK(WINDOWS ", 'pidMode': 'task'"),
		.good = TASK(WINDOWS),
		.task = windows_task,
	},
	{
		.id = "windows-proxy",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_WINDOWS,
		.summary = "App Mesh proxies do not exist for Windows containers",
		.why = "The App Mesh proxy is a Linux container that redirects traffic with iptables; it is not supported for "
		       "Windows containers.",
		.help = "remove \"proxyConfiguration\"",
		.page = &page_proxy,
		.since = "2023-06",
		.bad = TASK("'networkMode': 'awsvpc', " WINDOWS ", " MESH),
		.good = TASK("'networkMode': 'awsvpc', " MESH),
		.task = proxy,
		.data = "for Windows containers",
	},
	{
		.id = "managed-instances-unsupported",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_MANAGED_INSTANCES,
		.summary = "a container parameter that Managed Instances do not take",
		.why = "The guide for Managed Instances lists these parameters as not supported. Whether registration fails was "
		       "not seen.",
		.help = "remove it, or run on EC2",
		.page = &page_managed_instances,
		.since = "2025-10",
		.bad = "'dockerSecurityOptions': ['no-new-privileges']",
		.good = "'dockerSecurityOptions': []",
		.container = managed,
		.data = managed_members,
	},
	{
		.id = "managed-instances-ipc-mode",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_MANAGED_INSTANCES,
		.summary = "Managed Instances do not take ipcMode",
		.why = "The guide for Managed Instances lists ipcMode as not supported. Whether registration fails was not seen.",
		.help = "remove \"ipcMode\", or run on EC2",
		.page = &page_managed_instances,
		.since = "2025-10",
		.bad = TASK(MANAGED ", 'ipcMode': 'task'"),
		.good = TASK(MANAGED ", 'pidMode': 'task'"),
		.task = managed_ipc,
	},
	{
		.id = "managed-instances-proxy",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_MANAGED_INSTANCES | LAUNCH_EXTERNAL,
		.summary = "App Mesh proxies run on EC2 and Fargate only",
		.why = "The guides for Managed Instances and for external instances list proxyConfiguration as not supported; App "
		       "Mesh itself ends in 2026. Whether registration fails was not seen.",
		.help = "remove \"proxyConfiguration\"; Service Connect does the same job",
		.page = &page_managed_instances,
		.since = "2025-10",
		.bad = TASK(MANAGED ", " MESH),
		.good = TASK(MANAGED),
		.task = proxy,
		.data = "on Managed Instances and external instances",
	},
	{
		.id = "managed-instances-placement",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_MANAGED_INSTANCES,
		.summary = "Managed Instances know four attributes for placement only",
		.why = "On Managed Instances an expression may use ecs.subnet-id, ecs.availability-zone, ecs.cpu-architecture and "
		       "ecs.instance-type. With another attribute no instance can be found.",
		.help = "use one of the four attributes",
		.page = &page_managed_instances,
		.since = "2025-10",
		.bad = TASK(MANAGED ", 'placementConstraints': [{'type': 'memberOf', 'expression': 'attribute:stack == prod'}]"),
		.good = TASK(MANAGED ", 'placementConstraints': [{'type': 'memberOf', 'expression': "
				     "'attribute:ecs.instance-type =~ m7g.*'}]"),
		.task = managed_placement,
	},
	{
		.id = "placement-expression",
		.severity = SEVERITY_ERROR,
		.summary = "a placement expression is not in the cluster query language",
		.why = "An expression names what it compares, mostly an attribute as attribute:NAME. attributes: with an s was "
		       "refused; with another beginning, or without any expression, the finding is a warning. Values that no "
		       "instance has are not looked at.",
		.help = "write \"attribute:\"",
		.answer = "constraint.expression",
		.page = &page_placement,
		.since = "2021",
		.bad = TASK("'placementConstraints': [{'type': 'memberOf', 'expression': 'attributes:ecs.os-type == linux'}]"),
		.good = TASK("'placementConstraints': [{'type': 'memberOf', 'expression': 'attribute:ecs.os-type == linux'}]"),
		.task = placement_expression,
	},
	{
		.id = "fault-injection",
		.severity = SEVERITY_WARNING,
		.summary = "fault injection needs networkMode awsvpc or host, on Linux",
		.why = "The fault injection endpoints work on the task's or the host's network and exist for Linux only. Whether "
		       "registration fails with another mode was not seen; AWS's own CDK refuses it.",
		.help = "use networkMode \"awsvpc\" or \"host\", or remove \"enableFaultInjection\"",
		.page = &page_fault_injection,
		.since = "2024-12-17",
		.bad = TASK("'networkMode': 'bridge', 'enableFaultInjection': true"),
		.good = TASK("'networkMode': 'awsvpc', 'enableFaultInjection': true"),
		.task = fault_injection,
	},
};

const struct topic topic_unsupported = TOPIC("unsupported", "Parameters without effect where the task runs", rules);
