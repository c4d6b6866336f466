/* Shares the inputs out to threads and puts what they write together, in the order of the inputs. */
#include "check_run.h"

#include "baseline.h"
#include "checked.h"
#include "checker.h"
#include "paths.h"
#include "pool.h"
#include "progress.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	FEW_FILES = 64, /* so many are done before threads would be */
	FILES_A_JOB = 32,
	SLOTS_A_WORKER = 4,
	MOST_WORKERS = 64,
};

/* Some files, or a block of lines. */
struct job {
	struct arena arena; /* of the paths */
	struct input inputs[FILES_A_JOB];
	unsigned count;
	unsigned done; /* of the inputs; the rest is the main thread's */
	struct line_block block;
	const char *name; /* of the file that the block is from; NULL: a job of files */
	const struct placed *place; /* of that file */
	struct sink sink;
};

struct run {
	struct inputs inputs; /* first */
	struct options *options;
	struct configs *configs;
	struct checker main;
	struct sink sink;
	struct progress progress;
	bool stopped; /* nobody takes the report any more */
	size_t seen; /* inputs */
	const struct placed *place; /* of the input in hand */
	struct line_block block; /* of the main thread */
	struct pool *pool; /* NULL until it pays */
	unsigned workers;
	struct checker *checkers; /* of the threads */
	struct job *jobs; /* by slot */
	struct job *filling; /* not given to the pool yet */
};

static struct run *run_of(struct checker *checker)
{
	return (struct run *)(void *)((char *)checker - offsetof(struct run, main));
}

/* Once no report can be written there is no sense in going on. */
static bool is_wanted(struct run *run)
{
	run->stopped |= !outputs_wanted(run->sink.outputs);
	return !run->stopped;
}

static bool written(struct checker *checker)
{
	return is_wanted(run_of(checker));
}

static void work(void *context, unsigned worker, unsigned slot)
{
	struct run *run = context;
	struct checker *checker = &run->checkers[worker];
	struct job *job = &run->jobs[slot];

	checker_set_sink(checker, &job->sink);
	if (job->name)
		check_block(checker, &job->block, job->name, job->place);
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
	is_wanted(run);
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
		checker_init(&run->checkers[i], run->options, selected_linter(run->options), NULL);
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
		checker_release(&run->checkers[i]);
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
	struct run *run = run_of((struct checker *)(void *)worker);
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
			job->place = run->place;
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
	copy->place = run->place;
	copy->name = copy->path = arena_copy(&job->arena, input->path, strlen(input->path));
	if (job->count == FILES_A_JOB)
		submit(run);
}

static bool take(struct inputs *inputs, const struct input *input)
{
	struct run *run = (struct run *)(void *)inputs;
	struct input placed = *input;

	placed.place = run->place = place_of(run->configs, input->name);
	if (run->configs->failed)
		return false;
	if (!run->pool && ++run->seen > FEW_FILES && run->workers > 1)
		start_pool(run);
	if (run->pool && input->path && !is_lines(&run->main.worker, input->name)) {
		give(run, &placed);
		return !run->stopped;
	}
	catch_up(run);
	run->main.worker.lines = spread_lines;
	progress_step(&run->progress, run->sink.tally.definitions);
	return !run->stopped && check_input(&run->main, &placed) != WORKED_STOP;
}

static enum glob_verdict configured(struct discovery *discovery, const char *path, bool is_folder,
				    enum configured_list list)
{
	struct run *run = (struct run *)(void *)discovery;
	const struct placed *place = place_of(run->configs, path);
	struct arena arena = ARENA_INIT;
	enum glob_verdict verdict = GLOB_SILENT;
	const char *file;

	if (!place->config || !place->config->says_what_is_searched)
		return GLOB_SILENT;
	file = placed_path(place, path, &arena);
	if (file)
		verdict = config_judges(place->config, file, is_folder, list);
	arena_release(&arena);
	return verdict;
}

static void discovery_failed(struct discovery *discovery, const char *path, int error)
{
	struct run *run = (struct run *)(void *)discovery;

	catch_up(run);
	run->main.worker.failed(&run->main.worker, path, error);
}

/* What was searched, as far as suppressions and baselines can be told to be of no use by that. */
static struct searched searched_folders(struct run *run)
{
	const struct options *options = run->options;
	struct arena *arena = &run->configs->arena;
	const char **folders = arena_zalloc(arena, (size_t)(options->operand_count + 1) * sizeof *folders);
	struct searched searched = { .folders = folders };

	searched.partly = run->stopped || run->sink.tally.unread || options->adjustments ||
			  options->settings.min_severity > SEVERITY_INFO || options->settings.input ||
			  options->settings.late_bound || options->settings.rendered ||
			  options->said[OPTION_CLIENT] || options->settings.max_bytes ||
			  options->excludes.count;
	for (int i = 0; i < options->operand_count; i++) {
		const char *path = options->operands[i];
		struct stat status;

		if (!stat(path, &status) && S_ISDIR(status.st_mode))
			path = real_path(path, arena);
		else
			continue;
		if (path)
			folders[searched.count++] = path;
	}
	return searched;
}

/* The configuration whose profile the remarks in hand get. */
struct remarking {
	struct run *run;
	struct config *config;
};

static void remark(struct document *document, void *state)
{
	struct remarking *remarking = state;

	check_settings(&remarking->run->main, remarking->config, document);
}

static struct linter *linter_for(struct run *run, struct config *config)
{
	return profile_for(&run->main.profiles, run->options, config, NULL)->linter;
}

/* Suppressions and entries of baselines that are of no use. */
static void report_configurations(struct run *run)
{
	struct searched searched = searched_folders(run);
	struct remarking remarking = { .run = run };

	for (struct config *config = run->configs->all; config; config = config->next) {
		remarking.config = config;
		if (config->governs)
			report_suppressions(config, linter_for(run, config), &searched, remark, &remarking);
	}
	for (struct baseline *b = run->configs->known; b; b = baseline_next(b)) {
		remarking.config = baseline_config(b);
		report_baseline(b, linter_for(run, remarking.config), &searched, remark, &remarking);
	}
}

enum status check_inputs(struct options *options, struct configs *configs, struct linter *linter,
			 struct outputs *outputs, struct tally *tally)
{
	struct run run = { .inputs = { .discovery = { .failed = discovery_failed, .configured = configured },
				       .take = take },
			   .options = options,
			   .configs = configs };
	unsigned workers = worker_count(options);

	run.workers = workers;
	sink_init(&run.sink, outputs, NULL);
	checker_init(&run.main, options, linter, &run.sink);
	run.main.written = written;
	progress_init(&run.progress, options->quiet);
	each_input(options, &run.inputs);
	catch_up(&run);
	stop_pool(&run, workers);
	progress_clear(&run.progress);
	if (configs->failed)
		sink_worsen(&run.sink, STATUS_USAGE);
	else if ((configs->all || configs->known) && options->command == COMMAND_CHECK)
		report_configurations(&run);
	checker_release(&run.main);
	line_block_release(&run.block);
	sink_release(&run.sink);
	*tally = run.sink.tally;
	if (!tally->files && !tally->elsewhere && run.sink.status == STATUS_CLEAN)
		return nothing_found(options, &run.inputs);
	return run.sink.status;
}
