/* Questions that several topics ask about a container's log driver and its options. */
#ifndef ECSLINT_LOG_OPTIONS_H
#define ECSLINT_LOG_OPTIONS_H

#include "rule.h"

/* The container's log configuration when its driver is `driver`, else NULL. */
const struct log_configuration *logs_with(const struct container *container, enum log_driver driver);
/* The option when it has a value that is known, else NULL. */
const struct str *log_option(const struct log_configuration *log, const char *key);
/* Certain that `options` does not set it. */
bool lacks_log_option(const struct log_configuration *log, const char *key);
/* Shows where a lacking option is after all: misspelt, or null. */
void relate_log_option(struct lint *l, struct finding *finding, const struct log_configuration *log,
		       const char *key);
/* Fargate is required for certain. */
bool requires_fargate(const struct lint *l);
/* Certain that neither `options` nor `secretOptions` set it. */
bool lacks_log_secret(const struct log_configuration *log, const char *key);
/* Refused for awslogs, not only unknown. */
bool is_refused_by_awslogs(struct text key);
/* Where something is missing: the options, or the log configuration when it has none. */
const struct node *log_options_at(const struct log_configuration *log);

#endif
