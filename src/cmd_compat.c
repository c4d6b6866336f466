/* `ecslint compat`: which launch types take a task definition, and why the others do not. */
#include "answers.h"
#include "citation.h"
#include "compat.h"
#include "display.h"
#include "inputs.h"
#include "json.h"

struct answer {
	struct answers answers; /* first: the callbacks get it back as the whole */
	struct compat_linters linters;
	const struct compat *compats; /* of the document in hand */
	const struct compat *compat; /* the one in hand */
};

static unsigned launch_at(size_t t)
{
	return 1u << t;
}

static const char *verdict_name(enum verdict verdict)
{
	static const char *const names[] = { "accepted", "refused", "unknown" };

	return names[verdict];
}

/* An unknown answer agrees with any. */
static bool differs(const struct compat *compat, size_t t)
{
	bool recorded = compat->recorded & launch_at(t);

	return compat->comparable & launch_at(t) &&
	       compat->verdicts[t] == (recorded ? VERDICT_REFUSED : VERDICT_ACCEPTED);
}

static const char *words_of(const struct answer *answer, const struct reason *reason)
{
	return reason->finding ? shown_words(answer->answers.document, &answer->answers.mask, reason->finding,
					     reason->finding->message)
			       : reason->words;
}

/* --- Text ----------------------------------------------------------- */

static void put_row(const struct answer *answer, size_t t)
{
	const struct compat *compat = answer->compat;
	const char *recorded = compat->recorded & launch_at(t) ? "ECS listed it" : "ECS did not list it";

	printf("  %-18s %s", launch_names(launch_at(t), answer->answers.document->arena),
	       verdict_name(compat->verdicts[t]));
	if (compat->required & launch_at(t))
		fputs(", required", stdout);
	if (compat->hangs_on[t])
		printf(", hangs on %s", compat->hangs_on[t]);
	if (compat->comparable & launch_at(t))
		printf("; %s%s", differs(compat, t) ? "but " : "", recorded);
	putchar('\n');
}

static void put_reason(const struct answer *answer, const struct reason *reason, const char *who)
{
	const char *words = words_of(answer, reason);

	printf("  %s: ", who);
	put_escaped(stdout, (struct text){ words, strlen(words) });
	printf(" [%s]\n    ", reason->finding ? reason->finding->rule->id : "inferred from recorded answers");
	put_place(stdout, answer->answers.document, &answer->answers.mask, reason->at);
	putchar('\n');
}

static void put_text(const struct answer *answer)
{
	const struct compat *compat = answer->compat;

	put_answer_title(&answer->answers, compat->definition);
	putchar('\n');
	for (size_t t = 0; t < LAUNCH_TYPES; t++)
		put_row(answer, t);
	for (const struct reason *reason = compat->reasons; reason; reason = reason->next)
		put_reason(answer, reason,
			   reason->launch == LAUNCH_ALL
				   ? "every launch type"
				   : launch_names(reason->launch, answer->answers.document->arena));
	for (const struct reason *reason = compat->list_reasons; reason; reason = reason->next)
		put_reason(answer, reason, "what requiresCompatibilities lists");
}

/* --- JSON ----------------------------------------------------------- */

static json_t *reason_object(const struct answer *answer, const struct reason *reason)
{
	json_t *object = place_members(answer->answers.document, &answer->answers.mask, reason->at);

	json_object_set_new(object, "rule", json_words(reason->finding ? reason->finding->rule->id : NULL));
	json_object_set_new(object, "inferred", json_boolean(!reason->finding));
	json_object_set_new(object, "message", json_words(words_of(answer, reason)));
	return object;
}

static json_t *reason_list(const struct answer *answer, const struct reason *reason, unsigned launch)
{
	json_t *list = json_array();

	for (; reason; reason = reason->next)
		if (reason->launch & launch)
			json_array_append_new(list, reason_object(answer, reason));
	return list;
}

static json_t *launch_object(const struct answer *answer, size_t t)
{
	const struct compat *compat = answer->compat;

	return json_pack("{s:s, s:b, s:o, s:o, s:b, s:o}", "answer", verdict_name(compat->verdicts[t]),
			 "required", (compat->required & launch_at(t)) != 0, "hangs_on",
			 json_words(compat->hangs_on[t]), "recorded",
			 compat->comparable & launch_at(t) ? json_boolean(compat->recorded & launch_at(t))
							   : json_null(),
			 "differs", differs(compat, t), "reasons",
			 reason_list(answer, compat->reasons, launch_at(t)));
}

static void fill_object(json_t *object, const struct answer *answer)
{
	json_t *types = json_object();

	for (size_t t = 0; t < LAUNCH_TYPES; t++)
		json_object_set_new(types, launch_names(launch_at(t), answer->answers.document->arena),
				    launch_object(answer, t));
	json_object_set_new(object, "compatible", json_boolean(is_compatible(answer->compat)));
	json_object_set_new(object, "launch_types", types);
	json_object_set_new(object, "about_the_list",
			    reason_list(answer, answer->compat->list_reasons, LAUNCH_ALL));
}

/* --- The command ---------------------------------------------------- */

static struct answer *answer_of(struct answers *answers)
{
	return (struct answer *)(void *)answers;
}

static void start(struct answers *answers)
{
	struct answer *answer = answer_of(answers);

	answer->compats = compat_document(&answer->linters, answers->document);
}

static void tell(struct answers *answers, const struct definition *definition, size_t index)
{
	struct answer *answer = answer_of(answers);
	json_t *object = answer_object(answers, definition);

	answer->compat = &answer->compats[index];
	fill_object(object, answer);
	if (!is_compatible(answer->compat))
		answers->status = STATUS_FINDINGS;
	if (answer_is_for_text(answers, definition, object))
		put_text(answer);
}

enum status cmd_compat(struct options *options)
{
	struct answer answer = { .answers = { .options = options } };
	enum status status = check_operands(options);

	if (status != STATUS_CLEAN)
		return status;
	compat_linters_init(&answer.linters, &options->settings);
	status = answer_all(&answer.answers, linter_new(&options->settings), start, tell);
	compat_linters_release(&answer.linters);
	return status;
}
