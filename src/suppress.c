/* Matches findings with suppressions and baselines, and tells which of those are of no use. */
#include "suppress.h"

#include "baseline.h"
#include "judge.h"
#include "mask.h"
#include "paths.h"

static bool is_mandatory(struct config *const *chain, unsigned length, const struct rule *rule)
{
	for (unsigned i = 0; i < length; i++)
		for (const struct word *word = chain[i]->mandatory; word; word = word->next)
			if (rule_is_named(rule_topic(rule), rule, word->text))
				return true;
	return false;
}

static bool names_rule(const struct suppression *s, const struct rule *rule)
{
	for (const struct word *word = s->rules; word; word = word->next)
		if (rule_is_named(rule_topic(rule), rule, word->text))
			return true;
	return !s->rules;
}

static bool names_file(struct suppression *s, const char *path)
{
	bool is = is_among(&s->files, path);

	if (is)
		s->file_seen = true;
	return is || !s->has_files;
}

static bool names_place(const struct suppression *s, const struct finding *finding)
{
	if (!s->has_at)
		return true;
	return finding->definition && selector_covers(&s->at, finding->definition->root, finding->node);
}

struct filter {
	struct config *chain[MOST_CHAINED];
	unsigned length;
	const char *path; /* seen from the configuration's folder; NULL when it is not known */
	struct baseline *known;
	const char *known_file; /* seen from the baseline's folder */
	struct mask mask;
};

static bool is_suppressed(const struct filter *filter, const struct finding *finding)
{
	for (unsigned i = 0; i < filter->length; i++)
		for (struct suppression *s = filter->chain[i]->suppressions; s; s = s->next)
			if (!s->expired && names_rule(s, finding->rule) && names_place(s, finding) &&
			    names_file(s, filter->path)) {
				s->used = true;
				return true;
			}
	return false;
}

static bool is_dropped(const struct filter *filter, const struct document *document,
		       const struct finding *finding)
{
	if (is_mandatory(filter->chain, filter->length, finding->rule))
		return false;
	return is_suppressed(filter, finding) ||
	       (filter->known &&
		baseline_holds(filter->known, filter->known_file, document, &filter->mask, finding));
}

/* Of suppressions for one file it is known whether they are needed once that was checked. */
static void see_file(const struct filter *filter)
{
	for (unsigned i = 0; i < filter->length; i++)
		for (struct suppression *s = filter->chain[i]->suppressions; s; s = s->next)
			if (s->file)
				names_file(s, filter->path);
	if (filter->known)
		baseline_saw(filter->known, filter->known_file);
}

void suppress_findings(struct document *document, const struct profile *profile, const char *file)
{
	struct config *config = profile->config;
	struct filter filter = { .known = config && file ? config->known : NULL };

	if (!config)
		return;
	filter.length = config_chain(config, filter.chain, MOST_CHAINED);
	if (file)
		filter.path = path_from(config->folder, file, document->arena);
	if (filter.known)
		filter.known_file = path_from(baseline_folder(filter.known), file, document->arena);
	see_file(&filter);
	if (filter.known && document->findings)
		filter.mask = mask_document(document);
	for (struct finding **link = &document->findings; *link;) {
		if (!is_dropped(&filter, document, *link)) {
			link = &(*link)->next;
			continue;
		}
		document->counts[(*link)->severity]--;
		*link = (*link)->next;
	}
}

/* Findings about a configuration file, in its order. */
struct remarks {
	struct lint lint;
	struct document document;
};

static void begin_remarks(struct remarks *remarks, struct settings_file *file, struct linter *linter)
{
	*remarks = (struct remarks){
		.lint = { .arena = file->arena, .linter = linter },
		.document = { .source = file->source,
			      .arena = file->arena,
			      .root = (struct node *)file->root,
			      .is_settings = true },
	};
	remarks->lint.document = &remarks->document;
}

static void end_remarks(struct remarks *remarks, void (*use)(struct document *document, void *state),
			void *state)
{
	struct finding *list = NULL;

	/* They were put before one another. */
	while (remarks->document.findings) {
		struct finding *next = remarks->document.findings->next;

		remarks->document.findings->next = list;
		list = remarks->document.findings;
		remarks->document.findings = next;
		remarks->document.counts[list->severity]++;
	}
	remarks->document.findings = list;
	if (list)
		use(&remarks->document, state);
}

static bool was_searched(const struct config *config, const char *const *folders, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (lies_in(config->folder, folders[i]))
			return true;
	return false;
}

static void remark(struct lint *l, const struct suppression *s, bool searched)
{
	if (s->expired)
		report(l, &topic_configuration.rules[CONFIGURATION_SUPPRESSION_EXPIRED], s->node, PART_VALUE,
		       "this suppression ended on %s", s->until);
	else if (!s->used && (s->file ? s->file_seen : searched))
		report(l, &topic_configuration.rules[CONFIGURATION_SUPPRESSION_UNUSED], s->node, PART_VALUE,
		       "nothing is found that this would suppress");
}

static void remark_stale(struct lint *l, struct baseline *baseline)
{
	size_t count;
	const struct node *first = baseline_stale(baseline, &count);

	if (first)
		report(l, &topic_configuration.rules[CONFIGURATION_BASELINE_STALE], first, PART_VALUE,
		       count == 1 ? "%zu entry of the baseline is not found any more"
				  : "%zu entries of the baseline are not found any more; the first is here",
		       count);
}

void report_suppressions(struct configs *configs, struct linter *linter, const char *const *folders,
			 size_t count, void (*use)(struct document *document, void *state), void *state)
{
	struct remarks remarks;

	for (struct config *config = configs->all; config; config = config->next) {
		begin_remarks(&remarks, &config->file, linter);
		for (const struct suppression *s = config->suppressions; s; s = s->next)
			remark(&remarks.lint, s, was_searched(config, folders, count));
		end_remarks(&remarks, use, state);
		if (!config->known)
			continue;
		begin_remarks(&remarks, baseline_file(config->known), linter);
		remark_stale(&remarks.lint, config->known);
		end_remarks(&remarks, use, state);
	}
}
