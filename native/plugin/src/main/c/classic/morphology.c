#include "morphology.h"

#include <stddef.h>
#include <string.h>

void classic_vote(const uint8_t *in, uint8_t *out, int width, int height, int radius_x, int radius_y, int least,
                  uint16_t *columns) {
  memset(columns, 0, (size_t)width * sizeof *columns);
  for (int y = 0; y < radius_y && y < height; y++) {
    for (int x = 0; x < width; x++) {
      columns[x] = (uint16_t)(columns[x] + in[(size_t)y * (size_t)width + (size_t)x]);
    }
  }
  for (int y = 0; y < height; y++) {
    if (y + radius_y < height) {
      const uint8_t *enter = in + (size_t)(y + radius_y) * (size_t)width;
      for (int x = 0; x < width; x++) {
        columns[x] = (uint16_t)(columns[x] + enter[x]);
      }
    }
    if (y - radius_y - 1 >= 0) {
      const uint8_t *leave = in + (size_t)(y - radius_y - 1) * (size_t)width;
      for (int x = 0; x < width; x++) {
        columns[x] = (uint16_t)(columns[x] - leave[x]);
      }
    }
    uint8_t *row = out + (size_t)y * (size_t)width;
    int sum = 0;
    for (int x = 0; x < radius_x && x < width; x++) {
      sum += columns[x];
    }
    for (int x = 0; x < width; x++) {
      if (x + radius_x < width) {
        sum += columns[x + radius_x];
      }
      if (x - radius_x - 1 >= 0) {
        sum -= columns[x - radius_x - 1];
      }
      row[x] = sum >= least ? 1 : 0;
    }
  }
}

static void invert(uint8_t *mask, size_t count) {
  for (size_t i = 0; i < count; i++) {
    mask[i] ^= 1;
  }
}

void classic_close_gaps(uint8_t *mask, uint8_t *scratch, int width, int height, int radius_x, int radius_y,
                        uint16_t *columns) {
  size_t count = (size_t)width * (size_t)height;
  classic_vote(mask, scratch, width, height, radius_x, radius_y, 1, columns);
  invert(scratch, count);
  classic_vote(scratch, mask, width, height, radius_x, radius_y, 1, columns);
  invert(mask, count);
}

void classic_grow(uint8_t *mask, const uint8_t *more, uint8_t *scratch, int width, int height) {
  size_t stride = (size_t)width;
  size_t count = stride * (size_t)height;
  memcpy(scratch, mask, count);
  for (size_t at = stride + 1; at + stride + 1 < count; at++) {
    uint8_t near = scratch[at - 1] | scratch[at + 1] | scratch[at - stride] | scratch[at + stride];
    mask[at] = scratch[at] | (more[at] & near);
  }
}
