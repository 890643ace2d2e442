package io.nunchi.cli.internal.tradeoff;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.cli.internal.Distribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The figures of several models on the same frames.
 *
 * @param dataset the frames
 * @param models from the fastest to the slowest
 * @param front the places in {@code models} of those that no other beats
 */
public record TradeOff(Dataset dataset, List<MeasuredModel> models, Set<Integer> front) {

  static TradeOff of(Dataset dataset, List<MeasuredModel> measured) {
    List<MeasuredModel> models = new ArrayList<>(measured);
    models.sort(Comparator.comparingDouble(model -> model.millis().orElse(Double.MAX_VALUE)));
    List<ParetoFront.Point> points =
        models.stream()
            .map(model -> new ParetoFront.Point(model.averagePrecision(Figure.AP), model.millis()))
            .toList();
    return new TradeOff(dataset, List.copyOf(models), ParetoFront.of(points));
  }

  /** The warnings that a reader needs before the figures, each once. */
  List<String> warnings() {
    return models.stream()
        .flatMap(model -> model.shipped().warnings(model.subject().name()).stream())
        .distinct()
        .toList();
  }

  /** Names and values in a fixed order. */
  public Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("nunchi", Distribution.version());
    document.put("dataset", dataset.name());
    document.put("frames", dataset.frames().size());
    document.put("labelsDigest", dataset.labelsDigest());
    document.put("warnings", warnings());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      Map<String, Object> row = models.get(i).document();
      row.put("paretoOptimal", front.contains(i));
      rows.add(row);
    }
    document.put("models", rows);
    return document;
  }
}
