/* The topics, in the order in which the catalogue lists them. */
#include "topics.h"

const struct topic *const topics[] = {
	&topic_document, &topic_schema,
};

const size_t topic_count = sizeof topics / sizeof *topics;
