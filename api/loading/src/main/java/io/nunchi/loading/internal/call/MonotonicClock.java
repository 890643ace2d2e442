package io.nunchi.loading.internal.call;

/** The clock of deadlines and ages; a test can supply one that it moves itself. */
@FunctionalInterface
public interface MonotonicClock {

  /** Nanoseconds since an arbitrary origin; never decreases. */
  long nanos();
}
