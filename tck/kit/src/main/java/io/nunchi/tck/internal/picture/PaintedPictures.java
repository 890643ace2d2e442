package io.nunchi.tck.internal.picture;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that were painted before, so that a rule that draws the same walk again only copies it.
 * They lie outside the heap, where they make no collection of garbage slower. Any thread; holds as
 * much as its limit and forgets what was not used for longest.
 */
final class PaintedPictures {

  /** All walks of rule 6.9 in three bytes a pixel, where there is room for them. */
  private static final long LIMIT_BYTES =
      Math.min(160L << 20, Runtime.getRuntime().maxMemory() / 10);

  private final Map<Key, Picture> pictures = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /**
   * Which picture.
   *
   * @param walk the walk
   * @param index the frame
   */
  record Key(Walk walk, int index) {}

  /** A new picture with memory of its own. */
  Picture get(Key key, Supplier<Picture> painter) {
    @Nullable Picture painted;
    synchronized (pictures) {
      painted = pictures.get(key);
    }
    if (painted == null) {
      painted = painter.get();
      remember(key, painted);
    }
    return painted.copy();
  }

  private void remember(Key key, Picture painted) {
    synchronized (pictures) {
      if (pictures.put(key, painted) == null) {
        bytes += painted.bytes();
      }
      Iterator<Picture> oldest = pictures.values().iterator();
      while (bytes > LIMIT_BYTES && oldest.hasNext()) {
        bytes -= oldest.next().bytes();
        oldest.remove();
      }
    }
  }
}
