package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** The options of a new stream. C: {@code nunchi_vision_stream_options}. */
@FieldOrder({
  "structSize",
  "reserved0",
  "streamId",
  "cameraId",
  "displayName",
  "frameRate",
  "settings",
  "callbacks",
  "state"
})
public final class StreamOptionsStruct extends VisionStruct {

  public int structSize;
  public int reserved0;
  public @Nullable Pointer streamId;
  public @Nullable Pointer cameraId;
  public @Nullable Pointer displayName;
  public double frameRate;
  public @Nullable Pointer settings;
  public @Nullable Pointer callbacks;
  public @Nullable Pointer state;

  private static final StreamOptionsStruct LAYOUT = new StreamOptionsStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int STRUCT_SIZE = LAYOUT.offset("structSize");
  public static final int STREAM_ID = LAYOUT.offset("streamId");
  public static final int CAMERA_ID = LAYOUT.offset("cameraId");
  public static final int DISPLAY_NAME = LAYOUT.offset("displayName");
  public static final int FRAME_RATE = LAYOUT.offset("frameRate");
  public static final int SETTINGS = LAYOUT.offset("settings");
  public static final int CALLBACKS = LAYOUT.offset("callbacks");
  public static final int STATE = LAYOUT.offset("state");
}
