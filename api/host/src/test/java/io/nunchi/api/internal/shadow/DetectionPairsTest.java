package io.nunchi.api.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.shadow.MatchedPair;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DetectionPairsTest {

  private static final ComparedLabels LABELS =
      new ComparedLabels(Set.of("person", "car"), Map.of());

  private static Detection of(String label, float confidence, float left, float width) {
    return Detection.of(label, confidence, new BoundingBox(left, 0, width, 0.5f));
  }

  @Test
  void sameThingsArePairsAndTheRestIsNot() {
    Detection live = of("person", 0.9f, 0, 0.25f);
    Detection candidate = of("person", 0.8f, 0, 0.125f); // IoU 0.5
    Detection tooSmall = of("person", 0.8f, 0.5f, 0.109375f);
    Detection tooLarge = of("person", 0.8f, 0.5f, 0.25f); // IoU 0.4375
    DetectionPairs match =
        DetectionPairs.of(List.of(live, tooLarge), List.of(tooSmall, candidate), LABELS);
    assertThat(match.pairs()).containsExactly(new MatchedPair(live, candidate, 0.5f));
    assertThat(match.liveOnly()).containsExactly(tooLarge);
    assertThat(match.candidateOnly()).containsExactly(tooSmall);
    assertThat(match.unmatched()).isEqualTo(2);
  }

  @Test
  void anotherLabelAtTheSamePlaceIsAnotherThing() {
    DetectionPairs match =
        DetectionPairs.of(
            List.of(of("person", 1, 0, 0.2f)), List.of(of("car", 1, 0, 0.2f)), LABELS);
    assertThat(match.pairs()).isEmpty();
    assertThat(match.unmatched()).isEqualTo(2);
  }

  @Test
  void labelsThatAreNotComparedAreLeftOut() {
    DetectionPairs match =
        DetectionPairs.of(List.of(of("dog", 1, 0, 0.2f)), List.of(of("train", 1, 0, 0.2f)), LABELS);
    assertThat(match.unmatched()).isZero();
    assertThat(match.liveLeftOut()).hasSize(1);
    assertThat(match.candidateLeftOut()).hasSize(1);
  }

  @Test
  void closestPairComesFirstAndOfEqualOnesTheSurest() {
    Detection live = of("person", 0.5f, 0, 0.2f);
    Detection near = of("person", 0.3f, 0, 0.2f);
    Detection nearAndSure = of("person", 0.9f, 0, 0.2f);
    Detection far = of("person", 1, 0, 0.15f);
    DetectionPairs match =
        DetectionPairs.of(List.of(live), List.of(far, near, nearAndSure), LABELS);
    assertThat(match.pairs()).containsExactly(new MatchedPair(live, nearAndSure, 1));
    assertThat(match.candidateOnly()).containsExactlyInAnyOrder(far, near);
  }

  @Test
  void moreDetectionsThanAreTriedCountAsUnmatched() {
    List<Detection> many =
        Collections.nCopies(DetectionPairs.MOST_TRIED + 5, of("person", 0.5f, 0, 0.2f));
    DetectionPairs match = DetectionPairs.of(many, many, LABELS);
    assertThat(match.pairs()).hasSize(DetectionPairs.MOST_TRIED);
    assertThat(match.unmatched()).isEqualTo(10);
  }

  @Property(tries = 200)
  void everyDetectionIsInOnePlaceAndNoPairIsMissed(
      @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> live,
      @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> candidate) {
    List<Detection> ours = detections(live);
    List<Detection> theirs = detections(candidate);
    DetectionPairs match = DetectionPairs.of(ours, theirs, LABELS);
    List<Detection> liveAgain = new ArrayList<>(match.liveOnly());
    List<Detection> candidateAgain = new ArrayList<>(match.candidateOnly());
    match
        .pairs()
        .forEach(
            pair -> {
              assertThat(pair.live().box().iou(pair.candidate().box()))
                  .isGreaterThanOrEqualTo(0.5f);
              liveAgain.add(pair.live());
              candidateAgain.add(pair.candidate());
            });
    assertThat(liveAgain).containsExactlyInAnyOrderElementsOf(ours);
    assertThat(candidateAgain).containsExactlyInAnyOrderElementsOf(theirs);
    for (Detection alone : match.liveOnly()) {
      assertThat(match.candidateOnly())
          .noneMatch(
              other -> other.label().equals(alone.label()) && other.box().iou(alone.box()) >= 0.5f);
    }
    assertThat(DetectionPairs.of(ours, ours, LABELS).unmatched()).isZero();
  }

  private static List<Detection> detections(List<Integer> places) {
    return places.stream()
        .map(place -> of(place % 2 == 0 ? "person" : "car", 0.5f, place / 100f, 0.1f))
        .toList();
  }
}
