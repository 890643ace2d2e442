package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Mutants of rules 8.11 to 8.13, which take memory within one engine; and analyzers that may. */
final class GrowingMutants {

  private static final int KILOBYTE = 1 << 10;
  private static final int MEGABYTE = 1 << 20;
  private static final int BYTES_PER_PIXEL = 50;

  private GrowingMutants() {}

  /** The mutants; some need a folder for files. */
  static List<Mutant> in(Path folder) throws IOException {
    Path pages = Files.write(folder.resolve("pages-8.11"), new byte[MEGABYTE]);
    return List.of(
        Mutant.of(
            "8.11",
            "ten kilobytes for each analyzer, until the engine closes",
            () ->
                Delegating.starting(
                    correct -> new KeepsOfAnalyzers(correct, () -> new byte[10 * KILOBYTE])),
            "more bytes of Java heap"),
        Mutant.of(
            "8.11",
            "forty kilobytes outside the Java heap for each analyzer",
            () ->
                Delegating.starting(
                    correct ->
                        new KeepsOfAnalyzers(
                            correct, () -> LeakingMutants.ownPages(pages, 40 * KILOBYTE))),
            "bytes of the process outside the Java heap"),
        Mutant.of(
            "8.12",
            "a new buffer for each change of size, and the old one kept",
            () -> Delegating.analyzing(() -> new Resizing(true)),
            "more bytes of direct buffers"),
        Mutant.of(
            "8.13",
            "objects for each pixel",
            () -> Delegating.analyzing(AllocatesForEachPixel::new),
            "bytes allocated for one"));
  }

  static List<Allowed> allowed() {
    return List.of(
        Allowed.of(
            "a buffer for each size that it has seen",
            () -> Delegating.analyzing(CachesBySize::new),
            "8.12"),
        Allowed.of(
            "a new buffer for each change of size",
            () -> Delegating.analyzing(() -> new Resizing(false)),
            "8.12",
            "8.13"));
  }

  private static final class KeepsOfAnalyzers extends Delegating.Engine {
    private final List<Object> kept = new ArrayList<>();
    private final Supplier<Object> leak;

    KeepsOfAnalyzers(AnalyzerEngine correct, Supplier<Object> leak) {
      super(correct);
      this.leak = leak;
    }

    @Override
    public synchronized FrameAnalyzer openAnalyzer(StreamContext stream)
        throws AnalyzerFailedException {
      kept.add(leak.get());
      return super.openAnalyzer(stream);
    }

    @Override
    public synchronized void close() {
      kept.clear();
      super.close();
    }
  }

  private static final class Resizing implements Delegating.Step {
    private final boolean keepsAll;
    private final List<ByteBuffer> kept = new ArrayList<>();
    private int width;

    Resizing(boolean keepsAll) {
      this.keepsAll = keepsAll;
    }

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      if (width != 0 && width != frame.width()) {
        if (!keepsAll) {
          kept.clear();
        }
        kept.add(ByteBuffer.allocateDirect(MEGABYTE / 4));
      }
      width = frame.width();
      return correct.analyze(frame);
    }
  }

  private static final class CachesBySize implements Delegating.Step {
    private final Map<Integer, ByteBuffer> buffers = new HashMap<>();

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      buffers.computeIfAbsent(frame.width(), width -> ByteBuffer.allocateDirect(MEGABYTE));
      return correct.analyze(frame);
    }
  }

  private static final class AllocatesForEachPixel implements Delegating.Step {
    /** Where a compiler cannot see that nobody reads them. */
    private volatile byte[] last = {};

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      long bytes = (long) frame.width() * frame.height() * BYTES_PER_PIXEL;
      for (long left = bytes; left > 0; left -= last.length) {
        last = new byte[(int) Math.min(left, MEGABYTE)];
      }
      return correct.analyze(frame);
    }
  }
}
