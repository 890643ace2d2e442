package io.nunchi.tck.internal.targets;

import io.nunchi.testing.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * Seven pictures of people and cars from generated scenes, for models that were trained on
 * photographs.
 */
public final class DrawnTargets {

  private static final List<String> NAMES =
      List.of("person-18", "person-21", "person-19", "person-54", "person-24", "car-75", "car-85");

  private DrawnTargets() {}

  /** Returns people, then cars, each with the largest first. Reads the pictures on first use. */
  public static List<Target> all() {
    return Loaded.TARGETS;
  }

  private static final class Loaded {
    private static final List<Target> TARGETS = NAMES.stream().map(DrawnTargets::read).toList();
  }

  private static Target read(String name) {
    String resource = name + ".png";
    try (InputStream picture =
        Objects.requireNonNull(DrawnTargets.class.getResourceAsStream(resource), resource)) {
      return Target.picture(ImageIO.read(picture), name.replace('-', ' ') + " of scene:street-day");
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + resource + " of the kit", e);
    }
  }
}
