package io.nunchi.accuracy.report;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import java.util.Map;
import java.util.SortedMap;

/**
 * The differences of two analyzers.
 *
 * <p>Immutable; any thread.
 *
 * @param whole the figures over all labels that both have, in the order of the constants
 * @param labels the same for each label
 * @param sizes error figures by COCO's sizes small, medium, large
 */
public record FigureChanges(
    Map<Figure, Difference> whole,
    SortedMap<String, Map<Figure, Difference>> labels,
    Map<String, Map<Figure, Difference>> sizes) {}
