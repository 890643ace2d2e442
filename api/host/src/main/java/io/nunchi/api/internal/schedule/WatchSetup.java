package io.nunchi.api.internal.schedule;

import io.nunchi.loading.internal.call.MonotonicClock;
import io.nunchi.loading.internal.call.Supervisor;

/**
 * The supervision of a pool's threads.
 *
 * @param supervisor checks the calls of all threads
 * @param clock the clock of deadlines
 * @param graceNanos the time that an interrupted call has to return
 */
public record WatchSetup(Supervisor supervisor, MonotonicClock clock, long graceNanos) {}
