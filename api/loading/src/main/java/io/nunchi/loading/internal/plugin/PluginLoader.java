package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.LoadReport;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.spi.ToolProvider;

/**
 * Loads every plugin that can be loaded, and reports why the others cannot. {@link #rescan()} picks
 * up changes in the plugin directories; running engines keep their classes.
 *
 * <p>A scan may wait for plugins, each at most as long as a call may take. Concurrent scans wait
 * for each other; everything else answers from the last complete scan and never waits.
 */
public final class PluginLoader implements AutoCloseable {

  private final PluginScan.Listing listing;
  private final LoaderServices services;
  private final Lock scans = new ReentrantLock(true);
  private volatile Inventory inventory = Inventory.EMPTY;

  /** Written under this object's monitor, together with the last inventory. */
  private volatile boolean closed;

  /** Loads from directories of plugins. */
  public static PluginLoader ofDirectories(List<Path> pluginDirectories, LoaderServices services) {
    return new PluginLoader(
        (problems, warnings) -> {
          pluginDirectories.forEach(
              directory -> PluginScanner.inspect(directory, problems, warnings));
          return pluginDirectories.stream()
              .flatMap(directory -> PluginScanner.candidates(directory, problems).stream())
              .toList();
        },
        services);
  }

  /** Loads the plugins of one directory with jars, or of one jar. */
  public static PluginLoader ofCandidate(Path candidate, LoaderServices services) {
    return new PluginLoader((problems, warnings) -> List.of(candidate), services);
  }

  /**
   * Returns true for a jar, and for the folder of one plugin: a directory with jars, of which not
   * more than one offers analyzers. A directory with several such jars is one of plugins.
   */
  public static boolean isCandidate(Path location) {
    if (!Files.isDirectory(location)) {
      return Files.exists(location);
    }
    List<Path> jars = PluginScanner.jars(location, new ArrayList<>());
    return !jars.isEmpty() && jars.stream().filter(PluginJars::offersAnalyzers).count() <= 1;
  }

  private PluginLoader(PluginScan.Listing listing, LoaderServices services) {
    this.listing = listing;
    this.services = services;
    var nothingWasThere = rescan();
    if (!nothingWasThere.isEmpty()) {
      throw new IllegalStateException("a first scan replaces nothing: " + nothingWasThere);
    }
  }

  /** Picks up added, replaced and removed plugins; returns what stays behind of the latter two. */
  public List<Problem> rescan() {
    scans.lock();
    try {
      if (closed) {
        return List.of();
      }
      Inventory before = inventory;
      Inventory after = new PluginScan(services, before, () -> closed).run(listing);
      return publish(after) ? before.retireUnless(after) : after.retireUnless(before);
    } finally {
      scans.unlock();
    }
  }

  /** Returns false if the loader was closed before the scan was complete. */
  private synchronized boolean publish(Inventory scanned) {
    if (!closed) {
      inventory = scanned;
    }
    return !closed;
  }

  public LoadReport report() {
    return inventory.report();
  }

  public Optional<LoadedPlugin> find(String pluginId) {
    return loaded().stream()
        .filter(plugin -> plugin.descriptor().id().equals(pluginId))
        .findFirst();
  }

  public List<LoadedPlugin> loaded() {
    return inventory.plugins();
  }

  public List<String> loadedIds() {
    return loaded().stream().map(plugin -> plugin.descriptor().id()).toList();
  }

  /** Finds a tool in the plugin's own jars. */
  public Optional<ToolProvider> findTool(LoadedPlugin plugin, String name) throws PluginCallFailed {
    return findTool(plugin, plugin.classLoader(), name);
  }

  /** Finds a tool in a class loader that {@link #openTools} opened. */
  public Optional<ToolProvider> findTool(LoadedPlugin plugin, ClassLoader tools, String name)
      throws PluginCallFailed {
    return services
        .calls()
        .callTool(
            "tool " + name + " of " + plugin.descriptor().id(),
            tools,
            () -> PluginTool.find(tools, name));
  }

  /**
   * Opens the jars of a plugin's tools in a class loader below the plugin's own. Empty, with every
   * reason added to the problems, if they are missing or refused.
   */
  public Optional<ClassLoader> openTools(
      LoadedPlugin plugin, Path directory, List<Problem> problems) {
    String id = plugin.descriptor().id();
    List<Problem> unreadable = new ArrayList<>();
    List<Path> jars =
        Files.isDirectory(directory) ? PluginScanner.jars(directory, unreadable) : List.of();
    if (jars.isEmpty()) {
      problems.add(
          LoadProblems.toolsMissing(
              id,
              directory,
              unreadable.isEmpty() ? "no such directory" : unreadable.get(0).found()));
      return Optional.empty();
    }
    JarFingerprints prints = JarFingerprints.of(directory);
    JarSet set = JarSet.open(jars, "tools", services, problems);
    boolean trusted = false;
    try {
      problems.addAll(services.trust().beginScan(problems).refusals(set.jars()));
      trusted = problems.isEmpty();
    } finally {
      if (!trusted) {
        set.close();
      }
    }
    if (!trusted) {
      return Optional.empty();
    }
    try {
      Optional<ClassLoader> opened = plugin.realm().openTools(set, prints);
      if (opened.isEmpty()) {
        problems.add(LoadProblems.givenUp(id));
      }
      return opened;
    } catch (IOException e) {
      problems.add(LoadProblems.toolsMissing(id, directory, e.toString()));
      return Optional.empty();
    }
  }

  /** Gives all plugins up without waiting for a scan, which then loads nothing more. */
  @Override
  public void close() {
    Inventory last;
    synchronized (this) {
      closed = true;
      last = inventory;
      inventory = last.closed();
    }
    var unused = last.retireUnless(Inventory.EMPTY); // natives end with the host's folders
  }
}
