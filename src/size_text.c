/* The spellings of a task's CPU and memory, exact: no floating point. */
#include "size_text.h"

struct quantity {
	int64_t whole;
	int64_t millionths; /* of the part behind the point; further digits are cut off */
	bool has_point;
	struct text suffix;
};

static enum size_text parse_quantity(struct text text, struct quantity *quantity)
{
	size_t i = 0, digits = 0;
	int64_t scale = 1000000;

	text = text_trim(text);
	*quantity = (struct quantity){ 0 };
	for (; i < text.length && is_digit(text.bytes[i]); i++, digits++) {
		if (quantity->whole >= INT64_C(1000000000000))
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

/* value * 1024, rounded to the nearest. */
static int64_t times_1024(const struct quantity *quantity)
{
	return quantity->whole * 1024 + (quantity->millionths * 1024 + 500000) / 1000000;
}

static enum size_text parse_size(struct text text, const char *unit, int64_t *value)
{
	struct quantity quantity;
	enum size_text state = parse_quantity(text, &quantity);

	if (state != SIZE_OK)
		return state;
	if (!quantity.suffix.length) {
		*value = quantity.whole;
		return quantity.has_point ? SIZE_NOT_A_SIZE : SIZE_OK;
	}
	*value = times_1024(&quantity);
	if (text_equal_ignoring_case(quantity.suffix, (struct text){ unit, strlen(unit) }))
		return SIZE_OK;
	return SIZE_NOT_A_SIZE;
}

enum size_text parse_task_cpu(struct text text, int64_t *units)
{
	return parse_size(text, "vCPU", units);
}

enum size_text parse_task_memory(struct text text, int64_t *mib)
{
	enum size_text state = parse_size(text, "GB", mib);
	struct quantity quantity;

	if (state != SIZE_NOT_A_SIZE || parse_quantity(text, &quantity) != SIZE_OK)
		return state;
	if (text_equal_ignoring_case(quantity.suffix, TEXT("MB")) ||
	    text_equal_ignoring_case(quantity.suffix, TEXT("MiB"))) {
		*mib = quantity.whole;
		return SIZE_OTHER_SUFFIX;
	}
	if (text_equal_ignoring_case(quantity.suffix, TEXT("GiB")) ||
	    text_equal_ignoring_case(quantity.suffix, TEXT("G"))) {
		*mib = times_1024(&quantity);
		return SIZE_OTHER_SUFFIX;
	}
	return SIZE_NOT_A_SIZE;
}
