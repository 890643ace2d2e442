package io.nunchi.cli.internal.command;

import picocli.CommandLine.Option;

/** What every command takes. */
public final class CommonOptions {

  static final String JSON = "--json";
  static final String DEBUG = "--debug";

  @Option(names = JSON, description = "Write the outcome, errors too, as JSON to standard output.")
  private boolean json;

  @Option(
      names = DEBUG,
      description = "Log more, and show where in the program an error comes from.")
  private boolean debug;

  /** Whether the outcome is to be JSON. */
  public boolean json() {
    return json;
  }

  /** Whether stack traces are to be shown. */
  public boolean debug() {
    return debug;
  }
}
