package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.OperatorMessage;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The correct analyzer with a count of what it found, which sets the confidence, and is saved. */
final class CountingPlugin extends Delegating.Plugin {

  /** A mistake. */
  enum Flaw {
    NONE,
    SAVES_NOTHING,
    SAVES_AND_FORGETS,
    DOES_NOT_GO_ON,
    TAKES_ANY_VERSION,
    REFUSES_OTHER_FORMATS,
    TRUSTS_LENGTH
  }

  private static final String FORMAT = "example.spot.count";
  private static final int VERSION = 1;

  private final Flaw flaw;

  CountingPlugin(Flaw flaw) {
    this.flaw = flaw;
  }

  /** Mutants of rule 9.5. */
  static List<Mutant> mutants() {
    return List.of(
        mutant("no state, although it is declared", Flaw.SAVES_NOTHING, "Capability.STATE"),
        mutant(
            "a state that is lost where it was saved",
            Flaw.SAVES_AND_FORGETS,
            "let the analyzer go on"),
        mutant(
            "a state that nobody reads",
            Flaw.DOES_NOT_GO_ON,
            "the results of an analyzer that was never interrupted"),
        mutant(
            "a state of any version that is read as today's",
            Flaw.TAKES_ANY_VERSION,
            "of a version that does not exist"),
        mutant(
            "no start with a state of another format",
            Flaw.REFUSES_OTHER_FORMATS,
            "an analyzer that starts afresh"),
        mutant(
            "an exception for a state that was cut",
            Flaw.TRUSTS_LENGTH,
            "java.nio.BufferUnderflowException"));
  }

  private static Mutant mutant(String what, Flaw flaw, String message) {
    return Mutant.of("9.5", what, () -> new CountingPlugin(flaw), message);
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    return new Delegating.Engine(super.createEngine(context)) {
      @Override
      public EngineDescriptor descriptor() {
        return EngineDescriptor.builder()
            .labels(super.descriptor().labels())
            .pixelFormats(super.descriptor().pixelFormats())
            .capabilities(Set.of(Capability.DETECTIONS, Capability.STATE))
            .build();
      }

      @Override
      public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
        return new Analyzer(super.openAnalyzer(stream), read(stream));
      }
    };
  }

  private int read(StreamContext stream) throws AnalyzerFailedException {
    Optional<SavedState> saved = stream.savedState();
    if (saved.isEmpty() || flaw == Flaw.DOES_NOT_GO_ON) {
      return 0;
    }
    SavedState state = saved.get();
    if (!state.format().equals(FORMAT)) {
      if (flaw == Flaw.REFUSES_OTHER_FORMATS) {
        throw new AnalyzerFailedException(Delegating.problem(95, "a state of another analyzer"));
      }
      return startAfresh(stream);
    }
    if (state.version() != VERSION && flaw != Flaw.TAKES_ANY_VERSION) {
      return startAfresh(stream);
    }
    if (state.size() != Integer.BYTES && flaw != Flaw.TRUSTS_LENGTH) {
      return startAfresh(stream);
    }
    return Math.max(0, ByteBuffer.wrap(state.bytes()).getInt());
  }

  private static int startAfresh(StreamContext stream) {
    stream.tell(
        OperatorMessage.of(
            OperatorMessage.Level.INFO, "EXAMPLE-0096", "the count of spots starts at 0 again"));
    return 0;
  }

  private final class Analyzer implements FrameAnalyzer {
    private final FrameAnalyzer correct;
    private int count;

    Analyzer(FrameAnalyzer correct, int count) {
      this.correct = correct;
      this.count = count;
    }

    @Override
    public FrameResult analyze(Frame frame) throws AnalyzerException {
      FrameResult result = correct.analyze(frame);
      count = (count + result.detections().size()) % 1_000;
      return FrameMutants.changeBoxes(result, (box, detection) -> box, 1 / (1 + count / 10f));
    }

    @Override
    public Optional<SavedState> saveState() {
      if (flaw == Flaw.SAVES_NOTHING) {
        return Optional.empty();
      }
      byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(count).array();
      if (flaw == Flaw.SAVES_AND_FORGETS) {
        count = 0;
      }
      return Optional.of(SavedState.of(FORMAT, VERSION, bytes));
    }

    @Override
    public void close() {
      correct.close();
    }
  }
}
