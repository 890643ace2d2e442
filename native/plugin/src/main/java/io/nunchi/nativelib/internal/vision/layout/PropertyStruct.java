package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** A property of a rule event. C: {@code nunchi_vision_property}. */
@FieldOrder({"name", "value"})
public final class PropertyStruct extends VisionStruct {

  public @Nullable Pointer name;
  public @Nullable Pointer value;

  private static final PropertyStruct LAYOUT = new PropertyStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int NAME = LAYOUT.offset("name");
  public static final int VALUE = LAYOUT.offset("value");
}
