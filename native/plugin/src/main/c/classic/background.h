/* What each pixel looks like when nothing is there: a mixture of three Gaussians per pixel. */
#ifndef CLASSIC_BACKGROUND_H
#define CLASSIC_BACKGROUND_H

#include "pixels.h"

#include <stddef.h>

typedef struct background_block background_block;

typedef struct classic_background {
  background_block *blocks; /* pixels in groups, so that the compiler can use vectors */
  size_t block_count;
  size_t pixel_count;
  uint32_t frames; /* learned so far */
} classic_background;

/* How one frame is learned. */
typedef struct classic_learning {
  float rate;       /* share of the new frame in the model once it is warm, 0..1 */
  float threshold;  /* squared distance, in variances, within which a pixel matches */
  float gain;       /* how much brighter the picture is than the model as a whole */
  bool shadows;     /* whether darker copies of the background count as background */
} classic_learning;

/* Makes an empty model, or returns false. Close it either way. */
bool classic_background_open(classic_background *background, size_t pixel_count);

/*
 * Compares the picture with the model, then learns it. held[i] is 255 where pixel i must not be learned (a
 * what is known stands there) and 0 where it is learned at full rate. Writes 1 to foreground where something is new, else 0.
 */
void classic_background_update(classic_background *background, const classic_picture *picture,
                               const classic_learning *learning, const uint8_t *held, uint8_t *foreground);

/* Makes the model learn fast again, as if it had seen few frames. */
void classic_background_hurry(classic_background *background);

/* The luma of the most likely background of one pixel, 0..255. */
float classic_background_luma(const classic_background *background, size_t pixel);

void classic_background_close(classic_background *background);

#endif
