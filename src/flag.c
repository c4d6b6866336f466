/* How rules report: findings, second places, and values that are safe to show. */
#include "judge.h"

#include "format.h"
#include "suggest.h"

#include <stdarg.h>
#include <stdio.h>

enum { SHOWN_BYTES = 40 };

static void report_limit(struct lint *l, const struct node *at, enum severity severity)
{
	struct finding *finding = report(l, &topic_document.rules[DOCUMENT_LIMIT], at, PART_VALUE,
					 "more than %d findings of severity %s: the rest is not shown",
					 FINDINGS_MAX, severity_name(severity));

	advise(l, finding, "mend these first");
	grade(l, finding, SEVERITY_INFO);
}

struct finding *report_list(struct lint *l, const struct rule *rule, const struct node *at, enum part part,
			    const char *format, va_list args)
{
	enum severity severity;
	bool stated;
	struct finding *finding;
	size_t *reported;

	if (!rule_level(l->linter, rule, &severity, &stated))
		return NULL;
	reported = &l->document->reported[severity][rule->launch != 0];
	if (rule != &topic_document.rules[DOCUMENT_LIMIT] && ++*reported > FINDINGS_MAX) {
		for (int i = 0; i < 4 && severity == SEVERITY_ERROR; i++)
			l->document->unkept[i] += (rule->launch >> i) & 1;
		if (*reported == FINDINGS_MAX + 1)
			report_limit(l, at, severity);
		l->silent = l->rule != NULL;
		return NULL;
	}
	finding = arena_zalloc(l->arena, sizeof *finding);
	finding->rule = rule;
	finding->severity = severity;
	finding->definition = l->definition;
	finding->launch = rule->launch;
	finding->node = at && part == PART_KEY ? node_of_key(at, l->arena) : at;
	if (at)
		finding->at = part == PART_KEY && at->key_at.end ? at->key_at : at->at;
	finding->message = arena_vprintf(l->arena, format, args);
	finding->next = l->document->findings;
	l->document->findings = finding;
	return finding;
}

struct finding *report(struct lint *l, const struct rule *rule, const struct node *at, enum part part,
		       const char *format, ...)
{
	va_list args;
	struct finding *finding;

	va_start(args, format);
	finding = report_list(l, rule, at, part, format, args);
	va_end(args);
	return finding;
}

struct finding *flag(struct lint *l, const struct node *at, const char *format, ...)
{
	va_list args;
	struct finding *finding;

	va_start(args, format);
	finding = report_list(l, l->rule, at, PART_VALUE, format, args);
	va_end(args);
	return finding;
}

struct finding *flag_key(struct lint *l, const struct node *at, const char *format, ...)
{
	va_list args;
	struct finding *finding;

	va_start(args, format);
	finding = report_list(l, l->rule, at, PART_KEY, format, args);
	va_end(args);
	return finding;
}

void advise(struct lint *l, struct finding *finding, const char *format, ...)
{
	va_list args;

	if (!finding)
		return;
	va_start(args, format);
	finding->help = arena_vprintf(l->arena, format, args);
	va_end(args);
}

void label(struct lint *l, struct finding *finding, const char *format, ...)
{
	va_list args;

	if (!finding)
		return;
	va_start(args, format);
	finding->label = arena_vprintf(l->arena, format, args);
	va_end(args);
}

void relate(struct lint *l, struct finding *finding, const struct node *at, const char *format, ...)
{
	va_list args;
	struct related *related;
	struct related **link;

	if (!finding || !at)
		return;
	related = arena_zalloc(l->arena, sizeof *related);
	/* Of a list with one plain entry the entry is what matters. */
	if (at->kind == NODE_ARRAY && at->count == 1 && at->first->kind >= NODE_STRING)
		at = at->first;
	related->node = at;
	related->at = at->at;
	va_start(args, format);
	related->label = arena_vprintf(l->arena, format, args);
	va_end(args);
	for (link = &finding->related; *link; link = &(*link)->next)
		;
	*link = related;
}

void grade(struct lint *l, struct finding *finding, enum severity severity)
{
	enum severity usual;
	bool stated;

	if (finding && rule_level(l->linter, finding->rule, &usual, &stated) && !stated)
		finding->severity = severity;
}

static const char *quoted(struct lint *l, struct text text)
{
	size_t room = text.length < SHOWN_BYTES ? text.length : SHOWN_BYTES;
	char *out = arena_alloc(l->arena, room * 6 + 8);
	size_t length = 0;

	/* Never cut inside a character. */
	while (room < text.length && room && ((unsigned char)text.bytes[room] & 0xc0) == 0x80)
		room--;
	out[length++] = '"';
	for (size_t i = 0; i < room; i++) {
		unsigned char c = (unsigned char)text.bytes[i];

		if (c < 0x20 || c == 0x7f)
			length += (size_t)sprintf(out + length, "\\u%04x", c);
		else
			out[length++] = (char)c;
	}
	memcpy(out + length, room < text.length ? "…\"" : "\"", room < text.length ? 5 : 2);
	return out;
}

const char *show_text(struct lint *l, struct text text, const struct node *owner)
{
	if (l->silent)
		return "";
	if (owner ? is_masked(owner) : l->definition && l->definition->discreet)
		return "\"…\"";
	return quoted(l, text);
}

const char *show(struct lint *l, const struct node *value)
{
	if (l->silent)
		return "";
	switch (value->kind) {
	case NODE_STRING:
		return show_text(l, value->text, value);
	case NODE_NUMBER:
	case NODE_TOKEN:
		if (is_masked(value))
			return "\"…\"";
		if (value->text.length > SHOWN_BYTES)
			return arena_printf(l->arena, "%.*s…", SHOWN_BYTES, value->text.bytes);
		return arena_printf(l->arena, "%.*s", TEXT_ARGS(value->text));
	default:
		return node_kind_name(value->kind);
	}
}

const char *container_title(struct lint *l, const struct container *container)
{
	if (l->silent)
		return "";
	if (is_ok(container->name) && container->name.v.length)
		return arena_printf(l->arena, "container %s", show_text(l, container->name.v, NULL));
	return container->at ? arena_printf(l->arena, "container %u", container->at->index) : "the container";
}

const char *volume_title(struct lint *l, const struct volume *volume)
{
	if (is_ok(volume->name))
		return arena_printf(l->arena, "volume %s", show(l, volume->name.at));
	return arena_printf(l->arena, "volume %u", volume->at->index);
}

bool is_essential(const struct container *container)
{
	return container->state == OK &&
	       (is_absent(container->essential) || (is_ok(container->essential) && container->essential.v));
}
