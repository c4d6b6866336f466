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

static uint64_t rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static void sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = rotate(v[1], 13) ^ v[0];
	v[3] = rotate(v[3], 16) ^ v[2];
	v[0] = rotate(v[0], 32);
	v[2] += v[1];
	v[0] += v[3];
	v[1] = rotate(v[1], 17) ^ v[2];
	v[3] = rotate(v[3], 21) ^ v[0];
	v[2] = rotate(v[2], 32);
}

/* SipHash-1-3. */
static uint64_t hash_key(struct text key, const uint64_t seed[2])
{
	uint64_t v[4] = { seed[0] ^ 0x736f6d6570736575, seed[1] ^ 0x646f72616e646f6d,
			  seed[0] ^ 0x6c7967656e657261, seed[1] ^ 0x7465646279746573 };
	size_t i = 0;
	uint64_t word;

	for (; i + sizeof word <= key.length; i += sizeof word) {
		memcpy(&word, key.bytes + i, sizeof word);
		v[3] ^= word;
		sip_round(v);
		v[0] ^= word;
	}
	word = 0;
	if (key.length > i)
		memcpy(&word, key.bytes + i, key.length - i);
	word ^= (uint64_t)key.length << 56;
	v[3] ^= word;
	sip_round(v);
	v[0] ^= word;
	v[2] ^= 0xff;
	sip_round(v);
	sip_round(v);
	sip_round(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
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
