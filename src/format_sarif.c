/* The SARIF format, for code scanning: one run, with all rules that were enabled. */
#include "columns.h"
#include "fingerprint.h"
#include "format.h"
#include "json.h"
#include "line_hash.h"
#include "repository.h"
#include "sarif_rules.h"
#include "shown.h"
#include "version.h"

#include <inttypes.h>

/* What one document's results are made with. */
struct writing {
	struct report *report;
	struct document *document;
	struct mask mask;
	struct columns columns;
	struct fingerprints fingerprints;
	struct line_hash *lines; /* of the findings, by number */
	size_t line_count;
	size_t line_at; /* of the finding in hand, which come in order */
	const char *uri;
};

struct sarif {
	struct repository repository;
	struct sarif_rules rules;
};

static const char *const levels[] = {
	[SEVERITY_INFO] = "note",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

/* RFC 3986: a relative reference, or a file URI. A colon would look like a scheme's. */
static const char *uri_of(const char *path, struct arena *arena)
{
	static const char plain[] = "-._~/!$&'()*+,;=@";
	char *uri = arena_alloc(arena, strlen(path) * 3 + sizeof "file://");
	char *end = uri;

	if (*path == '/')
		end += sprintf(end, "file://");
	for (; *path; path++) {
		if (is_letter(*path) || is_digit(*path) || strchr(plain, *path))
			*end++ = *path;
		else
			end += sprintf(end, "%%%02X", (unsigned)(unsigned char)*path);
	}
	*end = '\0';
	return uri;
}

/* A place behind the last character has a column too. */
static json_t *region_object(const struct columns *columns, struct span span)
{
	struct place start = columns_place(columns, span.start);
	struct place end = columns_place(columns, span.end > span.start ? span.end : span.start);

	return json_pack("{s:I, s:I, s:I, s:I}", "startLine", (json_int_t)start.line, "startColumn",
			 (json_int_t)start.column, "endLine", (json_int_t)end.line, "endColumn",
			 (json_int_t)end.column);
}

static json_t *physical_location(const struct writing *writing, struct span span)
{
	return json_pack("{s:{s:s}, s:o}", "artifactLocation", "uri", writing->uri, "region",
			 region_object(&writing->columns, span));
}

static const char *node_words(const struct node *node)
{
	return node->kind == NODE_OBJECT  ? "object"
	       : node->kind == NODE_ARRAY ? "array"
	       : node->key.bytes          ? "property"
					  : "value";
}

static void add_logical_locations(json_t *location, const struct writing *writing,
				  const struct finding *finding, const struct shown *shown)
{
	struct text definition = shown_definition(&writing->mask, finding->definition);
	json_t *list = json_array();

	if (*shown->pointer)
		json_array_append_new(list, json_pack("{s:o, s:s}", "fullyQualifiedName",
						      json_words(shown->pointer), "kind",
						      node_words(finding->node)));
	if (shown->inner_pointer && *shown->inner_pointer)
		json_array_append_new(list, json_pack("{s:o, s:s}", "fullyQualifiedName",
						      json_words(shown->inner_pointer), "kind",
						      "embedded pointer"));
	if (definition.length)
		json_array_append_new(list, json_pack("{s:o, s:s}", "name", json_text(definition), "kind",
						      "task definition"));
	if (json_array_size(list))
		json_object_set_new(location, "logicalLocations", list);
	else
		json_decref(list);
}

static json_t *locations(const struct writing *writing, const struct finding *finding,
			 const struct shown *shown)
{
	json_t *location = json_pack("{s:o}", "physicalLocation", physical_location(writing, finding->at));

	add_logical_locations(location, writing, finding, shown);
	return json_pack("[o]", location);
}

static json_t *related_locations(const struct writing *writing, const struct finding *finding)
{
	json_t *list = json_array();
	json_int_t id = 1;

	for (const struct related *related = finding->related; related; related = related->next, id++)
		json_array_append_new(list,
				      json_pack("{s:I, s:{s:o}, s:o}", "id", id, "message", "text",
						json_words(shown_label(writing->document, &writing->mask,
								       finding, related)),
						"physicalLocation", physical_location(writing, related->at)));
	return list;
}

/* GitHub shows the first sentence where there is little room. */
static const char *message_of(const struct shown *shown, struct arena *arena)
{
	const char *message = sarif_sentence(shown->message, arena);

	return shown->help ? arena_printf(arena, "%s Help: %s", message, sarif_sentence(shown->help, arena))
			   : message;
}

static json_t *partial_fingerprints(struct writing *writing, const struct finding *finding)
{
	struct document *document = writing->document;
	struct arena *arena = document->arena;
	uint64_t line = source_place(&document->source, arena, finding->at.start).line;
	json_t *object = json_object();

	while (writing->line_at < writing->line_count && writing->lines[writing->line_at].line < line)
		writing->line_at++;
	if (writing->line_at < writing->line_count)
		json_object_set_new(object, "primaryLocationLineHash",
				    json_words(arena_printf(arena, "%" PRIx64 ":%" PRIu64,
							    writing->lines[writing->line_at].hash,
							    writing->lines[writing->line_at].occurrence)));
	json_object_set_new(object, "ecslint/v1",
			    json_words(fingerprint_of(&writing->fingerprints, writing->uri, finding)));
	return object;
}

static json_t *result_object(struct writing *writing, const struct finding *finding)
{
	const struct sarif *sarif = writing->report->state;
	struct document *document = writing->document;
	struct shown shown = shown_finding(document, &writing->mask, finding);
	json_t *object = json_object();

	json_object_set_new(object, "ruleId", json_words(finding->rule->id));
	json_object_set_new(object, "ruleIndex",
			    json_integer(sarif_rule_index(&sarif->rules, finding->rule)));
	json_object_set_new(object, "level", json_words(levels[finding->severity]));
	json_object_set_new(object, "message",
			    json_pack("{s:o}", "text", json_words(message_of(&shown, document->arena))));
	json_object_set_new(object, "locations", locations(writing, finding, &shown));
	if (finding->related)
		json_object_set_new(object, "relatedLocations", related_locations(writing, finding));
	json_object_set_new(object, "partialFingerprints", partial_fingerprints(writing, finding));
	return object;
}

/* Of a line among others only a part of what the hash is made from is at hand. */
static void hash_lines(struct writing *writing, const struct finding *first)
{
	struct document *document = writing->document;
	size_t count = 0;

	if (document->source.is_line)
		return;
	for (const struct finding *finding = first; finding;
	     finding = next_shown(writing->report, finding->next))
		count++;
	writing->lines = arena_zalloc(document->arena, count * sizeof *writing->lines);
	for (const struct finding *finding = first; finding;
	     finding = next_shown(writing->report, finding->next)) {
		uint64_t line = source_place(&document->source, document->arena, finding->at.start).line;

		if (!writing->line_count || writing->lines[writing->line_count - 1].line < line)
			writing->lines[writing->line_count++].line = line;
	}
	line_hashes(document->source.bytes, writing->lines, writing->line_count, document->arena);
}

static void sarif_document(struct report *report, struct document *document)
{
	const struct sarif *sarif = report->state;
	const struct finding *first = next_shown(report, document->findings);
	struct writing writing = {
		.report = report,
		.document = document,
		.mask = mask_document(document),
		.columns = columns_init(&document->source, document->arena, COLUMN_UTF16),
		.uri = uri_of(repository_path(&sarif->repository, document->source.name, document->arena),
			      document->arena),
	};

	hash_lines(&writing, first);
	fingerprints_init(&writing.fingerprints, document, &writing.mask);
	for (const struct finding *finding = first; finding; finding = next_shown(report, finding->next)) {
		if (finding != first)
			fputc(',', report->out);
		json_put(report->out, result_object(&writing, finding), JSON_COMPACT);
	}
}

static void sarif_begin(struct report *report)
{
	struct sarif *sarif = arena_zalloc(report->arena, sizeof *sarif);

	sarif->repository = repository_here(report->arena);
	sarif_rules_init(&sarif->rules, report->linter, report->arena);
	report->state = sarif;
	fprintf(report->out,
		"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\n"
		"\"runs\":[{\"tool\":{\"driver\":{\"name\":\"ecslint\",\"semanticVersion\":\"%s\",\"rules\":["
		"\n",
		PACKAGE_VERSION);
	for (size_t i = 0; i < sarif->rules.count; i++) {
		if (i)
			fputc(',', report->out);
		json_put(report->out, sarif_rule_object(&sarif->rules, i, levels), JSON_COMPACT);
	}
	fputs("]}},\n\"columnKind\":\"utf16CodeUnits\",\"results\":[\n", report->out);
}

static void sarif_end(struct report *report, const struct tally *tally)
{
	fprintf(report->out, "],\n\"invocations\":[{\"executionSuccessful\":%s}]}]}\n",
		tally->unread ? "false" : "true");
}

const struct format format_sarif = {
	.name = "sarif",
	.between = ",",
	.begin = sarif_begin,
	.document = sarif_document,
	.end = sarif_end,
};
