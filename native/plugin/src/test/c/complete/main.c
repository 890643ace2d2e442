/*
 * Drives the complete library through every function and every field of nunchi_vision.h 1.1, under sanitizers. Prints
 * "complete: all is well" and exits with 0, or says what is wrong.
 */
#define _POSIX_C_SOURCE 200809L

#include "complete.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void require(int holds, const char *what) {
  if (!holds) {
    printf("not true: %s; last error: %s\n", what, nunchi_vision_last_error());
    exit(1);
  }
}

/* ---- The host's side ---------------------------------------------------------------------------- */

typedef struct heard {
  int lines;
  int messages;
} heard;

static void log_line(void *context, uint32_t level, const char *text) {
  require(level >= NUNCHI_VISION_LEVEL_DEBUG && level <= NUNCHI_VISION_LEVEL_ERROR && text[0] != '\0', "a line has a text");
  ((heard *)context)->lines++;
}

static void hear(void *context, uint32_t level, const char *code, const char *text) {
  require(level >= NUNCHI_VISION_LEVEL_INFO && code[0] != '\0' && text[0] != '\0', "a message has a code and a text");
  ((heard *)context)->messages++;
}

static nunchi_vision_callbacks callbacks_of(heard *context) {
  return (nunchi_vision_callbacks){.struct_size = (uint32_t)sizeof(nunchi_vision_callbacks), .context = context,
                                   .log = log_line, .tell_operator = hear};
}

static nunchi_vision_settings settings_of(const nunchi_vision_setting *values, uint32_t count) {
  return (nunchi_vision_settings){.struct_size = (uint32_t)sizeof(nunchi_vision_settings), .count = count,
                                  .setting_size = (uint32_t)sizeof(nunchi_vision_setting), .values = values};
}

static nunchi_vision_engine *create(heard *context, const char *fault) {
  nunchi_vision_setting values[2] = {{"threshold", "0.25"}, {"fault", fault}};
  nunchi_vision_settings settings = settings_of(values, 2);
  nunchi_vision_callbacks callbacks = callbacks_of(context);
  nunchi_vision_engine_options options = {.struct_size = (uint32_t)sizeof options, .settings = &settings,
                                          .callbacks = &callbacks, .persistent_folder = "/var/lib/example"};
  nunchi_vision_engine *engine = NULL;
  require(nunchi_vision_engine_create2(&options, &engine) == NUNCHI_VISION_OK, "an engine is created");
  return engine;
}

static nunchi_vision_stream *open_stream(nunchi_vision_engine *engine, heard *context, const nunchi_vision_state *state) {
  nunchi_vision_setting value = {"region", "0,0 1,0 1,1"};
  nunchi_vision_settings settings = settings_of(&value, 1);
  nunchi_vision_callbacks callbacks = callbacks_of(context);
  nunchi_vision_stream_options options = {.struct_size = (uint32_t)sizeof options, .stream_id = "gate-1",
                                          .camera_id = "gate", .display_name = "Gate", .frame_rate = 12.5,
                                          .settings = &settings, .callbacks = &callbacks, .state = state};
  nunchi_vision_stream *stream = NULL;
  require(nunchi_vision_stream_open2(engine, &options, &stream) == NUNCHI_VISION_OK, "a stream is opened");
  return stream;
}

static int32_t analyze(nunchi_vision_stream *stream, int64_t sequence, nunchi_vision_result *result) {
  static const uint8_t luma[4] = {0, 1, 2, 3};
  nunchi_vision_frame frame = {.struct_size = (uint32_t)sizeof frame, .width = 2, .height = 2,
                               .pixel_format = NUNCHI_VISION_PIXEL_FORMAT_GRAY8, .plane_count = 1,
                               .sequence = sequence, .stream_time_ns = sequence * 1000};
  frame.planes[0] = (nunchi_vision_plane){luma, 2, 2};
  *result = (nunchi_vision_result){.struct_size = (uint32_t)sizeof *result};
  return nunchi_vision_analyze(stream, &frame, result);
}

/* ---- Results ------------------------------------------------------------------------------------ */

/* Touches every byte that a host may read. */
static size_t read_all(const nunchi_vision_result *result) {
  size_t sum = 0;
  for (uint32_t i = 0; i < result->detection_count; i++) {
    const nunchi_vision_detection *seen = &result->detections[i];
    for (uint32_t a = 0; a < seen->attribute_count; a++) {
      sum += strlen(seen->attributes[a].name) + strlen(seen->attributes[a].value);
    }
    for (uint32_t k = 0; k < seen->keypoint_count; k++) {
      sum += strlen(nunchi_vision_describe()->keypoint_names[seen->keypoints[k].name]);
    }
    for (uint32_t c = 0; seen->mask != NULL && c < seen->mask->columns * seen->mask->rows; c++) {
      sum += seen->mask->coverage[c];
    }
    for (uint32_t v = 0; seen->embedding != NULL && v < seen->embedding->value_count; v++) {
      sum += seen->embedding->values[v] != 0.0f ? 1 : 0;
    }
  }
  for (uint32_t i = 0; i < result->rule_event_count; i++) {
    const nunchi_vision_rule_event *event = &result->rule_events[i];
    sum += strlen(event->rule_name) + strlen(nunchi_vision_describe()->rule_types[event->type]);
    for (uint32_t p = 0; p < event->property_count; p++) {
      sum += strlen(event->properties[p].name) + strlen(event->properties[p].value);
    }
    for (uint32_t p = 0; p < event->region_point_count; p++) {
      sum += event->region[p].x > 0.0f ? 1 : 0;
    }
    for (uint32_t t = 0; t < event->track_id_count; t++) {
      sum += (size_t)event->track_ids[t];
    }
  }
  for (uint32_t i = 0; i < result->frame_attribute_count; i++) {
    sum += strlen(result->frame_attributes[i].name) + strlen(result->frame_attributes[i].value);
  }
  return sum;
}

static int says(const nunchi_vision_result *result, const char *part) {
  return strstr(result->detections[0].attributes[1].value, part) != NULL;
}

/* ---- The walk through everything ---------------------------------------------------------------- */

static void use_settings(nunchi_vision_engine *engine, nunchi_vision_stream *stream) {
  nunchi_vision_result result;
  nunchi_vision_setting live[2] = {{"region", "0,0 0.5,0 0.5,0.5"}, {"wanted", "person"}};
  nunchi_vision_settings of_stream = settings_of(live, 2);
  require(nunchi_vision_stream_change_settings(stream, &of_stream) == NUNCHI_VISION_OK, "a stream's settings change");
  nunchi_vision_setting threshold = {"threshold", "0.75"};
  nunchi_vision_settings of_engine = settings_of(&threshold, 1);
  require(nunchi_vision_engine_change_settings(engine, &of_engine) == NUNCHI_VISION_OK, "an engine's settings change");
  require(analyze(stream, 2, &result) == NUNCHI_VISION_OK, "a frame is analysed after the change");
  require(says(&result, "region 0,0 0.5,0 0.5,0.5") && says(&result, "wanted person"), "the stream's changes hold");
  require(says(&result, "threshold 750") && says(&result, "folder /var/lib/example"), "the engine's changes hold");
  threshold.key = "region";
  require(nunchi_vision_engine_change_settings(engine, &of_engine) == NUNCHI_VISION_BAD_SETTING,
          "a setting of the stream is none of the engine");
}

static void use_state(nunchi_vision_engine *engine, nunchi_vision_stream *stream, heard *context) {
  nunchi_vision_state state = {.struct_size = (uint32_t)sizeof state};
  require(nunchi_vision_stream_save_state(stream, &state) == NUNCHI_VISION_OK, "the state is saved");
  require(state.version == 1 && state.byte_count == 8 && state.bytes[0] == 2, "it says that 2 frames were seen");
  nunchi_vision_stream *resumed = open_stream(engine, context, &state);
  state.struct_size = (uint32_t)sizeof state;
  require(nunchi_vision_stream_save_state(resumed, &state) == NUNCHI_VISION_OK && state.bytes[0] == 2,
          "a stream that is opened with it knows that, too");
  nunchi_vision_stream_close(resumed);
}

static void *cancel_when_waiting(void *stream) {
  while (complete_waiting() == 0) {
  }
  require(nunchi_vision_stream_cancel(stream) == NUNCHI_VISION_OK, "a running call is cancelled");
  return NULL;
}

static void use_cancel(heard *context) {
  nunchi_vision_engine *engine = create(context, "wait");
  nunchi_vision_stream *stream = open_stream(engine, context, NULL);
  nunchi_vision_result result;
  pthread_t canceller;
  require(pthread_create(&canceller, NULL, cancel_when_waiting, stream) == 0, "a thread starts");
  require(analyze(stream, 2, &result) == NUNCHI_VISION_CANCELLED, "a cancelled call returns");
  pthread_join(canceller, NULL);
  require(analyze(stream, 3, &result) == NUNCHI_VISION_OK, "the next frame is analysed as ever");
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
}

int main(void) {
  heard engines = {0, 0};
  heard streams = {0, 0};
  nunchi_vision_engine *engine = create(&engines, "none");
  nunchi_vision_stream *stream = open_stream(engine, &streams, NULL);
  nunchi_vision_result result;
  require(analyze(stream, 1, &result) == NUNCHI_VISION_OK && read_all(&result) > 100, "a frame is analysed");
  require(engines.lines == 1 && streams.lines == 1 && streams.messages == 1, "log and operator are told");
  use_settings(engine, stream);
  use_state(engine, stream, &streams);
  require(nunchi_vision_stream_close(stream) == NUNCHI_VISION_OK, "the stream closes");
  require(nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK, "the engine is destroyed");
  use_cancel(&engines);
  require(complete_open_engines() == 0 && complete_open_streams() == 0, "nothing is left open");
  puts("complete: all is well");
  return 0;
}
