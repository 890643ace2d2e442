#ifndef NUNCHI_TEST_SCENE_H
#define NUNCHI_TEST_SCENE_H

/* Scenes drawn in code, and frames of them in every pixel format. */
#include "nunchi_vision.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct rectangle {
  int left;
  int top;
  int width;
  int height;
  int shade; /* 0..255, or a factor in 1/256 applied to what is there when shadow is set */
  bool shadow;
} rectangle;

typedef struct picture {
  uint32_t width;
  uint32_t height;
  uint8_t *bgr; /* tightly packed */
} picture;

/* Numbers below 65536 that look random and are the same after every restart; each thread has its own. */
void noise_restart(uint32_t seed);

uint32_t noise(void);

/* Free its bgr. */
picture picture_new(uint32_t width, uint32_t height);

/* A fixed texture with a little noise that differs from frame to frame, and rectangles on it. */
void draw(picture *into, uint32_t frame, const rectangle *rectangles, int count);

nunchi_vision_frame frame_of(const picture *from, int64_t sequence);

/* A frame in another pixel format, each plane in memory of exactly the promised size. Free with repacked_free. */
typedef struct repacked {
  nunchi_vision_frame frame;
  uint8_t *memory[3];
} repacked;

repacked repack(const picture *from, int64_t sequence, uint32_t format, uint32_t range, uint32_t padding);

void repacked_free(repacked *done);

#endif
