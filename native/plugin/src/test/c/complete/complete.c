/*
 * A library that uses everything of nunchi_vision.h 1.1. It sees nothing: it answers every frame with the same things,
 * and says in them what it was given. The setting "fault" chooses what is wrong with its answers, to prove that the
 * host's side survives it. What is wrong from the start is chosen when it is compiled:
 *
 *     COMPLETE_NO_stream_open2  COMPLETE_NO_stream_change_settings  COMPLETE_NO_engine_change_settings
 *     COMPLETE_NO_stream_save_state
 *     COMPLETE_INFO=blank_rule_type | null_rule_types | blank_keypoint | many_keypoints | odd_scope | null_former |
 *                   streams | unknown_capability | no_labels | no_events | nothing
 *                                                                            (as COMPLETE_INFO_streams and so on)
 */
#define _POSIX_C_SOURCE 200809L

#include "complete.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TEXT = 128, LONG_TEXT = 8192, MANY = 10000, STATE = 8 };

/* ---- What the tests ask ------------------------------------------------------------------------- */

static atomic_int open_engines;
static atomic_int open_streams;
static atomic_int waiting;

int32_t complete_open_engines(void) { return atomic_load(&open_engines); }

int32_t complete_open_streams(void) { return atomic_load(&open_streams); }

int32_t complete_waiting(void) { return atomic_load(&waiting); }

/* ---- Description -------------------------------------------------------------------------------- */

static const char *const faults[] = {
    "none", "wait", "low pointer",
    "attribute count", "attribute null", "attribute size", "attribute name", "attribute endless", "attribute many",
    "keypoint count", "keypoint name",
    "mask size", "mask grid", "mask huge", "mask null",
    "embedding count", "embedding null", "embedding model",
    "event count", "event size", "event type", "event phase", "event id", "event rule", "event tracks", "event track", "event region",
    "event corners", "event property",
    "frame attribute null", "frame attribute size", "frame attribute name", "frame attribute times",
    "batch", "state format", "state huge", "state null", "state low", "state failed",
    "log level", "log null", "log long", "tell null"};

#define SIZE(type) ((uint32_t)sizeof(type))
#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))
#define SPEC(kind, name, standard) \
  .struct_size = SIZE(nunchi_vision_setting_spec), .type = kind, .key = name, .unit = "", .default_text = standard, \
  .title = "Title of " name, .help = "Help."

static const char *const former_keys[] = {"limit", "old_limit"};
#if defined(COMPLETE_INFO_null_former)
#define FORMER_KEYS NULL
#else
#define FORMER_KEYS former_keys
#endif

#if defined(COMPLETE_INFO_odd_scope)
#define REGION_SCOPE 7u
#else
#define REGION_SCOPE NUNCHI_VISION_SCOPE_STREAM
#endif

enum { FAULT, THRESHOLD, TOKEN, MODEL, REGION, LINE, WANTED, DWELL, SPECS };

static const nunchi_vision_setting_spec specs[SPECS] = {
    [FAULT] = {SPEC(NUNCHI_VISION_SETTING_CHOICE, "fault", "none"), .choices = faults, .choice_count = COUNT(faults)},
    [THRESHOLD] = {SPEC(NUNCHI_VISION_SETTING_NUMBER, "threshold", "0.5"), .maximum = 1.0,
                   .flags = NUNCHI_VISION_SETTING_LIVE, .group = "Detection",
                   .former_key_count = COUNT(former_keys), .former_keys = FORMER_KEYS},
    [TOKEN] = {SPEC(NUNCHI_VISION_SETTING_TEXT, "token", ""), .flags = NUNCHI_VISION_SETTING_SECRET},
    [MODEL] = {SPEC(NUNCHI_VISION_SETTING_TEXT, "model", ""), .form = NUNCHI_VISION_FORM_FILE},
    [REGION] = {SPEC(NUNCHI_VISION_SETTING_TEXT, "region", ""), .scope = REGION_SCOPE,
                .flags = NUNCHI_VISION_SETTING_LIVE, .form = NUNCHI_VISION_FORM_POLYGON},
    [LINE] = {SPEC(NUNCHI_VISION_SETTING_TEXT, "line", "0,0.5 1,0.5"), .scope = NUNCHI_VISION_SCOPE_STREAM,
              .form = NUNCHI_VISION_FORM_POLYLINE},
    [WANTED] = {SPEC(NUNCHI_VISION_SETTING_TEXT, "wanted", ""), .scope = NUNCHI_VISION_SCOPE_STREAM,
                .flags = NUNCHI_VISION_SETTING_LIVE, .form = NUNCHI_VISION_FORM_LABELS},
    [DWELL] = {SPEC(NUNCHI_VISION_SETTING_NUMBER, "dwell_seconds", "3"), .maximum = 60.0,
               .scope = NUNCHI_VISION_SCOPE_STREAM},
};

static const char *const labels[] = {"person", "vehicle"};
#if defined(COMPLETE_INFO_blank_rule_type)
static const char *const rule_types[] = {"LineDetector", " "};
#else
static const char *const rule_types[] = {"LineDetector", "LoiteringDetector"};
#endif
#if defined(COMPLETE_INFO_blank_keypoint)
static const char *const keypoint_names[] = {"left-eye", ""};
#else
static const char *const keypoint_names[] = {"left-eye", "right-eye"};
#endif

uint32_t nunchi_vision_abi_version(void) {
  return NUNCHI_VISION_ABI_VERSION(NUNCHI_VISION_ABI_MAJOR, NUNCHI_VISION_ABI_MINOR);
}

const nunchi_vision_info *nunchi_vision_describe(void) {
  static const nunchi_vision_info info = {
      .struct_size = SIZE(nunchi_vision_info),
      .abi_version = NUNCHI_VISION_ABI_VERSION(NUNCHI_VISION_ABI_MAJOR, NUNCHI_VISION_ABI_MINOR),
      .id = "org.example.complete",
      .name = "Complete",
      .version = "1.1-test",
      .vendor = "Example",
      .labels = labels,
#if !defined(COMPLETE_INFO_no_labels)
      .label_count = COUNT(labels),
#endif
      .pixel_formats = NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_BGR) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_GRAY8),
      .setting_specs = specs,
      .setting_spec_count = SPECS,
      .setting_spec_size = SIZE(nunchi_vision_setting_spec),
#if defined(COMPLETE_INFO_unknown_capability)
      .capabilities = NUNCHI_VISION_CAPABILITY_DETECTIONS | NUNCHI_VISION_CAPABILITY_RULE_EVENTS | 1u << 30,
#elif defined(COMPLETE_INFO_no_events)
      .capabilities = NUNCHI_VISION_CAPABILITY_DETECTIONS,
#elif defined(COMPLETE_INFO_nothing)
      .capabilities = 1u << 30,
#else
      .capabilities = NUNCHI_VISION_CAPABILITY_DETECTIONS | NUNCHI_VISION_CAPABILITY_ATTRIBUTES |
                      NUNCHI_VISION_CAPABILITY_FRAME_ATTRIBUTES | NUNCHI_VISION_CAPABILITY_RULE_EVENTS |
                      NUNCHI_VISION_CAPABILITY_TRACKS | NUNCHI_VISION_CAPABILITY_KEYPOINTS |
                      NUNCHI_VISION_CAPABILITY_MASKS | NUNCHI_VISION_CAPABILITY_EMBEDDINGS |
                      NUNCHI_VISION_CAPABILITY_STATE,
#endif
      .concurrent_calls = 8,
#if defined(COMPLETE_INFO_streams)
      .maximum_streams = UINT32_MAX,
#else
      .maximum_streams = 2,
#endif
      .rule_type_count = COUNT(rule_types),
#if !defined(COMPLETE_INFO_null_rule_types)
      .rule_types = rule_types,
#endif
      .keypoint_names = keypoint_names,
#if defined(COMPLETE_INFO_many_keypoints)
      .keypoint_name_count = UINT32_MAX,
#else
      .keypoint_name_count = COUNT(keypoint_names),
#endif
  };
  return &info;
}

static _Thread_local char error[512];

const char *nunchi_vision_last_error(void) { return error; }

static int32_t fail(int32_t status, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(error, sizeof error, format, arguments);
  va_end(arguments);
  return status;
}

/* ---- Settings ----------------------------------------------------------------------------------- */

typedef struct values {
  char text[SPECS][TEXT];
} values;

static bool in_scope(int key, uint32_t scope) { return specs[key].scope == scope; }

static int32_t read_setting(const nunchi_vision_setting *given, bool any_scope, uint32_t scope, values *into) {
  for (int key = 0; key < SPECS; key++) {
    if (strcmp(given->key, specs[key].key) == 0 && (any_scope || in_scope(key, scope))) {
      if (strcmp(given->value, "refuse") == 0) {
        return fail(NUNCHI_VISION_BAD_SETTING, "%s cannot be refuse", given->key);
      }
      snprintf(into->text[key], TEXT, "%s", given->value);
      return NUNCHI_VISION_OK;
    }
  }
  return fail(NUNCHI_VISION_BAD_SETTING, "unknown setting %s", given->key);
}

static void set_defaults(values *into) {
  for (int key = 0; key < SPECS; key++) {
    snprintf(into->text[key], TEXT, "%s", specs[key].default_text);
  }
}

static int32_t read_settings(const nunchi_vision_settings *given, uint32_t scope, values *into) {
  if (given == NULL) {
    return NUNCHI_VISION_OK;
  }
  if (given->struct_size < sizeof *given || (given->count > 0 && given->values == NULL)) {
    return fail(NUNCHI_VISION_BAD_ARGUMENT, "settings of %u bytes", given->struct_size);
  }
  int32_t status = NUNCHI_VISION_OK;
  for (uint32_t i = 0; i < given->count && status == NUNCHI_VISION_OK; i++) {
    status = read_setting(
        (const nunchi_vision_setting *)((const char *)given->values + (size_t)i * given->setting_size), false, scope,
        into);
  }
  return status;
}

/* ---- Engines and streams ------------------------------------------------------------------------ */

struct nunchi_vision_engine {
  values settings;
  atomic_uint_least64_t threshold; /* in thousandths: the one that is live */
  nunchi_vision_callbacks host;
  char folder[TEXT];
  atomic_int streams;
};

struct nunchi_vision_stream {
  nunchi_vision_engine *engine;
  values settings;
  nunchi_vision_callbacks host;
  atomic_bool cancelled;
  uint64_t frames; /* also what is saved */
  int64_t began_ns; /* when the loiterer came */
  uint8_t saved[STATE];
  char identity[4 * TEXT];
  char now[8 * TEXT];
  nunchi_vision_detection detections[2];
  nunchi_vision_attribute attributes[2];
  nunchi_vision_keypoint keypoints[2];
  nunchi_vision_mask mask;
  uint8_t coverage[6];
  nunchi_vision_embedding embedding;
  float vector[3];
  nunchi_vision_rule_event events[2];
  int64_t tracks[2];
  nunchi_vision_point corners[3];
  nunchi_vision_property properties[2];
  nunchi_vision_frame_attribute frame_attributes[2];
};

static bool is(const nunchi_vision_engine *engine, const char *fault) {
  return strcmp(engine->settings.text[FAULT], fault) == 0;
}

static uint64_t thousandths(const char *number) { return (uint64_t)(atof(number) * 1000.0 + 0.5); }

static int32_t make_engine(const values *settings, const nunchi_vision_callbacks *host, const char *folder,
                           nunchi_vision_engine **engine) {
  nunchi_vision_engine *made = calloc(1, sizeof *made);
  if (made == NULL) {
    return fail(NUNCHI_VISION_OUT_OF_MEMORY, "no memory");
  }
  made->settings = *settings;
  if (host != NULL) {
    made->host = *host;
  }
  snprintf(made->folder, sizeof made->folder, "%s", folder);
  atomic_init(&made->threshold, thousandths(settings->text[THRESHOLD]));
  atomic_fetch_add(&open_engines, 1);
  *engine = made;
  if (made->host.log != NULL) {
    made->host.log(made->host.context, NUNCHI_VISION_LEVEL_INFO, "engine created – 作成");
  }
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_engine_create(const nunchi_vision_setting *settings, uint32_t setting_count,
                                    nunchi_vision_engine **engine) {
  values read;
  set_defaults(&read);
  *engine = NULL;
  for (uint32_t i = 0; i < setting_count; i++) {
    int32_t status = read_setting(&settings[i], true, 0, &read);
    if (status != NUNCHI_VISION_OK) {
      return status;
    }
  }
  return make_engine(&read, NULL, "", engine);
}

int32_t nunchi_vision_engine_create2(const nunchi_vision_engine_options *options, nunchi_vision_engine **engine) {
  values read;
  set_defaults(&read);
  *engine = NULL;
  if (options->struct_size < sizeof *options) {
    return fail(NUNCHI_VISION_BAD_ARGUMENT, "options of %u bytes", options->struct_size);
  }
  int32_t status = read_settings(options->settings, NUNCHI_VISION_SCOPE_ENGINE, &read);
  return status != NUNCHI_VISION_OK
             ? status
             : make_engine(&read, options->callbacks,
                           options->persistent_folder == NULL ? "" : options->persistent_folder, engine);
}

#ifndef COMPLETE_NO_engine_change_settings
int32_t nunchi_vision_engine_change_settings(nunchi_vision_engine *engine, const nunchi_vision_settings *settings) {
  values read;
  set_defaults(&read);
  int32_t status = read_settings(settings, NUNCHI_VISION_SCOPE_ENGINE, &read);
  if (status == NUNCHI_VISION_OK) {
    atomic_store(&engine->threshold, thousandths(read.text[THRESHOLD]));
  }
  return status;
}
#endif

int32_t nunchi_vision_engine_destroy(nunchi_vision_engine *engine) {
  if (engine == NULL) {
    return NUNCHI_VISION_OK;
  }
  if (atomic_load(&engine->streams) != 0) {
    return fail(NUNCHI_VISION_BAD_ARGUMENT, "%d streams are open", atomic_load(&engine->streams));
  }
  atomic_fetch_sub(&open_engines, 1);
  free(engine);
  return NUNCHI_VISION_OK;
}

static int32_t make_stream(nunchi_vision_engine *engine, nunchi_vision_stream **stream) {
  *stream = NULL;
  if (atomic_fetch_add(&engine->streams, 1) >= 2) {
    atomic_fetch_sub(&engine->streams, 1);
    return fail(NUNCHI_VISION_FAILED, "the licence is for 2 streams");
  }
  nunchi_vision_stream *made = calloc(1, sizeof *made);
  if (made == NULL) {
    atomic_fetch_sub(&engine->streams, 1);
    return fail(NUNCHI_VISION_OUT_OF_MEMORY, "no memory");
  }
  made->engine = engine;
  made->settings = engine->settings;
  atomic_fetch_add(&open_streams, 1);
  *stream = made;
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_stream_open(nunchi_vision_engine *engine, const char *stream_id, nunchi_vision_stream **stream) {
  int32_t status = make_stream(engine, stream);
  if (status == NUNCHI_VISION_OK) {
    snprintf((*stream)->identity, sizeof(*stream)->identity, "stream %.100s", stream_id);
  }
  return status;
}

#ifndef COMPLETE_NO_stream_open2
/* Takes what it understands, and begins anew otherwise. */
static void restore(nunchi_vision_stream *stream, const nunchi_vision_state *state) {
  if (state != NULL && state->struct_size >= sizeof *state && state->version == 1 &&
      strcmp(state->format, "org.example.complete.frames") == 0 && state->byte_count == STATE) {
    for (int i = 0; i < STATE; i++) {
      stream->frames |= (uint64_t)state->bytes[i] << (8 * i);
    }
  }
}

int32_t nunchi_vision_stream_open2(nunchi_vision_engine *engine, const nunchi_vision_stream_options *options,
                                   nunchi_vision_stream **stream) {
  *stream = NULL;
  values read = engine->settings;
  if (options->struct_size < sizeof *options) {
    return fail(NUNCHI_VISION_BAD_ARGUMENT, "options of %u bytes", options->struct_size);
  }
  int32_t status = read_settings(options->settings, NUNCHI_VISION_SCOPE_STREAM, &read);
  status = status == NUNCHI_VISION_OK ? make_stream(engine, stream) : status;
  if (status != NUNCHI_VISION_OK) {
    return status;
  }
  nunchi_vision_stream *made = *stream;
  made->settings = read;
  if (options->callbacks != NULL) {
    made->host = *options->callbacks;
  }
  snprintf(made->identity, sizeof made->identity, "stream %.100s of camera %.100s, called %.100s, %.2f frames per second",
           options->stream_id, options->camera_id, options->display_name, options->frame_rate);
  restore(made, options->state);
  return NUNCHI_VISION_OK;
}
#endif

#ifndef COMPLETE_NO_stream_change_settings
int32_t nunchi_vision_stream_change_settings(nunchi_vision_stream *stream, const nunchi_vision_settings *settings) {
  values read = stream->engine->settings;
  int32_t status = read_settings(settings, NUNCHI_VISION_SCOPE_STREAM, &read);
  if (status == NUNCHI_VISION_OK) {
    stream->settings = read;
  }
  return status;
}
#endif

int32_t nunchi_vision_stream_close(nunchi_vision_stream *stream) {
  if (stream != NULL) {
    atomic_fetch_sub(&stream->engine->streams, 1);
    atomic_fetch_sub(&open_streams, 1);
    free(stream);
  }
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_stream_cancel(nunchi_vision_stream *stream) {
  atomic_store(&stream->cancelled, true);
  return NUNCHI_VISION_OK;
}

#ifndef COMPLETE_NO_stream_save_state
int32_t nunchi_vision_stream_save_state(nunchi_vision_stream *stream, nunchi_vision_state *state) {
  if (state->struct_size < sizeof *state) {
    return fail(NUNCHI_VISION_BAD_ARGUMENT, "a state of %u bytes", state->struct_size);
  }
  for (int i = 0; i < STATE; i++) {
    stream->saved[i] = (uint8_t)(stream->frames >> (8 * i));
  }
  state->version = 1;
  state->format = is(stream->engine, "state format") ? NULL : "org.example.complete.frames";
  state->bytes = is(stream->engine, "state null")  ? NULL
                 : is(stream->engine, "state low") ? (const void *)8
                                                   : stream->saved;
  state->byte_count = is(stream->engine, "state huge") ? UINT64_MAX : STATE;
  return is(stream->engine, "state failed") ? fail(NUNCHI_VISION_FAILED, "no state today") : NUNCHI_VISION_OK;
}
#endif

/* ---- Frames ------------------------------------------------------------------------------------- */

static char endless[LONG_TEXT];
static nunchi_vision_attribute many[MANY];

static void say_detections(nunchi_vision_stream *stream, nunchi_vision_result *result) {
  snprintf(stream->now, sizeof stream->now, "region %s, line %s, wanted %s, dwell %s, threshold %" PRIu64 ", folder %s",
           stream->settings.text[REGION], stream->settings.text[LINE], stream->settings.text[WANTED],
           stream->settings.text[DWELL], (uint64_t)atomic_load(&stream->engine->threshold), stream->engine->folder);
  stream->attributes[0] = (nunchi_vision_attribute){.name = "identity", .value = stream->identity, .confidence = 1.0f};
  stream->attributes[1] = (nunchi_vision_attribute){.name = "settings", .value = stream->now, .confidence = 0.5f};
  stream->keypoints[0] = (nunchi_vision_keypoint){.name = 0, .x = 0.25f, .y = 0.5f, .confidence = 0.75f};
  stream->keypoints[1] = (nunchi_vision_keypoint){.name = 1, .x = 0.5f, .y = 0.5f, .confidence = 0.25f};
  for (int i = 0; i < 6; i++) {
    stream->coverage[i] = (uint8_t)(i * 51);
  }
  stream->mask = (nunchi_vision_mask){.struct_size = SIZE(nunchi_vision_mask), .columns = 3, .rows = 2,
                                      .coverage = stream->coverage};
  stream->vector[0] = 1.0f;
  stream->vector[1] = -2.0f;
  stream->vector[2] = 0.5f;
  stream->embedding = (nunchi_vision_embedding){.struct_size = SIZE(nunchi_vision_embedding), .value_count = 3,
                                                .values = stream->vector, .model_id = "looks-1"};
  stream->detections[0] = (nunchi_vision_detection){
      .label = 0, .confidence = 0.75f, .left = 0.125f, .top = 0.25f, .width = 0.5f, .height = 0.0625f, .track_id = 7,
      .attributes = stream->attributes, .attribute_count = 2, .attribute_size = SIZE(nunchi_vision_attribute),
      .keypoints = stream->keypoints, .keypoint_count = 2, .keypoint_size = SIZE(nunchi_vision_keypoint),
      .mask = &stream->mask, .embedding = &stream->embedding};
  stream->detections[1] = (nunchi_vision_detection){.label = 1, .confidence = 0.5f, .left = 0.5f, .top = 0.5f,
                                                    .width = 0.25f, .height = 0.25f, .track_id = NUNCHI_VISION_NO_TRACK};
  result->detection_count = 2;
  result->detection_size = SIZE(nunchi_vision_detection);
  result->detections = stream->detections;
}

static void say_events(nunchi_vision_stream *stream, const nunchi_vision_frame *frame, nunchi_vision_result *result) {
  stream->tracks[0] = 7;
  stream->tracks[1] = 9;
  stream->corners[0] = (nunchi_vision_point){0.0f, 0.0f};
  stream->corners[1] = (nunchi_vision_point){1.0f, 0.0f};
  stream->corners[2] = (nunchi_vision_point){0.5f, 0.75f};
  stream->properties[0] = (nunchi_vision_property){"Direction", "Right"};
  stream->properties[1] = (nunchi_vision_property){"Note", "größer – 大"};
  stream->events[0] = (nunchi_vision_rule_event){.rule_name = "entrance"};
  /* One loiterer after the other: each begins in one frame and is gone in the next. */
  bool begins = stream->frames % 2 == 1;
  if (begins) {
    stream->began_ns = frame->stream_time_ns;
  }
  stream->events[1] = (nunchi_vision_rule_event){
      .type = 1, .phase = begins ? NUNCHI_VISION_PHASE_STARTED : NUNCHI_VISION_PHASE_ENDED,
      .given = NUNCHI_VISION_GIVEN_CONFIDENCE | NUNCHI_VISION_GIVEN_START_TIME | NUNCHI_VISION_GIVEN_EVENT_ID |
               (begins ? 0 : NUNCHI_VISION_GIVEN_END_TIME),
      .confidence = 0.875f, .rule_name = "bench", .event_id = (int64_t)(stream->frames - 1) / 2,
      .start_time_ns = stream->began_ns, .end_time_ns = frame->stream_time_ns, .track_ids = stream->tracks, .region = stream->corners,
      .properties = stream->properties, .track_id_count = 2, .region_point_count = 3, .property_count = 2,
      .property_size = SIZE(nunchi_vision_property)};
  result->rule_event_count = 2;
  result->rule_event_size = SIZE(nunchi_vision_rule_event);
  result->rule_events = stream->events;
}

static void say_frame(nunchi_vision_stream *stream, const nunchi_vision_frame *frame, nunchi_vision_result *result) {
  stream->frame_attributes[0] =
      (nunchi_vision_frame_attribute){.name = "scene", .value = "street", .confidence = 0.5f};
  stream->frame_attributes[1] = (nunchi_vision_frame_attribute){
      .name = "action", .value = "fall", .start_time_ns = 0, .end_time_ns = frame->stream_time_ns, .confidence = 0.25f,
      .given = NUNCHI_VISION_GIVEN_START_TIME | NUNCHI_VISION_GIVEN_END_TIME};
  result->frame_attribute_count = 2;
  result->frame_attribute_size = SIZE(nunchi_vision_frame_attribute);
  result->frame_attributes = stream->frame_attributes;
}

/* Makes the answer wrong in the way that the setting asks for. */
static void spoil(nunchi_vision_stream *stream, nunchi_vision_result *result) {
  const nunchi_vision_engine *engine = stream->engine;
  nunchi_vision_detection *first = &stream->detections[0];
  nunchi_vision_rule_event *event = &stream->events[1];
  if (is(engine, "low pointer")) {
    result->detections = (const nunchi_vision_detection *)(uintptr_t)16;
  } else if (is(engine, "attribute count")) {
    first->attribute_count = UINT32_MAX;
  } else if (is(engine, "attribute null")) {
    first->attributes = NULL;
  } else if (is(engine, "attribute size")) {
    first->attribute_size = 4;
  } else if (is(engine, "attribute name")) {
    stream->attributes[1].name = NULL;
  } else if (is(engine, "attribute endless")) {
    memset(endless, 'e', sizeof endless - 1);
    stream->attributes[1].value = endless;
  } else if (is(engine, "attribute many")) {
    for (int i = 0; i < MANY; i++) {
      many[i] = (nunchi_vision_attribute){.name = "n", .value = "v", .confidence = 1.0f};
    }
    static nunchi_vision_detection repeated[50];
    for (int i = 0; i < 50; i++) {
      repeated[i] = stream->detections[1];
      repeated[i].attributes = many;
      repeated[i].attribute_count = MANY;
      repeated[i].attribute_size = SIZE(nunchi_vision_attribute);
    }
    result->detections = repeated;
    result->detection_count = 50;
  } else if (is(engine, "keypoint count")) {
    first->keypoint_count = 10001;
  } else if (is(engine, "keypoint name")) {
    stream->keypoints[1].name = 2;
  } else if (is(engine, "mask size")) {
    stream->mask.struct_size = 8;
  } else if (is(engine, "mask grid")) {
    stream->mask.columns = 0;
  } else if (is(engine, "mask huge")) {
    stream->mask.columns = 1u << 20;
    stream->mask.rows = 1u << 20;
  } else if (is(engine, "mask null")) {
    stream->mask.coverage = NULL;
  } else if (is(engine, "embedding count")) {
    stream->embedding.value_count = 0;
  } else if (is(engine, "embedding null")) {
    stream->embedding.values = NULL;
  } else if (is(engine, "embedding model")) {
    stream->embedding.model_id = NULL;
  } else if (is(engine, "event count")) {
    result->rule_event_count = UINT32_MAX;
  } else if (is(engine, "event size")) {
    result->rule_event_size = 16;
  } else if (is(engine, "event type")) {
    event->type = 2;
  } else if (is(engine, "event phase")) {
    event->phase = 3;
  } else if (is(engine, "event id")) {
    event->given = 0;
  } else if (is(engine, "event rule")) {
    event->rule_name = NULL;
  } else if (is(engine, "event tracks")) {
    event->track_ids = NULL;
  } else if (is(engine, "event track")) {
    stream->tracks[1] = -1;
  } else if (is(engine, "event region")) {
    event->region = NULL;
  } else if (is(engine, "event corners")) {
    event->region_point_count = 2;
  } else if (is(engine, "event property")) {
    stream->properties[1].value = NULL;
  } else if (is(engine, "frame attribute null")) {
    result->frame_attributes = NULL;
  } else if (is(engine, "frame attribute size")) {
    result->frame_attribute_size = 0;
  } else if (is(engine, "frame attribute name")) {
    stream->frame_attributes[0].name = NULL;
  } else if (is(engine, "frame attribute times")) {
    stream->frame_attributes[1].given = NUNCHI_VISION_GIVEN_START_TIME;
  } else if (is(engine, "batch")) {
    result->inference_frames = UINT32_MAX;
  }
}

/* Says something on the first frame of a stream, as the setting asks. */
static void speak(nunchi_vision_stream *stream) {
  const nunchi_vision_engine *engine = stream->engine;
  const nunchi_vision_callbacks *host = &stream->host;
  if (stream->frames != 1) {
    return;
  }
  if (host->log != NULL) {
    memset(endless, 'e', sizeof endless - 1);
    host->log(host->context, is(engine, "log level") ? 99 : NUNCHI_VISION_LEVEL_WARNING,
              is(engine, "log null") ? NULL : is(engine, "log long") ? endless : "first frame");
  }
  if (host->tell_operator != NULL) {
    host->tell_operator(host->context, NUNCHI_VISION_LEVEL_WARNING, "EXAMPLE-1",
                        is(engine, "tell null") ? NULL : "the lens is dirty");
  }
}

static bool wait_for_cancel(nunchi_vision_stream *stream) {
  const struct timespec nap = {0, 1000000};
  atomic_fetch_add(&waiting, 1);
  while (!atomic_load(&stream->cancelled)) {
    nanosleep(&nap, NULL);
  }
  atomic_fetch_sub(&waiting, 1);
  return true;
}

int32_t nunchi_vision_analyze(nunchi_vision_stream *stream, const nunchi_vision_frame *frame,
                              nunchi_vision_result *result) {
  atomic_store(&stream->cancelled, false);
  if (is(stream->engine, "wait") && frame->sequence % 2 == 0 && wait_for_cancel(stream)) {
    return fail(NUNCHI_VISION_CANCELLED, "cancelled");
  }
  stream->frames++;
  nunchi_vision_result answer = {.struct_size = result->struct_size};
  nunchi_vision_frame seen = {.struct_size = SIZE(nunchi_vision_frame)};
  memcpy(&seen, frame, frame->struct_size < sizeof seen ? frame->struct_size : sizeof seen);
  say_detections(stream, &answer);
  say_events(stream, &seen, &answer);
  say_frame(stream, &seen, &answer);
  answer.inference_ns = 2000;
  answer.inference_frames = 4;
  spoil(stream, &answer);
  memcpy(result, &answer, result->struct_size < sizeof answer ? result->struct_size : sizeof answer);
  speak(stream);
  return NUNCHI_VISION_OK;
}
