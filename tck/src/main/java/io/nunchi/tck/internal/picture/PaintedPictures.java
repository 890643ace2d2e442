package io.nunchi.tck.internal.picture;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Pictures that were painted before, so that a rule that draws the same walk again only copies it.
 * Any thread; holds as much as its limit and forgets what was not used for longest.
 */
final class PaintedPictures {

  /** All walks of rule 6.9 in three bytes a pixel, where the heap has room for them. */
  private static final long LIMIT_BYTES =
      Math.min(160L << 20, Runtime.getRuntime().maxMemory() / 10);

  private final Map<Key, byte[][]> planes = new LinkedHashMap<>(64, 0.75f, true);
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
    byte[][] painted;
    synchronized (planes) {
      painted = planes.get(key);
    }
    Picture picture;
    if (painted == null) {
      picture = painter.get();
      remember(key, picture.copy());
    } else {
      picture = key.walk().blank();
      picture.fill(painted);
    }
    return picture;
  }

  private void remember(Key key, byte[][] painted) {
    synchronized (planes) {
      if (planes.put(key, painted) == null) {
        bytes += size(painted);
      }
      Iterator<byte[][]> oldest = planes.values().iterator();
      while (bytes > LIMIT_BYTES && oldest.hasNext()) {
        bytes -= size(oldest.next());
        oldest.remove();
      }
    }
  }

  private static long size(byte[][] painted) {
    long size = 0;
    for (byte[] plane : painted) {
      size += plane.length;
    }
    return size;
  }
}
