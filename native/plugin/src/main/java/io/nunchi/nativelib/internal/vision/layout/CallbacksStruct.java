package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** Functions of the host that a library may call. C: {@code nunchi_vision_callbacks}. */
@FieldOrder({"structSize", "reserved0", "context", "log", "tellOperator"})
public final class CallbacksStruct extends VisionStruct {

  public int structSize;
  public int reserved0;
  public @Nullable Pointer context;
  public @Nullable Pointer log;
  public @Nullable Pointer tellOperator;

  private static final CallbacksStruct LAYOUT = new CallbacksStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int STRUCT_SIZE = LAYOUT.offset("structSize");
  public static final int CONTEXT = LAYOUT.offset("context");
  public static final int LOG = LAYOUT.offset("log");
  public static final int TELL_OPERATOR = LAYOUT.offset("tellOperator");
}
