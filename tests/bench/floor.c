/* What no linter can beat: walk the paths given, then only read every file, or read it and parse it with
 * jansson. Also tells how much memory a command takes at its peak.
 *
 *   floor walk|read|parse PATH...    floor lines|parse-lines <FILE.ndjson    floor peak COMMAND... */
#define _DEFAULT_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROOM = 1 << 22 };
static char text[ROOM];
static unsigned long files, bytes;
static bool do_read, do_parse;

static void die(const char *what, const char *why)
{
	fprintf(stderr, "%s: %s\n", what, why);
	exit(2);
}

static void parse(const char *name, const char *from, size_t length)
{
	json_error_t error;
	json_t *root = json_loadb(from, length, 0, &error);

	if (!root)
		die(name, error.text);
	json_decref(root);
}

static void one(const char *path)
{
	size_t length = 0;
	ssize_t got;
	int fd;

	files++;
	if (!do_read)
		return;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		die(path, "cannot open");
	while (length < ROOM && (got = read(fd, text + length, ROOM - length)) > 0)
		length += (size_t)got;
	close(fd);
	bytes += length;
	if (do_parse)
		parse(path, text, length);
}

static void walk(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;

	if (!dir) {
		one(path);
		return;
	}
	while ((entry = readdir(dir))) {
		char below[4096];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
		if (entry->d_type == DT_REG)
			one(below);
		else
			walk(below);
	}
	closedir(dir);
}

static void lines(void)
{
	size_t held = 0;
	ssize_t got;

	while ((got = read(STDIN_FILENO, text + held, ROOM - held)) > 0) {
		char *start = text, *end;

		held += (size_t)got;
		bytes += (size_t)got;
		while ((end = memchr(start, '\n', held - (size_t)(start - text)))) {
			files++;
			if (do_parse)
				parse("line", start, (size_t)(end - start));
			start = end + 1;
		}
		held -= (size_t)(start - text);
		memmove(text, start, held);
	}
}

static int peak(char **command)
{
	struct rusage usage;
	int status;
	pid_t child = fork();

	if (child == 0) {
		execvp(command[0], command);
		die(command[0], "cannot run");
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0)
		die(command[0], "cannot wait");
	fprintf(stderr, "peak KiB: %ld\n", usage.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

int main(int argc, char **argv)
{
	if (argc < 2)
		die("usage", "floor walk|read|parse PATH... | lines|parse-lines <FILE | peak COMMAND...");
	if (argc > 2 && !strcmp(argv[1], "peak"))
		return peak(argv + 2);
	do_parse = !strncmp(argv[1], "parse", 5);
	do_read = do_parse || !strcmp(argv[1], "read");
	if (strstr(argv[1], "lines"))
		lines();
	for (int i = 2; i < argc; i++)
		walk(argv[i]);
	printf("%lu definitions, %lu bytes\n", files, bytes);
	return 0;
}
