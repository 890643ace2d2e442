package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.Parallel;
import io.nunchi.tck.internal.watch.Footprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Contract rule 8.10: the memory that threads keep of an engine that is closed. Threads analyze one
 * frame each, and wait; what is free after they have ended is what they kept.
 */
final class ThreadLocals {

  private static final int THREADS = 16;

  /** A thread itself has some kilobytes, and libraries keep small buffers for each. */
  private static final long BYTES_PER_THREAD = 256 << 10;

  private final CheckSession session;
  private final CountDownLatch analyzed = new CountDownLatch(THREADS);
  private final CountDownLatch end = new CountDownLatch(1);

  private ThreadLocals(CheckSession session) {
    this.session = session;
  }

  static void requireSmall(CheckSession session) throws Exception {
    session.doing(
        "analyzed a frame on each of %d threads, closed the engine, and let the threads end"
            .formatted(THREADS));
    new ThreadLocals(session).require();
  }

  private void require() throws Exception {
    Path natives = session.subject().loaded().nativeFolder().path();
    AnalyzerEngine engine = session.startEngine();
    List<Parallel.Running<Boolean>> threads = new ArrayList<>();
    Footprint waiting;
    try {
      for (int i = 0; i < THREADS; i++) {
        AtomicReference<@Nullable FrameAnalyzer> analyzer =
            new AtomicReference<>(session.open(engine, "on thread " + i));
        threads.add(Parallel.start("thread " + i, () -> analyzeAndWait(analyzer)));
      }
      if (!analyzed.await(session.subject().patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw session.failure(
            "a frame is analyzed on each", "some are not", "what analyze waits for");
      }
      session.letGo(engine).close();
      waiting = Footprint.now(natives);
    } finally {
      end.countDown();
    }
    for (Parallel.Running<Boolean> thread : threads) {
      thread.await(session.subject().patience());
      thread.thread().join(session.subject().patience().toMillis());
    }
    Footprint ended = Footprint.now(natives);
    long kept =
        waiting.heapBytes() - ended.heapBytes() + waiting.directBytes() - ended.directBytes();
    if (kept > THREADS * BYTES_PER_THREAD) {
      throw session.failure(
          "nothing but small change",
          "%d bytes for each thread that called analyze".formatted(kept / THREADS),
          "ThreadLocals: a VMS's threads live as long as it does");
    }
  }

  private boolean analyzeAndWait(AtomicReference<@Nullable FrameAnalyzer> analyzer)
      throws Exception {
    try {
      analyzeAndClose(analyzer);
    } finally {
      analyzed.countDown();
    }
    end.await();
    return true;
  }

  /** Forgets the analyzer, so that the waiting thread does not keep what it kept. */
  private void analyzeAndClose(AtomicReference<@Nullable FrameAnalyzer> reference)
      throws AnalyzerException {
    FrameAnalyzer analyzer = Objects.requireNonNull(reference.getAndSet(null));
    session.analyzeGood(analyzer, session.subject().walk().frame(0));
    session.letGo(analyzer).close();
  }
}
