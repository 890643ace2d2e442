package io.nunchi.api.internal.load;

import io.nunchi.api.LoadReport;
import io.nunchi.api.PluginReport;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads every plugin that can be loaded, and says of every other one why not. */
public final class PluginLoader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PluginLoader.class);

  private final NativeFolders nativeFolders;
  private final Map<String, LoadedPlugin> loaded = new LinkedHashMap<>();
  private final Map<String, Path> locations = new LinkedHashMap<>();
  private final List<PluginReport> reports = new ArrayList<>();
  private final List<Problem> directoryProblems = new ArrayList<>();
  private final List<PluginPlace> places = new ArrayList<>();

  public PluginLoader(List<Path> pluginDirectories, NativeFolders nativeFolders) {
    this.nativeFolders = nativeFolders;
    for (Path directory : pluginDirectories) {
      for (Path candidate : PluginScanner.candidates(directory, directoryProblems)) {
        load(candidate.toAbsolutePath().normalize());
      }
    }
  }

  public LoadReport report() {
    return new LoadReport(reports, directoryProblems);
  }

  public Optional<LoadedPlugin> find(String pluginId) {
    return Optional.ofNullable(loaded.get(pluginId));
  }

  public List<String> loadedIds() {
    return List.copyOf(loaded.keySet());
  }

  private void load(Path candidate) {
    List<Problem> problems = new ArrayList<>();
    PluginJars jars = PluginJars.read(candidate, PluginScanner.jars(candidate, problems), problems);
    if (!problems.isEmpty()) {
      refuse(jars, problems);
      return;
    }
    try {
      PluginClassLoader classLoader =
          new PluginClassLoader("plugin " + candidate.getFileName(), urls(jars.jars()));
      NativeFolder nativeFolder = nativeFolders.create(String.valueOf(candidate.getFileName()));
      PluginPlace place = new PluginPlace(classLoader, nativeFolder);
      places.add(place);
      instantiate(jars, place, problems);
    } catch (IOException unusable) {
      problems.add(notCreated(candidate, unusable));
    }
    if (!problems.isEmpty()) {
      refuse(jars, problems);
    }
  }

  private void instantiate(PluginJars jars, PluginPlace place, List<Problem> problems) {
    Iterator<AnalyzerPlugin> services =
        ServiceLoader.load(AnalyzerPlugin.class, place.classLoader()).iterator();
    int found = 0;
    while (hasNext(services, jars, problems)) {
      next(services, jars, place, problems).ifPresent(plugin -> accept(jars, plugin));
      found++;
    }
    if (found == 0 && problems.isEmpty()) {
      problems.add(
          Problem.of("NUN-1004", "no jar of the plugin offers an analyzer")
              .expected("the name of the plugin's class in the service file")
              .found("an empty service file")
              .where(jars.location().toString())
              .fix("write the class's full name into the service file"));
    }
  }

  /** A line of the service file that cannot be used is a problem, not the end of the list. */
  private static boolean hasNext(
      Iterator<AnalyzerPlugin> services, PluginJars jars, List<Problem> problems) {
    while (true) {
      try {
        return services.hasNext();
      } catch (ServiceConfigurationError | LinkageError unusable) {
        problems.add(notCreated(jars.location(), unusable));
      }
    }
  }

  private Optional<LoadedPlugin> next(
      Iterator<AnalyzerPlugin> services,
      PluginJars jars,
      PluginPlace place,
      List<Problem> problems) {
    try {
      AnalyzerPlugin plugin = services.next();
      PluginDescriptor descriptor =
          Objects.requireNonNull(plugin.descriptor(), "descriptor() returned null");
      Path first = locations.putIfAbsent(descriptor.id(), jars.location());
      if (first != null) {
        problems.add(duplicateId(descriptor.id(), first, jars.location()));
        return Optional.empty();
      }
      return Optional.of(new LoadedPlugin(plugin, descriptor, place));
    } catch (Exception | Error anything) { // whatever a plugin throws, the host goes on
      problems.add(notCreated(jars.location(), anything));
      return Optional.empty();
    }
  }

  private void accept(PluginJars jars, LoadedPlugin plugin) {
    loaded.put(plugin.descriptor().id(), plugin);
    reports.add(
        new PluginReport(
            jars.location(),
            jars.spiVersion(),
            Optional.of(plugin.descriptor()),
            PluginReport.State.LOADED,
            List.of()));
    LOG.info(
        "Loaded plugin {} {} from {}",
        plugin.descriptor().id(),
        plugin.descriptor().version(),
        jars.location());
  }

  private void refuse(PluginJars jars, List<Problem> problems) {
    reports.add(
        new PluginReport(
            jars.location(),
            jars.spiVersion(),
            Optional.empty(),
            PluginReport.State.REFUSED,
            problems));
    LOG.warn("Refused plugin in {}: {}", jars.location(), Problem.describe(problems));
  }

  private static Problem duplicateId(String id, Path first, Path second) {
    return Problem.of("NUN-1008", "two plugins have the same id")
        .expected("one plugin with id " + id)
        .found("another one in " + first)
        .where(second.toString())
        .fix("remove one of the two");
  }

  private static Problem notCreated(Path location, Throwable failure) {
    return Problem.of("NUN-1007", "the plugin's class cannot be created and described")
        .expected("a public class with a public constructor that does not fail")
        .found(chain(failure))
        .where(location.toString())
        .fix("ask the plugin's vendor; check that all the jars it needs are there");
  }

  private static String chain(Throwable failure) {
    StringBuilder text = new StringBuilder(failure.toString());
    Throwable cause = failure.getCause();
    for (int depth = 0; cause != null && depth < 8; depth++) {
      text.append("\ncaused by ").append(cause);
      cause = cause.getCause();
    }
    return text.toString();
  }

  private static URL[] urls(List<Path> jars) throws MalformedURLException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }

  @Override
  public void close() {
    places.forEach(PluginPlace::retire);
  }
}
