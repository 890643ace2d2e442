package io.nunchi.accuracy.internal.threshold;

import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.internal.coco.AreaRange;
import io.nunchi.accuracy.internal.error.BoxOutcome;
import io.nunchi.accuracy.internal.error.BoxOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Hits, misses and false alarms drawn at random. For one thread. */
final class RandomOutcomes {

  private final List<BoxOutcome> all = new ArrayList<>();
  private final Random random;

  RandomOutcomes(long seed) {
    random = new Random(seed);
  }

  /** Outcomes of some frames: hits are surer than false alarms, which stay in four places. */
  static BoxOutcomes of(long seed, int frames, List<String> labels) {
    RandomOutcomes drawn = new RandomOutcomes(seed);
    for (int frame = 0; frame < frames; frame++) {
      for (String label : labels) {
        drawn.add(frame, label);
      }
    }
    return new BoxOutcomes(frames, List.copyOf(drawn.all));
  }

  private void add(int frame, String label) {
    for (int i = random.nextInt(4); i > 0; i--) {
      all.add(
          random.nextInt(5) == 0
              ? outcome(frame, label, true, Optional.empty())
              : outcome(frame, label, true, Optional.of(confidence(0.4))));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      all.add(outcome(frame, label, false, Optional.of(confidence(0))));
    }
  }

  /** Hundredths now and then, so that confidences meet thresholds exactly. */
  private double confidence(double least) {
    double confidence = least + (1 - least) * random.nextDouble();
    return random.nextBoolean() ? Math.round(confidence * 100) / 100.0 : confidence;
  }

  private BoxOutcome outcome(
      int frame, String label, boolean isLabelled, Optional<Double> confidence) {
    PixelBox box = new PixelBox(100 * random.nextInt(4) + random.nextInt(20), 10, 40, 80);
    TruthBox truth =
        new TruthBox(label, box, box.area(), TruthBox.Kind.COUNTED, OptionalLong.empty());
    return new BoxOutcome(
        frame,
        label,
        AreaRange.MEDIUM,
        isLabelled ? Optional.of(truth) : Optional.empty(),
        confidence.map(sure -> new FoundBox(label, box, sure, OptionalLong.empty())));
  }
}
