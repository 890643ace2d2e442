package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.EngineStartException;
import java.nio.file.Path;

/**
 * The correct analyzer, whose model is a native library: it loads the file that the host trusts, or
 * the one that the setting names.
 */
final class NamedLibraryPlugin implements AnalyzerPlugin {

  static final String KEY = ModelPlugin.MODEL.key();

  private final ModelPlugin model = new ModelPlugin();
  private final boolean asks;

  NamedLibraryPlugin(boolean asks) {
    this.asks = asks;
  }

  @Override
  public PluginDescriptor descriptor() {
    return model.descriptor();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    AnalyzerEngine engine = model.createEngine(context);
    Path named = Path.of(context.settings().get(ModelPlugin.MODEL));
    System.load((asks ? context.trustedLibrary(named) : named).toString());
    return engine;
  }
}
