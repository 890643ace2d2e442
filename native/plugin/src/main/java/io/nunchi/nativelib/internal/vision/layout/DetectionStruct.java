package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** One thing seen in a frame. C: {@code nunchi_vision_detection}. */
@FieldOrder({
  "label",
  "confidence",
  "left",
  "top",
  "width",
  "height",
  "trackId",
  "attributes",
  "attributeCount",
  "attributeSize",
  "keypoints",
  "keypointCount",
  "keypointSize",
  "mask",
  "embedding"
})
public final class DetectionStruct extends VisionStruct {

  public int label;
  public float confidence;
  public float left;
  public float top;
  public float width;
  public float height;
  public long trackId;
  public @Nullable Pointer attributes;
  public int attributeCount;
  public int attributeSize;
  public @Nullable Pointer keypoints;
  public int keypointCount;
  public int keypointSize;
  public @Nullable Pointer mask;
  public @Nullable Pointer embedding;

  private static final DetectionStruct LAYOUT = new DetectionStruct();

  public static final int SIZE = LAYOUT.size();

  /** The size in version 1.0 of the header, the least that a library declares. */
  public static final int SIZE_1_0 = LAYOUT.offset("attributes");

  public static final int LABEL = LAYOUT.offset("label");
  public static final int CONFIDENCE = LAYOUT.offset("confidence");
  public static final int LEFT = LAYOUT.offset("left");
  public static final int TOP = LAYOUT.offset("top");
  public static final int WIDTH = LAYOUT.offset("width");
  public static final int HEIGHT = LAYOUT.offset("height");
  public static final int TRACK_ID = LAYOUT.offset("trackId");
  public static final int ATTRIBUTES = LAYOUT.offset("attributes");
  public static final int ATTRIBUTE_COUNT = LAYOUT.offset("attributeCount");
  public static final int ATTRIBUTE_SIZE = LAYOUT.offset("attributeSize");
  public static final int KEYPOINTS = LAYOUT.offset("keypoints");
  public static final int KEYPOINT_COUNT = LAYOUT.offset("keypointCount");
  public static final int KEYPOINT_SIZE = LAYOUT.offset("keypointSize");
  public static final int MASK = LAYOUT.offset("mask");
  public static final int EMBEDDING = LAYOUT.offset("embedding");
}
