/* The members of the formats for programs, one row each. */
#include "json_report.h"

#include "format.h"
#include "json.h"
#include "version.h"

/* Of the `json` format: members may be added under the same number, none changed or removed. */
enum { SCHEMA_VERSION = 1 };

static json_t *severity_words(void)
{
	json_t *words = json_array();

	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--)
		json_array_append_new(words, json_words(severity_name((enum severity)severity)));
	return words;
}

static json_t *shape_words(void)
{
	json_t *words = json_array();

	for (int shape = SHAPE_UNKNOWN; shape < SHAPE_COUNT; shape++)
		json_array_append_new(words, json_words(shape_name((enum shape)shape)));
	return words;
}

static struct place place_of(const void *context)
{
	const struct told *told = context;

	return source_place(&told->document->source, told->document->arena, told->offset);
}

static json_t *line_value(const void *context)
{
	return json_integer((json_int_t)place_of(context).line);
}

static json_t *column_value(const void *context)
{
	return json_integer((json_int_t)place_of(context).column);
}

static json_t *offset_value(const void *context)
{
	return json_integer((json_int_t)place_of(context).offset);
}

static const struct json_row place_rows[] = {
	{ "line", JSON_ROW_COUNT, "counted from 1", .minimum = 1, .value = line_value },
	{ "column", JSON_ROW_COUNT, "in bytes of UTF-8, counted from 1", .minimum = 1,
	  .value = column_value },
	{ "offset", JSON_ROW_COUNT, "in bytes from the beginning of the file, counted from 0",
	  .value = offset_value },
};
static const struct json_table place_table = JSON_TABLE(NULL, place_rows);

static json_t *start_value(const void *context)
{
	struct told told = *(const struct told *)context;

	told.offset = told.span.start;
	return json_from_table(&place_table, &told);
}

static json_t *end_value(const void *context)
{
	struct told told = *(const struct told *)context;

	told.offset = told.span.end > told.span.start ? told.span.end : told.span.start;
	return json_from_table(&place_table, &told);
}

static const struct json_row range_rows[] = {
	{ "start", JSON_ROW_OBJECT, "the first character", .table = &place_table, .value = start_value },
	{ "end", JSON_ROW_OBJECT, "behind the last character", .table = &place_table, .value = end_value },
};
static const struct json_table range_table = JSON_TABLE(NULL, range_rows);

static json_t *words_about(const struct told *told, const char *words)
{
	return json_words(shown_words(told->document, told->mask, told->finding, words));
}

static json_t *related_message_value(const void *context)
{
	const struct told *told = context;

	return words_about(told, told->related->label);
}

static json_t *related_range_value(const void *context)
{
	struct told told = *(const struct told *)context;

	told.span = told.related->at;
	return json_from_table(&range_table, &told);
}

static json_t *related_pointer_value(const void *context)
{
	const struct told *told = context;

	return json_words(shown_pointer(told->mask, told->related->node, told->document->arena));
}

static json_t *inner_pointer_of(const struct told *told, const struct node *node)
{
	const char *inner = shown_inner_pointer(told->mask, node, told->document->arena);

	return inner ? json_words(inner) : NULL;
}

static json_t *related_inner_pointer_value(const void *context)
{
	const struct told *told = context;

	return inner_pointer_of(told, told->related->node);
}

#define INNER_POINTER "where the value stands in JSON that is embedded in the string at `pointer`"

static const struct json_row related_rows[] = {
	{ "message", JSON_ROW_TEXT, "what this place has to do with the finding", .nullable = true,
	  .value = related_message_value },
	{ "range", JSON_ROW_OBJECT, "where it is in the file", .table = &range_table,
	  .value = related_range_value },
	{ "pointer", JSON_ROW_TEXT, "JSON pointer (RFC 6901) of this place", .value = related_pointer_value },
	{ "inner_pointer", JSON_ROW_TEXT, INNER_POINTER, .optional = true,
	  .value = related_inner_pointer_value },
};
static const struct json_table related_table = JSON_TABLE(NULL, related_rows);

static json_t *file_value(const void *context)
{
	return json_words(((const struct told *)context)->document->source.name);
}

static json_t *rule_value(const void *context)
{
	return json_words(((const struct told *)context)->finding->rule->id);
}

static json_t *severity_value(const void *context)
{
	return json_words(severity_name(((const struct told *)context)->finding->severity));
}

static json_t *message_value(const void *context)
{
	const struct told *told = context;

	return words_about(told, told->finding->message);
}

static json_t *shape_value(const void *context)
{
	return json_words(shape_name(document_shape(((const struct told *)context)->document)));
}

static json_t *definition_value(const void *context)
{
	const struct told *told = context;

	return json_text(shown_definition(told->mask, told->finding->definition));
}

static json_t *pointer_value(const void *context)
{
	const struct told *told = context;

	return json_words(shown_pointer(told->mask, told->finding->node, told->document->arena));
}

static json_t *inner_pointer_value(const void *context)
{
	const struct told *told = context;

	return inner_pointer_of(told, told->finding->node);
}

static json_t *container_value(const void *context)
{
	const struct told *told = context;

	return json_text(shown_container(told->mask, told->finding->node));
}

static json_t *range_value(const void *context)
{
	struct told told = *(const struct told *)context;

	told.span = told.finding->at;
	return json_from_table(&range_table, &told);
}

static json_t *help_value(const void *context)
{
	const struct told *told = context;

	return words_about(told, finding_help(told->finding));
}

static json_t *note_value(const void *context)
{
	const struct told *told = context;

	return words_about(told, finding_answer(told->finding));
}

static json_t *url_value(const void *context)
{
	const struct page *page = ((const struct told *)context)->finding->rule->page;

	return json_words(page ? page->url : NULL);
}

static json_t *related_value(const void *context)
{
	struct told told = *(const struct told *)context;
	json_t *list = json_array();

	for (told.related = told.finding->related; told.related; told.related = told.related->next)
		json_array_append_new(list, json_from_table(&related_table, &told));
	return list;
}

static const struct json_row finding_rows[] = {
	{ "file", JSON_ROW_TEXT, "the input, as it was named", .value = file_value },
	{ "rule", JSON_ROW_TEXT, "the rule's id; `ecslint explain` tells about it", .value = rule_value },
	{ "severity", JSON_ROW_TEXT, "how grave it is: an error is refused by ECS or one of its clients",
	  .words = severity_words, .value = severity_value },
	{ "message", JSON_ROW_TEXT, "what is wrong", .value = message_value },
	{ "shape", JSON_ROW_TEXT, "what the input was taken for", .words = shape_words,
	  .value = shape_value },
	{ "definition", JSON_ROW_TEXT,
	  "the task definition: its logical id or address in a template, else its family", .nullable = true,
	  .value = definition_value },
	{ "pointer", JSON_ROW_TEXT, "JSON pointer (RFC 6901) of the value in the file",
	  .value = pointer_value },
	{ "inner_pointer", JSON_ROW_TEXT, INNER_POINTER, .optional = true, .value = inner_pointer_value },
	{ "container", JSON_ROW_TEXT, "name of the container that the value belongs to", .nullable = true,
	  .value = container_value },
	{ "range", JSON_ROW_OBJECT, "where it is in the file", .table = &range_table, .value = range_value },
	{ "help", JSON_ROW_TEXT, "what to write instead", .nullable = true, .value = help_value },
	{ "note", JSON_ROW_TEXT, "the words with which ECS or a client refuses it", .nullable = true,
	  .value = note_value },
	{ "url", JSON_ROW_TEXT, "the page of the documentation", .nullable = true, .value = url_value },
	{ "related", JSON_ROW_OBJECTS, "other places that belong to it", .table = &related_table,
	  .value = related_value },
};
const struct json_table json_finding_table = JSON_TABLE("A finding", finding_rows);

static json_t *tool_name_value(const void *context)
{
	(void)context;
	return json_words("ecslint");
}

static json_t *tool_version_value(const void *context)
{
	(void)context;
	return json_words(PACKAGE_VERSION);
}

static const struct json_row tool_rows[] = {
	{ "name", JSON_ROW_TEXT, "ecslint", .value = tool_name_value },
	{ "version", JSON_ROW_TEXT, "of the program", .value = tool_version_value },
};
static const struct json_table tool_table = JSON_TABLE(NULL, tool_rows);

static json_t *count_value(size_t count)
{
	return json_integer((json_int_t)count);
}

static json_t *files_value(const void *context)
{
	return count_value(((const struct tally *)context)->files);
}

static json_t *definitions_value(const void *context)
{
	return count_value(((const struct tally *)context)->definitions);
}

static json_t *errors_value(const void *context)
{
	return count_value(((const struct tally *)context)->counts[SEVERITY_ERROR]);
}

static json_t *warnings_value(const void *context)
{
	return count_value(((const struct tally *)context)->counts[SEVERITY_WARNING]);
}

static json_t *infos_value(const void *context)
{
	return count_value(((const struct tally *)context)->counts[SEVERITY_INFO]);
}

static json_t *shapes_value(const void *context)
{
	const struct tally *tally = context;
	json_t *object = json_object();

	for (int shape = 0; shape < SHAPE_COUNT; shape++)
		if (tally->shapes[shape])
			json_object_set_new(object, shape_name((enum shape)shape),
					    count_value(tally->shapes[shape]));
	return object;
}

static const struct json_row summary_rows[] = {
	{ "files", JSON_ROW_COUNT, "inputs that were checked", .value = files_value },
	{ "definitions", JSON_ROW_COUNT, "task definitions in them", .value = definitions_value },
	{ "errors", JSON_ROW_COUNT, "findings of severity error", .value = errors_value },
	{ "warnings", JSON_ROW_COUNT, "findings of severity warning", .value = warnings_value },
	{ "infos", JSON_ROW_COUNT, "findings of severity info", .value = infos_value },
	{ "shapes", JSON_ROW_COUNTS, "how many inputs were taken for what", .words = shape_words,
	  .value = shapes_value },
};
const struct json_table json_summary_table = JSON_TABLE(NULL, summary_rows);

static json_t *version_value(const void *context)
{
	(void)context;
	return json_integer(SCHEMA_VERSION);
}

static json_t *tool_value(const void *context)
{
	return json_from_table(&tool_table, context);
}

const struct json_row json_report_rows[JSON_REPORT_COUNT] = {
	[JSON_REPORT_VERSION] = { "version", JSON_ROW_COUNT,
				  "of this format: members may be added under the same number, none changed "
				  "or removed",
				  .minimum = SCHEMA_VERSION, .value = version_value },
	[JSON_REPORT_TOOL] = { "tool", JSON_ROW_OBJECT, "the program that wrote the report",
			       .table = &tool_table, .value = tool_value },
	[JSON_REPORT_FINDINGS] = { "findings", JSON_ROW_OBJECTS,
				   "in the order of the inputs and of the places in them",
				   .table = &json_finding_table },
	[JSON_REPORT_SUMMARY] = { "summary", JSON_ROW_OBJECT, "what the run came to",
				  .table = &json_summary_table },
};
const struct json_table json_report_table = JSON_TABLE("A report", json_report_rows);
