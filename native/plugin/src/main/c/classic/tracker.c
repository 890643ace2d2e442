#include "tracker.h"

#include <string.h>

enum { CONFIRMING_SIGHTINGS = 3, FORGIVEN_MISSES = 1 };

/* How far a thing must go to count as moving, in heights. */
#define MOVING_DISTANCE 0.2f
/* How much of a new sighting goes into the smoothed position, size and speed. */
#define POSITION_GAIN 0.7f
#define SIZE_GAIN 0.4f
#define SPEED_GAIN 0.3f

static float centre_x(classic_box box) { return 0.5f * (box.left + box.right); }

static classic_box shifted(classic_box box, float dx, float dy) {
  return (classic_box){box.left + dx, box.top + dy, box.right + dx, box.bottom + dy};
}

static float squared_distance(classic_box a, classic_box b) {
  float dx = centre_x(a) - centre_x(b);
  float dy = 0.5f * (a.top + a.bottom - b.top - b.bottom);
  return dx * dx + dy * dy;
}

static float square(float x) { return x * x; }

/* How far both sides of a box went the same way; 0 where it only grew or shrank. */
static float shift(float near_before, float near, float far_before, float far) {
  float a = near - near_before;
  float b = far - far_before;
  return a > 0.0f && b > 0.0f ? classic_min(a, b) : a < 0.0f && b < 0.0f ? classic_max(a, b) : 0.0f;
}

static float squared_travel(classic_box from, classic_box to) {
  return square(shift(from.left, to.left, from.right, to.right)) + square(shift(from.top, to.top, from.bottom, to.bottom));
}

void classic_tracker_predict(classic_tracker *tracker, float seconds) {
  for (int i = 0; i < tracker->count; i++) {
    classic_track *track = &tracker->tracks[i];
    track->predicted = shifted(track->box, track->speed_x * seconds, track->speed_y * seconds);
  }
}

/* How well a sighting continues a track; 0 when it does not. */
static float affinity(const classic_track *track, const classic_sighting *sighting) {
  float size = classic_max(classic_height(track->predicted), classic_width(track->predicted));
  float ratio = classic_area(sighting->box) / classic_area(track->predicted);
  /* A vehicle does not become a person, nor a person a vehicle, unless it is about as large. */
  bool other = classic_track_confirmed(track) && classic_track_label(track) != sighting->label;
  float most = other ? 2.0f : 4.0f;
  if (ratio > most || ratio < 1.0f / most) {
    return 0.0f;
  }
  float iou = classic_iou(track->predicted, sighting->box);
  float near = 1.0f - squared_distance(track->predicted, sighting->box) / square(0.6f * size);
  return (other ? 0.5f : 1.0f) * classic_max(0.0f, iou + 0.5f * near);
}

static void see(classic_track *track, const classic_sighting *sighting, float seconds) {
  classic_box seen = sighting->box;
  classic_box was = track->predicted;
  bool young = track->sightings < CONFIRMING_SIGHTINGS;
  float position_gain = young ? 1.0f : POSITION_GAIN;
  float size_gain = young || sighting->cut || track->cut ? 1.0f : SIZE_GAIN;
  float elapsed = track->unseen_seconds + seconds;
  float old_x = centre_x(track->box);
  float old_foot = track->box.bottom;
  float x = centre_x(was) + position_gain * (centre_x(seen) - centre_x(was));
  float foot = was.bottom + position_gain * (seen.bottom - was.bottom);
  float width = classic_width(was) + size_gain * (classic_width(seen) - classic_width(was));
  float height = classic_height(was) + size_gain * (classic_height(seen) - classic_height(was));
  track->box = (classic_box){x - 0.5f * width, foot - height, x + 0.5f * width, foot};
  if (track->misses == 0) {
    float speed_gain = track->sightings == 1 ? 0.6f : SPEED_GAIN;
    track->speed_x += speed_gain * ((x - old_x) / elapsed - track->speed_x);
    track->speed_y += speed_gain * ((foot - old_foot) / elapsed - track->speed_y);
  }
  track->sightings++;
  track->misses = 0;
  track->unseen_seconds = 0.0f;
  track->quality += (track->sightings < 5 ? 0.4f : 0.15f) * (sighting->quality - track->quality);
  for (int i = 0; i < CLASSIC_LABEL_COUNT; i++) {
    track->votes[i] *= 0.95f;
  }
  track->votes[sighting->label] += sighting->quality + 0.05f;
  track->alone = sighting->alone;
  track->cut = sighting->cut;
  float far = square(MOVING_DISTANCE * classic_height(track->box));
  if (squared_travel(track->born, track->box) > far) {
    track->moved = true;
  }
  if (squared_travel(track->rested, track->box) > far) {
    track->rested = track->box;
    track->still_seconds = 0.0f;
  } else {
    track->still_seconds += seconds;
  }
}

static void start(classic_tracker *tracker, const classic_sighting *sighting) {
  if (tracker->count == CLASSIC_MAX_TRACKS) {
    return;
  }
  classic_track *track = &tracker->tracks[tracker->count++];
  memset(track, 0, sizeof *track);
  track->id = tracker->next_id++;
  track->box = track->predicted = track->born = track->sampled = track->rested = sighting->box;
  track->quality = sighting->quality;
  track->votes[sighting->label] = sighting->quality + 0.05f;
  track->sightings = 1;
  track->alone = sighting->alone;
  track->cut = sighting->cut;
}

/* Counts a frame without a sighting. Returns false when the track has ended. */
static bool miss(classic_track *track, float seconds, float hold_seconds) {
  track->misses++;
  track->unseen_seconds += seconds;
  track->box = track->predicted;
  track->alone = false;
  /* What is not seen slows down: it may have turned behind something. */
  track->speed_x *= 0.9f;
  track->speed_y *= 0.9f;
  return track->unseen_seconds <= hold_seconds && (classic_track_confirmed(track) || track->misses <= 1);
}

void classic_tracker_update(classic_tracker *tracker, classic_sighting *sightings, int count, float seconds,
                            float hold_seconds) {
  bool seen[CLASSIC_MAX_TRACKS] = {false};
  bool given[CLASSIC_MAX_SIGHTINGS] = {false};
  int before = tracker->count;
  for (int s = 0; s < count; s++) {
    int t = sightings[s].track;
    if (t != CLASSIC_NO_INDEX && !seen[t]) {
      see(&tracker->tracks[t], &sightings[s], seconds);
      seen[t] = given[s] = true;
    }
  }
  for (;;) {
    float best = 0.05f;
    int best_track = CLASSIC_NO_INDEX;
    int best_sighting = CLASSIC_NO_INDEX;
    for (int t = 0; t < before; t++) {
      for (int s = 0; s < count && !seen[t]; s++) {
        if (!given[s]) {
          /* An established track goes before a new one. */
          float score = affinity(&tracker->tracks[t], &sightings[s]);
          score *= classic_track_confirmed(&tracker->tracks[t]) ? 1.2f : 1.0f;
          if (score > best) {
            best = score;
            best_track = t;
            best_sighting = s;
          }
        }
      }
    }
    if (best_track == CLASSIC_NO_INDEX) {
      break;
    }
    see(&tracker->tracks[best_track], &sightings[best_sighting], seconds);
    seen[best_track] = given[best_sighting] = true;
  }
  int kept = 0;
  for (int t = 0; t < before; t++) {
    if (seen[t] || miss(&tracker->tracks[t], seconds, hold_seconds)) {
      tracker->tracks[kept++] = tracker->tracks[t];
    }
  }
  tracker->count = kept;
  for (int s = 0; s < count; s++) {
    if (!given[s]) {
      start(tracker, &sightings[s]);
    }
  }
}

bool classic_track_confirmed(const classic_track *track) {
  return track->sightings >= CONFIRMING_SIGHTINGS && track->moved;
}

void classic_track_doubt(classic_track *track) {
  track->moved = false;
  track->born = track->box;
}

int classic_track_label(const classic_track *track) {
  return track->votes[CLASSIC_VEHICLE] > track->votes[CLASSIC_PERSON] ? CLASSIC_VEHICLE : CLASSIC_PERSON;
}

float classic_track_confidence(const classic_track *track) {
  if (!classic_track_confirmed(track) || track->misses > FORGIVEN_MISSES) {
    return 0.0f;
  }
  float seen_often = (float)track->sightings / (float)(track->sightings + 2);
  float seen_now = 1.0f - 0.2f * (float)track->misses;
  return classic_min(1.0f, seen_often * seen_now * (0.25f + 0.75f * track->quality));
}
