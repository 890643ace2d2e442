package io.nunchi.api.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.FrameResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTest {

  private static final FrameOrigin GATE = new FrameOrigin("gate-fast", Camera.named("gate"));
  private static final EngineGeneration GENERATION =
      new EngineGeneration(3, 0, "test.some", "1", Optional.empty());
  private static final FrameTiming TIMING = FrameTiming.of(1, 2, 3, 4);

  private static OfferedFrame offered(int width, int height) {
    return OfferedFrame.of(GATE, 7, Instant.ofEpochSecond(1), width, height);
  }

  private static AnalyzedFrame analyzed(OfferedFrame frame) {
    return AnalyzedFrame.of(frame, 0, FrameResult.nothing(), GENERATION, TIMING);
  }

  private static void assertSameFacts(OfferedFrame outcome, OfferedFrame frame) {
    assertThat(outcome.origin()).isEqualTo(frame.origin());
    assertThat(outcome.streamId()).isEqualTo("gate-fast");
    assertThat(outcome.camera().id()).isEqualTo("gate");
    assertThat(outcome.sequence()).isEqualTo(frame.sequence());
    assertThat(outcome.captureTime()).isEqualTo(frame.captureTime());
    assertThat(outcome.width()).isEqualTo(frame.width());
    assertThat(outcome.height()).isEqualTo(frame.height());
    assertThat(outcome.tag()).isEqualTo(frame.tag());
  }

  @Test
  void outcomeKeepsTheFactsOfItsFrame() {
    Object tag = new Object();
    OfferedFrame frame = offered(FrameBuffer.MAXIMUM_SIDE, 2).withTag(tag);
    AnalyzedFrame result = analyzed(frame);
    assertSameFacts(result, frame);
    assertThat(result.tag()).containsSame(tag);
    assertThat(result.generation()).isEqualTo(GENERATION);
    assertThat(result.timing()).isEqualTo(FrameTiming.of(1, 2, 3, 4));
    DroppedFrame drop = DroppedFrame.of(frame, DropReason.TOO_OLD, List.of());
    assertSameFacts(drop, frame);
    assertThat(drop.reason()).isEqualTo(DropReason.TOO_OLD);
    assertThat(analyzed(offered(1, 1)).tag()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, FrameBuffer.MAXIMUM_SIDE + 1, Integer.MAX_VALUE})
  void resultHasTheSizeOfAPicture(int side) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> analyzed(offered(side, 1)))
        .withMessageEndingWith("found " + side);
    assertThatIllegalArgumentException().isThrownBy(() -> analyzed(offered(1, side)));
  }

  @Test
  void dropKeepsItsProblemsWhenTheCallersListChanges() {
    List<Problem> problems = new ArrayList<>();
    DroppedFrame drop = DroppedFrame.of(offered(1, 1), DropReason.TIMED_OUT, problems);
    problems.add(
        Problem.of("NUN-4506", "late").expected("1 s").found("2 s").where("gate").fix("wait"));
    assertThat(drop.problems()).isEmpty();
  }

  @Test
  void outcomesOfTheSameFactsAreEqual() {
    assertThat(analyzed(offered(4, 4)))
        .isEqualTo(analyzed(offered(4, 4)))
        .hasSameHashCodeAs(analyzed(offered(4, 4)))
        .isNotEqualTo(analyzed(offered(4, 5)))
        .isNotEqualTo(analyzed(offered(4, 4).withTag("tag")));
    assertThat(DroppedFrame.of(offered(4, 4), DropReason.CLOSING, List.of()))
        .isEqualTo(DroppedFrame.of(offered(4, 4), DropReason.CLOSING, List.of()))
        .isNotEqualTo(DroppedFrame.of(offered(4, 4), DropReason.TOO_OLD, List.of()));
  }
}
