package io.nunchi.reference.internal.manifest;

import io.nunchi.spi.geometry.BoundingBox;
import java.util.List;

/**
 * A picture that proves that a model works: it must find there what is expected.
 *
 * <p>Immutable; any thread.
 *
 * @param image the picture's path in the package
 * @param expected the things that must be found, at least one
 */
public record Probe(String image, List<Expected> expected) {

  /**
   * Copies the list.
   *
   * @param image the picture's path
   * @param expected the things that must be found
   */
  public Probe {
    expected = List.copyOf(expected);
  }

  /**
   * One thing that must be found.
   *
   * @param label its label
   * @param box its place
   * @param minConfidence the least confidence, in [0, 1]
   * @param minIou the least IoU of the found box with {@code box}, in [0, 1]
   */
  public record Expected(String label, BoundingBox box, float minConfidence, float minIou) {}
}
