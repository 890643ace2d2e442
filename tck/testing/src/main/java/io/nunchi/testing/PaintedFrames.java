package io.nunchi.testing;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded cache of painted frames, so that a walk that is shown again is only copied. The pixels
 * lie outside the heap, where they slow down no garbage collection. The least recently used frames
 * are dropped first. Any thread.
 */
final class PaintedFrames {

  /** Room for all walks of rule 6.9 in three bytes a pixel, where the machine has it. */
  private static final long LIMIT_BYTES =
      Math.min(160L << 20, Runtime.getRuntime().maxMemory() / 10);

  private final Map<Key, FramePixels> frames = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /**
   * The frame of a walk.
   *
   * @param walk the walk
   * @param index the frame's index
   */
  record Key(Walk walk, int index) {}

  /** Returns new pixels; the painter runs only if the cache does not have them. */
  FramePixels copyOf(Key key, Supplier<FramePixels> painter) {
    @Nullable FramePixels painted;
    synchronized (frames) {
      painted = frames.get(key);
    }
    if (painted == null) {
      painted = painter.get();
      remember(key, painted);
    }
    return painted.copy();
  }

  private void remember(Key key, FramePixels painted) {
    synchronized (frames) {
      if (frames.put(key, painted) == null) {
        bytes += painted.bytes();
      }
      Iterator<FramePixels> oldest = frames.values().iterator();
      while (bytes > LIMIT_BYTES && oldest.hasNext()) {
        bytes -= oldest.next().bytes();
        oldest.remove();
      }
    }
  }
}
