/* `ecslint schema`: JSON Schemas of what is read and of what is printed. */
#include "config_schema.h"
#include "input_schema.h"
#include "json.h"
#include "json_report.h"
#include "options.h"
#include "rules_schema.h"
#include "suggest.h"

/* A report of `json` and a line of `jsonl` tell themselves apart. */
static json_t *output_schema(struct arena *arena)
{
	(void)arena;
	return json_pack("{s:s, s:s, s:[{s:s}, {s:s}], s:{s:o, s:o}}", "$schema",
			 "https://json-schema.org/draft/2020-12/schema", "title",
			 "What `ecslint check` prints in the formats json (whole) and jsonl (each line)",
			 "oneOf", "$ref", "#/$defs/report", "$ref", "#/$defs/finding", "$defs", "report",
			 json_schema_of_table(&json_report_table), "finding",
			 json_schema_of_table(&json_finding_table));
}

enum status cmd_schema(struct options *options)
{
	/* In the order of operand_words(). */
	static json_t *(*const schemas[])(struct arena *) = { input_schema, output_schema, rules_schema,
							      config_schema };
	const char *name = options->operand_count == 1 ? options->operands[0] : "";
	struct suggestion suggestion = suggestion_for((struct text){ name, strlen(name) });
	const char *words[MOST_WORDS];
	unsigned count = operand_words(COMMAND_SCHEMA, words);

	for (unsigned i = 0; i < count; i++) {
		if (!strcmp(words[i], name)) {
			json_put(stdout, schemas[i](&options->arena), JSON_INDENT(2));
			return flush_output();
		}
		suggestion_offer(&suggestion, words[i], strlen(words[i]));
	}
	return usage_error("name one schema: input, of task definitions, output, of reports, rules, of your "
			   "own rules, or config, of configurations%s",
			   did_you_mean(&suggestion, &options->arena));
}
