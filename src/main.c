/* The program: runs the command that was asked for. */
#include "options.h"

#include <errno.h>
#include <signal.h>

static char output[64 * 1024];

int main(int argc, char **argv)
{
	static enum status (*const run[COMMAND_COUNT])(struct options *) = {
		[COMMAND_CHECK] = cmd_check,
		[COMMAND_RULES] = cmd_rules,
		[COMMAND_EXPLAIN] = cmd_explain,
		[COMMAND_COST] = cmd_cost,
		[COMMAND_ATTRIBUTES] = cmd_attributes,
		[COMMAND_COMPAT] = cmd_compat,
		[COMMAND_BASELINE] = cmd_baseline,
		[COMMAND_CONFIG] = cmd_config,
		[COMMAND_INIT] = cmd_init,
		[COMMAND_COMPLETION] = cmd_completion,
		[COMMAND_SCHEMA] = cmd_schema,
	};
	struct options options;
	enum status status;

	signal(SIGPIPE, SIG_IGN);
	setvbuf(stdout, output, _IOFBF, sizeof output);
	options_parse(&options, argc, argv);
	status = options.status;
	if (options.done)
		status = flush_output();
	else if (status == STATUS_CLEAN)
		status = read_rules_files(&options);
	if (!options.done && status == STATUS_CLEAN)
		status = run[options.command](&options);
	options_release(&options);
	/* The kernel may tell of a full disk only now. */
	if (fclose(stdout) && status != STATUS_FAILED) {
		if (errno != EPIPE)
			fprintf(stderr, "ecslint: the report could not be written: %s\n", strerror(errno));
		status = STATUS_FAILED;
	}
	return status;
}
