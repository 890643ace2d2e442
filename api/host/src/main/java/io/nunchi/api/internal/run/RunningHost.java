package io.nunchi.api.internal.run;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.HostListener;
import io.nunchi.api.HostReport;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.StreamOptions;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.internal.schedule.RunQueue;
import io.nunchi.api.internal.schedule.Workers;
import io.nunchi.api.metrics.EngineMetrics;
import io.nunchi.api.metrics.HostMetrics;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.loading.LoadReport;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.SeparateCalls;
import io.nunchi.loading.internal.call.Supervisor;
import io.nunchi.loading.internal.call.Ticker;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.plugin.LoadedPlugin;
import io.nunchi.loading.internal.plugin.LoaderServices;
import io.nunchi.loading.internal.plugin.PluginCalls;
import io.nunchi.loading.internal.plugin.PluginLoader;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.spi.ToolProvider;

/** The host: owns the plugins, the workers, the engines and the streams. */
public final class RunningHost implements AnalyticsHost {

  private final NativeFolders nativeFolders;
  private final PluginLoader plugins;
  private final HostServices services;
  private final Workers workers;
  private final ShadowThread shadowThread;
  private final Optional<Ticker> ticker;
  private final PluginExitHook exitWatch;
  private final Duration maximumAge;
  private final Set<RunningEngine> engines = ConcurrentHashMap.newKeySet();
  private final Set<String> openCameraIds = ConcurrentHashMap.newKeySet();
  private final AtomicLong generations = new AtomicLong();
  private final SharedClosing closing = new SharedClosing();

  private RunningHost(HostSetup setup) {
    this.nativeFolders = setup.nativeFolders();
    this.maximumAge = setup.maximumAge();
    Supervisor supervisor = new Supervisor();
    RunQueue queue = new RunQueue();
    HostListeners listeners = new HostListeners();
    long graceNanos = setup.policy().interruptGrace().toNanos();
    this.services =
        new HostServices(
            setup.clock(),
            setup.policy(),
            supervisor,
            new SeparateCalls(supervisor, setup.clock(), graceNanos),
            queue,
            new HostProblems(listeners),
            listeners,
            setup.checkedFrames());
    this.shadowThread = new ShadowThread(services);
    supervisor.everyRound(() -> engines.forEach(RunningEngine::checkProgress));
    Deque<AutoCloseable> started = new ArrayDeque<>();
    try {
      this.exitWatch = PluginExitHook.start(supervisor); // before any plugin can end the process
      started.push(exitWatch);
      this.ticker = setup.ticks() ? Optional.of(new Ticker(supervisor)) : Optional.empty();
      ticker.ifPresent(started::push);
      this.workers = new Workers(setup.workers(), queue, supervisor, setup.clock(), graceNanos);
      started.push(workers::close);
      this.plugins =
          PluginLoader.ofDirectories(
              setup.pluginDirectories(),
              new LoaderServices(
                  nativeFolders,
                  setup.trust(),
                  new PluginCalls(services.separateCalls(), setup.policy().openDeadline()),
                  this::renewWorkers));
    } catch (RuntimeException | Error e) {
      closeAll(started, e);
      throw e;
    }
  }

  private static void closeAll(Deque<AutoCloseable> started, Throwable failure) {
    for (AutoCloseable part : started) {
      try {
        part.close();
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
  }

  /** Starts a host, which owns the native folders from now on, also when it fails to start. */
  public static RunningHost start(HostSetup setup) {
    try {
      return new RunningHost(setup);
    } catch (RuntimeException | Error e) {
      setup.nativeFolders().close();
      throw e;
    }
  }

  /** One round of supervision; a test that moves its own clock calls it. */
  public void tick() {
    services.supervisor().tick();
  }

  private void renewWorkers() {
    workers.renew();
    shadowThread.renew();
  }

  HostServices shadowServices() {
    return shadowThread.services();
  }

  long nextGeneration() {
    return generations.incrementAndGet();
  }

  @Override
  public LoadReport loadReport() {
    return plugins.report();
  }

  @Override
  public LoadReport rescanPlugins() {
    services.problems().add(plugins.rescan());
    return plugins.report();
  }

  @Override
  public HostReport report() {
    return new HostReport(
        workers.size(),
        services.supervisor().stuckCalls(),
        services.problems().all(),
        services.problems().countsByCode());
  }

  @Override
  public HostMetrics metrics() {
    List<EngineMetrics> engineMetrics = new ArrayList<>();
    List<StreamMetrics> streamMetrics = new ArrayList<>();
    for (RunningEngine engine : engines) {
      List<StreamMetrics> ofEngine = engine.streams().stream().map(RunningStream::metrics).toList();
      engineMetrics.add(engine.metrics(ofEngine));
      streamMetrics.addAll(ofEngine);
    }
    return new HostMetrics(
        workers.size(),
        services.supervisor().stuckCalls().size(),
        services.listeners().missed(),
        engineMetrics,
        streamMetrics);
  }

  @Override
  public void addListener(HostListener listener) {
    services.listeners().add(listener);
  }

  @Override
  public void removeListener(HostListener listener) {
    services.listeners().remove(listener);
  }

  @Override
  public Optional<ToolProvider> findTool(String pluginId, String name) throws HostException {
    requireOpen();
    LoadedPlugin plugin = plugin(pluginId);
    try {
      return plugins.findTool(plugin, name);
    } catch (PluginCallFailed e) {
      throw new HostException(e.problems(), e.getCause());
    }
  }

  @Override
  public Optional<ToolProvider> findTool(String pluginId, Path directory, String name)
      throws HostException {
    requireOpen();
    LoadedPlugin plugin = plugin(pluginId);
    List<Problem> problems = new ArrayList<>();
    Optional<ClassLoader> tools = plugins.openTools(plugin, directory, problems);
    if (tools.isEmpty()) {
      throw new HostException(problems, null);
    }
    try {
      return plugins.findTool(plugin, tools.get(), name);
    } catch (PluginCallFailed e) {
      throw new HostException(e.problems(), e.getCause());
    }
  }

  @Override
  public Engine startEngine(String pluginId, Map<String, String> settings) throws HostException {
    requireOpen();
    StartedEngine started = start(pluginId, settings);
    RunningEngine engine =
        new RunningEngine(this, services, Generation.of(nextGeneration(), started));
    engines.add(engine);
    if (closing.hasBegun()) {
      engine.close(); // the host may have looked for its engines before this one was there
      throw hostIsClosed();
    }
    tell(listener -> listener.onEngineStarted(engine));
    return engine;
  }

  StartedEngine start(String pluginId, Map<String, String> settings) throws HostException {
    LoadedPlugin plugin = plugin(pluginId);
    try {
      Settings parsed = plugin.descriptor().engineSettings().parse(settings);
      return StartedEngine.start(services, plugin, parsed);
    } catch (SettingsException e) {
      throw new HostException(e.problems(), e);
    }
  }

  @Override
  public Stream openStream(
      Camera camera, Engine engine, StreamOptions options, StreamListener listener)
      throws HostException {
    requireOpen();
    if (!(engine instanceof RunningEngine running)
        || running.host() != this
        || running.isClosed()) {
      throw engineIsClosed("stream " + camera.id());
    }
    if (!openCameraIds.add(camera.id())) {
      throw new HostException(
          Problem.of("NUN-4504", "a stream of this camera id is open already")
              .expected("an id that no open stream has")
              .found(camera.id())
              .where("stream " + camera.id())
              .fix("close the other stream first, or give the camera an id of its own"));
    }
    boolean opened = false;
    try {
      Stream stream =
          running.open(camera, options, options.maximumAge().orElse(maximumAge), listener);
      opened = true;
      tell(told -> told.onStreamOpened(stream));
      return stream;
    } finally {
      if (!opened) {
        openCameraIds.remove(camera.id());
      }
    }
  }

  static HostException engineIsClosed(String where) {
    return new HostException(
        Problem.of("NUN-4503", "the engine cannot be used")
            .expected("a running engine of this host")
            .found("one that is closed or belongs to another host")
            .where(where)
            .fix("start an engine with startEngine of the same host"));
  }

  void remove(RunningEngine engine) {
    engines.remove(engine);
    tell(listener -> listener.onEngineClosed(engine));
  }

  void remove(RunningStream stream) {
    openCameraIds.remove(stream.camera().id());
    tell(listener -> listener.onStreamClosed(stream));
  }

  /** Tells what changed the names in the metrics, too. */
  void tell(Consumer<HostListener> call) {
    services.listeners().tell(call);
    services.listeners().tellMetricsChanged();
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
    if (closing.hasBegun()) {
      throw hostIsClosed();
    }
  }

  private static HostException hostIsClosed() {
    return new HostException(
        Problem.of("NUN-4502", "the host is closed")
            .expected("an open host")
            .found("a closed one")
            .where("host")
            .fix("build a new host"));
  }

  @Override
  public void close() {
    closing.run(this::closeEverything);
  }

  private void closeEverything() {
    try {
      List.copyOf(engines).forEach(RunningEngine::close);
    } finally {
      services.problems().add(shadowThread.close());
      services.problems().add(workers.close());
      plugins
          .close(); // a scan makes no further call, so that the ticker can end after its last one
      ticker.ifPresent(Ticker::close);
      exitWatch.close();
      nativeFolders.close();
      services.listeners().close();
    }
  }
}
