/* What the library says of itself. */
#include "errors.h"
#include "settings.h"

static const char *const labels[CLASSIC_LABEL_COUNT] = {[CLASSIC_PERSON] = "person", [CLASSIC_VEHICLE] = "vehicle"};

uint32_t nunchi_vision_abi_version(void) {
  return NUNCHI_VISION_ABI_VERSION(NUNCHI_VISION_ABI_MAJOR, NUNCHI_VISION_ABI_MINOR);
}

const nunchi_vision_info *nunchi_vision_describe(void) {
  static const nunchi_vision_info info = {
      .struct_size = (uint32_t)sizeof(nunchi_vision_info),
      .abi_version = NUNCHI_VISION_ABI_VERSION(NUNCHI_VISION_ABI_MAJOR, NUNCHI_VISION_ABI_MINOR),
      .id = "nunchi.classic",
      .name = "Classic",
      .version = "1.1.0",
      .vendor = "Nunchi",
      .labels = labels,
      .label_count = CLASSIC_LABEL_COUNT,
      .pixel_formats = NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_NV12) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_I420) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_BGR) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_RGB) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_BGRA) |
                       NUNCHI_VISION_PIXEL_FORMAT_BIT(NUNCHI_VISION_PIXEL_FORMAT_GRAY8),
      .setting_specs = classic_setting_specs,
      .setting_spec_count = CLASSIC_SETTING_COUNT,
      .setting_spec_size = (uint32_t)sizeof(nunchi_vision_setting_spec),
      .capabilities = NUNCHI_VISION_CAPABILITY_DETECTIONS | NUNCHI_VISION_CAPABILITY_TRACKS,
  };
  return &info;
}

const char *nunchi_vision_last_error(void) { return classic_error_text(); }
