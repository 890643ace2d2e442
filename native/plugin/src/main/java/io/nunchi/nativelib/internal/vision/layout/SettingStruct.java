package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** The value of one setting. C: {@code nunchi_vision_setting}. */
@FieldOrder({"key", "value"})
public final class SettingStruct extends VisionStruct {

  public @Nullable Pointer key;
  public @Nullable Pointer value;

  private static final SettingStruct LAYOUT = new SettingStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int KEY = LAYOUT.offset("key");
  public static final int VALUE = LAYOUT.offset("value");
}
