#include "check.h"

#include "nunchi_vision.h"

#include <stdio.h>
#include <string.h>

static int passed;
static int failed;

bool check(bool holds, const char *what) {
  printf("%s  %s\n", holds ? "pass" : "FAIL", what);
  if (holds) {
    passed++;
  } else {
    failed++;
  }
  return holds;
}

bool error_says(const char *part) { return strstr(nunchi_vision_last_error(), part) != NULL; }

void check_refused(int32_t status, int32_t expected, const char *part, const char *what) {
  bool holds = status == expected && error_says(part) && error_says("expected") && error_says("found");
  if (!check(holds, what)) {
    printf("      status %d, expected %d; message: %s\n", status, expected, nunchi_vision_last_error());
  }
}

bool all_passed(void) {
  printf("%d passed, %d failed\n", passed, failed);
  return failed == 0;
}
