/* Reads price files, and refuses what is not one: a misspelt price must not pass for an unknown one. */
#include "prices.h"

#include "arn.h"

enum { REGIONS_SHOWN = 40 }; /* AWS has fewer */

struct check {
	struct arena *arena;
	const char *fault; /* the first */
};

static const struct {
	enum fargate_platform platform;
	const char *name;
} platforms[] = {
	{ FARGATE_LINUX_X86_64, "LINUX/X86_64" },
	{ FARGATE_LINUX_ARM64, "LINUX/ARM64" },
	{ FARGATE_WINDOWS_X86_64, "WINDOWS/X86_64" },
};

#define PLATFORM_COUNT (sizeof platforms / sizeof *platforms)

const char *platform_name(enum fargate_platform platform)
{
	size_t i = 0;

	while (platforms[i].platform != platform)
		i++;
	return platforms[i].name;
}

static bool is_platform(const char *key)
{
	for (size_t i = 0; i < PLATFORM_COUNT; i++)
		if (!strcmp(key, platforms[i].name))
			return true;
	return false;
}

/* The JSON pointer of a member. */
static const char *below(struct check *check, const char *pointer, const char *key)
{
	char *escaped = arena_alloc(check->arena, strlen(key) * 2 + 1), *end = escaped;

	for (; *key; key++) {
		if (*key == '~' || *key == '/') {
			*end++ = '~';
			*end++ = *key == '~' ? '0' : '1';
		} else {
			*end++ = *key;
		}
	}
	*end = '\0';
	return arena_printf(check->arena, "%s/%s", pointer, escaped);
}

static void refuse(struct check *check, const char *pointer, const char *what)
{
	if (!check->fault)
		check->fault = arena_printf(check->arena, "%s: %s", *pointer ? pointer : "/", what);
}

static bool is_object(struct check *check, const json_t *value, const char *pointer)
{
	if (json_is_object(value))
		return true;
	refuse(check, pointer, "not an object");
	return false;
}

static void check_price(struct check *check, json_t *value, const char *pointer)
{
	if (!json_is_number(value))
		refuse(check, pointer, "a price is a number");
	else if (!(json_number_value(value) >= 0 && json_number_value(value) <= PRICE_MOST))
		refuse(check, pointer,
		       arena_printf(check->arena, "a price is from 0 to %d an hour", PRICE_MOST));
}

static void check_platform(struct check *check, json_t *platform, const char *name, const char *pointer)
{
	const char *key;
	json_t *value;

	if (!is_object(check, platform, pointer))
		return;
	json_object_foreach(platform, key, value)
	{
		const char *at = below(check, pointer, key);

		if (!strcmp(key, "source")) {
			if (!json_is_string(value))
				refuse(check, at, "source is a text");
		} else if (!strcmp(key, "vcpuHour") || !strcmp(key, "gbHour")) {
			check_price(check, value, at);
		} else if (!strcmp(key, "licenceVcpuHour")) {
			if (!text_starts((struct text){ name, strlen(name) }, "WINDOWS/"))
				refuse(check, at, "only Windows has a licence fee");
			check_price(check, value, at);
		} else {
			refuse(check, at,
			       "unknown: a platform has vcpuHour, gbHour, licenceVcpuHour and source");
		}
	}
	if (!json_object_get(platform, "vcpuHour") || !json_object_get(platform, "gbHour"))
		refuse(check, pointer, "vcpuHour and gbHour are both required");
}

static void check_region(struct check *check, json_t *region, const char *pointer)
{
	const char *key;
	json_t *value;

	if (!is_object(check, region, pointer))
		return;
	json_object_foreach(region, key, value)
	{
		const char *at = below(check, pointer, key);

		if (!strcmp(key, "storageGbHour"))
			check_price(check, value, at);
		else if (is_platform(key))
			check_platform(check, value, key, at);
		else
			refuse(check, at,
			       "unknown: a region has storageGbHour, LINUX/X86_64, LINUX/ARM64 and "
			       "WINDOWS/X86_64");
	}
}

static void check_regions(struct check *check, json_t *regions)
{
	const char *key;
	json_t *value;

	if (!is_object(check, regions, "/regions"))
		return;
	json_object_foreach(regions, key, value)
	{
		const char *at = below(check, "/regions", key);

		if (is_region((struct text){ key, strlen(key) }))
			check_region(check, value, at);
		else
			refuse(check, at, "not the name of a region");
	}
}

/* 2026-11 or 2026-11-21: the shape. */
static bool is_date(const char *date)
{
	static const char shape[] = "dddd-dd-dd";
	size_t i = 0;

	while (shape[i] && (shape[i] == 'd' ? is_digit(date[i]) : date[i] == '-'))
		i++;
	return !date[i] && (i == 7 || i == 10);
}

static bool is_currency(const char *currency)
{
	return strlen(currency) == 3 && strspn(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
}

static void check_file(struct check *check, json_t *root)
{
	const char *key;
	json_t *value;

	if (!is_object(check, root, ""))
		return;
	json_object_foreach(root, key, value)
	{
		if (!strcmp(key, "date")) {
			if (!json_is_string(value) || !is_date(json_string_value(value)))
				refuse(check, "/date", "a date is a text such as \"2026-11\"");
		} else if (!strcmp(key, "currency")) {
			if (!json_is_string(value) || !is_currency(json_string_value(value)))
				refuse(check, "/currency",
				       "a currency is a text of three letters such as \"USD\"");
		} else if (!strcmp(key, "regions")) {
			check_regions(check, value);
		} else {
			refuse(check, below(check, "", key),
			       "unknown: a price file has date, currency and regions");
		}
	}
	if (!json_object_get(root, "date") || !json_object_get(root, "currency") ||
	    !json_object_get(root, "regions"))
		refuse(check, "", "date, currency and regions are all required");
}

bool prices_parse(struct prices *prices, struct text text, struct arena *arena, const char **fault)
{
	struct check check = { .arena = arena };
	json_error_t error;

	*prices = (struct prices){ 0 };
	prices->root = json_loadb(text.bytes ? text.bytes : "", text.length, JSON_REJECT_DUPLICATES, &error);
	if (!prices->root) {
		*fault = arena_printf(arena, "%d:%d: not JSON: %s", error.line, error.column, error.text);
		return false;
	}
	check_file(&check, prices->root);
	if (check.fault) {
		*fault = check.fault;
		prices_release(prices);
		return false;
	}
	prices->date = json_string_value(json_object_get(prices->root, "date"));
	prices->currency = json_string_value(json_object_get(prices->root, "currency"));
	return true;
}

void prices_release(struct prices *prices)
{
	json_decref(prices->root);
	*prices = (struct prices){ 0 };
}

static json_t *region_of(const struct prices *prices, const char *region)
{
	return json_object_get(json_object_get(prices->root, "regions"), region);
}

/* To the nearest billionth: what the decimals in the file say, whatever binary makes of them. */
static double price_of(const json_t *object, const char *key, double otherwise)
{
	const json_t *value = json_object_get(object, key);

	return value ? (double)(int64_t)(json_number_value(value) * BILLIONTHS + 0.5) : otherwise;
}

enum prices_answer prices_find(const struct prices *prices, const char *region,
			       enum fargate_platform platform, struct unit_prices *found)
{
	const json_t *by_platform = region_of(prices, region);
	const json_t *units = json_object_get(by_platform, platform_name(platform));

	if (!by_platform)
		return PRICES_NO_REGION;
	if (!units)
		return PRICES_NO_PLATFORM;
	*found = (struct unit_prices){
		.vcpu = price_of(units, "vcpuHour", 0),
		.gb = price_of(units, "gbHour", 0),
		.licence = price_of(units, "licenceVcpuHour",
				    platform == FARGATE_WINDOWS_X86_64 ? PRICE_UNKNOWN : 0),
		.storage = price_of(by_platform, "storageGbHour", PRICE_UNKNOWN),
		.source = json_string_value(json_object_get(units, "source")),
	};
	return PRICES_FOUND;
}

static const char *listed(const char *list, const char *item, struct arena *arena)
{
	return list ? arena_printf(arena, "%s, %s", list, item) : arena_copy(arena, item, strlen(item));
}

const char *prices_regions(const struct prices *prices, struct arena *arena)
{
	const char *key, *list = NULL;
	json_t *value;
	size_t count = 0;

	json_object_foreach(json_object_get(prices->root, "regions"), key, value)
	{
		list = listed(list, count < REGIONS_SHOWN ? key : "…", arena);
		if (count++ == REGIONS_SHOWN)
			break;
	}
	return list ? list : "none";
}

const char *prices_platforms(const struct prices *prices, const char *region, struct arena *arena)
{
	const json_t *by_platform = region_of(prices, region);
	const char *list = NULL;

	for (size_t i = 0; i < PLATFORM_COUNT; i++)
		if (json_object_get(by_platform, platforms[i].name))
			list = listed(list, platforms[i].name, arena);
	return list ? list : "none";
}
