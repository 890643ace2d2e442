package io.nunchi.api.internal.run;

import io.nunchi.api.AnalyzedFrame;
import io.nunchi.api.Camera;
import io.nunchi.api.DropReason;
import io.nunchi.api.DroppedFrame;
import io.nunchi.api.FrameBuffer;
import io.nunchi.api.FrameTiming;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamCounters;
import io.nunchi.api.StreamHealth;
import io.nunchi.api.StreamListener;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.FrameResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera's mailbox for its latest frame, and the turns in which workers empty it.
 *
 * <p>The lock guards the mailbox and the counts, and is never held while a plugin or a listener
 * runs.
 */
final class RunningStream implements Stream {

  private static final Logger LOG = LoggerFactory.getLogger(RunningStream.class);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private record Waiting(FrameBuffer picture, long sequence, long offeredNanos) {}

  private final RunningHost host;
  private final RunningEngine engine;
  private final Camera camera;
  private final StreamListener listener;
  private final AnalyzerSlot slot;
  private final HealthLog health = new HealthLog();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final DropCounts drops = new DropCounts();
  private @Nullable Waiting mailbox;
  private @Nullable Thread busyWorker;
  private boolean turnIsDue;
  private boolean closing;
  private boolean slotIsClosed;
  private long offered;
  private long analyzed;
  private long listenerFailures;
  private long restarts;

  private RunningStream(
      RunningHost host,
      RunningEngine engine,
      Camera camera,
      StreamInfo info,
      StreamListener listener) {
    this.host = host;
    this.engine = engine;
    this.camera = camera;
    this.listener = listener;
    this.slot = new AnalyzerSlot(engine, info);
  }

  static RunningStream open(
      RunningHost host,
      RunningEngine engine,
      Camera camera,
      StreamInfo info,
      StreamListener listener)
      throws AnalyzerFailedException {
    RunningStream stream = new RunningStream(host, engine, camera, info, listener);
    stream.slot.open();
    return stream;
  }

  @Override
  public Camera camera() {
    return camera;
  }

  @Override
  public boolean offer(FrameBuffer picture) {
    Waiting dropped = null;
    DropReason reason = DropReason.SUPERSEDED;
    boolean accepted = false;
    lock.lock();
    try {
      Waiting arrived = new Waiting(picture, ++offered, System.nanoTime());
      if (closing) {
        dropped = arrived;
        reason = DropReason.CLOSING;
      } else if (!engine.descriptor().pixelFormats().contains(picture.pixelFormat())) {
        dropped = arrived;
        reason = DropReason.UNSUPPORTED_FORMAT;
      } else {
        dropped = mailbox;
        mailbox = arrived;
        accepted = true;
        if (!turnIsDue) {
          turnIsDue = true;
          host.workers().execute(this::takeTurn);
        }
      }
      if (dropped != null) {
        drops.add(reason);
      }
    } finally {
      lock.unlock();
    }
    if (dropped != null) {
      dropped.picture().release();
      tellDropped(dropped, reason, problemsOf(reason, picture));
    }
    return accepted;
  }

  private List<Problem> problemsOf(DropReason reason, FrameBuffer picture) {
    if (reason != DropReason.UNSUPPORTED_FORMAT) {
      return List.of();
    }
    return List.of(
        Problem.of("NUN-3005", "the engine does not take frames of this pixel format")
            .expected("one of " + engine.descriptor().pixelFormats())
            .found(picture.pixelFormat().toString())
            .where("stream " + camera.id())
            .fix("convert the frames, or choose another plugin"));
  }

  /** One frame on a worker thread; then the stream queues again behind the others. */
  private void takeTurn() {
    Waiting next;
    lock.lock();
    try {
      next = mailbox;
      mailbox = null;
      busyWorker = next == null ? null : Thread.currentThread();
    } finally {
      lock.unlock();
    }
    try {
      if (next != null) {
        process(next);
      }
    } finally {
      endTurn();
    }
  }

  private void endTurn() {
    boolean closeSlot;
    lock.lock();
    try {
      busyWorker = null;
      closeSlot = closing && !slotIsClosed;
      slotIsClosed |= closing;
      turnIsDue = mailbox != null;
      if (turnIsDue) {
        host.workers().execute(this::takeTurn);
      } else if (!closeSlot) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
    if (closeSlot) {
      closeSlot();
    }
  }

  private void process(Waiting waiting) {
    FrameBuffer picture = waiting.picture();
    long startNanos = System.nanoTime();
    DropReason reason = null;
    List<Problem> problems = List.of();
    FrameResult result = null;
    long analyzedNanos = startNanos;
    BorrowedFrame frame = new BorrowedFrame(picture, waiting.sequence());
    try {
      if (startNanos - picture.monotonicNanos() > host.maximumAge().toNanos()) {
        reason = DropReason.TOO_OLD;
      } else {
        FrameAnalyzer analyzer = slot.analyzer() != null ? slot.analyzer() : restarted();
        if (analyzer == null) {
          reason = DropReason.ANALYZER_DOWN;
        } else {
          startNanos = System.nanoTime();
          result = analyzer.analyze(frame);
          analyzedNanos = System.nanoTime();
          Problem violation = engine.resultCheck().firstViolation(result);
          if (violation != null) {
            reason = DropReason.CONTRACT_VIOLATION;
            problems = List.of(violation);
          }
        }
      }
    } catch (FrameRejectedException rejected) {
      reason = DropReason.FRAME_REJECTED;
      problems = rejected.problems();
    } catch (Exception | Error failure) { // whatever a plugin throws, the host goes on
      reason = DropReason.ANALYZER_FAILED;
      problems = AnalyzerSlot.problems(failure, "stream " + camera.id());
      LOG.warn("The analyzer of stream {} failed", camera.id(), failure);
    } finally {
      frame.endBorrow();
    }
    if (reason == DropReason.ANALYZER_FAILED) {
      slot.discard();
      health.change(StreamHealth.State.RESTARTING, problems.get(0).what());
      tell(problems);
    }
    if (reason == null && result != null) {
      slot.succeeded();
      health.change(StreamHealth.State.HEALTHY, "frames are analyzed");
      long checkedNanos = System.nanoTime();
      FrameTiming timing =
          new FrameTiming(
              startNanos - waiting.offeredNanos(),
              analyzedNanos - startNanos,
              checkedNanos - analyzedNanos,
              checkedNanos - picture.monotonicNanos());
      AnalyzedFrame delivered =
          new AnalyzedFrame(
              camera,
              waiting.sequence(),
              picture.captureTime(),
              picture.width(),
              picture.height(),
              result,
              engine.generation(),
              timing);
      picture.release();
      callListener(() -> listener.onResult(delivered));
      count(null);
    } else {
      DropReason counted = reason == null ? DropReason.CONTRACT_VIOLATION : reason;
      picture.release();
      tellDropped(waiting, counted, problems);
      count(counted);
    }
  }

  private @Nullable FrameAnalyzer restarted() {
    if (!slot.mayRestart()) {
      return null;
    }
    try {
      slot.restart();
    } catch (AnalyzerFailedException stillBroken) {
      LOG.warn("The analyzer of stream {} cannot be replaced yet", camera.id(), stillBroken);
      health.change(StreamHealth.State.RESTARTING, stillBroken.problems().get(0).what());
      tell(stillBroken.problems());
      return null;
    }
    lock.lock();
    try {
      restarts++;
    } finally {
      lock.unlock();
    }
    return slot.analyzer();
  }

  private void count(@Nullable DropReason reason) {
    lock.lock();
    try {
      if (reason == null) {
        analyzed++;
      } else {
        drops.add(reason);
      }
      busyWorker = null;
    } finally {
      lock.unlock();
    }
  }

  private void tell(List<Problem> problems) {
    callListener(() -> listener.onProblem(problems));
  }

  private void tellDropped(Waiting waiting, DropReason reason, List<Problem> problems) {
    DroppedFrame frame =
        new DroppedFrame(
            camera, waiting.sequence(), waiting.picture().captureTime(), reason, problems);
    callListener(() -> listener.onDropped(frame));
  }

  private void callListener(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error failure) { // a VMS's mistake stops no camera
      LOG.warn("The listener of stream {} failed", camera.id(), failure);
      lock.lock();
      try {
        listenerFailures++;
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public boolean awaitIdle(Duration timeout) throws InterruptedException {
    long remaining = timeout.toNanos();
    lock.lock();
    try {
      while (turnIsDue) {
        if (remaining <= 0) {
          return false;
        }
        remaining = idle.awaitNanos(remaining);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public StreamCounters counters() {
    lock.lock();
    try {
      int inFlight = (mailbox == null ? 0 : 1) + (busyWorker == null ? 0 : 1);
      return new StreamCounters(
          offered, analyzed, drops.byReason(), inFlight, listenerFailures, restarts);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public StreamHealth health() {
    return health.now();
  }

  @Override
  public void close() {
    Waiting dropped;
    boolean closeSlot;
    lock.lock();
    try {
      if (closing) {
        return;
      }
      closing = true;
      dropped = mailbox;
      mailbox = null;
      if (dropped != null) {
        drops.add(DropReason.CLOSING);
      }
      closeSlot = busyWorker == null;
      slotIsClosed = closeSlot;
    } finally {
      lock.unlock();
    }
    if (dropped != null) {
      dropped.picture().release();
      tellDropped(dropped, DropReason.CLOSING, List.of());
    }
    if (closeSlot) {
      closeSlot();
    } else {
      awaitRunningAnalysis();
    }
    health.change(StreamHealth.State.STOPPED, "the stream was closed");
    engine.remove(this);
    host.remove(this);
  }

  private void closeSlot() {
    slot.close();
    lock.lock();
    try {
      idle.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitRunningAnalysis() {
    long remaining = TimeUnit.NANOSECONDS.convert(LONGEST_CLOSE);
    lock.lock();
    try {
      if (busyWorker == Thread.currentThread()) {
        return; // the listener closes its own stream; the analyzer is closed when it returns
      }
      while (busyWorker != null && remaining > 0) {
        remaining = idle.awaitNanos(remaining);
      }
      if (busyWorker != null) {
        LOG.warn(
            "NUN-4505: the analyzer of stream {} did not return within {}; it is closed when it"
                + " does",
            camera.id(),
            LONGEST_CLOSE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
