/* Reads settings, and says where they are wrong. */
#include "settings_file.h"

#include "display.h"
#include "options.h"
#include "reader.h"
#include "suggest.h"

#include <stdio.h>

static void put_place(struct settings_file *file, struct span at)
{
	struct place place = source_place(&file->source, file->arena, at.start);

	fputs("ecslint: ", stderr);
	put_escaped(stderr, (struct text){ file->name, strlen(file->name) });
	fprintf(stderr, ":%lu:%lu: ", (unsigned long)place.line, (unsigned long)place.column);
	file->errors++;
}

static void put_words(const char *words)
{
	put_escaped(stderr, (struct text){ words, strlen(words) });
	fputc('\n', stderr);
}

void settings_error(struct settings_file *file, const struct node *at, enum part part, const char *format,
		    ...)
{
	va_list args;

	put_place(file, part == PART_KEY && at->key_at.end ? at->key_at : at->at);
	va_start(args, format);
	put_words(arena_vprintf(file->arena, format, args));
	va_end(args);
}

void settings_file_read(struct settings_file *file, const char *name, struct text bytes, struct arena *arena)
{
	struct reader_options options = { .rendered = true, .relaxed = true };
	struct reading reading;

	*file = (struct settings_file){ .name = name,
					.source = { .name = name, .bytes = bytes },
					.arena = arena };
	reading = read_document(&file->source, &options, arena);
	for (const struct fault *fault = reading.faults; fault; fault = fault->next) {
		/* In a string it is text about templates, or a pattern. */
		if (fault->kind == FAULT_TOKEN && fault->node && fault->node->kind == NODE_STRING)
			continue;
		put_place(file, fault->at);
		put_words(fault->message);
	}
	file->root = reading.root;
	if (file->root && file->root->kind != NODE_OBJECT) {
		settings_error(file, file->root, PART_VALUE, "this is %s, and should be an object",
			       node_kind_name(file->root->kind));
		file->root = NULL;
	}
}

const char *settings_string(struct settings_file *file, const struct node *value)
{
	if (value->kind == NODE_STRING)
		return arena_copy(file->arena, value->text.bytes, value->text.length);
	settings_error(file, value, PART_VALUE, "this is %s, and should be a string",
		       node_kind_name(value->kind));
	return NULL;
}

const struct node *next_string(struct settings_file *file, const struct node *string)
{
	for (string = string->parent->kind == NODE_ARRAY ? string->next : NULL; string;
	     string = string->next) {
		if (string->kind == NODE_STRING)
			return string;
		settings_string(file, string);
	}
	return NULL;
}

const struct node *first_string(struct settings_file *file, const struct node *value)
{
	if (value->kind == NODE_STRING)
		return value;
	if (value->kind != NODE_ARRAY) {
		settings_error(file, value, PART_VALUE, "this is %s, and should be a list of strings",
			       node_kind_name(value->kind));
		return NULL;
	}
	if (!value->first || value->first->kind == NODE_STRING)
		return value->first;
	settings_string(file, value->first);
	return next_string(file, value->first);
}

static const char *guess(struct settings_file *file, struct text word, const char *const *words,
			 unsigned count)
{
	struct suggestion suggestion = suggestion_for(word);

	for (unsigned i = 0; i < count; i++)
		suggestion_offer(&suggestion, words[i], strlen(words[i]));
	return did_you_mean(&suggestion, file->arena);
}

int settings_word(struct settings_file *file, const struct node *value, const char *const *words,
		  unsigned count)
{
	if (!settings_string(file, value))
		return -1;
	for (unsigned i = 0; i < count; i++)
		if (text_is(value->text, words[i]))
			return (int)i;
	settings_error(file, value, PART_VALUE, "\"%.*s\" is not possible here%s", TEXT_ARGS(value->text),
		       guess(file, value->text, words, count));
	return -1;
}

void unknown_key(struct settings_file *file, const struct node *member, const char *const *words,
		 unsigned count)
{
	settings_error(file, member, PART_KEY, "there is no key \"%.*s\" here%s", TEXT_ARGS(member->key),
		       guess(file, member->key, words, count));
}
