/* Sizes, clutter and clocks. */
#include "check.h"
#include "run.h"
#include "suites.h"

#include <stdio.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static void test_sizes(void) {
  const uint32_t sizes[][2] = {{1, 1},   {1, 2},   {2, 1},     {3, 1},    {1, 700},  {700, 1}, {3, 3},
                               {17, 33}, {33, 17}, {481, 359}, {961, 11}, {64, 64}, {1921, 1081}};
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  bool good = true;
  int64_t sequence = 0;
  for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
    picture scene = picture_new(sizes[s][0], sizes[s][1]);
    for (uint32_t format = NUNCHI_VISION_PIXEL_FORMAT_NV12; format <= NUNCHI_VISION_PIXEL_FORMAT_GRAY8; format++) {
      for (uint32_t i = 0; i < 3; i++) {
        rectangle thing = {(int)(sizes[s][0] / 4 * i), 0, (int)(sizes[s][0] / 3 + 1), (int)sizes[s][1], 250, false};
        draw(&scene, i, &thing, i > 0 ? 1 : 0);
        repacked packed = repack(&scene, sequence++, format, NUNCHI_VISION_COLOUR_RANGE_UNSPECIFIED, i * 5);
        nunchi_vision_result result = result_new();
        good = good && nunchi_vision_analyze(stream, &packed.frame, &result) == NUNCHI_VISION_OK && well_formed(&result);
        repacked_free(&packed);
      }
    }
    free(scene.bgr);
  }
  check(good, "sizes from 1x1 to 1921x1081, odd ones too, in all formats, on one stream");
  picture huge = picture_new(7680, 4320);
  memset(huge.bgr, 90, (size_t)7680 * 4320 * 3);
  nunchi_vision_frame frame = frame_of(&huge, sequence++);
  nunchi_vision_result result = result_new();
  check(nunchi_vision_analyze(stream, &frame, &result) == NUNCHI_VISION_OK, "an 8K frame is analysed");
  free(huge.bgr);
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
}

static void test_size_change(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  picture small = picture_new(320, 240);
  picture large = picture_new(400, 300);
  int found = 0;
  uint32_t strays = 0;
  int64_t first = -1;
  int64_t second = -1;
  for (uint32_t i = 0; i < 120; i++) {
    picture *scene = i < 60 ? &small : &large;
    rectangle thing = walker(i % 60, 240);
    draw(scene, i, &thing, i % 60 < EMPTY_FRAMES ? 0 : 1);
    nunchi_vision_frame frame = frame_of(scene, i);
    nunchi_vision_result result = result_new();
    nunchi_vision_analyze(stream, &frame, &result);
    if (i % 60 < EMPTY_FRAMES) {
      strays += result.detection_count;
    } else if (i % 60 >= 30 && best_iou(&result, PERSON, &thing, scene->width, scene->height, i < 60 ? &first : &second) > 0.6) {
      found++;
    }
  }
  check(found >= 56, "a walker is found before and after the frame size changes");
  check(strays == 0, "the change itself is no detection");
  check(first >= 0 && second >= 0 && first != second, "track ids are not used again after the change");
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
  free(small.bgr);
  free(large.bgr);
}

/* Random clutter: more regions than are kept, and a picture that is never the same. */
static void test_clutter(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  picture scene = picture_new(480, 360);
  bool good = true;
  for (uint32_t i = 0; i < 40; i++) {
    rectangle things[300];
    noise_restart(i * 31u + 5u);
    for (int r = 0; r < 300; r++) {
      things[r] = (rectangle){(int)(noise() % 480), (int)(noise() % 360), (int)(noise() % 12) + 2, (int)(noise() % 30) + 8,
                              (int)(noise() % 256), false};
    }
    draw(&scene, i, things, i < 10 ? 0 : 300);
    nunchi_vision_frame frame = frame_of(&scene, i);
    nunchi_vision_result result = result_new();
    good = good && nunchi_vision_analyze(stream, &frame, &result) == NUNCHI_VISION_OK && well_formed(&result);
  }
  check(good, "clutter of 300 random rectangles per frame gives well-formed results");
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
  free(scene.bgr);
}

static void test_clock_jumps(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  picture scene = picture_new(320, 240);
  const int64_t jumps[4] = {0, INT64_MAX, INT64_MIN, -5000000000};
  int found = 0;
  for (uint32_t i = 0; i < 70; i++) {
    rectangle thing = walker(i, 240);
    draw(&scene, i, &thing, i < EMPTY_FRAMES ? 0 : 1);
    nunchi_vision_frame frame = frame_of(&scene, i);
    frame.struct_size = (uint32_t)offsetof(nunchi_vision_frame, stream_time_ns);
    frame.capture_time_ns = i % 5 == 0 ? jumps[i / 5 % 4] : frame.capture_time_ns;
    nunchi_vision_result result = result_new();
    int64_t track = -1;
    nunchi_vision_analyze(stream, &frame, &result);
    found += i >= 32 && best_iou(&result, PERSON, &thing, 320, 240, &track) > 0.6 ? 1 : 0;
  }
  check(found >= 36, "a jumping camera clock does no harm in a host of 1.0, which knows no stream time");
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
  free(scene.bgr);
}

void check_pictures(void) {
  test_sizes();
  test_size_change();
  test_clutter();
  test_clock_jumps();
}
