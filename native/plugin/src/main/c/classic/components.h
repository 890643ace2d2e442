/* Connected regions of a mask. */
#ifndef CLASSIC_COMPONENTS_H
#define CLASSIC_COMPONENTS_H

#include "box.h"

#include <stdint.h>

/* At most this many regions are kept per frame, in reading order: a frame with more is noise. */
enum { CLASSIC_MAX_BLOBS = 256 };

typedef struct classic_blob {
  int left;
  int top;
  int right; /* exclusive */
  int bottom;
  int pixels;
  int name; /* the value of its pixels in the names plane */
} classic_blob;

static inline classic_box classic_blob_box(const classic_blob *blob) {
  return (classic_box){(float)blob->left, (float)blob->top, (float)blob->right, (float)blob->bottom};
}

/*
 * Finds the 8-connected regions of at least least_pixels. names receives each region's name (from 1), 0 or 65535 elsewhere and
 * for small regions; queue is scratch. Both have width * height elements. Returns how many were written to blobs.
 */
int classic_components(const uint8_t *mask, int width, int height, int least_pixels, uint16_t *names, int32_t *queue,
                       classic_blob *blobs);

#endif
