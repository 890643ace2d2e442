/* What a blob is, by its size and shape. */
#ifndef CLASSIC_CLASSIFY_H
#define CLASSIC_CLASSIFY_H

#include "components.h"
#include "motion.h"
#include "scale.h"
#include "settings.h"

/* What moves faster than this many heights of a person a second is no walker. */
#define CLASSIC_VEHICLE_SPEED 1.8f

typedef struct classic_class {
  int label;      /* CLASSIC_PERSON or CLASSIC_VEHICLE */
  float quality;  /* how well size and shape fit the label, 0..1 */
} classic_class;

/* Whether a box is as wide as a vehicle where it stands. */
bool classic_wide_as_a_vehicle(const classic_scale *scale, classic_box box);

/* Classifies a box of which fill (0..1) is foreground; cut says that it touches the edge of the picture. */
classic_class classic_classify(const classic_scale *scale, classic_box box, float fill, classic_flow flow, bool cut);

#endif
