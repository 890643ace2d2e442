package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Program;
import io.nunchi.cli.testing.WrittenProject;
import io.nunchi.tck.ContractVerification;
import io.nunchi.tck.Subject;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.EngineIdentity;
import io.nunchi.tck.report.FileDigest;
import io.nunchi.tck.report.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A third party begins an analyzer in C, builds it, looks at it at work, and certifies it. */
class NewNativeAnalyzerIT {

  @TempDir private Path folder = Path.of("");

  @Test
  void isBuiltInAFreshFolderAndAnalyzesFrames() throws Exception {
    Path library = WrittenProject.writeTo(folder).buildLibrary();
    try (Program looking =
        Program.run(
            folder,
            "analyze",
            "scene:street-day?frames=5&width=320&height=180",
            "--plugin",
            "nunchi.native",
            "--set",
            "library=" + library,
            "--set",
            "librarySettings=brightness=180",
            "--out",
            "look")) {
      assertThat(looking.exitCode()).as(looking.err()).isZero();
      assertThat(looking.out()).contains("acme.red-cars 1.0");
    }
  }

  /** All contract rules in one process: none may rest on what another one has loaded. */
  @Tag("slow")
  @Test
  void isCertifiedUnderItsOwnNameVersionAndDigest() throws Exception {
    Path library = WrittenProject.writeTo(folder).buildLibrary();
    Subject subject =
        Subject.at(Program.home().resolve("plugins/nunchi.classic"))
            .plugin("nunchi.native")
            .setting("library", library.toString());
    try (ContractVerification verification = ContractVerification.of(subject)) {
      Verdict verdict = verification.run(result -> {});

      assertThat(verdict.results())
          .filteredOn(
              result ->
                  result.status() == ContractRuleResult.Status.FAILED
                      || result.status() == ContractRuleResult.Status.SKIPPED)
          .extracting(ContractRuleResult::describe)
          .isEmpty();
      assertThat(verdict.certified()).isTrue();
      EngineIdentity engine = verdict.conditions().engine().orElseThrow();
      assertThat(engine.model()).contains("acme.red-cars 1.0");
      assertThat(engine.modelDigest()).contains(FileDigest.of(library).sha256());
    }
  }
}
