/* Runs a suite of the check library as a program. */
#ifndef ECSLINT_TESTS_SUITE_H
#define ECSLINT_TESTS_SUITE_H

#include <check.h>
#include <stdlib.h>

/* The program's exit status. CK_FORK and the library's other variables hold. */
static inline int run_suite(Suite *suite)
{
	SRunner *runner = srunner_create(suite);
	int failed;

	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
