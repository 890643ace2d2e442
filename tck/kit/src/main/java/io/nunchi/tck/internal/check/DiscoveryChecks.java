package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.Problem;
import io.nunchi.tck.internal.TckErrors;
import io.nunchi.tck.internal.trial.LoadedSubject;
import io.nunchi.tck.internal.trial.Trial;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chapter 1: discovery and description. */
final class DiscoveryChecks {

  private static final String NOT_CREATED = "NUN-1007";
  private static final List<String> ABOUT_VERSIONS = List.of("NUN-1005", "NUN-1006");

  private DiscoveryChecks() {}

  static void addTo(Checks checks) {
    checks
        .add("1.1", DiscoveryChecks::isFoundByItsServiceFile)
        .add("1.2", DiscoveryChecks::describesItself)
        .add("1.3", DiscoveryChecks::describesItselfTheSameAlways)
        .add("1.4", DiscoveryChecks::isCheapToConstruct)
        .addWithEngine("1.5", DiscoveryChecks::engineDescribesItselfTheSameAlways);
  }

  private static void isFoundByItsServiceFile(Trial trial) {
    trial.doing("looked for the service file in the jars, and constructed the class that it names");
    LoadedSubject loaded = trial.bench().loaded();
    if (trial.bench().subject().location().isEmpty()) {
      throw trial.skipped("the plugin was given as a class: verify its jar");
    }
    Optional<Problem> problem =
        loaded.refusals().stream()
            .filter(refusal -> !ABOUT_VERSIONS.contains(refusal.code()))
            .filter(refusal -> !isAboutDescriptor(refusal))
            .findFirst();
    if (problem.isPresent()) {
      throw trial.broken(problem.get().expected(), problem.get().found(), problem.get().fix());
    }
    requirePlugin(trial);
  }

  private static void describesItself(Trial trial) {
    trial.doing("constructed the plugin and called descriptor()");
    LoadedSubject loaded = trial.bench().loaded();
    loaded.refusals().stream()
        .filter(DiscoveryChecks::isAboutDescriptor)
        .findFirst()
        .ifPresent(
            refusal -> {
              throw trial.broken(
                  "a descriptor with an id such as acme.people, a name, a version and a vendor",
                  refusal.found(),
                  "the arguments of new PluginDescriptor(...)");
            });
    requirePlugin(trial);
  }

  /** Whether the plugin was constructed and failed to describe itself. */
  private static boolean isAboutDescriptor(Problem refusal) {
    return refusal.code().equals(TckErrors.NOT_DESCRIBED)
        || (refusal.code().equals(NOT_CREATED)
            && !refusal.found().contains("ServiceConfigurationError")
            && !refusal.found().contains("LinkageError"));
  }

  private static AnalyzerPlugin requirePlugin(Trial trial) {
    return trial
        .bench()
        .loaded()
        .plugin()
        .filter(plugin -> trial.bench().loaded().descriptor().isPresent())
        .orElseThrow(
            () ->
                trial.skipped(
                    "the plugin cannot be loaded: "
                        + trial.bench().loaded().refusals().get(0).what()));
  }

  private static void describesItselfTheSameAlways(Trial trial) throws Exception {
    trial.doing("called the plugin's descriptor() at its start, and twice after engines had run");
    AnalyzerPlugin plugin = requirePlugin(trial);
    PluginDescriptor first = trial.bench().loaded().descriptor().orElseThrow();
    for (int i = 0; i < 2; i++) {
      PluginDescriptor again = plugin.descriptor();
      if (!first.equals(again)) {
        throw trial.broken(
            first.toString(),
            String.valueOf(again),
            "what the descriptor is made of: it must not depend on time, files or engines");
      }
    }
  }

  private static void isCheapToConstruct(Trial trial) throws Exception {
    AnalyzerPlugin plugin = requirePlugin(trial);
    LoadedSubject loaded = trial.bench().loaded();
    trial.doing("constructed the plugin, and looked at what the process had mapped afterwards");
    if (!loaded.librariesOfLoading().isEmpty()) {
      throw trial.broken(
          "no native library before the first engine",
          loaded.librariesOfLoading().toString(),
          "static initialisers of the plugin's class and of what its fields hold");
    }
    trial.doing("constructed the plugin, and looked at the threads that lived afterwards");
    if (!loaded.threadsOfLoading().isEmpty()) {
      throw trial.broken(
          "no thread before the first engine",
          "threads named " + loaded.threadsOfLoading(),
          "executors and timers in fields of the plugin: they belong into the engine");
    }
    trial.doing("constructed the plugin again and again, and took the fastest");
    requireFast(
        trial,
        ConstructionTime.fastestNanos(() -> construct(trial, plugin).descriptor()),
        ConstructionTime.allowedNanos());
  }

  static void requireFast(Trial trial, long nanos, long allowedNanos) {
    if (nanos > allowedNanos) {
      throw trial.broken(
          "less than a second on a machine like those of VMSs",
          String.format(Locale.ROOT, "%.1f s", nanos / 1e9),
          "what the constructor and descriptor() read or compute");
    }
  }

  private static AnalyzerPlugin construct(Trial trial, AnalyzerPlugin plugin) throws Exception {
    return trial.bench().subject().constructor().isPresent()
        ? trial.bench().subject().constructor().get().get()
        : plugin.getClass().getConstructor().newInstance();
  }

  private static void engineDescribesItselfTheSameAlways(Trial trial) throws Exception {
    trial.doing("called the engine's descriptor() before and after a walk of frames");
    AnalyzerEngine engine = trial.startEngine();
    EngineDescriptor before = engine.descriptor();
    trial.follow(engine, trial.bench().walk());
    EngineDescriptor after = engine.descriptor();
    if (!before.equals(after) || !after.equals(engine.descriptor())) {
      throw trial.broken(
          "always " + before,
          String.valueOf(after),
          "labels, rule types and formats: all of them are known when the engine starts");
    }
  }
}
