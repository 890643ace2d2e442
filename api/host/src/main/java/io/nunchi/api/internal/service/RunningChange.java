package io.nunchi.api.internal.service;

import io.nunchi.api.ChangeProgress;
import io.nunchi.api.HostException;
import io.nunchi.api.PendingChange;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A change on a thread of its own. Any thread. */
final class RunningChange<T> implements PendingChange<T>, Runnable {

  private final PendingChanges changes;
  private final PendingChanges.Body<T> body;
  private final Object owner;
  private final ChangeCourse course = new ChangeCourse(this::report);
  private final List<Consumer<ChangeProgress>> consumers = new CopyOnWriteArrayList<>();
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private ChangeProgress progress = ChangeProgress.of(ChangeProgress.Step.QUEUED);

  RunningChange(PendingChanges changes, Object owner, PendingChanges.Body<T> body) {
    this.changes = changes;
    this.owner = owner;
    this.body = body;
  }

  Object owner() {
    return owner;
  }

  @Override
  public void run() {
    try {
      T value = body.run(course);
      end(ChangeProgress.Step.DONE, value, null);
    } catch (HostException e) {
      Problem cancelled = course.end();
      if (cancelled == null) {
        fail(e);
      } else {
        end(ChangeProgress.Step.CANCELLED, null, new HostException(List.of(cancelled), e));
      }
    } catch (Throwable e) { // a mistake of the VMS, such as a released picture to probe with
      var unused = course.end();
      fail(e);
    }
  }

  /** Ends the change without a result. */
  void fail(Throwable failure) {
    end(ChangeProgress.Step.FAILED, null, failure);
  }

  /** Ends what does not come to its end by itself, because its owner is closed. */
  void giveUp() {
    Problem cancelled = course.end();
    if (cancelled != null) {
      end(ChangeProgress.Step.CANCELLED, null, new HostException(cancelled));
    }
  }

  @SuppressWarnings("NullAway") // the result of a change is what its body returned
  private void end(ChangeProgress.Step step, @Nullable T value, @Nullable Throwable failure) {
    synchronized (this) {
      if (ended.getCount() == 0) {
        return;
      }
      report(ChangeProgress.of(step));
      ended.countDown();
    }
    changes.ended(this);
    if (failure == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(failure);
    }
  }

  private synchronized void report(ChangeProgress now) {
    if (ended.getCount() == 0) {
      return; // a stream that moved after everybody had waited long enough
    }
    progress = now;
    for (Consumer<ChangeProgress> consumer : consumers) {
      tell(consumer, now);
    }
  }

  private void tell(Consumer<ChangeProgress> consumer, ChangeProgress now) {
    changes.tell(
        () -> {
          try {
            consumer.accept(now);
          } catch (Throwable e) { // a VMS's mistake stops nothing, whatever it throws
            changes.consumerFailed(ThrowableSnapshot.of(e), now);
          }
        });
  }

  @Override
  public CompletionStage<T> result() {
    return result.minimalCompletionStage();
  }

  @Override
  public synchronized ChangeProgress progress() {
    return progress;
  }

  @Override
  public synchronized void onProgress(Consumer<ChangeProgress> consumer) {
    consumers.add(consumer);
    tell(consumer, progress);
  }

  @Override
  public boolean cancel() {
    return cancel(ChangeProblems.cancelled());
  }

  boolean cancel(Problem why) {
    return ended.getCount() > 0 && course.cancel(why);
  }

  /** Waits until a moment; false if the change has not ended. */
  boolean awaitEnded(long endNanos) throws InterruptedException {
    return ended.await(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
