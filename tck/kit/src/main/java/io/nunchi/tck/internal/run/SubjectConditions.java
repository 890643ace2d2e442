package io.nunchi.tck.internal.run;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.tck.report.CapabilityTrial;
import io.nunchi.tck.report.CheckFigure;
import io.nunchi.tck.report.Conditions;
import io.nunchi.tck.report.EngineIdentity;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  static Conditions.UsedSettings settings(
      SubjectDefinition definition, Optional<PluginDescriptor> plugin) {
    return new Conditions.UsedSettings(
        masked(definition.engineSettings(), plugin.map(PluginDescriptor::engineSettings)),
        masked(definition.streamSettings(), plugin.map(PluginDescriptor::streamSettings)));
  }

  /** Masks what is declared secret, and what is called so. */
  private static Map<String, String> masked(
      Map<String, String> settings, Optional<SettingsSchema> schema) {
    Map<String, String> masked = new HashMap<>(settings);
    masked.replaceAll(
        (key, value) -> {
          boolean declared =
              schema.flatMap(known -> known.find(key)).map(Setting::isSecret).orElse(false);
          return declared || SECRET.matcher(key).matches() ? MASK : value;
        });
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
    Set<Capability> declared = engine.map(EngineDescriptor::capabilities).orElse(Set.of());
    return Stream.of(Capability.values())
        .map(each -> new CapabilityTrial(each.name(), declared.contains(each), tally.of(each)))
        .filter(trial -> trial.declared() || trial.count() > 0)
        .toList();
  }
}
