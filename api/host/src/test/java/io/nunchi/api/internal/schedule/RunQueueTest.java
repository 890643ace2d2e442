package io.nunchi.api.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.api.testing.Await;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RunQueueTest {

  private static FairTask task(int weight) {
    return new FairTask(weight, watch -> {});
  }

  /** Runs turns of the given lengths one after the other, and counts the time each task got. */
  private static Map<FairTask, Long> simulate(Map<FairTask, Integer> turnNanos, int turns) {
    RunQueue queue = RunQueue.live(new SpareTime());
    turnNanos.keySet().forEach(task -> queue.add(task));
    Map<FairTask, Long> got = new HashMap<>();
    for (int i = 0; i < turns; i++) {
      FairTask next = Objects.requireNonNull(queue.poll());
      long length = Objects.requireNonNull(turnNanos.get(next));
      got.merge(next, length, Long::sum);
      queue.charge(next, length);
      queue.add(next);
    }
    return got;
  }

  @Test
  void sharesTimeByWeight() {
    FairTask low = task(1);
    FairTask normal = task(2);
    FairTask high = task(4);
    Map<FairTask, Long> got = simulate(Map.of(low, 1000, normal, 1000, high, 1000), 7000);
    assertThat(got).containsEntry(low, 1_000_000L);
    assertThat(got).containsEntry(normal, 2_000_000L);
    assertThat(got).containsEntry(high, 4_000_000L);
  }

  @Test
  void aTurnCountsThoughNothingWaitsWhenItEnds() {
    RunQueue queue = RunQueue.live(new SpareTime());
    FairTask alwaysBusy = task(2);
    FairTask returning = task(2);
    queue.add(alwaysBusy);
    queue.add(returning);
    Map<FairTask, Integer> turns = new HashMap<>();
    FairTask pausing = null;
    for (int i = 0; i < 3000; i++) {
      FairTask next = Objects.requireNonNull(queue.poll());
      if (pausing != null) { // its next frame came during another turn
        queue.add(pausing);
        pausing = null;
      }
      turns.merge(next, 1, Integer::sum);
      queue.charge(next, 1000);
      if (next == returning) {
        pausing = returning;
      } else {
        queue.add(next);
      }
    }
    assertThat(turns).containsEntry(alwaysBusy, 1500).containsEntry(returning, 1500);
  }

  @Property
  void slowStreamTakesNoMoreTimeThanTheOthers(
      @ForAll @Size(min = 2, max = 12) List<@IntRange(min = 100, max = 100_000) Integer> lengths) {
    Map<FairTask, Integer> turnNanos = new HashMap<>();
    lengths.forEach(length -> turnNanos.put(task(2), length));
    Map<FairTask, Long> got = simulate(turnNanos, 20_000);
    long longestTurn = lengths.stream().mapToInt(length -> length).max().orElseThrow();
    long least = got.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    long most = got.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    assertThat(got).as("no stream starves").hasSameSizeAs(turnNanos);
    assertThat(most - least).isLessThanOrEqualTo(longestTurn * 2);
  }

  @Property
  void streamThatComesBackAfterAPauseHasSavedNothingUp(@ForAll long seed) {
    Random random = new Random(seed);
    RunQueue queue = RunQueue.live(new SpareTime());
    FairTask busy = task(2);
    FairTask pausing = task(2);
    queue.add(busy);
    queue.add(pausing);
    assertThat(queue.poll()).isSameAs(busy);
    assertThat(queue.poll()).isSameAs(pausing);
    for (int i = 0; i < 1000; i++) {
      queue.charge(busy, 1000 + random.nextInt(1000));
      queue.add(busy);
      assertThat(queue.poll()).isSameAs(busy);
    }
    queue.add(pausing);
    queue.charge(busy, 1000);
    queue.add(busy);
    assertThat(queue.poll()).isSameAs(pausing);
    queue.charge(pausing, 3000);
    queue.add(pausing);
    assertThat(queue.poll()).as("one turn ahead at most").isSameAs(busy);
  }

  @Test
  void queueInSpareTimeWaitsUntilAWorkerHasNothingToDo() throws Exception {
    SpareTime spareTime = new SpareTime();
    RunQueue live = RunQueue.live(spareTime);
    RunQueue beside = RunQueue.inBackground(spareTime);
    FairTask background = task(1);
    beside.add(background);
    assertThat(beside.poll()).as("nobody waits for work yet").isNull();
    CompletableFuture<FairTask> got = new CompletableFuture<>();
    Thread besideWorker = new Thread(() -> complete(got, beside));
    besideWorker.start();
    awaitWaiting(besideWorker);
    assertThat(got).isNotDone();
    Thread liveWorker = new Thread(() -> complete(new CompletableFuture<>(), live));
    liveWorker.start();
    assertThat(got.get()).isSameAs(background);
    live.add(task(1));
    liveWorker.join();
    beside.add(background);
    assertThat(beside.poll()).as("the only live worker has a turn").isNull();
    beside.markUrgent(background);
    assertThat(beside.poll()).as("what comes to an end does not wait").isSameAs(background);
    beside.add(task(1));
    beside.stop();
    assertThat(beside.poll()).as("nor does anything when the host ends").isNotNull();
  }

  private static void complete(CompletableFuture<FairTask> got, RunQueue queue) {
    try {
      got.complete(queue.take(new Sleeper(), () -> false));
    } catch (InterruptedException e) {
      got.completeExceptionally(e);
    }
  }

  private static void awaitWaiting(Thread thread) {
    Await.until(() -> thread.getState() == Thread.State.WAITING);
  }

  /** A heap that has no memory for its second task. */
  private static final class FullHeap extends PriorityQueue<FairTask> {

    private static final long serialVersionUID = 1;

    private int additions;

    FullHeap() {
      super(Comparator.comparingLong((FairTask task) -> task.arrival));
    }

    @Override
    public boolean offer(FairTask task) {
      if (++additions == 2) {
        throw new OutOfMemoryError("a test");
      }
      return super.offer(task);
    }
  }

  @Test
  void taskForWhichThereIsNoMemoryWaitsForTheNextWorkerWithThoseBehindIt() {
    RunQueue queue = new RunQueue(new SpareTime(), new FullHeap());
    List<FairTask> tasks = List.of(task(1), task(1), task(1), task(1));
    tasks.forEach(queue::add);
    assertThatThrownBy(queue::poll).isInstanceOf(OutOfMemoryError.class);
    for (FairTask task : tasks) {
      assertThat(queue.poll()).isSameAs(task);
    }
    assertThat(queue.poll()).isNull();
  }
}
