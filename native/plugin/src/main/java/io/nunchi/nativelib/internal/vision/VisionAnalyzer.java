package io.nunchi.nativelib.internal.vision;

import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.load.Status;
import io.nunchi.nativelib.internal.vision.load.VisionFunctions;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.result.FrameResult;
import java.lang.ref.Reference;
import java.util.List;
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
  private final Pointer stream;
  private final FrameWriter frameWriter;
  private final ResultReader resultReader;
  private final Object[] arguments;
  private boolean closed;

  /** Opens the stream last, so that nothing can fail while nobody owns it. */
  VisionAnalyzer(VisionEngine engine, Pointer engineHandle, String streamId)
      throws AnalyzerFailedException {
    this.engine = engine;
    this.functions = engine.library().functions();
    this.streamId = streamId;
    this.frameWriter = new FrameWriter(engine.descriptor().pixelFormats());
    this.resultReader = new ResultReader(engine.descriptor().labels());
    this.stream = engine.library().openStream(engineHandle, streamId);
    this.arguments = new Object[] {stream, frameWriter.pointer(), resultReader.pointer()};
  }

  @Override
  public FrameResult analyze(Frame frame) throws AnalyzerException {
    Lock open = engine.whileOpen();
    open.lock();
    try {
      engine.requireOpen(streamId);
      synchronized (this) {
        if (closed) {
          throw new AnalyzerFailedException(VisionEngine.closed("analyzer", streamId));
        }
        return analyzeHoldingLocks(frame);
      }
    } finally {
      open.unlock();
    }
  }

  private FrameResult analyzeHoldingLocks(Frame frame) throws AnalyzerException {
    int status = callLibrary(frame);
    return switch (status) {
      case Status.OK -> resultReader.read(() -> where(frame));
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
      default ->
          throw new AnalyzerFailedException(
              failure(NativeErrors.ANALYSIS_FAILED, "the library failed", status, frame)
                  .fix("if this goes on, tell the library's vendor"));
    };
  }

  private int callLibrary(Frame frame) throws FrameRejectedException {
    List<Plane> planes = frame.planes();
    resultReader.clear();
    try {
      frameWriter.write(frame, planes);
      return functions.analyze(arguments);
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
  public void close() {
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
    }
  }
}
