package io.nunchi.scenes.internal.raster;

/**
 * The samples of one target in a picture: how many it has, how many of them nothing hides, and
 * between which edges they lie. For one thread.
 */
public final class Sighting {

  /** Samples to a pixel's side. */
  public static final int SAMPLES = 2;

  private final long trackId;
  private final String label;

  int whole;
  int visible;
  int minX = Integer.MAX_VALUE;
  int minY = Integer.MAX_VALUE;
  int maxX = -1;
  int maxY = -1;

  public Sighting(long trackId, String label) {
    this.trackId = trackId;
    this.label = label;
  }

  /** The same sighting, as it is before this frame's actors hide some of it. */
  Sighting copy() {
    Sighting copy = new Sighting(trackId, label);
    copy.whole = whole;
    copy.visible = visible;
    copy.minX = minX;
    copy.minY = minY;
    copy.maxX = maxX;
    copy.maxY = maxY;
    return copy;
  }

  public long trackId() {
    return trackId;
  }

  public String label() {
    return label;
  }

  /** Tells whether any of it lies within the frame, hidden or not. */
  public boolean isInFrame() {
    return maxX >= 0;
  }

  /** The left edge of what lies within the frame, in pixels. */
  public double left() {
    return (double) minX / SAMPLES;
  }

  public double top() {
    return (double) minY / SAMPLES;
  }

  public double right() {
    return (maxX + 1.0) / SAMPLES;
  }

  public double bottom() {
    return (maxY + 1.0) / SAMPLES;
  }

  /** Visible samples by all samples, those outside the frame included; from 0 to 1. */
  public double visibleFraction() {
    return whole == 0 ? 0 : (double) visible / whole;
  }
}
