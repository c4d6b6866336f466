/* Draws frames: source lines, windowed and masked, and the marks under them. */
#include "frame.h"

#include "color.h"
#include "display.h"

enum {
	MOST_PLACES = 8, /* that one frame shows */
	WIDEST = 110, /* columns of a source line, however wide the terminal is */
	NARROWEST = 20,
	LONGEST_BLOCK = 60, /* an object or array that is longer is marked at its bracket only */
};

struct mark {
	struct span at; /* cut to its line */
	uint64_t line;
	const char *label;
	bool primary;
	unsigned column; /* where it came to stand in the echoed line */
	unsigned width;
};

struct frame {
	struct report *report;
	struct document *document;
	const unsigned char *hidden;
	unsigned gutter;
	unsigned room; /* columns for the source */
	struct mark marks[MOST_PLACES]; /* by place */
	size_t count;
};

static const char *mark_color(const struct frame *frame, const struct mark *mark, enum severity severity)
{
	static const char *const colors[] = { COLOR_CYAN, COLOR_YELLOW, COLOR_RED };

	return !frame->report->color ? "" : mark->primary ? colors[severity] : COLOR_BLUE;
}

void put_gutter(struct report *report, unsigned gutter, char mark)
{
	fprintf(report->out, "%s%*s %c%s", report->color ? COLOR_BLUE : "", (int)gutter + 1, "", mark,
		report->color ? COLOR_OFF : "");
}

static void add_mark(struct frame *frame, struct span at, const char *label, bool primary)
{
	struct source *source = &frame->document->source;
	uint32_t length = (uint32_t)source->bytes.length;
	struct mark mark = { .label = label, .primary = primary };
	struct span line;
	bool block;
	size_t i;

	if (frame->count == MOST_PLACES)
		return;
	if (at.start > length)
		at.start = length;
	if (at.end > length)
		at.end = length;
	mark.line = source_place(source, frame->document->arena, at.start).line;
	line = source_line(source, frame->document->arena, mark.line);
	if (at.start > line.end)
		at.start = line.end;
	block = at.start < line.end &&
		(source->bytes.bytes[at.start] == '{' || source->bytes.bytes[at.start] == '[');
	if (block && (at.end > line.end || at.end - at.start > LONGEST_BLOCK))
		at.end = at.start + 1;
	else if (at.end > line.end)
		at.end = line.end;
	mark.at = at;
	for (i = frame->count; i > 0 && frame->marks[i - 1].at.start > at.start; i--)
		frame->marks[i] = frame->marks[i - 1];
	frame->marks[i] = mark;
	frame->count++;
}

/* The byte behind the glyph at `at`; a run of hidden bytes is one glyph. */
static struct glyph step(const struct frame *frame, struct span line, uint32_t at, unsigned column)
{
	struct text text = text_slice(frame->document->source.bytes, 0, line.end);
	struct glyph glyph;
	uint32_t end = at;

	if (!frame->hidden[at])
		return glyph_at(text, at, column);
	while (end < line.end && frame->hidden[end])
		end++;
	glyph = (struct glyph){ .length = end - at, .width = 3, .shown_length = 5 };
	memcpy(glyph.shown, "\"…\"", 5);
	return glyph;
}

/* The start of the glyph before `at`. */
static uint32_t step_back(const struct frame *frame, struct span line, uint32_t at)
{
	const char *bytes = frame->document->source.bytes.bytes;
	uint32_t start = at - 1;
	unsigned code;

	if (frame->hidden[start]) {
		while (start > line.start && frame->hidden[start - 1])
			start--;
		return start;
	}
	while (start > line.start && at - start < 4 && ((unsigned char)bytes[start] & 0xc0) == 0x80 &&
	       !frame->hidden[start - 1])
		start--;
	if (utf8_decode((struct text){ bytes, at }, start, &code) != at - start)
		return at - 1;
	return start;
}

/* Columns from `start` to `end`, counted no further than `limit`. */
static unsigned columns(const struct frame *frame, struct span line, uint32_t start, uint32_t end,
			unsigned limit)
{
	unsigned column = 0;

	while (start < end && column <= limit) {
		struct glyph glyph = step(frame, line, start, column);

		column += glyph.width;
		start += glyph.length;
	}
	return column;
}

/* The part of the line to show, so that the bytes of `wanted` are in it. */
static struct span window(const struct frame *frame, struct span line, struct span wanted)
{
	unsigned room = frame->room - 2; /* less the two `…` */
	unsigned used, before;
	struct span part = wanted;

	if (columns(frame, line, line.start, line.end, frame->room) <= frame->room)
		return line;
	used = columns(frame, line, wanted.start, wanted.end, room);
	if (used < room && columns(frame, line, line.start, wanted.end, room) <= room) {
		part.start = line.start;
		used = columns(frame, line, line.start, wanted.end, room);
	} else {
		for (before = used < room ? (room - used) / 2 : 0; part.start > line.start;) {
			uint32_t back = step_back(frame, line, part.start);
			unsigned width = step(frame, line, back, 0).width;

			if (width > before)
				break;
			before -= width;
			used += width;
			part.start = back;
		}
	}
	/* Forward from the end, or as far as a span too long for the window goes. */
	if (used > room)
		part.end = part.start, used = 0;
	while (part.end < line.end) {
		struct glyph glyph = step(frame, line, part.end, used);

		/* A line shown from its start has one `…` less. */
		if (used + glyph.width > room + (part.start == line.start))
			break;
		used += glyph.width;
		part.end += glyph.length;
	}
	/* What is left over at the end of the line goes to the front. */
	while (part.start > line.start && part.end == line.end) {
		uint32_t back = step_back(frame, line, part.start);
		unsigned width = step(frame, line, back, 0).width;

		if (used + width > room + 1)
			break;
		used += width;
		part.start = back;
	}
	return part;
}

/* Echoes the part and finds out where the marks go. */
static void put_source(const struct frame *frame, struct span line, struct span part, struct mark *marks,
		       size_t count)
{
	FILE *out = frame->report->out;
	unsigned column = 0;

	for (size_t i = 0; i < count; i++)
		marks[i].column = UINT32_MAX, marks[i].width = 0;
	if (part.start > line.start) {
		fputs("…", out);
		column = 1;
	}
	for (uint32_t at = part.start; at < part.end;) {
		struct glyph glyph = step(frame, line, at, column);

		for (size_t i = 0; i < count; i++) {
			if (marks[i].at.start >= at + glyph.length)
				continue;
			if (marks[i].at.end <= at && marks[i].at.start < at)
				continue;
			if (marks[i].column == UINT32_MAX)
				marks[i].column = column;
			if (marks[i].at.end > at)
				marks[i].width = column + glyph.width - marks[i].column;
		}
		fwrite(glyph.shown, 1, glyph.shown_length, out);
		column += glyph.width;
		at += glyph.length;
	}
	if (part.end < line.end)
		fputs("…", out);
	fputc('\n', out);
	for (size_t i = 0; i < count; i++) {
		if (marks[i].column == UINT32_MAX)
			marks[i].column = column;
		if (!marks[i].width)
			marks[i].width = 1;
	}
}

static void put_blanks(FILE *out, unsigned from, unsigned to)
{
	if (to > from)
		fprintf(out, "%*s", (int)(to - from), "");
}

static void put_colored(const struct frame *frame, const char *color, const char *words)
{
	fputs(color, frame->report->out);
	put_escaped(frame->report->out, (struct text){ words, strlen(words) });
	if (*color)
		fputs(COLOR_OFF, frame->report->out);
}

/* `^^^^   ---`; the primary one last, so that it stays whole where two overlap. */
static void put_marks(const struct frame *frame, const struct mark *marks, size_t count,
		      enum severity severity)
{
	char row[WIDEST + 8];
	unsigned end = 0;
	const char *color = "";

	memset(row, ' ', sizeof row);
	for (int primary = 0; primary < 2; primary++)
		for (size_t i = 0; i < count; i++)
			for (unsigned c = marks[i].column;
			     marks[i].primary == primary && c < marks[i].column + marks[i].width &&
			     c < sizeof row;
			     c++) {
				row[c] = primary ? '^' : '-';
				if (c >= end)
					end = c + 1;
			}
	if (!frame->report->color) {
		fwrite(row, 1, end, frame->report->out);
		return;
	}
	for (unsigned c = 0; c < end; c++) {
		const struct mark like = { .primary = row[c] == '^' };
		const char *wanted = row[c] == ' ' ? "" : mark_color(frame, &like, severity);

		if (strcmp(wanted, color)) {
			fputs(*color ? COLOR_OFF : "", frame->report->out);
			fputs(wanted, frame->report->out);
		}
		color = wanted;
		fputc(row[c], frame->report->out);
	}
	if (*color)
		fputs(COLOR_OFF, frame->report->out);
}

/* The rows under a source line. The last label stands beside its mark when there is room; the others hang
 * below theirs, from right to left. */
static void put_labels(const struct frame *frame, struct mark *marks, size_t count, enum severity severity)
{
	FILE *out = frame->report->out;
	unsigned ends = 0;
	struct mark *last = NULL;
	size_t hanging = 0;

	put_gutter(frame->report, frame->gutter, '|');
	fputc(' ', out);
	put_marks(frame, marks, count, severity);
	for (size_t i = 0; i < count; i++) {
		if (marks[i].column + marks[i].width >= ends) {
			ends = marks[i].column + marks[i].width;
			last = &marks[i];
		}
	}
	if (last && last->label &&
	    ends + 1 + escaped_width((struct text){ last->label, strlen(last->label) }) <=
		    frame->report->width - frame->gutter - 4) {
		fputc(' ', out);
		put_colored(frame, mark_color(frame, last, severity), last->label);
		last->label = NULL;
	}
	fputc('\n', out);
	for (size_t i = 0; i < count; i++)
		hanging += marks[i].label != NULL;
	for (size_t i = count; hanging && i-- > 0;) {
		unsigned width, start, column = 0;

		if (!marks[i].label)
			continue;
		width = escaped_width((struct text){ marks[i].label, strlen(marks[i].label) });
		start = marks[i].column;
		if (start + width > frame->room)
			start = width < frame->room ? frame->room - width : 0;
		put_gutter(frame->report, frame->gutter, '|');
		fputc(' ', out);
		for (size_t k = 0; k < i; k++) {
			if (!marks[k].label || marks[k].column >= start || marks[k].column < column)
				continue;
			put_blanks(out, column, marks[k].column);
			put_colored(frame, mark_color(frame, &marks[k], severity), "|");
			column = marks[k].column + 1;
		}
		put_blanks(out, column, start);
		put_colored(frame, mark_color(frame, &marks[i], severity), marks[i].label);
		fputc('\n', out);
	}
}

/* The marks that one window can show together, beginning with `first`. */
static size_t together(const struct frame *frame, struct span line, size_t first)
{
	size_t end = first + 1;

	while (end < frame->count && frame->marks[end].line == frame->marks[first].line &&
	       columns(frame, line, frame->marks[first].at.start, frame->marks[end].at.end,
		       frame->room - 10) <= frame->room - 10)
		end++;
	return end;
}

static unsigned digits(uint64_t number)
{
	unsigned count = 1;

	while (number >= 10) {
		number /= 10;
		count++;
	}
	return count;
}

static void put_line(struct frame *frame, size_t first, size_t end, struct span line, enum severity severity)
{
	struct report *report = frame->report;
	struct span wanted = frame->marks[first].at;

	for (size_t i = first; i < end; i++)
		if (frame->marks[i].at.end > wanted.end)
			wanted.end = frame->marks[i].at.end;
	fprintf(report->out, "%s%*lu |%s ", report->color ? COLOR_BLUE : "", (int)frame->gutter + 1,
		(unsigned long)frame->marks[first].line, report->color ? COLOR_OFF : "");
	put_source(frame, line, window(frame, line, wanted), frame->marks + first, end - first);
	put_labels(frame, frame->marks + first, end - first, severity);
}

unsigned put_frame(struct report *report, struct document *document, const struct mask *mask,
		   const struct finding *finding)
{
	struct frame frame = { .report = report, .document = document, .hidden = mask->hidden };

	add_mark(&frame, finding->at, shown_words(document, mask, finding, finding->label), true);
	for (const struct related *related = finding->related; related; related = related->next)
		add_mark(&frame, related->at, shown_words(document, mask, finding, related->label), false);
	frame.gutter = digits(frame.marks[frame.count - 1].line);
	frame.room =
		report->width > frame.gutter + 4 + NARROWEST ? report->width - frame.gutter - 4 : NARROWEST;
	if (frame.room > WIDEST)
		frame.room = WIDEST;
	put_gutter(report, frame.gutter, '|');
	fputc('\n', report->out);
	for (size_t i = 0; i < frame.count;) {
		struct span line = source_line(&document->source, document->arena, frame.marks[i].line);
		size_t end = together(&frame, line, i);

		/* Something lies between, on other lines or in one. */
		if (i && frame.marks[i].line != frame.marks[i - 1].line + 1)
			fputs(report->color ? COLOR_BLUE "..." COLOR_OFF "\n" : "...\n", report->out);
		put_line(&frame, i, end, line, finding->severity);
		i = end;
	}
	put_gutter(report, frame.gutter, '|');
	fputc('\n', report->out);
	return frame.gutter;
}
