package io.nunchi.api.internal.run;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Camera;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.LoadReport;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.internal.Loggers;
import io.nunchi.api.internal.load.LoadedPlugin;
import io.nunchi.api.internal.load.NativeFolders;
import io.nunchi.api.internal.load.PluginLoader;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.spi.ToolProvider;

/** The host: owns the plugins, the workers, the engines and the streams. */
public final class RunningHost implements AnalyticsHost {

  private final NativeFolders nativeFolders;
  private final PluginLoader plugins;
  private final Workers workers;
  private final Duration maximumAge;
  private final Set<RunningEngine> engines = ConcurrentHashMap.newKeySet();
  private final Set<String> openCameraIds = ConcurrentHashMap.newKeySet();
  private final AtomicLong generations = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  private RunningHost(
      NativeFolders nativeFolders, PluginLoader plugins, int workers, Duration maximumAge) {
    this.nativeFolders = nativeFolders;
    this.plugins = plugins;
    this.workers = new Workers(workers);
    this.maximumAge = maximumAge;
  }

  public static RunningHost start(
      List<Path> pluginDirectories, NativeFolders nativeFolders, int workers, Duration maximumAge) {
    PluginLoader plugins = new PluginLoader(pluginDirectories, nativeFolders);
    return new RunningHost(nativeFolders, plugins, workers, maximumAge);
  }

  Workers workers() {
    return workers;
  }

  Duration maximumAge() {
    return maximumAge;
  }

  @Override
  public LoadReport loadReport() {
    return plugins.report();
  }

  @Override
  public Optional<ToolProvider> findTool(String pluginId, String name) throws HostException {
    return plugin(pluginId).findTool(name);
  }

  @Override
  public Engine startEngine(String pluginId, Map<String, String> settings) throws HostException {
    requireOpen();
    LoadedPlugin plugin = plugin(pluginId);
    Settings parsed;
    try {
      parsed = plugin.descriptor().engineSettings().parse(settings);
    } catch (SettingsException unfit) {
      throw new HostException(unfit.problems(), unfit);
    }
    RunningEngine engine = start(plugin, parsed);
    engines.add(engine);
    return engine;
  }

  private RunningEngine start(LoadedPlugin plugin, Settings settings) throws HostException {
    String id = plugin.descriptor().id();
    AnalyzerEngine created = null;
    try {
      created =
          Objects.requireNonNull(
              plugin
                  .plugin()
                  .createEngine(new Context(settings, plugin.nativeFolder(), Loggers.named(id))),
              "createEngine() returned null");
      created.warmUp();
      return new RunningEngine(this, plugin.descriptor(), created, generations.incrementAndGet());
    } catch (AnalyzerException | RuntimeException | Error failure) { // the host goes on
      if (created != null) {
        RunningEngine.closeQuietly(created, id);
      }
      throw new HostException(AnalyzerSlot.problems(failure, "engine of " + id), failure);
    }
  }

  @Override
  public Stream openStream(Camera camera, Engine engine, StreamListener listener)
      throws HostException {
    requireOpen();
    if (!(engine instanceof RunningEngine running)
        || running.host() != this
        || running.isClosed()) {
      throw new HostException(
          Problem.of("NUN-4503", "the engine cannot take streams")
              .expected("a running engine of this host")
              .found("one that is closed or belongs to another host")
              .where("stream " + camera.id())
              .fix("start an engine with startEngine of the same host"));
    }
    if (!openCameraIds.add(camera.id())) {
      throw new HostException(
          Problem.of("NUN-4504", "a stream of this camera id is open already")
              .expected("an id that no open stream has")
              .found(camera.id())
              .where("stream " + camera.id())
              .fix("close the other stream first, or give the camera an id of its own"));
    }
    try {
      return open(camera, running, listener);
    } catch (HostException notOpened) {
      openCameraIds.remove(camera.id());
      throw notOpened;
    }
  }

  private Stream open(Camera camera, RunningEngine engine, StreamListener listener)
      throws HostException {
    try {
      StreamInfo info =
          new StreamInfo(
              camera.id(),
              camera.displayName(),
              camera.frameRate(),
              engine.plugin().streamSettings().parse(camera.settings()));
      RunningStream stream = RunningStream.open(this, engine, camera, info, listener);
      engine.add(stream);
      return stream;
    } catch (SettingsException unfit) {
      throw new HostException(unfit.problems(), unfit);
    } catch (AnalyzerFailedException notOpened) {
      throw new HostException(notOpened.problems(), notOpened);
    }
  }

  void remove(RunningEngine engine) {
    engines.remove(engine);
  }

  void remove(RunningStream stream) {
    openCameraIds.remove(stream.camera().id());
  }

  private LoadedPlugin plugin(String pluginId) throws HostException {
    Optional<LoadedPlugin> plugin = plugins.find(pluginId);
    if (plugin.isEmpty()) {
      throw new HostException(
          Problem.of("NUN-1010", "no plugin of this id is loaded")
              .expected(
                  plugins.loadedIds().isEmpty()
                      ? "at least one plugin in the plugin directories"
                      : "one of " + String.join(", ", plugins.loadedIds()))
              .found(pluginId)
              .where("plugin id")
              .fix("correct the id; the load report says which plugins were refused and why"));
    }
    return plugin.get();
  }

  private void requireOpen() throws HostException {
    if (closed.get()) {
      throw new HostException(
          Problem.of("NUN-4502", "the host is closed")
              .expected("an open host")
              .found("a closed one")
              .where("host")
              .fix("build a new host"));
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    List.copyOf(engines).forEach(RunningEngine::close);
    workers.close();
    plugins.close();
    nativeFolders.close();
  }

  private record Context(Settings settings, NativeFolder nativeFolder, System.Logger logger)
      implements EngineContext {}
}
