package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.library.RefusedLibraryPlugin;
import io.nunchi.tck.library.TrustedLibraryPlugin;
import io.nunchi.tck.library.UnaskedLibraryPlugin;
import io.nunchi.tck.mutant.JdkLibrary;
import io.nunchi.tck.mutant.MutantJar;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.ContractRuleResult.Status;
import io.nunchi.tck.report.ContractRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 8.4 and 8.6 on packed plugins, after other class loaders of them have run engines. */
class LibraryRulesTest {

  @TempDir private Path folder = Path.of("");

  /** Twice in one process, as when an author tries single rules from an IDE. */
  @Test
  void theTrustedCopyIsTheOnlyOneThatIsMappedWhateverRanBefore() throws Exception {
    for (int i = 0; i < 2; i++) {
      try (ContractVerification verification = verify(TrustedLibraryPlugin.class)) {
        for (String rule : List.of("4.8", "8.4", "8.6")) {
          ContractRuleResult result = check(verification, rule);

          assertThat(result.status()).as(result.describe()).isEqualTo(Status.PASSED);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {UnaskedLibraryPlugin.class, RefusedLibraryPlugin.class})
  void theNamedFileItselfIsFoundAfterTheHostsRound(Class<? extends AnalyzerPlugin> type)
      throws Exception {
    try (ContractVerification verification = verify(type)) {
      var unused = check(verification, "4.8");
      ContractRuleResult result = check(verification, "8.6");

      assertThat(result.status()).as(result.describe()).isEqualTo(Status.FAILED);
      assertThat(result.describe()).contains("EngineContext.trustedLibrary");
    }
  }

  private ContractVerification verify(Class<? extends AnalyzerPlugin> type) throws Exception {
    Path home = Files.createTempDirectory(folder, "plugin");
    Path jar = new MutantJar(type).with(BrightSpotPlugin.class).write(home.resolve("library.jar"));
    Path library = JdkLibrary.copyTo(home.resolve("libvendor.so"));
    return ContractVerification.of(
        Subject.at(jar).setting("library", library.toString()), TestEffort.SMALL);
  }

  private static ContractRuleResult check(ContractVerification verification, String rule) {
    return verification.check(ContractRules.load().find(rule).orElseThrow());
  }
}
