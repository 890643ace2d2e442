package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Structure.FieldOrder;

/** A named point of a detected thing. C: {@code nunchi_vision_keypoint}. */
@FieldOrder({"name", "x", "y", "confidence"})
public final class KeypointStruct extends VisionStruct {

  public int name;
  public float x;
  public float y;
  public float confidence;

  private static final KeypointStruct LAYOUT = new KeypointStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int NAME = LAYOUT.offset("name");
  public static final int X = LAYOUT.offset("x");
  public static final int Y = LAYOUT.offset("y");
  public static final int CONFIDENCE = LAYOUT.offset("confidence");
}
