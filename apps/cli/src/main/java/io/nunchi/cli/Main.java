package io.nunchi.cli;

import java.util.Arrays;
import java.util.Objects;
import picocli.CommandLine;

/** The program behind {@code ./nunchi}. */
public final class Main {

  private Main() {}

  /**
   * Runs a command and ends the process.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    if (Arrays.asList(arguments).contains("--debug")) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
      System.setProperty("org.slf4j.simpleLogger.log.io.nunchi.api", "debug");
    }
    System.exit(run(commandLine(), arguments));
  }

  private static int run(CommandLine commandLine, String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (Error broken) { // picocli hands on exceptions only: a missing class is said here
      return new ErrorReport().handleError(broken, commandLine, arguments);
    }
  }

  /**
   * All commands, ready to run.
   *
   * @return a command line whose {@code execute} returns the exit code
   */
  static CommandLine commandLine() {
    ErrorReport errors = new ErrorReport();
    CommandLine commands = new CommandLine(new NunchiCommand());
    CommandLine models = Objects.requireNonNull(commands.getSubcommands().get("models"));
    models.setUnmatchedOptionsArePositionalParams(true);
    return commands
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }
}
