package io.nunchi.reference.internal.testing;

import io.nunchi.reference.ReferencePlugin;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** As much of a host as an engine needs. All tests of a JVM share one native folder. */
public final class TestHost {

  private static final Logger QUIET = quietLogger();
  private static final NativeFolder NATIVE_FOLDER = createNativeFolder();

  private TestHost() {}

  /** The native folder of this JVM's only class loader. */
  public static NativeFolder nativeFolder() {
    return NATIVE_FOLDER;
  }

  /** Starts an engine on a package, with settings as key, value, key, value. */
  public static AnalyzerEngine start(Path modelPackage, String... settings)
      throws EngineStartException {
    return new ReferencePlugin().createEngine(context(modelPackage, settings));
  }

  /** The context of an engine. */
  public static EngineContext context(Path modelPackage, String... settings) {
    return contextOf(modelPackage.toString(), settings);
  }

  /** The context of an engine whose model is located as a person says it. */
  public static EngineContext contextOf(String model, String... settings) {
    Map<String, String> text = new HashMap<>();
    text.put("model", model);
    for (int i = 0; i < settings.length; i += 2) {
      text.put(settings[i], settings[i + 1]);
    }
    return new Context(parse(new ReferencePlugin().descriptor().engineSettings(), text));
  }

  /** Starts an engine on a package that logs to a list. */
  public static AnalyzerEngine startLogging(Path modelPackage, List<String> log, String... settings)
      throws EngineStartException {
    return new ReferencePlugin()
        .createEngine(
            new LoggingContext(context(modelPackage, settings).settings(), new ListLogger(log)));
  }

  /** A camera stream. */
  public static StreamContext stream(String id) {
    return new TestStream(id, streamSettings(Map.of()));
  }

  /** The settings of a camera stream. */
  public static Settings streamSettings(Map<String, String> text) {
    return parse(new ReferencePlugin().descriptor().streamSettings(), text);
  }

  private static Settings parse(SettingsSchema schema, Map<String, String> text) {
    try {
      return schema.parse(text);
    } catch (SettingsException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private static Logger quietLogger() {
    Logger logger = Logger.getLogger("nunchi.reference.test");
    logger.setLevel(Level.SEVERE);
    return logger;
  }

  /** In the build's folder; what another version of ONNX Runtime left there is removed. */
  private static NativeFolder createNativeFolder() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "test-natives").toAbsolutePath());
      try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*onnxruntime*")) {
        for (Path file : left) {
          Files.delete(file);
        }
      }
      return new NativeFolder(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private record Context(Settings settings) implements EngineContext {
    @Override
    public NativeFolder nativeFolder() {
      return NATIVE_FOLDER;
    }

    @Override
    public System.Logger logger() {
      return System.getLogger(QUIET.getName());
    }
  }

  private record LoggingContext(Settings settings, System.Logger logger) implements EngineContext {
    @Override
    public NativeFolder nativeFolder() {
      return NATIVE_FOLDER;
    }
  }
}
