package io.nunchi.tck.internal.run;

import io.nunchi.spi.EngineContext;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A context that grants a folder which outlives engines.
 *
 * @param context everything else
 * @param folder an existing folder
 */
public record PersistentContext(EngineContext context, Path folder) implements EngineContext {

  @Override
  public Optional<Path> persistentFolder() {
    return Optional.of(folder);
  }

  @Override
  public Settings settings() {
    return context.settings();
  }

  @Override
  public NativeFolder nativeFolder() {
    return context.nativeFolder();
  }

  @Override
  public Path trustedLibrary(Path library) throws EngineStartException {
    return context.trustedLibrary(library);
  }

  @Override
  public System.Logger logger() {
    return context.logger();
  }
}
