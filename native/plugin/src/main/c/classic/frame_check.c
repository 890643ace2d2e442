#include "errors.h"
#include "pixels.h"

#include <stddef.h>

typedef struct plane_need {
  uint32_t row_bytes;
  uint32_t rows;
} plane_need;

/* Fills what each plane must hold and returns how many there are; 0 for an unknown pixel format. */
static uint32_t needs(const nunchi_vision_frame *frame, plane_need need[3]) {
  uint32_t half_width = (frame->width + 1) / 2;
  uint32_t half_height = (frame->height + 1) / 2;
  need[0] = (plane_need){frame->width, frame->height};
  switch (frame->pixel_format) {
    case NUNCHI_VISION_PIXEL_FORMAT_NV12:
      need[1] = (plane_need){half_width * 2, half_height};
      return 2;
    case NUNCHI_VISION_PIXEL_FORMAT_I420:
      need[1] = need[2] = (plane_need){half_width, half_height};
      return 3;
    case NUNCHI_VISION_PIXEL_FORMAT_BGR:
    case NUNCHI_VISION_PIXEL_FORMAT_RGB:
      need[0].row_bytes *= 3;
      return 1;
    case NUNCHI_VISION_PIXEL_FORMAT_BGRA:
      need[0].row_bytes *= 4;
      return 1;
    case NUNCHI_VISION_PIXEL_FORMAT_GRAY8:
      return 1;
    default:
      return 0;
  }
}

int32_t classic_frame_check(const nunchi_vision_frame *frame) {
  plane_need need[3] = {{0, 0}, {0, 0}, {0, 0}};
  if (frame->width == 0 || frame->height == 0 || frame->width > CLASSIC_MAX_SIDE || frame->height > CLASSIC_MAX_SIDE) {
    classic_error("frame size is unusable: expected 1x1 to %ux%u pixels, found %ux%u; send frames of a size in this range",
                  CLASSIC_MAX_SIDE, CLASSIC_MAX_SIDE, frame->width, frame->height);
    return NUNCHI_VISION_FRAME_REJECTED;
  }
  uint32_t planes = needs(frame, need);
  if (planes == 0) {
    classic_error("pixel format is unknown: expected NV12 (1), I420 (2), BGR (3), RGB (4), BGRA (5) or GRAY8 (6), found "
                  "%u; convert the frame",
                  frame->pixel_format);
    return NUNCHI_VISION_FRAME_REJECTED;
  }
  if (frame->colour_matrix > NUNCHI_VISION_COLOUR_MATRIX_BT2020 ||
      frame->colour_range > NUNCHI_VISION_COLOUR_RANGE_FULL) {
    classic_error("colour is unknown: expected a matrix of 0 to 3 and a range of 0 to 2, found matrix %u and range %u; "
                  "declare 0 (unspecified) when in doubt",
                  frame->colour_matrix, frame->colour_range);
    return NUNCHI_VISION_FRAME_REJECTED;
  }
  if (frame->plane_count != planes) {
    classic_error("plane count is wrong: expected %u for pixel format %u, found %u; pass the planes the format has",
                  planes, frame->pixel_format, frame->plane_count);
    return NUNCHI_VISION_FRAME_REJECTED;
  }
  for (uint32_t i = 0; i < planes; i++) {
    const nunchi_vision_plane *plane = &frame->planes[i];
    if (plane->data == NULL) {
      classic_error("plane %u is null: expected a pointer to %u rows, found a null pointer; pass its pixels", i,
                    need[i].rows);
      return NUNCHI_VISION_FRAME_REJECTED;
    }
    if (plane->stride < need[i].row_bytes) {
      classic_error("stride of plane %u is too short: expected at least %u bytes for a width of %u, found %u; pass the "
                    "distance between two rows in bytes",
                    i, need[i].row_bytes, frame->width, plane->stride);
      return NUNCHI_VISION_FRAME_REJECTED;
    }
    if (plane->rows < need[i].rows) {
      classic_error("plane %u has too few rows: expected %u for a height of %u, found %u; pass the whole plane", i,
                    need[i].rows, frame->height, plane->rows);
      return NUNCHI_VISION_FRAME_REJECTED;
    }
  }
  return NUNCHI_VISION_OK;
}
