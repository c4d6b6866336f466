/* Out of memory is the end: nothing here can go on without it. */
#ifndef ECSLINT_CHECKED_H
#define ECSLINT_CHECKED_H

/* Says so and aborts. */
_Noreturn void out_of_memory(void);

/* `memory`, which is not NULL any more. */
static inline void *checked(void *memory)
{
	if (!memory)
		out_of_memory();
	return memory;
}

#endif
