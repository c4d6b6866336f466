/* `ecslint cost`: what the definitions cost on Fargate. */
#include "cost_report.h"
#include "display.h"
#include "json.h"
#include "worker.h"

#include <errno.h>
#include <stdlib.h>

enum { PRICE_FILE_MAX = 1024 * 1024, MOST_VCPU = 100000, MOST_GIB = 1000000 };

struct costing {
	struct inputs inputs; /* first: its callbacks get it back as the whole */
	struct options *options;
	struct prices prices;
	struct instance instance;
	bool compares; /* with the instance */
	size_t documents;
	size_t written; /* definitions in the report */
	enum status status;
	struct price_worker {
		struct worker worker; /* first, for the same reason */
		struct costing *costing;
	} worker;
};

static struct costing *costing_of(struct worker *worker)
{
	return ((struct price_worker *)(void *)worker)->costing;
}

static void worsen(struct costing *costing, enum status status)
{
	if (status > costing->status)
		costing->status = status;
}

/* A whole number or one with a point, and nothing else; in billionths. False when it is none, or is not
 * above 0 or is above `most`. */
static bool parse_decimal(const char *value, double most, double *billionths)
{
	size_t digits = strspn(value, "0123456789");
	size_t behind = value[digits] == '.' ? strspn(value + digits + 1, "0123456789") : 0;
	double number;

	if (!digits || value[digits + (value[digits] == '.' ? 1 + behind : 0)])
		return false;
	number = strtod(value, NULL);
	if (number > most)
		return false;
	*billionths = (double)(int64_t)(number * BILLIONTHS + 0.5);
	return *billionths > 0;
}

static bool set_instance(struct costing *costing)
{
	const struct cost_options *cost = &costing->options->cost;
	const struct {
		const char *name;
		const char *value;
		int most;
	} parts[] = { { "ec2-hourly", cost->ec2_hourly, PRICE_MOST },
		      { "ec2-vcpu", cost->ec2_vcpu, MOST_VCPU },
		      { "ec2-memory", cost->ec2_memory, MOST_GIB } };
	double values[3];

	costing->compares = cost->ec2_hourly || cost->ec2_vcpu || cost->ec2_memory;
	for (int i = 0; costing->compares && i < 3; i++) {
		if (!parts[i].value) {
			usage_error("--%s is missing: an instance has --ec2-hourly, --ec2-vcpu and "
				    "--ec2-memory (GiB)",
				    parts[i].name);
			return false;
		}
		if (!parse_decimal(parts[i].value, parts[i].most, &values[i])) {
			usage_error("--%s is a number above 0, at most %d, not \"%s\"", parts[i].name,
				    parts[i].most, parts[i].value);
			return false;
		}
	}
	if (costing->compares)
		costing->instance = (struct instance){ .hourly = values[0],
						       .cpu = (int64_t)(values[1] / BILLIONTHS * 1024),
						       .memory = (int64_t)(values[2] / BILLIONTHS * 1024) };
	return true;
}

static void say_of_file(const char *path, const char *what)
{
	fputs("ecslint: ", stderr);
	put_escaped(stderr, (struct text){ path, strlen(path) });
	fputs(": ", stderr);
	put_escaped(stderr, (struct text){ what, strlen(what) });
	fputc('\n', stderr);
}

/* STATUS_CLEAN when `*text` is the file's content. */
static enum status read_price_file(const char *path, struct arena *arena, struct text *text)
{
	FILE *file = fopen(path, "re");
	char *bytes = arena_alloc(arena, PRICE_FILE_MAX + 1);
	enum status status = STATUS_CLEAN;

	errno = file ? 0 : errno;
	*text = (struct text){ bytes, file ? fread(bytes, 1, PRICE_FILE_MAX + 1, file) : 0 };
	if (!file || ferror(file)) {
		say_failed(path, errno);
		status = STATUS_FAILED;
	} else if (text->length > PRICE_FILE_MAX) {
		say_of_file(path, "more than 1 MiB: no price file");
		status = STATUS_USAGE;
	}
	if (file)
		fclose(file);
	return status;
}

static enum status read_prices(struct costing *costing)
{
	const char *path = costing->options->cost.prices, *fault;
	struct text text = { built_in_prices, strlen(built_in_prices) };
	struct arena *arena = &costing->options->arena;
	enum status status = path ? read_price_file(path, arena, &text) : STATUS_CLEAN;

	if (status != STATUS_CLEAN)
		return status;
	if (prices_parse(&costing->prices, text, arena, &fault))
		return STATUS_CLEAN;
	say_of_file(path ? path : "built-in prices", fault);
	return STATUS_USAGE;
}

static bool is_json(const struct costing *costing)
{
	return costing->options->document_format == DOCUMENT_JSON;
}

static void begin_report(const struct costing *costing)
{
	if (!is_json(costing))
		return;
	fputs("{\"prices\":", stdout);
	json_put(stdout,
		 json_pack("{s:s, s:s, s:i}", "date", costing->prices.date, "currency",
			   costing->prices.currency, "hoursPerMonth", HOURS_PER_MONTH),
		 JSON_COMPACT);
	fputs(",\"definitions\":[\n", stdout);
}

static void end_report(const struct costing *costing)
{
	if (is_json(costing))
		fputs("]}\n", stdout);
	else if (costing->written)
		printf("\nPrices of %s in %s, on demand, a month of %d hours; --prices FILE brings others.\n",
		       costing->prices.date, costing->prices.currency, HOURS_PER_MONTH);
}

static void put_object(struct costing *costing, json_t *object)
{
	if (costing->written++)
		fputs(",\n", stdout);
	if (!object)
		abort(); /* only when out of memory */
	json_dumpf(object, stdout, JSON_PRESERVE_ORDER | JSON_COMPACT | JSON_REAL_PRECISION(15));
	json_decref(object);
}

/* Fills `priced`; else says why there is no price. */
static const char *find_price(const struct costing *costing, const struct definition *definition,
			      struct priced *priced, struct arena *arena)
{
	const struct prices *prices = &costing->prices;
	const struct task *task = definition->task;
	const char *other, *trouble;

	if (!task)
		return "it cannot be read; `ecslint check` tells why";
	trouble = find_billed(task, &definition->facts, arena, &priced->billed);
	if (trouble)
		return trouble;
	priced->region = costing->options->settings.region;
	if (!priced->region) {
		priced->region = find_region(task, arena, &other);
		if (!priced->region)
			return "it names no region: say --region REGION";
		if (other)
			return arena_printf(arena, "it names %s and %s: say --region REGION", priced->region,
					    other);
	}
	switch (prices_find(prices, priced->region, priced->billed.platform, &priced->prices)) {
	case PRICES_FOUND:
		break;
	case PRICES_NO_REGION:
		return arena_printf(arena,
				    "no price for region %s in the prices of %s, which have %s; --prices "
				    "FILE brings others",
				    priced->region, prices->date, prices_regions(prices, arena));
	case PRICES_NO_PLATFORM:
		return arena_printf(arena,
				    "no price for %s in %s in the prices of %s, which have %s there; "
				    "--prices FILE brings others",
				    platform_name(priced->billed.platform), priced->region, prices->date,
				    prices_platforms(prices, priced->region, arena));
	}
	priced->cost = cost_of(&priced->billed, &priced->prices);
	priced->asked = find_asked(task);
	priced->has_smaller =
		find_smaller(&priced->billed, &priced->asked, &priced->prices, &priced->next, &priced->least);
	if (!costing->compares)
		return NULL;
	priced->instance = &costing->instance;
	priced->instance_words = arena_printf(arena, "%s vCPU and %s GiB", costing->options->cost.ec2_vcpu,
					      costing->options->cost.ec2_memory);
	priced->fitting = tasks_on_instance(&priced->billed, priced->instance);
	priced->pay_off = tasks_to_pay_off(&priced->cost, priced->instance, priced->fitting);
	return NULL;
}

static const char *name_of(const struct definition *definition, struct arena *arena)
{
	const struct task *task = definition->task;

	if (definition->name || !task || !is_ok(task->family))
		return definition->name;
	return arena_copy(arena, task->family.v.bytes, task->family.v.length);
}

/* Whether `seen` has it already; then it has. Conditions that make no difference to the cost are told once.
 */
static bool was_told(json_t *seen, json_t *object)
{
	size_t i;
	json_t *told;

	json_array_foreach(seen, i, told)
	{
		if (json_equal(told, object))
			return true;
	}
	json_array_append_new(seen, json_copy(object));
	return false;
}

static void say_refused(const struct priced *priced, const char *why, struct arena *arena)
{
	const char *where = priced->file;

	if (priced->name)
		where = arena_printf(arena, "%s (%s%s)", where, priced->name, other_conditions(priced));
	say_of_file(where, why);
}

/* `why` there is no price; NULL when there is one. */
static void tell(struct costing *costing, const struct priced *priced, const char *why, json_t *seen,
		 struct arena *arena)
{
	json_t *object =
		why ? json_pack("{s:o, s:o, s:b, s:o}", "file", json_words(priced->file), "definition",
				json_words(priced->name), "priced", 0, "why", json_words(why))
		    : priced_object(priced, arena);

	if (was_told(seen, object)) {
		json_decref(object);
		return;
	}
	if (why) {
		say_refused(priced, why, arena);
		worsen(costing, STATUS_USAGE);
	}
	if (is_json(costing)) {
		json_object_set_new(object, "otherConditions", json_boolean(priced->again));
		put_object(costing, object);
		return;
	}
	json_decref(object);
	if (why)
		return;
	if (costing->written++)
		putchar('\n');
	put_priced_text(stdout, priced, arena);
}

static bool use(struct worker *worker, struct document *document)
{
	struct costing *costing = costing_of(worker);
	struct arena *arena = document->arena;
	struct priced priced = { .file = document->source.name,
				 .currency = costing->prices.currency,
				 .tasks = costing->options->cost.tasks };
	json_t *seen = json_array();

	costing->documents++;
	if (document->source.is_line)
		priced.file =
			arena_printf(arena, "%s:%zu", priced.file, (size_t)document->source.lines_before + 1);
	for (const struct definition *d = document->definitions; d; d = d->next) {
		struct priced of_definition = priced;
		const char *why;

		of_definition.name = name_of(d, arena);
		of_definition.again = d->again;
		why = find_price(costing, d, &of_definition, arena);
		if (!d->again)
			json_array_clear(seen);
		tell(costing, &of_definition, why, seen, arena);
	}
	if (!document->definitions)
		tell(costing, &priced, "no task definition can be read in it; `ecslint check` tells why",
		     seen, arena);
	json_decref(seen);
	return !ferror(stdout);
}

static void failed(struct worker *worker, const char *path, int error)
{
	say_failed(path, error);
	worsen(costing_of(worker), STATUS_FAILED);
}

static void discovery_failed(struct discovery *discovery, const char *path, int error)
{
	failed(&((struct costing *)(void *)discovery)->worker.worker, path, error);
}

static bool take(struct inputs *inputs, const struct input *input)
{
	return work_on(&((struct costing *)(void *)inputs)->worker.worker, input) != WORKED_STOP;
}

static void run(struct costing *costing)
{
	struct linter *linter = linter_new(&costing->options->settings);
	struct worker *worker = &costing->worker.worker;

	linter_select_none(linter); /* prices need no rules */
	worker->use = use;
	worker->failed = failed;
	worker_init(worker, costing->options, linter);
	begin_report(costing);
	each_input(costing->options, &costing->inputs);
	end_report(costing);
	worker_release(worker);
	linter_free(linter);
	if (!costing->documents && costing->status == STATUS_CLEAN)
		worsen(costing, nothing_found(costing->options, &costing->inputs));
	worsen(costing, flush_output());
}

enum status cmd_cost(struct options *options)
{
	struct costing costing = { .inputs = { .discovery = { .failed = discovery_failed }, .take = take },
				   .options = options };
	enum status status = check_operands(options);

	if (status != STATUS_CLEAN)
		return status;
	if (!set_instance(&costing))
		return STATUS_USAGE;
	status = read_prices(&costing);
	if (status != STATUS_CLEAN)
		return status;
	costing.worker.costing = &costing;
	run(&costing);
	prices_release(&costing.prices);
	return costing.status;
}
