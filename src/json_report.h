/* What the formats for programs are made of. */
#ifndef ECSLINT_JSON_REPORT_H
#define ECSLINT_JSON_REPORT_H

#include "json_table.h"
#include "mask.h"

/* What the values of a finding's members are taken from. */
struct told {
	struct document *document;
	const struct mask *mask;
	const struct finding *finding;
	/* Set for the tables inside: */
	const struct related *related;
	struct span span;
	uint32_t offset;
};

extern const struct json_table json_finding_table; /* of a struct told; a line of `jsonl` */
extern const struct json_table json_summary_table; /* of a struct tally */

/* All of `json`. Findings and summary are written as they come, under these names. */
enum { JSON_REPORT_VERSION, JSON_REPORT_TOOL, JSON_REPORT_FINDINGS, JSON_REPORT_SUMMARY, JSON_REPORT_COUNT };
extern const struct json_row json_report_rows[JSON_REPORT_COUNT];
extern const struct json_table json_report_table;

#endif
