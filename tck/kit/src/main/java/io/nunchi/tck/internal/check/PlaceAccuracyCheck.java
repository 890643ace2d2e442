package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckFailed;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.SameResults;
import io.nunchi.testing.Target;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The finer half of rule 6.9: boxes are neither shifted nor of another size, and belong to the
 * frame at hand.
 */
final class PlaceAccuracyCheck {

  /** The least frame sizes: a shift of a few pixels shows most with small targets. */
  private static final List<int[]> SMALL_SIZES =
      List.of(new int[] {320, 240}, new int[] {256, 256}, new int[] {180, 320});

  private static final double SMALL_TARGET = 0.12;

  /** Several frames, as one change more or less may be lost in what a model sees. */
  private static final List<Integer> CHANGED_FRAMES =
      IntStream.rangeClosed(Walk.FRAMES - 8, Walk.FRAMES - 2).boxed().toList();

  private static final int FRAMES_BACK = 10;

  private final CheckSession session;
  private final AnalyzerEngine engine;

  PlaceAccuracyCheck(CheckSession session, AnalyzerEngine engine) {
    this.session = session;
    this.engine = engine;
  }

  /** Returns the first thing wrong with the boxes of a target, in the sizes and in small ones. */
  Optional<CheckFailed> fault(Target target, List<Appearance> inSizes) throws ProblemException {
    Optional<CheckFailed> fault = faultIn(target, inSizes);
    if (fault.isPresent()) {
      return fault;
    }
    Target small = target.sized(SMALL_TARGET);
    List<Appearance> inSmallSizes = ShownSizes.of(session, engine, small, SMALL_SIZES).averages();
    return inSmallSizes.size() == SMALL_SIZES.size()
        ? faultIn(small, inSmallSizes)
        : Optional.empty();
  }

  /** Tells whether a target's boxes are right in the sizes. */
  boolean isAccurate(Target target, List<Appearance> inSizes) {
    return faultIn(target, inSizes).isEmpty();
  }

  private Optional<CheckFailed> faultIn(Target target, List<Appearance> inSizes) {
    session.doing(
        "let %s walk to the right and to the left through frames of %d sizes"
            .formatted(target.name(), inSizes.size()));
    return unlessMostly(
            inSizes, seen -> seen.isCentredOn(target), "a box around the target's centre")
        .or(() -> unlessMostly(inSizes, Appearance::isOfItsSize, "a box of the target's size"));
  }

  /** One size may be an unlucky one; a fault of arithmetic shows in most. */
  private static boolean isMostly(List<Appearance> inSizes, Predicate<Appearance> isGood) {
    return inSizes.stream().filter(isGood).count() >= (inSizes.size() + 1) / 2;
  }

  private Optional<CheckFailed> unlessMostly(
      List<Appearance> inSizes, Predicate<Appearance> isGood, String expected) {
    if (isMostly(inSizes, isGood)) {
      return Optional.empty();
    }
    List<Appearance> bad = inSizes.stream().filter(isGood.negate()).toList();
    return Optional.of(
        session.failure(
            expected + ", on average of both ways, in most sizes",
            "in %d sizes not; the first: %s".formatted(bad.size(), bad.get(0).describe()),
            "rounding, half pixels, margins that are added, and the way back to the frame's"
                + " pixels"));
  }

  /** In one frame the target jumps back: the result of that frame must differ. */
  void requireOwnFrame(Target target) throws ProblemException {
    Walk walk = session.subject().walk().showing(target);
    List<FrameResult> expected = session.follow(engine, walk);
    for (int changed : CHANGED_FRAMES) {
      if (expected.get(changed).detections().isEmpty()) {
        return;
      }
      FrameAnalyzer analyzer = session.open(engine, "jump");
      for (int i = 0; i < changed; i++) {
        session.analyzeGood(analyzer, walk.frame(i));
      }
      WatchedFrame jump = new WatchedFrame(walk.frame(changed - FRAMES_BACK).pixels(), changed);
      FrameResult result = session.analyzeGood(analyzer, jump);
      session.letGo(analyzer).close();
      if (SameResults.difference(List.of(expected.get(changed)), List.of(result)).isPresent()) {
        return;
      }
    }
    session.doing(
        "let the target jump back in frames %s of a walk, each in a walk of its own"
            .formatted(CHANGED_FRAMES));
    throw session.failure(
        "another result than that of the walk without the jump",
        "the same result in each",
        "whether the result of a frame is returned with the frame after it");
  }
}
