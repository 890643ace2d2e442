package io.nunchi.reference.internal.batch;

/**
 * When a caller comes again, if it goes on as before: cameras have a frame rate, and a caller that
 * always has a frame waiting comes as soon as its last one is done.
 *
 * <p>For one thread at a time.
 */
final class Rhythm {

  private long last;
  private long interval;
  private int arrivals;

  void arrived(long nanos) {
    interval = nanos - last;
    last = nanos;
    arrivals = Math.min(arrivals + 1, 2);
  }

  /** Whether the next arrival falls into a time; a caller may be late by some nanoseconds. */
  boolean expects(long now, long until, long lateness) {
    long next = last + interval;
    return arrivals == 2 && next - now >= -lateness && next - until <= 0;
  }
}
