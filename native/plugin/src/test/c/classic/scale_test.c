/* How tall people are, by where they stand. */
#include "check.h"
#include "suites.h"

/* A look inside: what a camera has learned shows only in what it finds later. */
#include "../../../main/c/classic/scale.h"

#include <string.h>

static void learn(classic_scale *scale, float foot, float height, int times) {
  for (int i = 0; i < times; i++) {
    classic_scale_learn(scale, foot, height, 0.4f * height);
  }
}

static bool about(float value, float expected) { return value > 0.9f * expected && value < 1.1f * expected; }

static void test_rows(void) {
  classic_scale scale;
  memset(&scale, 0, sizeof scale);
  learn(&scale, 80.0f, 24.0f, 11);
  check(!classic_scale_ready(&scale, 80.0f), "eleven people do not tell how tall people are");
  learn(&scale, 84.0f, 25.0f, 9);
  check(classic_scale_ready(&scale, 82.0f) && about(classic_scale_height(&scale, 82.0f), 24.5f),
        "twenty people do, where they stood");
  check(!classic_scale_ready(&scale, 135.0f), "but not where nobody stood");
  learn(&scale, 130.0f, 41.0f, 1);
  learn(&scale, 130.0f, 12.0f, 2);
  learn(&scale, 137.0f, 17.0f, 2);
  check(!classic_scale_ready(&scale, 135.0f), "nor where those who stood there do not agree");
  learn(&scale, 130.0f, 41.0f, 10);
  learn(&scale, 140.0f, 44.0f, 10);
  check(classic_scale_ready(&scale, 135.0f) && about(classic_scale_height(&scale, 135.0f), 42.5f),
        "in the end the many decide");
}

void check_scale(void) { test_rows(); }
