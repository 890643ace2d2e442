package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.progress.AnswerDisplay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads commands from the keys of a terminal, on a thread of its own. */
final class TerminalKeys implements AutoCloseable {

  /** The commands that have a key; {@code docs/cli.md} lists them. */
  static final Map<Character, String> COMMANDS =
      Map.of(
          's', "status",
          'p', "promote",
          'r', "rollback",
          'e', "shadow stop",
          'c', "cancel",
          'q', "stop",
          'h', "help",
          '?', "help");

  private static final char COMMAND_LINE = ':';
  private static final long LOOK_MILLIS = 50;

  private final InputStream input;
  private final TerminalMode mode;
  private final Consumer<String> onCommand;
  private final AnswerDisplay display;
  private final Thread thread = new Thread(this::read, "nunchi-control-keys");
  private final CountDownLatch closing = new CountDownLatch(1);

  private TerminalKeys(
      InputStream input, TerminalMode mode, Consumer<String> onCommand, AnswerDisplay display) {
    this.input = input;
    this.mode = mode;
    this.onCommand = onCommand;
    this.display = display;
    thread.setDaemon(true);
  }

  /**
   * Begins to read from standard input.
   *
   * @return empty if the terminal has no mode to set
   */
  static Optional<TerminalKeys> listen(Consumer<String> onCommand, AnswerDisplay display) {
    return TerminalMode.byKeys(TerminalMode::onStandardInput)
        .map(mode -> listen(System.in, mode, onCommand, display));
  }

  static TerminalKeys listen(
      InputStream input, TerminalMode mode, Consumer<String> onCommand, AnswerDisplay display) {
    TerminalKeys keys = new TerminalKeys(input, mode, onCommand, display);
    display.answered(
        "keys: s status, p promote, r rollback, e end shadow, c cancel, q stop, : any command,"
            + " h help");
    keys.thread.start();
    return keys;
  }

  private void read() {
    try {
      int key = next();
      while (key >= 0) {
        if (key == COMMAND_LINE) {
          takeLine();
        } else {
          String command = COMMANDS.get((char) key);
          if (command != null) {
            onCommand.accept(command);
          }
        }
        key = next();
      }
    } catch (IOException gone) { // a terminal that is closed has no keys, and sends SIGHUP
      closing.countDown();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeLine() throws IOException, InterruptedException {
    display.typing(true);
    mode.lines();
    String line;
    try {
      ByteArrayOutputStream typed = new ByteArrayOutputStream();
      int next = next();
      while (next >= 0 && next != '\n') {
        typed.write(next);
        next = next();
      }
      line = typed.toString(StandardCharsets.UTF_8).strip();
    } finally {
      if (closing.getCount() > 0) {
        mode.keys();
      }
      display.typing(false);
    }
    if (!line.isEmpty()) {
      onCommand.accept(line);
    }
  }

  /** The next byte, or -1 after the end. A read would not end with this object, so it looks. */
  private int next() throws IOException, InterruptedException {
    while (closing.getCount() > 0) {
      if (input.available() > 0) {
        return input.read();
      }
      if (closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return -1;
      }
    }
    return -1;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      mode.close();
    }
  }
}
