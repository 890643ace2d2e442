package io.nunchi.cli.internal.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.RuleEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code results.jsonl}: what became of one frame. {@code docs/cli.md} explains every
 * field.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResultLine(
    long frame,
    String captureTime,
    double positionSeconds,
    String status,
    @Nullable String dropReason,
    @Nullable List<Problem> problems,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable GenerationJson generation,
    @Nullable List<DetectionJson> detections,
    @Nullable List<RuleEventJson> ruleEvents,
    @Nullable Map<String, Double> millis) {

  static ResultLine analyzed(SourceFrame frame, AnalyzedFrame analyzed) {
    List<DetectionJson> detections = new ArrayList<>();
    analyzed
        .result()
        .detections()
        .forEach(
            detection ->
                detections.add(DetectionJson.of(detection, analyzed.width(), analyzed.height())));
    return new ResultLine(
        frame.number(),
        frame.captureTime().toString(),
        seconds(frame.position()),
        "analyzed",
        null,
        null,
        analyzed.width(),
        analyzed.height(),
        GenerationJson.of(analyzed.generation()),
        detections,
        analyzed.result().ruleEvents().stream().map(RuleEventJson::of).toList(),
        millis(analyzed));
  }

  static ResultLine dropped(SourceFrame frame, String reason, List<Problem> problems) {
    return new ResultLine(
        frame.number(),
        frame.captureTime().toString(),
        seconds(frame.position()),
        "dropped",
        reason,
        problems,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static double seconds(Duration position) {
    return Math.round(position.toNanos() / 1e3) / 1e6;
  }

  private static Map<String, Double> millis(AnalyzedFrame analyzed) {
    Map<String, Double> millis = new LinkedHashMap<>();
    millis.put("wait", millis(analyzed.timing().waitNanos()));
    millis.put("analyze", millis(analyzed.timing().analyzeNanos()));
    analyzed
        .result()
        .timings()
        .forEach(timing -> millis.merge(timing.stage(), millis(timing.nanos()), Double::sum));
    millis.put("check", millis(analyzed.timing().checkNanos()));
    millis.put("age", millis(analyzed.timing().ageNanos()));
    return millis;
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 1e3) / 1e3;
  }

  /** The engine that found it. */
  record GenerationJson(
      long number,
      String pluginId,
      String pluginVersion,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String modelId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String modelDigest) {

    static GenerationJson of(EngineGeneration generation) {
      return new GenerationJson(
          generation.number(),
          generation.pluginId(),
          generation.pluginVersion(),
          generation.model().map(model -> model.id()).orElse(null),
          generation.model().map(model -> model.digest()).orElse(null));
    }
  }

  /** An event of a rule. */
  record RuleEventJson(
      String type,
      String ruleName,
      String phase,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long eventId,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Long> trackIds,
      Map<String, String> properties) {

    static RuleEventJson of(RuleEvent event) {
      return new RuleEventJson(
          event.type(),
          event.ruleName(),
          event.phase().name().toLowerCase(Locale.ROOT),
          event.eventId().isPresent() ? event.eventId().getAsLong() : null,
          event.trackIds(),
          event.properties());
    }
  }
}
