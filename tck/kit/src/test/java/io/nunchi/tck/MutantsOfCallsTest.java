package io.nunchi.tck;

import io.nunchi.tck.mutant.Mutant;
import java.util.Collection;

/** Mutants of the rules of loading, settings, life cycle, threads and frames. */
class MutantsOfCallsTest extends MutantProof {

  static Collection<Mutant> mutants() {
    return mutantsOfChapters(1, 5);
  }
}
