package io.nunchi.accuracy;

import java.util.Optional;

/**
 * Error counts with the 95 % intervals of their ratios; an interval is empty where there are too
 * few frames.
 *
 * <p>Immutable; any thread.
 *
 * @param counts the counts
 * @param errorRate of the detection error rate
 * @param precision of precision
 * @param recall of recall
 * @param f1 of F1
 */
public record ErrorFigures(
    ErrorCounts counts,
    Optional<Interval> errorRate,
    Optional<Interval> precision,
    Optional<Interval> recall,
    Optional<Interval> f1) {}
