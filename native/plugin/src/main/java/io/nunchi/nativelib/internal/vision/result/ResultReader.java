package io.nunchi.nativelib.internal.vision.result;

import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.layout.ResultStruct;
import io.nunchi.nativelib.internal.vision.load.CMemory;
import io.nunchi.nativelib.internal.vision.load.HeaderViolation;
import io.nunchi.nativelib.internal.vision.load.LibraryDescription;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.StageTiming;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Copies a library's answer out of the C struct of its stream. Counts, sizes, pointers and indexes
 * are checked before they are followed; the host checks whether the numbers make sense.
 */
public final class ResultReader {

  private final CMemory struct = new CMemory(ResultStruct.SIZE);
  private final AnswerMemory memory = new AnswerMemory();
  private final boolean grown;
  private final DetectionReader detections;
  private final RuleEventReader ruleEvents;
  private final FrameAttributeReader frameAttributes = new FrameAttributeReader(memory);

  public ResultReader(LibraryDescription description) {
    this.grown = description.builtFor(1);
    this.detections = new DetectionReader(memory, description);
    this.ruleEvents = new RuleEventReader(memory, description.ruleTypes());
  }

  /** The struct that the library writes. */
  public Pointer pointer() {
    return struct.pointer();
  }

  /** Forgets the last answer, so that a library that writes nothing has found nothing. */
  public void clear() {
    ByteBuffer bytes = struct.bytes();
    for (int i = 0; i < ResultStruct.SIZE; i += Long.BYTES) {
      bytes.putLong(i, 0);
    }
    bytes.putInt(ResultStruct.STRUCT_SIZE, ResultStruct.SIZE);
  }

  /**
   * Reads the answer.
   *
   * @param frameNanos the stream time of the frame
   * @param where names the frame and stream, for messages
   */
  public FrameResult read(long frameNanos, Supplier<String> where) throws AnalyzerFailedException {
    ByteBuffer bytes = struct.bytes();
    memory.begin();
    try {
      FrameResult result = FrameResult.of(detections.read(bytes)).withTimings(timings(bytes));
      return grown
          ? result
              .withAttributes(frameAttributes.read(bytes, frameNanos))
              .withRuleEvents(ruleEvents.read(bytes))
          : result;
    } catch (HeaderViolation e) {
      throw new AnalyzerFailedException(broken(e.expected(), e.found(), where), e);
    } catch (IllegalArgumentException e) {
      throw new AnalyzerFailedException(
          broken("values that a result takes", String.valueOf(e.getMessage()), where), e);
    }
  }

  private List<StageTiming> timings(ByteBuffer bytes) throws HeaderViolation {
    List<StageTiming> timings = new ArrayList<>(3);
    int frames = grown ? bytes.getInt(ResultStruct.INFERENCE_FRAMES) : 1;
    if (frames < 0) {
      throw new HeaderViolation(
          "an inference_frames of at most " + Integer.MAX_VALUE, Integer.toUnsignedString(frames));
    }
    add(timings, StageTiming.PREPROCESS, bytes.getLong(ResultStruct.PREPROCESS_NS), 1);
    add(
        timings,
        StageTiming.INFERENCE,
        bytes.getLong(ResultStruct.INFERENCE_NS),
        Math.max(frames, 1));
    add(timings, StageTiming.POSTPROCESS, bytes.getLong(ResultStruct.POSTPROCESS_NS), 1);
    return timings;
  }

  /** The header's word for unknown is 0. */
  private static void add(List<StageTiming> timings, String stage, long nanos, int frames) {
    if (nanos != 0) {
      timings.add(StageTiming.ofBatch(stage, nanos, frames));
    }
  }

  private static Problem broken(String expected, String found, Supplier<String> where) {
    return Problem.of(
            NativeErrors.BAD_RESULT, "the library's answer breaks the rules of nunchi_vision.h")
        .expected(expected)
        .found(found)
        .where(where.get())
        .fix("tell the library's vendor");
  }
}
