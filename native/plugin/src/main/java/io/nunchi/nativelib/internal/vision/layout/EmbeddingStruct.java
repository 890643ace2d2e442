package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** The look of a thing as a vector. C: {@code nunchi_vision_embedding}. */
@FieldOrder({"structSize", "valueCount", "values", "modelId"})
public final class EmbeddingStruct extends VisionStruct {

  public int structSize;
  public int valueCount;
  public @Nullable Pointer values;
  public @Nullable Pointer modelId;

  private static final EmbeddingStruct LAYOUT = new EmbeddingStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int STRUCT_SIZE = LAYOUT.offset("structSize");
  public static final int VALUE_COUNT = LAYOUT.offset("valueCount");
  public static final int VALUES = LAYOUT.offset("values");
  public static final int MODEL_ID = LAYOUT.offset("modelId");
}
