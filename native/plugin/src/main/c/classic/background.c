/* Without traps the compiler may compute both sides of a choice, and so use vectors. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("no-trapping-math")
#endif

#include "background.h"

#include "memory.h"

#include <string.h>

/* After Zivkovic, "Improved adaptive Gaussian mixture model for background subtraction" (2004), with a fixed number of
 * Gaussians, learning at 1/n while it is young, and without learning where known objects stand. */

enum { LANES = 16 };

struct background_block {
  /* Three Gaussians, the heaviest first: share of time, mean luma, Cb, Cr, and one variance for all. */
  float weight[3][LANES];
  float luma[3][LANES];
  float blue[3][LANES];
  float red[3][LANES];
  float variance[3][LANES];
};

/* The Gaussians that together make up this share of the time are background. */
#define BACKGROUND_SHARE 0.75f
/* Luma noise in grey levels squared: of a new Gaussian, and the bounds of all. */
#define NEW_VARIANCE 20.0f
#define LEAST_VARIANCE 6.0f
#define MOST_VARIANCE 60.0f
/* A shadow keeps this share of the light, and its colour. */
#define SHADOW_DARKEST 0.5f
#define SHADOW_DARKEST_WITHOUT_COLOUR 0.65f
#define SHADOW_LIGHTEST 0.98f
#define SHADOW_COLOUR_SHIFT 5.0f

enum { HURRIED_FRAMES = 4 };

bool classic_background_open(classic_background *background, size_t pixel_count) {
  memset(background, 0, sizeof *background);
  background->pixel_count = pixel_count;
  background->block_count = (pixel_count + LANES - 1) / LANES;
  background->blocks = classic_allocate(background->block_count, sizeof(background_block), "the background model");
  return background->blocks != NULL;
}

void classic_background_close(classic_background *background) {
  classic_free(background->blocks);
  memset(background, 0, sizeof *background);
}

float classic_background_luma(const classic_background *background, size_t pixel) {
  return background->blocks[pixel / LANES].luma[0][pixel % LANES];
}

void classic_background_hurry(classic_background *background) {
  if (background->frames > HURRIED_FRAMES) {
    background->frames = HURRIED_FRAMES;
  }
}

typedef struct lane_input {
  float darkest[LANES]; /* luma as it is and as it would be under the light of the model: both count, and all between, */
  float lightest[LANES]; /* as saturated pixels do not follow the light */
  float luma[LANES];    /* under the light of the model, as are blue and red */
  float blue[LANES];
  float red[LANES];
  float rate[LANES];
} lane_input;

static inline float square(float x) { return x * x; }

/* How much lighter a lane is than a mean. */
static inline float lighter(const lane_input *restrict in, int l, float mean) {
  float below = in->lightest[l] - mean;
  float above = in->darkest[l] - mean;
  return (below < 0.0f ? below : 0.0f) + (above > 0.0f ? above : 0.0f);
}

/* b where share is 1 and a where it is 0: exact, and without a branch, so that the loop becomes vector code. */
static inline float blend(float share, float a, float b) { return (1.0f - share) * a + share * b; }

static inline void swap_lanes(const float *restrict share, float *restrict a, float *restrict b) {
  for (int l = 0; l < LANES; l++) {
    float old_a = a[l];
    float old_b = b[l];
    a[l] = blend(share[l], old_a, old_b);
    b[l] = blend(share[l], old_b, old_a);
  }
}

/* Puts Gaussian j before i where j is heavier. */
static void order(background_block *restrict block, int i, int j) {
  float swap[LANES];
  int any = 0;
  for (int l = 0; l < LANES; l++) {
    int heavier = block->weight[j][l] > block->weight[i][l] ? 1 : 0;
    swap[l] = (float)heavier;
    any += heavier;
  }
  if (any != 0) {
    swap_lanes(swap, block->weight[i], block->weight[j]);
    swap_lanes(swap, block->luma[i], block->luma[j]);
    swap_lanes(swap, block->blue[i], block->blue[j]);
    swap_lanes(swap, block->red[i], block->red[j]);
    swap_lanes(swap, block->variance[i], block->variance[j]);
  }
}

/* Matches the lanes that are still open (1) with Gaussian k; those that match are no longer open. Returns how many matched. */
static int match_lanes(const background_block *restrict block, const lane_input *restrict in, int k, float threshold,
                       float *restrict open, float *restrict match, float *restrict distance) {
  int matched = 0;
  for (int l = 0; l < LANES; l++) {
    distance[l] = square(lighter(in, l, block->luma[k][l])) +
                  1.5f * (square(in->blue[l] - block->blue[k][l]) + square(in->red[l] - block->red[k][l]));
    match[l] = (distance[l] < threshold * block->variance[k][l] ? 1.0f : 0.0f) *
               (block->weight[k][l] > 0.0f ? 1.0f : 0.0f) * open[l];
    open[l] -= match[l];
    matched += (int)match[l];
  }
  return matched;
}

/* Draws Gaussian k towards the lanes that matched it, and lets it lose weight in the others. */
static void learn(background_block *restrict block, const lane_input *restrict in, int k, const float *restrict match,
                  const float *restrict distance) {
  for (int l = 0; l < LANES; l++) {
    float rate = in->rate[l];
    float weight = block->weight[k][l] + rate * (match[l] - block->weight[k][l]);
    float step = match[l] * rate / (weight > rate ? weight : rate + 1e-9f);
    block->weight[k][l] = weight;
    block->luma[k][l] += step * lighter(in, l, block->luma[k][l]);
    block->blue[k][l] += step * (in->blue[l] - block->blue[k][l]);
    block->red[k][l] += step * (in->red[l] - block->red[k][l]);
    float variance = block->variance[k][l] + step * (0.5f * distance[l] - block->variance[k][l]);
    variance = variance < LEAST_VARIANCE ? LEAST_VARIANCE : variance;
    block->variance[k][l] = variance > MOST_VARIANCE ? MOST_VARIANCE : variance;
  }
}

static void forget(background_block *restrict block, const lane_input *restrict in, int k) {
  for (int l = 0; l < LANES; l++) {
    block->weight[k][l] -= in->rate[l] * block->weight[k][l];
  }
}

/* Puts what matched nothing (open is 1) in place of the lightest Gaussian. */
static void replace(background_block *restrict block, const lane_input *restrict in, const float *restrict open) {
  for (int l = 0; l < LANES; l++) {
    float none = open[l] * (in->rate[l] > 0.0f ? 1.0f : 0.0f);
    float weight = blend(none, block->weight[2][l], in->rate[l]);
    block->luma[2][l] = blend(none, block->luma[2][l], in->luma[l]);
    block->blue[2][l] = blend(none, block->blue[2][l], in->blue[l]);
    block->red[2][l] = blend(none, block->red[2][l], in->red[l]);
    block->variance[2][l] = blend(none, block->variance[2][l], NEW_VARIANCE);
    float scale = 1.0f / (block->weight[0][l] + block->weight[1][l] + weight + 1e-9f);
    block->weight[0][l] *= scale;
    block->weight[1][l] *= scale;
    block->weight[2][l] = weight * scale;
  }
}

/* Writes 1 where a lane is neither background nor the shadow of the heaviest Gaussian: darker, the same colour. */
static void judge(const background_block *restrict block, const lane_input *restrict in, float match[3][LANES],
                  float shadow_darkest, float *restrict foreground) {
  for (int l = 0; l < LANES; l++) {
    float first = block->weight[0][l];
    float second = first + block->weight[1][l];
    float known = match[0][l] + match[1][l] * (first < BACKGROUND_SHARE ? 1.0f : 0.0f) +
                  match[2][l] * (second < BACKGROUND_SHARE ? 1.0f : 0.0f);
    float ratio = in->luma[l] / (block->luma[0][l] > 1.0f ? block->luma[0][l] : 1.0f);
    float blue = in->blue[l] - 128.0f - ratio * (block->blue[0][l] - 128.0f);
    float red = in->red[l] - 128.0f - ratio * (block->red[0][l] - 128.0f);
    float shadow = (ratio > shadow_darkest ? 1.0f : 0.0f) * (ratio < SHADOW_LIGHTEST ? 1.0f : 0.0f) *
                   (square(blue) + square(red) < square(SHADOW_COLOUR_SHIFT) ? 1.0f : 0.0f);
    foreground[l] = (1.0f - known) * (1.0f - shadow);
  }
}

static void update_block(background_block *restrict block, const lane_input *restrict in, float threshold,
                         float shadow_darkest, float *restrict foreground) {
  float open[LANES];
  float match[3][LANES];
  float distance[3][LANES];
  for (int l = 0; l < LANES; l++) {
    open[l] = 1.0f;
    foreground[l] = 0.0f;
  }
  int matched = match_lanes(block, in, 0, threshold, open, match[0], distance[0]);
  if (matched == LANES) {
    /* Nothing new, the usual case: the order stays, and the weights still add up to one. */
    learn(block, in, 0, match[0], distance[0]);
    forget(block, in, 1);
    forget(block, in, 2);
    return;
  }
  matched += match_lanes(block, in, 1, threshold, open, match[1], distance[1]);
  matched += match_lanes(block, in, 2, threshold, open, match[2], distance[2]);
  judge(block, in, match, shadow_darkest, foreground);
  for (int k = 0; k < 3; k++) {
    learn(block, in, k, match[k], distance[k]);
  }
  if (matched != LANES) {
    replace(block, in, open);
  }
  order(block, 1, 2);
  order(block, 0, 1);
}

/* Inlined twice, so that the usual count of LANES becomes vector code. */
static inline void load(lane_input *restrict in, const classic_picture *picture, const uint8_t *restrict held, size_t first,
                        size_t count, float light, float rate) {
  const uint8_t *restrict luma = picture->luma + first;
  const uint8_t *restrict blue = picture->blue + first;
  const uint8_t *restrict red = picture->red + first;
  for (size_t l = 0; l < count; l++) {
    float as_is = luma[l];
    float lit = as_is * light;
    in->darkest[l] = lit < as_is ? lit : as_is;
    in->lightest[l] = lit < as_is ? as_is : lit;
    in->luma[l] = lit;
    in->blue[l] = 128.0f + ((float)blue[l] - 128.0f) * light;
    in->red[l] = 128.0f + ((float)red[l] - 128.0f) * light;
    in->rate[l] = held[first + l] != 0 ? 0.0f : rate;
  }
}

void classic_background_update(classic_background *background, const classic_picture *picture,
                               const classic_learning *learning, const uint8_t *held, uint8_t *foreground) {
  float young = 1.0f / (float)(background->frames + 1);
  float rate = young > learning->rate ? young : learning->rate;
  float darkest = !learning->shadows ? 2.0f : picture->colour ? SHADOW_DARKEST : SHADOW_DARKEST_WITHOUT_COLOUR;
  float light = 1.0f / learning->gain;
  lane_input in;
  float found[LANES];
  memset(&in, 0, sizeof in);
  for (size_t i = 0; i < background->block_count; i++) {
    size_t first = i * LANES;
    size_t count = background->pixel_count - first < LANES ? background->pixel_count - first : LANES;
    if (count == LANES) {
      load(&in, picture, held, first, LANES, light, rate);
    } else {
      load(&in, picture, held, first, count, light, rate);
    }
    update_block(&background->blocks[i], &in, learning->threshold, darkest, found);
    for (size_t l = 0; l < count; l++) {
      foreground[first + l] = found[l] > 0.5f ? 1 : 0;
    }
  }
  if (background->frames == 0) {
    memset(foreground, 0, background->pixel_count);
  }
  if (background->frames < UINT32_MAX) {
    background->frames++;
  }
}
