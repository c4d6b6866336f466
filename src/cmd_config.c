/* `ecslint config`: tells what is in force for a file, and where that is said. */
#include "baseline.h"
#include "display.h"
#include "profile.h"

#include <stdlib.h>

static void put_place(const struct settings_file *file, const struct node *at)
{
	struct source source = file->source;
	struct place place =
		source_place(&source, file->arena, at->key_at.end ? at->key_at.start : at->at.start);

	fputs("  (", stdout);
	put_escaped(stdout, (struct text){ file->name, strlen(file->name) });
	printf(":%lu)\n", (unsigned long)place.line);
}

/* The member's value as it is written, in one line. */
static void put_value(const struct settings_file *file, const struct node *member)
{
	bool blank = false, inside = false;

	for (uint32_t i = member->at.start; i < member->at.end; i++) {
		char c = file->source.bytes.bytes[i];

		if (c == '"' && (i == member->at.start || file->source.bytes.bytes[i - 1] != '\\'))
			inside = !inside;
		blank |= !inside && is_blank(c);
		if (!inside && is_blank(c))
			continue;
		if (blank)
			fputc(' ', stdout);
		blank = false;
		put_escaped(stdout, (struct text){ &file->source.bytes.bytes[i], 1 });
	}
}

static void put_member(const struct settings_file *file, const struct node *member)
{
	printf("%.*s: ", TEXT_ARGS(member->key));
	put_value(file, member);
	put_place(file, member);
}

static void put_config(const struct config *config, uint64_t overrides, unsigned *number)
{
	const struct node *root = config->file.root;
	const struct node *list = root ? node_member(root, "overrides") : NULL;

	for (const struct node *child = root ? root->first : NULL; child; child = child->next)
		if (child != list && !text_is(child->key, "$schema") && !text_is(child->key, "extends"))
			put_member(&config->file, child);
	for (const struct node *entry = list ? list->first : NULL; entry; entry = entry->next) {
		if (!(overrides >> (*number)++ & 1))
			continue;
		for (const struct node *child = entry->first; child; child = child->next)
			if (!text_is(child->key, "files"))
				put_member(&config->file, child);
	}
}

static void put_flags(const struct options *options)
{
	const char *value;

	value = getenv("ECSLINT_FAIL_ON");
	if (value && *value)
		printf("failOn: \"%s\"  (ECSLINT_FAIL_ON)\n", value);
	if (options->baseline)
		printf("baseline: \"%s\"  (command line or ECSLINT_BASELINE)\n", options->baseline);
}

static void put_all(const struct options *options, struct configs *configs, const char *path)
{
	const struct placed *place = place_of(configs, path);
	struct config *chain[MOST_CHAINED];
	struct profile *profiles = NULL;
	unsigned length, number = 0;
	const struct profile *profile;

	if (configs->failed)
		return;
	if (!place->config) {
		printf("no configuration is for %s: the defaults hold\n", path);
		put_flags(options);
		return;
	}
	profile = profile_for(&profiles, options, place->config,
			      path_seen_from(place, path, place->config->folder, &configs->arena));
	length = config_chain(place->config, chain, MOST_CHAINED);
	for (unsigned i = 0; i < length; i++)
		put_config(chain[i], profile->overrides, &number);
	put_flags(options);
	if (place->config->known)
		printf("known findings: %s\n", baseline_file(place->config->known)->name);
	profiles_release(profiles);
}

enum status cmd_config(struct options *options)
{
	enum status status;
	struct configs configs;

	if (options->operand_count > 1)
		return usage_error("name one file or folder");
	configs_init(&configs, options);
	put_all(options, &configs, options->operand_count ? options->operands[0] : "x");
	status = configs.failed ? STATUS_USAGE : STATUS_CLEAN;
	configs_release(&configs);
	return flush_output() == STATUS_CLEAN ? status : STATUS_FAILED;
}
