package io.nunchi.testing;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An engine context with given parts, as a host hands it to {@link AnalyzerPlugin#createEngine}.
 *
 * <p>Lifecycle: no close; any number of engines may share it. Threading: immutable; any thread.
 * Ownership: the caller owns the native folder and deletes it after the engines are closed.
 *
 * @param settings the engine's settings
 * @param nativeFolder the folder for native libraries; it exists
 * @param logger the receiver of the engine's log
 * @param persistentFolder an existing folder that outlives engines; empty if the host has none
 */
public record TestEngineContext(
    Settings settings,
    NativeFolder nativeFolder,
    System.Logger logger,
    Optional<Path> persistentFolder)
    implements EngineContext {

  private static final String LOGGER = "io.nunchi.testing";

  /**
   * Creates a context without a persistent folder.
   *
   * @param settings the engine's settings
   * @param nativeFolder the folder for native libraries; it exists
   * @param logger the receiver of the engine's log
   */
  public TestEngineContext(Settings settings, NativeFolder nativeFolder, System.Logger logger) {
    this(settings, nativeFolder, logger, Optional.empty());
  }

  /**
   * Checks settings as a host does, and logs to {@code io.nunchi.testing}.
   *
   * @param plugin the plugin whose schema applies
   * @param settings text by key; absent keys get their defaults
   * @param nativeFolder an existing folder for native libraries
   * @return the context
   * @throws SettingsException if the settings do not match the plugin's schema
   */
  public static TestEngineContext of(
      AnalyzerPlugin plugin, Map<String, String> settings, Path nativeFolder)
      throws SettingsException {
    return new TestEngineContext(
        plugin.descriptor().engineSettings().parse(settings),
        new NativeFolder(nativeFolder),
        System.getLogger(LOGGER));
  }

  /**
   * Grants a folder that outlives engines.
   *
   * @param folder an existing folder; it stays the caller's
   * @return a context that differs in this only
   */
  public TestEngineContext withPersistentFolder(Path folder) {
    return new TestEngineContext(settings, nativeFolder, logger, Optional.of(folder));
  }

  /**
   * Copies a library into the native folder, as a host does that checks it, and trusts every one.
   *
   * @param library the path of a library
   * @return the copy; the same one for unchanged content
   * @throws EngineStartException if it cannot be copied
   */
  @Override
  public Path trustedLibrary(Path library) throws EngineStartException {
    try {
      synchronized (nativeFolder) {
        return copyInNativeFolder(library);
      }
    } catch (IOException e) {
      throw new EngineStartException(
          Problem.of("NUN-4206", "the library that a setting names cannot be copied")
              .expected("a readable file, and space in " + nativeFolder.path())
              .found(e.toString())
              .where(library.toString())
              .fix("correct the setting, or make space"),
          e);
    }
  }

  private Path copyInNativeFolder(Path library) throws IOException {
    int number = 1;
    while (true) {
      Path folder = nativeFolder.path().resolve("trusted-" + number);
      Path copy = folder.resolve(String.valueOf(library.getFileName()));
      if (Files.notExists(copy)) {
        return Files.copy(library, Files.createDirectories(folder).resolve(copy.getFileName()));
      }
      if (Files.mismatch(library, copy) < 0) {
        return copy;
      }
      number++;
    }
  }
}
