package io.nunchi.cli.internal;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.api.HostException;
import io.nunchi.bench.measure.Laps;
import io.nunchi.bench.measure.NoResultException;
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

  /** The analyzer has no result for a frame of a measurement. */
  public static CliException noResult(NoResultException e) {
    Problem problem =
        switch (e.reason()) {
          case TIMEOUT ->
              Problem.of(CliErrors.NO_RESULT_IN_TIME, "the analyzer does not return")
                  .expected("a result within " + Laps.LONGEST_ANALYSIS.toSeconds() + " s")
                  .found(e.found())
                  .where(e.frame())
                  .fix("tell the plugin's vendor");
          case DROPPED ->
              Problem.of(CliErrors.FRAMES_FAILED, "the analyzer failed on frames")
                  .expected("a result for every frame")
                  .found(e.found())
                  .where(e.frame())
                  .fix("measure on frames that the plugin can analyze");
        };
    return failed(problem, e);
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
