/*
 * Tests the classic analyzer through nunchi_vision.h on scenes drawn here. Compiled together with the library's sources:
 *
 *     cc -std=c11 -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -Wall -Wextra -Werror \
 *        -I native/src/main/c/include $(find native/src/main/c/classic -name '*.c') native/src/test/c/classic_test.c \
 *        -o classic_test -lpthread && ./classic_test
 *
 * Prints each check and, at the end, "N passed, N failed". Exits with 1 when a check failed.
 */
#define _POSIX_C_SOURCE 200809L

#include "nunchi_vision.h"

/* The one look inside: memory must be made to run out. */
#include "../../main/c/classic/memory.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Checking ----------------------------------------------------------------------------------- */

static int passed;
static int failed;

static bool check(bool holds, const char *what) {
  printf("%s  %s\n", holds ? "pass" : "FAIL", what);
  if (holds) {
    passed++;
  } else {
    failed++;
  }
  return holds;
}

static bool error_says(const char *part) { return strstr(nunchi_vision_last_error(), part) != NULL; }

/* Checks a status and that the message names what it must; prints the message when it does not. */
static void check_refused(int32_t status, int32_t expected, const char *part, const char *what) {
  bool holds = status == expected && error_says(part) && error_says("expected") && error_says("found");
  if (!check(holds, what)) {
    printf("      status %d, expected %d; message: %s\n", status, expected, nunchi_vision_last_error());
  }
}

/* ---- Drawing ------------------------------------------------------------------------------------ */

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

static _Thread_local uint32_t noise_state;

static uint32_t noise(void) {
  noise_state = noise_state * 1664525u + 1013904223u;
  return noise_state >> 16;
}

static picture picture_new(uint32_t width, uint32_t height) {
  picture made = {width, height, malloc((size_t)width * height * 3)};
  if (made.bgr == NULL) {
    abort();
  }
  return made;
}

/* A fixed texture with a little noise that differs from frame to frame, and rectangles on it. */
static void draw(picture *into, uint32_t frame, const rectangle *rectangles, int count) {
  noise_state = frame * 7919u + 17u;
  for (uint32_t y = 0; y < into->height; y++) {
    for (uint32_t x = 0; x < into->width; x++) {
      int shade = 110 + (int)((x / 7 * 13 + y / 5 * 29) % 23);
      int colour[3] = {shade - 6, shade, shade + 8};
      for (int i = 0; i < count; i++) {
        const rectangle *r = &rectangles[i];
        if ((int)x >= r->left && (int)x < r->left + r->width && (int)y >= r->top && (int)y < r->top + r->height) {
          for (int c = 0; c < 3; c++) {
            colour[c] = r->shadow ? colour[c] * r->shade / 256 : r->shade;
          }
        }
      }
      int jitter = (int)(noise() % 5) - 2;
      for (int c = 0; c < 3; c++) {
        int value = colour[c] + jitter;
        into->bgr[((size_t)y * into->width + x) * 3 + (size_t)c] = (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
      }
    }
  }
}

static nunchi_vision_frame frame_of(const picture *from, int64_t sequence) {
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
  return frame;
}

/* A frame in another pixel format, each plane in memory of exactly the promised size. Free with repacked_free. */
typedef struct repacked {
  nunchi_vision_frame frame;
  uint8_t *memory[3];
} repacked;

static uint8_t byte_of(double value) { return (uint8_t)(value < 0.0 ? 0.0 : value > 255.0 ? 255.0 : value + 0.5); }

static void luma_chroma(const uint8_t *bgr, double *luma, double *blue, double *red) {
  *luma = 0.299 * bgr[2] + 0.587 * bgr[1] + 0.114 * bgr[0];
  *blue = (bgr[0] - *luma) / 1.772;
  *red = (bgr[2] - *luma) / 1.402;
}

static repacked repack(const picture *from, int64_t sequence, uint32_t format, uint32_t range, uint32_t padding) {
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

static void repacked_free(repacked *done) {
  for (int i = 0; i < 3; i++) {
    free(done->memory[i]);
  }
}

/* ---- Running ------------------------------------------------------------------------------------ */

static nunchi_vision_engine *engine_new(void) {
  nunchi_vision_engine *engine = NULL;
  if (nunchi_vision_engine_create(NULL, 0, &engine) != NUNCHI_VISION_OK) {
    abort();
  }
  return engine;
}

static nunchi_vision_stream *stream_new(nunchi_vision_engine *engine) {
  nunchi_vision_stream *stream = NULL;
  if (nunchi_vision_stream_open(engine, "camera", &stream) != NUNCHI_VISION_OK) {
    abort();
  }
  return stream;
}

static nunchi_vision_result result_new(void) {
  nunchi_vision_result result;
  memset(&result, 0xEE, sizeof result);
  result.struct_size = (uint32_t)sizeof result;
  return result;
}

/* Everything a result may be, whatever the scene. */
static bool well_formed(const nunchi_vision_result *result) {
  bool holds = result->detection_size >= sizeof(nunchi_vision_detection) && result->preprocess_ns >= 0 &&
               result->inference_ns >= 0 && result->postprocess_ns >= 0 &&
               (result->detection_count == 0) == (result->detections == NULL);
  for (uint32_t i = 0; i < result->detection_count; i++) {
    const nunchi_vision_detection *d = &result->detections[i];
    holds = holds && d->label < 2 && d->confidence >= 0.0f && d->confidence <= 1.0f && d->left >= 0.0f &&
            d->top >= 0.0f && d->width > 0.0f && d->height > 0.0f && d->left + d->width <= 1.0001f &&
            d->top + d->height <= 1.0001f && d->track_id >= 0;
    for (uint32_t j = 0; j < i; j++) {
      holds = holds && result->detections[j].track_id != d->track_id;
    }
  }
  return holds;
}

static double larger(double a, double b) { return a > b ? a : b; }

static double smaller(double a, double b) { return a < b ? a : b; }

static double iou(const nunchi_vision_detection *d, const rectangle *r, uint32_t width, uint32_t height) {
  double left = larger(d->left * width, r->left);
  double top = larger(d->top * height, r->top);
  double right = smaller((d->left + d->width) * width, r->left + r->width);
  double bottom = smaller((d->top + d->height) * height, r->top + r->height);
  double overlap = right > left && bottom > top ? (right - left) * (bottom - top) : 0.0;
  double all = (double)d->width * width * d->height * height + (double)r->width * r->height - overlap;
  return overlap / all;
}

/* The best overlap of any detection of that label with the rectangle; its track goes to *track. */
static double best_iou(const nunchi_vision_result *result, uint32_t label, const rectangle *r, uint32_t width,
                       uint32_t height, int64_t *track) {
  double best = 0.0;
  for (uint32_t i = 0; i < result->detection_count; i++) {
    double here = iou(&result->detections[i], r, width, height);
    if (result->detections[i].label == label && here > best) {
      best = here;
      *track = result->detections[i].track_id;
    }
  }
  return best;
}

enum { PERSON = 0, VEHICLE = 1 };

enum { EMPTY_FRAMES = 20 };

/* A walker: a person-shaped rectangle that enters after EMPTY_FRAMES and walks to the right. */
static rectangle walker(uint32_t frame, int shade) {
  int step = (int)frame - EMPTY_FRAMES;
  return (rectangle){20 + step * 4, 70, 26, 72, shade, false};
}

/* ---- What is checked ---------------------------------------------------------------------------- */

static void test_description(void) {
  const nunchi_vision_info *info = nunchi_vision_describe();
  check(nunchi_vision_abi_version() >> 16 == NUNCHI_VISION_ABI_MAJOR, "the ABI major is that of the header");
  check(info->abi_version == nunchi_vision_abi_version(), "describe and abi_version agree");
  check(info->struct_size == sizeof *info && info->setting_spec_size == sizeof(nunchi_vision_setting_spec),
        "describe declares its struct sizes");
  check(info == nunchi_vision_describe(), "describe returns constant memory");
  check(info->label_count == 2 && strcmp(info->labels[0], "person") == 0 && strcmp(info->labels[1], "vehicle") == 0,
        "the labels are person and vehicle");
  bool complete = true;
  bool defaults = true;
  for (uint32_t i = 0; i < info->setting_spec_count; i++) {
    const nunchi_vision_setting_spec *spec = &info->setting_specs[i];
    complete = complete && spec->struct_size == sizeof *spec && spec->key != NULL && spec->unit != NULL &&
               spec->default_text != NULL && spec->title != NULL && spec->help != NULL &&
               (spec->type == NUNCHI_VISION_SETTING_CHOICE) == (spec->choice_count > 0);
    nunchi_vision_setting setting = {spec->key, spec->default_text};
    nunchi_vision_engine *engine = NULL;
    defaults = defaults && nunchi_vision_engine_create(&setting, 1, &engine) == NUNCHI_VISION_OK &&
               nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK;
  }
  check(complete, "every setting spec is complete");
  check(defaults, "every default is accepted");
}

static int32_t create_with(const char *key, const char *value) {
  nunchi_vision_setting setting = {key, value};
  nunchi_vision_engine *engine = (nunchi_vision_engine *)&setting;
  int32_t status = nunchi_vision_engine_create(&setting, 1, &engine);
  if (status == NUNCHI_VISION_OK) {
    nunchi_vision_engine_destroy(engine);
  } else if (engine != NULL) {
    return -1;
  }
  return status;
}

static void test_settings(void) {
  check(create_with("sensitivity", "0.75") == NUNCHI_VISION_OK, "a number is accepted");
  check(create_with("sensitivity", "5e-1") == NUNCHI_VISION_OK, "a number with an exponent is accepted");
  check(create_with("working_size", "640") == NUNCHI_VISION_OK, "an integer is accepted");
  check(create_with("labels", "person") == NUNCHI_VISION_OK, "a choice is accepted");
  check_refused(create_with("speed", "1"), NUNCHI_VISION_BAD_SETTING, "speed", "an unknown key is refused by name");
  check_refused(create_with("sensitivity", "1.01"), NUNCHI_VISION_BAD_SETTING, "0 to 1", "a number above its range is refused");
  check_refused(create_with("sensitivity", "-0.1"), NUNCHI_VISION_BAD_SETTING, "-0.1", "a number below its range is refused");
  check_refused(create_with("sensitivity", "0,5"), NUNCHI_VISION_BAD_SETTING, "0,5", "a decimal comma is refused");
  check_refused(create_with("sensitivity", "nan"), NUNCHI_VISION_BAD_SETTING, "nan", "nan is refused");
  check_refused(create_with("sensitivity", "1e999"), NUNCHI_VISION_BAD_SETTING, "1e999", "an infinite number is refused");
  check_refused(create_with("sensitivity", ""), NUNCHI_VISION_BAD_SETTING, "sensitivity", "an empty number is refused");
  check_refused(create_with("working_size", "480.5"), NUNCHI_VISION_BAD_SETTING, "whole", "a fraction for an integer is refused");
  check_refused(create_with("working_size", "99999999999999999999"), NUNCHI_VISION_BAD_SETTING, "96 to 1920",
                "a huge integer is refused");
  check_refused(create_with("shadow_suppression", "yes"), NUNCHI_VISION_BAD_SETTING, "true or false", "yes for a boolean is refused");
  check_refused(create_with("labels", "dog"), NUNCHI_VISION_BAD_SETTING, "dog", "a choice that is none is refused");
  check_refused(create_with(NULL, "1"), NUNCHI_VISION_BAD_ARGUMENT, "key", "a null key is refused");
  check_refused(create_with("labels", NULL), NUNCHI_VISION_BAD_ARGUMENT, "value", "a null value is refused");
  nunchi_vision_setting twice[2] = {{"sensitivity", "0.5"}, {"sensitivity", "0.6"}};
  nunchi_vision_engine *engine = NULL;
  check_refused(nunchi_vision_engine_create(twice, 2, &engine), NUNCHI_VISION_BAD_SETTING, "twice", "a repeated key is refused");
  check_refused(nunchi_vision_engine_create(NULL, 2, &engine), NUNCHI_VISION_BAD_ARGUMENT, "null", "null settings are refused");
  char *endless = malloc(100001);
  if (endless == NULL) {
    abort();
  }
  memset(endless, 'k', 100000);
  endless[100000] = '\0';
  check_refused(create_with(endless, "1"), NUNCHI_VISION_BAD_SETTING, "unknown", "a key of 100000 letters is refused");
  check(strlen(nunchi_vision_last_error()) < 1000, "its message stays short");
  free(endless);
}

static void test_arguments(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  nunchi_vision_stream *none = stream;
  picture scene = picture_new(64, 48);
  draw(&scene, 0, NULL, 0);
  nunchi_vision_frame frame = frame_of(&scene, 0);
  nunchi_vision_result result = result_new();
  check_refused(nunchi_vision_engine_create(NULL, 0, NULL), NUNCHI_VISION_BAD_ARGUMENT, "null", "engine_create without a place is refused");
  check_refused(nunchi_vision_stream_open(NULL, "a", &none), NUNCHI_VISION_BAD_ARGUMENT, "engine", "stream_open without an engine is refused");
  check(none == NULL, "a refused stream_open leaves null");
  check_refused(nunchi_vision_stream_open(engine, NULL, &none), NUNCHI_VISION_BAD_ARGUMENT, "stream id", "stream_open without an id is refused");
  check_refused(nunchi_vision_stream_open(engine, "a", NULL), NUNCHI_VISION_BAD_ARGUMENT, "place", "stream_open without a place is refused");
  check_refused(nunchi_vision_analyze(NULL, &frame, &result), NUNCHI_VISION_BAD_ARGUMENT, "stream", "analyze without a stream is refused");
  check_refused(nunchi_vision_analyze(stream, NULL, &result), NUNCHI_VISION_BAD_ARGUMENT, "frame", "analyze without a frame is refused");
  check_refused(nunchi_vision_analyze(stream, &frame, NULL), NUNCHI_VISION_BAD_ARGUMENT, "result", "analyze without a result is refused");
  frame.struct_size = 8;
  check_refused(nunchi_vision_analyze(stream, &frame, &result), NUNCHI_VISION_BAD_ARGUMENT, "struct", "a frame struct too small is refused");
  frame.struct_size = (uint32_t)sizeof frame + 64;
  check(nunchi_vision_analyze(stream, &frame, &result) == NUNCHI_VISION_OK, "a frame struct of a later minor is accepted");
  result.struct_size = 8;
  check_refused(nunchi_vision_analyze(stream, &frame, &result), NUNCHI_VISION_BAD_ARGUMENT, "struct", "a result struct too small is refused");
  check_refused(nunchi_vision_engine_destroy(engine), NUNCHI_VISION_BAD_ARGUMENT, "1", "an engine with an open stream is not destroyed");
  check(nunchi_vision_stream_close(stream) == NUNCHI_VISION_OK && nunchi_vision_stream_close(NULL) == NUNCHI_VISION_OK, "streams close, null too");
  check(nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK && nunchi_vision_engine_destroy(NULL) == NUNCHI_VISION_OK, "engines are destroyed, null too");
  free(scene.bgr);
}

static void test_bad_frames(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  picture scene = picture_new(65, 49);
  draw(&scene, 0, NULL, 0);
  nunchi_vision_result result = result_new();
  nunchi_vision_frame good = frame_of(&scene, 0);
  nunchi_vision_frame bad = good;
  bad.width = 0;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "0x49", "a width of 0 is rejected");
  check(result.detection_count == 0 && result.detections == NULL, "a rejected frame has an empty result");
  bad = good;
  bad.height = 0;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "65x0", "a height of 0 is rejected");
  bad = good;
  bad.width = UINT32_MAX;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "4294967295", "an absurd width is rejected");
  bad = good;
  bad.pixel_format = 77;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "77", "an unknown pixel format is rejected");
  bad = good;
  bad.colour_range = 9;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "range 9", "an unknown colour range is rejected");
  bad = good;
  bad.colour_matrix = 9;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "matrix 9", "an unknown colour matrix is rejected");
  bad = good;
  bad.plane_count = 2;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "plane count", "a plane too many is rejected");
  bad = good;
  bad.planes[0].data = NULL;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "null", "a null plane is rejected");
  bad = good;
  bad.planes[0].stride = 65 * 3 - 1;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "stride", "a short stride is rejected");
  bad = good;
  bad.planes[0].rows = 48;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "rows", "a row too few is rejected");
  repacked nv12 = repack(&scene, 0, NUNCHI_VISION_PIXEL_FORMAT_NV12, NUNCHI_VISION_COLOUR_RANGE_LIMITED, 0);
  nv12.frame.planes[1].stride = 65;
  check_refused(nunchi_vision_analyze(stream, &nv12.frame, &result), NUNCHI_VISION_FRAME_REJECTED, "plane 1",
                "an odd NV12 chroma row that is a byte short is rejected");
  nv12.frame.planes[1].stride = 66;
  nv12.frame.planes[1].rows = 24;
  check_refused(nunchi_vision_analyze(stream, &nv12.frame, &result), NUNCHI_VISION_FRAME_REJECTED, "plane 1",
                "an odd NV12 chroma plane that is a row short is rejected");
  repacked_free(&nv12);
  check(nunchi_vision_analyze(stream, &good, &result) == NUNCHI_VISION_OK && well_formed(&result), "the stream goes on after rejected frames");
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
  free(scene.bgr);
}

static void test_empty_scene(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  picture scene = picture_new(320, 240);
  uint32_t detections = 0;
  for (uint32_t i = 0; i < 120; i++) {
    draw(&scene, i, NULL, 0);
    nunchi_vision_frame frame = frame_of(&scene, i);
    nunchi_vision_result result = result_new();
    nunchi_vision_analyze(stream, &frame, &result);
    detections += result.detection_count;
  }
  check(detections == 0, "an empty scene has no detections in 120 frames");
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
  free(scene.bgr);
}

/* Walks a rectangle through the scene and returns in how many of the last frames it was found. */
static int follow(int shade, const rectangle *extra, uint32_t *strays, int *tracks) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  picture scene = picture_new(320, 240);
  int found = 0;
  int64_t last_track = -1;
  *strays = 0;
  *tracks = 0;
  for (uint32_t i = 0; i < 80; i++) {
    rectangle things[2] = {walker(i, shade), {0, 0, 0, 0, 0, false}};
    if (extra != NULL) {
      things[1] = *extra;
      things[1].left += things[0].left;
    }
    draw(&scene, i, things, i < EMPTY_FRAMES ? 0 : 2);
    nunchi_vision_frame frame = frame_of(&scene, i);
    nunchi_vision_result result = result_new();
    nunchi_vision_analyze(stream, &frame, &result);
    int64_t track = -1;
    if (i >= EMPTY_FRAMES + 10 && best_iou(&result, PERSON, &things[0], 320, 240, &track) > 0.6) {
      found++;
      *strays += result.detection_count - 1;
      *tracks += track != last_track ? 1 : 0;
      last_track = track;
    }
  }
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
  free(scene.bgr);
  return found;
}

static void test_walkers(void) {
  uint32_t strays = 0;
  int tracks = 0;
  int found = follow(245, NULL, &strays, &tracks);
  check(found >= 48 && strays == 0, "a bright walker is found in its place, and nothing else");
  check(tracks == 1, "it keeps one track id");
  found = follow(12, NULL, &strays, &tracks);
  check(found >= 48 && strays == 0, "a dark walker is found in its place, and nothing else");
  check(tracks == 1, "it keeps one track id");
  rectangle shadow = {26, 118, 60, 24, 180, true};
  found = follow(245, &shadow, &strays, &tracks);
  check(found >= 48 && strays == 0, "a walker's shadow is not part of it");
}

static void test_short_miss(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  picture scene = picture_new(320, 240);
  int64_t before = -1;
  int64_t after = -2;
  for (uint32_t i = 0; i < 70; i++) {
    rectangle thing = walker(i, 240);
    bool gone = i >= 45 && i < 48;
    draw(&scene, i, &thing, i < EMPTY_FRAMES || gone ? 0 : 1);
    nunchi_vision_frame frame = frame_of(&scene, i);
    nunchi_vision_result result = result_new();
    nunchi_vision_analyze(stream, &frame, &result);
    if (i == 44) {
      best_iou(&result, PERSON, &thing, 320, 240, &before);
    }
    if (i == 60) {
      best_iou(&result, PERSON, &thing, 320, 240, &after);
    }
  }
  check(before >= 0 && before == after, "a track id survives three frames without a sighting");
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
  free(scene.bgr);
}

static void test_vehicle_and_labels(void) {
  const char *const choices[3] = {"person and vehicle", "person", "vehicle"};
  int vehicles[3] = {0, 0, 0};
  picture scene = picture_new(320, 240);
  for (int c = 0; c < 3; c++) {
    nunchi_vision_setting setting = {"labels", choices[c]};
    nunchi_vision_engine *engine = NULL;
    nunchi_vision_engine_create(&setting, 1, &engine);
    nunchi_vision_stream *stream = stream_new(engine);
    for (uint32_t i = 0; i < 60; i++) {
      rectangle thing = {10 + ((int)i - EMPTY_FRAMES) * 4, 120, 110, 48, 30, false};
      draw(&scene, i, &thing, i < EMPTY_FRAMES ? 0 : 1);
      nunchi_vision_frame frame = frame_of(&scene, i);
      nunchi_vision_result result = result_new();
      nunchi_vision_analyze(stream, &frame, &result);
      int64_t track = -1;
      vehicles[c] += best_iou(&result, VEHICLE, &thing, 320, 240, &track) > 0.6 ? 1 : 0;
    }
    nunchi_vision_stream_close(stream);
    nunchi_vision_engine_destroy(engine);
  }
  check(vehicles[0] >= 30, "a wide solid thing is a vehicle");
  check(vehicles[1] == 0, "labels=person reports no vehicle");
  check(vehicles[2] == vehicles[0], "labels=vehicle reports the vehicle");
  free(scene.bgr);
}

/* A thing that is there from the first frame and then leaves must not stay behind as a ghost. */
static void test_ghost(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  picture scene = picture_new(320, 240);
  int found = 0;
  uint32_t ghosts = 0;
  for (uint32_t i = 0; i < 40; i++) {
    rectangle thing = {40 + (int)i * 5, 70, 26, 72, 240, false};
    draw(&scene, i, &thing, 1);
    nunchi_vision_frame frame = frame_of(&scene, i);
    nunchi_vision_result result = result_new();
    nunchi_vision_analyze(stream, &frame, &result);
    int64_t track = -1;
    if (i >= 15) {
      int here = best_iou(&result, PERSON, &thing, 320, 240, &track) > 0.5 ? 1 : 0;
      found += here;
      ghosts += result.detection_count - (uint32_t)here;
    }
  }
  check(found >= 22, "a walker present in the first frame is found");
  check(ghosts == 0, "it leaves no ghost behind");
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
  free(scene.bgr);
}

/* The light changes by a third within some frames, as automatic exposure does. */
static void test_light(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  picture scene = picture_new(320, 240);
  uint32_t detections = 0;
  for (uint32_t i = 0; i < 60; i++) {
    rectangle all = {0, 0, 320, 240, i < 30 ? 256 : i < 40 ? 256 - ((int)i - 30) * 8 : 176, true};
    draw(&scene, i, &all, 1);
    nunchi_vision_frame frame = frame_of(&scene, i);
    nunchi_vision_result result = result_new();
    nunchi_vision_analyze(stream, &frame, &result);
    detections += result.detection_count;
  }
  check(detections == 0, "a change of light is no detection");
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
  free(scene.bgr);
}

static void test_formats(void) {
  const struct {
    uint32_t format;
    uint32_t range;
    const char *what;
  } formats[] = {
      {NUNCHI_VISION_PIXEL_FORMAT_NV12, NUNCHI_VISION_COLOUR_RANGE_LIMITED, "NV12, limited range"},
      {NUNCHI_VISION_PIXEL_FORMAT_NV12, NUNCHI_VISION_COLOUR_RANGE_FULL, "NV12, full range"},
      {NUNCHI_VISION_PIXEL_FORMAT_I420, NUNCHI_VISION_COLOUR_RANGE_UNSPECIFIED, "I420, unspecified range"},
      {NUNCHI_VISION_PIXEL_FORMAT_RGB, NUNCHI_VISION_COLOUR_RANGE_UNSPECIFIED, "RGB"},
      {NUNCHI_VISION_PIXEL_FORMAT_BGRA, NUNCHI_VISION_COLOUR_RANGE_FULL, "BGRA"},
      {NUNCHI_VISION_PIXEL_FORMAT_GRAY8, NUNCHI_VISION_COLOUR_RANGE_UNSPECIFIED, "GRAY8"},
  };
  nunchi_vision_engine *engine = engine_new();
  for (uint32_t side = 321; side <= 643; side += 322) { /* odd sizes, reduced by 1 and by 2 */
    uint32_t height = side * 3 / 4;
    int scale = side > 400 ? 2 : 1;
    picture scene = picture_new(side, height);
    for (size_t f = 0; f < sizeof formats / sizeof formats[0]; f++) {
      nunchi_vision_stream *plain = stream_new(engine);
      nunchi_vision_stream *other = stream_new(engine);
      int agree = 0;
      int frames = 0;
      for (uint32_t i = 0; i < 38; i++) {
        rectangle thing = walker(i, 235);
        thing = (rectangle){thing.left * scale, thing.top * scale, thing.width * scale, thing.height * scale, 235, false};
        draw(&scene, i, &thing, i < EMPTY_FRAMES ? 0 : 1);
        nunchi_vision_frame frame = frame_of(&scene, i);
        nunchi_vision_result expected = result_new();
        nunchi_vision_result found = result_new();
        repacked packed = repack(&scene, i, formats[f].format, formats[f].range, 13);
        bool ok = nunchi_vision_analyze(plain, &frame, &expected) == NUNCHI_VISION_OK &&
                  nunchi_vision_analyze(other, &packed.frame, &found) == NUNCHI_VISION_OK && well_formed(&found);
        repacked_free(&packed);
        if (i >= 32) {
          frames++;
          if (ok && expected.detection_count == 1 && found.detection_count == 1) {
            const nunchi_vision_detection *e = expected.detections;
            rectangle box = {(int)(e->left * (float)side + 0.5f), (int)(e->top * (float)height + 0.5f),
                             (int)(e->width * (float)side + 0.5f), (int)(e->height * (float)height + 0.5f), 0, false};
            agree += found.detections->label == e->label && iou(found.detections, &box, side, height) > 0.85 ? 1 : 0;
          }
        }
      }
      char what[128];
      snprintf(what, sizeof what, "%s with padded rows, %ux%u, gives what BGR gives", formats[f].what, side, height);
      check(agree == frames, what);
      nunchi_vision_stream_close(plain);
      nunchi_vision_stream_close(other);
    }
    free(scene.bgr);
  }
  nunchi_vision_engine_destroy(engine);
}

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
    noise_state = i * 31u + 5u;
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
    frame.capture_time_ns = i % 5 == 0 ? jumps[i / 5 % 4] : frame.capture_time_ns;
    nunchi_vision_result result = result_new();
    int64_t track = -1;
    nunchi_vision_analyze(stream, &frame, &result);
    found += i >= 32 && best_iou(&result, PERSON, &thing, 320, 240, &track) > 0.6 ? 1 : 0;
  }
  check(found >= 36, "a jumping camera clock does no harm");
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
  free(scene.bgr);
}

/* ---- Streams side by side ----------------------------------------------------------------------- */

enum { RECORDED = 64 };

typedef struct recording {
  nunchi_vision_engine *engine;
  int shade;
  int offset;
  uint32_t counts[RECORDED];
  nunchi_vision_detection first[RECORDED];
  bool failed;
} recording;

static void record_frame(recording *into, nunchi_vision_stream *stream, picture *scene, uint32_t i) {
  rectangle thing = walker(i, into->shade);
  thing.top += into->offset;
  draw(scene, i + (uint32_t)into->offset, &thing, i < EMPTY_FRAMES ? 0 : 1);
  nunchi_vision_frame frame = frame_of(scene, i);
  nunchi_vision_result result = result_new();
  into->failed = into->failed || nunchi_vision_analyze(stream, &frame, &result) != NUNCHI_VISION_OK || !well_formed(&result);
  into->counts[i] = result.detection_count;
  if (result.detection_count > 0) {
    into->first[i] = result.detections[0];
  }
}

static void *record(void *argument) {
  recording *into = argument;
  nunchi_vision_stream *stream = stream_new(into->engine);
  picture scene = picture_new(320, 240);
  for (uint32_t i = 0; i < RECORDED; i++) {
    record_frame(into, stream, &scene, i);
  }
  /* The error message is the thread's own. */
  char part[16];
  snprintf(part, sizeof part, "%d", 1000 + into->offset);
  nunchi_vision_frame frame = frame_of(&scene, 0);
  nunchi_vision_result result = result_new();
  frame.pixel_format = 1000u + (uint32_t)into->offset;
  into->failed = into->failed || nunchi_vision_analyze(stream, &frame, &result) != NUNCHI_VISION_FRAME_REJECTED || !error_says(part);
  nunchi_vision_stream_close(stream);
  free(scene.bgr);
  return NULL;
}

static bool same(const recording *a, const recording *b) {
  return !a->failed && !b->failed && memcmp(a->counts, b->counts, sizeof a->counts) == 0 &&
         memcmp(a->first, b->first, sizeof a->first) == 0;
}

static recording *recording_new(nunchi_vision_engine *engine, int number) {
  recording *made = calloc(1, sizeof *made);
  if (made == NULL) {
    abort();
  }
  made->engine = engine;
  made->shade = number % 2 == 0 ? 240 : 15;
  made->offset = number * 9;
  return made;
}

static void test_streams(void) {
  enum { STREAMS = 6 };
  nunchi_vision_engine *engine = engine_new();
  recording *alone[STREAMS];
  recording *again = recording_new(engine, 0);
  recording *together[STREAMS];
  recording *woven[2] = {recording_new(engine, 0), recording_new(engine, 1)};
  pthread_t threads[STREAMS];
  uint32_t seen = 0;
  for (int i = 0; i < STREAMS; i++) {
    alone[i] = recording_new(engine, i);
    together[i] = recording_new(engine, i);
    record(alone[i]);
    for (int f = 0; f < RECORDED; f++) {
      seen += alone[i]->counts[f];
    }
  }
  record(again);
  check(seen > STREAMS * 20, "recorded streams have detections");
  check(same(alone[0], again), "the same frames give the same results, bit for bit");
  bool started = true;
  for (int i = 0; i < STREAMS; i++) {
    started = pthread_create(&threads[i], NULL, record, together[i]) == 0 && started;
  }
  for (int i = 0; i < STREAMS && started; i++) {
    pthread_join(threads[i], NULL);
  }
  bool equal = started;
  for (int i = 0; i < STREAMS; i++) {
    equal = equal && same(alone[i], together[i]);
  }
  check(equal, "six streams on six threads give what each gives alone");
  nunchi_vision_stream *a = stream_new(engine);
  nunchi_vision_stream *b = stream_new(engine);
  picture scene = picture_new(320, 240);
  for (uint32_t i = 0; i < RECORDED; i++) {
    record_frame(woven[0], a, &scene, i);
    record_frame(woven[1], b, &scene, i);
  }
  check(same(alone[0], woven[0]) && same(alone[1], woven[1]), "two streams fed in turns give what each gives alone");
  nunchi_vision_stream_close(a);
  nunchi_vision_stream_close(b);
  free(scene.bgr);
  for (int i = 0; i < STREAMS; i++) {
    free(alone[i]);
    free(together[i]);
  }
  free(again);
  free(woven[0]);
  free(woven[1]);
  check(nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK, "no stream is left open");
}

static void test_many(void) {
  picture scene = picture_new(32, 24);
  draw(&scene, 0, NULL, 0);
  bool good = true;
  for (int i = 0; i < 3000 && good; i++) {
    nunchi_vision_engine *engine = engine_new();
    nunchi_vision_stream *stream = stream_new(engine);
    nunchi_vision_frame frame = frame_of(&scene, i);
    nunchi_vision_result result = result_new();
    good = nunchi_vision_analyze(stream, &frame, &result) == NUNCHI_VISION_OK &&
           nunchi_vision_stream_close(stream) == NUNCHI_VISION_OK && nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK;
  }
  check(good, "3000 engines and streams open and close");
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *streams[200];
  for (int i = 0; i < 200; i++) {
    streams[i] = stream_new(engine);
  }
  for (int i = 0; i < 200; i++) {
    nunchi_vision_stream_close(streams[i]);
  }
  check(nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK, "200 streams are open at once");
  free(scene.bgr);
}

static int allocations_left;

static void *running_out(size_t count, size_t size) { return allocations_left-- > 0 ? calloc(count, size) : NULL; }

static void test_out_of_memory(void) {
  picture scene = picture_new(64, 48);
  draw(&scene, 0, NULL, 0);
  nunchi_vision_frame frame = frame_of(&scene, 0);
  bool refused = true;
  bool recovered = true;
  int failures = 0;
  for (int spare = 0; spare < 30; spare++) {
    nunchi_vision_engine *engine = NULL;
    nunchi_vision_stream *stream = NULL;
    nunchi_vision_result result = result_new();
    allocations_left = spare;
    classic_allocator = running_out;
    int32_t status = nunchi_vision_engine_create(NULL, 0, &engine);
    status = status == NUNCHI_VISION_OK ? nunchi_vision_stream_open(engine, "camera", &stream) : status;
    status = status == NUNCHI_VISION_OK ? nunchi_vision_analyze(stream, &frame, &result) : status;
    classic_allocator = calloc;
    if (status != NUNCHI_VISION_OK) {
      failures++;
      refused = refused && status == NUNCHI_VISION_OUT_OF_MEMORY && error_says("out of memory");
    }
    if (stream != NULL) {
      recovered = recovered && nunchi_vision_analyze(stream, &frame, &result) == NUNCHI_VISION_OK && well_formed(&result);
    }
    nunchi_vision_stream_close(stream);
    recovered = recovered && nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK;
  }
  check(failures >= 8 && failures < 30 && refused, "each allocation that fails is reported as OUT_OF_MEMORY");
  check(recovered, "and the stream works once there is memory");
  free(scene.bgr);
}

int main(void) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  check(nunchi_vision_last_error()[0] == '\0', "there is no error before anything failed");
  test_description();
  test_settings();
  test_arguments();
  test_bad_frames();
  test_empty_scene();
  test_walkers();
  test_short_miss();
  test_vehicle_and_labels();
  test_ghost();
  test_light();
  test_formats();
  test_sizes();
  test_size_change();
  test_clutter();
  test_clock_jumps();
  test_streams();
  test_many();
  test_out_of_memory();
  printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
