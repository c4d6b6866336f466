/* Containers that wait for one another, and the times that belong to starting and stopping. */
#include "mentions.h"

enum { FARGATE_TIMEOUT = 120, LEAST_TIMEOUT = 2, MANAGED_START = 600, MANAGED_STOP = 86400 };

/* What follows looks at single dependencies. */

struct edge {
	const struct container *from;
	const struct dependency *dependency;
	const struct container *to; /* NULL: no such container */
};

/* Calls `check` for every dependency that can be read. */
static void each_dependency(struct lint *l, const struct task *task,
			    void (*check)(struct lint *, struct mentions *, const struct edge *))
{
	const struct container_list *containers = &task->container_definitions;
	struct mentions seen;

	mentions_init(&seen, l);
	for (uint32_t c = 0; c < containers->count; c++) {
		const struct dependency_list *list = &containers->v[c].depends_on;

		for (uint32_t i = 0; i < list->count; i++) {
			const struct dependency *dependency = &list->v[i];

			if (is_ok(*dependency) && is_ok(dependency->container_name))
				check(l, &seen,
				      &(const struct edge){
					      &containers->v[c], dependency,
					      find_container(l, dependency->container_name.v) });
		}
	}
}

static void check_known(struct lint *l, struct mentions *seen, const struct edge *edge)
{
	const struct str *name = &edge->dependency->container_name;
	struct finding *finding;
	const char *meant;

	if (edge->to || mentioned(l, seen, name->v, name->at))
		return;
	finding = flag(l, name->at, "%s depends on %s, but there is no such container",
		       container_title(l, edge->from), show(l, name->at));
	mention(l, seen, name->v, finding);
	meant = closest_container(l, name->v);
	if (!meant)
		return;
	label(l, finding, "did you mean \"%s\"?", meant);
	advise(l, finding, "write \"%s\"", meant);
}

static void unknown_container(struct lint *l, const struct task *task)
{
	if (l->facts->containers_known)
		each_dependency(l, task, check_known);
}

static bool waits_for_end_of_essential(const struct edge *edge)
{
	const struct choice *condition = &edge->dependency->condition;

	return edge->to && is_ok(*condition) &&
	       (condition->v == CONDITION_COMPLETE || condition->v == CONDITION_SUCCESS) &&
	       is_essential(edge->to);
}

static void check_end(struct lint *l, struct mentions *seen, const struct edge *edge)
{
	const struct choice *condition = &edge->dependency->condition;
	struct finding *finding;
	bool written;

	if (!waits_for_end_of_essential(edge) || mentioned(l, seen, edge->to->name.v, condition->at))
		return;
	if (edge->from == edge->to) {
		finding = flag(l, condition->at, "%s waits for its own end", container_title(l, edge->from));
		advise(l, finding, "remove the dependency");
		return;
	}
	finding = flag(l, condition->at, "%s waits for the end of %s, which is essential",
		       container_title(l, edge->from), container_title(l, edge->to));
	mention(l, seen, edge->to->name.v, finding);
	written = is_ok(edge->to->essential);
	relate(l, finding, written ? edge->to->essential.at : edge->to->name.at,
	       written ? "essential" : "essential, as nothing else is said");
	advise(l, finding, "add \"essential\": false to %s, or wait for \"START\" or \"HEALTHY\"",
	       container_title(l, edge->to));
}

static void end_of_essential(struct lint *l, const struct task *task)
{
	each_dependency(l, task, check_end);
}

static bool waits_for_unknown_health(const struct edge *edge)
{
	const struct choice *condition = &edge->dependency->condition;

	return edge->to && is_ok(*condition) && condition->v == CONDITION_HEALTHY &&
	       is_absent(edge->to->health_check);
}

static void check_health(struct lint *l, struct mentions *seen, const struct edge *edge)
{
	const struct choice *condition = &edge->dependency->condition;
	struct finding *finding;

	if (!waits_for_unknown_health(edge) || mentioned(l, seen, edge->to->name.v, condition->at))
		return;
	finding = flag(l, condition->at, "%s waits until %s is healthy, but that has no healthCheck",
		       container_title(l, edge->from), container_title(l, edge->to));
	mention(l, seen, edge->to->name.v, finding);
	relate(l, finding, edge->to->name.at, "no healthCheck in this container");
	advise(l, finding,
	       "add a \"healthCheck\" to %s (a HEALTHCHECK of its image does not count), or wait for "
	       "\"START\"",
	       container_title(l, edge->to));
}

static void healthy_without_check(struct lint *l, const struct task *task)
{
	each_dependency(l, task, check_health);
}

/* What follows finds circles: one walk in depth, without recursion. Each dependency that leads back to a
 * container on the path closes a circle. */

struct step {
	const struct container *container;
	uint32_t next; /* the dependency to look at */
};

struct walk {
	struct lint *l;
	const struct container_list *containers;
	struct step *path;
	uint32_t length;
	uint32_t *place; /* of a container on the path, from 1; 0: never met; DONE: left behind */
};

#define DONE UINT32_MAX

static const char *short_name(struct walk *walk, uint32_t place)
{
	return show_text(walk->l, walk->path[place].container->name.v, NULL);
}

/* "a" -> "b" -> … -> "f" -> "a" */
static const char *circle(struct walk *walk, uint32_t first)
{
	enum { HEAD = 4, TAIL = 2 };
	uint32_t length = walk->length - first;
	const char *words = short_name(walk, first);

	for (uint32_t i = 1; i < length; i++) {
		if (length > HEAD + TAIL && i == HEAD) {
			words = arena_printf(walk->l->arena, "%s -> …", words);
			i = length - TAIL;
		}
		words = arena_printf(walk->l->arena, "%s -> %s", words, short_name(walk, first + i));
	}
	return arena_printf(walk->l->arena, "%s -> %s", words, short_name(walk, first));
}

static void close_circle(struct walk *walk, const struct edge *edge, uint32_t first)
{
	enum { SHOWN_STEPS = 3 };
	struct lint *l = walk->l;
	const struct node *at = edge->dependency->container_name.at;
	struct finding *finding;

	if (edge->from == edge->to) {
		/* Of itself a condition that cannot hold is refused already. */
		if (!waits_for_end_of_essential(edge) && !waits_for_unknown_health(edge))
			flag(l, at, "%s depends on itself", container_title(l, edge->from));
		return;
	}
	finding = flag(l, at, "containers wait for one another in a circle: %s", circle(walk, first));
	label(l, finding, "closes the circle");
	for (uint32_t i = first; i + 1 < walk->length && i - first < SHOWN_STEPS; i++) {
		const struct step *step = &walk->path[i];

		relate(l, finding, step->container->depends_on.v[step->next - 1].container_name.at,
		       "%s waits for this", short_name(walk, i));
	}
}

static uint32_t index_of(const struct walk *walk, const struct container *container)
{
	return (uint32_t)(container - walk->containers->v);
}

static void enter(struct walk *walk, const struct container *container)
{
	walk->path[walk->length++] = (struct step){ container, 0 };
	walk->place[index_of(walk, container)] = walk->length;
}

static void walk_from(struct walk *walk, const struct container *start)
{
	enter(walk, start);
	while (walk->length) {
		struct step *step = &walk->path[walk->length - 1];
		const struct dependency_list *list = &step->container->depends_on;
		const struct dependency *dependency;
		struct edge edge;
		uint32_t place;

		if (step->next == list->count) {
			walk->place[index_of(walk, step->container)] = DONE;
			walk->length--;
			continue;
		}
		dependency = &list->v[step->next++];
		if (!is_ok(*dependency) || !is_ok(dependency->container_name))
			continue;
		edge = (struct edge){ step->container, dependency,
				      find_container(walk->l, dependency->container_name.v) };
		if (!edge.to)
			continue;
		place = walk->place[index_of(walk, edge.to)];
		if (!place)
			enter(walk, edge.to);
		else if (place != DONE)
			close_circle(walk, &edge, place - 1);
	}
}

static void cycle(struct lint *l, const struct task *task)
{
	const struct container_list *containers = &task->container_definitions;
	struct walk walk = { .l = l, .containers = containers };

	for (uint32_t c = 0; c < containers->count; c++) {
		if (!containers->v[c].depends_on.count || !is_ok(containers->v[c].name))
			continue;
		if (!walk.path) {
			walk.path = arena_alloc(l->arena, containers->count * sizeof *walk.path);
			walk.place = arena_zalloc(l->arena, containers->count * sizeof *walk.place);
		}
		if (!walk.place[c])
			walk_from(&walk, &containers->v[c]);
	}
}

/* What follows is about times. */

static void timeout_too_small(struct lint *l, const struct container *container)
{
	const struct {
		const char *name;
		const struct num *value;
	} times[] = { { "startTimeout", &container->start_timeout },
		      { "stopTimeout", &container->stop_timeout } };

	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		if (num_ok(*times[i].value) && times[i].value->v < LEAST_TIMEOUT)
			flag(l, times[i].value->at, "%s: %s is %" PRId64 ", but must be at least %d seconds",
			     container_title(l, container), times[i].name, times[i].value->v, LEAST_TIMEOUT);
}

static void fargate_stop_timeout(struct lint *l, const struct container *container)
{
	struct finding *finding;

	if (!num_ok(container->stop_timeout) || container->stop_timeout.v <= FARGATE_TIMEOUT)
		return;
	finding = flag(l, container->stop_timeout.at,
		       "%s: stopTimeout is %" PRId64 ", but at most %d seconds are allowed on Fargate",
		       container_title(l, container), container->stop_timeout.v, FARGATE_TIMEOUT);
	relate(l, finding, l->task->requires_compatibilities.at, "Fargate is required here");
}

static void fargate_start_timeout(struct lint *l, const struct container *container)
{
	struct finding *finding;

	if (!num_ok(container->start_timeout) || container->start_timeout.v <= FARGATE_TIMEOUT)
		return;
	finding = flag(l, container->start_timeout.at,
		       "%s: startTimeout is %" PRId64 ", but Fargate knows at most %d seconds",
		       container_title(l, container), container->start_timeout.v, FARGATE_TIMEOUT);
	relate(l, finding, l->task->requires_compatibilities.at, "Fargate is required here");
}

static void managed_timeout(struct lint *l, const struct container *container)
{
	const struct {
		const char *name;
		const struct num *value;
		int most;
	} times[] = { { "startTimeout", &container->start_timeout, MANAGED_START },
		      { "stopTimeout", &container->stop_timeout, MANAGED_STOP } };

	if (l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE)
		return; /* Fargate's bounds are narrower */
	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		if (num_ok(*times[i].value) && times[i].value->v > times[i].most)
			flag(l, times[i].value->at,
			     "%s: %s is %" PRId64 ", but Managed Instances know at most %d seconds",
			     container_title(l, container), times[i].name, times[i].value->v, times[i].most);
}

static void start_timeout_unused(struct lint *l, const struct task *task)
{
	const struct container_list *containers = &task->container_definitions;
	bool fargate = l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE;
	struct names awaited;
	bool any = false;

	for (uint32_t c = 0; c < containers->count; c++)
		any |= num_ok(containers->v[c].start_timeout);
	if (!any || !l->facts->containers_known)
		return;
	names_init(&awaited, l->arena);
	for (uint32_t c = 0; c < containers->count; c++) {
		const struct dependency_list *list = &containers->v[c].depends_on;

		if (list->state > OK || list->open)
			return;
		for (uint32_t i = 0; i < list->count; i++) {
			if (!is_ok(list->v[i]) || !is_ok(list->v[i].container_name))
				return;
			names_add(&awaited, list->v[i].container_name.v, &list->v[i]);
		}
	}
	for (uint32_t c = 0; c < containers->count; c++) {
		const struct container *container = &containers->v[c];

		/* A value that Fargate does not know has its finding already. */
		if (num_ok(container->start_timeout) && !names_find(&awaited, container->name.v) &&
		    !(fargate && container->start_timeout.v > FARGATE_TIMEOUT))
			flag(l, container->start_timeout.at,
			     "%s: startTimeout has no effect, as no container depends on this one",
			     container_title(l, container));
	}
}

/* clang-format off */
#define TWO(first, second) "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256, " \
	first "}, {'name': 'init', 'image': 'busybox:1.36', 'memory': 64, " second "}]}"
#define ON(name, condition) "'dependsOn': [{'containerName': '" name "', 'condition': '" condition "'}]"
#define CHECK "'healthCheck': {'command': ['CMD-SHELL', 'test -f /tmp/ready']}"

static const struct rule rules[] = {
	{
		.id = "depends-unknown-container",
		.severity = SEVERITY_ERROR,
		.summary = "dependsOn names a container that the task does not have",
		.why = "A container can wait for containers of the same task definition only, by their exact names. ECS refuses "
		       "a name that no container has.",
		.help = "name a container of this task definition, or remove the dependency",
		.answer = "Cannot depend on container … because it does not exist",
		.page = &page_dependency,
		.since = "2026-09-08",
		.bad = "'dependsOn': [{'containerName': 'setup', 'condition': 'START'}]",
		.good = TWO(ON("init", "START"), "'essential': true"),
		.task = unknown_container,
	},
	{
		.id = "depends-complete-essential",
		.severity = SEVERITY_ERROR,
		.summary = "a container waits for the end of an essential container",
		.why = "When an essential container ends, the whole task is stopped, so nobody can go on after it. ECS refuses "
		       "the conditions COMPLETE and SUCCESS for a container that is essential, and every container is "
		       "essential unless it says otherwise.",
		.help = "add \"essential\": false to the container that is waited for",
		.answer = "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container",
		.page = &page_dependency,
		.since = "2026-09-08",
		.bad = TWO(ON("init", "SUCCESS"), "'command': ['true']"),
		.good = TWO(ON("init", "SUCCESS"), "'essential': false"),
		.task = end_of_essential,
	},
	{
		.id = "depends-healthy-no-check",
		.severity = SEVERITY_ERROR,
		.summary = "a container waits for the health of a container without healthCheck",
		.why = "The condition HEALTHY goes by the healthCheck in the task definition. A HEALTHCHECK in the image does "
		       "not count, and ECS refuses the definition.",
		.help = "add a \"healthCheck\" to the container that is waited for",
		.answer = "A dependency container with HEALTHY condition must have health check configured",
		.page = &page_dependency,
		.since = "2026-09-08",
		.bad = TWO(ON("init", "HEALTHY"), "'essential': true"),
		.good = TWO(ON("init", "HEALTHY"), CHECK),
		.task = healthy_without_check,
	},
	{
		.id = "depends-cycle",
		.severity = SEVERITY_WARNING,
		.summary = "containers wait for one another in a circle",
		.why = "None of the containers on the circle can be the first to start. ECS's own words for it have not been "
		       "seen; at the latest the task never gets to run.",
		.help = "remove one of the dependencies",
		.page = &page_dependency,
		.since = "2026-11",
		.bad = TWO(ON("init", "START"), ON("app", "START")),
		.good = TWO(ON("init", "START"), "'essential': true"),
		.task = cycle,
	},
	{
		.id = "fargate-stop-timeout",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "stopTimeout is longer than Fargate allows",
		.why = "stopTimeout is the time between SIGTERM and SIGKILL. Fargate gives a container at most 120 seconds "
		       "(120 itself is taken, although the message says less), 30 when nothing is said.",
		.help = "write at most 120; work that takes longer has to be picked up again by the next task",
		.answer = "Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.",
		.page = &page_container,
		.since = "2026",
		.bad = "'stopTimeout': 900",
		.good = "'stopTimeout': 120",
		.container = fargate_stop_timeout,
	},
	{
		.id = "fargate-start-timeout",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_FARGATE,
		.summary = "startTimeout is longer than Fargate's bound",
		.why = "The API reference gives 2 to 120 seconds for Fargate. Whether ECS refuses more at registration has not "
		       "been seen.",
		.help = "write at most 120",
		.page = &page_container,
		.since = "2026-08",
		.bad = "'startTimeout': 600",
		.good = TWO("'startTimeout': 120", ON("app", "START")),
		.container = fargate_start_timeout,
	},
	{
		.id = "managed-instances-timeout",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_MANAGED_INSTANCES,
		.summary = "a timeout is longer than Managed Instances know",
		.why = "The guide gives at most 600 seconds for startTimeout and 86400 for stopTimeout on Managed Instances. "
		       "Whether ECS refuses more at registration has not been seen.",
		.help = "write at most 600 for startTimeout and 86400 for stopTimeout",
		.page = &page_managed_instances,
		.since = "2025-10",
		.bad = "'stopTimeout': 90000",
		.good = "'stopTimeout': 86400",
		.container = managed_timeout,
	},
	{
		.id = "timeout-too-small",
		.severity = SEVERITY_WARNING,
		.summary = "startTimeout or stopTimeout is below 2 seconds",
		.why = "The least that the API reference knows is 2 seconds. Left out, ECS uses its own times: 30 seconds for "
		       "stopTimeout on Fargate, the agent's setting on EC2.",
		.help = "write at least 2, or leave it out",
		.page = &page_container,
		.since = "2026-08",
		.bad = "'stopTimeout': 1",
		.good = "'stopTimeout': 2",
		.container = timeout_too_small,
	},
	{
		.id = "start-timeout-unused",
		.severity = SEVERITY_INFO,
		.summary = "startTimeout of a container that none depends on",
		.why = "startTimeout is how long containers that depend on this one wait for it. It does not bound the start of "
		       "the container itself; a healthCheck's startPeriod gives a slow application time.",
		.help = "remove \"startTimeout\", or let another container depend on this one",
		.page = &page_container,
		.since = "2026-08",
		.bad = "'startTimeout': 60",
		.good = TWO("'startTimeout': 60", ON("app", "START")),
		.task = start_timeout_unused,
	},
};
/* clang-format on */

const struct topic topic_dependencies = TOPIC("dependencies", "Dependencies and timeouts", rules);
