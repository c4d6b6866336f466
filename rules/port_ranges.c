/* Port ranges: spelling, where they may stand, how many. */
#include "port.h"

#include "port_range.h"

enum { MOST_RANGES = 100 };

static bool is_digits(struct text text)
{
	size_t i = 0;

	while (i < text.length && is_digit(text.bytes[i]))
		i++;
	return i == text.length;
}

static void range_format(struct lint *l, const struct container *container, const struct port *port)
{
	const struct str *range = &port->container_port_range;
	const char *title;
	struct finding *finding;
	int64_t first, last;
	enum port_range kind;

	if (!is_ok(*range) || l->facts->network & (NETWORK_IS_HOST | NETWORK_IS_NONE))
		return; /* no ranges at all there */
	kind = parse_port_range(range->v, &first, &last);
	if (kind == PORT_RANGE_OK)
		return;
	title = container_title(l, container);
	switch (kind) {
	case PORT_RANGE_REVERSED:
		finding = flag(l, range->at, "%s: port range %s begins above its end", title,
			       show(l, range->at));
		advise(l, finding, "write \"%" PRId64 "-%" PRId64 "\"", last, first);
		break;
	case PORT_RANGE_OF_ONE:
		finding = flag(l, range->at, "%s: port range %s begins and ends at the same port", title,
			       show(l, range->at));
		advise(l, finding, "write \"containerPort\": %" PRId64 " instead", first);
		grade(l, finding, SEVERITY_WARNING); /* only a reversed range was seen to be refused */
		if (finding)
			finding->answer = "";
		break;
	case PORT_RANGE_OUTSIDE:
		flag(l, range->at, "%s: port range %s does not lie in 1 to 65535", title, show(l, range->at));
		break;
	default:
		finding = flag(l, range->at, "%s: port range %s is not two numbers with a hyphen between",
			       title, show(l, range->at));
		/* A single port in quotes. */
		if (range->v.length < 6 && is_digits(range->v))
			advise(l, finding, "write \"containerPort\": %.*s instead", TEXT_ARGS(range->v));
		break;
	}
}

static void range_with_port(struct lint *l, const struct container *container, const struct port *port)
{
	const struct num *single = is_ok(port->container_port) ? &port->container_port : &port->host_port;
	struct finding *finding;

	if (!is_ok(port->container_port_range) || !is_ok(*single) ||
	    l->facts->network & (NETWORK_IS_HOST | NETWORK_IS_NONE))
		return;
	finding = flag_key(l, port->container_port_range.at, "%s: containerPortRange stands beside %s",
			   container_title(l, container),
			   single == &port->container_port ? "containerPort" : "hostPort");
	relate(l, finding, single->at, "a single port");
	if (single == &port->host_port)
		advise(l, finding, "remove hostPort: ECS chooses the host's range itself");
	if (single->v == 0)
		grade(l, finding, SEVERITY_WARNING); /* 0 may count as unset */
}

static void range_in_host_mode(struct lint *l, const struct container *container, const struct port *port)
{
	if (is_ok(port->container_port_range))
		blame_network(l, flag_key(l, port->container_port_range.at,
					  "%s: port ranges do not exist with networkMode \"host\"",
					  container_title(l, container)));
}

static void too_many_ranges(struct lint *l, const struct container *container)
{
	const struct port_list *list = &container->port_mappings;
	const struct node *first_too_many = NULL;
	uint32_t count = 0;

	for (uint32_t i = 0; i < list->count; i++) {
		if (!is_ok(list->v[i]) || !is_ok(list->v[i].container_port_range))
			continue;
		if (++count == MOST_RANGES + 1)
			first_too_many = list->v[i].container_port_range.at;
	}
	if (first_too_many)
		flag(l, first_too_many, "%s has %" PRIu32 " port ranges, at most %d are allowed",
		     container_title(l, container), count, MOST_RANGES);
}

/* clang-format off */
#define PORT(members) "'portMappings': [{" members "}]"
#define RANGE(from, to) "{'containerPortRange': '" #from "-" #to "'}"
#define TEN(x) RANGE(x##01, x##02) ", " RANGE(x##03, x##04) ", " RANGE(x##05, x##06) ", " RANGE(x##07, x##08) ", " \
	RANGE(x##09, x##10) ", " RANGE(x##11, x##12) ", " RANGE(x##13, x##14) ", " RANGE(x##15, x##16) ", " \
	RANGE(x##17, x##18) ", " RANGE(x##19, x##20)
#define HUNDRED TEN(80) ", " TEN(81) ", " TEN(82) ", " TEN(83) ", " TEN(84) ", " TEN(85) ", " TEN(86) ", " TEN(87) ", " \
	TEN(88) ", " TEN(89)

static const struct rule rules[] = {
	{
		.id = "port-range-format",
		.severity = SEVERITY_ERROR,
		.summary = "a port range is not LOW-HIGH",
		.why = "containerPortRange is one string with two ports from 1 to 65535 and a hyphen between them, the lower "
		       "one first. For a single port there is containerPort.",
		.help = "write it like \"8080-8090\"",
		.answer = "Invalid 'containerPortRange' setting for container",
		.page = &page_port_mapping,
		.since = "2026-09-08",
		.bad = PORT("'containerPortRange': '8090-8080'"),
		.good = PORT("'containerPortRange': '8080-8090'"),
		.port = range_format,
	},
	{
		.id = "port-range-with-port",
		.severity = SEVERITY_ERROR,
		.summary = "a port mapping has both a range and a single port",
		.why = "A mapping is either one port or one range. With containerPortRange neither containerPort nor hostPort "
		       "may be there; ECS chooses the host's ports for a range itself.",
		.help = "split it into two port mappings, or remove one of the two",
		.answer = "cannot specify both single port and port range.",
		.page = &page_port_mapping,
		.since = "2026-09-08",
		.bad = PORT("'containerPort': 8080, 'containerPortRange': '8080-8090'"),
		.good = PORT("'containerPortRange': '8080-8090'"),
		.port = range_with_port,
	},
	{
		.id = "port-range-in-host-mode",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_HOST,
		.summary = "port ranges do not exist in host mode",
		.why = "The API reference allows containerPortRange with the network modes bridge and awsvpc only. In host mode "
		       "a container listens on the instance's ports whether they are mapped or not.",
		.help = "remove the port mapping, or map single ports",
		.page = &page_port_mapping,
		.since = "2022-12-15",
		.bad = PORT("'containerPortRange': '8080-8090'"),
		.good = PORT("'containerPort': 8080"),
		.port = range_in_host_mode,
	},
	{
		.id = "port-range-count",
		.severity = SEVERITY_ERROR,
		.summary = "a container has more than 100 port ranges",
		.why = "The API reference allows 100 port ranges a container. Neighbouring ranges can be written as one, single "
		       "ports do not count.",
		.help = "join neighbouring ranges",
		.page = &page_port_mapping,
		.since = "2022-12-15",
		.bad = "'portMappings': [" HUNDRED ", {'containerPortRange': '9001-9002'}]",
		.good = "'portMappings': [" HUNDRED "]",
		.container = too_many_ranges,
	},
};

const struct topic topic_port_ranges = TOPIC("port-ranges", "Port ranges", rules);
