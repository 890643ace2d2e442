#include "ghost.h"

/* How far apart the two pixels are that an edge is measured between: the foreground's border is a little loose. */
enum { REACH = 2, LEAST_EDGE_PIXELS = 8 };

/* How much stronger the background's edges must be. */
#define CLEARLY 1.25f

static float difference(float a, float b) { return a > b ? a - b : b - a; }

bool classic_is_ghost(const classic_background *background, const classic_picture *picture, const uint8_t *foreground,
                      classic_box box) {
  int width = picture->width;
  int left = (int)classic_max((float)REACH, box.left - 2.0f);
  int right = (int)classic_min((float)(width - REACH), box.right + 2.0f);
  int top = (int)classic_max(0.0f, box.top);
  int bottom = (int)classic_min((float)picture->height, box.bottom);
  float in_picture = 0.0f;
  float in_background = 0.0f;
  int pixels = 0;
  for (int y = top; y < bottom; y++) {
    for (int x = left; x < right; x++) {
      size_t at = (size_t)y * (size_t)width + (size_t)x;
      if (foreground[at - 1] != foreground[at]) {
        size_t before = at - REACH;
        size_t after = at + REACH - 1;
        in_picture += difference((float)picture->luma[before], (float)picture->luma[after]);
        in_background +=
            difference(classic_background_luma(background, before), classic_background_luma(background, after));
        pixels++;
      }
    }
  }
  return pixels >= LEAST_EDGE_PIXELS && in_background > CLEARLY * in_picture;
}
