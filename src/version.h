/* The version, from the build. */
#ifndef ECSLINT_VERSION_H
#define ECSLINT_VERSION_H

#ifdef HAVE_CONFIG_H
#include <config.h>
#endif

#ifndef PACKAGE_VERSION
#define PACKAGE_VERSION "unknown"
#endif

#endif
