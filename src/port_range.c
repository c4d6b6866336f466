/* The spelling of a port range. */
#include "port_range.h"

enum { BEYOND_PORTS = 65536 };

/* False unless all of it is digits. */
static bool parse_port(struct text text, int64_t *port)
{
	*port = 0;
	for (size_t i = 0; i < text.length; i++) {
		if (!is_digit(text.bytes[i]))
			return false;
		*port = *port * 10 + (text.bytes[i] - '0');
		if (*port > BEYOND_PORTS)
			*port = BEYOND_PORTS;
	}
	return text.length > 0;
}

enum port_range parse_port_range(struct text text, int64_t *first, int64_t *last)
{
	size_t hyphen = text_find(text, '-');

	if (!parse_port(text_slice(text, 0, hyphen), first) ||
	    !parse_port(text_slice(text, hyphen + 1, text.length), last))
		return PORT_RANGE_NOT_A_RANGE;
	if (*first < 1 || *first >= BEYOND_PORTS || *last < 1 || *last >= BEYOND_PORTS)
		return PORT_RANGE_OUTSIDE;
	return *first == *last ? PORT_RANGE_OF_ONE : *first > *last ? PORT_RANGE_REVERSED : PORT_RANGE_OK;
}
