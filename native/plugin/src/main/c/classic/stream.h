/* One camera: from its frames to its detections. */
#ifndef CLASSIC_STREAM_H
#define CLASSIC_STREAM_H

#include "background.h"
#include "components.h"
#include "motion.h"
#include "pixels.h"
#include "scale.h"
#include "settings.h"
#include "tracker.h"

#include <stdatomic.h>

typedef struct classic_stream {
  classic_settings settings;
  classic_picture picture;
  classic_background background;
  uint8_t *foreground; /* one byte per working pixel each */
  uint8_t *cleaned;
  uint8_t *held;
  uint16_t *names;
  int32_t *queue; /* also the totals of classic_explain */
  uint16_t *columns;
  classic_blob blobs[CLASSIC_MAX_BLOBS];
  classic_motion motion;
  classic_flow flows[CLASSIC_MAX_BLOBS + 1]; /* by the names of blobs */
  classic_sighting sightings[CLASSIC_MAX_SIGHTINGS];
  int sighting_count;
  classic_scale scale;
  classic_tracker tracker;
  int64_t last_frame_ns; /* when the last frame was, in stream time */
  float last_seconds; /* between the last two frames */
  bool open; /* the model exists */
  nunchi_vision_detection detections[CLASSIC_MAX_TRACKS];
  uint32_t detection_count;
} classic_stream;

/* Which of its tracks a stream reports. */
typedef struct classic_reporting {
  float minimum_confidence;
  bool wanted[CLASSIC_LABEL_COUNT];
} classic_reporting;

typedef struct classic_timing {
  int64_t preprocess_ns;
  int64_t inference_ns;
  int64_t postprocess_ns;
} classic_timing;

/* Makes a stream ready for its first frame; allocates nothing yet. */
void classic_stream_open(classic_stream *stream, const classic_settings *settings);

/* Sets what is reported from the next frame on. */
void classic_stream_report(classic_stream *stream, const classic_reporting *reporting);

/*
 * Analyses one frame into stream->detections. Returns OK, FRAME_REJECTED, CANCELLED or OUT_OF_MEMORY. Once *cancelled,
 * it gives the frame up as long as nothing has been learned from it.
 */
int32_t classic_stream_analyze(classic_stream *stream, const nunchi_vision_frame *frame, const atomic_bool *cancelled,
                               classic_timing *timing);

/* Frees what the stream holds. */
void classic_stream_close(classic_stream *stream);

#endif
