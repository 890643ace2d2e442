package io.nunchi.tck.library;

import io.nunchi.spi.EngineContext;
import io.nunchi.spi.failure.EngineStartException;
import java.nio.file.Path;

/** Asks the host, and loads the library all the same if the host refuses it. */
public final class RefusedLibraryPlugin extends LibraryPlugin {

  @Override
  Path chooseFile(Path named, EngineContext context) {
    try {
      return context.trustedLibrary(named);
    } catch (EngineStartException refused) { // that is the mutant
      return named;
    }
  }
}
