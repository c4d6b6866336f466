/* The rules that the reader's faults and the field tables report under; they have no hooks. */
#ifndef ECSLINT_BUILT_IN_H
#define ECSLINT_BUILT_IN_H

#include "rule.h"

/* Rows of rules/document.c. */
enum document_rule {
	DOCUMENT_SYNTAX,
	DOCUMENT_ENCODING,
	DOCUMENT_LIMIT,
	DOCUMENT_DUPLICATE_KEY,
	DOCUMENT_BYTE_ORDER_MARK,
	DOCUMENT_TEMPLATE_TOKEN,
	DOCUMENT_NOT_A_TASK_DEFINITION,
	DOCUMENT_DESCRIBE_OUTPUT,
	DOCUMENT_NULL_MEMBER,
};

/* Rows of rules/schema.c. */
enum schema_rule {
	SCHEMA_WRONG_TYPE,
	SCHEMA_UNKNOWN_MEMBER,
	SCHEMA_MISPLACED_MEMBER,
	SCHEMA_COMMENT_MEMBER,
	SCHEMA_CLOUDFORMATION_SPELLING,
	SCHEMA_MISSING_MEMBER,
	SCHEMA_ENUM_VALUE,
	SCHEMA_NEWER_VALUE,
	SCHEMA_VALUE_RANGE,
	SCHEMA_ITEM_COUNT,
	SCHEMA_INVALID_NAME,
};

/* Rows of rules/configuration.c. */
enum configuration_rule {
	CONFIGURATION_SUPPRESSION_UNUSED,
	CONFIGURATION_SUPPRESSION_EXPIRED,
	CONFIGURATION_BASELINE_STALE,
};

extern const struct topic topic_configuration;
extern const struct topic topic_document;
extern const struct topic topic_schema;

#endif
