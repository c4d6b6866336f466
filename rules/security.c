/* Where a task's images and rights come from, and how its files travel. */
#include "rule.h"

#include "image_reference.h"
#include "linter.h"

static void transit_encryption(struct lint *l, const struct volume *volume)
{
	const struct efs_volume *efs = &volume->efs_volume_configuration;
	const struct efs_authorization *authorization = &efs->authorization_config;
	const struct choice *encryption = &efs->transit_encryption;
	bool disabled = is_ok(*encryption) && encryption->v == TOGGLE_DISABLED;

	if (!is_ok(*efs) || !(is_absent(*encryption) || disabled) || l->facts->os == OS_IS_WINDOWS)
		return;
	/* With these ECS refuses it, which is said elsewhere. */
	if (num_ok(efs->transit_encryption_port) ||
	    (is_ok(*authorization) &&
	     (str_ok(authorization->access_point_id) ||
	      (is_ok(authorization->iam) && authorization->iam.v == TOGGLE_ENABLED))))
		return;
	flag(l, disabled ? encryption->at : efs->at, "%s: the traffic to the file system is not encrypted",
	     volume_title(l, volume));
}

static bool parse(struct lint *l, const struct container *container, struct image_reference *reference)
{
	return str_ok(container->image) &&
	       (image_parse_ordinary(container->image.v, reference) ||
		image_parse(&l->linter->patterns, container->image.v, reference) == IMAGE_FITS);
}

static void without_digest(struct lint *l, const struct container *container)
{
	struct image_reference reference;

	/* Of "latest" and no tag at all speak the default rules. */
	if (!parse(l, container, &reference) || reference.digest.length || !reference.tag.length ||
	    text_is(reference.tag, "latest"))
		return;
	flag(l, container->image.at, "%s: image %s is named by a tag, and a tag can be moved",
	     container_title(l, container), show(l, container->image.at));
}

/* The name of the registry when everybody may read and many may write there; NULL for others. */
static const char *public_registry(const struct image_reference *reference)
{
	static const struct {
		const char *host;
		const char *name;
	} registries[] = {
		{ "", "Docker Hub" },
		{ "docker.io", "Docker Hub" },
		{ "index.docker.io", "Docker Hub" },
		{ "registry-1.docker.io", "Docker Hub" },
		{ "public.ecr.aws", "the public gallery of ECR" },
		{ "ghcr.io", "GitHub's registry" },
		{ "registry.gitlab.com", "GitLab's registry" },
		{ "quay.io", "Quay" },
		{ "gcr.io", "Google's registry" },
		{ "registry.k8s.io", "Kubernetes' registry" },
		{ "mcr.microsoft.com", "Microsoft's registry" },
		{ "docker.elastic.co", "Elastic's registry" },
		{ "nvcr.io", "NVIDIA's registry" },
	};

	for (size_t i = 0; i < sizeof registries / sizeof *registries; i++)
		if (text_is(reference->registry, registries[i].host))
			return registries[i].name;
	return NULL;
}

/* What AWS itself publishes and tells people to use. */
static bool is_from_aws(const struct image_reference *reference)
{
	return text_starts(reference->repository, "amazon/") ||
	       (text_is(reference->registry, "public.ecr.aws") &&
		(text_starts(reference->repository, "aws-") || text_starts(reference->repository, "amazon") ||
		 text_starts(reference->repository, "ecs-") || text_starts(reference->repository, "xray/") ||
		 text_starts(reference->repository, "cloudwatch-agent/")));
}

static void public_image(struct lint *l, const struct container *container)
{
	struct image_reference reference;
	const char *registry;

	/* With credentials it is somebody's private repository. */
	if (!is_absent(container->repository_credentials) || !parse(l, container, &reference))
		return;
	registry = public_registry(&reference);
	if (registry && !is_from_aws(&reference))
		flag(l, container->image.at, "%s: image %s comes from %s, outside your control",
		     container_title(l, container), show(l, container->image.at), registry);
}

/* The default rules on EFS, S3 Files and log routers ask for the role already, with a better reason. */
static bool is_asked_for_role(const struct task *task)
{
	for (uint32_t i = 0; i < task->volumes.count; i++) {
		const struct volume *volume = &task->volumes.v[i];

		if (is_ok(volume->s3files_volume_configuration) ||
		    is_ok(volume->efs_volume_configuration.authorization_config.iam))
			return true;
	}
	for (uint32_t i = 0; i < task->container_definitions.count; i++)
		if (is_ok(task->container_definitions.v[i].firelens_configuration))
			return true;
	return false;
}

static void no_task_role(struct lint *l, const struct task *task)
{
	/* On Fargate there is no other role to fall back to. */
	if (is_absent(task->task_role_arn) && !(l->facts->launch & LAUNCH_FARGATE) &&
	    !is_asked_for_role(task))
		flag(l, task->at,
		     "without taskRoleArn the containers fall back to the role of their instance");
}

/* clang-format off */
#define DIGEST "@sha256:0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"
#define WITH_IMAGE(image) "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': '" image "', 'memory': 256}]}"
#define ON_EFS(more) "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256, " \
	"'mountPoints': [{'sourceVolume': 'data', 'containerPath': '/data'}]}], 'volumes': [{'name': 'data', " \
	"'efsVolumeConfiguration': {'fileSystemId': 'fs-0123456789abcdef0'" more "}}]}"
#define ON_EC2(more) "{'family': 'web', 'requiresCompatibilities': ['EC2'], " more "'containerDefinitions': [{'name': 'app', " \
	"'image': 'nginx:1.27', 'memory': 256}]}"

static const struct rule rules[] = {
	{
		.id = "efs-transit-encryption",
		.severity = SEVERITY_WARNING,
		.group = GROUP_SECURITY,
		.summary = "an EFS volume is mounted without encryption of its traffic",
		.why = "transitEncryption is DISABLED unless it is written ENABLED: what the containers read and write then "
		       "travels readable through the network. It costs nothing but a little CPU, and IAM authorization and "
		       "access points need it anyway. Encryption of the stored files is a setting of the file system.",
		.help = "add \"transitEncryption\": \"ENABLED\" to efsVolumeConfiguration",
		.page = &page_efs,
		.controls = "Security Hub ECS.18, checkov CKV_AWS_97, trivy AWS-0035, terrascan AC_AWS_0463, KICS, brainiac, "
			    "Powerpipe",
		.since = "2020-04-08",
		.bad = ON_EFS(""),
		.good = ON_EFS(", 'transitEncryption': 'ENABLED'"),
		.volume = transit_encryption,
	},
	{
		.id = "image-without-digest",
		.severity = SEVERITY_INFO,
		.group = GROUP_SECURITY,
		.summary = "the image is named by a tag, not by a digest",
		.why = "Whoever may push to the repository may put another image behind the tag. A digest names one image for "
		       "ever. In ECR immutable tags do nearly the same, and ECS itself holds the tasks of one deployment to the "
		       "digest that the first of them found.",
		.help = "add the digest behind the tag: NAME:TAG@sha256:…",
		.page = &page_best_practices_images,
		.since = "2026-11",
		.bad = WITH_IMAGE("nginx:1.27"),
		.good = WITH_IMAGE("nginx:1.27" DIGEST),
		.container = without_digest,
	},
	{
		.id = "image-public-registry",
		.severity = SEVERITY_INFO,
		.group = GROUP_SECURITY,
		.summary = "the image comes from a public registry",
		.why = "An image in a public registry can be changed or removed by others, pulls may be limited, and nothing "
		       "scans it for you. A copy in ECR, for example behind a pull-through cache rule, keeps what was tested. "
		       "Images of AWS's own repositories are left alone.",
		.help = "copy the image to ECR, or pull it through an ECR pull-through cache",
		.page = &page_best_practices_images,
		.since = "2026-11",
		.bad = WITH_IMAGE("bitnami/redis:7.4"),
		.good = WITH_IMAGE("123456789012.dkr.ecr.eu-west-1.amazonaws.com/redis:7.4"),
		.container = public_image,
	},
	{
		.id = "task-role-missing",
		.severity = SEVERITY_INFO,
		.group = GROUP_SECURITY,
		.launch = LAUNCH_EC2,
		.summary = "the containers fall back to the role of their instance",
		.why = "Without taskRoleArn a container that looks for AWS credentials finds those of the container instance, "
		       "unless access to the instance's metadata is blocked: rights that were meant for the container agent, "
		       "shared by all tasks. On Fargate no role means no rights, so nothing is said there.",
		.help = "add \"taskRoleArn\" with a role for this application, be it one without any policy",
		.page = &page_task_role,
		.controls = "KICS",
		.since = "2016-07-13",
		.bad = ON_EC2(""),
		.good = ON_EC2("'taskRoleArn': 'webTask', "),
		.task = no_task_role,
	},
};
/* clang-format on */

const struct topic topic_security = TOPIC("security", "Security: images, file systems, roles", rules);
