package io.nunchi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StreamPlayerTest {

  private static final Walk WALK = Walk.of(PixelFormat.GRAY8, Target.rectangle());
  private static final Problem PROBLEM = Problem.of("TEST-0001", "it does not fit");

  private final WatchedFrame frame = WALK.frame(0);

  /** The body of an analyzer. */
  private interface Analysis {
    FrameResult of(Frame frame) throws AnalyzerException;
  }

  @Test
  void tellsHowACallEnded() {
    assertThat(kind(f -> FrameResult.nothing())).isEqualTo(CallOutcome.Kind.RESULT);
    assertThat(kind(StreamPlayerTest::nothingAtAll)).isEqualTo(CallOutcome.Kind.NULL);
    assertThat(
            kind(
                f -> {
                  throw new FrameRejectedException(PROBLEM);
                }))
        .isEqualTo(CallOutcome.Kind.REJECTED);
    assertThat(
            kind(
                f -> {
                  throw new AnalyzerFailedException(PROBLEM);
                }))
        .isEqualTo(CallOutcome.Kind.FAILED);
    assertThat(
            kind(
                f -> {
                  throw new StackOverflowError("too deep");
                }))
        .isEqualTo(CallOutcome.Kind.UNTYPED);
  }

  @Test
  void describesAFailureWithItsOriginAndProblems() {
    CallOutcome outcome =
        StreamPlayer.analyze(
            analyzer(
                f -> {
                  throw new FrameRejectedException(PROBLEM);
                }),
            frame);

    assertThat(outcome.problems()).containsExactly(PROBLEM);
    assertThat(outcome.describe()).contains("TEST-0001", "\nat ", "StreamPlayerTest");
    assertThat(outcome.isAnalyzed()).isFalse();
    assertThat(outcome.isTyped()).isTrue();
  }

  @Test
  void endsTheBorrowWithTheCall() {
    StreamPlayer.analyze(analyzer(f -> FrameResult.nothing()), frame);

    frame.planes();

    assertThat(frame.lateAccesses()).isEqualTo(1);
  }

  @Test
  void playsEveryFrameInOrder() throws Exception {
    List<Long> sequences = new ArrayList<>();

    Sightings sightings =
        StreamPlayer.play(
            analyzer(
                f -> {
                  sequences.add(f.sequence());
                  return FrameResult.nothing();
                }),
            WALK);

    assertThat(sequences)
        .containsExactlyElementsOf(LongStream.range(0, Walk.FRAMES).boxed().toList());
    assertThat(sightings.hasDetections()).isFalse();
  }

  @Test
  void stopsAtAFailure() {
    List<Long> sequences = new ArrayList<>();
    FrameAnalyzer failing =
        analyzer(
            f -> {
              sequences.add(f.sequence());
              throw new AnalyzerFailedException(PROBLEM);
            });

    assertThatExceptionOfType(AnalyzerFailedException.class)
        .isThrownBy(() -> StreamPlayer.play(failing, WALK));
    assertThat(sequences).containsExactly(0L);
  }

  @Test
  void passesOnWhatIsNoTypedFailure() {
    FrameAnalyzer broken =
        analyzer(
            f -> {
              throw new IllegalStateException("broken");
            });

    assertThatIllegalStateException()
        .isThrownBy(() -> StreamPlayer.play(broken, WALK))
        .withMessage("broken");
  }

  private CallOutcome.Kind kind(Analysis analysis) {
    return StreamPlayer.analyze(analyzer(analysis), frame).kind();
  }

  @SuppressWarnings("NullAway") // an analyzer that breaks rule 6.8
  private static FrameResult nothingAtAll(Frame frame) {
    return null;
  }

  private static FrameAnalyzer analyzer(Analysis analysis) {
    return new FrameAnalyzer() {
      @Override
      public FrameResult analyze(Frame given) throws AnalyzerException {
        return analysis.of(given);
      }

      @Override
      public void close() {}
    };
  }
}
