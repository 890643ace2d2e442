package io.nunchi.tck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.tck.internal.check.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractRulesTest {

  private static final Path CONTRACT = Path.of("../../spi/src/main/java");
  private static final Pattern CITATION = Pattern.compile("\\(rules?[\\s*]+(\\d+\\.\\d+)\\)");

  private final ContractRules book = ContractRules.load();

  @Test
  void numbersRulesWithoutGapsFromChapterToChapter() {
    int chapter = 0;
    int number = 0;
    for (ContractRule rule : book.rules()) {
      String[] parts = rule.number().split("\\.", -1);
      number = Integer.parseInt(parts[0]) == chapter ? number + 1 : 1;
      chapter = Integer.parseInt(parts[0]);
      assertThat(rule.number()).isEqualTo(chapter + "." + number);
    }
    assertThat(chapter).isEqualTo(10);
  }

  @Test
  void everyRuleIsASentenceWithAnIntent() {
    assertThat(book.rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.statement()).as(rule.number()).endsWith(".");
              assertThat(rule.intent()).as(rule.number()).endsWith(".");
            });
  }

  @Test
  void javadocOfTheContractCitesEveryRuleAndNoOther() throws IOException {
    TreeSet<String> cited = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CONTRACT)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher citation = CITATION.matcher(Files.readString(file));
        while (citation.find()) {
          cited.add(citation.group(1));
        }
      }
    }
    List<String> stated = book.rules().stream().map(ContractRule::number).toList();
    assertThat(cited).containsExactlyInAnyOrderElementsOf(stated);
  }

  @Test
  void everyRuleHasACheckAndEveryCheckARule() {
    assertThat(Checks.all().rules())
        .containsExactlyInAnyOrderElementsOf(
            book.rules().stream().map(ContractRule::number).toList());
  }

  @Test
  void findsARuleByItsNumber() {
    assertThat(book.find("6.1")).get().extracting(ContractRule::enforcedByHost).isEqualTo(true);
    assertThat(book.find("3.6"))
        .get()
        .extracting(ContractRule::level)
        .isEqualTo(ContractRule.Level.MAY);
    assertThat(book.find("6.99")).isEmpty();
  }

  @Test
  void refusesARuleThatIsStatedTwiceOrMalformed() {
    String row = "| 1.1 | MUST | It is. | So. |\n";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContractRules.parse(row + row))
        .withMessageContaining("1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContractRules.parse("| 1.1 | MUST | It is. |"))
        .withMessageContaining("not a rule");
  }
}
