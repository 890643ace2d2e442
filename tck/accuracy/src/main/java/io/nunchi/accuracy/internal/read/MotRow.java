package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Leniency;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.failure.AccuracyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a MOTChallenge file.
 *
 * @param location where it is
 * @param frame the frame's number from 1
 * @param id the track
 * @param box where the thing is
 * @param confidence of a label 0 for an ignore region; of a track how sure it is
 * @param category the class of MOT16 and later, or -1
 */
record MotRow(
    FileLocation location, long frame, long id, PixelBox box, double confidence, long category) {

  private static final int CONFIDENCE = 6;
  private static final int CATEGORY = 7;
  private static final long NO_CATEGORY = -1;

  /** The meaning of a file's rows. */
  enum Kind {
    LABELS(0),
    TRACKS(0),
    /** Rows without tracks: the id is -1, or is not looked at. */
    DETECTIONS(Long.MIN_VALUE);

    private final long leastId;

    Kind(long leastId) {
      this.leastId = leastId;
    }
  }

  /** Reads all rows; what is wrong is added to the problems. */
  static List<MotRow> read(Path file, Kind kind, FoundProblems problems) throws AccuracyException {
    List<MotLine> lines = MotLine.read(file, problems);
    Parser parser = new Parser(kind, MotExtraColumns.of(lines), problems);
    List<MotRow> rows = new ArrayList<>();
    Set<List<Long>> seen = new HashSet<>();
    for (MotLine line : lines) {
      MotRow row = parser.parse(line);
      if (row != null) {
        rows.add(row);
        if (kind != Kind.DETECTIONS && !seen.add(List.of(row.frame, row.id))) {
          problems.add(
              row.location.duplicate(
                  "a track is twice in a frame", "id " + row.id + " in frame " + row.frame));
        }
      }
    }
    return rows;
  }

  private record Parser(Kind kind, MotExtraColumns extra, FoundProblems problems) {

    @Nullable MotRow parse(MotLine line) {
      FileLocation location = line.location();
      Long frame = line.whole("frame", 0, 1, Integer.MAX_VALUE, problems);
      Long id = line.whole("id", 1, kind.leastId, Long.MAX_VALUE, problems);
      PixelBox box = box(line);
      double confidence = line.number(CONFIDENCE);
      if (confidence == -1) {
        problems.tolerate(Leniency.NO_CONFIDENCE, location);
        confidence = 1;
      }
      boolean confident = BoxCheck.isConfidence(confidence, location, problems);
      Long category = category(line);
      if (frame == null || id == null || box == null || !confident || category == null) {
        return null;
      }
      return new MotRow(location, frame, id, box, confidence, category);
    }

    private @Nullable PixelBox box(MotLine line) {
      FileLocation location = line.location();
      double left = line.number(2);
      double top = line.number(3);
      double width = line.number(4);
      double height = line.number(5);
      return kind == Kind.LABELS
          ? BoxCheck.labelled(left, top, width, height, location, problems)
          : BoxCheck.found(left, top, width, height, location, problems);
    }

    private @Nullable Long category(MotLine line) {
      if (extra.areGivenBy(line)) {
        if (extra == MotExtraColumns.CLASS) {
          return line.whole("class", CATEGORY, NO_CATEGORY, Integer.MAX_VALUE, problems);
        }
        problems.tolerate(Leniency.WORLD_COORDINATES, line.location());
      }
      return NO_CATEGORY;
    }
  }
}
