/*
 * nunchi_vision.h 1.1: the C ABI of a vision library that Nunchi runs behind its Java SPI.
 *
 * A vendor implements the eight mandatory functions at the end of this file in one shared library that
 * exports them with C linkage, and as many of the optional functions below them as it has use for. Nunchi
 * loads the library, checks nunchi_vision_abi_version(), reads nunchi_vision_describe(), and then drives it:
 *
 *     engine_create -> stream_open -> analyze, analyze, ... -> stream_close -> engine_destroy
 *
 * Versions    A host looks for the optional functions of a minor version in libraries of that version or a
 *             later one. It takes libraries of every minor version: the functions that a library does not
 *             export, and the fields beyond a struct_size, are as if the library had no such ability.
 *             What came with 1.1 says so; everything else is 1.0.
 *
 * Rules that hold for every function:
 *
 *   Failure    A function never aborts, exits, raises a signal or lets a C++ exception out. It returns a
 *              NUNCHI_VISION_ status and explains itself through nunchi_vision_last_error().
 *   Threads    Calls on one stream never overlap but may come from differing threads; the only exception
 *              is nunchi_vision_stream_cancel(). Streams of one engine run concurrently. Everything else
 *              may be called from any thread at any time.
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
#define NUNCHI_VISION_ABI_MINOR 1u

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
/* 1.1. nunchi_vision_stream_cancel() ended the call before it had a result; the stream takes the next frame. */
#define NUNCHI_VISION_CANCELLED 6

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
/* Any UTF-8 text; nunchi_vision_setting_spec.form narrows it down. */
#define NUNCHI_VISION_SETTING_TEXT 5u

/* ---- Forms of text settings (uint32_t), 1.1 ------------------------------------------------------ */

/* A form says more about a NUNCHI_VISION_SETTING_TEXT. A host that does not know the form takes it for plain text. */
#define NUNCHI_VISION_FORM_PLAIN 0u
/* The corners of an area, "x,y x,y x,y", in fractions of the frame's width and height from its top left; an empty text
 * means no area. */
#define NUNCHI_VISION_FORM_POLYGON 1u
/* The corners of a line, written like those of a polygon. */
#define NUNCHI_VISION_FORM_POLYLINE 2u
/* Labels of nunchi_vision_info.labels joined by commas; an empty text means all of them. */
#define NUNCHI_VISION_FORM_LABELS 3u
/* The absolute path of a file or folder on the host's machine. */
#define NUNCHI_VISION_FORM_FILE 4u

/* ---- Scope and flags of settings (uint32_t), 1.1 ------------------------------------------------- */

/* One value for the engine, given to engine_create. */
#define NUNCHI_VISION_SCOPE_ENGINE 0u
/* One value for each stream, given to stream_open2. A host of 1.0 gives it to engine_create: take it there as
 * the value of all streams. */
#define NUNCHI_VISION_SCOPE_STREAM 1u

/* The value may change while the engine or stream runs: see engine_change_settings and stream_change_settings. */
#define NUNCHI_VISION_SETTING_LIVE 1u
/* The value is a secret, such as a licence key: hosts store it encrypted and never show or log it. */
#define NUNCHI_VISION_SETTING_SECRET 2u

/* ---- Capabilities (bits of a uint32_t), 1.1 ------------------------------------------------------ */

/* Results have detections. */
#define NUNCHI_VISION_CAPABILITY_DETECTIONS 1u
/* Detections have attributes. */
#define NUNCHI_VISION_CAPABILITY_ATTRIBUTES 2u
/* Results have attributes of the frame or clip. */
#define NUNCHI_VISION_CAPABILITY_FRAME_ATTRIBUTES 4u
/* Results have rule events, of info.rule_types. */
#define NUNCHI_VISION_CAPABILITY_RULE_EVENTS 8u
/* Detections have track ids. */
#define NUNCHI_VISION_CAPABILITY_TRACKS 16u
/* Detections have keypoints. */
#define NUNCHI_VISION_CAPABILITY_KEYPOINTS 32u
/* Detections have masks. */
#define NUNCHI_VISION_CAPABILITY_MASKS 64u
/* Detections have embeddings. */
#define NUNCHI_VISION_CAPABILITY_EMBEDDINGS 128u
/* The state of a stream can be saved and restored. Needs stream_save_state and stream_open2. */
#define NUNCHI_VISION_CAPABILITY_STATE 256u

/* ---- Phases of rule events (uint32_t), 1.1 ------------------------------------------------------- */

/* It happened at a moment, such as the crossing of a line. */
#define NUNCHI_VISION_PHASE_MOMENT 0u
/* It began and lasts; an event of the same id will end it. */
#define NUNCHI_VISION_PHASE_STARTED 1u
/* It ended. */
#define NUNCHI_VISION_PHASE_ENDED 2u

/* ---- Optional fields (bits of a field called given), 1.1 ----------------------------------------- */

#define NUNCHI_VISION_GIVEN_CONFIDENCE 1u
#define NUNCHI_VISION_GIVEN_START_TIME 2u
#define NUNCHI_VISION_GIVEN_END_TIME 4u
#define NUNCHI_VISION_GIVEN_EVENT_ID 8u

/* ---- Levels of messages (uint32_t), 1.1 ---------------------------------------------------------- */

/* For whoever develops the library; usually not kept. */
#define NUNCHI_VISION_LEVEL_DEBUG 1u
/* All is well. */
#define NUNCHI_VISION_LEVEL_INFO 2u
/* Something should be looked at; the analysis goes on. */
#define NUNCHI_VISION_LEVEL_WARNING 3u
/* Something does not work. */
#define NUNCHI_VISION_LEVEL_ERROR 4u

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
  /* 1.1 from here on. A NUNCHI_VISION_SCOPE_. */
  uint32_t scope;
  /* NUNCHI_VISION_SETTING_LIVE and NUNCHI_VISION_SETTING_SECRET, or-ed together; 0 for neither. */
  uint32_t flags;
  /* A NUNCHI_VISION_FORM_; 0 for other types than text. */
  uint32_t form;
  /* How many former keys there are. */
  uint32_t former_key_count;
  /* The title of the group that it belongs to in a form, or null when it belongs to none. */
  const char *group;
  /* The keys that it had in older versions of the library; hosts may have stored values under them. Null for none. */
  const char *const *former_keys;
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
  /* How many labels there are, at least 1; 0 is allowed since 1.1 if the library has no detections. */
  uint32_t label_count;
  /* The accepted pixel formats: NUNCHI_VISION_PIXEL_FORMAT_BIT() of each, or-ed together; never 0. */
  uint32_t pixel_formats;
  /* The settings; element i starts at i * setting_spec_size bytes. Null when there are none. */
  const nunchi_vision_setting_spec *setting_specs;
  /* How many settings there are. */
  uint32_t setting_spec_count;
  /* The distance between two elements of setting_specs in bytes. */
  uint32_t setting_spec_size;
  /* 1.1 from here on. NUNCHI_VISION_CAPABILITY_ bits, or-ed together: what results can have; 0 means detections. */
  uint32_t capabilities;
  /* How many concurrent calls of nunchi_vision_analyze() one engine can use, such as the size of a GPU's batch times
   * its lanes; 0 for as many as the host has processor cores for. The host never makes more. */
  uint32_t concurrent_calls;
  /* How many streams one engine can have open at a time, such as a licence's limit; 0 for no limit. */
  uint32_t maximum_streams;
  /* How many rule types there are. */
  uint32_t rule_type_count;
  /* The types of rule events in ONVIF's names, such as "LineDetector"; nunchi_vision_rule_event.type is an index into
   * it. Null when there are none. */
  const char *const *rule_types;
  /* The names of keypoints, such as "left-eye"; nunchi_vision_keypoint.name is an index into it. Null when there are
   * none. */
  const char *const *keypoint_names;
  /* How many names of keypoints there are. */
  uint32_t keypoint_name_count;
  uint32_t reserved0;
} nunchi_vision_info;

/*
 * The value of one setting.
 * Lifecycle and ownership: owned by the caller, borrowed for the call; the library copies what it keeps.
 */
typedef struct nunchi_vision_setting {
  /* The key of a nunchi_vision_setting_spec. */
  const char *key;
  /* The value in the text form of the setting's type. */
  const char *value;
} nunchi_vision_setting;

/*
 * 1.1. The settings of an engine or of a stream; those not given have their defaults.
 * Lifecycle and ownership: owned by the caller, borrowed for the call; the library copies what it keeps.
 */
typedef struct nunchi_vision_settings {
  /* sizeof this struct as the caller knows it. */
  uint32_t struct_size;
  /* How many values there are. */
  uint32_t count;
  /* The distance between two values in bytes. */
  uint32_t setting_size;
  uint32_t reserved0;
  /* The values; element i starts at i * setting_size bytes. Null when there are none. */
  const nunchi_vision_setting *values;
} nunchi_vision_settings;

/* 1.1. Writes a line into the host's log. level is a NUNCHI_VISION_LEVEL_; text is copied, and cut when it is long. */
typedef void (*nunchi_vision_log_function)(void *context, uint32_t level, const char *text);

/*
 * 1.1. Tells the operator of a camera something about its stream, such as "the lens is dirty". level is a
 * NUNCHI_VISION_LEVEL_ from INFO on; code is a short stable name for the kind of message, such as "ACME-17"; both texts
 * are copied. Say it once when it begins, not with every frame: a host drops messages that come too often.
 */
typedef void (*nunchi_vision_tell_function)(void *context, uint32_t level, const char *code, const char *text);

/*
 * 1.1. Functions of the host that an engine or a stream may call, from any thread, and never while it holds a lock that
 * its own functions wait for. They return soon, and never call back into the library.
 * Lifecycle and ownership: the struct is the caller's, borrowed for the call: the library copies what it wants. The
 * functions can be called until engine_destroy or stream_close returns.
 */
typedef struct nunchi_vision_callbacks {
  /* sizeof this struct as the caller knows it. */
  uint32_t struct_size;
  uint32_t reserved0;
  /* Handed back as the first argument of every function below; means nothing to the library. */
  void *context;
  /* May be null. */
  nunchi_vision_log_function log;
  /* May be null; always null for an engine. */
  nunchi_vision_tell_function tell_operator;
} nunchi_vision_callbacks;

/*
 * 1.1. What an engine is created with.
 * Lifecycle and ownership: owned by the caller with everything it points to, borrowed for the call.
 */
typedef struct nunchi_vision_engine_options {
  /* sizeof this struct as the caller knows it. */
  uint32_t struct_size;
  uint32_t reserved0;
  /* The settings of the engine; null means that all have their defaults. */
  const nunchi_vision_settings *settings;
  /* Functions of the host; null when it has none. */
  const nunchi_vision_callbacks *callbacks;
  /* A folder that the library may use for files that it wants to find again after a restart, such as a compiled model;
   * null when the host gives none. Engines share it. */
  const char *persistent_folder;
} nunchi_vision_engine_options;

/*
 * 1.1. What a stream knew, as bytes. A library that changes the meaning of the bytes changes format or version.
 * Lifecycle and ownership: in stream_save_state the struct is the caller's, who sets struct_size, and the library fills
 * the rest with pointers to memory of the stream, valid until the next call on the stream. In stream_open2 everything
 * is the caller's, borrowed for the call.
 */
typedef struct nunchi_vision_state {
  /* sizeof this struct as the caller knows it; set by the caller, left as it is by the library. */
  uint32_t struct_size;
  /* The version of the format. */
  uint32_t version;
  /* The name of the format, such as "com.vendor.product.background"; never null. */
  const char *format;
  /* The bytes; null when there are none. */
  const uint8_t *bytes;
  /* How many bytes there are. A host keeps 64 MiB at most. */
  uint64_t byte_count;
} nunchi_vision_state;

/*
 * 1.1. What a stream is opened with.
 * Lifecycle and ownership: owned by the caller with everything it points to, borrowed for the call.
 */
typedef struct nunchi_vision_stream_options {
  /* sizeof this struct as the caller knows it. */
  uint32_t struct_size;
  uint32_t reserved0;
  /* The host's name of the stream; need not be unique in the library. Never null. */
  const char *stream_id;
  /* The host's name of the camera, which several streams may show. Never null. */
  const char *camera_id;
  /* The name of the stream for people. Never null. */
  const char *display_name;
  /* The frames per second that the camera is set to, or 0 if unknown. Frames may be skipped: read times from frames. */
  double frame_rate;
  /* The settings of scope stream; null means that all have their defaults. */
  const nunchi_vision_settings *settings;
  /* Functions of the host; null when it has none. */
  const nunchi_vision_callbacks *callbacks;
  /* What a stream of the same camera knew when it was saved, perhaps by an older version of the library; or null. A
   * library that cannot use it, whatever is in it, opens the stream without it. */
  const nunchi_vision_state *state;
} nunchi_vision_stream_options;

/*
 * An engine: what is expensive and shared between streams (a model, device memory, settings).
 * Lifecycle: engine_create or engine_create2 to nunchi_vision_engine_destroy().
 * Threading: any thread, concurrently. Ownership: the library's; the caller holds a handle.
 */
typedef struct nunchi_vision_engine nunchi_vision_engine;

/*
 * A stream: the state of one camera (a background model, a tracker).
 * Lifecycle: stream_open or stream_open2 to nunchi_vision_stream_close(), inside its engine's life.
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
  /* 1.1. Nanoseconds since the start of the stream; never run backwards. Count dwell, speed and learning in it: it is
   * the only time that is equal when a recording is analysed again. */
  int64_t stream_time_ns;
} nunchi_vision_frame;

/* 1.1. A point in fractions of the frame's width and height, origin top-left; both in 0..1. */
typedef struct nunchi_vision_point {
  float x;
  float y;
} nunchi_vision_point;

/* 1.1. A property of a detected thing, such as name "clothing.color" and value "red". */
typedef struct nunchi_vision_attribute {
  /* Never null. */
  const char *name;
  /* Never null. */
  const char *value;
  /* How sure the library is, 0..1; finite. */
  float confidence;
  uint32_t reserved0;
} nunchi_vision_attribute;

/* 1.1. A named point of a detected thing. It may lie outside the box; it lies inside the frame. */
typedef struct nunchi_vision_keypoint {
  /* An index into nunchi_vision_info.keypoint_names. */
  uint32_t name;
  /* 0..1 of the frame's width. */
  float x;
  /* 0..1 of the frame's height. */
  float y;
  /* How sure the library is, 0..1; finite. */
  float confidence;
} nunchi_vision_keypoint;

/* 1.1. The part of a box that belongs to the thing: a grid stretched over the box. */
typedef struct nunchi_vision_mask {
  /* sizeof this struct as the library knows it. */
  uint32_t struct_size;
  /* How many columns the grid has, at least 1. */
  uint32_t columns;
  /* How many rows the grid has, at least 1. */
  uint32_t rows;
  uint32_t reserved0;
  /* columns * rows values row by row from the top left, 0 = outside to 255 = inside; never null. */
  const uint8_t *coverage;
} nunchi_vision_mask;

/* 1.1. The look of a thing as a vector: near vectors of one model mean things that look alike. */
typedef struct nunchi_vision_embedding {
  /* sizeof this struct as the library knows it. */
  uint32_t struct_size;
  /* How many values there are, at least 1. */
  uint32_t value_count;
  /* The values, all finite; never null. */
  const float *values;
  /* The model that made it: vectors of different models cannot be compared. Never null. */
  const char *model_id;
} nunchi_vision_embedding;

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
  /* 1.1 from here on. Properties of the thing; element i starts at i * attribute_size bytes. Null for none. */
  const nunchi_vision_attribute *attributes;
  /* How many attributes there are. */
  uint32_t attribute_count;
  /* The distance between two attributes in bytes. */
  uint32_t attribute_size;
  /* Named points of the thing; element i starts at i * keypoint_size bytes. Null for none. */
  const nunchi_vision_keypoint *keypoints;
  /* How many keypoints there are. */
  uint32_t keypoint_count;
  /* The distance between two keypoints in bytes. */
  uint32_t keypoint_size;
  /* The outline of the thing, or null. */
  const nunchi_vision_mask *mask;
  /* The look of the thing, or null. */
  const nunchi_vision_embedding *embedding;
} nunchi_vision_detection;

/* 1.1. A property of a rule event, in ONVIF's names, such as "Direction" and "Right". */
typedef struct nunchi_vision_property {
  /* Never null. */
  const char *name;
  /* Never null. */
  const char *value;
} nunchi_vision_property;

/*
 * 1.1. Something that a configured rule watches for, such as a line that was crossed. A struct of zeros with a rule_name
 * is a complete event: fields that given does not name are not read.
 */
typedef struct nunchi_vision_rule_event {
  /* An index into nunchi_vision_info.rule_types. */
  uint32_t type;
  /* A NUNCHI_VISION_PHASE_. */
  uint32_t phase;
  /* Which of confidence, start_time_ns, end_time_ns and event_id are given: NUNCHI_VISION_GIVEN_ bits, or-ed together. */
  uint32_t given;
  /* How sure the library is, 0..1; finite. */
  float confidence;
  /* The name that a person gave to the rule in the settings; never null. */
  const char *rule_name;
  /* 0 or greater, and the same for the start and the end of one event; must be given for these two. */
  int64_t event_id;
  /* When it began, in stream time: not after the frame. */
  int64_t start_time_ns;
  /* When it ended, in stream time: not after the frame. */
  int64_t end_time_ns;
  /* The tracks that caused it; null for none. */
  const int64_t *track_ids;
  /* The corners of the area in which it happened, at least 3; null for none. */
  const nunchi_vision_point *region;
  /* Further properties; element i starts at i * property_size bytes. Null for none. */
  const nunchi_vision_property *properties;
  /* How many tracks there are. */
  uint32_t track_id_count;
  /* How many corners there are. */
  uint32_t region_point_count;
  /* How many properties there are. */
  uint32_t property_count;
  /* The distance between two properties in bytes. */
  uint32_t property_size;
} nunchi_vision_rule_event;

/* 1.1. A property of the whole frame, or of the clip up to it, such as "camera.tampered" and "covered". */
typedef struct nunchi_vision_frame_attribute {
  /* Never null. */
  const char *name;
  /* Never null. */
  const char *value;
  /* The start of the clip it is about, in stream time; not given for an attribute of this frame alone. */
  int64_t start_time_ns;
  /* The end of the clip it is about, in stream time: not after the frame. */
  int64_t end_time_ns;
  /* How sure the library is, 0..1; finite. */
  float confidence;
  /* Which of start_time_ns and end_time_ns are given: both or none; NUNCHI_VISION_GIVEN_ bits, or-ed together. */
  uint32_t given;
} nunchi_vision_frame_attribute;

/*
 * The answer to one frame.
 * Lifecycle and ownership: the struct is the caller's, who sets struct_size and zeroes the rest; the library fills
 * it, and writes no field beyond struct_size. Everything the struct points to is the stream's memory, valid until the
 * next call on the stream or its close.
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
  /* 1.1 from here on. How many rule events there are; 0 after a failure. */
  uint32_t rule_event_count;
  /* The distance between two rule events in bytes. */
  uint32_t rule_event_size;
  /* The rule events in the order in which they happened; element i starts at i * rule_event_size bytes. Null for none. */
  const nunchi_vision_rule_event *rule_events;
  /* How many attributes of the frame there are; 0 after a failure. */
  uint32_t frame_attribute_count;
  /* The distance between two attributes of the frame in bytes. */
  uint32_t frame_attribute_size;
  /* The attributes of the frame; element i starts at i * frame_attribute_size bytes. Null for none. */
  const nunchi_vision_frame_attribute *frame_attributes;
  /* How many frames went through the analysis itself together, this one included: the batch; 0 means 1. */
  uint32_t inference_frames;
  uint32_t reserved1;
} nunchi_vision_result;

/* ---- Mandatory functions ------------------------------------------------------------------------ */

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
 * A host calls engine_create2 instead where a library exports it.
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
 * A host calls stream_open2 instead where a library exports it.
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
 * Returns OK, FRAME_REJECTED, CANCELLED, BAD_ARGUMENT, OUT_OF_MEMORY or FAILED.
 */
NUNCHI_VISION_API int32_t nunchi_vision_analyze(nunchi_vision_stream *stream, const nunchi_vision_frame *frame,
                                                nunchi_vision_result *result);

/*
 * Closes a stream and frees its detections; null is allowed and does nothing.
 * Lifecycle: after it the handle is dead.
 * Threading: any thread, not while another call on the stream is running. Returns OK.
 */
NUNCHI_VISION_API int32_t nunchi_vision_stream_close(nunchi_vision_stream *stream);

/* ---- Optional functions, 1.1 --------------------------------------------------------------------- */

/*
 * Creates an engine, as engine_create does, with more to go by. options is never null.
 * On OK *engine is the handle, otherwise it is null.
 * Threading: any thread. Ownership: the caller must hand the engine to nunchi_vision_engine_destroy().
 * Returns OK, BAD_SETTING, BAD_ARGUMENT, OUT_OF_MEMORY or FAILED.
 */
NUNCHI_VISION_API int32_t nunchi_vision_engine_create2(const nunchi_vision_engine_options *options,
                                                       nunchi_vision_engine **engine);

/*
 * Changes settings of scope engine while streams run. settings has all settings of the engine, as engine_create2 would
 * get them; they differ from those before in settings with NUNCHI_VISION_SETTING_LIVE only. A frame whose analysis
 * begins after the return is analysed with the new settings; one that runs, with the old or the new ones as a whole.
 * Streams keep what they know, such as their tracks. Nothing changes unless OK is returned.
 * Threading: any thread, also while the engine's streams run. Mandatory if a setting of scope engine is live.
 * Returns OK, BAD_SETTING, BAD_ARGUMENT, OUT_OF_MEMORY or FAILED.
 */
NUNCHI_VISION_API int32_t nunchi_vision_engine_change_settings(nunchi_vision_engine *engine,
                                                               const nunchi_vision_settings *settings);

/*
 * Opens a stream on an engine, as stream_open does, with more to go by. options is never null.
 * On OK *stream is the handle, otherwise it is null.
 * Threading: any thread. Ownership: the caller must hand the stream to nunchi_vision_stream_close().
 * Mandatory if a setting has scope stream, and for NUNCHI_VISION_CAPABILITY_STATE.
 * Returns OK, BAD_SETTING, BAD_ARGUMENT, OUT_OF_MEMORY or FAILED.
 */
NUNCHI_VISION_API int32_t nunchi_vision_stream_open2(nunchi_vision_engine *engine,
                                                     const nunchi_vision_stream_options *options,
                                                     nunchi_vision_stream **stream);

/*
 * Changes settings of scope stream between two frames. settings has all settings of the stream, as stream_open2 would
 * get them; they differ from those before in settings with NUNCHI_VISION_SETTING_LIVE only. They hold from the next
 * frame on. The stream keeps what it knows. Nothing changes unless OK is returned.
 * Threading: never overlaps with another call on this stream. Mandatory if a setting of scope stream is live.
 * Returns OK, BAD_SETTING, BAD_ARGUMENT, OUT_OF_MEMORY or FAILED.
 */
NUNCHI_VISION_API int32_t nunchi_vision_stream_change_settings(nunchi_vision_stream *stream,
                                                               const nunchi_vision_settings *settings);

/*
 * Asks the nunchi_vision_analyze() that runs on the stream to return soon, within 100 ms if it can: with CANCELLED, or
 * with its result if it is ready. The next frame is analysed as ever. Returns at once, without waiting for that call.
 * The host calls it again until that call has returned: one that comes before its first instruction may be lost.
 * Threading: any thread, between the beginning and the end of a call of nunchi_vision_analyze() on the stream; not
 * while another function runs on it.
 * Returns OK or BAD_ARGUMENT.
 */
NUNCHI_VISION_API int32_t nunchi_vision_stream_cancel(nunchi_vision_stream *stream);

/*
 * Gives what the stream knows, so that a stream that is opened with it goes on as this one would. The stream itself
 * goes on, too.
 * Threading: never overlaps with another call on this stream. Ownership: see nunchi_vision_state.
 * Returns OK, BAD_ARGUMENT, OUT_OF_MEMORY or FAILED; state is undefined then.
 */
NUNCHI_VISION_API int32_t nunchi_vision_stream_save_state(nunchi_vision_stream *stream, nunchi_vision_state *state);

#ifdef __cplusplus
}
#endif

#endif
