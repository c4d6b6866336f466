/* Volumes in places that belong to the container. */
#include "rule.h"

static void volume_at_tmp(struct lint *l, const struct container *c)
{
	for (uint32_t i = 0; i < c->mount_points.count; i++) {
		const struct mount_point *mount = &c->mount_points.v[i];

		if (!is_ok(*mount) || !is_ok(mount->container_path))
			continue; /* absent, mistyped or a template: not ours */
		if (!text_is(mount->container_path.v, "/tmp"))
			continue;
		advise(l,
		       flag(l, mount->container_path.at, "%s mounts a volume at /tmp", container_title(l, c)),
		       "mount it at /scratch, and leave /tmp to the container");
	}
}

static const struct rule rules[] = {
	{
		.id = "volume-at-tmp",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_EC2 | LAUNCH_FARGATE,
		.summary = "A volume is mounted at /tmp",
		.why = "Many programs trust names in /tmp that nobody else may write to.",
		.help = "mount the volume somewhere else",
		.page = &page_bind_mounts,
		.since = "2018",
		.bad = "'mountPoints': [{'sourceVolume': 'data', 'containerPath': '/tmp'}]",
		.good = "'mountPoints': [{'sourceVolume': 'data', 'containerPath': '/scratch'}]",
		.container = volume_at_tmp,
	},
};

extern const struct topic topic_example;
const struct topic topic_example = TOPIC("example", "A rule as docs/writing-rules.md shows it", rules);
