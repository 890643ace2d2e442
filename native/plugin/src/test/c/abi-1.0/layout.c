/*
 * Prints the layout of every struct of nunchi_vision.h 1.0 as the C compiler sees it, one line per field:
 *
 *     struct field offset size        and, once per struct,        struct - 0 sizeof
 *
 * A Java test reads these lines: in later versions every field of 1.0 is where it was.
 */
#include "nunchi_vision.h"

#include <stddef.h>
#include <stdio.h>

#define STRUCT(type) printf(#type " - 0 %zu\n", sizeof(type))
#define FIELD(type, field) printf(#type " " #field " %zu %zu\n", offsetof(type, field), sizeof(((type *)0)->field))

int main(void) {
  STRUCT(nunchi_vision_setting_spec);
  FIELD(nunchi_vision_setting_spec, struct_size);
  FIELD(nunchi_vision_setting_spec, type);
  FIELD(nunchi_vision_setting_spec, key);
  FIELD(nunchi_vision_setting_spec, unit);
  FIELD(nunchi_vision_setting_spec, minimum);
  FIELD(nunchi_vision_setting_spec, maximum);
  FIELD(nunchi_vision_setting_spec, default_text);
  FIELD(nunchi_vision_setting_spec, title);
  FIELD(nunchi_vision_setting_spec, help);
  FIELD(nunchi_vision_setting_spec, choices);
  FIELD(nunchi_vision_setting_spec, choice_count);
  FIELD(nunchi_vision_setting_spec, reserved0);

  STRUCT(nunchi_vision_info);
  FIELD(nunchi_vision_info, struct_size);
  FIELD(nunchi_vision_info, abi_version);
  FIELD(nunchi_vision_info, id);
  FIELD(nunchi_vision_info, name);
  FIELD(nunchi_vision_info, version);
  FIELD(nunchi_vision_info, vendor);
  FIELD(nunchi_vision_info, labels);
  FIELD(nunchi_vision_info, label_count);
  FIELD(nunchi_vision_info, pixel_formats);
  FIELD(nunchi_vision_info, setting_specs);
  FIELD(nunchi_vision_info, setting_spec_count);
  FIELD(nunchi_vision_info, setting_spec_size);

  STRUCT(nunchi_vision_setting);
  FIELD(nunchi_vision_setting, key);
  FIELD(nunchi_vision_setting, value);

  STRUCT(nunchi_vision_plane);
  FIELD(nunchi_vision_plane, data);
  FIELD(nunchi_vision_plane, stride);
  FIELD(nunchi_vision_plane, rows);

  STRUCT(nunchi_vision_frame);
  FIELD(nunchi_vision_frame, struct_size);
  FIELD(nunchi_vision_frame, width);
  FIELD(nunchi_vision_frame, height);
  FIELD(nunchi_vision_frame, pixel_format);
  FIELD(nunchi_vision_frame, colour_matrix);
  FIELD(nunchi_vision_frame, colour_range);
  FIELD(nunchi_vision_frame, plane_count);
  FIELD(nunchi_vision_frame, reserved0);
  FIELD(nunchi_vision_frame, planes);
  FIELD(nunchi_vision_frame, sequence);
  FIELD(nunchi_vision_frame, capture_time_ns);
  FIELD(nunchi_vision_frame, monotonic_time_ns);

  STRUCT(nunchi_vision_detection);
  FIELD(nunchi_vision_detection, label);
  FIELD(nunchi_vision_detection, confidence);
  FIELD(nunchi_vision_detection, left);
  FIELD(nunchi_vision_detection, top);
  FIELD(nunchi_vision_detection, width);
  FIELD(nunchi_vision_detection, height);
  FIELD(nunchi_vision_detection, track_id);

  STRUCT(nunchi_vision_result);
  FIELD(nunchi_vision_result, struct_size);
  FIELD(nunchi_vision_result, detection_count);
  FIELD(nunchi_vision_result, detection_size);
  FIELD(nunchi_vision_result, reserved0);
  FIELD(nunchi_vision_result, detections);
  FIELD(nunchi_vision_result, preprocess_ns);
  FIELD(nunchi_vision_result, inference_ns);
  FIELD(nunchi_vision_result, postprocess_ns);
  return 0;
}
