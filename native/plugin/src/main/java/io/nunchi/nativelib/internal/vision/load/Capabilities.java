package io.nunchi.nativelib.internal.vision.load;

/** The capability bits of {@code nunchi_vision.h}. */
public final class Capabilities {

  public static final int DETECTIONS = 1;
  public static final int ATTRIBUTES = 2;
  public static final int FRAME_ATTRIBUTES = 4;
  public static final int RULE_EVENTS = 8;
  public static final int TRACKS = 16;
  public static final int KEYPOINTS = 32;
  public static final int MASKS = 64;
  public static final int EMBEDDINGS = 128;
  public static final int STATE = 256;

  private Capabilities() {}
}
