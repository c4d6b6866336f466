/* Container image references: [registry/]repository[:tag][@digest]. */
#ifndef ECSLINT_IMAGE_REFERENCE_H
#define ECSLINT_IMAGE_REFERENCE_H

#include "pattern.h"

enum {
	IMAGE_MAX = 255, /* bytes before the digest that ECS takes */
	IMAGE_TAG_MAX = 128,
	IMAGE_DIGEST_DIGITS = 64,
};

/* Parts that are not there are empty. */
struct image_reference {
	struct text registry; /* host, with its port; empty for Docker Hub */
	struct text repository;
	struct text tag;
	struct text digest; /* sha256:… */
};

enum image_verdict {
	IMAGE_FITS,
	IMAGE_FITS_NOT,
	IMAGE_UNDECIDED, /* the pattern came to its limit: neither */
};

/* The grammar of registries, but with upper case in the repository: ECS takes it, the pull alone refuses it.
 */
enum image_verdict image_parse(struct pattern_cache *cache, struct text image,
			       struct image_reference *reference);

/* Settles what most references look like without the pattern: true only where the pattern would fit, and with
 * the same parts. False means that the pattern has to be asked. */
bool image_parse_ordinary(struct text image, struct image_reference *reference);

/* sha256: and 64 hexadecimal digits. */
bool is_image_digest(struct text digest);

/* ACCOUNT.dkr.ecr.REGION.SUFFIX and its kin. Account and region may be any text without a point. */
struct ecr_registry {
	struct text account;
	struct text region;
	struct text suffix; /* "amazonaws.com", … */
	bool known_suffix; /* one of AWS's own, not that of a stand-in */
	bool dual_stack; /* dkr-ecr instead of dkr.ecr */
};

/* True when the image's first part has the form of a private ECR registry, in whatever partition. */
bool ecr_registry_parse(struct text image, struct ecr_registry *registry);
/* The same, and account, region and suffix are such as AWS gives them. */
bool image_is_private_ecr(struct text image);

#endif
