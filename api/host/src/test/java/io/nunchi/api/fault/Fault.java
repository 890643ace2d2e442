package io.nunchi.api.fault;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.testplugin.Command;
import java.util.Locale;
import java.util.Optional;

/** A mistake of an analyzer with one frame, and the outcome of the frame. */
enum Fault {
  REJECTS_THE_FRAME(Command.REJECT, DropReason.FRAME_REJECTED),
  FAILS(Command.FAIL, DropReason.ANALYZER_FAILED),
  THROWS_UNTYPED(Command.THROW_UNTYPED, DropReason.ANALYZER_FAILED),
  OVERFLOWS_ITS_STACK(Command.STACK_OVERFLOW, DropReason.ANALYZER_FAILED),
  RUNS_OUT_OF_MEMORY(Command.OUT_OF_MEMORY, DropReason.ANALYZER_FAILED),
  MISSES_A_CLASS(Command.MISSING_CLASS, DropReason.ANALYZER_FAILED),
  RETURNS_NULL(Command.RETURN_NULL, DropReason.CONTRACT_VIOLATION),
  RETURNS_NAN(Command.NAN_BOX, DropReason.CONTRACT_VIOLATION),
  RETURNS_AN_UNDECLARED_LABEL(Command.UNDECLARED_LABEL, DropReason.CONTRACT_VIOLATION),
  IS_LATE(Command.WAIT_FOR_GATE, DropReason.TIMED_OUT),
  NEVER_RETURNS(Command.HANG, DropReason.TIMED_OUT),
  KEEPS_A_LEASE(Command.KEEP_LEASE),
  READS_A_RELEASED_FRAME(Command.STEAL_FRAME),
  LEAVES_A_THREAD(Command.START_THREAD),
  FAILS_TO_CLOSE(Command.FAIL_TO_CLOSE);

  private final Command command;
  private final Optional<DropReason> outcome;

  Fault(Command command, DropReason outcome) {
    this.command = command;
    this.outcome = Optional.of(outcome);
  }

  /** A fault that shows later: the frame itself is analyzed. */
  Fault(Command command) {
    this.command = command;
    this.outcome = Optional.empty();
  }

  Command command() {
    return command;
  }

  Optional<DropReason> outcome() {
    return outcome;
  }

  String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
