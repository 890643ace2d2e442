/*
 * Tests the classic analyzer through nunchi_vision.h on scenes drawn here. Compiled together with the library's sources:
 *
 *     cc -std=c11 -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -Wall -Wextra -Werror \
 *        -I native/plugin/src/main/c/include native/plugin/src/main/c/classic/[a-z]*.c native/plugin/src/test/c/classic/[a-z]*.c -o classic_test \
 *        -lpthread -lm && ./classic_test
 *
 * Prints each check and, at the end, "N passed, N failed". Exits with 1 when a check failed.
 */
#include "check.h"
#include "nunchi_vision.h"
#include "suites.h"

#include <stdio.h>

int main(void) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  check(nunchi_vision_last_error()[0] == '\0', "there is no error before anything failed");
  check_arguments();
  check_following();
  check_pictures();
  check_streams();
  check_memory();
  return all_passed() ? 0 : 1;
}
