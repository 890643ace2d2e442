package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.Target;
import io.nunchi.testing.Walk;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AppearanceTest {

  private static final Walk WALK = Walk.of(PixelFormat.BGR, Target.rectangle());

  @Test
  void isTheAverageOfTheLastFrames() {
    Appearance exact = seen("spot", 0.8f, UnaryOperator.identity());

    assertThat(exact.isAlwaysFound()).isTrue();
    assertThat(exact.score()).isBetween(0.799, 0.801);
    assertThat(exact.isCentredOn(Target.rectangle())).isTrue();
    assertThat(exact.isOfItsSize()).isTrue();
    assertThat(exact.describe()).startsWith("spot, found in 8 of the last 8 frames");
    assertThat(nothing().describe()).isEqualTo("not found");
    assertThat(nothing().isFound()).isFalse();
  }

  @Test
  void isNotCentredTwoPixelsAside() {
    assertThat(seen("spot", 1, box -> moved(box, 2 / 320f)).isCentredOn(Target.rectangle()))
        .isFalse();
    assertThat(seen("spot", 1, box -> moved(box, -2 / 320f)).isCentredOn(Target.rectangle()))
        .isFalse();
    assertThat(seen("spot", 1, box -> moved(box, 1 / 320f)).isCentredOn(Target.rectangle()))
        .isTrue();
  }

  /** A network knows a person's edges from other pictures than the kit's. */
  @Test
  void isCentredATenthBesideAPicture() {
    Target picture = Target.picture(new BufferedImage(26, 72, BufferedImage.TYPE_INT_RGB), "a man");

    assertThat(seen("spot", 1, box -> moved(box, 3 / 320f)).isCentredOn(picture)).isTrue();
    assertThat(seen("spot", 1, box -> moved(box, 6 / 320f)).isCentredOn(picture)).isFalse();
  }

  @Test
  void isNotOfItsSizeWhenFourTenthsWider() {
    assertThat(seen("spot", 1, box -> widened(box, 1.4f)).isOfItsSize()).isFalse();
    assertThat(seen("spot", 1, box -> widened(box, 1.2f)).isOfItsSize()).isTrue();
  }

  @Test
  void whatLagsOnBothWaysIsCentredOnAverage() {
    Appearance lagging = seen("spot", 1, box -> moved(box, -3 / 320f));
    Appearance leading = seen("spot", 1, box -> moved(box, 3 / 320f));

    assertThat(lagging.isCentredOn(Target.rectangle())).isFalse();
    assertThat(lagging.averagedWith(leading).isCentredOn(Target.rectangle())).isTrue();
  }

  @Test
  void isAtTheSamePlaceWithinTheErrorOfAConversion() {
    Appearance exact = seen("spot", 1, UnaryOperator.identity());

    assertThat(seen("spot", 1, box -> moved(box, 1 / 320f)).isAtSamePlace(exact)).isTrue();
    assertThat(seen("spot", 1, box -> moved(box, 6 / 320f)).isAtSamePlace(exact)).isFalse();
    assertThat(seen("spot", 1, box -> widened(box, 1.5f)).isAtSamePlace(exact)).isFalse();
    assertThat(nothing().isAtSamePlace(exact)).isFalse();
  }

  @Test
  void isConfusedWhenExchangedColoursLookLikeEachOther() {
    Appearance yellow = seen("spot", 0.7f, UnaryOperator.identity());
    Appearance cyan = seen("spot", 0.6f, UnaryOperator.identity());

    assertThat(yellow.isConfused(cyan, yellow, cyan)).isFalse();
    assertThat(cyan.isConfused(yellow, yellow, cyan)).isTrue();
    assertThat(cyan.isConfused(cyan, yellow, cyan)).isFalse();
  }

  @Test
  void isConfusedWhenClearlyDifferentColoursLookTheSame() {
    Appearance found = seen("spot", 1, UnaryOperator.identity());

    assertThat(found.isConfused(found, found, nothing())).isTrue();
    assertThat(nothing().isConfused(nothing(), found, nothing())).isTrue();
    assertThat(found.isConfused(found, found, found)).isFalse();
  }

  @Test
  void isConfusedWhenTheLabelIsThatOfTheOtherColour() {
    Appearance warm = seen("warm", 1, UnaryOperator.identity());
    Appearance cold = seen("cold", 1, UnaryOperator.identity());

    assertThat(warm.isConfused(cold, warm, cold)).isFalse();
    assertThat(cold.isConfused(warm, warm, cold)).isTrue();
    assertThat(warm.isConfused(nothing(), warm, cold)).isTrue();
  }

  @Test
  void isNearOnlyWithTheSameScoreAndKind() {
    Appearance exact = seen("spot", 0.7f, UnaryOperator.identity());

    assertThat(exact.isNear(seen("spot", 0.71f, UnaryOperator.identity()))).isTrue();
    assertThat(exact.isNear(seen("spot", 0.6f, UnaryOperator.identity()))).isFalse();
    assertThat(exact.isNear(seen("dot", 0.7f, UnaryOperator.identity()))).isFalse();
    assertThat(exact.isNear(nothing())).isFalse();
  }

  private static Appearance nothing() {
    return Appearance.of(
        new Sightings(WALK, WALK.frames().stream().map(frame -> FrameResult.nothing()).toList()));
  }

  private static Appearance seen(
      String label, float confidence, UnaryOperator<BoundingBox> change) {
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      BoundingBox box = change.apply(WALK.truth(Math.max(Walk.EMPTY_FRAMES, i)));
      results.add(FrameResult.of(List.of(Detection.of(label, confidence, box))));
    }
    return Appearance.of(new Sightings(WALK, results));
  }

  private static BoundingBox moved(BoundingBox box, float right) {
    return new BoundingBox(box.left() + right, box.top(), box.width(), box.height());
  }

  private static BoundingBox widened(BoundingBox box, float times) {
    return new BoundingBox(
        box.left() - box.width() * (times - 1) / 2, box.top(), box.width() * times, box.height());
  }
}
