/* From a frame in any pixel format to three small planes: luma and two chroma, full range, box-averaged. */
#ifndef CLASSIC_PIXELS_H
#define CLASSIC_PIXELS_H

#include "nunchi_vision.h"

#include <stdbool.h>

/* The largest accepted width and height. */
#define CLASSIC_MAX_SIDE 16384u

/* The longest side that a reduced picture may have: the most that the setting working_size allows. */
enum { CLASSIC_MAX_WORKING_SIDE = 1920 };

/* What must be equal for two frames to share one background. */
typedef struct classic_frame_shape {
  uint32_t width;
  uint32_t height;
  uint32_t pixel_format;
  uint32_t colour_matrix;
  uint32_t colour_range;
} classic_frame_shape;

typedef struct classic_picture {
  classic_frame_shape shape;
  int factor; /* a working pixel covers factor x factor frame pixels */
  int width;  /* working width and height, rounded up */
  int height;
  bool colour;
  uint8_t *luma; /* width * height each */
  uint8_t *blue; /* Cb, 128 is none */
  uint8_t *red;  /* Cr, 128 is none */
  uint16_t *sums; /* scratch: one frame row of column sums */
  float *colours; /* scratch: one working row of three colours */
} classic_picture;

/* Returns OK, or FRAME_REJECTED with the thread's message set. */
int32_t classic_frame_check(const nunchi_vision_frame *frame);

bool classic_frame_fits(const classic_picture *picture, const nunchi_vision_frame *frame);

/* Makes a picture for frames shaped like this one, or returns false. Close it either way. */
bool classic_picture_open(classic_picture *picture, const nunchi_vision_frame *frame, int working_size);

/* Fills the planes from a frame that passed the check and fits. */
void classic_picture_read(classic_picture *picture, const nunchi_vision_frame *frame);

void classic_picture_close(classic_picture *picture);

#endif
