/* GitLab's Code Quality format: one array. */
#include "fingerprint.h"
#include "format.h"
#include "json.h"
#include "repository.h"
#include "shown.h"

/* An error is what ECS refuses; there is one grade above. */
static const char *const severities[] = {
	[SEVERITY_INFO] = "info",
	[SEVERITY_WARNING] = "minor",
	[SEVERITY_ERROR] = "critical",
};

static json_t *issue_object(struct document *document, struct fingerprints *fingerprints, const char *path,
			    const struct finding *finding)
{
	struct arena *arena = document->arena;
	struct shown shown = shown_finding(document, fingerprints->mask, finding);
	struct place place = source_place(&document->source, arena, finding->at.start);
	const char *rule = finding->rule->id;
	json_t *object = json_object();

	/* GitLab does not show check_name. */
	json_object_set_new(object, "description",
			    json_words(shown.help ? arena_printf(arena, "%s: %s; help: %s", rule,
								 shown.message, shown.help)
						  : arena_printf(arena, "%s: %s", rule, shown.message)));
	json_object_set_new(object, "check_name", json_words(rule));
	json_object_set_new(object, "fingerprint", json_words(fingerprint_of(fingerprints, path, finding)));
	json_object_set_new(object, "severity", json_words(severities[finding->severity]));
	json_object_set_new(object, "location",
			    json_pack("{s:o, s:{s:I}}", "path", json_words(path), "lines", "begin",
				      (json_int_t)place.line));
	return object;
}

static void gitlab_document(struct report *report, struct document *document)
{
	const struct repository *repository = report->state;
	const char *path = repository_path(repository, document->source.name, document->arena);
	const struct finding *first = next_shown(report, document->findings);
	struct mask mask = mask_document(document);
	struct fingerprints fingerprints;

	fingerprints_init(&fingerprints, document, &mask);
	for (const struct finding *finding = first; finding; finding = next_shown(report, finding->next)) {
		if (finding != first)
			fputc(',', report->out);
		json_put(report->out, issue_object(document, &fingerprints, path, finding), JSON_COMPACT);
	}
}

static void gitlab_begin(struct report *report)
{
	struct repository *repository = arena_alloc(report->arena, sizeof *repository);

	*repository = repository_here(report->arena);
	report->state = repository;
	fputs("[\n", report->out);
}

static void gitlab_end(struct report *report, const struct tally *tally)
{
	(void)tally;
	fputs("]\n", report->out);
}

const struct format format_gitlab = {
	.name = "gitlab",
	.between = ",",
	.begin = gitlab_begin,
	.document = gitlab_document,
	.end = gitlab_end,
};
