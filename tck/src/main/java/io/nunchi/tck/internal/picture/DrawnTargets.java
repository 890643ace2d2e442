package io.nunchi.tck.internal.picture;

import io.nunchi.api.FrameBuffer;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.BoundingBox;
import io.nunchi.tck.scene.Scene;
import io.nunchi.tck.scene.SceneOptions;
import io.nunchi.tck.scene.ScenePreset;
import io.nunchi.tck.scene.TrueTarget;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * People and cars of a generated scene, each cut out of the frame that shows it best: what models
 * know that were trained on photographs. The same at every call.
 */
public final class DrawnTargets {

  private static final SceneOptions SCENE =
      new SceneOptions(ScenePreset.STREET_DAY, 1920, 1080, 1, 30, 1);
  private static final double LEAST_VISIBLE = 0.98;
  private static final int LEAST_HEIGHT = 110;
  private static final String PERSON = "person";
  private static final String CAR = "car";

  private DrawnTargets() {}

  /**
   * Somebody or something in a frame.
   *
   * @param id the same in all frames
   * @param label what it is
   * @param image the part of the frame that shows it
   */
  private record Cutout(long id, String label, BufferedImage image) {}

  /** People first, each kind the largest first; drawn when they are asked for first. */
  public static List<Target> all() {
    return Drawn.TARGETS;
  }

  private static final class Drawn {
    private static final List<Target> TARGETS = List.copyOf(draw());
  }

  private static List<Target> draw() {
    Scene scene = Scene.open(SCENE);
    FrameBuffer frame = FrameBuffer.allocate(SCENE.width(), SCENE.height(), PixelFormat.BGR);
    Map<Long, Cutout> best = new TreeMap<>();
    for (int number = 1; number <= SCENE.frames(); number++) {
      for (TrueTarget target : scene.draw(number, frame).targets()) {
        if (isWorthIt(target)) {
          Cutout cutout = new Cutout(target.trackId(), target.label(), cutOut(frame, target.box()));
          best.merge(
              cutout.id(),
              cutout,
              (one, other) -> one.image().getHeight() >= other.image().getHeight() ? one : other);
        }
      }
    }
    List<Target> targets = new ArrayList<>(largest(best.values(), PERSON, 5));
    targets.addAll(largest(best.values(), CAR, 2));
    return targets;
  }

  private static List<Target> largest(Collection<Cutout> cutouts, String label, int most) {
    return cutouts.stream()
        .filter(cutout -> cutout.label().equals(label))
        .sorted(Comparator.comparingInt(cutout -> -cutout.image().getHeight()))
        .limit(most)
        .map(DrawnTargets::target)
        .toList();
  }

  private static Target target(Cutout cutout) {
    String name = cutout.label() + " " + cutout.id() + " of scene:" + SCENE.preset().sceneName();
    return Target.picture(cutout.image(), name);
  }

  private static boolean isWorthIt(TrueTarget target) {
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
