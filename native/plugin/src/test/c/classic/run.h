#ifndef NUNCHI_TEST_RUN_H
#define NUNCHI_TEST_RUN_H

/* Engines and streams that must open, and what their results must be like. */
#include "scene.h"

enum { PERSON = 0, VEHICLE = 1 };

enum { EMPTY_FRAMES = 20 };

nunchi_vision_engine *engine_new(void);

nunchi_vision_stream *stream_new(nunchi_vision_engine *engine);

nunchi_vision_result result_new(void);

/* Everything a result may be, whatever the scene. */
bool well_formed(const nunchi_vision_result *result);

/* Intersection over union of a detection and a rectangle in a frame of that size. */
double iou(const nunchi_vision_detection *d, const rectangle *r, uint32_t width, uint32_t height);

/* The best overlap of any detection of that label with the rectangle; its track goes to *track. */
double best_iou(const nunchi_vision_result *result, uint32_t label, const rectangle *r, uint32_t width,
                uint32_t height, int64_t *track);

/* A walker: a person-shaped rectangle that enters after EMPTY_FRAMES and walks to the right. */
rectangle walker(uint32_t frame, int shade);

#endif
