package io.nunchi.loading.internal.call;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A call that its owner ends while the supervisor finds it late or gives it up. */
public final class CallStateStress {

  private CallStateStress() {}

  /** Exactly one of the two has the call. */
  @JCStressTest
  @Outcome(id = "IN_TIME, false", expect = Expect.ACCEPTABLE, desc = "The call has ended.")
  @Outcome(id = "ABANDONED, true", expect = Expect.ACCEPTABLE, desc = "The call was given up.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Both have the call, or nobody has.")
  @State
  public static class EndMeetsAbandon {

    private final CallState state = new CallState();

    public EndMeetsAbandon() {
      state.begin();
    }

    @Actor
    public void owner(LL_Result result) {
      result.r1 = state.end();
    }

    @Actor
    public void supervisor(LL_Result result) {
      result.r2 = state.abandon(state.read());
    }
  }

  /** A late call ends after its interrupt was sent, never between. */
  @JCStressTest
  @Outcome(id = "IN_TIME, false", expect = Expect.ACCEPTABLE, desc = "The call has ended.")
  @Outcome(id = "LATE, true", expect = Expect.ACCEPTABLE, desc = "The call has ended late.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "The interrupt meets another call.")
  @State
  public static class EndMeetsOverdue {

    private final CallState state = new CallState();

    public EndMeetsOverdue() {
      state.begin();
    }

    @Actor
    public void owner(LL_Result result) {
      result.r1 = state.end();
    }

    @Actor
    public void supervisor(LL_Result result) {
      long seen = state.read();
      boolean late = state.overdue(seen);
      if (late) {
        state.toldOverdue(seen);
      }
      result.r2 = late;
    }
  }

  /** A word of one call changes nothing of the next. */
  @JCStressTest
  @Outcome(id = "IN_TIME, false", expect = Expect.ACCEPTABLE, desc = "Too late for the first call.")
  @Outcome(
      id = "ABANDONED, true",
      expect = Expect.ACCEPTABLE,
      desc = "The first call was given up.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "The second call was given up for the first.")
  @State
  public static class NextCallMeetsAbandon {

    private final CallState state = new CallState();
    private final long wordOfFirst;

    public NextCallMeetsAbandon() {
      state.begin();
      wordOfFirst = state.read();
    }

    @Actor
    public void owner(LL_Result result) {
      CallState.End first = state.end();
      if (first == CallState.End.ABANDONED) {
        result.r1 = first;
      } else {
        state.begin();
        result.r1 = state.end();
      }
    }

    @Actor
    public void supervisor(LL_Result result) {
      result.r2 = state.abandon(wordOfFirst);
    }
  }
}
