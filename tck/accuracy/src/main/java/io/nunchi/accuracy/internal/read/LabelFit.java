package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds labels that are of another camera than the pictures beside them. */
final class LabelFit {

  /** A few boxes of people who leave may lie outside of the picture. */
  private static final double MOST_OUTSIDE = 0.05;

  private LabelFit() {}

  /** The problem of labels many of which lie outside of their pictures. */
  static Optional<Problem> boxesOutside(Path folder, List<LabelledFrame> frames) {
    long boxes = frames.stream().mapToLong(frame -> counted(frame).size()).sum();
    List<LabelledFrame> affected = frames.stream().filter(frame -> outside(frame) > 0).toList();
    long outside = affected.stream().mapToLong(LabelFit::outside).sum();
    if (outside <= boxes * MOST_OUTSIDE) {
      return Optional.empty();
    }
    LabelledFrame first = affected.get(0);
    return Optional.of(
        unlike("many labelled boxes lie outside of their pictures")
            .expected("boxes within %dx%d pixels".formatted(first.width(), first.height()))
            .found("%d of %d outside, the first in %s".formatted(outside, boxes, first.name()))
            .where(folder.toString())
            .fix("take labels and pictures of the same camera, in the same size"));
  }

  private static long outside(LabelledFrame frame) {
    PixelBox picture = new PixelBox(0, 0, frame.width(), frame.height());
    return counted(frame).stream().filter(box -> box.box().partWithin(picture) == 0).count();
  }

  private static List<TruthBox> counted(LabelledFrame frame) {
    return frame.truth().stream().filter(TruthBox::isCounted).toList();
  }

  /** Adds where the description of a sequence names other pictures than are there. */
  static void requireDescribed(MotSequenceInfo info, MotFrames frames, FoundProblems problems) {
    if (frames.frames().isEmpty()) {
      return;
    }
    LabelledFrame first = frames.frames().get(0);
    require(info, "imWidth", info.width(), first.width(), problems);
    require(info, "imHeight", info.height(), first.height(), problems);
    if (frames.video().isEmpty()) { // a video's container need not know the number exactly
      require(info, "seqLength", info.frames(), frames.frames().size(), problems);
    }
  }

  private static void require(
      MotSequenceInfo info, String key, OptionalInt said, int found, FoundProblems problems) {
    if (said.isPresent() && said.getAsInt() != found) {
      problems.add(
          unlike("the sequence is described for other pictures")
              .expected(key + "=" + said.getAsInt())
              .found(Integer.toString(found))
              .where(info.file().toString())
              .fix("take labels and pictures of the same sequence, or correct " + key));
    }
  }

  private static Problem unlike(String what) {
    return Problem.of(AccuracyErrors.LABELS_UNLIKE_PICTURES, what);
  }
}
