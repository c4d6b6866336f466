/* CPU and memory of the whole task: how they are spelt, and which sizes there are. */
#include "size_help.h"

#include "size_text.h"

enum { MOST_VCPU = MOST_TASK_CPU / 1024, MOST_LIKELY_VCPU = 32 };

/* How one of the two members is spelt. */
struct spelling {
	const char *key;
	const char *suffix;
	const char *units;
	enum size_text (*parse)(struct text, int64_t *);
	bool (*guess)(struct text, int64_t *);
	const char *examples;
};

static const struct spelling cpu_spelling = {
	"cpu",          "vCPU",         "CPU units nor vCPU",
	parse_task_cpu, guess_task_cpu, "CPU units such as \"256\", or vCPU such as \".25 vCPU\"",
};

static const struct spelling memory_spelling = {
	"memory",          "GB",
	"MiB nor GB",      parse_task_memory,
	guess_task_memory, "MiB such as \"512\", or GB such as \"0.5 GB\"",
};

static void spelling_rule(struct lint *l, const struct task *task)
{
	const struct spelling *spelling = l->rule->data;
	bool is_cpu = spelling == &cpu_spelling;
	const struct str *value = is_cpu ? &task->cpu : &task->memory;
	struct finding *finding;
	int64_t size;

	if (!str_ok(*value) || num_ok(is_cpu ? l->facts->cpu : l->facts->memory))
		return;
	switch (spelling->parse(value->v, &size)) {
	case SIZE_OK:
	case SIZE_OTHER_SUFFIX:
		return;
	case SIZE_TOO_LARGE:
		flag(l, value->at, "%s %s is more than any machine has", spelling->key, show(l, value->at));
		return;
	case SIZE_NOT_A_SIZE:
		break;
	}
	if (!text_trim(value->v).length)
		finding = flag(l, value->at, "%s is empty", spelling->key);
	else
		finding = flag(l, value->at, "%s %s is neither %s", spelling->key, show(l, value->at),
			       spelling->units);
	if (spelling->guess(value->v, &size))
		advise(l, finding, "write %s", size_spelt(l, size, spelling->suffix));
	else if (!value->v.length && !fargate_is_asked(l))
		advise(l, finding, "leave %s out, or write %s", spelling->key, spelling->examples);
	else
		advise(l, finding, "write %s", spelling->examples);
}

static void memory_suffix(struct lint *l, const struct task *task)
{
	const struct str *memory = &task->memory;
	struct finding *finding;
	int64_t mib;

	if (!str_ok(*memory) || num_ok(l->facts->memory) ||
	    parse_task_memory(memory->v, &mib) != SIZE_OTHER_SUFFIX)
		return;
	finding =
		flag(l, memory->at, "memory %s has a suffix that ECS does not document", show(l, memory->at));
	advise(l, finding, "write %s", size_spelt(l, mib, "GB"));
}

static void memory_zero(struct lint *l, const struct task *task)
{
	(void)task;
	if (num_ok(l->facts->memory) && !l->facts->memory.v && !fargate_is_asked(l))
		flag(l, l->facts->memory.at, "memory %s leaves nothing for the containers",
		     show(l, l->facts->memory.at));
}

static void cpu_range(struct lint *l, const struct task *task)
{
	const struct num *cpu = &l->facts->cpu;
	struct finding *finding;

	(void)task;
	if (!num_ok(*cpu) || (cpu->v >= LEAST_TASK_CPU && cpu->v <= MOST_TASK_CPU))
		return;
	/* The range is that of EC2 and EXTERNAL. Fargate's sizes have rules of their own, and of Managed
	 * Instances it is only certain that they take no more than these two. */
	if (l->facts->launch_stated && l->facts->launch & (LAUNCH_FARGATE | LAUNCH_MANAGED_INSTANCES))
		return;
	finding = flag(l, cpu->at, "cpu %s must be from %d to %d units", show(l, cpu->at), LEAST_TASK_CPU,
		       MOST_TASK_CPU);
	if (cpu->v >= 1 && cpu->v <= MOST_LIKELY_VCPU)
		advise(l, finding, "1 vCPU is 1024 units: write \"%" PRId64 "\" for %" PRId64 " vCPU",
		       cpu->v * 1024, cpu->v);
	else if (cpu->v < LEAST_TASK_CPU)
		advise(l, finding, "write at least \"%d\", or leave cpu out", LEAST_TASK_CPU);
	else
		advise(l, finding, "write at most \"%d\", which is %d vCPU", MOST_TASK_CPU, MOST_VCPU);
}

static void windows_size(struct lint *l, const struct task *task)
{
	const struct num *cpu = &l->facts->cpu, *memory = &l->facts->memory;
	struct finding *finding;

	(void)task;
	if (!ignores_task_size(l))
		return;
	if (num_ok(*cpu) && num_ok(*memory)) {
		finding = flag(l, cpu->at,
			       "cpu %s and memory %s of the task are ignored for Windows containers",
			       show(l, cpu->at), show(l, memory->at));
		relate(l, finding, memory->at, "ignored too");
	} else if (num_ok(*cpu)) {
		flag(l, cpu->at, "cpu %s of the task is ignored for Windows containers", show(l, cpu->at));
	} else if (num_ok(*memory)) {
		flag(l, memory->at, "memory %s of the task is ignored for Windows containers",
		     show(l, memory->at));
	}
}

/* What the containers ask for, as far as one can see. */
static void containers_need(const struct task *task, int64_t *units, int64_t *mib)
{
	*units = *mib = 0;
	for (uint32_t i = 0; i < task->container_definitions.count; i++) {
		const struct container *container = &task->container_definitions.v[i];
		int64_t memory = num_ok(container->memory) ? container->memory.v : 0;

		if (num_ok(container->memory_reservation) && container->memory_reservation.v > memory)
			memory = container->memory_reservation.v;
		*mib += memory;
		if (num_ok(container->cpu))
			*units += container->cpu.v;
	}
}

static void fargate_missing(struct lint *l, const struct task *task)
{
	bool cpu = is_absent(task->cpu), memory = is_absent(task->memory);
	const char *size;
	struct finding *finding;
	int64_t units, mib;

	if (!cpu && !memory)
		return;
	finding = flag(l, task->at, "%s not set, but Fargate requires %s for the task",
		       cpu && memory ? "cpu and memory are"
		       : cpu         ? "cpu is"
				     : "memory is",
		       cpu && memory ? "both" : "it");
	if (finding)
		finding->answer = cpu ? "Fargate requires that 'cpu' be defined at the task level."
				      : "Fargate requires that 'memory' be defined at the task level.";
	relate(l, finding, fargate_node(l), "asks for Fargate");
	containers_need(task, &units, &mib);
	size = raised_task(l, true, units, mib);
	if (size && (cpu ? is_absent(l->facts->memory) || num_ok(l->facts->memory) : num_ok(l->facts->cpu)))
		advise(l, finding, "add %s, the smallest size that holds the containers", size);
}

/* How Fargate takes the size of the task. */
enum verdict {
	SIZE_UNKNOWN,
	SIZE_FITS,
	CPU_ABOVE_TABLE,
	CPU_NOT_OFFERED,
	CPU_NOT_FOR_WINDOWS,
	MEMORY_ABOVE_TABLE,
	MEMORY_NOT_OFFERED,
};

static enum verdict fargate_verdict(const struct lint *l)
{
	const struct num *cpu = &l->facts->cpu, *memory = &l->facts->memory;
	unsigned platforms = fargate_platforms(l);
	const struct fargate_size *size, *largest = &fargate_sizes[fargate_size_count - 1];

	if (!num_ok(*cpu))
		return SIZE_UNKNOWN;
	if (cpu->v > largest->cpu)
		return CPU_ABOVE_TABLE;
	size = fargate_size_find(cpu->v);
	if (!size || !((size->platforms | size->unconfirmed) & platforms))
		return platforms == FARGATE_WINDOWS_X86_64 ? CPU_NOT_FOR_WINDOWS : CPU_NOT_OFFERED;
	if (!num_ok(*memory) || size->unconfirmed & platforms)
		return SIZE_UNKNOWN;
	if (fargate_size_takes(size, memory->v))
		return SIZE_FITS;
	return memory->v > largest->most ? MEMORY_ABOVE_TABLE : MEMORY_NOT_OFFERED;
}

static void fargate_cpu(struct lint *l, const struct task *task)
{
	const struct num *cpu = &l->facts->cpu;
	const struct fargate_size *below, *above;
	unsigned platforms = fargate_platforms(l);
	struct finding *finding;

	(void)task;
	if (fargate_verdict(l) != CPU_NOT_OFFERED)
		return;
	below = fargate_size_below(cpu->v, platforms);
	above = fargate_size_above(cpu->v, platforms);
	finding = flag(l, cpu->at, "cpu %s is not a Fargate size: %s", show(l, cpu->at),
		       cpus_of_platforms(l, platforms));
	if (cpu->v >= 1 && cpu->v <= MOST_LIKELY_VCPU && fargate_size_find(cpu->v * 1024))
		advise(l, finding, "1 vCPU is 1024 units: write \"%" PRId64 "\" for %" PRId64 " vCPU",
		       cpu->v * 1024, cpu->v);
	else if (below && above)
		advise(l, finding, "write %s (memory %s) or %s (memory %s)",
		       cpu_spelt_like(l, cpu->at, below->cpu), memory_of_size(l, below),
		       cpu_spelt_like(l, cpu->at, above->cpu), memory_of_size(l, above));
	else if (above)
		advise(l, finding, "write %s (memory %s), the smallest there is",
		       cpu_spelt_like(l, cpu->at, above->cpu), memory_of_size(l, above));
	relate(l, finding, fargate_node(l), "asks for Fargate");
}

static void fargate_windows_cpu(struct lint *l, const struct task *task)
{
	const struct num *cpu = &l->facts->cpu;
	const struct fargate_size *below, *above;
	struct finding *finding;

	if (fargate_verdict(l) != CPU_NOT_FOR_WINDOWS)
		return;
	below = fargate_size_below(cpu->v, FARGATE_WINDOWS_X86_64);
	above = fargate_size_above(cpu->v, FARGATE_WINDOWS_X86_64);
	finding = flag(l, cpu->at, "cpu %s is not offered for Windows on Fargate: %s", show(l, cpu->at),
		       cpus_of_platforms(l, FARGATE_WINDOWS_X86_64));
	relate(l, finding, task->runtime_platform.operating_system_family.at, "asks for Windows");
	if (below && above)
		advise(l, finding, "write %s (memory %s) or %s (memory %s)",
		       cpu_spelt_like(l, cpu->at, below->cpu), memory_of_size(l, below),
		       cpu_spelt_like(l, cpu->at, above->cpu), memory_of_size(l, above));
	else
		advise(l, finding, "write %s (memory %s)",
		       cpu_spelt_like(l, cpu->at, above ? above->cpu : below->cpu),
		       memory_of_size(l, above ? above : below));
}

static void fargate_memory(struct lint *l, const struct task *task)
{
	const struct num *cpu = &l->facts->cpu, *memory = &l->facts->memory;
	const struct fargate_size *size;
	const char *raised;
	struct finding *finding;
	int64_t below, above;

	(void)task;
	if (fargate_verdict(l) != MEMORY_NOT_OFFERED)
		return;
	size = fargate_size_find(cpu->v);
	finding = flag(l, memory->at, "memory %s does not go with cpu %s on Fargate: %s", show(l, memory->at),
		       show(l, cpu->at), memory_of_size(l, size));
	relate(l, finding, cpu->at, "with this cpu");
	below = fargate_memory_below(size, memory->v);
	above = fargate_memory_above(size, memory->v);
	raised = raised_task(l, true, cpu->v, memory->v);
	if (memory->v > 0 && memory->v < fargate_sizes[0].least && fargate_size_takes(size, memory->v * 1024))
		advise(l, finding, "1 GB is 1024 MiB: write \"%" PRId64 "\" for %" PRId64 " GB",
		       memory->v * 1024, memory->v);
	else if (below && above)
		advise(l, finding, "write \"memory\": %s or %s", memory_spelt_like(l, memory->at, below),
		       memory_spelt_like(l, memory->at, above));
	else if (above)
		advise(l, finding, "write \"memory\": %s, the least with this cpu",
		       memory_spelt_like(l, memory->at, above));
	else if (raised)
		advise(l, finding, "write %s, or \"memory\": %s, the most with this cpu", raised,
		       memory_spelt_like(l, memory->at, below));
	else
		advise(l, finding, "write \"memory\": %s, the most with this cpu",
		       memory_spelt_like(l, memory->at, below));
}

static void fargate_above_table(struct lint *l, const struct task *task)
{
	const struct num *cpu = &l->facts->cpu, *memory = &l->facts->memory;
	const struct fargate_size *largest = &fargate_sizes[fargate_size_count - 1];

	(void)task;
	switch (fargate_verdict(l)) {
	case CPU_ABOVE_TABLE:
		flag(l, cpu->at,
		     "cpu %s is not in the table of " FARGATE_SIZES_DATE ": Fargate ends at %" PRId32,
		     show(l, cpu->at), largest->cpu);
		break;
	case MEMORY_ABOVE_TABLE:
		flag(l, memory->at,
		     "memory %s is not in the table of " FARGATE_SIZES_DATE ": Fargate ends at %" PRId32
		     " MiB",
		     show(l, memory->at), largest->most);
		break;
	default:
		break;
	}
}

/* clang-format off: members in the order of struct rule */
static const struct rule rules[] = {
	{
		.id = "task-cpu-invalid",
		.severity = SEVERITY_ERROR,
		.summary = "the task's cpu is neither CPU units nor vCPU",
		.why = "At the top level cpu is a string that holds either CPU units, 1024 to a vCPU, or a "
		       "number of vCPU "
		       "with that word behind it. Upper and lower case and the blank do not matter, but "
		       "other units and an "
		       "empty string are refused.",
		.help = "write CPU units such as \"256\", or vCPU such as \".25 vCPU\"",
		.answer = "Invalid 'cpu' setting for task.",
		.page = &page_task_size_errors,
		.since = "2017",
		.bad = "{'family': 'web', 'cpu': '500m', 'containerDefinitions': [{'name': 'app', 'image': "
		       "'nginx:1.27', "
		       "'memory': 256}]}",
		.good = "{'family': 'web', 'cpu': '.5 vCPU', 'containerDefinitions': [{'name': 'app', "
			"'image': "
			"'nginx:1.27', 'memory': 256}]}",
		.task = spelling_rule,
		.data = &cpu_spelling,
	},
	{
		.id = "task-memory-invalid",
		.severity = SEVERITY_ERROR,
		.summary = "the task's memory is neither MiB nor GB",
		.why = "At the top level memory is a string that holds either MiB or a number of GB with "
		       "that word behind "
		       "it; 1 GB is 1024 MiB. Upper and lower case and the blank do not matter.",
		.help = "write MiB such as \"512\", or GB such as \"0.5 GB\"",
		.answer = "Invalid 'memory' setting for task.",
		.page = &page_task_size_errors,
		.since = "2020",
		.bad = "{'family': 'web', 'memory': '512 megs', 'containerDefinitions': [{'name': 'app', "
		       "'image': "
		       "'nginx:1.27'}]}",
		.good = "{'family': 'web', 'memory': '512', 'containerDefinitions': [{'name': 'app', "
			"'image': "
			"'nginx:1.27'}]}",
		.task = spelling_rule,
		.data = &memory_spelling,
	},
	{
		.id = "task-memory-suffix",
		.severity = SEVERITY_WARNING,
		.summary = "the task's memory has a suffix that ECS does not document",
		.why = "ECS documents MiB without any suffix, and GB. Emulators also take MB, MiB, GiB and "
		       "the like; nobody "
		       "has shown that ECS does, nor that it reads the number in the same way.",
		.help = "write MiB without a suffix, or GB",
		.page = &page_task_size_errors,
		.since = "2026-11",
		.bad = "{'family': 'web', 'memory': '512MiB', 'containerDefinitions': [{'name': 'app', "
		       "'image': "
		       "'nginx:1.27'}]}",
		.good = "{'family': 'web', 'memory': '512', 'containerDefinitions': [{'name': 'app', "
			"'image': "
			"'nginx:1.27'}]}",
		.task = memory_suffix,
	},
	{
		.id = "task-memory-zero",
		.severity = SEVERITY_WARNING,
		.summary = "the task's memory is zero",
		.why = "The memory of the task is the limit for all its containers together. The API asks "
		       "for a number "
		       "above zero; what ECS answers to \"0\" has not been seen.",
		.help = "leave memory out, or write what the containers need, such as \"512\"",
		.page = &page_register,
		.since = "2026-11",
		.bad = "{'family': 'web', 'memory': '0', 'containerDefinitions': [{'name': 'app', 'image': "
		       "'nginx:1.27', "
		       "'memory': 256}]}",
		.good = "{'family': 'web', 'memory': '256', 'containerDefinitions': [{'name': 'app', "
			"'image': "
			"'nginx:1.27', 'memory': 256}]}",
		.task = memory_zero,
	},
	{
		.id = "task-cpu-range",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_EC2 | LAUNCH_EXTERNAL | LAUNCH_MANAGED_INSTANCES,
		.summary = "the task's cpu is outside 128 to 196608 units",
		.why = "Outside Fargate the task may have any number of CPU units from 128 (0.125 vCPU) to "
		       "196608 (192 "
		       "vCPU, since 2025-02). A small number usually means vCPU: 1024 units are one.",
		.help = "write from \"128\" to \"196608\", or leave cpu out",
		.answer = "Invalid 'cpu' setting for task.",
		.page = &page_register,
		.since = "2025-02-19",
		.bad = "{'family': 'web', 'requiresCompatibilities': ['EC2'], 'cpu': '2', "
		       "'containerDefinitions': "
		       "[{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
		.good = "{'family': 'web', 'requiresCompatibilities': ['EC2'], 'cpu': '2048', "
			"'containerDefinitions': "
			"[{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
		.task = cpu_range,
	},
	{
		.id = "windows-task-size",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_EC2 | LAUNCH_EXTERNAL,
		.os = OS_IS_WINDOWS,
		.summary = "the task's cpu and memory have no effect for Windows containers",
		.why = "Container instances with Windows ignore the size of the task: nothing keeps the "
		       "containers "
		       "together within it. Only what each container sets counts. On Fargate the size is "
		       "required all the same.",
		.help = "set cpu and memory in the containers instead",
		.page = &page_windows,
		.since = "2023",
		.bad = "{'family': 'iis', 'requiresCompatibilities': ['EC2'], 'cpu': '1024', "
		       "'runtimePlatform': "
		       "{'operatingSystemFamily': 'WINDOWS_SERVER_2022_CORE'}, 'containerDefinitions': "
		       "[{'name': 'app', "
		       "'image': 'mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022', "
		       "'cpu': 1024, 'memory': "
		       "2048}]}",
		.good = "{'family': 'iis', 'requiresCompatibilities': ['EC2'], 'runtimePlatform': "
			"{'operatingSystemFamily': 'WINDOWS_SERVER_2022_CORE'}, 'containerDefinitions': "
			"[{'name': 'app', "
			"'image': 'mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022', "
			"'cpu': 1024, "
			"'memory': 2048}]}",
		.task = windows_size,
	},
	{
		.id = "fargate-task-size",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "Fargate requires cpu and memory of the task",
		.why = "On Fargate the size of the task decides the machine and the price, so both members "
		       "are required at "
		       "the top level. What the containers set does not stand in for them.",
		.help = "add \"cpu\": \"256\" and \"memory\": \"512\" or more at the top level",
		.answer = "Fargate requires that 'cpu' be defined at the task level.",
		.page = &page_fargate,
		.since = "2026-09-02",
		.bad = "{'family': 'web', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
		       "'memory': '512', "
		       "'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'cpu': 256}]}",
		.good = "{'family': 'web', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
			"'cpu': '256', "
			"'memory': '512', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27'}]}",
		.task = fargate_missing,
	},
	{
		.id = "fargate-cpu-size",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "Fargate has no such cpu",
		.why = "Fargate offers a few sizes, from a quarter of a vCPU (256 units) upwards, each about "
		       "twice the one "
		       "before and each with memory sizes of its own. Anything between is refused.",
		.help = "write one of the sizes that Fargate offers",
		.answer = "No Fargate configuration exists for given values",
		.page = &page_fargate,
		.since = "2018",
		.bad = "{'family': 'web', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
		       "'cpu': '300', "
		       "'memory': '1024', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27'}]}",
		.good = "{'family': 'web', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
			"'cpu': '512', "
			"'memory': '1024', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27'}]}",
		.task = fargate_cpu,
	},
	{
		.id = "fargate-memory-size",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.summary = "Fargate does not offer this memory with this cpu",
		.why = "Each cpu of Fargate goes with a range of memory of its own, in fixed steps: a larger "
		       "cpu needs more "
		       "at least and allows more at most. Other pairs are refused. ecslint's table is that "
		       "of 2026-11.",
		.help = "write a memory that goes with the cpu",
		.answer = "No Fargate configuration exists for given values",
		.page = &page_fargate,
		.since = "2018",
		.bad = "{'family': 'web', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
		       "'cpu': '512', "
		       "'memory': '512', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27'}]}",
		.good = "{'family': 'web', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
			"'cpu': '512', "
			"'memory': '1024', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27'}]}",
		.task = fargate_memory,
	},
	{
		.id = "fargate-windows-cpu",
		.severity = SEVERITY_ERROR,
		.launch = LAUNCH_FARGATE,
		.os = OS_IS_WINDOWS,
		.summary = "Fargate has no such cpu for Windows",
		.why = "Fractions of a vCPU and the larger sizes are for Linux only. A Windows task on "
		       "Fargate starts at "
		       "a whole vCPU.",
		.help = "write one of the sizes that Fargate offers for Windows, such as \"1024\"",
		.answer = "No Fargate configuration exists for given values",
		.page = &page_fargate,
		.since = "2026-09-08",
		.bad = "{'family': 'iis', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
		       "'cpu': '512', "
		       "'memory': '2048', 'runtimePlatform': {'operatingSystemFamily': "
		       "'WINDOWS_SERVER_2022_CORE'}, "
		       "'containerDefinitions': [{'name': 'app', 'image': "
		       "'mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022'}]}",
		.good = "{'family': 'iis', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
			"'cpu': '1024', "
			"'memory': '2048', 'runtimePlatform': {'operatingSystemFamily': "
			"'WINDOWS_SERVER_2022_CORE'}, "
			"'containerDefinitions': [{'name': 'app', 'image': "
			"'mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022'}]}",
		.task = fargate_windows_cpu,
	},
	{
		.id = "fargate-size-above-table",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_FARGATE,
		.summary = "the size is above the largest of Fargate that ecslint knows",
		.why = "ecslint's table of Fargate's sizes is that of 2026-11. AWS adds larger sizes from "
		       "time to time: "
		       "either this one is newer than the table, or ECS refuses it.",
		.help = "check the sizes in the page below",
		.page = &page_fargate,
		.since = "2026-11",
		.bad = "{'family': 'batch', 'requiresCompatibilities': ['FARGATE'], 'networkMode': 'awsvpc', "
		       "'cpu': '65536', "
		       "'memory': '249856', 'containerDefinitions': [{'name': 'app', 'image': "
		       "'nginx:1.27'}]}",
		.good = "{'family': 'batch', 'requiresCompatibilities': ['FARGATE'], 'networkMode': "
			"'awsvpc', 'cpu': "
			"'32768', 'memory': '249856', 'containerDefinitions': [{'name': 'app', 'image': "
			"'nginx:1.27'}]}",
		.task = fargate_above_table,
	},
};

const struct topic topic_size = TOPIC("size", "CPU and memory of the task", rules);
