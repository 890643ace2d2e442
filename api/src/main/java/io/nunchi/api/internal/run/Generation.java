package io.nunchi.api.internal.run;

import io.nunchi.api.EngineGeneration;
import io.nunchi.api.internal.measure.GenerationMeter;
import io.nunchi.spi.PluginDescriptor;

/** A started engine under the number by which results name it. */
record Generation(EngineGeneration identity, StartedEngine engine) {

  static Generation of(long number, StartedEngine engine) {
    PluginDescriptor plugin = engine.plugin();
    return new Generation(
        new EngineGeneration(number, plugin.id(), plugin.version(), engine.descriptor().model()),
        engine);
  }

  /** Counts what this generation does for one stream. */
  GenerationMeter newMeter() {
    return new GenerationMeter(identity, engine.stages());
  }
}
