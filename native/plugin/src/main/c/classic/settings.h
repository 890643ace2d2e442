/* What can be set, and the values that were. */
#ifndef CLASSIC_SETTINGS_H
#define CLASSIC_SETTINGS_H

#include "nunchi_vision.h"

#include <stdbool.h>

enum { CLASSIC_SETTING_COUNT = 8 };

enum { CLASSIC_PERSON = 0, CLASSIC_VEHICLE = 1, CLASSIC_LABEL_COUNT = 2 };

typedef struct classic_settings {
  double sensitivity;           /* 0..1 */
  double history_seconds;       /* how long the background remembers */
  double minimum_confidence;    /* 0..1 */
  double minimum_height; /* fraction of the frame height */
  double hold_seconds;          /* how long a track lives without being seen */
  int working_size;             /* longest side that is analysed, in pixels */
  bool shadow_suppression;
  bool wanted[CLASSIC_LABEL_COUNT]; /* which labels are reported */
} classic_settings;

extern const nunchi_vision_setting_spec classic_setting_specs[CLASSIC_SETTING_COUNT];

/* Fills settings with the defaults and then the given values. Returns OK, BAD_SETTING or BAD_ARGUMENT. */
int32_t classic_settings_read(const nunchi_vision_settings *given, classic_settings *settings);

/* Whether two settings differ at most in minimum_confidence and wanted, which only decide what is reported. */
bool classic_settings_equal_but_reporting(const classic_settings *a, const classic_settings *b);

#endif
