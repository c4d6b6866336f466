/* Shares the inputs out to threads and puts what they write together, in the order of the inputs. */
#include "check_run.h"

#include "pool.h"
#include "progress.h"
#include "worker.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	FEW_FILES = 64, /* so many are done before threads would be */
	FILES_A_JOB = 32,
	SLOTS_A_WORKER = 4,
	MOST_WORKERS = 64,
	REPORT_BYTES = 16 * 1024,
};

struct failure {
	const char *path;
	int error;
	struct failure *next;
};

/* Where a checker leaves what it found. */
struct sink {
	FILE *out;
	bool any; /* something was written */
	struct tally tally;
	enum status status;
	struct failure *failures; /* NULL in the main thread's, which says them at once */
	struct arena *arena; /* of the failures; NULL in the main thread's */
};

struct checker {
	struct worker worker; /* first: the callbacks get it back as the whole */
	struct report report;
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
	char *written;
	size_t length;
};

struct run {
	struct inputs inputs; /* first */
	struct options *options;
	struct checker main;
	struct sink sink;
	struct progress progress;
	bool stopped; /* nobody takes the report any more */
	int error; /* errno of then */
	size_t seen; /* inputs */
	struct line_block block; /* of the main thread */
	struct pool *pool; /* NULL until it pays */
	unsigned workers;
	struct checker *checkers; /* of the threads */
	struct job *jobs; /* by slot */
	struct job *filling; /* not given to the pool yet */
};

/* Once the report cannot be written there is no sense in going on. */
static void notice_failure(struct run *run)
{
	if (run->stopped || !ferror(run->sink.out))
		return;
	run->error = errno;
	run->stopped = true;
}

static void worsen(struct sink *sink, enum status status)
{
	if (status > sink->status)
		sink->status = status;
}

static bool present(struct worker *worker, struct document *document)
{
	struct checker *checker = (struct checker *)(void *)worker;
	const struct options *options = worker->options;
	struct sink *sink = checker->sink;
	bool any = false;

	for (const struct definition *d = document->definitions; d; d = d->next)
		sink->tally.definitions += !d->again;
	if (!document->source.is_line)
		sink->tally.shapes[document->shape]++;
	for (const struct finding *finding = next_shown(&checker->report, document->findings); finding;
	     finding = next_shown(&checker->report, finding->next)) {
		any = true;
		sink->tally.counts[finding->severity]++;
		if (!options->fail_never && finding->severity >= options->fail_on)
			worsen(sink, STATUS_FINDINGS);
	}
	if (any) {
		if (sink->any && options->format->between)
			fputs(options->format->between, sink->out);
		sink->any = true;
		options->format->document(&checker->report, document);
	}
	if (sink == &checker->run->sink)
		notice_failure(checker->run);
	return !ferror(sink->out);
}

static void failed(struct worker *worker, const char *path, int error)
{
	struct sink *sink = ((struct checker *)(void *)worker)->sink;
	struct failure **link = &sink->failures;
	struct failure *made;

	worsen(sink, STATUS_FAILED);
	if (!sink->arena) {
		say_failed(path, error);
		return;
	}
	made = arena_zalloc(sink->arena, sizeof *made);
	made->path = path;
	made->error = error;
	while (*link)
		link = &(*link)->next;
	*link = made;
}

static void checker_init(struct checker *checker, struct run *run, struct linter *linter, struct sink *sink)
{
	checker->report = run->main.report;
	checker->sink = sink;
	checker->run = run;
	checker->worker.use = present;
	checker->worker.failed = failed;
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

	rewind(job->sink.out);
	checker->sink = &job->sink;
	checker->report.out = job->sink.out;
	if (job->name)
		work_on_block(&checker->worker, &job->block, job->name);
	while (job->done < job->count && check_input(checker, &job->inputs[job->done]) != WORKED_LATER)
		job->done++;
	fflush(job->sink.out);
}

static void add_tally(struct tally *sum, const struct tally *tally)
{
	sum->files += tally->files;
	sum->definitions += tally->definitions;
	for (int i = 0; i < SHAPE_COUNT; i++)
		sum->shapes[i] += tally->shapes[i];
	for (int i = 0; i <= SEVERITY_ERROR; i++)
		sum->counts[i] += tally->counts[i];
}

static void write_job(struct run *run, const struct job *job)
{
	const char *between = run->options->format->between;

	if (!job->length)
		return;
	progress_clear(&run->progress);
	if (run->sink.any && between)
		fputs(between, run->sink.out);
	fwrite(job->written, 1, job->length, run->sink.out);
	run->sink.any = true;
	notice_failure(run);
}

static void empty_job(struct job *job)
{
	arena_reset(&job->arena);
	job->count = job->done = 0;
	job->name = NULL;
	job->sink = (struct sink){ .out = job->sink.out, .arena = &job->arena };
}

static void finish(void *context, unsigned slot)
{
	struct run *run = context;
	struct job *job = &run->jobs[slot];

	if (!run->stopped)
		write_job(run, job);
	for (const struct failure *failure = job->sink.failures; failure; failure = failure->next) {
		progress_clear(&run->progress);
		say_failed(failure->path, failure->error);
	}
	add_tally(&run->sink.tally, &job->sink.tally);
	worsen(&run->sink, job->sink.status);
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
		run->jobs[i].sink.out = checked(open_memstream(&run->jobs[i].written, &run->jobs[i].length));
		empty_job(&run->jobs[i]);
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
		fclose(run->jobs[i].sink.out);
		free(run->jobs[i].written);
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
		/* The report of a block with a fault or two. */
		for (unsigned bytes = 0; bytes < REPORT_BYTES; bytes++)
			putc(' ', run->jobs[i].sink.out);
		fflush(run->jobs[i].sink.out);
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

enum status check_inputs(struct options *options, struct linter *linter, const struct report *report,
			 struct tally *tally)
{
	struct run run = { .inputs = { .discovery = { .failed = discovery_failed }, .take = take },
			   .options = options,
			   .main = { .report = *report },
			   .sink = { .out = report->out } };
	unsigned workers = worker_count(options);

	run.workers = workers;
	checker_init(&run.main, &run, linter, &run.sink);
	progress_init(&run.progress, options->quiet);
	each_input(options, &run.inputs);
	catch_up(&run);
	stop_pool(&run, workers);
	progress_clear(&run.progress);
	worker_release(&run.main.worker);
	line_block_release(&run.block);
	*tally = run.sink.tally;
	errno = run.error; /* flush_output() tells about it */
	return run.sink.status;
}
