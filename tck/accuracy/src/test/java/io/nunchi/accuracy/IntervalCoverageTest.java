package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.internal.chance.FrameSample;
import io.nunchi.accuracy.internal.chance.Influence;
import io.nunchi.accuracy.internal.coco.CocoEvaluation;
import io.nunchi.accuracy.report.IntervalBasis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of 100 intervals, 93 to 97 hold the truth, or the frames are too few for one; the simulation may
 * be off by twice its own standard error. Where frames do not correlate, 98 may. The table that
 * {@code docs/cli.md} shows is written to {@code target/interval-coverage.md}.
 */
@Tag("slow")
class IntervalCoverageTest {

  private static final int RECORDINGS = 1000;
  private static final int RECORDINGS_FOR_AP = 500;
  private static final int TRUTH_FRAMES = 40_000;
  private static final List<Integer> LENGTHS = List.of(5, 10, 30, 100, 1000);
  private static final Map<String, String> ROWS = new LinkedHashMap<>();

  /** The light of a frame is that of the one before, but for 1 of 5, 10 or 20 frames. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.8, 0.9, 0.95})
  void intervalsOfErrorsAndOfTheirDifferencesHoldTheTruth(double correlation) {
    for (Figure figure : List.of(Figure.ERROR_RATE, Figure.PRECISION, Figure.RECALL)) {
      for (boolean isDifference : new boolean[] {false, true}) {
        check(
            (isDifference ? "change of " : "") + figure.jsonName(),
            RECORDINGS,
            correlation,
            frames -> ofErrors(figure, isDifference, frames, correlation));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = 0.9)
  void intervalsOfAveragePrecisionHoldTheTruth(double correlation) {
    double often = trueAp(SimulatedRecording.OFTEN);
    double seldom = trueAp(SimulatedRecording.SELDOM);
    check(
        "AP50",
        RECORDINGS_FOR_AP,
        correlation,
        frames -> ofAp(often, Optional.empty(), frames, correlation));
    check(
        "change of AP50",
        RECORDINGS_FOR_AP,
        correlation,
        frames -> ofAp(often, Optional.of(seldom), frames, correlation));
  }

  @AfterAll
  static void writeTheTable() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| figure, correlation | "
            + String.join(" | ", LENGTHS.stream().map(n -> n + " frames").toList())
            + " |");
    lines.add("|---|" + "---|".repeat(LENGTHS.size()));
    ROWS.forEach((name, cells) -> lines.add("| " + name + " | " + cells + " |"));
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "interval-coverage.md"), lines);
  }

  /** Counts how often an interval of so many frames holds the truth; empty for too few frames. */
  private interface Simulation {
    Optional<Double> coverage(int frames);
  }

  private static double noise(int recordings) {
    return 2 * Math.sqrt(0.95 * 0.05 / recordings);
  }

  /** A recording whose frames do not correlate is not told from others: its intervals are wide. */
  private static double most(double correlation) {
    return correlation == 0 ? 0.98 : 0.97;
  }

  private static void check(
      String name, int recordings, double correlation, Simulation simulation) {
    List<String> cells = new ArrayList<>();
    for (int frames : LENGTHS) {
      Optional<Double> coverage = simulation.coverage(frames);
      cells.add(
          coverage
              .map(part -> String.format(Locale.ROOT, "%.1f", 100 * part))
              .orElse(IntervalBasis.TOO_FEW));
      if (coverage.isPresent()) {
        assertThat(coverage.get())
            .as("%s, correlation %s, %d frames".formatted(name, correlation, frames))
            .isBetween(0.93 - noise(recordings), most(correlation) + noise(recordings));
      } else {
        assertThat(frames).isLessThan(FrameSample.LEAST_FILM_FRAMES);
      }
    }
    ROWS.put(name + ", " + correlation, String.join(" | ", cells));
  }

  private static Optional<Double> ofErrors(
      Figure figure, boolean isDifference, int frames, double correlation) {
    double often = truth(figure, SimulatedRecording.OFTEN);
    double truth = isDifference ? truth(figure, SimulatedRecording.SELDOM) - often : often;
    FrameSample sample = FrameSample.film(frames);
    int covered = 0;
    for (int seed = 0; seed < RECORDINGS; seed++) {
      SimulatedRecording recording = new SimulatedRecording(frames, correlation, seed);
      Influence influence = influence(figure, recording.errors(SimulatedRecording.OFTEN));
      if (isDifference) {
        influence = influence(figure, recording.errors(SimulatedRecording.SELDOM)).less(influence);
      }
      Optional<Interval> interval = influence.interval(sample);
      if (interval.isEmpty()) {
        return Optional.empty();
      }
      covered += holds(interval.get(), truth) ? 1 : 0;
    }
    return Optional.of(covered / (double) RECORDINGS);
  }

  private static Influence influence(Figure figure, List<ErrorCounts> frames) {
    return SimulatedRecording.influence(figure, frames).orElseThrow();
  }

  /** Each of some persons is missed, and as many others are seen, at this rate in mean light. */
  private static double truth(Figure figure, double rate) {
    return switch (figure) {
      case ERROR_RATE -> 2 * rate;
      case PRECISION, RECALL -> 1 - rate;
      default -> throw new IllegalArgumentException("no truth for " + figure);
    };
  }

  private static Optional<Double> ofAp(
      double often, Optional<Double> seldom, int frames, double correlation) {
    FrameSample sample = FrameSample.film(frames);
    Dataset dataset = Scenes.sequence(frames);
    double truth = seldom.map(other -> other - often).orElse(often);
    int covered = 0;
    for (int seed = 0; seed < RECORDINGS_FOR_AP; seed++) {
      SimulatedRecording recording = new SimulatedRecording(frames, correlation, seed);
      Influence influence = ap(recording, dataset, SimulatedRecording.OFTEN, sample);
      if (seldom.isPresent()) {
        influence = ap(recording, dataset, SimulatedRecording.SELDOM, sample).less(influence);
      }
      Optional<Interval> interval = influence.interval(sample);
      if (interval.isEmpty()) {
        return Optional.empty();
      }
      covered += holds(interval.get(), truth) ? 1 : 0;
    }
    return Optional.of(covered / (double) RECORDINGS_FOR_AP);
  }

  private static Influence ap(
      SimulatedRecording recording, Dataset dataset, double rate, FrameSample sample) {
    Map<Figure, Influence> influences =
        CocoEvaluation.of(dataset, recording.detections(rate)).influences(sample).overall();
    return Objects.requireNonNull(influences.get(Figure.AP50), "AP50");
  }

  private static double trueAp(double rate) {
    SimulatedRecording recording = new SimulatedRecording(TRUTH_FRAMES, 0, 77);
    return CocoEvaluation.of(recording.dataset(), recording.detections(rate))
        .overall()
        .getOrDefault(Figure.AP50, Double.NaN);
  }

  private static boolean holds(Interval interval, double truth) {
    return interval.low() <= truth && truth <= interval.high();
  }
}
