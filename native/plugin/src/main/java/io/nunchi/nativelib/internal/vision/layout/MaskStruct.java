package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** The part of a box that belongs to a thing. C: {@code nunchi_vision_mask}. */
@FieldOrder({"structSize", "columns", "rows", "reserved0", "coverage"})
public final class MaskStruct extends VisionStruct {

  public int structSize;
  public int columns;
  public int rows;
  public int reserved0;
  public @Nullable Pointer coverage;

  private static final MaskStruct LAYOUT = new MaskStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int STRUCT_SIZE = LAYOUT.offset("structSize");
  public static final int COLUMNS = LAYOUT.offset("columns");
  public static final int ROWS = LAYOUT.offset("rows");
  public static final int COVERAGE = LAYOUT.offset("coverage");
}
