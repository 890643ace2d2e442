#include "exposure.h"

/* Ratios are counted in steps of 1/128, up to 2. */
enum { UNIT = 128, STEPS = 256, NEARBY = 8 };

/* Too dark or saturated pixels tell nothing about a ratio. */
#define DARKEST 20.0f
#define LIGHTEST 245

/* Smaller changes are left to the model. */
#define SAME 0.015f

enum { LEAST_PIXELS = 400 };

float classic_exposure(const classic_background *background, const classic_picture *picture) {
  uint32_t counts[STEPS] = {0};
  uint32_t all = 0;
  if (background->frames == 0) {
    return 1.0f;
  }
  for (int y = 1; y < picture->height; y += 3) {
    for (int x = y % 3; x < picture->width; x += 3) {
      size_t at = (size_t)y * (size_t)picture->width + (size_t)x;
      float expected = classic_background_luma(background, at);
      if (expected >= DARKEST && expected <= (float)LIGHTEST && picture->luma[at] <= LIGHTEST) {
        float ratio = (float)picture->luma[at] * (float)UNIT / expected;
        counts[ratio < (float)(STEPS - 1) ? (int)(ratio + 0.5f) : STEPS - 1]++;
        all++;
      }
    }
  }
  if (all < LEAST_PIXELS) {
    return 1.0f;
  }
  int median = 0;
  for (uint32_t seen = counts[0]; seen < all / 2 && median < STEPS - 1;) {
    seen += counts[++median];
  }
  /* The mean around the median is finer than the steps, and shows whether most of the picture agrees. */
  uint32_t near = 0;
  float sum = 0.0f;
  for (int i = median - NEARBY < 0 ? 0 : median - NEARBY; i <= median + NEARBY && i < STEPS; i++) {
    near += counts[i];
    sum += (float)counts[i] * (float)i;
  }
  float gain = near > 0 ? sum / (float)near / (float)UNIT : 1.0f;
  bool clear = near > all / 2 && gain > 0.6f && gain < 1.6f;
  bool changed = gain < 1.0f - SAME || gain > 1.0f + SAME;
  return clear && changed ? gain : 1.0f;
}
