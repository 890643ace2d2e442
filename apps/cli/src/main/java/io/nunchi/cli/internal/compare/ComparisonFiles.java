package io.nunchi.cli.internal.compare;

import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.report.ReportPage;
import io.nunchi.cli.internal.report.ReportSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of a comparison: comparison.json and speed.json of all datasets, and a page of each,
 * which lies in a folder named for its dataset if there are several.
 */
public final class ComparisonFiles {

  private static final String DOCUMENT = "comparison.json";
  private static final String PAGE = "report.html";

  private final Path comparison;
  private final Path speed;
  private final List<Path> pages = new ArrayList<>();

  private ComparisonFiles(Path folder, List<String> datasets) {
    this.comparison = folder.resolve(DOCUMENT);
    this.speed = folder.resolve("speed.json");
    for (String dataset : datasets) {
      Path place = datasets.size() == 1 ? folder : folder.resolve(dataset);
      pages.add(place.resolve(PAGE));
    }
  }

  /** Creates the folder before anything is analyzed, and removes the files of an earlier run. */
  public static ComparisonFiles prepare(Path folder, List<String> datasets) throws CliException {
    ComparisonFiles files = new ComparisonFiles(folder, datasets);
    try {
      Files.createDirectories(folder);
      for (Path page : earlierPages(folder)) {
        Files.deleteIfExists(page);
      }
      for (String dataset : datasets.size() == 1 ? List.<String>of() : datasets) {
        Files.createDirectories(folder.resolve(dataset));
      }
      for (Path file : files.written()) {
        Files.deleteIfExists(file);
      }
      return files;
    } catch (IOException e) {
      throw CliException.unwritable(folder, e);
    }
  }

  /** The pages of the comparison that lies in the folder; none if another program wrote it. */
  private static List<Path> earlierPages(Path folder) throws IOException {
    Path document = folder.resolve(DOCUMENT);
    if (!Files.isRegularFile(document)) {
      return List.of();
    }
    JsonNode earlier;
    try {
      earlier = JsonMapper.shared().readTree(Files.readAllBytes(document));
    } catch (JacksonException e) { // not what this command writes: it has no pages
      return List.of();
    }
    if (!earlier.path("datasets").isObject()) {
      return List.of(folder.resolve(PAGE));
    }
    Path place = folder.toAbsolutePath().normalize();
    return earlier.get("datasets").propertyNames().stream()
        .map(name -> place.resolve(name).resolve(PAGE).normalize())
        .filter(page -> page.startsWith(place))
        .toList();
  }

  /** Writes everything. */
  public void write(GateVerdict verdict, List<DatasetComparison> datasets) throws CliException {
    write(comparison, Json.document(document(verdict, datasets)));
    write(speed, Json.document(byDataset(datasets, ComparisonFiles::speed)));
    for (int i = 0; i < datasets.size(); i++) {
      DatasetComparison one = datasets.get(i);
      writePage(
          pages.get(i),
          new ReportSubject(verdict, one.evidence(), one.best(), one.baseline(), one.candidate()));
    }
  }

  private static void writePage(Path page, ReportSubject subject) throws CliException {
    try {
      write(page, ReportPage.html(subject));
    } catch (IOException e) {
      throw CliException.unwritable(page, e);
    }
  }

  private static void write(Path file, String text) throws CliException {
    try {
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw CliException.unwritable(file, e);
    }
  }

  /** The comparison for programs. */
  public static Map<String, Object> document(
      GateVerdict verdict, List<DatasetComparison> datasets) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("verdict", verdict.passed() ? "passed" : "refused");
    document.put("reason", verdict.firstLine());
    document.put("policy", verdict.policy());
    document.put("rules", verdict.results().stream().map(ComparisonFiles::rule).toList());
    document.put("unjudged", verdict.unjudged());
    document.put("nunchi", Distribution.version());
    document.putAll(byDataset(datasets, ComparisonFiles::figures));
    return document;
  }

  private static Map<String, Object> figures(DatasetComparison one) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("baselineAnalyzer", one.baseline().about());
    figures.put("candidateAnalyzer", one.candidate().about());
    figures.putAll(one.report().document());
    one.best().ifPresent(best -> figures.put("atBestThresholds", best.document()));
    return figures;
  }

  private static Map<String, Object> speed(DatasetComparison one) {
    Map<String, Object> cost = new LinkedHashMap<>();
    cost.put("baseline", one.baseline().speed());
    cost.put("candidate", one.candidate().speed());
    Map<String, Object> rounds = new LinkedHashMap<>();
    one.costs().forEach((figure, difference) -> rounds.put(figure.jsonName(), difference));
    if (!rounds.isEmpty()) {
      cost.put("rounds", rounds);
    }
    return cost;
  }

  /** The values of the only dataset themselves, or those of several by name. */
  private static Map<String, Object> byDataset(
      List<DatasetComparison> datasets, Function<DatasetComparison, Map<String, Object>> values) {
    if (datasets.size() == 1) {
      return values.apply(datasets.get(0));
    }
    Map<String, Object> named = new LinkedHashMap<>();
    datasets.forEach(one -> named.put(one.name(), values.apply(one)));
    return Map.of("datasets", named);
  }

  private static Map<String, Object> rule(GateVerdict.RuleResult result) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rule", result.rule());
    result.subject().ifPresent(subject -> values.put("subject", subject));
    values.put("met", result.met());
    values.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
    values.put("figures", result.figures());
    return values;
  }

  /** The first of those for people. */
  public Path page() {
    return pages.get(0);
  }

  /** The files. */
  public List<Path> written() {
    List<Path> written = new ArrayList<>(List.of(comparison, speed));
    written.addAll(pages);
    return written;
  }
}
