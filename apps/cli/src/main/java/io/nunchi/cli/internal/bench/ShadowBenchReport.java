package io.nunchi.cli.internal.bench;

import io.nunchi.cli.internal.analyze.EngineSummary;
import io.nunchi.cli.internal.measure.DurationSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a candidate beside it costs a live stream.
 *
 * @param source the recording that played the camera
 * @param frameRate the camera's frames per second
 * @param rounds how often both were measured, in turns
 * @param machine where
 * @param engine the live engine
 * @param alone the live stream without a candidate
 * @param beside the live stream with a candidate
 * @param candidateRate the part of the frames that the candidate was to see
 * @param sampled frames that were meant for it
 * @param compared frames that it analyzed
 */
public record ShadowBenchReport(
    String source,
    double frameRate,
    int rounds,
    Machine machine,
    EngineSummary engine,
    Side alone,
    Side beside,
    double candidateRate,
    long sampled,
    long compared) {

  /**
   * A live stream.
   *
   * @param offered frames of the camera
   * @param analyzed frames with a result
   * @param framesPerSecond results per second
   * @param millis how long the analyzer's call took, and how old results were, by name
   */
  public record Side(
      long offered, long analyzed, double framesPerSecond, Map<String, DurationSummary> millis) {

    private String text(String name) {
      DurationSummary analyze = millis.get("analyze");
      DurationSummary age = millis.get("age");
      return String.format(
          Locale.ROOT,
          "%-9s %d of %d frames, %.1f frames/s; analysis %s ms (median), %s ms (p99); age %s, %s",
          name,
          analyzed,
          offered,
          framesPerSecond,
          analyze == null ? "-" : analyze.median(),
          analyze == null ? "-" : analyze.p99(),
          age == null ? "-" : age.median(),
          age == null ? "-" : age.p99());
    }
  }

  /** The report for people. */
  public List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "workload  %s as a camera of %.1f frames/s, %d rounds in turns",
            source,
            frameRate,
            rounds),
        "machine   %d processors, %s, %s"
            .formatted(machine.processors(), machine.java(), machine.system()),
        "engine    %s on %s".formatted(engine.shortName(), engine.actualProvider()),
        alone.text("alone"),
        beside.text("beside"),
        String.format(
            Locale.ROOT,
            "ratio     %.3f of the frame rate; the candidate compared %d of %d sampled frames (rate"
                + " %s)",
            beside.framesPerSecond / alone.framesPerSecond,
            compared,
            sampled,
            candidateRate));
  }
}
