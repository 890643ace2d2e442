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
  "postprocessNs",
  "ruleEventCount",
  "ruleEventSize",
  "ruleEvents",
  "frameAttributeCount",
  "frameAttributeSize",
  "frameAttributes",
  "inferenceFrames",
  "reserved1"
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
  public int ruleEventCount;
  public int ruleEventSize;
  public @Nullable Pointer ruleEvents;
  public int frameAttributeCount;
  public int frameAttributeSize;
  public @Nullable Pointer frameAttributes;
  public int inferenceFrames;
  public int reserved1;

  private static final ResultStruct LAYOUT = new ResultStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int STRUCT_SIZE = LAYOUT.offset("structSize");
  public static final int DETECTION_COUNT = LAYOUT.offset("detectionCount");
  public static final int DETECTION_SIZE = LAYOUT.offset("detectionSize");
  public static final int DETECTIONS = LAYOUT.offset("detections");
  public static final int PREPROCESS_NS = LAYOUT.offset("preprocessNs");
  public static final int INFERENCE_NS = LAYOUT.offset("inferenceNs");
  public static final int POSTPROCESS_NS = LAYOUT.offset("postprocessNs");
  public static final int RULE_EVENT_COUNT = LAYOUT.offset("ruleEventCount");
  public static final int RULE_EVENT_SIZE = LAYOUT.offset("ruleEventSize");
  public static final int RULE_EVENTS = LAYOUT.offset("ruleEvents");
  public static final int FRAME_ATTRIBUTE_COUNT = LAYOUT.offset("frameAttributeCount");
  public static final int FRAME_ATTRIBUTE_SIZE = LAYOUT.offset("frameAttributeSize");
  public static final int FRAME_ATTRIBUTES = LAYOUT.offset("frameAttributes");
  public static final int INFERENCE_FRAMES = LAYOUT.offset("inferenceFrames");
}
