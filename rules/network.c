/* The network mode: which one a launch type takes, and what each of them leaves no room for. */
#include "network.h"

const char *network_name(const struct lint *l)
{
	switch (l->facts->network) {
	case NETWORK_IS_BRIDGE:
		return "bridge";
	case NETWORK_IS_HOST:
		return "host";
	case NETWORK_IS_AWSVPC:
		return "awsvpc";
	case NETWORK_IS_NONE:
		return "none";
	default:
		return NULL;
	}
}

void blame_network(struct lint *l, struct finding *finding)
{
	if (is_ok(l->task->network_mode))
		relate(l, finding, l->task->network_mode.at, "the network mode");
	else if (l->facts->network == NETWORK_IS_AWSVPC)
		grade(l, finding, SEVERITY_WARNING);
}

/* Where requiresCompatibilities names the launch type, or NULL. */
static const struct node *required(const struct task *task, enum compatibility launch)
{
	const struct choice_list *list = &task->requires_compatibilities;

	for (uint32_t i = 0; i < list->count; i++)
		if (is_ok(list->v[i]) && list->v[i].v == (int)launch)
			return list->v[i].at;
	return NULL;
}

/* No network mode suits both: that is one mistake, and fargate-with-external reports it. None where only one
 * of them is judged for. */
static bool requires_fargate_and_external(const struct lint *l, const struct task *task)
{
	unsigned both = LAUNCH_FARGATE | LAUNCH_EXTERNAL;

	return (l->facts->launch & both) == both && required(task, COMPATIBILITY_FARGATE) &&
	       required(task, COMPATIBILITY_EXTERNAL);
}

/* Whether FARGATE is among the launch types for certain; its rule then speaks about any mode but awsvpc. */
static bool is_for_fargate(const struct lint *l)
{
	return l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE;
}

/* At networkMode, or at the definition that lacks it. */
static struct finding *flag_missing_mode(struct lint *l, const struct task *task, const char *message)
{
	const struct node *at = task->network_mode.at;
	struct finding *finding = flag(l, at ? at : task->at, "%s", message);

	label(l, finding,
	      !at                     ? "no networkMode here"
	      : at->kind == NODE_NULL ? "null is the same as missing"
				      : "an empty string is the same as missing");
	return finding;
}

static void fargate_mode(struct lint *l, const struct task *task)
{
	const struct choice *mode = &task->network_mode;
	struct finding *finding;

	if (mode->state == BAD || mode->state == OPAQUE || (is_ok(*mode) && mode->v == NETWORK_AWSVPC) ||
	    requires_fargate_and_external(l, task))
		return;
	if (is_ok(*mode)) {
		finding = flag(l, mode->at, "networkMode is %s, but Fargate takes \"awsvpc\" only",
			       show(l, mode->at));
	} else {
		bool empty = mode->at && mode->at->kind == NODE_STRING;

		finding = flag_missing_mode(
			l, task,
			empty ? "networkMode is empty, but Fargate takes \"awsvpc\" only"
			      : "networkMode is missing, which means bridge; Fargate takes \"awsvpc\" only");
		advise(l, finding, "%s \"networkMode\": \"awsvpc\"", mode->at ? "write" : "add");
	}
	relate(l, finding, required(task, COMPATIBILITY_FARGATE), "FARGATE is required here");
}

static void external_mode(struct lint *l, const struct task *task)
{
	struct finding *finding;

	if (!is_ok(task->network_mode) || task->network_mode.v != NETWORK_AWSVPC ||
	    requires_fargate_and_external(l, task))
		return;
	finding = flag(l, task->network_mode.at,
		       "networkMode is \"awsvpc\", but external instances take bridge, host or none");
	relate(l, finding, required(task, COMPATIBILITY_EXTERNAL), "EXTERNAL is required here");
}

static void refused_with(struct finding *finding, const char *answer)
{
	if (finding)
		finding->answer = answer;
}

static void fargate_with_external(struct lint *l, const struct task *task)
{
	const struct node *fargate = required(task, COMPATIBILITY_FARGATE);
	const struct node *external = required(task, COMPATIBILITY_EXTERNAL);
	struct finding *finding;

	if (!requires_fargate_and_external(l, task))
		return;
	finding = flag(l, external->index > fargate->index ? external : fargate,
		       "FARGATE and EXTERNAL cannot both be required: no network mode suits both");
	label(l, finding,
	      external->index > fargate->index ? "takes bridge, host or none" : "takes awsvpc only");
	relate(l, finding, external->index > fargate->index ? fargate : external,
	       external->index > fargate->index ? "takes awsvpc only" : "takes bridge, host or none");
	if (is_absent(task->network_mode) ||
	    (is_ok(task->network_mode) && task->network_mode.v != NETWORK_AWSVPC))
		refused_with(finding, "Fargate only supports network mode ‘awsvpc’.");
	else
		grade(l, finding, SEVERITY_WARNING); /* ECS was not heard on awsvpc with EXTERNAL */
}

static void managed_mode(struct lint *l, const struct task *task)
{
	const struct choice *mode = &task->network_mode;
	struct finding *finding;

	if (is_for_fargate(l))
		return;
	if (is_absent(*mode)) {
		finding = flag_missing_mode(
			l, task, "networkMode is missing; Managed Instances want \"awsvpc\" or \"host\"");
		advise(l, finding, "add \"networkMode\": \"awsvpc\"");
		grade(l, finding, SEVERITY_INFO); /* AWS's pages differ on what happens then */
	} else if (is_ok(*mode) && (mode->v == NETWORK_BRIDGE || mode->v == NETWORK_NONE)) {
		finding = flag(l, mode->at,
			       "networkMode is %s, but Managed Instances take \"awsvpc\" or \"host\"",
			       show(l, mode->at));
		if (mode->v == NETWORK_NONE)
			grade(l, finding, SEVERITY_WARNING); /* one of AWS's pages lists it */
	} else {
		return;
	}
	relate(l, finding, required(task, COMPATIBILITY_MANAGED_INSTANCES),
	       "MANAGED_INSTANCES is required here");
}

static void windows_mode(struct lint *l, const struct task *task)
{
	struct finding *finding;

	if (!is_ok(task->network_mode) || task->network_mode.v == NETWORK_AWSVPC || is_for_fargate(l) ||
	    (l->facts->launch_stated && l->facts->launch & LAUNCH_MANAGED_INSTANCES))
		return;
	finding = flag(l, task->network_mode.at,
		       "networkMode is %s, but Windows containers have awsvpc and Docker's default only",
		       show(l, task->network_mode.at));
	relate(l, finding, task->runtime_platform.operating_system_family.at,
	       "Windows containers are asked for here");
}

/* A container member that some network modes do not have. */
struct setting {
	const char *name;
	size_t offset;
	enum { SETTING_LIST, SETTING_TEXT, SETTING_SWITCH } type;
};

#define SETTING(name, member, type)                                                                          \
	&(const struct setting)                                                                              \
	{                                                                                                    \
		name, offsetof(struct container, member), type                                               \
	}

static bool is_set(const struct setting *setting, const struct value *value)
{
	if (value->state != OK)
		return false;
	if (setting->type == SETTING_SWITCH)
		return ((const struct boolean *)(const void *)value)->v;
	/* A template may leave the list empty. */
	return setting->type == SETTING_TEXT || !((const struct list *)(const void *)value)->open;
}

static void not_in_this_mode(struct lint *l, const struct container *container)
{
	const struct setting *setting = l->rule->data;
	const struct value *value =
		(const struct value *)(const void *)((const char *)container + setting->offset);

	if (is_set(setting, value))
		blame_network(l, flag_key(l, value->at, "%s: %s cannot be set with networkMode \"%s\"",
					  container_title(l, container), setting->name, network_name(l)));
}

static bool is_search_domain(struct text text)
{
	if (!text.length || text.length > 254 || text.bytes[text.length - 1] == '-' ||
	    text.bytes[text.length - 1] == '.')
		return false;
	for (size_t i = 0; i < text.length; i++)
		if (!is_letter(text.bytes[i]) && !is_digit(text.bytes[i]) && text.bytes[i] != '-' &&
		    text.bytes[i] != '.')
			return false;
	return true;
}

static void search_domain(struct lint *l, const struct container *container)
{
	const struct str_list *list = &container->dns_search_domains;

	for (uint32_t i = 0; i < list->count; i++) {
		struct finding *finding;

		if (!is_ok(list->v[i]) || is_search_domain(list->v[i].v))
			continue;
		finding = flag(l, list->v[i].at, "%s: %s is not a domain name", container_title(l, container),
			       show(l, list->v[i].at));
		if (list->v[i].v.length > 254)
			advise(l, finding, "write at most 254 characters, these are %zu",
			       list->v[i].v.length);
	}
}

/* clang-format off */
#define TASK(more) "{'family': 'web', " more ", 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}"
#define SIZE "'cpu': '256', 'memory': '512'"

static const struct rule rules[] = {
	{
		.id = "fargate-network-mode",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "Fargate takes the network mode awsvpc only",
		.why = "Every Fargate task has a network interface of its own, and that is what awsvpc means. Where "
		       "networkMode is left out, ECS takes bridge and refuses that for FARGATE in the same words.",
		.help = "write \"networkMode\": \"awsvpc\", or take FARGATE out of requiresCompatibilities",
		.answer = "Fargate only supports network mode ‘awsvpc’.",
		.page = &page_fargate,
		.controls = "cfn-lint E3048",
		.since = "2026-09-01",
		.bad = TASK("'requiresCompatibilities': ['FARGATE'], 'networkMode': 'bridge', " SIZE),
		.good = TASK("'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', " SIZE),
		.task = fargate_mode,
	},
	{
		.id = "fargate-with-external",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE | LAUNCH_EXTERNAL,
		.summary = "FARGATE and EXTERNAL can never both be required",
		.why = "ECS checks a definition against every launch type in requiresCompatibilities. Fargate takes the network "
		       "mode awsvpc only, external instances take every mode but that, so one of the two always fails. With "
		       "awsvpc the finding is a warning, as ECS's answer to that was not seen.",
		.help = "keep one of them, and register a second family for the other",
		.page = &page_external,
		.since = "2026-09-01",
		.bad = TASK("'requiresCompatibilities': ['FARGATE', 'EXTERNAL'], 'networkMode': 'bridge', " SIZE),
		.good = TASK("'requiresCompatibilities': ['EC2', 'EXTERNAL'], 'networkMode': 'bridge', " SIZE),
		.task = fargate_with_external,
	},
	{
		.id = "external-network-mode",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_EXTERNAL,
		.summary = "external instances do not take the network mode awsvpc",
		.why = "awsvpc gives a task a network interface in a VPC, and an external instance (ECS Anywhere) is in none. The "
		       "guide allows bridge, host and none. Whether registration fails was not seen; such a task cannot run.",
		.help = "use networkMode \"bridge\" or \"host\"",
		.page = &page_external,
		.since = "2023-06",
		.bad = TASK("'requiresCompatibilities': ['EXTERNAL'], 'networkMode': 'awsvpc'"),
		.good = TASK("'requiresCompatibilities': ['EXTERNAL'], 'networkMode': 'bridge'"),
		.task = external_mode,
	},
	{
		.id = "managed-instances-network-mode",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_MANAGED_INSTANCES,
		.summary = "Managed Instances take the network modes awsvpc and host",
		.why = "ECS Managed Instances support awsvpc and host; there is no bridge on them. For none AWS's pages differ, "
		       "and so they do for a definition without networkMode: one says that awsvpc is meant, one that the task "
		       "cannot run.",
		.help = "use networkMode \"awsvpc\" or \"host\"",
		.page = &page_managed_instances,
		.since = "2025-10",
		.bad = TASK("'requiresCompatibilities': ['MANAGED_INSTANCES'], 'networkMode': 'bridge'"),
		.good = TASK("'requiresCompatibilities': ['MANAGED_INSTANCES'], 'networkMode': 'host'"),
		.task = managed_mode,
	},
	{
		.id = "windows-network-mode",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_WINDOWS,
		.summary = "Windows containers take awsvpc or Docker's default network",
		.why = "Windows has no bridge, host or none network of Docker's: the default there is NAT, and the API has no "
		       "word for it. A definition for Windows on EC2 leaves networkMode out, or says awsvpc.",
		.help = "leave networkMode out, or write \"awsvpc\"",
		.page = &page_windows,
		.since = "2018",
		.bad = TASK("'networkMode': 'bridge', 'runtimePlatform': {'operatingSystemFamily': 'WINDOWS_SERVER_2022_CORE'}"),
		.good = TASK("'runtimePlatform': {'operatingSystemFamily': 'WINDOWS_SERVER_2022_CORE'}"),
		.task = windows_mode,
	},
	{
		.id = "awsvpc-links",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_AWSVPC,
		.summary = "links do not exist in awsvpc mode",
		.why = "Links are entries on Docker's bridge network. In awsvpc mode the containers of a task share one network "
		       "interface and reach each other at localhost; ECS refuses links there. An empty list is no link.",
		.help = "remove \"links\" and use localhost and the other container's port",
		.answer = "Links are not supported when networkMode=awsvpc.",
		.page = &page_container,
		.since = "2022",
		.bad = "'links': ['db']",
		.good = "'links': []",
		.container = not_in_this_mode,
		.data = SETTING("links", links, SETTING_LIST),
	},
	{
		.id = "links-without-bridge",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_HOST | NETWORK_IS_NONE,
		.summary = "links need the network mode bridge",
		.why = "Links are entries on Docker's bridge network, and the API reference allows them with networkMode bridge "
		       "only. In host mode the containers reach each other at localhost, in none they do not at all.",
		.help = "remove \"links\", or use networkMode \"bridge\"",
		.page = &page_container,
		.since = "2026-11",
		.bad = "'links': ['db']",
		.good = "'links': []",
		.container = not_in_this_mode,
		.data = SETTING("links", links, SETTING_LIST),
	},
	{
		.id = "awsvpc-hostname",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_AWSVPC,
		.summary = "a container has no hostname of its own in awsvpc mode",
		.why = "In awsvpc mode the containers of a task share one network name space, and its host name is that of the "
		       "network interface. ECS refuses the member.",
		.help = "remove \"hostname\"",
		.answer = "hostname is not supported on container when networkMode=awsvpc.",
		.page = &page_container,
		.since = "2019",
		.bad = "'hostname': 'web-1'",
		.good = "'hostname': null",
		.container = not_in_this_mode,
		.data = SETTING("hostname", hostname, SETTING_TEXT),
	},
	{
		.id = "awsvpc-dns-servers",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_AWSVPC,
		.summary = "dnsServers cannot be set in awsvpc mode",
		.why = "A task in awsvpc mode takes its DNS servers from the VPC. ECS refuses the member; an empty list is no "
		       "setting.",
		.help = "remove \"dnsServers\" and set the servers in the VPC's DHCP option set",
		.answer = "DNS servers are not supported on container when networkMode=awsvpc.",
		.page = &page_container,
		.since = "2026-09-08",
		.bad = "'dnsServers': ['10.0.0.2']",
		.good = "'dnsServers': []",
		.container = not_in_this_mode,
		.data = SETTING("dnsServers", dns_servers, SETTING_LIST),
	},
	{
		.id = "awsvpc-dns-search-domains",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_AWSVPC,
		.summary = "dnsSearchDomains cannot be set in awsvpc mode",
		.why = "A task in awsvpc mode takes its search domains from the VPC. The guide lists the member as not valid "
		       "there, as it does its siblings dnsServers and extraHosts, which ECS refuses.",
		.help = "remove \"dnsSearchDomains\" and set the domain in the VPC's DHCP option set",
		.page = &page_fargate_differences,
		.since = "2020-05-12",
		.bad = "'dnsSearchDomains': ['corp.example.com']",
		.good = "'dnsSearchDomains': []",
		.container = not_in_this_mode,
		.data = SETTING("dnsSearchDomains", dns_search_domains, SETTING_LIST),
	},
	{
		.id = "awsvpc-extra-hosts",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_AWSVPC,
		.summary = "extraHosts cannot be set in awsvpc mode",
		.why = "In awsvpc mode ECS itself writes /etc/hosts for all containers of the task. It refuses the member; an "
		       "empty list is no setting.",
		.help = "remove \"extraHosts\" and put the name into a private hosted zone",
		.answer = "Extra hosts are not supported on container when networkMode=awsvpc.",
		.page = &page_container,
		.since = "2018",
		.bad = "'extraHosts': [{'hostname': 'db', 'ipAddress': '10.0.0.9'}]",
		.good = "'extraHosts': []",
		.container = not_in_this_mode,
		.data = SETTING("extraHosts", extra_hosts, SETTING_LIST),
	},
	{
		.id = "awsvpc-disable-networking",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_AWSVPC,
		.summary = "a container cannot be without network in awsvpc mode",
		.why = "In awsvpc mode all containers of a task share one network interface; none of them can be cut off. ECS "
		       "refuses true, false is fine.",
		.help = "remove \"disableNetworking\"",
		.answer = "Disable Networking is not supported on container when networkMode=awsvpc.",
		.page = &page_container,
		.since = "2026-09-08",
		.bad = "'disableNetworking': true",
		.good = "'disableNetworking': false",
		.container = not_in_this_mode,
		.data = SETTING("disableNetworking", disable_networking, SETTING_SWITCH),
	},
	{
		.id = "ports-without-network",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_NONE,
		.summary = "ports cannot be mapped with networkMode none",
		.why = "With networkMode none the containers have no way in or out. The API reference says that no port mappings "
		       "can be specified then; an empty list is none.",
		.help = "remove \"portMappings\", or use another networkMode",
		.page = &page_register,
		.since = "2019",
		.bad = "'portMappings': [{'containerPort': 80}]",
		.good = "'portMappings': []",
		.container = not_in_this_mode,
		.data = SETTING("portMappings", port_mappings, SETTING_LIST),
	},
	{
		.id = "dns-search-domain",
		.severity = SEVERITY_WARNING,
		.network = NETWORK_IS_BRIDGE | NETWORK_IS_HOST | NETWORK_IS_NONE,
		.os = OS_IS_LINUX,
		.summary = "a DNS search domain is not a domain name",
		.why = "The console takes search domains of letters, digits, points and hyphens that end in a letter or digit, "
		       "at most 254 characters. Another text ends up in resolv.conf, where no resolver makes sense of it.",
		.help = "write it like \"corp.example.com\"",
		.page = &page_container,
		.since = "2026",
		.bad = "'dnsSearchDomains': ['*.example.com']",
		.good = "'dnsSearchDomains': ['corp.example.com']",
		.container = search_domain,
	},
};

const struct topic topic_network = TOPIC("network", "Network mode", rules);
