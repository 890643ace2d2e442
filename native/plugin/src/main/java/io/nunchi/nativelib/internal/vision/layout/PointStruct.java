package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Structure.FieldOrder;

/** A point of a frame. C: {@code nunchi_vision_point}. */
@FieldOrder({"x", "y"})
public final class PointStruct extends VisionStruct {

  public float x;
  public float y;

  private static final PointStruct LAYOUT = new PointStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int X = LAYOUT.offset("x");
  public static final int Y = LAYOUT.offset("y");
}
