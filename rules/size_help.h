/* Words about task sizes that several rules give. Not a topic. */
#ifndef ECSLINT_SIZE_HELP_H
#define ECSLINT_SIZE_HELP_H

#include "fargate_sizes.h"
#include "rule.h"

/* The range of the task's CPU outside Fargate, in units. */
enum { LEAST_TASK_CPU = 128, MOST_TASK_CPU = 196608 };

/* Whether the definition is to run on Fargate for certain: its rules speak then, and others need not. */
bool fargate_is_asked(const struct lint *l);
/* The element of requiresCompatibilities that asks for Fargate; NULL when there is none. */
const struct node *fargate_node(const struct lint *l);
/* Windows outside Fargate: ECS documents that it ignores the size of the task. */
bool ignores_task_size(const struct lint *l);
/* FARGATE_… bits of the platforms that the definition may run on; several when that is unknown. */
unsigned fargate_platforms(const struct lint *l);

/* "512, 1024 or 2048 MiB", "1024 to 4096 MiB in steps of 1024" */
const char *memory_of_size(struct lint *l, const struct fargate_size *size);
/* The value in quotes, spelt in the way of the value at `at`: "2 GB" beside "1 GB". */
const char *cpu_spelt_like(struct lint *l, const struct node *at, int64_t units);
const char *memory_spelt_like(struct lint *l, const struct node *at, int64_t mib);
/* The value in both spellings: `"512" or "0.5 vCPU"`. */
const char *size_spelt(struct lint *l, int64_t value, const char *suffix);
/* "1024, 2048 or 4096" */
const char *cpus_of_platforms(struct lint *l, unsigned platforms);
/* What to write at the top so that the task has this much, and not less than now: `"memory": "1024"`, or with
 * Fargate's next size `"cpu": "512" and "memory": "4096"`. NULL when Fargate has no such size. */
const char *raised_task(struct lint *l, bool fargate, int64_t units, int64_t mib);

#endif
