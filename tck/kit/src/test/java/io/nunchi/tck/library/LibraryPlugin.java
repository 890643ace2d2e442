package io.nunchi.tck.library;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import io.nunchi.tck.example.BrightSpotPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** The correct analyzer, whose engines load a library first. */
abstract class LibraryPlugin implements AnalyzerPlugin {

  private static final Setting<String> LIBRARY =
      Setting.mandatory("library", TextType.any("a path"), "Library", "A native library.");

  private final BrightSpotPlugin correct = new BrightSpotPlugin();

  /** Chooses the file to load for the library that the setting names. */
  abstract Path chooseFile(Path named, EngineContext context) throws EngineStartException;

  @Override
  public PluginDescriptor descriptor() {
    PluginDescriptor described = correct.descriptor();
    return PluginDescriptor.builder(described.id(), described.name())
        .version(described.version())
        .vendor(described.vendor())
        .engineSettings(SettingsSchema.of(LIBRARY))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    Path named = Path.of(context.settings().get(LIBRARY));
    if (!Files.isRegularFile(named)) {
      throw new EngineStartException(problem("there is no library", named.toString()));
    }
    Path file = chooseFile(named, context);
    try {
      System.load(file.toString());
    } catch (UnsatisfiedLinkError e) {
      throw new EngineStartException(problem("the library does not load", e.toString()), e);
    }
    return new Engine(correct.createEngine(context), digest(file));
  }

  private static String digest(Path file) throws EngineStartException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new EngineStartException(problem("the library cannot be read", e.toString()), e);
    }
  }

  private static Problem problem(String what, String found) {
    return Problem.of("EXAMPLE-0086", what).expected("a native library").found(found);
  }

  private static final class Engine implements AnalyzerEngine {
    private final AnalyzerEngine correct;
    private final String digest;

    Engine(AnalyzerEngine correct, String digest) {
      this.correct = correct;
      this.digest = digest;
    }

    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder()
          .labels(correct.descriptor().labels())
          .pixelFormats(Set.of(PixelFormat.GRAY8, PixelFormat.NV12))
          .model(ModelIdentity.of("library", digest))
          .build();
    }

    @Override
    public EngineStatus status() {
      return correct.status();
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      return correct.openAnalyzer(stream);
    }

    @Override
    public void close() {
      correct.close();
    }
  }
}
