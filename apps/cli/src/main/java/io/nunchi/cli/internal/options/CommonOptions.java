package io.nunchi.cli.internal.options;

import io.nunchi.cli.internal.Json;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options of every command: the form of the outcome, and more to log. */
public final class CommonOptions {

  public static final String JSON = "--json";
  public static final String DEBUG = "--debug";

  @Option(names = JSON, description = "Write the outcome, errors too, as JSON to standard output.")
  private boolean json;

  @Option(
      names = DEBUG,
      description = "Log more, and show where in the program an error comes from.")
  private boolean debug;

  /** True if the outcome is written as JSON. */
  public boolean json() {
    return json;
  }

  /** True if stack traces are shown. */
  public boolean debug() {
    return debug;
  }

  /** Writes an outcome to standard output: lines for people, or JSON for programs. */
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
