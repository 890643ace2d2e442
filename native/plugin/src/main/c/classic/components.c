#include "components.h"

#include <stddef.h>
#include <string.h>

/* Floods the region around start, writing its name, and returns its extent. */
static classic_blob flood(const uint8_t *mask, int width, int height, int start, uint16_t name, uint16_t *names,
                          int32_t *queue) {
  classic_blob blob = {width, height, 0, 0, 0, name};
  int32_t end = 0;
  queue[end++] = start;
  names[start] = name;
  for (int32_t at = 0; at < end; at++) {
    int x = queue[at] % width;
    int y = queue[at] / width;
    blob.left = x < blob.left ? x : blob.left;
    blob.top = y < blob.top ? y : blob.top;
    blob.right = x + 1 > blob.right ? x + 1 : blob.right;
    blob.bottom = y + 1 > blob.bottom ? y + 1 : blob.bottom;
    for (int ny = y > 0 ? y - 1 : 0; ny <= y + 1 && ny < height; ny++) {
      for (int nx = x > 0 ? x - 1 : 0; nx <= x + 1 && nx < width; nx++) {
        int next = ny * width + nx;
        if (mask[next] != 0 && names[next] == 0) {
          names[next] = name;
          queue[end++] = next;
        }
      }
    }
  }
  blob.pixels = end;
  return blob;
}

enum { TOO_SMALL = UINT16_MAX };

int classic_components(const uint8_t *mask, int width, int height, int least_pixels, uint16_t *names, int32_t *queue,
                       classic_blob *blobs) {
  int count = 0;
  memset(names, 0, (size_t)width * (size_t)height * sizeof *names);
  for (int i = 0; i < width * height && count < CLASSIC_MAX_BLOBS; i++) {
    if (mask[i] == 0 || names[i] != 0) {
      continue;
    }
    classic_blob blob = flood(mask, width, height, i, (uint16_t)(count + 1), names, queue);
    if (blob.pixels >= least_pixels) {
      blobs[count++] = blob;
    } else {
      for (int32_t p = 0; p < blob.pixels; p++) {
        names[queue[p]] = TOO_SMALL;
      }
    }
  }
  return count;
}
