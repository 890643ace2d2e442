package io.nunchi.nativelib.plugin;

import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.VisionEngines;
import io.nunchi.nativelib.internal.vision.load.HostPlatform;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code nunchi.classic}: the classical analyzer that Nunchi brings along, in C. It finds persons
 * and vehicles by how they differ from a learned background; the incumbent for comparisons.
 *
 * <p>Lifecycle and threading are those of every {@link AnalyzerPlugin}. Ownership: engines belong
 * to the caller; the library stays loaded as long as the plugin.
 */
public final class ClassicPlugin implements AnalyzerPlugin {

  /** The version of the C library, which a test compares with what the library says. */
  static final String VERSION = "1.1.0";

  private static final PluginDescriptor DESCRIPTOR =
      PluginDescriptor.builder("nunchi.classic", "Classic")
          .version(VERSION)
          .vendor("Nunchi")
          .engineSettings(ClassicSettings.SCHEMA)
          .build();

  /** Creates the plugin; loads nothing. */
  public ClassicPlugin() {}

  @Override
  public PluginDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    return VisionEngines.start(context, unpackLibrary(context), ClassicSettings.MAPPING);
  }

  private static Path unpackLibrary(EngineContext context) throws EngineStartException {
    String resource =
        "/io/nunchi/nativelib/%s/%s"
            .formatted(HostPlatform.folder(), System.mapLibraryName("nunchi_classic"));
    try {
      return context.nativeFolder().unpack(ClassicPlugin.class, resource);
    } catch (IOException e) {
      throw new EngineStartException(
          Problem.of(NativeErrors.NO_BUNDLED_LIBRARY, "the plugin's library cannot be unpacked")
              .expected("a library for " + HostPlatform.folder() + " in the plugin's jar")
              .found(e.toString())
              .where(resource + ", into " + context.nativeFolder().path())
              .fix(
                  "build Nunchi on this platform, or correct the permissions and space of the"
                      + " folder"),
          e);
    }
  }
}
