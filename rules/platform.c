/* Operating system and CPU architecture. */
#include "size_help.h"

/* What is known of an operating system family, in 2026-11. */
struct release {
	enum os_family family;
	bool on_fargate;
	const char *ended; /* Microsoft's support; NULL: it goes on */
	const char *ends; /* soon; or NULL */
};

/* clang-format off: one row a family */
static const struct release releases[] = {
	{ OS_LINUX, true, NULL, NULL },
	{ OS_WINDOWS_SERVER_2004_CORE, false, "2021-12-14", NULL },
	{ OS_WINDOWS_SERVER_20H2_CORE, false, "2022-08-09", NULL },
	{ OS_WINDOWS_SERVER_2016_FULL, false, NULL, "2027-01-12" },
	{ OS_WINDOWS_SERVER_2019_CORE, true, NULL, NULL },
	{ OS_WINDOWS_SERVER_2019_FULL, true, NULL, NULL },
	{ OS_WINDOWS_SERVER_2022_CORE, true, NULL, NULL },
	{ OS_WINDOWS_SERVER_2022_FULL, true, NULL, NULL },
	{ OS_WINDOWS_SERVER_2025_CORE, true, NULL, NULL },
	{ OS_WINDOWS_SERVER_2025_FULL, true, NULL, NULL },
};
/* clang-format on */

/* NULL when no family is written, or none that is known. */
static const struct release *release_of(const struct task *task)
{
	const struct choice *family = &task->runtime_platform.operating_system_family;

	if (!is_ok(task->runtime_platform) || !is_ok(*family))
		return NULL;
	for (size_t i = 0; i < sizeof releases / sizeof *releases; i++)
		if ((int)releases[i].family == family->v)
			return &releases[i];
	return NULL;
}

static void windows_arm64(struct lint *l, const struct task *task)
{
	const struct runtime_platform *platform = &task->runtime_platform;
	struct finding *finding;

	if (!is_ok(*platform) || !is_ok(platform->cpu_architecture) ||
	    platform->cpu_architecture.v != CPU_ARM64)
		return;
	finding = flag(l, platform->cpu_architecture.at,
		       "cpuArchitecture is ARM64, but ECS has Windows on X86_64 only");
	relate(l, finding, platform->operating_system_family.at, "asks for Windows");
	if (!finding)
		return;
	/* Only Fargate has been seen to refuse it; elsewhere no container instance will ever match. */
	if (fargate_is_asked(l))
		finding->answer = "No Fargate configuration exists for given values";
	else
		grade(l, finding, SEVERITY_WARNING);
}

static void fargate_family(struct lint *l, const struct task *task)
{
	const struct release *release = release_of(task);
	const struct node *at = task->runtime_platform.operating_system_family.at;
	struct finding *finding;

	if (!release || release->on_fargate)
		return;
	finding = flag(l, at, "operatingSystemFamily %s is not among those that Fargate lists", show(l, at));
	relate(l, finding, fargate_node(l), "asks for Fargate");
}

static void release_ended(struct lint *l, const struct task *task)
{
	const struct release *release = release_of(task);
	const struct node *at = task->runtime_platform.operating_system_family.at;
	struct finding *finding;

	/* Where the family is refused or missing anyway, one finding is enough. */
	if (!release || fargate_is_asked(l) ||
	    (l->facts->launch_stated && l->facts->launch == LAUNCH_MANAGED_INSTANCES))
		return;
	if (release->ended) {
		flag(l, at, "Microsoft's support of %s ended on %s", show(l, at), release->ended);
	} else if (release->ends) {
		finding = flag(l, at, "Microsoft's support of %s ends on %s", show(l, at), release->ends);
		grade(l, finding, SEVERITY_INFO);
	}
}

static void managed_family(struct lint *l, const struct task *task)
{
	const struct node *at = task->runtime_platform.operating_system_family.at;

	flag(l, at, "operatingSystemFamily %s, but Managed Instances run Linux only", show(l, at));
}

static void managed_architecture(struct lint *l, const struct task *task)
{
	const struct runtime_platform *platform = &task->runtime_platform;

	if (!l->facts->launch_stated ||
	    !(is_absent(*platform) || (is_ok(*platform) && is_absent(platform->cpu_architecture))))
		return;
	flag(l, is_ok(*platform) ? platform->at : task->at,
	     "no cpuArchitecture: Managed Instances may place the task on X86_64 or ARM64");
}

/* clang-format off: members in the order of struct rule */
static const struct rule rules[] = {
	{
		.id = "windows-arm64",
		.severity = SEVERITY_ERROR,
		.os = OS_IS_WINDOWS,
		.summary = "there is no Windows on ARM64",
		.why = "Fargate refuses a Windows task on ARM64. Elsewhere ECS takes the definition, but "
		       "there is no "
		       "container instance with Windows on ARM64, so the task is never placed.",
		.help = "write \"X86_64\", or leave cpuArchitecture out",
		.page = &page_runtime_platform,
		.since = "2026-09-08",
		.bad = "{'family': 'iis', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
		       "'cpu': '1024', "
		       "'memory': '2048', 'runtimePlatform': {'operatingSystemFamily': "
		       "'WINDOWS_SERVER_2022_CORE', "
		       "'cpuArchitecture': 'ARM64'}, 'containerDefinitions': [{'name': 'app', 'image': "
		       "'mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022', 'cpu': "
		       "1024}]}",
		.good = "{'family': 'iis', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
			"'cpu': '1024', "
			"'memory': '2048', 'runtimePlatform': {'operatingSystemFamily': "
			"'WINDOWS_SERVER_2022_CORE', "
			"'cpuArchitecture': 'X86_64'}, 'containerDefinitions': [{'name': 'app', 'image': "
			"'mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022', 'cpu': "
			"1024}]}",
		.task = windows_arm64,
	},
	{
		.id = "fargate-os-family",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_FARGATE,
		.os = OS_IS_WINDOWS,
		.summary = "Fargate does not list this operating system family",
		.why = "The guide lists LINUX and Windows Server 2019, 2022 and 2025, each as FULL and CORE, "
		       "for Fargate. The "
		       "API has further families, which are meant for container instances of your own.",
		.help = "write a newer Windows Server, such as \"WINDOWS_SERVER_2022_CORE\", and an image to "
			"match",
		.page = &page_fargate,
		.since = "2026-08",
		.bad = "{'family': 'iis', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
		       "'cpu': '1024', "
		       "'memory': '2048', 'runtimePlatform': {'operatingSystemFamily': "
		       "'WINDOWS_SERVER_2016_FULL'}, "
		       "'containerDefinitions': [{'name': 'app', 'image': "
		       "'mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2016', 'cpu': "
		       "1024}]}",
		.good = "{'family': 'iis', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
			"'cpu': '1024', "
			"'memory': '2048', 'runtimePlatform': {'operatingSystemFamily': "
			"'WINDOWS_SERVER_2022_FULL'}, "
			"'containerDefinitions': [{'name': 'app', 'image': "
			"'mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022', 'cpu': "
			"1024}]}",
		.task = fargate_family,
	},
	{
		.id = "windows-release-ended",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_WINDOWS,
		.summary = "Microsoft no longer supports this Windows Server release",
		.why = "A release without support gets no security updates, and AWS stops to publish images "
		       "for container "
		       "instances with it. A Windows container needs a host of the same release, so such "
		       "tasks are soon not "
		       "placed any more. A release that ends within months is told as advice.",
		.help = "move to WINDOWS_SERVER_2022_CORE or WINDOWS_SERVER_2025_CORE, with an image to "
			"match",
		.page = &page_runtime_platform,
		.since = "2022-08-09",
		.bad = "{'family': 'iis', 'requiresCompatibilities': ['EC2'], 'runtimePlatform': "
		       "{'operatingSystemFamily': 'WINDOWS_SERVER_20H2_CORE'}, 'containerDefinitions': "
		       "[{'name': 'app', "
		       "'image': 'mcr.microsoft.com/windows/servercore:20H2', 'cpu': 1024, 'memory': 2048}]}",
		.good = "{'family': 'iis', 'requiresCompatibilities': ['EC2'], 'runtimePlatform': "
			"{'operatingSystemFamily': 'WINDOWS_SERVER_2022_CORE'}, 'containerDefinitions': "
			"[{'name': 'app', "
			"'image': 'mcr.microsoft.com/windows/servercore:ltsc2022', 'cpu': 1024, 'memory': "
			"2048}]}",
		.task = release_ended,
	},
	{
		.id = "managed-instances-windows",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_MANAGED_INSTANCES,
		.os = OS_IS_WINDOWS,
		.summary = "Managed Instances run Linux only",
		.why = "The guide gives LINUX as the only operating system of Managed Instances. Whether ECS "
		       "refuses another "
		       "one at registration has not been seen, but nothing would run it.",
		.help = "write \"LINUX\", or run Windows on EC2 or Fargate",
		.page = &page_managed_instances,
		.since = "2025-10",
		.bad = "{'family': 'iis', 'requiresCompatibilities': ['MANAGED_INSTANCES'], 'networkMode': "
		       "'awsvpc', 'cpu': "
		       "'1024', 'memory': '2048', 'runtimePlatform': {'operatingSystemFamily': "
		       "'WINDOWS_SERVER_2022_CORE', "
		       "'cpuArchitecture': 'X86_64'}, 'containerDefinitions': [{'name': 'app', 'image': "
		       "'mcr.microsoft.com/windows/servercore:ltsc2022', 'cpu': 1024}]}",
		.good = "{'family': 'web', 'requiresCompatibilities': ['MANAGED_INSTANCES'], 'networkMode': "
			"'awsvpc', "
			"'cpu': '1024', 'memory': '2048', 'runtimePlatform': {'operatingSystemFamily': "
			"'LINUX', "
			"'cpuArchitecture': 'X86_64'}, 'containerDefinitions': [{'name': 'app', 'image': "
			"'nginx:1.27'}]}",
		.task = managed_family,
	},
	{
		.id = "managed-instances-architecture",
		.severity = SEVERITY_INFO,
		.group = GROUP_RELIABILITY,
		.launch = LAUNCH_MANAGED_INSTANCES,
		.summary = "no cpuArchitecture for Managed Instances",
		.why = "Without cpuArchitecture the task is placed on whatever the capacity provider offers. "
		       "An image for one "
		       "architecture then fails with \"exec format error\" on the other.",
		.help = "add \"runtimePlatform\": {\"cpuArchitecture\": \"X86_64\"}, or \"ARM64\", unless "
			"the image holds both",
		.page = &page_managed_instances,
		.since = "2025-10",
		.bad = "{'family': 'web', 'requiresCompatibilities': ['MANAGED_INSTANCES'], 'networkMode': "
		       "'awsvpc', 'cpu': "
		       "'1024', 'memory': '2048', 'containerDefinitions': [{'name': 'app', 'image': "
		       "'nginx:1.27'}]}",
		.good = "{'family': 'web', 'requiresCompatibilities': ['MANAGED_INSTANCES'], 'networkMode': "
			"'awsvpc', "
			"'cpu': '1024', 'memory': '2048', 'runtimePlatform': {'cpuArchitecture': 'ARM64'}, "
			"'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27'}]}",
		.task = managed_architecture,
	},
};

const struct topic topic_platform = TOPIC("platform", "Operating system and architecture", rules);
