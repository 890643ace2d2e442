package io.nunchi.api.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.testing.Await;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that sleep until the queue has something for them. */
@Timeout(60)
class SleeperTest {

  private final RunQueue queue = RunQueue.live(new SpareTime());

  private record Worker(Thread thread, Sleeper sleeper, CompletableFuture<FairTask> got) {

    static Worker of(RunQueue queue) {
      CompletableFuture<FairTask> got = new CompletableFuture<>();
      Sleeper sleeper = new Sleeper();
      Thread thread =
          new Thread(
              () -> {
                try {
                  got.complete(Objects.requireNonNull(queue.take(sleeper, () -> false)));
                } catch (InterruptedException e) {
                  got.completeExceptionally(e);
                }
              });
      thread.start();
      awaitSleep(thread);
      return new Worker(thread, sleeper, got);
    }
  }

  private static void awaitSleep(Thread thread) {
    Await.until(() -> thread.getState() == Thread.State.WAITING);
  }

  private static FairTask task() {
    return new FairTask(1, watch -> {});
  }

  @Test
  void everySleeperIsWokenForAShareOfItsOwn() throws Exception {
    Worker one = Worker.of(queue);
    Worker other = Worker.of(queue);
    FairTask first = task();
    FairTask second = task();
    queue.add(first);
    queue.add(second);
    assertThat(new FairTask[] {one.got().get(), other.got().get()})
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void sleeperThatIsWokenForNothingIsNotCountedTwice() throws Exception {
    Worker other = Worker.of(queue);
    Worker latest = Worker.of(queue);
    for (int i = 0; i < 5; i++) {
      latest.sleeper().wake();
      Await.until(() -> latest.sleeper().isAsleep());
      awaitSleep(latest.thread());
    }
    queue.add(task());
    latest.got().get();
    queue.add(task());
    assertThat(other.got()).as("the second task").succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void interruptedSleeperLeavesTheSharesToOthers() throws Exception {
    Worker stays = Worker.of(queue);
    Worker leaves = Worker.of(queue);
    leaves.thread().interrupt();
    assertThat(leaves.got())
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(InterruptedException.class);
    FairTask task = task();
    queue.add(task);
    assertThat(stays.got().get()).isSameAs(task);
  }

  @Test
  void shareOfASleeperThatIsInterruptedAfterItWasWokenIsNotLost() throws Exception {
    for (int i = 0; i < 200; i++) {
      Worker worker = Worker.of(queue);
      FairTask task = task();
      queue.add(task);
      worker.thread().interrupt();
      assertThat(worker.got().get()).isSameAs(task);
    }
  }
}
