package io.nunchi.cli.internal.analyze;

import io.nunchi.bench.measure.DurationSummary;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.shadow.ShadowSummary;
import io.nunchi.cli.internal.source.SourceInfo;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code summary.json} tells; {@code docs/cli.md} explains every field.
 *
 * @param nunchi the version of this program
 * @param source what was analyzed
 * @param truncated whether the source ended before it said it would
 * @param interrupted whether the user ended the run
 * @param engine what analyzed it
 * @param settings the engine's settings as they were given
 * @param cameraSettings the camera's settings as they were given
 * @param frames how many frames there were, and what became of them
 * @param detections how many there were
 * @param ruleEvents how many there were, by type
 * @param violations results that broke the contract and were not delivered
 * @param analyzerRestarts analyzers that were opened in place of a broken one
 * @param seconds how long the run took, from the first frame to the last result
 * @param framesPerSecond analyzed frames per second of the run
 * @param stageMillis how long each stage took per frame
 * @param ageMillis how old results were when they were delivered
 * @param shadow how far a candidate was apart, if there was one
 * @param files the files that were written
 * @param problems what went wrong, the first twenty of it
 */
public record Summary(
    String nunchi,
    SourceInfo source,
    boolean truncated,
    boolean interrupted,
    EngineSummary engine,
    Map<String, String> settings,
    Map<String, String> cameraSettings,
    Frames frames,
    Detections detections,
    Map<String, Long> ruleEvents,
    long violations,
    long analyzerRestarts,
    double seconds,
    double framesPerSecond,
    Map<String, DurationSummary> stageMillis,
    Optional<DurationSummary> ageMillis,
    Optional<ShadowSummary> shadow,
    List<String> files,
    List<Problem> problems) {

  /**
   * What became of the frames: {@code read = analyzed + dropped}.
   *
   * @param read frames of the source, readable or not
   * @param analyzed frames with a result
   * @param dropped frames without one
   * @param droppedByReason why
   */
  public record Frames(long read, long analyzed, long dropped, Map<String, Long> droppedByReason) {}

  /**
   * What was found.
   *
   * @param total all detections of all frames
   * @param byLabel the same by label
   * @param tracksByLabel different track ids by label
   */
  public record Detections(
      long total, Map<String, Long> byLabel, Map<String, Integer> tracksByLabel) {}
}
