/* Shares the inputs out to threads and puts what they write together, in the order of the inputs. */
#include "check_run.h"

#include "pool.h"
#include "progress.h"
#include "sink.h"
#include "worker.h"

#include <stdlib.h>
#include <unistd.h>

enum {
	FEW_FILES = 64, /* so many are done before threads would be */
	FILES_A_JOB = 32,
	SLOTS_A_WORKER = 4,
	MOST_WORKERS = 64,
};

struct checker {
	struct worker worker; /* first: the callbacks get it back as the whole */
	struct report reports[MOST_OUTPUTS];
	struct sink *sink;
	struct run *run;
};

/* Some files, or a block of lines. */
struct job {
	struct arena arena; /* of the paths */
	struct input inputs[FILES_A_JOB];
	unsigned count;
	unsigned done; /* of the inputs; the rest is the main thread's */
	struct line_block block;
	const char *name; /* of the file that the block is from; NULL: a job of files */
	struct sink sink;
};

struct run {
	struct inputs inputs; /* first */
	struct options *options;
	struct checker main;
	struct sink sink;
	struct progress progress;
	bool stopped; /* nobody takes the report any more */
	size_t seen; /* inputs */
	struct line_block block; /* of the main thread */
	struct pool *pool; /* NULL until it pays */
	unsigned workers;
	struct checker *checkers; /* of the threads */
	struct job *jobs; /* by slot */
	struct job *filling; /* not given to the pool yet */
};

/* Once no report can be written there is no sense in going on. */
static void notice_failures(struct run *run)
{
	run->stopped |= !outputs_wanted(run->sink.outputs);
}

static bool present(struct worker *worker, struct document *document)
{
	struct checker *checker = (struct checker *)(void *)worker;
	const struct options *options = worker->options;
	struct sink *sink = checker->sink;
	bool any = false;

	for (const struct definition *d = document->definitions; d; d = d->next)
		sink->tally.definitions++;
	if (!document->source.is_line)
		sink->tally.shapes[document->shape]++;
	for (const struct finding *finding = next_shown(&checker->reports[0], document->findings); finding;
	     finding = next_shown(&checker->reports[0], finding->next)) {
		any = true;
		sink->tally.counts[finding->severity]++;
		if (!options->fail_never && finding->severity >= options->fail_on)
			sink_worsen(sink, STATUS_FINDINGS);
	}
	sink_document(sink, checker->reports, document, any);
	if (sink != &checker->run->sink)
		return true;
	notice_failures(checker->run);
	return !checker->run->stopped;
}

static void failed(struct worker *worker, const char *path, int error)
{
	struct checker *checker = (struct checker *)(void *)worker;

	sink_unread(checker->sink, checker->reports, path, error);
}

static void checker_init(struct checker *checker, struct run *run, struct linter *linter, struct sink *sink)
{
	checker->sink = sink;
	checker->run = run;
	checker->worker.use = present;
	checker->worker.failed = failed;
	if (sink)
		sink_reports(sink, checker->reports);
	worker_init(&checker->worker, run->options, linter);
}

/* Of a file that was judged, in whatever way. */
static enum worked check_input(struct checker *checker, const struct input *input)
{
	size_t *shapes = checker->sink->tally.shapes;
	size_t before = 0, after = 0;
	enum worked worked;

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

static void work(void *context, unsigned worker, unsigned slot)
{
	struct run *run = context;
	struct checker *checker = &run->checkers[worker];
	struct job *job = &run->jobs[slot];

	checker->sink = &job->sink;
	sink_reports(&job->sink, checker->reports);
	if (job->name)
		work_on_block(&checker->worker, &job->block, job->name);
	while (job->done < job->count && check_input(checker, &job->inputs[job->done]) != WORKED_LATER)
		job->done++;
	sink_flush(&job->sink);
}

static void empty_job(struct job *job)
{
	sink_empty(&job->sink);
	arena_reset(&job->arena);
	job->count = job->done = 0;
	job->name = NULL;
}

static void finish(void *context, unsigned slot)
{
	struct run *run = context;
	struct job *job = &run->jobs[slot];

	if (sink_has_words(&job->sink))
		progress_clear(&run->progress);
	sink_take(&run->sink, &job->sink);
	notice_failures(run);
	/* From a file that turned out to hold lines without end on, the main thread does it itself. */
	run->main.worker.lines = NULL;
	for (; job->done < job->count && !run->stopped; job->done++)
		check_input(&run->main, &job->inputs[job->done]);
	empty_job(job);
	progress_step(&run->progress, run->sink.tally.definitions);
}

static unsigned worker_count(const struct options *options)
{
	long cores = options->jobs ? (long)options->jobs : sysconf(_SC_NPROCESSORS_ONLN);

	return cores < 1 ? 1 : cores > MOST_WORKERS ? MOST_WORKERS : (unsigned)cores;
}

static void *checked(void *memory)
{
	if (!memory) {
		fputs("ecslint: out of memory\n", stderr);
		abort();
	}
	return memory;
}

static void start_pool(struct run *run)
{
	struct pool_work pool_work = { .work = work, .finish = finish, .context = run };
	unsigned slots = run->workers * SLOTS_A_WORKER;

	run->jobs = checked(calloc(slots, sizeof *run->jobs));
	run->checkers = checked(calloc(run->workers, sizeof *run->checkers));
	for (unsigned i = 0; i < slots; i++) {
		sink_init(&run->jobs[i].sink, run->sink.outputs, &run->jobs[i].arena);
	}
	for (unsigned i = 0; i < run->workers; i++) {
		checker_init(&run->checkers[i], run, selected_linter(run->options), NULL);
		run->checkers[i].worker.defers = true;
	}
	run->pool = pool_start(run->workers, slots, &pool_work);
	if (!run->pool)
		run->workers = 1;
}

static void stop_pool(struct run *run, unsigned workers)
{
	if (run->pool)
		pool_stop(run->pool);
	for (unsigned i = 0; run->jobs && i < workers * SLOTS_A_WORKER; i++) {
		sink_release(&run->jobs[i].sink);
		arena_release(&run->jobs[i].arena);
		line_block_release(&run->jobs[i].block);
	}
	for (unsigned i = 0; run->checkers && i < workers; i++)
		worker_release(&run->checkers[i].worker);
	free(run->jobs);
	free(run->checkers);
}

static void submit(struct run *run)
{
	if (run->filling)
		pool_submit(run->pool);
	run->filling = NULL;
}

/* Everything that came before is written. */
static void catch_up(struct run *run)
{
	if (!run->pool)
		return;
	submit(run);
	pool_drain(run->pool);
}

static void start_pool_for_lines(struct run *run)
{
	start_pool(run);
	for (unsigned i = 0; run->pool && i < run->workers * SLOTS_A_WORKER; i++) {
		line_block_reserve(&run->jobs[i].block);
		sink_reserve(&run->jobs[i].sink);
	}
}

/* In place of work_on_lines(), from the second block on in the threads. */
static enum worked spread_lines(struct worker *worker, struct line_blocks *blocks, const char *name)
{
	struct run *run = ((struct checker *)(void *)worker)->run;
	enum worked worked = WORKED;
	bool more = next_block(blocks, &run->block);

	if (more)
		worked = work_on_block(worker, &run->block, name);
	while (more && worked == WORKED && !run->stopped) {
		if (!run->pool && run->workers > 1)
			start_pool_for_lines(run);
		if (run->pool) {
			struct job *job = &run->jobs[pool_claim(run->pool)];

			more = next_block(blocks, &job->block);
			job->name = name;
			if (more)
				pool_submit(run->pool);
			else
				job->name = NULL;
		} else {
			more = next_block(blocks, &run->block);
			if (more)
				worked = work_on_block(worker, &run->block, name);
			progress_step(&run->progress, run->sink.tally.definitions);
		}
	}
	catch_up(run);
	return run->stopped ? WORKED_STOP : worked;
}

static void give(struct run *run, const struct input *input)
{
	struct job *job = run->filling;
	struct input *copy;

	if (!job)
		job = run->filling = &run->jobs[pool_claim(run->pool)];
	copy = &job->inputs[job->count++];
	*copy = *input;
	copy->name = copy->path = arena_copy(&job->arena, input->path, strlen(input->path));
	if (job->count == FILES_A_JOB)
		submit(run);
}

static bool take(struct inputs *inputs, const struct input *input)
{
	struct run *run = (struct run *)(void *)inputs;

	if (!run->pool && ++run->seen > FEW_FILES && run->workers > 1)
		start_pool(run);
	if (run->pool && input->path && !is_lines(&run->main.worker, input->name)) {
		give(run, input);
		return !run->stopped;
	}
	catch_up(run);
	run->main.worker.lines = spread_lines;
	progress_step(&run->progress, run->sink.tally.definitions);
	return !run->stopped && check_input(&run->main, input) != WORKED_STOP;
}

static void discovery_failed(struct discovery *discovery, const char *path, int error)
{
	struct run *run = (struct run *)(void *)discovery;

	catch_up(run);
	failed(&run->main.worker, path, error);
}

enum status check_inputs(struct options *options, struct linter *linter, struct outputs *outputs,
			 struct tally *tally)
{
	struct run run = { .inputs = { .discovery = { .failed = discovery_failed }, .take = take },
			   .options = options };
	unsigned workers = worker_count(options);

	run.workers = workers;
	sink_init(&run.sink, outputs, NULL);
	checker_init(&run.main, &run, linter, &run.sink);
	progress_init(&run.progress, options->quiet);
	each_input(options, &run.inputs);
	catch_up(&run);
	stop_pool(&run, workers);
	progress_clear(&run.progress);
	worker_release(&run.main.worker);
	line_block_release(&run.block);
	sink_release(&run.sink);
	*tally = run.sink.tally;
	if (!tally->files && run.sink.status == STATUS_CLEAN)
		return nothing_found(options, &run.inputs);
	return run.sink.status;
}
