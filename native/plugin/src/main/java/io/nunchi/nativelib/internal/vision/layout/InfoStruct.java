package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/**
 * The name of a library and the frames and settings that it accepts. C: {@code nunchi_vision_info}.
 */
@FieldOrder({
  "structSize",
  "abiVersion",
  "id",
  "name",
  "version",
  "vendor",
  "labels",
  "labelCount",
  "pixelFormats",
  "settingSpecs",
  "settingSpecCount",
  "settingSpecSize",
  "capabilities",
  "concurrentCalls",
  "maximumStreams",
  "ruleTypeCount",
  "ruleTypes",
  "keypointNames",
  "keypointNameCount",
  "reserved0"
})
public final class InfoStruct extends VisionStruct {

  public int structSize;
  public int abiVersion;
  public @Nullable Pointer id;
  public @Nullable Pointer name;
  public @Nullable Pointer version;
  public @Nullable Pointer vendor;
  public @Nullable Pointer labels;
  public int labelCount;
  public int pixelFormats;
  public @Nullable Pointer settingSpecs;
  public int settingSpecCount;
  public int settingSpecSize;
  public int capabilities;
  public int concurrentCalls;
  public int maximumStreams;
  public int ruleTypeCount;
  public @Nullable Pointer ruleTypes;
  public @Nullable Pointer keypointNames;
  public int keypointNameCount;
  public int reserved0;

  private static final InfoStruct LAYOUT = new InfoStruct();

  public static final int SIZE = LAYOUT.size();

  /** The size in version 1.0 of the header, the least that a library declares. */
  public static final int SIZE_1_0 = LAYOUT.offset("capabilities");

  public static final int STRUCT_SIZE = LAYOUT.offset("structSize");
  public static final int ABI_VERSION = LAYOUT.offset("abiVersion");
  public static final int ID = LAYOUT.offset("id");
  public static final int NAME = LAYOUT.offset("name");
  public static final int VERSION = LAYOUT.offset("version");
  public static final int VENDOR = LAYOUT.offset("vendor");
  public static final int LABELS = LAYOUT.offset("labels");
  public static final int LABEL_COUNT = LAYOUT.offset("labelCount");
  public static final int PIXEL_FORMATS = LAYOUT.offset("pixelFormats");
  public static final int SETTING_SPECS = LAYOUT.offset("settingSpecs");
  public static final int SETTING_SPEC_COUNT = LAYOUT.offset("settingSpecCount");
  public static final int SETTING_SPEC_SIZE = LAYOUT.offset("settingSpecSize");
  public static final int CAPABILITIES = LAYOUT.offset("capabilities");
  public static final int CONCURRENT_CALLS = LAYOUT.offset("concurrentCalls");
  public static final int MAXIMUM_STREAMS = LAYOUT.offset("maximumStreams");
  public static final int RULE_TYPE_COUNT = LAYOUT.offset("ruleTypeCount");
  public static final int RULE_TYPES = LAYOUT.offset("ruleTypes");
  public static final int KEYPOINT_NAMES = LAYOUT.offset("keypointNames");
  public static final int KEYPOINT_NAME_COUNT = LAYOUT.offset("keypointNameCount");
}
