/* The formats for people: `text` with frames, `concise` with one line a finding. */
#include "color.h"
#include "display.h"
#include "format.h"
#include "frame.h"

static const char *color(const struct report *report, const char *sequence)
{
	return report->color ? sequence : "";
}

static const char *severity_color(const struct report *report, enum severity severity)
{
	static const char *const colors[] = { COLOR_CYAN, COLOR_YELLOW, COLOR_RED };

	return color(report, colors[severity]);
}

/* PATH:LINE:COLUMN: SEVERITY: MESSAGE [RULE], the shape that editors and terminals know from gcc. */
static void put_header(struct report *report, struct document *document, const struct mask *mask,
		       const struct finding *finding)
{
	struct place place = source_place(&document->source, document->arena, finding->at.start);
	FILE *out = report->out;

	fputs(color(report, COLOR_BOLD), out);
	put_escaped(out, text_of(document->source.name));
	fprintf(out, ":%lu:%lu:%s %s%s:%s %s", (unsigned long)place.line, (unsigned long)place.column,
		color(report, COLOR_OFF), severity_color(report, finding->severity),
		severity_name(finding->severity), color(report, COLOR_OFF), color(report, COLOR_BOLD));
	put_escaped(out, text_of(shown_words(document, mask, finding, finding->message)));
	fprintf(out, "%s %s[%s]%s\n", color(report, COLOR_OFF), color(report, COLOR_DIM), finding->rule->id,
		color(report, COLOR_OFF));
}

static void put_note_name(struct report *report, unsigned gutter, const char *name)
{
	put_gutter(report, gutter, '=');
	fprintf(report->out, " %s%s:%s ", color(report, COLOR_BOLD), name, color(report, COLOR_OFF));
}

/* Breaks between words where the terminal ends; the next lines start under the first word. */
static void put_wrapped(struct report *report, unsigned column, const char *words)
{
	struct text left = text_of(words);
	unsigned at = column;

	while (left.length) {
		size_t end = text_find(left, ' ');
		struct text word = text_slice(left, 0, end);
		unsigned width = escaped_width(word);

		if (at > column && at + 1 + width > report->width) {
			fprintf(report->out, "\n%*s", (int)column, "");
			at = column;
		} else if (at > column) {
			fputc(' ', report->out);
			at++;
		}
		put_escaped(report->out, word);
		at += width;
		left = text_slice(left, end + 1, left.length);
	}
	fputc('\n', report->out);
}

/* (container "app" of task definition "Web"), as far as it is known and does not go without saying. */
static void put_place(struct report *report, struct text container, struct text definition)
{
	if (!container.bytes && !definition.bytes)
		return;
	fputs("  (", report->out);
	if (container.bytes) {
		fputs("container \"", report->out);
		put_escaped(report->out, container);
		fputs(definition.bytes ? "\" of " : "\"", report->out);
	}
	if (definition.bytes) {
		fputs("task definition \"", report->out);
		put_escaped(report->out, definition);
		fputc('"', report->out);
	}
	fputc(')', report->out);
}

static void put_notes(struct report *report, struct document *document, const struct mask *mask,
		      const struct finding *finding, unsigned gutter)
{
	const char *pointer = shown_pointer(mask, finding->node, document->arena);
	const char *inner = shown_inner_pointer(mask, finding->node, document->arena);
	struct text definition = shown_definition(mask, finding->definition);
	struct text container = shown_container(mask, finding->node);
	const char *help = shown_words(document, mask, finding, finding_help(finding));
	const char *answer = shown_words(document, mask, finding, finding_answer(finding));

	if (*pointer) {
		put_note_name(report, gutter, "at");
		put_escaped(report->out, text_of(pointer));
		if (inner && *inner) {
			fputs(", in that string ", report->out);
			put_escaped(report->out, text_of(inner));
		}
		if (!document->source.is_line && !(finding->definition && finding->definition->name))
			definition.bytes = NULL;
		put_place(report, container, definition);
		fputc('\n', report->out);
	}
	if (help) {
		put_note_name(report, gutter, "help");
		put_wrapped(report, gutter + 10, help);
	}
	if (answer) {
		/* In one line, so that a search for ECS's words finds them. */
		put_note_name(report, gutter, "note");
		fputs("refused with \"", report->out);
		put_escaped(report->out, text_of(answer));
		fputs("\"\n", report->out);
	}
	put_note_name(report, gutter, "docs");
	fprintf(report->out, "ecslint explain %s\n", finding->rule->id);
}

static void text_document(struct report *report, struct document *document)
{
	const struct finding *first = next_shown(report, document->findings);
	struct mask mask = mask_document(document);

	for (const struct finding *finding = first; finding; finding = next_shown(report, finding->next)) {
		unsigned gutter = 1;

		if (finding != first)
			fputc('\n', report->out);
		put_header(report, document, &mask, finding);
		if (document->source.bytes.length)
			gutter = put_frame(report, document, &mask, finding);
		put_notes(report, document, &mask, finding, gutter);
	}
}

static void concise_document(struct report *report, struct document *document)
{
	const struct finding *finding = next_shown(report, document->findings);
	struct mask mask = mask_document(document);

	for (; finding; finding = next_shown(report, finding->next))
		put_header(report, document, &mask, finding);
}

const struct format format_text = {
	.name = "text",
	.human = true,
	.between = "\n",
	.document = text_document,
};

const struct format format_concise = {
	.name = "concise",
	.human = true,
	.document = concise_document,
};
