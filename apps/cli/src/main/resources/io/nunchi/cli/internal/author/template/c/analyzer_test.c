/* Tests of the library through nunchi_vision.h. Exits with 1 when one fails. */
#include "nunchi_vision.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failed;

static void check(int holds, const char *what) {
  printf("%s  %s\n", holds ? "pass" : "FAIL", what);
  failed += holds ? 0 : 1;
}

/* A dark picture with a white spot at 10,6 of 12x8 pixels. Each plane has exactly the bytes that a host promises, so
 * that the address sanitizer sees a read beyond them. */
typedef struct picture {
  nunchi_vision_frame frame;
  uint8_t *planes[3];
} picture;

enum { WIDTH = 41, HEIGHT = 31, LEFT = 10, TOP = 6, SPOT_WIDTH = 12, SPOT_HEIGHT = 8, PADDING = 5 };

static uint8_t *plane(nunchi_vision_frame *frame, uint32_t index, uint32_t row_bytes, uint32_t rows, uint8_t value) {
  uint32_t stride = row_bytes + PADDING;
  size_t bytes = (size_t)stride * (rows - 1) + row_bytes;
  uint8_t *data = malloc(bytes);
  if (data == NULL) {
    abort();
  }
  memset(data, 255, bytes); /* what is behind a row is no part of the picture */
  for (uint32_t y = 0; y < rows; y++) {
    memset(data + (size_t)y * stride, value, row_bytes);
  }
  frame->planes[index] = (nunchi_vision_plane){data, stride, rows};
  return data;
}

static picture picture_of(uint32_t format, uint32_t range) {
  int limited = range == NUNCHI_VISION_COLOUR_RANGE_LIMITED;
  uint8_t black = limited ? 16 : 0;
  uint8_t white = limited ? 235 : 255;
  picture made = {.frame = {.struct_size = sizeof made.frame, .width = WIDTH, .height = HEIGHT, .pixel_format = format,
                            .colour_matrix = NUNCHI_VISION_COLOUR_MATRIX_BT709, .colour_range = range,
                            .plane_count = 1} };
  uint32_t bytes = format == NUNCHI_VISION_PIXEL_FORMAT_BGRA ? 4
                   : format == NUNCHI_VISION_PIXEL_FORMAT_BGR || format == NUNCHI_VISION_PIXEL_FORMAT_RGB ? 3
                                                                                                          : 1;
  made.planes[0] = plane(&made.frame, 0, WIDTH * bytes, HEIGHT, black);
  for (int y = TOP; y < TOP + SPOT_HEIGHT; y++) {
    memset(made.planes[0] + (size_t)y * made.frame.planes[0].stride + LEFT * bytes, white, SPOT_WIDTH * bytes);
  }
  if (format == NUNCHI_VISION_PIXEL_FORMAT_NV12) {
    made.frame.plane_count = 2;
    made.planes[1] = plane(&made.frame, 1, (WIDTH + 1) / 2 * 2, (HEIGHT + 1) / 2, 128);
  } else if (format == NUNCHI_VISION_PIXEL_FORMAT_I420) {
    made.frame.plane_count = 3;
    made.planes[1] = plane(&made.frame, 1, (WIDTH + 1) / 2, (HEIGHT + 1) / 2, 128);
    made.planes[2] = plane(&made.frame, 2, (WIDTH + 1) / 2, (HEIGHT + 1) / 2, 128);
  }
  return made;
}

static void picture_free(picture *done) {
  for (int i = 0; i < 3; i++) {
    free(done->planes[i]);
  }
}

static int near(float found, double expected) { return fabs(found - expected) < 1e-5; }

static void finds_the_spot(nunchi_vision_stream *stream, uint32_t format, uint32_t range) {
  picture shown = picture_of(format, range);
  nunchi_vision_result result = {.struct_size = sizeof result};
  int32_t status = nunchi_vision_analyze(stream, &shown.frame, &result);
  char what[80];
  snprintf(what, sizeof what, "the spot is found in pixel format %u, colour range %u", format, range);
  check(status == NUNCHI_VISION_OK && result.detection_count == 1 &&
            near(result.detections[0].left, (double)LEFT / WIDTH) && near(result.detections[0].top, (double)TOP / HEIGHT) &&
            near(result.detections[0].width, (double)SPOT_WIDTH / WIDTH) &&
            near(result.detections[0].height, (double)SPOT_HEIGHT / HEIGHT),
        what);
  picture_free(&shown);
}

static int32_t create_with(const char *key, const char *value) {
  nunchi_vision_setting setting = {key, value};
  nunchi_vision_engine *engine = NULL;
  int32_t status = nunchi_vision_engine_create(&setting, 1, &engine);
  if (engine != NULL) {
    nunchi_vision_engine_destroy(engine);
  }
  return status;
}

static void test_settings(nunchi_vision_engine *engine, nunchi_vision_stream *stream) {
  check(create_with("brightness", "255") == NUNCHI_VISION_OK, "a setting is accepted");
  check(create_with("brightness", "256") == NUNCHI_VISION_BAD_SETTING, "a value out of range is refused");
  check(create_with("brightness", "bright") == NUNCHI_VISION_BAD_SETTING, "a value that is no number is refused");
  check(create_with("colour", "1") == NUNCHI_VISION_BAD_SETTING, "an unknown setting is refused");
  nunchi_vision_setting twice[] = { {"brightness", "100"}, {"brightness", "200"} };
  nunchi_vision_engine *none = NULL;
  check(nunchi_vision_engine_create(twice, 2, &none) == NUNCHI_VISION_BAD_SETTING && none == NULL,
        "a setting that is given twice is refused");
  nunchi_vision_setting value = {"brightness", "255"};
  nunchi_vision_settings changed = {.struct_size = sizeof changed, .count = 1, .setting_size = sizeof value, .values = &value};
  check(nunchi_vision_engine_change_settings(engine, &changed) == NUNCHI_VISION_OK, "a setting changes");
  picture shown = picture_of(NUNCHI_VISION_PIXEL_FORMAT_GRAY8, NUNCHI_VISION_COLOUR_RANGE_FULL);
  nunchi_vision_result result = {.struct_size = sizeof result};
  check(nunchi_vision_analyze(stream, &shown.frame, &result) == NUNCHI_VISION_OK && result.detection_count == 0,
        "and nothing is brighter than the brightest");
  picture_free(&shown);
  struct {
    nunchi_vision_setting setting;
    uint64_t more;
  } later = { {"brightness", "254"}, 1 };
  changed.setting_size = sizeof later;
  changed.values = &later.setting;
  check(nunchi_vision_engine_change_settings(engine, &changed) == NUNCHI_VISION_OK, "larger settings of a later host are taken");
  changed.setting_size = sizeof value - 1;
  check(nunchi_vision_engine_change_settings(engine, &changed) == NUNCHI_VISION_BAD_ARGUMENT, "smaller ones are refused");
}

int main(void) {
  nunchi_vision_engine *engine = NULL;
  nunchi_vision_stream *stream = NULL;
  check(nunchi_vision_engine_create(NULL, 0, &engine) == NUNCHI_VISION_OK, "an engine is created");
  check(nunchi_vision_stream_open(engine, "camera", &stream) == NUNCHI_VISION_OK, "a stream is opened");
  for (uint32_t format = NUNCHI_VISION_PIXEL_FORMAT_NV12; format <= NUNCHI_VISION_PIXEL_FORMAT_GRAY8; format++) {
    finds_the_spot(stream, format, NUNCHI_VISION_COLOUR_RANGE_FULL);
  }
  finds_the_spot(stream, NUNCHI_VISION_PIXEL_FORMAT_NV12, NUNCHI_VISION_COLOUR_RANGE_LIMITED);
  finds_the_spot(stream, NUNCHI_VISION_PIXEL_FORMAT_I420, NUNCHI_VISION_COLOUR_RANGE_LIMITED);
  finds_the_spot(stream, NUNCHI_VISION_PIXEL_FORMAT_GRAY8, NUNCHI_VISION_COLOUR_RANGE_LIMITED);
  test_settings(engine, stream);
  check(nunchi_vision_stream_cancel(stream) == NUNCHI_VISION_OK, "a cancel without a call does nothing");
  check(nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_BAD_ARGUMENT, "an engine with an open stream lives on");
  check(nunchi_vision_stream_close(stream) == NUNCHI_VISION_OK, "the stream closes");
  check(nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK, "the engine is destroyed");
  printf("%s\n", failed == 0 ? "all passed" : "some failed");
  return failed == 0 ? 0 : 1;
}
