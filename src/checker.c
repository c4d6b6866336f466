/* From an input to counted and written findings. */
#include "checker.h"

bool check_document(struct checker *checker, struct document *document)
{
	const struct profile *profile = checker->profile;
	struct sink *sink = checker->sink;
	bool any = false;

	for (const struct finding *finding = next_shown(&checker->reports[0], document->findings); finding;
	     finding = next_shown(&checker->reports[0], finding->next)) {
		any = true;
		sink->tally.counts[finding->severity]++;
		if (!profile->fail_never && finding->severity >= profile->fail_on)
			sink_worsen(sink, STATUS_FINDINGS);
	}
	sink_document(sink, checker->reports, document, any);
	return !checker->written || checker->written(checker);
}

bool check_settings(struct checker *checker, struct config *config, struct document *document)
{
	checker->profile = profile_for(&checker->profiles, checker->worker.options, config, NULL);
	return check_document(checker, document);
}

static bool judged(struct worker *worker, struct document *document)
{
	struct checker *checker = (struct checker *)(void *)worker;
	struct tally *tally = &checker->sink->tally;

	if (checker->passes_over)
		return true;
	for (const struct definition *d = document->definitions; d; d = d->next)
		tally->definitions += !d->again;
	if (!document->source.is_line)
		tally->shapes[document->shape]++;
	filter_document(&checker->filter, document);
	return check_document(checker, document);
}

static void failed(struct worker *worker, const char *path, int error)
{
	struct checker *checker = (struct checker *)(void *)worker;

	sink_unread(checker->sink, checker->reports, path, error);
}

void checker_init(struct checker *checker, const struct options *options, struct linter *linter,
		  struct sink *sink)
{
	*checker = (struct checker){ .arena = ARENA_INIT };
	worker_init(&checker->worker, options, linter);
	checker->worker.use = judged;
	checker->worker.failed = failed;
	profile_add_plain(&checker->profiles, options, linter);
	checker->profile = checker->profiles;
	if (sink)
		checker_set_sink(checker, sink);
}

void checker_release(struct checker *checker)
{
	worker_release(&checker->worker);
	profiles_release(checker->profiles);
	arena_release(&checker->arena);
}

void checker_set_sink(struct checker *checker, struct sink *sink)
{
	checker->sink = sink;
	sink_reports(sink, checker->reports);
}

static void find_profile(struct checker *checker, const char *name, const struct placed *place)
{
	const struct options *options = checker->worker.options;
	struct config *config = place ? place->config : NULL;
	const char *file = NULL;

	checker->passes_over = false;
	if (place && (config || place->baseline_path)) {
		arena_reset(&checker->arena);
		file = placed_path(place, name, &checker->arena);
		checker->passes_over = options->writes_to && place->baseline_path &&
				       strcmp(options->writes_to, place->baseline_path) != 0;
	}
	filter_begin(&checker->filter, config, place ? place->known : NULL, file, &checker->arena);
	checker->filter.for_baseline = options->command == COMMAND_BASELINE;
	checker->profile = profile_for(&checker->profiles, options, config, file);
	checker->worker.linter = checker->profile->linter;
}

enum worked check_block(struct checker *checker, const struct line_block *block, const char *name,
			const struct placed *place)
{
	find_profile(checker, name, place);
	return work_on_block(&checker->worker, block, name);
}

enum worked check_input(struct checker *checker, const struct input *input)
{
	size_t *shapes = checker->sink->tally.shapes;
	size_t before = 0, after = 0;
	enum worked worked;

	find_profile(checker, input->name, input->place);
	for (int i = 0; i < SHAPE_COUNT; i++)
		before += shapes[i];
	worked = work_on(&checker->worker, input);
	for (int i = 0; i < SHAPE_COUNT; i++)
		after += shapes[i];
	if (worked == WORKED_NOT || worked == WORKED_LATER)
		return worked;
	if (checker->passes_over) {
		checker->sink->tally.elsewhere++;
		return worked;
	}
	checker->sink->tally.files++;
	shapes[SHAPE_LINES] += after == before; /* what stands one a line counts as one file */
	return worked;
}
