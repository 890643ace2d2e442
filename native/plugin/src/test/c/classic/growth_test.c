/* What came with nunchi_vision.h 1.1: sized options, live settings, callbacks, cancel, stream time. */
#include "check.h"
#include "run.h"
#include "suites.h"

/* The one look inside: a cancel must come in the middle of a call. */
#include "../../../main/c/classic/memory.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static nunchi_vision_settings settings_of(const nunchi_vision_setting *values, uint32_t count) {
  return (nunchi_vision_settings){.struct_size = (uint32_t)sizeof(nunchi_vision_settings), .count = count,
                                  .setting_size = (uint32_t)sizeof(nunchi_vision_setting), .values = values};
}

static nunchi_vision_engine_options engine_options(const nunchi_vision_settings *settings) {
  return (nunchi_vision_engine_options){.struct_size = (uint32_t)sizeof(nunchi_vision_engine_options),
                                        .settings = settings};
}

static nunchi_vision_stream_options stream_options(const nunchi_vision_callbacks *callbacks) {
  return (nunchi_vision_stream_options){.struct_size = (uint32_t)sizeof(nunchi_vision_stream_options),
                                        .stream_id = "stream", .camera_id = "camera", .display_name = "Gate",
                                        .frame_rate = 10.0, .callbacks = callbacks};
}

/* ---- Options ------------------------------------------------------------------------------------ */

static void test_engine_options(void) {
  nunchi_vision_engine *engine = NULL;
  nunchi_vision_setting values[2] = {{"labels", "person"}, {"hold_seconds", "2"}};
  nunchi_vision_settings settings = settings_of(values, 2);
  nunchi_vision_engine_options options = engine_options(&settings);
  check(nunchi_vision_engine_create2(&options, &engine) == NUNCHI_VISION_OK &&
            nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK,
        "an engine is created with sized options");
  options.struct_size += 64;
  check(nunchi_vision_engine_create2(&options, &engine) == NUNCHI_VISION_OK &&
            nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK,
        "options of a later minor version are accepted");
  struct {
    nunchi_vision_setting setting;
    uint64_t more;
  } wide[2] = {{{"labels", "person"}, 7}, {{"sensitivity", "0.9"}, 7}};
  settings.values = &wide[0].setting;
  settings.setting_size = (uint32_t)sizeof wide[0];
  check(nunchi_vision_engine_create2(&options, &engine) == NUNCHI_VISION_OK &&
            nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK,
        "settings of a later minor version are read at their own distance");
  settings.setting_size = 8;
  check_refused(nunchi_vision_engine_create2(&options, &engine), NUNCHI_VISION_BAD_ARGUMENT, "setting_size",
                "settings that overlap are refused");
  settings = settings_of(values, 2);
  values[1].key = "labels";
  check_refused(nunchi_vision_engine_create2(&options, &engine), NUNCHI_VISION_BAD_SETTING, "twice",
                "a repeated key is refused");
  check(engine == NULL, "a refused engine_create2 leaves null");
  settings.struct_size = 8;
  check_refused(nunchi_vision_engine_create2(&options, &engine), NUNCHI_VISION_BAD_ARGUMENT, "settings",
                "a settings struct too small is refused");
  nunchi_vision_callbacks callbacks = {.struct_size = 8};
  options.settings = NULL;
  options.callbacks = &callbacks;
  check_refused(nunchi_vision_engine_create2(&options, &engine), NUNCHI_VISION_BAD_ARGUMENT, "callbacks",
                "a callbacks struct too small is refused");
  options.struct_size = 8;
  check_refused(nunchi_vision_engine_create2(&options, &engine), NUNCHI_VISION_BAD_ARGUMENT, "options",
                "an options struct too small is refused");
  check_refused(nunchi_vision_engine_create2(NULL, &engine), NUNCHI_VISION_BAD_ARGUMENT, "options",
                "engine_create2 without options is refused");
  check_refused(nunchi_vision_engine_create2(&options, NULL), NUNCHI_VISION_BAD_ARGUMENT, "place",
                "engine_create2 without a place is refused");
}

static void test_stream_options(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = NULL;
  nunchi_vision_stream_options options = stream_options(NULL);
  check(nunchi_vision_stream_open2(engine, &options, &stream) == NUNCHI_VISION_OK &&
            nunchi_vision_stream_close(stream) == NUNCHI_VISION_OK,
        "a stream is opened with sized options");
  options.stream_id = NULL;
  check_refused(nunchi_vision_stream_open2(engine, &options, &stream), NUNCHI_VISION_BAD_ARGUMENT, "stream id",
                "stream_open2 without an id is refused");
  check(stream == NULL, "a refused stream_open2 leaves null");
  options = stream_options(NULL);
  options.struct_size = 16;
  check_refused(nunchi_vision_stream_open2(engine, &options, &stream), NUNCHI_VISION_BAD_ARGUMENT, "options",
                "stream options too small are refused");
  check_refused(nunchi_vision_stream_open2(engine, NULL, &stream), NUNCHI_VISION_BAD_ARGUMENT, "options",
                "stream_open2 without options is refused");
  check_refused(nunchi_vision_stream_open2(NULL, &options, &stream), NUNCHI_VISION_BAD_ARGUMENT, "engine",
                "stream_open2 without an engine is refused");
  check_refused(nunchi_vision_stream_open2(engine, &options, NULL), NUNCHI_VISION_BAD_ARGUMENT, "place",
                "stream_open2 without a place is refused");
  check_refused(nunchi_vision_stream_cancel(NULL), NUNCHI_VISION_BAD_ARGUMENT, "stream",
                "stream_cancel without a stream is refused");
  nunchi_vision_engine_destroy(engine);
}

/* ---- Walks -------------------------------------------------------------------------------------- */

enum { WALK = 60 };

typedef struct walk {
  nunchi_vision_stream *stream;
  picture scene;
  uint32_t stops; /* the frame from which the walker stands still */
  uint32_t counts[WALK];
  nunchi_vision_detection first[WALK];
} walk;

static walk *walk_new(nunchi_vision_stream *stream) {
  walk *made = calloc(1, sizeof *made);
  if (made == NULL) {
    abort();
  }
  made->stream = stream;
  made->stops = WALK;
  made->scene = picture_new(320, 240);
  return made;
}

static nunchi_vision_frame walk_frame(walk *into, uint32_t i) {
  rectangle thing = walker(i < into->stops ? i : into->stops, 240);
  draw(&into->scene, i, &thing, i < EMPTY_FRAMES ? 0 : 1);
  return frame_of(&into->scene, i);
}

static int32_t walk_on(walk *into, uint32_t i, const nunchi_vision_frame *frame) {
  nunchi_vision_result result = result_new();
  int32_t status = nunchi_vision_analyze(into->stream, frame, &result);
  into->counts[i] = result.detection_count;
  if (result.detection_count > 0) {
    into->first[i] = result.detections[0];
  }
  return status;
}

static void walk_all(walk *into) {
  for (uint32_t i = 0; i < WALK; i++) {
    nunchi_vision_frame frame = walk_frame(into, i);
    walk_on(into, i, &frame);
  }
}

static bool same_from(const walk *a, const walk *b, uint32_t from) {
  return memcmp(a->counts + from, b->counts + from, (WALK - from) * sizeof a->counts[0]) == 0 &&
         memcmp(a->first + from, b->first + from, (WALK - from) * sizeof a->first[0]) == 0;
}

static void walk_free(walk *done) {
  nunchi_vision_stream_close(done->stream);
  free(done->scene.bgr);
  free(done);
}

/* ---- Live settings ------------------------------------------------------------------------------ */

static void test_live_settings(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_engine *vehicles = NULL;
  nunchi_vision_setting value = {"labels", "vehicle"};
  nunchi_vision_settings settings = settings_of(&value, 1);
  nunchi_vision_engine_options options = engine_options(&settings);
  nunchi_vision_engine_create2(&options, &vehicles);
  walk *whole = walk_new(stream_new(engine));
  walk *none = walk_new(stream_new(vehicles));
  walk *changed = walk_new(stream_new(engine));
  walk_all(whole);
  walk_all(none);
  bool person = whole->counts[WALK - 1] == 1 && whole->first[WALK - 1].label == PERSON;
  check(person && none->counts[WALK - 1] == 0, "a person is reported unless only vehicles are wanted");
  bool accepted = true;
  for (uint32_t i = 0; i < WALK; i++) {
    if (i == WALK - 20 || i == WALK - 10) {
      nunchi_vision_settings none_given = settings_of(NULL, 0);
      accepted = accepted && nunchi_vision_engine_change_settings(
                                 engine, i == WALK - 20 ? &settings : &none_given) == NUNCHI_VISION_OK;
    }
    nunchi_vision_frame frame = walk_frame(changed, i);
    walk_on(changed, i, &frame);
  }
  check(accepted, "labels are changed while the engine runs, and back to their default");
  check(changed->counts[WALK - 21] == 1 && changed->counts[WALK - 20] == 0 && changed->counts[WALK - 11] == 0,
        "a change holds from the next frame on");
  check(same_from(whole, changed, WALK - 10), "the track goes on as if nothing had changed");
  value = (nunchi_vision_setting){"confidence", "1"};
  check(nunchi_vision_engine_change_settings(engine, &settings) == NUNCHI_VISION_OK, "the confidence is changed");
  nunchi_vision_frame again = walk_frame(changed, WALK - 1);
  again.sequence++;
  walk_on(changed, WALK - 1, &again);
  check(changed->counts[WALK - 1] == 0, "and nothing below it is reported");
  value = (nunchi_vision_setting){"sensitivity", "0.9"};
  check_refused(nunchi_vision_engine_change_settings(engine, &settings), NUNCHI_VISION_BAD_SETTING, "create a new engine",
                "a setting that is not live is refused");
  value.value = "9";
  check_refused(nunchi_vision_engine_change_settings(engine, &settings), NUNCHI_VISION_BAD_SETTING, "sensitivity",
                "a value out of range is refused");
  check_refused(nunchi_vision_engine_change_settings(engine, NULL), NUNCHI_VISION_BAD_ARGUMENT, "settings",
                "no settings are refused");
  check_refused(nunchi_vision_engine_change_settings(NULL, &settings), NUNCHI_VISION_BAD_ARGUMENT, "engine",
                "no engine is refused");
  walk_free(whole);
  walk_free(none);
  walk_free(changed);
  nunchi_vision_engine_destroy(engine);
  nunchi_vision_engine_destroy(vehicles);
}

static void test_flags(void) {
  const nunchi_vision_info *info = nunchi_vision_describe();
  int live = 0;
  for (uint32_t i = 0; i < info->setting_spec_count; i++) {
    const nunchi_vision_setting_spec *spec = &info->setting_specs[i];
    live += (spec->flags & NUNCHI_VISION_SETTING_LIVE) != 0 ? 1 : 0;
  }
  check(live == 2, "two settings are live");
  check(info->capabilities == (NUNCHI_VISION_CAPABILITY_DETECTIONS | NUNCHI_VISION_CAPABILITY_TRACKS),
        "it finds things and follows them");
}

/* ---- Cancel ------------------------------------------------------------------------------------- */

static nunchi_vision_stream *to_cancel;

/* Cancels while the call allocates its picture: no second thread is needed to be in the middle of a call. */
static void *cancelling(size_t count, size_t size) {
  nunchi_vision_stream_cancel(to_cancel);
  return calloc(count, size);
}

static void test_cancel(void) {
  nunchi_vision_engine *engine = engine_new();
  walk *whole = walk_new(stream_new(engine));
  walk *cancelled = walk_new(stream_new(engine));
  walk_all(whole);
  nunchi_vision_frame frame = walk_frame(cancelled, 0);
  to_cancel = cancelled->stream;
  classic_allocator = cancelling;
  nunchi_vision_result result = result_new();
  int32_t status = nunchi_vision_analyze(cancelled->stream, &frame, &result);
  classic_allocator = calloc;
  check_refused(status, NUNCHI_VISION_CANCELLED, "cancelled", "a call that is cancelled is given up");
  check(result.detection_count == 0 && result.detections == NULL, "and has an empty result");
  nunchi_vision_stream_cancel(cancelled->stream);
  walk_all(cancelled);
  check(same_from(whole, cancelled, 0), "the next frames are analysed as if the cancelled one had never come");
  walk_free(whole);
  walk_free(cancelled);
  nunchi_vision_engine_destroy(engine);
}

/* ---- Callbacks ---------------------------------------------------------------------------------- */

typedef struct kept_log {
  int lines;
  uint32_t level;
  char text[300];
} kept_log;

static void keep(void *context, uint32_t level, const char *text) {
  kept_log *log = context;
  log->lines++;
  log->level = level;
  strncpy(log->text, text, sizeof log->text - 1);
}

static void test_log(void) {
  kept_log log = {0, 0, ""};
  nunchi_vision_callbacks callbacks = {.struct_size = (uint32_t)sizeof callbacks, .context = &log, .log = keep};
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream_options options = stream_options(&callbacks);
  nunchi_vision_stream *stream = NULL;
  nunchi_vision_stream_open2(engine, &options, &stream);
  memset(&callbacks, 0, sizeof callbacks); /* the library keeps a copy */
  picture small = picture_new(64, 48);
  picture large = picture_new(80, 60);
  draw(&small, 0, NULL, 0);
  draw(&large, 0, NULL, 0);
  for (int64_t i = 0; i < 6; i++) {
    nunchi_vision_frame frame = frame_of(i < 3 ? &small : &large, i);
    nunchi_vision_result result = result_new();
    nunchi_vision_analyze(stream, &frame, &result);
  }
  check(log.lines == 1 && log.level == NUNCHI_VISION_LEVEL_INFO && strstr(log.text, "64x48 to 80x60") != NULL,
        "frames of another size are logged once");
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
  free(small.bgr);
  free(large.bgr);
}

/* ---- Stream time -------------------------------------------------------------------------------- */

/* Ten frames a second in stream time, one a second by the camera's clock. */
static void walk_slow_clock(walk *into, uint32_t struct_size) {
  for (uint32_t i = 0; i < WALK; i++) {
    nunchi_vision_frame frame = walk_frame(into, i);
    frame.struct_size = struct_size;
    frame.capture_time_ns = (int64_t)i * 1000000000;
    walk_on(into, i, &frame);
  }
}

static void test_stream_time(void) {
  nunchi_vision_setting value = {"history_seconds", "2"};
  nunchi_vision_settings settings = settings_of(&value, 1);
  nunchi_vision_engine_options options = engine_options(&settings);
  nunchi_vision_engine *engine = NULL;
  nunchi_vision_engine_create2(&options, &engine);
  walk *whole = walk_new(stream_new(engine));
  walk *slow = walk_new(stream_new(engine));
  walk *old = walk_new(stream_new(engine));
  whole->stops = slow->stops = old->stops = 45;
  walk_all(whole);
  walk_slow_clock(slow, (uint32_t)sizeof(nunchi_vision_frame));
  walk_slow_clock(old, (uint32_t)offsetof(nunchi_vision_frame, stream_time_ns));
  check(same_from(whole, slow, 0), "stream time counts, whatever the camera's clock says");
  check(whole->counts[WALK - 1] == 1 && old->counts[WALK - 1] == 0,
        "in a host of 1.0 the camera's clock counts: who stands for long becomes background");
  walk_free(whole);
  walk_free(slow);
  walk_free(old);
  nunchi_vision_engine_destroy(engine);
}

void check_growth(void) {
  test_engine_options();
  test_stream_options();
  test_flags();
  test_live_settings();
  test_cancel();
  test_log();
  test_stream_time();
}
