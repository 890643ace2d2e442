package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** A property of a detected thing. C: {@code nunchi_vision_attribute}. */
@FieldOrder({"name", "value", "confidence", "reserved0"})
public final class AttributeStruct extends VisionStruct {

  public @Nullable Pointer name;
  public @Nullable Pointer value;
  public float confidence;
  public int reserved0;

  private static final AttributeStruct LAYOUT = new AttributeStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int NAME = LAYOUT.offset("name");
  public static final int VALUE = LAYOUT.offset("value");
  public static final int CONFIDENCE = LAYOUT.offset("confidence");
}
