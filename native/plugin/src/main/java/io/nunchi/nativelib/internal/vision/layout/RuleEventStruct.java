package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Pointer;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** Something that a configured rule watches for. C: {@code nunchi_vision_rule_event}. */
@FieldOrder({
  "type",
  "phase",
  "given",
  "confidence",
  "ruleName",
  "eventId",
  "startTimeNs",
  "endTimeNs",
  "trackIds",
  "region",
  "properties",
  "trackIdCount",
  "regionPointCount",
  "propertyCount",
  "propertySize"
})
public final class RuleEventStruct extends VisionStruct {

  public int type;
  public int phase;
  public int given;
  public float confidence;
  public @Nullable Pointer ruleName;
  public long eventId;
  public long startTimeNs;
  public long endTimeNs;
  public @Nullable Pointer trackIds;
  public @Nullable Pointer region;
  public @Nullable Pointer properties;
  public int trackIdCount;
  public int regionPointCount;
  public int propertyCount;
  public int propertySize;

  private static final RuleEventStruct LAYOUT = new RuleEventStruct();

  public static final int SIZE = LAYOUT.size();
  public static final int TYPE = LAYOUT.offset("type");
  public static final int PHASE = LAYOUT.offset("phase");
  public static final int GIVEN = LAYOUT.offset("given");
  public static final int CONFIDENCE = LAYOUT.offset("confidence");
  public static final int RULE_NAME = LAYOUT.offset("ruleName");
  public static final int EVENT_ID = LAYOUT.offset("eventId");
  public static final int START_TIME_NS = LAYOUT.offset("startTimeNs");
  public static final int END_TIME_NS = LAYOUT.offset("endTimeNs");
  public static final int TRACK_IDS = LAYOUT.offset("trackIds");
  public static final int REGION = LAYOUT.offset("region");
  public static final int PROPERTIES = LAYOUT.offset("properties");
  public static final int TRACK_ID_COUNT = LAYOUT.offset("trackIdCount");
  public static final int REGION_POINT_COUNT = LAYOUT.offset("regionPointCount");
  public static final int PROPERTY_COUNT = LAYOUT.offset("propertyCount");
  public static final int PROPERTY_SIZE = LAYOUT.offset("propertySize");
}
