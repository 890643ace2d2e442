package io.nunchi.cli.internal.shadow;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.shadow.AnalysisTime;
import io.nunchi.api.shadow.KeptFrames;
import io.nunchi.api.shadow.LabelComparison;
import io.nunchi.api.shadow.ShadowReport;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The content of {@code shadow.json}; {@code docs/cli.md} explains every field.
 *
 * @param state tells if it went on to the end
 * @param why the reason for the state
 * @param live the engine that it is compared with, since its figures began
 * @param candidate the compared engine
 * @param settings its settings
 * @param labelMap names under which labels are compared, by label
 * @param rate the part of the analyzed frames that it was to see
 * @param frames counts by outcome
 * @param all all common labels together
 * @param byLabel each common label that was found
 * @param leftOut detections under labels that only one of the two declares
 * @param millis durations of both for the same frames
 * @param kept the frames that were kept to be judged
 * @param problems problems of the candidate
 */
public record ShadowSummary(
    String state,
    String why,
    LiveSide live,
    EngineSummary candidate,
    Map<String, String> settings,
    Map<String, String> labelMap,
    double rate,
    Frames frames,
    Figures all,
    Map<String, Figures> byLabel,
    LeftOut leftOut,
    Millis millis,
    KeptFrames kept,
    List<Problem> problems) {

  /** The live engine that was compared. */
  public record LiveSide(
      String pluginId, String pluginVersion, long generation, Optional<ModelIdentity> model) {

    static LiveSide of(EngineGeneration live) {
      return new LiveSide(live.pluginId(), live.pluginVersion(), live.number(), live.model());
    }

    /** Plugin and model in a few words. */
    public String shortName() {
      return EngineSummary.shortName(pluginId, pluginVersion, model);
    }
  }

  /** {@code sampled = compared + dropped + inFlight}. */
  public record Frames(
      long seen,
      long sampled,
      long compared,
      long dropped,
      Map<String, Long> droppedByReason,
      long withoutRoom,
      long inFlight,
      long failures,
      long analyzerRestarts,
      long lostCalls) {}

  /** One label, or all of them. */
  public record Figures(
      long live,
      long candidate,
      long matched,
      long liveOnly,
      long candidateOnly,
      OptionalDouble disagreement,
      OptionalDouble meanIou,
      OptionalDouble liveConfidence,
      OptionalDouble candidateConfidence,
      OptionalDouble confidenceShift,
      OptionalDouble confidenceDrift) {

    static Figures of(LabelComparison comparison) {
      return new Figures(
          comparison.live(),
          comparison.candidate(),
          comparison.matched(),
          comparison.liveOnly(),
          comparison.candidateOnly(),
          rounded(comparison.disagreement()),
          rounded(comparison.meanIou()),
          rounded(comparison.liveConfidence()),
          rounded(comparison.candidateConfidence()),
          rounded(comparison.confidenceShift()),
          rounded(comparison.confidenceDrift()));
    }

    private static OptionalDouble rounded(OptionalDouble value) {
      return value.isPresent()
          ? OptionalDouble.of(Math.round(value.getAsDouble() * 1e6) / 1e6)
          : value;
    }
  }

  /** Detections by label that cannot be compared. */
  public record LeftOut(Map<String, Long> live, Map<String, Long> candidate) {}

  /** Analysis times of both, of the latest 4,096 compared frames. */
  public record Millis(Optional<Time> live, Optional<Time> candidate) {}

  /** Percentiles in milliseconds. */
  public record Time(double p50, double p99) {

    static Time of(AnalysisTime time) {
      return new Time(millis(time.p50()), millis(time.p99()));
    }

    private static double millis(Duration duration) {
      return Math.round(duration.toNanos() / 1e3) / 1e3;
    }
  }

  static ShadowSummary of(ShadowReport report, EngineSummary candidate, ShadowRequest request) {
    Map<String, Figures> byLabel = new TreeMap<>();
    report.byLabel().forEach((label, comparison) -> byLabel.put(label, Figures.of(comparison)));
    Map<String, Long> drops = new TreeMap<>();
    report.frames().droppedByReason().forEach((reason, count) -> drops.put(reason.name(), count));
    return new ShadowSummary(
        report.state().name(),
        report.why(),
        LiveSide.of(report.live()),
        candidate,
        request.candidate().settings(),
        request.labelMap(),
        request.rate(),
        new Frames(
            report.frames().seen(),
            report.frames().sampled(),
            report.frames().compared(),
            report.frames().dropped(),
            drops,
            report.frames().withoutRoom(),
            report.frames().inFlight(),
            report.frames().failures(),
            report.frames().analyzerRestarts(),
            report.lostCalls()),
        Figures.of(report.all()),
        byLabel,
        new LeftOut(report.liveLeftOut(), report.candidateLeftOut()),
        new Millis(report.liveTime().map(Time::of), report.candidateTime().map(Time::of)),
        report.kept(),
        report.problems());
  }
}
