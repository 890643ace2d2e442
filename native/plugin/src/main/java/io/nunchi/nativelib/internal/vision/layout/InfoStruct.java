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
  "settingSpecSize"
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

  private static final InfoStruct LAYOUT = new InfoStruct();

  public static final int SIZE = LAYOUT.size();
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
}
