package io.nunchi.api.internal.schedule;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** A task that one thread queues while others look for it. */
public final class RunQueueStress {

  private RunQueueStress() {}

  /** Two workers that poll while a task arrives: one of them gets it, or it stays. */
  @JCStressTest
  @Outcome(id = "1, 0, 0", expect = Expect.ACCEPTABLE, desc = "The first worker has the task.")
  @Outcome(id = "0, 1, 0", expect = Expect.ACCEPTABLE, desc = "The second worker has the task.")
  @Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "Both looked too early.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "The task is lost, or runs twice.")
  @State
  public static class TaskIsTakenOnce {

    private final RunQueue queue = RunQueue.live(new SpareTime());
    private final FairTask task = new FairTask(1, watch -> {});

    @Actor
    public void add() {
      queue.add(task);
    }

    @Actor
    public void first(III_Result result) {
      result.r1 = queue.poll() == null ? 0 : 1;
    }

    @Actor
    public void second(III_Result result) {
      result.r2 = queue.poll() == null ? 0 : 1;
    }

    @Arbiter
    public void rest(III_Result result) {
      result.r3 = queue.poll() == null ? 0 : 1;
    }
  }

  /** A worker that falls asleep while a task arrives: a wake-up that is lost is a timeout. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The worker has the task.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "The worker came back without it.")
  @State
  public static class SleeperIsWoken {

    private final RunQueue queue = RunQueue.live(new SpareTime());
    private final FairTask task = new FairTask(1, watch -> {});
    private final Sleeper worker = new Sleeper();

    @Actor
    public void add() {
      queue.add(task);
    }

    @Actor
    public void take(I_Result result) {
      try {
        result.r1 = queue.take(worker, () -> false) == null ? 0 : 1;
      } catch (InterruptedException e) {
        result.r1 = -1;
      }
    }
  }
}
