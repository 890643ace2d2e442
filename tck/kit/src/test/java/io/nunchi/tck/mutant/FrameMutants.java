package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Mutants of chapter 5: frames and ownership. */
public final class FrameMutants {

  private FrameMutants() {}

  public static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "5.1",
            "reads the picture before from memory that is not its own any more",
            () -> Delegating.analyzing(LooksBack::new),
            "frames, planes and buffers that are kept in fields"),
        Mutant.of(
            "5.1",
            "asks a frame for its size after it gave it back",
            () -> Delegating.analyzing(AsksLate::new),
            "no look at a frame that was given back"),
        Mutant.of(
            "5.2",
            "writes a byte by its address",
            () -> Delegating.analyzing(() -> FrameMutants::analyzeAndWrite),
            "native code that works in place"),
        Mutant.of(
            "5.3",
            "never closes a lease",
            () -> Delegating.analyzing(() -> FrameMutants::analyzeAndRetain),
            "its lease is closed on every path"),
        Mutant.of(
            "5.4",
            "takes the stride for the width",
            () -> Delegating.analyzing(() -> FrameMutants::analyzeWithoutStride),
            "whether rows are found by stride()"),
        Mutant.of(
            "5.5",
            "keeps the size of its first frame",
            () -> Delegating.analyzing(KeepsSize::new),
            "has the size of a frame"),
        Mutant.of(
            "5.5",
            "gives up at a frame that is too narrow",
            () -> Delegating.analyzing(() -> FrameMutants::failIfNarrow),
            "a result or FrameRejectedException"),
        Mutant.of(
            "5.5",
            "takes nothing wider than before",
            () -> Delegating.analyzing(OnlyNarrower::new),
            "the next frame is analyzed"));
  }

  private static final class LooksBack implements Delegating.Step {
    private Optional<Plane> before = Optional.empty();

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      FrameResult result = correct.analyze(frame);
      int byteBefore = before.map(plane -> Byte.toUnsignedInt(plane.buffer().get(0))).orElse(255);
      before = Optional.of(frame.planes().get(0));
      return changeBoxes(result, (box, detection) -> box, byteBefore / 255f);
    }
  }

  private static final class AsksLate implements Delegating.Step {
    private Optional<Frame> before = Optional.empty();

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      before.ifPresent(Frame::width);
      before = Optional.of(frame);
      return correct.analyze(frame);
    }
  }

  private static final class KeepsSize implements Delegating.Step {
    private int width;

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      width = width == 0 ? frame.width() : width;
      if (frame.width() != width) {
        throw new AnalyzerFailedException(problem(55, "the width changed"));
      }
      return correct.analyze(frame);
    }
  }

  private static final class OnlyNarrower implements Delegating.Step {
    private int width = Integer.MAX_VALUE;

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      width = Math.min(width, frame.width());
      if (frame.width() > width) {
        throw new FrameRejectedException(problem(56, "the width grew"));
      }
      return correct.analyze(frame);
    }
  }

  private static FrameResult failIfNarrow(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    if (frame.width() < 4) {
      throw new AnalyzerFailedException(problem(57, "too narrow"));
    }
    return correct.analyze(frame);
  }

  private static FrameResult analyzeAndRetain(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    frame.retain();
    return correct.analyze(frame);
  }

  private static FrameResult analyzeWithoutStride(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    Plane luma = frame.planes().get(0);
    float part = (float) luma.rowBytes() / luma.stride();
    return changeBoxes(
        correct.analyze(frame),
        (box, detection) ->
            new BoundingBox(box.left() * part, box.top(), box.width() * part, box.height()),
        1);
  }

  private static FrameResult analyzeAndWrite(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    FrameResult result = correct.analyze(frame);
    try {
      incrementFirstByte(frame.planes().get(0).buffer());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return result;
  }

  /** By address, as native code does; the compiler does not like to see sun.misc.Unsafe. */
  private static void incrementFirstByte(ByteBuffer buffer) throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Unsafe");
    java.lang.reflect.Field instance = type.getDeclaredField("theUnsafe");
    instance.setAccessible(true);
    Object unsafe = instance.get(null);
    Object offset =
        type.getMethod("objectFieldOffset", java.lang.reflect.Field.class)
            .invoke(unsafe, Buffer.class.getDeclaredField("address"));
    Object address =
        type.getMethod("getLong", Object.class, long.class).invoke(unsafe, buffer, offset);
    type.getMethod("putByte", long.class, byte.class)
        .invoke(unsafe, address, (byte) (buffer.get(0) ^ 1));
  }

  static FrameResult changeBoxes(
      FrameResult result,
      BiFunction<BoundingBox, Detection, BoundingBox> change,
      float confidence) {
    return FrameResult.of(
        result.detections().stream()
            .map(
                detection ->
                    Detection.of(
                        detection.label(), confidence, change.apply(detection.box(), detection)))
            .toList());
  }
}
