package io.nunchi.tck.internal.run;

import io.nunchi.tck.report.CheckFigure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of one check. Any thread. */
final class FigureTally {

  private final Map<String, Double> values = new LinkedHashMap<>();

  synchronized void add(String name, double more) {
    values.merge(name, more, Double::sum);
  }

  synchronized void set(String name, double value) {
    values.put(name, value);
  }

  synchronized List<CheckFigure> all() {
    return values.entrySet().stream()
        .map(figure -> new CheckFigure(figure.getKey(), figure.getValue()))
        .toList();
  }
}
