package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Structure.FieldOrder;

/** One thing seen in a frame. C: {@code nunchi_vision_detection}. */
@FieldOrder({"label", "confidence", "left", "top", "width", "height", "trackId"})
public final class DetectionStruct extends VisionStruct {

  public int label;
  public float confidence;
  public float left;
  public float top;
  public float width;
  public float height;
  public long trackId;

  private static final DetectionStruct LAYOUT = new DetectionStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int LABEL = LAYOUT.offset("label");
  public static final int CONFIDENCE = LAYOUT.offset("confidence");
  public static final int LEFT = LAYOUT.offset("left");
  public static final int TOP = LAYOUT.offset("top");
  public static final int WIDTH = LAYOUT.offset("width");
  public static final int HEIGHT = LAYOUT.offset("height");
  public static final int TRACK_ID = LAYOUT.offset("trackId");
}
