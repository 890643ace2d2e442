package io.nunchi.api.shadow;

import java.time.Duration;

/**
 * The durations of an analyzer's calls.
 *
 * <p>Immutable; any thread.
 *
 * @param p50 half of them were not longer
 * @param p99 99 of 100 were not longer
 */
public record AnalysisTime(Duration p50, Duration p99) {}
