package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.interrupt.LastActions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The mode of the terminal: by keys, or by lines as it was found. It is as it was found again after
 * {@link #close()}, and after every end of the process that lets it do anything at all.
 *
 * <p>For one thread, except {@link #close()}.
 */
final class TerminalMode implements AutoCloseable {

  private static final long LONGEST_SECONDS = 5;

  /** Sets the terminal's mode; the JDK cannot, and every Unix has this program. */
  interface Stty {

    /**
     * Runs it on the terminal.
     *
     * @return its output, or empty if it failed
     */
    Optional<String> run(String... arguments);
  }

  private final Stty stty;
  private final String found;
  private final Runnable lastAction = this::restore;

  private TerminalMode(Stty stty, String found) {
    this.stty = stty;
    this.found = found;
  }

  /** Reads keys from the terminal; empty if it has no mode to set. */
  static Optional<TerminalMode> byKeys(Stty stty) {
    Optional<String> found = stty.run("-g");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TerminalMode mode = new TerminalMode(stty, found.get());
    LastActions.add(mode.lastAction);
    if (mode.keys()) {
      return Optional.of(mode);
    }
    mode.close();
    return Optional.empty();
  }

  /** Reads keys, as they are pressed; Ctrl-C and Ctrl-Z go on to work. */
  boolean keys() {
    return stty.run("-icanon", "-echo", "min", "1", "time", "0").isPresent();
  }

  /** Reads lines, which the terminal shows and lets the user edit. */
  void lines() {
    restore();
  }

  private synchronized void restore() {
    stty.run(found);
  }

  @Override
  public void close() {
    restore();
    LastActions.remove(lastAction);
  }

  /** Runs stty on standard input; a process in the background is not stopped for it. */
  static Optional<String> onStandardInput(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "trap '' TTOU; exec stty \"$@\"", "stty"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
        return Optional.of(output);
      }
      process.destroyForcibly();
      return Optional.empty();
    } catch (IOException noSuchProgram) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
