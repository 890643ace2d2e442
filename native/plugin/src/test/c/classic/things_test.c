/* One thing, one box: people and vehicles that are seen in parts, near each other, fast and slow. */
#include "check.h"
#include "run.h"
#include "suites.h"

#include <stdlib.h>

/* A camera that is shown one frame after the other. */
typedef struct camera {
  nunchi_vision_engine *engine;
  nunchi_vision_stream *stream;
  picture scene;
  uint32_t frames;
} camera;

enum { MOST_PARTS = 8 };

/* What was found of one thing. */
typedef struct tally {
  int found;
  int strays; /* detections that are not it, in the same frames */
} tally;

static camera camera_new(void) {
  nunchi_vision_engine *engine = engine_new();
  return (camera){engine, stream_new(engine), picture_new(320, 240), 0};
}

static void camera_free(camera *done) {
  nunchi_vision_stream_close(done->stream);
  nunchi_vision_engine_destroy(done->engine);
  free(done->scene.bgr);
}

static nunchi_vision_result look(camera *at, const rectangle *things, int count) {
  draw(&at->scene, at->frames, things, count);
  nunchi_vision_frame frame = frame_of(&at->scene, at->frames++);
  nunchi_vision_result result = result_new();
  nunchi_vision_analyze(at->stream, &frame, &result);
  return result;
}

/* Shows the empty scene and then one walker, 72 pixels tall, so that the camera learns how tall people are. */
static void teach(camera *at) {
  for (int i = 0; i < 10; i++) {
    look(at, NULL, 0);
  }
  for (int left = 0; left < 290; left += 8) {
    rectangle thing = {left, 70, 26, 72, 240, false};
    look(at, &thing, 1);
  }
  for (int i = 0; i < 12; i++) {
    look(at, NULL, 0);
  }
}

static rectangle moved(rectangle thing, int dx) {
  thing.left += dx;
  return thing;
}

static int copy_moved(rectangle *into, const rectangle *things, int count, int dx) {
  for (int i = 0; i < count; i++) {
    into[i] = moved(things[i], dx);
  }
  return count;
}

static rectangle around(const rectangle *parts, int count) {
  rectangle all = parts[0];
  for (int i = 1; i < count; i++) {
    int right = all.left + all.width > parts[i].left + parts[i].width ? all.left + all.width : parts[i].left + parts[i].width;
    int bottom = all.top + all.height > parts[i].top + parts[i].height ? all.top + all.height : parts[i].top + parts[i].height;
    all.left = all.left < parts[i].left ? all.left : parts[i].left;
    all.top = all.top < parts[i].top ? all.top : parts[i].top;
    all.width = right - all.left;
    all.height = bottom - all.top;
  }
  return all;
}

/* Moves parts across the scene and looks for one thing around them, after five frames in which it becomes known. */
static tally cross(camera *at, const rectangle *parts, int count, int step, int frames, uint32_t label) {
  rectangle now[MOST_PARTS];
  tally seen = {0, 0};
  for (int i = 0; i < frames; i++) {
    copy_moved(now, parts, count, i * step);
    rectangle whole = around(now, count);
    nunchi_vision_result result = look(at, now, count);
    int64_t track = -1;
    if (i >= 5) {
      int here = best_iou(&result, label, &whole, 320, 240, &track) > 0.6 ? 1 : 0;
      seen.found += here;
      seen.strays += (int)result.detection_count - here;
    }
  }
  return seen;
}

/* As a person at close range is seen: head, shirt, trousers and shoes, and the background's colour in between. */
static void test_person_in_parts(void) {
  const rectangle person[4] = {{32, 30, 22, 24, 230, false}, {22, 60, 44, 58, 30, false}, {28, 126, 34, 52, 235, false},
                               {24, 186, 42, 12, 20, false}};
  camera at = camera_new();
  for (int i = 0; i < EMPTY_FRAMES; i++) {
    look(&at, NULL, 0);
  }
  tally seen = cross(&at, person, 4, 4, 40, PERSON);
  check(seen.found >= 30, "a person who is seen in four parts is one person");
  check(seen.strays == 0, "and the parts are nobody");
  camera_free(&at);
}

/* As a vehicle is seen whose windows and doors look like the street. */
static void test_vehicle_in_parts(void) {
  const rectangle vehicle[3] = {{4, 96, 40, 46, 25, false}, {52, 84, 44, 58, 235, false}, {104, 98, 44, 44, 25, false}};
  camera at = camera_new();
  teach(&at);
  tally seen = cross(&at, vehicle, 3, 14, 13, VEHICLE);
  check(seen.found >= 7, "a vehicle that is seen in three parts is one vehicle");
  check(seen.strays == 0, "and its parts are nothing");
  camera_free(&at);
}

/* A car's box is not full: there is nothing in front of and behind the roof. */
static void test_vehicle_is_no_crowd(void) {
  const rectangle vehicle[2] = {{4, 122, 130, 20, 30, false}, {54, 84, 24, 38, 40, false}};
  camera at = camera_new();
  teach(&at);
  tally seen = cross(&at, vehicle, 2, 14, 13, VEHICLE);
  check(seen.found >= 7, "what is wide and fast is a vehicle, however little of its box it fills");
  check(seen.strays == 0, "and not several people");
  camera_free(&at);
}

/* As long as it moves slowly it is remembered by its track. */
static void test_vehicle_that_stops(void) {
  const rectangle vehicle[2] = {{-120, 112, 130, 30, 30, false}, {-80, 84, 40, 28, 40, false}};
  camera at = camera_new();
  teach(&at);
  rectangle now[2];
  int left = 0;
  int found = 0;
  for (int i = 0; i < 50; i++) {
    left += i < 14 ? 14 : i < 20 ? 20 - i : 0;
    copy_moved(now, vehicle, 2, left);
    rectangle whole = around(now, 2);
    nunchi_vision_result result = look(&at, now, 2);
    int64_t track = -1;
    found += i >= 20 && best_iou(&result, VEHICLE, &whole, 320, 240, &track) > 0.6 ? 1 : 0;
  }
  check(found >= 25, "a vehicle that stops is still a vehicle");
  camera_free(&at);
}

/* Someone stands by the road: the vehicle passes behind, and its box ends where the vehicle ends. */
static void test_vehicle_behind_a_person(void) {
  const rectangle vehicle[MOST_PARTS - 1] = {{-120, 82, 130, 40, 30, false},  {-80, 60, 60, 22, 60, false},
                                             {-75, 64, 22, 16, 200, false},   {-48, 64, 22, 16, 200, false},
                                             {-112, 96, 14, 8, 250, false},   {-20, 96, 14, 8, 250, false},
                                             {-90, 104, 76, 5, 170, false}};
  camera at = camera_new();
  teach(&at);
  int vehicles = 0;
  int people = 0;
  for (int i = 0; i < 60; i++) {
    rectangle person = {i < 30 ? 30 + i * 4 : 150, 80, 26, 72, 240, false};
    rectangle now[MOST_PARTS];
    int count = i < 30 ? 0 : copy_moved(now, vehicle, MOST_PARTS - 1, (i - 30) * 14);
    rectangle whole = count == 0 ? person : around(now, count);
    now[count++] = person;
    nunchi_vision_result result = look(&at, now, count);
    int64_t track = -1;
    if (i >= 41 && i < 52) {
      vehicles += best_iou(&result, VEHICLE, &whole, 320, 240, &track) > 0.6 ? 1 : 0;
      people += best_iou(&result, PERSON, &person, 320, 240, &track) > 0.5 ? 1 : 0;
    }
  }
  check(vehicles >= 8, "a vehicle that passes behind a person keeps its box");
  check(people >= 8, "and so does the person");
  camera_free(&at);
}

/* People side by side are as wide as a vehicle, but they walk. */
static void test_people_are_no_vehicle(void) {
  const rectangle people[3] = {{10, 70, 26, 72, 240, false}, {35, 72, 26, 70, 15, false}, {60, 69, 26, 73, 240, false}};
  camera at = camera_new();
  teach(&at);
  int found = 0;
  int vehicles = 0;
  for (int i = 0; i < 50; i++) {
    rectangle now[3];
    copy_moved(now, people, 3, i * 4);
    nunchi_vision_result result = look(&at, now, 3);
    int64_t track = -1;
    for (int p = 0; p < 3 && i >= 12; p++) {
      found += best_iou(&result, PERSON, &now[p], 320, 240, &track) > 0.5 ? 1 : 0;
    }
    for (uint32_t d = 0; d < result.detection_count; d++) {
      vehicles += result.detections[d].label == VEHICLE ? 1 : 0;
    }
  }
  check(vehicles == 0, "three people side by side are no vehicle");
  check(found >= 90, "they are three people");
  camera_free(&at);
}

/* Walkers far away are known; at close range their size does not count. */
static void test_far_people_tell_nothing_about_near_ones(void) {
  camera at = camera_new();
  for (int left = -80; left < 290; left += 4) {
    rectangle far = {left, 30, 9, 25, 240, false};
    look(&at, &far, left < -40 ? 0 : 1);
  }
  uint32_t most = 0;
  for (int i = 0; i < 40; i++) {
    rectangle near[2] = {{20 + i * 4, 84, 44, 140, 15, false}, {62 + i * 4, 88, 44, 138, 240, false}};
    nunchi_vision_result result = look(&at, near, 2);
    most = result.detection_count > most ? result.detection_count : most;
  }
  check(most >= 1 && most <= 2, "two people at close range are not broken into people as small as those far away");
  camera_free(&at);
}

/* What is known of people's size tells what is too small to be one. */
static void test_too_small_for_a_person(void) {
  const rectangle small = {20, 116, 12, 26, 240, false};
  camera at = camera_new();
  teach(&at);
  uint32_t detections = 0;
  for (int i = 0; i < 30; i++) {
    rectangle now = moved(small, i * 4);
    detections += look(&at, &now, 1).detection_count;
  }
  check(detections == 0, "what is a third as tall as a person there is nobody");
  camera_free(&at);
}

/* Pictures that are a third of a second apart tell nothing about speed: a vehicle stays in one piece all the same. */
static void test_few_frames(void) {
  camera at = camera_new();
  int found = 0;
  for (int i = 0; i < 30; i++) {
    rectangle thing = {(i - 10) * 20 - 60, 120, 110, 48, 30, false};
    draw(&at.scene, at.frames, &thing, i < 10 ? 0 : 1);
    nunchi_vision_frame frame = frame_of(&at.scene, (int64_t)at.frames++);
    frame.stream_time_ns = (int64_t)i * 333333333;
    nunchi_vision_result result = result_new();
    nunchi_vision_analyze(at.stream, &frame, &result);
    int64_t track = -1;
    found += i >= 16 && best_iou(&result, VEHICLE, &thing, 320, 240, &track) > 0.6 ? 1 : 0;
  }
  check(found >= 6, "at three frames a second a vehicle is found whole");
  camera_free(&at);
}

void check_things(void) {
  test_person_in_parts();
  test_vehicle_in_parts();
  test_vehicle_is_no_crowd();
  test_vehicle_that_stops();
  test_vehicle_behind_a_person();
  test_people_are_no_vehicle();
  test_far_people_tell_nothing_about_near_ones();
  test_too_small_for_a_person();
  test_few_frames();
}
