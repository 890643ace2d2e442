#include "explain.h"

#include <stddef.h>
#include <string.h>

/* A box earns one per covered pixel and pays this per pixel of its area. */
#define AREA_PRICE 0.35f
/* A new person must cover this share of the box with pixels nobody else covers. */
#define NEW_SHARE 0.33f

enum { REFINING_ROUNDS = 2 };

typedef struct int_box {
  int left;
  int top;
  int right;
  int bottom;
} int_box;

static int clamp(int value, int low, int high) { return value < low ? low : value > high ? high : value; }

static int round_down(float value) { return (int)(value >= 0.0f ? value + 0.5f : value - 0.5f); }

/* The box in pixels relative to the blob, cut to the blob. */
static int_box inside(const classic_blob *blob, classic_box box) {
  int width = blob->right - blob->left;
  int height = blob->bottom - blob->top;
  return (int_box){clamp(round_down(box.left) - blob->left, 0, width), clamp(round_down(box.top) - blob->top, 0, height),
                   clamp(round_down(box.right) - blob->left, 0, width),
                   clamp(round_down(box.bottom) - blob->top, 0, height)};
}

/* Builds the running totals of the blob's pixels that none of the boxes covers, except the one at index but. */
static void total(const classic_region *region, const classic_box *boxes, int count, int but) {
  const classic_blob *blob = &region->blob;
  int width = blob->right - blob->left;
  int height = blob->bottom - blob->top;
  int_box cover[CLASSIC_MAX_PEOPLE_IN_BLOB];
  int covers = 0;
  for (int i = 0; i < count; i++) {
    if (i != but) {
      cover[covers++] = inside(blob, boxes[i]);
    }
  }
  size_t row_size = (size_t)width + 1;
  memset(region->totals, 0, row_size * sizeof *region->totals);
  for (int y = 0; y < height; y++) {
    const uint16_t *names = region->names + (size_t)(blob->top + y) * (size_t)region->stride + (size_t)blob->left;
    int32_t *above = region->totals + (size_t)y * row_size;
    int32_t *row = above + row_size;
    int32_t sum = 0;
    row[0] = 0;
    for (int x = 0; x < width; x++) {
      int here = names[x] == blob->name ? 1 : 0;
      for (int c = 0; c < covers && here != 0; c++) {
        if (x >= cover[c].left && x < cover[c].right && y >= cover[c].top && y < cover[c].bottom) {
          here = 0;
        }
      }
      sum += here;
      row[x + 1] = above[x + 1] + sum;
    }
  }
}

static int counted(const classic_region *region, classic_box box) {
  int_box b = inside(&region->blob, box);
  size_t row_size = (size_t)(region->blob.right - region->blob.left) + 1;
  if (b.right <= b.left || b.bottom <= b.top) {
    return 0;
  }
  const int32_t *upper = region->totals + (size_t)b.top * row_size;
  const int32_t *lower = region->totals + (size_t)b.bottom * row_size;
  return lower[b.right] - lower[b.left] - upper[b.right] + upper[b.left];
}

int classic_region_pixels(const classic_region *region, classic_box box) {
  total(region, NULL, 0, -1);
  return counted(region, box);
}

/* Moves a box within reach to where it covers most of what the totals hold; ties stay near where it was. */
static classic_box settle(const classic_region *region, classic_box box, float reach_x, float reach_y) {
  float step_x = classic_max(1.0f, classic_width(box) / 12.0f);
  float step_y = classic_max(1.0f, classic_height(box) / 24.0f);
  classic_box best = box;
  float best_score = -1e30f;
  for (float dy = -reach_y; dy <= reach_y; dy += step_y) {
    for (float dx = -reach_x; dx <= reach_x; dx += step_x) {
      classic_box moved = {box.left + dx, box.top + dy, box.right + dx, box.bottom + dy};
      float away = (dx * dx) / (reach_x * reach_x + 1.0f) + (dy * dy) / (reach_y * reach_y + 1.0f);
      float score = (float)counted(region, moved) - 0.04f * classic_area(box) * away;
      if (score > best_score) {
        best_score = score;
        best = moved;
      }
    }
  }
  return best;
}

/* Finds the box of the learned size that covers most. Returns false when none covers enough. */
static bool find_new(const classic_region *region, const classic_scale *scale, classic_box *found) {
  const classic_blob *blob = &region->blob;
  float best_score = 0.0f;
  bool any = false;
  float foot = (float)blob->top + 2.0f;
  float last = (float)blob->bottom + 1.0f;
  while (foot <= last) {
    float height = classic_scale_height(scale, foot);
    float width = height * scale->mean_aspect;
    float step = classic_max(1.0f, width / 8.0f);
    for (float left = (float)blob->left - width * 0.25f; left + width * 0.75f <= (float)blob->right; left += step) {
      classic_box box = {left, foot - height, left + width, foot};
      float area = classic_area(box);
      float covered = (float)counted(region, box);
      float score = covered - AREA_PRICE * area;
      if (covered >= NEW_SHARE * area && score / area > best_score) {
        best_score = score / area;
        *found = box;
        any = true;
      }
    }
    foot += classic_max(1.0f, height / 24.0f);
  }
  return any;
}

int classic_explain(const classic_region *region, const classic_scale *scale, classic_box *boxes, int fixed, int known) {
  int count = known;
  for (int i = fixed; i < known; i++) {
    total(region, boxes, i, -1);
    boxes[i] = settle(region, boxes[i], 0.35f * classic_width(boxes[i]), 0.08f * classic_height(boxes[i]));
  }
  if (classic_scale_ready(scale, (float)region->blob.bottom)) {
    while (count < CLASSIC_MAX_PEOPLE_IN_BLOB) {
      total(region, boxes, count, -1);
      if (!find_new(region, scale, &boxes[count])) {
        break;
      }
      count++;
    }
  }
  for (int round = 0; round < REFINING_ROUNDS && count > 1; round++) {
    for (int i = fixed; i < count; i++) {
      total(region, boxes, count, i);
      float reach = i < known ? 0.2f : 0.4f;
      boxes[i] = settle(region, boxes[i], reach * classic_width(boxes[i]), 0.3f * reach * classic_height(boxes[i]));
    }
  }
  return count;
}
