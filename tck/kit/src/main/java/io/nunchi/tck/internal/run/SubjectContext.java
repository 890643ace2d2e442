package io.nunchi.tck.internal.run;

import io.nunchi.spi.EngineContext;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.settings.Settings;
import io.nunchi.testing.TestEngineContext;
import java.nio.file.Path;
import java.util.Optional;

/** The context of a subject's engines, which notes the native libraries that they ask for. */
public final class SubjectContext implements EngineContext {

  private final TestEngineContext given;
  private final NamedLibraries libraries;
  private final boolean trustsLibraries;

  SubjectContext(TestEngineContext given, NamedLibraries libraries) {
    this(given, libraries, true);
  }

  private SubjectContext(
      TestEngineContext given, NamedLibraries libraries, boolean trustsLibraries) {
    this.given = given;
    this.libraries = libraries;
    this.trustsLibraries = trustsLibraries;
  }

  /** Grants a folder that outlives engines. */
  public SubjectContext withPersistentFolder(Path folder) {
    return new SubjectContext(given.withPersistentFolder(folder), libraries, trustsLibraries);
  }

  /** Refuses every library that a setting names, as a host does that has it not on its list. */
  public SubjectContext trustingNoLibrary() {
    return new SubjectContext(given, libraries, false);
  }

  @Override
  public Settings settings() {
    return given.settings();
  }

  @Override
  public NativeFolder nativeFolder() {
    return given.nativeFolder();
  }

  @Override
  public Path trustedLibrary(Path library) throws EngineStartException {
    libraries.add(library);
    if (!trustsLibraries) {
      throw new EngineStartException(
          Problem.of("NUN-1029", "the native library is not on the allow-list")
              .expected("a library that the host trusts")
              .found("a host of the kit's that trusts none")
              .where(library.toString()));
    }
    return given.trustedLibrary(library);
  }

  @Override
  public Optional<Path> persistentFolder() {
    return given.persistentFolder();
  }

  @Override
  public System.Logger logger() {
    return given.logger();
  }
}
