/* The spelling of a port range. */
#ifndef ECSLINT_PORT_RANGE_H
#define ECSLINT_PORT_RANGE_H

#include <stdint.h>

#include "text.h"

enum port_range {
	PORT_RANGE_OK,
	PORT_RANGE_NOT_A_RANGE, /* not two numbers with a hyphen between them */
	PORT_RANGE_OUTSIDE, /* not all within 1 to 65535; larger numbers come back as 65536 */
	PORT_RANGE_REVERSED,
	PORT_RANGE_OF_ONE, /* both numbers are the same */
};

/* "8080-8090". The numbers are set unless it is NOT_A_RANGE. */
enum port_range parse_port_range(struct text text, int64_t *first, int64_t *last);

#endif
