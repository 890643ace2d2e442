package io.nunchi.bench.plugin;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;

/** Detects nothing, at once or after the processor time that its setting says. */
public final class BenchPlugin implements AnalyzerPlugin {

  private static final long LONGEST_MICROS = 60_000_000;

  private static final Setting<Long> BUSY_MICROS =
      Setting.of(
          "busyMicros",
          new IntegerType(0, LONGEST_MICROS, "µs"),
          0L,
          "Busy time",
          "How much processor time a frame takes.");

  /** Called by the host. */
  public BenchPlugin() {}

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("nunchi.bench", "Bench")
        .version("1.0")
        .vendor("Nunchi")
        .engineSettings(SettingsSchema.of(BUSY_MICROS))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    return new BenchEngine(context.settings().get(BUSY_MICROS));
  }
}
