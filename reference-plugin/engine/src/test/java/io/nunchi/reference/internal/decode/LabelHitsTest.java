package io.nunchi.reference.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.spi.failure.FrameRejectedException;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw values are compared with raw thresholds, and yet everything is as if each had its turn. */
class LabelHitsTest {

  private static final float[] SPECIAL = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    -0.0f,
    0,
    1,
    1.0005f,
    1.01f,
    -1e-6f,
    Float.MIN_VALUE,
    16.6f,
    17,
    18,
    -88,
    -104
  };

  private static float number(Random random, Activation activation) {
    if (random.nextInt(40) == 0) {
      return SPECIAL[random.nextInt(SPECIAL.length)];
    }
    // Few different numbers, so that there are ties.
    return activation == Activation.NONE
        ? random.nextInt(50) / 49f
        : (float) random.nextGaussian() * 4 + (random.nextBoolean() ? 0 : 15);
  }

  private static Thresholds thresholds(Random random, int labels, OutputTensor tensor) {
    float reached = Activation.sigmoid(tensor.floatAt(random.nextInt(tensor.floatCount())));
    float[] usual = {0, 1e-40f, 1e-3f, 0.25f, 0.5f, 1, random.nextFloat(), reached};
    float all = usual[random.nextInt(usual.length)];
    Map<String, Float> exceptions = new HashMap<>();
    if (random.nextBoolean()) {
      exceptions.put(String.valueOf(random.nextInt(labels)), random.nextFloat());
    }
    return Thresholds.of(
        IntStream.range(0, labels).mapToObj(String::valueOf).toList(),
        Float.isNaN(all) ? 0.5f : all,
        exceptions);
  }

  private static OutputTensor tensor(Random random, int size, Activation activation) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = number(random, activation);
    }
    return OutputTensor.of("out", FloatBuffer.wrap(numbers));
  }

  @Property
  void aRowIsReadAsIfEveryConfidenceWereComputed(
      @ForAll long seed,
      @ForAll Activation activation,
      @ForAll boolean allLabels,
      @ForAll @IntRange(min = 1, max = 20) int labels,
      @ForAll boolean weighted) {
    Random random = new Random(seed);
    boolean background = activation == Activation.SOFTMAX && random.nextBoolean();
    LabelScores scores =
        new LabelScores(activation, allLabels, background ? random.nextInt(labels + 1) : -1);
    OutputTensor tensor = tensor(random, 1 + scores.valueCount(labels), activation);
    Thresholds thresholds = thresholds(random, labels, tensor);
    boolean hasWeight = weighted && activation != Activation.SOFTMAX;
    LabelHits hits = new LabelHits(scores);
    PlainHits plain = new PlainHits(scores, tensor, thresholds);

    String found =
        told(
            () -> {
              if (hasWeight) {
                hits.findWeighted(tensor, 0, 1, 1, thresholds);
              } else {
                hits.find(tensor, 1, 1, thresholds);
              }
              return hits;
            });

    assertThat(found).isEqualTo(plain.told(1, 1, hasWeight ? 0 : -1));
  }

  @Property
  void planesAreReadAsIfEveryConfidenceWereComputed(
      @ForAll long seed,
      @ForAll boolean sigmoid,
      @ForAll boolean allLabels,
      @ForAll @IntRange(min = 1, max = 12) int labels,
      @ForAll @IntRange(min = 1, max = 9) int boxes) {
    Random random = new Random(seed);
    Activation activation = sigmoid ? Activation.SIGMOID : Activation.NONE;
    LabelScores scores = LabelScores.withoutBackground(activation, allLabels);
    OutputTensor tensor = tensor(random, labels * (boxes + 2), activation);
    Thresholds thresholds = thresholds(random, labels, tensor);
    LabelHits hits = new LabelHits(scores);
    PlainHits plain = new PlainHits(scores, tensor, thresholds);

    hits.readPlanes(tensor, 1, boxes + 2, boxes, thresholds);

    for (int box = 0; box < boxes; box++) {
      int index = box;
      String found =
          told(
              () -> {
                hits.findInPlanes(tensor, index, thresholds);
                return hits;
              });
      assertThat(found).isEqualTo(plain.told(1 + box, boxes + 2, -1));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-30f, 0.001f, 0.1f, 0.25f, 0.5f, 0.9f, 0.999f, 0.99999994f, 1})
  void theLeastRawValueIsTheFirstThatReachesAThreshold(float threshold) {
    float least = Activation.SIGMOID.leastRaw(threshold);
    assertThat(Activation.sigmoid(least)).isGreaterThanOrEqualTo(threshold);
    assertThat(Activation.sigmoid(Math.nextDown(least))).isLessThan(threshold);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -0.0f})
  void everyRawValueReachesAThresholdOfZero(float threshold) {
    assertThat(Activation.SIGMOID.leastRaw(threshold)).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  /** A computation that may reject the frame. */
  private interface Finding {
    LabelHits find() throws FrameRejectedException;
  }

  private static String told(Finding finding) {
    try {
      Candidates candidates = new Candidates();
      finding.find().addTo(candidates, 0, 0, 1, 1);
      return told(candidates);
    } catch (FrameRejectedException rejected) {
      return String.valueOf(rejected.getMessage());
    }
  }

  private static String told(Candidates candidates) {
    return IntStream.range(0, candidates.count())
        .mapToObj(i -> candidates.label(i) + " " + candidates.confidence(i))
        .toList()
        .toString();
  }

  /** Computes every confidence, one after the other. */
  private record PlainHits(LabelScores scores, OutputTensor tensor, Thresholds thresholds) {

    String told(int first, int step, int objectness) {
      try {
        Candidates candidates = new Candidates();
        add(first, step, objectness, candidates);
        return LabelHitsTest.told(candidates);
      } catch (FrameRejectedException rejected) {
        return String.valueOf(rejected.getMessage());
      }
    }

    private void add(int first, int step, int objectness, Candidates candidates)
        throws FrameRejectedException {
      float weight = 1;
      if (objectness >= 0) {
        float raw = scores.activation().apply(tensor.floatAt(objectness));
        if (raw < thresholds.least()) {
          return;
        }
        weight = Answers.confidence(raw, tensor, objectness);
      }
      int best = -1;
      float bestConfidence = -1;
      for (int label = 0; label < thresholds.labelCount(); label++) {
        int index = first + step * scores.valueOf(label);
        float confidence = Answers.confidence(value(first, step, index), tensor, index);
        if (scores.allLabels()) {
          addIfReached(label, weight * confidence, candidates);
        } else if (confidence > bestConfidence) {
          best = label;
          bestConfidence = confidence;
        }
      }
      if (best >= 0) {
        addIfReached(best, weight * bestConfidence, candidates);
      }
    }

    private float value(int first, int step, int index) {
      return scores.activation() == Activation.SOFTMAX
          ? Softmax.of(tensor, first, step, scores.valueCount(thresholds.labelCount()))
              .confidence(tensor.floatAt(index))
          : scores.activation().apply(tensor.floatAt(index));
    }

    private void addIfReached(int label, float confidence, Candidates candidates) {
      if (confidence >= thresholds.of(label)) {
        candidates.add(0, 0, 1, 1, confidence, label);
      }
    }
  }
}
