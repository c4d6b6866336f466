/* Amazon Resource Names, split at their colons. */
#ifndef ECSLINT_ARN_H
#define ECSLINT_ARN_H

#include "text.h"

/* arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE. Region and account are empty for services without them; the
 * resource is everything behind the fifth colon and may hold colons itself. */
struct arn {
	struct text partition;
	struct text service;
	struct text region;
	struct text account;
	struct text resource;
};

/* False unless the text begins with "arn:" and has all five colons, a partition, a service and a resource.
 * What stands in the fields is the caller's to judge. */
bool arn_parse(struct text text, struct arn *arn);
/* "ssm": the service of what begins as an ARN, even when fields behind it are missing; else empty. */
struct text arn_service_name(struct text text);

/* "aws", "aws-cn", "aws-us-gov", "aws-iso-b", …: the shape, so that a new partition is no fault. */
bool is_partition(struct text text);
/* Twelve digits. */
bool is_account_id(struct text text);
/* "eu-west-1", "us-gov-east-1", "eusc-de-east-1", …: the shape. */
bool is_region(struct text text);

#endif
