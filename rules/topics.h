/* The topic files of this folder. A new one is declared here and listed in topics.c. */
#ifndef ECSLINT_TOPICS_H
#define ECSLINT_TOPICS_H

#include "built_in.h"
#include "lint.h"

#endif
