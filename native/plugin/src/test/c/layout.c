/*
 * Prints the layout of every struct of nunchi_vision.h as the C compiler sees it, one line per field:
 *
 *     struct field offset size        and, once per struct,        struct - 0 sizeof
 *
 * The Java test that compares it with JNA's layout reads these lines.
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
  FIELD(nunchi_vision_setting_spec, scope);
  FIELD(nunchi_vision_setting_spec, flags);
  FIELD(nunchi_vision_setting_spec, form);
  FIELD(nunchi_vision_setting_spec, former_key_count);
  FIELD(nunchi_vision_setting_spec, group);
  FIELD(nunchi_vision_setting_spec, former_keys);

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
  FIELD(nunchi_vision_info, capabilities);
  FIELD(nunchi_vision_info, concurrent_calls);
  FIELD(nunchi_vision_info, maximum_streams);
  FIELD(nunchi_vision_info, rule_type_count);
  FIELD(nunchi_vision_info, rule_types);
  FIELD(nunchi_vision_info, keypoint_names);
  FIELD(nunchi_vision_info, keypoint_name_count);
  FIELD(nunchi_vision_info, reserved0);

  STRUCT(nunchi_vision_setting);
  FIELD(nunchi_vision_setting, key);
  FIELD(nunchi_vision_setting, value);

  STRUCT(nunchi_vision_settings);
  FIELD(nunchi_vision_settings, struct_size);
  FIELD(nunchi_vision_settings, count);
  FIELD(nunchi_vision_settings, setting_size);
  FIELD(nunchi_vision_settings, reserved0);
  FIELD(nunchi_vision_settings, values);

  STRUCT(nunchi_vision_callbacks);
  FIELD(nunchi_vision_callbacks, struct_size);
  FIELD(nunchi_vision_callbacks, reserved0);
  FIELD(nunchi_vision_callbacks, context);
  FIELD(nunchi_vision_callbacks, log);
  FIELD(nunchi_vision_callbacks, tell_operator);

  STRUCT(nunchi_vision_engine_options);
  FIELD(nunchi_vision_engine_options, struct_size);
  FIELD(nunchi_vision_engine_options, reserved0);
  FIELD(nunchi_vision_engine_options, settings);
  FIELD(nunchi_vision_engine_options, callbacks);
  FIELD(nunchi_vision_engine_options, persistent_folder);

  STRUCT(nunchi_vision_state);
  FIELD(nunchi_vision_state, struct_size);
  FIELD(nunchi_vision_state, version);
  FIELD(nunchi_vision_state, format);
  FIELD(nunchi_vision_state, bytes);
  FIELD(nunchi_vision_state, byte_count);

  STRUCT(nunchi_vision_stream_options);
  FIELD(nunchi_vision_stream_options, struct_size);
  FIELD(nunchi_vision_stream_options, reserved0);
  FIELD(nunchi_vision_stream_options, stream_id);
  FIELD(nunchi_vision_stream_options, camera_id);
  FIELD(nunchi_vision_stream_options, display_name);
  FIELD(nunchi_vision_stream_options, frame_rate);
  FIELD(nunchi_vision_stream_options, settings);
  FIELD(nunchi_vision_stream_options, callbacks);
  FIELD(nunchi_vision_stream_options, state);

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
  FIELD(nunchi_vision_frame, stream_time_ns);

  STRUCT(nunchi_vision_point);
  FIELD(nunchi_vision_point, x);
  FIELD(nunchi_vision_point, y);

  STRUCT(nunchi_vision_attribute);
  FIELD(nunchi_vision_attribute, name);
  FIELD(nunchi_vision_attribute, value);
  FIELD(nunchi_vision_attribute, confidence);
  FIELD(nunchi_vision_attribute, reserved0);

  STRUCT(nunchi_vision_keypoint);
  FIELD(nunchi_vision_keypoint, name);
  FIELD(nunchi_vision_keypoint, x);
  FIELD(nunchi_vision_keypoint, y);
  FIELD(nunchi_vision_keypoint, confidence);

  STRUCT(nunchi_vision_mask);
  FIELD(nunchi_vision_mask, struct_size);
  FIELD(nunchi_vision_mask, columns);
  FIELD(nunchi_vision_mask, rows);
  FIELD(nunchi_vision_mask, reserved0);
  FIELD(nunchi_vision_mask, coverage);

  STRUCT(nunchi_vision_embedding);
  FIELD(nunchi_vision_embedding, struct_size);
  FIELD(nunchi_vision_embedding, value_count);
  FIELD(nunchi_vision_embedding, values);
  FIELD(nunchi_vision_embedding, model_id);

  STRUCT(nunchi_vision_detection);
  FIELD(nunchi_vision_detection, label);
  FIELD(nunchi_vision_detection, confidence);
  FIELD(nunchi_vision_detection, left);
  FIELD(nunchi_vision_detection, top);
  FIELD(nunchi_vision_detection, width);
  FIELD(nunchi_vision_detection, height);
  FIELD(nunchi_vision_detection, track_id);
  FIELD(nunchi_vision_detection, attributes);
  FIELD(nunchi_vision_detection, attribute_count);
  FIELD(nunchi_vision_detection, attribute_size);
  FIELD(nunchi_vision_detection, keypoints);
  FIELD(nunchi_vision_detection, keypoint_count);
  FIELD(nunchi_vision_detection, keypoint_size);
  FIELD(nunchi_vision_detection, mask);
  FIELD(nunchi_vision_detection, embedding);

  STRUCT(nunchi_vision_property);
  FIELD(nunchi_vision_property, name);
  FIELD(nunchi_vision_property, value);

  STRUCT(nunchi_vision_rule_event);
  FIELD(nunchi_vision_rule_event, type);
  FIELD(nunchi_vision_rule_event, phase);
  FIELD(nunchi_vision_rule_event, given);
  FIELD(nunchi_vision_rule_event, confidence);
  FIELD(nunchi_vision_rule_event, rule_name);
  FIELD(nunchi_vision_rule_event, event_id);
  FIELD(nunchi_vision_rule_event, start_time_ns);
  FIELD(nunchi_vision_rule_event, end_time_ns);
  FIELD(nunchi_vision_rule_event, track_ids);
  FIELD(nunchi_vision_rule_event, region);
  FIELD(nunchi_vision_rule_event, properties);
  FIELD(nunchi_vision_rule_event, track_id_count);
  FIELD(nunchi_vision_rule_event, region_point_count);
  FIELD(nunchi_vision_rule_event, property_count);
  FIELD(nunchi_vision_rule_event, property_size);

  STRUCT(nunchi_vision_frame_attribute);
  FIELD(nunchi_vision_frame_attribute, name);
  FIELD(nunchi_vision_frame_attribute, value);
  FIELD(nunchi_vision_frame_attribute, start_time_ns);
  FIELD(nunchi_vision_frame_attribute, end_time_ns);
  FIELD(nunchi_vision_frame_attribute, confidence);
  FIELD(nunchi_vision_frame_attribute, given);

  STRUCT(nunchi_vision_result);
  FIELD(nunchi_vision_result, struct_size);
  FIELD(nunchi_vision_result, detection_count);
  FIELD(nunchi_vision_result, detection_size);
  FIELD(nunchi_vision_result, reserved0);
  FIELD(nunchi_vision_result, detections);
  FIELD(nunchi_vision_result, preprocess_ns);
  FIELD(nunchi_vision_result, inference_ns);
  FIELD(nunchi_vision_result, postprocess_ns);
  FIELD(nunchi_vision_result, rule_event_count);
  FIELD(nunchi_vision_result, rule_event_size);
  FIELD(nunchi_vision_result, rule_events);
  FIELD(nunchi_vision_result, frame_attribute_count);
  FIELD(nunchi_vision_result, frame_attribute_size);
  FIELD(nunchi_vision_result, frame_attributes);
  FIELD(nunchi_vision_result, inference_frames);
  FIELD(nunchi_vision_result, reserved1);
  return 0;
}
