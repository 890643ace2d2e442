/*
 * A library that exports nunchi_vision.h and breaks its rules, to prove that the host's side survives what a library
 * can do wrong without crashing. What is wrong from the start is chosen when it is compiled:
 *
 *     FAULTY_ABI_MAJOR=2  FAULTY_ABI_MINOR=9  FAULTY_NO_STREAM_CLOSE  FAULTY_UNDEFINED_SYMBOL
 *     FAULTY_INFO=null | small | other_abi | no_id | blank_label | endless_label | long_labels | bad_pointer | same_labels | no_labels | many_labels | no_formats |
 *                 null_settings | bad_key | bad_range | bad_default | bad_type        (as FAULTY_INFO_null and so on)
 *     FAULTY_INFO_private     no fault: each struct of the description has bytes of the library's own behind its fields
 *
 * and what goes wrong later by the setting "fault". It counts what it has open, and every call on what is closed.
 */
#include "nunchi_vision.h"

#include <math.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef FAULTY_ABI_MAJOR
#define FAULTY_ABI_MAJOR NUNCHI_VISION_ABI_MAJOR
#endif
#ifndef FAULTY_ABI_MINOR
#define FAULTY_ABI_MINOR NUNCHI_VISION_ABI_MINOR
#endif

/* ---- What the tests ask ------------------------------------------------------------------------- */

static atomic_int open_engines;
static atomic_int open_streams;
static atomic_int misuses;
static atomic_int waiting;
static atomic_bool released;

NUNCHI_VISION_API int32_t faulty_open_engines(void) { return atomic_load(&open_engines); }

NUNCHI_VISION_API int32_t faulty_open_streams(void) { return atomic_load(&open_streams); }

/* How many calls came with a handle that was closed, or overlapped on one stream. */
NUNCHI_VISION_API int32_t faulty_misuses(void) { return atomic_load(&misuses); }

/* How many calls wait for faulty_release(), with fault "wait". */
NUNCHI_VISION_API int32_t faulty_waiting(void) { return atomic_load(&waiting); }

NUNCHI_VISION_API void faulty_release(int32_t yes) { atomic_store(&released, yes != 0); }

/* ---- Description -------------------------------------------------------------------------------- */

static const char *const faults[] = {"none",   "label",    "negative label", "count",  "null detections", "size",
                                     "nan",    "track",    "negative time",  "silent", "rejected",        "memory",
                                     "failed", "argument", "status 77",      "echo",   "wait",            "create",
                                     "open",   "null engine", "null stream", "destroy", "wide",      "private"};

#define FAULT_COUNT ((uint32_t)(sizeof faults / sizeof faults[0]))
#define SPEC_SIZE ((uint32_t)sizeof(nunchi_vision_setting_spec))

/* Written so that the source compiles against every version of the header. */
#define SPEC(kind, name, standard) \
  .struct_size = SPEC_SIZE, .type = kind, .key = name, .unit = "", .default_text = standard, .title = "Title", \
  .help = "Help."

static const nunchi_vision_setting_spec specs[] = {
    {SPEC(NUNCHI_VISION_SETTING_CHOICE, "fault", "none"), .choices = faults, .choice_count = FAULT_COUNT},
#if defined(FAULTY_INFO_bad_key)
    {SPEC(NUNCHI_VISION_SETTING_TEXT, "Bad Key", "")},
#elif defined(FAULTY_INFO_bad_range)
    {SPEC(NUNCHI_VISION_SETTING_NUMBER, "bad", "1"), .minimum = 2, .maximum = 1},
#elif defined(FAULTY_INFO_bad_default)
    {SPEC(NUNCHI_VISION_SETTING_INTEGER, "bad", "2"), .maximum = 1},
#elif defined(FAULTY_INFO_bad_type)
    {SPEC(9, "bad", "1"), .maximum = 1},
#endif
    {SPEC(NUNCHI_VISION_SETTING_TEXT, "note", "")}, /* fault echo repeats it */
    {SPEC(NUNCHI_VISION_SETTING_INTEGER, "size", "10"), .minimum = 1, .maximum = 100},
};

#if defined(FAULTY_INFO_blank_label)
static const char *const labels[] = {"person", " "};
#elif defined(FAULTY_INFO_endless_label)
static const char *labels[] = {"person", NULL};
#elif defined(FAULTY_INFO_long_labels)
static const char *labels[2000];
#elif defined(FAULTY_INFO_bad_pointer)
static const char *const labels[] = {"person", (const char *)8};
#elif defined(FAULTY_INFO_same_labels)
static const char *const labels[] = {"person", "person"};
#else
static const char *const labels[] = {"person", "vehicle"};
#endif

uint32_t nunchi_vision_abi_version(void) { return NUNCHI_VISION_ABI_VERSION(FAULTY_ABI_MAJOR, FAULTY_ABI_MINOR); }

const nunchi_vision_info *nunchi_vision_describe(void) {
  static nunchi_vision_info info = {
      .struct_size = (uint32_t)sizeof(nunchi_vision_info),
      .id = "org.example.faulty",
      .name = "Faulty",
      .version = "0.1-test",
      .vendor = "Prüfstand",
      .labels = labels,
      .label_count = 2,
      .pixel_formats = NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_BGR) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_NV12) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_GRAY8),
      .setting_specs = specs,
      .setting_spec_count = (uint32_t)(sizeof specs / sizeof specs[0]),
      .setting_spec_size = (uint32_t)sizeof(nunchi_vision_setting_spec),
  };
  /* By its exported name: another library that was loaded with global symbols would answer in its place. */
  info.abi_version = nunchi_vision_abi_version();
#if defined(FAULTY_INFO_null)
  return NULL;
#elif defined(FAULTY_INFO_small)
  info.struct_size = 16;
#elif defined(FAULTY_INFO_other_abi)
  info.abi_version = 7;
#elif defined(FAULTY_INFO_no_id)
  info.id = NULL;
#elif defined(FAULTY_INFO_endless_label)
  static char endless[20000];
  memset(endless, 'x', sizeof endless - 1);
  labels[1] = endless;
#elif defined(FAULTY_INFO_long_labels)
  static char one[16000];
  memset(one, 'x', sizeof one - 1);
  for (size_t i = 0; i < 2000; i++) {
    labels[i] = one;
  }
  info.label_count = 2000;
#elif defined(FAULTY_INFO_no_labels)
  info.labels = NULL;
#elif defined(FAULTY_INFO_many_labels)
  info.label_count = UINT32_MAX;
#elif defined(FAULTY_INFO_no_formats)
  info.pixel_formats = 1u << 30;
#elif defined(FAULTY_INFO_null_settings)
  info.setting_specs = NULL;
#elif defined(FAULTY_INFO_private)
  static struct {
    nunchi_vision_setting_spec spec;
    uint8_t own[64];
  } own_specs[sizeof specs / sizeof specs[0]];
  static struct {
    nunchi_vision_info info;
    uint8_t own[64];
  } own_info;
  memset(own_specs, 0xA5, sizeof own_specs);
  memset(&own_info, 0xA5, sizeof own_info);
  for (size_t i = 0; i < sizeof specs / sizeof specs[0]; i++) {
    own_specs[i].spec = specs[i];
    own_specs[i].spec.struct_size = (uint32_t)sizeof own_specs[i];
  }
  own_info.info = info;
  own_info.info.struct_size = (uint32_t)sizeof own_info;
  own_info.info.setting_specs = &own_specs[0].spec;
  own_info.info.setting_spec_size = (uint32_t)sizeof own_specs[0];
  return &own_info.info;
#endif
  return &info;
}

static _Thread_local char error[2048];

const char *nunchi_vision_last_error(void) { return error; }

static int32_t fail(int32_t status, const char *why) {
  snprintf(error, sizeof error, "%s", why);
  return status;
}

/* ---- Engines and streams; never freed, so that a call on a closed one can be counted -------------- */

struct nunchi_vision_engine {
  bool open;
  char fault[32];
  char note[256];
};

struct nunchi_vision_stream {
  bool open;
  atomic_int calls;
  nunchi_vision_engine *engine;
  nunchi_vision_detection detections[2];
};

static bool is(const nunchi_vision_engine *engine, const char *fault) { return strcmp(engine->fault, fault) == 0; }

int32_t nunchi_vision_engine_create(const nunchi_vision_setting *settings, uint32_t setting_count,
                                    nunchi_vision_engine **engine) {
  nunchi_vision_engine *made = calloc(1, sizeof *made);
  *engine = NULL;
  if (made == NULL) {
    return fail(NUNCHI_VISION_OUT_OF_MEMORY, "no memory");
  }
  snprintf(made->fault, sizeof made->fault, "none");
  for (uint32_t i = 0; i < setting_count; i++) {
    char *into = strcmp(settings[i].key, "fault") == 0  ? made->fault
                 : strcmp(settings[i].key, "note") == 0 ? made->note
                                                        : NULL;
    if (into != NULL) {
      snprintf(into, into == made->fault ? sizeof made->fault : sizeof made->note, "%s", settings[i].value);
    }
  }
  if (is(made, "create")) {
    free(made);
    return fail(NUNCHI_VISION_FAILED, "Lizenz abgelaufen – 許可証");
  }
  if (is(made, "null engine")) {
    free(made);
    return NUNCHI_VISION_OK;
  }
#ifdef FAULTY_UNDEFINED_SYMBOL
  extern void faulty_symbol_that_nobody_defines(void);
  faulty_symbol_that_nobody_defines();
#endif
  made->open = true;
  atomic_fetch_add(&open_engines, 1);
  *engine = made;
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_engine_destroy(nunchi_vision_engine *engine) {
  if (!engine->open || atomic_load(&open_streams) < 0) {
    atomic_fetch_add(&misuses, 1);
    return fail(NUNCHI_VISION_BAD_ARGUMENT, "destroyed twice");
  }
  engine->open = false;
  atomic_fetch_sub(&open_engines, 1);
  return is(engine, "destroy") ? fail(NUNCHI_VISION_FAILED, "cannot let go") : NUNCHI_VISION_OK;
}

int32_t nunchi_vision_stream_open(nunchi_vision_engine *engine, const char *stream_id, nunchi_vision_stream **stream) {
  *stream = NULL;
  if (!engine->open) {
    atomic_fetch_add(&misuses, 1);
    return fail(NUNCHI_VISION_BAD_ARGUMENT, "the engine is destroyed");
  }
  if (is(engine, "open")) {
    char why[128];
    snprintf(why, sizeof why, "no channel for %s", stream_id);
    return fail(NUNCHI_VISION_FAILED, why);
  }
  if (is(engine, "null stream")) {
    return NUNCHI_VISION_OK;
  }
  nunchi_vision_stream *made = calloc(1, sizeof *made);
  if (made == NULL) {
    return fail(NUNCHI_VISION_OUT_OF_MEMORY, "no memory");
  }
  made->open = true;
  made->engine = engine;
  atomic_fetch_add(&open_streams, 1);
  *stream = made;
  return NUNCHI_VISION_OK;
}

#ifndef FAULTY_NO_STREAM_CLOSE
int32_t nunchi_vision_stream_close(nunchi_vision_stream *stream) {
  if (!stream->open || !stream->engine->open || atomic_load(&stream->calls) != 0) {
    atomic_fetch_add(&misuses, 1);
    return fail(NUNCHI_VISION_BAD_ARGUMENT, "closed twice, too late or during a call");
  }
  stream->open = false;
  atomic_fetch_sub(&open_streams, 1);
  return NUNCHI_VISION_OK;
}
#endif

/* ---- Frames ------------------------------------------------------------------------------------- */

/* Says what arrived, with the first and the last byte of each plane's picture. */
static int32_t echo(const nunchi_vision_engine *engine, const nunchi_vision_frame *frame) {
  int at = snprintf(error, sizeof error, "%u %ux%u format %u matrix %u range %u sequence %lld capture %lld monotonic %lld",
                    frame->struct_size, frame->width, frame->height, frame->pixel_format, frame->colour_matrix,
                    frame->colour_range, (long long)frame->sequence, (long long)frame->capture_time_ns,
                    (long long)frame->monotonic_time_ns);
  for (uint32_t i = 0; i < NUNCHI_VISION_MAX_PLANES; i++) {
    const nunchi_vision_plane *plane = &frame->planes[i];
    if (i < frame->plane_count) {
      at += snprintf(error + at, sizeof error - (size_t)at, " plane %u stride %u rows %u first %u last row %u", i,
                     plane->stride, plane->rows, plane->data[0], plane->data[(size_t)plane->stride * (plane->rows - 1)]);
    } else if (plane->data != NULL || plane->stride != 0 || plane->rows != 0) {
      at += snprintf(error + at, sizeof error - (size_t)at, " plane %u is not zero", i);
    }
  }
  snprintf(error + at, sizeof error - (size_t)at, " note %s", engine->note);
  return NUNCHI_VISION_FRAME_REJECTED;
}

/* Detections that are further apart than this header says, as those of a later minor version. */
typedef struct wide_detection {
  nunchi_vision_detection detection;
  uint64_t more[3];
} wide_detection;

static int32_t answer(nunchi_vision_stream *stream, const nunchi_vision_frame *frame, nunchi_vision_result *result) {
  const nunchi_vision_engine *engine = stream->engine;
  nunchi_vision_detection *detections = stream->detections;
  detections[0] = (nunchi_vision_detection){.label = 0, .confidence = 0.75f, .left = 0.125f, .top = 0.25f,
                                            .width = 0.5f, .height = 0.0625f, .track_id = NUNCHI_VISION_NO_TRACK};
  detections[1] = (nunchi_vision_detection){.label = 1, .confidence = 0.5f, .left = 0.5f, .top = 0.5f,
                                            .width = 0.25f, .height = 0.25f, .track_id = 42};
  result->detection_count = 2;
  result->detection_size = (uint32_t)sizeof(nunchi_vision_detection);
  result->detections = detections;
  result->preprocess_ns = 1000;
  result->inference_ns = 2000;
  result->postprocess_ns = 0;
  if (is(engine, "label")) {
    detections[1].label = 2;
  } else if (is(engine, "negative label")) {
    detections[1].label = UINT32_MAX;
  } else if (is(engine, "count")) {
    result->detection_count = UINT32_MAX;
  } else if (is(engine, "null detections")) {
    result->detections = NULL;
  } else if (is(engine, "size")) {
    result->detection_size = 8;
  } else if (is(engine, "nan")) {
    detections[0].confidence = NAN;
    detections[1].left = INFINITY;
  } else if (is(engine, "track")) {
    detections[0].track_id = -2;
  } else if (is(engine, "negative time")) {
    result->inference_ns = -5;
  } else if (is(engine, "rejected")) {
    return fail(NUNCHI_VISION_FRAME_REJECTED, "zu dunkel – 暗すぎる");
  } else if (is(engine, "memory")) {
    return fail(NUNCHI_VISION_OUT_OF_MEMORY, "no memory");
  } else if (is(engine, "failed")) {
    return fail(NUNCHI_VISION_FAILED, "device lost");
  } else if (is(engine, "argument")) {
    return fail(NUNCHI_VISION_BAD_ARGUMENT, "");
  } else if (is(engine, "status 77")) {
    return 77;
  } else if (is(engine, "echo")) {
    return echo(engine, frame);
  } else if (is(engine, "wide")) {
    static wide_detection wide[2];
    wide[0].detection = detections[0];
    wide[1].detection = detections[1];
    result->detections = &wide[0].detection;
    result->detection_size = (uint32_t)sizeof(wide_detection);
  } else if (is(engine, "private")) { /* for version 1.0: its 32 bytes, and then what is the library's own */
    static uint64_t own[2][16];
    memset(own, 0xA5, sizeof own);
    memcpy(own[0], &detections[0], 32);
    memcpy(own[1], &detections[1], 32);
    result->detections = (const nunchi_vision_detection *)own;
    result->detection_size = (uint32_t)sizeof own[0];
  } else if (is(engine, "wait")) {
    atomic_fetch_add(&waiting, 1);
    while (!atomic_load(&released)) {
    }
    atomic_fetch_sub(&waiting, 1);
  }
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_analyze(nunchi_vision_stream *stream, const nunchi_vision_frame *frame,
                              nunchi_vision_result *result) {
  if (!stream->open || !stream->engine->open || atomic_fetch_add(&stream->calls, 1) != 0) {
    atomic_fetch_add(&misuses, 1);
    return fail(NUNCHI_VISION_BAD_ARGUMENT, "a call on what is closed, or two at once");
  }
  int32_t status = is(stream->engine, "silent") ? NUNCHI_VISION_OK : answer(stream, frame, result);
  atomic_fetch_sub(&stream->calls, 1);
  return status;
}
