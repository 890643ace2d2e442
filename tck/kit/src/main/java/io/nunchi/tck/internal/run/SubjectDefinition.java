package io.nunchi.tck.internal.run;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.tck.report.Prerequisite;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The parts of a subject: where the plugin comes from, and how to run it. Immutable; any thread.
 *
 * @param location the jar or directory; empty for a plugin on the class path
 * @param constructor the constructor of a plugin on the class path, or empty
 * @param pluginId the id of one plugin of several; empty for the only one
 * @param engineSettings the engine's settings as text by key
 * @param streamSettings the streams' settings as text by key
 * @param target the picture of the target; empty for the kit's own targets
 * @param missing the prerequisites that the subject lacks
 */
public record SubjectDefinition(
    Optional<Path> location,
    Optional<Supplier<? extends AnalyzerPlugin>> constructor,
    Optional<String> pluginId,
    Map<String, String> engineSettings,
    Map<String, String> streamSettings,
    Optional<Path> target,
    Set<Prerequisite> missing) {

  public SubjectDefinition {
    engineSettings = Map.copyOf(engineSettings);
    streamSettings = Map.copyOf(streamSettings);
    missing = Set.copyOf(missing);
  }

  public static SubjectDefinition at(Path location) {
    return from(Optional.of(location), Optional.empty());
  }

  public static SubjectDefinition onClassPath(Supplier<? extends AnalyzerPlugin> constructor) {
    return from(Optional.empty(), Optional.of(constructor));
  }

  private static SubjectDefinition from(
      Optional<Path> location, Optional<Supplier<? extends AnalyzerPlugin>> constructor) {
    return new SubjectDefinition(
        location, constructor, Optional.empty(), Map.of(), Map.of(), Optional.empty(), Set.of());
  }

  public SubjectDefinition withPlugin(String id) {
    return new SubjectDefinition(
        location, constructor, Optional.of(id), engineSettings, streamSettings, target, missing);
  }

  public SubjectDefinition withEngineSetting(String key, String value) {
    Map<String, String> settings = new HashMap<>(engineSettings);
    settings.put(key, value);
    return new SubjectDefinition(
        location, constructor, pluginId, settings, streamSettings, target, missing);
  }

  public SubjectDefinition withStreamSetting(String key, String value) {
    Map<String, String> settings = new HashMap<>(streamSettings);
    settings.put(key, value);
    return new SubjectDefinition(
        location, constructor, pluginId, engineSettings, settings, target, missing);
  }

  public SubjectDefinition withTarget(Path picture) {
    return new SubjectDefinition(
        location,
        constructor,
        pluginId,
        engineSettings,
        streamSettings,
        Optional.of(picture),
        missing);
  }

  public SubjectDefinition without(Prerequisite prerequisite) {
    Set<Prerequisite> lacking = EnumSet.of(prerequisite);
    lacking.addAll(missing);
    return new SubjectDefinition(
        location, constructor, pluginId, engineSettings, streamSettings, target, lacking);
  }

  /** Tells whether the subject has a prerequisite. */
  public boolean has(Prerequisite prerequisite) {
    return !missing.contains(prerequisite);
  }

  /** The files that the engine's settings name, without links. */
  public Set<Path> namedFiles() {
    return engineSettings.values().stream()
        .flatMap(value -> NamedLibraries.realFile(value).stream())
        .collect(Collectors.toSet());
  }
}
