package io.nunchi.nativelib.internal.vision.result;

import io.nunchi.nativelib.internal.vision.layout.PointStruct;
import io.nunchi.nativelib.internal.vision.layout.PropertyStruct;
import io.nunchi.nativelib.internal.vision.layout.ResultStruct;
import io.nunchi.nativelib.internal.vision.layout.RuleEventStruct;
import io.nunchi.nativelib.internal.vision.load.HeaderViolation;
import io.nunchi.spi.geometry.Point;
import io.nunchi.spi.geometry.Polygon;
import io.nunchi.spi.result.RuleEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads rule events. */
final class RuleEventReader {

  private static final int MOMENT = 0;
  private static final int STARTED = 1;
  private static final int ENDED = 2;

  private final AnswerMemory memory;
  private final List<String> ruleTypes;

  RuleEventReader(AnswerMemory memory, List<String> ruleTypes) {
    this.memory = memory;
    this.ruleTypes = ruleTypes;
  }

  List<RuleEvent> read(ByteBuffer result) throws HeaderViolation {
    StructArray array =
        memory.structs(
            new AnswerMemory.Structs(
                "rule_events",
                result.getLong(ResultStruct.RULE_EVENTS),
                result.getInt(ResultStruct.RULE_EVENT_COUNT),
                result.getInt(ResultStruct.RULE_EVENT_SIZE)),
            RuleEventStruct.SIZE,
            RuleEventStruct.SIZE);
    List<RuleEvent> events = new ArrayList<>(array.count());
    for (int i = 0; i < array.count(); i++) {
      events.add(event(array, i));
    }
    return events;
  }

  private RuleEvent event(StructArray array, int index) throws HeaderViolation {
    int type = array.intAt(index, RuleEventStruct.TYPE);
    if (type < 0 || type >= ruleTypes.size()) {
      throw new HeaderViolation(
          "a rule event of a type from 0 to " + (ruleTypes.size() - 1),
          Integer.toUnsignedString(type));
    }
    RuleEvent.Builder event =
        RuleEvent.builder(
                ruleTypes.get(type),
                memory.text("rule_event.rule_name", array.longAt(index, RuleEventStruct.RULE_NAME)))
            .trackIds(tracks(array, index))
            .properties(properties(array, index));
    addPhase(array, index, event);
    addGiven(array, index, event);
    int corners = array.intAt(index, RuleEventStruct.REGION_POINT_COUNT);
    if (corners != 0) {
      event.region(region(array.longAt(index, RuleEventStruct.REGION), corners));
    }
    return event.build();
  }

  private static void addPhase(StructArray array, int index, RuleEvent.Builder event)
      throws HeaderViolation {
    int phase = array.intAt(index, RuleEventStruct.PHASE);
    if (phase == MOMENT) {
      return;
    }
    if (phase != STARTED && phase != ENDED) {
      throw new HeaderViolation("a rule_event.phase from 0 to 2", Integer.toUnsignedString(phase));
    }
    if ((array.intAt(index, RuleEventStruct.GIVEN) & Given.EVENT_ID) == 0) {
      throw new HeaderViolation("an event_id for a rule event that starts or ends", "none");
    }
    long id = array.longAt(index, RuleEventStruct.EVENT_ID);
    if (id < 0) {
      throw new HeaderViolation("a rule_event.event_id from 0", Long.toString(id));
    }
    if (phase == STARTED) {
      event.started(id);
    } else {
      event.ended(id);
    }
  }

  private static void addGiven(StructArray array, int index, RuleEvent.Builder event) {
    int given = array.intAt(index, RuleEventStruct.GIVEN);
    if ((given & Given.CONFIDENCE) != 0) {
      event.confidence(array.floatAt(index, RuleEventStruct.CONFIDENCE));
    }
    if ((given & Given.START_TIME) != 0) {
      event.startNanos(array.longAt(index, RuleEventStruct.START_TIME_NS));
    }
    if ((given & Given.END_TIME) != 0) {
      event.endNanos(array.longAt(index, RuleEventStruct.END_TIME_NS));
    }
  }

  private Polygon region(long address, int corners) throws HeaderViolation {
    if (corners > 0 && corners < 3) {
      throw new HeaderViolation("a region_point_count from 3", Integer.toString(corners));
    }
    ByteBuffer points = memory.numbers("region_points", address, corners, PointStruct.SIZE);
    List<Point> region = new ArrayList<>(corners);
    for (int i = 0; i < corners; i++) {
      int at = i * PointStruct.SIZE;
      region.add(
          new Point(points.getFloat(at + PointStruct.X), points.getFloat(at + PointStruct.Y)));
    }
    return Polygon.of(region);
  }

  private List<Long> tracks(StructArray array, int index) throws HeaderViolation {
    int count = array.intAt(index, RuleEventStruct.TRACK_ID_COUNT);
    List<Long> tracks = new ArrayList<>();
    if (count != 0) {
      ByteBuffer ids =
          memory.numbers(
              "track_ids", array.longAt(index, RuleEventStruct.TRACK_IDS), count, Long.BYTES);
      for (int i = 0; i < count; i++) {
        tracks.add(track(ids.getLong(i * Long.BYTES)));
      }
    }
    return tracks;
  }

  private static long track(long id) throws HeaderViolation {
    if (id < 0) {
      throw new HeaderViolation("a track id of a rule event from 0", Long.toString(id));
    }
    return id;
  }

  private Map<String, String> properties(StructArray events, int index) throws HeaderViolation {
    StructArray array =
        memory.structs(
            new AnswerMemory.Structs(
                "properties",
                events.longAt(index, RuleEventStruct.PROPERTIES),
                events.intAt(index, RuleEventStruct.PROPERTY_COUNT),
                events.intAt(index, RuleEventStruct.PROPERTY_SIZE)),
            PropertyStruct.SIZE,
            PropertyStruct.SIZE);
    Map<String, String> properties = new LinkedHashMap<>();
    for (int i = 0; i < array.count(); i++) {
      String name = memory.text("property.name", array.longAt(i, PropertyStruct.NAME));
      String value = memory.text("property.value", array.longAt(i, PropertyStruct.VALUE));
      if (properties.put(name, value) != null) {
        throw new HeaderViolation("each property of a rule event once", name + " twice");
      }
    }
    return properties;
  }
}
