/* Streams side by side, and many of them. */
#define _POSIX_C_SOURCE 200809L

#include "check.h"
#include "run.h"
#include "suites.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

void check_streams(void) {
  test_streams();
  test_many();
}
