package io.nunchi.loading.internal.plugin;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;

/**
 * Creates the plugins that the service files of one class loader name, and asks them to describe
 * themselves. Each step is a call with a deadline.
 */
final class PluginInstances {

  private final PluginRealm realm;
  private final PluginCalls.Place place;
  private final PluginCalls calls;
  private final BooleanSupplier stopped;

  PluginInstances(Path location, PluginRealm realm, PluginCalls calls, BooleanSupplier stopped) {
    this.realm = realm;
    this.place = new PluginCalls.Place(location, realm.classLoader());
    this.calls = calls;
    this.stopped = stopped;
  }

  /** The classes that service files name, and the reasons for those that cannot be loaded. */
  private record Named(
      List<ServiceLoader.Provider<AnalyzerPlugin>> classes, List<Problem> problems) {}

  /**
   * Every plugin that can be created and described; the reasons for the others are added to the
   * problems. After a call that never returned no further plugin is created, since each could cost
   * another thread.
   */
  List<LoadedPlugin> create(List<Problem> problems) {
    List<LoadedPlugin> created = new ArrayList<>();
    Named named =
        calls
            .call("service file", place, this::named, problems)
            .orElse(new Named(List.of(), List.of()));
    problems.addAll(named.problems());
    for (ServiceLoader.Provider<AnalyzerPlugin> provider : named.classes()) {
      String className = provider.type().getName();
      if (stopped.getAsBoolean()) {
        return created;
      }
      if (PluginCalls.costAThread(problems)) {
        problems.add(
            LoadProblems.notCreated(
                place.location(),
                className + " was not created, because a call beside it never returned"));
      } else {
        create(className, provider, problems).ifPresent(created::add);
      }
    }
    return created;
  }

  /** Omits the lines below one that is no class name, as the service loader does. */
  private Named named() {
    Iterator<ServiceLoader.Provider<AnalyzerPlugin>> lines =
        ServiceLoader.load(AnalyzerPlugin.class, realm.classLoader()).stream().iterator();
    Named named = new Named(new ArrayList<>(), new ArrayList<>());
    boolean ended = false;
    while (!ended) {
      try {
        if (lines.hasNext()) {
          named.classes().add(lines.next());
        } else {
          ended = true;
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        named.problems().addAll(PluginCalls.describe(e, place));
      }
    }
    return named;
  }

  private Optional<LoadedPlugin> create(
      String className, ServiceLoader.Provider<AnalyzerPlugin> provider, List<Problem> problems) {
    Optional<AnalyzerPlugin> plugin =
        calls.call("constructor of " + className, place, provider::get, problems);
    if (plugin.isEmpty() || stopped.getAsBoolean()) {
      return Optional.empty();
    }
    Optional<PluginDescriptor> descriptor =
        calls.call(
            "descriptor of " + className,
            place,
            () -> Objects.requireNonNull(plugin.get().descriptor(), "descriptor() returned null"),
            problems);
    if (descriptor.isEmpty()) {
      return Optional.empty();
    }
    List<String> excesses = DescriptionLimits.excesses(descriptor.get());
    if (!excesses.isEmpty()) {
      problems.add(LoadProblems.oversizedDescription(place.location(), excesses));
      return Optional.empty();
    }
    return Optional.of(new LoadedPlugin(plugin.get(), descriptor.get(), realm));
  }
}
