/* The functions of the ABI that have a life: engines, streams, frames. */
#include "errors.h"
#include "memory.h"
#include "stream.h"

#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

struct nunchi_vision_engine {
  classic_settings settings;
  atomic_uint open_streams;
};

struct nunchi_vision_stream {
  nunchi_vision_engine *engine;
  classic_stream camera;
};

int32_t nunchi_vision_engine_create(const nunchi_vision_setting *settings, uint32_t setting_count,
                                    nunchi_vision_engine **engine) {
  if (engine == NULL) {
    classic_error("engine_create has nowhere to put the engine: expected a pointer, found null; pass one");
    return NUNCHI_VISION_BAD_ARGUMENT;
  }
  *engine = NULL;
  classic_settings read;
  int32_t status = classic_settings_read(settings, setting_count, &read);
  if (status != NUNCHI_VISION_OK) {
    return status;
  }
  nunchi_vision_engine *made = classic_allocate(1, sizeof *made, "an engine");
  if (made == NULL) {
    return NUNCHI_VISION_OUT_OF_MEMORY;
  }
  made->settings = read;
  atomic_init(&made->open_streams, 0);
  *engine = made;
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

int32_t nunchi_vision_stream_open(nunchi_vision_engine *engine, const char *stream_id, nunchi_vision_stream **stream) {
  if (stream != NULL) {
    *stream = NULL;
  }
  if (engine == NULL || stream_id == NULL || stream == NULL) {
    classic_error("stream_open got a null %s: expected a pointer, found null; pass one",
                  engine == NULL      ? "engine"
                  : stream_id == NULL ? "stream id"
                                      : "place for the stream");
    return NUNCHI_VISION_BAD_ARGUMENT;
  }
  nunchi_vision_stream *made = classic_allocate(1, sizeof *made, "a stream");
  if (made == NULL) {
    return NUNCHI_VISION_OUT_OF_MEMORY;
  }
  made->engine = engine;
  classic_stream_open(&made->camera, &engine->settings);
  atomic_fetch_add(&engine->open_streams, 1);
  *stream = made;
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_stream_close(nunchi_vision_stream *stream) {
  if (stream != NULL) {
    classic_stream_close(&stream->camera);
    atomic_fetch_sub(&stream->engine->open_streams, 1);
    classic_free(stream);
  }
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_analyze(nunchi_vision_stream *stream, const nunchi_vision_frame *frame,
                              nunchi_vision_result *result) {
  if (stream == NULL || frame == NULL || result == NULL) {
    classic_error("analyze got a null %s: expected a pointer, found null; pass one",
                  stream == NULL  ? "stream"
                  : frame == NULL ? "frame"
                                  : "result");
    return NUNCHI_VISION_BAD_ARGUMENT;
  }
  if (frame->struct_size < sizeof *frame || result->struct_size < sizeof *result) {
    classic_error("a struct is too small: expected a frame of %zu and a result of %zu bytes, found %u and %u; set "
                  "struct_size to the sizeof of nunchi_vision.h 1.0 or later",
                  sizeof *frame, sizeof *result, frame->struct_size, result->struct_size);
    return NUNCHI_VISION_BAD_ARGUMENT;
  }
  classic_timing timing = {0, 0, 0};
  int32_t status = classic_stream_analyze(&stream->camera, frame, &timing);
  uint32_t count = status == NUNCHI_VISION_OK ? stream->camera.detection_count : 0;
  result->detection_count = count;
  result->detection_size = (uint32_t)sizeof(nunchi_vision_detection);
  result->reserved0 = 0;
  result->detections = count == 0 ? NULL : stream->camera.detections;
  result->preprocess_ns = timing.preprocess_ns;
  result->inference_ns = timing.inference_ns;
  result->postprocess_ns = timing.postprocess_ns;
  return status;
}
