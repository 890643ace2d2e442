package io.nunchi.nativelib.internal.vision.result;

import io.nunchi.nativelib.internal.vision.layout.PropertyStruct;
import io.nunchi.nativelib.internal.vision.layout.ResultStruct;
import io.nunchi.nativelib.internal.vision.layout.RuleEventStruct;
import io.nunchi.nativelib.internal.vision.load.HeaderViolation;
import io.nunchi.spi.result.RuleEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads rule events. */
final class RuleEventReader {

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
    List<Long> tracks = tracks(array, index);
    return new RuleEvent(
        ruleTypes.get(type),
        memory.text("rule_event.rule_name", array.longAt(index, RuleEventStruct.RULE_NAME)),
        tracks.isEmpty() ? OptionalLong.empty() : OptionalLong.of(tracks.get(0)),
        properties(array, index));
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
