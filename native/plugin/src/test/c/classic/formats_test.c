/* Every pixel format gives what BGR gives. */
#include "check.h"
#include "run.h"
#include "suites.h"

#include <stdio.h>
#include <stdlib.h>

enum { FORMATS = 6, FRAMES = 38, COMPARED_FROM = 32 };

static const struct {
  uint32_t format;
  uint32_t range;
  const char *what;
} formats[FORMATS] = {
    {NUNCHI_VISION_PIXEL_FORMAT_NV12, NUNCHI_VISION_COLOUR_RANGE_LIMITED, "NV12, limited range"},
    {NUNCHI_VISION_PIXEL_FORMAT_NV12, NUNCHI_VISION_COLOUR_RANGE_FULL, "NV12, full range"},
    {NUNCHI_VISION_PIXEL_FORMAT_I420, NUNCHI_VISION_COLOUR_RANGE_UNSPECIFIED, "I420, unspecified range"},
    {NUNCHI_VISION_PIXEL_FORMAT_RGB, NUNCHI_VISION_COLOUR_RANGE_UNSPECIFIED, "RGB"},
    {NUNCHI_VISION_PIXEL_FORMAT_BGRA, NUNCHI_VISION_COLOUR_RANGE_FULL, "BGRA"},
    {NUNCHI_VISION_PIXEL_FORMAT_GRAY8, NUNCHI_VISION_COLOUR_RANGE_UNSPECIFIED, "GRAY8"},
};

static bool is_near(const nunchi_vision_result *found, const nunchi_vision_result *expected, const picture *scene) {
  if (expected->detection_count != 1 || found->detection_count != 1) {
    return false;
  }
  const nunchi_vision_detection *e = expected->detections;
  float width = (float)scene->width;
  float height = (float)scene->height;
  rectangle box = {(int)(e->left * width + 0.5f),  (int)(e->top * height + 0.5f), (int)(e->width * width + 0.5f),
                   (int)(e->height * height + 0.5f), 0,                              false};
  return found->detections->label == e->label && iou(found->detections, &box, scene->width, scene->height) > 0.85;
}

/* Draws each frame once, analyses it once as BGR, and compares all other formats with that. */
static void test_side(nunchi_vision_engine *engine, uint32_t side) {
  int scale = side > 400 ? 2 : 1;
  picture scene = picture_new(side, side * 3 / 4);
  nunchi_vision_stream *plain = stream_new(engine);
  nunchi_vision_stream *others[FORMATS];
  int agree[FORMATS] = {0};
  for (int f = 0; f < FORMATS; f++) {
    others[f] = stream_new(engine);
  }
  for (uint32_t i = 0; i < FRAMES; i++) {
    rectangle thing = walker(i, 235);
    thing = (rectangle){thing.left * scale, thing.top * scale, thing.width * scale, thing.height * scale, 235, false};
    draw(&scene, i, &thing, i < EMPTY_FRAMES ? 0 : 1);
    nunchi_vision_frame frame = frame_of(&scene, i);
    nunchi_vision_result expected = result_new();
    bool usable = nunchi_vision_analyze(plain, &frame, &expected) == NUNCHI_VISION_OK;
    for (int f = 0; f < FORMATS; f++) {
      nunchi_vision_result found = result_new();
      repacked packed = repack(&scene, i, formats[f].format, formats[f].range, 13);
      bool good = nunchi_vision_analyze(others[f], &packed.frame, &found) == NUNCHI_VISION_OK && well_formed(&found);
      repacked_free(&packed);
      agree[f] += i >= COMPARED_FROM && usable && good && is_near(&found, &expected, &scene) ? 1 : 0;
    }
  }
  for (int f = 0; f < FORMATS; f++) {
    char what[128];
    snprintf(what, sizeof what, "%s with padded rows, %ux%u, gives what BGR gives", formats[f].what, scene.width, scene.height);
    check(agree[f] == FRAMES - COMPARED_FROM, what);
    nunchi_vision_stream_close(others[f]);
  }
  nunchi_vision_stream_close(plain);
  free(scene.bgr);
}

void check_formats(void) {
  nunchi_vision_engine *engine = engine_new();
  for (uint32_t side = 321; side <= 643; side += 322) { /* odd sizes, reduced by 1 and by 2 */
    test_side(engine, side);
  }
  nunchi_vision_engine_destroy(engine);
}
