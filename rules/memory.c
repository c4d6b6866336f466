/* CPU and memory of each container, and of all of them against the task. */
#include "size_help.h"

enum { LEAST_MIB = 6, MOST_LIKELY_GB = 5, FEW = 3 };

/* The limit that the task sets, or 0 when it sets none that counts, or one that is reported as far too small:
 * "2" for 2 vCPU or 2 GB. */
static int64_t task_limit(const struct lint *l, const struct num *limit)
{
	int64_t least = 1;

	if (limit == &l->facts->cpu)
		least = LEAST_TASK_CPU;
	else if (fargate_is_asked(l))
		least = fargate_sizes[0].least;
	return num_ok(*limit) && limit->v >= least && !ignores_task_size(l) ? limit->v : 0;
}

/* Whether a container must have memory of its own: the task has none, and Fargate does not ask for it. */
static bool needs_own_memory(const struct lint *l)
{
	return is_absent(l->task->memory) && !fargate_is_asked(l);
}

static void memory_missing(struct lint *l, const struct container *container)
{
	if (needs_own_memory(l) && is_absent(container->memory) && is_absent(container->memory_reservation))
		flag(l, container->at,
		     "%s sets neither memory nor memoryReservation, and the task sets no memory",
		     container_title(l, container));
}

static bool is_zero(const struct num *number)
{
	return num_ok(*number) && !number->v;
}

static void memory_zero(struct lint *l, const struct container *container)
{
	const struct num *memory = &container->memory, *reservation = &container->memory_reservation;
	struct finding *finding;

	if (!needs_own_memory(l) || (!is_zero(memory) && !is_zero(reservation)))
		return;
	if (!is_zero(memory) && !is_absent(*memory))
		return;
	if (!is_zero(reservation) && !is_absent(*reservation))
		return;
	finding = flag(l, is_zero(memory) ? memory->at : reservation->at,
		       "%s of %s is 0, and nothing else gives it memory",
		       is_zero(memory) ? "memory" : "memoryReservation", container_title(l, container));
	if (is_zero(memory) && is_zero(reservation))
		relate(l, finding, reservation->at, "0 too");
}

static void reservation_above_memory(struct lint *l, const struct container *container)
{
	const struct num *memory = &container->memory, *reservation = &container->memory_reservation;
	struct finding *finding;

	if (!num_ok(*memory) || !num_ok(*reservation) || !memory->v || reservation->v <= memory->v)
		return;
	finding = flag(l, reservation->at,
		       "memoryReservation of %s is %" PRId64 " MiB, above its memory of %" PRId64 " MiB",
		       container_title(l, container), reservation->v, memory->v);
	relate(l, finding, memory->at, "the container is stopped at this");
	advise(l, finding,
	       "lower memoryReservation to at most %" PRId64 ", or raise memory to at least %" PRId64,
	       memory->v, reservation->v);
}

/* "lower it to at most 512, or write "memory": "1024" for the task" */
static void advise_limit(struct lint *l, struct finding *finding, const char *what, int64_t limit,
			 int64_t units, int64_t mib)
{
	const char *raised = raised_task(l, fargate_is_asked(l), units, mib);

	if (raised)
		advise(l, finding, "lower %s to at most %" PRId64 ", or write %s for the task", what, limit,
		       raised);
	else
		advise(l, finding, "lower %s to at most %" PRId64, what, limit);
}

static void memory_above_task(struct lint *l, const struct container *container)
{
	int64_t limit = task_limit(l, &l->facts->memory);
	struct finding *finding;

	if (!limit || !num_ok(container->memory) || container->memory.v <= limit)
		return;
	finding = flag(l, container->memory.at,
		       "memory of %s is %" PRId64 " MiB, above the task's %" PRId64 " MiB",
		       container_title(l, container), container->memory.v, limit);
	relate(l, finding, l->facts->memory.at, "the whole task has %" PRId64 " MiB", limit);
	advise_limit(l, finding, "it", limit, 0, container->memory.v);
}

/* What the containers ask for together, against what the task has. */
struct sum {
	const char *key;
	const char *unit;
	const struct num *(*limit)(const struct facts *);
	/* What the container adds, at `*at`; 0 when nothing, or nothing that is certain. */
	int64_t (*of)(const struct container *, int64_t limit, const struct node **at);
};

static const struct num *cpu_limit(const struct facts *facts)
{
	return &facts->cpu;
}

static const struct num *memory_limit(const struct facts *facts)
{
	return &facts->memory;
}

static int64_t cpu_of(const struct container *container, int64_t limit, const struct node **at)
{
	(void)limit;
	*at = container->cpu.at;
	return num_ok(container->cpu) ? container->cpu.v : 0;
}

/* A reservation counts up to the container's memory, and not at all where that is reported as too much. */
static int64_t reservation_of(const struct container *container, int64_t limit, const struct node **at)
{
	const struct num *memory = &container->memory, *reservation = &container->memory_reservation;

	*at = reservation->at;
	if (!num_ok(*reservation) || (num_ok(*memory) && memory->v > limit))
		return 0;
	return num_ok(*memory) && memory->v && memory->v < reservation->v ? memory->v : reservation->v;
}

/* Hard limits may be overcommitted; a container above the task by itself is reported elsewhere. */
static int64_t memory_of(const struct container *container, int64_t limit, const struct node **at)
{
	*at = container->memory.at;
	return num_ok(container->memory) && container->memory.v <= limit ? container->memory.v : 0;
}

static void sum_above_task(struct lint *l, const struct task *task)
{
	const struct sum *sum = l->rule->data;
	const struct num *of_task = sum->limit(l->facts);
	const struct container_list *list = &task->container_definitions;
	int64_t limit = task_limit(l, of_task), total = 0, before = 0;
	const struct container *last = NULL;
	const struct node *at, *last_at = NULL;
	struct finding *finding;
	uint32_t shown = 0;
	bool is_cpu = of_task == &l->facts->cpu;

	if (!limit)
		return;
	for (uint32_t i = 0; i < list->count; i++) {
		int64_t part = sum->of(&list->v[i], limit, &at);

		if (part && total <= limit && total + part > limit) {
			last = &list->v[i];
			last_at = at;
			before = total;
		}
		total += part;
	}
	if (!last)
		return;
	if (before == 0 && total == sum->of(last, limit, &at)) {
		finding = flag(l, last_at, "%s of %s is %" PRId64 "%s, above the task's %" PRId64 "%s",
			       sum->key, container_title(l, last), total, sum->unit, limit, sum->unit);
		advise_limit(l, finding, "it", limit, is_cpu ? total : 0, is_cpu ? 0 : total);
	} else {
		finding =
			flag(l, last_at,
			     "%s of the containers adds up to %" PRId64 "%s, above the task's %" PRId64 "%s",
			     sum->key, total, sum->unit, limit, sum->unit);
		advise_limit(l, finding, "the sum", limit, is_cpu ? total : 0, is_cpu ? 0 : total);
	}
	for (const struct container *c = list->v; c < last && shown < FEW; c++) {
		if (!sum->of(c, limit, &at))
			continue;
		relate(l, finding, at, "%s", container_title(l, c));
		shown++;
	}
	relate(l, finding, of_task->at, "the whole task has %" PRId64 "%s", limit, sum->unit);
}

static const struct sum cpu_sum = { "cpu", " units", cpu_limit, cpu_of };
static const struct sum reservation_sum = { "memoryReservation", " MiB", memory_limit, reservation_of };
static const struct sum memory_sum = { "memory", " MiB", memory_limit, memory_of };

static void tiny_memory(struct lint *l, const struct container *container)
{
	const struct num *memory = &container->memory;
	struct finding *finding;

	if (!num_ok(*memory) || memory->v < 1 || memory->v >= LEAST_MIB)
		return;
	finding = flag(l, memory->at, "memory of %s is %" PRId64 " MiB, below the %d MiB that Docker needs",
		       container_title(l, container), memory->v, LEAST_MIB);
	if (memory->v <= MOST_LIKELY_GB)
		advise(l, finding, "memory counts MiB: write at least %d, or %" PRId64 " for %" PRId64 " GB",
		       LEAST_MIB, memory->v * 1024, memory->v);
}

static void windows_reservation(struct lint *l, const struct container *container)
{
	if (num_ok(container->memory_reservation) && container->memory_reservation.v)
		flag_key(l, container->memory_reservation.at,
			 "memoryReservation of %s is not supported on Windows",
			 container_title(l, container));
}

static void windows_cpu(struct lint *l, const struct container *container)
{
	const struct num *cpu = &container->cpu;
	struct finding *finding;

	if (is_absent(*cpu))
		finding = flag(l, container->at, "%s sets no cpu, which gives it 1 %% of one CPU on Windows",
			       container_title(l, container));
	else if (is_zero(cpu))
		finding = flag(l, cpu->at, "cpu of %s is 0, which gives it 1 %% of one CPU on Windows",
			       container_title(l, container));
	else
		return;
	/* Documented for Fargate too, but there the machine is the task's own. */
	if (fargate_is_asked(l))
		grade(l, finding, SEVERITY_INFO);
}

static void no_hard_limit(struct lint *l, const struct container *container)
{
	if (!needs_own_memory(l) || !is_absent(container->memory) || !num_ok(container->memory_reservation) ||
	    !container->memory_reservation.v)
		return;
	flag(l, container->memory_reservation.at,
	     "%s has no upper limit: memoryReservation is set, memory is not", container_title(l, container));
}

/* clang-format off: members in the order of struct rule */
static const struct rule rules[] = {
	{
		.id = "container-memory-missing",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_EC2 | LAUNCH_EXTERNAL | LAUNCH_MANAGED_INSTANCES,
		.summary = "neither the container nor the task has memory",
		.why = "ECS places a container by the memory that it asks for. Without memory at the top "
		       "level every "
		       "container needs memory (a hard limit), memoryReservation (a soft one) or both.",
		.help = "add \"memoryReservation\": 128 or \"memory\": 256 to the container, or \"memory\" "
			"at the top level",
		.answer = "At least one of 'memory' or 'memoryReservation' must be specified.",
		.page = &page_container,
		.since = "2016",
		.bad = "{'family': 'web', 'requiresCompatibilities': ['EC2'], 'containerDefinitions': "
		       "[{'name': 'app', "
		       "'image': 'nginx:1.27'}]}",
		.good = "{'family': 'web', 'requiresCompatibilities': ['EC2'], 'containerDefinitions': "
			"[{'name': 'app', "
			"'image': 'nginx:1.27', 'memoryReservation': 128}]}",
		.container = memory_missing,
	},
	{
		.id = "container-memory-zero",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_EC2 | LAUNCH_EXTERNAL | LAUNCH_MANAGED_INSTANCES,
		.summary = "the container's only memory is 0",
		.why = "Without memory at the top level a container needs memory or memoryReservation above "
		       "zero: 0 is not "
		       "\"no limit\".",
		.help = "write what the container needs, such as 256, or leave it out and set memory at the "
			"top level",
		.page = &page_container,
		.since = "2017",
		.bad = "{'family': 'web', 'requiresCompatibilities': ['EC2'], 'containerDefinitions': "
		       "[{'name': 'app', "
		       "'image': 'nginx:1.27', 'memoryReservation': 0}]}",
		.good = "{'family': 'web', 'requiresCompatibilities': ['EC2'], 'containerDefinitions': "
			"[{'name': 'app', "
			"'image': 'nginx:1.27', 'memoryReservation': 128}]}",
		.container = memory_zero,
	},
	{
		.id = "reservation-above-memory",
		.severity = SEVERITY_ERROR,
		.summary = "memoryReservation is above memory",
		.why = "memory is the hard limit at which the container is stopped, memoryReservation what "
		       "is kept for it. "
		       "More cannot be kept than may be used. Equal values are fine.",
		.help = "lower memoryReservation, or raise memory",
		.answer = "'memory' must be greater than or equal to 'memoryReservation'.",
		.page = &page_container,
		.since = "2026-09-02",
		.bad = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', "
		       "'memory': 256, "
		       "'memoryReservation': 512}]}",
		.good = "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', "
			"'memory': 256, "
			"'memoryReservation': 256}]}",
		.container = reservation_above_memory,
	},
	{
		.id = "memory-above-task",
		.severity = SEVERITY_ERROR,
		.summary = "a container's memory is above the task's",
		.why = "memory at the top level is the limit for all containers together, so none of them "
		       "may have a higher "
		       "limit by itself. Equal is fine.",
		.help = "lower the container's memory, or raise the task's",
		.answer = "is greater than for the task.",
		.page = &page_container,
		.since = "2026-09-02",
		.bad = "{'family': 'web', 'memory': '512', 'containerDefinitions': [{'name': 'app', 'image': "
		       "'nginx:1.27', "
		       "'memory': 1024}]}",
		.good = "{'family': 'web', 'memory': '512', 'containerDefinitions': [{'name': 'app', "
			"'image': 'nginx:1.27', "
			"'memory': 512}]}",
		.container = memory_above_task,
	},
	{
		.id = "reservations-above-task",
		.severity = SEVERITY_ERROR,
		.summary = "the containers reserve more memory than the task has",
		.why = "memoryReservation is kept for its container whatever the others do. Together the "
		       "containers cannot "
		       "keep more than memory at the top level. An equal sum is fine.",
		.help = "lower memoryReservation of some container, or raise memory of the task",
		.answer = "The sum of all container 'memoryReservation' values cannot be greater than the "
			  "value of the "
			  "task 'memory'.",
		.page = &page_container,
		.since = "2025",
		.bad = "{'family': 'web', 'memory': '512', 'containerDefinitions': [{'name': 'app', 'image': "
		       "'nginx:1.27', "
		       "'memoryReservation': 384}, {'name': 'proxy', 'image': 'envoyproxy/envoy:v1.31.0', "
		       "'memoryReservation': 256}]}",
		.good = "{'family': 'web', 'memory': '512', 'containerDefinitions': [{'name': 'app', "
			"'image': 'nginx:1.27', "
			"'memoryReservation': 256}, {'name': 'proxy', 'image': 'envoyproxy/envoy:v1.31.0', "
			"'memoryReservation': 256}]}",
		.task = sum_above_task,
		.data = &reservation_sum,
	},
	{
		.id = "cpu-above-task",
		.severity = SEVERITY_ERROR,
		.summary = "the containers ask for more cpu than the task has",
		.why = "The CPU units of the containers are shares of what the task has, so their sum cannot "
		       "be above it. An "
		       "equal sum is fine, and a container without cpu takes what is left.",
		.help = "lower cpu of some container, or raise cpu of the task",
		.answer = "The sum of all container 'cpu' values cannot be greater than the value of the "
			  "task 'cpu'.",
		.page = &page_container,
		.since = "2026-09-08",
		.bad = "{'family': 'web', 'cpu': '256', 'containerDefinitions': [{'name': 'app', 'image': "
		       "'nginx:1.27', "
		       "'cpu': 512, 'memory': 256}]}",
		.good = "{'family': 'web', 'cpu': '512', 'containerDefinitions': [{'name': 'app', 'image': "
			"'nginx:1.27', "
			"'cpu': 512, 'memory': 256}]}",
		.task = sum_above_task,
		.data = &cpu_sum,
	},
	{
		.id = "container-memory-tiny",
		.severity = SEVERITY_WARNING,
		.summary = "memory below the 6 MiB that Docker needs",
		.why = "Docker starts no container with a limit below 6 MiB (4 MiB before version 20.10). "
		       "ECS takes the "
		       "definition, and the task fails on its container instance. The number counts MiB, not "
		       "GB.",
		.help = "write at least 6",
		.page = &page_container,
		.since = "2021",
		.bad = "'memory': 4",
		.good = "'memory': 6",
		.container = tiny_memory,
	},
	{
		.id = "windows-memory-reservation",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_WINDOWS,
		.summary = "memoryReservation is not supported on Windows",
		.why = "Windows containers have no soft memory limit. The API documents the member for Linux "
		       "only.",
		.help = "set memory instead",
		.page = &page_windows,
		.since = "2023",
		.bad = "'cpu': 512, 'memoryReservation': 128",
		.good = "'cpu': 512",
		.container = windows_reservation,
	},
	{
		.id = "windows-cpu-zero",
		.severity = SEVERITY_WARNING,
		.os = OS_IS_WINDOWS,
		.summary = "a Windows container without cpu gets one percent of a CPU",
		.why = "On Linux a container without cpu takes what the others leave. On Windows Docker gets "
		       "the 0 as it is "
		       "and grants 1 % of one CPU, so the container barely starts. cpu is a hard limit "
		       "there.",
		.help = "set the container's cpu, such as 1024 for one vCPU",
		.page = &page_container,
		.since = "2023",
		.bad = "'cpu': 0",
		.good = "'cpu': 1024",
		.container = windows_cpu,
	},
	{
		.id = "memory-overcommit",
		.severity = SEVERITY_INFO,
		.group = GROUP_RELIABILITY,
		.summary = "the containers' memory limits add up to more than the task has",
		.why = "Each hard limit fits into the task, but not all together: when the containers grow "
		       "at the same time, "
		       "the task runs out of memory before a container reaches its own limit, and the kernel "
		       "picks the victim. "
		       "ECS takes such definitions.",
		.help = "lower memory of some container, or raise memory of the task",
		.page = &page_container,
		.since = "2026-11",
		.bad = "{'family': 'web', 'memory': '512', 'containerDefinitions': [{'name': 'app', 'image': "
		       "'nginx:1.27', "
		       "'memory': 512}, {'name': 'proxy', 'image': 'envoyproxy/envoy:v1.31.0', 'memory': "
		       "256}]}",
		.good = "{'family': 'web', 'memory': '1024', 'containerDefinitions': [{'name': 'app', "
			"'image': "
			"'nginx:1.27', 'memory': 512}, {'name': 'proxy', 'image': "
			"'envoyproxy/envoy:v1.31.0', 'memory': "
			"256}]}",
		.task = sum_above_task,
		.data = &memory_sum,
	},
	{
		.id = "no-memory-limit",
		.severity = SEVERITY_INFO,
		.group = GROUP_RELIABILITY,
		.launch = LAUNCH_EC2 | LAUNCH_EXTERNAL | LAUNCH_MANAGED_INSTANCES,
		.summary = "the container may take all memory of its instance",
		.why = "memoryReservation alone is a soft limit. A leak in this container then takes the "
		       "memory of every "
		       "other task on the instance before anything stops it.",
		.help = "add memory, well above memoryReservation, or memory at the top level",
		.page = &page_container,
		.controls = "AWS Config ECS_TASK_DEFINITION_MEMORY_HARD_LIMIT, Control Tower CT.ECS.PR.7",
		.since = "2026-11",
		.bad = "{'family': 'web', 'requiresCompatibilities': ['EC2'], 'containerDefinitions': "
		       "[{'name': 'app', "
		       "'image': 'nginx:1.27', 'memoryReservation': 128}]}",
		.good = "{'family': 'web', 'requiresCompatibilities': ['EC2'], 'containerDefinitions': "
			"[{'name': 'app', "
			"'image': 'nginx:1.27', 'memory': 512, 'memoryReservation': 128}]}",
		.container = no_hard_limit,
	},
};

const struct topic topic_memory = TOPIC("memory", "CPU and memory of the containers", rules);
