/* Collects reports by output, each of them in order. */
#include "sink.h"

#include "checked.h"
#include "inputs.h"

#include <stdlib.h>

static bool is_main(const struct sink *sink)
{
	return !sink->arena;
}

static const struct format *format_of(const struct sink *sink, size_t i)
{
	return sink->outputs->list[i].format;
}

void sink_init(struct sink *sink, struct outputs *outputs, struct arena *arena)
{
	*sink = (struct sink){ .outputs = outputs, .arena = arena };
	for (size_t i = 0; i < outputs->count; i++) {
		struct piece *piece = &sink->pieces[i];

		piece->out = is_main(sink) && !format_of(sink, i)->accept
				     ? outputs->list[i].report.out
				     : open_memstream(&piece->written, &piece->length);
		checked(piece->out);
	}
}

static bool is_own(const struct sink *sink, size_t i)
{
	return sink->pieces[i].out != sink->outputs->list[i].report.out;
}

void sink_release(struct sink *sink)
{
	for (size_t i = 0; i < sink->outputs->count; i++) {
		if (!is_own(sink, i))
			continue;
		fclose(sink->pieces[i].out);
		free(sink->pieces[i].written);
	}
}

void sink_reserve(struct sink *sink)
{
	enum { REPORT_BYTES = 16 * 1024 };

	for (size_t i = 0; i < sink->outputs->count; i++) {
		for (unsigned bytes = 0; bytes < REPORT_BYTES; bytes++)
			putc(' ', sink->pieces[i].out);
		fflush(sink->pieces[i].out);
		rewind(sink->pieces[i].out);
	}
}

void sink_empty(struct sink *sink)
{
	for (size_t i = 0; i < sink->outputs->count; i++) {
		rewind(sink->pieces[i].out);
		sink->pieces[i].any = false;
	}
	sink->tally = (struct tally){ 0 };
	sink->status = STATUS_CLEAN;
	sink->failures = NULL;
}

void sink_reports(const struct sink *sink, struct report *reports)
{
	for (size_t i = 0; i < sink->outputs->count; i++) {
		reports[i] = sink->outputs->list[i].report;
		reports[i].out = sink->pieces[i].out;
	}
}

void sink_worsen(struct sink *sink, enum status status)
{
	if (status > sink->status)
		sink->status = status;
}

/* The main thread's pieces go on at once. What a write failed with is asked before anything else fails. */
static void pass_on(struct sink *sink, size_t i)
{
	struct piece *piece = &sink->pieces[i];

	if (!is_main(sink))
		return;
	if (is_own(sink, i)) {
		fflush(piece->out);
		format_of(sink, i)->accept(&sink->outputs->list[i].report,
					   (struct text){ piece->written, piece->length });
		rewind(piece->out);
	}
	output_wanted(&sink->outputs->list[i]);
}

static void put_between(struct sink *sink, size_t i)
{
	struct piece *piece = &sink->pieces[i];

	if (piece->any && format_of(sink, i)->between)
		fputs(format_of(sink, i)->between, piece->out);
	piece->any = true;
}

void sink_document(struct sink *sink, struct report *reports, struct document *document, bool any)
{
	for (size_t i = 0; i < sink->outputs->count; i++) {
		if (!any && !format_of(sink, i)->all)
			continue;
		put_between(sink, i);
		format_of(sink, i)->document(&reports[i], document);
		pass_on(sink, i);
	}
}

/* Said by the main thread, between what is written. */
static void say_or_remember(struct sink *sink, const char *path, int error)
{
	struct failure **link = &sink->failures;
	struct failure *made;

	if (is_main(sink)) {
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

void sink_unread(struct sink *sink, struct report *reports, const char *path, int error)
{
	sink->tally.unread++;
	sink_worsen(sink, STATUS_FAILED);
	for (size_t i = 0; i < sink->outputs->count; i++) {
		if (!format_of(sink, i)->unread)
			continue;
		put_between(sink, i);
		format_of(sink, i)->unread(&reports[i], path, input_fault_words(error));
		pass_on(sink, i);
	}
	say_or_remember(sink, path, error);
}

void sink_flush(struct sink *sink)
{
	for (size_t i = 0; i < sink->outputs->count; i++)
		fflush(sink->pieces[i].out);
}

static void add_tally(struct tally *sum, const struct tally *tally)
{
	sum->files += tally->files;
	sum->definitions += tally->definitions;
	sum->unread += tally->unread;
	sum->elsewhere += tally->elsewhere;
	for (int i = 0; i < SHAPE_COUNT; i++)
		sum->shapes[i] += tally->shapes[i];
	for (int i = 0; i <= SEVERITY_ERROR; i++)
		sum->counts[i] += tally->counts[i];
}

bool sink_has_words(const struct sink *sink)
{
	for (size_t i = 0; i < sink->outputs->count; i++)
		if (sink->pieces[i].length)
			return true;
	return sink->failures;
}

void sink_take(struct sink *main, const struct sink *sink)
{
	for (size_t i = 0; i < main->outputs->count; i++) {
		const struct piece *piece = &sink->pieces[i];

		if (!piece->length)
			continue;
		if (format_of(main, i)->accept) {
			format_of(main, i)->accept(&main->outputs->list[i].report,
						   (struct text){ piece->written, piece->length });
		} else {
			put_between(main, i);
			fwrite(piece->written, 1, piece->length, main->pieces[i].out);
		}
		output_wanted(&main->outputs->list[i]);
	}
	for (const struct failure *failure = sink->failures; failure; failure = failure->next)
		say_failed(failure->path, failure->error);
	add_tally(&main->tally, &sink->tally);
	sink_worsen(main, sink->status);
}
