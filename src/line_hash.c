/* A rolling hash over UTF-16 code units; what it is when a line's first one leaves the window is the line's.
 */
#include "line_hash.h"

#include "display.h"
#include "names.h"

enum { WINDOW = 100, FACTOR = 37, END_OF_FILE = 0xffff, NOT_UTF8 = 0xfffd };

struct roll {
	uint64_t hash;
	uint64_t oldest_factor; /* FACTOR to the power of WINDOW */
	uint16_t window[WINDOW];
	uint64_t lines[WINDOW]; /* whose line begins with this unit; 0: none */
	unsigned at;
	uint64_t line; /* that was begun last */
	bool line_starts; /* with the next unit */
	bool after_return;
	void (*use)(void *context, uint64_t line, uint64_t hash);
	void *context;
};

static void report_line(struct roll *roll)
{
	if (roll->lines[roll->at])
		roll->use(roll->context, roll->lines[roll->at], roll->hash);
	roll->lines[roll->at] = 0;
}

static void push(struct roll *roll, uint16_t unit)
{
	roll->hash = roll->hash * FACTOR + unit - roll->oldest_factor * roll->window[roll->at];
	roll->window[roll->at] = unit;
	roll->at = (roll->at + 1) % WINDOW;
}

static void take(struct roll *roll, uint16_t unit)
{
	bool after_return = roll->after_return;

	roll->after_return = unit == '\r';
	if (unit == ' ' || unit == '\t' || (unit == '\n' && after_return))
		return;
	if (unit == '\r')
		unit = '\n';
	report_line(roll);
	if (roll->line_starts)
		roll->lines[roll->at] = ++roll->line;
	roll->line_starts = unit == '\n';
	push(roll, unit);
}

static void each_line(struct text bytes, void (*use)(void *context, uint64_t line, uint64_t hash),
		      void *context)
{
	struct roll roll = { .oldest_factor = 1, .line_starts = true, .use = use, .context = context };

	for (int i = 0; i < WINDOW; i++)
		roll.oldest_factor *= FACTOR;
	for (size_t i = 0; i < bytes.length;) {
		unsigned code;
		unsigned length = utf8_decode(bytes, i, &code);

		if (!length)
			code = NOT_UTF8;
		if (code > 0xffff) {
			take(&roll, (uint16_t)(0xd800 + ((code - 0x10000) >> 10)));
			take(&roll, (uint16_t)(0xdc00 + ((code - 0x10000) & 0x3ff)));
		} else {
			take(&roll, (uint16_t)code);
		}
		i += length ? length : 1;
	}
	take(&roll, END_OF_FILE);
	for (int i = 0; i < WINDOW; i++) {
		report_line(&roll);
		push(&roll, 0);
	}
}

struct wanted {
	struct line_hash *lines;
	size_t count;
	size_t next;
	struct names seen; /* how often, by hash */
};

static struct text key_of(const uint64_t *hash)
{
	return (struct text){ (const char *)hash, sizeof *hash };
}

static void keep_hash(void *context, uint64_t line, uint64_t hash)
{
	struct wanted *wanted = context;

	if (wanted->next < wanted->count && wanted->lines[wanted->next].line == line)
		wanted->lines[wanted->next++].hash = hash;
}

static void count_hash(void *context, uint64_t line, uint64_t hash)
{
	struct wanted *wanted = context;
	uint64_t *seen = (uint64_t *)names_find(&wanted->seen, key_of(&hash));

	if (seen)
		++*seen;
	if (wanted->next < wanted->count && wanted->lines[wanted->next].line == line)
		wanted->lines[wanted->next++].occurrence = *seen;
}

void line_hashes(struct text bytes, struct line_hash *lines, size_t count, struct arena *arena)
{
	struct wanted wanted = { .lines = lines, .count = count };

	each_line(bytes, keep_hash, &wanted);
	names_init(&wanted.seen, arena);
	for (size_t i = 0; i < wanted.next; i++)
		names_add(&wanted.seen, key_of(&lines[i].hash), arena_zalloc(arena, sizeof(uint64_t)));
	wanted.count = wanted.next;
	wanted.next = 0;
	each_line(bytes, count_hash, &wanted);
}
