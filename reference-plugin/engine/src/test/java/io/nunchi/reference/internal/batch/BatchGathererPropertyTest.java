package io.nunchi.reference.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.internal.testing.ListLogger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BatchGathererPropertyTest {

  private static final int FRAMES = 40;
  private static final int BROKEN = 13;

  /** Every thirteenth picture breaks its batch, and some callers are interrupted meanwhile. */
  @Property(tries = 25)
  void everyCallerGetsItsOwnAnswerOrItsOwnFailure(
      @ForAll @IntRange(min = 1, max = 6) int callers,
      @ForAll @IntRange(min = 1, max = 8) int most,
      @ForAll @IntRange(min = 1, max = 3) int lanes,
      @ForAll @IntRange(min = 0, max = 200) int windowMicros,
      @ForAll Random random)
      throws Exception {
    ScriptedModel model = new ScriptedModel(most);
    model.breakWhere(batch -> batch.stream().anyMatch(picture -> picture % BROKEN == 0));
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    AtomicInteger gaveUp = new AtomicInteger();
    List<Throwable> wrong = new CopyOnWriteArrayList<>();
    try (BatchGatherer gatherer =
        new BatchGatherer(
            model,
            ScriptedModel.PICTURE_BYTES,
            most,
            lanes,
            1000L * windowMicros,
            System::nanoTime,
            new ListLogger(new CopyOnWriteArrayList<>()))) {
      List<Thread> threads = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        int first = 1 + caller * FRAMES;
        long seed = random.nextLong();
        threads.add(
            new Thread(
                () -> {
                  Random own = new Random(seed);
                  BatchSeat seat = gatherer.newSeat();
                  for (int picture = first; picture < first + FRAMES; picture++) {
                    if (own.nextInt(10) == 0) {
                      Thread.currentThread().interrupt();
                    }
                    try {
                      assertThat(Caller.call(seat, picture)).isEqualTo(10 * picture);
                      assertThat(picture % BROKEN).isNotZero();
                      answered.incrementAndGet();
                    } catch (GivenUpException e) {
                      assertThat(Thread.interrupted()).isTrue();
                      gaveUp.incrementAndGet();
                    } catch (OrtException broken) {
                      if (Thread.interrupted()) {
                        gaveUp.incrementAndGet();
                      } else {
                        assertThat(broken).hasMessageContaining("[" + picture + "]");
                        failed.incrementAndGet();
                      }
                    } catch (Exception | AssertionError unexpected) {
                      wrong.add(unexpected);
                    }
                  }
                  seat.close();
                }));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(answered.get() + failed.get() + gaveUp.get()).isEqualTo(callers * FRAMES);
  }
}
