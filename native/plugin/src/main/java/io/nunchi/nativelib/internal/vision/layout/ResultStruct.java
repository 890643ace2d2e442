package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** The answer to one frame. C: {@code nunchi_vision_result}. */
@FieldOrder({
  "structSize",
  "detectionCount",
  "detectionSize",
  "reserved0",
  "detections",
  "preprocessNs",
  "inferenceNs",
  "postprocessNs"
})
public final class ResultStruct extends VisionStruct {

  public int structSize;
  public int detectionCount;
  public int detectionSize;
  public int reserved0;
  public @Nullable Pointer detections;
  public long preprocessNs;
  public long inferenceNs;
  public long postprocessNs;

  private static final ResultStruct LAYOUT = new ResultStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int STRUCT_SIZE = LAYOUT.offset("structSize");
  public static final int DETECTION_COUNT = LAYOUT.offset("detectionCount");
  public static final int DETECTION_SIZE = LAYOUT.offset("detectionSize");
  public static final int DETECTIONS = LAYOUT.offset("detections");
  public static final int PREPROCESS_NS = LAYOUT.offset("preprocessNs");
  public static final int INFERENCE_NS = LAYOUT.offset("inferenceNs");
  public static final int POSTPROCESS_NS = LAYOUT.offset("postprocessNs");
}
