package io.nunchi.api.testplugin;

import io.nunchi.api.testplugin.behaviour.Behaviour;
import io.nunchi.api.testplugin.behaviour.BurnsTheProcessor;
import io.nunchi.api.testplugin.behaviour.DescribesTooMuch;
import io.nunchi.api.testplugin.behaviour.Detects;
import io.nunchi.api.testplugin.behaviour.EndsTheProcess;
import io.nunchi.api.testplugin.behaviour.Fails;
import io.nunchi.api.testplugin.behaviour.FailsToClose;
import io.nunchi.api.testplugin.behaviour.FailsToSave;
import io.nunchi.api.testplugin.behaviour.FailsWithABrokenCause;
import io.nunchi.api.testplugin.behaviour.FindsABoxThatIsNotANumber;
import io.nunchi.api.testplugin.behaviour.FindsAnUndeclaredLabel;
import io.nunchi.api.testplugin.behaviour.FindsNothing;
import io.nunchi.api.testplugin.behaviour.FindsTooMuch;
import io.nunchi.api.testplugin.behaviour.Hangs;
import io.nunchi.api.testplugin.behaviour.HangsTwice;
import io.nunchi.api.testplugin.behaviour.HangsWhenClosed;
import io.nunchi.api.testplugin.behaviour.HangsWhenOpenedAgain;
import io.nunchi.api.testplugin.behaviour.HangsWhenSaved;
import io.nunchi.api.testplugin.behaviour.HoldsSystemErr;
import io.nunchi.api.testplugin.behaviour.InterruptsItself;
import io.nunchi.api.testplugin.behaviour.IsMoreThanCertain;
import io.nunchi.api.testplugin.behaviour.KeepsALease;
import io.nunchi.api.testplugin.behaviour.LeavesAThread;
import io.nunchi.api.testplugin.behaviour.LeavesAThreadLocal;
import io.nunchi.api.testplugin.behaviour.MissesAClass;
import io.nunchi.api.testplugin.behaviour.OverflowsItsStack;
import io.nunchi.api.testplugin.behaviour.ReadsAReleasedFrame;
import io.nunchi.api.testplugin.behaviour.RejectsTheFrame;
import io.nunchi.api.testplugin.behaviour.ReportsAnUndeclaredRuleType;
import io.nunchi.api.testplugin.behaviour.ReturnsNull;
import io.nunchi.api.testplugin.behaviour.RunsInABatchOfFour;
import io.nunchi.api.testplugin.behaviour.RunsInAnEmptyBatch;
import io.nunchi.api.testplugin.behaviour.RunsOutOfMemory;
import io.nunchi.api.testplugin.behaviour.SaysTooMuch;
import io.nunchi.api.testplugin.behaviour.TakesNegativeTime;
import io.nunchi.api.testplugin.behaviour.ThrowsUntyped;
import io.nunchi.api.testplugin.behaviour.ThrowsWhatIsBrokenWhenClosed;
import io.nunchi.api.testplugin.behaviour.ThrowsWhatIsBrokenWhenOpenedAgain;
import io.nunchi.api.testplugin.behaviour.ThrowsWhereCauseThrows;
import io.nunchi.api.testplugin.behaviour.ThrowsWhereCausesNeverEnd;
import io.nunchi.api.testplugin.behaviour.ThrowsWhereEverythingIsNull;
import io.nunchi.api.testplugin.behaviour.ThrowsWhereMessageHangs;
import io.nunchi.api.testplugin.behaviour.ThrowsWhereMessageIsHuge;
import io.nunchi.api.testplugin.behaviour.ThrowsWhereMessageRunsOutOfMemory;
import io.nunchi.api.testplugin.behaviour.ThrowsWhereMessageThrows;
import io.nunchi.api.testplugin.behaviour.ThrowsWhereStackTraceThrows;
import io.nunchi.api.testplugin.behaviour.ThrowsWhereTextThrows;
import io.nunchi.api.testplugin.behaviour.WaitsAtTheGate;

/** The list of behaviours; the first byte of a frame's first plane is the number of a command. */
public enum Command {
  DETECT(new Detects()),
  FIND_NOTHING(new FindsNothing()),
  REJECT(new RejectsTheFrame()),
  FAIL(new Fails()),
  THROW_UNTYPED(new ThrowsUntyped()),
  STACK_OVERFLOW(new OverflowsItsStack()),
  NAN_BOX(new FindsABoxThatIsNotANumber()),
  UNDECLARED_LABEL(new FindsAnUndeclaredLabel()),
  RETURN_NULL(new ReturnsNull()),
  WAIT_FOR_GATE(new WaitsAtTheGate()),
  KEEP_LEASE(new KeepsALease()),
  CONFIDENCE_ABOVE_ONE(new IsMoreThanCertain()),
  UNDECLARED_RULE_TYPE(new ReportsAnUndeclaredRuleType()),
  NEGATIVE_TIMING(new TakesNegativeTime()),
  HANG(new Hangs()),
  OUT_OF_MEMORY(new RunsOutOfMemory()),
  STEAL_FRAME(new ReadsAReleasedFrame()),
  START_THREAD(new LeavesAThread()),
  MISSING_CLASS(new MissesAClass()),
  FAIL_TO_CLOSE(new FailsToClose()),
  EXIT(new EndsTheProcess()),
  BATCH_OF_FOUR(new RunsInABatchOfFour()),
  EMPTY_BATCH(new RunsInAnEmptyBatch()),
  THROW_WHERE_MESSAGE_THROWS(new ThrowsWhereMessageThrows()),
  THROW_WHERE_TEXT_THROWS(new ThrowsWhereTextThrows()),
  THROW_WHERE_CAUSE_THROWS(new ThrowsWhereCauseThrows()),
  THROW_WHERE_STACK_TRACE_THROWS(new ThrowsWhereStackTraceThrows()),
  THROW_WHERE_EVERYTHING_IS_NULL(new ThrowsWhereEverythingIsNull()),
  THROW_WHERE_CAUSES_NEVER_END(new ThrowsWhereCausesNeverEnd()),
  THROW_WHERE_MESSAGE_HANGS(new ThrowsWhereMessageHangs()),
  THROW_WHERE_MESSAGE_IS_HUGE(new ThrowsWhereMessageIsHuge()),
  THROW_WHERE_MESSAGE_RUNS_OUT_OF_MEMORY(new ThrowsWhereMessageRunsOutOfMemory()),
  FAIL_WITH_BROKEN_CAUSE(new FailsWithABrokenCause()),
  BURN_PROCESSOR(new BurnsTheProcessor()),
  HOLD_SYSTEM_ERR(new HoldsSystemErr()),
  FIND_TOO_MUCH(new FindsTooMuch()),
  SAY_TOO_MUCH(new SaysTooMuch()),
  ATTRIBUTE_TOO_LONG(new DescribesTooMuch()),
  LEAVE_THREAD_LOCAL(new LeavesAThreadLocal()),
  INTERRUPT_ITSELF(new InterruptsItself()),
  HANG_WHEN_OPENED_AGAIN(new HangsWhenOpenedAgain()),
  HANG_WHEN_CLOSED(new HangsWhenClosed()),
  THROW_BROKEN_WHEN_OPENED_AGAIN(new ThrowsWhatIsBrokenWhenOpenedAgain()),
  THROW_BROKEN_WHEN_CLOSED(new ThrowsWhatIsBrokenWhenClosed()),
  HANG_TWICE(new HangsTwice()),
  HANG_WHEN_SAVED(new HangsWhenSaved()),
  FAIL_TO_SAVE(new FailsToSave());

  private static final Command[] ALL = values();

  @SuppressWarnings("ImmutableEnumChecker") // behaviours have no state
  private final Behaviour behaviour;

  Command(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  /** The command of this number; any other byte belongs to a picture that commands nothing. */
  public static Command of(byte number) {
    return number >= 0 && number < ALL.length ? ALL[number] : FIND_NOTHING;
  }

  @SuppressWarnings("EnumOrdinal") // test and plugin are of one build
  public byte number() {
    return (byte) ordinal();
  }

  public Behaviour behaviour() {
    return behaviour;
  }
}
