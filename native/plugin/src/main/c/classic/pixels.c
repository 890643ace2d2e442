#include "pixels.h"

#include "memory.h"

#include <stddef.h>
#include <string.h>

static classic_frame_shape shape_of(const nunchi_vision_frame *frame) {
  return (classic_frame_shape){frame->width, frame->height, frame->pixel_format, frame->colour_matrix,
                               frame->colour_range};
}

bool classic_frame_fits(const classic_picture *picture, const nunchi_vision_frame *frame) {
  classic_frame_shape a = picture->shape;
  classic_frame_shape b = shape_of(frame);
  return a.width == b.width && a.height == b.height && a.pixel_format == b.pixel_format &&
         a.colour_matrix == b.colour_matrix && a.colour_range == b.colour_range;
}

bool classic_picture_open(classic_picture *picture, const nunchi_vision_frame *frame, int working_size) {
  memset(picture, 0, sizeof *picture);
  uint32_t longest = frame->width > frame->height ? frame->width : frame->height;
  uint32_t factor = (longest + (uint32_t)working_size - 1) / (uint32_t)working_size;
  picture->factor = (int)factor;
  picture->width = (int)((frame->width + factor - 1) / factor);
  picture->height = (int)((frame->height + factor - 1) / factor);
  picture->colour = frame->pixel_format != NUNCHI_VISION_PIXEL_FORMAT_GRAY8;
  size_t count = (size_t)picture->width * (size_t)picture->height;
  picture->luma = classic_allocate(count * 3, 1, "the reduced picture");
  picture->sums = classic_allocate((size_t)frame->width * 4 + 8, sizeof(uint16_t), "a row of column sums");
  picture->colours = classic_allocate((size_t)picture->width * 3, sizeof(float), "a row of colours");
  if (picture->luma == NULL || picture->sums == NULL || picture->colours == NULL) {
    return false;
  }
  picture->blue = picture->luma + count;
  picture->red = picture->blue + count;
  picture->shape = shape_of(frame);
  return true;
}

void classic_picture_close(classic_picture *picture) {
  classic_free(picture->luma);
  classic_free(picture->sums);
  classic_free(picture->colours);
  memset(picture, 0, sizeof *picture);
}

/* Adds up rows first..last of a plane, byte by byte. At most 16384 / 96 rows: the sums fit. */
static void add_rows(const nunchi_vision_plane *plane, size_t first, size_t last, size_t bytes, uint16_t *restrict sums) {
  const uint8_t *restrict row = plane->data + first * plane->stride;
  for (size_t x = 0; x < bytes; x++) {
    sums[x] = row[x];
  }
  for (size_t y = first + 1; y <= last; y++) {
    row = plane->data + y * plane->stride;
    for (size_t x = 0; x < bytes; x++) {
      sums[x] = (uint16_t)(sums[x] + row[x]);
    }
  }
}

static uint8_t clamp_byte(int32_t value) { return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value); }

/* Reduces one channel of a plane. Planes at half resolution (shift 1) give each working pixel the samples it touches. */
static void reduce_channel(classic_picture *picture, const nunchi_vision_plane *plane, int shift, int channels, int channel,
                           uint8_t *out) {
  size_t factor = (size_t)picture->factor;
  size_t frame_width = picture->shape.width;
  size_t frame_height = picture->shape.height;
  size_t samples = shift == 0 ? frame_width : (frame_width + 1) / 2;
  for (int y = 0; y < picture->height; y++) {
    size_t top = (size_t)y * factor;
    size_t bottom = top + factor < frame_height ? top + factor - 1 : frame_height - 1;
    top >>= shift;
    bottom >>= shift;
    add_rows(plane, top, bottom, samples * (size_t)channels, picture->sums);
    uint8_t *row = out + (size_t)y * (size_t)picture->width;
    for (int x = 0; x < picture->width; x++) {
      size_t left = (size_t)x * factor;
      size_t right = left + factor < frame_width ? left + factor - 1 : frame_width - 1;
      left >>= shift;
      right >>= shift;
      uint32_t sum = 0;
      for (size_t i = left; i <= right; i++) {
        sum += picture->sums[i * (size_t)channels + (size_t)channel];
      }
      uint32_t count = (uint32_t)((right - left + 1) * (bottom - top + 1));
      row[x] = (uint8_t)((sum + count / 2) / count);
    }
  }
}

/* Stretches limited range to full range: luma 16..235, chroma 16..240 around 128. */
static void stretch(uint8_t *plane, size_t count, bool luma) {
  uint8_t table[256];
  for (int32_t i = 0; i < 256; i++) {
    table[i] = luma ? clamp_byte(((i - 16) * 255 + 109) / 219) : clamp_byte(128 + (i - 128) * 255 / 224);
  }
  for (size_t i = 0; i < count; i++) {
    plane[i] = table[plane[i]];
  }
}

/* Adds up the column sums of one working row and scales them to means. */
static void mean_colours(const classic_picture *picture, size_t step, size_t rows) {
  size_t factor = (size_t)picture->factor;
  size_t frame_width = picture->shape.width;
  float *first = picture->colours;
  float *second = first + picture->width;
  float *third = second + picture->width;
  for (size_t x = 0; x < (size_t)picture->width; x++) {
    const uint16_t *sums = picture->sums + x * factor * step;
    size_t columns = frame_width - x * factor < factor ? frame_width - x * factor : factor;
    uint32_t a = 0;
    uint32_t b = 0;
    uint32_t c = 0;
    for (size_t i = 0; i < columns; i++, sums += step) {
      a += sums[0];
      b += sums[1];
      c += sums[2];
    }
    float scale = 1.0f / (float)(columns * rows);
    first[x] = (float)a * scale;
    second[x] = (float)b * scale;
    third[x] = (float)c * scale;
  }
}

/* Turns means into luma and chroma: BT.601, full range. The weights keep every value within 0..256. */
static void convert_colours(const float *restrict red, const float *restrict green, const float *restrict blue, int width,
                            uint8_t *restrict luma, uint8_t *restrict chroma_blue, uint8_t *restrict chroma_red) {
  for (int x = 0; x < width; x++) {
    float y = 0.299f * red[x] + 0.587f * green[x] + 0.114f * blue[x];
    float u = 128.0f + 0.562f * (blue[x] - y);
    float v = 128.0f + 0.711f * (red[x] - y);
    luma[x] = (uint8_t)(int32_t)(y + 0.5f);
    chroma_blue[x] = (uint8_t)(int32_t)(u + 0.5f);
    chroma_red[x] = (uint8_t)(int32_t)(v + 0.5f);
  }
}

/* Reduces interleaved colour and turns it into luma and chroma. */
static void reduce_colours(classic_picture *picture, const nunchi_vision_plane *plane, size_t step, bool red_first) {
  size_t factor = (size_t)picture->factor;
  size_t frame_height = picture->shape.height;
  const float *first = picture->colours;
  const float *green = first + picture->width;
  const float *third = green + picture->width;
  for (size_t y = 0; y < (size_t)picture->height; y++) {
    size_t top = y * factor;
    size_t bottom = top + factor < frame_height ? top + factor - 1 : frame_height - 1;
    size_t out = y * (size_t)picture->width;
    add_rows(plane, top, bottom, picture->shape.width * step, picture->sums);
    mean_colours(picture, step, bottom - top + 1);
    convert_colours(red_first ? first : third, green, red_first ? third : first, picture->width, picture->luma + out,
                    picture->blue + out, picture->red + out);
  }
}

void classic_picture_read(classic_picture *picture, const nunchi_vision_frame *frame) {
  size_t count = (size_t)picture->width * (size_t)picture->height;
  bool limited = frame->colour_range == NUNCHI_VISION_COLOUR_RANGE_LIMITED;
  switch (frame->pixel_format) {
    case NUNCHI_VISION_PIXEL_FORMAT_NV12:
      reduce_channel(picture, &frame->planes[0], 0, 1, 0, picture->luma);
      reduce_channel(picture, &frame->planes[1], 1, 2, 0, picture->blue);
      reduce_channel(picture, &frame->planes[1], 1, 2, 1, picture->red);
      limited = frame->colour_range != NUNCHI_VISION_COLOUR_RANGE_FULL;
      break;
    case NUNCHI_VISION_PIXEL_FORMAT_I420:
      reduce_channel(picture, &frame->planes[0], 0, 1, 0, picture->luma);
      reduce_channel(picture, &frame->planes[1], 1, 1, 0, picture->blue);
      reduce_channel(picture, &frame->planes[2], 1, 1, 0, picture->red);
      limited = frame->colour_range != NUNCHI_VISION_COLOUR_RANGE_FULL;
      break;
    case NUNCHI_VISION_PIXEL_FORMAT_BGR: reduce_colours(picture, &frame->planes[0], 3, false); break;
    case NUNCHI_VISION_PIXEL_FORMAT_RGB: reduce_colours(picture, &frame->planes[0], 3, true); break;
    case NUNCHI_VISION_PIXEL_FORMAT_BGRA: reduce_colours(picture, &frame->planes[0], 4, false); break;
    default:
      reduce_channel(picture, &frame->planes[0], 0, 1, 0, picture->luma);
      memset(picture->blue, 128, count);
      memset(picture->red, 128, count);
      break;
  }
  if (limited) {
    stretch(picture->luma, count, true);
    if (picture->colour) {
      stretch(picture->blue, count, false);
      stretch(picture->red, count, false);
    }
  }
}
