/* `ecslint init`: writes a configuration file to start from. */
#include "config.h"
#include "inputs.h"

#include <errno.h>

static const char starter[] =
	"{\n"
	"\t// What each key means: docs/configuration.md, or `ecslint config`, which tells what is in "
	"force.\n"
	"\t\"failOn\": \"warning\",\n"
	"\t\"ignore\": [\n"
	"\t\t// \"image-untagged\"\n"
	"\t],\n"
	"\t\"severity\": {\n"
	"\t\t// \"volume-not-mounted\": \"info\"\n"
	"\t},\n"
	"\t\"overrides\": [\n"
	"\t\t// { \"files\": \"templates/\", \"lateBound\": \"/containerDefinitions/*/image\" }\n"
	"\t],\n"
	"\t\"suppress\": [\n"
	"\t\t// { \"rule\": \"image-latest\", \"at\": \"/containerDefinitions/[name=sidecar]/image\",\n"
	"\t\t//   \"reason\": \"the vendor publishes nothing else\", \"until\": \"2027-06-30\" }\n"
	"\t],\n"
	"}\n";

enum status cmd_init(struct options *options)
{
	FILE *file;

	if (options->operand_count)
		return usage_error("init takes no arguments: it writes " CONFIG_NAME " here");
	file = fopen(CONFIG_NAME, "wx");
	if (!file && errno == EEXIST)
		return usage_error(CONFIG_NAME " is there already");
	if (!file || fputs(starter, file) < 0 || fclose(file)) {
		say_failed(CONFIG_NAME, errno);
		return STATUS_FAILED;
	}
	if (!options->quiet)
		fputs("Wrote " CONFIG_NAME ".\n", stderr);
	return STATUS_CLEAN;
}
