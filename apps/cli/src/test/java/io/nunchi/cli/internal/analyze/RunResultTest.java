package io.nunchi.cli.internal.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunResultTest {

  @Test
  void aCameraWithoutOneAnalyzedFrameIsAFailure() {
    FrameTally tally = new FrameTally();
    assertThat(codes(tally)).containsExactly(CliErrors.NO_FRAME);

    tally.read(0);
    tally.dropped("FRAME_REJECTED", List.of());
    assertThat(codes(tally)).containsExactly(CliErrors.NO_FRAME);
  }

  private static List<String> codes(FrameTally tally) {
    return RunResult.failuresOf(tally, LiveFrames.INFO).stream().map(Problem::code).toList();
  }
}
