/* Port mappings that cannot stand side by side in one task. */
#include "port.h"

#include <stdlib.h>

/* What one mapping takes for itself. */
struct claim {
	uint32_t group; /* only claims of one group can clash */
	uint32_t order; /* in the document */
	int64_t first;
	int64_t last;
	const struct node *at;
	const struct container *container;
	const struct port *port;
};

struct claims {
	struct claim *v;
	size_t count;
	bool has_ranges;
};

enum side { HOST_SIDE, CONTAINER_SIDE };
enum scope { WHOLE_TASK, EACH_CONTAINER, EACH_CONTAINER_ANY_PROTOCOL };

static bool claim_ports(const struct lint *l, enum side side, struct claim *claim)
{
	struct num host_port;

	if (side == CONTAINER_SIDE) {
		if (!container_ports(claim->port, &claim->first, &claim->last))
			return false;
		if (claim->first != claim->last && l->facts->network == NETWORK_IS_HOST)
			return false; /* already refused as such */
		/* ECS names the host's port in host mode. */
		if (l->facts->network == NETWORK_IS_HOST && is_ok(claim->port->host_port))
			claim->at = claim->port->host_port.at;
		else if (is_ok(claim->port->container_port))
			claim->at = claim->port->container_port.at;
		else
			claim->at = claim->port->container_port_range.at;
		return true;
	}
	if (!fixed_host_port(l, claim->port, &host_port))
		return false;
	claim->first = claim->last = host_port.v;
	claim->at = host_port.at;
	return true;
}

static int by_port(const void *left, const void *right)
{
	const struct claim *a = left, *b = right;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static struct claims collect(struct lint *l, const struct task *task, enum side side, enum scope scope)
{
	const struct container_list *list = &task->container_definitions;
	struct claims claims = { 0 };
	size_t room = 0;

	for (uint32_t i = 0; i < list->count; i++)
		room += list->v[i].port_mappings.count;
	if (room < 2)
		return claims;
	claims.v = arena_alloc(l->arena, room * sizeof *claims.v);
	for (uint32_t i = 0; i < list->count; i++) {
		const struct port_list *ports = &list->v[i].port_mappings;

		for (uint32_t p = 0; p < ports->count; p++) {
			struct claim claim = { .order = (uint32_t)claims.count,
					       .container = &list->v[i],
					       .port = &ports->v[p] };
			enum protocol protocol = protocol_of(claim.port);

			if (!is_ok(*claim.port) || protocol == PROTOCOL_UNKNOWN ||
			    !claim_ports(l, side, &claim))
				continue;
			claim.group = scope == WHOLE_TASK ? 0 : i * 2;
			claim.group += scope != EACH_CONTAINER_ANY_PROTOCOL && protocol == PROTOCOL_UDP;
			claims.has_ranges |= claim.first != claim.last;
			claims.v[claims.count++] = claim;
		}
	}
	qsort(claims.v, claims.count, sizeof *claims.v, by_port);
	return claims;
}

/* Calls `clash` with every claim that overlaps an earlier one of the document, and that one. A claim that has
 * been reported leaves the contest, so what remains overlaps nowhere: one pass over the sorted claims finds
 * all. Two single ports on one place are left alone where `single_clash` is false. */
static void each_clash(struct lint *l, const struct claims *claims, bool single_clash,
		       void (*clash)(struct lint *, const struct claim *later, const struct claim *earlier))
{
	const struct claim *kept = NULL;

	for (size_t i = 0; i < claims->count; i++) {
		const struct claim *claim = &claims->v[i];

		if (!kept || kept->group != claim->group || kept->last < claim->first) {
			kept = claim;
		} else if (!single_clash && kept->first == kept->last && claim->first == claim->last) {
			continue;
		} else if (claim->order > kept->order) {
			clash(l, claim, kept);
		} else {
			clash(l, kept, claim);
			kept = claim;
		}
	}
}

static bool is_range(const struct claim *claim)
{
	return claim->first != claim->last;
}

static const char *who(struct lint *l, const struct claim *later, const struct claim *earlier)
{
	return later->container == earlier->container ? "the same container"
						      : container_title(l, earlier->container);
}

static void same_port(struct lint *l, const struct claim *later, const struct claim *earlier)
{
	bool is_bridge = l->facts->network == NETWORK_IS_BRIDGE;
	const char *protocol = protocol_name(protocol_of(later->port));
	struct finding *finding;

	if (is_range(later) || is_range(earlier))
		return;
	finding = flag(l, later->at, "%s: %s %s %" PRId64 " is already mapped by %s",
		       container_title(l, later->container), protocol, is_bridge ? "host port" : "port",
		       later->first, who(l, later, earlier));
	if (later->container == earlier->container && !is_bridge)
		advise(l, finding, "remove one of the two port mappings");
	else if (!is_bridge)
		advise(l, finding,
		       "let one of the containers listen on another port: with networkMode \"%s\" they share "
		       "one network",
		       network_name(l));
	relate(l, finding, earlier->at, "mapped here first");
	if (!is_bridge)
		blame_network(l, finding);
	if (finding && l->facts->network == NETWORK_IS_AWSVPC)
		finding->answer = "is used multiple times in task when networkMode=awsvpc.";
}

static void overlapping_range(struct lint *l, const struct claim *later, const struct claim *earlier)
{
	struct finding *finding;
	int64_t port = later->first > earlier->first ? later->first : earlier->first;

	if (!is_range(later) && !is_range(earlier))
		return;
	finding = flag(l, later->at, "%s: %s port %" PRId64 " is already mapped by %s",
		       container_title(l, later->container), protocol_name(protocol_of(later->port)), port,
		       who(l, later, earlier));
	relate(l, finding, earlier->at, "mapped here first");
	if (l->facts->network == NETWORK_IS_AWSVPC)
		blame_network(l, finding);
}

static void duplicate_port(struct lint *l, const struct task *task)
{
	/* In host mode a port that is wrongly moved on the host's side is still the container's own. */
	enum side side = l->facts->network == NETWORK_IS_BRIDGE ? HOST_SIDE : CONTAINER_SIDE;
	struct claims claims = collect(l, task, side, WHOLE_TASK);

	each_clash(l, &claims, true, same_port);
}

static void overlapping_ranges(struct lint *l, const struct task *task)
{
	bool is_awsvpc = l->facts->network == NETWORK_IS_AWSVPC;
	struct claims claims = collect(l, task, CONTAINER_SIDE, is_awsvpc ? WHOLE_TASK : EACH_CONTAINER);

	if (claims.has_ranges)
		each_clash(l, &claims, is_awsvpc, overlapping_range);
}

static void duplicate_name(struct lint *l, const struct task *task)
{
	const struct container_list *list = &task->container_definitions;
	struct names names;

	names_init(&names, l->arena);
	for (uint32_t i = 0; i < list->count; i++) {
		const struct port_list *ports = &list->v[i].port_mappings;

		for (uint32_t p = 0; p < ports->count; p++) {
			const struct port *port = &ports->v[p];
			const struct port *earlier;
			struct finding *finding;

			if (!is_ok(*port) || !is_ok(port->name))
				continue;
			earlier = names_add(&names, port->name.v, port);
			if (!earlier)
				continue;
			finding = flag(l, port->name.at, "%s: port mapping name %s is already used",
				       container_title(l, &list->v[i]), show(l, port->name.at));
			relate(l, finding, earlier->name.at, "used here first");
			/* ECS's answer speaks of awsvpc. */
			if (l->facts->network == NETWORK_IS_AWSVPC)
				blame_network(l, finding);
			else
				grade(l, finding, SEVERITY_WARNING);
		}
	}
}

static void two_protocols(struct lint *l, const struct task *task)
{
	struct claims claims = collect(l, task, CONTAINER_SIDE, EACH_CONTAINER_ANY_PROTOCOL);
	bool reported = false;

	for (size_t i = 1; i < claims.count; i++) {
		const struct claim *claim = &claims.v[i], *earlier = &claims.v[i - 1];
		struct finding *finding;

		if (claim->group != earlier->group || claim->first != earlier->first) {
			reported = false;
			continue;
		}
		if (reported || is_range(claim) || is_range(earlier) ||
		    protocol_of(claim->port) == protocol_of(earlier->port) ||
		    !(is_ok(claim->port->name) || is_ok(earlier->port->name)))
			continue;
		reported = true;
		finding = flag(l, claim->at, "%s: port %" PRId64 " is mapped for TCP and for UDP",
			       container_title(l, claim->container), claim->first);
		relate(l, finding, earlier->at, "for the other protocol");
	}
}

/* clang-format off */
#define TWO(mode, app, side) "{'family': 'web', 'networkMode': '" mode "', 'containerDefinitions': [" \
	"{'name': 'app', 'image': 'nginx:1.27', 'memory': 256, 'portMappings': [{" app "}]}, " \
	"{'name': 'side', 'image': 'nginx:1.27', 'memory': 256, 'portMappings': [{" side "}]}]}"

static const struct rule rules[] = {
	{
		.id = "duplicate-port",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_BRIDGE | NETWORK_IS_HOST | NETWORK_IS_AWSVPC,
		.summary = "one port is mapped twice in a task",
		.why = "One port of one protocol can belong to one container. In bridge mode that is the hostPort, where 0 and "
		       "absence never clash; in host and awsvpc mode the containers share one network, so the containerPort "
		       "counts, also across containers. The same port for tcp and for udp are two ports.",
		.help = "use another hostPort, or leave it out for a dynamic one",
		.answer = "is mapped multiple times in task.",
		.page = &page_port_mapping,
		.since = "2018-01-29",
		.bad = TWO("bridge", "'containerPort': 80, 'hostPort': 3000", "'containerPort': 8080, 'hostPort': 3000"),
		.good = TWO("bridge", "'containerPort': 80, 'hostPort': 3000", "'containerPort': 80, 'hostPort': 3001"),
		.task = duplicate_port,
	},
	{
		.id = "overlapping-port-range",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_BRIDGE | NETWORK_IS_AWSVPC,
		.summary = "a port range overlaps another range or a single port",
		.why = "A port can be in one port mapping only. In awsvpc mode that holds for the whole task, as its containers "
		       "share one network interface; in bridge mode for each container.",
		.help = "make the ranges disjoint",
		.answer = "is used multiple times in task",
		.page = &page_port_mapping,
		.since = "2026-09-08",
		.bad = TWO("awsvpc", "'containerPortRange': '8080-8090'", "'containerPortRange': '8090-8095'"),
		.good = TWO("awsvpc", "'containerPortRange': '8080-8090'", "'containerPortRange': '8091-8095'"),
		.task = overlapping_ranges,
	},
	{
		.id = "duplicate-port-name",
		.severity = SEVERITY_ERROR,
		.summary = "two port mappings have the same name",
		.why = "Service Connect finds a port by its name in the whole task definition. ECS refuses a second mapping of "
		       "the same name in awsvpc mode; in the other modes that was not seen, and the finding is a warning.",
		.help = "give every port mapping a name of its own",
		.answer = "When networkMode=awsvpc, port mapping name is already used",
		.page = &page_port_mapping,
		.since = "2026-09-08",
		.bad = TWO("awsvpc", "'containerPort': 80, 'name': 'web'", "'containerPort': 81, 'name': 'web'"),
		.good = TWO("awsvpc", "'containerPort': 80, 'name': 'web'", "'containerPort': 81, 'name': 'admin'"),
		.task = duplicate_name,
	},
	{
		.id = "port-for-two-protocols",
		.severity = SEVERITY_INFO,
		.summary = "a named port is mapped for TCP and for UDP",
		.why = "ECS registers one container port for both protocols, as DNS servers need it. A service that refers to "
		       "the port, through Service Connect or a load balancer, is then refused: the port \"is used in more than one "
		       "port mapping for container\".",
		.help = "leave it if no service refers to the port; else let the container listen on another one for UDP",
		.page = &page_port_mapping,
		.since = "2023",
		.bad = "'portMappings': [{'containerPort': 53, 'name': 'dns'}, {'containerPort': 53, 'protocol': 'udp'}]",
		.good = "'portMappings': [{'containerPort': 53}, {'containerPort': 53, 'protocol': 'udp'}]",
		.task = two_protocols,
	},
};

const struct topic topic_port_clashes = TOPIC("port-clashes", "Port mappings that clash", rules);
