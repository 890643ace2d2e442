#ifndef NUNCHI_TEST_CHECK_H
#define NUNCHI_TEST_CHECK_H

/* Counts and prints what holds and what does not. */
#include <stdbool.h>
#include <stdint.h>

bool check(bool holds, const char *what);

/* Whether the last error of this thread names something. */
bool error_says(const char *part);

/* Checks a status and that the message names what it must; prints the message when it does not. */
void check_refused(int32_t status, int32_t expected, const char *part, const char *what);

/* Prints "N passed, N failed"; false when any check failed. */
bool all_passed(void);

#endif
