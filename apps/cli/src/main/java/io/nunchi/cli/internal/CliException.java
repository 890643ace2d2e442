package io.nunchi.cli.internal;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.api.HostException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command cannot go on: the problems for the user, and the exit code for the caller. */
public final class CliException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;
  private final int exitCode;

  public CliException(int exitCode, List<Problem> problems, @Nullable Throwable cause) {
    super(Problem.describe(problems), cause);
    this.problems = List.copyOf(problems);
    this.exitCode = exitCode;
  }

  /** Source, plugin, model, settings or output cannot be used. */
  public static CliException unusable(Problem problem) {
    return new CliException(ExitCode.UNUSABLE_INPUT, List.of(problem), null);
  }

  /** Source, plugin, model, settings or output cannot be used, because of another failure. */
  public static CliException unusable(Problem problem, Throwable cause) {
    return new CliException(ExitCode.UNUSABLE_INPUT, List.of(problem), cause);
  }

  /** The host refuses what it was given. */
  public static CliException refusedBy(HostException refusal) {
    return new CliException(ExitCode.UNUSABLE_INPUT, refusal.problems(), refusal);
  }

  /** Labels, detections or a gate's policy cannot be used. */
  public static CliException refusedBy(AccuracyException refusal) {
    return new CliException(ExitCode.UNUSABLE_INPUT, refusal.problems(), refusal);
  }

  /** Something broke while running. */
  public static CliException failed(Problem problem, @Nullable Throwable cause) {
    return new CliException(ExitCode.FAILED, List.of(problem), cause);
  }

  /** A result cannot be written. */
  public static CliException unwritable(Path file, IOException failure) {
    return failed(
        Problem.of(CliErrors.WRITE_FAILED, "a result cannot be written")
            .expected("a place that can be written")
            .found(failure.toString())
            .where(file.toString())
            .fix("name another place, or make room"),
        failure);
  }

  /** The command line is wrong in a way that only the command itself can see. */
  public static CliException usage(Problem problem) {
    return new CliException(ExitCode.USAGE, List.of(problem), null);
  }

  public List<Problem> problems() {
    return problems;
  }

  public int exitCode() {
    return exitCode;
  }
}
