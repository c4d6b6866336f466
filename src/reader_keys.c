/* Finds keys written twice, in linear time whatever the keys are. */
#include <time.h>

#include "reader_internal.h"

/* Objects up to this size are compared member by member. */
enum { SMALL_OBJECT = 16 };

struct key_entry {
	uint64_t hash;
	struct node *first;
	struct node *latest;
};

/* Open addressing; at most half full. */
struct key_set {
	size_t size; /* a power of two */
	size_t used;
	uint64_t seed[2]; /* so that nobody can choose keys that collide */
	struct key_entry *entries;
};

static inline uint64_t rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

struct sip {
	uint64_t a, b, c, d;
};

static inline struct sip sip_round(struct sip s)
{
	s.a += s.b;
	s.c += s.d;
	s.b = rotate(s.b, 13) ^ s.a;
	s.d = rotate(s.d, 16) ^ s.c;
	s.a = rotate(s.a, 32);
	s.c += s.b;
	s.a += s.d;
	s.b = rotate(s.b, 17) ^ s.c;
	s.d = rotate(s.d, 21) ^ s.a;
	s.c = rotate(s.c, 32);
	return s;
}

static inline struct sip sip_word(struct sip s, uint64_t word)
{
	s.d ^= word;
	s = sip_round(s);
	s.a ^= word;
	return s;
}

/* SipHash-1-3. */
static uint64_t hash_key(struct text key, const uint64_t seed[2])
{
	struct sip s = { seed[0] ^ 0x736f6d6570736575, seed[1] ^ 0x646f72616e646f6d,
			 seed[0] ^ 0x6c7967656e657261, seed[1] ^ 0x7465646279746573 };
	uint64_t last = (uint64_t)key.length << 56;
	size_t i = 0;

	for (; i + sizeof(uint64_t) <= key.length; i += sizeof(uint64_t)) {
		uint64_t word;

		memcpy(&word, key.bytes + i, sizeof word);
		s = sip_word(s, word);
	}
	for (int by = 0; i < key.length; i++, by += 8)
		last |= (uint64_t)(unsigned char)key.bytes[i] << by;
	s = sip_word(s, last);
	s.c ^= 0xff;
	s = sip_round(sip_round(sip_round(s)));
	return s.a ^ s.b ^ s.c ^ s.d;
}

static struct key_entry *key_entry(struct key_set *set, uint64_t hash, struct text key)
{
	size_t i = hash & (set->size - 1);

	while (set->entries[i].first &&
	       (set->entries[i].hash != hash || !text_equal(set->entries[i].first->key, key)))
		i = (i + 1) & (set->size - 1);
	return &set->entries[i];
}

static void set_resize(struct key_set *set, struct arena *arena, size_t size)
{
	struct key_entry *old = set->entries;
	size_t old_size = set->size;

	set->size = size;
	set->entries = arena_zalloc(arena, size * sizeof *set->entries);
	for (size_t i = 0; i < old_size; i++) {
		size_t at = old[i].hash & (size - 1);

		if (!old[i].first)
			continue;
		while (set->entries[at].first)
			at = (at + 1) & (size - 1);
		set->entries[at] = old[i];
	}
}

/* Puts the member in; the entry it went to. */
static struct key_entry *set_add(struct key_set *set, struct arena *arena, struct node *member)
{
	uint64_t hash = hash_key(member->key, set->seed);
	struct key_entry *entry = key_entry(set, hash, member->key);

	if (!entry->first) {
		entry->hash = hash;
		entry->first = entry->latest = member;
		if (++set->used * 2 > set->size) {
			set_resize(set, arena, set->size * 2);
			entry = key_entry(set, hash, member->key);
		}
	}
	return entry;
}

/* Only members before `member` are in it. */
static struct key_set *set_of(struct reader *r, const struct node *object, const struct node *member)
{
	struct key_set *set = arena_zalloc(r->arena, sizeof *set);
	struct timespec now = { 0, 0 };

	clock_gettime(CLOCK_REALTIME, &now);
	set->seed[0] = (uint64_t)now.tv_nsec * 0x9E3779B97F4A7C15 ^ (uint64_t)now.tv_sec;
	set->seed[1] = (uint64_t)(uintptr_t)set * 0x9E3779B97F4A7C15 ^ (uint64_t)(uintptr_t)&now;
	set_resize(set, r->arena, (size_t)SMALL_OBJECT * 4);
	for (struct node *other = object->first; other != member; other = other->next)
		set_add(set, r->arena, other)->latest = other;
	return set;
}

static void tell(struct reader *r, const struct node *member, const struct node *first, struct node *latest)
{
	const char *start = r->bytes + member->key_at.start;
	const char *end = r->bytes + member->key_at.end;

	latest->flags |= NODE_SHADOWED;
	if (r->duplicate_count > MAX_FAULTS)
		return;
	complain(r, COMPLAINT_DUPLICATE_KEY, start, end, member, quote(r, start, end))->related =
		first->key_at;
}

void check_duplicate(struct reader *r, struct frame *frame, struct node *member)
{
	struct text key = member->key;
	unsigned likeness = (unsigned)key.length;
	struct node *first = NULL;
	struct node *latest = NULL;

	if (key.length)
		likeness += (unsigned)(unsigned char)key.bytes[0] * 5 +
			    (unsigned)(unsigned char)key.bytes[key.length - 1] * 11 +
			    (unsigned)(unsigned char)key.bytes[key.length / 2] * 23;
	/* A template decides which members remain: two branches may well have the same key. */
	if (frame->node->flags & NODE_OPEN)
		return;
	if (frame->keys || frame->node->count > SMALL_OBJECT) {
		struct key_entry *entry;

		if (!frame->keys)
			frame->keys = set_of(r, frame->node, member);
		entry = set_add(frame->keys, r->arena, member);
		if (entry->first != member) {
			tell(r, member, entry->first, entry->latest);
			entry->latest = member;
		}
		return;
	}
	if (frame->seen & (uint64_t)1 << (likeness & 63)) {
		for (struct node *other = frame->node->first; other != member; other = other->next)
			if (text_equal(other->key, key)) {
				latest = other;
				if (!first)
					first = other;
			}
		if (first)
			tell(r, member, first, latest);
	}
	frame->seen |= (uint64_t)1 << (likeness & 63);
}
