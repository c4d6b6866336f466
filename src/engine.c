/* Judges a document: reads, binds, runs the rules for the launch types it is meant for, sorts. */
#include "judge.h"

#include "dialect.h"
#include "linter.h"
#include "reader.h"
#include "size_text.h"
#include "suggest.h"

#include <stdio.h>
#include <stdlib.h>

/* "Did you mean" compares with so many names, so many times in a document: hostile input has more of both. */
enum { FEW_NAMES = 64, FEW_QUESTIONS = 512 };

/* What one run over one document needs beside what rules see. */
struct judgement {
	struct lint lint; /* first: rules get a pointer to it */
	struct facts facts;
	struct names containers;
	struct names volumes;
	bool containers_indexed;
	bool volumes_indexed;
	unsigned questions;
};

static struct judgement *judgement_of(struct lint *l)
{
	return (struct judgement *)(void *)l;
}

const struct container *find_container(struct lint *l, struct text name)
{
	struct judgement *judgement = judgement_of(l);
	const struct container_list *list = &l->task->container_definitions;

	if (!judgement->containers_indexed) {
		judgement->containers_indexed = true;
		names_init(&judgement->containers, l->arena);
		for (uint32_t i = 0; i < list->count; i++)
			if (is_ok(list->v[i].name))
				names_add(&judgement->containers, list->v[i].name.v, &list->v[i]);
	}
	return names_find(&judgement->containers, name);
}

const struct volume *find_volume(struct lint *l, struct text name)
{
	struct judgement *judgement = judgement_of(l);
	const struct volume_list *list = &l->task->volumes;

	if (!judgement->volumes_indexed) {
		judgement->volumes_indexed = true;
		names_init(&judgement->volumes, l->arena);
		for (uint32_t i = 0; i < list->count; i++)
			if (is_ok(list->v[i].name))
				names_add(&judgement->volumes, list->v[i].name.v, &list->v[i]);
	}
	return names_find(&judgement->volumes, name);
}

/* "did you mean" costs more than any other question: it is asked a bounded number of times. */
static bool may_ask(struct lint *l)
{
	return !l->silent && judgement_of(l)->questions++ < FEW_QUESTIONS;
}

static void offer(struct suggestion *suggestion, const struct str *name)
{
	if (is_ok(*name))
		suggestion_offer(suggestion, name->v.bytes, name->v.length);
}

static const char *best_of(struct lint *l, const struct suggestion *suggestion)
{
	return suggestion->best ? arena_copy(l->arena, suggestion->best, suggestion->best_length) : NULL;
}

const char *closest_container(struct lint *l, struct text name)
{
	const struct container_list *list = &l->task->container_definitions;
	struct suggestion suggestion = suggestion_for(name);

	if (may_ask(l))
		for (uint32_t i = 0; i < list->count && i < FEW_NAMES; i++)
			offer(&suggestion, &list->v[i].name);
	return best_of(l, &suggestion);
}

const char *closest_volume(struct lint *l, struct text name)
{
	const struct volume_list *list = &l->task->volumes;
	struct suggestion suggestion = suggestion_for(name);

	if (may_ask(l))
		for (uint32_t i = 0; i < list->count && i < FEW_NAMES; i++)
			offer(&suggestion, &list->v[i].name);
	return best_of(l, &suggestion);
}

static unsigned launch_of(const struct task *task, const struct settings *settings, bool *stated)
{
	const struct choice_list *list = &task->requires_compatibilities;
	unsigned launch = settings->launch;

	*stated = true;
	if (settings->judged_as)
		return settings->judged_as;
	for (uint32_t i = 0; i < list->count; i++)
		if (is_ok(list->v[i]))
			launch |= 1u << list->v[i].v;
	if (launch)
		return launch;
	*stated = false;
	/* Written, but with values nobody knows: not the same as left out. */
	return is_absent(*list) ? LAUNCH_ALL : 0;
}

static unsigned network_of(const struct task *task, unsigned launch, bool stated)
{
	if (is_ok(task->network_mode))
		return 1u << task->network_mode.v;
	if (!is_absent(task->network_mode))
		return 0;
	if (!stated)
		return launch ? NETWORK_IS_BRIDGE : 0;
	if (launch & LAUNCH_FARGATE)
		return 0; /* refused for want of awsvpc: one finding says so */
	return launch == LAUNCH_MANAGED_INSTANCES ? NETWORK_IS_AWSVPC : NETWORK_IS_BRIDGE;
}

static unsigned os_of(const struct task *task)
{
	const struct choice *family = &task->runtime_platform.operating_system_family;

	if (is_ok(task->runtime_platform) && is_ok(*family))
		return family->v == OS_LINUX ? OS_IS_LINUX : OS_IS_WINDOWS;
	if (is_absent(task->runtime_platform) || (is_ok(task->runtime_platform) && is_absent(*family)))
		return OS_IS_LINUX;
	return 0;
}

static struct num size_of(const struct str *value, enum size_text (*parse)(struct text, int64_t *))
{
	struct num size = { .state = value->state, .at = value->at };

	if (value->state == OK && parse(value->v, &size.v) != SIZE_OK)
		size.state = BAD;
	return size;
}

static void find_facts(struct judgement *judgement, const struct task *task, const struct settings *settings)
{
	struct facts *facts = &judgement->facts;

	facts->launch = launch_of(task, settings, &facts->launch_stated);
	facts->network = network_of(task, facts->launch, facts->launch_stated);
	facts->os = os_of(task);
	facts->cpu = size_of(&task->cpu, parse_task_cpu);
	facts->memory = size_of(&task->memory, parse_task_memory);
	facts->containers_known =
		task->container_definitions.state == OK && !task->container_definitions.open;
	for (uint32_t i = 0; i < task->container_definitions.count; i++)
		facts->containers_known &= is_ok(task->container_definitions.v[i].name);
	facts->volumes_known = task->volumes.state <= OK && !task->volumes.open;
	for (uint32_t i = 0; i < task->volumes.count; i++) {
		const struct volume *volume = &task->volumes.v[i];

		facts->volumes_known &= is_ok(*volume) && volume->name.state <= OK;
	}
}

static bool concerns(const struct rule *rule, const struct facts *facts)
{
	return (!rule->launch || rule->launch & facts->launch) &&
	       (!rule->network || rule->network & facts->network) && (!rule->os || rule->os & facts->os);
}

/* False when the rule is none for this document. */
static bool start_rule(struct lint *l, const struct rule *rule)
{
	l->rule = rule;
	l->silent = false;
	return concerns(rule, l->facts);
}

static void run_rules(struct judgement *judgement, const struct linter *linter, const struct task *task)
{
	struct lint *l = &judgement->lint;

	for (size_t r = 0; r < linter->active_count[HOOK_TASK]; r++)
		if (start_rule(l, linter->active[HOOK_TASK][r]))
			l->rule->task(l, task);
	for (size_t r = 0; r < linter->active_count[HOOK_CONTAINER]; r++) {
		if (!start_rule(l, linter->active[HOOK_CONTAINER][r]))
			continue;
		for (uint32_t i = 0; i < task->container_definitions.count; i++)
			if (is_ok(task->container_definitions.v[i]))
				l->rule->container(l, &task->container_definitions.v[i]);
	}
	for (size_t r = 0; r < linter->active_count[HOOK_PORT]; r++) {
		if (!start_rule(l, linter->active[HOOK_PORT][r]))
			continue;
		for (uint32_t i = 0; i < task->container_definitions.count; i++) {
			const struct container *container = &task->container_definitions.v[i];

			for (uint32_t p = 0; p < container->port_mappings.count; p++)
				if (is_ok(container->port_mappings.v[p]))
					l->rule->port(l, container, &container->port_mappings.v[p]);
		}
	}
	for (size_t r = 0; r < linter->active_count[HOOK_VOLUME]; r++) {
		if (!start_rule(l, linter->active[HOOK_VOLUME][r]))
			continue;
		for (uint32_t i = 0; i < task->volumes.count; i++)
			if (is_ok(task->volumes.v[i]))
				l->rule->volume(l, &task->volumes.v[i]);
	}
}

/* Without requiresCompatibilities ECS takes what at least one launch type takes. If one does, nothing that
 * belongs to launch types is said; if none does, the faults of the closest one are (EC2 where equal). */
static void settle_launch(struct document *document)
{
	static const unsigned types[] = { LAUNCH_EC2, LAUNCH_FARGATE, LAUNCH_EXTERNAL,
					  LAUNCH_MANAGED_INSTANCES };
	size_t least = SIZE_MAX;
	unsigned closest = 0;

	for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
		size_t errors = document->unkept[t];

		for (const struct finding *f = document->findings; f; f = f->next)
			errors += f->severity == SEVERITY_ERROR && f->launch & types[t];
		if (errors < least) {
			least = errors;
			closest = types[t];
		}
	}
	if (!least)
		closest = 0;
	for (struct finding **link = &document->findings; *link;) {
		if ((*link)->launch && !((*link)->launch & closest))
			*link = (*link)->next;
		else
			link = &(*link)->next;
	}
}

/* A string with a fault inside is broken text: what the field tables would say of it was said. */
static void spoil_strings(const struct fault *fault)
{
	for (; fault; fault = fault->next)
		if (fault->node && fault->node->kind == NODE_STRING && fault->kind <= FAULT_ENCODING &&
		    fault->at.start > fault->node->at.start)
			((struct node *)fault->node)->flags |= NODE_DAMAGED; /* the tree is ours */
}

void report_faults(struct lint *l, const struct fault *fault)
{
	static const enum document_rule rules[] = {
		[FAULT_SYNTAX] = DOCUMENT_SYNTAX,
		[FAULT_ENCODING] = DOCUMENT_ENCODING,
		[FAULT_LIMIT] = DOCUMENT_LIMIT,
		[FAULT_DUPLICATE_KEY] = DOCUMENT_DUPLICATE_KEY,
		[FAULT_BYTE_ORDER_MARK] = DOCUMENT_BYTE_ORDER_MARK,
		[FAULT_TOKEN] = DOCUMENT_TEMPLATE_TOKEN,
	};

	spoil_strings(fault);
	for (; fault; fault = fault->next) {
		struct finding *finding = report(l, &topic_document.rules[rules[fault->kind]], fault->node,
						 PART_VALUE, "%s", fault->message);

		if (!finding)
			continue;
		finding->at = fault->at;
		finding->help = fault->help;
		finding->label = fault->label;
		if (fault->related.end) {
			finding->related = arena_zalloc(l->arena, sizeof *finding->related);
			finding->related->at = fault->related;
			finding->related->node = fault->node;
			finding->related->label = fault->related_label;
		}
	}
}

static int by_place(const struct finding *a, const struct finding *b)
{
	if (a->at.start != b->at.start)
		return a->at.start < b->at.start ? -1 : 1;
	if (a->at.end != b->at.end)
		return a->at.end < b->at.end ? -1 : 1;
	if (a->rule != b->rule)
		return strcmp(a->rule->id, b->rule->id);
	return strcmp(a->message, b->message);
}

static struct finding *merge(struct finding *a, struct finding *b)
{
	struct finding *first = NULL, **link = &first;

	while (a && b) {
		struct finding **least = by_place(a, b) <= 0 ? &a : &b;

		*link = *least;
		link = &(*least)->next;
		*least = (*least)->next;
	}
	*link = a ? a : b;
	return first;
}

static struct finding *sorted(struct finding *list)
{
	struct finding *slow = list, *fast = list, *half;

	if (!list || !list->next)
		return list;
	while (fast->next && fast->next->next) {
		slow = slow->next;
		fast = fast->next->next;
	}
	half = slow->next;
	slow->next = NULL;
	return merge(sorted(list), sorted(half));
}

static void append(struct finding **list, struct finding *more)
{
	while (*list)
		list = &(*list)->next;
	*list = more;
}

/* What is said of one definition stands in document->findings until the next one's turn. */
static void judge(struct linter *linter, struct document *document, struct definition *definition,
		  const struct lint *common)
{
	struct judgement judgement = { .lint = *common };
	struct lint *l = &judgement.lint;

	l->facts = &judgement.facts;
	l->definition = definition;
	memset(document->unkept, 0, sizeof document->unkept);
	if (definition != document->definitions)
		memset(document->reported, 0, sizeof document->reported);
	l->task = definition->task = bind_definition(l, definition, &linter->settings);
	if (!l->task)
		return;
	find_facts(&judgement, l->task, &linter->settings);
	definition->facts = judgement.facts;
	run_rules(&judgement, linter, l->task);
	if (!judgement.facts.launch_stated && judgement.facts.launch)
		settle_launch(document);
	if (definition->dialect != DIALECT_API)
		findings_in_dialect(l);
}

/* One definition may be judged several times, for each way its conditions can turn out. */
static void drop_repeated(struct finding *finding)
{
	while (finding && finding->next) {
		if (by_place(finding, finding->next))
			finding = finding->next;
		else
			finding->next = finding->next->next;
	}
}

void lint_document(struct linter *linter, struct document *document, struct source source,
		   struct arena *arena)
{
	const struct settings *settings = &linter->settings;
	struct reader_options options = { .max_bytes = settings->max_bytes, .rendered = settings->rendered };
	struct lint lint = { .client = settings->client,
			     .account = settings->account,
			     .region = settings->region,
			     .arena = arena,
			     .linter = linter,
			     .document = document };
	struct finding *said;
	struct reading reading;

	linter_prepare(linter);
	*document = (struct document){ .source = source, .arena = arena };
	reading = read_document(&document->source, &options, arena);
	document->root = reading.root;
	report_faults(&lint, reading.faults);
	if (reading.root)
		find_definitions(&lint, reading.root, settings);
	said = document->findings;
	for (struct definition *d = document->definitions; d; d = d->next) {
		document->findings = NULL;
		judge(linter, document, d, &lint);
		append(&document->findings, said);
		said = document->findings;
	}
	document->findings = sorted(said);
	/* Who asks about launch types wants to know it of each way. */
	if (document->definitions && document->definitions->next && !settings->judged_as)
		drop_repeated(document->findings);
	for (const struct finding *f = document->findings; f; f = f->next)
		document->counts[f->severity]++;
}
