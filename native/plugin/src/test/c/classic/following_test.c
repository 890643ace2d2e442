/* What is found, missed and followed in a scene. */
#include "check.h"
#include "run.h"
#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
  const char *const choices[3] = {"", "person", "vehicle"};
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

void check_following(void) {
  test_empty_scene();
  test_walkers();
  test_short_miss();
  test_vehicle_and_labels();
  test_ghost();
  test_light();
}
