package io.nunchi.nativelib.internal.vision.result;

import io.nunchi.nativelib.internal.vision.layout.FrameAttributeStruct;
import io.nunchi.nativelib.internal.vision.layout.ResultStruct;
import io.nunchi.nativelib.internal.vision.load.HeaderViolation;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.FrameAttribute;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads attributes of a frame or clip. */
final class FrameAttributeReader {

  private static final int TIMES = Given.START_TIME | Given.END_TIME;

  private final AnswerMemory memory;

  FrameAttributeReader(AnswerMemory memory) {
    this.memory = memory;
  }

  /**
   * Reads the attributes of an answer.
   *
   * @param frameNanos the stream time of the frame, for attributes of the frame alone
   */
  List<FrameAttribute> read(ByteBuffer result, long frameNanos) throws HeaderViolation {
    StructArray array =
        memory.structs(
            new AnswerMemory.Structs(
                "frame_attributes",
                result.getLong(ResultStruct.FRAME_ATTRIBUTES),
                result.getInt(ResultStruct.FRAME_ATTRIBUTE_COUNT),
                result.getInt(ResultStruct.FRAME_ATTRIBUTE_SIZE)),
            FrameAttributeStruct.SIZE,
            FrameAttributeStruct.SIZE);
    List<FrameAttribute> attributes = new ArrayList<>(array.count());
    for (int i = 0; i < array.count(); i++) {
      attributes.add(attribute(array, i, frameNanos));
    }
    return attributes;
  }

  private FrameAttribute attribute(StructArray array, int index, long frameNanos)
      throws HeaderViolation {
    Attribute attribute =
        Attribute.of(
            memory.text("frame_attribute.name", array.longAt(index, FrameAttributeStruct.NAME)),
            memory.text("frame_attribute.value", array.longAt(index, FrameAttributeStruct.VALUE)),
            array.floatAt(index, FrameAttributeStruct.CONFIDENCE));
    int given = array.intAt(index, FrameAttributeStruct.GIVEN) & TIMES;
    if (given == 0) {
      return FrameAttribute.of(attribute, frameNanos, frameNanos);
    }
    if (given != TIMES) {
      throw new HeaderViolation(
          "a frame_attribute with start_time_ns and end_time_ns, or with neither", "one of them");
    }
    return FrameAttribute.of(
        attribute,
        array.longAt(index, FrameAttributeStruct.START_TIME_NS),
        array.longAt(index, FrameAttributeStruct.END_TIME_NS));
  }
}
