/* Boxes in working pixels, and how they relate. */
#ifndef CLASSIC_BOX_H
#define CLASSIC_BOX_H

typedef struct classic_box {
  float left;
  float top;
  float right; /* exclusive */
  float bottom;
} classic_box;

static inline float classic_min(float a, float b) { return a < b ? a : b; }

static inline float classic_max(float a, float b) { return a > b ? a : b; }

static inline float classic_width(classic_box box) { return box.right - box.left; }

static inline float classic_height(classic_box box) { return box.bottom - box.top; }

static inline float classic_area(classic_box box) { return classic_width(box) * classic_height(box); }

static inline float classic_overlap(classic_box a, classic_box b) {
  float width = classic_min(a.right, b.right) - classic_max(a.left, b.left);
  float height = classic_min(a.bottom, b.bottom) - classic_max(a.top, b.top);
  return width > 0.0f && height > 0.0f ? width * height : 0.0f;
}

/* The smallest box around both. */
static inline classic_box classic_union(classic_box a, classic_box b) {
  return (classic_box){classic_min(a.left, b.left), classic_min(a.top, b.top), classic_max(a.right, b.right),
                       classic_max(a.bottom, b.bottom)};
}

/* Intersection over union, 0..1. */
static inline float classic_iou(classic_box a, classic_box b) {
  float overlap = classic_overlap(a, b);
  float all = classic_area(a) + classic_area(b) - overlap;
  return all > 0.0f ? overlap / all : 0.0f;
}

#endif
