#include "motion.h"

#include "memory.h"

#include <math.h>
#include <string.h>

/* How old a picture must be to be compared with, how old it may be (things turn and grow), and when the next one is kept. */
#define LEAST_AGE 0.075f
#define MOST_AGE 0.25f
#define KEPT_EVERY 0.1f

/* How far is looked, in working pixels: things go across the picture more than up and down. */
enum { REACH_ACROSS = 48, REACH_DOWN = 16, STEP = 2 };

enum { MOST_SAMPLES = 64, LEAST_SAMPLES = 16 };

/* A sample counts no worse than this: some are of another thing that is in front. */
enum { MOST_OFF = 64 };

/* The pixels must be found this much better than in other places. */
#define CLEARLY 0.7f

float classic_flow_speed(classic_flow flow) { return sqrtf(flow.x * flow.x + flow.y * flow.y); }

bool classic_motion_open(classic_motion *motion, size_t pixel_count) {
  memset(motion, 0, sizeof *motion);
  motion->pixel_count = pixel_count;
  for (int i = 0; i < CLASSIC_MOMENTS; i++) {
    motion->luma[i] = classic_allocate(pixel_count, 1, "an earlier picture");
    motion->age[i] = -1.0f;
    if (motion->luma[i] == NULL) {
      return false;
    }
  }
  return true;
}

void classic_motion_close(classic_motion *motion) {
  for (int i = 0; i < CLASSIC_MOMENTS; i++) {
    classic_free(motion->luma[i]);
  }
  memset(motion, 0, sizeof *motion);
}

void classic_motion_pass(classic_motion *motion, float seconds) {
  for (int i = 0; i < CLASSIC_MOMENTS; i++) {
    motion->age[i] += motion->age[i] >= 0.0f ? seconds : 0.0f;
  }
}

void classic_motion_keep(classic_motion *motion, const classic_picture *picture) {
  if (motion->age[0] >= 0.0f && motion->age[0] < KEPT_EVERY) {
    return;
  }
  uint8_t *oldest = motion->luma[1];
  motion->luma[1] = motion->luma[0];
  motion->age[1] = motion->age[0];
  motion->luma[0] = oldest;
  motion->age[0] = 0.0f;
  memcpy(motion->luma[0], picture->luma, motion->pixel_count);
}

typedef struct samples {
  int x[MOST_SAMPLES];
  int y[MOST_SAMPLES];
  int at[MOST_SAMPLES]; /* the place of x, y in a picture */
  int luma[MOST_SAMPLES];
  int count;
  const classic_blob *blob; /* all are in its box */
} samples;

/* Takes pixels of the blob, spread evenly over it. */
static void take(samples *taken, const classic_picture *picture, const uint16_t *names, const classic_blob *blob) {
  int every = blob->pixels / MOST_SAMPLES + 1;
  int seen = 0;
  taken->count = 0;
  taken->blob = blob;
  for (int y = blob->top; y < blob->bottom; y++) {
    for (int x = blob->left; x < blob->right; x++) {
      size_t at = (size_t)y * (size_t)picture->width + (size_t)x;
      if (names[at] == blob->name && seen++ % every == every / 2 && taken->count < MOST_SAMPLES) {
        taken->x[taken->count] = x;
        taken->y[taken->count] = y;
        taken->at[taken->count] = (int)at;
        taken->luma[taken->count++] = picture->luma[at];
      }
    }
  }
}

static int capped_difference(int a, int b) {
  int off = a < b ? b - a : a - b;
  return off < MOST_OFF ? off : MOST_OFF;
}

/* The mean difference when the samples come from a place that many pixels further on in the picture. */
static float difference_inside(const samples *taken, const uint8_t *before, int shift) {
  int sum = 0;
  for (int i = 0; i < taken->count; i++) {
    sum += capped_difference(before[taken->at[i] + shift], taken->luma[i]);
  }
  return (float)sum / (float)taken->count;
}

/* The mean difference when the samples come from dx, dy further away; most when too many come from outside. */
static float difference(const samples *taken, const uint8_t *before, int width, int height, int dx, int dy) {
  const classic_blob *blob = taken->blob;
  int sum = 0;
  int count = 0;
  if (blob->left + dx >= 0 && blob->right + dx <= width && blob->top + dy >= 0 && blob->bottom + dy <= height) {
    return difference_inside(taken, before, dy * width + dx);
  }
  for (int i = 0; i < taken->count; i++) {
    int x = taken->x[i] + dx;
    int y = taken->y[i] + dy;
    if (x >= 0 && x < width && y >= 0 && y < height) {
      sum += capped_difference(before[y * width + x], taken->luma[i]);
      count++;
    }
  }
  return count * 4 >= taken->count * 3 ? (float)sum / (float)count : 255.0f;
}

typedef struct place {
  int dx;
  int dy;
  float difference;
} place;

static void try_place(place *best, const samples *taken, const uint8_t *before, const classic_picture *picture, int dx, int dy,
                      float *sum) {
  float here = difference(taken, before, picture->width, picture->height, dx, dy);
  *sum += here;
  if (here < best->difference) {
    *best = (place){dx, dy, here};
  }
}

int classic_motion_moment(const classic_motion *motion) {
  for (int i = 0; i < CLASSIC_MOMENTS; i++) {
    if (motion->age[i] >= LEAST_AGE && motion->age[i] <= MOST_AGE) {
      return i;
    }
  }
  return -1;
}

classic_flow classic_motion_of(const classic_motion *motion, const classic_picture *picture, const uint16_t *names,
                               const classic_blob *blob) {
  const classic_flow unsure = {0.0f, 0.0f, false};
  int moment = classic_motion_moment(motion);
  samples taken;
  if (moment < 0) {
    return unsure;
  }
  take(&taken, picture, names, blob);
  if (taken.count < LEAST_SAMPLES) {
    return unsure;
  }
  const uint8_t *before = motion->luma[moment];
  place best = {0, 0, 254.0f};
  float sum = 0.0f;
  int tried = 0;
  for (int dy = -REACH_DOWN; dy <= REACH_DOWN; dy += STEP) {
    for (int dx = -REACH_ACROSS; dx <= REACH_ACROSS; dx += STEP, tried++) {
      try_place(&best, &taken, before, picture, dx, dy, &sum);
    }
  }
  float mean = sum / (float)tried;
  place coarse = best;
  for (int dy = coarse.dy - 1; dy <= coarse.dy + 1; dy++) {
    for (int dx = coarse.dx - 1; dx <= coarse.dx + 1; dx++) {
      try_place(&best, &taken, before, picture, dx, dy, &sum);
    }
  }
  float seconds = motion->age[moment];
  return best.difference < CLEARLY * mean ? (classic_flow){-(float)best.dx / seconds, -(float)best.dy / seconds, true} : unsure;
}
