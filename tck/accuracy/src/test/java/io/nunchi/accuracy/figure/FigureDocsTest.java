package io.nunchi.accuracy.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The tables of figures in docs/accuracy-gate.md are those that the figures generate. */
class FigureDocsTest {

  private static final Path DOCUMENT = Path.of("../../docs/accuracy-gate.md");
  private static final String BEGIN = "<!-- FigureDocsTest generates these tables. -->\n";
  private static final String END = "<!-- End of the generated tables. -->";
  private static final String REGENERATE = "nunchi.regenerate";

  @Test
  void theDocumentListsEveryFigure() throws IOException {
    String document = Files.readString(DOCUMENT);
    assertThat(document).as("the marks of the tables in " + DOCUMENT).contains(BEGIN, END);
    int begin = document.indexOf(BEGIN) + BEGIN.length();
    int end = document.indexOf(END);
    String expected = document.substring(0, begin) + tables() + document.substring(end);
    if (Boolean.getBoolean(REGENERATE)) {
      Files.writeString(DOCUMENT, expected);
    }
    assertThat(Files.readString(DOCUMENT))
        .as(
            "the tables of figures; regenerate %s, and commit it, with%n"
                + "./mvnw -pl tck/accuracy -am test -Dtest=FigureDocsTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true%n",
            DOCUMENT, REGENERATE)
        .isEqualTo(expected);
  }

  private static String tables() {
    StringBuilder tables = new StringBuilder();
    for (FigureGroup group : FigureGroup.values()) {
      tables.append("\n### ").append(group.title()).append("\n\n");
      tables.append("| figure | meaning | unit | range | better | 95 % interval |\n");
      tables.append("|---|---|---|---|---|---|\n");
      Figure.of(group).forEach(figure -> tables.append(row(figure)));
    }
    return tables.append('\n').toString();
  }

  private static String row(Figure figure) {
    return "| `%s` | %s | %s | %s | %s | %s |%n"
        .formatted(
            figure.jsonName(),
            figure.description(),
            figure.unit().symbol(),
            range(figure),
            figure.direction() == Direction.HIGHER_IS_BETTER ? "higher" : "lower",
            figure.hasInterval() ? "yes" : "")
        .replace(System.lineSeparator(), "\n");
  }

  private static String range(Figure figure) {
    boolean isBoundedBelow = Double.isFinite(figure.least());
    boolean isBoundedAbove = Double.isFinite(figure.most());
    if (isBoundedBelow && isBoundedAbove) {
      return number(figure.least()) + " to " + number(figure.most());
    }
    return isBoundedBelow
        ? "from " + number(figure.least())
        : isBoundedAbove ? "to " + number(figure.most()) : "any";
  }

  private static String number(double bound) {
    return String.format(Locale.ROOT, "%.0f", bound);
  }
}
