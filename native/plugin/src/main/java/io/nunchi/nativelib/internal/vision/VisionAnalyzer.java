package io.nunchi.nativelib.internal.vision;

import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.load.HostCallbacks;
import io.nunchi.nativelib.internal.vision.load.Status;
import io.nunchi.nativelib.internal.vision.load.VisionFunctions;
import io.nunchi.nativelib.internal.vision.result.ResultReader;
import io.nunchi.spi.Capability;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.Settings;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/**
 * A stream of a C library. Its structs are allocated once and filled anew for every frame.
 *
 * <p>Locks are taken in one order: the engine's first, then this object's, which keeps a close from
 * overlapping a call.
 */
final class VisionAnalyzer implements FrameAnalyzer {

  private final VisionEngine engine;
  private final VisionFunctions functions;
  private final String streamId;
  private final HostCallbacks callbacks;
  private final Pointer stream;
  private final FrameWriter frameWriter;
  private final ResultReader resultReader;
  private final RunningCall runningCall;
  private final Object[] arguments;
  private Map<String, String> settings;
  private boolean closed;

  private VisionAnalyzer(
      VisionEngine engine, Opened opened, String streamId, Map<String, String> settings) {
    this.engine = engine;
    this.functions = engine.library().functions();
    this.streamId = streamId;
    this.settings = settings;
    this.callbacks = opened.callbacks();
    this.stream = opened.stream();
    this.frameWriter = opened.frameWriter();
    this.resultReader = opened.resultReader();
    this.runningCall = new RunningCall(engine.library().optionalFunctions(), stream);
    this.arguments = new Object[] {stream, frameWriter.pointer(), resultReader.pointer()};
  }

  /** An open stream of the library, with all that it needs. */
  private record Opened(
      Pointer stream,
      HostCallbacks callbacks,
      FrameWriter frameWriter,
      ResultReader resultReader) {}

  /**
   * Opens a stream.
   *
   * @param engine the engine, which is kept open by the caller
   * @param engineHandle the library's engine
   * @param info the stream
   */
  static VisionAnalyzer open(VisionEngine engine, Pointer engineHandle, StreamContext info)
      throws AnalyzerFailedException {
    Map<String, String> settings;
    try {
      settings = engine.settings().ofStream(info.settings());
    } catch (SettingsException e) {
      throw new AnalyzerFailedException(e.problems(), e);
    }
    FrameWriter frameWriter = new FrameWriter(engine.descriptor().pixelFormats());
    ResultReader resultReader = new ResultReader(engine.library().description());
    HostCallbacks callbacks =
        HostCallbacks.ofStream(LibraryMessages.ofStream(engine.logger(), info));
    boolean opened = false;
    try {
      // Last, so that nothing can fail while nobody owns it.
      Pointer stream = engine.calls().openStream(engineHandle, info, settings, callbacks);
      opened = true;
      return new VisionAnalyzer(
          engine,
          new Opened(stream, callbacks, frameWriter, resultReader),
          info.streamId(),
          settings);
    } finally {
      if (!opened) {
        callbacks.close();
      }
    }
  }

  @Override
  public FrameResult analyze(Frame frame) throws AnalyzerException {
    Lock open = engine.whileOpen();
    open.lock();
    try {
      engine.requireOpen(streamId);
      synchronized (this) {
        requireOpen();
        return analyzeHoldingLocks(frame);
      }
    } finally {
      open.unlock();
    }
  }

  private void requireOpen() throws AnalyzerFailedException {
    if (closed) {
      throw new AnalyzerFailedException(VisionEngine.closed("analyzer", streamId));
    }
  }

  private FrameResult analyzeHoldingLocks(Frame frame) throws AnalyzerException {
    int status = callLibrary(frame);
    return switch (status) {
      case Status.OK -> resultReader.read(frame.streamTimeNanos(), () -> where(frame));
      case Status.FRAME_REJECTED ->
          throw new FrameRejectedException(
              failure(NativeErrors.FRAME_REJECTED, "the library rejected the frame", status, frame)
                  .fix(
                      "the next frame is analyzed as ever; correct the source of the frames if this"
                          + " goes on"));
      case Status.OUT_OF_MEMORY ->
          throw new FrameRejectedException(
              failure(NativeErrors.OUT_OF_MEMORY, "the library ran out of memory", status, frame)
                  .fix("use fewer streams or smaller frames, or give the process more memory"));
      case Status.CANCELLED -> throw cancelled(status, frame);
      default ->
          throw new AnalyzerFailedException(
              failure(NativeErrors.ANALYSIS_FAILED, "the library failed", status, frame)
                  .fix("if this goes on, tell the library's vendor"));
    };
  }

  private AnalyzerException cancelled(int status, Frame frame) {
    if (engine.isClosing()) {
      return new AnalyzerFailedException(VisionEngine.closed("engine", streamId));
    }
    if (runningCall.isClosing()) {
      return new AnalyzerFailedException(VisionEngine.closed("analyzer", streamId));
    }
    return new FrameRejectedException(
        failure(NativeErrors.CANCELLED, "the analysis was cancelled", status, frame)
            .fix("nothing, if the host meant it: this frame is given up"));
  }

  private int callLibrary(Frame frame) throws FrameRejectedException {
    List<Plane> planes = frame.planes();
    resultReader.clear();
    try {
      frameWriter.write(frame, planes);
      runningCall.begin();
      try {
        return functions.analyze(arguments);
      } finally {
        runningCall.end();
      }
    } finally {
      frameWriter.endBorrow();
      Reference.reachabilityFence(planes); // the struct holds addresses only
    }
  }

  private Problem failure(String code, String what, int status, Frame frame) {
    return Problem.of(code, what)
        .expected("status OK")
        .found(Status.describe(status) + ": " + functions.lastError())
        .where(where(frame));
  }

  private String where(Frame frame) {
    return "frame %d of stream %s, %dx%d %s"
        .formatted(frame.sequence(), streamId, frame.width(), frame.height(), frame.pixelFormat());
  }

  @Override
  public void changeSettings(Settings changed) throws SettingsException, AnalyzerFailedException {
    Lock open = engine.whileOpen();
    open.lock();
    try {
      engine.requireOpen(streamId);
      synchronized (this) {
        requireOpen();
        Map<String, String> after = engine.settings().ofStream(changed);
        if (LibraryChange.isIn(engine.library().description().streamSettings(), settings, after)) {
          engine.calls().changeStream(stream, after);
        }
        settings = after;
      }
    } finally {
      open.unlock();
    }
  }

  @Override
  public Optional<SavedState> saveState() throws AnalyzerFailedException {
    if (!engine.descriptor().capabilities().contains(Capability.STATE)) {
      return Optional.empty();
    }
    Lock open = engine.whileOpen();
    open.lock();
    try {
      engine.requireOpen(streamId);
      synchronized (this) {
        requireOpen();
        return Optional.of(engine.calls().saveState(stream, streamId));
      }
    } finally {
      open.unlock();
    }
  }

  /** Cancels the running call if its thread was interrupted, or somebody waits to close. */
  void cancelIfWanted() {
    runningCall.cancelIfWanted(engine.isClosing());
  }

  @Override
  public void close() {
    runningCall.beginClosing();
    Lock open = engine.whileOpen();
    open.lock();
    try {
      closeStream();
      engine.forget(this);
    } finally {
      open.unlock();
    }
  }

  /** For callers that hold one of the engine's locks. */
  synchronized void closeStream() {
    if (!closed) {
      closed = true;
      engine.logUnlessOk(functions.streamClose(stream), "stream " + streamId);
      callbacks.close();
    }
  }
}
