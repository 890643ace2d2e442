package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.LoadReport;
import io.nunchi.loading.PluginReport;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The result of one scan. A later scan replaces it as a whole, so that readers never wait for a
 * scan that waits for a plugin.
 */
record Inventory(Map<Path, Candidate> candidates, LoadReport report) {

  static final Inventory EMPTY = of(Map.of(), List.of(), List.of());

  static Inventory of(
      Map<Path, Candidate> candidates, List<Problem> problems, List<Problem> warnings) {
    List<PluginReport> reports = new ArrayList<>();
    candidates.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> reports.addAll(entry.getValue().reports()));
    return new Inventory(candidates, new LoadReport(reports, problems, warnings));
  }

  List<LoadedPlugin> plugins() {
    return candidates.values().stream().flatMap(candidate -> candidate.plugins().stream()).toList();
  }

  /** Ends the use of all candidates that another inventory does not have; returns what stays. */
  List<Problem> retireUnless(Inventory other) {
    List<Problem> leftBehind = new ArrayList<>();
    candidates.forEach(
        (location, candidate) -> {
          if (candidate != other.candidates().get(location)) {
            candidate.realm().ifPresent(realm -> leftBehind.addAll(realm.retire()));
          }
        });
    return leftBehind;
  }

  /** The same problems and warnings without plugins. */
  Inventory closed() {
    return of(Map.of(), report.problems(), report.warnings());
  }
}
