package io.nunchi.spi;

import io.nunchi.spi.settings.Settings;
import java.util.Objects;

/**
 * The camera stream that an analyzer is opened for.
 *
 * <p>Immutable; any thread.
 *
 * @param streamId the host's name for the stream, unique among its open streams, not blank
 * @param displayName the name for people
 * @param frameRate the frames per second that the camera is set to, or 0 if unknown; frames may be
 *     skipped, so time is read from the frames
 * @param settings the stream's settings, checked against {@link PluginDescriptor#streamSettings()}
 */
public record StreamInfo(String streamId, String displayName, double frameRate, Settings settings) {

  /**
   * Checks the parts.
   *
   * @param streamId the host's name for the stream
   * @param displayName the name for people
   * @param frameRate the frames per second that the camera is set to
   * @param settings the stream's settings
   */
  public StreamInfo {
    if (streamId.isBlank()) {
      throw new IllegalArgumentException("a stream id is not blank");
    }
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(settings, "settings");
    if (!(frameRate >= 0) || Double.isInfinite(frameRate)) {
      throw new IllegalArgumentException("a frame rate is finite and not negative: " + frameRate);
    }
  }
}
