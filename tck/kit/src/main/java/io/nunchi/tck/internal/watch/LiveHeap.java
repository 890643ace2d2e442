package io.nunchi.tck.internal.watch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Optional;

/**
 * The live part of the Java heap.
 *
 * <p>The JVM's own "used" is more, and grows by itself: every thread that allocates after a
 * collection reserves an allocation buffer, whose size follows the recent allocation rate, and the
 * whole buffer counts as used. Here only the bytes that a collection left count.
 */
final class LiveHeap {

  /**
   * HotSpot's compacting collectors leave some garbage in place, and only every fourth collection
   * moves everything together; a finalizer's object dies one collection after its finalizer.
   */
  private static final int COLLECTIONS = 4;

  /** Finalizers and cleaners of a plugin may hang; those of the JVM need a few pulses at most. */
  private static final int PULSES_TO_HANDLE = 200;

  private LiveHeap() {}

  /**
   * Collects garbage until the JVM has handled what it found unreachable, however busy the machine
   * is: cleaners and finalizers have run then, and the direct buffers of the first collection are
   * free.
   *
   * @return bytes
   */
  @SuppressWarnings("SystemGC") // what is alive is only known after a collection
  static long afterCollection() throws IOException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      ReferenceQueue<Object> handled = new ReferenceQueue<>();
      PhantomReference<Object> witness = new PhantomReference<>(new Object(), handled);
      System.gc();
      try {
        Pulses.await(millis -> handled.remove(Math.max(1, millis)) != null, PULSES_TO_HANDLE);
        Pulses.await(Pulses.polling(LiveHeap::finalizersRan), PULSES_TO_HANDLE);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", interrupted);
      } finally {
        Reference.reachabilityFence(witness);
      }
      least = Math.min(least, bytesLeftByCollection());
    }
    return least;
  }

  private static boolean finalizersRan() {
    return ManagementFactory.getMemoryMXBean().getObjectPendingFinalizationCount() == 0;
  }

  private static long bytesLeftByCollection() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(LiveHeap::bytesLeftByCollection)
        .sum();
  }

  private static long bytesLeftByCollection(MemoryPoolMXBean pool) {
    return Optional.ofNullable(pool.getCollectionUsage())
        .or(() -> Optional.ofNullable(pool.getUsage()))
        .map(MemoryUsage::getUsed)
        .orElse(0L);
  }
}
