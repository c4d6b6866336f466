/* The one answer to a failed allocation. */
#include "checked.h"

#include <stdio.h>
#include <stdlib.h>

void out_of_memory(void)
{
	fputs("ecslint: out of memory\n", stderr);
	abort();
}
