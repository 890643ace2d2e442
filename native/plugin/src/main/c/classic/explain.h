/* Explains a blob of several people as single people: which boxes, together, cover it best. */
#ifndef CLASSIC_EXPLAIN_H
#define CLASSIC_EXPLAIN_H

#include "components.h"
#include "scale.h"

enum { CLASSIC_MAX_PEOPLE_IN_BLOB = 24 };

/* The mask pixels of one blob and scratch for counting them. */
typedef struct classic_region {
  const uint16_t *names; /* names plane of the components */
  int stride;            /* its width */
  classic_blob blob;
  int32_t *totals; /* scratch: at least (width + 1) * (height + 1) of the frame */
} classic_region;

/*
 * The first boxes are fixed: they cover what they cover. Moves the other given boxes (people known to be in the blob, sizes
 * kept) to where they cover it best, and adds new boxes of the learned size for what they leave uncovered, when the scale is
 * ready. boxes has room for CLASSIC_MAX_PEOPLE_IN_BLOB. Returns how many there are now; the fixed and the known ones come
 * first in the same order.
 */
int classic_explain(const classic_region *region, const classic_scale *scale, classic_box *boxes, int fixed, int known);

/* Counts the blob's pixels inside a box. */
int classic_region_pixels(const classic_region *region, classic_box box);

#endif
