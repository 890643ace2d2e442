package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.Problem;
import io.nunchi.tck.internal.TckErrors;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.LoadedSubject;
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

  private static void isFoundByItsServiceFile(CheckSession session) {
    session.doing(
        "looked for the service file in the jars, and constructed the class that it names");
    LoadedSubject loaded = session.subject().loaded();
    if (session.subject().definition().location().isEmpty()) {
      throw session.skipped("the plugin was given as a class: verify its jar");
    }
    Optional<Problem> problem =
        loaded.refusals().stream()
            .filter(refusal -> !ABOUT_VERSIONS.contains(refusal.code()))
            .filter(refusal -> !isAboutDescriptor(refusal))
            .findFirst();
    if (problem.isPresent()) {
      throw session.failure(problem.get().expected(), problem.get().found(), problem.get().fix());
    }
    requirePlugin(session);
  }

  private static void describesItself(CheckSession session) {
    session.doing("constructed the plugin and called descriptor()");
    LoadedSubject loaded = session.subject().loaded();
    loaded.refusals().stream()
        .filter(DiscoveryChecks::isAboutDescriptor)
        .findFirst()
        .ifPresent(
            refusal -> {
              throw session.failure(
                  "a descriptor with an id such as acme.people, a name, a version and a vendor",
                  refusal.found(),
                  "the arguments of new PluginDescriptor(...)");
            });
    requirePlugin(session);
  }

  /** Tells whether the plugin was constructed and failed to describe itself. */
  private static boolean isAboutDescriptor(Problem refusal) {
    return refusal.code().equals(TckErrors.NOT_DESCRIBED)
        || (refusal.code().equals(NOT_CREATED)
            && !refusal.found().contains("ServiceConfigurationError")
            && !refusal.found().contains("LinkageError"));
  }

  private static AnalyzerPlugin requirePlugin(CheckSession session) {
    return session
        .subject()
        .loaded()
        .plugin()
        .filter(plugin -> session.subject().loaded().descriptor().isPresent())
        .orElseThrow(
            () ->
                session.skipped(
                    "the plugin cannot be loaded: "
                        + session.subject().loaded().refusals().get(0).what()));
  }

  private static void describesItselfTheSameAlways(CheckSession session) throws Exception {
    session.doing("called the plugin's descriptor() at its start, and twice after engines had run");
    AnalyzerPlugin plugin = requirePlugin(session);
    PluginDescriptor first = session.subject().loaded().descriptor().orElseThrow();
    for (int i = 0; i < 2; i++) {
      PluginDescriptor again = plugin.descriptor();
      if (!first.equals(again)) {
        throw session.failure(
            first.toString(),
            String.valueOf(again),
            "what the descriptor is made of: it must not depend on time, files or engines");
      }
    }
  }

  private static void isCheapToConstruct(CheckSession session) throws Exception {
    AnalyzerPlugin plugin = requirePlugin(session);
    LoadedSubject loaded = session.subject().loaded();
    session.doing("constructed the plugin, and looked at what the process had mapped afterwards");
    if (!loaded.librariesOfLoading().isEmpty()) {
      throw session.failure(
          "no native library before the first engine",
          loaded.librariesOfLoading().toString(),
          "static initialisers of the plugin's class and of what its fields hold");
    }
    session.doing("constructed the plugin, and looked at the threads that lived afterwards");
    if (!loaded.threadsOfLoading().isEmpty()) {
      throw session.failure(
          "no thread before the first engine",
          "threads named " + loaded.threadsOfLoading(),
          "executors and timers in fields of the plugin: they belong into the engine");
    }
    session.doing("constructed the plugin again and again, and took the fastest");
    requireFast(
        session,
        ConstructionTime.fastestNanos(() -> construct(session, plugin).descriptor()),
        ConstructionTime.allowedNanos());
  }

  static void requireFast(CheckSession session, long nanos, long allowedNanos) {
    if (nanos > allowedNanos) {
      throw session.failure(
          "less than a second on a machine like those of VMSs",
          String.format(Locale.ROOT, "%.1f s", nanos / 1e9),
          "what the constructor and descriptor() read or compute");
    }
  }

  private static AnalyzerPlugin construct(CheckSession session, AnalyzerPlugin plugin)
      throws Exception {
    return session.subject().definition().constructor().isPresent()
        ? session.subject().definition().constructor().get().get()
        : plugin.getClass().getConstructor().newInstance();
  }

  private static void engineDescribesItselfTheSameAlways(CheckSession session) throws Exception {
    session.doing("called the engine's descriptor() before and after a walk of frames");
    AnalyzerEngine engine = session.startEngine();
    EngineDescriptor before = engine.descriptor();
    session.follow(engine, session.subject().walk());
    EngineDescriptor after = engine.descriptor();
    if (!before.equals(after) || !after.equals(engine.descriptor())) {
      throw session.failure(
          "always " + before,
          String.valueOf(after),
          "labels, rule types and formats: all of them are known when the engine starts");
    }
  }
}
