#include "scene.h"

#include <stdlib.h>
#include <string.h>

static _Thread_local uint32_t noise_state;

void noise_restart(uint32_t seed) { noise_state = seed; }

uint32_t noise(void) {
  noise_state = noise_state * 1664525u + 1013904223u;
  return noise_state >> 16;
}

picture picture_new(uint32_t width, uint32_t height) {
  picture made = {width, height, malloc((size_t)width * height * 3)};
  if (made.bgr == NULL) {
    abort();
  }
  return made;
}

static void draw_wall(picture *into) {
  uint8_t *pixel = into->bgr;
  for (uint32_t y = 0; y < into->height; y++) {
    for (uint32_t x = 0; x < into->width; x++, pixel += 3) {
      int shade = 110 + (int)((x / 7 * 13 + y / 5 * 29) % 23);
      pixel[0] = (uint8_t)(shade - 6);
      pixel[1] = (uint8_t)shade;
      pixel[2] = (uint8_t)(shade + 8);
    }
  }
}

static int clipped(int at, uint32_t end) { return at < 0 ? 0 : at > (int)end ? (int)end : at; }

/* Touches the rectangle's own pixels only: a frame of clutter has hundreds of rectangles. */
static void draw_rectangle(picture *into, const rectangle *r) {
  int left = clipped(r->left, into->width);
  int right = clipped(r->left + r->width, into->width);
  int bottom = clipped(r->top + r->height, into->height);
  for (int y = clipped(r->top, into->height); y < bottom; y++) {
    uint8_t *row = into->bgr + (size_t)y * into->width * 3;
    for (int i = left * 3; i < right * 3; i++) {
      row[i] = (uint8_t)(r->shadow ? row[i] * r->shade / 256 : r->shade);
    }
  }
}

static void add_noise(picture *into) {
  uint8_t *pixel = into->bgr;
  for (size_t left = (size_t)into->width * into->height; left > 0; left--, pixel += 3) {
    int jitter = (int)(noise() % 5) - 2;
    for (int c = 0; c < 3; c++) {
      int value = pixel[c] + jitter;
      pixel[c] = (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
    }
  }
}

void draw(picture *into, uint32_t frame, const rectangle *rectangles, int count) {
  noise_restart(frame * 7919u + 17u);
  draw_wall(into);
  for (int i = 0; i < count; i++) {
    draw_rectangle(into, &rectangles[i]);
  }
  add_noise(into);
}

nunchi_vision_frame frame_of(const picture *from, int64_t sequence) {
  nunchi_vision_frame frame;
  memset(&frame, 0, sizeof frame);
  frame.struct_size = (uint32_t)sizeof frame;
  frame.width = from->width;
  frame.height = from->height;
  frame.pixel_format = NUNCHI_VISION_PIXEL_FORMAT_BGR;
  frame.plane_count = 1;
  frame.planes[0] = (nunchi_vision_plane){from->bgr, from->width * 3, from->height};
  frame.sequence = sequence;
  frame.capture_time_ns = 1700000000000000000 + sequence * 100000000;
  frame.monotonic_time_ns = sequence * 100000000;
  frame.stream_time_ns = sequence * 100000000;
  return frame;
}

static uint8_t byte_of(double value) { return (uint8_t)(value < 0.0 ? 0.0 : value > 255.0 ? 255.0 : value + 0.5); }

static void luma_chroma(const uint8_t *bgr, double *luma, double *blue, double *red) {
  *luma = 0.299 * bgr[2] + 0.587 * bgr[1] + 0.114 * bgr[0];
  *blue = (bgr[0] - *luma) / 1.772;
  *red = (bgr[2] - *luma) / 1.402;
}

repacked repack(const picture *from, int64_t sequence, uint32_t format, uint32_t range, uint32_t padding) {
  repacked made;
  memset(&made, 0, sizeof made);
  uint32_t half_width = (from->width + 1) / 2;
  uint32_t half_height = (from->height + 1) / 2;
  uint32_t row[3] = {from->width, 0, 0};
  uint32_t rows[3] = {from->height, half_height, half_height};
  uint32_t planes = 1;
  if (format == NUNCHI_VISION_PIXEL_FORMAT_NV12) {
    planes = 2;
    row[1] = half_width * 2;
  } else if (format == NUNCHI_VISION_PIXEL_FORMAT_I420) {
    planes = 3;
    row[1] = row[2] = half_width;
  } else if (format == NUNCHI_VISION_PIXEL_FORMAT_BGRA) {
    row[0] *= 4;
  } else if (format != NUNCHI_VISION_PIXEL_FORMAT_GRAY8) {
    row[0] *= 3;
  }
  made.frame = frame_of(from, sequence);
  made.frame.pixel_format = format;
  made.frame.colour_range = range;
  made.frame.plane_count = planes;
  for (uint32_t p = 0; p < planes; p++) {
    uint32_t stride = row[p] + padding;
    /* The last row has no padding: reading beyond it must be noticed. */
    size_t size = (size_t)stride * (rows[p] - 1) + row[p];
    made.memory[p] = malloc(size);
    if (made.memory[p] == NULL) {
      abort();
    }
    memset(made.memory[p], 0xA5, size);
    made.frame.planes[p] = (nunchi_vision_plane){made.memory[p], stride, rows[p]};
  }
  bool limited = range != NUNCHI_VISION_COLOUR_RANGE_FULL;
  for (uint32_t y = 0; y < from->height; y++) {
    for (uint32_t x = 0; x < from->width; x++) {
      const uint8_t *bgr = from->bgr + ((size_t)y * from->width + x) * 3;
      uint8_t *out = made.memory[0] + (size_t)y * made.frame.planes[0].stride;
      double luma;
      double blue;
      double red;
      luma_chroma(bgr, &luma, &blue, &red);
      if (format == NUNCHI_VISION_PIXEL_FORMAT_BGR) {
        memcpy(out + x * 3, bgr, 3);
      } else if (format == NUNCHI_VISION_PIXEL_FORMAT_RGB) {
        out[x * 3] = bgr[2];
        out[x * 3 + 1] = bgr[1];
        out[x * 3 + 2] = bgr[0];
      } else if (format == NUNCHI_VISION_PIXEL_FORMAT_BGRA) {
        memcpy(out + x * 4, bgr, 3);
        out[x * 4 + 3] = (uint8_t)noise();
      } else if (format == NUNCHI_VISION_PIXEL_FORMAT_GRAY8) {
        out[x] = byte_of(luma);
      } else {
        out[x] = byte_of(limited ? 16.0 + luma * 219.0 / 255.0 : luma);
        double scale = limited ? 224.0 / 255.0 : 1.0;
        uint8_t cb = byte_of(128.0 + blue * scale);
        uint8_t cr = byte_of(128.0 + red * scale);
        if (format == NUNCHI_VISION_PIXEL_FORMAT_NV12) {
          uint8_t *pair = made.memory[1] + (size_t)(y / 2) * made.frame.planes[1].stride + (size_t)(x / 2) * 2;
          pair[0] = cb;
          pair[1] = cr;
        } else {
          made.memory[1][(size_t)(y / 2) * made.frame.planes[1].stride + x / 2] = cb;
          made.memory[2][(size_t)(y / 2) * made.frame.planes[2].stride + x / 2] = cr;
        }
      }
    }
  }
  return made;
}

void repacked_free(repacked *done) {
  for (int i = 0; i < 3; i++) {
    free(done->memory[i]);
  }
}
