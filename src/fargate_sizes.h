/* The task sizes that Fargate offers: which memory goes with which CPU, and for which platform. */
#ifndef ECSLINT_FARGATE_SIZES_H
#define ECSLINT_FARGATE_SIZES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* When the table was compared with the AWS guide. */
#define FARGATE_SIZES_DATE "2026-11"

enum fargate_platform {
	FARGATE_LINUX_X86_64 = 1 << 0,
	FARGATE_LINUX_ARM64 = 1 << 1,
	FARGATE_WINDOWS_X86_64 = 1 << 2,
};

struct fargate_size {
	int32_t cpu; /* units, 1024 to a vCPU */
	int32_t least; /* MiB, as are the following */
	int32_t most;
	int32_t step; /* from one memory size to the next; 0: only those that `memory` lists */
	int32_t memory[4]; /* ascending, ends in 0 */
	unsigned platforms; /* FARGATE_… bits */
	unsigned unconfirmed; /* platforms for which nobody has shown that ECS takes or refuses it */
};

/* By ascending CPU. */
extern const struct fargate_size fargate_sizes[];
extern const size_t fargate_size_count;

/* The size with exactly this CPU, or NULL. */
const struct fargate_size *fargate_size_find(int64_t cpu);
bool fargate_size_takes(const struct fargate_size *size, int64_t memory);
/* The next memory at or below, at or above `memory`; 0 when the size has none. */
int64_t fargate_memory_below(const struct fargate_size *size, int64_t memory);
int64_t fargate_memory_above(const struct fargate_size *size, int64_t memory);

/* The neighbours of a CPU that Fargate does not have, among the sizes of `platforms`; NULL when there is
 * none. */
const struct fargate_size *fargate_size_below(int64_t cpu, unsigned platforms);
const struct fargate_size *fargate_size_above(int64_t cpu, unsigned platforms);
/* The smallest size of `platforms` with at least this CPU and memory; `*rounded` becomes its memory. NULL
 * when none is large enough. */
const struct fargate_size *fargate_size_for(int64_t cpu, int64_t memory, unsigned platforms,
					    int64_t *rounded);

#endif
