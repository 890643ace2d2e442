package io.nunchi.reference.internal.inference;

import java.time.Duration;

/**
 * The use of the machine by a session.
 *
 * <p>Immutable; any thread.
 *
 * @param threads threads that work on one inference, from 1; or 0 for one per core
 * @param spinning lets idle threads spin: a little faster alone, several times slower beside other
 *     work
 * @param loadTimeout the longest time for loading
 * @param maxBatch the greatest number of pictures that are gathered for one run, from 1; or 0 for
 *     the number that suits model and provider
 */
public record SessionTuning(int threads, boolean spinning, Duration loadTimeout, int maxBatch) {}
