/* Words and JSON for the cost of a definition. */
#include "cost_report.h"

#include "display.h"
#include "json.h"

#include <stdlib.h>

static double vcpus(int64_t units)
{
	return (double)units / 1024;
}

static double gigabytes(int64_t mib)
{
	return (double)mib / 1024;
}

static void put_row(FILE *out, const char *what, const char *amount, double hourly, struct arena *arena)
{
	fprintf(out, "  %-10s %-20s %14s %16s\n", what, amount, amount_text(hourly, 6, arena),
		amount_text(hourly * HOURS_PER_MONTH, 2, arena));
}

static void put_unknown_row(FILE *out, const char *what, const char *amount)
{
	fprintf(out, "  %-10s %-20s %14s %16s\n", what, amount, "unknown", "unknown");
}

static void put_prices(FILE *out, const struct priced *priced, struct arena *arena)
{
	const struct billed *billed = &priced->billed;
	const struct cost *cost = &priced->cost;
	const char *amount = arena_printf(arena, "%g vCPU", vcpus(billed->cpu));

	fprintf(out, "  %-10s %-20s %10s/hour %10s/month\n", "", "", priced->currency, priced->currency);
	put_row(out, "cpu", amount, cost->cpu, arena);
	put_row(out, "memory", arena_printf(arena, "%g GB", gigabytes(billed->memory)), cost->memory, arena);
	if (cost->licence < 0)
		put_unknown_row(out, "OS licence", amount);
	else if (cost->licence > 0)
		put_row(out, "OS licence", amount, cost->licence, arena);
	amount = billed->storage ? arena_printf(arena, "%d GiB above %d", billed->storage - FREE_STORAGE,
						FREE_STORAGE)
				 : "size not known";
	if (cost->storage < 0)
		put_unknown_row(out, "storage", amount);
	else if (billed->storage > FREE_STORAGE)
		put_row(out, "storage", amount, cost->storage, arena);
	put_row(out, "1 task", "", cost->sum, arena);
	if (priced->tasks > 1)
		put_row(out, arena_printf(arena, "%u tasks", priced->tasks), "", cost->sum * priced->tasks,
			arena);
}

/* What is not in the sum; NULL when all is. `which` counts from 0. */
static const char *lacking(const struct priced *priced, int which, struct arena *arena)
{
	const char *lacks[2];
	int count = 0;

	if (priced->cost.licence < 0)
		lacks[count++] = arena_printf(
			arena, "licence of the operating system in %s: price unknown; not in the sum",
			priced->region);
	if (priced->cost.storage < 0)
		lacks[count++] = priced->billed.storage
					 ? arena_printf(arena,
							"ephemeral storage above %d GiB in %s: price "
							"unknown; not in the sum",
							FREE_STORAGE, priced->region)
					 : "ephemeral storage: size not known yet; not in the sum";
	return which < count ? lacks[which] : NULL;
}

static const char *percent(int64_t part, int64_t whole, struct arena *arena)
{
	return arena_printf(arena, "%" PRId64 " %%", (part * 100 + whole / 2) / whole);
}

static void put_share(FILE *out, const char *what, int64_t part, int64_t whole, const char *unit,
		      uint32_t silent, const struct asked *asked, struct arena *arena)
{
	fprintf(out, "  %-10s %s ", "asks for", what);
	if (silent == asked->containers) {
		fputs("unknown: no container says what it needs\n", out);
		return;
	}
	fprintf(out, "%s%" PRId64 " of %" PRId64 " %s, %s of what is paid for",
		silent || asked->more ? "at least " : "", part, whole, unit, percent(part, whole, arena));
	if (silent)
		fprintf(out, "; %" PRIu32 " of %" PRIu32 " containers %s nothing", silent, asked->containers,
			silent == 1 ? "says" : "say");
	else if (asked->more)
		fputs("; there may be more containers", out);
	fputc('\n', out);
}

static void put_size(FILE *out, const char *which, const struct smaller *size, const struct priced *priced,
		     struct arena *arena)
{
	fprintf(out, "  %-10s %g vCPU and %g GB, saves %s%s %s a month", which, vcpus(size->cpu),
		gigabytes(size->memory), priced->cost.licence < 0 ? "at least " : "",
		amount_text(size->saved * HOURS_PER_MONTH * priced->tasks, 2, arena), priced->currency);
	if (priced->tasks > 1)
		fprintf(out, " for %u tasks", priced->tasks);
	fputc('\n', out);
}

static void put_smaller(FILE *out, const struct priced *priced, struct arena *arena)
{
	const struct asked *asked = &priced->asked;
	bool cpu = says_all_cpu(asked), memory = says_all_memory(asked);

	if (!cpu && !memory) {
		fprintf(out, "  %-10s unknown: %s container says what it needs\n", "smaller",
			asked->with_cpu || asked->with_memory ? "not every" : "no");
		return;
	}
	if (priced->has_smaller)
		put_size(out, "smaller", &priced->next, priced, arena);
	else
		fprintf(out, "  %-10s none: no cheaper size holds what the containers ask for\n", "smaller");
	if (priced->least.cpu != priced->next.cpu || priced->least.memory != priced->next.memory)
		put_size(out, "smallest", &priced->least, priced, arena);
	if (!cpu || !memory)
		fprintf(out,
			"  %-10s (with no less %s than now, as not every container says what it needs)\n", "",
			cpu ? "memory" : "cpu");
	if (asked->proxy)
		fprintf(out, "  %-10s (with %d units and %d MiB for the proxy of Service Connect)\n", "",
			PROXY_CPU, PROXY_MEMORY);
}

static void put_instance(FILE *out, const struct priced *priced, struct arena *arena)
{
	const struct instance *instance = priced->instance;

	fprintf(out, "  %-10s %s for %s %s an hour: ", "instance", priced->instance_words,
		amount_text(instance->hourly, 6, arena), priced->currency);
	if (!priced->fitting)
		fputs("too small for a task of this size\n", out);
	else if (priced->pay_off)
		fprintf(out,
			"%" PRId64 " %s;\n  %-10s it costs less than Fargate from %s%" PRId64
			" running %s on\n",
			priced->fitting, priced->fitting == 1 ? "task fits" : "tasks fit", "",
			cost_is_partial(&priced->cost) ? "at most " : "", priced->pay_off,
			priced->pay_off == 1 ? "task" : "tasks");
	else
		fprintf(out,
			"%" PRId64
			" %s;\n  %-10s it never costs less: Fargate takes %s%s %s an hour for %s\n",
			priced->fitting, priced->fitting == 1 ? "task fits" : "tasks fit", "",
			cost_is_partial(&priced->cost) ? "at least " : "",
			amount_text(priced->cost.sum * (double)priced->fitting, 6, arena), priced->currency,
			priced->fitting == 1 ? "it" : "them all");
}

const char *other_conditions(const struct priced *priced)
{
	return priced->again ? ", with other conditions" : "";
}

void put_priced_text(FILE *out, const struct priced *priced, struct arena *arena)
{
	const struct asked *asked = &priced->asked;
	const struct billed *billed = &priced->billed;
	const char *lack;

	put_escaped(out, (struct text){ priced->file, strlen(priced->file) });
	if (priced->name) {
		fputs(" (", out);
		put_escaped(out, (struct text){ priced->name, strlen(priced->name) });
		fprintf(out, "%s)", other_conditions(priced));
	}
	fprintf(out, ": %g vCPU and %g GB, %s in %s\n", vcpus(billed->cpu), gigabytes(billed->memory),
		platform_name(billed->platform), priced->region);
	put_prices(out, priced, arena);
	for (int i = 0; (lack = lacking(priced, i, arena)); i++)
		fprintf(out, "  %s\n", lack);
	put_share(out, "cpu", asked->cpu, billed->cpu, "units", asked->containers - asked->with_cpu, asked,
		  arena);
	put_share(out, "memory", asked->memory, billed->memory, "MiB", asked->containers - asked->with_memory,
		  asked, arena);
	put_smaller(out, priced, arena);
	if (priced->instance)
		put_instance(out, priced, arena);
}

/* A number with these decimals, as the text has it. */
static json_t *amount_number(double amount, int decimals, struct arena *arena)
{
	return amount < 0 ? json_null() : json_real(strtod(amount_text(amount, decimals, arena), NULL));
}

static json_t *amounts_object(const struct priced *priced, unsigned hours, int decimals, struct arena *arena)
{
	const struct cost *cost = &priced->cost;
	json_t *object = json_object();

	json_object_set_new(object, "cpu", amount_number(cost->cpu * hours, decimals, arena));
	json_object_set_new(object, "memory", amount_number(cost->memory * hours, decimals, arena));
	json_object_set_new(object, "licence", amount_number(cost->licence * hours, decimals, arena));
	json_object_set_new(object, "storage", amount_number(cost->storage * hours, decimals, arena));
	json_object_set_new(object, "task", amount_number(cost->sum * hours, decimals, arena));
	json_object_set_new(object, "total",
			    amount_number(cost->sum * hours * priced->tasks, decimals, arena));
	return object;
}

static json_t *request_object(int64_t part, int64_t whole, uint32_t stating, const struct asked *asked)
{
	json_t *object = json_object();

	json_object_set_new(object, "asked", json_integer(part));
	json_object_set_new(object, "share", json_real((double)((part * 10000 + whole / 2) / whole) / 10000));
	json_object_set_new(object, "statedBy", json_integer(stating));
	json_object_set_new(object, "complete",
			    json_boolean(!asked->more && asked->containers && stating == asked->containers));
	return object;
}

static json_t *smaller_object(const struct smaller *size, const struct priced *priced, struct arena *arena)
{
	json_t *object;

	if (!priced->has_smaller)
		return json_null();
	object = json_object();
	json_object_set_new(object, "cpu", json_integer(size->cpu));
	json_object_set_new(object, "memory", json_integer(size->memory));
	json_object_set_new(object, "savesPerMonth",
			    amount_number(size->saved * HOURS_PER_MONTH * priced->tasks, 2, arena));
	return object;
}

static json_t *instance_object(const struct priced *priced)
{
	json_t *object;

	if (!priced->instance)
		return json_null();
	object = json_object();
	json_object_set_new(object, "tasksThatFit", json_integer(priced->fitting));
	json_object_set_new(object, "cheaperFrom",
			    priced->pay_off ? json_integer(priced->pay_off) : json_null());
	return object;
}

json_t *priced_object(const struct priced *priced, struct arena *arena)
{
	const struct asked *asked = &priced->asked;
	const struct billed *billed = &priced->billed;
	json_t *object = json_object(), *part = json_object(), *unknown = json_array();
	const char *lack;

	json_object_set_new(object, "file", json_words(priced->file));
	json_object_set_new(object, "definition", json_words(priced->name));
	json_object_set_new(object, "priced", json_true());
	json_object_set_new(object, "region", json_words(priced->region));
	json_object_set_new(object, "platform", json_words(platform_name(billed->platform)));
	json_object_set_new(part, "cpu", json_integer(billed->cpu));
	json_object_set_new(part, "memory", json_integer(billed->memory));
	json_object_set_new(part, "ephemeralStorage",
			    billed->storage ? json_integer(billed->storage) : json_null());
	json_object_set_new(object, "size", part);
	json_object_set_new(object, "tasks", json_integer(priced->tasks));
	json_object_set_new(object, "perHour", amounts_object(priced, 1, 9, arena));
	json_object_set_new(object, "perMonth", amounts_object(priced, HOURS_PER_MONTH, 2, arena));
	for (int i = 0; (lack = lacking(priced, i, arena)); i++)
		json_array_append_new(unknown, json_words(lack));
	json_object_set_new(object, "notInTheSum", unknown);
	json_object_set_new(object, "containers", json_integer(asked->containers));
	json_object_set_new(object, "cpu", request_object(asked->cpu, billed->cpu, asked->with_cpu, asked));
	json_object_set_new(object, "memory",
			    request_object(asked->memory, billed->memory, asked->with_memory, asked));
	json_object_set_new(object, "smaller", smaller_object(&priced->next, priced, arena));
	json_object_set_new(object, "smallest", smaller_object(&priced->least, priced, arena));
	json_object_set_new(object, "instance", instance_object(priced));
	json_object_set_new(object, "source", json_words(priced->prices.source));
	return object;
}
