package io.nunchi.api;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.internal.option.DurationRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The probe and the limits of a swap.
 *
 * <p>Immutable; any thread.
 */
public final class SwapPolicy {

  private static final SwapPolicy DEFAULTS =
      new SwapPolicy(List.of(), Duration.ofSeconds(15), true, Map.of());

  private final List<FrameBuffer> probeFrames;
  private final Duration drainDeadline;
  private final boolean keepPrevious;
  private final Map<String, Map<String, String>> cameraSettings;

  private SwapPolicy(
      List<FrameBuffer> probeFrames,
      Duration drainDeadline,
      boolean keepPrevious,
      Map<String, Map<String, String>> cameraSettings) {
    this.probeFrames = probeFrames;
    this.drainDeadline = drainDeadline;
    this.keepPrevious = keepPrevious;
    this.cameraSettings = cameraSettings;
  }

  /**
   * The policy for cameras.
   *
   * @return a gray picture as probe, 15 s to drain, rollback possible
   */
  public static SwapPolicy defaults() {
    return DEFAULTS;
  }

  /**
   * The pictures that the new engine has to analyze, within the contract and the deadline of a
   * frame, before any stream moves; they stay the caller's.
   *
   * @return the pictures; if there are none, the host takes a plain gray picture, which the new
   *     engine may also reject
   */
  public List<FrameBuffer> probeFrames() {
    return probeFrames;
  }

  /**
   * The time that the swap waits for the streams to reach the end of their frame; streams that take
   * longer still move, and are named in the report.
   *
   * @return positive, at most 365 days
   */
  public Duration drainDeadline() {
    return drainDeadline;
  }

  /**
   * Tells whether the old engine stays loaded, so that {@link Engine#rollback()} works; it takes
   * its memory as long.
   *
   * @return true to allow a rollback
   */
  public boolean keepPrevious() {
    return keepPrevious;
  }

  /**
   * Chooses the pictures to try.
   *
   * @param frames pictures that stay the caller's
   * @return a policy that differs in this only
   */
  public SwapPolicy withProbeFrames(List<FrameBuffer> frames) {
    return new SwapPolicy(List.copyOf(frames), drainDeadline, keepPrevious, cameraSettings);
  }

  /**
   * Chooses the time to wait for the streams.
   *
   * @param deadline positive, at most 365 days
   * @return a policy that differs in this only
   * @throws IllegalArgumentException if the deadline is out of range
   */
  public SwapPolicy withDrainDeadline(Duration deadline) {
    return new SwapPolicy(
        probeFrames,
        DurationRange.require("a drain deadline", deadline),
        keepPrevious,
        cameraSettings);
  }

  /**
   * Gives up the possibility of a rollback, and with it the old engine's memory.
   *
   * @return a policy that differs in this only
   */
  public SwapPolicy withoutRollback() {
    return new SwapPolicy(probeFrames, drainDeadline, false, cameraSettings);
  }

  /**
   * Gives cameras their settings for the plugin that is swapped to, such as zones in its words. A
   * camera that is not among them has those that it had with that plugin before, or its present
   * ones. Settings are kept for each plugin, so that a rollback to another plugin restores those of
   * before; a failed swap keeps none of them.
   *
   * @param byStreamId settings as text by key, by the id of a stream of the engine; settings left
   *     out have their defaults. An unknown id, or a setting that does not fit, refuses the swap
   * @return a policy that differs in this only
   */
  public SwapPolicy withCameraSettings(Map<String, Map<String, String>> byStreamId) {
    Map<String, Map<String, String>> copy = new TreeMap<>();
    byStreamId.forEach((id, settings) -> copy.put(id, Map.copyOf(settings)));
    return new SwapPolicy(probeFrames, drainDeadline, keepPrevious, Map.copyOf(copy));
  }

  /**
   * The settings that cameras are given with the swap.
   *
   * @return settings as text by key, by stream id; empty if none are given
   */
  public Map<String, Map<String, String>> cameraSettings() {
    return cameraSettings;
  }

  private List<Object> parts() {
    return List.of(probeFrames, drainDeadline, keepPrevious, cameraSettings);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SwapPolicy policy && parts().equals(policy.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "SwapPolicy[probeFrames="
        + probeFrames
        + ", drainDeadline="
        + drainDeadline
        + ", keepPrevious="
        + keepPrevious
        + ", cameraSettings of "
        + cameraSettings.keySet()
        + "]";
  }
}
