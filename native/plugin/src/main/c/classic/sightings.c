#include "sightings.h"

#include "classify.h"
#include "explain.h"
#include "part.h"

/* A blob this much wider or taller than the person expected in it is more than one person. */
#define CROWD_WIDTH 1.6f
#define CROWD_HEIGHT 1.35f

/* A blob this much larger than the vehicle expected in it holds more than the vehicle. */
#define MORE_THAN_A_VEHICLE 1.3f
#define LESS_THAN_A_VEHICLE 0.6f

/* The least quality of a vehicle that is known by more than its shape. */
#define VEHICLE_QUALITY 0.6f

/* What is known of a blob before it is looked at: the tracks that should be in it, a vehicle first. */
typedef struct expectation {
  int tracks[CLASSIC_MAX_PEOPLE_IN_BLOB];
  classic_box boxes[CLASSIC_MAX_PEOPLE_IN_BLOB];
  int vehicles; /* 0 or 1 */
  int count;
} expectation;

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

/* Whether a box is larger than one person can be where it stands. */
static bool crowded(const classic_scale *scale, classic_box box) {
  if (!classic_scale_ready(scale, box.bottom)) {
    return false;
  }
  float height = classic_scale_height(scale, box.bottom);
  return classic_width(box) > CROWD_WIDTH * height * scale->mean_aspect || classic_height(box) > CROWD_HEIGHT * height;
}

/* Whether a confirmed track should be in this blob. */
static bool expected(const classic_region *region, const classic_track *track) {
  float area = classic_area(track->predicted);
  return classic_track_confirmed(track) &&
         classic_overlap(track->predicted, classic_blob_box(&region->blob)) > 0.5f * area &&
         (float)classic_region_pixels(region, track->predicted) > 0.25f * area;
}

static void expect(const classic_stream *stream, const classic_region *region, int label, int most, expectation *into) {
  for (int t = 0; t < stream->tracker.count && into->count < most; t++) {
    const classic_track *track = &stream->tracker.tracks[t];
    if (classic_track_label(track) == label && expected(region, track) &&
        (label == CLASSIC_VEHICLE ? classic_wide_as_a_vehicle(&stream->scale, track->predicted)
                                  : !crowded(&stream->scale, track->predicted))) {
      into->tracks[into->count] = t;
      into->boxes[into->count++] = track->predicted;
    }
  }
}

/* What is a vehicle by its track or its movement, whatever its shape says. */
static classic_class a_vehicle(classic_class class) {
  return (classic_class){CLASSIC_VEHICLE, classic_max(VEHICLE_QUALITY, class.quality)};
}

/* Adds the parts of a blob: the first ones are where they are, the others are people that are looked for. */
static int add_parts(classic_stream *stream, const classic_region *region, expectation *known, int fixed) {
  int count = classic_explain(region, &stream->scale, known->boxes, fixed, known->count);
  for (int i = 0; i < count; i++) {
    float share = (float)classic_region_pixels(region, known->boxes[i]) / classic_area(known->boxes[i]);
    classic_class part = classic_classify(&stream->scale, known->boxes[i], share, (classic_flow){0.0f, 0.0f, false}, false);
    part = i < known->vehicles ? a_vehicle(part) : (classic_class){CLASSIC_PERSON, part.quality};
    add(stream, known->boxes[i], part, i < known->count ? known->tracks[i] : CLASSIC_NO_INDEX, false);
  }
  return count;
}

/* Adds a vehicle that can be told by its movement or its shape, and whoever is in front of it. */
static void add_vehicle(classic_stream *stream, const classic_region *region, const expectation *known) {
  classic_flow flow = stream->flows[region->blob.name];
  classic_box box = classic_blob_box(&region->blob);
  if (flow.sure) {
    box = classic_moving_part(&stream->motion, &stream->picture, region->names, &region->blob, flow);
  }
  expectation rest = {{CLASSIC_NO_INDEX}, {box}, 1, 1};
  for (int i = known->vehicles; i < known->count && rest.count < CLASSIC_MAX_PEOPLE_IN_BLOB; i++) {
    rest.tracks[rest.count] = known->tracks[i];
    rest.boxes[rest.count++] = known->boxes[i];
  }
  add_parts(stream, region, &rest, rest.count);
}

static void add_blob(classic_stream *stream, const classic_blob *blob) {
  classic_region region = {stream->names, stream->picture.width, *blob, stream->queue};
  classic_box whole = classic_blob_box(blob);
  float fill = (float)blob->pixels / classic_area(whole);
  classic_class class = classic_classify(&stream->scale, whole, fill, stream->flows[blob->name], cut(stream, whole));
  expectation known = {.count = 0};
  expect(stream, &region, CLASSIC_VEHICLE, 1, &known);
  known.vehicles = known.count;
  expect(stream, &region, CLASSIC_PERSON, CLASSIC_MAX_PEOPLE_IN_BLOB, &known);
  if (class.label == CLASSIC_VEHICLE) {
    add_vehicle(stream, &region, &known);
    return;
  }
  if (known.vehicles > 0 && known.count == 1 &&
      classic_area(whole) < MORE_THAN_A_VEHICLE * classic_area(known.boxes[0]) &&
      classic_area(whole) > LESS_THAN_A_VEHICLE * classic_area(known.boxes[0])) {
    add(stream, whole, a_vehicle(class), known.tracks[0], true);
    return;
  }
  bool crowd = known.count > 1 || known.vehicles > 0 || crowded(&stream->scale, whole);
  if (!crowd || add_parts(stream, &region, &known, 0) == 0) {
    add(stream, whole, class, CLASSIC_NO_INDEX, true);
  }
}

void classic_find_sightings(classic_stream *stream, int blob_count) {
  stream->sighting_count = 0;
  for (int i = 0; i < blob_count; i++) {
    add_blob(stream, &stream->blobs[i]);
  }
}
