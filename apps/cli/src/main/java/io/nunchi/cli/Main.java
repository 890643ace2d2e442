package io.nunchi.cli;

import java.util.Arrays;
import java.util.Locale;
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
    Locale.setDefault(Locale.ROOT); // the same digits, texts and order for every user
    if (Arrays.asList(arguments).contains("--debug")) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
      System.setProperty("org.slf4j.simpleLogger.log.io.nunchi.api", "debug");
    }
    System.exit(run(commandLine(), arguments));
  }

  private static int run(CommandLine commandLine, String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (Error e) { // picocli hands on exceptions only: a missing class is said here
      return new ErrorReport().handleError(e, commandLine, arguments);
    }
  }

  /**
   * All commands, ready to run.
   *
   * @return a command line whose {@code execute} returns the exit code
   */
  static CommandLine commandLine() {
    ErrorReport errors = new ErrorReport();
    return new CommandLine(new NunchiCommand())
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }
}
