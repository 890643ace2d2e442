package io.nunchi.accuracy;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * An analyzer with known faults: it misses each label at a rate, sees things that are not there,
 * places its boxes beside the truth, and may be confident of the wrong ones. Bad light, which lasts
 * for some frames, makes more errors of each kind. For one thread.
 */
final class SimulatedAnalyzer {

  private static final double FALSE_ALARMS = 0.2;
  private static final double LIGHT_CHANGES = 0.1;

  private final Map<String, Double> missRates = new HashMap<>();
  private double usualMissRate = 0.3;
  private double offset = 0.15;
  private boolean ranksBackwards;

  /** An analyzer that misses 30 % of each label. */
  static SimulatedAnalyzer usual() {
    return new SimulatedAnalyzer();
  }

  /** The rate at which it misses every label that has no rate of its own. */
  SimulatedAnalyzer misses(double rate) {
    usualMissRate = rate;
    return this;
  }

  /** The rate at which it misses a label; at 1 it never finds it. */
  SimulatedAnalyzer misses(String label, double rate) {
    missRates.put(label, rate);
    return this;
  }

  /** The distance of its boxes from the truth, in parts of their width. */
  SimulatedAnalyzer offset(double partOfWidth) {
    offset = partOfWidth;
    return this;
  }

  /** Lets it be more confident of false alarms than of hits. */
  SimulatedAnalyzer ranksBackwards() {
    ranksBackwards = true;
    return this;
  }

  /** Returns its detections; the same seed errs on the same boxes. */
  DatasetDetections in(Dataset dataset, long seed) {
    Random random = new Random(seed);
    List<List<FoundBox>> frames = new ArrayList<>();
    double light = 1;
    for (LabelledFrame frame : dataset.frames()) {
      light = random.nextDouble() < LIGHT_CHANGES ? 0.5 + random.nextDouble() : light;
      List<FoundBox> found = new ArrayList<>();
      for (TruthBox truth : frame.truth()) {
        double missRate = missRates.getOrDefault(truth.label(), usualMissRate);
        boolean misses = random.nextDouble() < (missRate < 1 ? missRate * light : 1);
        double hitConfidence = (ranksBackwards ? 0.2 : 0.6) + 0.3 * random.nextDouble();
        boolean falseAlarm = random.nextDouble() < FALSE_ALARMS * light;
        double alarmConfidence = (ranksBackwards ? 0.6 : 0.3) + 0.3 * random.nextDouble();
        PixelBox box = truth.box();
        if (!misses) {
          found.add(found(truth.label(), moved(box, offset * box.width()), hitConfidence));
        }
        if (falseAlarm && missRate < 1) {
          found.add(found(truth.label(), moved(box, 2 * box.width()), alarmConfidence));
        }
      }
      frames.add(found);
    }
    return new DatasetDetections(frames, Optional.empty());
  }

  private static PixelBox moved(PixelBox box, double right) {
    return new PixelBox(box.left() + right, box.top(), box.width(), box.height());
  }

  private static FoundBox found(String label, PixelBox box, double confidence) {
    return new FoundBox(label, box, confidence, OptionalLong.empty());
  }
}
