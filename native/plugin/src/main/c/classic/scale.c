#include "scale.h"

enum { ENOUGH_SAMPLES = 12, ENOUGH_NEAR = 3, FITTING_ROUNDS = 4 };

/* How near a sample must be to tell about a row, in heights of a person there: who is far away tells nothing about others. */
#define NEAR 1.0f
/* And how near to what is expected there, as a share of it. */
#define AGREEING 0.25f

/* How many working pixels of spread in foot rows the slope must earn before it is believed. */
#define SLOPE_DOUBT 15.0f

void classic_scale_learn(classic_scale *scale, float foot, float height, float width) {
  scale->foot[scale->next] = foot;
  scale->height[scale->next] = height;
  scale->aspect[scale->next] = width / height;
  scale->next = (scale->next + 1) % CLASSIC_SCALE_SAMPLES;
  scale->count += scale->count < CLASSIC_SCALE_SAMPLES ? 1 : 0;
  /* Weighted least squares; each round trusts samples far from the line less. */
  float base = 0.0f;
  float slope = 0.0f;
  float aspect = 0.0f;
  for (int round = 0; round < FITTING_ROUNDS; round++) {
    float sum = 1e-6f;
    float foot_sum = 0.0f;
    float height_sum = 0.0f;
    float aspect_sum = 0.0f;
    float weights[CLASSIC_SCALE_SAMPLES];
    for (int i = 0; i < scale->count; i++) {
      float weight = 1.0f;
      if (round > 0) {
        float expected = classic_max(base + slope * scale->foot[i], 2.0f);
        float off = (scale->height[i] - expected) / (0.12f * expected);
        weight = 1.0f / (1.0f + off * off);
      }
      weights[i] = weight;
      sum += weight;
      foot_sum += weight * scale->foot[i];
      height_sum += weight * scale->height[i];
      aspect_sum += weight * scale->aspect[i];
    }
    float mean_foot = foot_sum / sum;
    float mean_height = height_sum / sum;
    float spread = sum * SLOPE_DOUBT * SLOPE_DOUBT / 4.0f;
    float together = 0.0f;
    for (int i = 0; i < scale->count; i++) {
      float away = scale->foot[i] - mean_foot;
      spread += weights[i] * away * away;
      together += weights[i] * away * (scale->height[i] - mean_height);
    }
    slope = together / spread;
    base = mean_height - slope * mean_foot;
    aspect = aspect_sum / sum;
  }
  scale->base = base;
  scale->slope = slope;
  scale->mean_aspect = classic_max(0.2f, classic_min(aspect, 0.7f));
}

bool classic_scale_ready(const classic_scale *scale, float foot) {
  float expected = classic_scale_height(scale, foot);
  float reach = NEAR * expected;
  int near = 0;
  for (int i = 0; i < scale->count && near < ENOUGH_NEAR; i++) {
    bool here = scale->foot[i] >= foot - reach && scale->foot[i] <= foot + reach;
    bool agrees = scale->height[i] >= (1.0f - AGREEING) * expected && scale->height[i] <= (1.0f + AGREEING) * expected;
    near += here && agrees ? 1 : 0;
  }
  return scale->count >= ENOUGH_SAMPLES && near >= ENOUGH_NEAR;
}

float classic_person_height(const classic_scale *scale, classic_box box) {
  return classic_scale_ready(scale, box.bottom) ? classic_scale_height(scale, box.bottom) : classic_height(box);
}

float classic_scale_height(const classic_scale *scale, float foot) {
  return classic_max(scale->base + scale->slope * foot, 2.0f);
}
