package io.nunchi.bench.plugin;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;

/** Detects nothing, on a simulated accelerator that computes batches of waiting callers. */
public final class AcceleratorPlugin implements AnalyzerPlugin {

  private static final long LONGEST_MICROS = 1_000_000;
  private static final int GREATEST_BATCH = EngineDescriptor.MAX_CONCURRENT_CALLS / 2;

  private static final Setting<Long> BATCH_MICROS =
      Setting.of(
          "batchMicros",
          new IntegerType(1, LONGEST_MICROS, "µs"),
          10_000L,
          "Time of a batch",
          "How long the accelerator takes for a batch, whatever the number of its frames.");

  private static final Setting<Long> BATCH_FRAMES =
      Setting.of(
          "batchFrames",
          new IntegerType(1, GREATEST_BATCH, "frames"),
          32L,
          "Greatest batch",
          "How many frames the accelerator takes at once.");

  /** Called by the host. */
  public AcceleratorPlugin() {}

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder(
            "nunchi.bench.accelerator", "Bench with a simulated accelerator")
        .version("1.0")
        .vendor("Nunchi")
        .engineSettings(SettingsSchema.of(BATCH_MICROS, BATCH_FRAMES))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    return new AcceleratorEngine(
        new SimulatedAccelerator(
            Math.toIntExact(context.settings().get(BATCH_FRAMES)),
            context.settings().get(BATCH_MICROS)));
  }
}
