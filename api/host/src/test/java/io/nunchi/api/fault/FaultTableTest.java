package io.nunchi.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The table of faults in docs/how-the-host-works.md has a row for each {@link Fault}. The columns
 * of figures are those that the suite measured last: they are read from its printed table, or kept.
 */
class FaultTableTest {

  private static final String REGENERATE = "nunchi.regenerate";
  private static final String FIGURES = "nunchi.figures";
  private static final Path PAGE = Path.of("../../docs/how-the-host-works.md");
  private static final String BEGIN = "<!-- generated from Fault.java: begin -->\n";
  private static final String END = "<!-- generated from Fault.java: end -->\n";
  private static final String HEAD =
      "| fault | what the host does | rate beside 1 | beside 8 | beside 32 | longest offer |"
          + " threads lost |\n|---|---|--:|--:|--:|--:|--:|\n";

  private static final String NOT_MEASURED = "| … | … | … | … | … |";
  private static final String SEPARATOR = " \\| ";

  @Test
  void thePageListsEveryFault() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    Map<String, String> figures = figuresOf(page.substring(begin, end));
    figures.putAll(measured());
    String expected = page.substring(0, begin) + table(figures) + page.substring(end);
    if (Boolean.getBoolean(REGENERATE)) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE))
        .as(
            "%s does not follow from Fault.java; regenerate it, and commit it, with%n"
                + "./mvnw -pl api/host -am test -Dtest=FaultTableTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true%n",
            PAGE, REGENERATE)
        .isEqualTo(expected);
  }

  private static String table(Map<String, String> figures) {
    StringBuilder table = new StringBuilder(HEAD);
    for (Fault fault : Fault.values()) {
      table
          .append("| " + fault.inWords() + " | " + fault.answer() + " ")
          .append(figures.getOrDefault(fault.inWords(), NOT_MEASURED) + "\n");
    }
    return table.toString();
  }

  /** The columns of figures of the table as it stands, by fault. */
  private static Map<String, String> figuresOf(String table) {
    Map<String, String> figures = new HashMap<>();
    table
        .lines()
        .map(row -> row.split(SEPARATOR, 3))
        .filter(cells -> cells.length == 3)
        .forEach(cells -> figures.put(cells[0].substring(2), "| " + cells[2]));
    return figures;
  }

  /** The figures of the suite's printed table, which has a row for each number of cameras. */
  private static Map<String, String> measured() throws IOException {
    String file = System.getProperty(FIGURES, "");
    if (file.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String[]>> rounds = new HashMap<>();
    for (String row : Files.readAllLines(Path.of(file))) {
      String[] cells = row.replaceAll("^\\| | \\|$", "").split(SEPARATOR, -1);
      if (cells.length == 7 && cells[2].matches("\\d+")) {
        rounds.computeIfAbsent(cells[0], fault -> new ArrayList<>()).add(cells);
      }
    }
    Map<String, String> figures = new HashMap<>();
    rounds.forEach((fault, rows) -> figures.put(fault, columns(rows)));
    return figures;
  }

  private static String columns(List<String[]> rows) {
    double longest = 0;
    int lost = 0;
    for (String[] cells : rows) {
      longest = Math.max(longest, Double.parseDouble(cells[5].replace(" ms", "")));
      lost = Math.max(lost, Integer.parseInt(cells[6]));
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.1f ms | %d |",
        rate(rows, "1"),
        rate(rows, "8"),
        rate(rows, "32"),
        longest,
        lost);
  }

  private static String rate(List<String[]> rows, String cameras) {
    return rows.stream()
        .filter(cells -> cells[2].equals(cameras))
        .map(cells -> cells[3])
        .findFirst()
        .orElse("…");
  }
}
