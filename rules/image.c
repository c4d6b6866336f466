/* Image references: what ECS refuses, what can never be pulled, and what is not fixed. */
#include "rule.h"

#include "arn.h"
#include "image_reference.h"
#include "linter.h"

/* What ECS takes in an image. */
static const char allowed[256] = {
	['-'] = 1, ['_'] = 1, [':'] = 1, ['.'] = 1, ['/'] = 1, ['#'] = 1, ['@'] = 1, ['0'] = 1, ['1'] = 1,
	['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1, ['a'] = 1,
	['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1, ['f'] = 1, ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1,
	['k'] = 1, ['l'] = 1, ['m'] = 1, ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1, ['s'] = 1,
	['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1, ['A'] = 1, ['B'] = 1,
	['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1, ['G'] = 1, ['H'] = 1, ['I'] = 1, ['J'] = 1, ['K'] = 1,
	['L'] = 1, ['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1, ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1,
	['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1,
};

/* The byte that ECS refuses in an image, or the length. */
static size_t first_foreign(struct text image)
{
	size_t i = 0;

	while (i < image.length && allowed[(unsigned char)image.bytes[i]])
		i++;
	return i;
}

static bool has_scheme(struct text image)
{
	size_t colon = text_find(image, ':');

	for (size_t i = 0; i < colon; i++)
		if (!is_letter(image.bytes[i]))
			return false;
	return colon && text_starts(text_slice(image, colon, image.length), "://");
}

/* What ECS measures: everything, or what stands before the digest. */
static size_t measured_length(struct text image)
{
	return text_find(image, '@');
}

static bool has_broken_digest(struct text image)
{
	size_t at = text_find(image, '@');

	return at < image.length && !is_image_digest(text_slice(image, at + 1, image.length));
}

/* Another rule has spoken, and nothing more can be said about the reference's parts. */
static bool is_refused(struct text image)
{
	return measured_length(image) > IMAGE_MAX || has_broken_digest(image) || has_scheme(image) ||
	       first_foreign(image) < image.length;
}

static bool parts_of(struct lint *l, struct text image, struct image_reference *reference)
{
	if (measured_length(image) > IMAGE_MAX)
		return false;
	return image_parse_ordinary(image, reference) ||
	       (!is_refused(image) && image_parse(&l->linter->patterns, image, reference) == IMAGE_FITS);
}

static const char *character_name(struct lint *l, struct text image, size_t at)
{
	unsigned char c = (unsigned char)image.bytes[at];
	size_t end = at + 1;
	unsigned long code = c;

	if (c == ' ')
		return "a blank";
	if (c == '\t')
		return "a tab";
	if (c == '\n' || c == '\r')
		return "a line break";
	if (c > ' ' && c < 0x7f)
		return c == '"' ? "a quote" : arena_printf(l->arena, "\"%c\"", c);
	if (c >= 0xc0)
		code &= c >= 0xf0 ? 7 : c >= 0xe0 ? 15 : 31;
	for (; c >= 0xc0 && end < image.length && ((unsigned char)image.bytes[end] & 0xc0) == 0x80; end++)
		code = code << 6 | ((unsigned char)image.bytes[end] & 0x3f);
	return arena_printf(l->arena, "U+%04lX", code);
}

static void foreign_character(struct lint *l, const struct container *container)
{
	struct text image = container->image.v;
	struct text trimmed = text_trim(image);
	struct finding *finding;
	size_t at, place = 1;

	if (!str_ok(container->image) || (at = first_foreign(image)) == image.length)
		return;
	for (size_t i = 0; i < at; i++)
		place += ((unsigned char)image.bytes[i] & 0xc0) != 0x80;
	finding = flag(l, container->image.at, "%s: image holds %s, at character %zu",
		       container_title(l, container), character_name(l, image, at), place);
	if (trimmed.length && trimmed.length < image.length && first_foreign(trimmed) == trimmed.length)
		advise(l, finding, "write %s", show_text(l, trimmed, container->image.at));
}

static void broken_digest(struct lint *l, const struct container *container)
{
	struct text image = container->image.v;
	struct text digest;
	struct finding *finding;
	size_t digits;

	if (!str_ok(container->image) || !has_broken_digest(image) || first_foreign(image) < image.length)
		return;
	digest = text_slice(image, text_find(image, '@') + 1, image.length);
	digits = digest.length - text_find(digest, ':') - (text_find(digest, ':') < digest.length);
	if (text_starts(digest, "sha256:") && digits != IMAGE_DIGEST_DIGITS)
		flag(l, container->image.at,
		     "%s: the image's digest has %zu digits behind \"sha256:\", but must have %d",
		     container_title(l, container), digits, IMAGE_DIGEST_DIGITS);
	else if (text_starts(digest, "sha256:"))
		flag(l, container->image.at, "%s: the image's digest holds what is no hexadecimal digit",
		     container_title(l, container));
	else {
		finding = flag(
			l, container->image.at,
			"%s: \"@\" in an image must be followed by \"sha256:\" and %d hexadecimal digits",
			container_title(l, container), IMAGE_DIGEST_DIGITS);
		if (digest.length && text_find(digest, ':') == digest.length &&
		    text_find(digest, '/') == digest.length)
			advise(l, finding, "write \":\" before a tag, and \"@sha256:…\" before a digest");
	}
}

static void too_long(struct lint *l, const struct container *container)
{
	struct text image = container->image.v;

	if (!str_ok(container->image) || measured_length(image) <= IMAGE_MAX ||
	    first_foreign(image) < image.length || has_broken_digest(image))
		return;
	flag(l, container->image.at, "%s: the image reference has %zu characters%s, at most %d are allowed",
	     container_title(l, container), measured_length(image),
	     measured_length(image) < image.length ? " before the digest" : "", IMAGE_MAX);
}

static void scheme(struct lint *l, const struct container *container)
{
	struct text image = container->image.v;
	struct finding *finding;

	if (!str_ok(container->image) || !has_scheme(image) || first_foreign(image) < image.length ||
	    has_broken_digest(image) || measured_length(image) > IMAGE_MAX)
		return;
	finding = flag(l, container->image.at, "%s: image is a URL, beginning with \"%.*s://\"",
		       container_title(l, container), (int)text_find(image, ':'), image.bytes);
	if (text_contains(image, "://hub.docker.com/"))
		advise(l, finding,
		       "that is a page to read: write the repository's name alone, such as \"nginx:1.27\"");
	else
		advise(l, finding, "leave out \"%.*s://\"", (int)text_find(image, ':'), image.bytes);
}

/* Why the grammar does not fit, in words. */
static const char *fault_of(struct lint *l, struct text image)
{
	struct text name = text_slice(image, 0, text_find(image, '@'));
	size_t slash = name.length, colon;
	struct text last, tag;

	if (text_find(name, '#') < name.length)
		return "holds \"#\", which no registry takes";
	if (!name.length)
		return "has no repository before the digest";
	if (name.bytes[0] == '/')
		return "begins with \"/\"";
	if (name.bytes[0] == ':')
		return "has no repository before the tag";
	if (name.bytes[name.length - 1] == '/')
		return "ends in \"/\", with no repository behind it";
	if (text_contains(name, "//"))
		return "has nothing between two slashes";
	while (slash && name.bytes[slash - 1] != '/')
		slash--;
	last = text_slice(name, slash, name.length);
	colon = text_find(last, ':');
	tag = text_slice(last, colon + 1, last.length);
	if (slash &&
	    text_find(text_slice(name, text_find(name, '/'), slash), ':') < slash - text_find(name, '/'))
		return "has \":\" before its last \"/\": a tag stands at the end";
	if (colon < last.length && !tag.length)
		return "ends in \":\", with no tag behind it";
	if (text_find(tag, ':') < tag.length)
		return "has more than one tag";
	if (tag.length > IMAGE_TAG_MAX)
		return arena_printf(l->arena, "has a tag of %zu characters, at most %d are allowed",
				    tag.length, IMAGE_TAG_MAX);
	if (tag.length && (tag.bytes[0] == '.' || tag.bytes[0] == '-'))
		return arena_printf(l->arena, "has a tag that begins with \"%c\"", tag.bytes[0]);
	if (text_find(text_slice(name, 0, text_find(name, '/')), ':') < text_find(name, '/') && slash)
		return "has a registry whose port is no number";
	return "has \".\", \"_\" or \"-\" where a letter or digit must stand";
}

static void malformed(struct lint *l, const struct container *container)
{
	struct text image = container->image.v;
	struct image_reference reference;

	/* The ordinary ones first: this runs for every container. */
	if (!str_ok(container->image) || image_parse_ordinary(image, &reference) || is_refused(image))
		return;
	switch (image_parse(&l->linter->patterns, image, &reference)) {
	case IMAGE_FITS:
		break;
	case IMAGE_FITS_NOT:
		flag(l, container->image.at, "%s: image %s", container_title(l, container),
		     fault_of(l, image));
		break;
	case IMAGE_UNDECIDED:
		flag(l, container->image.at, "%s: the pattern for images gave up on %s: please report this",
		     container_title(l, container), show(l, container->image.at));
		break;
	}
}

static bool has_upper_case(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.bytes[i] >= 'A' && text.bytes[i] <= 'Z')
			return true;
	return false;
}

static void upper_case(struct lint *l, const struct container *container)
{
	struct text image = container->image.v;
	struct image_reference reference;
	struct finding *finding;
	char *lowered;

	if (!str_ok(container->image) || !has_upper_case(image) || !parts_of(l, image, &reference) ||
	    !has_upper_case(reference.repository))
		return;
	finding =
		flag(l, container->image.at, "%s: the repository %s has capital letters",
		     container_title(l, container), show_text(l, reference.repository, container->image.at));
	lowered = arena_copy(l->arena, reference.repository.bytes, reference.repository.length);
	for (char *c = lowered; *c; c++)
		*c = lower(*c);
	advise(l, finding, "write %s",
	       show_text(l, (struct text){ lowered, reference.repository.length }, container->image.at));
}

static const char *private_registry_fault(struct lint *l, const struct ecr_registry *registry,
					  struct text image, const struct node *at)
{
	bool chinese = text_starts(registry->region, "cn-");

	if (!is_account_id(registry->account))
		return arena_printf(l->arena, "the account %s in an ECR registry's name must be 12 digits",
				    show_text(l, registry->account, at));
	if (!is_region(registry->region))
		return arena_printf(l->arena, "%s in an ECR registry's name is no region",
				    show_text(l, registry->region, at));
	if (chinese != text_ends(registry->suffix, ".cn"))
		return arena_printf(
			l->arena, "ECR registries in %.*s end in \"%s\"", TEXT_ARGS(registry->region),
			chinese ? registry->dual_stack ? "on.amazonwebservices.com.cn" : "amazonaws.com.cn"
			: registry->dual_stack ? "on.aws"
					       : "amazonaws.com");
	if (text_find(image, '/') == image.length)
		return "image names an ECR registry, but no repository in it";
	return NULL;
}

static void ecr_registry(struct lint *l, const struct container *container)
{
	struct text image = container->image.v;
	struct ecr_registry registry;
	struct image_reference reference;
	const char *fault = NULL;

	if (!str_ok(container->image))
		return;
	if (ecr_registry_parse(image, &registry)) {
		if (registry.known_suffix)
			fault = private_registry_fault(l, &registry, image, container->image.at);
		if (fault && !parts_of(l, image, &reference))
			return;
	} else if (text_starts(image, "public.ecr.aws/") && parts_of(l, image, &reference) &&
		   text_find(reference.repository, '/') == reference.repository.length) {
		fault = "images in ECR Public are named public.ecr.aws/ALIAS/REPOSITORY";
	}
	if (fault)
		flag(l, container->image.at, "%s: %s", container_title(l, container), fault);
}

/* Cheap: most images are tagged. */
static bool seems_tagged(struct text image)
{
	size_t i = image.length;

	while (i && image.bytes[i - 1] != '/' && image.bytes[i - 1] != ':')
		i--;
	return i && image.bytes[i - 1] == ':';
}

static void not_fixed(struct lint *l, const struct container *container)
{
	struct text image = container->image.v;
	bool wants_latest = l->rule->data != NULL;
	struct image_reference reference;

	if (!str_ok(container->image) ||
	    (wants_latest ? !text_ends(image, ":latest") : seems_tagged(image)) ||
	    !parts_of(l, image, &reference) || reference.digest.length)
		return;
	if (wants_latest)
		flag(l, container->image.at, "%s: image is tagged \"latest\"", container_title(l, container));
	else if (!reference.tag.length)
		flag(l, container->image.at, "%s: image has no tag, so \"latest\" is pulled",
		     container_title(l, container));
}

/* clang-format off */
#define DIGEST "sha256:0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"
#define WITH_IMAGE(image) "{'family': 'web', 'containerDefinitions': [{'name': 'app', 'image': '" image "', 'memory': 256}]}"
#define SIXTY_FOUR "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const struct rule rules[] = {
	{
		.id = "image-characters",
		.severity = SEVERITY_ERROR,
		.summary = "the image holds a character that ECS refuses",
		.why = "An image reference takes letters, digits and - _ : . / #, and @ before a digest. A blank at the end, "
		       "quotes inside quotes or a variable that nobody expanded are the usual causes; ECS does not say which "
		       "character it dislikes.",
		.help = "remove the character; if it belongs to a variable, fill the variable in before registering",
		.answer = "Container.image contains invalid characters.",
		.page = &page_container,
		.since = "2016",
		.bad = WITH_IMAGE("nginx:1.27 "),
		.good = WITH_IMAGE("nginx:1.27"),
		.container = foreign_character,
	},
	{
		.id = "image-digest",
		.severity = SEVERITY_ERROR,
		.summary = "what follows @ in the image is no digest",
		.why = "A digest is sha256: and exactly 64 hexadecimal digits. ECS takes no other algorithm and no shortened "
		       "digest, and @ may stand for nothing else.",
		.help = "copy the whole digest, as \"docker images --digests\" or the registry's page shows it",
		.page = &page_container,
		.since = "2025-06-20",
		.bad = WITH_IMAGE("nginx@sha256:0f0f0f"),
		.good = WITH_IMAGE("nginx@" DIGEST),
		.container = broken_digest,
	},
	{
		.id = "image-length",
		.severity = SEVERITY_ERROR,
		.summary = "the image reference is longer than 255 characters",
		.why = "ECS takes 255 characters for registry, repository and tag together. Where a digest follows, it counts "
		       "only what stands before the @.",
		.help = "shorten the repository's path or the tag",
		.answer = "Container.image should be 255 characters or less",
		.page = &page_container,
		.since = "2022",
		.bad = WITH_IMAGE(SIXTY_FOUR "/" SIXTY_FOUR "/" SIXTY_FOUR "/" SIXTY_FOUR),
		.good = WITH_IMAGE(SIXTY_FOUR "/" SIXTY_FOUR "/" SIXTY_FOUR),
		.container = too_long,
	},
	{
		.id = "image-url",
		.severity = SEVERITY_WARNING,
		.summary = "the image is written as a URL",
		.why = "ECS takes every character of https://…, so the definition registers, but an image reference begins "
		       "with the registry's host: the task stops with CannotPullContainerError.",
		.help = "leave out the scheme and its slashes",
		.page = &page_container,
		.since = "2026-11",
		.bad = WITH_IMAGE("https://registry.example.com/web:1.0"),
		.good = WITH_IMAGE("registry.example.com/web:1.0"),
		.container = scheme,
	},
	{
		.id = "image-reference",
		.severity = SEVERITY_WARNING,
		.summary = "the image cannot be pulled as it is written",
		.why = "ECS looks only at the characters of an image and registers it. Docker and containerd want "
		       "[registry/]repository[:tag][@digest]: a tag that was left empty, two tags, a slash too many or a \"#\" "
		       "make the task stop with CannotPullContainerError.",
		.help = "write [registry/]repository[:tag][@sha256:digest]",
		.page = &page_container,
		.since = "2026-11",
		.bad = WITH_IMAGE("nginx:"),
		.good = WITH_IMAGE("nginx:1.27"),
		.container = malformed,
	},
	{
		.id = "image-upper-case",
		.severity = SEVERITY_WARNING,
		.summary = "the image's repository has capital letters",
		.why = "Registries know only lower-case repositories; capital letters are allowed in the tag and in the "
		       "registry's host. ECS registers the definition, and the task stops with CannotPullContainerError: "
		       "invalid reference format.",
		.help = "write the repository in lower case",
		.page = &page_container,
		.since = "2026-11",
		.bad = WITH_IMAGE("example/MyApp:1.0"),
		.good = WITH_IMAGE("example/myapp:RC1"),
		.container = upper_case,
	},
	{
		.id = "image-ecr-registry",
		.severity = SEVERITY_WARNING,
		.summary = "the image names an ECR registry that cannot exist",
		.why = "A private ECR registry is ACCOUNT.dkr.ecr.REGION.amazonaws.com with an account of 12 digits "
		       "(amazonaws.com.cn in China, other endings for FIPS, dual stack and isolated partitions); ECR Public is "
		       "public.ecr.aws/ALIAS/REPOSITORY. ECS does not look at it before the image is pulled.",
		.help = "copy the URI of the repository from ECR",
		.page = &page_ecr,
		.since = "2026-11",
		.bad = WITH_IMAGE("12345678901.dkr.ecr.eu-west-1.amazonaws.com/web:1.0"),
		.good = WITH_IMAGE("123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1.0"),
		.container = ecr_registry,
	},
	{
		.id = "image-latest",
		.severity = SEVERITY_INFO,
		.summary = "the image is tagged latest",
		.why = "What \"latest\" means changes with every push: the definition does not say what runs, and rolling back "
		       "to an older revision may start the new image again.",
		.help = "name a version or a digest",
		.page = &page_best_practices_images,
		.since = "2026-11",
		.bad = WITH_IMAGE("nginx:latest"),
		.good = WITH_IMAGE("nginx:1.27"),
		.container = not_fixed,
		.data = "latest",
	},
	{
		.id = "image-untagged",
		.severity = SEVERITY_INFO,
		.summary = "the image has neither tag nor digest",
		.why = "Without a tag the registry serves \"latest\", which changes with every push: the definition does not "
		       "say what runs, and rolling back to an older revision may start the new image again.",
		.help = "name a version or a digest",
		.page = &page_best_practices_images,
		.since = "2026-11",
		.bad = WITH_IMAGE("nginx"),
		.good = WITH_IMAGE("nginx@" DIGEST),
		.container = not_fixed,
	},
};
/* clang-format on */

const struct topic topic_image = TOPIC("image", "Images", rules);
