/**
 * Who runs next: the {@link io.nunchi.api.internal.schedule.RunQueue} shares the workers' time
 * fairly among the streams, and {@link io.nunchi.api.internal.schedule.Workers} are the threads.
 */
@NullMarked
package io.nunchi.api.internal.schedule;

import org.jspecify.annotations.NullMarked;
