#include "sightings.h"

#include "classify.h"
#include "explain.h"

/* A blob this much wider or taller than the person expected in it is more than one person. */
#define CROWD_WIDTH 1.6f
#define CROWD_HEIGHT 1.35f

static classic_box box_of(const classic_blob *blob) {
  return (classic_box){(float)blob->left, (float)blob->top, (float)blob->right, (float)blob->bottom};
}

static bool cut(const classic_stream *stream, classic_box box) {
  return box.left <= 1.0f || box.top <= 1.0f || box.right >= (float)stream->picture.width - 1.0f ||
         box.bottom >= (float)stream->picture.height - 1.0f;
}

static void add(classic_stream *stream, classic_box box, classic_class class, int track, bool alone) {
  float least = (float)stream->settings.minimum_height * (float)stream->picture.height;
  if (stream->sighting_count == CLASSIC_MAX_SIGHTINGS || classic_height(box) < least || classic_width(box) < 2.0f) {
    return;
  }
  stream->sightings[stream->sighting_count++] =
      (classic_sighting){box, class.label, class.quality, track, alone, cut(stream, box)};
}

/* Finds the confirmed people that should be in this blob. */
static int expected_people(const classic_stream *stream, const classic_region *region, int *tracks, classic_box *boxes) {
  int count = 0;
  classic_box blob = box_of(&region->blob);
  for (int t = 0; t < stream->tracker.count && count < CLASSIC_MAX_PEOPLE_IN_BLOB; t++) {
    const classic_track *track = &stream->tracker.tracks[t];
    if (!classic_track_confirmed(track) || classic_track_label(track) != CLASSIC_PERSON) {
      continue;
    }
    float area = classic_area(track->predicted);
    if (classic_overlap(track->predicted, blob) > 0.5f * area &&
        (float)classic_region_pixels(region, track->predicted) > 0.25f * area) {
      tracks[count] = t;
      boxes[count++] = track->predicted;
    }
  }
  return count;
}

static void add_blob(classic_stream *stream, const classic_blob *blob) {
  int tracks[CLASSIC_MAX_PEOPLE_IN_BLOB];
  classic_box boxes[CLASSIC_MAX_PEOPLE_IN_BLOB];
  classic_region region = {stream->names, stream->picture.width, *blob, stream->queue};
  classic_box whole = box_of(blob);
  float fill = (float)blob->pixels / classic_area(whole);
  classic_class class = classic_classify(&stream->scale, whole, fill);
  int known = expected_people(stream, &region, tracks, boxes);
  bool crowd = known > 1;
  if (known <= 1 && classic_scale_ready(&stream->scale)) {
    float height = classic_scale_height(&stream->scale, whole.bottom);
    float width = height * stream->scale.mean_aspect;
    crowd = classic_width(whole) > CROWD_WIDTH * width || classic_height(whole) > CROWD_HEIGHT * height;
  }
  if (!crowd || (class.label == CLASSIC_VEHICLE && known == 0)) {
    add(stream, whole, class, CLASSIC_NO_INDEX, true);
    return;
  }
  int count = classic_explain(&region, &stream->scale, boxes, known);
  for (int i = 0; i < count; i++) {
    float share = (float)classic_region_pixels(&region, boxes[i]) / classic_area(boxes[i]);
    classic_class part = classic_classify(&stream->scale, boxes[i], share);
    part.label = CLASSIC_PERSON;
    add(stream, boxes[i], part, i < known ? tracks[i] : CLASSIC_NO_INDEX, false);
  }
  if (count == 0) {
    add(stream, whole, class, CLASSIC_NO_INDEX, true);
  }
}

void classic_find_sightings(classic_stream *stream, int blob_count) {
  stream->sighting_count = 0;
  for (int i = 0; i < blob_count; i++) {
    add_blob(stream, &stream->blobs[i]);
  }
}
