package io.nunchi.tck.internal.run;

import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides whether a call hangs or is slow.
 *
 * <p>A call hangs when the process did nothing for many pulses of the kit, or when it worked for
 * long without coming to an end. Nothing is less than half of the processor time that the waiting
 * thread received beside it, see {@link io.nunchi.tck.internal.watch.Pulses}.
 */
final class HangJudge {

  private static final long UNKNOWN = -1;

  private final Patience patience;
  private final LongSupplier children;
  private long steps;
  private long workAtStep;
  private long pulsesBefore;
  private long ownBefore;
  private long workBefore;
  private long childrenBefore = UNKNOWN;

  /**
   * Begins to judge.
   *
   * @param work the processor time that the process has used since its start
   * @param children tells that of the processes which it started; asked rarely
   */
  HangJudge(Patience patience, long work, LongSupplier children) {
    this.patience = patience;
    this.children = children;
    this.steps = patience.steps().getAsLong();
    this.workAtStep = work;
    this.workBefore = work;
  }

  /**
   * Looks after a pulse.
   *
   * @param pulses all pulses so far
   * @param own the processor time of the waiting thread in all of them
   * @param work the processor time that the process has used since its start
   * @return what shows that the call hangs, or empty
   */
  Optional<String> look(long pulses, long own, long work) {
    long now = patience.steps().getAsLong();
    if (now != steps) {
      steps = now;
      workAtStep = work;
      begin(pulses, own, work);
      return Optional.empty();
    }
    if (work - workAtStep >= patience.workNanos()) {
      return Optional.of("used %s of processor time".formatted(seconds(work - workAtStep)));
    }
    if (childrenBefore == UNKNOWN && pulses - pulsesBefore >= patience.pulses() / 2) {
      childrenBefore = children.getAsLong();
    }
    if (pulses - pulsesBefore < patience.pulses()) {
      return Optional.empty();
    }
    long did = work - workBefore;
    long couldHaveDone = own - ownBefore;
    if (did < couldHaveDone / 2) {
      did += Math.max(0, children.getAsLong() - childrenBefore);
    }
    if (did < couldHaveDone / 2) {
      return Optional.of(
          "waited, and used %s of processor time while a thread of the kit received %s"
              .formatted(seconds(did), seconds(couldHaveDone)));
    }
    begin(pulses, own, work);
    return Optional.empty();
  }

  private void begin(long pulses, long own, long work) {
    pulsesBefore = pulses;
    ownBefore = own;
    workBefore = work;
    childrenBefore = UNKNOWN;
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.2f s", Math.max(0, nanos) / 1e9);
  }
}
