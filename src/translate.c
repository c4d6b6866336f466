/* Nodes in the API's spelling that know where they come from. */
#include "translate.h"

struct node *translated_node(struct lint *l, const struct node *written)
{
	struct translated_node *made = arena_zalloc(l->arena, sizeof *made);

	made->written = written_node(written);
	made->node.kind = written->kind;
	made->node.flags = (uint8_t)(written->flags | NODE_TRANSLATED) & ~(NODE_EMBEDDED | NODE_SHADOWED);
	made->node.at = written->at;
	made->node.text = written->text;
	return &made->node;
}

struct making make(struct node *node)
{
	return (struct making){ node, &node->first };
}

void put_node(struct making *making, struct text key, const struct node *member, struct node *value)
{
	value->key = key;
	if (member) {
		value->key_at = member->key_at;
		((struct translated_node *)(void *)value)->member = member;
	}
	value->index = making->node->count++;
	value->parent = making->node;
	*making->last = value;
	making->last = &value->next;
}

void put_member(struct making *making, const char *key, const struct node *member, struct node *value)
{
	put_node(making, (struct text){ key, key ? strlen(key) : 0 }, member, value);
}

void make_unknown(struct lint *l, struct node *node)
{
	node->kind = NODE_TOKEN;
	node->text = text_slice(l->document->source.bytes, node->at.start, node->at.end);
}

struct node *unwritten_node(struct lint *l, const struct node *place)
{
	struct node *node = translated_node(l, place);

	node->at.end = node->at.start;
	make_unknown(l, node);
	return node;
}
