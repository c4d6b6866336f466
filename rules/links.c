/* Links between containers on the bridge network. */
#include "rule.h"

/* What may be related without the report growing with the cycle. */
enum { SHOWN_LINKS = 6 };

static struct text target_of(struct text link)
{
	return text_slice(link, 0, text_find(link, ':'));
}

static bool is_link(struct text link)
{
	struct text target = target_of(link);
	struct text alias = text_slice(link, target.length + 1, link.length);

	return target.length &&
	       (target.length == link.length || (alias.length && text_find(alias, ':') == alias.length));
}

static void link_format(struct lint *l, const struct container *container)
{
	const struct str_list *links = &container->links;

	for (uint32_t i = 0; i < links->count; i++)
		if (is_ok(links->v[i]) && !is_link(links->v[i].v))
			flag(l, links->v[i].at, "%s: link %s is not NAME or NAME:ALIAS",
			     container_title(l, container), show(l, links->v[i].at));
}

static void unknown_container(struct lint *l, const struct container *container)
{
	const struct str_list *links = &container->links;

	if (!l->facts->containers_known)
		return;
	for (uint32_t i = 0; i < links->count; i++) {
		struct text target;
		const char *closest;
		struct finding *finding;

		if (!is_ok(links->v[i]) || !is_link(links->v[i].v))
			continue;
		target = target_of(links->v[i].v);
		if (find_container(l, target))
			continue;
		finding = flag(l, links->v[i].at, "%s links to %s, which the task does not have",
			       container_title(l, container), show_text(l, target, links->v[i].at));
		closest = closest_container(l, target);
		if (closest) {
			label(l, finding, "did you mean \"%s\"?", closest);
			advise(l, finding, "write \"%s\"", closest);
		}
	}
}

/* A walk along the links, without recursion: a definition may be long and hostile. */
struct walk {
	const struct container_list *list;
	struct step {
		const struct container *container;
		uint32_t link; /* the next one to follow */
	} * steps;
	uint32_t depth;
	/* Of each container: 0 = not seen, its place in `steps` from 1, or DONE. */
	uint32_t *places;
};

enum { DONE = UINT32_MAX };

static void enter(struct walk *walk, const struct container *container)
{
	walk->steps[walk->depth++] = (struct step){ container, 0 };
	walk->places[container - walk->list->v] = walk->depth;
}

/* The last link of the walk leads back to the container at `place`. */
static void report_cycle(struct lint *l, const struct walk *walk, uint32_t place)
{
	const struct step *last = &walk->steps[walk->depth - 1];
	const struct str *closing = &last->container->links.v[last->link - 1];
	uint32_t length = walk->depth - place + 1;
	struct finding *finding;

	if (length == 1) {
		flag(l, closing->at, "%s links to itself", container_title(l, last->container));
		return;
	}
	finding = flag(l, closing->at, "%s links back to %s: a cycle of %" PRIu32 " containers",
		       container_title(l, last->container), show_text(l, target_of(closing->v), closing->at),
		       length);
	label(l, finding, "closes the cycle");
	for (uint32_t i = place; i < walk->depth && i < place + SHOWN_LINKS; i++) {
		const struct step *step = &walk->steps[i - 1];

		relate(l, finding, step->container->links.v[step->link - 1].at, "leads here");
	}
}

/* Follows the next link of the last container, or leaves it. */
static void advance(struct lint *l, struct walk *walk)
{
	struct step *last = &walk->steps[walk->depth - 1];
	const struct str_list *links = &last->container->links;
	const struct container *target;
	uint32_t place;

	if (last->link == links->count) {
		walk->places[last->container - walk->list->v] = DONE;
		walk->depth--;
		return;
	}
	last->link++;
	if (!is_ok(links->v[last->link - 1]))
		return;
	target = find_container(l, target_of(links->v[last->link - 1].v));
	if (!target)
		return;
	place = walk->places[target - walk->list->v];
	if (!place)
		enter(walk, target);
	else if (place != DONE)
		report_cycle(l, walk, place);
}

static void link_cycle(struct lint *l, const struct task *task)
{
	struct walk walk = { .list = &task->container_definitions };
	uint32_t count = walk.list->count, linking = 0;

	for (uint32_t i = 0; i < count; i++)
		linking += walk.list->v[i].links.count > 0;
	if (!linking)
		return;
	walk.steps = arena_alloc(l->arena, count * sizeof *walk.steps);
	walk.places = arena_zalloc(l->arena, count * sizeof *walk.places);
	for (uint32_t i = 0; i < count; i++) {
		if (walk.places[i])
			continue;
		enter(&walk, &walk.list->v[i]);
		while (walk.depth)
			advance(l, &walk);
	}
}

/* clang-format off */
#define LINKED(app, side) "{'family': 'web', 'networkMode': 'bridge', 'containerDefinitions': [" \
	"{'name': 'app', 'image': 'nginx:1.27', 'memory': 256, 'links': [" app "]}, " \
	"{'name': 'cache', 'image': 'redis:7.4', 'memory': 256, 'links': [" side "]}]}"

static const struct rule rules[] = {
	{
		.id = "link-format",
		.severity = SEVERITY_WARNING,
		.network = NETWORK_IS_BRIDGE,
		.summary = "a link is not NAME or NAME:ALIAS",
		.why = "A link names a container of the same task and, behind a colon, the name under which this container "
		       "reaches it. The agent on the instance cannot read anything else (\"invalid link format\") and does not start "
		       "the task.",
		.help = "write \"cache\" or \"cache:redis\"",
		.page = &page_container,
		.since = "2026-11",
		.bad = LINKED("'cache:redis:6379'", ""),
		.good = LINKED("'cache:redis'", ""),
		.container = link_format,
	},
	{
		.id = "link-unknown-container",
		.severity = SEVERITY_WARNING,
		.network = NETWORK_IS_BRIDGE,
		.summary = "a link names a container that the task does not have",
		.why = "Links lead to containers of the same task definition, by their name. The agent on the instance stops the "
		       "task when it does not find one (\"could not find container for link\"); whether ECS already refuses the "
		       "definition was not seen.",
		.help = "name a container of this task definition",
		.page = &page_container,
		.since = "2026-11",
		.bad = LINKED("'redis'", ""),
		.good = LINKED("'cache'", ""),
		.container = unknown_container,
	},
	{
		.id = "link-cycle",
		.severity = SEVERITY_ERROR,
		.network = NETWORK_IS_BRIDGE,
		.summary = "links form a cycle",
		.why = "A container is started after those that it links to. In a cycle none could be the first, and ECS "
		       "refuses the definition.",
		.help = "remove one of the links; containers with a hostPort also reach each other through the instance",
		.answer = "Container links should not have a cycle",
		.page = &page_container,
		.since = "2018",
		.bad = LINKED("'cache'", "'app'"),
		.good = LINKED("'cache'", ""),
		.task = link_cycle,
	},
};

const struct topic topic_links = TOPIC("links", "Links between containers", rules);
