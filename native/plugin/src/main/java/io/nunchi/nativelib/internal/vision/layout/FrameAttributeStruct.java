package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** A property of a frame or clip. C: {@code nunchi_vision_frame_attribute}. */
@FieldOrder({"name", "value", "startTimeNs", "endTimeNs", "confidence", "given"})
public final class FrameAttributeStruct extends VisionStruct {

  public @Nullable Pointer name;
  public @Nullable Pointer value;
  public long startTimeNs;
  public long endTimeNs;
  public float confidence;
  public int given;

  private static final FrameAttributeStruct LAYOUT = new FrameAttributeStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int NAME = LAYOUT.offset("name");
  public static final int VALUE = LAYOUT.offset("value");
  public static final int START_TIME_NS = LAYOUT.offset("startTimeNs");
  public static final int END_TIME_NS = LAYOUT.offset("endTimeNs");
  public static final int CONFIDENCE = LAYOUT.offset("confidence");
  public static final int GIVEN = LAYOUT.offset("given");
}
