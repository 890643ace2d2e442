package io.nunchi.api;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.internal.option.DurationRange;
import java.time.Duration;
import java.util.List;

/**
 * The probe and the limits of a swap.
 *
 * <p>Immutable; any thread.
 *
 * @param probeFrames pictures that the new engine has to analyze, within the contract and the
 *     deadline of a frame, before any stream moves; they stay the caller's. Without any, the host
 *     takes a plain gray picture, which the new engine may also reject
 * @param drainDeadline the time that the swap waits for the streams to reach the end of their
 *     frame; streams that take longer still move, and are named in the report
 * @param keepPrevious true if the old engine stays loaded, so that {@link Engine#rollback()} works;
 *     it takes its memory as long
 */
public record SwapPolicy(
    List<FrameBuffer> probeFrames, Duration drainDeadline, boolean keepPrevious) {

  /**
   * Checks and copies the parts.
   *
   * @param probeFrames pictures to try
   * @param drainDeadline positive, at most 365 days
   * @param keepPrevious true to allow a rollback
   */
  public SwapPolicy {
    probeFrames = List.copyOf(probeFrames);
    drainDeadline = DurationRange.require("a drain deadline", drainDeadline);
  }

  /**
   * The policy for cameras.
   *
   * @return a gray picture as probe, 15 s to drain, rollback possible
   */
  public static SwapPolicy defaults() {
    return new SwapPolicy(List.of(), Duration.ofSeconds(15), true);
  }

  /**
   * Chooses the pictures to try.
   *
   * @param frames pictures that stay the caller's
   * @return a policy that differs in this only
   */
  public SwapPolicy withProbeFrames(List<FrameBuffer> frames) {
    return new SwapPolicy(frames, drainDeadline, keepPrevious);
  }

  /**
   * Gives up the possibility of a rollback, and with it the old engine's memory.
   *
   * @return a policy that differs in this only
   */
  public SwapPolicy withoutRollback() {
    return new SwapPolicy(probeFrames, drainDeadline, false);
  }
}
