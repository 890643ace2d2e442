package io.nunchi.api.frame;

import java.util.Map;
import java.util.Objects;

/**
 * A camera whose frames are to be analyzed.
 *
 * <p>Immutable; any thread.
 *
 * @param id the VMS's name for the camera, not blank; a stream without an id of its own has it, too
 * @param displayName the name for people
 * @param frameRate the frames per second that the camera is set to, finite, or 0 if unknown
 * @param settings the camera's settings as text by key, such as lines and zones; checked against
 *     the plugin's stream settings when the stream is opened
 */
public record Camera(
    String id, String displayName, double frameRate, Map<String, String> settings) {

  /**
   * Copies the settings.
   *
   * @param id not blank
   * @param displayName the name for people
   * @param frameRate frames per second, or 0
   * @param settings text by key
   * @throws IllegalArgumentException if the id is blank, or the frame rate is negative, infinite or
   *     no number
   */
  public Camera {
    Objects.requireNonNull(displayName, "displayName");
    if (id.isBlank()) {
      throw new IllegalArgumentException("a camera id is not blank");
    }
    if (!(frameRate >= 0) || Double.isInfinite(frameRate)) {
      throw new IllegalArgumentException(
          "a frame rate is finite and not negative, 0 if unknown; found " + frameRate);
    }
    settings = Map.copyOf(settings);
  }

  /**
   * Replaces the settings.
   *
   * @param settings text by key
   * @return a camera that differs in this only
   */
  public Camera withSettings(Map<String, String> settings) {
    return new Camera(id, displayName, frameRate, settings);
  }

  /**
   * Creates a camera with defaults.
   *
   * @param id the VMS's name for the camera, not blank
   * @return a camera of unknown frame rate with default settings
   */
  public static Camera named(String id) {
    return new Camera(id, id, 0, Map.of());
  }
}
