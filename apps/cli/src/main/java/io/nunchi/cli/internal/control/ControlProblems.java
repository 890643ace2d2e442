package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;

/** The problems with commands to a running analysis. */
final class ControlProblems {

  private static final String NOT_UNDERSTOOD = "NUN-7060";
  private static final String BUSY = "NUN-7061";
  private static final String FILE_UNUSABLE = "NUN-7062";
  private static final String LINE_UNUSABLE = "NUN-7063";
  private static final String NOTHING_THERE = "NUN-7064";
  private static final String RUN_ENDED = "NUN-7065";

  private ControlProblems() {}

  static CliException unknownCommand(String found, String known) {
    return refusal(
        Problem.of(NOT_UNDERSTOOD, "there is no such command")
            .expected(known)
            .found(found)
            .where("control")
            .fix("correct the command; help lists what each one takes"));
  }

  static CliException notUnderstood(String message, String synopsis) {
    return refusal(
        Problem.of(NOT_UNDERSTOOD, "the command is not understood")
            .expected(synopsis)
            .found(message)
            .where("control")
            .fix("correct the command; help lists what each one takes"));
  }

  static CliException waitTyped(String found) {
    return refusal(
        Problem.of(NOT_UNDERSTOOD, "keys do not wait")
            .expected("wait in a control file, where it puts off the next line")
            .found(found)
            .where("control")
            .fix("give the next command when its time has come; status tells what runs"));
  }

  static CliException valueUnfit(String expected, String found) {
    return refusal(
        Problem.of(NOT_UNDERSTOOD, "a value does not fit the command")
            .expected(expected)
            .found(found)
            .where("control")
            .fix("correct the value"));
  }

  static CliException busy(String running) {
    return refusal(
        Problem.of(BUSY, "another change is still being made")
            .expected("one change at a time")
            .found(running)
            .where("control")
            .fix("wait for its answer; allowed meanwhile: status, cancel, wait, stop, help"));
  }

  static CliException runEnded(String command) {
    return refusal(
        Problem.of(RUN_ENDED, "the analysis ended before the command was carried out")
            .expected("an analysis that runs until the answer")
            .found(command)
            .where("control")
            .fix("give the command earlier, or to a longer source"));
  }

  static CliException nothingToCancel() {
    return refusal(
        Problem.of(NOTHING_THERE, "there is nothing to cancel")
            .expected("a swap or a promotion whose streams have not begun to move, or a canary")
            .found("none")
            .where("control")
            .fix("nothing; rollback returns to the engine before the last swap"));
  }

  static CliException noShadow() {
    return refusal(
        Problem.of(NOTHING_THERE, "no shadow runs")
            .expected("a candidate beside the analyzer")
            .found("none")
            .where("control")
            .fix("start one with shadow SPEC"));
  }

  static Problem lineUnusable(String expected, String found, String where) {
    return Problem.of(LINE_UNUSABLE, "a line is not carried out")
        .expected(expected)
        .found(found)
        .where(where)
        .fix("write the whole command again, and end it with a line break");
  }

  static CliException fileUnusable(Path file, String found) {
    return CliException.unusable(fileProblem(file, found));
  }

  static Problem fileLost(Path file, IOException failure) {
    return fileProblem(file, failure.toString());
  }

  private static Problem fileProblem(Path file, String found) {
    return Problem.of(FILE_UNUSABLE, "the control file cannot be read")
        .expected("a file or a FIFO that can be read, of 1 MiB at most")
        .found(found)
        .where(file.toString())
        .fix("name another file with --control, or change its permissions");
  }

  private static CliException refusal(Problem problem) {
    return CliException.usage(problem);
  }
}
