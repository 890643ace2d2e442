/*
 * Tests the classic analyzer through nunchi_vision.h on scenes drawn here. Compiled together with the library's sources:
 *
 *     cc -std=c11 -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -Wall -Wextra -Werror \
 *        -I native/plugin/src/main/c/include native/plugin/src/main/c/classic/[a-z]*.c native/plugin/src/test/c/classic/[a-z]*.c -o classic_test \
 *        -lpthread -lm && ./classic_test
 *
 * Runs the suites that its arguments name, or all of them. Prints each check and, at the end, "N passed, N failed".
 * Exits with 1 when a check failed, and with 2 when there is no suite of a name.
 */
#include "check.h"
#include "nunchi_vision.h"
#include "suites.h"

#include <stdio.h>
#include <string.h>

static const struct {
  const char *name;
  void (*check)(void);
} suites[] = {
    {"arguments", check_arguments}, {"following", check_following}, {"pictures", check_pictures},
    {"formats", check_formats},     {"streams", check_streams},     {"memory", check_memory},
    {"growth", check_growth},       {"things", check_things},
    {"scale", check_scale},
};

enum { SUITES = sizeof suites / sizeof suites[0] };

static int run_suite(const char *name) {
  int found = 0;
  for (int i = 0; i < SUITES; i++) {
    if (name == NULL || strcmp(name, suites[i].name) == 0) {
      suites[i].check();
      found++;
    }
  }
  return found;
}

int main(int count, char **names) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  check(nunchi_vision_last_error()[0] == '\0', "there is no error before anything failed");
  for (int i = 1; i < count; i++) {
    if (run_suite(names[i]) == 0) {
      fprintf(stderr, "no suite is called %s\n", names[i]);
      return 2;
    }
  }
  if (count <= 1) {
    run_suite(NULL);
  }
  return all_passed() ? 0 : 1;
}
