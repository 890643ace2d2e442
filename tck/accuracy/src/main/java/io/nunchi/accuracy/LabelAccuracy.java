package io.nunchi.accuracy;

import java.util.List;
import java.util.Map;

/**
 * How right an analyzer is about one label.
 *
 * <p>Immutable; any thread.
 *
 * @param coco the twelve figures of COCO under their names; -1 where nothing is labelled
 * @param errors false alarms and misses
 * @param intervals of {@code coco} by the figure's name; figures by size have none
 * @param precisionByRecall precision at IoU 0.5 for recalls of 0, 0.01 … 1; empty if nothing is
 *     labelled
 */
public record LabelAccuracy(
    Map<String, Double> coco,
    ErrorFigures errors,
    Map<String, Interval> intervals,
    List<Double> precisionByRecall) {}
