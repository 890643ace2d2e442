package io.nunchi.api.host;

import io.nunchi.api.HostException;
import io.nunchi.api.SupervisionPolicy;
import io.nunchi.loading.LoadReport;
import io.nunchi.loading.LoadingException;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.plugin.LoadedPlugin;
import io.nunchi.loading.internal.plugin.LoaderServices;
import io.nunchi.loading.internal.plugin.LoadingSupervision;
import io.nunchi.loading.internal.plugin.PluginCalls;
import io.nunchi.loading.internal.plugin.PluginLoader;
import io.nunchi.loading.internal.trust.PluginTrust;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads plugins as a host does, each behind a class loader of its own, and hands out the plugins
 * themselves: for tools that examine plugins instead of running them.
 *
 * <p>Lifecycle: {@link #load} loads, {@link #close()} closes the class loaders and removes the
 * native folders; engines are closed before. Threading: any thread. Ownership: the caller's.
 */
public final class IsolatedPlugins implements AutoCloseable {

  private final NativeFolders nativeFolders;
  private final PluginLoader loader;

  private IsolatedPlugins(NativeFolders nativeFolders, PluginLoader loader) {
    this.nativeFolders = nativeFolders;
    this.loader = loader;
  }

  /**
   * Loads plugins. A constructor or a description that takes longer than {@link
   * SupervisionPolicy#defaults()} gives an opening is a refusal.
   *
   * @param location a plugin, which is a jar or a folder with its jars; or a plugin directory, in
   *     which each jar and each folder is a plugin
   * @param nativeRoot where native libraries are unpacked; created when missing
   * @return the plugins; one that cannot be loaded is in the report
   * @throws HostException if the native folders cannot be made
   */
  public static IsolatedPlugins load(Path location, Path nativeRoot) throws HostException {
    NativeFolders folders = open(nativeRoot);
    SupervisionPolicy policy = SupervisionPolicy.defaults();
    try (LoadingSupervision supervision =
        LoadingSupervision.start(policy.openDeadline(), policy.interruptGrace())) {
      return new IsolatedPlugins(folders, loader(location, folders, supervision.calls()));
    } catch (RuntimeException | Error e) {
      folders.close();
      throw e;
    }
  }

  private static PluginLoader loader(Path location, NativeFolders folders, PluginCalls calls) {
    LoaderServices services = new LoaderServices(folders, PluginTrust.everybody(), calls, () -> {});
    return PluginLoader.isCandidate(location)
        ? PluginLoader.ofCandidate(location, services)
        : PluginLoader.ofDirectories(List.of(location), services);
  }

  private static NativeFolders open(Path nativeRoot) throws HostException {
    try {
      return NativeFolders.open(nativeRoot);
    } catch (LoadingException e) {
      throw new HostException(e.problems(), e.getCause());
    }
  }

  /**
   * The plugins that were found.
   *
   * @return every plugin, loaded and refused, with every reason
   */
  public LoadReport report() {
    return loader.report();
  }

  /**
   * The plugins that could be loaded.
   *
   * @return the plugins in the order of the report
   */
  public List<Loaded> plugins() {
    return loader.loaded().stream().map(Loaded::of).toList();
  }

  @Override
  public void close() {
    loader.close();
    nativeFolders.close();
  }

  /**
   * A plugin and the native folder for its engines.
   *
   * @param plugin the plugin itself
   * @param nativeFolder the folder of its class loader
   * @param location the jar or folder that it was loaded from
   */
  public record Loaded(AnalyzerPlugin plugin, NativeFolder nativeFolder, Path location) {

    private static Loaded of(LoadedPlugin loaded) {
      return new Loaded(loaded.plugin(), loaded.nativeFolder(), loaded.realm().location());
    }

    /**
     * Explains a failure that a missing class or method caused, as a host does.
     *
     * @param failure what a call of the plugin threw
     * @param what what was tried
     * @return the missing class, its caller and the place for the jar; empty if the failure has
     *     another cause
     */
    public List<Problem> missingClass(Throwable failure, String what) {
      return PluginCalls.missing(failure, what, plugin.getClass().getClassLoader());
    }
  }
}
