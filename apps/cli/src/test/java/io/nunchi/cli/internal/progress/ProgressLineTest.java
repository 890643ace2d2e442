package io.nunchi.cli.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final StringWriter err = new StringWriter();

  @Test
  void writesOverOneLineOnATerminal() {
    ProgressLine line = new ProgressLine(new PrintWriter(err), true);

    line.progressed(new Progress(50, OptionalLong.of(100), 48, 2, 4, 12.4, () -> "  and more"));
    line.warn(Problem.of("TEST-0001", "a warning"));
    line.ended();

    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "\r\u001b[Knunchi: frame 50/100  12.0 fps  age 12 ms  dropped 2  and more"
                + "\r\u001b[Knunchi: TEST-0001: a warning\n");
  }

  @Test
  void writesFewLinesElsewhere() {
    ProgressLine line = new ProgressLine(new PrintWriter(err), false);
    for (int i = 1; i <= 1000; i++) {
      line.progressed(new Progress(i, OptionalLong.empty(), i, 0, 1, 1, () -> ""));
    }
    line.ended();

    assertThat(err.toString()).isEqualToNormalizingNewlines("nunchi: frame 1  1.0 fps  age 1 ms\n");
  }

  @Test
  void nothingIsDrawnOverACommandThatIsBeingTyped() {
    ProgressLine line = new ProgressLine(new PrintWriter(err), true);
    Progress progress = new Progress(1, OptionalLong.empty(), 1, 0, 1, 1, () -> "");

    line.typing(true);
    line.progressed(progress);
    assertThat(err.toString()).isEqualTo("command: ");
    line.typing(false);
    line.answered("status: done");
    line.progressed(progress);

    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "command: nunchi: status: done\n\r\u001b[Knunchi: frame 1  1.0 fps  age 1 ms");
  }
}
