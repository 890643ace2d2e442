/* How tall a person looks, by where the feet are: learned from people seen walking alone. */
#ifndef CLASSIC_SCALE_H
#define CLASSIC_SCALE_H

#include "box.h"

#include <stdbool.h>

enum { CLASSIC_SCALE_SAMPLES = 256 };

typedef struct classic_scale {
  float foot[CLASSIC_SCALE_SAMPLES]; /* a ring of samples, in working pixels */
  float height[CLASSIC_SCALE_SAMPLES];
  float aspect[CLASSIC_SCALE_SAMPLES]; /* width / height */
  int count;
  int next;
  float base; /* height = base + slope * foot */
  float slope;
  float mean_aspect;
} classic_scale;

/* Adds one sighting of a person and fits again. */
void classic_scale_learn(classic_scale *scale, float foot, float height, float width);

/* Whether enough people were seen, and some that stood near this row were as tall as is expected there. */
bool classic_scale_ready(const classic_scale *scale, float foot);

/* The expected height of a person whose feet are at this row; at least 2. Only when ready. */
float classic_scale_height(const classic_scale *scale, float foot);

/* How tall a person is where this box stands; as long as that is not known, as tall as the box. */
float classic_person_height(const classic_scale *scale, classic_box box);

#endif
