package io.nunchi.cli;

import io.nunchi.api.HostException;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reports errors to people on standard error, and with --json to programs on standard output. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    List<String> arguments = parsed.originalArgs();
    int exitCode = ExitCode.FAILED;
    List<Problem> problems;
    if (failure instanceof CliException known) {
      exitCode = known.exitCode();
      problems = known.problems();
    } else if (failure instanceof HostException refusal) {
      exitCode = ExitCode.UNUSABLE_INPUT;
      problems = refusal.problems();
    } else {
      problems = List.of(CliErrors.unexpected(failure));
    }
    say(commandLine, problems, exitCode, arguments.contains(CommonOptions.JSON));
    if (arguments.contains(CommonOptions.DEBUG)) {
      failure.printStackTrace(commandLine.getErr());
    }
    return exitCode;
  }

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine commandLine = mistake.getCommandLine();
    String name = commandLine.getCommandSpec().qualifiedName();
    Problem problem =
        Problem.of(CliErrors.USAGE, String.valueOf(mistake.getMessage()))
            .where("command line")
            .fix("see " + name + " --help");
    boolean json = List.of(arguments).contains(CommonOptions.JSON);
    say(commandLine, List.of(problem), ExitCode.USAGE, json);
    return ExitCode.USAGE;
  }

  /** Reports a broken program or a broken tool of a plugin, such as a missing class. */
  int handleError(Error broken, CommandLine commandLine, String... arguments) {
    List<String> given = List.of(arguments);
    boolean json = given.contains(CommonOptions.JSON);
    say(commandLine, List.of(CliErrors.unexpected(broken)), ExitCode.FAILED, json);
    if (given.contains(CommonOptions.DEBUG)) {
      broken.printStackTrace(commandLine.getErr());
    }
    return ExitCode.FAILED;
  }

  /** Reports problems that end a command. */
  static void say(CommandLine commandLine, List<Problem> problems, int exitCode, boolean json) {
    PrintWriter err = commandLine.getErr();
    err.println("nunchi: " + Problem.describe(problems));
    err.flush();
    if (json) {
      PrintWriter out = commandLine.getOut();
      out.println(Json.document(Map.of("error", new ErrorJson(exitCode, problems))));
      out.flush();
    }
  }

  /**
   * An error for programs.
   *
   * @param exitCode the process's exit code
   * @param problems the problems
   */
  private record ErrorJson(int exitCode, List<Problem> problems) {}
}
