package io.nunchi.reference.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.decoder.Candidates;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonMaximumSuppressionTest {

  /** Boxes 10 x 10; two that are 2 apart have an IoU of 80 / 120. */
  private static Candidates threeBoxes() {
    Candidates candidates = new Candidates();
    candidates.add(0, 0, 10, 10, 0.5f, 0);
    candidates.add(2, 0, 12, 10, 0.9f, 0);
    candidates.add(2, 0, 12, 10, 0.7f, 1);
    return candidates;
  }

  private static List<Integer> choose(Candidates candidates, SuppressionSpec spec) {
    NonMaximumSuppression suppression = new NonMaximumSuppression(spec);
    suppression.choose(candidates);
    List<Integer> kept = new ArrayList<>();
    for (int rank = 0; rank < suppression.keptCount(); rank++) {
      kept.add(suppression.kept(rank));
    }
    return kept;
  }

  @Test
  void keepsTheMostConfidentOfEachLabel() {
    assertThat(choose(threeBoxes(), new SuppressionSpec(SuppressionMode.PER_LABEL, 0.6f, 10)))
        .containsExactly(1, 2);
  }

  @Test
  void keepsTheMostConfidentOfAll() {
    assertThat(choose(threeBoxes(), new SuppressionSpec(SuppressionMode.AGNOSTIC, 0.6f, 10)))
        .containsExactly(1);
  }

  @Test
  void keepsAllInOrderOfConfidence() {
    assertThat(choose(threeBoxes(), new SuppressionSpec(SuppressionMode.NONE, 0, 10)))
        .containsExactly(1, 2, 0);
  }

  @Test
  void keepsBoxesThatOverlapNoMoreThanAllowed() {
    assertThat(choose(threeBoxes(), new SuppressionSpec(SuppressionMode.PER_LABEL, 0.67f, 10)))
        .containsExactly(1, 2, 0);
  }

  @Test
  void looksAtTheMostConfidentOnesOnly() {
    assertThat(choose(threeBoxes(), new SuppressionSpec(SuppressionMode.NONE, 0, 2)))
        .containsExactly(1, 2);
  }

  @Test
  void keepsTheFirstOfEquals() {
    Candidates candidates = new Candidates();
    candidates.add(0, 0, 10, 10, 0.5f, 0);
    candidates.add(0, 0, 10, 10, 0.5f, 0);
    assertThat(choose(candidates, new SuppressionSpec(SuppressionMode.AGNOSTIC, 0.5f, 10)))
        .containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.0f, 0.0f, Float.NaN, -1, Float.MIN_VALUE, Float.NEGATIVE_INFINITY})
  void aConfidenceNextToNothingSuppressesNoOther(float least) {
    Candidates candidates = new Candidates();
    candidates.add(0, 0, 10, 10, least, 0);
    candidates.add(0, 0, 10, 10, 0.9f, 0);
    candidates.add(0, 0, 10, 10, Float.MIN_NORMAL, 0);
    candidates.add(20, 0, 30, 10, least, 0);
    assertThat(choose(candidates, new SuppressionSpec(SuppressionMode.AGNOSTIC, 0.5f, 10)))
        .containsExactly(1, 3);
    assertThat(choose(candidates, new SuppressionSpec(SuppressionMode.NONE, 0, 10)))
        .containsExactly(1, 2, 0, 3);
  }

  @Test
  void boxesOfNoPlaceSuppressNoOther() {
    Candidates candidates = new Candidates();
    candidates.add(Float.NaN, 0, 10, 10, 0.9f, 0);
    candidates.add(-Float.MAX_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE, 0.8f, 0);
    candidates.add(10, 10, 0, 0, 0.7f, 0);
    candidates.add(0, 0, 10, 10, 0.6f, 0);
    assertThat(choose(candidates, new SuppressionSpec(SuppressionMode.AGNOSTIC, 0.5f, 10)))
        .containsExactly(0, 1, 2, 3);
  }

  @Property
  void whatIsKeptDoesNotOverlapAndWhatIsNotDoes(
      @ForAll long seed, @ForAll @IntRange(max = 300) int count, @ForAll boolean perLabel) {
    Candidates candidates = randomBoxes(new Random(seed), count);
    SuppressionMode mode = perLabel ? SuppressionMode.PER_LABEL : SuppressionMode.AGNOSTIC;
    List<Integer> kept = choose(candidates, new SuppressionSpec(mode, 0.4f, 1000));
    for (int i = 0; i < count; i++) {
      int candidate = i;
      boolean suppressed =
          kept.stream()
              .filter(other -> other != candidate)
              .filter(other -> candidates.confidence(other) >= candidates.confidence(candidate))
              .filter(other -> !perLabel || candidates.label(other) == candidates.label(candidate))
              .anyMatch(other -> candidates.iou(other, candidate) > 0.4f);
      assertThat(kept.contains(candidate)).isEqualTo(!suppressed);
    }
  }

  private static Candidates randomBoxes(Random random, int count) {
    Candidates candidates = new Candidates();
    for (int i = 0; i < count; i++) {
      float left = random.nextFloat() * 100;
      float top = random.nextFloat() * 100;
      candidates.add(
          left,
          top,
          left + random.nextFloat() * 40,
          top + random.nextFloat() * 40,
          random.nextFloat(),
          random.nextInt(3));
    }
    return candidates;
  }
}
