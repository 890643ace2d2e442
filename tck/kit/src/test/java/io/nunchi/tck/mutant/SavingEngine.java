package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts the frames in which something was, tells the count, and saves it. */
final class SavingEngine extends Delegating.Engine {

  private static final String FORMAT = "example.count";

  /** A mistake. */
  enum Flaw {
    NONE,
    FORGETS,
    REFUSES_UNKNOWN_STATES,
    STARTS_AGAIN_WHEN_SAVED
  }

  private final Flaw flaw;

  SavingEngine(AnalyzerEngine correct, Flaw flaw) {
    super(correct);
    this.flaw = flaw;
  }

  @Override
  public EngineDescriptor descriptor() {
    return EngineDescriptor.builder()
        .labels(super.descriptor().labels())
        .pixelFormats(super.descriptor().pixelFormats())
        .capabilities(Set.of(Capability.DETECTIONS, Capability.ATTRIBUTES, Capability.STATE))
        .build();
  }

  @Override
  public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
    Count count = new Count(restored(stream));
    return new Delegating.Analyzer(super.openAnalyzer(stream), count) {
      @Override
      public Optional<SavedState> saveState() {
        byte[] bytes = {count.seen};
        if (flaw == Flaw.STARTS_AGAIN_WHEN_SAVED) {
          count.seen = 0;
        }
        return Optional.of(SavedState.of(FORMAT, 1, bytes));
      }
    };
  }

  private byte restored(StreamContext stream) throws AnalyzerFailedException {
    Optional<SavedState> known =
        stream
            .savedState()
            .filter(state -> state.format().equals(FORMAT) && state.version() == 1);
    if (known.isEmpty()
        && stream.savedState().isPresent()
        && flaw == Flaw.REFUSES_UNKNOWN_STATES) {
      throw new AnalyzerFailedException(problem(95, "a state of an unknown format"));
    }
    return flaw == Flaw.FORGETS ? 0 : known.map(state -> state.bytes()[0]).orElse((byte) 0);
  }

  private static final class Count implements Delegating.Step {
    private byte seen;

    Count(byte seen) {
      this.seen = seen;
    }

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      List<Detection> found = correct.analyze(frame).detections();
      if (!found.isEmpty() && seen < Byte.MAX_VALUE) {
        seen++;
      }
      return FrameResult.of(found.stream().map(this::counted).toList());
    }

    private Detection counted(Detection found) {
      return Detection.builder(found.label(), found.confidence(), found.box())
          .attributes(List.of(Attribute.of("frames", Byte.toString(seen), 1)))
          .build();
    }
  }
}
