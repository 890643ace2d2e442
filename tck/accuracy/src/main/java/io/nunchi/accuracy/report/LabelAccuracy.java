package io.nunchi.accuracy.report;

import io.nunchi.accuracy.figure.ErrorFigures;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.figure.Interval;
import java.util.List;
import java.util.Map;

/**
 * The figures of one label.
 *
 * <p>Immutable; any thread.
 *
 * @param coco the figures of {@link FigureGroup#COCO}; {@link Figure#UNDEFINED} where nothing is
 *     labelled
 * @param errors false alarms and misses
 * @param intervals of {@code coco}, for figures that have one
 * @param precisionByRecall precision at IoU 0.5 for recalls of 0, 0.01 … 1; empty if nothing is
 *     labelled
 */
public record LabelAccuracy(
    Map<Figure, Double> coco,
    ErrorFigures errors,
    Map<Figure, Interval> intervals,
    List<Double> precisionByRecall) {}
