/* A ring of jobs: the caller fills slots at one end and empties them at the other, threads work between. */
#include "pool.h"

#include "checked.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { STACK_BYTES = 1024 * 1024 };

struct pool {
	struct pool_work work;
	pthread_mutex_t lock;
	pthread_cond_t submitted;
	pthread_cond_t done;
	unsigned slots;
	/* Counts that only grow; a job's slot is its number modulo `slots`. finished <= taken <= given. */
	unsigned long given;
	unsigned long taken;
	unsigned long finished;
	bool *is_done; /* by slot */
	bool stopping;
	unsigned started; /* threads */
	unsigned numbered; /* threads that know their number */
	pthread_t *threads;
};

static void *run(void *argument)
{
	struct pool *pool = argument;
	unsigned worker;

	pthread_mutex_lock(&pool->lock);
	worker = pool->numbered++;
	for (;;) {
		unsigned slot;

		while (pool->taken == pool->given && !pool->stopping)
			pthread_cond_wait(&pool->submitted, &pool->lock);
		if (pool->taken == pool->given)
			break;
		slot = (unsigned)(pool->taken++ % pool->slots);
		pthread_mutex_unlock(&pool->lock);
		pool->work.work(pool->work.context, worker, slot);
		pthread_mutex_lock(&pool->lock);
		pool->is_done[slot] = true;
		pthread_cond_signal(&pool->done);
	}
	pthread_mutex_unlock(&pool->lock);
	return NULL;
}

struct pool *pool_start(unsigned workers, unsigned slots, const struct pool_work *work)
{
	struct pool *pool = checked(calloc(1, sizeof *pool));
	pthread_attr_t attributes;

	pool->work = *work;
	pool->slots = slots;
	pool->is_done = checked(calloc(slots, sizeof *pool->is_done));
	pool->threads = checked(calloc(workers, sizeof *pool->threads));
	pthread_mutex_init(&pool->lock, NULL);
	pthread_cond_init(&pool->submitted, NULL);
	pthread_cond_init(&pool->done, NULL);
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK_BYTES);
	while (pool->started < workers &&
	       !pthread_create(&pool->threads[pool->started], &attributes, run, pool))
		pool->started++;
	pthread_attr_destroy(&attributes);
	if (pool->started)
		return pool;
	pool_stop(pool);
	return NULL;
}

/* Waits for the oldest job that is not finished, and finishes it. */
static void finish_oldest(struct pool *pool)
{
	unsigned slot = (unsigned)(pool->finished % pool->slots);

	pthread_mutex_lock(&pool->lock);
	while (!pool->is_done[slot])
		pthread_cond_wait(&pool->done, &pool->lock);
	pool->is_done[slot] = false;
	pthread_mutex_unlock(&pool->lock);
	pool->work.finish(pool->work.context, slot);
	pool->finished++;
}

void pool_drain(struct pool *pool)
{
	while (pool->finished < pool->given)
		finish_oldest(pool);
}

void pool_stop(struct pool *pool)
{
	pool_drain(pool);
	pthread_mutex_lock(&pool->lock);
	pool->stopping = true;
	pthread_cond_broadcast(&pool->submitted);
	pthread_mutex_unlock(&pool->lock);
	for (unsigned i = 0; i < pool->started; i++)
		pthread_join(pool->threads[i], NULL);
	pthread_cond_destroy(&pool->done);
	pthread_cond_destroy(&pool->submitted);
	pthread_mutex_destroy(&pool->lock);
	free(pool->threads);
	free(pool->is_done);
	free(pool);
}

unsigned pool_claim(struct pool *pool)
{
	while (pool->given - pool->finished >= pool->slots)
		finish_oldest(pool);
	return (unsigned)(pool->given % pool->slots);
}

void pool_submit(struct pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	pool->given++;
	pthread_cond_signal(&pool->submitted);
	pthread_mutex_unlock(&pool->lock);
}
