/* The spellings of a task's CPU and memory, exact: no floating point. */
#include "size_text.h"

struct quantity {
	int64_t whole;
	int64_t millionths; /* of the part behind the point; further digits are cut off */
	bool has_point;
	struct text suffix;
};

/* One of it is `times` / `over` CPU units or MiB. */
struct unit {
	const char *suffix;
	int32_t times;
	int32_t over;
};

/* Undocumented, but emulators take them and nobody has seen ECS refuse them. */
static const struct unit tolerated_memory[] = {
	{ "MB", 1, 1 },     { "MiB", 1, 1 },  { "M", 1, 1 },     { "Mi", 1, 1 },
	{ "GiB", 1024, 1 }, { "G", 1024, 1 }, { "Gi", 1024, 1 },
};

static const struct unit likely_cpu[] = {
	{ "", 1024, 1 },     { "vCPUs", 1024, 1 },  { "CPU", 1024, 1 }, { "CPUs", 1024, 1 },
	{ "core", 1024, 1 }, { "cores", 1024, 1 },  { "units", 1, 1 },  { "unit", 1, 1 },
	{ "m", 1024, 1000 }, { "CPU units", 1, 1 },
};

static const struct unit likely_memory[] = {
	{ "", 1024, 1 },          { "MBs", 1, 1 },    { "megs", 1, 1 },    { "megabytes", 1, 1 },
	{ "mebibytes", 1, 1 },    { "GBs", 1024, 1 }, { "gigs", 1024, 1 }, { "gigabytes", 1024, 1 },
	{ "gibibytes", 1024, 1 }, { "KB", 1, 1024 },  { "KiB", 1, 1024 },  { "TB", 1024 * 1024, 1 },
};

#define COUNT(units) (sizeof(units) / sizeof *(units))

static enum size_text parse_quantity(struct text text, struct quantity *quantity)
{
	size_t i = 0, digits = 0;
	int64_t scale = 1000000;

	text = text_trim(text);
	*quantity = (struct quantity){ 0 };
	for (; i < text.length && is_digit(text.bytes[i]); i++, digits++) {
		if (quantity->whole >= INT64_C(100000000000))
			return SIZE_TOO_LARGE;
		quantity->whole = quantity->whole * 10 + (text.bytes[i] - '0');
	}
	if (i < text.length && text.bytes[i] == '.') {
		quantity->has_point = true;
		for (i++; i < text.length && is_digit(text.bytes[i]); i++, digits++) {
			scale /= 10;
			quantity->millionths += scale * (text.bytes[i] - '0');
		}
	}
	if (!digits)
		return SIZE_NOT_A_SIZE;
	quantity->suffix = text_trim(text_slice(text, i, text.length));
	return SIZE_OK;
}

/* Rounded to the nearest. */
static int64_t in_units(const struct quantity *quantity, struct unit unit)
{
	return quantity->whole * unit.times / unit.over +
	       (quantity->millionths * unit.times / unit.over + 500000) / 1000000;
}

static const struct unit *find_unit(const struct unit *units, size_t count, struct text suffix)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal_ignoring_case(suffix,
					     (struct text){ units[i].suffix, strlen(units[i].suffix) }))
			return &units[i];
	return NULL;
}

static enum size_text parse_size(const struct quantity *quantity, const char *suffix, int64_t *value)
{
	const struct unit documented = { suffix, 1024, 1 };

	if (!quantity->suffix.length && !quantity->has_point) {
		*value = quantity->whole;
		return SIZE_OK;
	}
	if (!find_unit(&documented, 1, quantity->suffix))
		return SIZE_NOT_A_SIZE;
	*value = in_units(quantity, documented);
	return SIZE_OK;
}

enum size_text parse_task_cpu(struct text text, int64_t *units)
{
	struct quantity quantity;
	enum size_text state = parse_quantity(text, &quantity);

	return state == SIZE_OK ? parse_size(&quantity, "vCPU", units) : state;
}

enum size_text parse_task_memory(struct text text, int64_t *mib)
{
	struct quantity quantity;
	enum size_text state = parse_quantity(text, &quantity);
	const struct unit *unit;

	if (state != SIZE_OK)
		return state;
	state = parse_size(&quantity, "GB", mib);
	unit = find_unit(tolerated_memory, COUNT(tolerated_memory), quantity.suffix);
	if (state != SIZE_NOT_A_SIZE || !unit)
		return state;
	*mib = in_units(&quantity, *unit);
	return SIZE_OTHER_SUFFIX;
}

static bool guess(struct text text, const struct unit *units, size_t count, int64_t *value)
{
	struct quantity quantity;
	const struct unit *unit;

	if (parse_quantity(text, &quantity) != SIZE_OK)
		return false;
	unit = find_unit(units, count, quantity.suffix);
	if (!unit)
		return false;
	*value = in_units(&quantity, *unit);
	return *value > 0;
}

bool guess_task_cpu(struct text text, int64_t *units)
{
	return guess(text, likely_cpu, COUNT(likely_cpu), units);
}

bool guess_task_memory(struct text text, int64_t *mib)
{
	return guess(text, likely_memory, COUNT(likely_memory), mib);
}
