/* What could be written more plainly: defaults restated, mixed spellings, order. */
#include "rule.h"

enum {
	NAMED = 4, /* members in one message */
	SHOWN = 2, /* further places beside a finding */
	SORTED = 6, /* variables from which on an order is meant */
};

/* --- Defaults restated ------------------------------------------------ */

struct restated {
	const char *names[NAMED];
	const struct node *at[NAMED];
	unsigned count;
};

static void restate(struct restated *restated, const char *name, const struct node *at)
{
	unsigned known = restated->count < NAMED ? restated->count : NAMED;

	for (unsigned i = 0; i < known; i++)
		if (!strcmp(restated->names[i], name))
			return;
	if (known < NAMED) {
		restated->names[known] = name;
		restated->at[known] = at;
	}
	restated->count++;
}

static void restate_number(struct restated *restated, const char *name, const struct num *value,
			   int64_t usual)
{
	if (num_ok(*value) && value->v == usual)
		restate(restated, name, value->at);
}

static void restate_false(struct restated *restated, const char *name, const struct boolean *value)
{
	if (is_ok(*value) && !value->v)
		restate(restated, name, value->at);
}

static void restate_port(struct restated *restated, const struct lint *l, const struct port *port)
{
	bool same = num_ok(port->host_port) && num_ok(port->container_port) &&
		    port->host_port.v == port->container_port.v;

	if (same && l->facts->network && l->facts->network & (NETWORK_IS_AWSVPC | NETWORK_IS_HOST))
		restate(restated, "hostPort", port->host_port.at);
	if (str_ok(port->protocol) && text_is(port->protocol.v, "tcp"))
		restate(restated, "protocol", port->protocol.at);
}

static void default_restated(struct lint *l, const struct container *container)
{
	const struct health_check *check = &container->health_check;
	struct restated restated = { .count = 0 };
	struct finding *finding;
	const char *names;
	unsigned known;

	if (is_ok(container->essential) && container->essential.v && l->facts->containers_known &&
	    l->task->container_definitions.count == 1)
		restate(&restated, "essential", container->essential.at);
	if (l->facts->os == OS_IS_LINUX)
		restate_number(&restated, "cpu", &container->cpu, 0);
	for (uint32_t i = 0; i < container->port_mappings.count; i++)
		if (is_ok(container->port_mappings.v[i]))
			restate_port(&restated, l, &container->port_mappings.v[i]);
	for (uint32_t i = 0; i < container->mount_points.count; i++)
		if (is_ok(container->mount_points.v[i]))
			restate_false(&restated, "readOnly", &container->mount_points.v[i].read_only);
	restate_false(&restated, "privileged", &container->privileged);
	restate_false(&restated, "readonlyRootFilesystem", &container->readonly_root_filesystem);
	restate_false(&restated, "interactive", &container->interactive);
	restate_false(&restated, "pseudoTerminal", &container->pseudo_terminal);
	restate_false(&restated, "disableNetworking", &container->disable_networking);
	if (is_ok(*check)) {
		restate_number(&restated, "interval", &check->interval, 30);
		restate_number(&restated, "timeout", &check->timeout, 5);
		restate_number(&restated, "retries", &check->retries, 3);
	}
	if (!restated.count)
		return;
	known = restated.count < NAMED ? restated.count : NAMED;
	names = restated.names[0];
	for (unsigned i = 1; i < known; i++)
		names = arena_printf(l->arena, "%s%s%s", names, i + 1 == restated.count ? " and " : ", ",
				     restated.names[i]);
	if (restated.count > known)
		names = arena_printf(l->arena, "%s and %u more", names, restated.count - known);
	finding = flag_key(l, restated.at[0], "%s: %s %s the default", container_title(l, container), names,
			   restated.count == 1 ? "restates" : "restate");
	for (unsigned i = 1; i < known && i <= SHOWN; i++)
		relate(l, finding, restated.at[i], "the default, too");
}

/* --- Spelling --------------------------------------------------------- */

static bool has_unit(struct text size)
{
	for (size_t i = 0; i < size.length; i++)
		if (is_letter(size.bytes[i]))
			return true;
	return false;
}

static void mixed_sizes(struct lint *l, const struct task *task)
{
	const struct num *cpu = &l->facts->cpu, *memory = &l->facts->memory;
	struct finding *finding;
	bool cpu_first;

	if (!num_ok(*cpu) || !num_ok(*memory) || !str_ok(task->cpu) || !str_ok(task->memory) ||
	    has_unit(task->cpu.v) == has_unit(task->memory.v))
		return;
	cpu_first = cpu->at->at.start < memory->at->at.start;
	finding = flag(l, (cpu_first ? memory : cpu)->at,
		       "cpu is %s and memory %s: one with a unit, one without", show(l, cpu->at),
		       show(l, memory->at));
	relate(l, finding, (cpu_first ? cpu : memory)->at, "the other one");
	if (has_unit(task->cpu.v))
		advise(l, finding, "write \"cpu\": \"%" PRId64 "\"", cpu->v);
	else
		advise(l, finding, "write \"memory\": \"%" PRId64 "\"", memory->v);
}

static void reserved_label(struct lint *l, const struct container *container)
{
	for (uint32_t i = 0; i < container->docker_labels.count; i++) {
		const struct pair *pair = &container->docker_labels.v[i];

		if (text_starts(pair->key, "com.amazonaws.ecs."))
			flag_key(l, pair->value.at, "%s: the container agent itself sets labels such as %s",
				 container_title(l, container), show_text(l, pair->key, NULL));
	}
}

/* --- Order ------------------------------------------------------------ */

static int compare(struct text a, struct text b)
{
	size_t shorter = a.length < b.length ? a.length : b.length;
	int order = shorter ? memcmp(a.bytes, b.bytes, shorter) : 0;

	return order ? order : (a.length > b.length) - (a.length < b.length);
}

/* Then the order is meant, or a program's. */
static bool is_alphabetical(const struct node *object)
{
	for (const struct node *member = object->first; member && member->next; member = member->next)
		if (compare(member->key, member->next->key) > 0)
			return false;
	return true;
}

/* The first list or object before the member: then it is not seen at a glance. */
static const struct node *in_front_of(const struct node *object, const struct node *member)
{
	for (const struct node *other = object->first; other && other != member; other = other->next)
		if (other->count)
			return other;
	return NULL;
}

static void family_first(struct lint *l, const struct task *task)
{
	const struct node *front = str_ok(task->family) ? in_front_of(task->at, task->family.at) : NULL;

	/* What describe-task-definition writes has an order of its own. */
	if (front && !node_member(task->at, "revision") && !is_alphabetical(task->at))
		flag_key(l, task->family.at, "family stands behind %s", show_text(l, front->key, NULL));
}

static void name_first(struct lint *l, const struct container *container)
{
	const struct node *front =
		str_ok(container->name) ? in_front_of(container->at, container->name.at) : NULL;

	if (front && !is_alphabetical(container->at))
		flag_key(l, container->name.at, "%s: name stands behind %s", container_title(l, container),
			 show_text(l, front->key, NULL));
}

static struct text name_at(const struct environment_variable_list *list, uint32_t i)
{
	return list->v[i].name.v;
}

/* Sorted but for one: that one is a slip. Where more are out of order, another order is meant. */
static void environment_order(struct lint *l, const struct container *container)
{
	const struct environment_variable_list *list = &container->environment;
	uint32_t fall = 0, falls = 0, stray;
	struct finding *finding;

	if (list->count < SORTED || list->open)
		return;
	for (uint32_t i = 0; i < list->count; i++) {
		if (!is_ok(list->v[i]) || !str_ok(list->v[i].name))
			return;
		if (i && compare(name_at(list, i - 1), name_at(list, i)) > 0) {
			fall = i;
			falls++;
		}
	}
	if (falls != 1)
		return;
	/* Without the one below the fall, or without the one above it, the list is sorted. */
	if (fall + 1 == list->count || compare(name_at(list, fall - 1), name_at(list, fall + 1)) <= 0)
		stray = fall;
	else if (fall == 1 || compare(name_at(list, fall - 2), name_at(list, fall)) <= 0)
		stray = fall - 1;
	else
		return;
	finding = flag(l, list->v[stray].name.at, "%s: %s is the only variable out of alphabetical order",
		       container_title(l, container), show(l, list->v[stray].name.at));
	relate(l, finding, list->v[stray == fall ? fall - 1 : fall].name.at,
	       stray == fall ? "belongs before this" : "belongs behind this");
}

/* clang-format off */
#define TASK(more) "{'family': 'shop', " more "'containerDefinitions': [{'name': 'app', 'image': 'example/shop:1.4', 'memory': 256}]}"
#define SIZED(cpu, memory) "{'family': 'shop', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', 'cpu': '" cpu \
	"', 'memory': '" memory "', 'containerDefinitions': [{'name': 'app', 'image': 'example/shop:1.4'}]}"
#define VARIABLE(name) "{'name': '" name "', 'value': '1'}"
#define MANY(fourth) "'environment': [" VARIABLE("A") ", " VARIABLE("B") ", " VARIABLE("C") ", " VARIABLE(fourth) ", " \
	VARIABLE("E") ", " VARIABLE("F") "]"

static const struct rule rules[] = {
	{
		.id = "default-restated",
		.severity = SEVERITY_INFO,
		.group = GROUP_STYLE,
		.summary = "members that say what holds without them",
		.why = "Protocol tcp, the host port in awsvpc mode, essential true of an only container, the numbers of a health "
		       "check, switches that are off: ECS takes the same when they are left out. What remains is what matters.",
		.help = "leave them out",
		.page = &page_container,
		.since = "2026-11",
		.bad = "'portMappings': [{'containerPort': 80, 'protocol': 'tcp'}], 'essential': true",
		.good = "'portMappings': [{'containerPort': 80}]",
		.container = default_restated,
	},
	{
		.id = "size-spelling",
		.severity = SEVERITY_INFO,
		.group = GROUP_STYLE,
		.summary = "cpu and memory are spelt in two ways",
		.why = "A size is a number of CPU units and MiB, or a text with vCPU and GB. ECS takes both, and turns the second "
		       "into the first. Side by side they are easily misread.",
		.help = "write both as plain numbers, or both with their units",
		.page = &page_register,
		.since = "2026-11",
		.bad = SIZED("1 vCPU", "2048"),
		.good = SIZED("1 vCPU", "2 GB"),
		.task = mixed_sizes,
	},
	{
		.id = "reserved-label",
		.severity = SEVERITY_WARNING,
		.group = GROUP_STYLE,
		.summary = "a Docker label of the container agent's own",
		.why = "The container agent labels each container with its task, family, version and cluster, all under "
		       "com.amazonaws.ecs. A label of your own there is overwritten, or takes the place of one that tools look "
		       "for.",
		.help = "name the label after your own domain, such as com.example.team",
		.page = &page_container,
		.since = "2026-11",
		.bad = "'dockerLabels': {'com.amazonaws.ecs.cluster': 'shop'}",
		.good = "'dockerLabels': {'com.example.cluster': 'shop'}",
		.container = reserved_label,
	},
	{
		.id = "family-first",
		.severity = SEVERITY_INFO,
		.group = GROUP_STYLE,
		.summary = "family stands behind lists or objects",
		.why = "The family is what the definition is called. Before the long members it tells a reader at once what the file "
		       "is about. Members in alphabetical order are left alone.",
		.help = "move \"family\" to the top",
		.page = &page_register,
		.since = "2026-11",
		.bad = "{'containerDefinitions': [{'name': 'app', 'image': 'example/shop:1.4', 'memory': 256}], 'family': 'shop', "
		       "'cpu': '256'}",
		.good = TASK("'networkMode': 'bridge', "),
		.task = family_first,
	},
	{
		.id = "name-first",
		.severity = SEVERITY_INFO,
		.group = GROUP_STYLE,
		.summary = "a container's name stands behind lists or objects",
		.why = "A container's name is what dependsOn, links, services and findings call it by. Before the long members, "
		       "containers are told apart at a glance. Members in alphabetical order are left alone.",
		.help = "move \"name\" to the top of the container",
		.page = &page_container,
		.since = "2026-11",
		.bad = "{'family': 'shop', 'containerDefinitions': [{'portMappings': [{'containerPort': 80}], 'name': 'app', 'image': 'example/shop:1.4', "
		       "'memory': 256}]}",
		.good = TASK(""),
		.container = name_first,
	},
	{
		.id = "environment-order",
		.severity = SEVERITY_INFO,
		.group = GROUP_STYLE,
		.summary = "one variable is out of alphabetical order",
		.why = "All other variables of the container, six or more in all, are sorted by name, so this one was most "
		       "likely added in the wrong place; a second one of that name will not be seen.",
		.help = "move it to its place",
		.page = &page_environment_files,
		.since = "2026-11",
		.bad = MANY("Z"),
		.good = MANY("D"),
		.container = environment_order,
	},
};
/* clang-format on */

const struct topic topic_style = TOPIC("style", "Style", rules);
