package io.nunchi.api.internal.service;

import io.nunchi.api.ChangeProgress;
import io.nunchi.api.HostException;
import io.nunchi.api.PendingChange;
import io.nunchi.loading.HostThread;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The changes of a host that go on by themselves, each on a thread of its own. Any thread. */
public final class PendingChanges {

  /** The work of a change, which its course may refuse to go on with. */
  public interface Body<T> {
    T run(ChangeCourse course) throws HostException;
  }

  private final ProblemLog problems;
  private final Set<RunningChange<?>> running = ConcurrentHashMap.newKeySet();

  public PendingChanges(ProblemLog problems) {
    this.problems = problems;
  }

  /** Begins a change of an owner. */
  public <T> PendingChange<T> begin(Object owner, Body<T> body) {
    RunningChange<T> change = new RunningChange<>(this, owner, body);
    running.add(change);
    Thread thread = HostThread.onBehalfOfCaller(change, "nunchi-change");
    try {
      thread.start();
    } catch (Error e) { // no thread, no memory
      change.fail(new HostException(List.of(ChangeProblems.noThread(e)), e));
    }
    return change;
  }

  /** Cancels what an owner that is being closed has begun; does not wait. */
  public void cancel(Object owner, Problem why) {
    for (RunningChange<?> change : of(owner)) {
      var unused = change.cancel(why); // past the point of no return it ends soon
    }
  }

  /** Waits for the end of an owner's changes, and ends those that take longer. */
  public void awaitEnded(Object owner, Duration longest) {
    long endNanos = System.nanoTime() + longest.toNanos();
    try {
      for (RunningChange<?> change : of(owner)) {
        if (!change.awaitEnded(endNanos)) {
          change.giveUp();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<RunningChange<?>> of(Object owner) {
    List<RunningChange<?>> found = new ArrayList<>();
    for (RunningChange<?> change : running) {
      if (change.owner().equals(owner)) {
        found.add(change);
      }
    }
    return found;
  }

  void ended(RunningChange<?> change) {
    running.remove(change);
  }

  void tell(Runnable call) {
    problems.listeners().call(call);
  }

  void consumerFailed(ThrowableSnapshot failure, ChangeProgress progress) {
    problems.add(List.of(ChangeProblems.consumerFailed(failure, progress)));
  }
}
