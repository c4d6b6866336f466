/* What is paid for and not used. */
#include "rule.h"

#include "cost.h"

struct needs {
	int64_t cpu;
	int64_t memory;
};

/* False unless every container says what it needs: memory as a hard limit, and cpu where it is asked for. */
static bool sum_needs(const struct task *task, bool with_cpu, struct needs *needs)
{
	const struct container_list *list = &task->container_definitions;
	bool named = false;

	if (!is_ok(*list) || list->open)
		return false;
	*needs = (struct needs){ 0, 0 };
	for (uint32_t c = 0; c < list->count; c++) {
		const struct container *container = &list->v[c];

		if (!is_ok(*container) || !num_ok(container->memory) || container->memory.v <= 0 ||
		    container->memory.v > INT32_MAX ||
		    (with_cpu &&
		     (!num_ok(container->cpu) || container->cpu.v <= 0 || container->cpu.v > INT32_MAX)))
			return false;
		needs->memory += container->memory.v;
		needs->cpu += with_cpu ? container->cpu.v : 0;
		named |= has_named_port(container);
	}
	needs->memory += named ? PROXY_MEMORY : 0;
	needs->cpu += named ? PROXY_CPU : 0;
	return true;
}

static void fargate_size(struct lint *l, const struct task *task)
{
	const struct num *cpu = &l->facts->cpu, *memory = &l->facts->memory;
	const struct fargate_size *size = num_ok(*cpu) ? fargate_size_find(cpu->v) : NULL;
	unsigned platforms = task_platforms(task, l->facts);
	struct finding *finding;
	struct needs needs;
	int64_t fitting;
	bool less_cpu;

	if (!size || !num_ok(*memory) || !fargate_size_takes(size, memory->v) ||
	    platforms & (platforms - 1) || !sum_needs(task, true, &needs))
		return;
	size = fargate_size_for(needs.cpu, needs.memory, platforms, &fitting);
	if (!size || size->cpu > cpu->v || fitting > memory->v ||
	    (size->cpu * parameter(l) > cpu->v && fitting * parameter(l) > memory->v))
		return;
	less_cpu = size->cpu < cpu->v;
	finding = flag(l, less_cpu ? cpu->at : memory->at,
		       "the task has %" PRId64 " CPU units and %" PRId64
		       " MiB, its containers ask for %" PRId64 " and %" PRId64,
		       cpu->v, memory->v, needs.cpu, needs.memory);
	if (less_cpu && fitting < memory->v)
		relate(l, finding, memory->at, "and the memory");
	advise(l, finding,
	       "\"cpu\": \"%" PRId32 "\" and \"memory\": \"%" PRId64 "\" is the smallest size that fits",
	       size->cpu, fitting);
}

static void task_memory(struct lint *l, const struct task *task)
{
	const struct num *memory = &l->facts->memory;
	struct finding *finding;
	struct needs needs;

	if (l->facts->launch & LAUNCH_FARGATE || !num_ok(*memory) || !sum_needs(task, false, &needs) ||
	    needs.memory * parameter(l) > memory->v)
		return;
	finding = flag(l, memory->at,
		       "the task keeps %" PRId64 " MiB of its instance, and its containers can use %" PRId64,
		       memory->v, needs.memory);
	advise(l, finding, "write \"%" PRId64 "\", or raise the containers' memory", needs.memory);
}

static void storage(struct lint *l, const struct task *task)
{
	const struct num *size = &task->ephemeral_storage.size_in_gib;

	if (is_ok(task->ephemeral_storage) && num_ok(*size) && size->v >= parameter(l))
		flag(l, size->at, "ephemeralStorage is %" PRId64 " GiB, of which %d cost nothing", size->v,
		     FREE_STORAGE);
}

/* clang-format off */
#define FARGATE(size, containers) "{'family': 'shop', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', " size \
	", 'containerDefinitions': [" containers "]}"
#define APP(more) "{'name': 'app', 'image': 'example/shop:1.4'" more "}"
#define EC2(memory) "{'family': 'shop', 'requiresCompatibilities': ['EC2'], 'memory': '" memory "', 'containerDefinitions': " \
	"[{'name': 'app', 'image': 'example/shop:1.4', 'memory': 512}]}"

static const struct rule rules[] = {
	{
		.id = "fargate-size-unused",
		.severity = SEVERITY_INFO,
		.group = GROUP_COST,
		.launch = LAUNCH_FARGATE,
		.summary = "the task's size is far above what its containers ask for",
		.why = "Fargate bills the size of the task, used or not. Every container here states cpu and memory, and a size "
		       "of half the CPU or half the memory would hold them all. Memory above the containers' limits can be used "
		       "by none of them; CPU can, so look at its use before you lower it. For Service Connect room is left.",
		.help = "write the smaller size, or raise what the containers may use",
		.page = &page_fargate,
		.since = FARGATE_SIZES_DATE,
		.bad = FARGATE("'cpu': '1024', 'memory': '4096'", APP(", 'cpu': 256, 'memory': 512")),
		.good = FARGATE("'cpu': '1024', 'memory': '4096'", APP(", 'cpu': 256, 'memory': 4096")
			", {'name': 'agent', 'image': 'example/agent:1.4', 'cpu': 512}"),
		.parameter = PARAMETER("times", 2, 2, 100, "how many times as large as needed a size has to be"),
		.task = fargate_size,
	},
	{
		.id = "task-memory-unused",
		.severity = SEVERITY_INFO,
		.group = GROUP_COST,
		.launch = LAUNCH_EC2 | LAUNCH_EXTERNAL | LAUNCH_MANAGED_INSTANCES,
		.summary = "the task keeps far more memory than its containers can use",
		.why = "memory at the top level is kept for the task on its container instance. Every container here has a hard "
		       "limit, and together they are at most half of it: the rest can be used by nobody.",
		.help = "lower memory at the top level, or leave it out",
		.page = &page_register,
		.since = "2026-11",
		.bad = EC2("2048"),
		.good = EC2("768"),
		.parameter = PARAMETER("times", 2, 2, 100, "how many times as large as needed a size has to be"),
		.task = task_memory,
	},
	{
		.id = "ephemeral-storage-large",
		.severity = SEVERITY_INFO,
		.group = GROUP_COST,
		.launch = LAUNCH_FARGATE,
		.summary = "the task asks for 100 GiB of ephemeral storage or more",
		.why = "20 GiB are part of a task on Fargate; each further GiB is billed for as long as the task runs, in every "
		       "task of the service. Images and logs seldom need that much.",
		.help = "write what the containers need, or keep the data in S3 or EFS",
		.page = &page_ephemeral_storage,
		.since = "2021-04-08",
		.bad = FARGATE("'cpu': '256', 'memory': '512', 'ephemeralStorage': {'sizeInGiB': 200}", APP("")),
		.good = FARGATE("'cpu': '256', 'memory': '512', 'ephemeralStorage': {'sizeInGiB': 40}", APP("")),
		.parameter = PARAMETER("gib", 100, 21, 200, "the size in GiB from which on it is told"),
		.task = storage,
	},
};
/* clang-format on */

const struct topic topic_cost = TOPIC("cost", "Cost", rules);
