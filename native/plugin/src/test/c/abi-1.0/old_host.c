/*
 * A host that knows nunchi_vision.h 1.0 alone. Linked with a library of a later version, it reads the description, and
 * then drives an engine and a stream with the defaults, as hosts of 1.0 do:
 *
 *     old_host        prints "N frames, M detections, as a host of 1.0 sees them" and exits with 0, or says what is wrong
 */
#include "nunchi_vision.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 64, HEIGHT = 48, FRAMES = 20, CANARY = 0xA5 };

/* What a library of a later version must not touch: the memory behind the structs of 1.0. */
typedef struct guarded_result {
  nunchi_vision_result result;
  uint8_t behind[256];
} guarded_result;

typedef struct guarded_frame {
  nunchi_vision_frame frame;
  uint8_t behind[256];
} guarded_frame;

static void require(int holds, const char *what) {
  if (!holds) {
    printf("a host of 1.0 needs %s; last error: %s\n", what, nunchi_vision_last_error());
    exit(1);
  }
}

static int untouched(const uint8_t *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bytes[i] != CANARY) {
      return 0;
    }
  }
  return 1;
}

static const nunchi_vision_info *describe(void) {
  const nunchi_vision_info *info = nunchi_vision_describe();
  require(nunchi_vision_abi_version() >> 16 == 1, "the major version 1");
  require(info != NULL && info->struct_size >= sizeof *info, "a description of at least the size of 1.0");
  require(info->abi_version == nunchi_vision_abi_version(), "one version");
  require(info->label_count > 0 && info->labels[0][0] != '\0', "a label");
  require(info->setting_spec_size >= sizeof(nunchi_vision_setting_spec), "settings of at least the size of 1.0");
  return info;
}

/* Every setting with its default: a host of 1.0 knows no scope, and gives all to the engine. */
static nunchi_vision_engine *create(const nunchi_vision_info *info) {
  nunchi_vision_setting *settings = calloc(info->setting_spec_count + 1u, sizeof *settings);
  require(settings != NULL, "memory");
  for (uint32_t i = 0; i < info->setting_spec_count; i++) {
    const nunchi_vision_setting_spec *spec =
        (const nunchi_vision_setting_spec *)((const char *)info->setting_specs + (size_t)i * info->setting_spec_size);
    require(spec->struct_size >= sizeof *spec, "a setting of at least the size of 1.0");
    require(spec->type >= NUNCHI_VISION_SETTING_NUMBER && spec->type <= NUNCHI_VISION_SETTING_TEXT, "a type of 1.0");
    require(spec->key[0] != '\0' && spec->title[0] != '\0' && spec->help[0] != '\0', "a setting that is described");
    settings[i] = (nunchi_vision_setting){spec->key, spec->default_text};
  }
  nunchi_vision_engine *engine = NULL;
  require(nunchi_vision_engine_create(settings, info->setting_spec_count, &engine) == NUNCHI_VISION_OK, "an engine");
  free(settings);
  return engine;
}

static uint32_t analyze(nunchi_vision_stream *stream, const uint8_t *luma, int number) {
  guarded_frame from;
  guarded_result into;
  memset(&from, CANARY, sizeof from);
  memset(&into, CANARY, sizeof into);
  memset(&from.frame, 0, sizeof from.frame);
  memset(&into.result, 0, sizeof into.result);
  from.frame.struct_size = (uint32_t)sizeof from.frame;
  into.result.struct_size = (uint32_t)sizeof into.result;
  from.frame.width = WIDTH;
  from.frame.height = HEIGHT;
  from.frame.pixel_format = NUNCHI_VISION_PIXEL_FORMAT_GRAY8;
  from.frame.plane_count = 1;
  from.frame.planes[0] = (nunchi_vision_plane){luma, WIDTH, HEIGHT};
  from.frame.sequence = number;
  from.frame.capture_time_ns = (int64_t)number * 100000000;
  from.frame.monotonic_time_ns = (int64_t)number * 100000000;
  require(nunchi_vision_analyze(stream, &from.frame, &into.result) == NUNCHI_VISION_OK, "a result");
  require(untouched(into.behind, sizeof into.behind), "the memory behind its result");
  require(untouched(from.behind, sizeof from.behind), "the memory behind its frame");
  for (uint32_t i = 0; i < into.result.detection_count; i++) {
    require(into.result.detection_size >= sizeof(nunchi_vision_detection), "detections of at least the size of 1.0");
    const nunchi_vision_detection *detection =
        (const nunchi_vision_detection *)((const char *)into.result.detections + (size_t)i * into.result.detection_size);
    require(detection->label < nunchi_vision_describe()->label_count, "a label of the description");
    require(detection->confidence >= 0.0f && detection->confidence <= 1.0f, "a confidence in 0..1");
  }
  return into.result.detection_count;
}

int main(void) {
  const nunchi_vision_info *info = describe();
  nunchi_vision_engine *engine = create(info);
  nunchi_vision_stream *stream = NULL;
  require(nunchi_vision_stream_open(engine, "camera", &stream) == NUNCHI_VISION_OK, "a stream");
  uint8_t *luma = calloc(WIDTH, HEIGHT);
  require(luma != NULL, "memory");
  uint32_t detections = 0;
  for (int i = 0; i < FRAMES; i++) {
    detections += analyze(stream, luma, i);
  }
  free(luma);
  require(nunchi_vision_stream_close(stream) == NUNCHI_VISION_OK, "a stream that closes");
  require(nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK, "an engine that is destroyed");
  printf("%d frames, %u detections, as a host of 1.0 sees them\n", FRAMES, detections);
  return 0;
}
