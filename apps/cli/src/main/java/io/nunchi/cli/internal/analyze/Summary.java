package io.nunchi.cli.internal.analyze;

import io.nunchi.bench.measure.DurationSummary;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.shadow.ShadowSummary;
import io.nunchi.cli.internal.source.PictureSummary;
import io.nunchi.cli.internal.source.SourceInfo;
import io.nunchi.cli.internal.source.SourceMedia;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of {@code summary.json}; {@code docs/cli.md} explains every field.
 *
 * @param nunchi the version of this program
 * @param source the analyzed source
 * @param media the properties of a video's pictures and times; empty for other sources
 * @param pictures the picture files that were read; empty for other sources
 * @param truncated true if the source ended before it said it would
 * @param interrupted true if the user ended the run
 * @param engine the engine that analyzed it
 * @param settings the engine's settings as they were given
 * @param cameraSettings the camera's settings as they were given
 * @param generations the engine generations that analyzed frames, in their order
 * @param frames counts by outcome
 * @param detections counts by label
 * @param ruleEvents counts by type
 * @param violations results that broke the contract and were not delivered
 * @param analyzerRestarts analyzers that were opened in place of a broken one
 * @param seconds the duration of the run, from the first frame to the last result
 * @param framesPerSecond analyzed frames per second of the run
 * @param stageMillis the duration of each stage per frame
 * @param ageMillis the age of results when they were delivered
 * @param shadow the comparison with a candidate; empty without a candidate
 * @param files the files that were written
 * @param problems the first twenty problems
 */
public record Summary(
    String nunchi,
    SourceInfo source,
    Optional<SourceMedia> media,
    Optional<PictureSummary> pictures,
    boolean truncated,
    boolean interrupted,
    EngineSummary engine,
    Map<String, String> settings,
    Map<String, String> cameraSettings,
    List<AnalyzedBy> generations,
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
   * A generation's part of the frames.
   *
   * @param generation its number
   * @param engine plugin and model in a few words
   * @param frames frames with a result of it
   */
  public record AnalyzedBy(long generation, String engine, long frames) {}

  /**
   * Frames by outcome: {@code read = analyzed + dropped}.
   *
   * @param read frames of the source, readable or not
   * @param analyzed frames with a result
   * @param dropped frames without one
   * @param droppedByReason why
   */
  public record Frames(long read, long analyzed, long dropped, Map<String, Long> droppedByReason) {}

  /**
   * Detections by label.
   *
   * @param total all detections of all frames
   * @param byLabel the same by label
   * @param tracksByLabel different track ids by label
   */
  public record Detections(
      long total, Map<String, Long> byLabel, Map<String, Integer> tracksByLabel) {}
}
