package io.nunchi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {

  private static final Walk WALK = Walk.of(PixelFormat.GRAY8, Target.rectangle());

  @TempDir private Path folder = Path.of("");

  @Test
  void hasTheSameFramesAtEveryCall() {
    assertThat(checksums(WALK)).isEqualTo(checksums(WALK)).doesNotHaveDuplicates();
  }

  @Test
  void givesEachCallerMemoryOfItsOwn() {
    WALK.frame(30).pixels().overwrite();

    assertThat(WALK.frame(30).pixels().checksum())
        .isNotEqualTo(overwritten(WALK.frame(30)).checksum());
  }

  @Test
  void isEmptyUntilTheTargetComes() {
    Walk left = WALK.going(Walk.Way.LEFT_BELOW);

    assertThat(checksums(left).subList(0, Walk.EMPTY_FRAMES))
        .isEqualTo(checksums(WALK).subList(0, Walk.EMPTY_FRAMES));
    assertThat(checksums(left).subList(Walk.EMPTY_FRAMES, Walk.FRAMES))
        .doesNotContainAnyElementsOf(checksums(WALK));
  }

  @Test
  void showsTheTargetWhereTheTruthSays() {
    for (Walk.Way way : Walk.Way.values()) {
      Walk walk = WALK.sized(321, 241).going(way);
      BoundingBox truth = walk.truth(30);
      int x = Math.round((truth.left() + truth.right()) / 2 * 321);
      int y = Math.round((truth.top() + truth.bottom()) / 2 * 241);

      assertThat(luma(walk.frame(30), x, y)).isEqualTo(250);
      assertThat(luma(walk.frame(30), Math.round(truth.right() * 321) + 1, y)).isLessThan(200);
      assertThat(truth.left()).isNotEqualTo(walk.truth(31).left());
    }
  }

  @Test
  void endsWhereTheMirroredPlaceIsAnother() {
    for (Walk.Way way : Walk.Way.values()) {
      for (int i = Walk.FRAMES - Sightings.LAST_FRAMES; i < Walk.FRAMES; i++) {
        BoundingBox truth = WALK.going(way).truth(i);
        BoundingBox mirrored =
            new BoundingBox(1 - truth.right(), truth.top(), truth.width(), truth.height());

        assertThat(truth.iou(mirrored)).isZero();
      }
    }
  }

  @Test
  void showsNoneOneOrTwoTargets() {
    Walk left = WALK.going(Walk.Way.LEFT_BELOW);
    WatchedFrame both = WALK.frame(30, EnumSet.allOf(Walk.Way.class));
    WatchedFrame none = WALK.frame(30, Set.of());

    for (Walk walk : List.of(WALK, left)) {
      BoundingBox truth = walk.truth(30);
      int x = Math.round((truth.left() + truth.right()) / 2 * 320);
      int y = Math.round((truth.top() + truth.bottom()) / 2 * 240);
      assertThat(luma(both, x, y)).isEqualTo(250);
      assertThat(luma(none, x, y)).isLessThan(200);
    }
  }

  @Test
  void tellsAMisplacedTargetFromALateOneAndFromNone() {
    assertThat(shifted(-0.3f).hasMisplacedTarget()).isTrue();
    assertThat(shifted(0.3f).hasMisplacedTarget()).isTrue();
    assertThat(shifted(0).hasMisplacedTarget()).isFalse();
    assertThat(new Sightings(WALK, results(i -> found(i - 3))).hasMisplacedTarget()).isFalse();
    assertThat(new Sightings(WALK, results(i -> FrameResult.nothing())).hasMisplacedTarget())
        .isFalse();
  }

  private static Sightings shifted(float right) {
    return new Sightings(
        WALK,
        results(
            i -> {
              BoundingBox truth = WALK.truth(Math.max(Walk.EMPTY_FRAMES, i));
              BoundingBox box =
                  new BoundingBox(truth.left() + right, truth.top(), truth.width(), truth.height());
              return FrameResult.of(List.of(Detection.of("spot", 1, box)));
            }));
  }

  @Test
  void showsAPictureFromEdgeToEdge() throws IOException {
    BufferedImage grey = new BufferedImage(10, 20, BufferedImage.TYPE_INT_RGB);
    grey.setRGB(0, 0, 0x303030);
    Path file = folder.resolve("thing.png");
    ImageIO.write(grey, "png", file.toFile());
    Walk walk = WALK.showing(Target.read(file));
    BoundingBox truth = walk.truth(43);

    assertThat(walk.target().name()).isEqualTo("the picture thing.png");
    assertThat(luma(walk.frame(43), Math.round(truth.left() * 320), Math.round(truth.top() * 240)))
        .isEqualTo(0x30);
  }

  @Test
  void refusesAFileThatIsNoPicture() throws IOException {
    Path file = Files.writeString(folder.resolve("thing.png"), "thing");

    assertThatIOException()
        .isThrownBy(() -> Target.read(file))
        .withMessageContaining("not a PNG, JPEG or BMP picture");
  }

  @Test
  void countsTheLastFramesOnly() {
    Sightings late = new Sightings(WALK, results(i -> i >= 40 ? found(i) : FrameResult.nothing()));
    Sightings early = new Sightings(WALK, results(i -> i < 36 ? found(i) : FrameResult.nothing()));

    assertThat(late.framesWithTarget()).isEqualTo(4);
    assertThat(late.targetIsFound()).isTrue();
    assertThat(early.framesWithTarget()).isZero();
    assertThat(early.targetIsFound()).isFalse();
    assertThat(early.hasDetections()).isTrue();
  }

  @Test
  void doesNotTakeADetectionElsewhereForTheTarget() {
    Detection elsewhere = Detection.of("spot", 1, new BoundingBox(0.7f, 0.7f, 0.2f, 0.2f));
    Sightings sightings = new Sightings(WALK, results(i -> FrameResult.of(List.of(elsewhere))));

    assertThat(sightings.targetIsFound()).isFalse();
    assertThat(sightings.target(43)).isEmpty();
    assertThat(sightings.nearest(43)).contains(elsewhere);
  }

  @Test
  void wantsAResultForEachFrame() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sightings(WALK, List.of()))
        .withMessageContaining("44 frames, not 0");
  }

  private static FrameResult found(int index) {
    BoundingBox box = WALK.truth(Math.max(Walk.EMPTY_FRAMES, index));
    return FrameResult.of(List.of(Detection.of("spot", 1, box)));
  }

  private static List<FrameResult> results(IntFunction<FrameResult> ofFrame) {
    return IntStream.range(0, Walk.FRAMES).mapToObj(ofFrame).toList();
  }

  private static List<Long> checksums(Walk walk) {
    return walk.frames().stream().map(frame -> frame.pixels().checksum()).toList();
  }

  private static FramePixels overwritten(WatchedFrame frame) {
    frame.pixels().overwrite();
    return frame.pixels();
  }

  private static int luma(WatchedFrame frame, int x, int y) {
    var plane = frame.planes().get(0);
    return Byte.toUnsignedInt(plane.buffer().get(y * plane.stride() + x));
  }
}
