package io.nunchi.api.internal.run;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Camera;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.HostReport;
import io.nunchi.api.LoadReport;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.StreamOptions;
import io.nunchi.api.internal.load.LoadedPlugin;
import io.nunchi.api.internal.load.NativeFolders;
import io.nunchi.api.internal.load.PluginLoader;
import io.nunchi.api.internal.schedule.RunQueue;
import io.nunchi.api.internal.schedule.Workers;
import io.nunchi.api.internal.supervise.PluginFailures;
import io.nunchi.api.internal.supervise.SeparateCalls;
import io.nunchi.api.internal.supervise.Supervisor;
import io.nunchi.api.internal.supervise.Ticker;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
  private final HostServices services;
  private final Workers workers;
  private final ShadowThread shadowThread;
  private final Optional<Ticker> ticker;
  private final Duration maximumAge;
  private final Set<RunningEngine> engines = ConcurrentHashMap.newKeySet();
  private final Set<String> openCameraIds = ConcurrentHashMap.newKeySet();
  private final AtomicLong generations = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  private RunningHost(HostSetup setup) {
    this.nativeFolders = setup.nativeFolders();
    this.plugins =
        PluginLoader.ofDirectories(setup.pluginDirectories(), nativeFolders, this::renewWorkers);
    this.maximumAge = setup.maximumAge();
    Supervisor supervisor = new Supervisor();
    RunQueue queue = new RunQueue();
    long graceNanos = setup.policy().interruptGrace().toNanos();
    this.services =
        new HostServices(
            setup.clock(),
            setup.policy(),
            supervisor,
            new SeparateCalls(supervisor, setup.clock(), graceNanos),
            queue,
            new Findings(),
            setup.checkedFrames());
    this.shadowThread = new ShadowThread(services);
    this.workers = new Workers(setup.workers(), queue, supervisor, setup.clock(), graceNanos);
    supervisor.everyRound(() -> engines.forEach(RunningEngine::checkProgress));
    this.ticker = setup.ticks() ? Optional.of(new Ticker(supervisor)) : Optional.empty();
  }

  public static RunningHost start(HostSetup setup) {
    return new RunningHost(setup);
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
    services.findings().add(plugins.rescan());
    return plugins.report();
  }

  @Override
  public HostReport report() {
    return new HostReport(
        workers.size(), services.supervisor().stuckCalls(), services.findings().all());
  }

  @Override
  public Optional<ToolProvider> findTool(String pluginId, String name) throws HostException {
    requireOpen();
    try {
      return plugin(pluginId).findTool(name);
    } catch (RuntimeException | Error thrown) { // whatever a plugin throws, the host goes on
      throw new HostException(
          PluginFailures.problems(thrown, "tool " + name + " of " + pluginId), thrown);
    }
  }

  @Override
  public Engine startEngine(String pluginId, Map<String, String> settings) throws HostException {
    requireOpen();
    StartedEngine started = start(pluginId, settings);
    RunningEngine engine =
        new RunningEngine(this, services, Generation.of(nextGeneration(), started));
    engines.add(engine);
    if (closed.get()) {
      engine.close(); // the host may have looked for its engines before this one was there
      throw hostIsClosed();
    }
    return engine;
  }

  StartedEngine start(String pluginId, Map<String, String> settings) throws HostException {
    LoadedPlugin plugin = plugin(pluginId);
    try {
      Settings parsed = plugin.descriptor().engineSettings().parse(settings);
      return StartedEngine.start(services, plugin, parsed);
    } catch (SettingsException unfit) {
      throw new HostException(unfit.problems(), unfit);
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
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    List.copyOf(engines).forEach(RunningEngine::close);
    shadowThread.close();
    workers.close();
    ticker.ifPresent(Ticker::close);
    plugins.close();
    nativeFolders.close();
  }
}
