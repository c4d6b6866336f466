/* Judges a definition for each launch type by itself, and adds what only ECS's recorded answers tell. */
#include "compat.h"

#include "attributes.h"

#include <stdlib.h>

static const unsigned types[LAUNCH_TYPES] = { LAUNCH_EC2, LAUNCH_FARGATE, LAUNCH_EXTERNAL,
					      LAUNCH_MANAGED_INSTANCES };

/* --- The rules ------------------------------------------------------ */

/* Errors only because of what requiresCompatibilities lists beside: with FARGATE there, ECS was seen to list
 * EC2 as well. */
static const char *const rules_about_the_list[] = { "ephemeral-storage-ec2" };

void compat_linters_init(struct compat_linters *linters, const struct settings *settings)
{
	for (size_t t = 0; t < LAUNCH_TYPES; t++) {
		struct settings own = *settings;

		own.judged_as = types[t];
		linters->linters[t] = linter_new(&own);
		for (size_t i = 0; i < sizeof rules_about_the_list / sizeof *rules_about_the_list; i++)
			linter_disable(linters->linters[t], rules_about_the_list[i]);
	}
}

void compat_linters_release(struct compat_linters *linters)
{
	for (size_t t = 0; t < LAUNCH_TYPES; t++)
		linter_free(linters->linters[t]);
}

/* Finds the definition of a finding among thousands. */
struct slot {
	const struct definition *definition;
	size_t index;
};

static int by_address(const void *a, const void *b)
{
	uintptr_t left = (uintptr_t)((const struct slot *)a)->definition;
	uintptr_t right = (uintptr_t)((const struct slot *)b)->definition;

	return left < right ? -1 : left > right;
}

static struct slot *slots_of(const struct document *document, size_t count)
{
	struct slot *slots = arena_zalloc(document->arena, (count + 1) * sizeof *slots);
	size_t i = 0;

	for (const struct definition *d = document->definitions; d && i < count; d = d->next, i++)
		slots[i] = (struct slot){ d, i };
	qsort(slots, i, sizeof *slots, by_address);
	return slots;
}

static struct reason *reason_like(struct reason *reasons, const struct finding *finding)
{
	for (; reasons; reasons = reasons->next)
		if (reasons->finding && reasons->finding->rule == finding->rule &&
		    reasons->finding->at.start == finding->at.start)
			return reasons;
	return NULL;
}

static void append_reason(struct reason **list, struct reason reason, struct arena *arena)
{
	struct reason *made = arena_zalloc(arena, sizeof *made);

	while (*list)
		list = &(*list)->next;
	*made = reason;
	*list = made;
}

static void add_error(struct compat *compat, const struct finding *finding, unsigned launch,
		      struct arena *arena)
{
	struct reason *known = reason_like(compat->reasons, finding);

	if (known)
		known->launch |= launch;
	else
		append_reason(&compat->reasons,
			      (struct reason){ .finding = finding, .at = finding->node, .launch = launch },
			      arena);
}

/* An error of the definition as it stands that has not been said yet. */
static void add_list_error(struct compat *compat, const struct finding *finding, unsigned launch,
			   struct arena *arena)
{
	(void)launch;
	if (compat->required && !reason_like(compat->reasons, finding))
		append_reason(&compat->list_reasons,
			      (struct reason){
				      .finding = finding, .at = finding->node, .launch = compat->required },
			      arena);
}

/* Hands each error to the definitions that it is about. */
static void share_errors(const struct document *judged, struct compat *compats, size_t count, unsigned launch,
			 void (*add)(struct compat *, const struct finding *, unsigned, struct arena *))
{
	const struct slot *slots = slots_of(judged, count);

	for (const struct finding *f = judged->findings; f; f = f->next) {
		struct slot key = { f->definition, 0 };
		const struct slot *slot;

		if (f->severity != SEVERITY_ERROR)
			continue;
		slot = f->definition ? bsearch(&key, slots, count, sizeof *slots, by_address) : NULL;
		if (slot)
			add(&compats[slot->index], f, launch, judged->arena);
		for (size_t i = 0; !f->definition && i < count; i++)
			add(&compats[i], f, launch, judged->arena);
	}
}

/* --- What was recorded of others ------------------------------------ */

static void infer(struct compat *compat, unsigned launch, const struct node *at, const char *words,
		  struct arena *arena)
{
	append_reason(&compat->reasons, (struct reason){ .words = words, .at = at, .launch = launch }, arena);
}

/* ECS listed EXTERNAL for no definition with awsvpc and none with a named port (0 of 12): those need what the
 * agents of external instances never publish. */
static void infer_external(struct compat *compat, const struct task *task, struct arena *arena)
{
	const struct container_list *containers = &task->container_definitions;

	for (const struct attribute *a = required_attributes(task, arena); a; a = a->next)
		if (a->never_external && a->causes.first)
			infer(compat, LAUNCH_EXTERNAL, a->causes.first->at,
			      arena_printf(arena, "%s: it takes %s, which no external instance has",
					   a->causes.first->words, a->name),
			      arena);
	if (is_ok(task->network_mode) && task->network_mode.v == NETWORK_AWSVPC)
		return;
	for (uint32_t i = 0; i < containers->count; i++) {
		const struct port_list *ports = &containers->v[i].port_mappings;

		for (uint32_t p = 0; p < ports->count; p++) {
			if (!is_ok(ports->v[p]) || ports->v[p].name.state == ABSENT ||
			    ports->v[p].name.state == BAD)
				continue;
			infer(compat, LAUNCH_EXTERNAL, ports->v[p].name.at,
			      "a port mapping has a name: it is for Service Connect, which no external "
			      "instance has",
			      arena);
			return;
		}
	}
}

/* ECS listed MANAGED_INSTANCES only where networkMode is awsvpc; a rule knows bridge, the guide allows host.
 * Where nothing else is required, one of AWS's pages says that awsvpc is meant. */
static void infer_managed(struct compat *compat, const struct task *task, struct arena *arena)
{
	if (is_absent(task->network_mode) && compat->required != LAUNCH_MANAGED_INSTANCES)
		infer(compat, LAUNCH_MANAGED_INSTANCES, task->at,
		      "networkMode is missing, which means bridge; Managed Instances want awsvpc or host",
		      arena);
}

/* --- What is not known ---------------------------------------------- */

static const char *unknown_member(const struct task *task, unsigned launch)
{
	if (task->open)
		return "what cannot be seen of the task";
	if (task->network_mode.state == OPAQUE && launch != LAUNCH_EC2)
		return "networkMode";
	if (task->cpu.state == OPAQUE && launch == LAUNCH_FARGATE)
		return "cpu";
	if (task->memory.state == OPAQUE && launch == LAUNCH_FARGATE)
		return "memory";
	return NULL;
}

/* --- The recorded answer -------------------------------------------- */

/* The first day on which ECS could list a launch type. */
static const struct {
	unsigned launch;
	const char *day;
	double seconds; /* of that day's start, since 1970 */
	bool needs_day; /* definitions that do not tell when they were registered are older */
} first_days[] = {
	{ LAUNCH_EXTERNAL, "2021-05-27", 1622073600, false },
	{ LAUNCH_MANAGED_INSTANCES, "2025-10-14", 1760400000, true },
};

static bool is_recorded_since(const struct node *root, size_t row)
{
	const struct node *at = node_member(root, "registeredAt");
	char number[32];

	if (at && at->kind == NODE_STRING && at->text.length >= 10)
		return memcmp(at->text.bytes, first_days[row].day, 10) >= 0;
	if (at && at->kind == NODE_NUMBER && at->text.length < sizeof number) {
		memcpy(number, at->text.bytes, at->text.length);
		number[at->text.length] = '\0';
		return strtod(number, NULL) >= first_days[row].seconds;
	}
	return !first_days[row].needs_day;
}

static unsigned launch_bit(const struct node *word, struct arena *arena)
{
	for (size_t t = 0; word->kind == NODE_STRING && t < LAUNCH_TYPES; t++)
		if (text_is(word->text, launch_names(types[t], arena)))
			return types[t];
	return 0;
}

static void read_recorded(struct compat *compat, const struct definition *definition, struct arena *arena)
{
	const struct node *list = definition->described && definition->root->kind == NODE_OBJECT
					  ? node_member(definition->root, "compatibilities")
					  : NULL;

	if (!list || list->kind != NODE_ARRAY)
		return;
	for (const struct node *word = list->first; word; word = word->next)
		compat->recorded |= launch_bit(word, arena);
	if (!compat->recorded)
		return;
	compat->comparable = LAUNCH_ALL;
	for (size_t i = 0; i < sizeof first_days / sizeof *first_days; i++)
		if (!(compat->recorded & first_days[i].launch) && !is_recorded_since(definition->root, i))
			compat->comparable &= ~first_days[i].launch;
}

/* --- All of it ------------------------------------------------------ */

static unsigned required_by(const struct task *task)
{
	const struct choice_list *list = &task->requires_compatibilities;
	unsigned required = 0;

	for (uint32_t i = 0; i < list->count; i++)
		if (is_ok(list->v[i]))
			required |= 1u << list->v[i].v;
	return required;
}

static void settle(struct compat *compat, struct arena *arena)
{
	const struct task *task = compat->definition->task;
	unsigned refused = 0;

	infer_external(compat, task, arena);
	infer_managed(compat, task, arena);
	for (const struct reason *reason = compat->reasons; reason; reason = reason->next)
		refused |= reason->launch;
	for (size_t t = 0; t < LAUNCH_TYPES; t++) {
		const char *member = unknown_member(task, types[t]);

		compat->verdicts[t] = refused & types[t] ? VERDICT_REFUSED
				      : member           ? VERDICT_UNKNOWN
							 : VERDICT_ACCEPTED;
		if (compat->verdicts[t] == VERDICT_UNKNOWN)
			compat->hangs_on[t] = member;
	}
	read_recorded(compat, compat->definition, arena);
}

struct compat *compat_document(struct compat_linters *linters, const struct document *document)
{
	struct arena *arena = document->arena;
	struct compat *compats;
	size_t count = 0, i = 0;

	for (const struct definition *d = document->definitions; d; d = d->next)
		count++;
	compats = arena_zalloc(arena, (count + 1) * sizeof *compats);
	for (const struct definition *d = document->definitions; d; d = d->next, i++) {
		compats[i].definition = d;
		compats[i].required = d->task ? required_by(d->task) : 0;
	}
	for (size_t t = 0; t < LAUNCH_TYPES; t++) {
		struct document judged;

		lint_document(linters->linters[t], &judged, document->source, arena);
		share_errors(&judged, compats, count, types[t], add_error);
	}
	share_errors(document, compats, count, 0, add_list_error);
	for (i = 0; i < count; i++)
		if (compats[i].definition->task)
			settle(&compats[i], arena);
	return compats;
}

bool is_compatible(const struct compat *compat)
{
	bool any = false;

	for (size_t t = 0; t < LAUNCH_TYPES; t++) {
		any |= compat->verdicts[t] != VERDICT_REFUSED;
		if (compat->required & types[t] && compat->verdicts[t] == VERDICT_REFUSED)
			return false;
	}
	return any && !compat->list_reasons;
}
