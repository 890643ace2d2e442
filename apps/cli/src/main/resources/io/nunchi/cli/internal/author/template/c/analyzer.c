/*
 * {{id}}: finds what is bright. Make it find what you want: look() is the place.
 *
 * nunchi_vision.h says what each function does, who owns what, and which threads call.
 */
#include "nunchi_vision.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Errors: the text of each thread ------------------------------------------------------------- */

static _Thread_local char error[256];

static int32_t fail(int32_t status, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(error, sizeof error, format, arguments);
  va_end(arguments);
  return status;
}

const char *nunchi_vision_last_error(void) { return error; }

/* ---- Description --------------------------------------------------------------------------------- */

static const char *const labels[] = {"spot"};

static const nunchi_vision_setting_spec settings[] = {
    {.struct_size = sizeof(nunchi_vision_setting_spec), .type = NUNCHI_VISION_SETTING_INTEGER, .key = "brightness",
     .unit = "", .minimum = 1, .maximum = 255, .default_text = "200", .title = "Brightness",
     .help = "What is brighter than this in red, green and blue is found.", .flags = NUNCHI_VISION_SETTING_LIVE},
};

uint32_t nunchi_vision_abi_version(void) {
  return NUNCHI_VISION_ABI_VERSION(NUNCHI_VISION_ABI_MAJOR, NUNCHI_VISION_ABI_MINOR);
}

const nunchi_vision_info *nunchi_vision_describe(void) {
  static const nunchi_vision_info info = {
      .struct_size = sizeof(nunchi_vision_info),
      .abi_version = NUNCHI_VISION_ABI_VERSION(NUNCHI_VISION_ABI_MAJOR, NUNCHI_VISION_ABI_MINOR),
      .id = "{{id}}",
      .name = "{{name}}",
      .version = "1.0",
      .vendor = "{{vendor}}",
      .labels = labels,
      .label_count = 1,
      .pixel_formats = NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_NV12) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_I420) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_BGR) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_RGB) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_BGRA) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_GRAY8),
      .setting_specs = settings,
      .setting_spec_count = 1,
      .setting_spec_size = sizeof(nunchi_vision_setting_spec),
      .capabilities = NUNCHI_VISION_CAPABILITY_DETECTIONS,
  };
  return &info;
}

/* ---- Engines: settings that all streams share ---------------------------------------------------- */

struct nunchi_vision_engine {
  atomic_int brightness; /* changes while streams run */
  atomic_int streams;    /* the open ones */
};

/* Settings are setting_size bytes apart: those of a later host are larger. */
static int32_t read_brightness(const nunchi_vision_setting *given, uint32_t count, uint32_t setting_size,
                               int *brightness) {
  bool found = false;
  *brightness = 200;
  for (uint32_t i = 0; i < count; i++) {
    const nunchi_vision_setting *setting =
        (const nunchi_vision_setting *)(const void *)((const char *)given + (size_t)i * setting_size);
    char *end = NULL;
    long value = strtol(setting->value, &end, 10);
    if (strcmp(setting->key, "brightness") != 0) {
      return fail(NUNCHI_VISION_BAD_SETTING, "unknown setting: expected brightness, found %.80s", setting->key);
    }
    if (found) {
      return fail(NUNCHI_VISION_BAD_SETTING, "brightness: expected once, found again");
    }
    if (end == setting->value || *end != '\0' || value < 1 || value > 255) {
      return fail(NUNCHI_VISION_BAD_SETTING, "brightness: expected 1 to 255, found %.80s", setting->value);
    }
    found = true;
    *brightness = (int)value;
  }
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_engine_create(const nunchi_vision_setting *given, uint32_t count, nunchi_vision_engine **engine) {
  int brightness;
  *engine = NULL;
  int32_t status = read_brightness(given, count, sizeof *given, &brightness);
  if (status != NUNCHI_VISION_OK) {
    return status;
  }
  nunchi_vision_engine *made = malloc(sizeof *made);
  if (made == NULL) {
    return fail(NUNCHI_VISION_OUT_OF_MEMORY, "no memory for an engine");
  }
  atomic_init(&made->brightness, brightness);
  atomic_init(&made->streams, 0);
  *engine = made;
  return NUNCHI_VISION_OK;
}

/* Optional: without it, brightness could not have NUNCHI_VISION_SETTING_LIVE. */
int32_t nunchi_vision_engine_change_settings(nunchi_vision_engine *engine, const nunchi_vision_settings *given) {
  int brightness;
  if (given->setting_size < sizeof(nunchi_vision_setting)) {
    return fail(NUNCHI_VISION_BAD_ARGUMENT, "settings: expected at least %zu bytes each, found %u",
                sizeof(nunchi_vision_setting), given->setting_size);
  }
  int32_t status = read_brightness(given->values, given->count, given->setting_size, &brightness);
  if (status == NUNCHI_VISION_OK) {
    atomic_store(&engine->brightness, brightness);
  }
  return status;
}

int32_t nunchi_vision_engine_destroy(nunchi_vision_engine *engine) {
  int open = atomic_load(&engine->streams);
  if (open > 0) {
    return fail(NUNCHI_VISION_BAD_ARGUMENT, "the engine: expected its streams closed, found %d open", open);
  }
  free(engine);
  return NUNCHI_VISION_OK;
}

/* ---- Streams: what is known of one camera -------------------------------------------------------- */

struct nunchi_vision_stream {
  nunchi_vision_engine *engine;
  atomic_bool cancelled;
  nunchi_vision_detection spot; /* results point to memory of the stream */
};

int32_t nunchi_vision_stream_open(nunchi_vision_engine *engine, const char *stream_id, nunchi_vision_stream **stream) {
  nunchi_vision_stream *made = calloc(1, sizeof *made);
  *stream = made;
  if (made == NULL) {
    return fail(NUNCHI_VISION_OUT_OF_MEMORY, "no memory for stream %.80s", stream_id);
  }
  made->engine = engine;
  atomic_fetch_add(&engine->streams, 1);
  return NUNCHI_VISION_OK;
}

int32_t nunchi_vision_stream_close(nunchi_vision_stream *stream) {
  atomic_fetch_sub(&stream->engine->streams, 1);
  free(stream);
  return NUNCHI_VISION_OK;
}

/* Optional: without it, hosts wait for frames that they have given up. */
int32_t nunchi_vision_stream_cancel(nunchi_vision_stream *stream) {
  atomic_store(&stream->cancelled, true);
  return NUNCHI_VISION_OK;
}

/* ---- Pixels -------------------------------------------------------------------------------------- */

/* Red, green and blue of a pixel of luma and chroma, in 1/1024: the coefficients of the frame's matrix. */
typedef struct conversion {
  int luma_black; /* the luma of black */
  int luma_scale;
  int red_of_cr;
  int green_of_cb;
  int green_of_cr;
  int blue_of_cb;
} conversion;

static conversion conversion_of(const nunchi_vision_frame *frame) {
  bool yuv = frame->pixel_format == NUNCHI_VISION_PIXEL_FORMAT_NV12 || frame->pixel_format == NUNCHI_VISION_PIXEL_FORMAT_I420;
  bool limited = frame->colour_range == NUNCHI_VISION_COLOUR_RANGE_LIMITED ||
                 (yuv && frame->colour_range == NUNCHI_VISION_COLOUR_RANGE_UNSPECIFIED);
  double kr = 0.299;
  double kb = 0.114;
  if (frame->colour_matrix == NUNCHI_VISION_COLOUR_MATRIX_BT709) {
    kr = 0.2126;
    kb = 0.0722;
  } else if (frame->colour_matrix == NUNCHI_VISION_COLOUR_MATRIX_BT2020) {
    kr = 0.2627;
    kb = 0.0593;
  }
  double chroma = 1024.0 * (limited ? 255.0 / 224.0 : 1.0);
  double kg = 1.0 - kr - kb;
  return (conversion){.luma_black = limited ? 16 : 0,
                      .luma_scale = (int)(1024.0 * (limited ? 255.0 / 219.0 : 1.0) + 0.5),
                      .red_of_cr = (int)(chroma * 2.0 * (1.0 - kr) + 0.5),
                      .green_of_cb = (int)(chroma * 2.0 * (1.0 - kb) * kb / kg + 0.5),
                      .green_of_cr = (int)(chroma * 2.0 * (1.0 - kr) * kr / kg + 0.5),
                      .blue_of_cb = (int)(chroma * 2.0 * (1.0 - kb) + 0.5)};
}

static int least(int a, int b, int c) { return a < b ? (a < c ? a : c) : (b < c ? b : c); }

static int darkest_of_yuv(const conversion *by, int luma, int cb, int cr) {
  int y = (luma - by->luma_black) * by->luma_scale;
  int red = y + by->red_of_cr * (cr - 128);
  int green = y - by->green_of_cb * (cb - 128) - by->green_of_cr * (cr - 128);
  int blue = y + by->blue_of_cb * (cb - 128);
  return (least(red, green, blue) + 512) / 1024;
}

/* The darkest of red, green and blue of one pixel: it is above 200 only where the pixel is bright and has little colour. */
static int darkest(const nunchi_vision_frame *frame, const conversion *by, uint32_t x, uint32_t y) {
  const uint8_t *row = frame->planes[0].data + (size_t)y * frame->planes[0].stride;
  switch (frame->pixel_format) {
    case NUNCHI_VISION_PIXEL_FORMAT_BGR:
    case NUNCHI_VISION_PIXEL_FORMAT_RGB: return least(row[x * 3], row[x * 3 + 1], row[x * 3 + 2]);
    case NUNCHI_VISION_PIXEL_FORMAT_BGRA: return least(row[x * 4], row[x * 4 + 1], row[x * 4 + 2]);
    case NUNCHI_VISION_PIXEL_FORMAT_NV12: {
      const uint8_t *chroma = frame->planes[1].data + (size_t)(y / 2) * frame->planes[1].stride + x / 2 * 2;
      return darkest_of_yuv(by, row[x], chroma[0], chroma[1]);
    }
    case NUNCHI_VISION_PIXEL_FORMAT_I420: {
      size_t at = (size_t)(y / 2);
      return darkest_of_yuv(by, row[x], frame->planes[1].data[at * frame->planes[1].stride + x / 2],
                            frame->planes[2].data[at * frame->planes[2].stride + x / 2]);
    }
    default: return (row[x] - by->luma_black) * by->luma_scale / 1024;
  }
}

/* ---- Frames -------------------------------------------------------------------------------------- */

/* Finds the box around all bright pixels. Returns false when the frame was given up. */
static bool look(nunchi_vision_stream *stream, const nunchi_vision_frame *frame, bool *found) {
  int brightness = atomic_load(&stream->engine->brightness);
  conversion by = conversion_of(frame);
  uint32_t left = frame->width, top = frame->height, right = 0, bottom = 0;
  for (uint32_t y = 0; y < frame->height; y++) {
    if (atomic_load(&stream->cancelled)) {
      return false;
    }
    for (uint32_t x = 0; x < frame->width; x++) {
      if (darkest(frame, &by, x, y) > brightness) {
        left = x < left ? x : left;
        top = y < top ? y : top;
        right = x >= right ? x + 1 : right;
        bottom = y + 1;
      }
    }
  }
  *found = right > 0;
  if (*found) {
    float width = (float)frame->width;
    float height = (float)frame->height;
    stream->spot = (nunchi_vision_detection){.label = 0, .confidence = 1.0f, .left = (float)left / width,
                                             .top = (float)top / height, .width = (float)(right - left) / width,
                                             .height = (float)(bottom - top) / height,
                                             .track_id = NUNCHI_VISION_NO_TRACK};
  }
  return true;
}

int32_t nunchi_vision_analyze(nunchi_vision_stream *stream, const nunchi_vision_frame *frame,
                              nunchi_vision_result *result) {
  bool found = false;
  atomic_store(&stream->cancelled, false);
  if (!look(stream, frame, &found)) {
    return fail(NUNCHI_VISION_CANCELLED, "the frame was given up");
  }
  result->detection_count = found ? 1 : 0;
  result->detection_size = sizeof(nunchi_vision_detection);
  result->detections = found ? &stream->spot : NULL;
  return NUNCHI_VISION_OK;
}
