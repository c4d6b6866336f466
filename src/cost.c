/* What a task on Fargate costs: sizes, sums, and what would be cheaper. */
#include "cost.h"

#include "arn.h"
#include "image_reference.h"
#include "lint.h"

/* To the nearest billionth; `amount` is below 2^62. */
static double rounded(double amount)
{
	return (double)(int64_t)(amount + 0.5);
}

unsigned task_platforms(const struct task *task, const struct facts *facts)
{
	const struct runtime_platform *platform = &task->runtime_platform;

	if (facts->os == OS_IS_WINDOWS)
		return FARGATE_WINDOWS_X86_64;
	if (facts->os != OS_IS_LINUX)
		return FARGATE_LINUX_X86_64 | FARGATE_LINUX_ARM64 | FARGATE_WINDOWS_X86_64;
	if (is_absent(*platform) || is_absent(platform->cpu_architecture))
		return FARGATE_LINUX_X86_64;
	if (!is_ok(platform->cpu_architecture))
		return FARGATE_LINUX_X86_64 | FARGATE_LINUX_ARM64;
	return platform->cpu_architecture.v == CPU_ARM64 ? FARGATE_LINUX_ARM64 : FARGATE_LINUX_X86_64;
}

static const char *launch_trouble(const struct task *task, const struct facts *facts, struct arena *arena)
{
	if (facts->launch_stated && facts->launch & LAUNCH_FARGATE)
		return NULL;
	if (task->requires_compatibilities.state == BAD)
		return "requiresCompatibilities is wrong or lost; `ecslint check` tells how";
	if (!facts->launch)
		return "requiresCompatibilities is not known yet; --launch-type FARGATE prices it all the "
		       "same";
	if (!facts->launch_stated)
		return "requiresCompatibilities does not name FARGATE; --launch-type FARGATE prices it all "
		       "the same";
	return arena_printf(arena, "not for Fargate but for %s; --launch-type FARGATE prices it all the same",
			    launch_names(facts->launch, arena));
}

static const char *member_trouble(const char *what, enum state state, struct arena *arena)
{
	switch (state) {
	case OK:
		break;
	case ABSENT:
		return arena_printf(arena, "no %s at the task level, and that is what Fargate bills", what);
	case OPAQUE:
		return arena_printf(arena, "%s of the task is not known yet: it is filled in later", what);
	case BAD:
		return arena_printf(arena, "%s of the task is wrong; `ecslint check` tells how", what);
	}
	return NULL;
}

static const char *size_trouble(const struct facts *facts, enum fargate_platform platform,
				struct arena *arena)
{
	const struct fargate_size *size;
	const char *trouble = member_trouble("cpu", facts->cpu.state, arena);

	if (!trouble)
		trouble = member_trouble("memory", facts->memory.state, arena);
	if (trouble)
		return trouble;
	size = fargate_size_find(facts->cpu.v);
	if (size && (size->platforms | size->unconfirmed) & platform &&
	    fargate_size_takes(size, facts->memory.v))
		return NULL;
	return arena_printf(arena,
			    "Fargate has no size with cpu %" PRId64 " and memory %" PRId64
			    " on %s; `ecslint check` tells the nearest",
			    facts->cpu.v, facts->memory.v, platform_name(platform));
}

static int32_t storage_of(const struct task *task)
{
	const struct ephemeral_storage *storage = &task->ephemeral_storage;

	if (is_absent(*storage))
		return FREE_STORAGE;
	return is_ok(*storage) && num_ok(storage->size_in_gib) ? (int32_t)storage->size_in_gib.v : 0;
}

const char *find_billed(const struct task *task, const struct facts *facts, struct arena *arena,
			struct billed *billed)
{
	const struct runtime_platform *runtime = &task->runtime_platform;
	unsigned platforms = task_platforms(task, facts);
	const char *trouble = launch_trouble(task, facts, arena);

	if (trouble)
		return trouble;
	if (runtime->state == BAD || runtime->cpu_architecture.state == BAD ||
	    runtime->operating_system_family.state == BAD)
		return "runtimePlatform is wrong; `ecslint check` tells how";
	if (platforms & (platforms - 1))
		return "runtimePlatform is not known yet, and the price depends on it";
	if (platforms == FARGATE_WINDOWS_X86_64 && is_ok(runtime->cpu_architecture) &&
	    runtime->cpu_architecture.v == CPU_ARM64)
		return "there is no Windows on ARM64";
	trouble = size_trouble(facts, (enum fargate_platform)platforms, arena);
	if (trouble)
		return trouble;
	if (task->ephemeral_storage.state == BAD || task->ephemeral_storage.size_in_gib.state == BAD)
		return "ephemeralStorage is wrong; `ecslint check` tells how";
	*billed = (struct billed){ .cpu = (int32_t)facts->cpu.v,
				   .memory = (int32_t)facts->memory.v,
				   .storage = storage_of(task),
				   .platform = (enum fargate_platform)platforms };
	return NULL;
}

struct vote {
	struct text region;
	struct text other;
};

static void vote_for(struct vote *vote, struct text region)
{
	if (!is_region(region))
		return;
	if (!vote->region.length)
		vote->region = region;
	else if (!vote->other.length && !text_equal(region, vote->region))
		vote->other = region;
}

static void vote_of_arn(struct vote *vote, const struct str *value)
{
	struct arn arn;

	if (is_ok(*value) && arn_parse(value->v, &arn))
		vote_for(vote, arn.region);
}

static void vote_of_secrets(struct vote *vote, const struct secret_list *list)
{
	for (uint32_t i = 0; i < list->count; i++)
		vote_of_arn(vote, &list->v[i].value_from);
}

static void vote_of_container(struct vote *vote, const struct container *container)
{
	const struct log_configuration *log = &container->log_configuration;
	const struct pair *option = map_find(&log->options, "awslogs-region");
	struct ecr_registry registry;

	if (is_ok(container->image) && image_is_private_ecr(container->image.v) &&
	    ecr_registry_parse(container->image.v, &registry))
		vote_for(vote, registry.region);
	if (option && is_ok(option->value))
		vote_for(vote, option->value.v);
	vote_of_arn(vote, &container->repository_credentials.credentials_parameter);
	vote_of_secrets(vote, &container->secrets);
	vote_of_secrets(vote, &log->secret_options);
}

const char *find_region(const struct task *task, struct arena *arena, const char **other)
{
	const struct node *written = task->at ? node_member(task->at, "taskDefinitionArn") : NULL;
	struct vote vote = { 0 };

	if (written && written->kind == NODE_STRING)
		vote_of_arn(&vote, &(struct str){ .state = OK, .v = written->text });
	for (uint32_t i = 0; i < task->container_definitions.count; i++)
		vote_of_container(&vote, &task->container_definitions.v[i]);
	for (uint32_t i = 0; i < task->volumes.count; i++) {
		const struct volume *volume = &task->volumes.v[i];

		vote_of_arn(&vote, &volume->s3files_volume_configuration.file_system_arn);
		vote_of_arn(
			&vote,
			&volume->fsx_windows_volume_configuration.authorization_config.credentials_parameter);
	}
	*other = vote.other.length ? arena_copy(arena, vote.other.bytes, vote.other.length) : NULL;
	return vote.region.length ? arena_copy(arena, vote.region.bytes, vote.region.length) : NULL;
}

struct cost cost_of(const struct billed *billed, const struct unit_prices *prices)
{
	struct cost cost = {
		.cpu = rounded(prices->vcpu * billed->cpu / 1024),
		.memory = rounded(prices->gb * billed->memory / 1024),
		.licence = PRICE_UNKNOWN,
		.storage = PRICE_UNKNOWN,
	};

	cost.sum = cost.cpu + cost.memory;
	if (prices->licence >= 0)
		cost.sum += cost.licence = rounded(prices->licence * billed->cpu / 1024);
	if (billed->storage == FREE_STORAGE)
		cost.storage = 0;
	else if (billed->storage && prices->storage >= 0)
		cost.sum += cost.storage = prices->storage * (billed->storage - FREE_STORAGE);
	return cost;
}

bool cost_is_partial(const struct cost *cost)
{
	return cost->licence < 0 || cost->storage < 0;
}

const char *amount_text(double amount, int decimals, struct arena *arena)
{
	int64_t scale = 1, units;

	for (int i = 0; i < decimals; i++)
		scale *= 10;
	/* A half is exact in binary, and so is the divisor. */
	units = (int64_t)(amount / (BILLIONTHS / (double)scale) + 0.5);
	return arena_printf(arena, "%" PRId64 ".%0*" PRId64, units / scale, decimals, units % scale);
}

bool has_named_port(const struct container *container)
{
	for (uint32_t i = 0; i < container->port_mappings.count; i++)
		if (!is_absent(container->port_mappings.v[i].name))
			return true;
	return false;
}

/* 0 when it is not set, or not known. */
static int64_t stated(struct num number)
{
	if (!num_ok(number) || number.v <= 0)
		return 0;
	return number.v < INT32_MAX ? number.v : INT32_MAX;
}

struct asked find_asked(const struct task *task)
{
	const struct container_list *list = &task->container_definitions;
	struct asked asked = { .containers = list->count, .more = !is_ok(*list) || list->open };

	for (uint32_t i = 0; i < list->count; i++) {
		const struct container *container = &list->v[i];
		int64_t cpu = stated(container->cpu), memory = stated(container->memory);
		int64_t reservation = stated(container->memory_reservation);

		if (memory > asked.largest)
			asked.largest = memory;
		if (reservation && (!memory || reservation < memory))
			memory = reservation;
		asked.cpu += cpu;
		asked.with_cpu += cpu > 0;
		asked.memory += memory;
		asked.with_memory += memory > 0;
		asked.proxy |= has_named_port(container);
	}
	return asked;
}

bool says_all_cpu(const struct asked *asked)
{
	return !asked->more && asked->containers && asked->with_cpu == asked->containers;
}

bool says_all_memory(const struct asked *asked)
{
	return !asked->more && asked->containers && asked->with_memory == asked->containers;
}

bool find_smaller(const struct billed *billed, const struct asked *asked, const struct unit_prices *prices,
		  struct smaller *next, struct smaller *least)
{
	int64_t cpu = says_all_cpu(asked) ? asked->cpu + (asked->proxy ? PROXY_CPU : 0) : billed->cpu;
	int64_t memory = billed->memory;
	double now = cost_of(billed, prices).sum;

	*next = *least = (struct smaller){ 0 };
	if (says_all_memory(asked)) {
		memory = asked->memory + (asked->proxy ? PROXY_MEMORY : 0);
		memory = memory < asked->largest ? asked->largest : memory;
	}
	for (size_t i = 0; i < fargate_size_count && fargate_sizes[i].cpu <= billed->cpu; i++) {
		const struct fargate_size *size = &fargate_sizes[i];

		if (size->cpu < cpu || !(size->platforms & billed->platform))
			continue;
		for (int64_t m = fargate_memory_above(size, memory); m && m <= billed->memory;
		     m = fargate_memory_above(size, m + 1)) {
			struct billed smaller = *billed;
			double saved;

			smaller.cpu = size->cpu;
			smaller.memory = (int32_t)m;
			saved = now - cost_of(&smaller, prices).sum;
			if (saved <= 0)
				continue;
			if (!next->cpu || saved < next->saved)
				*next = (struct smaller){ smaller.cpu, smaller.memory, saved };
			if (saved > least->saved)
				*least = (struct smaller){ smaller.cpu, smaller.memory, saved };
		}
	}
	return next->cpu != 0;
}

int64_t tasks_on_instance(const struct billed *billed, const struct instance *instance)
{
	int64_t by_cpu = instance->cpu / billed->cpu, by_memory = instance->memory / billed->memory;

	return by_cpu < by_memory ? by_cpu : by_memory;
}

int64_t tasks_to_pay_off(const struct cost *cost, const struct instance *instance, int64_t fitting)
{
	int64_t count;

	if ((double)fitting * cost->sum <= instance->hourly)
		return 0;
	/* Both are whole numbers, and the sum is not 0 here. */
	count = (int64_t)instance->hourly / (int64_t)cost->sum + 1;
	return count;
}
