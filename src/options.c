/* Reads the command line into struct options. */
#include "options.h"

#include "suggest.h"
#include "version.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>

static void offer(struct suggestion *suggestion, const char *word)
{
	suggestion_offer(suggestion, word, strlen(word));
}

/* Which of the option's words `value` is; says what is wrong and returns -1 when it is none of them. `part`
 * says which part of the value it is, or "". */
static int choose(struct options *options, enum option_index option, const char *part, const char *value)
{
	struct suggestion suggestion = suggestion_for((struct text){ value, strlen(value) });
	const char *words[MOST_WORDS];
	int count = (int)option_words(option, options->command, words);
	const char *list = words[0];

	for (int i = 0; i < count; i++) {
		if (!strcmp(value, words[i]))
			return i;
		offer(&suggestion, words[i]);
		if (i)
			list = arena_printf(&options->arena, i + 1 < count ? "%s, %s" : "%s or %s", list,
					    words[i]);
	}
	options->status = usage_error("--%s%s is %s, not \"%s\"%s", option_rows[option].name, part, list,
				      value, did_you_mean(&suggestion, &options->arena));
	return -1;
}

static void set_format(struct options *options, const char *value)
{
	int chosen = choose(options, OPTION_FORMAT, "", value);

	if (chosen < 0)
		return;
	if (options->command == COMMAND_CHECK)
		options->format = formats[chosen];
	else
		options->document_format = (enum document_format)chosen;
}

/* FORMAT:FILE, where FILE is - for standard output. */
static void add_output(struct options *options, const char *value)
{
	struct text text = { value, strlen(value) };
	size_t colon = text_find(text, ':');
	struct destination **link = &options->destinations;
	struct destination *made = arena_zalloc(&options->arena, sizeof *made);
	int chosen;

	if (colon + 1 >= text.length) {
		options->status =
			usage_error("--output is FORMAT:FILE, as in sarif:ecslint.sarif, not \"%s\"", value);
		return;
	}
	chosen = choose(options, OPTION_OUTPUT, " FORMAT:FILE: the format",
			arena_copy(&options->arena, value, colon));
	if (chosen < 0)
		return;
	made->format = formats[chosen];
	made->path = value + colon + 1;
	if (!strcmp(made->path, "-")) {
		if (options->stdout_taken)
			options->status = usage_error("standard output takes one report only");
		options->stdout_taken = true;
		options->format = made->format;
		return;
	}
	for (; *link; link = &(*link)->next)
		if (!strcmp((*link)->path, made->path))
			options->status = usage_error("two reports cannot go to \"%s\"", made->path);
	if (++options->destination_count == MOST_OUTPUTS)
		options->status = usage_error("there can be at most %d reports", MOST_OUTPUTS);
	*link = made;
}

/* The next item of a comma list, without blanks round it; NULL at the end. */
static const char *next_item(struct options *options, const char **list)
{
	struct text left = { *list, strlen(*list) };
	size_t end = text_find(left, ',');
	struct text item = text_trim(text_slice(left, 0, end));

	if (!left.length)
		return NULL;
	*list += end < left.length ? end + 1 : end;
	return arena_copy(&options->arena, item.bytes, item.length);
}

static void add_launch_types(struct options *options, const char *list)
{
	const char *names[MOST_WORDS];
	int count = (int)option_words(OPTION_LAUNCH_TYPE, options->command, names);
	const char *item;

	while ((item = next_item(options, &list))) {
		struct text word = { item, strlen(item) };
		int i = 0;

		while (i < count && !same_spelling(word, (struct text){ names[i], strlen(names[i]) }))
			i++;
		if (i == count)
			i = choose(options, OPTION_LAUNCH_TYPE, "", item);
		if (i < 0)
			return;
		options->settings.launch |= 1u << i;
	}
}

static void adjust(struct options *options, enum adjustment_kind kind, const char *list)
{
	struct adjustment **link = &options->adjustments;
	const char *item;

	while (*link)
		link = &(*link)->next;
	while ((item = next_item(options, &list))) {
		struct adjustment *made = arena_zalloc(&options->arena, sizeof *made);
		char *equals = strchr(item, '=');

		made->kind = kind;
		made->name = item;
		if (kind == ADJUST_SEVERITY) {
			int chosen;

			if (!equals) {
				options->status =
					usage_error("--severity wants RULE=LEVEL, not \"%s\"", item);
				return;
			}
			*equals = '\0';
			chosen = choose(options, OPTION_SEVERITY, " RULE=LEVEL: the level", equals + 1);
			if (chosen < 0)
				return;
			made->severity = (enum severity)chosen;
		}
		*link = made;
		link = &made->next;
	}
}

static bool whole_number(const char *value, unsigned long least, unsigned long most, unsigned long *number)
{
	char *end;

	errno = 0;
	*number = strtoul(value, &end, 10);
	return is_digit(value[0]) && !*end && !errno && *number >= least && *number <= most;
}

static void set_number(struct options *options, enum option_index index, const char *value)
{
	/* A source is below 4 GiB, and so is what is read of it. */
	unsigned long most = index == OPTION_JOBS ? 4096 : index == OPTION_TASKS ? 100000 : 0x7fffffff;
	unsigned long number;

	if (!whole_number(value, 1, most, &number))
		options->status = usage_error("--%s is a number from 1 to %lu, not \"%s\"",
					      option_rows[index].name, most, value);
	else if (index == OPTION_MAX_BYTES)
		options->settings.max_bytes = number;
	else if (index == OPTION_TASKS)
		options->cost.tasks = (unsigned)number;
	else
		options->jobs = (unsigned)number;
}

static void set_account(struct options *options, const char *value)
{
	if (strlen(value) != 12 || strspn(value, "0123456789") != 12)
		options->status = usage_error("--account has 12 digits; \"%s\" has not", value);
	options->settings.account = value;
}

static void add_late_bound(struct options *options, const char *value)
{
	struct late_bound *made = arena_zalloc(&options->arena, sizeof *made);

	if (!late_bound_is_valid(value)) {
		options->status = usage_error("--late-bound is a JSON pointer such as "
					      "/containerDefinitions/*/image, not \"%s\"",
					      value);
		return;
	}
	made->pointer = value;
	made->next = (struct late_bound *)options->settings.late_bound;
	options->settings.late_bound = made;
}

static void add_glob(struct options *options, enum option_index index, const char *value)
{
	struct glob_list *list = index == OPTION_EXCLUDE ? &options->excludes : &options->includes;

	if (!glob_list_add(list, (struct text){ value, strlen(value) }))
		options->status = usage_error("--%s wants a pattern such as 'build/' or '*.tpl'",
					      option_rows[index].name);
}

static void add_rules_file(struct options *options, const char *path)
{
	struct rules_file **link = &options->rules_files;

	while (*link)
		link = &(*link)->next;
	*link = arena_zalloc(&options->arena, sizeof **link);
	(*link)->path = path;
}

static void apply(struct options *options, enum option_index index, const char *value)
{
	int chosen;

	switch (index) {
	case OPTION_FORMAT:
		set_format(options, value);
		break;
	case OPTION_OUTPUT:
		add_output(options, value);
		break;
	case OPTION_INPUT:
		chosen = choose(options, index, "", value);
		if (chosen > 0)
			options->settings.input = (enum shape)chosen;
		break;
	case OPTION_FAIL_ON:
		chosen = choose(options, index, "", value);
		options->fail_never = chosen == 3;
		if (chosen >= 0 && chosen < 3)
			options->fail_on = (enum severity)chosen;
		break;
	case OPTION_MIN_SEVERITY:
		chosen = choose(options, index, "", value);
		if (chosen >= 0)
			options->settings.min_severity = (enum severity)chosen;
		break;
	case OPTION_LAUNCH_TYPE:
		add_launch_types(options, value);
		break;
	case OPTION_CLIENT:
		chosen = choose(options, index, "", value);
		options->settings.client = chosen == 1 ? CLIENT_AWS_CLI : CLIENT_ANY;
		break;
	case OPTION_RENDERED:
		options->settings.rendered = true;
		break;
	case OPTION_ACCOUNT:
		set_account(options, value);
		break;
	case OPTION_REGION:
		options->settings.region = value;
		break;
	case OPTION_LATE_BOUND:
		add_late_bound(options, value);
		break;
	case OPTION_SELECT:
		adjust(options, ADJUST_SELECT, value);
		break;
	case OPTION_IGNORE:
		adjust(options, ADJUST_IGNORE, value);
		break;
	case OPTION_SEVERITY:
		adjust(options, ADJUST_SEVERITY, value);
		break;
	case OPTION_RULES:
		add_rules_file(options, value);
		break;
	case OPTION_PRICES:
		options->cost.prices = value;
		break;
	case OPTION_EC2_HOURLY:
		options->cost.ec2_hourly = value;
		break;
	case OPTION_EC2_VCPU:
		options->cost.ec2_vcpu = value;
		break;
	case OPTION_EC2_MEMORY:
		options->cost.ec2_memory = value;
		break;
	case OPTION_EXCLUDE:
	case OPTION_INCLUDE:
		add_glob(options, index, value);
		break;
	case OPTION_FORCE_EXCLUDE:
		options->force_exclude = true;
		break;
	case OPTION_NO_GITIGNORE:
		options->no_gitignore = true;
		break;
	case OPTION_SKIP_UNRECOGNISED:
		options->skip_unrecognised = true;
		break;
	case OPTION_FILES_FROM:
		options->files_from = value;
		break;
	case OPTION_NULL:
		options->null = true;
		break;
	case OPTION_ALLOW_NO_FILES:
		options->allow_no_files = true;
		break;
	case OPTION_STDIN_FILENAME:
		options->stdin_filename = value;
		break;
	case OPTION_MAX_BYTES:
	case OPTION_JOBS:
	case OPTION_TASKS:
		set_number(options, index, value);
		break;
	case OPTION_CONFIG:
		options->config = value;
		break;
	case OPTION_ISOLATED:
		options->isolated = true;
		break;
	case OPTION_BASELINE:
		options->baseline = value;
		break;
	case OPTION_NO_BASELINE:
		options->no_baseline = true;
		break;
	case OPTION_COLOR:
		chosen = choose(options, index, "", value);
		options->color = chosen > 0 ? (enum color_mode)chosen : COLOR_AUTO;
		break;
	case OPTION_QUIET:
		options->quiet = true;
		break;
	case OPTION_HELP:
		put_help();
		options->done = true;
		break;
	case OPTION_VERSION:
		puts("ecslint " PACKAGE_VERSION);
		options->done = true;
		break;
	case OPTION_COUNT:
		break;
	}
}

const char *option_variable(enum option_index option)
{
	static const char *const variables[OPTION_COUNT] = {
		[OPTION_FORMAT] = "ECSLINT_FORMAT",     [OPTION_OUTPUT] = "ECSLINT_OUTPUT",
		[OPTION_FAIL_ON] = "ECSLINT_FAIL_ON",   [OPTION_LAUNCH_TYPE] = "ECSLINT_LAUNCH_TYPE",
		[OPTION_CLIENT] = "ECSLINT_CLIENT",     [OPTION_LATE_BOUND] = "ECSLINT_LATE_BOUND",
		[OPTION_SELECT] = "ECSLINT_SELECT",     [OPTION_IGNORE] = "ECSLINT_IGNORE",
		[OPTION_SEVERITY] = "ECSLINT_SEVERITY", [OPTION_CONFIG] = "ECSLINT_CONFIG",
		[OPTION_BASELINE] = "ECSLINT_BASELINE", [OPTION_COLOR] = "ECSLINT_COLOR",
	};

	return variables[option];
}

/* Whether a flag makes the variable count for nothing. */
static bool is_said_otherwise(const struct options *options, enum option_index option, const char *value)
{
	if (options->said[option])
		return true;
	switch (option) {
	case OPTION_FORMAT:
		return options->stdout_taken || options->command != COMMAND_CHECK; /* it is one of reports */
	case OPTION_OUTPUT:
		return options->said[OPTION_FORMAT] == SAID_ON_COMMAND_LINE &&
		       text_ends((struct text){ value, strlen(value) }, ":-");
	case OPTION_CONFIG:
		return options->isolated;
	case OPTION_BASELINE:
		return options->isolated || options->no_baseline;
	default:
		return false;
	}
}

static void apply_environment(struct options *options)
{
	for (int i = 0; i < OPTION_COUNT && options->status == STATUS_CLEAN; i++) {
		enum option_index option = (enum option_index)i;
		const char *name = option_variable(option);
		const char *value = name ? getenv(name) : NULL;

		if (!value || !*value || !(option_rows[i].commands & 1u << options->command) ||
		    is_said_otherwise(options, option, value))
			continue;
		options->said[option] = SAID_BY_ENVIRONMENT;
		apply(options, option, value);
		if (options->status != STATUS_CLEAN)
			fprintf(stderr, "ecslint: this is the environment variable %s\n", name);
	}
}

static enum status unknown_option(const char *word)
{
	struct suggestion suggestion;
	size_t end = strcspn(word, "=");

	if (strncmp(word, "--", 2) || end <= 2)
		return usage_error("there is no option \"-%c\"", optopt);
	suggestion = suggestion_for((struct text){ word + 2, end - 2 });
	for (int i = 0; i < OPTION_COUNT; i++)
		offer(&suggestion, option_rows[i].name);
	if (!suggestion.best)
		return usage_error("there is no option \"%.*s\"", (int)end, word);
	return usage_error("there is no option \"%.*s\"; did you mean \"--%s\"?", (int)end, word,
			   suggestion.best);
}

static enum command command_of(const char *word)
{
	for (int i = 0; word && i < COMMAND_COUNT; i++)
		if (!strcmp(word, commands[i].name))
			return (enum command)i;
	return COMMAND_COUNT;
}

void options_parse(struct options *options, int argc, char **argv)
{
	struct option longs[OPTION_COUNT + 1] = { { NULL, 0, NULL, 0 } };
	char shorts[3 * OPTION_COUNT + 2] = ":";
	size_t length = 1;
	int code;

	*options = (struct options){ .format = &format_text,
				     .fail_on = SEVERITY_WARNING,
				     .cost = { .tasks = 1 } };
	for (int i = 0; i < OPTION_COUNT; i++) {
		longs[i] = (struct option){ option_rows[i].name,
					    option_rows[i].argument ? required_argument : no_argument, NULL,
					    256 + i };
		if (!option_rows[i].letter)
			continue;
		shorts[length++] = option_rows[i].letter;
		if (option_rows[i].argument)
			shorts[length++] = ':';
	}
	options->command = command_of(argc > 1 ? argv[1] : NULL);
	if (options->command == COMMAND_COUNT) {
		options->command = COMMAND_CHECK;
	} else {
		argv[1] = argv[0];
		argc--;
		argv++;
	}
	opterr = 0;
	while (!options->done && options->status == STATUS_CLEAN) {
		int i;

		code = getopt_long(argc, argv, shorts, longs, NULL);
		if (code == -1)
			break;
		if (code == ':') {
			options->status = usage_error("option \"%s\" wants a value", argv[optind - 1]);
			break;
		}
		if (code == '?') {
			/* optopt is set when a known option got a value that it does not take. */
			options->status = optopt >= 256 ? usage_error("option \"--%s\" takes no value",
								      option_rows[optopt - 256].name)
							: unknown_option(argv[optind - 1]);
			break;
		}
		for (i = code - 256; i < 0 && code < 256;)
			for (i = 0; option_rows[i].letter != code; i++)
				;
		if (!(option_rows[i].commands & 1u << options->command)) {
			options->status = usage_error("`ecslint %s` has no option \"--%s\"",
						      commands[options->command].name, option_rows[i].name);
			break;
		}
		options->said[i] = SAID_ON_COMMAND_LINE;
		apply(options, (enum option_index)i, optarg);
	}
	if (!options->done && options->status == STATUS_CLEAN)
		apply_environment(options);
	if (options->stdout_taken && options->said[OPTION_FORMAT])
		options->status = usage_error("--format and --output FORMAT:- both mean standard output");
	options->operands = argv + optind;
	options->operand_count = argc - optind;
}

void options_release(struct options *options)
{
	glob_list_release(&options->excludes);
	glob_list_release(&options->includes);
	arena_release(&options->arena);
}
