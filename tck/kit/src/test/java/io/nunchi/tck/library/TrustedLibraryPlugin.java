package io.nunchi.tck.library;

import io.nunchi.spi.EngineContext;
import io.nunchi.spi.failure.EngineStartException;
import java.nio.file.Path;

/** Loads the file that the host trusts. */
public final class TrustedLibraryPlugin extends LibraryPlugin {

  @Override
  Path chooseFile(Path named, EngineContext context) throws EngineStartException {
    return context.trustedLibrary(named);
  }
}
