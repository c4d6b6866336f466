/* Single port mappings. */
#include "port.h"

#include "port_range.h"

enum protocol protocol_of(const struct port *port)
{
	if (is_absent(port->protocol))
		return PROTOCOL_TCP;
	if (!is_ok(port->protocol))
		return PROTOCOL_UNKNOWN;
	return text_is(port->protocol.v, "udp") ? PROTOCOL_UDP : PROTOCOL_TCP;
}

const char *protocol_name(enum protocol protocol)
{
	return protocol == PROTOCOL_UDP ? "UDP" : "TCP";
}

bool container_ports(const struct port *port, int64_t *first, int64_t *last)
{
	if (is_ok(port->container_port) && is_absent(port->container_port_range)) {
		*first = *last = port->container_port.v;
		return true;
	}
	return is_ok(port->container_port_range) && is_absent(port->container_port) &&
	       is_absent(port->host_port) &&
	       parse_port_range(port->container_port_range.v, first, last) == PORT_RANGE_OK;
}

bool fixed_host_port(const struct lint *l, const struct port *port, struct num *host_port)
{
	bool is_host_mode = l->facts->network == NETWORK_IS_HOST;

	*host_port = is_host_mode && is_absent(port->host_port) ? port->container_port : port->host_port;
	return (is_host_mode || l->facts->network == NETWORK_IS_BRIDGE) && is_ok(*host_port) &&
	       host_port->v > 0 && is_absent(port->container_port_range);
}

/* Whether tasks run on instances that their owner knows: not when FARGATE or MANAGED_INSTANCES is all there
 * is. */
static bool is_for_instances(const struct lint *l)
{
	return !l->facts->launch_stated || l->facts->launch & (LAUNCH_EC2 | LAUNCH_EXTERNAL);
}

/* With networkMode none all port mappings are one mistake, and ports-without-network reports it. */
static bool is_possible(const struct lint *l)
{
	return l->facts->network != NETWORK_IS_NONE;
}

static void missing_container_port(struct lint *l, const struct container *container, const struct port *port)
{
	struct finding *finding;

	if (!is_possible(l) || !is_absent(port->container_port) || !is_absent(port->container_port_range))
		return;
	finding = flag(l, port->container_port.at ? port->container_port.at : port->at,
		       "%s: a port mapping without containerPort", container_title(l, container));
	if (!port->container_port.at)
		label(l, finding, "no containerPort here");
	if (is_ok(port->host_port) && port->host_port.v > 0)
		advise(l, finding, "add \"containerPort\": %" PRId64 ", or the port the container listens on",
		       port->host_port.v);
}

static void host_port_differs(struct lint *l, const struct container *container, const struct port *port)
{
	struct finding *finding;

	if (!is_ok(port->host_port) || !is_ok(port->container_port) || port->host_port.v == 0 ||
	    port->host_port.v == port->container_port.v || !is_absent(port->container_port_range))
		return;
	finding = flag(l, port->host_port.at,
		       "%s: hostPort is %" PRId64 " but containerPort is %" PRId64
		       "; with networkMode \"%s\" they must be equal",
		       container_title(l, container), port->host_port.v, port->container_port.v,
		       network_name(l));
	advise(l, finding, "remove hostPort, or write %" PRId64, port->container_port.v);
	relate(l, finding, port->container_port.at, "another port");
	blame_network(l, finding);
}

static void host_port_zero(struct lint *l, const struct container *container, const struct port *port)
{
	struct finding *finding;

	if (!is_ok(port->host_port) || port->host_port.v || !is_absent(port->container_port_range))
		return;
	finding = flag(l, port->host_port.at,
		       "%s: hostPort is 0, but with networkMode \"%s\" there are no dynamic ports",
		       container_title(l, container), network_name(l));
	if (is_ok(port->container_port))
		advise(l, finding, "remove hostPort, or write %" PRId64, port->container_port.v);
	blame_network(l, finding);
}

static void protocol_word(struct lint *l, const struct container *container, const struct port *port)
{
	struct finding *finding;

	if (!is_possible(l) || !is_ok(port->protocol) || text_is(port->protocol.v, "tcp") ||
	    text_is(port->protocol.v, "udp"))
		return;
	finding = flag(l, port->protocol.at, "%s: protocol %s is neither tcp nor udp and counts as tcp",
		       container_title(l, container), show(l, port->protocol.at));
	if (text_equal_ignoring_case(port->protocol.v, TEXT("udp")))
		advise(l, finding, "write \"udp\"");
	else if (text_equal_ignoring_case(port->protocol.v, TEXT("tcp")))
		advise(l, finding, "write \"tcp\"");
}

static bool is_lower_case(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_port_name_character(char c)
{
	return is_lower_case(c) || is_digit(c) || c == '-' || c == '_';
}

/* The name in lower case, where that is all it takes; else NULL. */
static const char *lowered(struct lint *l, struct text name)
{
	char *out;

	for (size_t i = 0; i < name.length; i++)
		if (!is_port_name_character(lower(name.bytes[i])))
			return NULL;
	out = arena_copy(l->arena, name.bytes, name.length);
	for (size_t i = 0; i < name.length; i++)
		out[i] = lower(out[i]);
	return out;
}

static void name_format(struct lint *l, const struct container *container, const struct port *port)
{
	struct text name = port->name.v;
	const char *title;
	struct finding *finding;
	size_t i = 0;

	if (!is_possible(l) || !is_ok(port->name))
		return;
	while (i < name.length && is_port_name_character(name.bytes[i]))
		i++;
	if (i == name.length && name.length <= 64 && name.bytes[0] != '-')
		return;
	title = container_title(l, container);
	if (i < name.length) {
		size_t end = i + 1;

		while (end < name.length && ((unsigned char)name.bytes[end] & 0xc0) == 0x80)
			end++;
		finding = flag(l, port->name.at, "%s: port mapping name %s holds %s", title,
			       show(l, port->name.at), show_text(l, text_slice(name, i, end), port->name.at));
		if (name.length <= 64 && name.bytes[0] != '-' && lowered(l, name))
			advise(l, finding, "write \"%s\"", lowered(l, name));
	} else if (name.length > 64) {
		flag(l, port->name.at, "%s: a port mapping name has %zu characters, at most 64 are allowed",
		     title, name.length);
	} else {
		flag(l, port->name.at, "%s: port mapping name %s begins with a hyphen", title,
		     show(l, port->name.at));
	}
}

static void app_protocol(struct lint *l, const struct container *container, const struct port *port)
{
	/* On UDP it is wrong with a name too, and udp-service-connect says so. */
	if (!is_possible(l) || !is_ok(port->app_protocol) || !is_absent(port->name) ||
	    protocol_of(port) != PROTOCOL_TCP)
		return;
	flag(l, port->app_protocol.at, "%s: appProtocol %s has no effect on a port mapping without name",
	     container_title(l, container), show(l, port->app_protocol.at));
}

static void udp_service_connect(struct lint *l, const struct container *container, const struct port *port)
{
	struct finding *finding;

	if (!is_possible(l) || protocol_of(port) != PROTOCOL_UDP)
		return;
	if (is_ok(port->app_protocol)) {
		finding = flag(l, port->app_protocol.at,
			       "%s: appProtocol %s on a UDP port, but Service Connect speaks TCP only",
			       container_title(l, container), show(l, port->app_protocol.at));
	} else if (is_ok(port->name)) {
		finding = flag(l, port->name.at,
			       "%s: a name for a UDP port, but Service Connect speaks TCP only",
			       container_title(l, container));
		advise(l, finding, "remove the name, or leave it as long as no service refers to it");
		grade(l, finding, SEVERITY_INFO); /* the console names every mapping */
	} else {
		return;
	}
	relate(l, finding, port->protocol.at, "UDP");
}

/* Held by the operating system and the agent of a container instance (API reference, 2026-11); TCP only. */
static const struct reserved_port {
	int64_t port;
	const char *holder;
} reserved_ports[] = {
	{ 22, "SSH" },
	{ 2375, "Docker" },
	{ 2376, "Docker" },
	{ 51678, "the ECS agent" },
	{ 51679, "the ECS agent" },
	{ 51680, "the ECS agent" },
};

static const struct reserved_port *find_reserved(int64_t port)
{
	for (size_t i = 0; i < sizeof reserved_ports / sizeof *reserved_ports; i++)
		if (reserved_ports[i].port == port)
			return &reserved_ports[i];
	return NULL;
}

static void reserved_port(struct lint *l, const struct container *container, const struct port *port)
{
	const struct reserved_port *reserved;
	struct finding *finding;
	struct num host_port;

	if (!is_for_instances(l) || protocol_of(port) != PROTOCOL_TCP ||
	    !fixed_host_port(l, port, &host_port))
		return;
	reserved = find_reserved(host_port.v);
	if (!reserved)
		return;
	finding = flag(l, host_port.at, "%s: host port %" PRId64 " is reserved for %s on container instances",
		       container_title(l, container), host_port.v, reserved->holder);
	if (l->facts->network == NETWORK_IS_HOST)
		advise(l, finding, "let the container listen on another port, or use networkMode \"bridge\"");
}

static void ephemeral_port(struct lint *l, const struct container *container, const struct port *port)
{
	int64_t first = l->facts->os == OS_IS_LINUX ? 32768 : 49152;
	struct num host_port;

	if (!is_for_instances(l) || !fixed_host_port(l, port, &host_port) || host_port.v < first ||
	    (protocol_of(port) == PROTOCOL_TCP && find_reserved(host_port.v)))
		return;
	flag(l, host_port.at, "%s: host port %" PRId64 " lies in the ephemeral range, from %" PRId64 " on",
	     container_title(l, container), host_port.v, first);
}

static bool has_router(const struct task *task)
{
	for (uint32_t i = 0; i < task->container_definitions.count; i++)
		if (is_ok(task->container_definitions.v[i].firelens_configuration))
			return true;
	return false;
}

static void router_port(struct lint *l, const struct task *task)
{
	if (!has_router(task))
		return;
	for (uint32_t i = 0; i < task->container_definitions.count; i++) {
		const struct container *container = &task->container_definitions.v[i];

		for (uint32_t p = 0; p < container->port_mappings.count; p++) {
			const struct port *port = &container->port_mappings.v[p];
			const struct node *at = NULL;
			int64_t first, last;

			if (!is_ok(*port))
				continue;
			if (container_ports(port, &first, &last) && first <= 24224 && last >= 24224)
				at = first == last ? port->container_port.at : port->container_port_range.at;
			else if (is_ok(port->host_port) && port->host_port.v == 24224)
				at = port->host_port.at;
			if (at)
				flag(l, at, "%s maps port 24224, where the FireLens log router listens",
				     container_title(l, container));
		}
	}
}

static void windows_fargate_port(struct lint *l, const struct container *container, const struct port *port)
{
	int64_t first, last;

	if (container_ports(port, &first, &last) && first <= 3150 && last >= 3150)
		flag(l, first == last ? port->container_port.at : port->container_port_range.at,
		     "%s: port 3150 is reserved on Fargate for Windows", container_title(l, container));
}

/* clang-format off */
#define PORT(members) "'portMappings': [{" members "}]"
#define ROUTED(members) "{'family': 'web', 'networkMode': 'bridge', 'containerDefinitions': [{'name': 'app', 'image': " \
	"'nginx:1.27', 'memory': 256, 'logConfiguration': {'logDriver': 'awsfirelens', 'options': {'Name': 'stdout'}}}, {'name': " \
	"'router', 'image': 'amazon/aws-for-fluent-bit:2.32.4', 'memory': 64, 'firelensConfiguration': {'type': 'fluentbit'}, " \
	PORT(members) "}]}"

static const struct rule rules[] = {
	{
		.id = "container-port-missing",
		.severity = SEVERITY_ERROR,
		.summary = "a port mapping has neither containerPort nor containerPortRange",
		.why = "A mapping says which port of the container is reached. hostPort alone does not; the CLI's shorthand "
		       "that splits one mapping into several objects is a common way to lose it, and so is an empty object.",
		.help = "add \"containerPort\" with the port the container listens on",
		.answer = "Invalid 'containerPort' setting for container",
		.page = &page_port_mapping,
		.since = "2020",
		.bad = PORT("'hostPort': 8080, 'protocol': 'tcp'"),
		.good = PORT("'containerPort': 80, 'hostPort': 8080, 'protocol': 'tcp'"),
		.port = missing_container_port,
	},
	{
		.id = "host-port-mismatch",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_AWSVPC | NETWORK_IS_HOST,
		.summary = "hostPort differs from containerPort in awsvpc or host mode",
		.why = "In awsvpc and host mode nothing stands between the container and the network that could translate ports: "
		       "the port the container listens on is the port that is reached. ECS refuses another hostPort.",
		.help = "remove hostPort, or make it equal to containerPort",
		.answer = "the host ports and container ports in port mappings must match",
		.page = &page_port_mapping,
		.controls = "cfn-lint E3053",
		.since = "2026-09-08",
		.bad = PORT("'containerPort': 80, 'hostPort': 8080"),
		.good = PORT("'containerPort': 80, 'hostPort': 80"),
		.port = host_port_differs,
	},
	{
		.id = "host-port-zero",
		.severity = SEVERITY_WARNING,
		.network = NETWORK_IS_AWSVPC | NETWORK_IS_HOST,
		.summary = "hostPort 0 asks for a dynamic port, which awsvpc and host mode do not have",
		.why = "0 means a dynamic host port, and that exists in bridge mode only. ECS took 0 in awsvpc mode in 2018 and "
		       "wrote the container's port for it; a report of 2020 reads as if it refused it since (\"the host ports and "
		       "container ports in port mappings must match\").",
		.help = "remove hostPort",
		.page = &page_port_mapping,
		.since = "2020-04-23",
		.bad = PORT("'containerPort': 80, 'hostPort': 0"),
		.good = PORT("'containerPort': 80"),
		.port = host_port_zero,
	},
	{
		.id = "port-protocol",
		.severity = SEVERITY_WARNING,
		.summary = "the protocol is neither tcp nor udp",
		.why = "ECS knows tcp and udp, in lower case. It takes any other word without complaint and maps a TCP port, so "
		       "\"UDP\" opens the wrong one and \"http\" only looks as if it meant something.",
		.help = "write \"tcp\" or \"udp\", or leave it out for tcp",
		.page = &page_port_mapping,
		.since = "2026-09",
		.bad = PORT("'containerPort': 53, 'protocol': 'UDP'"),
		.good = PORT("'containerPort': 53, 'protocol': 'udp'"),
		.port = protocol_word,
	},
	{
		.id = "port-name-format",
		.severity = SEVERITY_WARNING,
		.summary = "the name of a port mapping is not as the API reference wants it",
		.why = "Names of port mappings have up to 64 lower-case letters, digits, underscores and hyphens, and no hyphen "
		       "at the beginning. Service Connect finds the port by this name.",
		.help = "use lower-case letters, digits, \"-\" and \"_\" only",
		.page = &page_port_mapping,
		.since = "2022-11-28",
		.bad = PORT("'containerPort': 80, 'name': 'Web'"),
		.good = PORT("'containerPort': 80, 'name': 'web'"),
		.port = name_format,
	},
	{
		.id = "app-protocol-without-name",
		.severity = SEVERITY_WARNING,
		.summary = "appProtocol has no effect on a port mapping without name",
		.why = "appProtocol is for Service Connect, and Service Connect refers to a port mapping by its name. Without "
		       "one nobody ever asks for the protocol; AWS's own CDK refuses the pair.",
		.help = "add a \"name\" to the port mapping, or remove \"appProtocol\"",
		.page = &page_service_connect,
		.since = "2022-11-28",
		.bad = PORT("'containerPort': 80, 'appProtocol': 'http'"),
		.good = PORT("'containerPort': 80, 'name': 'web', 'appProtocol': 'http'"),
		.port = app_protocol,
	},
	{
		.id = "udp-service-connect",
		.severity = SEVERITY_WARNING,
		.summary = "a UDP port is set up for Service Connect, which speaks TCP only",
		.why = "name and appProtocol are what Service Connect goes by, and its proxy carries TCP only. appProtocol on a "
		       "UDP port contradicts itself; a name alone does no harm and is information.",
		.help = "remove \"appProtocol\"",
		.page = &page_service_connect,
		.since = "2022-11-28",
		.bad = PORT("'containerPort': 53, 'protocol': 'udp', 'name': 'dns', 'appProtocol': 'http'"),
		.good = PORT("'containerPort': 53, 'protocol': 'udp'"),
		.port = udp_service_connect,
	},
	{
		.id = "reserved-host-port",
		.severity = SEVERITY_WARNING,
		.network = NETWORK_IS_BRIDGE | NETWORK_IS_HOST,
		.os = OS_IS_LINUX,
		.summary = "a host port that every container instance keeps for itself",
		.why = "The agent of a container instance reserves the TCP ports 22 (SSH), 2375 and 2376 (Docker) and 51678 to "
		       "51680 (itself). The definition registers, but no instance ever has the port free and the task is "
		       "never placed.",
		.help = "use another hostPort, or leave it out for a dynamic one",
		.page = &page_port_mapping,
		.since = "2026-11",
		.bad = PORT("'containerPort': 22, 'hostPort': 22"),
		.good = PORT("'containerPort': 22, 'hostPort': 2222"),
		.port = reserved_port,
	},
	{
		.id = "ephemeral-host-port",
		.severity = SEVERITY_INFO,
		.network = NETWORK_IS_BRIDGE,
		.summary = "a fixed host port in the range of dynamic ports",
		.why = "Docker and the kernel hand out ports from 32768 on (49152 on Windows) to other containers and to "
		       "outgoing connections. A task that insists on one of them cannot start where it happens to be taken.",
		.help = "use a hostPort below the range, or leave it out for a dynamic one",
		.page = &page_port_mapping,
		.since = "2026-11",
		.bad = PORT("'containerPort': 50000, 'hostPort': 50000"),
		.good = PORT("'containerPort': 50000, 'hostPort': 5000"),
		.port = ephemeral_port,
	},
	{
		.id = "firelens-port",
		.severity = SEVERITY_WARNING,
		.network = NETWORK_IS_BRIDGE,
		.summary = "port 24224 is mapped although the task has a FireLens log router",
		.why = "The log router takes records on port 24224 without asking who sends them. In awsvpc mode a security "
		       "group keeps others away; in bridge mode nothing but the absence of a port mapping does.",
		.help = "remove the port mapping; the containers of the task reach the router without it",
		.page = &page_firelens,
		.since = "2023-06",
		.bad = ROUTED("'containerPort': 24224"),
		.good = ROUTED("'containerPort': 2020"),
		.task = router_port,
	},
	{
		.id = "fargate-windows-port",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_FARGATE,
		.os = OS_IS_WINDOWS,
		.summary = "port 3150 is reserved on Fargate for Windows",
		.why = "The guide reserves port 3150 for Windows tasks on Fargate. Whether registration fails was not seen; a "
		       "container cannot count on the port.",
		.help = "let the container listen on another port",
		.page = &page_fargate,
		.since = "2026-08",
		.bad = PORT("'containerPort': 3150"),
		.good = PORT("'containerPort': 3151"),
		.port = windows_fargate_port,
	},
};

const struct topic topic_ports = TOPIC("ports", "Port mappings", rules);
