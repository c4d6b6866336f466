/* Tells by its name whether a file is a task definition. */
#include "file_name.h"

/* `task[-_]?def`, in any case. */
bool has_task_name(struct text name)
{
	for (size_t i = 0; i + 7 <= name.length; i++) {
		size_t next = i + 4;

		if (!text_equal_ignoring_case(text_slice(name, i, next), TEXT("task")))
			continue;
		if (name.bytes[next] == '-' || name.bytes[next] == '_')
			next++;
		if (text_equal_ignoring_case(text_slice(name, next, next + 3), TEXT("def")))
			return true;
	}
	return false;
}

enum certainty certainty_by_name(struct text name, struct text folder)
{
	bool is_json = text_ends_ignoring_case(name, ".json");

	if (is_json || text_ends_ignoring_case(name, ".ndjson") || text_ends_ignoring_case(name, ".jsonl"))
		return has_task_name(name) || (is_json && has_task_name(folder)) ? BY_NAME : BY_CONTENT;
	return text_ends_ignoring_case(name, ".template") ? BY_CONTENT : NOT_AT_ALL;
}
