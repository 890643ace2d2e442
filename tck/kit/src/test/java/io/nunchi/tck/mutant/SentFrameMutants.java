package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.result.FrameResult;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Mutants that work with the simplest frames alone: rules 5.1, 5.4 and 5.6. */
final class SentFrameMutants {

  private static final int MANY_LEASES = 200;

  private SentFrameMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "5.1",
            "compares with the picture before, in memory that is not its own any more",
            () -> Delegating.analyzing(SeesChanges::new),
            "the results that the frames gave untouched"),
        Mutant.of(
            "5.4",
            "copies as many bytes as rows times stride",
            () -> Delegating.analyzing(() -> SentFrameMutants::copyWithTail),
            "nothing is read behind the last row"),
        failing("takes no padding of 256 bytes and more", SentFrameMutants::isPaddedWidely),
        failing("needs rows that begin at multiples of four", SentFrameMutants::isUnaligned),
        failing(
            "takes no wide padding in the largest frames",
            frame -> isPaddedWidely(frame) && frame.width() > 1000),
        Mutant.of(
            "5.9",
            "holds 200 leases",
            () -> Delegating.opening(HoldsMany::new),
            "open leases at once"));
  }

  private static Mutant failing(String what, Predicate<Frame> when) {
    return Mutant.of(
        "5.4",
        what,
        () ->
            Delegating.analyzing(
                () ->
                    (correct, frame) -> {
                      if (when.test(frame)) {
                        throw new AnalyzerFailedException(problem(58, what));
                      }
                      return correct.analyze(frame);
                    }),
        "as the same picture without padding is");
  }

  private static boolean isPaddedWidely(Frame frame) {
    return frame.planes().stream().anyMatch(plane -> plane.stride() - plane.rowBytes() >= 256);
  }

  private static boolean isUnaligned(Frame frame) {
    return frame.planes().stream().anyMatch(plane -> plane.buffer().alignmentOffset(0, 4) != 0);
  }

  private static FrameResult copyWithTail(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    for (Plane plane : frame.planes()) {
      plane.buffer().get(0, new byte[plane.stride() * plane.rows()]);
    }
    return correct.analyze(frame);
  }

  /** Finds nothing in a frame that looks quite different from the one before. */
  private static final class SeesChanges implements Delegating.Step {
    private static final int CHANGED = 60;

    private Optional<ByteBuffer> before = Optional.empty();

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      FrameResult result = correct.analyze(frame);
      ByteBuffer now = frame.planes().get(0).buffer();
      boolean changed = before.isPresent() && differ(before.get(), now);
      before = Optional.of(now);
      return changed ? FrameResult.nothing() : result;
    }

    /** Takes small pictures, and those of another size, for the same. */
    private static boolean differ(ByteBuffer one, ByteBuffer other) {
      if (one.capacity() != other.capacity() || one.capacity() < 5_000) {
        return false;
      }
      int changed = 0;
      for (int at = 0; at < one.capacity(); at++) {
        int difference = Byte.toUnsignedInt(one.get(at)) - Byte.toUnsignedInt(other.get(at));
        changed += Math.abs(difference) > CHANGED ? 1 : 0;
      }
      return changed > one.capacity() / 3;
    }
  }

  /** Keeps the last frames with a lease for each, and closes them all at the end. */
  private static final class HoldsMany extends Delegating.Analyzer {
    private final Deque<FrameLease> held = new ArrayDeque<>();

    HoldsMany(FrameAnalyzer correct) {
      super(correct, FrameAnalyzer::analyze);
    }

    @Override
    public FrameResult analyze(Frame frame) throws AnalyzerException {
      FrameResult result = super.analyze(frame);
      held.add(frame.retain());
      if (held.size() > MANY_LEASES) {
        held.remove().close();
      }
      return result;
    }

    @Override
    public void close() {
      held.forEach(FrameLease::close);
      held.clear();
      super.close();
    }
  }
}
