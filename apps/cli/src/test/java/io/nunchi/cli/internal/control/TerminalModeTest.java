package io.nunchi.cli.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.internal.progress.AnswerDisplay;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TerminalModeTest {

  private static final String KEYS = "-icanon -echo min 1 time 0";

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();

  private Optional<String> stty(String... arguments) {
    calls.add(String.join(" ", arguments));
    return Optional.of(arguments[0].equals("-g") ? "as:found" : "");
  }

  private static final class NoDisplay implements AnswerDisplay {

    @Override
    public void answered(String text) {
      // nobody looks
    }

    @Override
    public void typing(boolean begins) {
      // nobody looks
    }
  }

  @Test
  void theTerminalIsAsItWasFoundAfterwards() {
    TerminalMode.byKeys(this::stty).orElseThrow().close();
    assertThat(calls).containsExactly("-g", KEYS, "as:found");
  }

  @Test
  void aTerminalWithoutModesHasNoKeys() {
    assertThat(TerminalMode.byKeys(arguments -> Optional.empty())).isEmpty();
  }

  @Test
  void keysAreCommandsAndALineIsTypedInTheTerminalsOwnMode() throws Exception {
    try (PipedOutputStream terminal = new PipedOutputStream();
        PipedInputStream input = new PipedInputStream(terminal);
        TerminalKeys keys =
            TerminalKeys.listen(
                input,
                TerminalMode.byKeys(this::stty).orElseThrow(),
                commands::add,
                new NoDisplay())) {
      terminal.write("sx:swap é\nq".getBytes(StandardCharsets.UTF_8));
      terminal.flush();
      assertThat(commands.take()).isEqualTo("status");
      assertThat(commands.take()).isEqualTo("swap é");
      assertThat(commands.take()).isEqualTo("stop");
      assertThat(keys).isNotNull();
    }
    assertThat(calls).containsExactly("-g", KEYS, "as:found", KEYS, "as:found");
  }
}
