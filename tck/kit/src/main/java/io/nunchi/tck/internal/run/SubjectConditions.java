package io.nunchi.tck.internal.run;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.tck.report.CapabilityTrial;
import io.nunchi.tck.report.CheckFigure;
import io.nunchi.tck.report.Conditions;
import io.nunchi.tck.report.EngineIdentity;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says under which conditions a subject was tried. */
final class SubjectConditions {

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(password|passphrase|secret|token|credential|(api|licen[cs]e)-?key).*");
  private static final String MASK = "***";
  private static final double NANOS_PER_MILLI = 1e6;

  private SubjectConditions() {}

  static Conditions.UsedSettings settings(SubjectDefinition definition) {
    return new Conditions.UsedSettings(
        masked(definition.engineSettings()), masked(definition.streamSettings()));
  }

  private static Map<String, String> masked(Map<String, String> settings) {
    Map<String, String> masked = new HashMap<>(settings);
    masked.replaceAll((key, value) -> SECRET.matcher(key).matches() ? MASK : value);
    return masked;
  }

  static List<CheckFigure> effort(PreparedSubject subject, Calibration calibration) {
    return List.of(
        new CheckFigure("engines in the search for leaks", subject.cycles()),
        new CheckFigure("frames in the search for leaks", subject.frames()),
        new CheckFigure("ms of processor time to start an engine", millis(calibration.start())),
        new CheckFigure(
            "ms of processor time to analyze a small frame", millis(calibration.frame())));
  }

  private static double millis(Duration duration) {
    return Math.round(duration.toNanos() / NANOS_PER_MILLI * 100) / 100.0;
  }

  /** The identity of an engine that runs. */
  static EngineIdentity identity(AnalyzerEngine engine) {
    Optional<ModelIdentity> model = engine.descriptor().model();
    EngineStatus status = engine.status();
    return new EngineIdentity(
        model.map(ModelIdentity::id),
        model.map(ModelIdentity::digest),
        status == null ? "?" : status.actualProvider(),
        status == null ? "?" : status.reason());
  }

  static List<CapabilityTrial> capabilities(Optional<EngineDescriptor> engine, ResultTally tally) {
    boolean labels = engine.map(known -> !known.labels().isEmpty()).orElse(false);
    boolean ruleTypes = engine.map(known -> !known.ruleTypes().isEmpty()).orElse(false);
    return Stream.of(
            ResultTally.DETECTIONS,
            ResultTally.ATTRIBUTES,
            ResultTally.RULE_EVENTS,
            ResultTally.TRACKS,
            ResultTally.KEYPOINTS,
            ResultTally.MASKS,
            ResultTally.EMBEDDINGS)
        .map(
            name ->
                new CapabilityTrial(
                    name,
                    (name.equals(ResultTally.DETECTIONS) && labels)
                        || (name.equals(ResultTally.RULE_EVENTS) && ruleTypes),
                    tally.of(name)))
        .toList();
  }
}
