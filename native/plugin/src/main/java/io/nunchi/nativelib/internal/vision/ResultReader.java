package io.nunchi.nativelib.internal.vision;

import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.layout.DetectionStruct;
import io.nunchi.nativelib.internal.vision.layout.ResultStruct;
import io.nunchi.nativelib.internal.vision.load.CMemory;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.StageTiming;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Copies a library's answer out of the C struct of its stream. Counts, sizes and indexes are
 * checked before they are followed; whether the numbers make sense is for the host to check.
 */
final class ResultReader {

  /** More detections than this in one frame are taken for a broken answer. */
  static final int MAX_DETECTIONS = 10_000;

  private static final int MAX_DETECTION_SIZE = 4096;
  private static final int NO_TRACK = -1;

  private final CMemory struct = new CMemory(ResultStruct.SIZE);
  private final List<String> labels;

  ResultReader(List<String> labels) {
    this.labels = labels;
  }

  Pointer pointer() {
    return struct.pointer();
  }

  /** Forgets the last answer, so that a library that writes nothing has found nothing. */
  void clear() {
    ByteBuffer bytes = struct.bytes();
    for (int i = 0; i < ResultStruct.SIZE; i += Long.BYTES) {
      bytes.putLong(i, 0);
    }
    bytes.putInt(ResultStruct.STRUCT_SIZE, ResultStruct.SIZE);
  }

  FrameResult read(Supplier<String> where) throws AnalyzerFailedException {
    return FrameResult.of(detections(where)).withTimings(timings());
  }

  private List<Detection> detections(Supplier<String> where) throws AnalyzerFailedException {
    int count = struct.bytes().getInt(ResultStruct.DETECTION_COUNT);
    if (count == 0) {
      return List.of();
    }
    if (count < 0 || count > MAX_DETECTIONS) {
      throw broken(
          "a detection_count of at most " + MAX_DETECTIONS, Integer.toUnsignedString(count), where);
    }
    int size = struct.bytes().getInt(ResultStruct.DETECTION_SIZE);
    if (size < DetectionStruct.SIZE_1_0 || size > MAX_DETECTION_SIZE) {
      throw broken(
          "a detection_size from " + DetectionStruct.SIZE_1_0 + " to " + MAX_DETECTION_SIZE,
          Integer.toUnsignedString(size),
          where);
    }
    long address = struct.bytes().getLong(ResultStruct.DETECTIONS);
    if (address == 0) {
      throw broken("a pointer to " + count + " detections", "a null pointer", where);
    }
    ByteBuffer memory =
        new Pointer(address)
            .getByteBuffer(0, (long) size * (count - 1) + DetectionStruct.SIZE_1_0)
            .order(ByteOrder.nativeOrder());
    List<Detection> detections = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      detections.add(detection(memory, i, size, where));
    }
    return detections;
  }

  private Detection detection(ByteBuffer memory, int index, int size, Supplier<String> where)
      throws AnalyzerFailedException {
    int at = index * size;
    int label = memory.getInt(at + DetectionStruct.LABEL);
    if (label < 0 || label >= labels.size()) {
      throw broken(
          "a label from 0 to " + (labels.size() - 1),
          Integer.toUnsignedString(label) + " in detection " + index,
          where);
    }
    Detection.Builder detection =
        Detection.builder(
            labels.get(label),
            memory.getFloat(at + DetectionStruct.CONFIDENCE),
            new BoundingBox(
                memory.getFloat(at + DetectionStruct.LEFT),
                memory.getFloat(at + DetectionStruct.TOP),
                memory.getFloat(at + DetectionStruct.WIDTH),
                memory.getFloat(at + DetectionStruct.HEIGHT)));
    long trackId = memory.getLong(at + DetectionStruct.TRACK_ID);
    if (trackId < NO_TRACK) {
      throw broken("a track_id from 0, or -1 for none", trackId + " in detection " + index, where);
    }
    return trackId == NO_TRACK ? detection.build() : detection.trackId(trackId).build();
  }

  private List<StageTiming> timings() {
    ByteBuffer bytes = struct.bytes();
    List<StageTiming> timings = new ArrayList<>(3);
    add(timings, StageTiming.PREPROCESS, bytes.getLong(ResultStruct.PREPROCESS_NS));
    add(timings, StageTiming.INFERENCE, bytes.getLong(ResultStruct.INFERENCE_NS));
    add(timings, StageTiming.POSTPROCESS, bytes.getLong(ResultStruct.POSTPROCESS_NS));
    return timings;
  }

  /** The header's word for unknown is 0. */
  private static void add(List<StageTiming> timings, String stage, long nanos) {
    if (nanos != 0) {
      timings.add(new StageTiming(stage, nanos));
    }
  }

  private static AnalyzerFailedException broken(
      String expected, String found, Supplier<String> where) {
    return new AnalyzerFailedException(
        Problem.of(
                NativeErrors.BAD_RESULT, "the library's answer breaks the rules of nunchi_vision.h")
            .expected(expected)
            .found(found)
            .where(where.get())
            .fix("tell the library's vendor"));
  }
}
