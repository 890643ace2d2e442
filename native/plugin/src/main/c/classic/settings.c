#include "settings.h"

#include "errors.h"
#include "pixels.h"

#include <stddef.h>
#include <string.h>

enum { SENSITIVITY, HISTORY, CONFIDENCE, SIZE, SHADOW, LABELS, HOLD, WORKING_SIZE, SETTING_COUNT };

_Static_assert((int)SETTING_COUNT == (int)CLASSIC_SETTING_COUNT, "the header and the list of settings differ");

static const char *const former_confidence[] = {"minimum_confidence"};
static const char *const former_size[] = {"minimum_height"};

#define SPEC_SIZE ((uint32_t)sizeof(nunchi_vision_setting_spec))

#define NUMBER(name, low, high, text) \
  .struct_size = SPEC_SIZE, .type = NUNCHI_VISION_SETTING_NUMBER, .key = name, .minimum = low, .maximum = high, \
  .default_text = text

const nunchi_vision_setting_spec classic_setting_specs[CLASSIC_SETTING_COUNT] = {
    [SENSITIVITY] = {NUMBER("sensitivity", 0.0, 1.0, "0.5"), .unit = "", .title = "Sensitivity",
                     .help = "How small a difference from the background counts as foreground. Higher finds more and "
                             "raises more false alarms."},
    [HISTORY] = {NUMBER("history_seconds", 2.0, 3600.0, "30"), .unit = "s", .title = "Background history",
                 .help = "How long the background model remembers. What stands still for about this long becomes "
                         "background."},
    [CONFIDENCE] = {NUMBER("confidence", 0.0, 1.0, "0.3"), .unit = "", .title = "Confidence",
                    .help = "Detections below this confidence are not reported. Lower it if things are missed, raise "
                            "it if too much is reported.",
                    .flags = NUNCHI_VISION_SETTING_LIVE, .former_key_count = 1, .former_keys = former_confidence},
    [SIZE] = {NUMBER("minimum_size", 0.0, 1.0, "0.05"), .unit = "of frame height", .title = "Minimum size",
              .help = "Detections whose box is less high than this part of the frame's height are not reported.",
              .former_key_count = 1, .former_keys = former_size},
    [SHADOW] = {.struct_size = SPEC_SIZE, .type = NUNCHI_VISION_SETTING_BOOLEAN, .key = "shadow_suppression",
                .unit = "", .default_text = "true", .title = "Shadow suppression",
                .help = "Treats what is a darker copy of the background as a shadow. Turn off where dark things are "
                        "missed."},
    [LABELS] = {.struct_size = SPEC_SIZE, .type = NUNCHI_VISION_SETTING_TEXT, .key = "labels", .unit = "",
                .default_text = "", .title = "Labels",
                .help = "Only detections of these labels are reported; empty for all.",
                .flags = NUNCHI_VISION_SETTING_LIVE, .form = NUNCHI_VISION_FORM_LABELS},
    [HOLD] = {NUMBER("hold_seconds", 0.0, 10.0, "1"), .unit = "s", .title = "Track hold time",
              .help = "How long a track id is kept for something that is not seen for a moment."},
    [WORKING_SIZE] = {.struct_size = SPEC_SIZE, .type = NUNCHI_VISION_SETTING_INTEGER, .key = "working_size",
                      .unit = "px", .minimum = 96.0, .maximum = CLASSIC_MAX_WORKING_SIDE, .default_text = "480", .title = "Working size",
                      .help = "The frame is reduced by a whole factor until its longest side is at most this. Higher "
                              "sees smaller things and costs time."},
};

bool classic_settings_equal_but_reporting(const classic_settings *a, const classic_settings *b) {
  return a->sensitivity == b->sensitivity && a->history_seconds == b->history_seconds &&
         a->minimum_height == b->minimum_height && a->hold_seconds == b->hold_seconds &&
         a->working_size == b->working_size && a->shadow_suppression == b->shadow_suppression;
}

/* Reads a decimal number by hand: strtod would follow the process's locale. Returns false when it is none. */
static bool read_number(const char *text, bool whole, double *number) {
  const char *at = text;
  double sign = 1.0;
  if (*at == '-' || *at == '+') {
    sign = *at == '-' ? -1.0 : 1.0;
    at++;
  }
  double value = 0.0;
  double place = 1.0;
  int digits = 0;
  for (; *at >= '0' && *at <= '9'; at++, digits++) {
    value = value * 10.0 + (double)(*at - '0');
  }
  if (*at == '.' && !whole) {
    double fraction = 0.0;
    for (at++; *at >= '0' && *at <= '9'; at++, digits++) {
      if (place < 1e15) {
        fraction = fraction * 10.0 + (double)(*at - '0');
        place *= 10.0;
      }
    }
    value += fraction / place;
  }
  if (digits == 0 || digits > 300) {
    return false;
  }
  if ((*at == 'e' || *at == 'E') && !whole) {
    bool shrink = at[1] == '-';
    at += at[1] == '-' || at[1] == '+' ? 2 : 1;
    int exponent = 0;
    int exponent_digits = 0;
    for (; *at >= '0' && *at <= '9' && exponent_digits < 4; at++, exponent_digits++) {
      exponent = exponent * 10 + (*at - '0');
    }
    if (exponent_digits == 0 || exponent > 300) {
      return false;
    }
    for (; exponent > 0; exponent--) {
      value = shrink ? value / 10.0 : value * 10.0;
    }
  }
  *number = sign * value;
  return *at == '\0';
}

static const char *expectation(const nunchi_vision_setting_spec *spec) {
  switch (spec->type) {
    case NUNCHI_VISION_SETTING_NUMBER: return "a decimal number with a point";
    case NUNCHI_VISION_SETTING_INTEGER: return "a whole number";
    case NUNCHI_VISION_SETTING_BOOLEAN: return "true or false";
    default: return "labels joined by commas, of person and vehicle, or nothing for both";
  }
}

static int32_t bad_value(const nunchi_vision_setting_spec *spec, const char *found) {
  classic_error("setting %s cannot be read: expected %s, found \"%.80s\"; correct it, or leave it out for the default \"%s\"",
                spec->key, expectation(spec), found, spec->default_text);
  return NUNCHI_VISION_BAD_SETTING;
}

/* Writes a limit with at most two decimals and a point, whatever the locale. */
typedef struct limit_text {
  int whole;
  char fraction[4];
} limit_text;

static limit_text limit(double value) {
  int hundredths = (int)(value * 100.0 + 0.5);
  limit_text text = {hundredths / 100, ""};
  if (hundredths % 100 != 0) {
    text.fraction[0] = '.';
    text.fraction[1] = (char)('0' + hundredths / 10 % 10);
    text.fraction[2] = (char)(hundredths % 10 != 0 ? '0' + hundredths % 10 : '\0');
  }
  return text;
}

/* Reads labels joined by commas, with blanks around them; an empty text means all. Returns false for an unknown label. */
static bool read_labels(const char *text, bool wanted[CLASSIC_LABEL_COUNT]) {
  const nunchi_vision_info *info = nunchi_vision_describe();
  bool all = text[strspn(text, " ")] == '\0';
  for (int label = 0; label < CLASSIC_LABEL_COUNT; label++) {
    wanted[label] = all;
  }
  while (!all) {
    text += strspn(text, " ");
    size_t length = strcspn(text, ",");
    size_t end = length;
    while (end > 0 && text[end - 1] == ' ') {
      end--;
    }
    int label = 0;
    while (label < CLASSIC_LABEL_COUNT &&
           (strlen(info->labels[label]) != end || strncmp(text, info->labels[label], end) != 0)) {
      label++;
    }
    if (label == CLASSIC_LABEL_COUNT) {
      return false;
    }
    wanted[label] = true;
    all = text[length] == '\0';
    text += length + 1;
  }
  return true;
}

static int32_t read_value(int key, const char *text, classic_settings *settings) {
  const nunchi_vision_setting_spec *spec = &classic_setting_specs[key];
  double number = 0.0;
  bool yes = false;
  bool wanted[CLASSIC_LABEL_COUNT];
  switch (spec->type) {
    case NUNCHI_VISION_SETTING_NUMBER:
    case NUNCHI_VISION_SETTING_INTEGER:
      if (!read_number(text, spec->type == NUNCHI_VISION_SETTING_INTEGER, &number)) {
        return bad_value(spec, text);
      }
      if (!(number >= spec->minimum && number <= spec->maximum)) {
        limit_text low = limit(spec->minimum);
        limit_text high = limit(spec->maximum);
        classic_error("setting %s is out of range: expected %d%s to %d%s %s, found %.80s; correct it, or leave it out "
                      "for the default %s",
                      spec->key, low.whole, low.fraction, high.whole, high.fraction, spec->unit, text,
                      spec->default_text);
        return NUNCHI_VISION_BAD_SETTING;
      }
      break;
    case NUNCHI_VISION_SETTING_BOOLEAN:
      yes = strcmp(text, "true") == 0;
      if (!yes && strcmp(text, "false") != 0) {
        return bad_value(spec, text);
      }
      break;
    default:
      if (!read_labels(text, wanted)) {
        return bad_value(spec, text);
      }
      break;
  }
  switch (key) {
    case SENSITIVITY: settings->sensitivity = number; break;
    case HISTORY: settings->history_seconds = number; break;
    case CONFIDENCE: settings->minimum_confidence = number; break;
    case SIZE: settings->minimum_height = number; break;
    case SHADOW: settings->shadow_suppression = yes; break;
    case HOLD: settings->hold_seconds = number; break;
    case WORKING_SIZE: settings->working_size = (int)number; break;
    default: memcpy(settings->wanted, wanted, sizeof settings->wanted); break;
  }
  return NUNCHI_VISION_OK;
}

int32_t classic_settings_read(const nunchi_vision_settings *given, classic_settings *settings) {
  uint32_t count = given->count;
  bool seen[SETTING_COUNT] = {false};
  memset(settings, 0, sizeof *settings);
  for (int key = 0; key < SETTING_COUNT; key++) {
    int32_t status = read_value(key, classic_setting_specs[key].default_text, settings);
    if (status != NUNCHI_VISION_OK) {
      return status;
    }
  }
  if (count != 0 && given->values == NULL) {
    classic_error("settings are null: expected %u settings, found a null pointer; pass the array, or a count of 0", count);
    return NUNCHI_VISION_BAD_ARGUMENT;
  }
  if (count != 0 && given->setting_size < sizeof(nunchi_vision_setting)) {
    classic_error("settings are too close together: expected a setting_size of at least %zu bytes, found %u; set it to "
                  "the sizeof of nunchi_vision_setting",
                  sizeof(nunchi_vision_setting), given->setting_size);
    return NUNCHI_VISION_BAD_ARGUMENT;
  }
  for (uint32_t i = 0; i < count; i++) {
    const nunchi_vision_setting *one =
        (const nunchi_vision_setting *)((const char *)given->values + (size_t)i * given->setting_size);
    if (one->key == NULL || one->value == NULL) {
      classic_error("setting %u has a null %s: expected text, found a null pointer; pass both key and value", i,
                    one->key == NULL ? "key" : "value");
      return NUNCHI_VISION_BAD_ARGUMENT;
    }
    int key = 0;
    while (key < SETTING_COUNT && strcmp(one->key, classic_setting_specs[key].key) != 0) {
      key++;
    }
    if (key == SETTING_COUNT) {
      classic_error("unknown setting: expected one of sensitivity, history_seconds, confidence, "
                    "minimum_size, shadow_suppression, labels, hold_seconds, working_size, found \"%.80s\"; "
                    "correct the key or leave it out",
                    one->key);
      return NUNCHI_VISION_BAD_SETTING;
    }
    if (seen[key]) {
      classic_error("setting %s is given twice: expected it once, found it again with \"%.80s\"; leave one out",
                    one->key, one->value);
      return NUNCHI_VISION_BAD_SETTING;
    }
    seen[key] = true;
    int32_t status = read_value(key, one->value, settings);
    if (status != NUNCHI_VISION_OK) {
      return status;
    }
  }
  return NUNCHI_VISION_OK;
}
