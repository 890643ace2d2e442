package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.scenes.Scene;
import io.nunchi.scenes.SceneOptions;
import io.nunchi.scenes.ScenePreset;
import io.nunchi.scenes.truth.TrueTarget;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kit's pictures of people and cars are cut out of a generated scene, from the frame that shows
 * each best. The kit must not depend on the scenes, so this test stands above both.
 *
 * <p>After a change of the scenes, the failing test prints the command that draws the pictures
 * anew.
 */
class KitPicturesTest {

  private static final String REGENERATE = "nunchi.regenerate";
  private static final Path PICTURES =
      Path.of("../../tck/kit/src/main/resources/io/nunchi/tck/internal/targets");
  private static final SceneOptions SCENE =
      new SceneOptions(ScenePreset.STREET_DAY, 1920, 1080, 1, 30, 1);
  private static final double LEAST_VISIBLE = 0.98;
  private static final int LEAST_HEIGHT = 110;
  private static final String PERSON = "person";
  private static final String CAR = "car";

  @TempDir private Path folder = Path.of("");

  /**
   * A person or car in a frame.
   *
   * @param id the track id, the same in all frames
   * @param label the label of the truth
   * @param image the part of the frame inside the target's box
   */
  private record Cutout(long id, String label, BufferedImage image) {

    String fileName() {
      return label + "-" + id + ".png";
    }
  }

  @Tag("slow")
  @Test
  void areWhatTheSceneDraws() throws IOException {
    Path target = Boolean.getBoolean(REGENERATE) ? PICTURES : folder;
    for (Cutout cutout : cutouts()) {
      ImageIO.write(cutout.image(), "png", target.resolve(cutout.fileName()).toFile());
    }

    assertThat(pixels(PICTURES).equals(pixels(target)))
        .as(
            "%s holds what the scene draws; regenerate it, list the names in DrawnTargets, and"
                + " commit both, with%n./mvnw -Pslow -pl apps/cli -am test -Dtest=KitPicturesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true%n",
            PICTURES, REGENERATE)
        .isTrue();
    assertThat(pixels(PICTURES)).hasSize(7);
  }

  private static Map<String, List<Integer>> pixels(Path folder) throws IOException {
    Map<String, List<Integer>> pixels = new TreeMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".png")).toList()) {
        BufferedImage image = ImageIO.read(file.toFile());
        List<Integer> rows = new ArrayList<>();
        for (int y = 0; y < image.getHeight(); y++) {
          for (int x = 0; x < image.getWidth(); x++) {
            rows.add(image.getRGB(x, y));
          }
        }
        pixels.put(file.getFileName().toString(), rows);
      }
    }
    return pixels;
  }

  private static List<Cutout> cutouts() {
    Scene scene = Scene.open(SCENE);
    FrameBuffer frame = FrameBuffer.allocate(SCENE.width(), SCENE.height(), PixelFormat.BGR);
    Map<Long, Cutout> best = new TreeMap<>();
    for (int number = 1; number <= SCENE.frames(); number++) {
      for (TrueTarget target : scene.draw(number, frame).targets()) {
        if (isLargeAndWhole(target)) {
          Cutout cutout = new Cutout(target.trackId(), target.label(), cutOut(frame, target.box()));
          best.merge(
              cutout.id(),
              cutout,
              (one, other) -> one.image().getHeight() >= other.image().getHeight() ? one : other);
        }
      }
    }
    List<Cutout> cutouts = new ArrayList<>(largest(best.values(), PERSON, 5));
    cutouts.addAll(largest(best.values(), CAR, 2));
    return cutouts;
  }

  private static List<Cutout> largest(Collection<Cutout> cutouts, String label, int most) {
    return cutouts.stream()
        .filter(cutout -> cutout.label().equals(label))
        .sorted(Comparator.comparingInt(cutout -> -cutout.image().getHeight()))
        .limit(most)
        .toList();
  }

  private static boolean isLargeAndWhole(TrueTarget target) {
    BoundingBox box = target.box();
    return (target.label().equals(PERSON) || target.label().equals(CAR))
        && target.visibleFraction() >= LEAST_VISIBLE
        && box.height() * SCENE.height() >= LEAST_HEIGHT
        && box.left() > 0
        && box.top() > 0
        && box.right() < 1
        && box.bottom() < 1;
  }

  private static BufferedImage cutOut(FrameBuffer frame, BoundingBox box) {
    int left = Math.round(box.left() * frame.width());
    int top = Math.round(box.top() * frame.height());
    int width = Math.max(1, Math.round(box.width() * frame.width()));
    int height = Math.max(1, Math.round(box.height() * frame.height()));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    ByteBuffer bgr = frame.planes().get(0).buffer();
    int stride = frame.planes().get(0).stride();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = (top + y) * stride + (left + x) * 3;
        int red = bgr.get(at + 2) & 255;
        int green = bgr.get(at + 1) & 255;
        int blue = bgr.get(at) & 255;
        image.setRGB(x, y, (red << 16) | (green << 8) | blue);
      }
    }
    return image;
  }
}
