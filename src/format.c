/* The formats by name, and what they share. */
#include "format.h"

const struct format *const formats[] = {
	&format_text,       &format_concise, &format_json,    &format_jsonl,
	&format_github,     &format_sarif,   &format_gitlab,  &format_junit,
	&format_checkstyle, &format_rdjson,  &format_rdjsonl, &format_markdown,
};
const size_t format_count = sizeof formats / sizeof *formats;

const struct finding *next_shown(const struct report *report, const struct finding *finding)
{
	while (finding && finding->severity < report->min_severity)
		finding = finding->next;
	return finding;
}

void put_counts(FILE *out, const size_t *counts)
{
	const char *separator = "";

	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--) {
		if (!counts[severity])
			continue;
		fprintf(out, "%s%zu %s%s", separator, counts[severity],
			severity_name((enum severity)severity), counts[severity] == 1 ? "" : "s");
		separator = ", ";
	}
	if (!*separator)
		fputs("no problems", out);
}

const char *finding_help(const struct finding *finding)
{
	return finding->help ? finding->help : finding->rule->help;
}

const char *finding_answer(const struct finding *finding)
{
	const char *answer = finding->answer ? finding->answer : finding->rule->answer;

	return answer && *answer ? answer : NULL;
}
