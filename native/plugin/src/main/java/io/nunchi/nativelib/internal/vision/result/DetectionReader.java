package io.nunchi.nativelib.internal.vision.result;

import io.nunchi.nativelib.internal.vision.layout.AttributeStruct;
import io.nunchi.nativelib.internal.vision.layout.DetectionStruct;
import io.nunchi.nativelib.internal.vision.layout.EmbeddingStruct;
import io.nunchi.nativelib.internal.vision.layout.KeypointStruct;
import io.nunchi.nativelib.internal.vision.layout.MaskStruct;
import io.nunchi.nativelib.internal.vision.layout.ResultStruct;
import io.nunchi.nativelib.internal.vision.load.HeaderViolation;
import io.nunchi.nativelib.internal.vision.load.LibraryDescription;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.Mask;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads detections, with the attributes, keypoints, masks and embeddings that came with 1.1. */
final class DetectionReader {

  private static final int NO_TRACK = -1;

  private final AnswerMemory memory;
  private final List<String> labels;
  private final List<String> keypointNames;
  private final boolean grown;

  DetectionReader(AnswerMemory memory, LibraryDescription description) {
    this.memory = memory;
    this.labels = description.labels();
    this.keypointNames = description.keypointNames();
    this.grown = description.builtFor(1);
  }

  List<Detection> read(ByteBuffer result) throws HeaderViolation {
    StructArray array =
        memory.structs(
            new AnswerMemory.Structs(
                "detections",
                result.getLong(ResultStruct.DETECTIONS),
                result.getInt(ResultStruct.DETECTION_COUNT),
                result.getInt(ResultStruct.DETECTION_SIZE)),
            DetectionStruct.SIZE_1_0,
            grown ? DetectionStruct.SIZE : DetectionStruct.SIZE_1_0);
    List<Detection> detections = new ArrayList<>(array.count());
    for (int i = 0; i < array.count(); i++) {
      detections.add(detection(array, i));
    }
    return detections;
  }

  private Detection detection(StructArray array, int index) throws HeaderViolation {
    Detection.Builder detection =
        Detection.builder(
            named(labels, array.intAt(index, DetectionStruct.LABEL), "label", index),
            array.floatAt(index, DetectionStruct.CONFIDENCE),
            new BoundingBox(
                array.floatAt(index, DetectionStruct.LEFT),
                array.floatAt(index, DetectionStruct.TOP),
                array.floatAt(index, DetectionStruct.WIDTH),
                array.floatAt(index, DetectionStruct.HEIGHT)));
    long trackId = array.longAt(index, DetectionStruct.TRACK_ID);
    if (trackId < NO_TRACK) {
      throw new HeaderViolation("a track_id from 0, or -1 for none", in(trackId, index));
    }
    if (trackId != NO_TRACK) {
      detection.trackId(trackId);
    }
    if (grown && array.holds(DetectionStruct.SIZE)) {
      addDetails(array, index, detection);
    }
    return detection.build();
  }

  private void addDetails(StructArray array, int index, Detection.Builder detection)
      throws HeaderViolation {
    detection.attributes(attributes(array, index)).keypoints(keypoints(array, index));
    long mask = array.longAt(index, DetectionStruct.MASK);
    if (mask != 0) {
      detection.mask(mask(memory.struct("mask", mask, MaskStruct.SIZE)));
    }
    long embedding = array.longAt(index, DetectionStruct.EMBEDDING);
    if (embedding != 0) {
      detection.embedding(embedding(memory.struct("embedding", embedding, EmbeddingStruct.SIZE)));
    }
  }

  private List<Attribute> attributes(StructArray detections, int index) throws HeaderViolation {
    StructArray array =
        memory.structs(
            new AnswerMemory.Structs(
                "attributes",
                detections.longAt(index, DetectionStruct.ATTRIBUTES),
                detections.intAt(index, DetectionStruct.ATTRIBUTE_COUNT),
                detections.intAt(index, DetectionStruct.ATTRIBUTE_SIZE)),
            AttributeStruct.SIZE,
            AttributeStruct.SIZE);
    List<Attribute> attributes = new ArrayList<>(array.count());
    for (int i = 0; i < array.count(); i++) {
      attributes.add(
          Attribute.of(
              memory.text("attribute.name", array.longAt(i, AttributeStruct.NAME)),
              memory.text("attribute.value", array.longAt(i, AttributeStruct.VALUE)),
              array.floatAt(i, AttributeStruct.CONFIDENCE)));
    }
    return attributes;
  }

  private List<Keypoint> keypoints(StructArray detections, int index) throws HeaderViolation {
    StructArray array =
        memory.structs(
            new AnswerMemory.Structs(
                "keypoints",
                detections.longAt(index, DetectionStruct.KEYPOINTS),
                detections.intAt(index, DetectionStruct.KEYPOINT_COUNT),
                detections.intAt(index, DetectionStruct.KEYPOINT_SIZE)),
            KeypointStruct.SIZE,
            KeypointStruct.SIZE);
    List<Keypoint> keypoints = new ArrayList<>(array.count());
    for (int i = 0; i < array.count(); i++) {
      keypoints.add(
          Keypoint.of(
              named(keypointNames, array.intAt(i, KeypointStruct.NAME), "keypoint name", index),
              array.floatAt(i, KeypointStruct.X),
              array.floatAt(i, KeypointStruct.Y),
              array.floatAt(i, KeypointStruct.CONFIDENCE)));
    }
    return keypoints;
  }

  private Mask mask(ByteBuffer struct) throws HeaderViolation {
    long columns = Integer.toUnsignedLong(struct.getInt(MaskStruct.COLUMNS));
    long rows = Integer.toUnsignedLong(struct.getInt(MaskStruct.ROWS));
    if (columns < 1 || rows < 1 || columns * rows > AnswerMemory.MAX_BYTES) {
      throw new HeaderViolation(
          "a mask of 1 to " + AnswerMemory.MAX_BYTES + " cells", columns + " x " + rows);
    }
    byte[] coverage = new byte[(int) (columns * rows)];
    memory
        .bytes("mask.coverage", struct.getLong(MaskStruct.COVERAGE), coverage.length)
        .get(0, coverage);
    return new Mask((int) columns, (int) rows, coverage);
  }

  private Embedding embedding(ByteBuffer struct) throws HeaderViolation {
    int count = struct.getInt(EmbeddingStruct.VALUE_COUNT);
    if (count == 0) {
      throw new HeaderViolation("an embedding.value_count from 1", "0");
    }
    ByteBuffer vector =
        memory.numbers(
            "embedding.values", struct.getLong(EmbeddingStruct.VALUES), count, Float.BYTES);
    float[] values = new float[count];
    vector.asFloatBuffer().get(0, values);
    return new Embedding(
        memory.text("embedding.model_id", struct.getLong(EmbeddingStruct.MODEL_ID)), values);
  }

  private static String named(List<String> names, int number, String what, int detection)
      throws HeaderViolation {
    if (number < 0 || number >= names.size()) {
      throw new HeaderViolation(
          "a " + what + " from 0 to " + (names.size() - 1),
          in(Integer.toUnsignedLong(number), detection));
    }
    return names.get(number);
  }

  private static String in(long found, int detection) {
    return found + " in detection " + detection;
  }
}
