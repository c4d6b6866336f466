/* Matches findings with suppressions and baselines, and tells which of those are of no use. */
#include "suppress.h"

#include "baseline.h"
#include "judge.h"
#include "mask.h"
#include "paths.h"

static bool is_mandatory(const struct config *config, const struct rule *rule)
{
	for (unsigned i = 0; i < config->chain_length; i++)
		for (const struct word *word = config->chain[i]->mandatory; word; word = word->next)
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

static bool names_place(const struct suppression *s, const struct finding *finding)
{
	if (!s->has_at)
		return true;
	return finding->definition && selector_covers(&s->at, finding->definition->root, finding->node);
}

static void add(struct filter *filter, struct suppression *s, struct arena *arena)
{
	if (filter->count == filter->room) {
		size_t room = filter->room ? filter->room * 2 : 16;
		struct suppression **more = arena_alloc(arena, room * sizeof *more);

		if (filter->count)
			memcpy(more, filter->suppressions, filter->count * sizeof *more);
		filter->suppressions = more;
		filter->room = room;
	}
	filter->suppressions[filter->count++] = s;
}

static void add_found(struct filter *filter, const struct suppression_list *list, bool is_folder,
		      struct arena *arena)
{
	for (const struct suppression_link *link = list ? list->first : NULL; link; link = link->next) {
		if (link->glob->folders_only && !is_folder)
			continue;
		add(filter, link->suppression, arena);
		if (link->suppression->is_for_one_file && !is_folder)
			link->suppression->file_seen = true;
	}
}

/* By the file's path and name, and by those of all folders on the way. */
static void add_plain(struct filter *filter, const struct suppression_index *index, const char *file,
		      struct arena *arena)
{
	struct text path = { file, strlen(file) };

	for (size_t start = 0, end; start < path.length; start = end + 1) {
		end = start + text_find(text_slice(path, start, path.length), '/');
		add_found(filter, names_find(&index->paths, text_slice(path, 0, end)), end < path.length,
			  arena);
		add_found(filter, names_find(&index->file_names, text_slice(path, start, end)),
			  end < path.length, arena);
	}
}

static void add_suppressions(struct filter *filter, const struct config *config, const char *file,
			     struct arena *arena)
{
	const char *path = file ? path_from(config->folder, file, arena) : NULL;

	for (const struct suppression_link *link = config->index.others; link; link = link->next)
		if (!link->suppression->has_files || (path && is_among(&link->suppression->files, path)))
			add(filter, link->suppression, arena);
	if (path)
		add_plain(filter, &config->index, path, arena);
}

void filter_begin(struct filter *filter, const struct config *config, struct baseline *known,
		  const char *file, struct arena *arena)
{
	*filter = (struct filter){ .config = config, .known = file ? known : NULL };
	for (unsigned i = 0; config && i < config->chain_length; i++)
		if (config->chain[i]->suppressions)
			add_suppressions(filter, config->chain[i], file, arena);
	if (!filter->known)
		return;
	filter->known_file = path_from(baseline_folder(known), file, arena);
	baseline_saw(known, filter->known_file);
}

/* All that would hide it are needed: none is told to be of no use because of another. */
static bool is_suppressed(const struct filter *filter, const struct finding *finding)
{
	bool suppressed = false;

	for (size_t i = 0; i < filter->count; i++) {
		struct suppression *s = filter->suppressions[i];

		if (!names_rule(s, finding->rule) || !names_place(s, finding))
			continue;
		if (!s->used)
			s->used = true;
		suppressed = true;
	}
	return suppressed;
}

static bool is_dropped(const struct filter *filter, const struct document *document, const struct mask *mask,
		       const struct finding *finding)
{
	if (filter->config && is_mandatory(filter->config, finding->rule))
		return filter->for_baseline;
	return is_suppressed(filter, finding) ||
	       (filter->known && baseline_holds(filter->known, filter->known_file, document, mask, finding));
}

void filter_document(const struct filter *filter, struct document *document)
{
	struct mask mask = { 0 };

	if (!document->findings || (!filter->config && !filter->known))
		return;
	if (filter->known)
		mask = mask_document(document);
	for (struct finding **link = &document->findings; *link;) {
		if (!is_dropped(filter, document, &mask, *link)) {
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

static bool was_searched(const char *folder, const struct searched *searched)
{
	for (size_t i = 0; i < searched->count && !searched->partly; i++)
		if (lies_in(folder, searched->folders[i]))
			return true;
	return false;
}

static void remark(struct lint *l, const struct suppression *s, const struct searched *searched,
		   const char *folder)
{
	bool known = s->is_for_one_file ? s->file_seen && !searched->partly : was_searched(folder, searched);

	if (s->expired)
		report(l, &topic_configuration.rules[CONFIGURATION_SUPPRESSION_EXPIRED], s->node, PART_VALUE,
		       "this suppression ended on %s", s->until);
	else if (!s->used && known)
		report(l, &topic_configuration.rules[CONFIGURATION_SUPPRESSION_UNUSED], s->node, PART_VALUE,
		       "nothing is found that this would suppress");
}

void report_suppressions(struct config *config, struct linter *linter, const struct searched *searched,
			 void (*use)(struct document *document, void *state), void *state)
{
	struct remarks remarks;

	for (unsigned i = 0; i < config->chain_length; i++) {
		struct config *from = config->chain[i];

		if (from->remarked)
			continue;
		from->remarked = true;
		begin_remarks(&remarks, &from->file, linter);
		for (const struct suppression *s = from->suppressions; s; s = s->next)
			remark(&remarks.lint, s, searched, from->folder);
		end_remarks(&remarks, use, state);
	}
}

void report_baseline(struct baseline *baseline, struct linter *linter, const struct searched *searched,
		     void (*use)(struct document *document, void *state), void *state)
{
	struct remarks remarks;
	const struct node *first;
	size_t count;

	if (searched->partly)
		return;
	first = baseline_stale(baseline, was_searched(baseline_folder(baseline), searched), &count);
	if (!first)
		return;
	begin_remarks(&remarks, baseline_file(baseline), linter);
	report(&remarks.lint, &topic_configuration.rules[CONFIGURATION_BASELINE_STALE], first, PART_VALUE,
	       count == 1 ? "%zu entry of the baseline is not found any more"
			  : "%zu entries of the baseline are not found any more; the first is here",
	       count);
	end_remarks(&remarks, use, state);
}
