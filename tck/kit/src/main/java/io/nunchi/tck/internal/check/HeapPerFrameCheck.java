package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.watch.AllocatedBytes;
import io.nunchi.tck.internal.watch.Footprint;
import io.nunchi.tck.report.Prerequisite;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.FramePixels;
import io.nunchi.testing.OddFrames;
import io.nunchi.testing.WatchedFrame;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Contract rule 8.13: the Java heap that a frame of 7680x4320 pixels takes. The second frame shows
 * what is allocated each time, and the heap afterwards what is kept for the next one.
 */
final class HeapPerFrameCheck {

  private static final long BYTES_PER_PIXEL = 24;
  private static final long BYTES = 64L << 20;

  private HeapPerFrameCheck() {}

  static void run(CheckSession session) throws Exception {
    session.require(Prerequisite.LARGE_FRAMES);
    Path natives = session.subject().loaded().nativeFolder().path();
    AnalyzerEngine engine = session.startEngine();
    FramePixels pixels = OddFrames.large(engine.descriptor().pixelFormats()).get().pixels();
    long pixelCount = (long) pixels.layout().width() * pixels.layout().height();
    long allowed = BYTES + BYTES_PER_PIXEL * pixelCount;
    FrameAnalyzer analyzer = session.open(engine, "large");
    long before = Footprint.now(natives).heapBytes();
    session.doing("gave an analyzer two frames of " + pixels.layout());
    require(session, session.analyze(analyzer, new WatchedFrame(pixels, 0)));
    OptionalLong allocatedBefore = AllocatedBytes.ofThisThread();
    require(session, session.analyze(analyzer, new WatchedFrame(pixels, 1)));
    OptionalLong allocated = AllocatedBytes.ofThisThread();
    if (allocated.isPresent() && allocatedBefore.isPresent()) {
      requireLess(
          session,
          allocated.getAsLong() - allocatedBefore.getAsLong(),
          allowed,
          "allocated for one");
    }
    requireLess(
        session, Footprint.now(natives).heapBytes() - before, allowed, "kept between two of them");
  }

  private static void require(CheckSession session, CallOutcome outcome) {
    if (!outcome.isAnalyzed() && outcome.kind() != CallOutcome.Kind.REJECTED) {
      throw session.failure(
          "a result or FrameRejectedException",
          outcome.describe(),
          "the memory that a frame takes");
    }
  }

  private static void requireLess(CheckSession session, long bytes, long allowed, String what) {
    if (bytes > allowed) {
      throw session.failure(
          "at most %d bytes of Java heap".formatted(allowed),
          "%d bytes %s".formatted(bytes, what),
          "arrays of the size of a frame: convert in place, row by row, or in direct buffers");
    }
  }
}
