package io.nunchi.cli.internal.tck;

import io.nunchi.cli.internal.ExitCode;
import java.io.PrintWriter;

/**
 * Keeps a plugin that calls {@code System.exit(0)} from looking like one that passed (rule 8.3):
 * the process then ends with a failure that says so.
 */
public final class ExitWatch implements AutoCloseable {

  private final PrintWriter err;
  private final Thread hook = new Thread(this::ended, "nunchi-tck exit watch");
  private volatile String rule = "the first run";

  /** From now on, until it is closed, the process must not end. */
  public ExitWatch(PrintWriter err) {
    this.err = err;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Says what is tried now. */
  public void trying(String what) {
    rule = what;
  }

  private void ended() {
    err.println(
        "nunchi: rule 8.3 is broken: the plugin ended the process while this was tried: " + rule);
    err.flush();
    Runtime.getRuntime().halt(ExitCode.FAILED);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
