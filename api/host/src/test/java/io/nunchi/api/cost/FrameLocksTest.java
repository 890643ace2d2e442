package io.nunchi.api.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.cost.LockRecorder.Acquisition;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The locks on a frame's way from the offer to the end of its turn. */
@Timeout(120)
class FrameLocksTest {

  @TempDir Path folder;

  @Test
  void aFrameTakesFourLocksAndNoneOfAnotherEngine() throws Exception {
    List<List<Acquisition>> byEngine = relay();
    for (List<Acquisition> taken : byEngine) {
      assertThat(countsByPlace(taken))
          .as("all locks of %d frames", FrameRelay.FRAMES)
          .isEqualTo(
              Map.of(
                  "Inbox.offer", (long) FrameRelay.FRAMES,
                  "RunQueue.take", (long) FrameRelay.FRAMES,
                  "Inbox.beginTurn", (long) FrameRelay.FRAMES,
                  "UrgentLocking.lock", (long) FrameRelay.FRAMES)); // by Inbox.endTurn
      assertThat(locks(taken, "RunQueue.")).as("the engine's queue").hasSize(1);
      assertThat(locks(taken, "Inbox.")).as("one lock for each stream").hasSize(2);
    }
    Set<Object> ofBoth = locks(byEngine.get(0), "");
    ofBoth.retainAll(locks(byEngine.get(1), ""));
    assertThat(ofBoth).as("locks that cameras of two engines take").isEmpty();
  }

  @SuppressWarnings("unchecked") // the class is the same but for its loader
  private List<List<Acquisition>> relay() throws Exception {
    Class<?> relay = new LockCountingLoader().loadClass(FrameRelay.class.getName());
    return ((Callable<List<List<Acquisition>>>)
            relay.getConstructor(Path.class).newInstance(folder))
        .call();
  }

  private static Map<String, Long> countsByPlace(List<Acquisition> taken) {
    return taken.stream()
        .map(Acquisition::place)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static Set<Object> locks(List<Acquisition> taken, String places) {
    Set<Object> locks = Collections.newSetFromMap(new IdentityHashMap<>());
    taken.stream()
        .filter(one -> one.place().startsWith(places))
        .forEach(one -> locks.add(one.lock()));
    return locks;
  }

  @Test
  void everyWayToTakeALockIsCounted() throws Exception {
    Class<?> samples = new LockCountingLoader().loadClass(LockSamples.class.getName());
    Runnable instrumented = (Runnable) samples.getConstructor().newInstance();
    LockRecorder.begin();
    instrumented.run();
    List<Acquisition> taken = LockRecorder.end();
    assertThat(taken.stream().map(Acquisition::place))
        .containsExactly(
            "LockSamples.block",
            "LockSamples.method",
            "LockSamples.staticMethod",
            "LockSamples.reentrant",
            "LockSamples.timed",
            "LockSamples.readWrite",
            "LockSamples.stamped",
            "LockSamples.insideTheJdk -> java/util/concurrent/LinkedBlockingQueue.add");
    assertThat(taken.get(0).lock()).isInstanceOf(java.util.concurrent.LinkedBlockingQueue.class);
    assertThat(taken.get(1).lock()).isSameAs(instrumented);
    assertThat(taken.get(2).lock()).isSameAs(samples);
  }
}
