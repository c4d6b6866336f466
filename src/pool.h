/* Worker threads that take jobs in order, and hand them back in that order. */
#ifndef ECSLINT_POOL_H
#define ECSLINT_POOL_H

#include <stdbool.h>

/* Jobs are known by their slot, a number below `slots`; what is in one is the caller's business. */
struct pool_work {
	/* In a worker's thread. */
	void (*work)(void *context, unsigned worker, unsigned slot);
	/* In the caller's thread, in the order of the jobs. */
	void (*finish)(void *context, unsigned slot);
	void *context;
};

struct pool;

/* NULL when not even one thread can be had. */
struct pool *pool_start(unsigned workers, unsigned slots, const struct pool_work *work);
/* Waits for the jobs at hand, ends the threads. */
void pool_stop(struct pool *pool);
/* A slot that is free; when all are taken, the oldest job is waited for and finished. */
unsigned pool_claim(struct pool *pool);
/* Gives the slot that was claimed last to the workers. */
void pool_submit(struct pool *pool);
/* Waits for all jobs and finishes them. */
void pool_drain(struct pool *pool);

#endif
