package io.nunchi.loading.call;

/** The time that deadlines and ages are measured by; a test brings one that it moves itself. */
@FunctionalInterface
public interface MonotonicClock {

  /** Nanoseconds with an arbitrary origin, never backwards. */
  long nanos();
}
