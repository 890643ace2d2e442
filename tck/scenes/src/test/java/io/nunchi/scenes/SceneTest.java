package io.nunchi.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.scenes.truth.SceneEvent;
import io.nunchi.scenes.truth.SceneTruth;
import io.nunchi.scenes.truth.TrueTarget;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneTest {

  private static SceneOptions small(ScenePreset preset, long seed) {
    return new SceneOptions(preset, 161, 91, 10, 150, seed);
  }

  private static byte[] bytes(Scene scene, int frame) {
    FrameBuffer target = frame(scene, PixelFormat.BGR);
    scene.draw(frame, target);
    ByteBuffer memory = target.memory(0);
    byte[] bytes = new byte[memory.remaining()];
    memory.get(bytes);
    return bytes;
  }

  private static FrameBuffer frame(Scene scene, PixelFormat format) {
    return FrameBuffer.allocate(scene.options().width(), scene.options().height(), format);
  }

  @ParameterizedTest
  @EnumSource(ScenePreset.class)
  void theSameSeedGivesTheSameBytesAndTruth(ScenePreset preset) {
    Scene one = Scene.open(small(preset, 5));
    Scene other = Scene.open(small(preset, 5));

    assertThat(bytes(one, 40)).isEqualTo(bytes(other, 40));
    assertThat(one.draw(41, frame(one, PixelFormat.BGR)))
        .isEqualTo(other.draw(41, frame(other, PixelFormat.BGR)));
    assertThat(one.events()).isEqualTo(other.events());
  }

  @Test
  void aFrameDoesNotDependOnWhatWasDrawnBefore() {
    Scene scene = Scene.open(small(ScenePreset.STREET_DAY, 3));
    byte[] first = bytes(scene, 70);
    bytes(scene, 10);
    bytes(scene, 149);

    assertThat(bytes(scene, 70)).isEqualTo(first);
  }

  @Test
  void anotherSeedGivesOtherPeople() {
    assertThat(bytes(Scene.open(small(ScenePreset.LOBBY_CROWD, 1)), 20))
        .isNotEqualTo(bytes(Scene.open(small(ScenePreset.LOBBY_CROWD, 2)), 20));
  }

  @ParameterizedTest
  @EnumSource(ScenePreset.class)
  void truthLiesInTheFrameAndNamesEachTrackOnce(ScenePreset preset) {
    Scene scene = Scene.open(small(preset, 2));
    Set<String> labels = new HashSet<>();
    for (int number = 1; number <= 150; number += 15) {
      SceneTruth truth = scene.draw(number, frame(scene, PixelFormat.GRAY8));
      assertThat(truth.targets()).extracting(TrueTarget::trackId).doesNotHaveDuplicates();
      for (TrueTarget target : truth.targets()) {
        labels.add(target.label());
        assertThat(target.visibleFraction()).isBetween(0.0, 1.0);
        assertThat(target.box().area()).isPositive();
        assertThat(target.box().left()).isNotNegative();
        assertThat(target.box().top()).isNotNegative();
        assertThat(target.box().right()).isLessThanOrEqualTo(1.00001f);
        assertThat(target.box().bottom()).isLessThanOrEqualTo(1.00001f);
      }
    }
    assertThat(labels).contains("person").isSubsetOf("person", "car", "bicycle");
  }

  @Test
  void everyPixelFormatShowsTheSamePicture() {
    Scene scene = Scene.open(small(ScenePreset.STREET_DAY, 4));
    byte[] bgr = bytes(scene, 30);
    int pixel = 50 * 161 + 80;
    double luma =
        16
            + (25 * (bgr[pixel * 3] & 255)
                    + 129 * (bgr[pixel * 3 + 1] & 255)
                    + 66 * (bgr[pixel * 3 + 2] & 255))
                / 256.0;
    for (PixelFormat format : List.of(PixelFormat.GRAY8, PixelFormat.NV12, PixelFormat.I420)) {
      FrameBuffer target = frame(scene, format);
      scene.draw(30, target);
      assertThat((double) (target.memory(0).get(pixel) & 255)).isCloseTo(luma, within(1.0));
    }
    FrameBuffer rgb = frame(scene, PixelFormat.RGB);
    scene.draw(30, rgb);
    assertThat(rgb.memory(0).get(pixel * 3)).isEqualTo(bgr[pixel * 3 + 2]);
    FrameBuffer bgra = frame(scene, PixelFormat.BGRA);
    scene.draw(30, bgra);
    assertThat(bgra.memory(0).get(pixel * 4 + 2)).isEqualTo(bgr[pixel * 3 + 2]);
  }

  @Test
  void refusesAFrameOfAnotherSize() {
    Scene scene = Scene.open(small(ScenePreset.PARKING, 1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.draw(1, FrameBuffer.allocate(160, 91, PixelFormat.BGR)))
        .withMessageContaining("161x91");
  }

  @Test
  void theTamperedCameraSaysWhen() {
    assertThat(Scene.open(small(ScenePreset.STREET_TAMPER, 1)).events())
        .extracting(SceneEvent::kind)
        .contains(
            SceneEvent.Kind.CAMERA_COVERED,
            SceneEvent.Kind.CAMERA_DEFOCUSED,
            SceneEvent.Kind.CAMERA_MOVED);
  }

  @Test
  void aBagIsLeftAndTaken() {
    assertThat(Scene.open(small(ScenePreset.LOBBY_CROWD, 1)).events())
        .extracting(SceneEvent::kind)
        .contains(SceneEvent.Kind.BAG_LEFT, SceneEvent.Kind.BAG_TAKEN);
  }
}
