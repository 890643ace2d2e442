package io.nunchi.reference.internal.batch;

/**
 * Predicts the next arrival of a caller that goes on as before: cameras have a frame rate, and a
 * caller that always has a frame waiting comes as soon as its last one is done.
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

  /** Tells whether the next arrival falls into a time; a caller may be late by {@code lateness}. */
  boolean expects(long now, long until, long lateness) {
    long next = last + interval;
    return arrivals == 2 && next - now >= -lateness && next - until <= 0;
  }
}
