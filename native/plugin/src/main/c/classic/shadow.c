#include "shadow.h"

#include "background.h"

#include <stddef.h>
#include <string.h>

/* No row, in columns[x]: the run of foreground above this pixel does not begin with a solid one. */
enum { NO_ROW = UINT16_MAX };

static void fill(uint8_t *solid, size_t stride, size_t x, size_t from, size_t to) {
  for (size_t y = from; y < to; y++) {
    solid[y * stride + x] = 1;
  }
}

void classic_shadow_claim(const uint8_t *foreground, uint8_t *solid, int width, int height, uint16_t *columns) {
  size_t stride = (size_t)width;
  memset(columns, 0xFF, stride * sizeof *columns); /* NO_ROW */
  for (size_t y = 0; y < (size_t)height; y++) {
    for (size_t x = 0; x < stride; x++) {
      size_t at = y * stride + x;
      if (solid[at] != 0) {
        if (columns[x] != NO_ROW) {
          fill(solid, stride, x, (size_t)columns[x] + 1, y);
        }
        columns[x] = (uint16_t)y;
      } else if (foreground[at] == CLASSIC_BACKGROUND) {
        columns[x] = NO_ROW;
      }
    }
  }
}
