/*
 * nunchi_vision.h: the C ABI of a vision library that Nunchi runs behind its Java SPI.
 *
 * A vendor implements the eight functions at the end of this file in one shared library that exports
 * them with C linkage. Nunchi loads the library, checks nunchi_vision_abi_version(), reads
 * nunchi_vision_describe(), and then drives it:
 *
 *     engine_create -> stream_open -> analyze, analyze, ... -> stream_close -> engine_destroy
 *
 * Rules that hold for every function:
 *
 *   Failure    A function never aborts, exits, raises a signal or lets a C++ exception out. It returns a
 *              NUNCHI_VISION_ status and explains itself through nunchi_vision_last_error().
 *   Threads    Calls on one stream never overlap but may come from differing threads. Streams of one
 *              engine run concurrently. Everything else may be called from any thread at any time.
 *   Strings    are UTF-8 and end with a zero byte.
 *   Layout     Only fixed-width types and pointers, no bit-fields, no unions, padding spelled out, so
 *              that a struct has one layout on every 64-bit platform.
 *   Growth     A struct that begins with struct_size may grow at its end in a later minor version. Its
 *              writer sets struct_size to the sizeof it was compiled with; its reader touches no
 *              field beyond that size. Array elements are as far apart as the array's owner says.
 *   reserved   fields are zero when written and ignored when read.
 */
#ifndef NUNCHI_VISION_H
#define NUNCHI_VISION_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Marks the functions a library exports; everything else may be compiled with hidden visibility. */
#if defined(_WIN32)
#define NUNCHI_VISION_API __declspec(dllexport)
#elif defined(__GNUC__)
#define NUNCHI_VISION_API __attribute__((visibility("default")))
#else
#define NUNCHI_VISION_API
#endif

/* ---- Version ------------------------------------------------------------------------------------ */

/* The version of this header. A library loads when its major equals the host's. */
#define NUNCHI_VISION_ABI_MAJOR 1u
#define NUNCHI_VISION_ABI_MINOR 0u

/* Packs a version into one number: major in the upper 16 bits, minor in the lower 16 bits. */
#define NUNCHI_VISION_ABI_VERSION(major, minor) ((((uint32_t)(major)) << 16) | ((uint32_t)(minor)))

/* ---- Status codes (int32_t) --------------------------------------------------------------------- */

/* The call did what it was asked. */
#define NUNCHI_VISION_OK 0
/* This frame cannot be analysed; the stream is unharmed and takes the next frame. */
#define NUNCHI_VISION_FRAME_REJECTED 1
/* The engine or stream failed; the host closes and recreates it. */
#define NUNCHI_VISION_FAILED 2
/* A setting has an unknown key, or a value of the wrong type or outside its range; nothing was created. */
#define NUNCHI_VISION_BAD_SETTING 3
/* Memory ran out; nothing was created, or the stream is unharmed and may be tried with another frame. */
#define NUNCHI_VISION_OUT_OF_MEMORY 4
/* A pointer is null, a struct_size is too small, or an object is used out of order: the caller is wrong. */
#define NUNCHI_VISION_BAD_ARGUMENT 5

/* ---- Pixel formats (uint32_t) ------------------------------------------------------------------- */

/* 2 planes, 8 bit: luma; then interleaved Cb Cr, half the width and height, rounded up. */
#define NUNCHI_VISION_PIXEL_FORMAT_NV12 1u
/* 3 planes, 8 bit: luma; Cb; Cr. The chroma planes have half the width and height, rounded up. */
#define NUNCHI_VISION_PIXEL_FORMAT_I420 2u
/* 1 plane, 3 bytes per pixel: blue, green, red. */
#define NUNCHI_VISION_PIXEL_FORMAT_BGR 3u
/* 1 plane, 3 bytes per pixel: red, green, blue. */
#define NUNCHI_VISION_PIXEL_FORMAT_RGB 4u
/* 1 plane, 4 bytes per pixel: blue, green, red, alpha. Alpha carries no meaning. */
#define NUNCHI_VISION_PIXEL_FORMAT_BGRA 5u
/* 1 plane, 1 byte per pixel: luma. */
#define NUNCHI_VISION_PIXEL_FORMAT_GRAY8 6u

/* The bit of a pixel format in a bit mask such as nunchi_vision_info.pixel_formats. */
#define NUNCHI_VISION_PIXEL_FORMAT_BIT(pixel_format) (((uint32_t)1u) << (pixel_format))

/* ---- Colour matrix and range (uint32_t) --------------------------------------------------------- */

/* How luma and chroma were made from red, green and blue. Says nothing for BGR, RGB, BGRA and GRAY8. */
#define NUNCHI_VISION_COLOUR_MATRIX_UNSPECIFIED 0u
#define NUNCHI_VISION_COLOUR_MATRIX_BT601 1u
#define NUNCHI_VISION_COLOUR_MATRIX_BT709 2u
#define NUNCHI_VISION_COLOUR_MATRIX_BT2020 3u

/* The range of sample values: limited is 16..235 for luma and 16..240 for chroma, full is 0..255.
 * Unspecified means limited for NV12 and I420, and full for all others. */
#define NUNCHI_VISION_COLOUR_RANGE_UNSPECIFIED 0u
#define NUNCHI_VISION_COLOUR_RANGE_LIMITED 1u
#define NUNCHI_VISION_COLOUR_RANGE_FULL 2u

/* ---- Setting types (uint32_t) ------------------------------------------------------------------- */

/* A decimal number with an optional fraction and a point, never a comma: "0.25". */
#define NUNCHI_VISION_SETTING_NUMBER 1u
/* A decimal whole number: "480". */
#define NUNCHI_VISION_SETTING_INTEGER 2u
/* "true" or "false". */
#define NUNCHI_VISION_SETTING_BOOLEAN 3u
/* One of the choices, letter for letter. */
#define NUNCHI_VISION_SETTING_CHOICE 4u
/* Any UTF-8 text. */
#define NUNCHI_VISION_SETTING_TEXT 5u

/* ---- Limits ------------------------------------------------------------------------------------- */

/* The size of the planes array of a frame; plane_count says how many of them are used. */
#define NUNCHI_VISION_MAX_PLANES 4u
/* The track_id of a detection that belongs to no track. */
#define NUNCHI_VISION_NO_TRACK (-1)

/* ---- Structs ------------------------------------------------------------------------------------ */

/*
 * One setting the library understands, so that a host can check values and draw a form.
 * Lifecycle and ownership: constant, owned by the library, valid while it is loaded.
 * Threading: immutable, read from any thread.
 */
typedef struct nunchi_vision_setting_spec {
  /* sizeof this struct as the library knows it. */
  uint32_t struct_size;
  /* A NUNCHI_VISION_SETTING_ type. */
  uint32_t type;
  /* The name in [a-z0-9_], unique in the library; never null. */
  const char *key;
  /* The unit of the value ("s", "px"), or an empty string when it has none; never null. */
  const char *unit;
  /* The smallest allowed value of a number or integer, inclusive; 0 for other types. */
  double minimum;
  /* The largest allowed value of a number or integer, inclusive; 0 for other types. */
  double maximum;
  /* The value used when the setting is not given, in the text form of its type; never null. */
  const char *default_text;
  /* A short title for a form; never null. */
  const char *title;
  /* One or two sentences that say what the setting does; never null. */
  const char *help;
  /* The allowed values of a choice; null for other types. */
  const char *const *choices;
  /* How many choices there are; 0 for other types. */
  uint32_t choice_count;
  uint32_t reserved0;
} nunchi_vision_setting_spec;

/*
 * What the library is and what it accepts.
 * Lifecycle and ownership: constant, owned by the library with everything it points to, valid while it is loaded.
 * Threading: immutable, read from any thread.
 */
typedef struct nunchi_vision_info {
  /* sizeof this struct as the library knows it. */
  uint32_t struct_size;
  /* The same value as nunchi_vision_abi_version(). */
  uint32_t abi_version;
  /* The identifier, unique among analyzers, in reversed-domain form ("com.vendor.product"); never null. */
  const char *id;
  /* The name shown to people; never null. */
  const char *name;
  /* The version of the library itself, free in form; never null. */
  const char *version;
  /* Who makes it; never null. */
  const char *vendor;
  /* The labels of detections; nunchi_vision_detection.label is an index into it. Never null, no element null. */
  const char *const *labels;
  /* How many labels there are, at least 1. */
  uint32_t label_count;
  /* The accepted pixel formats: NUNCHI_VISION_PIXEL_FORMAT_BIT() of each, or-ed together; never 0. */
  uint32_t pixel_formats;
  /* The settings; element i starts at i * setting_spec_size bytes. Null when there are none. */
  const nunchi_vision_setting_spec *setting_specs;
  /* How many settings there are. */
  uint32_t setting_spec_count;
  /* The distance between two elements of setting_specs in bytes. */
  uint32_t setting_spec_size;
} nunchi_vision_info;

/*
 * The value of one setting, given to nunchi_vision_engine_create().
 * Lifecycle and ownership: owned by the caller, borrowed for the call; the library copies what it keeps.
 */
typedef struct nunchi_vision_setting {
  /* The key of a nunchi_vision_setting_spec. */
  const char *key;
  /* The value in the text form of the setting's type. */
  const char *value;
} nunchi_vision_setting;

/*
 * An engine: what is expensive and shared between streams (a model, device memory, settings).
 * Lifecycle: nunchi_vision_engine_create() to nunchi_vision_engine_destroy().
 * Threading: any thread, concurrently. Ownership: the library's; the caller holds a handle.
 */
typedef struct nunchi_vision_engine nunchi_vision_engine;

/*
 * A stream: the state of one camera (a background model, a tracker).
 * Lifecycle: nunchi_vision_stream_open() to nunchi_vision_stream_close(), inside its engine's life.
 * Threading: one call at a time, from any thread. Ownership: the library's; the caller holds a handle.
 */
typedef struct nunchi_vision_stream nunchi_vision_stream;

/*
 * One plane of a frame.
 * Ownership: the caller's memory, read-only, borrowed for the call.
 */
typedef struct nunchi_vision_plane {
  /* The first byte of the first row; null for an unused plane. No alignment is promised. */
  const uint8_t *data;
  /* The distance between the starts of two rows in bytes; at least the bytes of one row. */
  uint32_t stride;
  /* How many rows there are. stride * (rows - 1) + the bytes of one row are readable, no more. */
  uint32_t rows;
} nunchi_vision_plane;

/*
 * One video frame.
 * Lifecycle and ownership: owned by the caller, borrowed for the call; a library that wants pixels later copies them.
 */
typedef struct nunchi_vision_frame {
  /* sizeof this struct as the caller knows it. */
  uint32_t struct_size;
  /* The width in pixels, at least 1, odd widths included. */
  uint32_t width;
  /* The height in pixels, at least 1, odd heights included. */
  uint32_t height;
  /* A NUNCHI_VISION_PIXEL_FORMAT_ value. */
  uint32_t pixel_format;
  /* A NUNCHI_VISION_COLOUR_MATRIX_ value. */
  uint32_t colour_matrix;
  /* A NUNCHI_VISION_COLOUR_RANGE_ value. */
  uint32_t colour_range;
  /* How many planes the pixel format has: 1, 2 or 3. */
  uint32_t plane_count;
  uint32_t reserved0;
  /* The planes in the order of the pixel format; those from plane_count on are null, 0, 0. */
  nunchi_vision_plane planes[NUNCHI_VISION_MAX_PLANES];
  /* The number of the frame in its stream; grows, gaps are dropped frames. */
  int64_t sequence;
  /* When the camera took it: nanoseconds since 1970-01-01T00:00:00Z (UTC). May jump in either direction. */
  int64_t capture_time_ns;
  /* When the host received it: nanoseconds of the host's monotonic clock, whose origin means nothing. */
  int64_t monotonic_time_ns;
} nunchi_vision_frame;

/*
 * One thing seen in a frame.
 * The box is in fractions of the frame's width and height, origin top-left: all four in 0..1,
 * left + width and top + height at most 1 (float rounding aside), width and height above 0.
 */
typedef struct nunchi_vision_detection {
  /* An index into nunchi_vision_info.labels. */
  uint32_t label;
  /* How sure the library is, 0..1; finite. */
  float confidence;
  /* The left edge of the box, 0..1. */
  float left;
  /* The top edge of the box, 0..1. */
  float top;
  /* The width of the box, 0..1. */
  float width;
  /* The height of the box, 0..1. */
  float height;
  /* The track it belongs to, 0 or greater and the same for one person or thing over time, or NUNCHI_VISION_NO_TRACK. */
  int64_t track_id;
} nunchi_vision_detection;

/*
 * The answer to one frame.
 * Lifecycle and ownership: the struct is the caller's, who sets struct_size; the library fills the rest. The
 * detections are the stream's memory, valid until the next call on the stream or its close.
 */
typedef struct nunchi_vision_result {
  /* sizeof this struct as the caller knows it; set by the caller, left as it is by the library. */
  uint32_t struct_size;
  /* How many detections there are; 0 after a failure. */
  uint32_t detection_count;
  /* The distance between two detections in bytes. */
  uint32_t detection_size;
  uint32_t reserved0;
  /* The detections; element i starts at i * detection_size bytes. Null when there are none. */
  const nunchi_vision_detection *detections;
  /* How long reading and converting the pixels took, in nanoseconds, 0 when unknown. */
  int64_t preprocess_ns;
  /* How long the analysis itself took, in nanoseconds, 0 when unknown. */
  int64_t inference_ns;
  /* How long turning it into detections took, tracking included, in nanoseconds, 0 when unknown. */
  int64_t postprocess_ns;
} nunchi_vision_result;

/* ---- Functions ---------------------------------------------------------------------------------- */

/*
 * Returns the version of this header the library was compiled with, as NUNCHI_VISION_ABI_VERSION().
 * Lifecycle: callable before anything else; the host calls no other function when the major differs.
 * Threading: any thread. Cannot fail.
 */
NUNCHI_VISION_API uint32_t nunchi_vision_abi_version(void);

/*
 * Returns what the library is and accepts; cheap, loads no model.
 * Threading: any thread. Ownership: constant memory of the library. Never null.
 */
NUNCHI_VISION_API const nunchi_vision_info *nunchi_vision_describe(void);

/*
 * Returns why the last call that failed on this thread failed: what, expected, found, how to fix.
 * Lifecycle: valid until the next nunchi_vision_ call on this thread. A call that succeeds leaves it unspecified.
 * Threading: thread-local. Ownership: the library's. Never null, empty when nothing has failed.
 */
NUNCHI_VISION_API const char *nunchi_vision_last_error(void);

/*
 * Creates an engine from settings; those not given take their defaults, unknown keys and repeated keys are errors.
 * settings may be null when setting_count is 0. On OK *engine is the handle, otherwise it is null.
 * Threading: any thread. Ownership: the caller must hand the engine to nunchi_vision_engine_destroy().
 * Returns OK, BAD_SETTING, BAD_ARGUMENT, OUT_OF_MEMORY or FAILED.
 */
NUNCHI_VISION_API int32_t nunchi_vision_engine_create(const nunchi_vision_setting *settings, uint32_t setting_count,
                                                      nunchi_vision_engine **engine);

/*
 * Destroys an engine whose streams are all closed; null is allowed and does nothing.
 * Lifecycle: after OK the handle is dead; with streams still open it returns BAD_ARGUMENT and the engine lives on.
 * Threading: any thread, not while another call on the engine is running.
 */
NUNCHI_VISION_API int32_t nunchi_vision_engine_destroy(nunchi_vision_engine *engine);

/*
 * Opens a stream on an engine. stream_id names the camera in messages and is copied; it need not be unique.
 * On OK *stream is the handle, otherwise it is null.
 * Threading: any thread. Ownership: the caller must hand the stream to nunchi_vision_stream_close().
 * Returns OK, BAD_ARGUMENT, OUT_OF_MEMORY or FAILED.
 */
NUNCHI_VISION_API int32_t nunchi_vision_stream_open(nunchi_vision_engine *engine, const char *stream_id,
                                                    nunchi_vision_stream **stream);

/*
 * Analyses the next frame of a stream. Width, height and pixel format may change from frame to frame.
 * Lifecycle: ends the life of the detections of the stream's previous result.
 * Threading: never overlaps with another call on this stream; the thread may differ from call to call.
 * Ownership: frame and pixels are borrowed; result is the caller's, its detections are the stream's.
 * Returns OK, FRAME_REJECTED, BAD_ARGUMENT, OUT_OF_MEMORY or FAILED.
 */
NUNCHI_VISION_API int32_t nunchi_vision_analyze(nunchi_vision_stream *stream, const nunchi_vision_frame *frame,
                                                nunchi_vision_result *result);

/*
 * Closes a stream and frees its detections; null is allowed and does nothing.
 * Lifecycle: after it the handle is dead.
 * Threading: any thread, not while another call on the stream is running. Returns OK.
 */
NUNCHI_VISION_API int32_t nunchi_vision_stream_close(nunchi_vision_stream *stream);

#ifdef __cplusplus
}
#endif

#endif
