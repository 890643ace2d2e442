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

  private final RunQueue queue = new RunQueue();

  private record Worker(Thread thread, Sleeper sleeper, CompletableFuture<Share> got) {

    static Worker of(RunQueue queue) {
      CompletableFuture<Share> got = new CompletableFuture<>();
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

  private static Share share() {
    return new Share(1, watch -> {});
  }

  @Test
  void everySleeperIsWokenForAShareOfItsOwn() throws Exception {
    Worker one = Worker.of(queue);
    Worker other = Worker.of(queue);
    Share first = share();
    Share second = share();
    queue.add(first);
    queue.add(second);
    assertThat(new Share[] {one.got().get(), other.got().get()})
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
    queue.add(share());
    latest.got().get();
    queue.add(share());
    assertThat(other.got()).as("the second share").succeedsWithin(Duration.ofSeconds(30));
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
    Share share = share();
    queue.add(share);
    assertThat(stays.got().get()).isSameAs(share);
  }

  @Test
  void shareOfASleeperThatIsInterruptedAfterItWasWokenIsNotLost() throws Exception {
    for (int i = 0; i < 200; i++) {
      Worker worker = Worker.of(queue);
      Share share = share();
      queue.add(share);
      worker.thread().interrupt();
      assertThat(worker.got().get()).isSameAs(share);
    }
  }
}
