#include "part.h"

#include <string.h>

/* A pixel looks as another one did when they are within so many grey levels. */
enum { SAME_LUMA = 14 };

/* At least this share of the pixels that tell anything must have moved along. */
#define LEAST_OF_ALL 0.35f

/* A row or column of which less than this share moved along is cut off. */
#define LEAST_SHARE 0.5f

/* Of each row or column: the pixels that tell whether they moved along, and those that did. */
typedef struct tally {
  uint16_t all[CLASSIC_MAX_WORKING_SIDE];
  uint16_t along[CLASSIC_MAX_WORKING_SIDE];
} tally;

typedef struct span {
  int from;
  int to; /* exclusive */
} span;

static void count(tally *of, int at, int along) {
  of->all[at]++;
  of->along[at] = (uint16_t)(of->along[at] + along);
}

/* Cuts off the ends that did not move along; all of it is kept when nothing did. */
static span kept(const tally *of, int length) {
  span all = {0, length};
  span kept = all;
  while (kept.from < length && (float)of->along[kept.from] < LEAST_SHARE * (float)of->all[kept.from]) {
    kept.from++;
  }
  while (kept.to > kept.from && (float)of->along[kept.to - 1] < LEAST_SHARE * (float)of->all[kept.to - 1]) {
    kept.to--;
  }
  return kept.from < kept.to ? kept : all;
}

static bool alike(uint8_t a, uint8_t b) { return (int)a - (int)b <= SAME_LUMA && (int)b - (int)a <= SAME_LUMA; }

static int rounded(float value) { return (int)(value >= 0.0f ? value + 0.5f : value - 0.5f); }

classic_box classic_moving_part(const classic_motion *motion, const classic_picture *picture, const uint16_t *names,
                                const classic_blob *blob, classic_flow flow) {
  tally rows;
  tally columns;
  int moment = classic_motion_moment(motion);
  const uint8_t *before = motion->luma[moment];
  int dx = rounded(flow.x * motion->age[moment]);
  int dy = rounded(flow.y * motion->age[moment]);
  int along_in_all = 0;
  int all = 0;
  memset(&rows, 0, sizeof rows);
  memset(&columns, 0, sizeof columns);
  for (int y = blob->top; y < blob->bottom; y++) {
    for (int x = blob->left; x < blob->right; x++) {
      int at = y * picture->width + x;
      int from_x = x - dx;
      int from_y = y - dy;
      bool inside = from_x >= 0 && from_x < picture->width && from_y >= 0 && from_y < picture->height;
      if (names[at] != blob->name || !inside) {
        continue;
      }
      bool moved = alike(picture->luma[at], before[from_y * picture->width + from_x]);
      /* Plain pixels look as if they moved and as if they did not. */
      if (!moved || !alike(picture->luma[at], before[at])) {
        int along = moved ? 1 : 0;
        along_in_all += along;
        all++;
        count(&rows, y - blob->top, along);
        count(&columns, x - blob->left, along);
      }
    }
  }
  if (along_in_all < (int)(LEAST_OF_ALL * (float)all)) {
    return classic_blob_box(blob);
  }
  span across = kept(&columns, blob->right - blob->left);
  span down = kept(&rows, blob->bottom - blob->top);
  return (classic_box){(float)(blob->left + across.from), (float)(blob->top + down.from), (float)(blob->left + across.to),
                       (float)(blob->top + down.to)};
}
