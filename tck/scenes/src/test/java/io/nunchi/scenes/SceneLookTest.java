package io.nunchi.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.scenes.truth.SceneTruth;
import io.nunchi.scenes.truth.TrueTarget;
import io.nunchi.spi.frame.PixelFormat;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import org.junit.jupiter.api.Test;

/** The effects of weather, light and camera on the picture, by figures of the pixels. */
class SceneLookTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int FRAMES_PER_SECOND = 5;

  private static Scene scene(ScenePreset preset) {
    return Scene.open(new SceneOptions(preset, WIDTH, HEIGHT, FRAMES_PER_SECOND, 80, 1));
  }

  private static int[] lumaAt(Scene scene, double seconds) {
    FrameBuffer frame = FrameBuffer.allocate(WIDTH, HEIGHT, PixelFormat.GRAY8);
    scene.draw(1 + (int) (seconds * FRAMES_PER_SECOND), frame);
    int[] luma = new int[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        luma[y * WIDTH + x] = frame.memory(0).get(y * frame.planes().get(0).stride() + x) & 255;
      }
    }
    return luma;
  }

  private static double mean(int[] luma) {
    double sum = 0;
    for (int sample : luma) {
      sum += sample - 16;
    }
    return sum / luma.length;
  }

  /** The mean step from a pixel to its right neighbour. */
  private static double sharpness(int[] luma) {
    double sum = 0;
    for (int i = 1; i < luma.length; i++) {
      sum += Math.abs(luma[i] - luma[i - 1]);
    }
    return sum / luma.length;
  }

  /** The mean step of a part of the picture from one frame to the next. */
  private static double change(Scene scene, int left, int top, int right, int bottom) {
    int[] before = lumaAt(scene, 1);
    int[] after = lumaAt(scene, 1.2);
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += Math.abs(after[y * WIDTH + x] - before[y * WIDTH + x]);
      }
    }
    return sum / ((right - left) * (bottom - top));
  }

  @Test
  void aCoveredCameraSeesNextToNothing() {
    Scene scene = scene(ScenePreset.STREET_TAMPER);

    assertThat(mean(lumaAt(scene, 4))).isLessThan(0.15 * mean(lumaAt(scene, 2)));
  }

  @Test
  void aDefocusedCameraSeesNoEdges() {
    Scene scene = scene(ScenePreset.STREET_TAMPER);

    assertThat(sharpness(lumaAt(scene, 8))).isLessThan(0.7 * sharpness(lumaAt(scene, 6)));
  }

  @Test
  void aMovedCameraMovesWhatStandsStillAndItsTruth() {
    Scene scene = scene(ScenePreset.STREET_TAMPER);
    TrueTarget car = truthAt(scene, 10).targets().get(0);
    TrueTarget moved =
        truthAt(scene, 12).targets().stream()
            .filter(target -> target.trackId() == car.trackId())
            .findFirst()
            .orElseThrow();

    assertThat(moved.box().right() - car.box().right()).isCloseTo(0.22f, within(0.01f));
  }

  @Test
  void aMovedCameraSeesWhatLiesBesideTheFirstView() {
    int[] moved = lumaAt(scene(ScenePreset.STREET_TAMPER), 12);
    int beside = (int) (0.22 * WIDTH);

    assertThat(varianceAlongRows(moved, beside))
        .isGreaterThan(0.3 * varianceAlongRows(moved, WIDTH));
  }

  /** Of the first samples of every row; what repeats its edge has that of the noise. */
  private static double varianceAlongRows(int[] luma, int samples) {
    double sum = 0;
    for (int y = 0; y < HEIGHT; y++) {
      IntSummaryStatistics row =
          Arrays.stream(luma, y * WIDTH, y * WIDTH + samples).summaryStatistics();
      for (int x = 0; x < samples; x++) {
        sum += Math.pow(luma[y * WIDTH + x] - row.getAverage(), 2);
      }
    }
    return sum / (HEIGHT * samples);
  }

  private static SceneTruth truthAt(Scene scene, double seconds) {
    return scene.draw(
        1 + (int) (seconds * FRAMES_PER_SECOND),
        FrameBuffer.allocate(WIDTH, HEIGHT, PixelFormat.GRAY8));
  }

  @Test
  void theHallsLightsGoOutForThreeSeconds() {
    Scene scene = scene(ScenePreset.LOBBY_CROWD);

    assertThat(mean(lumaAt(scene, 13.4))).isLessThan(0.6 * mean(lumaAt(scene, 11)));
    assertThat(mean(lumaAt(scene, 15.4))).isCloseTo(mean(lumaAt(scene, 11)), within(6.0));
  }

  @Test
  void theDaylightChangesSlowly() {
    Scene scene = scene(ScenePreset.STREET_DAY);

    assertThat(mean(lumaAt(scene, 4.4))).isGreaterThan(1.08 * mean(lumaAt(scene, 13.4)));
  }

  @Test
  void aCameraInInfraredLightSeesNoColors() {
    Scene scene = scene(ScenePreset.YARD_NIGHT);
    FrameBuffer frame = FrameBuffer.allocate(WIDTH, HEIGHT, PixelFormat.BGR);
    scene.draw(10, frame);
    int stride = frame.planes().get(0).stride();
    int colored = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int at = y * stride; at < y * stride + 3 * WIDTH; at += 3) {
        byte blue = frame.memory(0).get(at);
        boolean grey = frame.memory(0).get(at + 1) == blue && frame.memory(0).get(at + 2) == blue;
        colored += grey ? 0 : 1;
      }
    }

    assertThat(colored).isZero();
  }

  @Test
  void nightsAreDarker() {
    double day = mean(lumaAt(scene(ScenePreset.STREET_DAY), 1));

    assertThat(mean(lumaAt(scene(ScenePreset.STREET_NIGHT), 1))).isLessThan(0.9 * day);
    assertThat(mean(lumaAt(scene(ScenePreset.YARD_NIGHT), 1))).isLessThan(0.9 * day);
  }

  @Test
  void crownsSwayMoreThanTheSensorsNoiseChangesAWall() {
    Scene scene = scene(ScenePreset.STREET_DAY);
    double wall = change(scene, 65, 5, 165, 40);
    double crown = change(scene, 2, 2, 50, 32);

    assertThat(wall).isPositive();
    assertThat(crown).isGreaterThan(1.5 * wall);
  }

  @Test
  void rainAndShakingChangeAWallMoreThanTheDayDoes() {
    double dry = change(scene(ScenePreset.STREET_DAY), 65, 5, 165, 40);

    assertThat(change(scene(ScenePreset.STREET_RAIN), 65, 5, 165, 40)).isGreaterThan(1.5 * dry);
  }
}
