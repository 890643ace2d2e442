/* How fast what is seen in a blob moves: found by looking for its pixels in a picture of a moment ago. */
#ifndef CLASSIC_MOTION_H
#define CLASSIC_MOTION_H

#include "components.h"
#include "pixels.h"

#include <stddef.h>

enum { CLASSIC_MOMENTS = 2 };

/* The pictures of two moments ago, so that one of them is old enough for movement to be seen. */
typedef struct classic_motion {
  uint8_t *luma[CLASSIC_MOMENTS]; /* the younger first */
  float age[CLASSIC_MOMENTS];     /* in seconds; negative while there is no such picture */
  size_t pixel_count;
} classic_motion;

/* A movement in working pixels per second. */
typedef struct classic_flow {
  float x;
  float y;
  bool sure; /* the pixels were found again; otherwise x and y are 0 */
} classic_flow;

/* Its amount, whatever the direction. */
float classic_flow_speed(classic_flow flow);

/* Makes room for pictures, or returns false. Close it either way. */
bool classic_motion_open(classic_motion *motion, size_t pixel_count);

/* Lets time pass, before the picture of a frame is looked at. */
void classic_motion_pass(classic_motion *motion, float seconds);

/* Keeps the picture of a frame, if the youngest that is kept is not young any more. */
void classic_motion_keep(classic_motion *motion, const classic_picture *picture);

/* Measures the movement of one blob; names is the names plane of the components. */
classic_flow classic_motion_of(const classic_motion *motion, const classic_picture *picture, const uint16_t *names,
                               const classic_blob *blob);

/* Which of the pictures is old enough to compare with: an index, or -1 for none. */
int classic_motion_moment(const classic_motion *motion);

void classic_motion_close(classic_motion *motion);

#endif
