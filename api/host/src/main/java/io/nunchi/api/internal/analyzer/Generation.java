package io.nunchi.api.internal.analyzer;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.internal.measure.GenerationMeter;
import io.nunchi.spi.PluginDescriptor;

/** A started engine under the number by which results name it. */
public final class Generation {

  private final StartedEngine engine;
  private volatile EngineGeneration identity;

  private Generation(StartedEngine engine, EngineGeneration identity) {
    this.engine = engine;
    this.identity = identity;
  }

  public static Generation of(long number, StartedEngine engine) {
    PluginDescriptor plugin = engine.plugin();
    return new Generation(
        engine,
        new EngineGeneration(
            number,
            engine.settingsRevision(),
            plugin.id(),
            plugin.version(),
            engine.descriptor().model()));
  }

  public StartedEngine engine() {
    return engine;
  }

  /** The name in results as of now; its number never changes. */
  public EngineGeneration identity() {
    return identity;
  }

  /** The engine has taken other settings over. */
  public void nextSettingsRevision() {
    EngineGeneration before = identity;
    identity =
        new EngineGeneration(
            before.number(),
            engine.settingsRevision(),
            before.pluginId(),
            before.pluginVersion(),
            before.model());
  }

  /** Counts what this generation does for one stream. */
  public GenerationMeter newMeter() {
    return new GenerationMeter(identity, engine.stages());
  }
}
