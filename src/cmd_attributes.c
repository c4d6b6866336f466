/* `ecslint attributes`: what ECS demands of a container instance, and why. */
#include "answers.h"
#include "attributes.h"
#include "citation.h"
#include "display.h"
#include "inputs.h"
#include "json.h"
#include "names.h"

enum { CAUSES_SHOWN = 3 };

struct answer {
	struct document *document;
	const struct mask *mask;
	const struct attribute *attributes;
	const struct node *recorded; /* requiresAttributes of a describe output; NULL: none */
};

/* --- What ECS recorded ---------------------------------------------- */

static const struct node *recorded_of(const struct definition *definition)
{
	const struct node *list = definition->described && definition->root->kind == NODE_OBJECT
					  ? node_member(definition->root, "requiresAttributes")
					  : NULL;

	return list && list->kind == NODE_ARRAY ? list : NULL;
}

static struct text recorded_name(const struct node *element)
{
	const struct node *name = element->kind == NODE_OBJECT ? node_member(element, "name") : NULL;

	return name && name->kind == NODE_STRING ? name->text : (struct text){ NULL, 0 };
}

/* By name. `names` is filled with the attributes that `attributes` lists. */
static void index_attributes(struct names *names, const struct attribute *attribute, struct arena *arena)
{
	names_init(names, arena);
	for (; attribute; attribute = attribute->next)
		if (attribute->name)
			names_add(names, (struct text){ attribute->name, strlen(attribute->name) },
				  attribute);
}

static void index_recorded(struct names *names, const struct node *list, struct arena *arena)
{
	names_init(names, arena);
	for (const struct node *element = list->first; element; element = element->next)
		if (recorded_name(element).bytes)
			names_add(names, recorded_name(element), element);
}

struct differences {
	const struct attribute **extra; /* demanded here, not recorded */
	size_t extra_count;
	const struct node **missing; /* recorded, not demanded here; elements of requiresAttributes */
	size_t missing_count;
};

static struct differences differences_of(const struct answer *answer)
{
	struct arena *arena = answer->document->arena;
	struct differences differences = { 0 };
	struct names own, recorded;
	size_t count = 0;

	index_attributes(&own, answer->attributes, arena);
	index_recorded(&recorded, answer->recorded, arena);
	for (const struct attribute *a = answer->attributes; a; a = a->next)
		count++;
	differences.extra = arena_alloc(arena, (count + 1) * sizeof *differences.extra);
	differences.missing = arena_alloc(arena, (answer->recorded->count + 1) * sizeof *differences.missing);
	for (const struct attribute *a = answer->attributes; a; a = a->next)
		if (a->name && a->causes.first &&
		    !names_find(&recorded, (struct text){ a->name, strlen(a->name) }))
			differences.extra[differences.extra_count++] = a;
	for (const struct node *element = answer->recorded->first; element; element = element->next)
		if (recorded_name(element).bytes && !names_find(&own, recorded_name(element)))
			differences.missing[differences.missing_count++] = element;
	return differences;
}

/* --- Text ----------------------------------------------------------- */

static void put_cause(const struct answer *answer, const struct cause *cause, bool known)
{
	const char *member = member_as_written(answer->document, answer->mask, cause->at);

	fputs(known ? "    " : "    unknown because ", stdout);
	if (known && answer->document->source.bytes.length) {
		put_escaped(stdout, (struct text){ member, strlen(member) });
		fputs("  ", stdout);
	}
	if (!known)
		printf("%s  ", cause->words);
	fputc('(', stdout);
	put_place(stdout, answer->document, answer->mask, cause->at);
	fputc(')', stdout);
	if (known)
		printf(": %s%s", cause->words, cause->basis == BASIS_INFERRED ? " [inferred]" : "");
	fputc('\n', stdout);
}

static void put_causes(const struct answer *answer, const struct cause *cause, bool known)
{
	size_t left = 0;

	for (size_t i = 0; cause && i < CAUSES_SHOWN; i++, cause = cause->next)
		put_cause(answer, cause, known);
	for (; cause; cause = cause->next)
		left++;
	if (left)
		printf("    and %zu more\n", left);
}

static void put_attribute(const struct answer *answer, const struct attribute *attribute)
{
	bool known = attribute->causes.first;

	fputs("  ", stdout);
	if (attribute->name)
		put_escaped(stdout, (struct text){ attribute->name, strlen(attribute->name) });
	else
		fputs("others", stdout);
	fputc('\n', stdout);
	put_causes(answer, known ? attribute->causes.first : attribute->doubts.first, known);
	if (known && attribute->agents)
		printf("    published by: %s\n", attribute->agents);
	if (known && attribute->never_external)
		puts("    never published by external instances");
}

static void put_differences(const struct answer *answer)
{
	struct differences differences = differences_of(answer);

	if (!differences.extra_count && !differences.missing_count) {
		puts("  agrees with the recorded requiresAttributes");
		return;
	}
	puts("  differs from the recorded requiresAttributes:");
	for (size_t i = 0; i < differences.extra_count; i++) {
		fputs("    not recorded: ", stdout);
		put_escaped(stdout,
			    (struct text){ differences.extra[i]->name, strlen(differences.extra[i]->name) });
		fputc('\n', stdout);
	}
	for (size_t i = 0; i < differences.missing_count; i++) {
		fputs("    recorded, but nothing here is known to demand it: ", stdout);
		put_escaped(stdout, recorded_name(differences.missing[i]));
		fputc('\n', stdout);
	}
}

/* What ECS would not take has no attributes yet. */
static void put_error_count(const struct document *document)
{
	size_t count = document->counts[SEVERITY_ERROR];

	if (count)
		printf("  %zu error%s: ECS refuses the document as it stands; `ecslint check` tells why\n",
		       count, count == 1 ? "" : "s");
}

static void put_text(const struct answer *answer)
{
	size_t count = 0;

	for (const struct attribute *a = answer->attributes; a; a = a->next)
		count += a->causes.first != NULL;
	printf(": %zu attribute%s\n", count, count == 1 ? "" : "s");
	put_error_count(answer->document);
	for (const struct attribute *a = answer->attributes; a; a = a->next)
		put_attribute(answer, a);
	if (answer->recorded)
		put_differences(answer);
}

/* --- JSON ----------------------------------------------------------- */

static json_t *cause_list(const struct answer *answer, const struct cause *cause, bool known)
{
	static const char *const words[] = { "unknown_because", "because" };
	json_t *list = json_array();

	for (; cause; cause = cause->next) {
		json_t *object = place_members(answer->document, answer->mask, cause->at);

		json_object_set_new(object, words[known], json_words(cause->words));
		if (known)
			json_object_set_new(object, "basis", json_words(basis_name(cause->basis)));
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *attribute_object(const struct answer *answer, const struct attribute *attribute)
{
	bool known = attribute->causes.first;

	return json_pack(
		"{s:o, s:b, s:o, s:o, s:b}", "name", json_words(attribute->name), "known", known, "causes",
		cause_list(answer, known ? attribute->causes.first : attribute->doubts.first, known),
		"published_by", json_words(attribute->agents), "never_external", attribute->never_external);
}

static json_t *difference_object(const struct answer *answer)
{
	struct differences differences = differences_of(answer);
	json_t *extra = json_array(), *missing = json_array();

	for (size_t i = 0; i < differences.extra_count; i++)
		json_array_append_new(extra, json_words(differences.extra[i]->name));
	for (size_t i = 0; i < differences.missing_count; i++)
		json_array_append_new(missing, json_text(recorded_name(differences.missing[i])));
	return json_pack("{s:o, s:o}", "not_recorded", extra, "only_recorded", missing);
}

static void fill_object(json_t *object, const struct answer *answer)
{
	json_t *list = json_array();

	for (const struct attribute *a = answer->attributes; a; a = a->next)
		json_array_append_new(list, attribute_object(answer, a));
	json_object_set_new(object, "attributes", list);
	json_object_set_new(object, "recorded", answer->recorded ? difference_object(answer) : json_null());
	json_object_set_new(object, "errors",
			    json_integer((json_int_t)answer->document->counts[SEVERITY_ERROR]));
}

/* --- The command ---------------------------------------------------- */

static void tell(struct answers *answers, const struct definition *definition, size_t index)
{
	struct answer answer = { .document = answers->document,
				 .mask = &answers->mask,
				 .attributes =
					 required_attributes(definition->task, answers->document->arena),
				 .recorded = recorded_of(definition) };
	json_t *object = answer_object(answers, definition);

	(void)index;
	fill_object(object, &answer);
	if (!answer_is_for_text(answers, definition, object))
		return;
	put_answer_title(answers, definition);
	put_text(&answer);
}

enum status cmd_attributes(struct options *options)
{
	struct answers answers = { .options = options };
	enum status status = check_operands(options);

	return status == STATUS_CLEAN ? answer_all(&answers, linter_new(&options->settings), NULL, tell)
				      : status;
}
