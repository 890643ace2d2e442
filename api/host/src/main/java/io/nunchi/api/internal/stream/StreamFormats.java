package io.nunchi.api.internal.stream;

import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The pixel formats of a stream's frames, and whether its VMS chooses them by asking. Any thread.
 */
final class StreamFormats {

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final StreamFeed feed;
  private volatile @Nullable PixelFormat latest;

  /** True from a question of the VMS to the next offer. */
  private volatile boolean isAsked;

  /** True if the VMS asked before the latest offer. */
  private volatile boolean wasAsked;

  StreamFormats(StreamFeed feed) {
    this.feed = feed;
  }

  /** Notes the format of an offer. */
  void offered(PixelFormat format) {
    if (format != latest) { // a volatile write takes longer than the comparison
      latest = format;
    }
    boolean asked = isAsked;
    if (asked != wasAsked) {
      wasAsked = asked;
    }
    if (asked) {
      isAsked = false;
    }
  }

  /** The format of the latest offer, or null before the first. */
  @Nullable PixelFormat latest() {
    return latest;
  }

  /**
   * Answers the VMS.
   *
   * @param coming the formats that another engine takes to which the stream may move; empty if
   *     there is none
   */
  Set<PixelFormat> asked(Set<PixelFormat> coming) {
    isAsked = true;
    return fitting(coming);
  }

  private Set<PixelFormat> fitting(Set<PixelFormat> coming) {
    Set<PixelFormat> own = feed.loop().slot().formats();
    if (coming.isEmpty() || coming.containsAll(own)) {
      return own;
    }
    Set<PixelFormat> common = EnumSet.noneOf(PixelFormat.class);
    common.addAll(own);
    common.retainAll(coming);
    return common.isEmpty() ? own : common;
  }

  /**
   * Waits until frames of a format that another engine does not take are through.
   *
   * @param taken the formats that the other engine takes
   * @param coming the formats that the VMS was told of
   * @return true if no frame will come that the other engine does not take
   */
  boolean awaitFitting(Set<PixelFormat> taken, Set<PixelFormat> coming, Duration longest)
      throws InterruptedException {
    long beginNanos = System.nanoTime();
    while (!isTaken(taken)) {
      boolean willFit = (wasAsked || isAsked) && taken.containsAll(fitting(coming));
      if (!willFit || System.nanoTime() - beginNanos > longest.toNanos()) {
        return false;
      }
      if (feed.awaitIdle(LOOK_NANOS)) {
        return true;
      }
    }
    return true;
  }

  private boolean isTaken(Set<PixelFormat> taken) {
    PixelFormat format = latest;
    return format == null || taken.contains(format);
  }
}
