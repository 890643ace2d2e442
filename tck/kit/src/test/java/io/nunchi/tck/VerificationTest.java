package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.mutant.PluginJar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void certifiesACorrectAnalyzer() throws Exception {
    Path jar = new PluginJar(BrightSpotPlugin.class).write(folder.resolve("spot.jar"));
    try (Verification verification = Verification.of(Subject.at(jar), TestEffort.QUICK)) {
      Verdict verdict =
          verification.run(
              result -> System.out.println(result.millis() + " ms " + result.describe()));

      assertThat(verdict.results())
          .allSatisfy(
              result ->
                  assertThat(result.status())
                      .as(result.describe())
                      .isEqualTo(RuleResult.Status.PASSED));
      assertThat(verdict.certified()).isTrue();
      assertThat(verdict.executed()).isEqualTo(RuleBook.load().rules().size());
    }
  }
}
