package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** The saved state of a stream, as bytes. C: {@code nunchi_vision_state}. */
@FieldOrder({"structSize", "version", "format", "bytes", "byteCount"})
public final class StateStruct extends VisionStruct {

  public int structSize;
  public int version;
  public @Nullable Pointer format;
  public @Nullable Pointer bytes;
  public long byteCount;

  private static final StateStruct LAYOUT = new StateStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int STRUCT_SIZE = LAYOUT.offset("structSize");
  public static final int VERSION = LAYOUT.offset("version");
  public static final int FORMAT = LAYOUT.offset("format");
  public static final int BYTES = LAYOUT.offset("bytes");
  public static final int BYTE_COUNT = LAYOUT.offset("byteCount");
}
