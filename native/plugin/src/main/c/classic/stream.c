#define _POSIX_C_SOURCE 200809L

#include "stream.h"

#include "errors.h"
#include "exposure.h"
#include "fragments.h"
#include "ghost.h"
#include "memory.h"
#include "morphology.h"
#include "sightings.h"

#include <string.h>
#include <time.h>

/* Above this share of foreground the light has changed, not the scene. */
#define LIGHT_CHANGE_SHARE 0.6f
/* A person tells the scale about itself each time it went this far, in heights. */
#define SAMPLING_DISTANCE 0.2f
/* Nobody tells it more often, so that the many decide, and not one who is small. */
enum { MOST_SAMPLES = 40 };

/* What stands still for this long is looked at again: it may be a ghost. */
#define GHOST_SECONDS 0.4f

static int64_t now(void) {
  struct timespec time;
  return clock_gettime(CLOCK_MONOTONIC, &time) == 0 ? (int64_t)time.tv_sec * 1000000000 + time.tv_nsec : 0;
}

void classic_stream_open(classic_stream *stream, const classic_settings *settings) {
  memset(stream, 0, sizeof *stream);
  stream->settings = *settings;
  stream->last_seconds = 0.1f;
}

static void close_model(classic_stream *stream) {
  classic_picture_close(&stream->picture);
  classic_background_close(&stream->background);
  classic_motion_close(&stream->motion);
  classic_free(stream->foreground);
  classic_free(stream->names);
  classic_free(stream->queue);
  classic_free(stream->columns);
  stream->foreground = NULL;
  stream->names = NULL;
  stream->queue = NULL;
  stream->columns = NULL;
  stream->open = false;
}

void classic_stream_close(classic_stream *stream) { close_model(stream); }

/* Forgets everything and makes a model for frames shaped like this one. Track ids go on: none is used twice. */
static bool open_model(classic_stream *stream, const nunchi_vision_frame *frame) {
  int64_t next_id = stream->tracker.next_id;
  close_model(stream);
  memset(&stream->scale, 0, sizeof stream->scale);
  memset(&stream->tracker, 0, sizeof stream->tracker);
  stream->tracker.next_id = next_id;
  bool open = classic_picture_open(&stream->picture, frame, stream->settings.working_size);
  if (open) {
    size_t width = (size_t)stream->picture.width;
    size_t height = (size_t)stream->picture.height;
    size_t count = width * height;
    open = classic_background_open(&stream->background, count) && classic_motion_open(&stream->motion, count);
    stream->foreground = open ? classic_allocate(count * 3, 1, "the foreground masks") : NULL;
    stream->names = open ? classic_allocate(count, sizeof *stream->names, "the names of regions") : NULL;
    stream->queue = open ? classic_allocate((width + 1) * (height + 1), sizeof *stream->queue, "the queue of pixels") : NULL;
    stream->columns = open ? classic_allocate(width, sizeof *stream->columns, "a row of counts") : NULL;
    open = stream->foreground != NULL && stream->names != NULL && stream->queue != NULL && stream->columns != NULL;
    if (open) {
      stream->cleaned = stream->foreground + count;
      stream->held = stream->cleaned + count;
    }
  }
  if (!open) {
    close_model(stream);
  }
  stream->open = open;
  return open;
}

/* Stream time; from a host of 1.0, which does not tell it, the camera's clock. */
static int64_t time_of(const nunchi_vision_frame *frame) {
  return frame->struct_size >= sizeof *frame ? frame->stream_time_ns : frame->capture_time_ns;
}

/* The time since the last frame. The camera's clock may jump, and a stream may pause: then the last good time counts. */
static float elapsed(classic_stream *stream, const nunchi_vision_frame *frame) {
  uint64_t difference = (uint64_t)time_of(frame) - (uint64_t)stream->last_frame_ns;
  stream->last_frame_ns = time_of(frame);
  if (difference >= 5000000u && difference <= 2000000000u) {
    stream->last_seconds = (float)difference * 1e-9f;
  }
  return stream->last_seconds;
}

static float match_threshold(const classic_settings *settings) {
  float dull = 1.0f - (float)settings->sensitivity;
  return 4.0f + 88.0f * dull * dull;
}

static size_t count_ones(const uint8_t *mask, size_t count) {
  size_t ones = 0;
  for (size_t i = 0; i < count; i++) {
    ones += mask[i];
  }
  return ones;
}

/* Compares with the background; leaves the cleaned mask and returns how many blobs are in it. */
static int find_blobs(classic_stream *stream, float seconds) {
  int width = stream->picture.width;
  int height = stream->picture.height;
  size_t count = (size_t)width * (size_t)height;
  classic_learning learning = {classic_min(0.2f, seconds / (float)stream->settings.history_seconds),
                               match_threshold(&stream->settings),
                               classic_exposure(&stream->background, &stream->picture),
                               stream->settings.shadow_suppression};
  classic_background_update(&stream->background, &stream->picture, &learning, stream->held, stream->foreground);
  if ((float)count_ones(stream->foreground, count) > LIGHT_CHANGE_SHARE * (float)count && count > 64) {
    classic_background_hurry(&stream->background);
    memset(stream->held, 0, count);
    return 0;
  }
  classic_vote(stream->foreground, stream->cleaned, width, height, 1, 1, 5, stream->columns);
  classic_grow(stream->cleaned, stream->foreground, stream->held, width, height);
  classic_close_gaps(stream->cleaned, stream->foreground, width, height, 1, 3, stream->columns);
  int least = (int)(0.1 * stream->settings.minimum_height * stream->settings.minimum_height *
                    (double)height * (double)height);
  return classic_components(stream->cleaned, width, height, least < 6 ? 6 : least, stream->names, stream->queue,
                            stream->blobs);
}

/* Takes back what was believed of tracks that turn out to be ghosts. */
static void dispel_ghosts(classic_stream *stream) {
  for (int t = 0; t < stream->tracker.count; t++) {
    classic_track *track = &stream->tracker.tracks[t];
    if (classic_track_confirmed(track) && track->still_seconds > GHOST_SECONDS &&
        classic_is_ghost(&stream->background, &stream->picture, stream->cleaned, track->box)) {
      classic_track_doubt(track);
    }
  }
}

/* Marks where believed things stand, so that the background does not learn them. */
static void hold_tracks(classic_stream *stream) {
  int width = stream->picture.width;
  int height = stream->picture.height;
  memset(stream->held, 0, (size_t)width * (size_t)height);
  for (int t = 0; t < stream->tracker.count; t++) {
    const classic_track *track = &stream->tracker.tracks[t];
    if (!classic_track_confirmed(track) || track->still_seconds > (float)stream->settings.history_seconds) {
      continue;
    }
    float margin = 0.1f * classic_height(track->box);
    int left = (int)classic_max(0.0f, track->box.left - margin);
    int top = (int)classic_max(0.0f, track->box.top - margin);
    int right = (int)classic_min((float)width, track->box.right + margin);
    int bottom = (int)classic_min((float)height, track->box.bottom + margin);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        size_t at = (size_t)y * (size_t)width + (size_t)x;
        stream->held[at] = stream->cleaned[at] != 0 ? 255 : stream->held[at];
      }
    }
  }
}

/* Whether a track is a person who walks alone, wholly in view, and has gone on since it last told the scale about itself. */
static bool teaches(const classic_track *track) {
  float height = classic_height(track->box);
  float aspect = classic_width(track->box) / height;
  float dx = track->box.left - track->sampled.left;
  float dy = track->box.bottom - track->sampled.bottom;
  return classic_track_confirmed(track) && track->misses == 0 && track->alone && !track->cut && track->sightings >= 4 &&
         track->samples < MOST_SAMPLES && classic_track_label(track) == CLASSIC_PERSON && aspect > 0.2f && aspect < 0.6f &&
         dx * dx + dy * dy > SAMPLING_DISTANCE * SAMPLING_DISTANCE * height * height;
}

/* Lets people who walk alone teach how tall people are. */
static void learn_scale(classic_stream *stream) {
  for (int t = 0; t < stream->tracker.count; t++) {
    classic_track *track = &stream->tracker.tracks[t];
    if (teaches(track)) {
      track->sampled = track->box;
      track->samples++;
      classic_scale_learn(&stream->scale, track->box.bottom, classic_height(track->box), classic_width(track->box));
    }
  }
}

static float limit(float value) { return classic_max(0.0f, classic_min(1.0f, value)); }

/* Writes the believed tracks as detections. */
static void report(classic_stream *stream) {
  float across = (float)stream->picture.factor / (float)stream->picture.shape.width;
  float down = (float)stream->picture.factor / (float)stream->picture.shape.height;
  stream->detection_count = 0;
  for (int t = 0; t < stream->tracker.count; t++) {
    const classic_track *track = &stream->tracker.tracks[t];
    float confidence = classic_track_confidence(track);
    int label = classic_track_label(track);
    float left = limit(track->box.left * across);
    float top = limit(track->box.top * down);
    float width = limit(track->box.right * across) - left;
    float height = limit(track->box.bottom * down) - top;
    if (confidence > 0.0f && confidence >= (float)stream->settings.minimum_confidence &&
        stream->settings.wanted[label] && width > 0.0f &&
        height >= (float)stream->settings.minimum_height) {
      stream->detections[stream->detection_count++] = (nunchi_vision_detection){
          .label = (uint32_t)label, .confidence = confidence, .left = left, .top = top, .width = width,
          .height = height, .track_id = track->id};
    }
  }
}

void classic_stream_report(classic_stream *stream, const classic_reporting *reporting) {
  stream->settings.minimum_confidence = (double)reporting->minimum_confidence;
  memcpy(stream->settings.wanted, reporting->wanted, sizeof stream->settings.wanted);
}

static int32_t give_up(void) {
  classic_error("the analysis was cancelled: expected to end a frame, found a call of nunchi_vision_stream_cancel; "
                "nothing is to be done if the caller meant it");
  return NUNCHI_VISION_CANCELLED;
}

int32_t classic_stream_analyze(classic_stream *stream, const nunchi_vision_frame *frame, const atomic_bool *cancelled,
                               classic_timing *timing) {
  int64_t start = now();
  stream->detection_count = 0;
  int32_t status = classic_frame_check(frame);
  if (status != NUNCHI_VISION_OK) {
    return status;
  }
  if ((!stream->open || !classic_frame_fits(&stream->picture, frame)) && !open_model(stream, frame)) {
    return NUNCHI_VISION_OUT_OF_MEMORY;
  }
  classic_picture_read(&stream->picture, frame);
  if (atomic_load(cancelled)) {
    return give_up();
  }
  float seconds = elapsed(stream, frame);
  int64_t read = now();
  classic_motion_pass(&stream->motion, seconds);
  int blobs = classic_join_fragments(stream, find_blobs(stream, seconds));
  classic_motion_keep(&stream->motion, &stream->picture);
  int64_t found = now();
  classic_tracker_predict(&stream->tracker, seconds);
  classic_find_sightings(stream, blobs);
  classic_tracker_update(&stream->tracker, stream->sightings, stream->sighting_count, seconds,
                         (float)stream->settings.hold_seconds);
  dispel_ghosts(stream);
  hold_tracks(stream);
  learn_scale(stream);
  report(stream);
  *timing = (classic_timing){read - start, found - read, now() - found};
  return NUNCHI_VISION_OK;
}
