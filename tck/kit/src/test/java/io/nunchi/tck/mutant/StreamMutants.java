package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Mutants of rule 9.2 whose streams mix only when there are many, or in two engines. */
final class StreamMutants {

  private static final int ROOM = 8;

  private StreamMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "9.2",
            "a count of detections that streams share from the ninth on",
            () -> Delegating.starting(RoomForEight::new),
            "fields that have room for a few streams"),
        Mutant.of(
            "9.2",
            "a count of detections by stream id, in a static field",
            StreamMutants::sharingById,
            "two engines of a process may have the same one"));
  }

  private static AnalyzerPlugin sharingById() {
    Map<String, Shared> streams = new ConcurrentHashMap<>();
    return Delegating.starting(correct -> new ById(correct, streams));
  }

  /** The count of a stream's detections, for as many analyzers as there are. */
  private static final class Shared {
    private final AtomicInteger analyzers = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();

    FrameResult count(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      FrameResult result = correct.analyze(frame);
      int count = seen.addAndGet(result.detections().size());
      return FrameMutants.changeBoxes(result, (box, detection) -> box, 1 / (1 + count / 10f));
    }
  }

  private static final class ById extends Delegating.Engine {
    private final Map<String, Shared> streams;

    ById(AnalyzerEngine correct, Map<String, Shared> streams) {
      super(correct);
      this.streams = streams;
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      Shared shared = streams.computeIfAbsent(stream.streamId(), id -> new Shared());
      shared.analyzers.incrementAndGet();
      return new Delegating.Analyzer(super.openAnalyzer(stream), shared::count) {
        private boolean closed;

        @Override
        public void close() {
          if (!closed && shared.analyzers.decrementAndGet() == 0) {
            streams.remove(stream.streamId(), shared);
          }
          closed = true;
          super.close();
        }
      };
    }
  }

  private static final class RoomForEight extends Delegating.Engine {
    private final AtomicInteger open = new AtomicInteger();
    private final Shared theOthers = new Shared();

    RoomForEight(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      Shared own = open.incrementAndGet() > ROOM ? theOthers : new Shared();
      return new Delegating.Analyzer(super.openAnalyzer(stream), own::count) {
        private boolean closed;

        @Override
        public void close() {
          if (!closed) {
            open.decrementAndGet();
          }
          closed = true;
          super.close();
        }
      };
    }
  }
}
