#include "run.h"

#include <stdlib.h>
#include <string.h>

nunchi_vision_engine *engine_new(void) {
  nunchi_vision_engine *engine = NULL;
  if (nunchi_vision_engine_create(NULL, 0, &engine) != NUNCHI_VISION_OK) {
    abort();
  }
  return engine;
}

nunchi_vision_stream *stream_new(nunchi_vision_engine *engine) {
  nunchi_vision_stream *stream = NULL;
  if (nunchi_vision_stream_open(engine, "camera", &stream) != NUNCHI_VISION_OK) {
    abort();
  }
  return stream;
}

nunchi_vision_result result_new(void) {
  nunchi_vision_result result;
  memset(&result, 0xEE, sizeof result);
  result.struct_size = (uint32_t)sizeof result;
  return result;
}

bool well_formed(const nunchi_vision_result *result) {
  bool holds = result->detection_size >= sizeof(nunchi_vision_detection) && result->preprocess_ns >= 0 &&
               result->inference_ns >= 0 && result->postprocess_ns >= 0 &&
               (result->detection_count == 0) == (result->detections == NULL);
  for (uint32_t i = 0; i < result->detection_count; i++) {
    const nunchi_vision_detection *d = &result->detections[i];
    holds = holds && d->label < 2 && d->confidence >= 0.0f && d->confidence <= 1.0f && d->left >= 0.0f &&
            d->top >= 0.0f && d->width > 0.0f && d->height > 0.0f && d->left + d->width <= 1.0001f &&
            d->top + d->height <= 1.0001f && d->track_id >= 0;
    for (uint32_t j = 0; j < i; j++) {
      holds = holds && result->detections[j].track_id != d->track_id;
    }
  }
  return holds;
}

static double larger(double a, double b) { return a > b ? a : b; }

static double smaller(double a, double b) { return a < b ? a : b; }

double iou(const nunchi_vision_detection *d, const rectangle *r, uint32_t width, uint32_t height) {
  double left = larger(d->left * width, r->left);
  double top = larger(d->top * height, r->top);
  double right = smaller((d->left + d->width) * width, r->left + r->width);
  double bottom = smaller((d->top + d->height) * height, r->top + r->height);
  double overlap = right > left && bottom > top ? (right - left) * (bottom - top) : 0.0;
  double all = (double)d->width * width * d->height * height + (double)r->width * r->height - overlap;
  return overlap / all;
}

double best_iou(const nunchi_vision_result *result, uint32_t label, const rectangle *r, uint32_t width,
                uint32_t height, int64_t *track) {
  double best = 0.0;
  for (uint32_t i = 0; i < result->detection_count; i++) {
    double here = iou(&result->detections[i], r, width, height);
    if (result->detections[i].label == label && here > best) {
      best = here;
      *track = result->detections[i].track_id;
    }
  }
  return best;
}

rectangle walker(uint32_t frame, int shade) {
  int step = (int)frame - EMPTY_FRAMES;
  return (rectangle){20 + step * 4, 70, 26, 72, shade, false};
}
