/* The examples of rules: as text for people, and as whole documents for tests. */
#include "example.h"

#include <string.h>

const char *example_text(const char *example, struct arena *arena)
{
	char *text = arena_copy(arena, example, strlen(example));

	for (char *c = text; *c; c++)
		if (*c == '\'')
			*c = '"';
	return text;
}

static const char *task_members(const struct rule *rule)
{
	static const char awsvpc[] = "\"networkMode\": \"awsvpc\", \"cpu\": \"1024\", \"memory\": \"2048\"";

	if (rule->launch == LAUNCH_FARGATE && rule->os == OS_IS_WINDOWS)
		return "\"requiresCompatibilities\": [\"FARGATE\"], \"networkMode\": \"awsvpc\", \"cpu\": "
		       "\"1024\", "
		       "\"memory\": \"2048\", \"runtimePlatform\": {\"operatingSystemFamily\": "
		       "\"WINDOWS_SERVER_2022_CORE\"}";
	if (rule->os == OS_IS_WINDOWS)
		return "\"requiresCompatibilities\": [\"EC2\"], \"runtimePlatform\": "
		       "{\"operatingSystemFamily\": "
		       "\"WINDOWS_SERVER_2022_CORE\"}";
	if (rule->launch == LAUNCH_FARGATE)
		return "\"requiresCompatibilities\": [\"FARGATE\"], \"networkMode\": \"awsvpc\", \"cpu\": "
		       "\"1024\", "
		       "\"memory\": \"2048\"";
	if (rule->launch == LAUNCH_MANAGED_INSTANCES)
		return "\"requiresCompatibilities\": [\"MANAGED_INSTANCES\"], \"networkMode\": \"awsvpc\", "
		       "\"cpu\": \"1024\", \"memory\": \"2048\"";
	if (rule->launch == LAUNCH_EXTERNAL)
		return "\"requiresCompatibilities\": [\"EXTERNAL\"], \"networkMode\": \"bridge\"";
	if (rule->launch & LAUNCH_EC2)
		return "\"requiresCompatibilities\": [\"EC2\"], \"networkMode\": \"bridge\"";
	if (rule->network == NETWORK_IS_AWSVPC)
		return awsvpc;
	if (rule->network && !(rule->network & NETWORK_IS_BRIDGE))
		return rule->network & NETWORK_IS_HOST ? "\"networkMode\": \"host\""
						       : "\"networkMode\": \"none\"";
	return "\"networkMode\": \"bridge\"";
}

static const char *expanded(const char *text, struct arena *arena)
{
	enum { LONG_BYTES = 70000 };
	const char *mark = strstr(text, EXAMPLE_LONG_TEXT);
	size_t before, after;
	char *out;

	if (!mark)
		return text;
	before = (size_t)(mark - text);
	mark += strlen(EXAMPLE_LONG_TEXT);
	after = strlen(mark) + 1;
	out = arena_alloc(arena, before + LONG_BYTES + after);
	memcpy(out, text, before);
	memset(out + before, 'x', LONG_BYTES);
	memcpy(out + before + LONG_BYTES, mark, after);
	return out;
}

const char *example_document(const struct rule *rule, const char *example, struct arena *arena)
{
	const char *text = expanded(example_text(example, arena), arena);

	if (example[0] != '\'')
		return text;
	return arena_printf(
		arena,
		"{\"family\": \"web\", %s, \"executionRoleArn\": "
		"\"arn:aws:iam::123456789012:role/ecsTaskExecutionRole\", \"containerDefinitions\": "
		"[{\"name\": \"app\", \"image\": \"nginx:1.27\", \"memory\": 256, %s}]}",
		task_members(rule), text);
}
