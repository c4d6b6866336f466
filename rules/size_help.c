/* Words about task sizes that several rules give. */
#include "size_help.h"

#include "arena.h"
#include "cost.h"

bool fargate_is_asked(const struct lint *l)
{
	return l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE;
}

const struct node *fargate_node(const struct lint *l)
{
	const struct choice_list *list = &l->task->requires_compatibilities;

	for (uint32_t i = 0; i < list->count; i++)
		if (is_ok(list->v[i]) && list->v[i].v == COMPATIBILITY_FARGATE)
			return list->v[i].at;
	return NULL;
}

bool ignores_task_size(const struct lint *l)
{
	return l->facts->os == OS_IS_WINDOWS && !fargate_is_asked(l);
}

unsigned fargate_platforms(const struct lint *l)
{
	return task_platforms(l->task, l->facts);
}

const char *memory_of_size(struct lint *l, const struct fargate_size *size)
{
	if (!size->step)
		return arena_printf(l->arena, "%" PRId32 ", %" PRId32 " or %" PRId32 " MiB", size->memory[0],
				    size->memory[1], size->memory[2]);
	return arena_printf(l->arena, "%" PRId32 " to %" PRId32 " MiB in steps of %" PRId32, size->least,
			    size->most, size->step);
}

const char *cpus_of_platforms(struct lint *l, unsigned platforms)
{
	const char *list = NULL;
	size_t left = 0;

	for (size_t i = 0; i < fargate_size_count; i++)
		left += !!(fargate_sizes[i].platforms & platforms);
	for (size_t i = 0; i < fargate_size_count; i++) {
		if (!(fargate_sizes[i].platforms & platforms))
			continue;
		left--;
		list = arena_printf(l->arena, "%s%s%" PRId32, list ? list : "",
				    !list  ? ""
				    : left ? ", "
					   : " or ",
				    fargate_sizes[i].cpu);
	}
	return list;
}

static bool has_suffix(const struct node *at)
{
	return at && at->kind == NODE_STRING && at->text.length &&
	       is_letter(at->text.bytes[at->text.length - 1]);
}

/* Thousandths without the zeros behind: 250 -> ".25". */
static const char *fraction(struct lint *l, int64_t value)
{
	int thousandths = (int)(value % 1024 * 1000 / 1024);
	unsigned places = 3;

	if (!thousandths)
		return "";
	for (; thousandths % 10 == 0; places--)
		thousandths /= 10;
	return arena_printf(l->arena, ".%0*d", (int)places, thousandths);
}

/* NULL when the value needs more than three places. */
static const char *in_1024s(struct lint *l, int64_t value)
{
	if (value % 1024 * 1000 % 1024)
		return NULL;
	return arena_printf(l->arena, "%" PRId64 "%s", value / 1024, fraction(l, value));
}

const char *size_spelt(struct lint *l, int64_t value, const char *suffix)
{
	const char *words = in_1024s(l, value);

	return words ? arena_printf(l->arena, "\"%" PRId64 "\" or \"%s %s\"", value, words, suffix)
		     : arena_printf(l->arena, "\"%" PRId64 "\"", value);
}

static const char *spelt_like(struct lint *l, const struct node *at, int64_t value, const char *suffix)
{
	const char *words = has_suffix(at) ? in_1024s(l, value) : NULL;

	if (words)
		return arena_printf(l->arena, "\"%s %s\"", words, suffix);
	return arena_printf(l->arena, "\"%" PRId64 "\"", value);
}

const char *cpu_spelt_like(struct lint *l, const struct node *at, int64_t units)
{
	return spelt_like(l, at, units, "vCPU");
}

const char *memory_spelt_like(struct lint *l, const struct node *at, int64_t mib)
{
	return spelt_like(l, at, mib, "GB");
}

const char *raised_task(struct lint *l, bool fargate, int64_t units, int64_t mib)
{
	const struct num *cpu = &l->facts->cpu, *memory = &l->facts->memory;
	const char *cpu_words, *memory_words;

	if (fargate && (cpu->state > OK || memory->state > OK))
		return NULL; /* the other half of the pair is not known */
	if (num_ok(*cpu) && cpu->v > units)
		units = cpu->v;
	if (num_ok(*memory) && memory->v > mib)
		mib = memory->v;
	if (fargate) {
		const struct fargate_size *size = fargate_size_for(units, mib, fargate_platforms(l), &mib);

		if (!size)
			return NULL;
		units = size->cpu;
	}
	cpu_words = arena_printf(l->arena, "\"cpu\": %s", cpu_spelt_like(l, cpu->at, units));
	memory_words = arena_printf(l->arena, "\"memory\": %s", memory_spelt_like(l, memory->at, mib));
	if (!num_ok(*cpu) ? !fargate : cpu->v == units)
		return memory_words;
	if (!num_ok(*memory) ? !fargate : memory->v == mib)
		return cpu_words;
	return arena_printf(l->arena, "%s and %s", cpu_words, memory_words);
}
