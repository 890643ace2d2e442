package io.nunchi.api.shadow;

import java.util.Objects;
import java.util.Optional;

/**
 * The sampling rate and the budget of a shadow.
 *
 * <p>Immutable; any thread.
 *
 * @param samplingRate the part of each stream's analyzed frames that the candidate sees, above 0,
 *     at most 1; they are spread evenly, and the first one is among them
 * @param mostHeldFrames the most frames of all streams together that wait for the candidate or are
 *     analyzed by it, from 1; each keeps its picture from being reused
 * @param mostLostCalls the number of calls into the candidate that never returned, each of which
 *     costs a thread and a picture, at which the shadow gives up, from 1
 * @param disputedFrames keeps the frames with the largest disagreement; empty to keep none
 * @param mostDisputedFrames the most of them that are kept, from 1
 * @param mostDisputedBytes the most bytes that they take together, from 1
 */
public record ShadowPolicy(
    double samplingRate,
    int mostHeldFrames,
    int mostLostCalls,
    Optional<DisputedFrameSink> disputedFrames,
    int mostDisputedFrames,
    long mostDisputedBytes) {

  /**
   * Checks the parts.
   *
   * @param samplingRate above 0, at most 1
   * @param mostHeldFrames from 1
   * @param mostLostCalls from 1
   * @param disputedFrames keeps frames
   * @param mostDisputedFrames from 1
   * @param mostDisputedBytes from 1
   * @throws IllegalArgumentException if a part is out of range
   */
  public ShadowPolicy {
    if (!(samplingRate > 0 && samplingRate <= 1)) {
      throw new IllegalArgumentException(
          "a sampling rate is above 0 and at most 1; found " + samplingRate);
    }
    Objects.requireNonNull(disputedFrames, "disputedFrames");
    requireFromOne("mostHeldFrames", mostHeldFrames);
    requireFromOne("mostLostCalls", mostLostCalls);
    requireFromOne("mostDisputedFrames", mostDisputedFrames);
    requireFromOne("mostDisputedBytes", mostDisputedBytes);
  }

  private static void requireFromOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is at least 1; found " + value);
    }
  }

  /**
   * The policy for cameras.
   *
   * @return one frame in ten, 8 frames held, 3 lost calls, no disputed frame kept
   */
  public static ShadowPolicy defaults() {
    return new ShadowPolicy(0.1, 8, 3, Optional.empty(), 50, 256L << 20);
  }

  /**
   * Chooses the sampling rate.
   *
   * @param rate above 0, at most 1
   * @return a policy that differs in this only
   */
  public ShadowPolicy withSamplingRate(double rate) {
    return new ShadowPolicy(
        rate, mostHeldFrames, mostLostCalls, disputedFrames, mostDisputedFrames, mostDisputedBytes);
  }

  /**
   * Chooses the most frames that may be held.
   *
   * @param frames from 1
   * @return a policy that differs in this only
   */
  public ShadowPolicy withMostHeldFrames(int frames) {
    return new ShadowPolicy(
        samplingRate, frames, mostLostCalls, disputedFrames, mostDisputedFrames, mostDisputedBytes);
  }

  /**
   * Keeps the frames with the largest disagreement.
   *
   * @param sink the place where they go
   * @param mostFrames the most that are kept, from 1
   * @param mostBytes the most bytes that they take together, from 1
   * @return a policy that differs in this only
   */
  public ShadowPolicy keepingDisputed(DisputedFrameSink sink, int mostFrames, long mostBytes) {
    return new ShadowPolicy(
        samplingRate, mostHeldFrames, mostLostCalls, Optional.of(sink), mostFrames, mostBytes);
  }
}
