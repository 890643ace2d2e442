package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** One plane of a frame. C: {@code nunchi_vision_plane}. */
@FieldOrder({"data", "stride", "rows"})
public final class PlaneStruct extends VisionStruct {

  public @Nullable Pointer data;
  public int stride;
  public int rows;

  private static final PlaneStruct LAYOUT = new PlaneStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int DATA = LAYOUT.offset("data");
  public static final int STRIDE = LAYOUT.offset("stride");
  public static final int ROWS = LAYOUT.offset("rows");
}
