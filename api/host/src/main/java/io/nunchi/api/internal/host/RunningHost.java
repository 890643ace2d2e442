package io.nunchi.api.internal.host;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.ChangeProgress;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.HostListener;
import io.nunchi.api.HostReport;
import io.nunchi.api.PendingChange;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.StreamOptions;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.analyzer.AnalyzerProblems;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.analyzer.StartedEngine;
import io.nunchi.api.internal.engine.EngineHost;
import io.nunchi.api.internal.engine.RunningEngine;
import io.nunchi.api.internal.schedule.RunQueue;
import io.nunchi.api.internal.schedule.SpareTime;
import io.nunchi.api.internal.schedule.WatchSetup;
import io.nunchi.api.internal.service.ChangeCourse;
import io.nunchi.api.internal.service.HostListeners;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.internal.service.OrderedClosing;
import io.nunchi.api.internal.service.ParallelClosing;
import io.nunchi.api.internal.service.PendingChanges;
import io.nunchi.api.internal.service.ProblemLog;
import io.nunchi.api.internal.service.SharedClosing;
import io.nunchi.api.internal.shadow.ShadowThread;
import io.nunchi.api.internal.stream.CameraSettings;
import io.nunchi.api.internal.stream.FirstOffer;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.api.internal.stream.SlowFrames;
import io.nunchi.api.metrics.EngineMetrics;
import io.nunchi.api.metrics.HostMetrics;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.loading.LoadReport;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.SeparateCalls;
import io.nunchi.loading.internal.call.Supervisor;
import io.nunchi.loading.internal.call.Ticker;
import io.nunchi.loading.internal.log.HostLog;
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

/** The host: owns the plugins, the engines and the supervision of everything. */
public final class RunningHost implements AnalyticsHost {

  private final HostSetup setup;
  private final PluginLoader plugins;
  private final HostServices services;
  private final SpareTime spareTime = new SpareTime();
  private final ShadowThread shadowThread;
  private final Optional<Ticker> ticker;
  private final PluginExitHook exitHook;
  private final EngineHost ofEngines = new OfEngines();
  private final Set<RunningEngine> engines = ConcurrentHashMap.newKeySet();

  /** Those of the engines that only their canaries know. */
  private final Set<RunningEngine> candidates = ConcurrentHashMap.newKeySet();

  private final Set<String> openStreamIds = ConcurrentHashMap.newKeySet();
  private final AtomicLong generations = new AtomicLong();
  private final SharedClosing closing = new SharedClosing();
  private final PendingChanges changes;

  private RunningHost(HostSetup setup) {
    this.setup = setup;
    Supervisor supervisor = new Supervisor();
    WatchSetup watches =
        new WatchSetup(supervisor, setup.mode().clock(), setup.policy().interruptGrace().toNanos());
    this.services =
        new HostServices(
            setup.policy(),
            watches,
            new SeparateCalls(supervisor, watches.clock(), watches.graceNanos()),
            new ProblemLog(new HostListeners()),
            setup.mode().checkedFrames());
    this.changes = new PendingChanges(services.problems());
    this.shadowThread = new ShadowThread(spareTime, watches);
    supervisor.everyRound(this::superviseEngines);
    supervisor.everyRound(shadowThread::adjust);
    supervisor.everyRound(this::reportBlockedListener);
    SlowFrames.prepare();
    FirstOffer.prepare();
    Deque<AutoCloseable> started = new ArrayDeque<>();
    try {
      this.exitHook = PluginExitHook.start(supervisor); // before any plugin can end the process
      started.push(exitHook);
      this.ticker =
          setup.mode().ticks()
              ? Optional.of(new Ticker(supervisor, this::reportSupervision))
              : Optional.empty();
      ticker.ifPresent(started::push);
      this.plugins =
          PluginLoader.ofDirectories(
              setup.sources().pluginDirectories(),
              new LoaderServices(
                  setup.sources().nativeFolders(),
                  setup.sources().trust(),
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
      setup.sources().nativeFolders().close();
      throw e;
    }
  }

  /** One round of supervision; a test that moves its own clock calls it. */
  public void tick() {
    services.watches().supervisor().tick();
  }

  /** This host as its engines see it; a test builds engines on it. */
  public EngineHost engineHost() {
    return ofEngines;
  }

  private void reportSupervision(Problem problem) {
    services.problems().add(List.of(problem));
  }

  /** An engine whose round fails, such as without memory for a thread, costs the others nothing. */
  private void superviseEngines() {
    Optional<Throwable> failure = Optional.empty();
    for (RunningEngine engine : engines) {
      try {
        engine.supervise();
      } catch (RuntimeException | Error e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw new IllegalStateException("the round of an engine failed", failure.get());
    }
  }

  private void reportBlockedListener() {
    Duration limit = setup.policy().listenerDeadline();
    services
        .listeners()
        .overdue(limit.toNanos())
        .ifPresent(
            listener ->
                services.problems().add(List.of(HostProblems.listenerBlocks(listener, limit))));
  }

  /** Ends every thread that may hold something of a plugin that is gone. */
  private void renewWorkers() {
    engines.forEach(RunningEngine::renewWorkers);
    shadowThread.renew();
  }

  private int workers() {
    return engines.stream().mapToInt(RunningEngine::workers).sum();
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
    Supervisor supervisor = services.watches().supervisor();
    return HostReport.builder()
        .workers(workers())
        .stuckCalls(supervisor.stuckCalls())
        .blockedCallbacks(supervisor.blockedCallbacks())
        .lostLogLines(HostLog.lost())
        .problems(services.problems().latest())
        .problemCounts(services.problems().countsByCode())
        .build();
  }

  @Override
  public HostMetrics metrics() {
    List<EngineMetrics> engineMetrics = new ArrayList<>();
    List<StreamMetrics> streamMetrics = new ArrayList<>();
    for (RunningEngine engine : engines) {
      List<StreamMetrics> ofEngine = engine.streams().stream().map(LiveStream::metrics).toList();
      engineMetrics.add(engine.metrics(ofEngine));
      streamMetrics.addAll(ofEngine);
    }
    Supervisor supervisor = services.watches().supervisor();
    return HostMetrics.builder()
        .workers(workers())
        .stuckCalls(supervisor.stuckCalls().size())
        .blockedCallbacks(supervisor.blockedCallbacks().size())
        .missedListenerCalls(services.listeners().missed())
        .lostLogLines(HostLog.lost())
        .engines(engineMetrics)
        .streams(streamMetrics)
        .shadows(engines.stream().flatMap(engine -> engine.shadowReport().stream()).toList())
        .build();
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
    return startEngine(pluginId, settings, ChangeCourse.unobserved());
  }

  @Override
  public PendingChange<Engine> startEngineAsync(String pluginId, Map<String, String> settings) {
    Map<String, String> copy = Map.copyOf(settings);
    return changes.begin(this, course -> startEngine(pluginId, copy, course));
  }

  private Engine startEngine(String pluginId, Map<String, String> settings, ChangeCourse course)
      throws HostException {
    requireOpen();
    StartedEngine started = start(pluginId, settings, course);
    RunningEngine engine = run(started, course);
    engines.add(engine);
    if (closing.hasBegun()) {
      engine.close(); // the host may have looked for its engines before this one was there
      throw HostProblems.hostIsClosed();
    }
    tell(listener -> listener.onEngineStarted(engine));
    return engine;
  }

  private RunningEngine run(StartedEngine started, ChangeCourse course) throws HostException {
    boolean running = false;
    try {
      course.commit();
      RunningEngine engine =
          new RunningEngine(ofEngines, Generation.of(generations.incrementAndGet(), started));
      running = true;
      return engine;
    } finally {
      if (!running) {
        started.close();
      }
    }
  }

  private StartedEngine start(String pluginId, Map<String, String> settings, ChangeCourse course)
      throws HostException {
    course.begin(ChangeProgress.Step.STARTING);
    LoadedPlugin plugin = plugin(pluginId);
    try {
      Settings parsed = plugin.descriptor().engineSettings().parse(settings);
      return StartedEngine.start(
          services, setup.sources().persistentFolders(), plugin, parsed, course);
    } catch (SettingsException e) {
      throw new HostException(e.problems(), e);
    }
  }

  @Override
  public Stream openStream(
      Camera camera, Engine engine, StreamOptions options, StreamListener listener)
      throws HostException {
    requireOpen();
    String streamId = options.streamId().orElse(camera.id());
    if (!(engine instanceof RunningEngine running)
        || !running.belongsTo(ofEngines)
        || running.isClosed()) {
      throw AnalyzerProblems.engineIsClosed("stream " + streamId);
    }
    if (!openStreamIds.add(streamId)) {
      throw HostProblems.streamIdIsTaken(streamId);
    }
    boolean opened = false;
    try {
      Stream stream =
          running.open(
              new LiveStream.Opening(
                  new CameraSettings(new FrameOrigin(streamId, camera)),
                  options,
                  options.maximumAge().orElse(setup.maximumAge())),
              listener);
      opened = true;
      tell(told -> told.onStreamOpened(stream));
      return stream;
    } finally {
      if (!opened) {
        openStreamIds.remove(streamId);
      }
    }
  }

  /** Tells what changed the names in the metrics, too. */
  private void tell(Consumer<HostListener> call) {
    services.listeners().tell(call);
    services.listeners().tellMetricsChanged();
  }

  private LoadedPlugin plugin(String pluginId) throws HostException {
    Optional<LoadedPlugin> plugin = plugins.find(pluginId);
    if (plugin.isEmpty()) {
      throw HostProblems.noSuchPlugin(pluginId, plugins.loadedIds());
    }
    return plugin.get();
  }

  private void requireOpen() throws HostException {
    if (closing.hasBegun()) {
      throw HostProblems.hostIsClosed();
    }
  }

  @Override
  public void close() {
    closing.run(this::closeEverything);
  }

  private void closeEverything() {
    OrderedClosing.run(
        () -> changes.cancel(this, HostProblems.hostIsClosed().problems().get(0)),
        this::closeEngines,
        () -> changes.awaitEnded(this, services.policy().openDeadline()),
        this::closeShadowThread,
        plugins::close, // no further call is made, so that the ticker can end after the last one
        () -> ticker.ifPresent(Ticker::close),
        exitHook::close,
        setup.sources().nativeFolders()::close,
        services.listeners()::close,
        () -> HostLog.flush(services.policy().interruptGrace()));
  }

  /** All engines close at the same time, so that the wait does not grow with their number. */
  private void closeEngines() {
    List<RunningEngine> open = List.copyOf(engines);
    open.forEach(RunningEngine::beginClose);
    if (!open.isEmpty()) {
      List<Runnable> others = new ArrayList<>();
      open.subList(1, open.size()).forEach(engine -> others.add(engine::close));
      ParallelClosing.run(open.get(0)::close, others);
    }
  }

  private void closeShadowThread() {
    List<String> left = shadowThread.close(services.watches().graceNanos());
    if (!left.isEmpty()) {
      services.problems().add(List.of(HostProblems.shadowThreadNotEnded(left)));
    }
  }

  /** This host as its engines see it. */
  private final class OfEngines implements EngineHost {

    @Override
    public HostServices services() {
      return services;
    }

    @Override
    public int workers() {
      return setup.workers();
    }

    @Override
    public SpareTime spareTime() {
      return spareTime;
    }

    @Override
    public RunQueue shadowQueue() {
      return shadowThread.queue();
    }

    @Override
    public long nextGeneration() {
      return generations.incrementAndGet();
    }

    @Override
    public StartedEngine start(String pluginId, Map<String, String> settings, ChangeCourse course)
        throws HostException {
      return RunningHost.this.start(pluginId, settings, course);
    }

    @Override
    public RunningEngine candidate(Generation first) throws HostException {
      RunningEngine engine = new RunningEngine(this, first);
      candidates.add(engine);
      engines.add(engine);
      if (closing.hasBegun()) {
        engine.close();
        throw HostProblems.hostIsClosed();
      }
      return engine;
    }

    @Override
    public PendingChanges changes() {
      return changes;
    }

    @Override
    public void tell(Consumer<HostListener> call) {
      RunningHost.this.tell(call);
    }

    @Override
    public void closed(RunningEngine engine) {
      engines.remove(engine);
      if (candidates.remove(engine)) {
        services.listeners().tellMetricsChanged();
      } else {
        tell(listener -> listener.onEngineClosed(engine));
      }
    }

    @Override
    public void closed(LiveStream stream) {
      openStreamIds.remove(stream.id());
      services.operatorMessages().forget(stream.id());
      tell(listener -> listener.onStreamClosed(stream));
    }
  }
}
