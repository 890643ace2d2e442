package io.nunchi.api.shadow;

import java.time.Duration;

/**
 * How long the calls of an analyzer took.
 *
 * <p>Immutable; any thread.
 *
 * @param p50 half of them were not longer
 * @param p99 99 of 100 were not longer
 */
public record AnalysisTime(Duration p50, Duration p99) {}
