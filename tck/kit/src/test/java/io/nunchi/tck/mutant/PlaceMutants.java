package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongBiFunction;

/** Mutants of chapter 6 that are wrong in some frames only, or by little. */
final class PlaceMutants {

  private static final BoundingBox FIXED = new BoundingBox(0.4f, 0.4f, 0.2f, 0.3f);
  private static final int SMALL_PIXELS = 20;
  private static final int BRIGHT = 200;

  private PlaceMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "6.1",
            "a box that is not a number for things below 20 pixels",
            () -> whenSmall(new BoundingBox(Float.NaN, 0.5f, 0.1f, 0.1f), "spot"),
            "a box with finite edges in [0, 1]"),
        Mutant.of(
            "6.3",
            "a label that nobody declared for things below 20 pixels",
            () -> whenSmall(FIXED, "blob"),
            "labels are compared letter by letter"),
        Mutant.of(
            "6.5",
            "the index in the list for a track id",
            () -> findingTwo((upper, index) -> index),
            "the index of a detection in its list"),
        placing(
            "a box two pixels to the right",
            (box, frame) -> moved(box, 2f / frame.width(), 0),
            "a box around the target's centre"),
        placing(
            "a box two pixels too low",
            (box, frame) -> moved(box, 0, 2f / frame.height()),
            "a box around the target's centre"),
        placing(
            "a box four tenths wider",
            (box, frame) -> widened(box, 1.4f),
            "a box of the target's size"),
        placing(
            "a mirrored box",
            (box, frame) -> moved(box, 1 - box.left() - box.right(), 0),
            "a detection with an IoU of at least"),
        placing(
            "a box at half its place in frames wider than 3,000 pixels",
            (box, frame) -> frame.width() > 3_000 ? moved(box, -box.left() / 2, 0) : box,
            "3104x240"),
        Mutant.of(
            "6.9",
            "the result of the frame before",
            () -> Delegating.analyzing(LagsByOne::new),
            "is returned with the frame after it"),
        Mutant.of(
            "6.12",
            "300 boxes beside the right one",
            () -> Delegating.finding(PlaceMutants::withSwarm),
            "detections in a frame beside the target"),
        Mutant.of(
            "6.12",
            "a box where nothing is",
            () -> Delegating.finding(PlaceMutants::withFixedBox),
            "the wall without a target"));
  }

  /** A correct analyzer that finds a thing in each half of the picture, and tells them apart. */
  static AnalyzerPlugin findingTwoWithIds() {
    return findingTwo((upper, index) -> upper ? 7 : 8);
  }

  private static Mutant placing(
      String what, BiFunction<BoundingBox, Frame, BoundingBox> change, String message) {
    return Mutant.of(
        "6.9",
        what,
        () ->
            Delegating.analyzing(
                () ->
                    (correct, frame) ->
                        FrameMutants.changeBoxes(
                            correct.analyze(frame), (box, spot) -> change.apply(box, frame), 1)),
        message);
  }

  /** Moves a box, and clips it at the frame's edges. */
  private static BoundingBox moved(BoundingBox box, float right, float down) {
    return clipped(box.left() + right, box.top() + down, box.width(), box.height());
  }

  private static BoundingBox widened(BoundingBox box, float times) {
    float left = box.left() - box.width() * (times - 1) / 2;
    return clipped(left, box.top(), box.width() * times, box.height());
  }

  private static BoundingBox clipped(float left, float top, float width, float height) {
    float firstColumn = Math.max(0, left);
    float firstRow = Math.max(0, top);
    return new BoundingBox(
        firstColumn,
        firstRow,
        Math.max(0, Math.min(1, left + width) - firstColumn),
        Math.max(0, Math.min(1, top + height) - firstRow));
  }

  private static AnalyzerPlugin whenSmall(BoundingBox box, String label) {
    return Delegating.analyzing(
        () ->
            (correct, frame) -> {
              FrameResult result = correct.analyze(frame);
              boolean small =
                  frame.height() > SMALL_PIXELS * 2
                      && result.detections().stream()
                          .anyMatch(spot -> spot.box().height() * frame.height() < SMALL_PIXELS);
              return small ? FrameResult.of(List.of(Detection.of(label, 0.1f, box))) : result;
            });
  }

  private static FrameResult withSwarm(FrameResult result) {
    List<Detection> all = new ArrayList<>(result.detections());
    for (int i = 0; i < 300 && !result.detections().isEmpty(); i++) {
      all.add(Detection.of("spot", 0.5f, new BoundingBox(i / 400f, 0.9f, 0.1f, 0.1f)));
    }
    return FrameResult.of(all);
  }

  private static FrameResult withFixedBox(FrameResult result) {
    return result.detections().isEmpty()
        ? FrameResult.of(List.of(Detection.of("spot", 1, FIXED)))
        : result;
  }

  private static final class LagsByOne implements Delegating.Step {
    private FrameResult before = FrameResult.nothing();

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      FrameResult result = before;
      before = correct.analyze(frame);
      return result;
    }
  }

  private static AnalyzerPlugin findingTwo(ToLongBiFunction<Boolean, Integer> trackId) {
    return Delegating.analyzing(
        () ->
            (correct, frame) -> {
              correct.analyze(frame);
              List<Detection> found = new ArrayList<>();
              for (boolean upper : new boolean[] {true, false}) {
                Optional<BoundingBox> box = brightBox(frame, upper);
                if (box.isPresent()) {
                  long id = trackId.applyAsLong(upper, found.size());
                  found.add(Detection.builder("spot", 1, box.get()).trackId(id).build());
                }
              }
              return FrameResult.of(found);
            });
  }

  /** Finds the bright pixels of the luma in the upper or the lower half. */
  private static Optional<BoundingBox> brightBox(Frame frame, boolean upper) {
    Plane luma = frame.planes().get(0);
    int middle = frame.height() / 2;
    int left = frame.width();
    int top = frame.height();
    int right = 0;
    int bottom = 0;
    for (int y = upper ? 0 : middle; y < (upper ? middle : frame.height()); y++) {
      for (int x = 0; x < frame.width(); x++) {
        if (Byte.toUnsignedInt(luma.buffer().get(y * luma.stride() + x)) > BRIGHT) {
          left = Math.min(left, x);
          top = Math.min(top, y);
          right = Math.max(right, x + 1);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    if (right == 0) {
      return Optional.empty();
    }
    float width = frame.width();
    float height = frame.height();
    return Optional.of(
        new BoundingBox(
            left / width, top / height, (right - left) / width, (bottom - top) / height));
  }
}
