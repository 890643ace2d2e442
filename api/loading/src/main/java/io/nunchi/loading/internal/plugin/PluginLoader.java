package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.LoadReport;
import io.nunchi.loading.PluginReport;
import io.nunchi.loading.internal.call.ContextLoader;
import io.nunchi.loading.internal.call.PluginFailures;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.trust.PluginTrust;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.SpiVersion;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads every plugin that can be loaded, and reports why the others cannot. {@link #rescan()} picks
 * up changes in the plugin directories; running engines keep their classes.
 */
public final class PluginLoader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PluginLoader.class);

  private static final int LONGEST_CHAIN = 8;

  private boolean closed;
  private final Listing listing;
  private final NativeFolders nativeFolders;
  private final Runnable onRealmClosed;
  private final PluginTrust trust;
  private Map<Path, Candidate> candidates = new LinkedHashMap<>();
  private List<Problem> directoryProblems = List.of();
  private List<Problem> directoryWarnings = List.of();

  /** Lists the present candidates, and adds the problems and warnings of the directories. */
  private interface Listing {
    List<Path> candidates(List<Problem> problems, List<Problem> warnings);
  }

  /**
   * Loads from directories of plugins; {@code onRealmClosed} runs whenever a class loader is no
   * longer used.
   */
  public static PluginLoader ofDirectories(
      List<Path> pluginDirectories,
      NativeFolders nativeFolders,
      PluginTrust trust,
      Runnable onRealmClosed) {
    return new PluginLoader(
        (problems, warnings) -> {
          pluginDirectories.forEach(
              directory -> PluginScanner.inspect(directory, problems, warnings));
          return pluginDirectories.stream()
              .flatMap(directory -> PluginScanner.candidates(directory, problems).stream())
              .toList();
        },
        nativeFolders,
        trust,
        onRealmClosed);
  }

  /** Loads the plugins of one directory with jars, or of one jar. */
  public static PluginLoader ofCandidate(
      Path candidate, NativeFolders nativeFolders, Runnable onRealmClosed) {
    return new PluginLoader(
        (problems, warnings) -> List.of(candidate),
        nativeFolders,
        PluginTrust.everybody(),
        onRealmClosed);
  }

  /** Returns true for a jar, and for a directory with the jars of one plugin. */
  public static boolean isCandidate(Path location) {
    return Files.isDirectory(location)
        ? !PluginScanner.jars(location, new ArrayList<>()).isEmpty()
        : Files.exists(location);
  }

  private PluginLoader(
      Listing listing, NativeFolders nativeFolders, PluginTrust trust, Runnable onRealmClosed) {
    this.listing = listing;
    this.trust = trust;
    this.nativeFolders = nativeFolders;
    this.onRealmClosed = onRealmClosed;
    var nothingWasThere = rescan();
    if (!nothingWasThere.isEmpty()) {
      throw new IllegalStateException("a first scan replaces nothing: " + nothingWasThere);
    }
  }

  /** Picks up added, replaced and removed plugins; returns what stays behind of the latter two. */
  public synchronized List<Problem> rescan() {
    if (closed) {
      return List.of();
    }
    List<Problem> found = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>(nativeFolders.warnings());
    Map<Path, Candidate> before = candidates;
    candidates = new LinkedHashMap<>();
    Map<Path, JarFingerprints> present = new LinkedHashMap<>();
    for (Path candidate : listing.candidates(found, warnings)) {
      Path location = candidate.toAbsolutePath().normalize();
      PluginScanner.inspect(location, found, warnings);
      present.put(location, JarFingerprints.of(location));
    }
    PluginTrust.Scan scan = trust.beginScan(found);
    List<Problem> leftBehind = new ArrayList<>();
    present.forEach((location, prints) -> keepIfUnchanged(before, location, prints));
    present.forEach(
        (location, prints) -> {
          Candidate old = before.get(location);
          if (old != null && prints.overwrote(old.prints())) {
            found.add(overwritten(location));
          }
          if (!candidates.containsKey(location)) {
            candidates.put(location, load(location, prints, scan));
          }
        });
    before.forEach(
        (location, old) -> {
          if (!old.equals(candidates.get(location))) {
            LOG.info("What was loaded from {} before is not used for new engines", location);
            old.realm().ifPresent(realm -> leftBehind.addAll(realm.retire()));
          }
        });
    directoryProblems = List.copyOf(found);
    directoryWarnings = List.copyOf(warnings);
    return leftBehind;
  }

  private void keepIfUnchanged(Map<Path, Candidate> before, Path location, JarFingerprints prints) {
    Candidate old = before.get(location);
    boolean mayBeLoadedNow = old != null && old.plugins().isEmpty();
    if (old != null && old.prints().equals(prints) && !mayBeLoadedNow) {
      candidates.put(location, old);
    }
  }

  public synchronized LoadReport report() {
    List<PluginReport> reports = new ArrayList<>();
    candidates.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> reports.addAll(entry.getValue().reports()));
    return new LoadReport(reports, directoryProblems, directoryWarnings);
  }

  public Optional<LoadedPlugin> find(String pluginId) {
    return loaded().stream()
        .filter(plugin -> plugin.descriptor().id().equals(pluginId))
        .findFirst();
  }

  /**
   * Opens the jars of a plugin's tools in a class loader below the plugin's own. Empty, with every
   * reason added to the problems, if they are missing or refused.
   */
  public Optional<ClassLoader> openTools(
      LoadedPlugin plugin, Path directory, List<Problem> problems) {
    List<Problem> listing = new ArrayList<>();
    List<Path> jars =
        Files.isDirectory(directory) ? PluginScanner.jars(directory, listing) : List.of();
    if (jars.isEmpty()) {
      problems.add(
          Problem.of("NUN-1018", "the jars of the plugin's tools are missing")
              .expected("a directory with the jars of the tools")
              .found(listing.isEmpty() ? "no such directory" : listing.get(0).found())
              .where(directory.toString())
              .fix("install the tools that belong to the plugin " + plugin.descriptor().id()));
      return Optional.empty();
    }
    problems.addAll(trust.beginScan(problems).refusals(jars));
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<ClassLoader> opened = plugin.realm().openTools(jars);
      if (opened.isEmpty()) {
        problems.add(givenUp(plugin.descriptor().id()));
      }
      return opened;
    } catch (MalformedURLException e) {
      throw new IllegalStateException("the path of a file is no URL", e);
    }
  }

  private static Problem givenUp(String id) {
    return Problem.of("NUN-1010", "no plugin of this id is loaded")
        .expected("a loaded plugin")
        .found(id + ", which was replaced, removed or closed in the meantime")
        .where("plugin id")
        .fix("look for the tool again, or build a new host");
  }

  public synchronized List<LoadedPlugin> loaded() {
    return candidates.values().stream().flatMap(candidate -> candidate.plugins().stream()).toList();
  }

  public List<String> loadedIds() {
    return loaded().stream().map(plugin -> plugin.descriptor().id()).toList();
  }

  private Candidate load(Path location, JarFingerprints prints, PluginTrust.Scan scan) {
    List<Problem> problems = new ArrayList<>();
    List<Path> files = PluginScanner.jars(location, problems);
    problems.addAll(scan.refusals(files));
    PluginJars jars = PluginJars.read(location, files, problems);
    Candidate candidate = new Candidate(jars, prints);
    if (!problems.isEmpty()) {
      candidate.refuse(problems);
      return candidate;
    }
    try {
      NativeFolder nativeFolder = nativeFolders.create(String.valueOf(location.getFileName()));
      PluginClassLoader classLoader =
          new PluginClassLoader(
              location,
              jars.spiVersion().map(SpiVersion::toString).orElse("an unknown version"),
              urls(jars.jars()));
      PluginRealm realm = new PluginRealm(classLoader, nativeFolder, onRealmClosed);
      candidate.settle(realm);
      instantiate(jars, realm, candidate, problems);
    } catch (IOException e) {
      problems.add(notCreated(location, e));
    }
    if (!problems.isEmpty()) {
      candidate.refuse(problems);
    }
    return candidate;
  }

  private void instantiate(
      PluginJars jars, PluginRealm realm, Candidate candidate, List<Problem> problems) {
    Iterator<AnalyzerPlugin> services =
        ServiceLoader.load(AnalyzerPlugin.class, realm.classLoader()).iterator();
    int found = 0;
    while (hasNext(services, jars, problems)) {
      next(services, candidate, realm, problems).ifPresent(candidate::accept);
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

  /**
   * Adds a problem for each class that cannot be used, and goes on. The service loader omits the
   * lines below one that is no class name.
   */
  private static boolean hasNext(
      Iterator<AnalyzerPlugin> services, PluginJars jars, List<Problem> problems) {
    while (true) {
      try {
        return services.hasNext();
      } catch (ServiceConfigurationError | LinkageError e) {
        problems.add(notCreated(jars.location(), e));
      }
    }
  }

  private Optional<LoadedPlugin> next(
      Iterator<AnalyzerPlugin> services,
      Candidate candidate,
      PluginRealm realm,
      List<Problem> problems) {
    try {
      AnalyzerPlugin plugin = ContextLoader.during(realm.classLoader(), services::next);
      PluginDescriptor descriptor =
          Objects.requireNonNull(
              ContextLoader.during(realm.classLoader(), plugin::descriptor),
              "descriptor() returned null");
      Optional<Path> first = locationOf(descriptor.id(), candidate);
      if (first.isPresent()) {
        problems.add(duplicateId(descriptor.id(), first.get(), candidate.location()));
        return Optional.empty();
      }
      return Optional.of(new LoadedPlugin(plugin, descriptor, realm));
    } catch (Exception | Error e) { // whatever a plugin throws, the host goes on
      problems.add(notCreated(candidate.location(), e));
      linkageError(e)
          .ifPresent(
              unlinked ->
                  problems.addAll(
                      PluginFailures.problems(
                          unlinked, candidate.location().toString(), realm.classLoader())));
      return Optional.empty();
    }
  }

  private Optional<Path> locationOf(String pluginId, Candidate loading) {
    return Stream.concat(candidates.values().stream(), Stream.of(loading))
        .filter(candidate -> candidate.offers(pluginId))
        .map(Candidate::location)
        .findFirst();
  }

  private static Problem overwritten(Path location) {
    return Problem.of("NUN-1009", "a jar was overwritten in place while the host had it open")
        .expected("a new file that is moved over the old one")
        .found("new content in the old file")
        .where(location.toString())
        .fix("engines that still run from the old content may fail; swap them now");
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

  private static Optional<Throwable> linkageError(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(LONGEST_CHAIN)
        .filter(LinkageError.class::isInstance)
        .filter(cause -> !(cause instanceof ExceptionInInitializerError))
        .findFirst();
  }

  private static String chain(Throwable failure) {
    StringBuilder text = new StringBuilder(failure.toString());
    Throwable cause = failure.getCause();
    for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
      text.append("\ncaused by ").append(cause);
      cause = cause.getCause();
    }
    return text.toString();
  }

  static URL[] urls(List<Path> jars) throws MalformedURLException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }

  @Override
  public synchronized void close() {
    candidates.values().forEach(candidate -> candidate.realm().ifPresent(PluginRealm::retire));
    candidates.clear();
    closed = true;
  }
}
