package io.nunchi.tck.unfit;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;

/** Nobody knows what to give its constructor. */
public class ArgumentPlugin implements AnalyzerPlugin {

  private final String name;

  public ArgumentPlugin(String name) {
    this.name = name;
  }

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("example.unfit", name).version("1.0").vendor("Example").build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    throw new UnsupportedOperationException("nobody gets this far");
  }
}
