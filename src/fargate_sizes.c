/* The table of Fargate's task sizes, the only place in the program that knows them. */
#include "fargate_sizes.h"

#define ALL (FARGATE_LINUX_X86_64 | FARGATE_LINUX_ARM64 | FARGATE_WINDOWS_X86_64)
#define LINUX (FARGATE_LINUX_X86_64 | FARGATE_LINUX_ARM64)

#define STEPS(cpu, least, most, step, platforms)                                                             \
	{                                                                                                    \
		cpu, least, most, step, { 0 }, platforms, 0                                                  \
	}

/* clang-format off: one row a size */
const struct fargate_size fargate_sizes[] = {
	{ 256, 512, 2048, 0, { 512, 1024, 2048, 0 }, LINUX, 0 },
	STEPS(512, 1024, 4096, 1024, LINUX),
	STEPS(1024, 2048, 8192, 1024, ALL),
	STEPS(2048, 4096, 16384, 1024, ALL),
	STEPS(4096, 8192, 30720, 1024, ALL),
	STEPS(8192, 16384, 61440, 4096, LINUX),
	STEPS(16384, 32768, 122880, 8192, LINUX),
	{ 32768, 61440, 249856, 0, { 61440, 122880, 249856, 0 }, FARGATE_LINUX_X86_64, FARGATE_LINUX_ARM64 },
};
/* clang-format on */
const size_t fargate_size_count = sizeof fargate_sizes / sizeof *fargate_sizes;

const struct fargate_size *fargate_size_find(int64_t cpu)
{
	for (size_t i = 0; i < fargate_size_count; i++)
		if (fargate_sizes[i].cpu == cpu)
			return &fargate_sizes[i];
	return NULL;
}

int64_t fargate_memory_below(const struct fargate_size *size, int64_t memory)
{
	int64_t found = 0;

	if (memory < size->least)
		return 0;
	if (memory >= size->most)
		return size->most;
	if (size->step)
		return memory - (memory - size->least) % size->step;
	for (const int32_t *m = size->memory; *m && *m <= memory; m++)
		found = *m;
	return found;
}

int64_t fargate_memory_above(const struct fargate_size *size, int64_t memory)
{
	int64_t below;

	if (memory > size->most)
		return 0;
	if (memory <= size->least)
		return size->least;
	below = fargate_memory_below(size, memory);
	if (below == memory)
		return memory;
	if (size->step)
		return below + size->step;
	for (const int32_t *m = size->memory; *m; m++)
		if (*m > memory)
			return *m;
	return 0;
}

bool fargate_size_takes(const struct fargate_size *size, int64_t memory)
{
	return memory > 0 && fargate_memory_below(size, memory) == memory;
}

const struct fargate_size *fargate_size_below(int64_t cpu, unsigned platforms)
{
	const struct fargate_size *found = NULL;

	for (size_t i = 0; i < fargate_size_count && fargate_sizes[i].cpu < cpu; i++)
		if (fargate_sizes[i].platforms & platforms)
			found = &fargate_sizes[i];
	return found;
}

const struct fargate_size *fargate_size_above(int64_t cpu, unsigned platforms)
{
	for (size_t i = 0; i < fargate_size_count; i++)
		if (fargate_sizes[i].cpu > cpu && fargate_sizes[i].platforms & platforms)
			return &fargate_sizes[i];
	return NULL;
}

const struct fargate_size *fargate_size_for(int64_t cpu, int64_t memory, unsigned platforms, int64_t *rounded)
{
	for (size_t i = 0; i < fargate_size_count; i++) {
		const struct fargate_size *size = &fargate_sizes[i];

		if (size->cpu < cpu || !(size->platforms & platforms))
			continue;
		*rounded = fargate_memory_above(size, memory);
		if (*rounded)
			return size;
	}
	return NULL;
}
