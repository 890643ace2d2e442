package io.nunchi.accuracy;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.internal.chance.Influence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A recording in which two analyzers err the more often, the worse the light is; and the light
 * lasts. The second one errs less, and in the same bad light. For one thread.
 */
final class SimulatedRecording {

  /** The first analyzer misses a person, and sees one who is not there, this often. */
  static final double OFTEN = 0.175;

  /** The second one. */
  static final double SELDOM = 0.1;

  private final Random random;
  private final double[] light;

  /**
   * Films.
   *
   * @param frames the number of frames
   * @param correlation of the light in a frame with that in the next one
   * @param seed chooses the recording
   */
  SimulatedRecording(int frames, double correlation, long seed) {
    random = new Random(seed);
    light = new double[frames];
    for (int i = 0; i < frames; i++) {
      boolean lasts = i > 0 && random.nextDouble() < correlation;
      light[i] = lasts ? light[i - 1] : 2 * random.nextDouble();
    }
  }

  /** The errors of an analyzer, counted by frame. */
  List<ErrorCounts> errors(double rate) {
    List<ErrorCounts> frames = new ArrayList<>();
    for (double now : light) {
      long hits = 0;
      long alarms = 0;
      for (int person = 0; person < Scenes.PERSONS; person++) {
        hits += random.nextDouble() < rate * now ? 0 : 1;
        alarms += random.nextDouble() < rate * now ? 1 : 0;
      }
      frames.add(new ErrorCounts(Scenes.PERSONS, hits, alarms));
    }
    return frames;
  }

  /** The influence of frames on an error figure. */
  static Optional<Influence> influence(Figure figure, List<ErrorCounts> frames) {
    return Influence.ofRatio(
        figure,
        frames.stream().mapToDouble(counts -> counts.numerator(figure)).toArray(),
        frames.stream().mapToDouble(counts -> counts.denominator(figure)).toArray(),
        frames.size());
  }

  /** The labelled frames. */
  Dataset dataset() {
    return Scenes.sequence(light.length);
  }

  /** Returns an analyzer's detections; it is surer of persons than of false alarms. */
  DatasetDetections detections(double rate) {
    List<List<FoundBox>> frames =
        IntStream.range(0, light.length).mapToObj(frame -> found(frame, rate)).toList();
    return new DatasetDetections(frames, Optional.empty());
  }

  private List<FoundBox> found(int frame, double rate) {
    List<FoundBox> found = new ArrayList<>();
    for (int person = 0; person < Scenes.PERSONS; person++) {
      if (random.nextDouble() >= rate * light[frame]) {
        found.add(Scenes.found(frame, person, 0.3 + 0.7 * random.nextDouble()));
      }
      if (random.nextDouble() < rate * light[frame]) {
        PixelBox nothing = new PixelBox(400, 10 + 90 * person, 40, 80);
        double confidence = 0.7 * random.nextDouble();
        found.add(new FoundBox("person", nothing, confidence, OptionalLong.empty()));
      }
    }
    return found;
  }
}
