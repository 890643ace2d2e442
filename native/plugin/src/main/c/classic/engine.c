/* The functions of the ABI that have a life: engines, streams, frames. */
#include "callbacks.h"
#include "errors.h"
#include "memory.h"
#include "stream.h"

#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

/* The sizes that nunchi_vision.h 1.0 gave to structs that have grown since. */
#define FRAME_SIZE_OF_1_0 offsetof(nunchi_vision_frame, stream_time_ns)
#define RESULT_SIZE_OF_1_0 offsetof(nunchi_vision_result, rule_event_count)

_Static_assert(CLASSIC_LABEL_COUNT <= 32, "the wanted labels fit into one half of a word");

struct nunchi_vision_engine {
  classic_settings settings; /* as they were at the start; what is reported is below */
  atomic_uint_least64_t reporting; /* one word, so that a frame sees either the old or the new values as a whole */
  nunchi_vision_callbacks host;
  atomic_uint open_streams;
};

struct nunchi_vision_stream {
  nunchi_vision_engine *engine;
  nunchi_vision_callbacks host;
  atomic_bool cancelled;
  classic_stream camera;
};

static uint64_t packed(const classic_settings *settings) {
  float confidence = (float)settings->minimum_confidence;
  uint32_t bits;
  memcpy(&bits, &confidence, sizeof bits);
  uint64_t word = bits;
  for (int label = 0; label < CLASSIC_LABEL_COUNT; label++) {
    word |= settings->wanted[label] ? UINT64_C(1) << (32 + label) : 0;
  }
  return word;
}

static classic_reporting unpacked(uint64_t word) {
  classic_reporting reporting = {0};
  uint32_t bits = (uint32_t)word;
  memcpy(&reporting.minimum_confidence, &bits, sizeof bits);
  for (int label = 0; label < CLASSIC_LABEL_COUNT; label++) {
    reporting.wanted[label] = (word >> (32 + label) & 1u) != 0;
  }
  return reporting;
}

static int32_t bad_argument(const char *function, const char *what) {
  classic_error("%s got a null %s: expected a pointer, found null; pass one", function, what);
  return NUNCHI_VISION_BAD_ARGUMENT;
}

static int32_t too_small(const char *what, size_t expected, uint32_t found) {
  classic_error("%s is too small: expected a struct of %zu bytes, found %u; set struct_size to the sizeof of "
                "nunchi_vision.h",
                what, expected, found);
  return NUNCHI_VISION_BAD_ARGUMENT;
}

/* Reads sized settings; null is no settings. */
static int32_t read_settings(const nunchi_vision_settings *given, classic_settings *settings) {
  static const nunchi_vision_settings none = {.struct_size = (uint32_t)sizeof none};
  if (given != NULL && given->struct_size < sizeof *given) {
    return too_small("settings", sizeof *given, given->struct_size);
  }
  return classic_settings_read(given == NULL ? &none : given, settings);
}

static int32_t create(const nunchi_vision_settings *given, const nunchi_vision_callbacks *offered,
                      nunchi_vision_engine **engine) {
  classic_settings settings;
  nunchi_vision_callbacks host;
  int32_t status = read_settings(given, &settings);
  if (status == NUNCHI_VISION_OK) {
    status = classic_callbacks_read(offered, &host);
  }
  if (status != NUNCHI_VISION_OK) {
    return status;
  }
  nunchi_vision_engine *made = classic_allocate(1, sizeof *made, "an engine");
  if (made == NULL) {
    return NUNCHI_VISION_OUT_OF_MEMORY;
  }
  made->settings = settings;
  made->host = host;
  atomic_init(&made->reporting, packed(&settings));
  atomic_init(&made->open_streams, 0);
  *engine = made;
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_engine_create(const nunchi_vision_setting *settings, uint32_t setting_count,
                                    nunchi_vision_engine **engine) {
  if (engine == NULL) {
    return bad_argument("engine_create", "place for the engine");
  }
  *engine = NULL;
  nunchi_vision_settings given = {.struct_size = (uint32_t)sizeof given, .count = setting_count,
                                  .setting_size = (uint32_t)sizeof *settings, .values = settings};
  return create(&given, NULL, engine);
}

int32_t nunchi_vision_engine_create2(const nunchi_vision_engine_options *options, nunchi_vision_engine **engine) {
  if (engine != NULL) {
    *engine = NULL;
  }
  if (options == NULL || engine == NULL) {
    return bad_argument("engine_create2", options == NULL ? "options" : "place for the engine");
  }
  if (options->struct_size < sizeof *options) {
    return too_small("the options of an engine", sizeof *options, options->struct_size);
  }
  return create(options->settings, options->callbacks, engine);
}

int32_t nunchi_vision_engine_change_settings(nunchi_vision_engine *engine, const nunchi_vision_settings *settings) {
  if (engine == NULL || settings == NULL) {
    return bad_argument("engine_change_settings", engine == NULL ? "engine" : "settings");
  }
  classic_settings changed;
  int32_t status = read_settings(settings, &changed);
  if (status != NUNCHI_VISION_OK) {
    return status;
  }
  if (!classic_settings_equal_but_reporting(&changed, &engine->settings)) {
    classic_error("settings cannot change while the engine runs: expected another confidence or other labels, found "
                  "another value of the rest; create a new engine for these");
    return NUNCHI_VISION_BAD_SETTING;
  }
  atomic_store(&engine->reporting, packed(&changed));
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_engine_destroy(nunchi_vision_engine *engine) {
  if (engine == NULL) {
    return NUNCHI_VISION_OK;
  }
  unsigned open = atomic_load(&engine->open_streams);
  if (open != 0) {
    classic_error("engine is still in use: expected no open streams, found %u; close them before the engine", open);
    return NUNCHI_VISION_BAD_ARGUMENT;
  }
  classic_free(engine);
  return NUNCHI_VISION_OK;
}

static int32_t open(nunchi_vision_engine *engine, const nunchi_vision_callbacks *host, nunchi_vision_stream **stream) {
  nunchi_vision_stream *made = classic_allocate(1, sizeof *made, "a stream");
  if (made == NULL) {
    return NUNCHI_VISION_OUT_OF_MEMORY;
  }
  made->engine = engine;
  made->host = *host;
  atomic_init(&made->cancelled, false);
  classic_stream_open(&made->camera, &engine->settings);
  atomic_fetch_add(&engine->open_streams, 1);
  *stream = made;
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_stream_open(nunchi_vision_engine *engine, const char *stream_id, nunchi_vision_stream **stream) {
  if (stream != NULL) {
    *stream = NULL;
  }
  if (engine == NULL || stream_id == NULL || stream == NULL) {
    return bad_argument("stream_open", engine == NULL      ? "engine"
                                       : stream_id == NULL ? "stream id"
                                                           : "place for the stream");
  }
  return open(engine, &engine->host, stream);
}

int32_t nunchi_vision_stream_open2(nunchi_vision_engine *engine, const nunchi_vision_stream_options *options,
                                   nunchi_vision_stream **stream) {
  if (stream != NULL) {
    *stream = NULL;
  }
  if (engine == NULL || options == NULL || stream == NULL) {
    return bad_argument("stream_open2", engine == NULL    ? "engine"
                                        : options == NULL ? "options"
                                                          : "place for the stream");
  }
  if (options->struct_size < sizeof *options) {
    return too_small("the options of a stream", sizeof *options, options->struct_size);
  }
  if (options->stream_id == NULL) {
    return bad_argument("stream_open2", "stream id");
  }
  nunchi_vision_callbacks host;
  int32_t status = classic_callbacks_read(options->callbacks, &host);
  return status == NUNCHI_VISION_OK ? open(engine, &host, stream) : status;
}

int32_t nunchi_vision_stream_close(nunchi_vision_stream *stream) {
  if (stream != NULL) {
    classic_stream_close(&stream->camera);
    atomic_fetch_sub(&stream->engine->open_streams, 1);
    classic_free(stream);
  }
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_stream_cancel(nunchi_vision_stream *stream) {
  if (stream == NULL) {
    return bad_argument("stream_cancel", "stream");
  }
  atomic_store(&stream->cancelled, true);
  return NUNCHI_VISION_OK;
}

/* Writes the fields that the caller's struct has; those of 1.1 only where there is room for them. */
static void answer(const nunchi_vision_stream *stream, int32_t status, const classic_timing *timing,
                   nunchi_vision_result *result) {
  uint32_t count = status == NUNCHI_VISION_OK ? stream->camera.detection_count : 0;
  result->detection_count = count;
  result->detection_size = (uint32_t)sizeof(nunchi_vision_detection);
  result->reserved0 = 0;
  result->detections = count == 0 ? NULL : stream->camera.detections;
  result->preprocess_ns = timing->preprocess_ns;
  result->inference_ns = timing->inference_ns;
  result->postprocess_ns = timing->postprocess_ns;
  if (result->struct_size >= sizeof *result) {
    memset((char *)result + RESULT_SIZE_OF_1_0, 0, sizeof *result - RESULT_SIZE_OF_1_0);
  }
}

/* Says that a background is learned anew, because the frames have another size than before. */
static void log_new_size(const nunchi_vision_stream *stream, const nunchi_vision_frame *frame) {
  const classic_frame_shape *shape = &stream->camera.picture.shape;
  if (stream->camera.open && (shape->width != frame->width || shape->height != frame->height)) {
    classic_log(&stream->host, NUNCHI_VISION_LEVEL_INFO,
                "frames change from %ux%u to %ux%u: the background is learned anew", shape->width, shape->height,
                frame->width, frame->height);
  }
}

int32_t nunchi_vision_analyze(nunchi_vision_stream *stream, const nunchi_vision_frame *frame,
                              nunchi_vision_result *result) {
  if (stream == NULL || frame == NULL || result == NULL) {
    return bad_argument("analyze", stream == NULL ? "stream" : frame == NULL ? "frame" : "result");
  }
  if (frame->struct_size < FRAME_SIZE_OF_1_0 || result->struct_size < RESULT_SIZE_OF_1_0) {
    classic_error("a struct is too small: expected a frame of %zu and a result of %zu bytes, found %u and %u; set "
                  "struct_size to the sizeof of nunchi_vision.h 1.0 or later",
                  FRAME_SIZE_OF_1_0, RESULT_SIZE_OF_1_0, frame->struct_size, result->struct_size);
    return NUNCHI_VISION_BAD_ARGUMENT;
  }
  atomic_store(&stream->cancelled, false);
  classic_reporting reporting = unpacked(atomic_load(&stream->engine->reporting));
  classic_stream_report(&stream->camera, &reporting);
  log_new_size(stream, frame);
  classic_timing timing = {0, 0, 0};
  int32_t status = classic_stream_analyze(&stream->camera, frame, &stream->cancelled, &timing);
  answer(stream, status, &timing, result);
  return status;
}
