/* Follows things from frame to frame. */
#ifndef CLASSIC_TRACKER_H
#define CLASSIC_TRACKER_H

#include "box.h"
#include "settings.h"

#include <stdbool.h>
#include <stdint.h>

enum { CLASSIC_MAX_TRACKS = 256, CLASSIC_MAX_SIGHTINGS = 512, CLASSIC_NO_INDEX = -1 };

/* One thing found in the current frame. */
typedef struct classic_sighting {
  classic_box box;
  int label;
  float quality; /* 0..1 */
  int track;     /* index of the track it was explained by, or CLASSIC_NO_INDEX */
  bool alone;    /* it is a blob of its own, not a part of one */
  bool cut;      /* it touches the edge of the frame */
} classic_sighting;

typedef struct classic_track {
  int64_t id;
  classic_box box;       /* smoothed, in the last frame it was seen or predicted in */
  classic_box predicted; /* where it should be in this frame */
  classic_box born;      /* where it began */
  classic_box sampled;   /* where it last told the scale about itself */
  int samples;           /* how often it did */
  float speed_x;         /* working pixels per second */
  float speed_y;
  float quality; /* running mean of its sightings */
  float votes[CLASSIC_LABEL_COUNT];
  float unseen_seconds;
  float still_seconds; /* since it last moved on */
  classic_box rested;  /* where it last moved on to */
  int sightings;
  int misses; /* frames in a row */
  bool moved; /* it left the place where it began */
  bool alone; /* its last sighting was a blob of its own */
  bool cut;
} classic_track;

typedef struct classic_tracker {
  classic_track tracks[CLASSIC_MAX_TRACKS];
  int count;
  int64_t next_id;
} classic_tracker;

/* Predicts where every track is after that many seconds. */
void classic_tracker_predict(classic_tracker *tracker, float seconds);

/* Gives sightings to tracks, starts and ends tracks. */
void classic_tracker_update(classic_tracker *tracker, classic_sighting *sightings, int count, float seconds,
                            float hold_seconds);

/* Whether a track has been seen often enough, and has moved, so that it can be believed. */
bool classic_track_confirmed(const classic_track *track);

/* Takes back its confirmation until it has moved again. */
void classic_track_doubt(classic_track *track);

/* The label most of its sightings had. */
int classic_track_label(const classic_track *track);

/* How sure it is that the track is a real thing of its label, 0..1. */
float classic_track_confidence(const classic_track *track);

#endif
