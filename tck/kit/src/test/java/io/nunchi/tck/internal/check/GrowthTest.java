package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.internal.check.Growth.Leak;
import io.nunchi.tck.internal.check.Growth.Quantity;
import io.nunchi.tck.internal.watch.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Windows of 25 steps; the heap may grow by 1000 bytes in a round, threads by 10. */
class GrowthTest {

  private static final int STEPS = 25;
  private static final Quantity HEAP =
      new Quantity("bytes of Java heap", Footprint::heapBytes, 1_000, "collections");
  private static final Quantity THREADS =
      new Quantity("threads", Footprint::threads, 10, "executors");

  private int looks;

  @Test
  void whatGrowsByAsMuchInEveryWindowIsALeak() throws Exception {
    List<Leak> leaks = watch(heapAfter(look -> 251L * look));

    assertThat(leaks).hasSize(1);
    assertThat(leaks.get(0).quantity()).isSameAs(HEAP);
    assertThat(leaks.get(0).growth()).isEqualTo(1_004);
    assertThat(leaks.get(0).steps()).isEqualTo(100);
    assertThat(leaks.get(0).describe())
        .startsWith("about 1004 more bytes of Java heap after 100 of them, 10 for each");
    assertThat(looks).isEqualTo(Growth.ROUNDS * Growth.WINDOWS);
  }

  @Test
  void growthWithinTheNoiseEndsAfterOneRound() throws Exception {
    assertThat(watch(heapAfter(look -> 250L * look))).isEmpty();
    assertThat(looks).isEqualTo(Growth.WINDOWS);
  }

  @Test
  void jumpsAreNoLeak() throws Exception {
    assertThat(watch(heapAfter(look -> look < 2 ? 0 : look < 4 ? 1 << 20 : 1 << 21))).isEmpty();
    assertThat(looks).isEqualTo(Growth.WINDOWS);
  }

  @Test
  void whatFillsUpIsNoLeak() throws Exception {
    long[] sizes = LongStream.iterate(0, size -> size + (10_000 - size) / 4).limit(20).toArray();

    assertThat(watch(heapAfter(look -> sizes[look]))).isEmpty();
    assertThat(looks).isGreaterThan(Growth.WINDOWS);
  }

  @Test
  void whatGrowsByLessThanHalfInTheNextRoundIsNoLeak() throws Exception {
    assertThat(watch(heapAfter(look -> look <= 4 ? 1_000 * look : 4_000 + 499 * (look - 4))))
        .isEmpty();
    assertThat(looks).isEqualTo(2 * Growth.WINDOWS);
  }

  @Test
  void whatGrowsByHalfInTheNextRoundIsALeak() throws Exception {
    assertThat(watch(heapAfter(look -> look <= 4 ? 1_000 * look : 4_000 + 500 * (look - 4))))
        .hasSize(1);
  }

  @Test
  void oneWindowOfEachRoundMayShrink() throws Exception {
    long[] sizes = new long[20];
    for (int i = 1; i < sizes.length; i++) {
      sizes[i] = sizes[i - 1] + (i % 4 == 0 ? -500 : 1_000);
    }

    assertThat(watch(heapAfter(look -> sizes[look])).get(0).growth()).isEqualTo(4_000);
  }

  @Test
  void everyLeakIsTold() throws Exception {
    List<Leak> leaks = watch(look -> footprint(3 * look, 2_000L * look));

    assertThat(leaks).extracting(Leak::quantity).containsExactly(THREADS, HEAP);
    assertThat(leaks.get(0).describe()).startsWith("about 12 more threads after 100 of them");
    assertThat(leaks.get(0).describe()).doesNotContain("for each");
  }

  @Test
  void theClassesOfWhichThereAreMoreAreTold() throws Exception {
    List<Object> kept = new ArrayList<>();

    List<Leak> leaks =
        watch(
            look -> {
              for (int i = 0; i < STEPS; i++) {
                kept.add(new Kept());
              }
              return footprint(0, 2_000L * look);
            });

    assertThat(leaks.get(0).describe()).contains("more objects: ", "100 " + Kept.class.getName());
    assertThat(kept).hasSize(Growth.ROUNDS * Growth.WINDOWS * STEPS);
  }

  private static final class Kept {}

  private interface Footprints {
    Footprint after(int look);
  }

  private interface Sizes {
    long after(int look);
  }

  private static Footprints heapAfter(Sizes sizes) {
    return look -> footprint(0, sizes.after(look));
  }

  private static Footprint footprint(int threads, long heapBytes) {
    return new Footprint(threads, heapBytes, 0, 0, 0, 0);
  }

  private List<Leak> watch(Footprints footprints) throws Exception {
    looks = 0;
    return new Growth(List.of(THREADS, HEAP), STEPS)
        .watch(footprint(0, 0), before -> footprints.after(++looks));
  }
}
