/**
 * Schedules streams on threads: a {@link io.nunchi.api.internal.schedule.RunQueue} divides the
 * workers' time fairly among the streams, {@link io.nunchi.api.internal.schedule.Workers} are the
 * threads.
 */
@NullMarked
package io.nunchi.api.internal.schedule;

import org.jspecify.annotations.NullMarked;
