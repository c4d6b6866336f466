/* From an input to counted and written findings. */
#include "checker.h"

#include "suppress.h"

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

static bool judged(struct worker *worker, struct document *document)
{
	struct checker *checker = (struct checker *)(void *)worker;
	struct tally *tally = &checker->sink->tally;

	for (const struct definition *d = document->definitions; d; d = d->next)
		tally->definitions += !d->again;
	if (!document->source.is_line)
		tally->shapes[document->shape]++;
	if (checker->profile->config)
		suppress_findings(document, checker->profile, checker->file);
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
	struct config *config = place ? place->config : NULL;
	const char *seen = NULL;

	arena_reset(&checker->arena);
	checker->file = config ? path_seen_from(place, name, "/", &checker->arena) : NULL;
	if (checker->file) {
		checker->file = arena_printf(&checker->arena, "/%s", checker->file);
		seen = path_seen_from(place, name, config->folder, &checker->arena);
	}
	checker->profile = profile_for(&checker->profiles, checker->worker.options, config, seen);
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
	checker->sink->tally.files++;
	shapes[SHAPE_LINES] += after == before; /* what stands one a line counts as one file */
	return worked;
}
