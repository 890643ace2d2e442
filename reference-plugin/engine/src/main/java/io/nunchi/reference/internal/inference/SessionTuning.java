package io.nunchi.reference.internal.inference;

import java.time.Duration;

/**
 * How a session uses the machine.
 *
 * <p>Immutable; any thread.
 *
 * @param threads threads that work on one inference, from 1; or 0 for one per core
 * @param spinning whether idle threads spin: a little faster alone, several times slower beside
 *     other work
 * @param loadTimeout how long loading may take
 * @param maxBatch how many pictures are gathered for one run at most, from 1; or 0 for what suits
 *     model and provider
 */
public record SessionTuning(int threads, boolean spinning, Duration loadTimeout, int maxBatch) {}
