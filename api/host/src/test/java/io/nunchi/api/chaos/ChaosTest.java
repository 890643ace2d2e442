package io.nunchi.api.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Late, hanging, throwing and broken frames, swaps, rollbacks, changes of settings, streams that
 * come and go, shadows and releases, all at the same time: no frame is lost, told twice or out of
 * order, and nothing is left when the host is closed.
 *
 * <p>{@code -Dnunchi.seed=7} in the arguments of the tests' JVM repeats the decisions of a run, not
 * their order in time.
 */
@Tag("slow")
@Tag("soak")
@Timeout(value = 6, unit = TimeUnit.HOURS)
class ChaosTest {

  /** 30 seconds in the slow profile, 5 minutes in the soak. */
  private static final Duration DURATION =
      Duration.ofSeconds(6L * Integer.getInteger("nunchi.repeat", 5));

  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final long SEED = Long.getLong("nunchi.seed", System.nanoTime());
  private static final long MOST_HEAP_GROWTH = 16L << 20;

  @TempDir Path folder;

  @Test
  void everyFrameIsAccountedForAndNothingIsLeft() throws Exception {
    System.out.println("Chaos with nunchi.seed=" + SEED);
    run("warm-up", WARM_UP);
    ProcessLoad before = ProcessLoad.afterCollection();
    run("chaos", DURATION);
    ProcessLoad after = ProcessLoad.afterCollection();
    System.out.println(before + " before, " + after + " after");
    assertThat(after.openFiles()).as("open files").isLessThanOrEqualTo(before.openFiles());
    assertThat(after.heapBytes() - before.heapBytes())
        .as("growth of the heap")
        .isLessThan(MOST_HEAP_GROWTH);
  }

  private void run(String name, Duration duration) throws Exception {
    ChaoticHost host = new ChaoticHost(Files.createDirectory(folder.resolve(name)), SEED);
    List<ChaosOperator> operators = startOperators(host);
    TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    for (ChaosOperator operator : operators) {
      operator.stop();
    }
    host.close();
    print(duration, host, operators);
    Await.until(() -> host.host().report().stuckCalls().isEmpty());
    Await.until(() -> host.pictures().unreleased() == 0);
    host.forgetGates();
    assertThat(host.pictures().releasedTwice()).as("pictures released twice").isZero();
    for (ChaoticCamera camera : host.cameras()) {
      StreamCounters counters = camera.stream().counters();
      Await.until(() -> camera.ledger().told() == counters.offered());
      assertThat(camera.ledger().mistakes(counters)).isEmpty();
    }
    assertThat(operators).allSatisfy(operator -> assertThat(operator.done()).isPositive());
    Await.until(() -> ProcessLoad.afterCollection().hostThreads() == 0);
  }

  private static List<ChaosOperator> startOperators(ChaoticHost host) {
    Random seeds = new Random(SEED);
    List<ChaosOperator> operators = new ArrayList<>();
    operators.add(operator(new Swap(), 100, host, seeds));
    operators.add(operator(new Rollback(), 300, host, seeds));
    operators.add(operator(new RandomEngineSettings(), 20, host, seeds));
    operators.add(operator(new RandomCameraSettings(), 10, host, seeds));
    operators.add(operator(new ShortStream(), 40, host, seeds));
    operators.add(operator(new ShortShadow(), 100, host, seeds));
    operators.add(operator(new Release(), 50, host, seeds));
    return operators;
  }

  private static ChaosOperator operator(
      Disturbance disturbance, long longestPauseMillis, ChaoticHost host, Random seeds) {
    return new ChaosOperator(
        disturbance, Duration.ofMillis(longestPauseMillis), host, new Random(seeds.nextLong()));
  }

  private static void print(Duration duration, ChaoticHost host, List<ChaosOperator> operators) {
    List<StreamCounters> all =
        host.cameras().stream().map(camera -> camera.stream().counters()).toList();
    System.out.printf(
        "%s: %d offered, %d analyzed, %d told in %d streams; %s%n",
        duration,
        all.stream().mapToLong(StreamCounters::offered).sum(),
        all.stream().mapToLong(StreamCounters::analyzed).sum(),
        host.cameras().stream().mapToLong(camera -> camera.ledger().told()).sum(),
        all.size(),
        operators);
  }
}
