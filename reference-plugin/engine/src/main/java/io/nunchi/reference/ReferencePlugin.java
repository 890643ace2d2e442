package io.nunchi.reference;

import com.google.inject.Injector;
import io.nunchi.reference.internal.engine.EngineSettings;
import io.nunchi.reference.internal.engine.EngineStarter;
import io.nunchi.reference.internal.engine.StreamReportingSettings;
import io.nunchi.reference.internal.wiring.Wiring;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.EngineStartException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Nunchi's own analyzer: any neural network for which there is a model package, run by ONNX
 * Runtime.
 *
 * <p>Lifecycle: constructed by {@link java.util.ServiceLoader}; neither native libraries nor the
 * wiring are touched before the first engine. Threading: any thread. Ownership: the engines belong
 * to the caller; the plugin itself owns nothing that must be given back.
 */
public final class ReferencePlugin implements AnalyzerPlugin {

  /** The plugin's id. */
  public static final String ID = "nunchi.reference";

  private static final String VERSION_RESOURCE = "version.properties";

  private final PluginDescriptor descriptor;

  /** Creates the plugin. */
  public ReferencePlugin() {
    this.descriptor =
        PluginDescriptor.builder(ID, "Nunchi reference analyzer")
            .version(version())
            .vendor("Nunchi")
            .engineSettings(EngineSettings.SCHEMA)
            .streamSettings(StreamReportingSettings.SCHEMA)
            .build();
  }

  @Override
  public PluginDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    Injector injector = Wiring.injector(context.nativeFolder());
    return injector.getInstance(EngineStarter.class).start(context);
  }

  private static String version() {
    try (InputStream stream = ReferencePlugin.class.getResourceAsStream(VERSION_RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the plugin's jar has no " + VERSION_RESOURCE);
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version", "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the plugin's jar is unreadable", unreadable);
    }
  }
}
