package io.nunchi.cli;

import io.nunchi.cli.testing.Program;
import io.nunchi.tck.AnalyzerVerification;
import io.nunchi.tck.Subject;

/** The packaged classic analyzer keeps every rule of the contract. */
class ClassicContractIT extends AnalyzerVerification {

  @Override
  protected Subject subject() {
    return Subject.at(Program.home().resolve("plugins/nunchi.classic")).plugin("nunchi.classic");
  }
}
