package io.nunchi.api.fault;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.testing.CommandedPlugin;
import java.util.Locale;
import java.util.Optional;

/** A mistake of an analyzer with one frame, and the outcome of the frame. */
enum Fault {
  REJECTS_THE_FRAME(CommandedPlugin.REJECT, DropReason.FRAME_REJECTED),
  FAILS(CommandedPlugin.FAIL, DropReason.ANALYZER_FAILED),
  THROWS_UNTYPED(CommandedPlugin.THROW_UNTYPED, DropReason.ANALYZER_FAILED),
  OVERFLOWS_ITS_STACK(CommandedPlugin.STACK_OVERFLOW, DropReason.ANALYZER_FAILED),
  RUNS_OUT_OF_MEMORY(CommandedPlugin.OUT_OF_MEMORY, DropReason.ANALYZER_FAILED),
  MISSES_A_CLASS(CommandedPlugin.MISSING_CLASS, DropReason.ANALYZER_FAILED),
  RETURNS_NULL(CommandedPlugin.RETURN_NULL, DropReason.CONTRACT_VIOLATION),
  RETURNS_NAN(CommandedPlugin.NAN_BOX, DropReason.CONTRACT_VIOLATION),
  RETURNS_AN_UNDECLARED_LABEL(CommandedPlugin.UNDECLARED_LABEL, DropReason.CONTRACT_VIOLATION),
  IS_LATE(CommandedPlugin.WAIT_FOR_GATE, DropReason.TIMED_OUT),
  NEVER_RETURNS(CommandedPlugin.HANG, DropReason.TIMED_OUT),
  KEEPS_A_LEASE(CommandedPlugin.KEEP_LEASE),
  READS_A_RELEASED_FRAME(CommandedPlugin.STEAL_FRAME),
  LEAVES_A_THREAD(CommandedPlugin.START_THREAD),
  FAILS_TO_CLOSE(CommandedPlugin.FAIL_TO_CLOSE);

  private final int command;
  private final Optional<DropReason> outcome;

  Fault(int command, DropReason outcome) {
    this.command = command;
    this.outcome = Optional.of(outcome);
  }

  /** A fault that shows later: the frame itself is analyzed. */
  Fault(int command) {
    this.command = command;
    this.outcome = Optional.empty();
  }

  int command() {
    return command;
  }

  Optional<DropReason> outcome() {
    return outcome;
  }

  String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
