package io.nunchi.cli.internal.command;

import io.nunchi.cli.internal.Json;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
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

  /** Writes an outcome to standard output, as people or programs read it. */
  public void print(CommandLine commandLine, Object outcome, List<String> lines) {
    PrintWriter out = commandLine.getOut();
    if (json) {
      out.println(Json.document(outcome));
    } else {
      lines.forEach(out::println);
    }
    out.flush();
  }
}
