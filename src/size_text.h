/* The spellings of a task's CPU and memory. */
#ifndef ECSLINT_SIZE_TEXT_H
#define ECSLINT_SIZE_TEXT_H

#include <stdint.h>

#include "text.h"

enum size_text {
	SIZE_OK,
	SIZE_NOT_A_SIZE, /* neither a number of units nor one with vCPU or GB behind it */
	SIZE_OTHER_SUFFIX, /* memory with a suffix that ECS does not document, such as MiB; value as it
			      reads */
	SIZE_TOO_LARGE, /* a number that no machine will ever have */
};

/* "256", ".25 vCPU", "1vcpu" -> CPU units, 1024 to a vCPU. A fraction of a unit is rounded to the nearest.
 * `*units` is set for SIZE_OK only. */
enum size_text parse_task_cpu(struct text text, int64_t *units);
/* "512", "0.5 GB", "2gb" -> MiB. `*mib` is set for SIZE_OK and SIZE_OTHER_SUFFIX. */
enum size_text parse_task_memory(struct text text, int64_t *mib);

/* What a text that is no size most likely means: "500m" and "0.5" of a CPU are 512 units. False when nobody
 * can tell. */
bool guess_task_cpu(struct text text, int64_t *units);
bool guess_task_memory(struct text text, int64_t *mib);

#endif
