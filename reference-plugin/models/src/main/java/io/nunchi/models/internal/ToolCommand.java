package io.nunchi.models.internal;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command of the tool: help, text or JSON output, and exit codes. */
@Command(
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:it was done",
      "1:an unexpected failure, which is a fault in Nunchi",
      "2:wrong usage",
      "4:it was refused; every reason is printed"
    },
    exitCodeOnExecutionException = 1)
abstract class ToolCommand implements Callable<Integer> {

  static final int DONE = 0;
  static final int REFUSED = 4;

  /** Nothing is wrong with a package, and nothing proves its model. */
  static final int UNPROVEN = 5;

  @SuppressWarnings("UnusedVariable") // picocli reads the annotation
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help and ends.")
  private boolean help;

  @Option(names = "--json", description = "Prints one JSON object instead of text.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Spec
  private CommandSpec spec;

  @Override
  public final Integer call() {
    try {
      return run();
    } catch (ModelRefusedException refused) {
      return refused(refused.problems());
    }
  }

  /** Runs the command and returns its exit code. */
  abstract int run() throws ModelRefusedException;

  /** The key of the JSON output that is false when the command was refused. */
  abstract String doneKey();

  final boolean json() {
    return json;
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private int refused(List<Problem> problems) {
    if (json) {
      out().print(JsonText.refused(doneKey(), problems));
    } else {
      err().println(Problem.describe(problems));
    }
    return REFUSED;
  }
}
