/* Questions that several topics ask about a container's log driver and its options. */
#include "log_options.h"

#include "suggest.h"

const struct log_configuration *logs_with(const struct container *container, enum log_driver driver)
{
	const struct log_configuration *log = &container->log_configuration;

	return is_ok(*log) && is_ok(log->log_driver) && log->log_driver.v == (int)driver ? log : NULL;
}

const struct str *log_option(const struct log_configuration *log, const char *key)
{
	const struct pair *pair = map_find(&log->options, key);

	return pair && is_ok(pair->value) ? &pair->value : NULL;
}

bool lacks_log_option(const struct log_configuration *log, const char *key)
{
	const struct pair *pair = map_find(&log->options, key);

	if (pair)
		return is_absent(pair->value);
	/* Written beside the options it is reported as misplaced. */
	return log->options.state <= OK && !log->options.open && !node_member(log->at, key);
}

void relate_log_option(struct lint *l, struct finding *finding, const struct log_configuration *log,
		       const char *key)
{
	for (uint32_t i = 0; i < log->options.count; i++) {
		const struct pair *pair = &log->options.v[i];
		struct suggestion suggestion = suggestion_for(pair->key);

		suggestion_offer(&suggestion, key, strlen(key));
		if (text_is(pair->key, key)) {
			relate(l, finding, pair->value.at, "counts as unset");
			return;
		}
		if (!suggestion.best)
			continue;
		relate(l, finding, pair->value.at, "is this meant to be %s?", key);
		advise(l, finding, "write \"%s\" instead of %s", key, show_text(l, pair->key, NULL));
		return;
	}
}

bool requires_fargate(const struct lint *l)
{
	return l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE;
}

bool lacks_log_secret(const struct log_configuration *log, const char *key)
{
	const struct secret_list *secrets = &log->secret_options;

	if (!lacks_log_option(log, key) || secrets->state > OK || secrets->open)
		return false;
	if (node_member(log->at, "secrets"))
		return false; /* secretOptions are meant, and that is reported */
	for (uint32_t i = 0; i < secrets->count; i++) {
		const struct secret *secret = &secrets->v[i];

		if (!is_ok(*secret) || !is_ok(secret->name) || text_is(secret->name.v, key))
			return false;
	}
	return true;
}

const struct node *log_options_at(const struct log_configuration *log)
{
	return log->options.at ? log->options.at : log->at;
}
