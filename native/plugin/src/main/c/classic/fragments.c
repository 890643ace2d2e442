#include "fragments.h"

#include "classify.h"

#include <stddef.h>

/* Only so many of the largest blobs are looked at: many small ones are noise. */
enum { MOST_JOINED = 48, MOST_MEASURED = 12 };

/* Shares of a person's height. */
#define PERSON_TALLEST 1.15f
#define PERSON_WIDEST 0.65f
#define PERSON_GAP 0.3f
#define VEHICLE_WIDEST 5.0f
#define VEHICLE_TALLEST 2.0f
#define VEHICLE_GAP 0.4f

/* Where it is not known how tall people are: shapes of a person made of fragments, as width / height. */
#define NARROWEST 0.2f
#define WIDEST 0.7f
#define STACK_GAP 0.2f
#define STACK_OVERLAP 0.5f

/* Flows that differ by more than this many heights a second are those of different things. */
#define OTHER_FLOW 1.2f
/* Fast flows are those of different things when they differ by more than this share. */
#define OTHER_VEHICLE 0.35f

static float gap(float low_a, float high_a, float low_b, float high_b) {
  return classic_max(0.0f, classic_max(low_a, low_b) - classic_min(high_a, high_b));
}

static float square(float x) { return x * x; }

static bool flows_differ(classic_flow a, classic_flow b, float most) {
  return a.sure && b.sure && square(a.x - b.x) + square(a.y - b.y) > square(most);
}

/* Whether two boxes stand one above the other. */
static bool stacked(classic_box a, classic_box b, float most_gap) {
  float narrow = classic_min(classic_width(a), classic_width(b));
  float shared = classic_min(a.right, b.right) - classic_max(a.left, b.left);
  return shared >= STACK_OVERLAP * narrow && gap(a.top, a.bottom, b.top, b.bottom) <= most_gap;
}

static bool one_person(const classic_scale *scale, classic_box a, classic_box b, classic_box all) {
  float width = classic_width(all);
  float height = classic_height(all);
  if (classic_scale_ready(scale, all.bottom)) {
    float person = classic_scale_height(scale, all.bottom);
    return height <= PERSON_TALLEST * person && width <= PERSON_WIDEST * person &&
           gap(a.left, a.right, b.left, b.right) <= 0.0f && gap(a.top, a.bottom, b.top, b.bottom) <= PERSON_GAP * person;
  }
  return stacked(a, b, STACK_GAP * height) && width >= NARROWEST * height && width <= WIDEST * height;
}

/* One part is fast; the other is as fast, or so plain that its flow cannot be seen. */
static bool one_vehicle(float person, classic_box a, classic_box b, classic_box all, classic_flow fa, classic_flow fb) {
  float speed = classic_max(classic_flow_speed(fa), classic_flow_speed(fb));
  return speed > CLASSIC_VEHICLE_SPEED * person && !flows_differ(fa, fb, OTHER_VEHICLE * speed) &&
         classic_width(all) <= VEHICLE_WIDEST * person &&
         classic_height(all) <= VEHICLE_TALLEST * person && gap(a.left, a.right, b.left, b.right) <= VEHICLE_GAP * person &&
         gap(a.top, a.bottom, b.top, b.bottom) <= VEHICLE_GAP * person;
}

static bool together(const classic_stream *stream, const classic_blob *a, const classic_blob *b) {
  classic_box box_a = classic_blob_box(a);
  classic_box box_b = classic_blob_box(b);
  classic_box all = classic_union(box_a, box_b);
  float person = classic_person_height(&stream->scale, all);
  classic_flow flow_a = stream->flows[a->name];
  classic_flow flow_b = stream->flows[b->name];
  return (!flows_differ(flow_a, flow_b, OTHER_FLOW * person) && one_person(&stream->scale, box_a, box_b, all)) ||
         one_vehicle(person, box_a, box_b, all, flow_a, flow_b);
}

/* Gives the pixels of one blob to another. */
static void join(classic_stream *stream, classic_blob *into, const classic_blob *from) {
  for (int y = from->top; y < from->bottom; y++) {
    uint16_t *names = stream->names + (size_t)y * (size_t)stream->picture.width;
    for (int x = from->left; x < from->right; x++) {
      names[x] = names[x] == from->name ? (uint16_t)into->name : names[x];
    }
  }
  if (!stream->flows[into->name].sure || (from->pixels > into->pixels && stream->flows[from->name].sure)) {
    stream->flows[into->name] = stream->flows[from->name];
  }
  into->left = from->left < into->left ? from->left : into->left;
  into->top = from->top < into->top ? from->top : into->top;
  into->right = from->right > into->right ? from->right : into->right;
  into->bottom = from->bottom > into->bottom ? from->bottom : into->bottom;
  into->pixels += from->pixels;
}

/* Puts the largest blobs first. */
static void order(classic_blob *blobs, int count) {
  for (int i = 1; i < count; i++) {
    classic_blob moved = blobs[i];
    int at = i;
    for (; at > 0 && blobs[at - 1].pixels < moved.pixels; at--) {
      blobs[at] = blobs[at - 1];
    }
    blobs[at] = moved;
  }
}

int classic_join_fragments(classic_stream *stream, int blob_count) {
  classic_blob *blobs = stream->blobs;
  int count = blob_count;
  order(blobs, count);
  for (int i = 0; i < count; i++) {
    stream->flows[blobs[i].name] =
        i < MOST_MEASURED ? classic_motion_of(&stream->motion, &stream->picture, stream->names, &blobs[i])
                          : (classic_flow){0.0f, 0.0f, false};
  }
  for (int a = 0; a < count && a < MOST_JOINED; a++) {
    for (int b = a + 1; b < count && b < MOST_JOINED;) {
      if (together(stream, &blobs[a], &blobs[b])) {
        join(stream, &blobs[a], &blobs[b]);
        blobs[b] = blobs[--count];
        b = a + 1; /* it is larger now: what was too far away may be near */
      } else {
        b++;
      }
    }
  }
  return count;
}
