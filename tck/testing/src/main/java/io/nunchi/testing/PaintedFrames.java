package io.nunchi.testing;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded cache of painted frames, which are shared and never written. The pixels lie outside the
 * heap, where they slow down no garbage collection. The least recently used frames are dropped
 * first. Any thread.
 */
final class PaintedFrames {

  /** Room for all walls of rule 6.9 in three bytes a pixel, where the machine has it. */
  private static final long LIMIT_BYTES =
      Math.min(160L << 20, Runtime.getRuntime().maxMemory() / 10);

  private final Map<Key, FramePixels> frames = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /**
   * A frame.
   *
   * @param layout its size and format
   * @param index its index in the stream
   */
  record Key(FrameLayout layout, int index) {}

  /** Returns shared pixels; the painter runs only if the cache does not have them. */
  FramePixels get(Key key, Supplier<FramePixels> painter) {
    @Nullable FramePixels painted;
    synchronized (frames) {
      painted = frames.get(key);
    }
    if (painted == null) {
      painted = painter.get();
      remember(key, painted);
    }
    return painted;
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
