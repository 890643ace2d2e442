package io.nunchi.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command that ran in this process.
 *
 * @param exitCode the exit code
 * @param out its standard output
 * @param err its standard error
 */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  /** Analyzes with the scripted plugin. */
  static CommandRun analyze(Path source, Path plugins, Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "analyze",
                source.toString(),
                "--plugin",
                "test.scripted",
                "--plugin-directory",
                plugins.toString(),
                "--out",
                out.toString()));
    arguments.addAll(List.of(more));
    return of(arguments.toArray(String[]::new));
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(out);
  }
}
