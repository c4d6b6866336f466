/* The plain way to all documents: one thread, one after the other. */
#include "documents.h"

#include "worker.h"

struct walk {
	struct inputs inputs; /* first */
	struct worker worker;
	bool (*use)(struct document *document, void *state);
	void *state;
	size_t count;
	enum status status;
};

static struct walk *walk_of(struct worker *worker)
{
	return (struct walk *)(void *)((char *)worker - offsetof(struct walk, worker));
}

static bool use(struct worker *worker, struct document *document)
{
	struct walk *walk = walk_of(worker);

	walk->count++;
	return walk->use(document, walk->state);
}

static void failed(struct worker *worker, const char *path, int error)
{
	say_failed(path, error);
	walk_of(worker)->status = STATUS_FAILED;
}

static void discovery_failed(struct discovery *discovery, const char *path, int error)
{
	failed(&((struct walk *)(void *)discovery)->worker, path, error);
}

static bool take(struct inputs *inputs, const struct input *input)
{
	return work_on(&((struct walk *)(void *)inputs)->worker, input) != WORKED_STOP;
}

enum status each_document(const struct options *options, struct linter *linter,
			  bool (*use_document)(struct document *document, void *state), void *state)
{
	struct walk walk = { .inputs = { .discovery = { .failed = discovery_failed }, .take = take },
			     .worker = { .use = use, .failed = failed },
			     .use = use_document,
			     .state = state,
			     .status = check_operands(options) };

	worker_init(&walk.worker, options, linter);
	if (walk.status == STATUS_CLEAN) {
		each_input(options, &walk.inputs);
		if (!walk.count && walk.status == STATUS_CLEAN)
			walk.status = nothing_found(options, &walk.inputs);
	}
	worker_release(&walk.worker);
	linter_free(linter);
	return walk.status;
}
