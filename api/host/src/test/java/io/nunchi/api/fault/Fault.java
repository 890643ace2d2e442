package io.nunchi.api.fault;

import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.ScriptedSettings;
import io.nunchi.api.testplugin.Start;
import io.nunchi.api.testplugin.broken.MessageThrows;
import io.nunchi.api.testplugin.gate.Gate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The list of faults of analyzers, engines and callbacks of the VMS, and what the host does. */
enum Fault {
  REJECTS_THE_FRAME(
      new FrameInjection(Command.REJECT), "drops the frame; the analyzer goes on", "TEST-0004"),
  FAILS(
      new FrameInjection(Command.FAIL),
      "replaces the analyzer; quarantine after five in 30 s",
      "TEST-0005"),
  THROWS_UNTYPED(new FrameInjection(Command.THROW_UNTYPED), "replaces the analyzer", "NUN-4501"),
  OVERFLOWS_ITS_STACK(
      new FrameInjection(Command.STACK_OVERFLOW), "replaces the analyzer", "NUN-4501"),
  RUNS_OUT_OF_MEMORY(
      new FrameInjection(Command.OUT_OF_MEMORY), "replaces the analyzer", "NUN-4501", "NUN-4560"),
  MISSES_A_CLASS(
      new FrameInjection(Command.MISSING_CLASS),
      "replaces the analyzer, and names class and jar",
      "NUN-4508"),
  RETURNS_NULL(
      new FrameInjection(Command.RETURN_NULL),
      "drops the frame; the second bad result in a row replaces the analyzer",
      "NUN-4001"),
  RETURNS_NAN(
      new FrameInjection(Command.NAN_BOX),
      "drops the frame; the second bad result in a row replaces the analyzer",
      "NUN-4002"),
  RETURNS_AN_UNDECLARED_LABEL(
      new FrameInjection(Command.UNDECLARED_LABEL),
      "drops the frame; the second bad result in a row replaces the analyzer",
      "NUN-4004"),
  IS_LATE(
      new FrameInjection(Command.WAIT_FOR_GATE),
      "interrupts the call after the deadline, and replaces the analyzer",
      "NUN-4506"),
  NEVER_RETURNS(
      new FrameInjection(Command.HANG),
      "gives the thread up after deadline and grace, and replaces the analyzer",
      "NUN-4507"),
  KEEPS_A_LEASE(
      new FrameInjection(Command.KEEP_LEASE),
      "reports the lease when the analyzer is closed",
      "NUN-4509"),
  READS_A_RELEASED_FRAME(
      new FrameInjection(Command.STEAL_FRAME),
      "reports the place, and fails the call that reads",
      "NUN-4510"),
  LEAVES_A_THREAD(
      new FrameInjection(Command.START_THREAD),
      "reports the threads when the engine is closed",
      "NUN-4512"),
  FAILS_TO_CLOSE(
      new FrameInjection(Command.FAIL_TO_CLOSE),
      "reports it; the analyzer counts as closed",
      "NUN-4501"),
  THROWS_WHERE_MESSAGE_THROWS(
      new FrameInjection(Command.THROW_WHERE_MESSAGE_THROWS),
      "replaces the analyzer, and says what of the text can be said",
      "NUN-4501"),
  THROWS_WHERE_TEXT_THROWS(
      new FrameInjection(Command.THROW_WHERE_TEXT_THROWS),
      "replaces the analyzer, and says what of the text can be said",
      "NUN-4501"),
  THROWS_WHERE_CAUSE_THROWS(
      new FrameInjection(Command.THROW_WHERE_CAUSE_THROWS),
      "replaces the analyzer, and says what of the text can be said",
      "NUN-4501"),
  THROWS_WHERE_STACK_TRACE_THROWS(
      new FrameInjection(Command.THROW_WHERE_STACK_TRACE_THROWS),
      "replaces the analyzer, and says what of the text can be said",
      "NUN-4501"),
  THROWS_WHERE_EVERYTHING_IS_NULL(
      new FrameInjection(Command.THROW_WHERE_EVERYTHING_IS_NULL),
      "replaces the analyzer, and says what of the text can be said",
      "NUN-4501"),
  THROWS_WHERE_CAUSES_NEVER_END(
      new FrameInjection(Command.THROW_WHERE_CAUSES_NEVER_END),
      "replaces the analyzer, and says what of the text can be said",
      "NUN-4501"),
  THROWS_WHERE_MESSAGE_HANGS(
      new FrameInjection(Command.THROW_WHERE_MESSAGE_HANGS),
      "gives the thread up that reads the text, and replaces the analyzer",
      "NUN-4501",
      "NUN-4506",
      "NUN-4507"),
  THROWS_WHERE_MESSAGE_IS_HUGE(
      new FrameInjection(Command.THROW_WHERE_MESSAGE_IS_HUGE),
      "replaces the analyzer, and keeps the beginning of the text",
      "NUN-4501"),
  THROWS_WHERE_MESSAGE_RUNS_OUT_OF_MEMORY(
      new FrameInjection(Command.THROW_WHERE_MESSAGE_RUNS_OUT_OF_MEMORY),
      "replaces the analyzer, and says what of the text can be said",
      "NUN-4501",
      "NUN-4560"),
  FAILS_WITH_A_BROKEN_CAUSE(
      new FrameInjection(Command.FAIL_WITH_BROKEN_CAUSE),
      "replaces the analyzer, and says what of the text can be said",
      "TEST-0010"),
  BURNS_THE_PROCESSOR(
      new FrameInjection(Command.BURN_PROCESSOR),
      "gives the thread up after deadline and grace, and replaces the analyzer",
      "NUN-4507"),
  HOLDS_SYSTEM_ERR(
      new FrameInjection(Command.HOLD_SYSTEM_ERR),
      "gives the thread up; its own threads never wait for a log",
      "NUN-4507"),
  FINDS_100000_THINGS(
      new FrameInjection(Command.FIND_TOO_MUCH),
      "drops the frame; the result breaks the contract",
      "NUN-4007"),
  SAYS_10_MILLION_CHARACTERS(
      new FrameInjection(Command.SAY_TOO_MUCH),
      "drops the frame, and keeps the beginning of the text",
      "TEST-0011"),
  DESCRIBES_IN_10_MILLION_CHARACTERS(
      new FrameInjection(Command.ATTRIBUTE_TOO_LONG),
      "drops the frame; the result breaks the contract",
      "NUN-4007"),
  LEAVES_A_THREAD_LOCAL(
      new FrameInjection(Command.LEAVE_THREAD_LOCAL), "nothing: the memory goes with the thread"),
  INTERRUPTS_ITSELF(
      new FrameInjection(Command.INTERRUPT_ITSELF), "clears the flag before the next call"),
  HANGS_WHEN_OPENED_AGAIN(
      new FrameInjection(Command.HANG_WHEN_OPENED_AGAIN),
      "gives the thread up after deadline and grace, and opens another analyzer",
      "NUN-4507"),
  HANGS_WHEN_CLOSED(
      new FrameInjection(Command.HANG_WHEN_CLOSED),
      "gives the thread up after deadline and grace; the next analyzer is opened meanwhile",
      "NUN-4505",
      "NUN-4507"),
  THROWS_WHAT_IS_BROKEN_WHEN_CLOSED(
      new FrameInjection(Command.THROW_BROKEN_WHEN_CLOSED),
      "reports it; the analyzer counts as closed",
      "NUN-4501"),
  HANGS_IN_A_CHANGE_OF_SETTINGS(
      new SettingsInjection(ScriptedSettings.HANGING_TOP),
      "refuses the change, gives the thread up, and replaces the analyzer",
      "NUN-4507"),
  THROWS_WHAT_IS_BROKEN_IN_A_CHANGE_OF_SETTINGS(
      new SettingsInjection(ScriptedSettings.BROKEN_TOP),
      "refuses the change, and replaces the analyzer",
      "NUN-4501"),
  ENGINE_FAILS_TO_START(
      new SwapInjection(Start.FAIL), "refuses the swap; the engine before goes on", "TEST-0001"),
  ENGINE_THROWS_AT_ITS_START(
      new SwapInjection(Start.THROW), "refuses the swap; the engine before goes on", "NUN-4501"),
  ENGINE_THROWS_WHAT_IS_BROKEN_AT_ITS_START(
      new SwapInjection(Start.THROW_BROKEN),
      "refuses the swap; the engine before goes on",
      "NUN-4501"),
  ENGINE_IS_NULL(
      new SwapInjection(Start.NULL), "refuses the swap; the engine before goes on", "NUN-4501"),
  ENGINE_FAILS_TO_WARM_UP(
      new SwapInjection(Start.WARM), "refuses the swap; the engine before goes on", "TEST-0002"),
  ENGINE_BREAKS_THE_CONTRACT_IN_ITS_PROBE(
      new SwapInjection(Start.NAN), "refuses the swap; the engine before goes on", "NUN-4513"),
  ENGINE_NEVER_STARTS(
      new SwapInjection(Start.HANG), "refuses the swap; the engine before goes on", "NUN-4507"),
  ENGINE_HAS_NO_DESCRIPTOR(
      new SwapInjection(Start.UNDESCRIBED),
      "refuses the swap; the engine before goes on",
      "NUN-4501"),
  ENGINE_HAS_A_NULL_LABEL(
      new SwapInjection(Start.NULL_LABELS),
      "refuses the swap; the engine before goes on",
      "NUN-4501"),
  ENGINE_NEVER_CLOSES(
      new CloseInjection(), "gives the thread up after deadline and grace", "NUN-4507"),
  LISTENER_NEVER_RETURNS(
      new ListenerInjection(true, Gate::passUninterruptibly),
      "reports it; its camera waits, and a spare thread serves the others",
      "NUN-4519"),
  LISTENER_THROWS(
      new ListenerInjection(false, Fault::throwSomething),
      "counts it; the stream goes on",
      Fault.COUNTED),
  LISTENER_THROWS_WHAT_IS_BROKEN(
      new ListenerInjection(false, Fault::throwSomethingBroken),
      "counts it; the stream goes on",
      Fault.COUNTED),
  RELEASE_CALLBACK_NEVER_RETURNS(
      new ReleaseInjection(true, Gate::passUninterruptibly),
      "reports it; its camera waits, and a spare thread serves the others",
      "NUN-4519"),
  RELEASE_CALLBACK_THROWS(
      new ReleaseInjection(false, Fault::throwSomething),
      "counts it; the stream goes on",
      Fault.COUNTED),
  RELEASE_CALLBACK_THROWS_WHAT_IS_BROKEN(
      new ReleaseInjection(false, Fault::throwSomethingBroken),
      "counts it; the stream goes on",
      Fault.COUNTED),
  SINK_OF_DISPUTED_FRAMES_NEVER_RETURNS(
      new SinkInjection(Gate::passUninterruptibly),
      "reports it; the other comparisons go on",
      "NUN-4519"),
  SINK_OF_DISPUTED_FRAMES_THROWS(
      new SinkInjection(Fault::throwSomething),
      "counts it; the comparison goes on without the frame",
      Fault.COUNTED),
  SINK_OF_DISPUTED_FRAMES_THROWS_WHAT_IS_BROKEN(
      new SinkInjection(Fault::throwSomethingBroken),
      "counts it; the comparison goes on without the frame",
      Fault.COUNTED);

  @SuppressWarnings("ImmutableEnumChecker") // the injections have no state
  private final Injection injection;

  private final String answer;

  @SuppressWarnings("ImmutableEnumChecker") // it is a copy
  private final Set<String> codes;

  Fault(Injection injection, String answer, String... codes) {
    this.injection = injection;
    this.answer = answer;
    this.codes = Set.of(codes);
  }

  private static final Pattern VARIATIONS =
      Pattern.compile(
          "THROWS_WHERE_(?!MESSAGE_HANGS).*|FAILS_WITH_A_BROKEN_CAUSE|.*_WHAT_IS_BROKEN.*"
              + "|ENGINE_(?!NEVER).*|(LISTENER|RELEASE_CALLBACK|SINK_OF_DISPUTED_FRAMES)_THROWS");

  /** In place of a code: failures of the VMS's own callbacks are counted, and logged. */
  static final String COUNTED = "counted";

  private static void throwSomethingBroken(Gate gate) {
    throw new MessageThrows();
  }

  private static void throwSomething(Gate gate) {
    throw new IllegalStateException("a bug of the VMS beside " + gate.name());
  }

  Injection injection() {
    return injection;
  }

  /** The host's answer to the fault, in words. */
  String answer() {
    return answer;
  }

  /** The codes one of which names the fault; none if nobody needs to know. */
  Set<String> codes() {
    return codes;
  }

  /** Returns true if the analyzer may still read pictures, whatever becomes of its stream. */
  boolean keepsPictures() {
    return this == KEEPS_A_LEASE;
  }

  /**
   * Returns true for one of several ways to the same answer that cost no thread: a sample of the
   * suite brings it about with one number of cameras.
   */
  boolean isVariation() {
    return VARIATIONS.matcher(name()).matches();
  }

  String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
