/* Reads what a configuration says of rules and of the target, as a whole or for some files. */
#include "config_reading.h"

void read_globs(struct settings_file *file, struct glob_list *list, const struct node *value)
{
	for (const struct node *s = first_string(file, value); s; s = next_string(file, s))
		if (!glob_list_add(list, s->text))
			settings_error(file, s, PART_VALUE, "an empty pattern");
}

void read_words(struct settings_file *file, struct word **list, const struct node *value)
{
	while (*list)
		list = &(*list)->next;
	for (const struct node *s = first_string(file, value); s; s = next_string(file, s)) {
		struct word *made = arena_zalloc(file->arena, sizeof *made);

		made->text = arena_copy(file->arena, s->text.bytes, s->text.length);
		made->at = s;
		*list = made;
		list = &made->next;
	}
}

bool is_adjustable(struct settings_file *file, const struct node *at, enum part part, struct text name)
{
	const char *word = arena_copy(file->arena, name.bytes, name.length);

	if (text_starts(name, "user/") || text_is(name, "user") || is_rule_name(word))
		return true;
	settings_error(file, at, part, "there is no rule or topic \"%s\"%s", word,
		       did_you_mean_rule(word, true, file->arena));
	return false;
}

static struct adjustment *add_adjustment(struct settings_file *file, struct layer *layer,
					 enum adjustment_kind kind, struct text name)
{
	struct adjustment *made = arena_zalloc(file->arena, sizeof *made);
	struct adjustment **link = layer->last ? layer->last : &layer->adjustments;

	made->kind = kind;
	made->name = arena_copy(file->arena, name.bytes, name.length);
	*link = made;
	layer->last = &made->next;
	return made;
}

static void read_adjustments(struct settings_file *file, struct layer *layer, enum adjustment_kind kind,
			     const struct node *value)
{
	for (const struct node *s = first_string(file, value); s; s = next_string(file, s))
		if (is_adjustable(file, s, PART_VALUE, s->text))
			add_adjustment(file, layer, kind, s->text)->at = s;
}

bool is_settings_object(struct settings_file *file, const struct node *value)
{
	if (value->kind == NODE_OBJECT)
		return true;
	settings_error(file, value, PART_VALUE, "this is %s, and should be an object",
		       node_kind_name(value->kind));
	return false;
}

static void set_severity(struct adjustment *adjustment, const struct node *at, int level)
{
	adjustment->at = at;
	adjustment->severity = (enum severity)level;
}

static void read_severities(struct settings_file *file, struct layer *layer, const struct node *value)
{
	static const char *const levels[] = { "info", "warning", "error" };

	if (!is_settings_object(file, value))
		return;
	for (const struct node *child = value->first; child; child = child->next) {
		bool known = is_adjustable(file, child, PART_KEY, child->key);
		int level = settings_word(file, child, levels, 3);

		if (known && level >= 0)
			set_severity(add_adjustment(file, layer, ADJUST_SEVERITY, child->key), child, level);
	}
}

/* {"rule": {"parameter": 5}} */
static void read_tunings(struct settings_file *file, struct layer *layer, const struct node *value)
{
	if (!is_settings_object(file, value))
		return;
	for (const struct node *child = value->first; child; child = child->next) {
		const char *id = arena_copy(file->arena, child->key.bytes, child->key.length);
		const struct rule *rule = rule_find(id);
		const struct parameter *parameter = rule ? rule->parameter : NULL;
		struct tuning *made;

		if (!rule)
			settings_error(file, child, PART_KEY, "there is no rule \"%s\"%s", id,
				       did_you_mean_rule(id, false, file->arena));
		else if (!parameter)
			settings_error(file, child, PART_KEY, "the rule \"%s\" has no parameter", id);
		if (!parameter || !is_settings_object(file, child))
			continue;
		made = arena_zalloc(file->arena, sizeof *made);
		for (const struct node *p = child->first; p; p = p->next) {
			if (!text_is(p->key, parameter->name))
				unknown_key(file, p, &parameter->name, 1);
			else if (p->kind != NODE_NUMBER || node_integer(p, &made->value) != INTEGER_OK ||
				 made->value < parameter->least || made->value > parameter->most)
				settings_error(file, p, PART_VALUE,
					       "%s is a whole number from %" PRId64 " to %" PRId64,
					       parameter->name, parameter->least, parameter->most);
			else
				made->rule = rule->id;
		}
		if (made->rule) {
			made->at = child;
			made->next = layer->tunings;
			layer->tunings = made;
		}
	}
}

static void read_launch_types(struct settings_file *file, struct layer *layer, const struct node *value)
{
	const char *names[MOST_WORDS];
	unsigned count = option_words(OPTION_LAUNCH_TYPE, COMMAND_CHECK, names);

	for (const struct node *s = first_string(file, value); s; s = next_string(file, s)) {
		int type = settings_word(file, s, names, count);

		if (type >= 0)
			layer->launch |= 1u << type;
	}
}

static void read_late_bound(struct settings_file *file, struct layer *layer, const struct node *value)
{
	for (const struct node *s = first_string(file, value); s; s = next_string(file, s)) {
		struct late_bound *made = arena_zalloc(file->arena, sizeof *made);

		made->pointer = arena_copy(file->arena, s->text.bytes, s->text.length);
		made->next = (struct late_bound *)layer->late_bound; /* the list is ours */
		if (late_bound_is_valid(made->pointer))
			layer->late_bound = made;
		else
			settings_error(file, s, PART_VALUE,
				       "this is a JSON pointer such as /containerDefinitions/*/image");
	}
}

void read_layer_key(struct settings_file *file, struct layer *layer, enum config_member key,
		    const struct node *value)
{
	const char *words[MOST_WORDS];
	int chosen;

	layer->said[key] = value;
	switch (key) {
	case KEY_SELECT:
		read_adjustments(file, layer, ADJUST_SELECT, value);
		break;
	case KEY_IGNORE:
		read_adjustments(file, layer, ADJUST_IGNORE, value);
		break;
	case KEY_SEVERITY:
		read_severities(file, layer, value);
		break;
	case KEY_RULES:
		read_tunings(file, layer, value);
		break;
	case KEY_LAUNCH_TYPE:
		read_launch_types(file, layer, value);
		break;
	case KEY_CLIENT:
		chosen = settings_word(file, value, words, option_words(OPTION_CLIENT, COMMAND_CHECK, words));
		layer->says_client = chosen >= 0;
		layer->client = chosen == 1 ? CLIENT_AWS_CLI : CLIENT_ANY;
		break;
	case KEY_LATE_BOUND:
		read_late_bound(file, layer, value);
		break;
	case KEY_FAIL_ON:
		chosen =
			settings_word(file, value, words, option_words(OPTION_FAIL_ON, COMMAND_CHECK, words));
		layer->says_fail_on = chosen >= 0;
		layer->fail_never = chosen > SEVERITY_ERROR;
		layer->fail_on = layer->fail_never || chosen < 0 ? SEVERITY_ERROR : (enum severity)chosen;
		break;
	default:
		break;
	}
}
