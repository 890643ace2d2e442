package io.nunchi.tck.internal.run;

import io.nunchi.api.HostException;
import io.nunchi.api.host.IsolatedPlugins;
import io.nunchi.loading.PluginReport;
import io.nunchi.loading.PluginRequirements;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.Problem;
import io.nunchi.tck.internal.TckErrors;
import io.nunchi.tck.internal.watch.JvmState;
import io.nunchi.tck.internal.watch.LiveThreads;
import io.nunchi.tck.internal.watch.MappedLibraries;
import io.nunchi.tck.internal.watch.StandardStreams;
import io.nunchi.tck.report.TckException;
import io.nunchi.testing.CallOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A subject's plugin or the reasons why it is not loaded, and the traces of loading it in the JVM.
 *
 * <p>Owns the class loader and the native folder.
 */
public final class LoadedSubject implements AutoCloseable {

  private final Path folder;
  private final List<Path> otherLoaders = new CopyOnWriteArrayList<>();
  private final Optional<IsolatedPlugins> plugins;
  private final Optional<AnalyzerPlugin> plugin;
  private final Optional<IsolatedPlugins.Loaded> isolated;
  private final Optional<PluginDescriptor> descriptor;
  private final NativeFolder nativeFolder;
  private final List<Problem> refusals;
  private final MappedLibraries librariesBefore;
  private final JvmState stateBefore;
  private final StandardStreams standardStreams;
  private final Set<Path> librariesOfLoading;
  private final Set<String> threadsOfLoading;

  private LoadedSubject(Loading loading) throws IOException {
    folder = loading.folder;
    plugins = loading.plugins;
    plugin = loading.plugin;
    isolated = loading.isolated;
    descriptor = loading.descriptor;
    nativeFolder = loading.nativeFolder;
    refusals = List.copyOf(loading.refusals);
    librariesBefore = loading.librariesBefore;
    stateBefore = loading.stateBefore;
    standardStreams = loading.standardStreams;
    librariesOfLoading = MappedLibraries.now().since(librariesBefore);
    threadsOfLoading = LiveThreads.startedSince(loading.threadsBefore);
  }

  /** Loads the plugin; one that a host would refuse is loaded as far as possible. */
  public static LoadedSubject load(SubjectDefinition definition) throws TckException {
    Path folder;
    try {
      folder = Files.createTempDirectory("nunchi-tck-");
    } catch (IOException e) {
      throw notPrepared(e);
    }
    StandardStreams streams = StandardStreams.watch();
    try {
      Loading loading = new Loading(folder, streams);
      loading.load(definition);
      return new LoadedSubject(loading);
    } catch (IOException | HostException e) {
      streams.close();
      deleteQuietly(folder);
      throw notPrepared(e);
    } catch (TckException | RuntimeException | Error failure) {
      streams.close();
      deleteQuietly(folder);
      throw failure;
    } finally {
      streams.loaded();
    }
  }

  private static TckException notPrepared(Exception cause) {
    return new TckException(
        Problem.of(TckErrors.NOT_PREPARED, "the kit cannot load the plugin")
            .expected("a folder for temporary files that can be written")
            .found(cause.toString())
            .where(String.valueOf(System.getProperty("java.io.tmpdir")))
            .fix("make room, or name another one with -Djava.io.tmpdir"),
        cause);
  }

  /** The plugin, unless it could not be constructed. */
  public Optional<AnalyzerPlugin> plugin() {
    return plugin;
  }

  /** The plugin's first descriptor, unless it has none. */
  public Optional<PluginDescriptor> descriptor() {
    return descriptor;
  }

  public NativeFolder nativeFolder() {
    return nativeFolder;
  }

  /** Creates a folder that goes with the subject, for another class loader of its plugin. */
  public Path newFolder(String prefix) throws IOException {
    Path created = Files.createTempDirectory(folder, prefix);
    otherLoaders.add(created.toRealPath());
    return created;
  }

  /** Tells whether a file was unpacked by another class loader of the plugin, of another check. */
  public boolean isOfAnotherLoader(Path file) {
    return otherLoaders.stream().anyMatch(file::startsWith);
  }

  /** The reasons why a host refuses the plugin. */
  public List<Problem> refusals() {
    return refusals;
  }

  /** The jar or folder that the plugin was loaded from; empty on the class path. */
  public Optional<Path> location() {
    return isolated.map(IsolatedPlugins.Loaded::location);
  }

  /** Returns the needs that the plugin's manifest names; none for a plugin on the class path. */
  public Set<PluginRequirements.Need> needs() {
    return plugins.stream()
        .flatMap(found -> found.report().plugins().stream())
        .filter(report -> location().equals(Optional.of(report.location())))
        .flatMap(report -> report.requirements().needs().stream())
        .collect(Collectors.toSet());
  }

  /** The problems of a failure that a missing class caused; empty for any other failure. */
  List<Problem> missingClass(Throwable failure) {
    return isolated
        .map(loaded -> loaded.missingClass(failure, "first run of the plugin"))
        .orElse(List.of());
  }

  /** The native libraries of the process before the plugin was loaded. */
  public MappedLibraries librariesBefore() {
    return librariesBefore;
  }

  /** The JVM's state before the plugin was loaded. */
  public JvmState stateBefore() {
    return stateBefore;
  }

  /** The text on the standard streams since the plugin was loaded. */
  public StandardStreams standardStreams() {
    return standardStreams;
  }

  /** Native libraries that constructing and describing the plugin brought. */
  public Set<Path> librariesOfLoading() {
    return librariesOfLoading;
  }

  /** Threads that constructing and describing the plugin started. */
  public Set<String> threadsOfLoading() {
    return threadsOfLoading;
  }

  @Override
  public void close() {
    plugins.ifPresent(IsolatedPlugins::close);
    standardStreams.close();
    deleteQuietly(folder);
  }

  private static void deleteQuietly(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.getLogger(LoadedSubject.class.getName())
          .log(System.Logger.Level.WARNING, "folder " + folder + " stays", e);
    }
  }

  /** Collects the parts while the plugin is loaded. */
  private static final class Loading {
    private final Path folder;
    private final StandardStreams standardStreams;
    private final MappedLibraries librariesBefore = MappedLibraries.now();
    private final LiveThreads threadsBefore = LiveThreads.now();
    private final JvmState stateBefore = JvmState.now();
    private final List<Problem> refusals = new ArrayList<>();
    private Optional<IsolatedPlugins> plugins = Optional.empty();
    private Optional<AnalyzerPlugin> plugin = Optional.empty();
    private Optional<IsolatedPlugins.Loaded> isolated = Optional.empty();
    private Optional<PluginDescriptor> descriptor = Optional.empty();
    private NativeFolder nativeFolder;

    Loading(Path folder, StandardStreams standardStreams) throws IOException {
      this.folder = folder;
      this.standardStreams = standardStreams;
      this.nativeFolder = new NativeFolder(Files.createDirectories(folder.resolve("natives")));
    }

    void load(SubjectDefinition definition) throws HostException, TckException {
      if (definition.location().isPresent()) {
        loadIsolated(definition, definition.location().get());
      } else {
        construct(definition.constructor().orElseThrow());
      }
    }

    private void loadIsolated(SubjectDefinition definition, Path location)
        throws HostException, TckException {
      IsolatedPlugins isolated = IsolatedPlugins.load(location, folder.resolve("host"));
      plugins = Optional.of(isolated);
      try {
        choose(definition, location, isolated);
      } catch (TckException | RuntimeException | Error failure) {
        isolated.close();
        throw failure;
      }
    }

    private void choose(SubjectDefinition definition, Path location, IsolatedPlugins isolated)
        throws TckException {
      List<IsolatedPlugins.Loaded> fitting =
          isolated.plugins().stream()
              .filter(
                  loaded ->
                      definition
                          .pluginId()
                          .map(id -> id.equals(loaded.plugin().descriptor().id()))
                          .orElse(true))
              .toList();
      if (fitting.size() == 1) {
        this.isolated = Optional.of(fitting.get(0));
        plugin = Optional.of(fitting.get(0).plugin());
        descriptor = Optional.of(fitting.get(0).plugin().descriptor());
        nativeFolder = fitting.get(0).nativeFolder();
        return;
      }
      isolated.report().plugins().stream()
          .filter(found -> found.state() == PluginReport.State.REFUSED)
          .forEach(found -> refusals.addAll(found.problems()));
      if (refusals.isEmpty() || fitting.size() > 1) {
        throw noSinglePlugin(location, definition, isolated);
      }
    }

    private static TckException noSinglePlugin(
        Path location, SubjectDefinition definition, IsolatedPlugins isolated) {
      List<String> ids =
          isolated.plugins().stream().map(loaded -> loaded.plugin().descriptor().id()).toList();
      List<Problem> problems = new ArrayList<>(isolated.report().problems());
      problems.add(
          Problem.of(TckErrors.NO_SINGLE_PLUGIN, "there is not one plugin to verify")
              .expected(definition.pluginId().map(id -> "plugin " + id).orElse("one plugin"))
              .found(ids.isEmpty() ? "none" : String.join(", ", ids))
              .where(location.toString())
              .fix(
                  "name a plugin: its jar, or the folder with its jars; or the directory of several"
                      + " plugins and the id of one of them"));
      return new TckException(problems);
    }

    private void construct(Supplier<? extends AnalyzerPlugin> constructor) {
      try {
        AnalyzerPlugin constructed =
            Objects.requireNonNull(constructor.get(), "the constructor gave null");
        plugin = Optional.of(constructed);
        descriptor =
            Optional.of(
                Objects.requireNonNull(constructed.descriptor(), "descriptor() returned null"));
      } catch (RuntimeException | Error thrown) { // whatever a plugin throws is a finding
        refusals.add(
            Problem.of(TckErrors.NOT_DESCRIBED, "the plugin cannot be created and described")
                .expected("a constructor and a descriptor() that do not fail")
                .found(CallOutcome.describe(thrown))
                .where("plugin on the class path")
                .fix("see the exception"));
      }
    }
  }
}
