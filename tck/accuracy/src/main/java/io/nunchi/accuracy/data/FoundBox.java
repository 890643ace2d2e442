package io.nunchi.accuracy.data;

import java.util.Map;
import java.util.OptionalLong;

/**
 * A detection of an analyzer.
 *
 * <p>Immutable; any thread.
 *
 * @param label its label, after the label mapping
 * @param box where it is
 * @param confidence in [0, 1]
 * @param trackId the track, where the analyzer tracks
 */
public record FoundBox(String label, PixelBox box, double confidence, OptionalLong trackId) {

  /**
   * This detection by another name of its label.
   *
   * @param names new names by old ones; others stay
   * @return a detection
   */
  public FoundBox named(Map<String, String> names) {
    String name = names.getOrDefault(label, label);
    return name.equals(label) ? this : new FoundBox(name, box, confidence, trackId);
  }
}
