/* Runs a fuzz target without a fuzzing engine: over the files named, or over mutations of its seeds. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz_seeds.h"

enum { DEFAULT_RUNS = 20000, MAX_INPUT = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t state = 0x2545F4914F6CDD1D;

static size_t below(size_t limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return limit ? (size_t)(state >> 11) % limit : 0;
}

static size_t seed_count(void)
{
	size_t count = 0;

	while (fuzz_seeds[count].bytes)
		count++;
	return count;
}

static size_t insert(char *bytes, size_t size, size_t at, const char *what, size_t length)
{
	if (size + length > MAX_INPUT)
		return size;
	memmove(bytes + at + length, bytes + at, size - at);
	memcpy(bytes + at, what, length);
	return size + length;
}

static size_t mutate(char *bytes, size_t size)
{
	static const char *const pieces[] = { "{",   "}",    "[",    "]",  ",",     ":",      "\"",
					      "'",   "\\",   "\\u",  "//", "/*",    "{{",     "}}",
					      "{%",  "%}",   "${",   "$A", "null",  "true",   "NaN",
					      "\n",  "\r\n", "#",    "=",  ";",     "-",      "0",
					      "1e5", "\xC3", "\xA0", "<",  "__A__", "\"a\": " };
	size_t at = below(size + 1);
	struct text seed;
	const char *piece;

	switch (below(6)) {
	case 0: /* drop a stretch */
		if (at < size) {
			size_t length = 1 + below(size - at > 8 ? 8 : size - at);

			memmove(bytes + at, bytes + at + length, size - at - length);
			return size - length;
		}
		return size;
	case 1:
		if (at < size)
			bytes[at] = (char)below(256);
		return size;
	case 2: /* repeat a stretch */
		if (at < size) {
			char room[16];
			size_t length = 1 + below(size - at > sizeof room ? sizeof room : size - at);

			memcpy(room, bytes + at, length);
			return insert(bytes, size, below(size + 1), room, length);
		}
		return size;
	case 3:
		seed = fuzz_seeds[below(seed_count())];
		if (seed.length) {
			size_t from = below(seed.length);

			return insert(bytes, size, at, seed.bytes + from, 1 + below(seed.length - from));
		}
		return size;
	default:
		piece = pieces[below(sizeof pieces / sizeof pieces[0])];
		return insert(bytes, size, at, piece, strlen(piece));
	}
}

/* From a room with nothing behind it: there the sanitizer sees who reads on. */
static void run_input(const char *bytes, size_t size)
{
	uint8_t *room = malloc(size ? size : 1);

	if (!room)
		abort();
	memcpy(room, bytes, size);
	LLVMFuzzerTestOneInput(room, size);
	free(room);
}

static void run_mutations(unsigned long runs)
{
	static char bytes[MAX_INPUT];
	size_t seeds = seed_count();
	size_t size = 0;

	for (size_t i = 0; i < seeds; i++)
		run_input(fuzz_seeds[i].bytes, fuzz_seeds[i].length);
	for (unsigned long i = 0; i < runs; i++) {
		/* Several rounds on one seed, each on top of the last. */
		if (i % 16 == 0) {
			struct text seed = fuzz_seeds[below(seeds)];

			size = seed.length < MAX_INPUT ? seed.length : MAX_INPUT;
			memcpy(bytes, seed.bytes, size);
		}
		size = mutate(bytes, size);
		run_input(bytes, size);
	}
	printf("%lu runs over %zu seeds\n", runs, seeds);
}

static int run_file(const char *name)
{
	FILE *file = fopen(name, "rb");
	char *bytes = NULL;
	size_t size = 0;
	size_t room = 0;
	size_t got;

	if (!file) {
		perror(name);
		return 1;
	}
	do {
		room += 65536;
		bytes = realloc(bytes, room);
		if (!bytes)
			abort();
		got = fread(bytes + size, 1, room - size, file);
		size += got;
	} while (size == room);
	fclose(file);
	run_input(bytes, size);
	free(bytes);
	return 0;
}

/* fuzz_main [-runs=N] [FILE…] */
int main(int argc, char **argv)
{
	const char *wanted = getenv("FUZZ_RUNS");
	unsigned long runs = wanted ? strtoul(wanted, NULL, 10) : DEFAULT_RUNS;
	int files = 0;
	int status = 0;

	for (int i = 1; i < argc; i++) {
		if (!strncmp(argv[i], "-runs=", 6)) {
			runs = strtoul(argv[i] + 6, NULL, 10);
			continue;
		}
		files++;
		status |= run_file(argv[i]);
	}
	if (!files)
		run_mutations(runs);
	return status;
}
