package io.nunchi.nativelib.internal.vision;

import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.load.LibraryDescription;
import io.nunchi.nativelib.internal.vision.load.Status;
import io.nunchi.nativelib.internal.vision.load.VisionLibrary;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * An engine of a C library.
 *
 * <p>Every native call holds {@link #whileOpen()}; closing holds its counterpart, so it waits for
 * running calls, and no call reaches a handle that was given back. A call that never returns makes
 * closing wait for ever: only a process of its own can end that.
 */
final class VisionEngine implements AnalyzerEngine {

  private final VisionLibrary library;
  private final Pointer handle;
  private final EngineDescriptor descriptor;
  private final System.Logger logger;
  private final ReadWriteLock lifecycle = new ReentrantReadWriteLock();
  private final Set<VisionAnalyzer> analyzers = new HashSet<>();

  /** Written under the write lock, read under either lock. */
  private boolean closed;

  private VisionEngine(
      VisionLibrary library, EngineDescriptor descriptor, Pointer handle, System.Logger logger) {
    this.library = library;
    this.descriptor = descriptor;
    this.handle = handle;
    this.logger = logger;
  }

  static VisionEngine create(
      VisionLibrary library, Map<String, String> settings, System.Logger logger)
      throws EngineStartException {
    EngineDescriptor descriptor = describe(library);
    return new VisionEngine(library, descriptor, library.createEngine(settings), logger);
  }

  private static EngineDescriptor describe(VisionLibrary library) {
    LibraryDescription said = library.description();
    return EngineDescriptor.builder()
        .labels(said.labels())
        .pixelFormats(said.pixelFormats())
        .model(ModelIdentity.of(said.id() + " " + said.version(), library.digest()))
        .build();
  }

  VisionLibrary library() {
    return library;
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
      VisionAnalyzer analyzer = new VisionAnalyzer(this, handle, stream.streamId());
      synchronized (analyzers) {
        analyzers.add(analyzer);
      }
      return analyzer;
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

  static Problem closed(String what, String streamId) {
    return Problem.of(NativeErrors.CLOSED, "the " + what + " is closed")
        .expected("calls before close()")
        .found("a call after it")
        .where("stream " + streamId)
        .fix("open a new " + what);
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
    Lock exclusive = lifecycle.writeLock();
    exclusive.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      for (VisionAnalyzer analyzer : Set.copyOf(analyzers)) {
        analyzer.closeStream();
      }
      logUnlessOk(library.functions().engineDestroy(handle), "an engine");
    } finally {
      exclusive.unlock();
    }
  }
}
