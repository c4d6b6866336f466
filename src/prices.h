/* What Fargate costs, by region and platform: read from a price file. */
#ifndef ECSLINT_PRICES_H
#define ECSLINT_PRICES_H

#include <jansson.h>

#include "arena.h"
#include "fargate_sizes.h"
#include "text.h"

/* Amounts of money are whole billionths of the currency, in a double: sums and products of them are exact up
 * to nine million, and off by far less than a cent beyond. */
#define BILLIONTHS 1e9

enum { PRICE_MOST = 100000 }; /* of one unit for one hour; with more the sums would not fit */

/* In billionths, for an hour. */
#define PRICE_UNKNOWN (-1.0)

struct unit_prices {
	double vcpu;
	double gb; /* of memory; 1 GB is 1024 MiB */
	double licence; /* of the operating system, for each vCPU; 0 on Linux, or PRICE_UNKNOWN */
	double storage; /* each GiB of ephemeral storage above the free ones; or PRICE_UNKNOWN */
	const char *source; /* where the figures were found, or NULL */
};

struct prices {
	const char *date; /* when the file was written: "2026-11" or "2026-11-21" */
	const char *currency; /* three letters */
	json_t *root; /* owns all strings */
};

/* The file that ships with the program. */
extern const char built_in_prices[];

/* False when the text is no price file; `*fault` says where and why then, and there is nothing to release. */
bool prices_parse(struct prices *prices, struct text text, struct arena *arena, const char **fault);
void prices_release(struct prices *prices);

enum prices_answer { PRICES_FOUND, PRICES_NO_REGION, PRICES_NO_PLATFORM };

enum prices_answer prices_find(const struct prices *prices, const char *region,
			       enum fargate_platform platform, struct unit_prices *found);
/* "ap-northeast-2, us-east-1"; "none" when there is none. */
const char *prices_regions(const struct prices *prices, struct arena *arena);
/* "LINUX/X86_64, LINUX/ARM64", those of a region; "none" when there is none. */
const char *prices_platforms(const struct prices *prices, const char *region, struct arena *arena);
/* "LINUX/ARM64" */
const char *platform_name(enum fargate_platform platform);

#endif
