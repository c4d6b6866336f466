/* What a task on Fargate costs, what of it its containers ask for, and what an instance would cost instead.
 * Nothing here reads or prints. */
#ifndef ECSLINT_COST_H
#define ECSLINT_COST_H

#include "prices.h"
#include "rule.h"

enum {
	HOURS_PER_MONTH = 730, /* as AWS's calculator has it */
	FREE_STORAGE = 20, /* GiB that every task on Fargate has */
	/* What AWS's guide wants to be left for the proxy of Service Connect. */
	PROXY_CPU = 256,
	PROXY_MEMORY = 64,
};

/* What Fargate bills a task for. */
struct billed {
	int32_t cpu; /* units, 1024 to a vCPU */
	int32_t memory; /* MiB */
	int32_t storage; /* GiB, the free ones among them; 0: not known */
	enum fargate_platform platform;
};

/* NULL, and `*billed` is filled, when this is a task for Fargate with a size that Fargate has. Else why it
 * has no price, in words that begin in lower case. */
const char *find_billed(const struct task *task, const struct facts *facts, struct arena *arena,
			struct billed *billed);

/* The region that the task's ARNs, images in ECR and awslogs-region name; NULL when they name none, or when
 * they name more than one: `*other` is the second then, else NULL. */
const char *find_region(const struct task *task, struct arena *arena, const char **other);

/* Of one task for one hour, in billionths. */
struct cost {
	double cpu;
	double memory;
	double licence; /* or PRICE_UNKNOWN, and not in the sum */
	double storage; /* above the free one; or PRICE_UNKNOWN, and not in the sum */
	double sum;
};

struct cost cost_of(const struct billed *billed, const struct unit_prices *prices);
/* "10.36": rounded to the nearest, with up to nine decimals. */
const char *amount_text(double amount, int decimals, struct arena *arena);
/* Whether a part of the sum is lacking. */
bool cost_is_partial(const struct cost *cost);

/* What the containers ask for together. */
struct asked {
	int64_t cpu; /* units of those that say so */
	int64_t memory; /* MiB: memoryReservation where it is set, else memory */
	int64_t largest; /* MiB: the highest memory of a single container; the task cannot have less */
	uint32_t containers;
	uint32_t with_cpu; /* containers that say what they need */
	uint32_t with_memory;
	bool more; /* there may be containers that cannot be seen */
	bool proxy; /* a port has a name: Service Connect's proxy may come in addition */
};

struct asked find_asked(const struct task *task);
/* Every container, none of them hidden, says what it needs. */
bool says_all_cpu(const struct asked *asked);
bool says_all_memory(const struct asked *asked);
/* A port has a name: it is for Service Connect, whose proxy no definition shows. */
bool has_named_port(const struct container *container);

struct smaller {
	int32_t cpu;
	int32_t memory;
	double saved; /* of one task for one hour, in billionths */
};

/* Sizes that cost less than `billed` and hold what is asked for, proxy and all; of what not every container
 * states, they have no less than now. `next` is the first below the one in use, `least` the cheapest. False
 * when there is none. */
bool find_smaller(const struct billed *billed, const struct asked *asked, const struct unit_prices *prices,
		  struct smaller *next, struct smaller *least);

struct instance {
	double hourly; /* billionths */
	int64_t cpu; /* units */
	int64_t memory; /* MiB */
};

/* How many tasks of this size fit on the instance. */
int64_t tasks_on_instance(const struct billed *billed, const struct instance *instance);
/* The least number of tasks, `fitting` at most, that cost more on Fargate than the instance does; 0: none. */
int64_t tasks_to_pay_off(const struct cost *cost, const struct instance *instance, int64_t fitting);

/* FARGATE_… bits of the platforms that the task may run on; several when that is not known. */
unsigned task_platforms(const struct task *task, const struct facts *facts);

#endif
