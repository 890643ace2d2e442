package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** The values of several settings. C: {@code nunchi_vision_settings}. */
@FieldOrder({"structSize", "count", "settingSize", "reserved0", "values"})
public final class SettingsStruct extends VisionStruct {

  public int structSize;
  public int count;
  public int settingSize;
  public int reserved0;
  public @Nullable Pointer values;

  private static final SettingsStruct LAYOUT = new SettingsStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int STRUCT_SIZE = LAYOUT.offset("structSize");
  public static final int COUNT = LAYOUT.offset("count");
  public static final int SETTING_SIZE = LAYOUT.offset("settingSize");
  public static final int VALUES = LAYOUT.offset("values");
}
