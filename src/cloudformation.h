/* What the parts that read CloudFormation templates share. */
#ifndef ECSLINT_CLOUDFORMATION_H
#define ECSLINT_CLOUDFORMATION_H

#include "tree.h"

/* {"Ref": …} or {"Fn::…": …}: what comes out of it is not looked at. */
bool is_function(const struct node *node);

#endif
