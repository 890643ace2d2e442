package io.nunchi.nativelib.internal.vision;

import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.load.CapabilityCode;
import io.nunchi.nativelib.internal.vision.load.HostCallbacks;
import io.nunchi.nativelib.internal.vision.load.LibraryDescription;
import io.nunchi.nativelib.internal.vision.load.OptionalFunction;
import io.nunchi.nativelib.internal.vision.load.Status;
import io.nunchi.nativelib.internal.vision.load.VisionCalls;
import io.nunchi.nativelib.internal.vision.load.VisionLibrary;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * An engine of a C library.
 *
 * <p>Every native call holds {@link #whileOpen()}; closing holds its counterpart, so it waits for
 * running calls, which it cancels if the library can do that, and no call reaches a handle that was
 * given back. A call that never returns makes closing wait for ever: only a process of its own can
 * end that.
 */
final class VisionEngine implements AnalyzerEngine {

  private final VisionLibrary library;
  private final VisionCalls calls;
  private final EngineDescriptor descriptor;
  private final LibraryEngineSettings settings;
  private final System.Logger logger;
  private final HostCallbacks callbacks;
  private final Pointer handle;
  private final ReadWriteLock lifecycle = new ReentrantReadWriteLock();
  private final Set<VisionAnalyzer> analyzers = new HashSet<>();
  private Optional<CancelWatch> watch = Optional.empty();
  private volatile boolean closing;

  /** Written under the write lock, read under either lock. */
  private boolean closed;

  private VisionEngine(VisionLibrary library, LibraryEngineSettings settings, EngineContext context)
      throws EngineStartException {
    this.library = library;
    this.calls = new VisionCalls(library);
    this.descriptor = describe(library);
    this.settings = settings;
    this.logger = context.logger();
    this.callbacks = HostCallbacks.ofEngine(LibraryMessages.ofEngine(logger, library.toString()));
    boolean created = false;
    try {
      this.handle = calls.createEngine(settings.ofEngine(), callbacks, context.persistentFolder());
      created = true;
    } finally {
      if (!created) {
        callbacks.close();
      }
    }
  }

  static VisionEngine create(VisionLibrary library, EngineContext context, SettingsMapping mapping)
      throws EngineStartException {
    VisionEngine engine;
    try {
      engine =
          new VisionEngine(
              library,
              new LibraryEngineSettings(mapping, library.description(), context.settings()),
              context);
    } catch (SettingsException e) {
      throw new EngineStartException(e.problems(), e);
    }
    boolean watched = false;
    try {
      engine.watchIfItCanCancel();
      watched = true;
    } finally {
      if (!watched) {
        engine.close();
      }
    }
    return engine;
  }

  private void watchIfItCanCancel() {
    if (library.optionalFunctions().has(OptionalFunction.STREAM_CANCEL)) {
      watch = Optional.of(new CancelWatch(this::openAnalyzers, logger));
    }
  }

  private static EngineDescriptor describe(VisionLibrary library) {
    LibraryDescription said = library.description();
    EngineDescriptor.Builder descriptor =
        EngineDescriptor.builder()
            .labels(said.labels())
            .ruleTypes(said.ruleTypes())
            .pixelFormats(said.pixelFormats())
            .capabilities(CapabilityCode.capabilitiesOf(said))
            .model(ModelIdentity.of(said.id() + " " + said.version(), library.digest()));
    if (said.concurrentCalls() > 0) {
      descriptor.concurrentCalls(
          Math.min(said.concurrentCalls(), EngineDescriptor.MAX_CONCURRENT_CALLS));
    }
    if (said.maximumStreams() > 0) {
      descriptor.maximumStreams(said.maximumStreams());
    }
    return descriptor.build();
  }

  VisionLibrary library() {
    return library;
  }

  VisionCalls calls() {
    return calls;
  }

  LibraryEngineSettings settings() {
    return settings;
  }

  System.Logger logger() {
    return logger;
  }

  @Override
  public EngineDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public EngineStatus status() {
    return EngineStatus.of(
        "cpu", "cpu", library + " runs on the CPU; an accelerator of its own is not seen");
  }

  @Override
  public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
    Lock open = whileOpen();
    open.lock();
    try {
      requireOpen(stream.streamId());
      VisionAnalyzer analyzer = VisionAnalyzer.open(this, handle, stream);
      synchronized (analyzers) {
        analyzers.add(analyzer);
      }
      return analyzer;
    } finally {
      open.unlock();
    }
  }

  @Override
  public void changeSettings(Settings changed) throws SettingsException, AnalyzerFailedException {
    Lock open = whileOpen();
    open.lock();
    try {
      if (closed) {
        throw new AnalyzerFailedException(closed("engine", "any"));
      }
      settings.change(changed, after -> calls.changeEngine(handle, after));
    } finally {
      open.unlock();
    }
  }

  /** Keeps the engine from being closed; many may hold it. */
  Lock whileOpen() {
    return lifecycle.readLock();
  }

  /** For callers that hold {@link #whileOpen()}. */
  void requireOpen(String streamId) throws AnalyzerFailedException {
    if (closed) {
      throw new AnalyzerFailedException(closed("engine", streamId));
    }
  }

  /** Tells whether running calls should end soon. */
  boolean isClosing() {
    return closing;
  }

  static Problem closed(String what, String streamId) {
    return Problem.of(NativeErrors.CLOSED, "the " + what + " is closed")
        .expected("calls before close()")
        .found("a call after it")
        .where("stream " + streamId)
        .fix("open a new " + what);
  }

  private List<VisionAnalyzer> openAnalyzers() {
    synchronized (analyzers) {
      return List.copyOf(analyzers);
    }
  }

  void forget(VisionAnalyzer analyzer) {
    synchronized (analyzers) {
      analyzers.remove(analyzer);
    }
  }

  void logUnlessOk(int status, String what) {
    if (status != Status.OK) {
      Problem problem =
          Problem.of(NativeErrors.NOT_GIVEN_BACK, "the library failed to give back " + what)
              .expected("status OK")
              .found(Status.describe(status) + ": " + library.functions().lastError())
              .where(library.toString())
              .fix("its memory stays taken until the process ends; tell the library's vendor");
      logger.log(System.Logger.Level.WARNING, problem.toString());
    }
  }

  @Override
  public void close() {
    closing = true;
    Lock exclusive = lifecycle.writeLock();
    exclusive.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      for (VisionAnalyzer analyzer : openAnalyzers()) {
        analyzer.closeStream();
      }
      logUnlessOk(library.functions().engineDestroy(handle), "an engine");
      callbacks.close();
    } finally {
      exclusive.unlock();
    }
    watch.ifPresent(CancelWatch::close);
  }
}
