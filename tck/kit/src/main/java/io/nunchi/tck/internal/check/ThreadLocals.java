package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.watch.Footprint;
import io.nunchi.tck.internal.watch.KitThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Contract rule 8.10: the memory that threads keep of an engine that is closed. Threads analyze one
 * frame each, and wait; what is free after they have ended is what they kept.
 */
final class ThreadLocals {

  private static final int THREADS = 16;

  /** A thread itself has some kilobytes, and libraries keep small buffers for each. */
  private static final long BYTES_PER_THREAD = 256 << 10;

  private final CheckSession session;
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<KitThread> threads = new ArrayList<>();

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
    Footprint waiting;
    try {
      for (int i = 0; i < THREADS; i++) {
        analyzeOnNewThread(engine);
      }
      session.letGo(engine).close();
      waiting = Footprint.now(natives);
    } finally {
      end.countDown();
    }
    for (KitThread thread : threads) {
      thread.join();
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

  /** Analyzes and closes on a new thread, which then waits for the end of all. */
  private void analyzeOnNewThread(AnalyzerEngine engine) throws Exception {
    CountDownLatch analyzed = new CountDownLatch(1);
    FutureTask<Boolean> call = new FutureTask<>(() -> analyzeAndClose(engine));
    KitThread thread =
        new KitThread(
            () -> {
              call.run();
              analyzed.countDown();
              awaitEnd();
            },
            "thread " + threads.size());
    threads.add(thread);
    thread.start();
    session.endsInTime(
        "analyze on a new thread",
        () -> {
          analyzed.await();
          return resultOf(call);
        },
        "what analyze waits for");
  }

  /** A finding of the thread is the check's. */
  private static boolean resultOf(FutureTask<Boolean> call) throws Exception {
    try {
      return call.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw e;
    }
  }

  private boolean analyzeAndClose(AnalyzerEngine engine) throws Exception {
    FrameAnalyzer analyzer = session.open(engine, "on a new thread");
    session.analyzeGood(analyzer, session.subject().walk().frame(0));
    session.letGo(analyzer).close();
    return true;
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it ends sooner
    }
  }
}
