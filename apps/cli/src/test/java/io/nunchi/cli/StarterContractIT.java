package io.nunchi.cli;

import io.nunchi.cli.testing.Program;
import io.nunchi.tck.AnalyzerVerification;
import io.nunchi.tck.Subject;
import org.junit.jupiter.api.Tag;

/** The packaged reference analyzer keeps every rule of the contract with the model it ships. */
@Tag("slow")
class StarterContractIT extends AnalyzerVerification {

  @Override
  protected Subject subject() {
    return Subject.at(Program.home().resolve("plugins/nunchi.reference"))
        .plugin("nunchi.reference");
  }
}
