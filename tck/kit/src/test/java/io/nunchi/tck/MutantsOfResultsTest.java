package io.nunchi.tck;

import io.nunchi.tck.mutant.Mutant;
import java.util.Collection;

/** Mutants of the rules of results, failures, resources and state. */
class MutantsOfResultsTest extends MutantProof {

  static Collection<Mutant> mutants() {
    return mutantsOfChapters(6, 10);
  }
}
