/* The part of a blob that moves as one. */
#ifndef CLASSIC_PART_H
#define CLASSIC_PART_H

#include "motion.h"

/*
 * Cuts off what stands or walks at the edges of a blob that moves with this flow, which must be sure. names is the names
 * plane of the components.
 */
classic_box classic_moving_part(const classic_motion *motion, const classic_picture *picture, const uint16_t *names,
                                const classic_blob *blob, classic_flow flow);

#endif
