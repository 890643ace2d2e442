package io.nunchi.api.internal.analyzer;

import io.nunchi.api.HostException;
import io.nunchi.api.internal.measure.StageMeter;
import io.nunchi.api.internal.service.ChangeCourse;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.internal.service.ProblemLog;
import io.nunchi.loading.internal.call.ContextLoader;
import io.nunchi.loading.internal.call.EngineIsGone;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.Loggers;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.loading.internal.plugin.LoadedPlugin;
import io.nunchi.loading.internal.plugin.PluginUse;
import io.nunchi.loading.internal.result.ResultCheck;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.settings.Settings;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An engine of a plugin that was created and warmed up; every call into it has a deadline. Once it
 * is closed it lets go of the plugin, even while it is still referenced.
 */
public final class StartedEngine {

  private static final HostLog LOG = HostLog.of(StartedEngine.class);

  private final HostServices services;
  private final String pluginId;
  private final EngineDescriptor descriptor;
  private final ResultCheck resultCheck;
  private final StageMeter stages;
  private final LostThreads lostThreads;

  /** One for each stream that may have an analyzer, as many as the engine declares. */
  private final Semaphore permits;

  private volatile Settings settings;
  private final AtomicLong settingsRevision = new AtomicLong();
  private final AtomicReference<@Nullable Running> running;
  private final WeakReference<ClassLoader> classLoader;
  private volatile EngineStatus latestStatus;

  /** The objects that belong to the plugin. */
  private record Running(LoadedPlugin plugin, PluginUse use, AnalyzerEngine engine) {}

  private StartedEngine(
      HostServices services,
      Running running,
      EngineDescriptor descriptor,
      Settings settings,
      EngineStatus status) {
    this.services = services;
    this.pluginId = running.plugin().descriptor().id();
    this.running = new AtomicReference<>(running);
    this.classLoader = new WeakReference<>(running.plugin().classLoader());
    this.descriptor = descriptor;
    this.settings = settings;
    this.resultCheck = new ResultCheck(descriptor, services.policy().resultLimits());
    this.stages = new StageMeter(descriptor.labels());
    this.lostThreads = new LostThreads(services.policy().mostLostThreads());
    this.permits = new Semaphore(descriptor.maximumStreams().orElse(Integer.MAX_VALUE));
    this.latestStatus = status;
  }

  /** Creates an engine and warms it up; what fails or is cancelled leaves nothing behind. */
  public static StartedEngine start(
      HostServices services,
      PersistentFolders folders,
      LoadedPlugin plugin,
      Settings settings,
      ChangeCourse course)
      throws HostException {
    System.Logger logger = Loggers.named(plugin.descriptor().id());
    Context context = new Context(settings, plugin, folders, services.problems(), logger);
    PluginUse use = plugin.use();
    boolean started = false;
    try {
      WatchedCall call =
          WatchedCall.of(
              "engine of " + plugin.descriptor().id(),
              services.policy().startDeadline().toNanos(),
              plugin.classLoader());
      StartedEngine engine =
          services
              .separateCalls()
              .run(
                  call,
                  () -> course.start(() -> create(services, use, context)),
                  StartedEngine::closeTooLate);
      started = true;
      return engine;
    } catch (PluginCallFailed e) {
      throw new HostException(e.problems(), e.getCause());
    } finally {
      if (!started) {
        services.problems().add(use.end());
      }
    }
  }

  private static StartedEngine create(HostServices services, PluginUse use, Context context)
      throws Exception {
    LoadedPlugin plugin = context.plugin();
    String id = context.pluginId();
    AnalyzerEngine created =
        Objects.requireNonNull(
            plugin.plugin().createEngine(context), "createEngine() returned null");
    try {
      created.warmUp();
      EngineDescriptor descriptor =
          Objects.requireNonNull(created.descriptor(), "descriptor() returned null");
      return new StartedEngine(
          services,
          new Running(plugin, use, created),
          descriptor,
          context.settings(),
          firstStatus(created, id));
    } catch (Throwable e) { // a half started engine is closed, whatever it threw
      closeQuietly(created, id);
      throw e;
    }
  }

  /** The first status; an engine that cannot say how it runs still runs. */
  private static EngineStatus firstStatus(AnalyzerEngine created, String id) {
    try {
      return Objects.requireNonNull(created.status(), "status() returned null");
    } catch (Throwable e) { // whatever a plugin throws, the host goes on
      ThrowableSnapshot failure = ThrowableSnapshot.of(e);
      LOG.warn("Engine of {} failed to say its status", id, failure);
      return unknownStatus(failure.toString());
    }
  }

  private static EngineStatus unknownStatus(String why) {
    return EngineStatus.of("unknown", "unknown", why);
  }

  private static void closeTooLate(StartedEngine engine) {
    closeQuietly(engine.running().engine(), engine.pluginId);
  }

  private static void closeQuietly(AnalyzerEngine engine, String name) {
    try {
      boolean done =
          ContextLoader.during(
              engine.getClass().getClassLoader(),
              () -> {
                engine.close();
                return true;
              });
      LOG.debug("Engine {} was closed: {}", name, done);
    } catch (Throwable e) { // whatever a plugin throws, the host goes on
      LOG.warn("Engine {} failed to close", name, ThrowableSnapshot.of(e));
    }
  }

  private Running running() {
    Running found = running.get();
    if (found == null) {
      throw new EngineIsGone(pluginId);
    }
    return found;
  }

  /** The plugin's own description; the engine is not closed. */
  public PluginDescriptor plugin() {
    return running().plugin().descriptor();
  }

  public String pluginId() {
    return pluginId;
  }

  /** The plugin's, also after the close for as long as somebody has an analyzer of it. */
  public ClassLoader classLoader() {
    ClassLoader found = classLoader.get();
    return found == null ? ClassLoader.getPlatformClassLoader() : found;
  }

  public EngineDescriptor descriptor() {
    return descriptor;
  }

  public Settings settings() {
    return settings;
  }

  /** The number of changes of the settings since the start. */
  long settingsRevision() {
    return settingsRevision.get();
  }

  /** Lets the engine take other settings over; for one thread at a time. */
  public void changeSettings(Settings changed) throws HostException {
    AnalyzerEngine engine = running().engine();
    try {
      boolean done =
          callSeparately(
              shortCall("changeSettings"),
              () -> {
                engine.changeSettings(changed);
                return true;
              },
              late -> {});
      LOG.debug("The settings of {} were changed: {}", pluginId, done);
    } catch (PluginCallFailed e) {
      if (e.kind() != PluginCallFailed.Kind.SETTINGS_REFUSED) {
        services.problems().add(List.of(AnalyzerProblems.settingsInNoKnownState(pluginId)));
      }
      throw new HostException(e.problems(), e.getCause());
    }
    settings = changed;
    settingsRevision.incrementAndGet();
  }

  public ResultCheck resultCheck() {
    return resultCheck;
  }

  public StageMeter stages() {
    return stages;
  }

  /** The last status that the engine gave; calls no plugin. */
  public EngineStatus latestStatus() {
    return latestStatus;
  }

  /** A call into this engine or one of its analyzers that may take as long as an opening. */
  public WatchedCall shortCall(String what) {
    return WatchedCall.of(
        what + " of " + pluginId, services.policy().openDeadline().toNanos(), classLoader());
  }

  /** Admits one more stream; false if the engine declares that it has no room for it. */
  boolean tryAdmit() {
    return permits.tryAcquire();
  }

  /** Makes room for another stream. */
  void dismiss() {
    permits.release();
  }

  /** Returns true if there is room for one more stream now. */
  public boolean hasRoom() {
    return permits.availablePermits() > 0;
  }

  /** Opens an analyzer on the current thread, without a deadline of its own. */
  FrameAnalyzer openAnalyzer(StreamContext stream) throws Exception {
    return Objects.requireNonNull(
        running().engine().openAnalyzer(stream),
        "openAnalyzer() of " + pluginId + " returned null");
  }

  public EngineStatus status() {
    latestStatus = askedStatus();
    return latestStatus;
  }

  private EngineStatus askedStatus() {
    if (running.get() == null) {
      return unknownStatus("the engine is closed");
    }
    try {
      return callSeparately(
          shortCall("status"),
          () -> Objects.requireNonNull(running().engine().status(), "status() returned null"),
          late -> {});
    } catch (PluginCallFailed e) {
      LOG.warn("Engine of {} failed to say its status", pluginId, e);
      return unknownStatus(Problem.describe(e.problems()));
    }
  }

  /**
   * Makes a call on a separate thread, which counts as lost from when the call is given up until
   * the plugin returns. A value that comes too late goes to {@code dispose}.
   */
  <T> T callSeparately(WatchedCall call, WatchedCall.Body<T> body, Consumer<T> dispose)
      throws PluginCallFailed {
    LostThreads.Call counted = lostThreads.new Call();
    try {
      return services
          .separateCalls()
          .run(
              call,
              () -> {
                T value = body.call(); // after a failure the thread may hang on in its description
                counted.hasReturned();
                return value;
              },
              dispose);
    } catch (PluginCallFailed e) {
      if (e.kind() == PluginCallFailed.Kind.LOST && counted.givenUp()) {
        tellQuarantine();
      }
      throw e;
    }
  }

  /** Counts a thread that does not come back from a call into this engine. */
  public void threadLost() {
    if (lostThreads.lost()) {
      tellQuarantine();
    }
  }

  private void tellQuarantine() {
    services
        .problems()
        .add(
            List.of(
                AnalyzerProblems.engineQuarantined(pluginId, services.policy().mostLostThreads())));
  }

  /** Ends the count of a thread that came back after all. */
  public void threadReturned() {
    lostThreads.returned();
  }

  /** The threads that are lost in calls of this engine now. */
  public int lostThreads() {
    return lostThreads.now();
  }

  /** Returns true if so many threads are lost in this engine that nothing more is tried. */
  public boolean isQuarantined() {
    return lostThreads.areTooMany();
  }

  /** Closes the engine; failures become problems of the host. */
  public void close() {
    WatchedCall call = shortCall("close");
    Running closing = running.getAndSet(null);
    if (closing == null) {
      return;
    }
    try {
      boolean done =
          services
              .separateCalls()
              .run(
                  call,
                  () -> {
                    closing.engine().close();
                    return true;
                  });
      LOG.debug("Engine of {} closed: {}", pluginId, done);
    } catch (PluginCallFailed e) {
      services.problems().add(e.problems());
    } finally {
      services.problems().add(closing.use().end());
    }
  }

  private record Context(
      Settings settings,
      LoadedPlugin plugin,
      PersistentFolders folders,
      ProblemLog problems,
      System.Logger logger)
      implements EngineContext {

    String pluginId() {
      return plugin.descriptor().id();
    }

    @Override
    public Optional<Path> persistentFolder() {
      try {
        return folders.folderOf(pluginId());
      } catch (IOException e) {
        problems.add(List.of(AnalyzerProblems.noPersistentFolder(pluginId(), e.toString())));
        return Optional.empty();
      }
    }

    @Override
    public NativeFolder nativeFolder() {
      return plugin.nativeFolder();
    }

    @Override
    public Path trustedLibrary(Path library) throws EngineStartException {
      return plugin.trustedLibrary(library);
    }
  }
}
