package io.nunchi.api.internal.schedule;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A worker that sleeps while another thread wakes it: a wake-up that is lost is a timeout. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The worker was woken.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The worker came back without work.")
@State
public class SleeperStress {

  private final Sleeper sleeper = new Sleeper();
  private volatile boolean work;

  @Actor
  public void worker(I_Result result) {
    try {
      sleeper.prepareToSleep();
      if (!work) {
        sleeper.sleep();
      }
      result.r1 = work ? 1 : 0;
    } catch (InterruptedException e) {
      result.r1 = -1;
    }
  }

  @Actor
  public void waker() {
    work = true;
    sleeper.wake();
  }
}
