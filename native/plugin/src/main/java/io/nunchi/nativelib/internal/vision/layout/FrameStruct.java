package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Structure.FieldOrder;

/** One video frame. C: {@code nunchi_vision_frame}. */
@FieldOrder({
  "structSize",
  "width",
  "height",
  "pixelFormat",
  "colourMatrix",
  "colourRange",
  "planeCount",
  "reserved0",
  "planes",
  "sequence",
  "captureTimeNs",
  "monotonicTimeNs",
  "streamTimeNs"
})
public final class FrameStruct extends VisionStruct {

  public int structSize;
  public int width;
  public int height;
  public int pixelFormat;
  public int colourMatrix;
  public int colourRange;
  public int planeCount;
  public int reserved0;
  public PlaneStruct[] planes = new PlaneStruct[MAX_PLANES];
  public long sequence;
  public long captureTimeNs;
  public long monotonicTimeNs;
  public long streamTimeNs;

  /** The size of the planes array. */
  public static final int MAX_PLANES = 4;

  private static final FrameStruct LAYOUT = new FrameStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int STRUCT_SIZE = LAYOUT.offset("structSize");
  public static final int WIDTH = LAYOUT.offset("width");
  public static final int HEIGHT = LAYOUT.offset("height");
  public static final int PIXEL_FORMAT = LAYOUT.offset("pixelFormat");
  public static final int COLOUR_MATRIX = LAYOUT.offset("colourMatrix");
  public static final int COLOUR_RANGE = LAYOUT.offset("colourRange");
  public static final int PLANE_COUNT = LAYOUT.offset("planeCount");
  public static final int PLANES = LAYOUT.offset("planes");
  public static final int SEQUENCE = LAYOUT.offset("sequence");
  public static final int CAPTURE_TIME_NS = LAYOUT.offset("captureTimeNs");
  public static final int MONOTONIC_TIME_NS = LAYOUT.offset("monotonicTimeNs");
  public static final int STREAM_TIME_NS = LAYOUT.offset("streamTimeNs");
}
